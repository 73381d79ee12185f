//! What a backup is: which database, when, and the digest of each file.

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use domain::seal::Secret;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use store::erasure::Ledger;
use time::OffsetDateTime;
use uuid::Uuid;

use super::disk::{private, sync};
use super::error::BackupError;

/// The copy of the database in its folder.
pub(super) const DATABASE: &str = "commons.sqlite";
const MANIFEST: &str = "manifest.json";

/// It is written last: a folder without one holds no whole backup.
#[derive(Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of the program that made it.
    pub program: String,
    /// When.
    #[serde(with = "time::serde::rfc3339")]
    pub made: OffsetDateTime,
    /// The newest migration.
    pub schema: i64,
    /// Which database it is of.
    pub ledger: Uuid,
    /// The last erasure that it knows.
    pub erasures: i64,
    /// Tells the key file again, and nothing about it.
    pub key: String,
    /// Its files.
    pub files: Vec<Part>,
    /// What it leaves out, and is of no use without.
    pub kept_elsewhere: Vec<PathBuf>,
}

/// A file of a backup.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Its name in the folder.
    pub name: String,
    /// How many bytes it has.
    pub bytes: u64,
    /// Their digest.
    pub sha256: String,
}

impl Manifest {
    pub(super) fn of(
        folder: &Path,
        made: OffsetDateTime,
        schema: i64,
        ledger: Ledger,
        secret: &Secret,
        kept_elsewhere: Vec<PathBuf>,
    ) -> Result<Self, BackupError> {
        sync(&folder.join(DATABASE))?;
        Ok(Self {
            program: env!("CARGO_PKG_VERSION").into(),
            made,
            schema,
            ledger: ledger.id,
            erasures: ledger.last,
            key: hex(&secret.mark()),
            files: vec![Part::of(folder, DATABASE)?],
            kept_elsewhere,
        })
    }

    pub(super) fn write(&self, folder: &Path) -> Result<(), BackupError> {
        let path = folder.join(MANIFEST);
        let write = || -> std::io::Result<()> {
            let mut file = private(&path)?;
            serde_json::to_writer_pretty(&file, self)?;
            file.write_all(b"\n")?;
            file.sync_all()
        };
        write().map_err(BackupError::file(&path))
    }

    /// Reads a backup's manifest, and every byte of the backup.
    pub(super) fn checked(folder: &Path) -> Result<Self, BackupError> {
        let none = || BackupError::NoManifest(folder.to_owned());
        let file = File::open(folder.join(MANIFEST)).map_err(|_| none())?;
        let manifest: Self = serde_json::from_reader(file).map_err(|_| none())?;
        if !manifest.files.iter().any(|part| part.name == DATABASE) {
            return Err(none());
        }
        for part in &manifest.files {
            let path = folder.join(&part.name);
            if Part::of(folder, &part.name).ok().as_ref() != Some(part) {
                return Err(BackupError::Altered(path));
            }
        }
        Ok(manifest)
    }

    /// Whether it was made beside this key.
    pub(super) fn is_of(&self, secret: &Secret) -> bool {
        self.key == hex(&secret.mark())
    }
}

impl Part {
    fn of(folder: &Path, name: &str) -> Result<Self, BackupError> {
        let path = folder.join(name);
        let mut digest = Sha256::new();
        let bytes = File::open(&path)
            .and_then(|mut file| std::io::copy(&mut file, &mut digest))
            .map_err(BackupError::file(&path))?;
        Ok(Self { name: name.into(), bytes, sha256: hex(&digest.finalize()) })
    }
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
