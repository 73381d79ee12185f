//! Every page, rendered as the server renders it, in both languages.
#![cfg(feature = "ssr")]

mod addresses;
mod forms;
mod valid;
#[path = "../../../end2end/verifiers/verifier.rs"]
mod verifier;
mod whole;
