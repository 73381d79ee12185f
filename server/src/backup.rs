//! `commons backup` and `commons restore`: a whole copy of the database, and bringing one back without what was erased
//! since.

mod disk;
mod error;
pub mod ledger;
mod manifest;
mod restore;

use std::fs::DirBuilder;
use std::io::ErrorKind;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

use domain::Clock as _;
use store::backup::Copied;

use self::disk::{key, private, sync};
pub use self::error::BackupError;
use self::manifest::{DATABASE, Manifest};
pub use self::restore::{Source, restore};
use crate::clock::SystemClock;
use crate::settings::Settings;

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
