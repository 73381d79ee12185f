//! What a page is, and what it knows of its request. The server decides which one it writes, with its status, before a byte
//! is written.

use std::sync::Arc;

use domain::Language;
use domain::account::{Capability, Standing};
use domain::community::Zone;
use services::site::{Site, Wording};
use time::OffsetDateTime;

use crate::i18n::{locale, td_string};
use crate::routes::{Part, Route};
use crate::ui::Markup;

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
    /// Whether the page is the Community's, or of its accounts, desk and staff, and not the campaign's.
    pub(crate) fn is_of_the_community(&self) -> bool {
        let is_campaign = |route: Route| matches!(route.part(), Part::Campaign(_));
        self.viewer.is_some() || self.route.is_some_and(|route| !is_campaign(route))
    }

    /// Whether who reads it may do this.
    pub(crate) fn may(&self, capability: Capability) -> bool {
        self.viewer.as_ref().is_some_and(|viewer| viewer.may(capability))
    }

    /// Where the name over the page leads: to the first page that is open to its reader.
    pub(crate) fn home(&self) -> Route {
        match self.viewer {
            Some(_) if self.may(Capability::ReadCommunity) => Route::Community,
            Some(_) if self.may(Capability::OwnGuestPosts) => Route::GuestPosts,
            Some(_) => Route::Account,
            None if self.is_of_the_community() => Route::SignIn,
            None => Route::Landing,
        }
    }

    /// What the association calls its Community.
    pub(crate) fn community_name(&self) -> String {
        community_name(&self.site, self.language)
    }
}

/// What an association calls its Community.
pub(crate) fn community_name(site: &Site, language: Language) -> String {
    let Wording { short, of_short, .. } = site.association.in_language(language);
    td_string!(locale(language), account.brand, short = short.as_str(), of_short = of_short.as_str())
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
pub trait PageView: Listed + Clone + Send + Sync + 'static {
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

/// Any page, ready to be written.
#[derive(Clone)]
pub struct Page(Arc<dyn AnyPage>);

impl Page {
    pub(crate) fn title(&self, language: Language) -> String {
        self.0.title(language)
    }

    pub(crate) fn in_other_language(&self, path: String, other: Language) -> String {
        self.0.in_other_language(path, other)
    }

    pub(crate) fn view(&self, context: Context) -> Markup {
        self.0.view(context)
    }
}

impl<P: PageView> From<P> for Page {
    fn from(page: P) -> Self {
        Self(Arc::new(page))
    }
}

trait AnyPage: Send + Sync {
    fn title(&self, language: Language) -> String;
    fn in_other_language(&self, path: String, other: Language) -> String;
    fn view(&self, context: Context) -> Markup;
}

impl<P: PageView> AnyPage for P {
    fn title(&self, language: Language) -> String {
        PageView::title(self, language)
    }

    fn in_other_language(&self, path: String, other: Language) -> String {
        PageView::in_other_language(self, path, other)
    }

    fn view(&self, context: Context) -> Markup {
        self.clone().view(context)
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
