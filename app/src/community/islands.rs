//! What moves in the browser while somebody reads and writes. Without JavaScript one loads the page again to see what is
//! new, and presses a button to keep how far one has read; the form is whole without any of it.
//!
//! What an island says is written by the server and given to it, so that the browser loads no words; what it builds are the
//! shared components alone (see `docs/decisions.md`, 35).

mod alike;
mod composer;
mod device;
mod discussion;
mod dom;
mod done_once;
mod follow;
mod introduction;
mod list_news;
mod mark_read;
mod new_comments;
mod news_link;
mod notifications_count;
mod notifications_seen;
mod offers;
mod on_device;
mod own_drafts;
mod placing;
mod privacy;
mod reactions;
mod read_along;
mod selected;
mod suggest;
mod typing;
mod waiting;

pub use composer::{
    DraftingTexts, FormattingTexts, NamesTexts, OwnTexts, SentTexts, WritingTexts, WrongTexts,
};
pub use discussion::{DiscussionTexts, ShortcutTexts};
pub use notifications_count::NotificationsTexts;
pub use offers::OfferTexts;
pub use own_drafts::DraftListTexts;
pub use reactions::Shown;
pub use suggest::SuggestTexts;

#[cfg(feature = "ssr")]
pub use {
    alike::AlikeWhileTyping, composer::ComposerHelp, discussion::DiscussionInPlace, follow::FollowInPlace,
    introduction::IntroductionInPlace, list_news::ListNewsInPlace, mark_read::MarkRead,
    new_comments::NewComments, notifications_count::NotificationsCount,
    notifications_seen::NotificationsSeen, offers::OffersInPlace, on_device::DraftOnDevice,
    own_drafts::DraftsInPlace, reactions::Reactions, read_along::ReadAlong, suggest::SuggestInPlace,
};
