//! What a backup is written to and read beside: files of their owner's alone, and the key.

use std::fs::{File, OpenOptions};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use domain::seal::Secret;

use super::error::BackupError;
use crate::secret;
use crate::settings::Settings;

/// The key, which must be there: `load` would make one.
pub(super) fn key(settings: &Settings) -> Result<Secret, BackupError> {
    if !settings.secret_file.exists() {
        return Err(BackupError::Key(settings.secret_file.clone()));
    }
    Ok(secret::load(&settings.secret_file)?)
}

/// A new file that only its owner may read.
pub(super) fn private(path: &Path) -> std::io::Result<File> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}

/// Returns once a file or folder is on disk.
pub(super) fn sync(path: &Path) -> Result<(), BackupError> {
    File::open(path).and_then(|file| file.sync_all()).map_err(BackupError::file(path))
}
