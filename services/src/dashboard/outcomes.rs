//! Writing what came of a topic, and looking back at it.

use domain::Language;
use domain::community::{Closure, OutcomeContent, OutcomeFlaw, OutcomeText, look_back_flaws};
use domain::day;
use serde::Deserialize;
use store::StoreError;
use store::account::session::Actor;
use store::community::Topic;
use store::community::outcome::{FollowUp, NewFollowUp, OutcomePublication, OutcomeSave, OutcomeVersion};
use store::document::Bilingual;
use time::OffsetDateTime;

use super::Dashboard;
use super::topics::MORNING;

/// An outcome, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "the fields are those of the form: of each language, then of the outcome")]
pub struct OutcomeFields {
    pub heard_en: String,
    pub next_en: String,
    pub heard_fr: String,
    pub next_fr: String,
    pub review: String,
    pub version: u32,
    pub confirm: String,
    pub action: String,
}

/// What is wrong with an outcome.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutcomeErrors {
    /// What does not fit or is missing, language by language.
    pub flaws: Vec<(Language, OutcomeFlaw)>,
    /// The day to look back on is missing, or has passed.
    pub review: bool,
}

impl OutcomeErrors {
    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What is kept of a topic's outcome.
#[derive(Clone, Debug)]
pub struct KeptOutcome {
    /// The topic.
    pub topic: Topic,
    /// Its outcome's saves, the newest first.
    pub versions: Vec<OutcomeVersion>,
    /// What staff found when they looked back, the newest first.
    pub follow_ups: Vec<FollowUp>,
}

/// What became of an outcome that was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OutcomeWritten {
    /// It is kept as a draft.
    Saved,
    /// Members read it.
    Published,
    /// Somebody else saved it since.
    Conflict,
    /// Something does not fit, and nothing was kept.
    Refused(OutcomeErrors),
    /// It is kept as a draft, as this save, and cannot be published yet.
    Unready(u32, OutcomeErrors),
    /// It is kept as a draft, as this save; the topic still takes comments.
    Open(u32),
}

/// A look back, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "the fields are those of the form")]
pub struct FollowUpFields {
    pub note_en: String,
    pub note_fr: String,
    /// The day to look back on next.
    pub next_review: String,
    /// The day that was set, as it was read.
    pub seen: String,
    pub action: String,
}

/// What is wrong with a look back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FollowUpErrors {
    /// The languages in which the note is missing or does not fit.
    pub notes: Vec<Language>,
    /// The day is missing, or has passed.
    pub review: bool,
}

/// What became of a look back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FollowedUp {
    /// It is done.
    Done,
    /// Somebody else did since.
    Stale,
    /// Something does not fit.
    Refused(FollowUpErrors),
}

impl OutcomeFields {
    /// The fields of an outcome that is kept, or of none.
    pub fn of(topic: &Topic, version: Option<&OutcomeVersion>) -> Self {
        let content = version.map(|version| version.content.clone()).unwrap_or_default();
        Self {
            heard_en: content.en.heard,
            next_en: content.en.next,
            heard_fr: content.fr.heard,
            next_fr: content.fr.next,
            review: review_day(topic.review),
            version: version.map_or(0, |version| version.version),
            ..Self::default()
        }
    }

    /// What they say, so far.
    pub fn content(&self) -> OutcomeContent {
        let text = |heard, next| OutcomeText { heard: prose(heard), next: prose(next) };
        OutcomeContent {
            en: text(&self.heard_en, &self.next_en),
            fr: text(&self.heard_fr, &self.next_fr),
            out_of_date: None,
        }
    }
}

