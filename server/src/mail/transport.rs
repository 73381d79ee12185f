//! Where mail goes: an SMTP server, or a Maildir that a developer reads.

use std::path::{Path, PathBuf};

use maildir::Maildir;

use super::error::{Failure, TransportError};
use super::message::Parcel;
use super::relay::Relay;
use crate::files;

/// A way to hand mail over.
pub enum Transport {
    /// To a server.
    Smtp(Box<Relay>),
    /// To a folder.
    Maildir(PathBuf),
}

impl Transport {
    /// Reads the mail URL.
    ///
    /// # Errors
    /// [`TransportError`] says what is wrong with it.
    pub fn new(url: &str) -> Result<Self, TransportError> {
        if let Some(path) = url.strip_prefix("maildir:") {
            let path = PathBuf::from(path);
            files::make_folder(&path)
                .and_then(|()| files::close_folder(&path))
                .and_then(|()| Maildir::from(path.clone()).create_dirs())
                .map_err(|source| TransportError::Maildir { path: path.display().to_string(), source })?;
            return Ok(Self::Maildir(path));
        }
        Ok(Self::Smtp(Box::new(Relay::new(url)?)))
    }

    /// Hands a mail over.
    ///
    /// # Errors
    /// [`Failure`] says what becomes of it.
    pub async fn send(&self, parcel: &Parcel) -> Result<(), Failure> {
        match self {
            Self::Smtp(relay) => relay.send(&parcel.envelope, &parcel.bytes).await,
            Self::Maildir(path) => keep(path, &parcel.bytes).await,
        }
    }
}

async fn keep(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let (maildir, bytes) = (Maildir::from(path.to_owned()), bytes.to_owned());
    let stored = tokio::task::spawn_blocking(move || maildir.store_new(&bytes).is_ok()).await;
    if stored.unwrap_or(false) { Ok(()) } else { Err(Failure::Relay("the Maildir cannot be written")) }
}
