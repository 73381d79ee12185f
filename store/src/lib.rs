//! Persistence: the ports that the product speaks to, and their SQLite and PostgreSQL adapters.
//!
//! The ports are traits over [`domain`]'s types. Both adapters are one set of queries (`sql/`), compiled once for each
//! database; [`open`] chooses by the scheme of the database's URL.

pub mod account;
pub mod address;
pub mod allowance;
pub mod audit;
pub mod backup;
pub mod campaign;
pub mod community;
pub mod contact;
pub mod demo;
pub mod desk;
pub mod document;
pub mod erasure;
mod error;
pub mod health;
pub mod help;
pub mod mail;
pub mod moderation;
mod open;
pub mod passkey;
pub mod pending_form;
pub mod retained_measure;
pub mod roster;
pub mod search;
pub mod sign_on;
pub mod staff;
#[cfg(test)]
mod words;

mod postgres;
mod sqlite;

pub use error::StoreError;
pub use open::open;
pub use open::options::{OpenError, Options};

/// Names the ports once: what implements all of them is a [`Store`].
macro_rules! store {
    ($($port:path),+ $(,)?) => {
        /// Everything that is kept, behind one handle.
        pub trait Store: $($port +)+ {}

        impl<T: $($port +)+> Store for T {}
    };
}

store! {
    campaign::Pledges,
    campaign::Preferences,
    account::Accounts,
    address::Addresses,
    allowance::Allowances,
    retained_measure::RetainedMeasures,
    account::session::Sessions,
    account::terms::Documents,
    account::profile::Profiles,
    staff::Staff,
    demo::Demo,
    sign_on::SignOns,
    passkey::Passkeys,
    roster::Roster,
    desk::Desk,
    contact::Contact,
    pending_form::PendingForms,
    mail::Outbox,
    erasure::Erasures,
    health::Health,
    roster::Imports,
    staff::Roles,
    staff::Suspensions,
    audit::AuditLog,
    document::Publishing,
    help::HelpVotes,
    community::Themes,
    community::Topics,
    community::file::Files,
    community::outcome::Outcomes,
    community::suggestion::Suggestions,
    community::offers::Offers,
    community::guest_post::GuestPosts,
    community::author::Authors,
    community::comment::Comments,
    community::copies::Copies,
    community::draft::Drafts,
    community::following::Following,
    community::names::Names,
    community::notification::Notifications,
    community::notification_mail::NotificationMails,
    moderation::Moderation,
    moderation::BulkRemovals,
    moderation::Insight,
    moderation::Watching,
    moderation::TopicLimits,
    moderation::SavedFilters,
    search::Searching,
}
