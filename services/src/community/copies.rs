//! What others repeat of what leaves with its author: quotations of their words, and their name behind an `@`.

mod claims;
mod own;

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use domain::moderation::without_quotes_where;
use markdown::{RENDERER, rename_to, render};
use store::community::copies::{Copied, CopyPlace, OwnWords, Rewritten};
use store::erasure::Erasure;
use store::{Store, StoreError};
use time::OffsetDateTime;
use uuid::Uuid;

use self::claims::Claims;
use self::own::Own;
use crate::stored_texts::Instead;

/// Comments that are looked through at once.
const BATCH: u32 = 1_000;

/// What others may repeat of what an erasure erases.
///
/// # Errors
/// [`StoreError`] when it cannot be read.
pub async fn repeated(store: &dyn Store, erasure: &Erasure) -> Result<OwnWords, StoreError> {
    match erasure {
        Erasure::Person { id, keeps_comments, .. } => of_person(store, *id, *keeps_comments).await,
        Erasure::Comment { id } => store.words_of(*id, None).await,
        _ => Ok(OwnWords::default()),
    }
}

/// What somebody leaves with: their name, and what they wrote unless that stays.
pub(crate) async fn of_person(
    store: &dyn Store,
    person: Uuid,
    keeps_comments: bool,
) -> Result<OwnWords, StoreError> {
    let mut words = store.own_words(person).await?;
    if keeps_comments {
        words.texts.clear();
    }
    Ok(words)
}

/// Has others repeat somebody's words and names no more.
///
/// # Errors
/// [`StoreError`] when some of it is still there.
pub async fn take_out(
    store: &dyn Store,
    words: &OwnWords,
    instead: &Instead,
    at: OffsetDateTime,
) -> Result<(), StoreError> {
    // Who leaves takes it out of cases as well.
    let looked_into = (!words.leaves).then_some(at);
    store.rewrite(rewritten(store, words, instead).await?, looked_into).await
}

/// What is to stand in place of what repeats somebody's words and names.
pub(crate) async fn rewritten(
    store: &dyn Store,
    words: &OwnWords,
    instead: &Instead,
) -> Result<Vec<Rewritten>, StoreError> {
    let (mut taking, mut rewritten) = (Taking::new(store, words, instead), Vec::new());
    if taking.own.texts.is_empty() && (taking.own.names.is_empty() || !words.leaves) {
        return Ok(rewritten);
    }
    taking.out_of(store.copies_in_posts().await?, &mut rewritten).await?;
    // A name may be anywhere; quotations stand in the topics of what they quote.
    if words.leaves {
        rewritten_in(&mut taking, None, &mut rewritten).await?;
    } else {
        let topics: BTreeSet<i64> = words.texts.iter().map(|text| text.topic).collect();
        for topic in topics {
            rewritten_in(&mut taking, Some(topic), &mut rewritten).await?;
        }
    }
    Ok(rewritten)
}

/// The same in one topic or in all.
async fn rewritten_in(
    taking: &mut Taking<'_>,
    topic: Option<i64>,
    rewritten: &mut Vec<Rewritten>,
) -> Result<(), StoreError> {
    let store = taking.store;
    taking.out_of(store.copies_elsewhere(topic).await?, rewritten).await?;
    let mut after = 0;
    loop {
        let copies = store.copies_in_comments(topic, after, BATCH).await?;
        let Some(CopyPlace::Comment(last)) = copies.last().map(|copied| copied.place) else { return Ok(()) };
        after = last;
        taking.out_of(copies, rewritten).await?;
    }
}

/// Somebody's words and names, and what others say in the topics where they are quoted.
struct Taking<'a> {
    store: &'a dyn Store,
    own: Own,
    instead: &'a Instead,
    claims: BTreeMap<i64, Claims>,
}

impl<'a> Taking<'a> {
    fn new(store: &'a dyn Store, words: &OwnWords, instead: &'a Instead) -> Self {
        Self { store, own: Own::new(words), instead, claims: BTreeMap::new() }
    }

