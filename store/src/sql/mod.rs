//! One set of queries for both databases: this folder is compiled once beside each adapter's `Db`.

mod accounts;
mod adapter;
mod documents;
mod health;
mod outbox;
mod passkeys;
mod pledges;
mod preferences;
mod profiles;
mod roster;
mod rows;
mod sessions;
mod staff;
mod writer;

use super::{BEGIN, Connection, Db, MIGRATIONS, scrub};

pub(crate) use adapter::Adapter;
