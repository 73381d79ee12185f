//! Moderation's addresses and their handlers.

use app::routes::Route;
use axum::routing::{MethodRouter, get};
use domain::Language;

use super::{cases, decisions, deeds, insight, live, reports, restraints, sweeps, watch_rules};
use crate::state::App;

/// What answers at a route of this part; `None` where it is another's.
pub fn methods(route: Route, language: Language) -> Option<MethodRouter<App>> {
    Some(match route {
        Route::Report => get(move |a, b, c, d| reports::show(language, a, b, c, d))
            .post(move |a, b, c, d, e| reports::send(language, a, b, c, d, e)),
        Route::Decisions => get(move |a, b| decisions::list(language, a, b)),
        Route::Decision => get(move |a, b, c, d| decisions::show(language, a, b, c, d))
            .post(move |a, b, c, d| decisions::appeal(language, a, b, c, d)),
        Route::CaseEvents => get(live::events),
        Route::Cases => get(move |a, b, c| cases::list(language, a, b, c))
            .post(move |a, b, c| cases::keep_filter(language, a, b, c)),
        Route::Case => get(move |a, b, c, d| cases::show(language, a, b, c, d))
            .post(move |a, b, c, d, e| cases::act(language, a, b, c, d, e)),
        Route::Sweeps => get(move |a, b, c| sweeps::list(language, a, b, c))
            .post(move |a, b, c| sweeps::send(language, a, b, c)),
        Route::Sweep => get(move |a, b, c| sweeps::one(language, a, b, c))
            .post(move |a, b, c| sweeps::undo(language, a, b, c)),
        Route::Transparency => get(move |a, b| insight::transparency(language, a, b)),
        Route::ModerationBoard => get(move |a, b| insight::board(language, a, b)),
        Route::ModerationLog => get(move |a, b, c| deeds::list(language, a, b, c)),
        Route::TopicRestraints => get(move |a, b, c, d| restraints::show(language, a, b, c, d))
            .post(move |a, b, c, d| restraints::act(language, a, b, c, d)),
        Route::WatchRules => get(move |a, b, c| watch_rules::read(language, a, b, c))
            .post(move |a, b, c| watch_rules::set(language, a, b, c)),
        Route::ModerationTargets => get(move |a, b, c| insight::targets(language, a, b, c))
            .post(move |a, b, c| insight::set_targets(language, a, b, c)),
        _ => return None,
    })
}