    /// Takes them out of texts.
    async fn out_of(
        &mut self,
        copies: Vec<Copied>,
        rewritten: &mut Vec<Rewritten>,
    ) -> Result<(), StoreError> {
        for copied in &copies {
            for topic in self.own.topics_of(copied) {
                if let Entry::Vacant(unknown) = self.claims.entry(topic) {
                    unknown.insert(Claims::new(self.store.claims(topic).await?, &self.own));
                }
            }
            rewritten.extend(without(copied, &self.own, self.instead, &self.claims));
        }
        Ok(())
    }
}

fn without(
    copied: &Copied,
    own: &Own,
    instead: &Instead,
    claims: &BTreeMap<i64, Claims>,
) -> Option<Rewritten> {
    let mut source = copied.source.clone();
    for (text, said) in own.quoted_by(copied) {
        let claims = claims.get(&text.topic);
        let goes = |line: &str, author: Option<&str>| {
            claims.is_none_or(|claims| !claims.keep(line, author, text.written))
        };
        if let Some(without) =
            without_quotes_where(&source, said, instead.left_quote.in_language(copied.language), goes)
        {
            source = without;
        }
    }
    for name in own.names.iter().filter(|_| own.leaves) {
        if let Some(without) = rename_to(&source, name, instead.left_name.in_language(copied.language)) {
            source = without;
        }
    }
    (source != copied.source).then(|| Rewritten {
        place: copied.place,
        before: copied.source.clone(),
        html: render(&source),
        renderer: RENDERER,
        source,
    })
}

#[cfg(test)]
mod tests {
    use domain::Language;
    use store::community::copies::OwnText;

    use super::*;
    use crate::stored_texts::both;

    fn instead() -> Instead {
        let quote = || both(|_| "[The author erased what was quoted here.]".to_owned());
        Instead {
            hidden_quote: quote(),
            left_quote: quote(),
            left_name: both(|_| "[a former member]".to_owned()),
        }
    }

    fn own(source: &str) -> OwnText {
        OwnText { comment: 1, topic: 1, source: source.to_owned(), written: OffsetDateTime::UNIX_EPOCH }
    }

    fn copied(topic: i64, source: &str) -> Copied {
        Copied {
            place: CopyPlace::Comment(7),
            topics: vec![topic],
            language: Language::En,
            source: source.to_owned(),
            written: OffsetDateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn what_repeats_somebody_who_left_names_and_quotes_them_no_more() {
        let texts = vec![own("Beds are short in the whole north."), own("")];
        let own = Own::new(&OwnWords { names: vec!["Quack-1".into()], texts, leaves: true });
        let without = |copied: &Copied| {
            without(copied, &own, &instead(), &BTreeMap::new()).map(|rewritten| rewritten.source)
        };
        let said = "@quack1\n\n> Beds are short in the whole north.\n\nSo they are.\n>";
        assert_eq!(
            without(&copied(1, said)).as_deref(),
            Some("[a former member]\n\n> [The author erased what was quoted here.]\n\nSo they are.\n>")
        );
        let elsewhere = without(&copied(2, said));
        assert!(elsewhere.is_some_and(|text| text.contains("Beds are short")), "no quotation of theirs");
        assert_eq!(without(&copied(1, "@quack-12 > nothing")), None);
    }

    #[test]
    fn what_was_moved_quotes_them_no_more_wherever_it_stood() {
        let own = Own::new(&OwnWords {
            names: Vec::new(),
            texts: vec![own("Beds are short in the whole north.")],
            leaves: false,
        });
        let moved = |topics: Vec<i64>| {
            let copied = Copied { topics, ..copied(2, "> Beds are short in the whole north.") };
            without(&copied, &own, &instead(), &BTreeMap::new()).is_some()
        };
        assert!(moved(vec![2, 1]) && moved(Vec::new()) && !moved(vec![2, 3]));
    }

    #[test]
    fn what_stood_there_before_the_text_quotes_somebody_else() {
        let before = copied(1, "> Beds are short in the whole north.");
        let text = own("Beds are short in the whole north.");
        let later = OwnText { written: text.written + time::Duration::MILLISECOND, ..text.clone() };
        let is_taken = |texts: Vec<OwnText>| {
            let own = Own::new(&OwnWords { names: Vec::new(), texts, leaves: false });
            without(&before, &own, &instead(), &BTreeMap::new()).is_some()
        };
        assert!(!is_taken(vec![later.clone()]));
        assert!(is_taken(vec![later, text]), "they said so before as well");
    }
}
