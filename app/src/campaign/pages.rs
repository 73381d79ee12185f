//! Which page of the campaign is written: its title, its matter, and what it shows.

use std::sync::Arc;

use domain::Language;
use domain::campaign::{Field, Issue};
use leptos::prelude::*;
use store::document::DocumentVersion;

use super::act::Act;
use super::address::{AddressTaken, ConfirmAddress};
use super::confirm::{Confirm, ConfirmExpired, Disowned};
use super::confirmed::{AlreadyConfirmed, Confirmed};
use super::landing::Landing;
use super::pledge::Pledge;
use super::preferences::{Erase, Erased, LinkInvalid, LinkRequest, LinkSent, Preferences};
use super::privacy::Privacy;
use super::sample;
use super::thanks::Thanks;
use super::unsubscribe::{Unsubscribe, Unsubscribed};
use crate::i18n::{locale, td_string};
use crate::page::{ConfirmPage, Context, LinkRequestPage, PageView, PledgePage, PreferencesPage, Sample};
use crate::ui::{IntoMarkup, Markup};

/// A page of the campaign.
#[derive(Clone, Debug)]
pub enum CampaignPage {
    /// The campaign's front page.
    Landing(Box<PledgePage>),
    /// The pledge form by itself.
    Pledge(Box<PledgePage>),
    /// Look at your mail; these fields could not be read.
    Thanks(Vec<Field>),
    /// Confirm this pledge.
    Confirm(Box<ConfirmPage>),
    /// The pledge has just been confirmed; holds a sealed link to the preferences.
    Confirmed(String),
    /// The pledge was confirmed some time ago.
    AlreadyConfirmed,
    /// The confirmation link is no good.
    ConfirmExpired,
    /// It was not them: nothing is kept, nothing will be sent.
    Disowned,
    /// How to start advocating.
    Act,
    /// The privacy notice, as the association published it, or as it ships.
    Privacy(Option<Arc<DocumentVersion>>),
    /// Ask for the link to one's preferences.
    LinkRequest(LinkRequestPage),
    /// The link was sent, if there was anyone to send it to.
    LinkSent,
    /// The link to the preferences, or to unsubscribe, is no good.
    LinkInvalid,
    /// The preference centre.
    Preferences(Box<PreferencesPage>),
    /// Really erase?
    Erase,
    /// It is done.
    Erased,
    /// Confirm a new address (the address that is to be confirmed).
    ConfirmAddress(String),
    /// That address has a pledge of its own.
    AddressTaken,
    /// Unsubscribe from e-mail?
    Unsubscribe,
    /// It is done. Whoever pressed the button, a mail provider perhaps, learns nothing more.
    Unsubscribed,
}

impl PageView for CampaignPage {
    fn title(&self, language: Language) -> String {
        title(language, self)
    }

    fn in_other_language(&self, path: String, _other: Language) -> String {
        let Self::Pledge(page) = self else { return path };
        match page.form.issue.parse::<Issue>() {
            Ok(issue) => format!("{path}?issue={}", issue.slug()),
            Err(_) => path,
        }
    }

    fn view(self, context: Context) -> Markup {
        body(context, self)
    }

    fn samples(language: Language) -> Vec<Sample<Self>> {
        sample::all(language)
    }
}

/// The page's own title, which the site's name follows.
fn title(language: Language, page: &CampaignPage) -> String {
    let t = locale(language);
    match page {
        CampaignPage::Landing(_) => td_string!(t, landing.title),
        CampaignPage::Pledge(_) => td_string!(t, pledge.title),
        CampaignPage::Thanks(_) => td_string!(t, pledge.thanks.title),
        CampaignPage::Confirm(_) => td_string!(t, pledge.confirm.title),
        CampaignPage::Confirmed(_) => td_string!(t, pledge.confirmed.title),
        CampaignPage::AlreadyConfirmed => td_string!(t, pledge.already.title),
        CampaignPage::ConfirmExpired => td_string!(t, pledge.expired.title),
        CampaignPage::Disowned => td_string!(t, pledge.disowned.title),
        CampaignPage::Act => td_string!(t, act.title),
        CampaignPage::Privacy(_) => td_string!(t, privacy.title),
        CampaignPage::LinkRequest(_) => td_string!(t, preferences.request.title),
        CampaignPage::LinkSent => td_string!(t, preferences.request.done_title),
        CampaignPage::LinkInvalid => td_string!(t, preferences.link_invalid.title),
        CampaignPage::Preferences(_) => td_string!(t, preferences.title),
        CampaignPage::Erase => td_string!(t, preferences.erase.confirm_title),
        CampaignPage::Erased => td_string!(t, preferences.erase.done_title),
        CampaignPage::ConfirmAddress(_) => td_string!(t, preferences.email_confirm.title),
        CampaignPage::AddressTaken => td_string!(t, preferences.email_taken.title),
        CampaignPage::Unsubscribe => td_string!(t, preferences.unsubscribe.title),
        CampaignPage::Unsubscribed => td_string!(t, preferences.unsubscribe.done_title),
    }
    .to_owned()
}

/// What stands between the header and the footer.
fn body(context: Context, page: CampaignPage) -> Markup {
    match page {
        CampaignPage::Landing(page) => view! { <Landing context page=*page/> }.markup(),
        CampaignPage::Pledge(page) => view! { <Pledge context page=*page/> }.markup(),
        CampaignPage::Thanks(unread) => view! { <Thanks context unread/> }.markup(),
        CampaignPage::Confirm(page) => view! { <Confirm context page=*page/> }.markup(),
        CampaignPage::Confirmed(link) => view! { <Confirmed context link/> }.markup(),
        CampaignPage::AlreadyConfirmed => view! { <AlreadyConfirmed context/> }.markup(),
        CampaignPage::ConfirmExpired => view! { <ConfirmExpired context/> }.markup(),
        CampaignPage::Disowned => view! { <Disowned context/> }.markup(),
        CampaignPage::Act => view! { <Act context/> }.markup(),
        CampaignPage::Privacy(published) => view! { <Privacy context published/> }.markup(),
        CampaignPage::LinkRequest(page) => view! { <LinkRequest context page/> }.markup(),
        CampaignPage::LinkSent => view! { <LinkSent context/> }.markup(),
        CampaignPage::LinkInvalid => view! { <LinkInvalid context/> }.markup(),
        CampaignPage::Preferences(page) => view! { <Preferences context page=*page/> }.markup(),
        CampaignPage::Erase => view! { <Erase context/> }.markup(),
        CampaignPage::Erased => view! { <Erased context/> }.markup(),
        CampaignPage::ConfirmAddress(address) => view! { <ConfirmAddress context address/> }.markup(),
        CampaignPage::AddressTaken => view! { <AddressTaken context/> }.markup(),
        CampaignPage::Unsubscribe => view! { <Unsubscribe context/> }.markup(),
        CampaignPage::Unsubscribed => view! { <Unsubscribed context/> }.markup(),
    }
}
