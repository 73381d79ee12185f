//! One set of queries for both databases: this folder is compiled once beside each adapter's `Db`.

mod accounts;
mod adapter;
mod addresses;
mod audit;
mod commenting;
mod comments;
mod demo;
mod desk;
mod desk_acts;
mod documents;
mod drafts;
mod duties;
mod files;
mod following;
mod guest_acts;
mod guest_posts;
mod health;
mod imports;
mod invitations;
mod letters;
mod notices;
mod outbox;
mod outcomes;
mod passkeys;
mod pledges;
mod preferences;
mod profiles;
mod publishing;
mod roster;
mod rows;
mod search;
mod sessions;
mod sign_on;
mod staff;
mod suggestions;
mod telling;
mod themes;
mod topics;
mod writer;

use super::{BEGIN, Connection, Db, MIGRATIONS, scrub, words};

pub(crate) use adapter::Adapter;
