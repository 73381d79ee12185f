//! The log of moderation, as who moderates everywhere reads it.

use domain::moderation::{Clause, LogAction, Target};
use time::OffsetDateTime;
use uuid::Uuid;

/// Which entries.
#[derive(Clone, Copy, Debug)]
pub struct LogPageRequest {
    /// About nothing that their reader wrote.
    pub reader: Uuid,
    /// Of this kind.
    pub kind: Option<LogAction>,
    /// What this colleague did.
    pub by: Option<Uuid>,
    /// Before the one with this number, of those that are there for the reader.
    pub before: Option<i64>,
    /// At most as many.
    pub limit: u32,
}

/// What an entry is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// A case, and its thing.
    Case(i64, Target),
    /// A topic as a whole.
    Topic(i64),
}

/// An entry, with the name that its number stands for now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogLine {
    /// Its number, of those that are there for the reader.
    pub number: i64,
    /// When it was done.
    pub at: OffsetDateTime,
    /// The word for who did it: `staff`, `author`, `member` or `system`.
    pub actor: String,
    /// Which colleague it was, and what they are called; `None` of others and of who left.
    pub colleague: Option<(Uuid, String)>,
    /// What was done.
    pub kind: LogAction,
    /// What it is about.
    pub about: About,
    /// The clause.
    pub clause: Option<Clause>,
}
