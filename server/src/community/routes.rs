//! The Community's addresses and their handlers.

use app::routes::Route;
use axum::routing::{MethodRouter, get};
use domain::Language;

use super::{home, theme, topic};
use crate::state::App;

/// What answers at a route of this part; `None` where it is another's.
pub fn methods(route: Route, language: Language) -> Option<MethodRouter<App>> {
    Some(match route {
        Route::Community => get(move |a, b| home(language, a, b)),
        Route::Theme => get(move |a, b, c| theme(language, a, b, c)),
        Route::Topic => get(move |a, b, c| topic(language, a, b, c)),
        _ => return None,
    })
}
