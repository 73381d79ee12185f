//! Topics, a row each.

use std::collections::HashMap;

use domain::Language;
use domain::community::TopicKind;
use leptos::prelude::*;
use store::community::{Theme, TopicLine};

use super::disclaimer::disclaimer;
use super::excerpt::excerpt;
use super::topic_marks::{dates, marks};
use super::topic_row::{TopicCard, TopicRow};
use crate::i18n::{ago, locale, number, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::IntoMarkup;

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
    let rows = topics
        .into_iter()
        .map(|topic| {
            let (id, card) = (topic.id, topic_card(&context, topic, &themes));
            let passage = passages.remove(&id);
            let excerpt = card.excerpt.filter(|_| passage.is_none());
            let counted = card.counted.filter(|_| !is_muted);
            let card = TopicCard { counted, passage, excerpt, is_under_title, ..card };
            view! { <TopicRow card/> }
        })
        .collect_view();
    view! { <ul class="rows topic-list">{rows}</ul> }.markup()
}

/// A topic as its reader sees it in a list, in a section of it.
pub(super) fn topic_card(context: &Context, topic: TopicLine, themes: &[Theme]) -> TopicCard {
    let language = context.language;
    let id = topic.id.to_string();
    let theme = themes.iter().find(|theme| theme.id == topic.theme);
    // Of a guest post, what is said below it says that it is one.
    let kind = if topic.kind == TopicKind::GuestPost { TopicKind::Discussion } else { topic.kind };
    TopicCard {
        language,
        counted: Some((topic.id, i64::try_from(topic.comments).unwrap_or(i64::MAX))),
        theme: theme.map(|theme| theme.title.in_language(language).to_owned()),
        title: topic.title.in_language(language).to_owned(),
        path: Route::Topic.path_with(language, &id),
        marks: marks(language, topic.pinned, kind, topic.state, topic.outcome.is_some()),
        disclaimer: disclaimer(&context.site, language, topic.kind),
        passage: None,
        excerpt: begins(language, &topic),
        talk: talk(context, &topic),
        unread: unread(language, &topic),
        dates: dates(language, topic.state, topic.published, topic.closes, topic.closed),
        is_under_title: false,
    }
}

/// How begins what was said last, or what the topic is about.
fn begins(language: Language, topic: &TopicLine) -> Option<(Language, String)> {
    let said = topic.last.as_ref().and_then(|last| Some((last.language, excerpt(last.source.as_deref()?)?)));
    let asked = || {
        let text = topic.content.as_ref()?.in_language(language);
        Some((language, excerpt(&text.intro)?))
    };
    said.or_else(asked)
}

/// How much is said about a topic, who did last and when.
fn talk(context: &Context, topic: &TopicLine) -> String {
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
    [Some(comments), people, last].into_iter().flatten().collect()
}

/// The way to what the reader has not read: its address, how much that is, and where it leads.
fn unread(language: Language, topic: &TopicLine) -> Option<(String, String, String)> {
    let t = locale(language);
    (topic.unread > 0).then(|| {
        let count = topic.unread;
        let text = td_string!(t, community.comments.unread, count, number = number(language, count));
        let path = Route::Topic.path_with(language, &topic.id.to_string());
        (format!("{path}?since={}", topic.mark), text, td_string!(t, community.row.first).to_owned())
    })
}
