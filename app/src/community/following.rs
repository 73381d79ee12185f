//! What a reader wants to hear of a topic.

use domain::Language;
use domain::community::Stance;
use leptos::prelude::*;
use services::community::TopicChoice;
use store::community::following::Own;

use crate::i18n::{locale, td_string};
use crate::routes::Route;
use crate::ui::IntoMarkup;

/// The buttons under a topic's title: follow, mute, bookmark.
#[component]
pub(super) fn FollowButtons(language: Language, topic: i64, own: Own) -> impl IntoView {
    let t = locale(language);
    let path = Route::Following.path_with(language, &topic.to_string());
    let state = match own.stance {
        Some(Stance::Followed) => Some(td_string!(t, following.buttons.is_followed)),
        Some(Stance::Muted) => Some(td_string!(t, following.buttons.is_muted)),
        Some(Stance::Left) | None => None,
    };
    let choices: &[TopicChoice] = match own.stance {
        Some(Stance::Followed) => &[TopicChoice::Unfollow, TopicChoice::Mute],
        Some(Stance::Muted) => &[TopicChoice::Unmute],
        Some(Stance::Left) | None => &[TopicChoice::Follow, TopicChoice::Mute],
    };
    let bookmark = if own.is_bookmarked { TopicChoice::Unbookmark } else { TopicChoice::Bookmark };
    let buttons = choices
        .iter()
        .copied()
        .chain([bookmark])
        .map(|choice| {
            view! {
                <button class="btn btn-quiet" type="submit" name="choice" value=choice.code()>
                    {choice_name(language, choice)}
                </button>
                " "
            }
        })
        .collect_view();
    view! {
        <form method="post" action=path class="btn-row btn-row-compact" id="following">
            {buttons}
            {state.map(|text| view! { <span class="small muted">{text}</span> })}
        </form>
    }
    .markup()
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
