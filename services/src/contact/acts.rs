//! What staff do about an enquiry.

use domain::contact::{EnquiryState, Team};
use domain::desk::{ANSWER_CHARS, ProseError, prose};
use serde::Deserialize;
use store::StoreError;
use store::account::session::Actor;
use store::contact::{Enquiry, EnquiryAct, EnquiryDid, EnquiryDoing};
use uuid::Uuid;

use super::Contact;

/// What the form of an enquiry's page posts.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "the fields are those of the form")]
pub struct EnquiryFields {
    pub act: String,
    pub version: u32,
    pub answer: String,
    pub team: String,
}

impl std::fmt::Debug for EnquiryFields {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "EnquiryFields({})", self.act)
    }
}

/// Why an act was refused. What was typed is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnquiryRefusal {
    /// Something else was done meanwhile.
    Stale,
    /// It cannot be done as the enquiry stands.
    NotNow,
    /// Nobody answers themselves.
    Own,
    /// The answer is no good.
    Answer(ProseError),
    /// An answer is typed, and would be lost.
    Unsent,
}

/// What was just done. A closed list: it stands in the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "they are the acts")]
pub enum EnquiryActed {
    Answered,
    Passed,
    Opened,
    Closed,
}

impl EnquiryActed {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Answered, Self::Passed, Self::Opened, Self::Closed];

    /// The word for it in the address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::Passed => "passed",
            Self::Opened => "opened",
            Self::Closed => "closed",
        }
    }
}

/// What became of an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnquiryOutcome {
    /// It is done.
    Done(EnquiryActed),
    /// It is not, and this is why.
    Refused(EnquiryRefusal),
    /// There is no such enquiry for the asker.
    Gone,
}

/// An enquiry as somebody of its team reads it.
#[derive(Clone, Debug)]
pub struct EnquiryShown {
    /// The enquiry; who wrote it, where its team is told.
    pub enquiry: Enquiry,
    /// Whether its reader wrote it.
    pub is_own: bool,
}

impl Contact {
    /// An enquiry of the asker's teams.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn enquiry(&self, actor: &Actor, id: Uuid) -> Result<Option<EnquiryShown>, StoreError> {
        let teams = Team::of(&actor.standing);
        let Some(mut enquiry) = self.store.enquiry(id).await?.filter(|found| teams.contains(&found.team))
        else {
            return Ok(None);
        };
        if !enquiry.team.sees_writers() {
            enquiry.writer = None;
        }
        let is_own = enquiry.person == Some(actor.person);
        Ok(Some(EnquiryShown { enquiry, is_own }))
    }

    /// Does what a form of the enquiry's page asks.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was done.
    pub async fn act(
        &self,
        actor: &Actor,
        id: Uuid,
        fields: &EnquiryFields,
    ) -> Result<EnquiryOutcome, StoreError> {
        let Some(shown) = self.enquiry(actor, id).await? else { return Ok(EnquiryOutcome::Gone) };
        if shown.is_own {
            return Ok(EnquiryOutcome::Refused(EnquiryRefusal::Own));
        }
        let (act, acted) = match fields.read() {
            Ok(read) => read,
            Err(refusal) => return Ok(EnquiryOutcome::Refused(refusal)),
        };
        let at = self.clock.now();
        let (version, by, due) = (fields.version, actor.person, self.due(at));
        let doing = EnquiryDoing { enquiry: id, version, by, act, due, at };
        Ok(match self.store.act_on_enquiry(doing).await? {
            EnquiryDid::Done => EnquiryOutcome::Done(acted),
            EnquiryDid::Stale => EnquiryOutcome::Refused(EnquiryRefusal::Stale),
            EnquiryDid::NotNow => EnquiryOutcome::Refused(EnquiryRefusal::NotNow),
            EnquiryDid::Gone => EnquiryOutcome::Gone,
        })
    }

    /// Closes what waits apart of the asker's teams, up to a number that they have seen.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was done.
    pub async fn close_suspected(&self, actor: &Actor, up_to: i64) -> Result<u64, StoreError> {
        let teams = Team::of(&actor.standing);
        self.store.close_suspected(teams, up_to, actor.person, self.clock.now()).await
    }
}

impl EnquiryFields {
    fn read(&self) -> Result<(EnquiryAct, EnquiryActed), EnquiryRefusal> {
        let act = self.act.as_str();
        if matches!(act, "pass" | "close") && !self.answer.trim().is_empty() {
            return Err(EnquiryRefusal::Unsent);
        }
        Ok(match act {
            "answer" => {
                let text = prose(&self.answer, ANSWER_CHARS).map_err(EnquiryRefusal::Answer)?;
                (EnquiryAct::Answer(text), EnquiryActed::Answered)
            }
            "pass" => {
                let team = self.team.parse().map_err(|_| EnquiryRefusal::NotNow)?;
                (EnquiryAct::Pass(team), EnquiryActed::Passed)
            }
            "open" => (EnquiryAct::Become(EnquiryState::Open), EnquiryActed::Opened),
            "close" => (EnquiryAct::Become(EnquiryState::Closed), EnquiryActed::Closed),
            _ => return Err(EnquiryRefusal::NotNow),
        })
    }
}
