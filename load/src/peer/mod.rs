//! The ceilings: the least program that does the same work.

pub mod http;
pub mod process;
pub mod sqlite;
pub mod topic;
