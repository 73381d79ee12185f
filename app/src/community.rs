//! The members' Community.

pub mod actions;
mod comments;
mod composer;
mod conversation;
mod drafts;
mod edit;
mod excerpt;
mod home;
pub mod islands;
mod markdown;
mod outcome;
mod pages;
mod search;
mod suggest;
mod theme;
mod thread;
mod topic;

pub use comments::path_of;
pub(crate) use markdown::RENDERER;
pub use markdown::render;
pub(crate) use outcome::OutcomeMatter;
pub use pages::{CommunityPage, Composer, ConversationPage, EditPage, FrontPage, ThemePage, TopicPage};
pub(crate) use pages::{body, title};
pub use suggest::{OwnSuggestionsPage, SuggestPage};
pub(crate) use suggest::{prose_error, suggestion_state};
pub(crate) use topic::{TopicMatter, kind_name, state_name};
