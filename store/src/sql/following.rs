//! What each member wants to hear of a topic, and which ones they want to find again.

use async_trait::async_trait;
use domain::community::Stance;
use time::OffsetDateTime;
use uuid::Uuid;

use super::rows::{millis, moment, word};
use super::topics::read::{line_columns, line_joins};
use super::{Adapter, Connection};
use crate::StoreError;
use crate::community::following::{Following, Kept, KeptTopics};

macro_rules! kept_lines {
    ($join:literal) => {
        concat!(
            "SELECT ",
            line_columns!(),
            " FROM topics t",
            line_joins!(),
            $join,
            " WHERE t.state IN ",
            domain::visible_topic_states!(),
            " ORDER BY t.active DESC, t.id DESC LIMIT 500"
        )
    };
}

#[async_trait]
impl Following for Adapter {
    async fn set_stance(&self, person: Uuid, topic: i64, stance: Option<Stance>) -> Result<bool, StoreError> {
        self.write(move |connection| Box::pin(set_stance(connection, person, topic, stance))).await
    }

    async fn set_bookmark(
        &self,
        person: Uuid,
        topic: i64,
        on: bool,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError> {
        self.write(move |connection| Box::pin(set_bookmark(connection, person, topic, on, at))).await
    }

    async fn kept_topics(&self, person: Uuid) -> Result<KeptTopics, StoreError> {
        let lines = async |query: &'static str| -> Result<_, StoreError> {
            Ok(sqlx::query_as(query).bind(person).fetch_all(&self.readers).await?)
        };
        Ok(KeptTopics {
            bookmarked: lines(kept_lines!("JOIN bookmarks b ON b.person_id = $1 AND b.topic_id = t.id"))
                .await?,
            followed: lines(kept_lines!(
                "JOIN follows f ON f.person_id = $1 AND f.topic_id = t.id AND f.state = 'followed'"
            ))
            .await?,
            muted: lines(kept_lines!(
                "JOIN follows f ON f.person_id = $1 AND f.topic_id = t.id AND f.state = 'muted'"
            ))
            .await?,
        })
    }

    async fn kept(&self, person: Uuid) -> Result<Kept, StoreError> {
        let stances: Vec<(i64, String)> =
            sqlx::query_as("SELECT topic_id, state FROM follows WHERE person_id = $1 ORDER BY topic_id")
                .bind(person)
                .fetch_all(&self.readers)
                .await?;
        let bookmarks: Vec<(i64, i64)> =
            sqlx::query_as("SELECT topic_id, since FROM bookmarks WHERE person_id = $1 ORDER BY topic_id")
                .bind(person)
                .fetch_all(&self.readers)
                .await?;
        let stance = |(topic, state): (i64, String)| Ok((topic, word(&state)?));
        let bookmark = |(topic, since)| Ok((topic, moment(since)?));
        Ok(Kept {
            stances: stances.into_iter().map(stance).collect::<Result<_, sqlx::Error>>()?,
            bookmarks: bookmarks.into_iter().map(bookmark).collect::<Result<_, sqlx::Error>>()?,
        })
    }
}

async fn set_stance(
    connection: &mut Connection,
    person: Uuid,
    topic: i64,
    stance: Option<Stance>,
) -> Result<bool, sqlx::Error> {
    let done = match stance {
        // Said twice, it counts from the first time.
        Some(stance) => sqlx::query(concat!(
            "INSERT INTO follows (person_id, topic_id, state, seen, mailed) \
             SELECT $1, t.id, $3, t.comments, t.comments FROM topics t \
             WHERE t.id = $2 AND t.state IN ",
            domain::visible_topic_states!(),
            " ON CONFLICT (person_id, topic_id) DO UPDATE SET state = excluded.state, \
             seen = CASE WHEN follows.state = excluded.state THEN follows.seen ELSE excluded.seen END, \
             mailed = CASE WHEN follows.state = excluded.state THEN follows.mailed ELSE excluded.mailed END",
        ))
        .bind(person)
        .bind(topic)
        .bind(stance.code()),
        None => {
            sqlx::query("DELETE FROM follows WHERE person_id = $1 AND topic_id = $2").bind(person).bind(topic)
        }
    };
    let done = done.execute(&mut *connection).await?;
    Ok(done.rows_affected() > 0 || stance.is_none() && is_visible(connection, topic).await?)
}

async fn set_bookmark(
    connection: &mut Connection,
    person: Uuid,
    topic: i64,
    on: bool,
    at: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    if !is_visible(connection, topic).await? {
        return Ok(false);
    }
    let query = if on {
        sqlx::query(
            "INSERT INTO bookmarks (person_id, topic_id, since) VALUES ($1, $2, $3) \
             ON CONFLICT (person_id, topic_id) DO NOTHING",
        )
        .bind(person)
        .bind(topic)
        .bind(millis(at))
    } else {
        sqlx::query("DELETE FROM bookmarks WHERE person_id = $1 AND topic_id = $2").bind(person).bind(topic)
    };
    query.execute(connection).await.map(|_| true)
}

async fn is_visible(connection: &mut Connection, topic: i64) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar(concat!(
        "SELECT EXISTS (SELECT 1 FROM topics WHERE id = $1 AND state IN ",
        domain::visible_topic_states!(),
        ")",
    ))
    .bind(topic)
    .fetch_one(connection)
    .await
}

/// Lets whoever writes in a topic follow it, unless they said something else: from their own comment on.
pub(super) async fn follow_own(
    connection: &mut Connection,
    author: Uuid,
    topic: i64,
    seq: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO follows (person_id, topic_id, state, seen, mailed) VALUES ($1, $2, $3, $4, $4) \
         ON CONFLICT (person_id, topic_id) DO NOTHING",
    )
    .bind(author)
    .bind(topic)
    .bind(Stance::Followed.code())
    .bind(seq)
    .execute(connection)
    .await
    .map(drop)
}
