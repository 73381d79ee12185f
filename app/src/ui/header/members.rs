//! The way around for members, and to where they sign in.

use domain::Language;
use domain::account::Capability;
use leptos::prelude::*;

use super::{GLASS, Icon, MENU, MenuButton, SignOut, entry, here};
use crate::community::islands::{NotificationsCount, NotificationsTexts};
use crate::i18n::{locale, number, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::PerLanguage;
use crate::ui::markup::{IntoMarkup, Markup};

/// Search and what is new in the bar, the rest in the menu.
#[component]
pub(super) fn MembersNav(context: Context) -> impl IntoView {
    if context.viewer.is_none() {
        return strangers(&context);
    }
    let search =
        context.may(Capability::ReadCommunity).then(|| view! { <BarSearch language=context.language/> });
    view! { {search} <OwnNav context/> }.markup()
}

/// Looks for what was said. Where there is little room its button stands alone, and leads to the page of the search.
#[component]
fn BarSearch(language: Language) -> impl IntoView {
    let t = locale(language);
    let label = td_string!(t, community.search.label);
    view! {
        <form class="bar-search" role="search" method="get" action=Route::Search.path(language)>
            <input class="input" type="search" name="q" maxlength="200" aria-label=label placeholder=label/>
            <button class="nav-link" type="submit" aria-label=td_string!(t, community.search.submit)>
                <Icon path=GLASS/>
            </button>
        </form>
    }
    .markup()
}

/// What one is told, and the menu.
#[component]
pub(super) fn OwnNav(context: Context) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let told =
        context.may(Capability::ReadCommunity).then(|| view! { <NoticesLink context=context.clone()/> });
    view! {
        <nav class="site-nav" aria-label=td_string!(t, account.nav.label)>
            {told}
            <MenuButton context=context.clone()/>
            <ul class="site-menu" id=MENU popover="auto">
                {places(&context)}
                <li><a href=Route::Landing.path(language)>{td_string!(t, common.site.name)}</a></li>
                <li><SignOut context/></li>
            </ul>
        </nav>
    }
    .markup()
}

/// What is one's own, as far as it is open to the reader.
fn places(context: &Context) -> Markup {
    let t = locale(context.language);
    let (reads, writes) = (context.may(Capability::ReadCommunity), context.may(Capability::OwnGuestPosts));
    let all = [
        (reads, Route::Community, td_string!(t, account.nav.community)),
        (reads, Route::MyTopics, td_string!(t, following.page.title)),
        (writes && !reads, Route::GuestPosts, td_string!(t, guest_posts.own.title)),
        (true, Route::Account, td_string!(t, account.nav.account)),
        (context.may(Capability::Dashboard), Route::Dashboard, td_string!(t, account.nav.dashboard)),
    ];
    all.into_iter()
        .filter(|(is_open, ..)| *is_open)
        .map(|(_, route, name)| entry(context, route, name))
        .collect_view()
        .markup()
}

/// To who is not signed in: where that is done.
fn strangers(context: &Context) -> Markup {
    let language = context.language;
    let t = locale(language);
    view! {
        <nav class="site-nav" aria-label=td_string!(t, common.nav.label)>
            <a class="nav-link" href=Route::SignIn.path(language) aria-current=here(context, Route::SignIn)>
                {td_string!(t, account.nav.enter)}
            </a>
        </nav>
    }
    .markup()
}

/// The way to what a member is told, with how much of it is new.
#[component]
fn NoticesLink(context: Context) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let here = here(&context, Route::Notifications);
    let unseen = context.viewer.as_ref().map_or(0, |viewer| viewer.unseen);
    let texts = texts(&context);
    view! {
        <a class="nav-link" href=Route::Notifications.path(language) aria-current=here>
            <Icon path="M6 9a6 6 0 0 1 12 0c0 6 2.5 7 2.5 8h-17C3.5 16 6 15 6 9ZM10 20.5a2.2 2.2 0 0 0 4 0"/>
            <span class="nav-word">{td_string!(t, following.notifications.title)}</span>
            " "
            <NotificationsCount unseen texts/>
        </a>
    }
    .markup()
}

fn texts(context: &Context) -> NotificationsTexts {
    static TEXTS: PerLanguage<NotificationsTexts> = PerLanguage::new();
    let texts = TEXTS.get(context.language, || of_nobody(context.language));
    NotificationsTexts { of: context.reader_key.clone(), ..texts.clone() }
}

/// Those texts of nobody's page.
fn of_nobody(language: Language) -> NotificationsTexts {
    let t = locale(language);
    let (one, many) = (number(language, 1), "{}");
    NotificationsTexts {
        language,
        of: String::new(),
        events: Route::CommunityEvents.path(language),
        one: td_string!(t, following.notifications.unseen, count = 1_u64, number = one.clone()),
        many: td_string!(t, following.notifications.unseen, count = 2_u64, number = many),
        came_one: td_string!(t, following.notifications.came, count = 1_u64, number = one),
        came_many: td_string!(t, following.notifications.came, count = 2_u64, number = many),
    }
}
