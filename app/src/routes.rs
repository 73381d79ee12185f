//! Every page's address, in both languages: one table for the router, the links, the mails and the language switch.

mod table;

use domain::Language::{self, En, Fr};
use domain::account::Access;

pub use table::{
    AccountRoute, CampaignRoute, CommunityRoute, ContactRoute, DashboardRoute, DeskRoute, HelpRoute,
    ModerationRoute, Part, Route,
};

/// What the identifier in an address names, where it may be part of a guest post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GuestPlace {
    /// The topic that the guest post is.
    Topic,
    /// A comment on it.
    Comment,
}

/// What is at an address; what is no page belongs to one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A page; its forms may be posted there as well.
    Page,
    /// A page whose form mail providers post as well, from wherever they are (RFC 8058).
    OneClick,
    /// Takes a form, or what a script sends, of that page.
    Form(Route),
    /// Takes what is sent from many pages; that page is shown in its place. What it is about, the form says: whose that is,
    /// is asked where it is answered.
    Button(Route),
    /// Something to take along, a picture, or what a script asks for, of that page.
    File(Route),
    /// What happens on that page, as it happens.
    Events(Route),
    /// Leads away from that page, or back to it.
    Redirect(Route),
}

/// How much may be sent there. The server says how many bytes that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// A form of a few fields.
    Form,
    /// A comment.
    Text,
    /// A text with what belongs to it, in both languages.
    Article,
    /// The association's documents, the longest texts.
    Document,
    /// A file beside a form's fields.
    File,
}

/// A line of the table.
struct Row {
    kind: Kind,
    access: Access,
    en: &'static str,
    fr: &'static str,
    is_listed: bool,
    needs_provider: bool,
    is_way_in: bool,
    guest: Option<GuestPlace>,
    under: Option<Route>,
    takes: Size,
}

impl Row {
    /// What holds where a line does not say otherwise: each time the less that is open.
    const CLOSED: Self = Self {
        kind: Kind::Page,
        access: Access::Public,
        en: "",
        fr: "",
        is_listed: false,
        needs_provider: false,
        is_way_in: false,
        guest: None,
        under: None,
        takes: Size::Form,
    };
}

