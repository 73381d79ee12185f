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
        .statement_cache_capacity(256)
        // All rows of a page at once: SQLite's thread stops for its reader each time this many wait.
        .row_buffer_size(512);
    let pool = |connections| SqlitePoolOptions::new().max_connections(connections).test_before_acquire(false);
    // A comment changes a dozen pages of as many trees: the two megabytes that are usual hold none of them for the next
    // one. The log is brought home every 16 MiB rather than every 4.
    let writing = connect.clone().pragma("cache_size", "-65536").pragma("wal_autocheckpoint", "4096");
    let writer = pool(1).connect_with(writing).await.map_err(OpenError::Connect)?;
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

/// How the index of words is written and read: FTS5.
pub(crate) mod words {
    use domain::search::{Query, Stems};

    /// Keeps the words of a [`batch`] of comments that still say the same.
    pub(crate) const KEEP_COMMENTS: &str = "INSERT INTO comment_words (rowid, words) \
        SELECT c.id, n.value ->> 2 FROM json_each($1) n CROSS JOIN comments c ON c.id = n.value ->> 0 \
        WHERE c.source = n.value ->> 1 AND c.withdrawn IS NULL";
    pub(crate) const FORGET_COMMENTS: &str =
        "DELETE FROM comment_words WHERE rowid IN (SELECT value ->> 0 FROM json_each($1))";
    pub(crate) const MARK_COMMENTS: &str = "UPDATE comments SET analyser = $2 FROM json_each($1) n \
        WHERE comments.id = n.value ->> 0 AND comments.source = n.value ->> 1 AND comments.withdrawn IS NULL";
    pub(crate) const FORGET_COMMENT: &str = "DELETE FROM comment_words WHERE rowid = $1";
    pub(crate) const KEEP_TOPIC: &str = "INSERT INTO topic_words (rowid, words) VALUES ($1, $2)";
    pub(crate) const FORGET_TOPIC: &str = "DELETE FROM topic_words WHERE rowid = $1";

    /// Comments whose words match `$2`; the index leads, so that it is read in the order of its rows.
    macro_rules! comments {
        () => {
            "comment_words CROSS JOIN comments c ON c.id = comment_words.rowid AND comment_words MATCH $2"
        };
    }
    /// Topics whose words match `$2`.
    macro_rules! topics {
        () => {
            "topic_words CROSS JOIN topics t ON t.id = topic_words.rowid AND topic_words MATCH $2"
        };
    }
    /// The number of a comment that was found.
    macro_rules! comment_id {
        () => {
            "comment_words.rowid"
        };
    }
    pub(crate) use {comment_id, comments, topics};

    /// A text's words, as they are kept.
    pub(crate) fn kept(stems: &Stems) -> String {
        stems.marked().concat().join(" ")
    }

    /// Comments as the statements above read them: the number, the Markdown and the words of each.
    pub(crate) fn batch(comments: &[(i64, String, Stems)]) -> serde_json::Value {
        comments.iter().map(|(id, source, stems)| serde_json::json!([id, source, kept(stems)])).collect()
    }

    /// A query, as the index understands it: every word stands in quotes, so none is syntax.
    pub(crate) fn wanted(query: &Query) -> String {
        let phrase = |words: Vec<String>| format!("\"{}\"", words.join(" "));
        let terms = query.terms.iter().map(|term| term.0.marked().map(phrase).join(" OR "));
        terms.map(|term| format!("({term})")).collect::<Vec<_>>().join(" AND ")
    }
}
