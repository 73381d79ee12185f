//! The real router over a real SQLite file: what visitors, mail programs and attackers get.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod abuse;
mod account;
mod audit;
mod authenticator;
mod canary;
mod comments;
mod credentials;
mod deeds;
mod desk;
mod documents;
mod drafts;
mod faults;
mod files;
mod following;
mod guest_posts;
mod harness;
mod input;
mod insight;
mod letters;
mod live;
mod logs;
mod measures;
mod members;
mod moderation;
mod office;
mod origin;
mod outcomes;
mod pages;
mod passkeys;
mod pledge;
mod preferences;
mod provider;
mod roster;
mod search;
mod sign_on;
mod slow;
mod staff;
mod suggestions;
mod sweeps;
mod topics;
mod transcripts;
mod unsubscribe;
mod wall;
mod watching;
