//! Why the program does not start.

use std::net::SocketAddr;

use store::OpenError;

use crate::backup::ledger::LedgerError;
use crate::http::assets::NoSite;
use crate::mail::{SenderError, TransportError};
use crate::secret::SecretError;
use crate::settings::error::SettingsError;

/// Why the program did not start: one sentence that says what to do.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each says it in its message")]
pub enum StartError {
    #[error(transparent)]
    Settings(#[from] SettingsError),
    #[error("the setting log cannot be read: write something like info or commons=debug")]
    Log,
    #[error("the metrics cannot be started")]
    Metrics,
    #[error(
        "{listen} cannot be listened on: {source}; is another program there? COMMONS_LISTEN chooses another"
    )]
    Listen { listen: SocketAddr, source: std::io::Error },
    #[error(transparent)]
    Secret(#[from] SecretError),
    #[error(transparent)]
    Database(#[from] OpenError),
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    #[error("the folder {0} for the database cannot be made: {1}")]
    Folder(String, std::io::Error),
    #[error("the database does not take the consent texts: {0}")]
    Prepare(#[from] store::StoreError),
    #[error(transparent)]
    Sender(#[from] SenderError),
    #[error(transparent)]
    Transport(#[from] TransportError),
    #[error(transparent)]
    Site(#[from] NoSite),
    #[error("the content security policy cannot be written")]
    Policy,
    #[error("the setting base_url is no origin")]
    Origin,
    #[error("the setting sign_on.issuer is no address")]
    Issuer,
    #[error("the file {0} of the setting sign_on.client_secret_file cannot be read: {1}")]
    ClientSecret(String, std::io::Error),
    #[error("signals cannot be listened to: {0}")]
    Signals(std::io::Error),
}
