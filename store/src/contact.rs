//! What people write to the association, and what it answers.

use async_trait::async_trait;
use domain::Language;
use domain::contact::{EnquiryArea, EnquiryKind, EnquiryState, Team};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::StoreError;
use crate::campaign::AddressKey;
use crate::document::Bilingual;

/// Who writes.
#[derive(Clone)]
pub enum Writer {
    /// Somebody who is signed in.
    Person(Uuid),
    /// Somebody who gave an address. Nobody looks whose it is.
    Mailbox(AddressKey, String),
}

/// An enquiry that has just come.
#[derive(Clone)]
pub struct NewEnquiry {
    /// Its identifier.
    pub id: Uuid,
    /// Who writes.
    pub by: Writer,
    /// What for.
    pub kind: EnquiryKind,
    /// What about.
    pub area: EnquiryArea,
    /// The topic from which they wrote.
    pub topic: Option<i64>,
    /// The language of the form, in which they are answered.
    pub language: Language,
    /// Who answers.
    pub team: Team,
    /// What they wrote.
    pub message: String,
    /// Whether it looks like a program's.
    pub is_suspect: bool,
    /// From when on its answer is late.
    pub due: OffsetDateTime,
    /// When.
    pub at: OffsetDateTime,
}

/// What became of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnquiryReceived {
    /// It is kept, now or minutes ago: under this identifier.
    Kept(Uuid),
    /// Too many wait apart already. Nothing is kept.
    Full,
}

/// What a list is asked for.
#[derive(Clone, Debug)]
pub struct EnquiryPageRequest {
    /// Of these teams.
    pub teams: Vec<Team>,
    /// In this state.
    pub state: EnquiryState,
    /// In this language, or in any.
    pub language: Option<Language>,
    /// After this number.
    pub after: i64,
    /// How many at most.
    pub limit: u32,
}

/// A line of the list.
#[derive(Clone, Debug)]
pub struct EnquiryLine {
    /// Its identifier.
    pub id: Uuid,
    /// Its reference.
    pub number: i64,
    /// What for.
    pub kind: EnquiryKind,
    /// What about.
    pub area: EnquiryArea,
    /// Who answers.
    pub team: Team,
    /// Its language.
    pub language: Language,
    /// Where it stands.
    pub state: EnquiryState,
    /// How it begins.
    pub beginning: String,
    /// When it came.
    pub received: OffsetDateTime,
    /// From when on its answer is late.
    pub due: OffsetDateTime,
}

/// Who wrote, as a team may be told that helps them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KnownWriter {
    /// An account, by its username; without one any more, nothing.
    Account(Option<String>),
    /// The address that a stranger typed.
    Address(String),
}

/// An enquiry, for those who answer.
#[derive(Clone)]
pub struct Enquiry {
    /// Its identifier.
    pub id: Uuid,
    /// Its reference.
    pub number: i64,
    /// What for.
    pub kind: EnquiryKind,
    /// What about.
    pub area: EnquiryArea,
    /// The topic from which it was written, with its title.
    pub topic: Option<(i64, Bilingual)>,
    /// Its language.
    pub language: Language,
    /// Who answers.
    pub team: Team,
    /// Where it stands.
    pub state: EnquiryState,
    /// What was written.
    pub message: String,
    /// When it came.
    pub received: OffsetDateTime,
    /// From when on its answer is late.
    pub due: OffsetDateTime,
    /// Which version of it this is.
    pub version: u32,
    /// Who wrote, where they were signed in.
    pub person: Option<Uuid>,
    /// Who wrote, where that is told.
    pub writer: Option<KnownWriter>,
    /// What was said and done since, the oldest first.
    pub events: Vec<EnquiryEvent>,
}

impl std::fmt::Debug for Enquiry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Enquiry({})", self.id)
    }
}

/// Something that was said or done about an enquiry.
#[derive(Clone, Debug)]
pub struct EnquiryEvent {
    /// When.
    pub at: OffsetDateTime,
    /// The username of who did it; nothing for its writer, and once they have left.
    pub by: Option<String>,
    /// What.
    pub what: EnquiryHappening,
}

/// What was said or done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EnquiryHappening {
    /// It was answered by mail.
    Answered(String),
    /// Its writer added something.
    Replied(String),
    /// It was passed to this team.
    Passed(Team),
    /// It became this.
    Became(EnquiryState),
}

/// Something to do about an enquiry.
#[derive(Clone, Debug)]
pub enum EnquiryAct {
    /// Answers by mail.
    Answer(String),
    /// Passes it to another team.
    Pass(Team),
    /// Says that a person wrote it, closes it, or opens it again.
    Become(EnquiryState),
}

