//! The top of every page: one bar, of the campaign, the Community or the dashboard.
//!
//! What does not stand in the bar is in a popover, which opens without a script, closes by Escape and gives the focus back.

mod members;
mod staff;

use leptos::prelude::*;

use self::members::MembersNav;
use self::staff::StaffNav;
use super::markup::{IntoMarkup, Markup};
use crate::i18n::{locale, td_string};
use crate::page::{Context, Face};
use crate::routes::Route;

/// What the menu is called in the document, for the button that opens it.
const MENU: &str = "menu";

/// A looking glass.
const GLASS: &str = "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.5 15.5 21 21";

/// Whose page it is, the way around, and the same page in the other language.
#[component]
pub(super) fn Header(context: Context, other_path: String) -> impl IntoView {
    let (class, nav) = match context.face() {
        Face::Campaign => ("site-header", view! { <CampaignNav context=context.clone()/> }.markup()),
        Face::Community => {
            ("site-header of-community", view! { <MembersNav context=context.clone()/> }.markup())
        }
        Face::Dashboard => {
            ("site-header of-community of-dashboard", view! { <StaffNav context=context.clone()/> }.markup())
        }
    };
    view! {
        <header class=class>
            <div class="wrap">
                <Brand context=context.clone()/>
                {nav}
                <LanguageSwitch context path=other_path is_in_header=true/>
            </div>
        </header>
    }
    .markup()
}

/// Says of the link to the page that is read that it is this one.
fn here(context: &Context, route: Route) -> Option<&'static str> {
    (context.route == Some(route)).then_some("page")
}

/// Whose page it is, which leads to its front page.
#[component]
fn Brand(context: Context) -> impl IntoView {
    let t = locale(context.language);
    let (image, name) = match context.face() {
        Face::Campaign => ("/img/mark.svg", td_string!(t, common.site.name).to_owned()),
        Face::Community => ("/img/community.svg", context.community_name()),
        Face::Dashboard => ("/img/community.svg", td_string!(t, dashboard.title).to_owned()),
    };
    let home = context.home();
    view! {
        <a class="brand" href=home.path(context.language) aria-current=here(&context, home)>
            <img src=image alt="" width="36" height="36"/>
            <span>{name}</span>
        </a>
    }
    .markup()
}

/// The way around the campaign. Where there is room the menu stands in the bar itself.
#[component]
fn CampaignNav(context: Context) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    view! {
        <nav class="site-nav site-nav-open" aria-label=td_string!(t, common.nav.label)>
            <MenuButton context=context.clone()/>
            <ul class="site-menu" id=MENU popover="auto">
                <li>
                    <a href=format!("{}#stories", Route::Landing.path(language))>
                        {td_string!(t, common.nav.stories)}
                    </a>
                </li>
                <li>
                    <a href=Route::Act.path(language) aria-current=here(&context, Route::Act)>
                        {td_string!(t, common.nav.act)}
                    </a>
                </li>
                <li><a href=Route::SignIn.path(language)>{td_string!(t, account.nav.sign_in)}</a></li>
            </ul>
            <a class="nav-link" href=Route::Pledge.path(language) aria-current=here(&context, Route::Pledge)>
                <span class="when-wide">{td_string!(t, common.nav.pledge)}</span>
                <span class="when-narrow">{td_string!(t, common.nav.pledge_short)}</span>
            </a>
        </nav>
    }
    .markup()
}

/// What opens the menu.
#[component]
fn MenuButton(context: Context) -> impl IntoView {
    view! {
        <button class="nav-link menu-button" type="button" popovertarget=MENU>
            <Icon path="M3 6h18M3 12h18M3 18h18"/>
            <span class="nav-word">{td_string!(locale(context.language), common.nav.menu)}</span>
        </button>
    }
    .markup()
}

/// A drawing of lines in the colour of the words beside it, to which it adds nothing.
#[component]
fn Icon(path: &'static str) -> impl IntoView {
    view! {
        <svg class="nav-icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
            <path d=path fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>
        </svg>
    }
    .markup()
}

/// The same page in the other language, named in that language.
#[component]
pub(super) fn LanguageSwitch(
    context: Context,
    path: String,
    #[prop(optional)] is_in_header: bool,
) -> impl IntoView {
    let other = context.language.other().code();
    let t = locale(context.language);
    let name = td_string!(t, common.language.other);
    if is_in_header {
        let short = td_string!(t, common.language.other_short);
        view! {
            <a class="lang-switch" href=path hreflang=other lang=other>
                <span class="nav-word">{name}</span>
                <span class="when-narrow" aria-hidden="true">{short}</span>
            </a>
        }
        .markup()
    } else {
        view! { <a href=path hreflang=other lang=other>{name}</a> }.markup()
    }
}

/// The way out.
#[component]
pub(super) fn SignOut(context: Context) -> impl IntoView {
    let language = context.language;
    view! {
        <form method="post" action=Route::SignOut.path(language)>
            <button class="link-button" type="submit">
                {td_string!(locale(language), account.nav.sign_out)}
            </button>
        </form>
    }
    .markup()
}

/// An entry of a list of ways.
fn entry(context: &Context, route: Route, name: &'static str) -> Markup {
    let path = route.path(context.language);
    view! { <li><a href=path aria-current=here(context, route)>{name}</a></li> }.markup()
}
