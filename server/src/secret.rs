//! The secret that seals links, kept in a file of its own: a copy of the database alone opens nothing.

use std::io::{ErrorKind, Write as _};
use std::path::Path;

use domain::seal::Secret;

use crate::files;

/// Why there is no secret.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// The file cannot be read or made.
    #[error("the secret file {path} cannot be used: {source}")]
    File {
        /// Which.
        path: String,
        /// Why.
        source: std::io::Error,
    },
    /// It is too short.
    #[error("the secret file {0} is too short: it must hold at least 32 random bytes")]
    Short(String),
}

/// Reads the secret, or makes one at the first start, readable by its owner alone.
///
/// # Errors
/// [`SecretError`] says what is wrong with the file.
pub fn load(path: &Path) -> Result<Secret, SecretError> {
    let failed = |source| SecretError::File { path: path.display().to_string(), source };
    let bytes = match files::read_secret(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => make(path).map_err(failed)?,
        Err(error) => return Err(failed(error)),
    };
    Secret::new(&bytes).ok_or_else(|| SecretError::Short(path.display().to_string()))
}

fn make(path: &Path) -> std::io::Result<Vec<u8>> {
    if let Some(folder) = path.parent() {
        files::make_folder(folder)?;
    }
    let bytes: [u8; 32] = rand::random();
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(mut file) => {
            file.write_all(&bytes)?;
            file.sync_all()?;
            tracing::info!("made the secret that seals links; keep a copy of its file");
            Ok(bytes.to_vec())
        }
        // Another process was faster.
        Err(error) if error.kind() == ErrorKind::AlreadyExists => std::fs::read(path),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_start_makes_a_secret_and_the_second_finds_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("var/commons.key");
        let first = load(&path).unwrap().address_key("a@example.org");
        assert_eq!(load(&path).unwrap().address_key("a@example.org"), first);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }

    fn make_private(path: &Path) {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600)).unwrap();
    }

    #[test]
    fn a_key_file_that_others_can_read_is_refused_by_name() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("open.key");
        load(&path).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
        assert!(load(&path).unwrap_err().to_string().contains("chmod 600"));
        make_private(&path);
        load(&path).unwrap();
    }

    #[test]
    fn a_short_secret_is_refused_by_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("short.key");
        std::fs::write(&path, "hunter2").unwrap();
        make_private(&path);
        assert!(load(&path).unwrap_err().to_string().contains("short.key"));
    }
}
