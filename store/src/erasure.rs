//! What was erased for good: a ledger that outlives the database, so that a copy brought back from a backup forgets it
//! again.

use async_trait::async_trait;
use domain::campaign::{Channel, Purpose};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::StoreError;
use crate::account::NameKey;
use crate::campaign::{AddressKey, Method};

/// Something that was erased, or may not be used any more. It holds numbers of rows and keyed digests, and nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case", deny_unknown_fields)]
pub enum Erasure {
    /// A pledge, by whoever made it.
    Pledge {
        /// Which.
        id: Uuid,
        /// The digest of a mailbox that asked never to be written to.
        never_again: Option<AddressKey>,
    },
    /// A consent was withdrawn.
    Consent {
        /// Whose.
        pledge: Uuid,
        /// To what: a code of [`Purpose`].
        purpose: String,
        /// By which channel, a code of [`Channel`]; all of them without it.
        channel: Option<String>,
        /// How: a code of [`Method`].
        method: String,
    },
    /// An offer to help was withdrawn, with its consent.
    Offer {
        /// Which.
        id: Uuid,
        /// How: a code of [`Method`].
        method: String,
    },
    /// A person, with all that is theirs.
    Person {
        /// Who.
        id: Uuid,
        /// The digest of their username, which nobody else may take.
        name_key: Option<NameKey>,
        /// Whether their comments stay, without their name.
        keeps_comments: bool,
        /// The digests of the mailboxes that a measure against them is bound to, where one held: a copy of the database may
        /// be older than some of them.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        mailboxes: Vec<AddressKey>,
    },
    /// A comment that its author took back.
    Comment {
        /// Which.
        id: i64,
    },
    /// A comment out of which moderators took passages, or that quoted one. What is left of it is not told here.
    Passages {
        /// Which.
        comment: i64,
    },
    /// A picture or file beside a topic.
    File {
        /// The topic.
        topic: i64,
        /// Which.
        file: Uuid,
    },
}

impl Erasure {
    /// A consent that was withdrawn.
    pub(crate) fn consent(pledge: Uuid, purpose: Purpose, channel: Option<Channel>, method: Method) -> Self {
        Self::Consent {
            pledge,
            purpose: purpose.code().into(),
            channel: channel.map(|channel| channel.code().into()),
            method: method.code().into(),
        }
    }

    /// An offer that was withdrawn.
    pub(crate) fn offer(id: Uuid, method: Method) -> Self {
        Self::Offer { id, method: method.code().into() }
    }
}

/// A line of the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerEntry {
    /// Its number, from 1 and without gaps.
    pub seq: i64,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// What was erased.
    pub erasure: Erasure,
}

/// Which database a ledger belongs to, and how far it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ledger {
    /// The same in every copy of the database.
    pub id: Uuid,
    /// The number of the last entry; 0 where there is none.
    pub last: i64,
}

/// What else is done to a database that was brought back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resumed {
    /// Sessions that were ended.
    pub sessions: u64,
    /// Mails that waited, and were given up: most were sent since.
    pub mails: u64,
}

/// The ledger of erasures.
#[async_trait]
pub trait Erasures: Send + Sync {
    /// Which database this is, and how many erasures it has seen.
    ///
    /// # Errors
    /// [`StoreError`] when the database cannot tell.
    async fn erasure_ledger(&self) -> Result<Ledger, StoreError>;

    /// Whether anybody is known here: a person, or who pledged. A new database knows nobody.
    ///
    /// # Errors
    /// [`StoreError`] when the database cannot tell.
    async fn knows_anybody(&self) -> Result<bool, StoreError>;

    /// The entries after one, in their order.
    ///
    /// # Errors
    /// [`StoreError`] when the database cannot tell.
    async fn erasures(&self, after: i64, limit: u32) -> Result<Vec<LedgerEntry>, StoreError>;

    /// Erases again what a ledger knows and this database does not; `false` where it does. Entries come in their order.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was erased.
    async fn erase_again(&self, entry: LedgerEntry) -> Result<bool, StoreError>;

    /// Ends every session, since some were ended meanwhile, and gives up every mail that waits.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was changed.
    async fn resume(&self, at: OffsetDateTime) -> Result<Resumed, StoreError>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_leaves_without_a_measure_stands_in_the_ledger_as_versions_without_mailboxes_read_and_write_it() {
        let former = r#"{"what":"person","id":"00000000-0000-0000-0000-000000000007","name_key":null,"keeps_comments":true}"#;
        let left = Erasure::Person {
            id: Uuid::from_u128(7),
            name_key: None,
            keeps_comments: true,
            mailboxes: Vec::new(),
        };
        assert_eq!(serde_json::to_string(&left).unwrap(), former);
        assert_eq!(serde_json::from_str::<Erasure>(former).unwrap(), left);
    }
}
