//! Between the socket and the handlers.

pub mod assets;
pub mod cache;
pub mod client;
pub mod csp;
pub mod form;
pub mod health;
pub mod limits;
pub mod listener;
pub mod middleware;
pub mod pages;
pub mod problem;
pub mod render;
pub mod router;
