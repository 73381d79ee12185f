//! What a comment shows to one reader, as data.

use domain::Language;
use domain::community::Bar;
use serde::{Deserialize, Serialize};

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
    /// What they are called in the address of their page, for who may open it.
    pub person: Option<String>,
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
