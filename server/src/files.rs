//! Files and folders that are nobody else's: what the program makes is its owner's alone, and a secret that others can
//! read is none.

use std::io::{Error, ErrorKind};
use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
use std::path::Path;

/// Makes a folder, and those above it, for its owner alone. One that is there stays as it is.
///
/// # Errors
/// When it cannot be made.
pub fn make_folder(path: &Path) -> std::io::Result<()> {
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(path)
}

/// Makes a folder its owner's alone, whatever it was.
///
/// # Errors
/// When it is not ours.
pub fn close_folder(path: &Path) -> std::io::Result<()> {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o700))
}

/// Reads a secret. Its group may read it too, as where an operator keeps it for the program; nobody else.
///
/// # Errors
/// When it cannot be read, or others can.
pub fn read_secret(path: &Path) -> std::io::Result<Vec<u8>> {
    let mode = std::fs::metadata(path)?.permissions().mode();
    if mode & 0o027 != 0 {
        let why = format!("others can read or change it; chmod 600 {}", path.display());
        return Err(Error::new(ErrorKind::PermissionDenied, why));
    }
    std::fs::read(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_that_others_can_read_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.key");
        std::fs::write(&path, [7; 32]).unwrap();
        for (mode, is_read) in
            [(0o600, true), (0o400, true), (0o640, true), (0o644, false), (0o604, false), (0o660, false)]
        {
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
            let read = read_secret(&path);
            assert_eq!(read.is_ok(), is_read, "{mode:o}");
            assert!(read.is_ok() || read.unwrap_err().to_string().contains("chmod 600"), "{mode:o}");
        }
    }

    #[test]
    fn a_folder_that_is_made_is_its_owner_s_alone() {
        let folder = tempfile::tempdir().unwrap();
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let deep = folder.path().join("var/deep");
        make_folder(&deep).unwrap();
        assert_eq!((mode(&deep), mode(&folder.path().join("var"))), (0o700, 0o700));
        std::fs::set_permissions(&deep, std::fs::Permissions::from_mode(0o755)).unwrap();
        close_folder(&deep).unwrap();
        assert_eq!(mode(&deep), 0o700);
    }
}
