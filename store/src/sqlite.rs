//! The SQLite adapter: what differs from PostgreSQL. The queries are those of `sql/`.

use std::str::FromStr as _;
use std::time::Duration;

use sqlx::migrate::Migrator;
use sqlx::sqlite::{
    SqliteAutoVacuum, SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous,
};

use crate::open::{OpenError, Options};

pub(crate) type Db = sqlx::Sqlite;
pub(crate) type Connection = sqlx::SqliteConnection;

pub(crate) static MIGRATIONS: Migrator = sqlx::migrate!("../migrations/sqlite");

/// A writer takes its lock at once, so that it never has to give up half-way.
pub(crate) const BEGIN: &str = "BEGIN IMMEDIATE";

#[path = "sql/mod.rs"]
mod sql;

pub(crate) use sql::Adapter;

pub(crate) async fn open(url: &str, options: &Options) -> Result<Adapter, OpenError> {
    let connect = SqliteConnectOptions::from_str(url)
        .map_err(OpenError::Url)?
        .create_if_missing(true)
        .auto_vacuum(SqliteAutoVacuum::Incremental)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(5))
        // What is erased is overwritten in the file, not only unlinked.
        .pragma("secure_delete", "ON")
        .pragma("temp_store", "MEMORY")
        .statement_cache_capacity(256);
    let pool = |connections| SqlitePoolOptions::new().max_connections(connections).test_before_acquire(false);
    let writer = pool(1).connect_with(connect.clone()).await.map_err(OpenError::Connect)?;
    MIGRATIONS.run(&writer).await.map_err(OpenError::Migrate)?;
    let readers = pool(options.readers)
        .connect_with(connect.pragma("query_only", "ON"))
        .await
        .map_err(OpenError::Connect)?;
    Ok(Adapter::new(readers, writer, options))
}

/// Empties the write-ahead log, which still holds what was erased.
pub(crate) async fn scrub(connection: &mut Connection) -> Result<(), sqlx::Error> {
    sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(connection).await.map(drop)
}
