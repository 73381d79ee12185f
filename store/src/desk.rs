//! The service desk: what people ask of it, and what it does about that.

use async_trait::async_trait;
use domain::Language;
use domain::account::Username;
use domain::desk::{Hindrance, RequestKind, RequestState};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::StoreError;
use crate::account::NameKey;
use crate::campaign::AddressKey;
use crate::document::Bilingual;

/// Who asks.
#[derive(Clone)]
pub enum Requester {
    /// Somebody who is signed in.
    Person(Uuid),
    /// Somebody who gave an address. Whether it is that of a person known, the store finds out, and does not tell.
    Mailbox(AddressKey, String),
}

/// A request that has just come.
#[derive(Clone)]
pub struct NewRequest {
    /// Its identifier.
    pub id: Uuid,
    /// Who asks.
    pub by: Requester,
    /// What for.
    pub kind: RequestKind,
    /// The language of the form.
    pub language: Language,
    /// The username that is asked for.
    pub wanted: Option<Username>,
    /// The topic whose transcript is asked for.
    pub topic: Option<i64>,
    /// What they wrote.
    pub message: String,
    /// When.
    pub at: OffsetDateTime,
}

/// Who has taken a request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Assignee {
    /// Whoever.
    #[default]
    Any,
    /// Nobody yet.
    Nobody,
    /// This person.
    Person(Uuid),
}

/// Which requests are listed.
#[derive(Clone, Debug)]
pub struct Filter {
    /// In one of these states.
    pub states: Vec<RequestState>,
    /// Of this kind, or of any.
    pub kind: Option<RequestKind>,
    /// Who has taken it.
    pub assignee: Assignee,
    /// After this number.
    pub after: i64,
}

/// A line of the queue.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Its identifier.
    pub id: Uuid,
    /// Its reference.
    pub number: i64,
    /// What it asks for.
    pub kind: RequestKind,
    /// Where it stands.
    pub state: RequestState,
    /// When it came.
    pub received: OffsetDateTime,
    /// Whose it is; nothing for a stranger.
    pub name: Option<String>,
    /// The username of who has taken it.
    pub assignee: Option<String>,
}

/// Somebody of the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colleague {
    /// Their identifier.
    pub id: Uuid,
    /// Their username.
    pub username: String,
}

/// The person behind a request, as far as the desk may see.
#[derive(Clone)]
pub struct Subject {
    /// Their identifier.
    pub id: Uuid,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// The association's number for them.
    pub member_number: Option<String>,
    /// Their username, once they have an account.
    pub username: Option<String>,
    /// The language that they are written to in.
    pub language: Language,
    /// Whether they are a member now.
    pub on_roster: bool,
    /// Whether an authenticator or a passkey is in use.
    pub has_second_factor: bool,
    /// Whether they have a duty.
    pub is_staff: bool,
}

/// A request, for the desk.
#[derive(Clone)]
pub struct Request {
    /// Its identifier.
    pub id: Uuid,
    /// Its reference.
    pub number: i64,
    /// What it asks for.
    pub kind: RequestKind,
    /// Where it stands.
    pub state: RequestState,
    /// The language of the form.
    pub language: Language,
    /// The username that is asked for.
    pub wanted: Option<String>,
    /// The topic whose transcript is asked for, with its title.
    pub topic: Option<(i64, Bilingual)>,
    /// What they wrote.
    pub message: String,
    /// Whether they were signed in.
    pub signed_in: bool,
    /// When the mailbox of the person confirmed it, where they were not.
    pub confirmed: Option<OffsetDateTime>,
    /// When it came.
    pub received: OffsetDateTime,
    /// Which version of it this is.
    pub version: u32,
    /// A stranger's address.
    pub address: Option<String>,
    /// Who it is, where they are known.
    pub subject: Option<Subject>,
    /// Who has taken it.
    pub assignee: Option<Colleague>,
    /// What was done about it, the oldest first.
    pub events: Vec<Event>,
}

impl Request {
    /// The language that whoever asked is written to in: the one that they wrote in.
    pub const fn reads(&self) -> Language {
        self.language
    }
}

impl std::fmt::Debug for Request {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Request({})", self.id)
    }
}

