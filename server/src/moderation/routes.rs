//! Moderation's addresses and their handlers.

use app::routes::ModerationRoute;
use axum::routing::{MethodRouter, get};
use domain::Language;

use super::{bulk_removals, cases, decisions, insight, live, log, reports, topic_limits, watch_rules};
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
            .post(move |a, b, c| cases::save_filter(language, a, b, c)),
        ModerationRoute::Case => get(move |a, b, c, d| cases::show(language, a, b, c, d))
            .post(move |a, b, c, d, e| cases::act(language, a, b, c, d, e)),
        ModerationRoute::BulkRemovals => get(move |a, b, c| bulk_removals::list(language, a, b, c))
            .post(move |a, b, c| bulk_removals::send(language, a, b, c)),
        ModerationRoute::BulkRemoval => get(move |a, b, c| bulk_removals::one(language, a, b, c))
            .post(move |a, b, c| bulk_removals::undo(language, a, b, c)),
        ModerationRoute::Transparency => get(move |a, b| insight::transparency(language, a, b)),
        ModerationRoute::ModerationBoard => get(move |a, b| insight::board(language, a, b)),
        ModerationRoute::ModerationLog => get(move |a, b, c| log::list(language, a, b, c)),
        ModerationRoute::TopicLimits => get(move |a, b, c, d| topic_limits::show(language, a, b, c, d))
            .post(move |a, b, c, d| topic_limits::act(language, a, b, c, d)),
        ModerationRoute::WatchRules => get(move |a, b, c| watch_rules::read(language, a, b, c))
            .post(move |a, b, c| watch_rules::set(language, a, b, c)),
        ModerationRoute::ModerationTargets => get(move |a, b, c| insight::targets(language, a, b, c))
            .post(move |a, b, c| insight::set_time_targets(language, a, b, c)),
    }
}
