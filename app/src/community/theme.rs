//! A theme and its topics.

use leptos::prelude::*;
use store::community::Topic;

use super::pages::ThemePage;
use super::topic::{Dates, Marks};
use crate::i18n::{locale, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::PageHead;

/// The page.
#[component]
pub(super) fn ThemeTopics(context: Context, page: ThemePage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let ThemePage { theme, topics } = page;
    let (open, over): (Vec<Topic>, Vec<Topic>) =
        topics.into_iter().partition(|topic| topic.state.takes_comments());
    let is_empty = open.is_empty();
    let none = is_empty.then(|| view! { <p class="muted">{td_string!(t, community.theme.none_open)}</p> });
    let over = (!over.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="over-title">
                <h2 class="section-title" id="over-title">{td_string!(t, community.theme.over)}</h2>
                <TopicList context=context.clone() topics=over/>
            </section>
        }
    });
    view! {
        <div class="wrap page">
            <p class="small"><a href=Route::Community.path(language)>{td_string!(t, community.title)}</a></p>
            <PageHead
                title=theme.title.in_language(language).to_owned()
                lead=theme.intro.in_language(language).to_owned()
            />
            <section class="section" aria-labelledby="open-title">
                <h2 class="section-title" id="open-title">{td_string!(t, community.theme.open)}</h2>
                {none}
                <TopicList context=context.clone() topics=open/>
            </section>
            {over}
        </div>
    }
    .into_any()
}

/// Topics, a line each.
#[component]
pub(super) fn TopicList(context: Context, topics: Vec<Topic>) -> impl IntoView {
    let language = context.language;
    let rows = topics
        .into_iter()
        .map(|topic| {
            let path = Route::Topic.path_with(language, &topic.id.to_string());
            let title = topic.content.in_language(language).title.clone();
            view! {
                <li>
                    <p><a href=path><strong>{title}</strong></a> " " <Marks context=context.clone() topic=topic.clone()/></p>
                    <Dates context=context.clone() topic/>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="rows">{rows}</ul> }.into_any()
}
