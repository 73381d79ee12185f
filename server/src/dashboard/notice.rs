//! The privacy notice in force, for the pages that are the same for everybody.

use std::sync::{Arc, RwLock};

use services::dashboard::Dashboard;
use store::StoreError;
use store::document::DocumentVersion;

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
}