impl Route {
    /// The address's pattern; `{token}` stands for a sealed link, `{id}` for a thing that staff or members see.
    pub const fn pattern(self, language: Language) -> &'static str {
        match language {
            En => self.row().en,
            Fr => self.row().fr,
        }
    }

    /// The address of a page that needs no link of one's own.
    pub fn path(self, language: Language) -> String {
        self.path_with(language, "")
    }

    /// The address, with the sealed link or the thing's identifier in its place.
    pub fn path_with(self, language: Language, segment: &str) -> String {
        self.pattern(language).replace("{token}", segment).replace("{id}", segment)
    }

    /// The address of the same page in another language; `None` where there is no such page.
    pub fn translated(path: &str, language: Language) -> Option<String> {
        let own = Language::of_path(path)?;
        let named = Self::ALL.into_iter().filter_map(|route| Some((route, route.segment_of(own, path)?)));
        // A word of ours comes before an identifier in its place.
        let (route, segment) = named.min_by_key(|(_, segment)| !segment.is_empty())?;
        Some(route.path_with(language, segment))
    }

    /// What an address of this route has in the identifier's place, nothing where the route has none.
    fn segment_of(self, language: Language, path: &str) -> Option<&str> {
        let pattern = self.pattern(language);
        let Some((before, rest)) = pattern.split_once('{') else { return (pattern == path).then_some("") };
        let (_, after) = rest.split_once('}')?;
        let segment = path.strip_prefix(before)?.strip_suffix(after)?;
        (!segment.is_empty() && !segment.contains('/')).then_some(segment)
    }

    /// Whether the address names a person or a thing: it is told to nobody.
    pub fn is_personal(self) -> bool {
        self.pattern(En).contains('{')
    }

    /// What is there.
    pub const fn kind(self) -> Kind {
        self.row().kind
    }

    /// The page where a reader of this one stands: itself, or the page that it belongs to.
    #[must_use]
    pub const fn readable(self) -> Self {
        match self.kind() {
            Kind::Page | Kind::OneClick => self,
            Kind::Form(page)
            | Kind::Button(page)
            | Kind::File(page)
            | Kind::Events(page)
            | Kind::Redirect(page) => page,
        }
    }

    /// The page of the dashboard under whose entry in the menu its reader stands.
    #[must_use]
    pub const fn entry(self) -> Self {
        let page = self.readable();
        match page.row().under {
            Some(entry) => entry,
            None => page,
        }
    }

    /// Who it is for. There is no default: a new page says it in its line, or the program does not compile.
    pub const fn access(self) -> Access {
        self.row().access
    }

    /// Whether its author reaches it who is no member, where it is part of their own guest post. Whatever does not say so
    /// is closed to them.
    pub const fn guest_place(self) -> Option<GuestPlace> {
        self.row().guest
    }

    /// How much may be sent there.
    pub const fn takes(self) -> Size {
        self.row().takes
    }

    /// Whether an address lies behind the wall, where what exists and what does not look the same from outside.
    pub fn is_behind_the_wall(path: &str) -> bool {
        let roots = [Self::Community, Self::Account, Self::Dashboard];
        roots
            .into_iter()
            .flat_map(|root| Language::ALL.map(|language| root.pattern(language)))
            .any(|root| path.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
    }

    /// Whether it is of the dashboard.
    pub fn is_of_the_dashboard(self) -> bool {
        self.pattern(En).starts_with(Self::Dashboard.pattern(En))
    }

    /// Whether there is such a page only where the association has an identity provider.
    pub const fn needs_provider(self) -> bool {
        self.row().needs_provider
    }

    /// Whether search engines may list it.
    pub const fn is_listed(self) -> bool {
        self.row().is_listed
    }

    /// Whether a page that is open to everybody is written for who is signed in, where somebody is.
    pub const fn knows_reader(self) -> bool {
        matches!(self, Self::Contact)
    }

    /// Whether it stands between somebody and the page that they were going to.
    pub const fn is_way_in(self) -> bool {
        self.row().is_way_in
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_page_that_is_not_public_lies_behind_the_wall() {
        for route in Route::ALL {
            for language in Language::ALL {
                let is_behind = Route::is_behind_the_wall(route.pattern(language));
                assert_eq!(is_behind, route.access() != Access::Public, "{route:?}");
            }
        }
        assert!(Route::is_behind_the_wall("/en/community/anything"));
        assert!(!Route::is_behind_the_wall("/en/communityx"));
    }

    #[test]
    fn every_address_is_its_own_and_says_its_language() {
        let mut seen = HashSet::new();
        for route in Route::ALL {
            for language in Language::ALL {
                let pattern = route.pattern(language);
                assert!(seen.insert(pattern), "{pattern} twice");
                assert_eq!(Language::of_path(pattern), Some(language));
            }
            assert_eq!(
                route.pattern(En).contains("{token}"),
                route.pattern(Fr).contains("{token}"),
                "{route:?}"
            );
        }
    }

    #[test]
    fn what_is_no_page_belongs_to_one_that_can_be_named() {
        for route in Route::ALL {
            let page = route.readable();
            assert!(matches!(page.kind(), Kind::Page | Kind::OneClick), "{route:?} belongs to {page:?}");
            let names_more = page.is_personal() && !route.is_personal();
            assert!(!names_more, "{route:?} cannot say which {page:?}");
        }
    }

    #[test]
    fn only_public_pages_that_name_nobody_are_listed() {
        for route in Route::ALL.into_iter().filter(|route| route.is_listed()) {
            assert_eq!((route.kind(), route.access()), (Kind::Page, Access::Public), "{route:?}");
            assert!(!route.is_personal(), "{route:?}");
        }
    }
}
