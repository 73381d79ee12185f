//! The rules by which comments are looked at, and what they find of an author.

use std::collections::BTreeSet;

use async_trait::async_trait;
use domain::moderation::{AuthorRules, Burst, FirstComments, FirstLook, Signal, WatchRules, Watched};
use sqlx::Row as _;
use time::OffsetDateTime;
use uuid::Uuid;

use super::audit::{self, By};
use super::rows::{Columns as _, Row, millis, unreadable, word};
use super::{Adapter, Connection};
use crate::StoreError;
use crate::moderation::Watching;

#[async_trait]
impl Watching for Adapter {
    async fn watch_version(&self) -> Result<i64, StoreError> {
        self.ask_number("SELECT version AS number FROM watch_rules WHERE one = 1", &[]).await
    }

    async fn watch_rules(&self) -> Result<(i64, WatchRules), StoreError> {
        let mut connection = self.readers.acquire().await?;
        Ok(rules(&mut connection).await?)
    }

    async fn set_watch_rules(
        &self,
        rules: WatchRules,
        actor: Uuid,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError> {
        self.write(move |connection| Box::pin(set(connection, rules, actor, at))).await
    }
}

async fn rules(connection: &mut Connection) -> Result<(i64, WatchRules), sqlx::Error> {
    let row = sqlx::query(
        "SELECT first_many, first_one_in, burst_many, burst_minutes, burst_watch, links, version FROM watch_rules \
         WHERE one = 1",
    )
    .fetch_optional(&mut *connection)
    .await?;
    let Some(row) = row else { return Ok((0, WatchRules::default())) };
    let sites: Vec<String> =
        sqlx::query_scalar("SELECT host FROM known_sites").fetch_all(&mut *connection).await?;
    let words: Vec<(String, String, String)> =
        sqlx::query_as("SELECT language, watch, text FROM watched_words ORDER BY language, watch, text")
            .fetch_all(connection)
            .await?;
    let watched = |(language, watch, text): (String, String, String)| {
        Ok::<_, sqlx::Error>(Watched { language: word(&language)?, watch: word(&watch)?, text })
    };
    let rules = WatchRules {
        author: AuthorRules { first: first(&row)?, burst: burst(&row)? },
        links: row.read("links")?,
        sites: sites.into_iter().collect(),
        words: words.into_iter().map(watched).collect::<Result<_, _>>()?,
    };
    Ok((row.try_get("version")?, rules))
}

fn few(number: i64) -> Result<u8, sqlx::Error> {
    u8::try_from(number).map_err(|_| unreadable())
}

fn first(row: &Row) -> Result<Option<FirstComments>, sqlx::Error> {
    let many = few(row.try_get("first_many")?)?;
    let look = match row.try_get::<Option<i64>, _>("first_one_in")? {
        None => FirstLook::Hold,
        Some(one_in) => FirstLook::Sample(few(one_in)?),
    };
    Ok((many > 0).then_some(FirstComments { many, look }))
}

fn burst(row: &Row) -> Result<Option<Burst>, sqlx::Error> {
    let Some(many) = row.try_get::<Option<i64>, _>("burst_many")? else { return Ok(None) };
    let (minutes, watch) = (row.try_get("burst_minutes")?, row.try_get("burst_watch")?);
    Ok(Some(Burst { many: few(many)?, minutes: few(minutes)?, watch: word(watch)? }))
}

async fn set(
    connection: &mut Connection,
    new: WatchRules,
    actor: Uuid,
    at: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    let (_, before) = rules(connection).await?;
    if before == new {
        return Ok(false);
    }
    let WatchRules { author, links, sites, words } = new;
    let one_in = author.first.and_then(|first| match first.look {
        FirstLook::Hold => None,
        FirstLook::Sample(one_in) => Some(i64::from(one_in)),
    });
    sqlx::query(
        "INSERT INTO watch_rules (one, first_many, first_one_in, burst_many, burst_minutes, burst_watch, links, version) \
         VALUES (1, $1, $2, $3, $4, $5, $6, 1) ON CONFLICT (one) DO UPDATE SET first_many = $1, first_one_in = $2, \
         burst_many = $3, burst_minutes = $4, burst_watch = $5, links = $6, version = watch_rules.version + 1",
    )
    .bind(author.first.map_or(0, |first| i64::from(first.many)))
    .bind(one_in)
    .bind(author.burst.map(|burst| i64::from(burst.many)))
    .bind(author.burst.map(|burst| i64::from(burst.minutes)))
    .bind(author.burst.map(|burst| burst.watch.code()))
    .bind(links.map(domain::moderation::Watch::code))
    .execute(&mut *connection)
    .await?;
    for forget in ["DELETE FROM known_sites", "DELETE FROM watched_words"] {
        sqlx::query(forget).execute(&mut *connection).await?;
    }
    for host in sites {
        sqlx::query("INSERT INTO known_sites (host) VALUES ($1)")
            .bind(host)
            .execute(&mut *connection)
            .await?;
    }
    for Watched { language, watch, text } in words {
        sqlx::query(
            "INSERT INTO watched_words (language, watch, text) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        )
        .bind(language.code())
        .bind(watch.code())
        .bind(text)
        .execute(&mut *connection)
        .await?;
    }
    audit::note(connection, at, By::Staff(actor), "watch_rules.changed", None, None).await?;
    Ok(true)
}

/// The columns of what `$1` wrote before: how many of their comments stand, of `$7`, and how many of `$9` they wrote after
/// `$8`, whatever became of them.
macro_rules! written {
    () => {
        "(SELECT COUNT(*) FROM (SELECT 1 AS one FROM comments WHERE author_id = $1 AND withheld IS NULL LIMIT $7) s) \
         AS standing, (SELECT COUNT(*) FROM (SELECT 1 AS one FROM comments WHERE author_id = $1 AND created > $8 \
         UNION ALL SELECT 1 AS one FROM taken_back WHERE person_id = $1 AND written > $8 LIMIT $9) l) AS lately"
    };
}
pub(super) use written;

/// `$7`, `$8` and `$9` of [`written`]: as much as the rules ask for.
pub(super) fn asked_of(rules: AuthorRules, at: OffsetDateTime) -> (i64, i64, i64) {
    let first = rules.first.map_or(0, |first| i64::from(first.many));
    let burst = rules.burst.map_or((at, 0), |burst| (at - burst.time(), i64::from(burst.many)));
    (first, millis(burst.0), burst.1)
}

/// Which signals those words are.
pub(super) fn signals(kinds: &[(String, bool)]) -> Result<(BTreeSet<Signal>, bool), sqlx::Error> {
    let signals = kinds.iter().map(|(kind, _)| word(kind)).collect::<Result<_, _>>()?;
    Ok((signals, kinds.iter().any(|(_, holds)| *holds)))
}
