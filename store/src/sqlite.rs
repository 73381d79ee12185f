//! The SQLite adapter: what differs from PostgreSQL. The queries are those of `sql/`.

use std::fs::{OpenOptions, Permissions};
use std::io::ErrorKind;
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::str::FromStr as _;
use std::sync::LazyLock;
use std::time::Duration;

use sqlx::migrate::Migrator;
use sqlx::sqlite::{
    SqliteAutoVacuum, SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous,
};

use crate::open::options::{OpenError, Options};

pub(crate) type Db = sqlx::Sqlite;
pub(crate) type Row = sqlx::sqlite::SqliteRow;
pub(crate) type Connection = sqlx::SqliteConnection;

pub(crate) static MIGRATIONS: LazyLock<Migrator> = LazyLock::new(|| {
    let mut migrations = sqlx::migrate!("../migrations/sqlite");
    // What a newer program made is looked at by `sql::schema`.
    migrations.set_ignore_missing(true);
    migrations
});

/// A writer takes its lock at once, so that it never has to give up half-way.
pub(crate) const BEGIN: &str = "BEGIN IMMEDIATE";

/// How often a job is tried: whoever writes is alone.
pub(crate) const TRIES: u32 = 1;

/// Nobody else writes meanwhile.
pub(crate) fn is_lost_race(_: &sqlx::Error) -> bool {
    false
}

mod at_once;
#[path = "sql/mod.rs"]
mod sql;

pub(crate) use at_once::{AtOnce, FromValue};
pub(crate) use sql::{Adapter, Readers};

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
    make_private(connect.get_filename()).map_err(OpenError::Private)?;
    let file = connect.get_filename();
    let at_once = AtOnce::new((!is_in_memory(file)).then(|| file.to_owned()));
    // A comment changes a dozen pages of as many trees: the two megabytes that are usual hold none of them for the next
    // one, nor what a large group changes before it is committed. More is dear: where a page of a tree was split, the commit
    // looks through all that is held. The log is brought home every 64 MiB rather than every 4: what was changed many times
    // goes there once.
    let writing = connect.clone().pragma("cache_size", "-16384").pragma("wal_autocheckpoint", "16384");
    let one = SqlitePoolOptions::new().max_connections(1).test_before_acquire(false);
    let writer = one.connect_with(writing).await.map_err(OpenError::Connect)?;
    sql::migrate(&writer).await?;
    // Nobody else can end a connection to a file.
    let reading = Readers::open(connect.pragma("query_only", "ON"), options.readers, Duration::MAX);
    let readers = reading.await.map_err(OpenError::Connect)?;
    Adapter::new((readers, at_once), writer, options)
}

/// Whether a database has no file, by the name that the driver gives it.
fn is_in_memory(path: &Path) -> bool {
    let name = path.as_os_str().as_encoded_bytes();
    [":memory:", "file:"].iter().any(|start| name.starts_with(start.as_bytes()))
}

/// Makes the database's files their owner's alone: the log and the shared memory beside it take over what the file has.
fn make_private(path: &Path) -> std::io::Result<()> {
    // A database in memory has no file, and one in a folder that is not there is refused by SQLite.
    match OpenOptions::new().create(!is_in_memory(path)).append(true).mode(0o600).open(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        opened => opened?,
    };
    for end in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        match std::fs::set_permissions(PathBuf::from(name), Permissions::from_mode(0o600)) {
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            done => done?,
        }
    }
    Ok(())
}

/// Empties the write-ahead log, which still holds what was erased.
pub(crate) async fn scrub(connection: &mut Connection) -> Result<(), sqlx::Error> {
    sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(connection).await.map(drop)
}

/// Whoever writes to SQLite is alone until their transaction ends.
pub(crate) async fn hold_place(_: &mut Connection, _: i64, _: Option<i64>) -> Result<(), sqlx::Error> {
    Ok(())
}

/// Whether the skeleton of the name of `accounts a` begins with `$1`: a stretch of its index.
macro_rules! name_begins {
    () => {
        "a.skeleton >= $1 AND a.skeleton < $1 || char(1114111)"
    };
}
pub(crate) use name_begins;

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

#[cfg(test)]
mod tests {
    use futures::FutureExt as _;
    use sqlx::Connection as _;

    use super::*;

    /// One connection, to a database in memory of its own.
    async fn readers() -> Readers {
        Readers::open(SqliteConnectOptions::new().in_memory(true), 1, Duration::MAX).await.unwrap()
    }

