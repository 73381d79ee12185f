//! What waits for whoever opens it.

use domain::Language;
use domain::account::{Capability, Role};
use leptos::prelude::*;
use services::dashboard::{TopicWork, Waiting};
use store::contact::EnquiriesWaiting;
use store::document::DocumentKind;
use store::roster::RosterCounts;

use super::documents::document_name;
use super::frame::Frame;
use super::sample::{administrator, everyone};
use super::topics::work;
use crate::contact;
use crate::desk::Due;
use crate::i18n::{locale, minute, number, td_string};
use crate::moderation::Due as CasesDue;
use crate::page::{Context, PageView, Sample, Viewer, asks_nothing};
use crate::routes::Route;
use crate::sample::{NOW, staff};
use crate::ui::{IntoMarkup, Markup, PageHead};

/// The front page of the dashboard: the roles of who asks, each with what it has to do.
#[derive(Clone, Debug, Default)]
pub struct HomePage(pub Waiting);

impl PageView for HomePage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), dashboard.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let enquiries = context
            .may(Capability::AnswerEnquiries)
            .then(|| view! { <Enquiries language waiting=self.0.enquiries/> });
        let grants = context.viewer.iter().flat_map(|viewer| &viewer.standing.grants);
        let mut roles: Vec<Role> = grants.map(|grant| grant.role).collect();
        roles.sort_unstable();
        roles.dedup();
        let roles = roles
            .into_iter()
            .map(|role| {
                let lines = lines(language, role, &self.0);
                let lines = if role == Role::ServiceDesk {
                    view! { <Due context=context.clone()/> }.markup()
                } else if role == Role::Moderator {
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
                view! { <section class="section prose"><h2>{role_name(language, role)}</h2>{lines}</section> }
            })
            .collect_view();
        view! {
            <Frame context>
                <PageHead title=td_string!(t, dashboard.title) lead=td_string!(t, dashboard.intro)/>
                {enquiries}
                {roles}
            </Frame>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let counts = RosterCounts {
            members: 73_412,
            with_account: 61_004,
            invited: 9_001,
            invited_long_ago: 1_200,
            left: 88,
        };
        let much = Waiting {
            counts: Some(counts),
            drafts: DocumentKind::all().collect(),
            topics: TopicWork::ALL.map(|work| (work, 1 + 1_000 * work as u64)),
            next_topic: Some(NOW),
            suggested: 1,
            guest_posts: 7,
            enquiries: EnquiriesWaiting { open: 1_234, late: 1, suspected: 12 },
            offers: 1_200,
        };
        let nobody = RosterCounts { members: 0, ..counts };
        let all_invited = RosterCounts { invited: 73_412, ..counts };
        let of = |state, viewer, waiting| Sample::of(viewer, state, Route::Dashboard, Self(waiting));
        vec![
            of(
                "nothing-waits",
                Viewer { requests_due: Some(0), enquiries_due: Some(0), cases_due: Some(0), ..everyone() },
                Waiting::default(),
            ),
            of("much-waits", everyone(), much),
            of("no-roster", administrator(), Waiting { counts: Some(nobody), ..Waiting::default() }),
            of("all-invited", administrator(), Waiting { counts: Some(all_invited), ..Waiting::default() }),
            of("campaign", staff(Role::Campaign), Waiting::default()),
        ]
    }
}

/// What people wrote to the association, and waits.
#[component]
fn Enquiries(language: Language, waiting: EnquiriesWaiting) -> impl IntoView {
    let t = locale(language);
    let lines = contact::waiting(language, waiting);
    let lines = if lines.is_empty() {
        view! { <p>{td_string!(t, dashboard.nothing)}</p> }.markup()
    } else {
        let lines =
            lines.into_iter().map(|(text, to)| view! { <li><a href=to>{text}</a></li> }).collect_view();
        view! { <ul class="waiting">{lines}</ul> }.markup()
    };
    view! { <section class="section prose"><h2>{td_string!(t, contact.queue.title)}</h2>{lines}</section> }
        .markup()
}

/// What a duty has to do, or can do, and where.
fn lines(language: Language, role: Role, waiting: &Waiting) -> Vec<(String, String)> {
    let t = locale(language);
    let mut lines = Vec::new();
    if role.grants().contains(&Capability::Roster)
        && let Some(counts) = waiting.counts
    {
        let roster = Route::Roster.path(language);
        if counts.members == 0 {
            lines.push((td_string!(t, dashboard.home.no_roster).to_owned(), roster));
        } else if counts.never_invited() > 0 {
            let count = counts.never_invited();
            let text = td_string!(t, dashboard.home.invite, count, number = number(language, count));
            lines.push((text, roster));
        } else {
            lines.push((td_string!(t, dashboard.home.roster).to_owned(), roster));
        }
    }
    if role.grants().contains(&Capability::Edit) {
        lines.extend(of_topics(language, waiting));
        for kind in &waiting.drafts {
            let name = document_name(language, *kind);
            let text = td_string!(t, dashboard.home.draft, name);
            lines.push((text, Route::Document.path_with(language, kind.code())));
        }
        if waiting.drafts.is_empty() {
            let text = td_string!(t, dashboard.home.documents).to_owned();
            lines.push((text, Route::Documents.path(language)));
        }
    }
    if role.grants().contains(&Capability::Staff) {
        lines.push((td_string!(t, dashboard.home.staff).to_owned(), Route::Staff.path(language)));
    }
    if role.grants().contains(&Capability::Audit) {
        lines.push((td_string!(t, dashboard.home.audit).to_owned(), Route::Audit.path(language)));
    }
    lines
}

/// What waits of topics.
fn of_topics(language: Language, waiting: &Waiting) -> Vec<(String, String)> {
    let t = locale(language);
    let Waiting { suggested, guest_posts: articles, offers, .. } = *waiting;
    let topics = waiting.topics.into_iter().filter(|(_, count)| *count > 0);
    let next = waiting.next_topic.map(|at| td_string!(t, topics.work.next, date = minute(language, at)));
    let topics = topics.map(|(work, count)| {
        let next = next.as_ref().filter(|_| work == TopicWork::Scheduled);
        let text = work::count(language, work, count);
        (next.map_or_else(|| text.clone(), |next| format!("{text} · {next}")), work::path(language, work))
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
        (
            offers,
            td_string!(t, offers.home, count = offers, number = number(language, offers)),
            Route::OfferQueue,
        ),
    ];
    let lines = lines.into_iter().filter(|(count, _, _)| *count > 0);
    topics.chain(lines.map(|(_, text, route)| (text, route.path(language)))).collect()
}

/// What a duty is called.
pub(crate) fn role_name(language: Language, role: Role) -> &'static str {
    let t = locale(language);
    match role {
        Role::Editor => td_string!(t, dashboard.roles.editor),
        Role::Moderator => td_string!(t, dashboard.roles.moderator),
        Role::ServiceDesk => td_string!(t, dashboard.roles.service_desk),
        Role::Campaign => td_string!(t, dashboard.roles.campaign),
        Role::Research => td_string!(t, dashboard.roles.research),
        Role::Administrator => td_string!(t, dashboard.roles.administrator),
    }
}
