//! What people see. With `ssr`, the pages and mails that the server writes; with `hydrate`, the islands that move in
//! the browser, and nothing else: no page, no text and no rule of the server can reach the wasm.

pub mod account;
pub mod campaign;
#[cfg(feature = "ssr")]
mod collation;
pub mod community;
pub mod dashboard;
#[cfg(feature = "ssr")]
pub mod demo;
#[cfg(feature = "ssr")]
pub mod desk;
#[cfg(feature = "ssr")]
pub mod destination;
mod dom;
#[cfg(feature = "ssr")]
pub mod erasures;
#[cfg(feature = "ssr")]
pub mod form_back;
#[cfg(feature = "ssr")]
pub mod i18n;
#[cfg(feature = "ssr")]
mod id;
#[cfg(feature = "ssr")]
pub mod mail;
#[cfg(feature = "ssr")]
pub mod moderation;
#[cfg(feature = "ssr")]
mod moment;
pub mod number;
#[cfg(feature = "ssr")]
pub mod outbox;
#[cfg(feature = "ssr")]
pub mod page;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
mod placeholders;
#[cfg(feature = "ssr")]
pub mod problem;
#[cfg(feature = "ssr")]
mod prose;
#[cfg(feature = "ssr")]
pub mod refusal;
#[cfg(feature = "ssr")]
pub mod roster;
#[cfg(feature = "ssr")]
pub mod routes;
#[cfg(feature = "ssr")]
pub mod sample;
#[cfg(feature = "ssr")]
pub mod seen;
#[cfg(feature = "ssr")]
pub mod site;
#[cfg(feature = "ssr")]
pub mod stored_texts;
mod stream;
#[cfg(feature = "ssr")]
pub mod texts;
#[cfg(feature = "ssr")]
pub mod ui;

#[cfg(feature = "ssr")]
pub use id::new_id;
