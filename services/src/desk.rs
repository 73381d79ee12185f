//! What people ask of the desk, and what the desk does about it. No SQL, no HTML.

use domain::account::UsernameError;
use domain::desk::{ANSWER_CHARS, MESSAGE_CHARS, ProseError, RequestState, prose};
use domain::seal::{Purpose, Sealed};
use domain::{EmailAddress, Language};
use serde::Serialize;
use store::StoreError;
use store::account::session::Actor;
use store::desk::{
    Act, Assignee, Colleague, Did, Doing, Filter, Happening, Listed, NewRequest, OwnRequest, Rename, Request,
    Requester, Said,
};
use store::mail::DeskMail;
use store::staff;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use self::form::Asking;
use self::queue::LINES;
use crate::AssigneeFilter;
use crate::account::{Accounts, username};
use crate::collation::sort_by_name;
use crate::contact::{ContactErrors, ContactFields};
use crate::moment::moment;

mod form;
mod queue;
mod request;
mod transcript;

pub use queue::RequestsQuery;
pub use request::{ActRefusal, Acted, RequestFields};
pub use transcript::{Transcript, TranscriptError};

/// How long a stranger's request is kept, with their address: long enough to answer it.
const STRANGERS_KEPT: Duration = Duration::days(30);

/// Why a request was not kept.
#[derive(Clone, Copy, Debug, thiserror::Error)]
pub enum AskError {
    /// Some fields are wrong.
    #[error("some fields are wrong")]
    Fields(ContactErrors),
    /// Something filled in what people do not see: the person is asked to send it once more.
    #[error("a field that nobody sees is filled in")]
    Doubtful,
    /// The store did not take it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// For how long a request can be confirmed: as long as a stranger's is kept.
const CONFIRM_LIFE: Duration = STRANGERS_KEPT;

/// What became of adding something to one's own request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replied {
    /// It is kept, and the desk's turn.
    Done,
    /// Something is wrong with the words.
    Refused(ProseError),
    /// There is no such request of theirs.
    Gone,
}

/// What became of an act.
pub enum Outcome {
    /// It is done, about a request that asks for this username.
    Done(Acted, Option<String>),
    /// It is not, and this is why.
    Refused(ActRefusal),
    /// There is no such request.
    Gone,
}

/// A request, for its person's archive. Moments are RFC 3339.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the fields are those of the archive")]
pub struct MyRequest {
    pub reference: i64,
    pub kind: &'static str,
    pub state: &'static str,
    pub wanted_username: Option<String>,
    pub topic: Option<i64>,
    pub message: String,
    pub received_at: String,
    pub answers: Vec<MyAnswer>,
    pub replies: Vec<MyReply>,
}

/// An answer to it.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the fields are those of the archive")]
pub struct MyAnswer {
    pub answered_at: String,
    pub text: String,
}

/// What they added to it.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the fields are those of the archive")]
pub struct MyReply {
    pub replied_at: String,
    pub text: String,
}

impl From<OwnRequest> for MyRequest {
    fn from(own: OwnRequest) -> Self {
        let (answers, replies): (Vec<_>, Vec<_>) = own.said.into_iter().partition(|said| said.by_desk);
        let answer = |said: Said| MyAnswer { answered_at: moment(said.at), text: said.text };
        let reply = |said: Said| MyReply { replied_at: moment(said.at), text: said.text };
        Self {
            reference: own.number,
            kind: own.kind.code(),
            state: own.state.code(),
            wanted_username: own.wanted,
            topic: own.topic.map(|(topic, _)| topic),
            message: own.message,
            received_at: moment(own.received),
            answers: answers.into_iter().map(answer).collect(),
            replies: replies.into_iter().map(reply).collect(),
        }
    }
}

/// The use cases of the service desk.
#[derive(Clone)]
pub struct Desk {
    /// Those of accounts, whose people it serves.
    pub accounts: Accounts,
}

impl Desk {
    /// Keeps what somebody asks who is not signed in. The answer is the same whether their address is known or not.
    ///
    /// # Errors
    /// [`AskError`] says what the person can do.
    pub async fn ask(&self, fields: &ContactFields, language: Language) -> Result<(), AskError> {
        let asking = fields.request(&fields.email);
        let (email, asking) = match (fields.address(), asking) {
            (Ok(email), Ok(asking)) => (email, asking),
            (email, asking) => {
                let wrong = ContactErrors { email: email.err(), ..asking.err().unwrap_or_default() };
                return Err(AskError::Fields(wrong));
            }
        };
        if fields.is_in_the_trap() {
            return Err(AskError::Doubtful);
        }
        let key = self.accounts.secret.address_key(&email.canonical());
        let by = Requester::Mailbox(key, email.address());
        Ok(self.keep(by, asking, language).await?)
    }

