//! Whose words a quotation repeats, where more than one person said them.

use std::collections::BTreeSet;

use domain::account::Username;
use domain::moderation::{Said, unquoted};
use store::community::copies::Claim;
use time::OffsetDateTime;

use super::own::Own;

/// What is said in a topic apart from what somebody takes out of it.
pub(super) struct Claims {
    said: Vec<(Claim, Said)>,
    /// What they are called who take it out, as names are told apart.
    own: BTreeSet<String>,
}

impl Claims {
    pub(super) fn new(claims: Vec<Claim>, own: &Own) -> Self {
        let taken: BTreeSet<i64> = own.texts.iter().map(|(text, _)| text.comment).collect();
        let said = |claim: Claim| {
            let said = Said::of(&unquoted(&claim.source));
            (claim, said)
        };
        Self {
            said: claims.into_iter().filter(|claim| !taken.contains(&claim.comment)).map(said).collect(),
            own: own.names.iter().map(Username::skeleton).collect(),
        }
    }

    /// Whether a quoted line stays when words go that hold it too and were written at a moment. Where the quotation names
    /// its author, who still says so, that decides; else it is of who said so first, and stays while that is read.
    pub(super) fn keep(&self, line: &str, author: Option<&str>, written: OffsetDateTime) -> bool {
        let holding: Vec<&Claim> =
            self.said.iter().filter(|(_, said)| said.holds(line)).map(|(claim, _)| claim).collect();
        let author = author.and_then(|name| Username::read(name).ok()).map(|name| name.skeleton());
        let is_by = |claim: &Claim, name: &String| {
            let by = claim.author.as_deref().and_then(|by| Username::read(by).ok());
            by.is_some_and(|by| by.skeleton() == *name)
        };
        let stands =
            |claim: &Claim| holding.iter().any(|other| other.comment == claim.comment && other.stands);
        let is_own = author.as_ref().is_some_and(|name| self.own.contains(name));
        if let Some(name) = author.as_ref().filter(|_| !is_own)
            && holding.iter().any(|claim| is_by(claim, name) && stands(claim))
        {
            return true;
        }
        // Of who takes something out, another comment may say it as well.
        let may_be_quoted = |claim: &Claim| !is_own || author.as_ref().is_some_and(|name| is_by(claim, name));
        holding.iter().any(|claim| claim.written <= written && stands(claim) && may_be_quoted(claim))
    }
}

#[cfg(test)]
mod tests {
    use std::slice::from_ref;

    use store::community::copies::{OwnText, OwnWords};
    use time::Duration;

    use super::*;

    const LINE: &str = "beds are short in the whole north";

    fn at(minute: i64) -> OffsetDateTime {
        OffsetDateTime::UNIX_EPOCH + Duration::minutes(minute)
    }

    fn claim(comment: i64, author: &str, source: &str, minute: i64, stands: bool) -> Claim {
        let author = (!author.is_empty()).then(|| author.to_owned());
        Claim { comment, author, source: source.to_owned(), written: at(minute), stands }
    }

    /// Whether the line stays when quack takes back what they wrote in the fifth minute, as comment 5.
    fn stays(author: Option<&str>, claims: &[Claim]) -> bool {
        let text = OwnText { comment: 5, topic: 1, source: LINE.to_owned(), written: at(5) };
        let words = OwnWords { names: vec!["quack".into()], texts: vec![text], leaves: false };
        let taken = claim(5, "quack", LINE, 5, true);
        let claims = [claims, &[taken]].concat();
        Claims::new(claims, &Own::new(&words)).keep(LINE, author, at(5))
    }

    #[test]
    fn a_quotation_is_of_whom_it_names_else_of_who_said_so_first_and_still_does() {
        let early = claim(3, "barnabe", "I say: beds are short in the whole north.", 3, true);
        let late = Claim { comment: 7, written: at(7), ..early.clone() };
        let nobody_s = Claim { author: None, ..early.clone() };
        let quoting = Claim { source: format!("> {LINE}"), ..early.clone() };
        assert!(!stays(None, &[]));
        for claim in [&late, &quoting] {
            assert!(!stays(None, from_ref(claim)), "{claim:?}");
        }
        assert!(stays(None, from_ref(&early)) && stays(None, &[nobody_s]));
        for claim in [&early, &late] {
            assert!(stays(Some("Barnabe"), from_ref(claim)));
            assert!(!stays(Some("quack"), from_ref(claim)));
        }
        assert!(!stays(Some("barnabe"), &[]), "who is named never said so");
        assert!(
            stays(Some("quack"), &[claim(4, "quack", LINE, 4, true)]),
            "another comment of theirs says it"
        );
    }

    #[test]
    fn who_corrects_what_they_said_first_said_it_first() {
        let before = claim(3, "barnabe", LINE, 3, false);
        let now = claim(3, "barnabe", "Beds are short in the whole north!", 9, true);
        assert!(stays(None, &[before.clone(), now]));
        let gone = claim(3, "barnabe", "Something else.", 9, true);
        assert!(!stays(None, &[before.clone(), gone.clone()]), "nobody reads it there any more");
        assert!(!stays(Some("barnabe"), &[before, gone]), "nor where it says whom it quotes");
    }
}
