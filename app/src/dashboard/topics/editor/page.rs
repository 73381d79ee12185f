//! What the editor of a topic shows.

use domain::Language;
use domain::community::TopicFlaw;
use store::community::file::TopicFile;
use store::community::{Theme, Topic, TopicVersion};
use uuid::Uuid;

use services::dashboard::{TopicErrors, TopicFields};

/// A topic to write.
#[derive(Clone, Debug)]
pub struct TopicEditorPage {
    /// As it is kept; `None` for a new one.
    pub topic: Option<Topic>,
    /// Every theme.
    pub themes: Vec<Theme>,
    /// Its saves.
    pub versions: Vec<TopicVersion>,
    /// As typed.
    pub fields: TopicFields,
    /// What does not fit.
    pub errors: TopicErrors,
    /// What stands in the way of publishing, where that was tried.
    pub flaws: Vec<(Language, TopicFlaw)>,
    /// What was refused for a reason of its own.
    pub refusal: Option<TopicRefusal>,
    /// What was done just before.
    pub done: Option<TopicDone>,
    /// Pictures and files beside it.
    pub files: Vec<TopicFile>,
    /// The guest post that it was made of, where its author has not left.
    pub guest: Option<Uuid>,
}

/// What was done just before. A closed list: it stands in the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TopicDone {
    /// What it says is kept.
    Saved,
    /// Members see it.
    Published,
    /// It will be published by itself.
    Scheduled,
    /// That was taken back.
    Unscheduled,
    /// Members comment again.
    Reopened,
    /// It was put away.
    Archived,
    /// It stands among the closed ones again.
    Restored,
    /// It stands before the others.
    Pinned,
    /// It stands among the others again.
    Unpinned,
}

impl TopicDone {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Saved,
        Self::Published,
        Self::Scheduled,
        Self::Unscheduled,
        Self::Reopened,
        Self::Archived,
        Self::Restored,
        Self::Pinned,
        Self::Unpinned,
    ];

    /// The word for it in the address: that of the button that was pressed.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Saved => "save",
            Self::Published => "publish",
            Self::Scheduled => "schedule",
            Self::Unscheduled => "unschedule",
            Self::Reopened => "reopen",
            Self::Archived => "archive",
            Self::Restored => "restore",
            Self::Pinned => "pin",
            Self::Unpinned => "unpin",
        }
    }
}

/// Why nothing was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TopicRefusal {
    /// It was changed elsewhere meanwhile, and what was typed is not kept.
    Stale,
    /// It was changed elsewhere meanwhile, and what was asked for is not done.
    NotDone,
    /// A day is missing or has passed.
    Date,
    /// It is the editor's own guest post.
    Own,
}

impl TopicEditorPage {
    /// Whether something was refused.
    pub fn is_refused(&self) -> bool {
        !self.errors.is_empty() || !self.flaws.is_empty() || self.refusal.is_some()
    }
}
