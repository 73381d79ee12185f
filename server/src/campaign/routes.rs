//! The campaign's addresses and their handlers.

use app::routes::CampaignRoute;
use axum::routing::{MethodRouter, get, post};

use super::{address, confirm, link_request, pledge, preferences, unsubscribe};
use crate::http::cache::SharedPage;
use crate::http::pages;
use crate::state::App;

/// What answers at a route of this part.
pub fn methods(route: CampaignRoute) -> MethodRouter<App> {
    match route {
        CampaignRoute::Pledge => shared(SharedPage::Pledge).merge(post(pledge::post)),
        CampaignRoute::Thanks => get(pledge::thanks),
        CampaignRoute::Confirm => get(confirm::show).post(confirm::confirm),
        CampaignRoute::Disown => post(confirm::disown),
        CampaignRoute::LinkRequest => shared(SharedPage::LinkRequest).merge(post(link_request::post)),
        CampaignRoute::Preferences => get(preferences::show),
        CampaignRoute::Updates => post(preferences::updates),
        CampaignRoute::Details => post(preferences::details),
        CampaignRoute::Withdraw => post(preferences::withdraw),
        CampaignRoute::Erase => get(preferences::ask_to_erase).post(preferences::erase),
        CampaignRoute::Data => get(preferences::data),
        CampaignRoute::Receipts => get(preferences::receipts),
        CampaignRoute::ConfirmAddress => get(address::show).post(address::confirm),
        CampaignRoute::Unsubscribe => get(unsubscribe::show).post(unsubscribe::unsubscribe),
        CampaignRoute::Landing => shared(SharedPage::Landing),
        CampaignRoute::Disowned => shared(SharedPage::Disowned),
        CampaignRoute::Act => shared(SharedPage::Act),
        CampaignRoute::Privacy => shared(SharedPage::Privacy),
        CampaignRoute::LinkSent => shared(SharedPage::LinkSent),
        CampaignRoute::Erased => shared(SharedPage::Erased),
    }
}

/// A page that is the same for everybody.
fn shared(page: SharedPage) -> MethodRouter<App> {
    get(move |locale, app, query, headers| pages::public(page, locale, app, query, headers))
}
