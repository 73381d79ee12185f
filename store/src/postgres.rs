//! The PostgreSQL adapter: what differs from SQLite. The queries are those of `sql/`.

use std::str::FromStr as _;
use std::sync::LazyLock;
use std::time::Duration;

use sqlx::migrate::Migrator;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};

use crate::open::options::{OpenError, Options};

pub(crate) type Db = sqlx::Postgres;
pub(crate) type Row = sqlx::postgres::PgRow;
pub(crate) type Connection = sqlx::PgConnection;

pub(crate) static MIGRATIONS: LazyLock<Migrator> = LazyLock::new(|| {
    let mut migrations = sqlx::migrate!("../migrations/postgres");
    // What a newer program made is looked at by `sql::schema`.
    migrations.set_ignore_missing(true);
    migrations
});

pub(crate) const BEGIN: &str = "BEGIN";

/// How often a job is tried that loses its locks to another node's each time.
pub(crate) const TRIES: u32 = 4;

/// Whether the database broke off what was right, since it crossed what another node does: a serialization failure, or a
/// deadlock (PostgreSQL, appendix A, class 40).
pub(crate) fn is_lost_race(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(sqlx::error::DatabaseError::code);
    code.is_some_and(|code| code == "40001" || code == "40P01")
}

#[path = "sql/mod.rs"]
mod sql;

pub(crate) use sql::{Adapter, Readers};

/// A server is always asked over the wire.
pub(crate) struct AtOnce;

#[expect(clippy::unused_self, reason = "that of SQLite has connections")]
impl AtOnce {
    pub(crate) fn ask<T: sql::rows::FromColumns>(&self, _: &str, _: &[sql::Given<'_>]) -> Option<Vec<T>> {
        None
    }

    pub(crate) fn close(&self) {}
}

/// What a column holds is read by the driver alone.
pub(crate) trait FromValue<'r> {}

impl<T> FromValue<'_> for T {}

pub(crate) async fn open(url: &str, options: &Options) -> Result<Adapter, OpenError> {
    let connect = PgConnectOptions::from_str(url)
        .map_err(OpenError::Url)?
        .application_name("commons")
        // As on SQLite. A statement that is forgotten is prepared again, two trips more each time.
        .statement_cache_capacity(256);
    let one = PgPoolOptions::new().max_connections(1).acquire_timeout(Duration::from_secs(5));
    let writer = one.connect_with(connect.clone()).await.map_err(OpenError::Connect)?;
    sql::migrate(&writer).await?;
    // The server, or what lies between, may end a connection that nobody uses.
    let reading = Readers::open(connect, options.readers, Duration::from_secs(1));
    let readers = reading.await.map_err(OpenError::Connect)?;
    Adapter::new((readers, AtOnce), writer, options)
}

/// PostgreSQL's own vacuum reclaims what was erased.
pub(crate) async fn scrub(_: &mut Connection) -> Result<(), sqlx::Error> {
    Ok(())
}

/// Has every other node wait that adds a comment in the same place, until this transaction ends: what it then looks for, it
/// finds. The row is one that adding a comment changes first in any case, so nobody waits in another order than before.
pub(crate) async fn hold_place(
    connection: &mut Connection,
    topic: i64,
    parent: Option<i64>,
) -> Result<(), sqlx::Error> {
    let (row, id) = match parent {
        Some(parent) => ("SELECT 1 FROM comments WHERE id = $1 FOR NO KEY UPDATE", parent),
        None => ("SELECT 1 FROM topics WHERE id = $1 FOR NO KEY UPDATE", topic),
    };
    sqlx::query(row).bind(id).execute(connection).await.map(drop)
}

/// Whether the skeleton of the name of `accounts a` begins with `$1`.
macro_rules! name_begins {
    () => {
        "starts_with(a.skeleton, $1)"
    };
}
pub(crate) use name_begins;

/// How the index of words is written and read: `tsvector`, made here and not by the database's own analysers.
pub(crate) mod words {
    use domain::search::{Query, Stems};

    /// Keeps the words of a [`batch`] of comments that still say the same.
    pub(crate) const KEEP_COMMENTS: &str = "INSERT INTO comment_words (id, words) \
        SELECT c.id, (n.value ->> 2)::tsvector FROM jsonb_array_elements($1) AS n (value) \
        JOIN comments c ON c.id = (n.value ->> 0)::bigint \
        WHERE c.source = n.value ->> 1 AND c.withdrawn IS NULL \
        ON CONFLICT (id) DO UPDATE SET words = EXCLUDED.words";
    pub(crate) const FORGET_COMMENTS: &str = "DELETE FROM comment_words \
        WHERE id IN (SELECT (n.value ->> 0)::bigint FROM jsonb_array_elements($1) AS n (value))";
    pub(crate) const MARK_COMMENTS: &str = "UPDATE comments SET analyser = $2 \
        FROM jsonb_array_elements($1) AS n (value) WHERE comments.id = (n.value ->> 0)::bigint \
        AND comments.source = n.value ->> 1 AND comments.withdrawn IS NULL";
    pub(crate) const FORGET_COMMENT: &str = "DELETE FROM comment_words WHERE id = $1";
    pub(crate) const KEEP_TOPIC: &str = "INSERT INTO topic_words (id, words) VALUES ($1, $2::tsvector)";
    pub(crate) const FORGET_TOPIC: &str = "DELETE FROM topic_words WHERE id = $1";

