//! Every page, rendered as the server renders it, in both languages.
#![cfg(feature = "ssr")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod addresses;
mod forms;
mod valid;
#[path = "../../../end2end/verifiers/verifier.rs"]
mod verifier;
mod whole;
