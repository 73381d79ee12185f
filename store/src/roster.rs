//! The association's roster: who is a member.

use async_trait::async_trait;
use domain::account::{MemberKind, MemberNumber};
use domain::{Language, Province};
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
    /// Somebody whom the roster does not name any more: access ends with their next request.
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
