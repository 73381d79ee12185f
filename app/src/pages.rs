//! Which page is written: its title and its matter.

use domain::Language;
use leptos::prelude::*;

use crate::account;
use crate::campaign::act::Act;
use crate::campaign::address::{AddressTaken, ConfirmAddress};
use crate::campaign::confirm::{Confirm, ConfirmExpired, Disowned};
use crate::campaign::confirmed::{AlreadyConfirmed, Confirmed};
use crate::campaign::landing::Landing;
use crate::campaign::pledge::Pledge;
use crate::campaign::preferences::{Erase, Erased, LinkInvalid, LinkRequest, LinkSent, Preferences};
use crate::campaign::privacy::Privacy;
use crate::campaign::problem::{self, ProblemPage};
use crate::campaign::thanks::Thanks;
use crate::campaign::unsubscribe::{Unsubscribe, Unsubscribed};
use crate::community;
use crate::dashboard;
use crate::desk;
use crate::form_back::{self, FormBack};
use crate::i18n::{locale, td_string};
use crate::moderation;
use crate::page::{Context, Page};
use crate::ui::{IntoMarkup, Markup};

/// The page's own title, which the site's name follows.
pub(crate) fn title(language: Language, page: &Page) -> String {
    let t = locale(language);
    match page {
        Page::Landing(_) => td_string!(t, landing.title),
        Page::Pledge(_) => td_string!(t, pledge.title),
        Page::Thanks(_) => td_string!(t, pledge.thanks.title),
        Page::Confirm(_) => td_string!(t, pledge.confirm.title),
        Page::Confirmed(_) => td_string!(t, pledge.confirmed.title),
        Page::AlreadyConfirmed => td_string!(t, pledge.already.title),
        Page::ConfirmExpired => td_string!(t, pledge.expired.title),
        Page::Disowned => td_string!(t, pledge.disowned.title),
        Page::Act => td_string!(t, act.title),
        Page::Privacy(_) => td_string!(t, privacy.title),
        Page::LinkRequest(_) => td_string!(t, preferences.request.title),
        Page::LinkSent => td_string!(t, preferences.request.done_title),
        Page::LinkInvalid => td_string!(t, preferences.link_invalid.title),
        Page::Preferences(_) => td_string!(t, preferences.title),
        Page::Erase => td_string!(t, preferences.erase.confirm_title),
        Page::Erased => td_string!(t, preferences.erase.done_title),
        Page::ConfirmAddress(_) => td_string!(t, preferences.email_confirm.title),
        Page::AddressTaken => td_string!(t, preferences.email_taken.title),
        Page::Unsubscribe => td_string!(t, preferences.unsubscribe.title),
        Page::Unsubscribed => td_string!(t, preferences.unsubscribe.done_title),
        Page::Account(page) => return account::title(language, page),
        Page::Community(page) => return community::title(language, page),
        Page::Dashboard(page) => return dashboard::title(language, page),
        Page::Desk(page) => return desk::title(language, page),
        Page::Moderation(page) => return moderation::title(language, page),
        Page::FormBack(page) => form_back::title(language, page),
        Page::Problem(problem) => problem::title(language, *problem),
    }
    .to_owned()
}

/// What stands between the header and the footer.
pub(crate) fn body(context: Context, page: Page) -> Markup {
    match page {
        Page::Landing(page) => view! { <Landing context page=*page/> }.markup(),
        Page::Pledge(page) => view! { <Pledge context page=*page/> }.markup(),
        Page::Thanks(unread) => view! { <Thanks context unread/> }.markup(),
        Page::Confirm(page) => view! { <Confirm context page=*page/> }.markup(),
        Page::Confirmed(link) => view! { <Confirmed context link/> }.markup(),
        Page::AlreadyConfirmed => view! { <AlreadyConfirmed context/> }.markup(),
        Page::ConfirmExpired => view! { <ConfirmExpired context/> }.markup(),
        Page::Disowned => view! { <Disowned context/> }.markup(),
        Page::Act => view! { <Act context/> }.markup(),
        Page::Privacy(published) => view! { <Privacy context published/> }.markup(),
        Page::LinkRequest(page) => view! { <LinkRequest context page/> }.markup(),
        Page::LinkSent => view! { <LinkSent context/> }.markup(),
        Page::LinkInvalid => view! { <LinkInvalid context/> }.markup(),
        Page::Preferences(page) => view! { <Preferences context page=*page/> }.markup(),
        Page::Erase => view! { <Erase context/> }.markup(),
        Page::Erased => view! { <Erased context/> }.markup(),
        Page::ConfirmAddress(address) => view! { <ConfirmAddress context address/> }.markup(),
        Page::AddressTaken => view! { <AddressTaken context/> }.markup(),
        Page::Unsubscribe => view! { <Unsubscribe context/> }.markup(),
        Page::Unsubscribed => view! { <Unsubscribed context/> }.markup(),
        Page::Account(page) => account::body(context, *page),
        Page::Community(page) => community::body(context, *page),
        Page::Dashboard(page) => dashboard::body(context, *page),
        Page::Desk(page) => desk::body(context, *page),
        Page::Moderation(page) => moderation::body(context, *page),
        Page::FormBack(page) => view! { <FormBack context page=*page/> }.markup(),
        Page::Problem(problem) => view! { <ProblemPage context problem/> }.markup(),
    }
}
