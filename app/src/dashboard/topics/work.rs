//! What editors still have to do about topics.

use domain::Language;
use domain::community::TopicState;
use store::community::Topic;
use time::OffsetDateTime;

use crate::i18n::{locale, number, td_string};
use crate::routes::Route;

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

    /// The list of the topics that it is to be done about.
    pub fn path(self, language: Language) -> String {
        format!("{}?show={}", Route::Topics.path(language), self.code())
    }

    /// How many topics wait for it.
    pub fn count(self, language: Language, count: u64) -> String {
        let t = locale(language);
        let number = number(language, count);
        match self {
            Self::Draft => td_string!(t, topics.work.draft, count, number),
            Self::Scheduled => td_string!(t, topics.work.scheduled, count, number),
            Self::OutOfDate => td_string!(t, topics.work.out_of_date, count, number),
            Self::Owed => td_string!(t, outcomes.home.owed, count, number),
            Self::Overdue => td_string!(t, outcomes.home.overdue, count, number),
        }
    }

    /// What the filter is called that shows them alone.
    pub fn name(self, language: Language) -> &'static str {
        let t = locale(language);
        match self {
            Self::Draft => td_string!(t, topics.work.drafts),
            Self::Scheduled => td_string!(t, topics.work.schedule),
            Self::OutOfDate => td_string!(t, topics.work.left_behind),
            Self::Owed => td_string!(t, topics.work.outcomes),
            Self::Overdue => td_string!(t, topics.work.look_backs),
        }
    }
}
