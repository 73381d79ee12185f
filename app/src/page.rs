//! What a page is, and what it knows of its request. The server decides which one it writes, with its status, before a byte
//! is written.

use std::sync::Arc;

use domain::Language;
use domain::account::{Capability, Standing};
use domain::community::Zone;
use services::site::Site;
use time::OffsetDateTime;

use crate::routes::{HelpRoute, Part, Route};
use crate::ui::Markup;

/// Whose a page is, as the bar over it, its title and its foot say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Face {
    /// The campaign's, for everybody.
    Campaign,
    /// The Community's, for members and for those on their way in: its accounts and its desk among it.
    Community,
    /// The dashboard's, for staff.
    Dashboard,
}

/// What every page knows of its request.
#[derive(Clone, Debug)]
pub struct Context {
    /// The language it is written in.
    pub language: Language,
    /// Its address, so that the language switch stays on it; `None` for an error page.
    pub route: Option<Route>,
    /// The sealed link in its address, or nothing.
    pub token: String,
    /// Whose site it is.
    pub site: Arc<Site>,
    /// Confirmed pledges, as last counted.
    pub confirmed: u64,
    /// Who reads it, on a page that is written for them alone.
    pub viewer: Option<Viewer>,
    /// Whose it is, as their pages say it to each other; nothing on a page that is everybody's.
    pub reader_key: String,
    /// When it is written.
    pub now: OffsetDateTime,
    /// What it has the browser load.
    pub files: Arc<BrowserFiles>,
}

impl Context {
    /// Whose page it is.
    pub(crate) fn face(&self) -> Face {
        match self.route {
            Some(route) if route.is_of_the_dashboard() => Face::Dashboard,
            Some(route) if !is_of_the_campaign(route) => Face::Community,
            Some(_) | None if self.viewer.is_some() => Face::Community,
            Some(_) | None => Face::Campaign,
        }
    }

    /// Whether who reads it may do this.
    pub(crate) fn may(&self, capability: Capability) -> bool {
        self.viewer.as_ref().is_some_and(|viewer| viewer.may(capability))
    }

    /// Where the name over the page leads: to the first page that is open to its reader.
    pub(crate) fn home(&self) -> Route {
        match (self.face(), &self.viewer) {
            (Face::Dashboard, _) => Route::Dashboard,
            (Face::Community, Some(_)) if self.may(Capability::ReadCommunity) => Route::Community,
            (Face::Community, Some(_)) if self.may(Capability::OwnGuestPosts) => Route::GuestPosts,
            (Face::Community, Some(_)) => Route::Account,
            (Face::Community, None) => Route::SignIn,
            (Face::Campaign, _) => Route::Landing,
        }
    }

    /// What the association calls its Community.
    pub(crate) fn community_name(&self) -> String {
        self.site.association.in_language(self.language).community.clone()
    }
}

/// Whether a page is the campaign's, to who is not signed in: its own, what helps with it, and the way to write to the association.
const fn is_of_the_campaign(route: Route) -> bool {
    use HelpRoute::{HelpErasure, HelpMails, HelpPledge};
    matches!(
        route.part(),
        Part::Campaign(_) | Part::Contact(_) | Part::Help(HelpPledge | HelpMails | HelpErasure)
    )
}

/// What leads to the browser's half, as the build named it.
#[derive(Clone, Debug)]
pub struct BrowserFiles {
    /// The style.
    pub style: String,
    /// The scripts of every page, as they stand in it.
    pub scripts: String,
    /// Whether each is named by its content.
    pub is_named: bool,
}

/// A page: a type of its own beside what it shows.
pub trait PageView: Listed + Sized + Send + 'static {
    /// Its own title, which the site's name follows.
    fn title(&self, language: Language) -> String;

    /// Where the language switch leads: `path`, its address in the other language, with what it asks for besides.
    fn in_other_language(&self, path: String, other: Language) -> String;

    /// What stands between the header and the footer.
    fn view(self, context: Context) -> Markup;

    /// It in each of its states, every message and every empty list among them: what tests look at in its stead.
    fn samples(language: Language) -> Vec<Sample<Self>>;
}

/// Says that a page's address asks for nothing, or only has it say what was just done: that is said once, and not again in the
/// other language.
macro_rules! asks_nothing {
    () => {
        fn in_other_language(&self, path: String, _other: domain::Language) -> String {
            path
        }
    };
}
pub(crate) use asks_nothing;

/// Says that a page stands in the list of `app/src/pages.rs`, so that its samples are looked at.
pub trait Listed {}

/// A page in one of its states.
#[derive(Clone)]
pub struct Sample<P> {
    /// What is special about it, in a few words between hyphens; nothing where its page has only this one.
    pub state: &'static str,
    /// Its address; `None` for a page that answers at any.
    pub route: Option<Route>,
    /// Who reads it, where it is written for one person.
    pub viewer: Option<Viewer>,
    /// The page.
    pub page: P,
}

impl<P> Sample<P> {
    /// A page that is the same for everybody.
    pub fn public(state: &'static str, route: Route, page: P) -> Self {
        Self { state, route: Some(route), viewer: None, page }
    }

    /// A page that is written for somebody.
    pub fn of(viewer: Viewer, state: &'static str, route: Route, page: P) -> Self {
        Self { state, route: Some(route), viewer: Some(viewer), page }
    }

    /// A page that answers at any address.
    pub fn anywhere(state: &'static str, page: P) -> Self {
        Self { state, route: None, viewer: None, page }
    }

    /// The same as any page.
    pub fn erase(self) -> Sample<Page>
    where
        P: PageView,
    {
        Sample { state: self.state, route: self.route, viewer: self.viewer, page: self.page.into() }
    }
}

/// Any page, ready to be written, once.
pub struct Page(Box<dyn AnyPage>);

impl Page {
    pub(crate) fn title(&self, language: Language) -> String {
        self.0.title(language)
    }

    pub(crate) fn in_other_language(&self, path: String, other: Language) -> String {
        self.0.in_other_language(path, other)
    }

    pub(crate) fn view(self, context: Context) -> Markup {
        self.0.view(context)
    }
}

impl<P: PageView> From<P> for Page {
    fn from(page: P) -> Self {
        Self(Box::new(page))
    }
}

trait AnyPage: Send {
    fn title(&self, language: Language) -> String;
    fn in_other_language(&self, path: String, other: Language) -> String;
    fn view(self: Box<Self>, context: Context) -> Markup;
}

impl<P: PageView> AnyPage for P {
    fn title(&self, language: Language) -> String {
        PageView::title(self, language)
    }

    fn in_other_language(&self, path: String, other: Language) -> String {
        PageView::in_other_language(self, path, other)
    }

    fn view(self: Box<Self>, context: Context) -> Markup {
        PageView::view(*self, context)
    }
}

/// Somebody who is signed in, as the head of a page shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewer {
    /// What they may be shown.
    pub standing: Standing,
    /// Where their clock is.
    pub zone: Zone,
    /// Whether they have a password to show that it is them.
    pub has_password: bool,
    /// How many requests wait, for who serves at the desk, on the pages of the dashboard.
    pub requests_due: Option<u64>,
    /// How many enquiries wait for an answer of their teams, there.
    pub enquiries_due: Option<u64>,
    /// How many cases wait, for who moderates, there.
    pub cases_due: Option<u64>,
    /// How much they are told that they have not seen.
    pub unseen: u64,
}

impl Viewer {
    /// Whether something is open to them.
    pub fn may(&self, capability: Capability) -> bool {
        self.standing.opens(capability)
    }
}
