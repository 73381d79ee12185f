//! The places of the dashboard: which there are, to whom each is open, and to which work it belongs.

use domain::Language;
use domain::account::{Capability, Scope};

use crate::i18n::{locale, td_string};
use crate::page::Viewer;
use crate::routes::Route;

/// The work that a place belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Work {
    /// What waits, of all of it.
    All,
    /// Keeping the discussion professional.
    Moderation,
    /// Helping members.
    Desk,
    /// Writing for the Community.
    Editing,
    /// Answering for people and rules.
    Administration,
}

impl Work {
    /// All of them, in their order.
    pub(super) const ALL: [Self; 5] =
        [Self::All, Self::Moderation, Self::Desk, Self::Editing, Self::Administration];

    /// What it is called.
    pub(super) fn name(self, language: Language) -> &'static str {
        let t = locale(language);
        match self {
            Self::All => td_string!(t, dashboard.title),
            Self::Moderation => td_string!(t, dashboard.work.moderation),
            Self::Desk => td_string!(t, dashboard.work.desk),
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
    /// Whoever has this sees it.
    capability: Capability,
    /// Whether they must have it everywhere, not in some themes alone.
    is_everywhere: bool,
    pub(super) work: Work,
    /// Whether it stands in the menu; the others are found from there, and by their names.
    pub(super) is_in_menu: bool,
}

impl Place {
    const fn new(route: Route, capability: Capability, work: Work) -> Self {
        Self { route, id: "", capability, is_everywhere: false, work, is_in_menu: true }
    }

    const fn within(self) -> Self {
        Self { is_in_menu: false, ..self }
    }

    const fn everywhere(self) -> Self {
        Self { is_everywhere: true, ..self }
    }

    const fn with(self, id: &'static str) -> Self {
        Self { id, ..self }
    }

    /// All of them.
    pub(super) const ALL: [Self; 18] = [
        Self::new(Route::Dashboard, Capability::Dashboard, Work::All),
        Self::new(Route::Cases, Capability::Moderate, Work::Moderation),
        Self::new(Route::ModerationBoard, Capability::Moderate, Work::Moderation),
        Self::new(Route::Sweeps, Capability::Moderate, Work::Moderation).within().everywhere(),
        Self::new(Route::ModerationLog, Capability::Moderate, Work::Moderation).within().everywhere(),
        Self::new(Route::Requests, Capability::ServiceDesk, Work::Desk),
        Self::new(Route::Topics, Capability::Edit, Work::Editing),
        Self::new(Route::TopicEditor, Capability::Edit, Work::Editing).within().with("new"),
        Self::new(Route::ThemeEditor, Capability::Edit, Work::Editing).within().with("new"),
        Self::new(Route::SuggestionQueue, Capability::Edit, Work::Editing),
        Self::new(Route::GuestPostQueue, Capability::Edit, Work::Editing),
        Self::new(Route::Documents, Capability::Edit, Work::Editing),
        Self::new(Route::Roster, Capability::Roster, Work::Administration),
        Self::new(Route::Invitations, Capability::Roster, Work::Administration).within(),
        Self::new(Route::Staff, Capability::Staff, Work::Administration),
        Self::new(Route::ModerationTargets, Capability::Staff, Work::Administration),
        Self::new(Route::WatchRules, Capability::Staff, Work::Administration),
        Self::new(Route::Audit, Capability::Audit, Work::Administration),
    ];

    /// Whether somebody may go there.
    pub(super) fn is_open_to(self, viewer: &Viewer) -> bool {
        viewer.may(self.capability)
            && (!self.is_everywhere || viewer.standing.may(self.capability, Scope::Everywhere))
    }

    /// Its address.
    pub(super) fn path(self, language: Language) -> String {
        if self.id.is_empty() { self.route.path(language) } else { self.route.path_with(language, self.id) }
    }

    /// What it is called.
    pub(super) fn name(self, language: Language) -> &'static str {
        let t = locale(language);
        match self.route {
            Route::Cases => td_string!(t, moderation.queue.nav),
            Route::ModerationBoard => td_string!(t, insight.board.nav),
            Route::Sweeps => td_string!(t, moderation.sweep.title),
            Route::ModerationLog => td_string!(t, deeds.title),
            Route::Requests => td_string!(t, desk.queue.nav),
            Route::Topics => td_string!(t, topics.title),
            Route::TopicEditor => td_string!(t, topics.new),
            Route::ThemeEditor => td_string!(t, topics.new_theme),
            Route::SuggestionQueue => td_string!(t, suggestions.queue.title),
            Route::GuestPostQueue => td_string!(t, guest_posts.queue.title),
            Route::Documents => td_string!(t, administration.documents.title),
            Route::Roster => td_string!(t, administration.roster.title),
            Route::Invitations => td_string!(t, administration.invite.title),
            Route::Staff => td_string!(t, administration.staff.title),
            Route::ModerationTargets => td_string!(t, insight.targets.nav),
            Route::WatchRules => td_string!(t, watch.nav),
            Route::Audit => td_string!(t, administration.audit.title),
            _ => td_string!(t, dashboard.nav.home),
        }
    }
}
