//! What a reader wants to hear of a topic, and the topics that they keep an eye on.

use domain::Language;
use domain::community::Stance;
use leptos::prelude::*;
use store::community::TopicLine;
use store::community::following::{KeptTopics, Own};

use super::actions::TopicChoice;
use super::theme::TopicList;
use crate::i18n::{locale, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::{IntoMarkup, PageHead};

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

/// The page of what a reader keeps an eye on.
#[component]
pub(super) fn MyTopics(context: Context, kept: KeptTopics) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let KeptTopics { bookmarked, followed, muted } = kept;
    let section =
        |id: &'static str, title: &'static str, none: Option<&'static str>, topics: Vec<TopicLine>| {
            let none = none.filter(|_| topics.is_empty()).map(|text| view! { <p class="muted">{text}</p> });
            view! {
                <section class="section" aria-labelledby=id>
                    <h2 class="section-title" id=id>{title}</h2>
                    {none}
                    <TopicList context=context.clone() topics themes=Vec::new()/>
                </section>
            }
            .markup()
        };
    let bookmarked = section(
        "bookmarked-title",
        td_string!(t, following.page.bookmarked),
        Some(td_string!(t, following.page.none_bookmarked)),
        bookmarked,
    );
    let followed = section(
        "followed-title",
        td_string!(t, following.page.followed),
        Some(td_string!(t, following.page.none_followed)),
        followed,
    );
    let muted =
        (!muted.is_empty()).then(|| section("muted-title", td_string!(t, following.page.muted), None, muted));
    view! {
        <div class="wrap page">
            <p class="small"><a href=Route::Community.path(language)>{td_string!(t, community.title)}</a></p>
            <PageHead title=td_string!(t, following.page.title) lead=td_string!(t, following.page.lead)/>
            {bookmarked}
            {followed}
            {muted}
        </div>
    }
    .markup()
}
