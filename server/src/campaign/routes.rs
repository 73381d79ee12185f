//! The campaign's addresses and their handlers.

use app::routes::CampaignRoute;
use axum::routing::{MethodRouter, get, post};
use domain::Language;

use super::{address, confirm, link_request, pledge, preferences, unsubscribe};
use crate::http::cache::SharedPage;
use crate::http::pages;
use crate::state::App;

/// What answers at a route of this part.
pub fn methods(route: CampaignRoute, language: Language) -> MethodRouter<App> {
    match route {
        CampaignRoute::Pledge => {
            shared(SharedPage::Pledge, language).merge(post(move |a, b, c| pledge::post(language, a, b, c)))
        }
        CampaignRoute::Thanks => get(move |a, b, c| pledge::thanks(language, a, b, c)),
        CampaignRoute::Confirm => confirm::methods(language),
        CampaignRoute::Disown => post(move |a, b| confirm::disown(language, a, b)),
        CampaignRoute::LinkRequest => shared(SharedPage::LinkRequest, language)
            .merge(post(move |a, b, c| link_request::post(language, a, b, c))),
        CampaignRoute::Preferences => get(move |a, b, c| preferences::show(language, a, b, c)),
        CampaignRoute::Updates => post(move |a, b, c| preferences::updates(language, a, b, c)),
        CampaignRoute::Details => post(move |a, b, c| preferences::details(language, a, b, c)),
        CampaignRoute::Withdraw => post(move |a, b| preferences::withdraw(language, a, b)),
        CampaignRoute::Erase => get(move |a, b| preferences::ask_to_erase(language, a, b))
            .post(move |a, b| preferences::erase(language, a, b)),
        CampaignRoute::Data => get(preferences::data),
        CampaignRoute::Receipts => get(preferences::receipts),
        CampaignRoute::ConfirmAddress => {
            get(move |a, b| address::show(language, a, b)).post(move |a, b| address::confirm(language, a, b))
        }
        CampaignRoute::Unsubscribe => unsubscribe::methods(language),
        CampaignRoute::Landing => shared(SharedPage::Landing, language),
        CampaignRoute::Disowned => shared(SharedPage::Disowned, language),
        CampaignRoute::Act => shared(SharedPage::Act, language),
        CampaignRoute::Privacy => shared(SharedPage::Privacy, language),
        CampaignRoute::LinkSent => shared(SharedPage::LinkSent, language),
        CampaignRoute::Erased => shared(SharedPage::Erased, language),
    }
}

/// A page that is the same for everybody.
fn shared(page: SharedPage, language: Language) -> MethodRouter<App> {
    get(move |app, chosen, headers| pages::public(page, language, app, chosen, headers))
}
