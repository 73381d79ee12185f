//! Bringing a backup back, and erasing again what was erased since.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::Clock as _;
use services::erasures::Erasures;
use store::erasure::{Erasure, Resumed};
use store::{Options, Store};

use super::disk::{key, private, sync};
use super::error::BackupError;
use super::ledger;
use super::manifest::{DATABASE, Manifest};
use crate::clock::SystemClock;
use crate::serve;
use crate::serve::error::StartError;
use crate::settings::Settings;

/// Where a database comes back from.
#[derive(Clone, Copy, Debug)]
pub enum Source<'p> {
    /// The folder of a backup.
    Folder(&'p Path),
    /// It stands where it should already, brought back by PostgreSQL's own programs or by hand.
    InPlace,
}

/// What was done besides bringing it back.
#[derive(Debug)]
pub struct Restored {
    /// How many of each kind were erased again.
    pub erased: BTreeMap<&'static str, usize>,
    /// Sessions and mails.
    pub resumed: Resumed,
}

/// Brings a database back, erases again what its ledger knows and it does not, ends every session and gives up every mail
/// that waited. With `is_drill`, it may be done without a ledger.
///
/// # Errors
/// [`BackupError`] says why nothing was brought back.
pub async fn restore(
    settings: &Settings,
    source: Source<'_>,
    is_drill: bool,
) -> Result<Restored, BackupError> {
    let file = store::backup::file_of(&settings.database_url).ok();
    match (source, file) {
        (Source::Folder(_), None) => Err(BackupError::Postgres),
        (Source::Folder(folder), Some(file)) => from_folder(settings, folder, &file, is_drill).await,
        (Source::InPlace, Some(file)) if !file.exists() => Err(BackupError::NoDatabase(file)),
        (Source::InPlace, _) => {
            let store = serve::open(settings).await?;
            let restored = resume(settings, &store, is_drill).await;
            store.close().await;
            restored
        }
    }
}

async fn from_folder(
    settings: &Settings,
    folder: &Path,
    file: &Path,
    is_drill: bool,
) -> Result<Restored, BackupError> {
    if let Some(there) = beside(file).into_iter().find(|path| path.exists()) {
        return Err(BackupError::Exists(there));
    }
    let manifest = Manifest::checked(folder)?;
    if !manifest.is_of(&key(settings)?) {
        return Err(BackupError::Key(settings.secret_file.clone()));
    }
    // Under its own name only once it is whole: what is broken off leaves nothing that could be taken for it.
    let partial = with_end(file, ".restoring");
    for left in beside(&partial).into_iter().filter(|path| path.exists()) {
        std::fs::remove_file(&left).map_err(BackupError::file(&left))?;
    }
    if let Some(parent) = file.parent() {
        crate::files::make_folder(parent).map_err(BackupError::file(parent))?;
    }
    let copied = private(&partial).and_then(|mut to| {
        let mut from = std::fs::File::open(folder.join(DATABASE))?;
        std::io::copy(&mut from, &mut to)?;
        to.sync_all()
    });
    copied.map_err(BackupError::file(&partial))?;
    store::backup::check(&partial).await?;
    let url = format!("sqlite:{}", partial.display());
    let store = store::open(&url, &Options::default()).await.map_err(StartError::from)?;
    let restored = resume(settings, &store, is_drill).await;
    store.close().await;
    let restored = restored?;
    if with_end(&partial, "-wal").exists() {
        return Err(BackupError::Unfinished(partial));
    }
    sync(&partial)?;
    std::fs::rename(&partial, file).map_err(BackupError::file(file))?;
    if let Some(parent) = file.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        sync(parent)?;
    }
    Ok(restored)
}

async fn resume(
    settings: &Settings,
    store: &Arc<dyn Store>,
    is_drill: bool,
) -> Result<Restored, BackupError> {
    let path = &settings.erasures_file;
    let erasures = Erasures::new(store.clone());
    let ledger = erasures.ledger().await?;
    let known = ledger::read(path)?;
    let mut erased = BTreeMap::new();
    if known.id.is_none() && !is_drill {
        return Err(BackupError::NoLedger(path.clone()));
    }
    if !is_drill {
        ledger::belongs(known.id, known.last(), ledger, path)?;
        let (secret, instead) = (key(settings)?, app::texts::instead());
        for entry in known.after(ledger.last) {
            let kind = kind(&entry.erasure);
            if erasures.again(entry, &instead, &secret, SystemClock.now()).await? {
                *erased.entry(kind).or_default() += 1;
            }
        }
    }
    let resumed = erasures.resume(SystemClock.now()).await?;
    Ok(Restored { erased, resumed })
}

/// What an erasure is called where they are counted.
const fn kind(erasure: &Erasure) -> &'static str {
    match erasure {
        Erasure::Pledge { .. } => "pledges",
        Erasure::Consent { .. } => "consents",
        Erasure::Person { .. } => "people",
        Erasure::Comment { .. } => "comments",
        Erasure::Passages { .. } => "comments out of which moderators took passages (they are removed whole)",
        Erasure::File { .. } => "files",
        Erasure::Offer { .. } => "offers to help",
    }
}

/// A database's files.
fn beside(file: &Path) -> [PathBuf; 3] {
    ["", "-wal", "-shm"].map(|end| with_end(file, end))
}

fn with_end(file: &Path, end: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(end);
    name.into()
}
