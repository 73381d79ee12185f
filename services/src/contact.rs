//! What people write to the association, and how it is answered. No SQL, no HTML.

mod acts;
mod form;
mod my_data;
mod query;

use std::sync::Arc;

use domain::account::Capability;
use domain::contact::{ContactDesk, Team, due, is_suspect};
use domain::desk::{MESSAGE_CHARS, ProseError, prose};
use domain::seal::{Purpose, Sealed, Secret};
use domain::{Clock, Language};
use store::account::session::Actor;
use store::community::Topic;
use store::contact::{
    EnquiriesOf, EnquiriesWaiting, EnquiryLine, EnquiryPageRequest, EnquiryReceived, NewEnquiry, OwnEnquiry,
    Writer,
};
use store::{Store, StoreError};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use crate::resources::Resources;
use crate::site::Site;

pub use acts::{EnquiryActed, EnquiryFields, EnquiryOutcome, EnquiryRefusal, EnquiryShown};
pub use form::{ContactErrors, ContactFields};
pub use my_data::{MyEnquiry, MyEnquirySaid};
pub use query::EnquiriesQuery;

/// How long an enquiry is kept after the last that was said or done about it.
const KEPT: Duration = Duration::days(180);
/// The same of what waits apart, or was closed without an answer.
const SUSPECTED_KEPT: Duration = Duration::days(30);
/// How long a link to what was said works, from when its mail is written.
const THREAD_LIFE: Duration = KEPT;
/// How long the page works that tells the reference.
const SENT_LIFE: Duration = Duration::DAY;

/// What became of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// It is kept, under this identifier.
    Sent(Uuid),
    /// Something is wrong with it.
    Refused(ContactErrors),
    /// No more can wait now.
    Full,
}

/// What became of adding something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is kept.
    Done,
    /// Something is wrong with the words.
    Refused(ProseError),
    /// The link does not hold, or there is nothing to add to any more.
    Gone,
}

/// The use cases of writing to the association.
#[derive(Clone)]
pub struct Contact {
    store: Arc<dyn Store>,
    clock: Arc<dyn Clock>,
    secret: Secret,
    site: Arc<Site>,
}

impl Contact {
    /// Puts the use cases together.
    pub fn new(resources: &Resources) -> Self {
        let Resources { store, clock, secret, site, .. } = resources.clone();
        Self { store, clock, secret, site }
    }

