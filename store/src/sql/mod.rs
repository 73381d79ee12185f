//! One set of queries for both databases: this folder is compiled once beside each adapter's `Db`.

mod adapter;
mod health;
mod outbox;
mod pledges;
mod preferences;
mod rows;
mod writer;

use super::{BEGIN, Connection, Db, MIGRATIONS, scrub};

pub(crate) use adapter::Adapter;
