//! What waits for whoever opens it.

use domain::Language;
use domain::account::{Capability, Duty};
use leptos::prelude::*;

use super::documents::document_name;
use super::frame::Frame;
use super::pages::HomePage;
use super::topics::TopicWork;
use crate::desk::Due;
use crate::i18n::{locale, minute, number, td_string};
use crate::moderation::Due as CasesDue;
use crate::page::Context;
use crate::routes::Route;
use crate::ui::{IntoMarkup, PageHead};

/// The duties of whoever asks, each with what it has to do.
#[component]
pub(crate) fn Home(context: Context, page: HomePage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let grants = context.viewer.iter().flat_map(|viewer| &viewer.standing.grants);
    let mut duties: Vec<Duty> = grants.map(|grant| grant.duty).collect();
    duties.sort_unstable();
    duties.dedup();
    let duties = duties
        .into_iter()
        .map(|duty| {
            let lines = waiting(language, duty, &page);
            let lines = if duty == Duty::ServiceDesk {
                view! { <Due context=context.clone()/> }.markup()
            } else if duty == Duty::Moderator {
                view! { <CasesDue context=context.clone()/> }.markup()
            } else if lines.is_empty() {
                view! { <p>{td_string!(t, dashboard.nothing)}</p> }.markup()
            } else {
                let lines = lines
                    .into_iter()
                    .map(|(text, to)| view! { <li><a href=to>{text}</a></li> })
                    .collect_view();
                view! { <ul class="waiting">{lines}</ul> }.markup()
            };
            view! { <section class="section prose"><h2>{duty_name(language, duty)}</h2>{lines}</section> }
        })
        .collect_view();
    view! {
        <Frame context>
            <PageHead title=td_string!(t, dashboard.title) lead=td_string!(t, dashboard.intro)/>
            {duties}
        </Frame>
    }
    .markup()
}

/// What a duty has to do, or can do, and where.
fn waiting(language: Language, duty: Duty, page: &HomePage) -> Vec<(String, String)> {
    let t = locale(language);
    let mut lines = Vec::new();
    if duty.grants().contains(&Capability::Roster)
        && let Some(counts) = page.counts
    {
        let roster = Route::Roster.path(language);
        if counts.members == 0 {
            lines.push((td_string!(t, administration.home.no_roster).to_owned(), roster));
        } else if counts.never_invited() > 0 {
            let count = counts.never_invited();
            let text = td_string!(t, administration.home.invite, count, number = number(language, count));
            lines.push((text, roster));
        } else {
            lines.push((td_string!(t, administration.home.roster).to_owned(), roster));
        }
    }
    if duty.grants().contains(&Capability::Edit) {
        lines.extend(of_topics(language, page));
        for kind in &page.drafts {
            let name = document_name(language, *kind);
            let text = td_string!(t, administration.home.draft, name);
            lines.push((text, Route::Document.path_with(language, kind.code())));
        }
        if page.drafts.is_empty() {
            let text = td_string!(t, administration.home.documents).to_owned();
            lines.push((text, Route::Documents.path(language)));
        }
    }
    if duty.grants().contains(&Capability::Staff) {
        lines.push((td_string!(t, administration.home.staff).to_owned(), Route::Staff.path(language)));
    }
    if duty.grants().contains(&Capability::Audit) {
        lines.push((td_string!(t, administration.home.audit).to_owned(), Route::Audit.path(language)));
    }
    lines
}

/// What waits of topics.
fn of_topics(language: Language, page: &HomePage) -> Vec<(String, String)> {
    let t = locale(language);
    let HomePage { suggested, guest_posts: articles, .. } = *page;
    let topics = page.topics.into_iter().filter(|(_, count)| *count > 0);
    let next = page.next_topic.map(|at| td_string!(t, topics.work.next, date = minute(language, at)));
    let topics = topics.map(|(work, count)| {
        let next = next.as_ref().filter(|_| work == TopicWork::Scheduled);
        let text = work.count(language, count);
        (next.map_or_else(|| text.clone(), |next| format!("{text} · {next}")), work.path(language))
    });
    let lines = [
        (
            suggested,
            td_string!(t, suggestions.home, count = suggested, number = number(language, suggested)),
            Route::SuggestionQueue,
        ),
        (
            articles,
            td_string!(t, guest_posts.home, count = articles, number = number(language, articles)),
            Route::GuestPostQueue,
        ),
    ];
    let lines = lines.into_iter().filter(|(count, _, _)| *count > 0);
    topics.chain(lines.map(|(_, text, route)| (text, route.path(language)))).collect()
}

/// What a duty is called.
pub(crate) fn duty_name(language: Language, duty: Duty) -> &'static str {
    let t = locale(language);
    match duty {
        Duty::Editor => td_string!(t, dashboard.duties.editor),
        Duty::Moderator => td_string!(t, dashboard.duties.moderator),
        Duty::ServiceDesk => td_string!(t, dashboard.duties.service_desk),
        Duty::Campaign => td_string!(t, dashboard.duties.campaign),
        Duty::Administrator => td_string!(t, dashboard.duties.administrator),
    }
}
