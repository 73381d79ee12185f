//! What drives a real `commons` as its visitors, its disk and its bad luck do. Shared by the load bench and the crash
//! tests.

pub mod client;
pub mod commons;
pub mod crash;
pub mod ledger;
pub mod ordering;
pub mod people;
pub mod shim;

/// What goes wrong in a bench or a test is told, never handled.
pub type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;
