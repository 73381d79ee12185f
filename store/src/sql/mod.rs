//! One set of queries for both databases: this folder is compiled once beside each adapter's `Db`.

mod accounts;
mod adapter;
mod addresses;
mod allowances;
mod at_once;
mod audit;
mod authors;
mod bulk_removals;
mod cases;
mod comments;
mod contact;
mod copies;
mod decide;
mod demo;
mod desk;
mod documents;
mod drafts;
mod erasures;
mod files;
mod following;
mod guest_posts;
mod health;
mod help;
mod hide;
mod imports;
mod insight;
mod invitations;
mod leaving;
mod measures;
mod moderation_log;
mod moving;
mod names;
mod notification_mails;
mod notifications;
mod notify;
mod offers;
mod outbox;
mod outcomes;
mod passkeys;
mod pending_forms;
mod pledges;
mod preferences;
mod profiles;
mod purview;
mod readers;
mod reports;
mod retained_measures;
mod roles;
mod roster;
pub(super) mod rows;
mod saved_filters;
mod schema;
mod search;
mod sessions;
mod sign_on;
mod suggestions;
mod suspensions;
mod themes;
mod topic_limits;
mod topics;
mod username_moderation;
mod watching;
mod who;
mod writer;

use super::{
    AtOnce, BEGIN, Connection, Db, FromValue, MIGRATIONS, TRIES, hold_place, is_lost_race, name_begins,
    scrub, words,
};

pub(crate) use adapter::Adapter;
pub(crate) use at_once::Given;
pub(crate) use readers::Readers;
pub(crate) use schema::migrate;