    /// Comments whose words match `$2`.
    macro_rules! comments {
        () => {
            "comment_words JOIN comments c ON c.id = comment_words.id AND comment_words.words @@ $2::tsquery"
        };
    }
    /// Topics whose words match `$2`.
    macro_rules! topics {
        () => {
            "topic_words JOIN topics t ON t.id = topic_words.id AND topic_words.words @@ $2::tsquery"
        };
    }
    /// The number of a comment that was found.
    macro_rules! comment_id {
        () => {
            "comment_words.id"
        };
    }
    pub(crate) use {comment_id, comments, topics};

    /// The last place that a word may stand at (PostgreSQL, section 12.11).
    const LAST_PLACE: usize = 16_383;

    /// A text's words with their places, as they are kept. One place is left empty between the languages.
    pub(crate) fn kept(stems: &Stems) -> String {
        let [en, fr] = stems.marked();
        let gap = en.len() + 2;
        let places = (1..).zip(en).chain((gap..).zip(fr));
        let words = places.map(|(place, word)| format!("'{word}':{}", place.min(LAST_PLACE)));
        words.collect::<Vec<_>>().join(" ")
    }

    /// Comments as the statements above read them: the number, the Markdown and the words of each.
    pub(crate) fn batch(comments: &[(i64, String, Stems)]) -> serde_json::Value {
        comments.iter().map(|(id, source, stems)| serde_json::json!([id, source, kept(stems)])).collect()
    }

    /// A query, as the index understands it: every word stands in quotes, so none is syntax.
    pub(crate) fn wanted(query: &Query) -> String {
        let phrase = |words: Vec<String>| {
            let words: Vec<String> = words.into_iter().map(|word| format!("'{word}'")).collect();
            words.join(" <-> ")
        };
        let terms = query.terms.iter().map(|term| term.0.marked().map(phrase).join(" | "));
        terms.map(|term| format!("({term})")).collect::<Vec<_>>().join(" & ")
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    const NEVER: Duration = Duration::MAX;

    /// Connections to the server of the tests, under a name of their own.
    async fn readers(most: u32, trust: Duration) -> (Readers, String) {
        let url = std::env::var("COMMONS_TEST_POSTGRES_URL").unwrap();
        let name = format!("readers-{}", Uuid::from_u128(rand::random()).simple());
        let options = PgConnectOptions::from_str(&url).unwrap().application_name(&name);
        (Readers::open(options, most, trust).await.unwrap(), name)
    }

    async fn process(readers: &Readers) -> Result<i32, sqlx::Error> {
        sqlx::query_scalar("SELECT pg_backend_pid()").fetch_one(readers).await
    }

    #[tokio::test]
    async fn a_store_without_its_writer_is_not_ready() {
        let (server, _) = readers(1, NEVER).await;
        let name = format!("test_{}", Uuid::from_u128(rand::random()).simple());
        let url = std::env::var("COMMONS_TEST_POSTGRES_URL").unwrap();
        let url = format!("{}/{name}", url.rsplit_once('/').unwrap().0);
        let does = async |statement: String| {
            sqlx::query(sqlx::AssertSqlSafe(statement)).execute(&server).await.unwrap();
        };
        does(format!("CREATE DATABASE {name}")).await;
        open(&url, &Options::default()).await.unwrap().assert_unready_without_its_writer().await;
        does(format!("DROP DATABASE {name} WITH (FORCE)")).await;
    }

    /// Ends every connection of that name, as a server does that restarts.
    async fn end_all(name: &str) {
        let (other, _) = readers(1, NEVER).await;
        let ended: Vec<bool> = sqlx::query_scalar(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = $1",
        )
        .bind(name)
        .fetch_all(&other)
        .await
        .unwrap();
        assert_eq!(ended, [true; 3]);
        other.close().await;
    }

    /// Three connections, all of them open and at rest.
    async fn three(trust: Duration) -> (Readers, String) {
        let (readers, name) = readers(3, trust).await;
        let lent = [readers.acquire().await, readers.acquire().await, readers.acquire().await];
        drop(lent.map(Result::unwrap));
        (readers, name)
    }

    #[tokio::test]
    async fn nobody_gets_a_connection_whose_query_was_left_half_way() {
        let (readers, _) = readers(1, NEVER).await;
        let mut last = process(&readers).await.unwrap();
        assert_eq!(process(&readers).await.unwrap(), last, "the same connection");
        // Left before it was sent, while it is prepared, while it runs.
        for wait in [0, 1, 3, 10, 50] {
            let slow = sqlx::query("SELECT 'another answer', pg_sleep(2)").fetch_all(&readers);
            let left = tokio::time::timeout(Duration::from_millis(wait), slow).await;
            assert!(left.is_err(), "it is under way");
            let next = process(&readers).await.unwrap();
            assert_ne!(next, last, "another connection");
            last = next;
        }
    }

    #[tokio::test]
    async fn a_connection_that_nobody_used_for_a_while_is_asked_first_and_replaced_if_it_is_gone() {
        let (readers, name) = three(Duration::ZERO).await;
        end_all(&name).await;
        for _ in 0..3 {
            assert!(process(&readers).await.is_ok());
        }
    }

    #[tokio::test]
    async fn after_one_connection_broke_the_others_are_asked_before_they_are_used() {
        let (readers, name) = three(NEVER).await;
        end_all(&name).await;
        assert!(process(&readers).await.is_err(), "it was thought to be whole");
        let lent = [readers.acquire().await, readers.acquire().await, readers.acquire().await];
        for mut reader in lent.map(Result::unwrap) {
            let seven: i32 = sqlx::query_scalar("SELECT 7").fetch_one(&mut *reader).await.unwrap();
            assert_eq!(seven, 7);
        }
    }
}
