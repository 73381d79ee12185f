//! The dashboard's addresses and their handlers.

use app::routes::DashboardRoute;
use axum::routing::{MethodRouter, get, post};
use domain::Language;

use super::{
    audit, documents, files, guest_posts, home, outcomes, palette, roster, staff, suggestions, topics,
};
use crate::state::App;

/// What answers at a route of this part.
pub fn methods(route: DashboardRoute, language: Language) -> MethodRouter<App> {
    match route {
        DashboardRoute::Dashboard => get(move |a, b| home(language, a, b)),
        DashboardRoute::Palette => get(move |a, b, c| palette::show(language, a, b, c)),
        DashboardRoute::Roster => get(move |a, b, c| roster::show(language, a, b, c)),
        DashboardRoute::RosterUpload => post(move |a, b, c| roster::upload(language, a, b, c)),
        DashboardRoute::RosterExample => get(roster::example),
        DashboardRoute::RosterImport => get(move |a, b, c| roster::import(language, a, b, c))
            .post(move |a, b, c, d| roster::confirm(language, a, b, c, d)),
        DashboardRoute::RosterReport => get(move |a, b| roster::report(language, a, b)),
        DashboardRoute::Invitations => get(move |a, b| roster::ask_to_invite(language, a, b))
            .post(move |a, b, c| roster::invite(language, a, b, c)),
        DashboardRoute::Staff => get(move |a, b, c| staff::show(language, a, b, c))
            .post(move |a, b, c| staff::appoint(language, a, b, c)),
        DashboardRoute::FindPerson => post(move |a, b, c| staff::find(language, a, b, c)),
        DashboardRoute::StaffPerson => get(move |a, b, c, d| staff::person(language, a, b, c, d))
            .post(move |a, b, c, d| staff::change(language, a, b, c, d)),
        DashboardRoute::Audit => get(move |a, b, c| audit::show(language, a, b, c)),
        DashboardRoute::AuditExport => post(move |a, b, c| audit::export(language, a, b, c)),
        DashboardRoute::Documents => get(move |a, b| documents::list(language, a, b)),
        DashboardRoute::Document => get(move |a, b, c, d| documents::show(language, a, b, c, d)),
        DashboardRoute::DocumentDraft => get(move |a, b, c, d| documents::edit(language, a, b, c, d))
            .post(move |a, b, c, d| documents::save(language, a, b, c, d)),
        DashboardRoute::DocumentPublish => get(move |a, b, c| documents::ask_to_publish(language, a, b, c))
            .post(move |a, b, c, d| documents::publish(language, a, b, c, d)),
        DashboardRoute::DocumentVersion => get(move |a, b, c, d| documents::version(language, a, b, c, d)),
        DashboardRoute::Topics => get(move |a, b, c| topics::list(language, a, b, c)),
        DashboardRoute::ThemeEditor => get(move |a, b, c| topics::edit_theme(language, a, b, c))
            .post(move |a, b, c, d| topics::save_theme(language, a, b, c, d)),
        DashboardRoute::TopicEditor => get(move |a, b, c, d| topics::edit(language, a, b, c, d))
            .post(move |a, b, c, d| topics::save(language, a, b, c, d)),
        DashboardRoute::OutcomeEditor => get(move |a, b, c, d| outcomes::edit(language, a, b, c, d))
            .post(move |a, b, c, d| outcomes::save(language, a, b, c, d)),
        DashboardRoute::OutcomeVersion => get(move |a, b, c, d| outcomes::version(language, a, b, c, d)),
        DashboardRoute::FollowUp => post(move |a, b, c, d| outcomes::follow_up(language, a, b, c, d)),
        DashboardRoute::SuggestionQueue => get(move |a, b, c| suggestions::list(language, a, b, c)),
        DashboardRoute::SuggestionTriage => get(move |a, b, c| suggestions::show(language, a, b, c))
            .post(move |a, b, c, d| suggestions::decide(language, a, b, c, d)),
        DashboardRoute::GuestPostQueue => get(move |a, b, c| guest_posts::list(language, a, b, c))
            .post(move |a, b, c| guest_posts::ask(language, a, b, c)),
        DashboardRoute::GuestPostDesk => get(move |a, b, c, d| guest_posts::show(language, a, b, c, d))
            .post(move |a, b, c, d| guest_posts::answer(language, a, b, c, d)),
        DashboardRoute::TopicVersion => get(move |a, b, c, d| topics::version(language, a, b, c, d)),
        DashboardRoute::TopicFiles => get(move |a, b, c, d| files::show(language, a, b, c, d))
            .post(move |a, b, c, d| files::add(language, a, b, c, d)),
        DashboardRoute::ChangeTopicFile => post(move |a, b, c, d| files::change(language, a, b, c, d)),
    }
}
