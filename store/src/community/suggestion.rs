//! Topics that members suggest, and what staff decide about them.

use async_trait::async_trait;
use domain::Language;
use domain::community::{SuggestionState, SuggestionText};
use time::OffsetDateTime;
use uuid::Uuid;

use super::TopicSave;
use crate::StoreError;

/// A suggestion that has just come.
#[derive(Clone, Debug)]
pub struct NewSuggestion {
    /// Its identifier.
    pub id: Uuid,
    /// Who suggests it.
    pub author: Uuid,
    /// The form that it was typed into.
    pub form: Uuid,
    /// The language it is written in.
    pub language: Language,
    /// What it says.
    pub text: SuggestionText,
    /// Where it belongs, as far as its author knows.
    pub theme: Option<Uuid>,
    /// When.
    pub at: OffsetDateTime,
}

/// What became of suggesting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suggested {
    /// It is kept, now or by the same form before.
    Done,
    /// Its author sent as many as one may in a day.
    TooMany,
}

/// A suggestion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// Its identifier.
    pub id: Uuid,
    /// What its author is called.
    pub author: String,
    /// The language it is written in.
    pub language: Language,
    /// What it says.
    pub text: SuggestionText,
    /// Where it belongs, as far as its author knows.
    pub theme: Option<Uuid>,
    /// When it came.
    pub created: OffsetDateTime,
    /// Where it stands.
    pub state: SuggestionState,
    /// The topic that it became, or that says the same.
    pub topic: Option<i64>,
    /// Whether members see that topic.
    pub is_topic_visible: bool,
    /// What its author is told, besides where it stands.
    pub answer: String,
    /// When staff decided.
    pub answered: Option<OffsetDateTime>,
}

/// What staff make of a suggestion.
#[derive(Clone, Debug)]
pub enum Verdict {
    /// It becomes this topic.
    TakeUp(Box<TopicSave>),
    /// It becomes none.
    Decline,
    /// This topic says the same.
    Merge(i64),
}

/// A decision about a suggestion.
#[derive(Clone, Debug)]
pub struct Decision {
    /// Which.
    pub id: Uuid,
    /// What.
    pub verdict: Verdict,
    /// What its author is told.
    pub answer: String,
    /// Who decides.
    pub actor: Uuid,
    /// When.
    pub at: OffsetDateTime,
}

/// What became of a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    /// It is done; this is the topic, where there is one.
    Done(Option<i64>),
    /// Somebody else decided, or its author has left.
    Stale,
    /// There is no such topic.
    NoTopic,
}

/// Suggestions.
#[async_trait]
pub trait Suggestions: Send + Sync {
    /// Keeps a suggestion, within what one person may send in a day.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn suggest(&self, suggestion: NewSuggestion) -> Result<Suggested, StoreError>;

    /// What somebody has suggested, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn own_suggestions(&self, author: Uuid) -> Result<Vec<Suggestion>, StoreError>;

    /// Suggestions that stand there, the oldest first while they are new, the newest first after; as many at most.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn suggestions(&self, state: SuggestionState, limit: u32) -> Result<Vec<Suggestion>, StoreError>;

    /// A suggestion.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn suggestion(&self, id: Uuid) -> Result<Option<Suggestion>, StoreError>;

    /// How many wait for a decision.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be counted.
    async fn new_suggestions(&self) -> Result<u64, StoreError>;

    /// Decides about a suggestion that is new, once.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn decide(&self, decision: Decision) -> Result<Decided, StoreError>;
}