/// An act, by whom, about which version of what.
#[derive(Clone, Debug)]
pub struct EnquiryDoing {
    /// The enquiry.
    pub enquiry: Uuid,
    /// The version that whoever acts has seen.
    pub version: u32,
    /// Who acts.
    pub by: Uuid,
    /// What they do.
    pub act: EnquiryAct,
    /// From when on an answer is late, where it waits for one again.
    pub due: OffsetDateTime,
    /// When.
    pub at: OffsetDateTime,
}

/// What became of an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnquiryDid {
    /// It is done.
    Done,
    /// Something else was done meanwhile.
    Stale,
    /// There is no such enquiry.
    Gone,
    /// As it stands, this cannot be done.
    NotNow,
}

/// How much waits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EnquiriesWaiting {
    /// For an answer.
    pub open: u64,
    /// Of these, how many are late.
    pub late: u64,
    /// For somebody to say whether a person wrote it.
    pub suspected: u64,
}

/// An enquiry, for who wrote it.
#[derive(Clone, Debug)]
pub struct OwnEnquiry {
    /// Its identifier.
    pub id: Uuid,
    /// Its reference.
    pub number: i64,
    /// What for.
    pub kind: EnquiryKind,
    /// What about.
    pub area: EnquiryArea,
    /// The topic from which they wrote.
    pub topic: Option<i64>,
    /// Its language.
    pub language: Language,
    /// Who answers.
    pub team: Team,
    /// Where it stands.
    pub state: EnquiryState,
    /// What they wrote.
    pub message: String,
    /// When it came.
    pub received: OffsetDateTime,
    /// From when on its answer is late.
    pub due: OffsetDateTime,
    /// Whether they were signed in.
    pub is_signed_in: bool,
    /// What was said since, the oldest first.
    pub said: Vec<EnquirySaid>,
}

/// Something that was said, for who wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnquirySaid {
    /// When.
    pub at: OffsetDateTime,
    /// Whether it answers them; otherwise they added it.
    pub is_answer: bool,
    /// What.
    pub text: String,
}

/// Whose enquiries.
#[derive(Clone, Copy, Debug)]
pub enum EnquiriesOf {
    /// What somebody with an account wrote, signed in or from their address.
    Person(Uuid),
    /// What was written from an address.
    Mailbox(AddressKey),
}

/// Writing to the association.
#[async_trait]
pub trait Contact: Send + Sync {
    /// Keeps an enquiry. The same words within minutes are one. Its reference is mailed, at most so often.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn receive_enquiry(&self, enquiry: NewEnquiry) -> Result<EnquiryReceived, StoreError>;

    /// Enquiries, the oldest first.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn enquiries(&self, request: EnquiryPageRequest) -> Result<Vec<EnquiryLine>, StoreError>;

    /// How much waits for some teams.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be counted.
    async fn enquiries_waiting(
        &self,
        teams: Vec<Team>,
        now: OffsetDateTime,
    ) -> Result<EnquiriesWaiting, StoreError>;

    /// An enquiry with what was said and done about it.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn enquiry(&self, id: Uuid) -> Result<Option<Enquiry>, StoreError>;

    /// Does something about an enquiry, with its history, its audit and its mail, all or nothing.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was done.
    async fn act_on_enquiry(&self, doing: EnquiryDoing) -> Result<EnquiryDid, StoreError>;

    /// Closes what waits apart of some teams, up to a number. Returns how many.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was done.
    async fn close_suspected(
        &self,
        teams: Vec<Team>,
        up_to: i64,
        by: Uuid,
        at: OffsetDateTime,
    ) -> Result<u64, StoreError>;

    /// An enquiry, for who wrote it.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn own_enquiry(&self, id: Uuid) -> Result<Option<OwnEnquiry>, StoreError>;

    /// What somebody wrote, the oldest first.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn own_enquiries(&self, of: EnquiriesOf) -> Result<Vec<OwnEnquiry>, StoreError>;

    /// Adds to an enquiry what its writer says. The same words within minutes are added once. `false` where there is none.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn reply_to_enquiry(
        &self,
        id: Uuid,
        text: String,
        due: OffsetDateTime,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError>;

    /// Erases what nothing was said or done about since `before`, and what waits apart or was closed unanswered since
    /// `suspected_before`.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was erased.
    async fn expire_enquiries(
        &self,
        before: OffsetDateTime,
        suspected_before: OffsetDateTime,
        at: OffsetDateTime,
    ) -> Result<u64, StoreError>;
}
