//! Locking and slowing topics.

use domain::account::{Capability, Scope};
use domain::desk::{ProseError, prose};
use domain::moderation::{Clause, MAX_REASON, Restraint, Term};
use serde::Deserialize;
use store::StoreError;
use store::account::Asker;
use store::community::Topic;
use store::document::Bilingual;
use store::moderation::{NewRestraint, Restrained};
use uuid::Uuid;

use super::Moderation;

/// What is to hold a topic back, as typed; or what is to end.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "the fields are those of the form")]
pub struct RestraintFields {
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
pub struct RestraintErrors {
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
pub enum RestraintSent {
    /// It is done.
    Done,
    /// There is no such topic within reach, or it does not hold any more.
    Missing,
    /// Something is wrong with what was typed.
    Refused(RestraintErrors),
}

impl Moderation {
    /// Whether somebody moderates where a topic stands.
    pub fn moderates(asker: &Asker, topic: &Topic) -> bool {
        asker.standing.may(Capability::Moderate, Scope::Theme(topic.theme))
    }

    /// A topic within the asker's reach that members see, with what holds it back and what did.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn restrainable(
        &self,
        asker: &Asker,
        topic: i64,
    ) -> Result<Option<(Topic, Vec<Restrained>)>, StoreError> {
        let found = self.store.topic(topic).await?;
        let within = |topic: &Topic| topic.state.is_visible() && Self::moderates(asker, topic);
        let Some(topic) = found.filter(within) else { return Ok(None) };
        let lines = self.store.restraints(topic.id).await?;
        Ok(Some((topic, lines)))
    }

    /// What holds a topic back now.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn restraints_of(&self, topic: &Topic) -> Result<Vec<Restrained>, StoreError> {
        let now = self.clock.now();
        if !topic.is_locked(now) && !topic.is_slowed(now) {
            return Ok(Vec::new());
        }
        let mut lines = self.store.restraints(topic.id).await?;
        lines.retain(|line| line.holds(now));
        Ok(lines)
    }

    /// Holds a topic back, or ends what does.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was done.
    pub async fn restrain(
        &self,
        asker: &Asker,
        topic: i64,
        fields: &RestraintFields,
    ) -> Result<RestraintSent, StoreError> {
        let Some(reach) = asker.standing.reach(Capability::Moderate) else {
            return Ok(RestraintSent::Missing);
        };
        let (at, by) = (self.clock.now(), asker.person);
        let done = |is_done| if is_done { RestraintSent::Done } else { RestraintSent::Missing };
        if fields.act == "end" {
            return Ok(done(self.store.end_restraint(fields.id, by, reach, at).await?));
        }
        let (restraint, term, clause, reason, note) = match read(fields) {
            Ok(read) => read,
            Err(errors) => return Ok(RestraintSent::Refused(errors)),
        };
        let (id, until) = (crate::new_id(at), term.end(at));
        let new = NewRestraint { id, topic, restraint, until, clause, reason, note, by, reach, at };
        Ok(done(self.store.restrain(new).await?))
    }
}

type Read = (Restraint, Term, Clause, Bilingual, String);

fn read(fields: &RestraintFields) -> Result<Read, RestraintErrors> {
    let restraint = Restraint::read(&fields.kind, &fields.minutes);
    let (term, clause) = (fields.term.parse::<Term>(), fields.clause.parse::<Clause>());
    let [en, fr] = [&fields.reason_en, &fields.reason_fr].map(|reason| prose(reason, MAX_REASON));
    let note = match prose(&fields.note, MAX_REASON) {
        Err(ProseError::Missing) => Ok(String::new()),
        read => read,
    };
    let is_slow = fields.kind == "slow";
    let errors = RestraintErrors {
        kind: restraint.is_err() && !is_slow,
        minutes: restraint.is_err() && is_slow,
        term: term.is_err(),
        clause: clause.is_err(),
        reason: [en.as_ref().err().copied(), fr.as_ref().err().copied()],
        note: note.as_ref().err().copied(),
    };
    match (restraint, term, clause, en, fr, note) {
        (Ok(restraint), Ok(term), Ok(clause), Ok(en), Ok(fr), Ok(note)) => {
            Ok((restraint, term, clause, Bilingual { en, fr }, note))
        }
        _ => Err(errors),
    }
}
