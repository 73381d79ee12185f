//! What members are still writing.

use time::Duration;

use super::{CommentBody, CommentError};

/// For how long a draft is kept after it was last changed.
pub const DRAFT_TIME: Duration = Duration::days(30);

/// A draft's Markdown. It need not be a comment yet; only its author reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftText(String);

impl DraftText {
    /// Longest draft, in characters: one may have more to cut than a comment may hold.
    pub const MAX_CHARS: usize = 2 * CommentBody::MAX_CHARS;

    /// Reads a draft as typed.
    ///
    /// # Errors
    /// [`CommentError`] when there is nothing to keep, or too much.
    pub fn parse(typed: &str) -> Result<Self, CommentError> {
        let text = crate::text::lines(typed).replace('\0', "");
        if text.trim().is_empty() {
            return Err(CommentError::Empty);
        }
        if text.chars().count() > Self::MAX_CHARS {
            return Err(CommentError::TooLong);
        }
        Ok(Self(text))
    }

    /// The Markdown.
    pub fn into_string(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_kept_as_it_was_typed_even_where_it_is_no_comment_yet() {
        for (typed, kept) in [("a\r\nb\rc ", "a\nb\nc "), ("\u{202e}x\0", "\u{202e}x"), ("-", "-")] {
            assert_eq!(DraftText::parse(typed).map(DraftText::into_string).as_deref(), Ok(kept));
        }
        assert_eq!(DraftText::parse(" \r\n\0"), Err(CommentError::Empty));
        assert_eq!(DraftText::parse(&"é".repeat(20_001)), Err(CommentError::TooLong));
        assert!(DraftText::parse(&"é".repeat(20_000)).is_ok());
    }
}
