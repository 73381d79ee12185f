//! The handlers of writing to the association: the form, what was said, and where staff answer.

mod answers;
mod desk;
pub mod routes;
mod thread;
mod write;
