//! Locking and slowing topics.

use domain::account::{Capability, Scope};
use domain::desk::{ProseError, prose};
use domain::moderation::{Clause, MAX_REASON, Term, TopicLimit};
use serde::Deserialize;
use store::StoreError;
use store::account::session::Actor;
use store::community::Topic;
use store::document::Bilingual;
use store::moderation::{NewTopicLimit, TopicLimitInForce};
use uuid::Uuid;

use super::Moderation;

/// What is to hold a topic back, as typed; or what is to end.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "the fields are those of the form")]
pub struct TopicLimitFields {
    pub act: String,
    pub id: Uuid,
    pub kind: String,
    pub minutes: String,
    pub term: String,
    pub clause: String,
    pub reason_en: String,
    pub reason_fr: String,
    pub note: String,
}

/// What is wrong with it, field by field.
#[expect(clippy::struct_excessive_bools, reason = "each is a field of its own")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TopicLimitErrors {
    /// It is not said what is to be done.
    pub kind: bool,
    /// It is not said how often each person may write.
    pub minutes: bool,
    /// It is not said for how long.
    pub term: bool,
    /// No clause is chosen.
    pub clause: bool,
    /// With what members are told, in English and in French.
    pub reason: [Option<ProseError>; 2],
    /// With the words for the log.
    pub note: Option<ProseError>,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TopicLimitSent {
    /// It is done.
    Done,
    /// There is no such topic within reach, or it does not hold any more.
    Missing,
    /// Something is wrong with what was typed.
    Refused(TopicLimitErrors),
}

impl Moderation {
    /// Whether somebody moderates where a topic stands.
    pub fn moderates(actor: &Actor, topic: &Topic) -> bool {
        actor.standing.may(Capability::Moderate, Scope::Theme(topic.theme))
    }

    /// A topic within the asker's reach that members see, with what holds it back and what did.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn topic_to_limit(
        &self,
        actor: &Actor,
        topic: i64,
    ) -> Result<Option<(Topic, Vec<TopicLimitInForce>)>, StoreError> {
        let found = self.store.topic(topic).await?;
        let within = |topic: &Topic| topic.state.is_visible() && Self::moderates(actor, topic);
        let Some(topic) = found.filter(within) else { return Ok(None) };
        let lines = self.store.topic_limits(topic.id).await?;
        Ok(Some((topic, lines)))
    }

    /// What holds a topic back now.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn limits_in_force(&self, topic: &Topic) -> Result<Vec<TopicLimitInForce>, StoreError> {
        let now = self.clock.now();
        if !topic.is_locked(now) && !topic.is_slowed(now) {
            return Ok(Vec::new());
        }
        let mut lines = self.store.topic_limits(topic.id).await?;
        lines.retain(|line| line.holds(now));
        Ok(lines)
    }

    /// Holds a topic back, or ends what does.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was done.
    pub async fn limit_topic(
        &self,
        actor: &Actor,
        topic: i64,
        fields: &TopicLimitFields,
    ) -> Result<TopicLimitSent, StoreError> {
        let Some(reach) = actor.standing.reach(Capability::Moderate) else {
            return Ok(TopicLimitSent::Missing);
        };
        let (at, by) = (self.clock.now(), actor.person);
        let done = |is_done| if is_done { TopicLimitSent::Done } else { TopicLimitSent::Missing };
        if fields.act == "end" {
            return Ok(done(self.store.lift_topic_limit(fields.id, by, reach, at).await?));
        }
        let (limit, term, clause, reason, note) = match read(fields) {
            Ok(read) => read,
            Err(errors) => return Ok(TopicLimitSent::Refused(errors)),
        };
        let (id, until) = (crate::new_id(at), term.end(at));
        let new = NewTopicLimit { id, topic, limit, until, clause, reason, note, by, reach, at };
        Ok(done(self.store.limit_topic(new).await?))
    }
}

type Read = (TopicLimit, Term, Clause, Bilingual, String);

fn read(fields: &TopicLimitFields) -> Result<Read, TopicLimitErrors> {
    let limit = TopicLimit::read(&fields.kind, &fields.minutes);
    let (term, clause) = (fields.term.parse::<Term>(), fields.clause.parse::<Clause>());
    let [en, fr] = [&fields.reason_en, &fields.reason_fr].map(|reason| prose(reason, MAX_REASON));
    let note = match prose(&fields.note, MAX_REASON) {
        Err(ProseError::Missing) => Ok(String::new()),
        read => read,
    };
    let is_slow = fields.kind == "slow";
    let errors = TopicLimitErrors {
        kind: limit.is_err() && !is_slow,
        minutes: limit.is_err() && is_slow,
        term: term.is_err(),
        clause: clause.is_err(),
        reason: [en.as_ref().err().copied(), fr.as_ref().err().copied()],
        note: note.as_ref().err().copied(),
    };
    match (limit, term, clause, en, fr, note) {
        (Ok(limit), Ok(term), Ok(clause), Ok(en), Ok(fr), Ok(note)) => {
            Ok((limit, term, clause, Bilingual { en, fr }, note))
        }
        _ => Err(errors),
    }
}
