//! The campaign's addresses and their handlers.

use app::routes::Route;
use axum::routing::{MethodRouter, get, post};
use domain::Language;

use super::{address, confirm, link_request, pledge, preferences, unsubscribe};
use crate::http::pages;
use crate::state::App;

/// What answers at a route of this part; `None` where it is another's.
pub fn methods(route: Route, language: Language) -> Option<MethodRouter<App>> {
    Some(match route {
        Route::Pledge => plain(route, language).merge(post(move |a, b, c| pledge::post(language, a, b, c))),
        Route::Thanks => get(move |a, b, c| pledge::thanks(language, a, b, c)),
        Route::Confirm => confirm::methods(language),
        Route::Disown => post(move |a, b| confirm::disown(language, a, b)),
        Route::LinkRequest => {
            plain(route, language).merge(post(move |a, b, c| link_request::post(language, a, b, c)))
        }
        Route::Preferences => get(move |a, b, c| preferences::show(language, a, b, c)),
        Route::Updates => post(move |a, b, c| preferences::updates(language, a, b, c)),
        Route::Details => post(move |a, b, c| preferences::details(language, a, b, c)),
        Route::Withdraw => post(move |a, b| preferences::withdraw(language, a, b)),
        Route::Erase => get(move |a, b| preferences::ask_to_erase(language, a, b))
            .post(move |a, b| preferences::erase(language, a, b)),
        Route::Data => get(preferences::data),
        Route::Receipts => get(preferences::receipts),
        Route::ConfirmAddress => {
            get(move |a, b| address::show(language, a, b)).post(move |a, b| address::confirm(language, a, b))
        }
        Route::Unsubscribe => unsubscribe::methods(language),
        Route::Landing | Route::Disowned | Route::Act | Route::Privacy | Route::LinkSent | Route::Erased => {
            plain(route, language)
        }
        _ => return None,
    })
}

/// A page that is the same for everybody.
fn plain(route: Route, language: Language) -> MethodRouter<App> {
    get(move |app, chosen, headers| pages::public(route, language, app, chosen, headers))
}