    /// Keeps what somebody asks who is signed in.
    ///
    /// # Errors
    /// [`AskError`] says what the person can do.
    pub async fn ask_own(
        &self,
        actor: &Actor,
        fields: &ContactFields,
        language: Language,
    ) -> Result<(), AskError> {
        let (person, _) = self.accounts.own(actor).await?;
        let asking = fields.request(&person.email).map_err(AskError::Fields)?;
        Ok(self.keep(Requester::Person(actor.person), asking, language).await?)
    }

    async fn keep(&self, by: Requester, asking: Asking, language: Language) -> Result<(), StoreError> {
        let at = self.accounts.clock.now();
        let Asking { kind, wanted, message } = asking;
        let request =
            NewRequest { id: crate::new_id(at), by, kind, language, wanted, topic: None, message, at };
        self.accounts.store.receive_request(request).await
    }

    /// What the asker has asked before, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn own_requests(&self, actor: &Actor) -> Result<Vec<OwnRequest>, StoreError> {
        let mut own = self.accounts.store.own_requests(actor.person).await?;
        own.reverse();
        Ok(own)
    }

    /// What a person's link says, by which they confirm that they asked.
    pub fn confirm_token(&self, mail: &DeskMail, queued: OffsetDateTime) -> String {
        let sealed = Sealed { subject: mail.request, epoch: 0, expires: Some(queued + CONFIRM_LIFE) };
        self.accounts.secret.seal(Purpose::ConfirmRequest, sealed)
    }

    /// Whether a link to confirm a request holds.
    pub fn may_confirm(&self, token: &str) -> bool {
        self.accounts.secret.open(Purpose::ConfirmRequest, token, self.accounts.clock.now()).is_ok()
    }

    /// Confirms for a mailbox that a request is its owner's. Returns its reference, where the link holds.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn confirm(&self, token: &str) -> Result<Option<i64>, StoreError> {
        let now = self.accounts.clock.now();
        match self.accounts.secret.open(Purpose::ConfirmRequest, token, now) {
            Ok(link) => self.accounts.store.confirm_request(link.subject, now).await,
            Err(_) => Ok(None),
        }
    }

    /// Adds to a request of the asker's own what they typed.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn reply(&self, actor: &Actor, number: i64, typed: &str) -> Result<Replied, StoreError> {
        let text = match prose(typed, MESSAGE_CHARS) {
            Ok(text) => text,
            Err(error) => return Ok(Replied::Refused(error)),
        };
        let now = self.accounts.clock.now();
        let is_theirs = self.accounts.store.reply_to_desk(actor.person, number, text, now).await?;
        Ok(if is_theirs { Replied::Done } else { Replied::Gone })
    }

    /// A page of the queue, and whether there are more behind it.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn queue(
        &self,
        actor: &Actor,
        words: &RequestsQuery,
    ) -> Result<(Vec<Listed>, bool), StoreError> {
        let filter = Filter {
            states: words.states(),
            kind: words.kind,
            assignee: match words.assignee {
                Some(AssigneeFilter::Mine) => Assignee::Person(actor.person),
                Some(AssigneeFilter::Nobody) => Assignee::Nobody,
                None => Assignee::Any,
            },
            after: words.after,
        };
        let mut lines = self.accounts.store.requests(filter, LINES + 1).await?;
        let has_more = lines.len() > LINES as usize;
        lines.truncate(LINES as usize);
        Ok((lines, has_more))
    }

    /// How many requests wait for the desk.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be counted.
    pub async fn due(&self) -> Result<u64, StoreError> {
        self.accounts.store.requests_due().await
    }

    /// A request, who could take it, and what holds against whoever made it. What colleagues note about somebody at the
    /// desk is not for them.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn request(
        &self,
        actor: &Actor,
        id: Uuid,
    ) -> Result<Option<(Request, Vec<Colleague>, Vec<staff::Held>)>, StoreError> {
        let (store, now) = (&self.accounts.store, self.accounts.clock.now());
        let Some(mut request) = store.request(id).await? else { return Ok(None) };
        if request.subject.as_ref().is_some_and(|subject| subject.id == actor.person) {
            request.events.retain(|event| !matches!(event.what, Happening::Noted(_)));
        }
        let held = match &request.subject {
            Some(subject) => store.held_against(subject.id, now).await?,
            None => Vec::new(),
        };
        let mut colleagues = store.colleagues(now).await?;
        sort_by_name(&mut colleagues, |colleague| &colleague.username);
        Ok(Some((request, colleagues, held)))
    }

    /// Since when mail to whoever made a request is refused, as there is no such mailbox.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn unreachable_since(&self, request: &Request) -> Result<Option<OffsetDateTime>, StoreError> {
        let email = request.subject.as_ref().map(|subject| subject.email.as_str());
        let email = email.or(request.address.as_deref()).and_then(|email| EmailAddress::parse(email).ok());
        let Some(email) = email else { return Ok(None) };
        self.accounts.store.unreachable_since(self.accounts.secret.address_key(&email.canonical())).await
    }

    /// Does what a form of the request's page asks.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was done.
    pub async fn act(&self, actor: &Actor, id: Uuid, typed: &RequestFields) -> Result<Outcome, StoreError> {
        let Some(request) = self.accounts.store.request(id).await? else { return Ok(Outcome::Gone) };
        let (act, acted) = match self.read(actor, &request, typed) {
            Ok(read) => read,
            Err(refusal) => return Ok(Outcome::Refused(refusal)),
        };
        let at = self.accounts.clock.now();
        let doing = Doing { request: id, version: typed.version, by: actor.person, act, at };
        Ok(match self.accounts.store.act(doing).await? {
            Did::Done => Outcome::Done(acted, request.wanted),
            Did::Stale => Outcome::Refused(ActRefusal::Stale),
            Did::Gone => Outcome::Gone,
            Did::NotNow => Outcome::Refused(ActRefusal::NotNow),
            Did::Hindered(hindrance) => Outcome::Refused(ActRefusal::Hindered(hindrance)),
            Did::NameTaken => Outcome::Refused(ActRefusal::Username(UsernameError::Taken)),
        })
    }

    fn read(
        &self,
        actor: &Actor,
        request: &Request,
        typed: &RequestFields,
    ) -> Result<(Act, Acted), ActRefusal> {
        let state = |word: &str| word.parse::<RequestState>().map_err(|_| ActRefusal::NotNow);
        if let Some(word) = typed.act.strip_prefix("state-") {
            return match state(word)? {
                state if state.needs_words() => Err(ActRefusal::Answer(ProseError::Missing)),
                state => Ok((Act::Become(state), Acted::State)),
            };
        }
        Ok(match typed.act.as_str() {
            "take" => (Act::Assign(actor.person), Acted::Assigned),
            "assign" => {
                let colleague = typed.assignee.parse().map_err(|_| ActRefusal::NotNow)?;
                (Act::Assign(colleague), Acted::Assigned)
            }
            "release" => (Act::Release, Acted::Released),
            "note" => (Act::Note(prose(&typed.note, ANSWER_CHARS).map_err(ActRefusal::Note)?), Acted::Noted),
            "answer" => {
                let text = prose(&typed.answer, ANSWER_CHARS).map_err(ActRefusal::Answer)?;
                (Act::Answer(text, state(&typed.state)?), Acted::Answered)
            }
            "rename" => (Act::Rename(Box::new(self.rename(request, typed)?)), Acted::Renamed),
            "second-factor" => (Act::ResetSecondFactor, Acted::SecondFactorReset),
            "link" => (Act::SendLink, Acted::LinkSent),
            _ => return Err(ActRefusal::NotNow),
        })
    }

    fn rename(&self, request: &Request, typed: &RequestFields) -> Result<Rename, ActRefusal> {
        let subject = request.subject.as_ref().ok_or(ActRefusal::NotNow)?;
        let from = subject.username.clone().ok_or(ActRefusal::NotNow)?;
        let to = username(&subject.email, &typed.username).map_err(ActRefusal::Username)?;
        let (from_key, to_key) = (self.accounts.name_key(&from), self.accounts.name_key(to.as_str()));
        Ok(Rename { from, from_key, to, to_key, closes: !typed.close.is_empty() })
    }

    /// Erases strangers' requests that were kept long enough.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was erased.
    pub async fn expire(&self) -> Result<u64, StoreError> {
        let now = self.accounts.clock.now();
        self.accounts.store.expire_requests(now - STRANGERS_KEPT, now).await
    }
}
