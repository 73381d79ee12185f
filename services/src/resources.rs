//! What all use cases work with.

use std::sync::Arc;

use domain::Clock;
use domain::seal::Secret;
use store::Store;

use crate::site::Site;
use crate::stored_texts::StoredTexts;

/// What all use cases work with. The store is theirs alone: whoever wants something of it asks one of them.
#[derive(Clone)]
pub struct Resources {
    pub(crate) store: Arc<dyn Store>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) secret: Secret,
    pub(crate) site: Arc<Site>,
    pub(crate) texts: Arc<StoredTexts>,
}

impl Resources {
    /// Puts them together: where everything is kept, what time it is, what seals links and forms, whose site it is, and
    /// what of the texts is stored.
    pub fn new(
        store: Arc<dyn Store>,
        clock: Arc<dyn Clock>,
        secret: Secret,
        site: Site,
        texts: StoredTexts,
    ) -> Self {
        Self { store, clock, secret, site: Arc::new(site), texts: Arc::new(texts) }
    }
}
