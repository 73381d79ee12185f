//! Drives a real `commons` as its visitors, its disk and its bad luck do: for the load bench, which is this package's
//! program, and for the server's crash tests.

#![expect(
    clippy::missing_errors_doc,
    reason = "whatever goes wrong is told as it is, and ends the bench or the test"
)]

pub mod client;
pub mod commons;
pub mod crash;
pub mod ledger;
pub mod ordering;
pub mod people;
pub mod shim;

/// What goes wrong in a bench or a test is told, never handled.
pub type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;
