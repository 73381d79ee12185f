//! Moderation's addresses and their handlers.

use app::routes::ModerationRoute;
use axum::routing::{MethodRouter, get};

use super::{bulk_removals, cases, decisions, insight, log, reports, topic_limits, watch_rules};
use crate::state::App;

/// What answers at a route of this part.
pub fn methods(route: ModerationRoute) -> MethodRouter<App> {
    match route {
        ModerationRoute::Report => get(reports::show).post(reports::send),
        ModerationRoute::Decisions => get(decisions::list),
        ModerationRoute::Decision => get(decisions::show).post(decisions::appeal),
        ModerationRoute::Cases => get(cases::list).post(cases::save_filter),
        ModerationRoute::Case => get(cases::show).post(cases::act),
        ModerationRoute::BulkRemovals => get(bulk_removals::list).post(bulk_removals::send),
        ModerationRoute::BulkRemoval => get(bulk_removals::one).post(bulk_removals::undo),
        ModerationRoute::Transparency => get(insight::transparency),
        ModerationRoute::ModerationBoard => get(insight::board),
        ModerationRoute::ModerationLog => get(log::list),
        ModerationRoute::TopicLimits => get(topic_limits::show).post(topic_limits::act),
        ModerationRoute::WatchRules => get(watch_rules::read).post(watch_rules::set),
        ModerationRoute::ModerationTargets => get(insight::targets).post(insight::set_time_targets),
    }
}
