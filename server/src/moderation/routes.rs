//! Moderation's addresses and their handlers.

use app::routes::ModerationRoute;
use axum::routing::{MethodRouter, get};
use domain::Language;

use super::{cases, decisions, deeds, insight, live, reports, restraints, sweeps, watch_rules};
use crate::state::App;

/// What answers at a route of this part.
pub fn methods(route: ModerationRoute, language: Language) -> MethodRouter<App> {
    match route {
        ModerationRoute::Report => get(move |a, b, c, d| reports::show(language, a, b, c, d))
            .post(move |a, b, c, d, e| reports::send(language, a, b, c, d, e)),
        ModerationRoute::Decisions => get(move |a, b| decisions::list(language, a, b)),
        ModerationRoute::Decision => get(move |a, b, c, d| decisions::show(language, a, b, c, d))
            .post(move |a, b, c, d| decisions::appeal(language, a, b, c, d)),
        ModerationRoute::CaseEvents => get(live::events),
        ModerationRoute::Cases => get(move |a, b, c| cases::list(language, a, b, c))
            .post(move |a, b, c| cases::keep_filter(language, a, b, c)),
        ModerationRoute::Case => get(move |a, b, c, d| cases::show(language, a, b, c, d))
            .post(move |a, b, c, d, e| cases::act(language, a, b, c, d, e)),
        ModerationRoute::Sweeps => get(move |a, b, c| sweeps::list(language, a, b, c))
            .post(move |a, b, c| sweeps::send(language, a, b, c)),
        ModerationRoute::Sweep => get(move |a, b, c| sweeps::one(language, a, b, c))
            .post(move |a, b, c| sweeps::undo(language, a, b, c)),
        ModerationRoute::Transparency => get(move |a, b| insight::transparency(language, a, b)),
        ModerationRoute::ModerationBoard => get(move |a, b| insight::board(language, a, b)),
        ModerationRoute::ModerationLog => get(move |a, b, c| deeds::list(language, a, b, c)),
        ModerationRoute::TopicRestraints => get(move |a, b, c, d| restraints::show(language, a, b, c, d))
            .post(move |a, b, c, d| restraints::act(language, a, b, c, d)),
        ModerationRoute::WatchRules => get(move |a, b, c| watch_rules::read(language, a, b, c))
            .post(move |a, b, c| watch_rules::set(language, a, b, c)),
        ModerationRoute::ModerationTargets => get(move |a, b, c| insight::targets(language, a, b, c))
            .post(move |a, b, c| insight::set_targets(language, a, b, c)),
    }
}
