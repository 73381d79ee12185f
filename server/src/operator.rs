//! What the operator does at the command line: the first administrator, and the roster.

use std::fs::File;
use std::path::{Path, PathBuf};

use app::routes::Route;
use domain::account::Role;
use domain::{EmailAddress, Language};
use services::account::AccountError;
use services::dashboard::NewStaff;
use services::moderation::log_verify::{Anchor, Broken, walk};
use services::roster::{self, Mistake};
use store::roster::Tally;

use crate::backup::{self, BackupError, Source};
use crate::clock::SystemClock;
use crate::secret::{self, SecretError};
use crate::serve::error::StartError;
use crate::serve::open;
use crate::settings::Settings;

/// Why it was not done.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each says it in its message")]
pub enum OperatorError {
    #[error(transparent)]
    Start(#[from] StartError),
    #[error(transparent)]
    Secret(#[from] SecretError),
    #[error("the database does not take it: {0}")]
    Store(#[from] store::StoreError),
    #[error("{0} is not an email address")]
    Email(String),
    #[error("{0} cannot be opened: {1}")]
    File(PathBuf, std::io::Error),
    #[error(transparent)]
    Roster(#[from] roster::FileError),
    #[error("another import of the roster is under way; try again when it has ended")]
    Importing,
    #[error("passwords cannot be hashed now")]
    Busy,
    #[error("the database holds something already: a demo association goes into an empty one only")]
    NotEmpty,
    #[error("{0} is a public address: a demo association is for this machine only")]
    Public(String),
    #[error("the log of moderation is broken: {0}")]
    Log(#[from] Broken),
    #[error(transparent)]
    Backup(#[from] BackupError),
    #[error("{0} lines were left out; mend them and import the file again")]
    LeftOut(u32),
    #[error("the answer cannot be written: {0}")]
    Output(std::io::Error),
}

impl OperatorError {
    /// What the program ends with, so that a script can tell: 3 where a demo association found the database in use, 4
    /// where a log is broken, 5 where a roster was read but for some lines.
    pub const fn exit_code(&self) -> u8 {
        match self {
            Self::NotEmpty => 3,
            Self::Log(_) => 4,
            Self::LeftOut(_) => 5,
            _ => 1,
        }
    }
}

impl From<AccountError> for OperatorError {
    fn from(error: AccountError) -> Self {
        match error {
            AccountError::Busy(_) => Self::Busy,
            AccountError::Store(error) => Self::Store(error),
        }
    }
}

/// Gives a duty to somebody, known or not, and prints the address at which who has no account yet opens one.
///
/// # Errors
/// [`OperatorError`] says why it was not done.
pub async fn add_staff(
    settings: &Settings,
    email: &str,
    name: String,
    language: Language,
    role: Role,
) -> Result<(), OperatorError> {
    let store = open(settings).await?;
    let secret = secret::load(&settings.secret_file)?;
    let email = EmailAddress::parse(email).map_err(|_| OperatorError::Email(email.to_owned()))?;
    let address = email.address();
    let staff = NewStaff { email, name, language, role };
    let invitation = services::dashboard::add_staff(&*store, &SystemClock, &secret, staff).await?;
    println!("{address} now has the role {}.", role.code());
    if let Some(token) = invitation {
        let path = Route::Invitation.path_with(language, &token);
        println!("Their account is opened here, within three days: {}{path}", settings.base());
    }
    store.close().await;
    Ok(())
}

/// Copies the database into a folder, and says what is there and what is to be kept elsewhere.
///
/// # Errors
/// [`OperatorError`] says why it was not done.
pub async fn back_up(settings: &Settings, folder: &Path) -> Result<(), OperatorError> {
    let manifest = backup::backup(settings, folder).await?;
    let bytes: u64 = manifest.files.iter().map(|part| part.bytes).sum();
    println!("{}: {bytes} bytes, schema {}, whole", folder.display(), manifest.schema);
    println!("not in it, and kept elsewhere, the first two apart from it:");
    for path in &manifest.kept_elsewhere {
        println!("  {}", path.display());
    }
    println!("  the settings (commons.toml, COMMONS_…)");
    Ok(())
}

/// Brings a backup back, and says what else was done.
///
/// # Errors
/// [`OperatorError`] says why it was not done.
pub async fn restore(
    settings: &Settings,
    folder: Option<&Path>,
    without_erasures: bool,
) -> Result<(), OperatorError> {
    let source = folder.map_or(Source::InPlace, Source::Folder);
    let restored = backup::restore(settings, source, without_erasures).await?;
    for (kind, limit) in &restored.erased {
        println!("erased again: {limit} {kind}");
    }
    println!("{} sessions ended: everyone must sign in again", restored.resumed.sessions);
    println!(
        "{} mails that waited are given up, since most were sent: failure 'restored'",
        restored.resumed.mails
    );
    println!("done");
    Ok(())
}

/// Imports the roster from a file, or with `is_dry` shows what that would change.
///
/// # Errors
/// [`OperatorError`] says why it was not done.
pub async fn import_roster(settings: &Settings, file: &Path, is_dry: bool) -> Result<(), OperatorError> {
    let rows = roster::read(File::open(file).map_err(|error| OperatorError::File(file.to_owned(), error))?)?;
    let store = open(settings).await?;
    let secret = secret::load(&settings.secret_file)?;
    let plan = roster::plan(&secret, roster::before(&*store).await?, rows);
    for Mistake { line, error, found } in &plan.errors {
        println!("line {line}: {error} (found: {found})");
    }
    if let Some(line) = plan.unreadable {
        println!("no one is removed: line {line} may be about anyone the file leaves out");
    }
    let Tally { joins, changes, leaves, unchanged, errors } = plan.tally();
    println!(
        "{joins} join, {changes} change, {leaves} leave, {unchanged} stay as they are, {errors} left out"
    );
    if !is_dry {
        let all = plan.changes.len();
        let mut next = 10_000;
        let told = |made| {
            if made >= next {
                println!("{made} of {all}");
                next += 10_000;
            }
        };
        if !roster::import(&*store, &SystemClock, None, plan, told).await? {
            return Err(OperatorError::Importing);
        }
        println!("done");
    }
    store.close().await;
    if errors > 0 { Err(OperatorError::LeftOut(errors)) } else { Ok(()) }
}

/// Says whether the log of moderation is whole, and what to keep elsewhere to tell later that nobody wrote it anew.
///
/// # Errors
/// [`OperatorError`] says where it is broken, or why it cannot be read.
pub async fn verify_log(settings: &Settings, anchor: Option<Anchor>) -> Result<(), OperatorError> {
    let store = open(settings).await?;
    let whole = walk(&*store, anchor).await;
    store.close().await;
    let last = whole??;
    println!("The moderation log is complete. Keep this where no one who runs the database can change it:");
    println!("{last}");
    Ok(())
}
