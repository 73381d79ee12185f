//! Every page, rendered as the server renders it, in both languages.
#![cfg(feature = "ssr")]

mod addresses;
mod forms;
mod whole;
