//! The privacy notice in force, for the pages that are the same for everybody.

use std::sync::{Arc, RwLock};
use std::time::Duration;

use services::dashboard::Dashboard;
use store::StoreError;
use store::document::DocumentVersion;
use tokio_util::sync::CancellationToken;

/// How often another node's publishing is looked for.
const EVERY: Duration = Duration::from_secs(15);

/// The notice, as last read.
#[derive(Default)]
pub struct Notice(RwLock<Option<Arc<DocumentVersion>>>);

impl Notice {
    /// Reads it.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn start(dashboard: &Dashboard) -> Result<Self, StoreError> {
        let notice = Self::default();
        notice.refresh(dashboard).await?;
        Ok(notice)
    }

    /// What was published last; `None` where what ships stands.
    pub fn last(&self) -> Option<Arc<DocumentVersion>> {
        self.0.read().ok()?.clone()
    }

    /// The number of what was published last; 0 where what ships stands.
    pub fn version(&self) -> u32 {
        self.last().map_or(0, |version| version.version)
    }

    /// Reads it again: kept pages of an older version are written anew.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read; what was read last stands.
    pub async fn refresh(&self, dashboard: &Dashboard) -> Result<(), StoreError> {
        let version = dashboard.privacy_notice().await?.map(Arc::new);
        if let Ok(mut notice) = self.0.write() {
            *notice = version;
        }
        Ok(())
    }

    /// Looks for what other nodes published, until told to stop.
    pub async fn run(&self, dashboard: &Dashboard, stop: &CancellationToken) {
        let mut tick = tokio::time::interval(EVERY);
        loop {
            tokio::select! {
                () = stop.cancelled() => return,
                _ = tick.tick() => {}
            }
            let _ = self.refresh(dashboard).await;
        }
    }
}
