//! The form with which a reader says what they want to hear of a topic.

use domain::Language;
use domain::community::{Following, TopicChoice};
use leptos::prelude::*;
use store::community::following::Own;

use super::follow_bar::{FollowBar, FollowTexts};
use super::islands::FollowInPlace;
use crate::i18n::{locale, td_string};
use crate::routes::Route;
use crate::ui::{IntoMarkup, Once, Said};

/// The buttons under a topic's title: follow, mute, bookmark.
#[component]
pub(super) fn FollowButtons(language: Language, topic: i64, own: Own) -> impl IntoView {
    static BAR: Once<8> = Once::new();
    static IN_PLACE: Once<8> = Once::new();
    let path = Route::Following.path_with(language, &topic.to_string());
    let following = Following { stance: own.stance, is_bookmarked: own.is_bookmarked };
    let case = 2 * following.stance.map_or(0, |stance| 1 + stance as usize) + usize::from(own.is_bookmarked);
    let bar = || view! { <FollowBar following texts=texts(language)/> }.markup();
    let in_place = || view! { <FollowInPlace following texts=texts(language)/> }.markup();
    view! {
        <form method="post" action=path id="following">
            <div class="btn-row btn-row-compact" id="follow-bar">{BAR.written_in(case, language, bar)}</div>
        </form>
        {IN_PLACE.written_in(case, language, in_place)}
    }
    .markup()
}

/// What was chosen a moment ago, where the page was loaded for it.
#[component]
pub(super) fn ChoiceMade(language: Language, choice: TopicChoice) -> impl IntoView {
    view! { <Said class="notice notice-slim" title=None text=done(language, choice)/> }
}

fn texts(language: Language) -> FollowTexts {
    let t = locale(language);
    FollowTexts {
        buttons: TopicChoice::ALL.map(|choice| choice_name(language, choice).to_owned()),
        done: TopicChoice::ALL.map(|choice| done(language, choice).to_owned()),
        is_followed: td_string!(t, following.buttons.is_followed).to_owned(),
        is_muted: td_string!(t, following.buttons.is_muted).to_owned(),
    }
}

fn choice_name(language: Language, choice: TopicChoice) -> &'static str {
    let t = locale(language);
    match choice {
        TopicChoice::Follow => td_string!(t, following.buttons.follow),
        TopicChoice::Unfollow => td_string!(t, following.buttons.unfollow),
        TopicChoice::Mute => td_string!(t, following.buttons.mute),
        TopicChoice::Unmute => td_string!(t, following.buttons.unmute),
        TopicChoice::Bookmark => td_string!(t, following.buttons.bookmark),
        TopicChoice::Unbookmark => td_string!(t, following.buttons.unbookmark),
    }
}

fn done(language: Language, choice: TopicChoice) -> &'static str {
    let t = locale(language);
    match choice {
        TopicChoice::Follow => td_string!(t, following.done.follow),
        TopicChoice::Unfollow => td_string!(t, following.done.unfollow),
        TopicChoice::Mute => td_string!(t, following.done.mute),
        TopicChoice::Unmute => td_string!(t, following.done.unmute),
        TopicChoice::Bookmark => td_string!(t, following.done.bookmark),
        TopicChoice::Unbookmark => td_string!(t, following.done.unbookmark),
    }
}
