//! What guest posts are called, and where they stand, in words.

use domain::Language;
use domain::community::{GuestContent, GuestState};
use store::community::guest_post::GuestPost;

use crate::i18n::{locale, td_string};

/// Where a guest post stands, in words.
pub(crate) fn guest_state(language: Language, post: &GuestPost) -> &'static str {
    if post.topic.is_some_and(|(_, state)| state.is_visible()) {
        return td_string!(locale(language), guest_posts.state.published);
    }
    guest_state_name(language, post.state)
}

/// What a state is called.
pub(crate) fn guest_state_name(language: Language, state: GuestState) -> &'static str {
    let t = locale(language);
    match state {
        GuestState::Invited => td_string!(t, guest_posts.state.invited),
        GuestState::Writing => td_string!(t, guest_posts.state.writing),
        GuestState::Submitted => td_string!(t, guest_posts.state.submitted),
        GuestState::ChangesAsked => td_string!(t, guest_posts.state.changes_asked),
        GuestState::Approved => td_string!(t, guest_posts.state.approved),
        GuestState::Declined => td_string!(t, guest_posts.state.declined),
        GuestState::Withdrawn => td_string!(t, guest_posts.state.withdrawn),
    }
}

/// Its title in a reader's language or else the other, and which that is.
pub(crate) fn guest_title(language: Language, content: &GuestContent) -> (Language, String) {
    match content.title(language) {
        (_, "") => (language, td_string!(locale(language), guest_posts.untitled).to_owned()),
        (of, title) => (of, title.to_owned()),
    }
}
