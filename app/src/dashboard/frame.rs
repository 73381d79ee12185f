//! What every page of the dashboard shares: the way around it, beside its matter.

use domain::account::Capability;
use leptos::prelude::*;

use crate::i18n::{locale, number, td_string};
use crate::page::Context;
use crate::routes::Route;

/// A page of the dashboard: beside it, the pages that are open to its reader.
#[component]
pub(crate) fn Frame(context: Context, children: Children) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let entries = [
        (Route::Dashboard, Capability::Dashboard, td_string!(t, dashboard.nav.home)),
        (Route::Cases, Capability::Moderate, td_string!(t, moderation.queue.nav)),
        (Route::ModerationBoard, Capability::Moderate, td_string!(t, insight.board.nav)),
        (Route::Requests, Capability::ServiceDesk, td_string!(t, desk.queue.nav)),
        (Route::Topics, Capability::Edit, td_string!(t, topics.title)),
        (Route::SuggestionQueue, Capability::Edit, td_string!(t, suggestions.queue.title)),
        (Route::GuestPostQueue, Capability::Edit, td_string!(t, guest_posts.queue.title)),
        (Route::Roster, Capability::Roster, td_string!(t, administration.roster.title)),
        (Route::Staff, Capability::Staff, td_string!(t, administration.staff.title)),
        (Route::ModerationTargets, Capability::Staff, td_string!(t, insight.targets.nav)),
        (Route::WatchRules, Capability::Staff, td_string!(t, watch.nav)),
        (Route::Documents, Capability::Edit, td_string!(t, administration.documents.title)),
        (Route::Audit, Capability::Audit, td_string!(t, administration.audit.title)),
    ];
    let due_at = |route: Route| {
        let viewer = context.viewer.as_ref()?;
        match route {
            Route::Requests => viewer.requests_due,
            Route::Cases => viewer.cases_due,
            _ => None,
        }
    };
    let may = |capability| context.viewer.as_ref().is_some_and(|viewer| viewer.may(capability));
    let here = context.route.map(entry);
    let entries = entries
        .into_iter()
        .filter(|(_, capability, _)| may(*capability))
        .map(|(route, _, text)| {
            let here = (here == Some(route)).then_some("page");
            let due = due_at(route).filter(|due| *due > 0).map(|due| {
                view! { " " <span class="nav-count">{number(language, due)}</span> }
            });
            view! { <li><a href=route.path(language) aria-current=here>{text}</a>{due}</li> }
        })
        .collect_view();
    view! {
        <div class="wrap page dashboard">
            <nav class="dashboard-nav" aria-label=td_string!(t, dashboard.nav.label)>
                <ul>{entries}</ul>
            </nav>
            <div class="dashboard-main">{children()}</div>
        </div>
    }
    .into_any()
}

/// The entry under which a page stands.
const fn entry(route: Route) -> Route {
    match route.readable() {
        Route::Request | Route::RequestSecondFactor => Route::Requests,
        Route::Case | Route::Sweeps | Route::Sweep | Route::ModerationLog | Route::TopicRestraints => {
            Route::Cases
        }
        Route::RosterImport | Route::Invitations => Route::Roster,
        Route::StaffPerson => Route::Staff,
        Route::SuggestionTriage => Route::SuggestionQueue,
        Route::GuestPostDesk => Route::GuestPostQueue,
        Route::ThemeEditor
        | Route::TopicEditor
        | Route::TopicVersion
        | Route::OutcomeEditor
        | Route::OutcomeVersion => Route::Topics,
        Route::Document | Route::DocumentDraft | Route::DocumentPublish | Route::DocumentVersion => {
            Route::Documents
        }
        route => route,
    }
}
