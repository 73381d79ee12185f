//! The members' Community.

mod alike;
#[cfg(feature = "ssr")]
mod article;
#[cfg(feature = "ssr")]
mod article_html;
#[cfg(feature = "ssr")]
mod author;
#[cfg(feature = "ssr")]
mod author_page;
#[cfg(feature = "ssr")]
mod cards;
pub mod comment;
#[cfg(feature = "ssr")]
mod comments;
#[cfg(feature = "ssr")]
mod composer;
#[cfg(feature = "ssr")]
mod conversation;
#[cfg(feature = "ssr")]
mod disclaimer;
#[cfg(feature = "ssr")]
mod discussion;
pub mod draft_told;
#[cfg(feature = "ssr")]
mod drafts;
#[cfg(feature = "ssr")]
mod edit;
#[cfg(feature = "ssr")]
mod excerpt;
#[cfg(feature = "ssr")]
mod file;
mod follow_bar;
#[cfg(feature = "ssr")]
mod following;
mod formatting;
#[cfg(feature = "ssr")]
mod fresh;
#[cfg(feature = "ssr")]
mod front;
#[cfg(feature = "ssr")]
mod guest_author;
#[cfg(feature = "ssr")]
mod guest_notes;
#[cfg(feature = "ssr")]
mod guest_post;
#[cfg(feature = "ssr")]
mod guest_posts;
#[cfg(feature = "ssr")]
mod guest_state;
#[cfg(feature = "ssr")]
mod help;
#[cfg(feature = "ssr")]
mod introduction;
pub mod islands;
#[cfg(feature = "ssr")]
mod list_news;
#[cfg(feature = "ssr")]
pub mod mail;
#[cfg(feature = "ssr")]
mod my_topics;
#[cfg(feature = "ssr")]
mod notifications;
mod offers;
#[cfg(feature = "ssr")]
mod outcome;
#[cfg(feature = "ssr")]
mod own_drafts;
#[cfg(feature = "ssr")]
pub(crate) mod passage;
#[cfg(feature = "ssr")]
mod posted;
#[cfg(feature = "ssr")]
mod propose;
#[cfg(feature = "ssr")]
mod prose_error;
mod reaction_bar;
#[cfg(feature = "ssr")]
mod reactions;
#[cfg(feature = "ssr")]
mod reader;
#[cfg(feature = "ssr")]
mod rendered;
#[cfg(feature = "ssr")]
mod sample;
#[cfg(feature = "ssr")]
mod search;
#[cfg(feature = "ssr")]
mod suggest;
pub mod suggest_told;
#[cfg(feature = "ssr")]
mod suggestions;
#[cfg(feature = "ssr")]
mod theme;
#[cfg(feature = "ssr")]
mod thread;
#[cfg(feature = "ssr")]
mod topic;
#[cfg(feature = "ssr")]
mod topic_limit_told;
#[cfg(feature = "ssr")]
mod topic_list;
#[cfg(feature = "ssr")]
mod topic_marks;
#[cfg(feature = "ssr")]
mod topic_matter;
mod topic_row;
#[cfg(feature = "ssr")]
mod transcript;
#[cfg(feature = "ssr")]
mod unposted;
pub mod writing;

#[cfg(feature = "ssr")]
pub(crate) use article::ArticleMatter;
#[cfg(feature = "ssr")]
pub(crate) use author::facts;
#[cfg(feature = "ssr")]
pub use author_page::AuthorPage;
#[cfg(feature = "ssr")]
pub use comments::path_of;
#[cfg(feature = "ssr")]
pub use composer::Composer;
#[cfg(feature = "ssr")]
pub use conversation::ConversationPage;
#[cfg(feature = "ssr")]
pub(crate) use disclaimer::Disclaimer;
#[cfg(feature = "ssr")]
pub use disclaimer::disclaimer;
#[cfg(feature = "ssr")]
pub use edit::EditCommentPage;
#[cfg(feature = "ssr")]
pub(crate) use file::{FileLink, TopicPicture};
#[cfg(feature = "ssr")]
pub use front::FrontPage;
#[cfg(feature = "ssr")]
pub(crate) use guest_notes::Notes as GuestNotes;
#[cfg(feature = "ssr")]
pub use guest_post::{GuestDone, GuestPostPage, GuestWrong};
#[cfg(feature = "ssr")]
pub use guest_posts::GuestPostsPage;
#[cfg(feature = "ssr")]
pub(crate) use guest_state::{guest_state, guest_state_name, guest_title};
#[cfg(feature = "ssr")]
pub use introduction::Introduction;
#[cfg(feature = "ssr")]
pub use my_topics::MyTopicsPage;
#[cfg(feature = "ssr")]
pub use notifications::NotificationsPage;
#[cfg(feature = "ssr")]
pub use offers::{OfferDone, OfferPage, OwnOffersPage, consent_texts as offer_consent_texts, offer_told};
#[cfg(feature = "ssr")]
pub(crate) use offers::{kinds_in_sentence, offer_state, place_path, sample_offers};
#[cfg(feature = "ssr")]
pub(crate) use outcome::OutcomeMatter;
#[cfg(feature = "ssr")]
pub use own_drafts::drafts_title;
#[cfg(feature = "ssr")]
pub use propose::ProposeGuestPostPage;
#[cfg(feature = "ssr")]
pub(crate) use prose_error::prose_error;
#[cfg(feature = "ssr")]
pub use rendered::RenderedComments;
#[cfg(feature = "ssr")]
pub(crate) use search::SearchBox;
#[cfg(feature = "ssr")]
pub use search::SearchPage;
#[cfg(feature = "ssr")]
pub use suggest::SuggestPage;
#[cfg(feature = "ssr")]
pub use suggestions::OwnSuggestionsPage;
#[cfg(feature = "ssr")]
pub(crate) use suggestions::suggestion_state;
#[cfg(feature = "ssr")]
pub use theme::ThemePage;
#[cfg(feature = "ssr")]
pub use topic::TopicPage;
#[cfg(feature = "ssr")]
pub(crate) use topic_marks::{kind_name, state_name};
#[cfg(feature = "ssr")]
pub(crate) use topic_matter::TopicMatter;
#[cfg(feature = "ssr")]
pub use transcript::transcript;
