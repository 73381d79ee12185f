//! The association's roster: who is a member.

use async_trait::async_trait;
use domain::account::{MemberKind, MemberNumber};
use domain::{Language, Province};
use strum::{EnumString, IntoStaticStr, VariantArray};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::StoreError;
use crate::campaign::AddressKey;

/// A member, as a line of the roster tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are the columns of the roster's file")]
pub struct Entry {
    pub member_number: MemberNumber,
    pub name: String,
    pub email: String,
    pub kind: MemberKind,
    pub province: Option<Province>,
    pub language: Language,
    pub specialty: Option<String>,
}

/// A person who is on the roster, or was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Their identifier.
    pub id: Uuid,
    /// What the roster said.
    pub entry: Entry,
    /// Whether they are on it now.
    pub on_roster: bool,
}

/// A change that an import makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Somebody new.
    Join {
        /// Their identifier, made by the caller.
        id: Uuid,
        /// What makes two addresses one mailbox.
        email_key: AddressKey,
        /// The line.
        entry: Entry,
    },
    /// Somebody known, changed or back.
    Update {
        /// Who.
        id: Uuid,
        /// What makes two addresses one mailbox.
        email_key: AddressKey,
        /// The line.
        entry: Entry,
    },
    /// Somebody whom the roster does not name any more: their sessions end.
    Leave {
        /// Who.
        id: Uuid,
    },
}

/// Reading and changing the roster.
#[async_trait]
pub trait Roster: Send + Sync {
    /// Everybody who is or was on it.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn roster(&self) -> Result<Vec<Known>, StoreError>;

    /// Makes changes, all or none.
    ///
    /// # Errors
    /// [`StoreError`] when none was made.
    async fn change_roster(&self, changes: Vec<Change>, at: OffsetDateTime) -> Result<(), StoreError>;
}

/// What an import does, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is a count of what it says")]
pub struct Tally {
    pub joins: u32,
    pub changes: u32,
    pub leaves: u32,
    pub unchanged: u32,
    pub errors: u32,
}

impl Tally {
    /// Changes to make.
    pub const fn all(self) -> u32 {
        self.joins + self.changes + self.leaves
    }
}

/// How far an import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum ImportState {
    /// Looked at; nothing was changed.
    Checked,
    /// Under way.
    Running,
    /// Done.
    Done,
    /// Broken off: what was made stays, and importing again makes the rest.
    Failed,
}

domain::words!(ImportState: "in the database");

/// An import of the roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// Its identifier.
    pub id: Uuid,
    /// What the one of the staff who made it is called now; `None` at the command line, or once they have left.
    pub by: Option<String>,
    /// When it was started, or looked at.
    pub started: OffsetDateTime,
    /// Its last sign of life.
    pub updated: OffsetDateTime,
    /// How far it is.
    pub state: ImportState,
    /// What it does.
    pub tally: Tally,
    /// How much of it is done.
    pub made: u32,
}

/// How long an import may be silent before it counts as broken off.
pub const IMPORT_PATIENCE: time::Duration = time::Duration::minutes(2);

impl Import {
    /// How far it is, told at `now`: one that has gone silent was broken off, with the program itself perhaps.
    pub fn state_at(&self, now: OffsetDateTime) -> ImportState {
        if self.state == ImportState::Running && now - self.updated > IMPORT_PATIENCE {
            ImportState::Failed
        } else {
            self.state
        }
    }
}

/// An import to start, or a file that was looked at.
#[derive(Clone, Copy, Debug)]
pub struct NewImport {
    /// Its identifier.
    pub id: Uuid,
    /// Which of the staff; `None` at the command line.
    pub actor: Option<Uuid>,
    /// What it does.
    pub tally: Tally,
    /// When.
    pub at: OffsetDateTime,
}

/// The roster in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RosterCounts {
    /// On the roster.
    pub members: u64,
    /// Of them, with an account.
    pub with_account: u64,
    /// Without one, and invited.
    pub invited: u64,
    /// Of those, invited so long ago that they may be invited again.
    pub invited_long_ago: u64,
    /// Formerly on it.
    pub left: u64,
}

impl RosterCounts {
    /// Without an account, and never invited.
    pub const fn never_invited(self) -> u64 {
        self.members.saturating_sub(self.with_account).saturating_sub(self.invited)
    }
}

/// A mailbox that is somebody's whatever the roster says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// What makes two addresses one mailbox.
    pub email_key: AddressKey,
    /// Whose it is.
    pub person: Uuid,
    /// Whether they were never on the roster: a line that names the mailbox is theirs then.
    pub may_join: bool,
}

/// Importing the roster step by step, and inviting who is on it.
#[async_trait]
pub trait Imports: Send + Sync {
    /// The mailboxes that the roster does not give: those of staff who were never on it, and those that members chose
    /// themselves.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn held_mailboxes(&self) -> Result<Vec<Held>, StoreError>;

    /// Keeps an uploaded file until it is applied, discarded or expired.
    ///
    /// # Errors
    /// [`StoreError`] when it was not kept.
    async fn keep_upload(&self, import: NewImport, content: Vec<u8>) -> Result<(), StoreError>;

    /// A file that was uploaded at `since` or later.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn upload(&self, import: Uuid, since: OffsetDateTime) -> Result<Option<Vec<u8>>, StoreError>;

    /// Forgets one upload that was not applied, or with `None` all from before `before`.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was forgotten.
    async fn forget_uploads(&self, import: Option<Uuid>, before: OffsetDateTime) -> Result<u64, StoreError>;

    /// Starts an import and forgets its file. `false` when another is under way, or this one is no longer waiting.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn begin_import(&self, import: NewImport) -> Result<bool, StoreError>;

    /// Makes changes of an import, all or none, and notes how far it is. Two members may take each other's address.
    ///
    /// # Errors
    /// [`StoreError`] when none was made, or the import is not under way any more.
    async fn import_changes(
        &self,
        import: Uuid,
        changes: Vec<Change>,
        at: OffsetDateTime,
    ) -> Result<(), StoreError>;

    /// Ends an import, as done or broken off.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn end_import(&self, import: Uuid, is_done: bool, at: OffsetDateTime) -> Result<(), StoreError>;

    /// An import.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn import(&self, id: Uuid) -> Result<Option<Import>, StoreError>;

    /// The last imports that were started.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn imports(&self, limit: u32) -> Result<Vec<Import>, StoreError>;

    /// The roster in numbers; who was invited before `long_ago` may be invited again.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be counted.
    async fn roster_counts(&self, long_ago: OffsetDateTime) -> Result<RosterCounts, StoreError>;

    /// Queues invitations for up to `limit` members without an account who were never invited, or with `long_ago` also
    /// for those who were invited before. Returns how many.
    ///
    /// # Errors
    /// [`StoreError`] when none was queued.
    async fn invite_members(
        &self,
        actor: Uuid,
        long_ago: Option<OffsetDateTime>,
        limit: u32,
        at: OffsetDateTime,
    ) -> Result<u64, StoreError>;

    /// Queues an invitation for one person without an account who is on the roster or has a duty, unless one is queued.
    ///
    /// # Errors
    /// [`StoreError`] when none was queued.
    async fn invite_person(&self, person: Uuid, actor: Uuid, at: OffsetDateTime) -> Result<bool, StoreError>;
}
