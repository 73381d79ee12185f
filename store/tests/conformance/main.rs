//! One suite of claims about the ports, run on SQLite and on a real PostgreSQL.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod account;
mod addresses;
mod administration;
mod allowances;
mod authors;
mod bulk_removals;
mod campaign;
mod comments;
mod community;
mod contact;
mod crossing;
mod demo;
mod desk;
mod drafts;
mod erasures;
mod files;
mod filters;
mod guest_posts;
mod harness;
mod help;
mod insight;
mod mail;
mod measures;
mod moderation;
mod moderation_log;
mod moving;
mod notification_mails;
mod notifications;
mod offers;
mod outcomes;
mod parts;
mod passkeys;
mod pending_forms;
mod preferences;
mod redactions;
mod revisions;
mod schema;
mod search;
mod sign_on;
mod suggestions;
mod taken_back;
mod topic_limits;
mod topic_lines;
mod username_moderation;
mod watching;
mod writer;

/// Runs each claim on both databases.
macro_rules! on_both_databases {
    ($($claim:ident),* $(,)?) => {
        mod on_sqlite {
            $(#[tokio::test] async fn $claim() { super::$claim(crate::harness::Kit::sqlite().await).await; })*
        }
        mod on_postgres {
            $(#[tokio::test] async fn $claim() { super::$claim(crate::harness::Kit::postgres().await).await; })*
        }
    };
}
pub(crate) use on_both_databases;