/// Something that was done about a request.
#[derive(Clone, Debug)]
pub struct Event {
    /// When.
    pub at: OffsetDateTime,
    /// The username of who did it; nothing once they have left.
    pub by: Option<String>,
    /// What.
    pub what: Happening,
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happening {
    /// It was assigned, to who has this username.
    Assigned(Option<String>),
    /// It was given back to all.
    Released,
    /// It became this.
    Became(RequestState),
    /// Something was noted, for the desk alone.
    Noted(String),
    /// It was answered by mail.
    Answered(String),
    /// The person has this username now.
    Renamed(String),
    /// The person's authenticator, passkeys and recovery codes are gone.
    SecondFactorReset,
    /// An invitation or a link to a new password was sent.
    LinkSent,
    /// Its person added something.
    Replied(String),
    /// Its person's mailbox confirmed that they asked.
    Confirmed,
}

/// Something to do about a request.
#[derive(Clone)]
pub enum Act {
    /// Assigns it to somebody of the desk.
    Assign(Uuid),
    /// Gives it back to all.
    Release,
    /// Begins it, or opens it again. What ends it, or has it wait, is told in words.
    Become(RequestState),
    /// Notes something, for the desk alone.
    Note(String),
    /// Answers by mail; then it stands there.
    Answer(String, RequestState),
    /// Gives the person another username, in place of this one.
    Rename(Box<Rename>),
    /// Takes away the person's authenticator, passkeys and recovery codes, and ends their sessions.
    ResetSecondFactor,
    /// Sends an invitation or a link to a new password.
    SendLink,
}

/// A username in place of another.
#[derive(Clone)]
pub struct Rename {
    /// What the person was called when this was decided.
    pub from: String,
    /// The keyed digest under which that name is held back.
    pub from_key: NameKey,
    /// What they will be called.
    pub to: Username,
    /// The keyed digest of that.
    pub to_key: NameKey,
    /// Whether the request is done with it: the person is told by the mail about their name.
    pub closes: bool,
}

/// An act, by whom, about which version of what.
#[derive(Clone)]
pub struct Doing {
    /// The request.
    pub request: Uuid,
    /// The version that whoever acts has seen.
    pub version: u32,
    /// Who acts.
    pub by: Uuid,
    /// What they do.
    pub act: Act,
    /// When.
    pub at: OffsetDateTime,
}

/// What became of an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Did {
    /// It is done.
    Done,
    /// Somebody else changed the request meanwhile.
    Stale,
    /// There is no such request.
    Gone,
    /// The request, or its person, is not so that this could be done.
    NotNow,
    /// The name is taken, was taken once, or looks like one that is.
    NameTaken,
    /// Somebody else must do it, or an administrator.
    Hindered(Hindrance),
}

/// A request, for the person who made it.
#[derive(Clone, Debug)]
pub struct OwnRequest {
    /// Its reference.
    pub number: i64,
    /// What it asks for.
    pub kind: RequestKind,
    /// Where it stands.
    pub state: RequestState,
    /// The username that was asked for.
    pub wanted: Option<String>,
    /// The topic whose transcript was asked for, with its title.
    pub topic: Option<(i64, Bilingual)>,
    /// What they wrote.
    pub message: String,
    /// When it came.
    pub received: OffsetDateTime,
    /// What was said about it since, the oldest first.
    pub said: Vec<Said>,
}

/// Something that was said about a request, for its person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// When.
    pub at: OffsetDateTime,
    /// Whether the desk said it; otherwise its person.
    pub by_desk: bool,
    /// What.
    pub text: String,
}

/// The service desk.
#[async_trait]
pub trait Desk: Send + Sync {
    /// Keeps a request. Somebody known is told its reference by mail, at most a few times a day; a stranger is not. The
    /// caller cannot tell.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn receive_request(&self, request: NewRequest) -> Result<(), StoreError>;

    /// Requests, the oldest first, up to `limit`.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn requests(&self, filter: Filter, limit: u32) -> Result<Vec<Listed>, StoreError>;

    /// How many requests wait for the desk.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be counted.
    async fn requests_due(&self) -> Result<u64, StoreError>;

    /// A request with its history.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn request(&self, id: Uuid) -> Result<Option<Request>, StoreError>;

    /// Everybody of the desk who has an account.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn colleagues(&self, now: OffsetDateTime) -> Result<Vec<Colleague>, StoreError>;

    /// Does something about a request, with its history, its audit and its mail, all or nothing.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was done.
    async fn act(&self, doing: Doing) -> Result<Did, StoreError>;

    /// Confirms for somebody's mailbox that a request is theirs. `None` where there is no such request any more; otherwise
    /// its reference.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn confirm_request(&self, id: Uuid, at: OffsetDateTime) -> Result<Option<i64>, StoreError>;

    /// Adds to somebody's own request what they say, and has it be the desk's turn. The same words within minutes are
    /// added once. `false` where the request is not theirs.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn reply_to_desk(
        &self,
        person: Uuid,
        number: i64,
        text: String,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError>;

    /// A person's own requests with what was said about them, the oldest first: those that they sent signed in, or that
    /// their mailbox confirmed.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn own_requests(&self, person: Uuid) -> Result<Vec<OwnRequest>, StoreError>;

    /// Erases strangers' requests that came before `before`.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was erased.
    async fn expire_requests(&self, before: OffsetDateTime, at: OffsetDateTime) -> Result<u64, StoreError>;
}
