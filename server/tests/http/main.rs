//! The real router over a real SQLite file: what visitors, mail programs and attackers get.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod abuse;
mod account;
mod authenticator;
mod faults;
mod harness;
mod input;
mod logs;
mod members;
mod origin;
mod pages;
mod passkeys;
mod pledge;
mod preferences;
mod slow;
mod unsubscribe;
mod wall;