impl Dashboard {
    /// A topic that may have an outcome.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn closed_topic(&self, id: i64) -> Result<Option<Topic>, StoreError> {
        Ok(self.store.topic(id).await?.filter(|topic| topic.closure().may_write()))
    }

    /// The saves of a topic's outcome, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn outcome_versions(&self, topic: i64) -> Result<Vec<OutcomeVersion>, StoreError> {
        self.store.outcome_versions(topic).await
    }

    /// What is kept of a topic's outcome, where it may have one.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn outcome(&self, id: i64) -> Result<Option<KeptOutcome>, StoreError> {
        let Some(topic) = self.closed_topic(id).await? else { return Ok(None) };
        let versions = self.store.outcome_versions(topic.id).await?;
        let follow_ups = self.store.follow_ups(topic.id).await?;
        Ok(Some(KeptOutcome { topic, versions, follow_ups }))
    }

    /// Saves an outcome as a draft, and publishes it where that is asked.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept, or nothing published.
    pub async fn write_outcome(
        &self,
        actor: &Actor,
        topic: &Topic,
        fields: &OutcomeFields,
    ) -> Result<OutcomeWritten, StoreError> {
        let at = self.clock.now();
        let closure = topic.closure();
        let review =
            if closure.sets_review() { typed_review(topic, &fields.review, at) } else { Some(topic.review) };
        let typed = fields.content();
        let (Some(review), []) = (review, typed.misfits().as_slice()) else {
            let errors = OutcomeErrors { flaws: typed.misfits(), review: review.is_none() };
            return Ok(OutcomeWritten::Refused(errors));
        };
        let closure = Closure { review, ..closure };
        let kept = self.store.outcome_versions(topic.id).await?.into_iter().next();
        if kept.as_ref().map_or(0, |kept| kept.version) != fields.version {
            return Ok(OutcomeWritten::Conflict);
        }
        let before = kept.as_ref().map(|kept| kept.content.clone()).unwrap_or_default();
        let content = before.revised(typed, !fields.confirm.is_empty());
        let is_told = kept.as_ref().is_some_and(|kept| kept.published.is_some());
        let is_new = kept.is_none()
            || content != before
            || review != topic.review
            || is_told && closure.owes_outcome();
        let mut version = fields.version;
        if is_new {
            let (content, actor) = (content.clone(), actor.person);
            let save = OutcomeSave { topic: topic.id, version, content, review, actor, at };
            if !self.store.save_outcome(save).await? {
                return Ok(OutcomeWritten::Conflict);
            }
            version += 1;
        }
        if fields.action != "publish" {
            return Ok(OutcomeWritten::Saved);
        }
        let errors = OutcomeErrors { flaws: content.flaws(), review: !closure.has_right_review(at) };
        if !errors.is_empty() {
            return Ok(OutcomeWritten::Unready(version, errors));
        }
        if !closure.may_publish() {
            return Ok(OutcomeWritten::Open(version));
        }
        let publication = OutcomePublication { topic: topic.id, version, actor: actor.person, at };
        let is_published = is_told && !is_new || self.store.publish_outcome(publication).await?;
        Ok(if is_published { OutcomeWritten::Published } else { OutcomeWritten::Conflict })
    }

    /// Keeps what staff found when they looked back, or sets another day to do so.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn follow_up(
        &self,
        actor: &Actor,
        topic: &Topic,
        fields: &FollowUpFields,
    ) -> Result<FollowedUp, StoreError> {
        let at = self.clock.now();
        let is_note = fields.action != "date";
        let note = Bilingual { en: prose(&fields.note_en), fr: prose(&fields.note_fr) };
        let review = match fields.next_review.trim() {
            "" => None,
            typed => Some(morning_of(typed).filter(|review| *review > at)),
        };
        let notes = if is_note { look_back_flaws(&note.en, &note.fr) } else { Vec::new() };
        let is_wrong_day = review == Some(None) || !is_note && review.is_none();
        if is_wrong_day || !notes.is_empty() {
            return Ok(FollowedUp::Refused(FollowUpErrors { notes, review: is_wrong_day }));
        }
        if fields.seen != review_day(topic.review) {
            return Ok(FollowedUp::Stale);
        }
        let (topic, seen, actor) = (topic.id, topic.review, actor.person);
        let note = is_note.then_some(note);
        let looked = NewFollowUp { topic, seen, note, review: review.flatten(), actor, at };
        Ok(if self.store.follow_up(looked).await? { FollowedUp::Done } else { FollowedUp::Stale })
    }
}

/// The day to look back on as typed; nothing where it is none or has passed.
#[expect(clippy::option_option, reason = "what is wrong, and what is left empty")]
fn typed_review(topic: &Topic, typed: &str, now: OffsetDateTime) -> Option<Option<OffsetDateTime>> {
    match typed.trim() {
        "" => Some(None),
        typed if typed == review_day(topic.review) => Some(topic.review),
        typed => morning_of(typed).filter(|review| *review > now).map(Some),
    }
}

fn morning_of(typed: &str) -> Option<OffsetDateTime> {
    day::read(typed).map(|day| day.midnight().assume_utc() + MORNING)
}

/// The day to look back on, as a form has it.
pub fn review_day(review: Option<OffsetDateTime>) -> String {
    review.map(|at| day::written(at.date())).unwrap_or_default()
}

fn prose(typed: &str) -> String {
    domain::lines(typed).replace('\t', "    ").trim().to_owned()
}
