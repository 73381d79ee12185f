//! The members' Community.

pub mod actions;
mod home;
mod pages;
mod theme;
mod topic;

pub use pages::{CommunityPage, FrontPage, ThemePage, TopicPage};
pub(crate) use pages::{body, title};
pub(crate) use topic::{TopicMatter, kind_name, state_name};
