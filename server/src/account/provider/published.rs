//! What the identity provider publishes of itself: where it is, and its keys.

use std::sync::Arc;

use domain::Clock;
use openidconnect::IssuerUrl;
use time::{Duration, OffsetDateTime};
use tokio::sync::Mutex;

use super::http::Http;
use super::refusal::Refusal;
use super::types::Metadata;

/// For how long what the provider publishes is relied on.
const FRESH: Duration = Duration::hours(1);
/// How often an unknown key has it asked again: a forged key must not have it asked for each attempt.
const REFRESH_PACE: Duration = Duration::minutes(1);
/// For how long a provider that did not answer is left alone.
const RETRY: Duration = Duration::seconds(5);

/// What is known of it, and when it was asked.
#[derive(Default)]
struct Known {
    metadata: Option<(Arc<Metadata>, OffsetDateTime)>,
    refreshed: Option<OffsetDateTime>,
    failed: Option<OffsetDateTime>,
}

/// What a provider publishes, kept.
pub struct Published {
    issuer: IssuerUrl,
    clock: Arc<dyn Clock>,
    /// What asks it.
    pub http: Http,
    known: Mutex<Known>,
}

impl Published {
    /// Of the provider with this issuer identifier. Nothing is asked yet.
    pub fn new(issuer: IssuerUrl, clock: Arc<dyn Clock>) -> Self {
        let http = Http::new(issuer.as_str());
        Self { issuer, clock, http, known: Mutex::default() }
    }

    /// What the provider publishes, read when it is needed first and relied on for a while.
    ///
    /// # Errors
    /// [`Refusal::Unavailable`].
    pub async fn metadata(&self) -> Result<Arc<Metadata>, Refusal> {
        let mut known = self.known.lock().await;
        let now = self.clock.now();
        match &known.metadata {
            Some((metadata, read)) if now - *read < FRESH => Ok(metadata.clone()),
            _ => self.read(&mut known).await,
        }
    }

    /// The same, read again now; or as it was read a moment ago, for somebody else perhaps.
    ///
    /// # Errors
    /// [`Refusal::Unavailable`].
    pub async fn refreshed(&self) -> Result<Arc<Metadata>, Refusal> {
        let mut known = self.known.lock().await;
        let now = self.clock.now();
        if let Some((metadata, _)) = &known.metadata
            && known.refreshed.is_some_and(|at| now - at < REFRESH_PACE)
        {
            return Ok(metadata.clone());
        }
        known.refreshed = Some(now);
        self.read(&mut known).await
    }

    async fn read(&self, known: &mut Known) -> Result<Arc<Metadata>, Refusal> {
        let now = self.clock.now();
        if known.failed.is_some_and(|at| now - at < RETRY) {
            return Err(Refusal::Unavailable("it did not answer a moment ago"));
        }
        let Ok(metadata) = Metadata::discover_async(self.issuer.clone(), &self.http).await else {
            known.failed = Some(now);
            return Err(Refusal::Unavailable("its description or its keys cannot be read"));
        };
        let metadata = Arc::new(metadata);
        known.failed = None;
        known.metadata = Some((metadata.clone(), now));
        Ok(metadata)
    }
}
