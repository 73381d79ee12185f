//! Chooses the database by its URL's scheme.

pub(crate) mod options;

use std::sync::Arc;

use self::options::{OpenError, Options};
use crate::{Store, postgres, sqlite};

/// Opens the database at `url`, creating an SQLite file that is missing, and brings its schema up to date.
///
/// # Errors
/// [`OpenError`] says what stands in the way.
pub async fn open(url: &str, options: &Options) -> Result<Arc<dyn Store>, OpenError> {
    match url.split_once(':').map(|(scheme, _)| scheme) {
        Some("sqlite") => Ok(Arc::new(sqlite::open(url, options).await?)),
        Some("postgres" | "postgresql") => Ok(Arc::new(postgres::open(url, options).await?)),
        _ => Err(OpenError::Scheme),
    }
}
