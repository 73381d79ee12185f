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
mod campaign;
mod comments;
mod community;
mod deeds;
mod demo;
mod desk;
mod drafts;
mod erasures;
mod files;
mod filters;
mod guest_posts;
mod harness;
mod insight;
mod kept_forms;
mod letters;
mod mail;
mod measures;
mod moderation;
mod moving;
mod naming;
mod notices;
mod outcomes;
mod parts;
mod passkeys;
mod preferences;
mod redactions;
mod restraints;
mod schema;
mod search;
mod sign_on;
mod suggestions;
mod sweeps;
mod taken_back;
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
