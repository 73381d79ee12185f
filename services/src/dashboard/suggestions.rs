//! Deciding about the topics that members suggest.

use domain::Language;
use domain::community::{SuggestionState, TopicContent, TopicText};
use domain::desk::{ANSWER_CHARS, ProseError, prose};
use domain::search::Analyser;
use serde::Deserialize;
use store::StoreError;
use store::account::session::Actor;
use store::community::suggestion::{Decided, Decision, Suggestion, Verdict};
use store::community::{Theme, TopicSave};
use uuid::Uuid;

use super::Dashboard;
use crate::community::{Alike, alike};

/// Suggestions in a list.
const MANY: u32 = 200;

/// A decision, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct VerdictFields {
    /// Where the suggestion will stand.
    pub verdict: String,
    /// The theme of the topic that it becomes.
    pub theme: String,
    /// The number of the topic that says the same.
    pub topic: String,
    /// What its author is told.
    pub answer: String,
}

/// What is wrong with a decision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VerdictErrors {
    /// None is chosen.
    pub verdict: bool,
    /// No theme is chosen.
    pub theme: bool,
    /// There is no such topic.
    pub topic: bool,
    /// What is wrong with the answer.
    pub answer: Option<ProseError>,
}

impl VerdictErrors {
    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What a decision is taken with.
#[derive(Clone, Debug)]
pub struct Triage {
    /// Topics and other suggestions that are likely about the same.
    pub alike: Alike,
    /// Every theme.
    pub themes: Vec<Theme>,
}

/// What became of a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Judged {
    /// It is done; this is the topic that it became, where it did.
    Done(Option<i64>),
    /// Somebody else decided, or its author has left.
    Stale,
    /// Something is wrong with it.
    Refused(VerdictErrors),
}

impl Dashboard {
    /// The suggestions that stand somewhere.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn suggestions(&self, state: SuggestionState) -> Result<Vec<Suggestion>, StoreError> {
        self.store.suggestions(state, MANY).await
    }

    /// A suggestion.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn suggestion(&self, id: Uuid) -> Result<Option<Suggestion>, StoreError> {
        self.store.suggestion(id).await
    }

    /// What a decision about a suggestion is taken with.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn triage(&self, actor: &Actor, suggestion: &Suggestion) -> Result<Triage, StoreError> {
        let alike = alike(&*self.store, actor.person, &suggestion.text.title, Some(suggestion.id)).await?;
        Ok(Triage { alike, themes: self.store.themes().await? })
    }

    /// Decides about a suggestion. One that is taken up becomes the draft of a topic.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn judge(
        &self,
        actor: &Actor,
        suggestion: &Suggestion,
        fields: &VerdictFields,
    ) -> Result<Judged, StoreError> {
        let state = fields.verdict.parse().ok().filter(|state| *state != SuggestionState::New);
        let theme = match fields.theme.parse::<Uuid>().ok() {
            Some(theme) => self.store.theme(theme).await?.map(|theme| theme.id),
            None => None,
        };
        let number = fields.topic.trim().trim_start_matches('#').parse::<i64>().ok();
        let (answer, answer_error) = match prose(&fields.answer, ANSWER_CHARS) {
            Ok(answer) => (answer, None),
            Err(ProseError::Missing) if !state.is_some_and(SuggestionState::needs_answer) => {
                (String::new(), None)
            }
            Err(error) => (String::new(), Some(error)),
        };
        let errors = VerdictErrors {
            verdict: state.is_none(),
            theme: state == Some(SuggestionState::TakenUp) && theme.is_none(),
            topic: state == Some(SuggestionState::Merged) && number.is_none(),
            answer: answer_error,
        };
        let verdict = match (state, theme, number) {
            _ if !errors.is_empty() => return Ok(Judged::Refused(errors)),
            (Some(SuggestionState::TakenUp), Some(theme), _) => {
                Verdict::TakeUp(Box::new(self.draft_of(actor, suggestion, theme)))
            }
            (Some(SuggestionState::Merged), _, Some(topic)) => Verdict::Merge(topic),
            _ => Verdict::Decline,
        };
        let decision =
            Decision { id: suggestion.id, verdict, answer, actor: actor.person, at: self.clock.now() };
        Ok(match self.store.decide(decision).await? {
            Decided::Done(topic) => Judged::Done(topic.filter(|_| state == Some(SuggestionState::TakenUp))),
            Decided::Stale => Judged::Stale,
            Decided::NoTopic => Judged::Refused(VerdictErrors { topic: true, ..VerdictErrors::default() }),
        })
    }

    /// The topic that a suggestion becomes, in the one language that it is written in.
    fn draft_of(&self, actor: &Actor, suggestion: &Suggestion, theme: Uuid) -> TopicSave {
        let text = TopicText {
            title: suggestion.text.title.clone(),
            intro: suggestion.text.why.clone(),
            ..TopicText::default()
        };
        let content = match suggestion.language {
            Language::En => TopicContent { en: text, ..TopicContent::default() },
            Language::Fr => TopicContent { fr: text, ..TopicContent::default() },
        };
        TopicSave {
            id: None,
            version: 0,
            theme,
            stems: Analyser.stems(&content.words()),
            content,
            closes: None,
            actor: actor.person,
            at: self.clock.now(),
        }
    }
}
