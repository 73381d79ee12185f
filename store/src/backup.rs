//! A whole copy of an SQLite database, made while it is written to.

use std::path::{Path, PathBuf};
use std::str::FromStr as _;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _, SqliteConnection};
use uuid::Uuid;

use crate::erasure::Ledger;

/// Why a copy was not made, or is none.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// It is another database's.
    #[error("only an SQLite database is copied so")]
    Scheme,
    /// It cannot be read or written.
    #[error("the database cannot be copied: {0}")]
    Database(#[from] sqlx::Error),
    /// It was made before there were copies.
    #[error("the database is older than this version: run `commons migrate` first")]
    Old,
    /// SQLite finds it damaged, or a row refers to nothing.
    #[error("the copy is damaged: {0}")]
    Damaged(String),
}

/// What a copy holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Copied {
    /// Its newest migration.
    pub schema: i64,
    /// Which database it is of, and the last erasure that it knows.
    pub ledger: Ledger,
}

/// The file of the database at `url`.
///
/// # Errors
/// [`CopyError::Scheme`] where it is in none.
pub fn file_of(url: &str) -> Result<PathBuf, CopyError> {
    if !url.starts_with("sqlite:") {
        return Err(CopyError::Scheme);
    }
    Ok(SqliteConnectOptions::from_str(url)?.get_filename().to_owned())
}

/// Copies the database at `url` into `file`, which is missing or empty, as it stands at one moment. Whoever writes meanwhile
/// waits for nothing. What was erased before is not in the copy.
///
/// # Errors
/// [`CopyError`] says what stands in the way.
pub async fn copy(url: &str, file: &Path) -> Result<Copied, CopyError> {
    let source = SqliteConnectOptions::new().filename(file_of(url)?).create_if_missing(false).read_only(true);
    let mut connection = source.connect().await?;
    sqlx::query("VACUUM INTO $1").bind(file.to_string_lossy().into_owned()).execute(&mut connection).await?;
    connection.close().await?;
    check(file).await
}

/// Whether a copy is whole, to its last page and reference, and what it holds.
///
/// # Errors
/// [`CopyError`] says what is wrong with it.
pub async fn check(file: &Path) -> Result<Copied, CopyError> {
    let copy = SqliteConnectOptions::new().filename(file).read_only(true).immutable(true);
    let mut connection = copy.connect().await?;
    let checked = read(&mut connection).await;
    connection.close().await?;
    checked
}

async fn read(connection: &mut SqliteConnection) -> Result<Copied, CopyError> {
    let told: Vec<String> =
        sqlx::query_scalar("PRAGMA integrity_check(5)").fetch_all(&mut *connection).await?;
    if told != ["ok"] {
        return Err(CopyError::Damaged(told.join("; ")));
    }
    let dangling = sqlx::query("PRAGMA foreign_key_check").fetch_all(&mut *connection).await?.len();
    if dangling > 0 {
        return Err(CopyError::Damaged(format!("{dangling} rows refer to nothing")));
    }
    let schema: i64 =
        sqlx::query_scalar("SELECT COALESCE(MAX(version), 0) FROM _sqlx_migrations WHERE success")
            .fetch_one(&mut *connection)
            .await
            .map_err(|_| CopyError::Old)?;
    let (id, last): (Uuid, i64) = sqlx::query_as("SELECT id, last FROM erasure_ledger")
        .fetch_one(connection)
        .await
        .map_err(|_| CopyError::Old)?;
    Ok(Copied { schema, ledger: Ledger { id, last } })
}