    /// Seconds of work.
    const SLOW: &str = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000000) \
        SELECT MAX(i) FROM n";

    async fn marks(readers: &Readers) -> i64 {
        sqlx::query_scalar("SELECT COUNT(*) FROM sqlite_temp_master").fetch_one(readers).await.unwrap()
    }

    #[tokio::test]
    async fn a_connection_goes_on_after_its_answer_and_ends_with_a_query_that_was_left_or_failed() {
        let readers = readers().await;
        for ends in ["left", "failed"] {
            sqlx::query("CREATE TEMP TABLE mark (id INTEGER)").execute(&readers).await.unwrap();
            assert_eq!(marks(&readers).await, 1, "the same connection");
            if ends == "left" {
                let asked = sqlx::query(SLOW).fetch_all(&readers).now_or_never();
                assert!(asked.is_none(), "it is under way");
            } else {
                assert!(sqlx::query("SELECT one FROM nothing").fetch_all(&readers).await.is_err());
            }
            assert_eq!(marks(&readers).await, 0, "{ends}: another connection");
        }
    }

    #[tokio::test]
    async fn a_connection_that_was_lent_and_left_half_way_answers_the_next_query_rightly() {
        let readers = readers().await;
        let mut reader = readers.acquire().await.unwrap();
        let many = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) SELECT i FROM n";
        assert!(sqlx::query(many).fetch_all(&mut *reader).now_or_never().is_none());
        let transaction = reader.begin().await.unwrap();
        drop(transaction);
        drop(reader);
        let seven: i64 = sqlx::query_scalar("SELECT 7").fetch_one(&readers).await.unwrap();
        assert_eq!(seven, 7);
        let mut reader = readers.acquire().await.unwrap();
        assert!(!reader.is_in_transaction());
        reader.begin().await.unwrap().rollback().await.unwrap();
    }

    #[tokio::test]
    async fn closing_waits_for_whoever_reads_and_refuses_whoever_comes() {
        let readers = readers().await;
        let mut reader = readers.acquire().await.unwrap();
        let mut closing = std::pin::pin!(readers.close());
        assert!(closing.as_mut().now_or_never().is_none(), "somebody reads");
        let seven: i64 = sqlx::query_scalar("SELECT 7").fetch_one(&mut *reader).await.unwrap();
        assert_eq!(seven, 7);
        drop(reader);
        let late = sqlx::query("SELECT 7").fetch_one(&readers).now_or_never();
        assert!(late.is_none_or(|answer| answer.is_err()));
        closing.await;
        assert!(matches!(sqlx::query("SELECT 7").fetch_one(&readers).await, Err(sqlx::Error::PoolClosed)));
    }

    #[tokio::test]
    async fn a_store_without_its_writer_is_not_ready() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("c.db").display());
        open(&url, &Options::default()).await.unwrap().assert_unready_without_its_writer().await;
    }

    #[tokio::test]
    async fn the_database_s_files_are_their_owner_s_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("c.db");
        for mode in [None, Some(0o644)] {
            if let Some(mode) = mode {
                std::fs::set_permissions(&path, Permissions::from_mode(mode)).unwrap();
            }
            let adapter = open(&format!("sqlite:{}", path.display()), &Options::default()).await.unwrap();
            for file in std::fs::read_dir(folder.path()).unwrap().map(Result::unwrap) {
                let mode = file.metadata().unwrap().permissions().mode() & 0o777;
                assert_eq!(mode, 0o600, "{:?}", file.file_name());
            }
            assert!(folder.path().join("c.db-wal").exists(), "or the test would prove little");
            crate::health::Health::close(&adapter).await;
        }
    }

    #[tokio::test]
    async fn cases_and_what_hangs_on_them_outlive_the_making_anew_of_their_table() {
        let options = SqliteConnectOptions::new().in_memory(true).foreign_keys(true);
        let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await.unwrap();
        MIGRATIONS.run_to(28, &pool).await.unwrap();
        sqlx::raw_sql(
            "INSERT INTO themes (id, position, title_en, title_fr, intro_en, intro_fr, version) \
                 VALUES (x'01', 1, '', '', '', '', 1); \
             INSERT INTO topics (id, theme_id, state, content, version, kind, title_en, title_fr, comments, threads, files) \
                 VALUES (3, x'01', 'open', '', 1, 'discussion', '', '', 1, 1, 0); \
             INSERT INTO cases (id, thing, kind, topic_id, state, score, opened, waits, version) \
                 VALUES (7, 'guest_post-3', 'guest_post', 3, 'open', 30, 1, 2, 4); \
             INSERT INTO reports (case_id, thing, clause, language, text, at) \
                 VALUES (7, 'guest_post-3', 'respect', 'en', 'Look.', 1);",
        )
        .execute(&pool)
        .await
        .unwrap();
        MIGRATIONS.run(&pool).await.unwrap();
        let kept: (i64, String, i64, i64, String) = sqlx::query_as(
            "SELECT k.id, k.thing, k.topic_id, k.version, r.text FROM cases k JOIN reports r ON r.case_id = k.id",
        )
        .fetch_one(&pool)
        .await
        .unwrap();
        assert_eq!(kept, (7, "guest_post-3".into(), 3, 4, "Look.".into()));
        let broken = sqlx::query("PRAGMA foreign_key_check").fetch_all(&pool).await.unwrap();
        assert!(broken.is_empty());
        let nowhere =
            "INSERT INTO reports (case_id, thing, clause, language, text, at) VALUES (8, '', '', '', '', 1)";
        assert!(sqlx::query(nowhere).execute(&pool).await.is_err(), "references are looked at again");
        let next: i64 = sqlx::query_scalar(
            "INSERT INTO cases (thing, kind, state, score, opened, waits, version) \
             VALUES ('profile-', 'profile', 'open', 1, 1, 1, 1) RETURNING id",
        )
        .fetch_one(&pool)
        .await
        .unwrap();
        assert_eq!(next, 8);
    }
}
