//! A demo association, for a database that holds nothing yet.

use async_trait::async_trait;
use domain::Language;
use domain::account::{Role, Username};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::StoreError;
use crate::account::NameKey;
use crate::account::session::TokenDigest;
use crate::campaign::AddressKey;
use crate::roster::Entry;

/// An invented person.
#[derive(Clone)]
pub struct DemoPerson {
    /// Their identifier.
    pub id: Uuid,
    /// What makes two addresses one mailbox.
    pub email_key: AddressKey,
    /// Their address, which is nobody's (RFC 2606).
    pub email: String,
    /// Their name.
    pub name: String,
    /// The language they are written to in.
    pub language: Language,
    /// Their line of the roster; staff who are no members have none.
    pub entry: Option<Entry>,
    /// Their duty, when they are staff.
    pub role: Option<Role>,
    /// Their account, once they have opened it.
    pub account: Option<DemoAccount>,
}

/// An invented person's account.
#[derive(Clone)]
pub struct DemoAccount {
    /// What they are called.
    pub username: Username,
    /// The keyed digest under which the name is held back, should they leave.
    pub name_key: NameKey,
    /// The password's hash, a PHC string.
    pub password: String,
    /// The authenticator's secret, encrypted, with the recovery codes.
    pub authenticator: Option<(Vec<u8>, Vec<TokenDigest>)>,
}

/// Loading the demo association.
#[async_trait]
pub trait Demo: Send + Sync {
    /// Loads these people, who accept `terms` (their version) now. `false`, and nothing is kept, where the database
    /// holds any person, pledge or event already.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn load_demo(
        &self,
        people: Vec<DemoPerson>,
        terms: u32,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError>;
}
