//! The places of the dashboard: which there are, to whom each is open, and to which work it belongs.

use domain::Language;
use domain::account::{Access, Scope};

use crate::i18n::{Locale, locale, td_string};
use crate::page::Viewer;
use crate::routes::Route;

/// The work that a place belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Work {
    /// What waits, of all of it.
    All,
    /// Keeping the discussion professional.
    Moderation,
    /// Answering what people write, and helping members.
    Contact,
    /// Writing for the Community.
    Editing,
    /// Answering for people and rules.
    Administration,
}

impl Work {
    /// All of them, in their order.
    pub(super) const ALL: [Self; 5] =
        [Self::All, Self::Contact, Self::Moderation, Self::Editing, Self::Administration];

    /// What it is called.
    pub(super) fn name(self, language: Language) -> &'static str {
        let t = locale(language);
        match self {
            Self::All => td_string!(t, dashboard.title),
            Self::Contact => td_string!(t, dashboard.work.contact),
            Self::Moderation => td_string!(t, dashboard.work.moderation),
            Self::Editing => td_string!(t, dashboard.work.editing),
            Self::Administration => td_string!(t, dashboard.work.administration),
        }
    }
}

/// A place of the dashboard.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) route: Route,
    /// What stands for the part of its address that varies; nothing does in most.
    id: &'static str,
    /// Whether they must have what it needs everywhere, not in some themes alone.
    is_everywhere: bool,
    pub(super) work: Work,
    /// Whether it stands in the menu; the others are found from there, and by their names.
    pub(super) is_in_menu: bool,
    /// What it is called.
    name: fn(Locale) -> &'static str,
    /// How much is due there.
    due: fn(&Viewer) -> Option<u64>,
}

impl Place {
    const fn new(route: Route, work: Work, name: fn(Locale) -> &'static str) -> Self {
        Self { route, id: "", is_everywhere: false, work, is_in_menu: true, name, due: |_| None }
    }

    const fn within(self) -> Self {
        Self { is_in_menu: false, ..self }
    }

    const fn everywhere(self) -> Self {
        Self { is_everywhere: true, ..self }
    }

    const fn counting(self, due: fn(&Viewer) -> Option<u64>) -> Self {
        Self { due, ..self }
    }

    const fn with(self, id: &'static str) -> Self {
        Self { id, ..self }
    }

    /// All of them.
    pub(super) const ALL: &'static [Self] = &[
        Self::new(Route::Dashboard, Work::All, |t| td_string!(t, dashboard.nav.home)),
        Self::new(Route::Cases, Work::Moderation, |t| td_string!(t, moderation.queue.nav))
            .counting(|viewer| viewer.cases_due),
        Self::new(Route::ModerationBoard, Work::Moderation, |t| td_string!(t, insight.board.nav)),
        Self::new(Route::BulkRemovals, Work::Moderation, |t| td_string!(t, moderation.bulk_removal.title))
            .within()
            .everywhere(),
        Self::new(Route::ModerationLog, Work::Moderation, |t| td_string!(t, moderation_log.title))
            .within()
            .everywhere(),
        Self::new(Route::Requests, Work::Contact, |t| td_string!(t, desk.queue.nav))
            .counting(|viewer| viewer.requests_due),
        Self::new(Route::Enquiries, Work::Contact, |t| td_string!(t, contact.queue.nav))
            .counting(|viewer| viewer.enquiries_due),
        Self::new(Route::Topics, Work::Editing, |t| td_string!(t, topics.title)),
        Self::new(Route::TopicEditor, Work::Editing, |t| td_string!(t, topics.new)).within().with("new"),
        Self::new(Route::ThemeEditor, Work::Editing, |t| td_string!(t, topics.new_theme))
            .within()
            .with("new"),
        Self::new(Route::SuggestionQueue, Work::Editing, |t| td_string!(t, suggestions.queue.title)),
        Self::new(Route::OfferQueue, Work::Editing, |t| td_string!(t, offers.queue.title)),
        Self::new(Route::GuestPostQueue, Work::Editing, |t| td_string!(t, guest_posts.queue.title)),
        Self::new(Route::Documents, Work::Editing, |t| td_string!(t, dashboard.documents.title)),
        Self::new(Route::Roster, Work::Administration, |t| td_string!(t, dashboard.roster.title)),
        Self::new(Route::Invitations, Work::Administration, |t| td_string!(t, dashboard.invite.title))
            .within(),
        Self::new(Route::Staff, Work::Administration, |t| td_string!(t, dashboard.staff.title)),
        Self::new(Route::ModerationTargets, Work::Administration, |t| td_string!(t, insight.targets.nav)),
        Self::new(Route::WatchRules, Work::Administration, |t| td_string!(t, watch.nav)),
        Self::new(Route::Audit, Work::Administration, |t| td_string!(t, dashboard.audit.title)),
    ];

    /// Whether somebody may go there.
    pub(super) fn is_open_to(self, viewer: &Viewer) -> bool {
        let Access::Needs(capability) = self.route.access() else { return true };
        viewer.may(capability) && (!self.is_everywhere || viewer.standing.may(capability, Scope::Everywhere))
    }

    /// How much is due there, where something is counted.
    pub(super) fn due(self, viewer: &Viewer) -> Option<u64> {
        (self.due)(viewer)
    }

    /// Its address.
    pub(super) fn path(self, language: Language) -> String {
        if self.id.is_empty() { self.route.path(language) } else { self.route.path_with(language, self.id) }
    }

    /// What it is called.
    pub(super) fn name(self, language: Language) -> &'static str {
        (self.name)(locale(language))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_of_the_dashboard_stands_under_an_entry_of_the_menu() {
        // The way to all of them belongs to none.
        let stands_there = |route: &Route| route.is_of_the_dashboard() && *route != Route::Palette;
        for route in Route::ALL.into_iter().filter(stands_there) {
            let is_entry = |place: &Place| place.is_in_menu && place.route == route.entry();
            assert!(Place::ALL.iter().any(is_entry), "{route:?} under {:?}", route.entry());
        }
    }

    #[test]
    fn no_place_of_the_dashboard_is_public() {
        for place in Place::ALL {
            assert_ne!(place.route.access(), Access::Public, "{:?}", place.route);
        }
    }
}
