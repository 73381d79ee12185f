//! What editors still have to do about topics.

use domain::community::TopicState;
use store::community::Topic;
use time::OffsetDateTime;

/// Something that is still to be done about a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TopicWork {
    /// It is a draft.
    Draft,
    /// It is published by itself, at its moment.
    Scheduled,
    /// One of its languages, or of what came of it, was left behind.
    OutOfDate,
    /// It is closed, and members are told nothing of what came of it.
    Owed,
    /// What came of it should have been looked at again.
    Overdue,
}

impl TopicWork {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Draft, Self::Scheduled, Self::OutOfDate, Self::Owed, Self::Overdue];

    /// The word for it in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Scheduled => "scheduled",
            Self::OutOfDate => "out-of-date",
            Self::Owed => "owed",
            Self::Overdue => "overdue",
        }
    }

    /// The one with this word.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|work| work.code() == word)
    }

    /// Whether it is to be done about a topic.
    pub fn is_of(self, topic: &Topic, now: OffsetDateTime) -> bool {
        match self {
            Self::Draft => topic.state == TopicState::Draft,
            Self::Scheduled => topic.state == TopicState::Scheduled,
            Self::OutOfDate => topic.content.out_of_date.is_some(),
            Self::Owed => topic.closure().owes_outcome(),
            Self::Overdue => topic.closure().is_overdue(now),
        }
    }
}