    /// Keeps what somebody writes, signed in or not; `is_crowded` where so much came from their network of late that it may
    /// be a program's.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn write(
        &self,
        actor: Option<&Actor>,
        fields: &ContactFields,
        language: Language,
        is_crowded: bool,
    ) -> Result<Written, StoreError> {
        let mailbox = actor.is_none().then(|| fields.address());
        let (email, asking) = match (mailbox.transpose(), fields.asking()) {
            (Ok(email), Ok(asking)) => (email, asking),
            (email, asking) => {
                let wrong = ContactErrors { email: email.err(), ..asking.err().unwrap_or_default() };
                return Ok(Written::Refused(wrong));
            }
        };
        let topic = match (actor, fields.topic.parse().ok()) {
            (Some(actor), Some(topic)) => self.topic(actor, topic).await?.map(|topic| topic.id),
            _ => None,
        };
        let by = match (actor, email) {
            (_, Some(email)) => Writer::Mailbox(self.secret.address_key(&email.canonical()), email.address()),
            (Some(actor), None) => Writer::Person(actor.person),
            (None, None) => return Ok(Written::Refused(ContactErrors::default())),
        };
        let at = self.clock.now();
        let enquiry = NewEnquiry {
            id: crate::new_id(at),
            by,
            kind: asking.kind,
            area: asking.area,
            topic,
            language,
            team: ContactDesk::of(asking.kind, asking.area, language).team,
            is_suspect: is_crowded || fields.is_in_the_trap() || is_suspect(&asking.message),
            message: asking.message,
            due: self.due(at),
            at,
        };
        Ok(match self.store.receive_enquiry(enquiry).await? {
            EnquiryReceived::Kept(id) => Written::Sent(id),
            EnquiryReceived::Full => Written::Full,
        })
    }

    /// A topic that somebody may read, and so may write from.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn topic(&self, actor: &Actor, id: i64) -> Result<Option<Topic>, StoreError> {
        if !actor.standing.may_in_topic(Capability::ReadCommunity, id) {
            return Ok(None);
        }
        Ok(self.store.topic(id).await?.filter(|topic| topic.state.is_visible()))
    }

    /// When the answer to something is late that waits from now on.
    fn due(&self, now: OffsetDateTime) -> OffsetDateTime {
        due(now, self.site.answer_days)
    }

    /// What leads whoever wrote just now to the reference. It shows nothing of what was said: an address may be another's.
    pub fn sent_token(&self, enquiry: Uuid) -> String {
        self.token(Purpose::EnquirySent, enquiry, self.clock.now() + SENT_LIFE)
    }

    /// What leads the owner of a mailbox or an account to what was said.
    pub fn thread_token(&self, enquiry: Uuid, from: OffsetDateTime) -> String {
        self.token(Purpose::Enquiry, enquiry, from + THREAD_LIFE)
    }

    fn token(&self, purpose: Purpose, subject: Uuid, expires: OffsetDateTime) -> String {
        self.secret.seal(purpose, Sealed { subject, epoch: 0, expires: Some(expires) })
    }

    /// What was just sent.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn sent(&self, token: &str) -> Result<Option<OwnEnquiry>, StoreError> {
        self.opened(Purpose::EnquirySent, token).await
    }

    /// What was written and answered, behind a link.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn thread(&self, token: &str) -> Result<Option<OwnEnquiry>, StoreError> {
        self.opened(Purpose::Enquiry, token).await
    }

    async fn opened(&self, purpose: Purpose, token: &str) -> Result<Option<OwnEnquiry>, StoreError> {
        match self.secret.open(purpose, token, self.clock.now()) {
            Ok(link) => self.store.own_enquiry(link.subject).await,
            Err(_) => Ok(None),
        }
    }

    /// Adds to what one wrote, behind a link.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn reply(&self, token: &str, typed: &str) -> Result<Added, StoreError> {
        let now = self.clock.now();
        let Ok(link) = self.secret.open(Purpose::Enquiry, token, now) else { return Ok(Added::Gone) };
        let text = match prose(typed, MESSAGE_CHARS) {
            Ok(text) => text,
            Err(error) => return Ok(Added::Refused(error)),
        };
        let is_kept = self.store.reply_to_enquiry(link.subject, text, self.due(now), now).await?;
        Ok(if is_kept { Added::Done } else { Added::Gone })
    }

    /// What the asker wrote while signed in, the newest first, each with what its link says.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn own(&self, actor: &Actor) -> Result<Vec<(OwnEnquiry, String)>, StoreError> {
        let now = self.clock.now();
        let own = self.store.own_enquiries(EnquiriesOf::Person(actor.person)).await?;
        let own = own.into_iter().rev().filter(|own| own.is_signed_in);
        let with_token = |own: OwnEnquiry| {
            let token = self.thread_token(own.id, now);
            (own, token)
        };
        Ok(own.map(with_token).collect())
    }

    /// A page of what waits for the asker's teams, and whether there is more behind it.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn queue(
        &self,
        actor: &Actor,
        query: &EnquiriesQuery,
    ) -> Result<(Vec<EnquiryLine>, bool), StoreError> {
        let teams = Team::of(&actor.standing);
        let request = EnquiryPageRequest {
            teams: teams.into_iter().filter(|team| query.team.is_none_or(|only| only == *team)).collect(),
            state: query.state,
            language: query.language,
            after: query.after,
            limit: query::LINES + 1,
        };
        let mut lines = self.store.enquiries(request).await?;
        let has_more = lines.len() > query::LINES as usize;
        lines.truncate(query::LINES as usize);
        Ok((lines, has_more))
    }

    /// How much waits for the asker's teams.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be counted.
    pub async fn waiting(&self, actor: &Actor) -> Result<EnquiriesWaiting, StoreError> {
        self.store.enquiries_waiting(Team::of(&actor.standing), self.clock.now()).await
    }

    /// Erases what was kept long enough.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was erased.
    pub async fn expire(&self) -> Result<u64, StoreError> {
        let now = self.clock.now();
        self.store.expire_enquiries(now - KEPT, now - SUSPECTED_KEPT, now).await
    }
}
