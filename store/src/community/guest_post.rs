//! Guest posts: proposed or asked for, written, discussed with staff, and made topics.

use async_trait::async_trait;
use domain::Language;
use domain::community::{GuestContent, GuestRole, GuestState, GuestStep, TopicState};
use time::OffsetDateTime;
use uuid::Uuid;

use super::TopicSave;
use crate::StoreError;
use crate::campaign::AddressKey;

/// A guest post that somebody proposes, or is asked for.
#[derive(Clone, Debug)]
pub struct NewGuestPost {
    /// Its identifier.
    pub id: Uuid,
    /// The form that it was typed into.
    pub form: Uuid,
    /// The language in which author and staff write to one another.
    pub language: Language,
    /// What it is to be about.
    pub about: String,
    /// What is written of it already.
    pub content: GuestContent,
    /// When.
    pub at: OffsetDateTime,
}

/// An expert whom staff ask for a guest post, and who need not be known.
#[derive(Clone, Debug)]
pub struct Expert {
    /// Their identifier, where nobody has this address yet.
    pub id: Uuid,
    /// Where the invitation goes.
    pub email: String,
    /// What makes two addresses one mailbox.
    pub email_key: AddressKey,
    /// What they are called.
    pub name: String,
}

/// Whom staff ask for a guest post.
#[derive(Clone, Debug)]
pub enum InvitedAuthor {
    /// Somebody with an account.
    Known(Uuid),
    /// Whoever has this address.
    Expert(Box<Expert>),
}

/// What became of proposing one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proposed {
    /// It is kept, now or by the same form before.
    Done,
    /// Its author proposed as many as one may in a day.
    TooMany,
}

/// A guest post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuestPost {
    /// Its identifier.
    pub id: Uuid,
    /// Whether staff asked for it: that lets its author in, member or not, to it alone.
    pub is_asked: bool,
    /// Who writes it.
    pub author: Uuid,
    /// What they are called in the Community; `None` before they have an account.
    pub username: Option<String>,
    /// The language in which author and staff write to one another.
    pub language: Language,
    /// What it is to be about.
    pub about: String,
    /// What is written of it. Once it is a topic, only the name and the biographies are still read here.
    pub content: GuestContent,
    /// Which save of that this is.
    pub version: u32,
    /// Where it stands.
    pub state: GuestState,
    /// The topic that it became, and where that stands.
    pub topic: Option<(i64, TopicState)>,
    /// When it was proposed or asked for.
    pub created: OffsetDateTime,
    /// When it was last changed, or took a step.
    pub changed: OffsetDateTime,
}

/// An editorial comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuestNote {
    /// Who wrote it.
    pub role: GuestRole,
    /// What they are called now.
    pub by: Option<String>,
    /// When.
    pub at: OffsetDateTime,
    /// What it says.
    pub text: String,
}

/// Who does something with a guest post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GuestActor {
    /// As what. Of an author, that it is theirs is looked at.
    pub role: GuestRole,
    /// Who.
    pub person: Uuid,
}

/// A save of a guest post: its author's while they write it, an editor's of who wrote it from then on.
#[derive(Clone, Debug)]
pub struct GuestSave {
    /// Which.
    pub id: Uuid,
    /// The save that it changes.
    pub version: u32,
    /// What it says.
    pub content: GuestContent,
    /// Who saves it.
    pub by: GuestActor,
    /// When.
    pub at: OffsetDateTime,
}

/// A step of a guest post.
#[derive(Clone, Debug)]
pub struct GuestMove {
    /// Which.
    pub id: Uuid,
    /// Which save of it was seen.
    pub version: u32,
    /// What is done.
    pub step: GuestStep,
    /// What the other side is told; empty where nothing is.
    pub note: String,
    /// The topic that it becomes, where it is approved.
    pub topic: Option<Box<TopicSave>>,
    /// Who does it.
    pub by: GuestActor,
    /// When.
    pub at: OffsetDateTime,
}

/// What became of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// It is done; this is the topic, where it became one.
    Done(Option<i64>),
    /// It is not as it was seen, or the step does not follow from where it stands.
    Stale,
}

/// Guest posts.
#[async_trait]
pub trait GuestPosts: Send + Sync {
    /// Keeps what a member proposes, within what one may in a day.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn propose_guest_post(&self, author: Uuid, post: NewGuestPost) -> Result<Proposed, StoreError>;

    /// Asks somebody for a guest post, and tells them: by a notice, or by an invitation to open an account. `None` where
    /// the same form did so before.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn ask_for_guest_post(
        &self,
        asked: InvitedAuthor,
        post: NewGuestPost,
        actor: Uuid,
    ) -> Result<Option<Uuid>, StoreError>;

    /// A guest post.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn guest_post(&self, id: Uuid) -> Result<Option<GuestPost>, StoreError>;

    /// The guest post that became a topic; `None` once its author has left.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn guest_post_of(&self, topic: i64) -> Result<Option<GuestPost>, StoreError>;

    /// Somebody's guest posts, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn own_guest_posts(&self, author: Uuid) -> Result<Vec<GuestPost>, StoreError>;

    /// Guest posts that stand there, the one that waits longest first; as many at most.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn guest_posts(&self, state: GuestState, limit: u32) -> Result<Vec<GuestPost>, StoreError>;

    /// How many wait for staff to look at them: those that were handed in, and proposals that nobody of the staff has
    /// answered.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be counted.
    async fn waiting_guest_posts(&self) -> Result<u64, StoreError>;

    /// What author and staff told one another about it, the oldest first.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn guest_notes(&self, id: Uuid) -> Result<Vec<GuestNote>, StoreError>;

    /// Saves what a guest post says. `false` when it was saved or took a step since, or is not theirs to change.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn save_guest_post(&self, save: GuestSave) -> Result<bool, StoreError>;

    /// Takes a step, and tells its author of staff's.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn move_guest_post(&self, step: GuestMove) -> Result<Moved, StoreError>;

    /// Keeps an editorial comment, and tells its author of staff's. `false` where it is not theirs, or over.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn note_guest_post(
        &self,
        id: Uuid,
        by: GuestActor,
        text: String,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError>;
}
