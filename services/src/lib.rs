//! What a person does: one module a feature, plain data in, plain data out. No page, no path, no HTML.

pub mod account;
mod assignee;
pub mod campaign;
pub mod collation;
pub mod community;
pub mod contact;
pub mod dashboard;
pub mod demo;
pub mod desk;
mod digests;
pub mod erasures;
pub mod help;
mod id;
pub mod moderation;
mod moment;
pub mod outbox;
pub mod placeholders;
mod resources;
pub mod roster;
pub mod seen;
pub mod site;
pub mod stored_texts;

pub use assignee::AssigneeFilter;
pub use id::new_id;
pub(crate) use id::{form_id, person_id};
pub use resources::Resources;
