//! Topics, a row each.

use std::collections::HashMap;

use domain::Language;
use domain::community::TopicKind;
use leptos::prelude::*;
use store::community::{Theme, TopicLine};

use super::disclaimer::Disclaimer;
use super::excerpt::excerpt;
use super::topic_marks::{Dates, Marks};
use crate::i18n::{ago, locale, number, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::{IntoMarkup, Markup};

/// Topics, a row each. Where they are of several themes, each names its own; where they were looked for, each shows the
/// passage that was found.
#[component]
pub(super) fn TopicList(
    context: Context,
    topics: Vec<TopicLine>,
    themes: Vec<Theme>,
    #[prop(optional)] mut passages: HashMap<i64, String>,
    /// Whether they stand right under the page's title, in no section of their own.
    #[prop(optional)]
    is_under_title: bool,
    /// Whether what is new of them is told nowhere.
    #[prop(optional)]
    is_muted: bool,
) -> impl IntoView {
    let language = context.language;
    let rows = topics
        .into_iter()
        .map(|topic| {
            let theme = themes.iter().find(|theme| theme.id == topic.theme);
            let theme = theme.map(|theme| {
                view! { <span class="row-kicker">{theme.title.in_language(language).to_owned()}</span> }
            });
            let passage = passages.remove(&topic.id).map(|html| view! { <div inner_html=html></div> });
            let begins = passage.is_none().then(|| begins(language, &topic));
            let (id, comments) = (topic.id.to_string(), topic.comments.to_string());
            view! {
                <li
                    data-topic=(!is_muted).then_some(id)
                    data-comments=(!is_muted).then_some(comments)
                >
                    {theme}
                    {heading(&context, &topic, is_under_title)}
                    <Disclaimer context=context.clone() kind=topic.kind/>
                    {passage}
                    {begins}
                    {talk(&context, &topic)}
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

/// A topic's title, which leads to it, with what is special about it.
fn heading(context: &Context, topic: &TopicLine, is_under_title: bool) -> Markup {
    let path = Route::Topic.path_with(context.language, &topic.id.to_string());
    let title = topic.title.in_language(context.language).to_owned();
    // Of a guest post, what is said below it says that it is one.
    let kind = if topic.kind == TopicKind::GuestPost { TopicKind::Discussion } else { topic.kind };
    let heading = view! {
        <a href=path>{title}</a>
        " "
        <Marks
            context=context.clone()
            pinned=topic.pinned
            kind
            state=topic.state
            has_outcome=topic.outcome.is_some()
        />
    };
    if is_under_title {
        view! { <h2 class="row-title">{heading}</h2> }.markup()
    } else {
        view! { <h3 class="row-title">{heading}</h3> }.markup()
    }
}

/// How begins what was said last, or what the topic is about.
fn begins(language: Language, topic: &TopicLine) -> Markup {
    let said = topic.last.as_ref().and_then(|last| Some((last.language, excerpt(last.source.as_deref()?)?)));
    let asked = || {
        let text = topic.content.as_ref()?.in_language(language);
        Some((language, excerpt(&text.intro)?))
    };
    said.or_else(asked)
        .map(|(language, words)| view! { <p class="row-excerpt" lang=language.code()>{words}</p> })
        .markup()
}

/// How much is said about a topic, who did last and when, and the way to what the reader has not read.
fn talk(context: &Context, topic: &TopicLine) -> Markup {
    let language = context.language;
    let t = locale(language);
    let comments = match topic.comments {
        0 => td_string!(t, community.comments.none).to_owned(),
        count => td_string!(t, community.comments.count, count, number = number(language, count)),
    };
    // One comment is one person's, whose name stands beside it.
    let people = topic.people.filter(|_| topic.comments > 1).map(|count| {
        format!(" {}", td_string!(t, community.row.people, count, number = number(language, count)))
    });
    let last = topic.last.as_ref().map(|last| {
        let name = last.author.as_deref().unwrap_or_else(|| td_string!(t, community.comments.somebody));
        let when = ago(language, context.now, last.created);
        format!(" · {}", td_string!(t, community.row.last, name, when))
    });
    let unread = (topic.unread > 0).then(|| {
        let count = topic.unread;
        let text = td_string!(t, community.comments.unread, count, number = number(language, count));
        let path = Route::Topic.path_with(language, &topic.id.to_string());
        view! {
            " "
            <a class="tag tag-new" href=format!("{path}?since={}", topic.mark)>
                {text}
                <span class="visually-hidden">{td_string!(t, community.row.first)}</span>
            </a>
        }
    });
    view! { <p class="small">{comments} {people} {last} {unread}</p> }.markup()
}
