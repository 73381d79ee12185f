//! Where a member arrives.

use leptos::prelude::*;
use store::community::{Theme, Topic};

use super::pages::FrontPage;
use super::theme::TopicList;
use crate::i18n::{locale, number, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::PageHead;

/// The front page of the Community: its themes, each with what is discussed now.
#[component]
pub(super) fn CommunityHome(context: Context, page: FrontPage) -> impl IntoView {
    let t = locale(context.language);
    let of_association = context.site.association.in_language(context.language).of.clone();
    let FrontPage { username, themes } = page;
    let matter = if themes.is_empty() {
        view! {
            <section class="section prose" aria-labelledby="empty-title">
                <h2 id="empty-title">{td_string!(t, community.empty_title)}</h2>
                <p>{td_string!(t, community.empty)}</p>
            </section>
        }
        .into_any()
    } else {
        themes
            .into_iter()
            .map(|(theme, topics)| view! { <Current context=context.clone() theme topics/> })
            .collect_view()
            .into_any()
    };
    view! {
        <div class="wrap page">
            <PageHead title=td_string!(t, community.title) lead=td_string!(t, community.intro, of_association)/>
            <p>{td_string!(t, community.welcome, username)}</p>
            {matter}
        </div>
    }
    .into_any()
}

/// A theme, with the topics that take comments.
#[component]
fn Current(context: Context, theme: Theme, topics: Vec<Topic>) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let path = Route::Theme.path_with(language, &theme.id.to_string());
    let id = format!("theme-{}", theme.id);
    let labelled_by = id.clone();
    let rest = theme.topics.saturating_sub(topics.len() as u64);
    let more = (rest > 0).then(|| {
        let text = td_string!(t, community.theme.more, count = rest, number = number(language, rest));
        view! { <p><a href=path.clone()>{text}</a></p> }
    });
    let none = (topics.is_empty() && rest == 0)
        .then(|| view! { <p class="muted">{td_string!(t, community.theme.empty)}</p> });
    view! {
        <section class="section" aria-labelledby=labelled_by>
            <h2 class="section-title" id=id><a href=path.clone()>{theme.title.in_language(language).to_owned()}</a></h2>
            <p class="prose">{theme.intro.in_language(language).to_owned()}</p>
            {none}
            <TopicList context topics/>
            {more}
        </section>
    }
    .into_any()
}
