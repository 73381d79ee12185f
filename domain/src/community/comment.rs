//! What members write.

use strum::{EnumString, IntoStaticStr, VariantArray};
use time::Duration;

use crate::text::{Place, harm, is_blank, line, lines};

/// A comment's Markdown, as its author wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentBody(String);

/// What is wrong with a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CommentError {
    /// Nothing was written.
    #[error("empty")]
    Empty,
    /// Longer than [`CommentBody::MAX_CHARS`].
    #[error("too long")]
    TooLong,
    /// It holds a control, or what turns the text around it around.
    #[error("unexpected characters")]
    Characters(Place),
}

impl CommentBody {
    /// Longest comment, in characters.
    pub const MAX_CHARS: usize = 10_000;
    /// From here on readers tend to skip a comment, in characters.
    pub const LONG_CHARS: usize = 2_000;

    /// Reads a comment as typed.
    ///
    /// # Errors
    /// [`CommentError`] says what is wrong with it.
    pub fn parse(typed: &str) -> Result<Self, CommentError> {
        let body = lines(typed).replace('\t', "    ");
        let body = body.trim_end().trim_start_matches('\n');
        let says = |c: char| c.is_alphanumeric() || !c.is_ascii() && !is_blank(c.encode_utf8(&mut [0; 4]));
        if !body.chars().any(says) {
            return Err(CommentError::Empty);
        }
        if body.chars().count() > Self::MAX_CHARS {
            return Err(CommentError::TooLong);
        }
        if let Some(place) = harm(body) {
            return Err(CommentError::Characters(place));
        }
        Ok(Self(body.to_owned()))
    }

    /// The Markdown.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The Markdown of a quotation of a comment.
pub fn quotation(author: Option<&str>, source: &str) -> String {
    let lines = source.lines().map(|line| if line.is_empty() { ">".to_owned() } else { format!("> {line}") });
    let quoted = lines.collect::<Vec<_>>().join("\n");
    match author {
        Some(author) => format!("@{author}\n\n{quoted}\n\n"),
        None => format!("{quoted}\n\n"),
    }
}

/// Whether two texts are the same to who reads them, however the blanks between their words, the ends of their lines and
/// the marks on their letters were typed. The case of a letter is read: "us" is not "US". So is where a line ends and how far
/// it is indented, which make lists and paragraphs.
pub fn reads_alike(one: &str, other: &str) -> bool {
    read_lines(one) == read_lines(other)
}

/// The lines of a text, each with how far it is indented.
fn read_lines(text: &str) -> Vec<(usize, String)> {
    let text = lines(text).replace('\t', "    ");
    let indent = |typed: &str| typed.trim_end().chars().take_while(|c| c.is_whitespace()).count();
    text.trim().lines().map(|typed| (indent(typed), line(typed))).collect()
}

/// For how long its author may change a comment.
pub const EDIT_TIME: Duration = Duration::minutes(30);

/// Within this time, the same person's same words in the same place are one comment: going back and pressing the button
/// again says nothing new.
pub const REPEAT_TIME: Duration = Duration::minutes(10);

/// What a reader tells of a comment without a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Reaction {
    /// "I see this too."
    SeenToo,
    /// "This helped."
    Helped,
    /// "I disagree, respectfully."
    Disagree,
}

crate::words!(Reaction: "in forms");

impl Reaction {
    /// Its bit among a person's reactions to one comment.
    pub const fn bit(self) -> u8 {
        match self {
            Self::SeenToo => 1,
            Self::Helped => 2,
            Self::Disagree => 4,
        }
    }

    /// Whether it speaks for showing the comment early to those who ask for the most useful first. Disagreement speaks
    /// neither for it nor against it.
    pub const fn is_use(self) -> bool {
        matches!(self, Self::SeenToo | Self::Helped)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_comment_is_kept_as_written_without_the_blank_around_it() {
        assert_eq!(CommentBody::parse("\r\nYes.\r\n\r\nNo. \n").unwrap().as_str(), "Yes.\n\nNo.");
        for nothing in ["", " \n", "\u{200b}", "> \n", "**", "---"] {
            assert_eq!(CommentBody::parse(nothing), Err(CommentError::Empty), "{nothing:?}");
        }
        assert!(CommentBody::parse("👍🏽").is_ok());
        assert_eq!(CommentBody::parse(&"é".repeat(CommentBody::MAX_CHARS + 1)), Err(CommentError::TooLong));
        assert!(CommentBody::parse(&"é".repeat(CommentBody::MAX_CHARS)).is_ok());
    }

    #[test]
    fn case_31_32_controls_and_turned_text_are_refused() {
        for (text, line, character) in [
            ("a\0b", 1, 2),
            ("a\r\na\u{202e}b", 2, 2),
            ("a\u{2067}b", 1, 2),
            ("e\u{301}\u{301}\u{301}\u{301}\u{301}", 1, 6),
        ] {
            let place = Place { line, character };
            assert_eq!(CommentBody::parse(text), Err(CommentError::Characters(place)), "{text:?}");
        }
        assert!(CommentBody::parse("a\u{2067}b\u{2069} \u{202A}613 731-9331\u{202C}").is_ok());
        assert_eq!(CommentBody::parse("a\u{B}b\u{C}c").unwrap().as_str(), "a\nb\nc");
        assert!(CommentBody::parse("👩\u{200d}⚕\u{fe0f} 10\u{a0}% «\u{202f}oui\u{202f}»").is_ok());
    }

    #[test]
    fn every_reaction_has_a_bit_and_a_word_of_its_own() {
        assert_eq!(Reaction::ALL.iter().fold(0, |bits, reaction| bits + reaction.bit()), 7);
        for reaction in Reaction::ALL {
            assert_eq!(reaction.code().parse(), Ok(reaction));
        }
    }

    #[test]
    fn the_same_words_read_alike_however_they_were_typed() {
        for other in
            ["Beds  are short.", "\r\n Beds are short. \r\n\r\n", "Beds\u{a0}are short.", "Beds are\tshort."]
        {
            assert!(reads_alike("Beds are short.", other), "{other:?}");
        }
        assert!(reads_alike("caf\u{e9}", "cafe\u{301}"), "a letter and its mark, composed or not");
        for other in ["Beds are short!", "beds are short.", "Bedsare short.", ""] {
            assert!(!reads_alike("Beds are short.", other), "{other:?}");
        }
        assert!(reads_alike("One.\n\nTwo.", "One. \r\n  \r\nTwo."), "a blank line, whatever is in it");
    }

    #[test]
    fn lists_paragraphs_and_indentation_are_read() {
        for (one, other) in [
            ("Beds are short.", "Beds are\nshort."),
            ("One. Two.", "One.\n\nTwo."),
            ("One.\nTwo.", "One.\n\nTwo."),
            ("- one - two", "- one\n- two"),
            ("- one\n- two", "- one\n  - two"),
            ("``` let a = 1; ```", "```\nlet a = 1;\n```"),
        ] {
            assert!(!reads_alike(one, other), "{one:?} {other:?}");
        }
    }

    proptest! {
        #[test]
        fn what_was_read_once_reads_the_same_again(typed in "\\PC{0,40}(\r?\n\\PC{0,20}){0,3}") {
            if let Ok(body) = CommentBody::parse(&typed) {
                prop_assert_eq!(CommentBody::parse(body.as_str()), Ok(body));
            }
        }
    }
}
