//! Taking passages out of a text, and nothing else.

use crate::search::words;

/// What stands in place of a passage that was taken out.
pub const REDACTED: &str = "[…]";

/// A text without some of its passages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redaction {
    /// What is left.
    pub text: String,
    /// What was taken out, passage by passage.
    pub passages: Vec<String>,
}

/// Why a text is no redaction of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RedactionError {
    /// Nothing was taken out of it.
    #[error("nothing is taken out")]
    Nothing,
    /// Something else was changed: what stays must stay as its author wrote it.
    #[error("more is changed than taken out")]
    Words,
}

/// Reads what a moderator left of a text, with `[…]` (or `[...]`) wherever they took a passage out.
///
/// # Errors
/// [`RedactionError`] when nothing was taken out, or anything else was changed.
pub fn redact(before: &str, after: &str) -> Result<Redaction, RedactionError> {
    let before = unified(before);
    let text = unified(after).replace("[...]", REDACTED);
    let pieces: Vec<&str> = text.split(REDACTED).collect();
    let (Some((first, rest)), true) = (pieces.split_first(), pieces.len() > 1) else {
        return Err(if text == before { RedactionError::Nothing } else { RedactionError::Words });
    };
    let (middle, last) = rest.split_at(rest.len() - 1);
    let mut left = before.strip_prefix(first).ok_or(RedactionError::Words)?;
    let mut passages = Vec::new();
    for piece in middle {
        let at = left.find(piece).ok_or(RedactionError::Words)?;
        passages.push(left[..at].to_owned());
        left = &left[at + piece.len()..];
    }
    passages.push(left.strip_suffix(last[0]).ok_or(RedactionError::Words)?.to_owned());
    // What was taken out before is taken out still.
    passages.retain(|passage| passage != REDACTED);
    if !passages.iter().any(|passage| words(passage).next().is_some()) {
        return Err(RedactionError::Nothing);
    }
    Ok(Redaction { text, passages })
}

fn unified(text: &str) -> String {
    crate::text::lines(text).trim().to_owned()
}

/// A comment's Markdown without what it quotes of the passages that were taken out of another; `None` where it quotes none
/// of them. What somebody says in their own words stays.
pub fn without_passages(source: &str, before: &str, passages: &[String]) -> Option<String> {
    let whole = padded(before);
    let parts =
        || passages.iter().flat_map(|passage| passage.lines()).map(str::trim).filter(|part| !part.is_empty());
    let mut is_changed = false;
    let lines = source.split('\n').map(|line| {
        let Some(quoted) = quoted(line).filter(|quoted| whole.contains(&padded(quoted))) else {
            return line.to_owned();
        };
        let is_within = parts().any(|part| padded(part).contains(&padded(quoted)));
        let mut text =
            if is_within && words(quoted).next().is_some() { REDACTED.to_owned() } else { quoted.to_owned() };
        for part in parts().filter(|part| words(part).next().is_some()) {
            text = text.replace(part, REDACTED);
        }
        is_changed |= text != quoted;
        line.replace(quoted, &text)
    });
    let text = lines.collect::<Vec<_>>().join("\n");
    is_changed.then_some(text)
}

/// What a line quotes, without the marks of quotations within quotations.
fn quoted(line: &str) -> Option<&str> {
    let text = line.trim_start();
    text.starts_with('>').then(|| text.trim_start_matches(['>', ' '])).filter(|text| !text.is_empty())
}

fn padded(text: &str) -> String {
    words(text).fold(" ".to_owned(), |line, word| line + &word + " ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TEXT: &str =
        "Mme Untel, née le 2 mars 1957, attend depuis neuf heures.\n\nElle n’est pas la seule.";

    #[test]
    fn what_is_left_is_what_its_author_wrote() {
        let after = "[…], née le [...], attend depuis neuf heures.\r\n\r\nElle n’est pas la seule. ";
        let redaction = redact(TEXT, after).unwrap();
        assert_eq!(redaction.passages, ["Mme Untel", "2 mars 1957"]);
        assert_eq!(redaction.text, "[…], née le […], attend depuis neuf heures.\n\nElle n’est pas la seule.");
        let again = redact(&redaction.text, "[…], née le […], […].\n\nElle n’est pas la seule.").unwrap();
        assert_eq!(again.passages, ["attend depuis neuf heures"]);
    }

    #[test]
    fn nothing_else_may_be_changed() {
        for (after, error) in [
            (TEXT, RedactionError::Nothing),
            ("", RedactionError::Words),
            ("Monsieur […]", RedactionError::Words),
            ("[…] Elle est la seule.", RedactionError::Words),
            (
                "Mme Untel,[…]née le 2 mars 1957, attend depuis neuf heures.\n\nElle n’est pas la seule.",
                RedactionError::Nothing,
            ),
        ] {
            assert_eq!(redact(TEXT, after), Err(error), "{after}");
        }
    }

    #[test]
    fn quotations_lose_the_same_passages_and_answers_lose_nothing() {
        let passages = ["Mme Untel".to_owned(), "2 mars 1957".to_owned()];
        let reply = "> Mme Untel, née le 2 mars 1957, attend depuis neuf heures.\n\nMme Untel, dites-vous?";
        assert_eq!(
            without_passages(reply, TEXT, &passages).as_deref(),
            Some("> […], née le […], attend depuis neuf heures.\n\nMme Untel, dites-vous?")
        );
        assert_eq!(without_passages("> > 2 mars 1957", TEXT, &passages).as_deref(), Some("> > […]"));
        assert_eq!(without_passages("> mars 1957", TEXT, &passages).as_deref(), Some("> […]"));
        assert_eq!(without_passages("> Elle n’est pas la seule.", TEXT, &passages), None);
        assert_eq!(without_passages("> Mme Untel est venue.", TEXT, &passages), None, "another text");
    }

    proptest! {
        #[test]
        fn whatever_is_taken_out_is_gone_and_the_rest_stays(
            one in "[a-z ]{1,20}", two in "[a-z]{1,20}", three in "[a-z ]{1,20}"
        ) {
            let (one, three) = (one.trim(), three.trim());
            let before = format!("{one}{two}{three}");
            let redaction = redact(&before, &format!("{one}[…]{three}")).unwrap();
            prop_assert_eq!(&redaction.passages, &[two]);
            prop_assert_eq!(redaction.text, format!("{one}[…]{three}"));
        }

        #[test]
        fn hostile_text_is_just_text(before in any::<String>(), after in any::<String>()) {
            if let Ok(redaction) = redact(&before, &after) {
                prop_assert!(redaction.text.contains(REDACTED));
                prop_assert!(redaction.passages.iter().all(|passage| before.replace("\r\n", "\n").contains(passage.as_str())));
            }
        }
    }
}
