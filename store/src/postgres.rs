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

#[path = "sql/mod.rs"]
mod sql;

pub(crate) use sql::Adapter;

pub(crate) async fn open(url: &str, options: &Options) -> Result<Adapter, OpenError> {
    let connect = PgConnectOptions::from_str(url).map_err(OpenError::Url)?.application_name("commons");
    let pool = |connections| {
        PgPoolOptions::new().max_connections(connections).acquire_timeout(Duration::from_secs(5))
    };
    let writer = pool(1).connect_with(connect.clone()).await.map_err(OpenError::Connect)?;
    sql::migrate(&writer).await?;
    let readers = pool(options.readers).connect_with(connect).await.map_err(OpenError::Connect)?;
    Ok(Adapter::new(readers, writer, options))
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
