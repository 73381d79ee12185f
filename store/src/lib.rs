//! Persistence: the ports that the product speaks to, and their SQLite and PostgreSQL adapters.
//!
//! The ports are traits over [`domain`]'s types. Both adapters are one set of queries (`sql/`), compiled once for each
//! database; [`open`] chooses by the scheme of the database's URL.

pub mod account;
pub mod campaign;
mod error;
pub mod health;
pub mod mail;
mod open;
pub mod passkey;
pub mod roster;

mod postgres;
mod sqlite;

pub use error::StoreError;
pub use open::{OpenError, Options, open};

/// Everything that is kept, behind one handle.
pub trait Store:
    campaign::Pledges
    + campaign::Preferences
    + account::Accounts
    + account::Sessions
    + account::Documents
    + account::Profiles
    + account::Staff
    + passkey::Passkeys
    + roster::Roster
    + mail::Outbox
    + health::Health
{
}

impl<T> Store for T where
    T: campaign::Pledges
        + campaign::Preferences
        + account::Accounts
        + account::Sessions
        + account::Documents
        + account::Profiles
        + account::Profiles
        + account::Staff
        + passkey::Passkeys
        + roster::Roster
        + mail::Outbox
        + health::Health
{
}
