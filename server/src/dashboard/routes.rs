//! The dashboard's addresses and their handlers.

use app::routes::DashboardRoute;
use axum::routing::{MethodRouter, get, post};

use super::{
    audit, documents, files, guest_posts, home, offers, outcomes, palette, roster, staff, suggestions, topics,
};
use crate::state::App;

/// What answers at a route of this part.
pub fn methods(route: DashboardRoute) -> MethodRouter<App> {
    match route {
        DashboardRoute::Dashboard => get(home),
        DashboardRoute::Palette => get(palette::show),
        DashboardRoute::Roster => get(roster::show),
        DashboardRoute::RosterUpload => post(roster::upload),
        DashboardRoute::RosterExample => get(roster::example),
        DashboardRoute::RosterImport => get(roster::import).post(roster::confirm),
        DashboardRoute::RosterReport => get(roster::report),
        DashboardRoute::Invitations => get(roster::ask_to_invite).post(roster::invite),
        DashboardRoute::Staff => get(staff::show).post(staff::appoint),
        DashboardRoute::FindPerson => post(staff::find),
        DashboardRoute::StaffPerson => get(staff::person).post(staff::change),
        DashboardRoute::Audit => get(audit::show),
        DashboardRoute::AuditExport => post(audit::export),
        DashboardRoute::Documents => get(documents::list),
        DashboardRoute::Document => get(documents::show),
        DashboardRoute::DocumentDraft => get(documents::edit).post(documents::save),
        DashboardRoute::DocumentPublish => get(documents::ask_to_publish).post(documents::publish),
        DashboardRoute::DocumentVersion => get(documents::version),
        DashboardRoute::Topics => get(topics::list),
        DashboardRoute::ThemeEditor => get(topics::edit_theme).post(topics::save_theme),
        DashboardRoute::TopicEditor => get(topics::edit).post(topics::save),
        DashboardRoute::OutcomeEditor => get(outcomes::edit).post(outcomes::save),
        DashboardRoute::OutcomeVersion => get(outcomes::version),
        DashboardRoute::FollowUp => post(outcomes::follow_up),
        DashboardRoute::SuggestionQueue => get(suggestions::list),
        DashboardRoute::SuggestionTriage => get(suggestions::show).post(suggestions::decide),
        DashboardRoute::OfferQueue => get(offers::list),
        DashboardRoute::OfferDesk => get(offers::show).post(offers::answer),
        DashboardRoute::GuestPostQueue => get(guest_posts::list).post(guest_posts::ask),
        DashboardRoute::GuestPostDesk => get(guest_posts::show).post(guest_posts::answer),
        DashboardRoute::TopicVersion => get(topics::version),
        DashboardRoute::TopicFiles => get(files::show).post(files::add),
        DashboardRoute::ChangeTopicFile => post(files::change),
    }
}
