//! The counter of confirmed pledges: one job counts the rows, everybody else reads what it counted.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use services::campaign::Campaign;
use store::StoreError;
use time::format_description::well_known::Rfc3339;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

/// How often the rows are counted.
const EVERY: Duration = Duration::from_secs(1);

/// A count, and the JSON that says it.
#[derive(Clone, Debug)]
pub struct Count {
    /// Confirmed pledges.
    pub confirmed: u64,
    /// `{"confirmed": N, "as_of": "…"}`.
    pub json: Bytes,
}

impl Count {
    fn new(confirmed: u64, as_of: time::OffsetDateTime) -> Self {
        let as_of = as_of.format(&Rfc3339).unwrap_or_default();
        let json = serde_json::json!({ "confirmed": confirmed, "as_of": as_of }).to_string();
        Self { confirmed, json: json.into() }
    }
}

/// The last count, for whoever reads it.
#[derive(Clone, Debug)]
pub struct Counter(watch::Sender<Arc<Count>>);

impl Counter {
    /// Counts once.
    ///
    /// # Errors
    /// [`StoreError`] when the rows cannot be counted.
    pub async fn start(campaign: &Campaign) -> Result<Self, StoreError> {
        let (confirmed, as_of) = campaign.count_confirmed().await?;
        let count = Count::new(confirmed, as_of);
        Ok(Self(watch::Sender::new(Arc::new(count))))
    }

    /// The last count.
    pub fn last(&self) -> Arc<Count> {
        self.0.borrow().clone()
    }

    /// The count now, then whenever it changes.
    pub fn changes(&self) -> watch::Receiver<Arc<Count>> {
        self.0.subscribe()
    }

    /// Counts until it is told to stop.
    pub async fn run(&self, campaign: &Campaign, stop: &CancellationToken) {
        let mut tick = tokio::time::interval(EVERY);
        tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Skip);
        loop {
            tokio::select! {
                () = stop.cancelled() => return,
                _ = tick.tick() => {}
            }
            // What failed is logged where it failed; the next tick tries again.
            let _ = self.refresh(campaign).await;
        }
    }

    /// Counts now. Open pages hear of it when the number changed.
    ///
    /// # Errors
    /// [`StoreError`] when the rows cannot be counted; the last count stands.
    pub async fn refresh(&self, campaign: &Campaign) -> Result<(), StoreError> {
        let (confirmed, as_of) = campaign.count_confirmed().await?;
        let count = Count::new(confirmed, as_of);
        let changed = self.last().confirmed != count.confirmed;
        if changed {
            self.0.send_replace(Arc::new(count));
        } else {
            self.0.send_if_modified(|last| {
                *last = Arc::new(count);
                false
            });
        }
        Ok(())
    }
}
