//! `commons backup` and `commons restore`: a whole copy of the database, and bringing one back without what was erased
//! since.

pub mod ledger;
mod manifest;
mod restore;

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::ErrorKind;
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use domain::Clock as _;
use domain::seal::Secret;
use store::backup::{Copied, CopyError};

use self::ledger::LedgerError;
use self::manifest::{DATABASE, Manifest};
pub use self::restore::{Source, restore};
use crate::clock::SystemClock;
use crate::secret::{self, SecretError};
use crate::serve::StartError;
use crate::settings::Settings;

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
    fn file(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::File { path, source }
    }
}

/// Copies the database into a folder, looks whether the copy is whole, and writes beside it what it is. The program may
/// run meanwhile.
///
/// # Errors
/// [`BackupError`] says why there is no backup.
pub async fn backup(settings: &Settings, folder: &Path) -> Result<Manifest, BackupError> {
    let source = store::backup::file_of(&settings.database_url).map_err(|_| BackupError::Postgres)?;
    if !source.exists() {
        return Err(BackupError::NoDatabase(source));
    }
    let secret = key(settings)?;
    make_empty(folder)?;
    let file = folder.join(DATABASE);
    // SQLite fills an empty file: this one is its owner's alone from the beginning.
    private(&file).map_err(BackupError::file(&file))?;
    let Copied { schema, ledger } = store::backup::copy(&settings.database_url, &file).await?;
    let made = SystemClock.now();
    let manifest = Manifest::of(folder, made, schema, ledger, &secret, elsewhere(settings))?;
    manifest.write(folder)?;
    sync(folder)?;
    Ok(manifest)
}

/// The key, which must be there: `load` would make one.
fn key(settings: &Settings) -> Result<Secret, BackupError> {
    if !settings.secret_file.exists() {
        return Err(BackupError::Key(settings.secret_file.clone()));
    }
    Ok(secret::load(&settings.secret_file)?)
}

/// What a backup leaves out on purpose, and is of no use without.
fn elsewhere(settings: &Settings) -> Vec<PathBuf> {
    let mut files = vec![settings.secret_file.clone(), settings.erasures_file.clone()];
    files.extend(settings.dkim.as_ref().map(|dkim| dkim.key_file.clone()));
    files.extend(settings.sign_on.as_ref().and_then(|sign_on| sign_on.client_secret_file.clone()));
    files.extend(settings.mail_url.strip_prefix("maildir:").map(PathBuf::from));
    files
}

fn make_empty(folder: &Path) -> Result<(), BackupError> {
    match DirBuilder::new().mode(0o700).create(folder) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            let mut inside = std::fs::read_dir(folder).map_err(BackupError::file(folder))?;
            if inside.next().is_some() { Err(BackupError::Occupied(folder.to_owned())) } else { Ok(()) }
        }
        Err(source) => Err(BackupError::File { path: folder.to_owned(), source }),
    }
}

/// A new file that only its owner may read.
fn private(path: &Path) -> std::io::Result<File> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}

/// Returns once a file or folder is on disk.
fn sync(path: &Path) -> Result<(), BackupError> {
    File::open(path).and_then(|file| file.sync_all()).map_err(BackupError::file(path))
}
