//! What a comment shows to one reader, as data.

use domain::Language;
use domain::community::Bar;
use serde::{Deserialize, Serialize};

use crate::told::{Told, Value, told};

/// A comment as one reader sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Its number.
    pub id: i64,
    /// The comment that began its conversation: what it replies to, or itself.
    pub head: i64,
    /// How deep its heading stands.
    pub depth: Depth,
    /// Whether it came since the reader was there last.
    pub is_new: bool,
    /// What it says.
    pub content: Content,
}

/// How deep a comment's heading stands on its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Depth {
    /// Under the page's title.
    Title,
    /// Under a section's.
    Section,
    /// Under another comment.
    Reply,
}

/// What a comment says, or why it says nothing any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Content {
    /// What somebody said.
    Said(Box<SaidCard>),
    /// It is gone.
    Gone(GoneCard),
}

/// What somebody said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaidCard {
    /// Who.
    pub author: AuthorCard,
    /// HTML that was made safe.
    pub html: String,
    /// The language that it is written in.
    pub language: Language,
    /// When, as programs read it.
    pub at: String,
    /// When, as people do.
    pub when: String,
    /// Whether it was changed since.
    pub is_edited: bool,
    /// How readers reacted.
    pub bar: Bar,
    /// Whether it takes answers.
    pub answers: Answers,
    /// Whose it is to the reader.
    pub whose: Whose,
}

/// Whether a comment takes answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answers {
    /// It does.
    Open,
    /// Its topic takes none.
    Closed,
}

/// Whose a comment is to its reader, and what that lets them do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Whose {
    /// Their own.
    Own {
        /// Whether they may still change it.
        may_change: bool,
    },
    /// Somebody else's.
    Anothers {
        /// Whether they may report it.
        may_report: bool,
    },
}

/// Who wrote a comment, with what they show of themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuthorCard {
    /// What they are called; of somebody who has left, that.
    pub name: String,
    /// Whether they have left.
    pub has_left: bool,
    /// Whether their name leads its reader to what they said.
    pub has_page: bool,
    /// Whether they are of the staff.
    pub is_staff: bool,
    /// What else they show, where it is anything.
    pub facts: Option<String>,
}

/// A comment that says nothing any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoneCard {
    /// Why, in words.
    pub words: String,
    /// The comment that is read in its place.
    pub moved_to: Option<i64>,
    /// Whether it is the reader's own: they are told more elsewhere.
    pub is_own: bool,
}

told! {
    Card { id, head, depth, is_new, content }
    SaidCard { author, html, language, at, when, is_edited, bar, answers, whose }
    AuthorCard { name, has_left, has_page, is_staff, facts }
    GoneCard { words, moved_to, is_own }
}

impl Told for Depth {
    fn told(value: Value) -> Option<Self> {
        Some(match String::told(value)?.as_str() {
            "Title" => Self::Title,
            "Section" => Self::Section,
            "Reply" => Self::Reply,
            _ => return None,
        })
    }
}

impl Told for Answers {
    fn told(value: Value) -> Option<Self> {
        Some(match String::told(value)?.as_str() {
            "Open" => Self::Open,
            "Closed" => Self::Closed,
            _ => return None,
        })
    }
}

impl Told for Content {
    fn told(value: Value) -> Option<Self> {
        let (word, more) = value.one_of()?;
        Some(match word.as_str() {
            "Said" => Self::Said(Told::told(more)?),
            "Gone" => Self::Gone(Told::told(more)?),
            _ => return None,
        })
    }
}

impl Told for Whose {
    fn told(value: Value) -> Option<Self> {
        let (word, mut more) = value.one_of()?;
        Some(match word.as_str() {
            "Own" => Self::Own { may_change: Told::told(more.take("may_change"))? },
            "Anothers" => Self::Anothers { may_report: Told::told(more.take("may_report"))? },
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::told::tests::assert_told;

    #[test]
    fn a_comment_is_read_as_it_was_meant() {
        let text = |text: &str| text.to_owned();
        let author = AuthorCard {
            name: text("amelie-birch"),
            has_left: false,
            has_page: true,
            is_staff: true,
            facts: None,
        };
        let said = SaidCard {
            author,
            html: text("<p>\"a\"</p>"),
            language: Language::Fr,
            at: text("2026-11-30T15:00:00Z"),
            when: text("now"),
            is_edited: true,
            bar: Bar { comment: 7, counts: [1, 0, 2], mine: 4, open: false },
            answers: Answers::Open,
            whose: Whose::Own { may_change: true },
        };
        let gone = GoneCard { words: text("gone"), moved_to: Some(9), is_own: false };
        let closed = SaidCard {
            answers: Answers::Closed,
            whose: Whose::Anothers { may_report: false },
            ..said.clone()
        };
        for (depth, content) in [
            (Depth::Title, Content::Said(Box::new(said))),
            (Depth::Section, Content::Said(Box::new(closed))),
            (Depth::Reply, Content::Gone(gone)),
        ] {
            assert_told(&Card { id: 7, head: 3, depth, is_new: true, content });
        }
    }
}
