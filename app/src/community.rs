//! The members' Community.

#[cfg(feature = "ssr")]
pub mod actions;
#[cfg(feature = "ssr")]
mod addresses;
#[cfg(feature = "ssr")]
mod comments;
#[cfg(feature = "ssr")]
mod composer;
#[cfg(feature = "ssr")]
mod conversation;
#[cfg(feature = "ssr")]
mod disclaimer;
#[cfg(feature = "ssr")]
mod drafts;
#[cfg(feature = "ssr")]
mod edit;
#[cfg(feature = "ssr")]
mod excerpt;
#[cfg(feature = "ssr")]
mod file;
#[cfg(feature = "ssr")]
mod following;
#[cfg(feature = "ssr")]
mod guest_post;
#[cfg(feature = "ssr")]
mod guest_posts;
#[cfg(feature = "ssr")]
mod help;
#[cfg(feature = "ssr")]
mod home;
pub mod islands;
#[cfg(feature = "ssr")]
pub mod mail;
#[cfg(feature = "ssr")]
mod markdown;
#[cfg(feature = "ssr")]
mod names;
#[cfg(feature = "ssr")]
mod notifications;
#[cfg(feature = "ssr")]
mod outcome;
#[cfg(feature = "ssr")]
mod pages;
#[cfg(feature = "ssr")]
mod search;
#[cfg(feature = "ssr")]
mod shield;
#[cfg(feature = "ssr")]
mod suggest;
#[cfg(feature = "ssr")]
mod theme;
#[cfg(feature = "ssr")]
mod thread;
#[cfg(feature = "ssr")]
mod topic;
#[cfg(feature = "ssr")]
mod topic_limit_told;
#[cfg(feature = "ssr")]
mod transcript;

#[cfg(feature = "ssr")]
pub use comments::path_of;
#[cfg(feature = "ssr")]
pub(crate) use disclaimer::Disclaimer;
#[cfg(feature = "ssr")]
pub use disclaimer::disclaimer;
#[cfg(feature = "ssr")]
pub(crate) use excerpt::plain;
#[cfg(feature = "ssr")]
pub(crate) use file::{FileLink, TopicPicture};
#[cfg(feature = "ssr")]
pub(crate) use guest_post::{ArticleMatter, Notes as GuestNotes};
#[cfg(feature = "ssr")]
pub use guest_post::{GuestDone, GuestPostPage, GuestWrong};
#[cfg(feature = "ssr")]
pub use guest_posts::{GuestPostsPage, ProposePage};
#[cfg(feature = "ssr")]
pub(crate) use guest_posts::{guest_state, guest_state_name, guest_title};
#[cfg(feature = "ssr")]
pub(crate) use markdown::{RENDERER, hosts, mentions, render};
#[cfg(feature = "ssr")]
pub use markdown::{guess_language, read_comment};
#[cfg(feature = "ssr")]
pub(crate) use names::{rename, rename_to};
#[cfg(feature = "ssr")]
pub(crate) use outcome::OutcomeMatter;
#[cfg(feature = "ssr")]
pub use pages::{
    CommunityPage, Composer, ConversationPage, EditPage, FrontPage, NotificationsPage, ThemePage, TopicPage,
};
#[cfg(feature = "ssr")]
pub use suggest::{OwnSuggestionsPage, SuggestPage};
#[cfg(feature = "ssr")]
pub(crate) use suggest::{prose_error, suggestion_state};
#[cfg(feature = "ssr")]
pub(crate) use thread::facts;
#[cfg(feature = "ssr")]
pub(crate) use topic::{TopicMatter, kind_name, state_name};
#[cfg(feature = "ssr")]
pub(crate) use transcript::transcript;
