//! The `commons` server: settings, router, mail and jobs. A library, so that the tests drive the real router.

pub mod account;
pub mod backup;
pub mod campaign;
pub mod clock;
pub mod community;
pub mod contact;
pub mod dashboard;
pub mod demo;
pub mod desk;
pub mod files;
pub mod help;
pub mod http;
pub mod jobs;
pub mod live;
pub mod logging;
pub mod mail;
pub mod moderation;
pub mod monitoring;
pub mod operator;
pub mod secret;
pub mod security;
pub mod serve;
pub mod settings;
pub mod state;
