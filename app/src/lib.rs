//! What people see. With `ssr`, the pages and mails that the server writes; with `hydrate`, the islands that move in
//! the browser, and nothing else: no page, no text and no rule of the server can reach the wasm.

pub mod account;
pub mod campaign;
pub mod community;
pub mod contact;
pub mod dashboard;
#[cfg(feature = "ssr")]
pub mod desk;
#[cfg(feature = "ssr")]
pub mod destination;
mod dom;
#[cfg(feature = "ssr")]
pub mod form_back;
pub mod form_errors;
pub mod heard;
pub mod help;
#[cfg(feature = "ssr")]
pub mod i18n;
pub mod in_place;
mod island;
mod isolated;
#[cfg(feature = "ssr")]
pub mod last_words;
#[cfg(feature = "ssr")]
pub mod mail;
#[cfg(feature = "ssr")]
pub mod manifest;
#[cfg(feature = "ssr")]
pub mod moderation;
pub mod number;
#[cfg(feature = "ssr")]
pub mod page;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod problem;
#[cfg(feature = "ssr")]
mod prose;
#[cfg(feature = "ssr")]
pub mod refusal;
#[cfg(feature = "ssr")]
pub mod routes;
#[cfg(feature = "ssr")]
pub mod sample;
mod stream;
#[cfg(feature = "ssr")]
pub mod texts;
mod texts_given;
pub mod told;
#[cfg(feature = "ssr")]
pub mod ui;
