//! Why a database is not copied, or not brought back.

use std::path::{Path, PathBuf};

use store::backup::CopyError;

use super::ledger::LedgerError;
use crate::secret::SecretError;
use crate::serve::error::StartError;

/// Why a copy was not made, or not brought back.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each says it in its message")]
pub enum BackupError {
    #[error(
        "PostgreSQL has backups of its own: pg_dump --format=custom, or base backups with the write-ahead log; after \
         pg_restore, `commons restore` without a folder erases again what was erased since"
    )]
    Postgres,
    #[error("{0} holds something already: a backup goes into a folder of its own")]
    Occupied(PathBuf),
    #[error("{0} is there already: a restore overwrites nothing; move it away first, with its -wal and -shm")]
    Exists(PathBuf),
    #[error("there is no database at {0}: name the folder of a backup")]
    NoDatabase(PathBuf),
    #[error("{path}: {source}")]
    File { path: PathBuf, source: std::io::Error },
    #[error("{0} is no whole backup: it has no manifest.json that can be read")]
    NoManifest(PathBuf),
    #[error("{0} is not what the manifest says: it was altered or cut off")]
    Altered(PathBuf),
    #[error(
        "the key file {0} is missing, or another than this backup's: put the right one there (secret_file)"
    )]
    Key(PathBuf),
    #[error(
        "there is no ledger of erasures at {0}: put it there (erasures_file), or say --without-erasures for a copy that \
         nobody will use"
    )]
    NoLedger(PathBuf),
    #[error("{0} still has a write-ahead log of its own; try again")]
    Unfinished(PathBuf),
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    #[error(transparent)]
    Copy(#[from] CopyError),
    #[error(transparent)]
    Secret(#[from] SecretError),
    #[error(transparent)]
    Start(#[from] StartError),
    #[error("the database does not take it: {0}")]
    Store(#[from] store::StoreError),
}

impl BackupError {
    /// That a file cannot be used.
    pub(super) fn file(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::File { path, source }
    }
}
