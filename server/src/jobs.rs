//! What happens by itself, on a schedule.

use std::time::Duration;

use time::Duration as Span;
use tokio_util::sync::CancellationToken;

use crate::state::App;

/// How often the retention job looks.
const EVERY: Duration = Duration::from_mins(10);

/// Erases pledges that were never confirmed in time, and forgets idle visitors' limits, until told to stop.
pub async fn retention(app: App, stop: CancellationToken) {
    let mut tick = tokio::time::interval(EVERY);
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            _ = tick.tick() => {}
        }
        app.limits.forget_idle();
        let now = app.campaign.clock.now();
        let kept_since = now - Span::days(app.campaign.site.confirm_days.into());
        match app.campaign.store.expire_unconfirmed(kept_since, now).await {
            Ok(0) | Err(_) => {}
            Ok(expired) => tracing::info!(expired, "erased pledges that were not confirmed in time"),
        }
    }
}
