//! A theme and its topics.

use std::collections::HashMap;

use leptos::prelude::*;
use store::community::{Theme, TopicLine};

use super::disclaimer::Disclaimer;
use super::pages::ThemePage;
use super::topic::{Dates, Marks};
use crate::i18n::{locale, number, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::{IntoMarkup, PageHead};

/// The page.
#[component]
pub(super) fn ThemeTopics(context: Context, page: ThemePage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let ThemePage { theme, topics, is_open, page, has_next } = page;
    let path = Route::Theme.path_with(language, &theme.id.to_string());
    let none = topics.is_empty().then(|| {
        let text = if is_open {
            td_string!(t, community.theme.none_open)
        } else {
            td_string!(t, community.theme.none_over)
        };
        view! { <p class="muted">{text}</p> }
    });
    let tab = |open: bool, label: &'static str| {
        let href = if open { path.clone() } else { format!("{path}?over=true") };
        view! { <li><a href=href aria-current=(open == is_open).then_some("page")>{label}</a></li> }
    };
    let tabs = view! {
        {tab(true, td_string!(t, community.theme.open))}
        {tab(false, td_string!(t, community.theme.over))}
    };
    let over = if is_open { "" } else { "&over=true" };
    let step = |to: u32, label: &'static str| {
        view! { <a class="btn btn-quiet" href=format!("{path}?page={to}{over}")>{label}</a> " " }
    };
    let previous = (page > 1).then(|| step(page - 1, td_string!(t, community.comments.previous)));
    let next = has_next.then(|| step(page + 1, td_string!(t, community.comments.next)));
    view! {
        <div class="wrap page">
            <p class="small"><a href=Route::Community.path(language)>{td_string!(t, community.title)}</a></p>
            <PageHead
                title=theme.title.in_language(language).to_owned()
                lead=theme.intro.in_language(language).to_owned()
            />
            <nav aria-label=td_string!(t, community.theme.which)><ul class="tabs">{tabs}</ul></nav>
            {none}
            <TopicList context=context.clone() topics themes=Vec::new()/>
            <p class="btn-row">{previous} {next}</p>
        </div>
    }
    .markup()
}

/// Topics, a line each. Where they are of several themes, each names its own; where they were looked for, each shows the
/// passage that was found.
#[component]
pub(super) fn TopicList(
    context: Context,
    topics: Vec<TopicLine>,
    themes: Vec<Theme>,
    #[prop(optional)] mut passages: HashMap<i64, String>,
) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let rows = topics
        .into_iter()
        .map(|topic| {
            let path = Route::Topic.path_with(language, &topic.id.to_string());
            let title = topic.title.in_language(language).to_owned();
            let theme = themes.iter().find(|theme| theme.id == topic.theme);
            let theme = theme.map(|theme| {
                view! { <span class="row-kicker">{theme.title.in_language(language).to_owned()}</span> }
            });
            let comments = match topic.comments {
                0 => td_string!(t, community.comments.none).to_owned(),
                count => td_string!(t, community.comments.count, count, number = number(language, count)),
            };
            let unread = (topic.unread > 0).then(|| {
                let count = topic.unread;
                let text = td_string!(t, community.comments.unread, count, number = number(language, count));
                view! { " " <span class="tag tag-new">{text}</span> }
            });
            let passage = passages.remove(&topic.id).map(|html| view! { <div inner_html=html></div> });
            view! {
                <li>
                    {theme}
                    <h3 class="row-title">
                        <a href=path>{title}</a> " "
                        <Marks
                            context=context.clone()
                            pinned=topic.pinned
                            kind=topic.kind
                            state=topic.state
                            has_outcome=topic.outcome.is_some()
                        />
                    </h3>
                    <Disclaimer context=context.clone() kind=topic.kind/>
                    {passage}
                    <p class="small">{comments} {unread}</p>
                    <Dates
                        context=context.clone()
                        state=topic.state
                        published=topic.published
                        until=topic.closes
                        ended=topic.closed
                    />
                </li>
            }
        })
        .collect_view();
    view! { <ul class="rows">{rows}</ul> }.markup()
}
