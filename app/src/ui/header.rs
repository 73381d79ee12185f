//! The top of every page.

use domain::account::Capability;
use leptos::prelude::*;

use super::markup::IntoMarkup;
use crate::i18n::{locale, number, td_string};
use crate::page::Context;
use crate::routes::Route;

/// The campaign's name, the way around, and the same page in the other language.
#[component]
pub(super) fn Header(context: Context, other_path: String) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let here = move |route: Route| (context.route == Some(route)).then_some("page");
    view! {
        <header class="site-header">
            <div class="wrap">
                <a class="brand" href=Route::Landing.path(language) aria-current=here(Route::Landing)>
                    <img src="/img/mark.svg" alt="" width="36" height="36"/>
                    <span>{td_string!(t, common.site.name)}</span>
                </a>
                <nav class="site-nav" aria-label=td_string!(t, common.nav.label)>
                    <ul>
                        <li class="nav-extra">
                            <a href=format!("{}#stories", Route::Landing.path(language))>
                                {td_string!(t, common.nav.stories)}
                            </a>
                        </li>
                        <li>
                            <a href=Route::Act.path(language) aria-current=here(Route::Act)>
                                {td_string!(t, common.nav.act)}
                            </a>
                        </li>
                        <li>
                            <a href=Route::Pledge.path(language) aria-current=here(Route::Pledge)>
                                {td_string!(t, common.nav.pledge)}
                            </a>
                        </li>
                    </ul>
                </nav>
                <LanguageSwitch context=context.clone() path=other_path class="lang-switch"/>
            </div>
            {context.viewer.is_some().then(|| view! { <MembersBar context/> })}
        </header>
    }
    .markup()
}

/// The way around for somebody who is signed in, and the way out.
#[component]
fn MembersBar(context: Context) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let viewer = context.viewer.clone();
    let link = move |route: Route, text: &'static str| {
        let here = (context.route == Some(route)).then_some("page");
        view! { <li><a href=route.path(language) aria-current=here>{text}</a></li> }
    };
    let open = |capability| viewer.as_ref().is_some_and(|viewer| viewer.may(capability));
    view! {
        <div class="members-bar">
            <nav class="wrap" aria-label=td_string!(t, account.nav.label)>
                <ul>
                    {open(Capability::ReadCommunity).then(|| link(Route::Community, td_string!(t, account.nav.community)))}
                    {open(Capability::ReadCommunity).then(|| view! { <li><NoticesLink context=context.clone()/></li> })}
                    {open(Capability::Dashboard).then(|| link(Route::Dashboard, td_string!(t, account.nav.dashboard)))}
                    {link(Route::Account, td_string!(t, account.nav.account))}
                    <li class="members-out">
                        <form method="post" action=Route::SignOut.path(language)>
                            <button class="link-button" type="submit">{td_string!(t, account.nav.sign_out)}</button>
                        </form>
                    </li>
                </ul>
            </nav>
        </div>
    }
    .markup()
}

/// The way to what a member is told, with how much of it is new.
#[component]
fn NoticesLink(context: Context) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let here = (context.route == Some(Route::Notifications)).then_some("page");
    let unseen = context.viewer.map_or(0, |viewer| viewer.unseen);
    let new =
        td_string!(t, following.notifications.unseen, count = unseen, number = number(language, unseen));
    let count = (unseen > 0).then(|| {
        view! {
            " "
            <span class="nav-count" aria-hidden="true">{number(language, unseen)}</span>
            <span class="visually-hidden">{new}</span>
        }
    });
    view! { <a href=Route::Notifications.path(language) aria-current=here>{td_string!(t, following.notifications.title)} {count}</a> }
        .markup()
}

/// The same page in the other language, named in that language.
#[component]
pub(super) fn LanguageSwitch(
    context: Context,
    path: String,
    #[prop(default = "")] class: &'static str,
) -> impl IntoView {
    let other = context.language.other().code();
    let name = td_string!(locale(context.language), common.language.other);
    // An absent class would be written as an empty one.
    if class.is_empty() {
        view! { <a href=path hreflang=other lang=other>{name}</a> }.markup()
    } else {
        view! { <a class=class href=path hreflang=other lang=other>{name}</a> }.markup()
    }
}
