//! What the page says on which what came of a topic is written.

use store::community::Topic;
use store::community::outcome::{FollowUp, OutcomeVersion};

use services::dashboard::{FollowUpErrors, FollowUpFields, OutcomeErrors, OutcomeFields};

/// An outcome to write.
#[derive(Clone, Debug)]
pub struct OutcomePage {
    /// Of which topic.
    pub topic: Topic,
    /// Its saves, the newest first.
    pub versions: Vec<OutcomeVersion>,
    /// What staff found before.
    pub follow_ups: Vec<FollowUp>,
    /// As typed.
    pub fields: OutcomeFields,
    /// What does not fit.
    pub errors: OutcomeErrors,
    /// A look back, as typed.
    pub looking: FollowUpFields,
    /// What does not fit in it.
    pub looking_errors: FollowUpErrors,
    /// What was refused as a whole.
    pub refusal: Option<OutcomeRefusal>,
    /// What was just done.
    pub done: Option<OutcomeDone>,
}

/// Why nothing was done, or not all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutcomeRefusal {
    /// It was changed elsewhere meanwhile, and what was typed is not kept.
    Stale,
    /// Somebody looked back meanwhile, or set another day for it.
    LookedBack,
    /// Something does not fit, and nothing was kept.
    Unfit,
    /// It is kept, but cannot be published yet.
    NotYet,
    /// It is kept, but the topic still takes comments.
    Open,
}

/// What was done just before. A closed list: it stands in the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutcomeDone {
    /// The topic is closed.
    Closed,
    /// The draft is kept.
    Saved,
    /// Members read it.
    Published,
    /// Staff looked back, or set another day.
    FollowedUp,
}

impl OutcomeDone {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Closed, Self::Saved, Self::Published, Self::FollowedUp];

    /// The word for it in the address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Saved => "saved",
            Self::Published => "published",
            Self::FollowedUp => "looked-back",
        }
    }
}
