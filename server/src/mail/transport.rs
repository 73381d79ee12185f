//! Where mail goes: an SMTP server, or a Maildir that a developer reads.

use std::path::{Path, PathBuf};
use std::time::Duration;

use lettre::transport::smtp::Error as SmtpError;
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use maildir::Maildir;

use crate::files;

/// How long an SMTP server may take for an answer.
const TIMEOUT: Duration = Duration::from_secs(30);

/// A way to hand mail over.
pub enum Transport {
    /// To a server.
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    /// To a folder.
    Maildir(PathBuf),
}

/// Why mail cannot be handed over at all.
#[derive(Debug, thiserror::Error)]
pub enum TransportError {
    /// The URL makes no sense.
    #[error("the mail URL cannot be read")]
    Url,
    /// The Maildir cannot be made.
    #[error("the Maildir {path} cannot be made: {source}")]
    Maildir {
        /// Which.
        path: String,
        /// Why.
        source: std::io::Error,
    },
}

/// Why one mail was not handed over: its class, without the server's words, which may quote the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// It may go through later.
    Transient(&'static str),
    /// It never will.
    Permanent(&'static str),
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
        let smtp = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(|_| TransportError::Url)?;
        Ok(Self::Smtp(smtp.timeout(Some(TIMEOUT)).build()))
    }

    /// Hands a mail over.
    ///
    /// # Errors
    /// [`Failure`] says whether to try again.
    pub async fn send(&self, message: Message) -> Result<(), Failure> {
        match self {
            Self::Smtp(smtp) => smtp.send(message).await.map(drop).map_err(|error| class(&error)),
            Self::Maildir(path) => keep(path, &message.formatted()).await,
        }
    }
}

fn class(error: &SmtpError) -> Failure {
    if error.is_permanent() {
        Failure::Permanent("refused by the server")
    } else if error.is_transient() {
        Failure::Transient("put off by the server")
    } else if error.is_timeout() {
        Failure::Transient("timed out")
    } else if error.is_tls() {
        Failure::Transient("no secure connection")
    } else if error.is_response() || error.is_client() {
        Failure::Transient("misunderstood")
    } else {
        Failure::Transient("not connected")
    }
}

async fn keep(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let (maildir, bytes) = (Maildir::from(path.to_owned()), bytes.to_owned());
    let stored = tokio::task::spawn_blocking(move || maildir.store_new(&bytes).is_ok()).await;
    if stored.unwrap_or(false) { Ok(()) } else { Err(Failure::Transient("the Maildir cannot be written")) }
}
