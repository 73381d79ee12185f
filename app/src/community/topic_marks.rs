//! What stands beside a topic's title: its kind, its state and its dates.

use domain::Language;
use domain::community::{TopicKind, TopicState, last_day};
use leptos::prelude::*;
use time::OffsetDateTime;

use crate::i18n::{date, day, locale, minute, td_string};
use crate::page::Context;
use crate::ui::IntoMarkup;

/// What a kind of topic is called.
pub(crate) fn kind_name(language: Language, kind: TopicKind) -> &'static str {
    let t = locale(language);
    match kind {
        TopicKind::Discussion => td_string!(t, community.topic.discussion),
        TopicKind::Consultation => td_string!(t, community.topic.consultation),
        TopicKind::GuestPost => td_string!(t, guest_posts.kind),
    }
}

/// Where a topic stands, in words.
pub(crate) fn state_name(language: Language, state: TopicState) -> &'static str {
    let t = locale(language);
    match state {
        TopicState::Draft => td_string!(t, community.topic.draft),
        TopicState::Scheduled => td_string!(t, community.topic.scheduled),
        TopicState::Open => td_string!(t, community.topic.open),
        TopicState::Closed => td_string!(t, community.topic.closed),
        TopicState::Archived => td_string!(t, community.topic.archived),
        TopicState::Withheld => td_string!(t, community.topic.withheld),
    }
}

/// What is special about a topic, in a word each.
#[component]
pub(super) fn Marks(
    context: Context,
    pinned: bool,
    kind: TopicKind,
    state: TopicState,
    has_outcome: bool,
) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let pinned =
        pinned.then(|| view! { <span class="tag">{td_string!(t, community.topic.pinned)}</span> " " });
    let kind = (kind != TopicKind::Discussion)
        .then(|| view! { <span class="tag tag-busy">{kind_name(language, kind)}</span> " " });
    let state = (!state.takes_comments())
        .then(|| view! { <span class="tag">{state_name(language, state)}</span> " " });
    let outcome =
        has_outcome.then(|| view! { <span class="tag tag-new">{td_string!(t, outcomes.mark)}</span> });
    view! { {pinned} {kind} {state} {outcome} }.markup()
}

/// Since when a topic stands, and until when.
#[component]
pub(super) fn Dates(
    context: Context,
    state: TopicState,
    published: Option<OffsetDateTime>,
    until: Option<OffsetDateTime>,
    ended: Option<OffsetDateTime>,
) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let since = published.map(|at| td_string!(t, community.topic.since, date = date(language, at)));
    let until = match (state.takes_comments(), until, ended) {
        (true, Some(at), _) => Some(td_string!(t, community.topic.until, date = minute(language, at))),
        (false, until, Some(at)) => {
            // At its date, it closed when that day was over.
            let on = if until == Some(at) { day(language, last_day(at)) } else { date(language, at) };
            Some(td_string!(t, community.topic.closed_on, date = on))
        }
        _ => None,
    };
    let told = [since, until].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    view! { <p class="small muted">{told}</p> }.markup()
}
