//! Topics: what they say, and where they stand.

pub(super) mod read;

use async_trait::async_trait;
use domain::community::{NotificationKind, TopicState};
use time::OffsetDateTime;
use uuid::Uuid;

use self::read::{content, line_columns, line_joins, topic_columns};
use super::audit::{self, By};
use super::rows::{Columns as _, Row, from_row, millis};
use super::{Adapter, Connection, notify, search};
use crate::StoreError;
use crate::community::{
    Topic, TopicAct, TopicDoing, TopicLine, TopicPageRequest, TopicSave, TopicVersion, Topics,
};

/// A page of topics. Which they are is known before anything is asked about each.
macro_rules! lines {
    ($which:literal) => {
        concat!(
            "SELECT ",
            line_columns!(),
            " FROM (SELECT x.id FROM topics x WHERE ",
            $which,
            " ORDER BY x.pinned DESC, x.active DESC, x.id DESC LIMIT $2 OFFSET $3) k JOIN topics t ON t.id = k.id",
            line_joins!(),
            "ORDER BY t.pinned DESC, t.active DESC, t.id DESC"
        )
    };
}

#[async_trait]
impl Topics for Adapter {
    async fn topics(&self, theme: Option<Uuid>) -> Result<Vec<Topic>, StoreError> {
        Ok(sqlx::query_as(concat!(
            "SELECT ",
            topic_columns!(),
            " FROM topics WHERE $1 IS NULL OR theme_id = $1 ORDER BY pinned DESC, published IS NOT NULL, published DESC, \
             id DESC"
        ))
        .bind(theme)
        .fetch_all(&self.readers)
        .await?)
    }

    async fn topic_lines(
        &self,
        reader: Uuid,
        page_request: TopicPageRequest,
    ) -> Result<(Vec<TopicLine>, bool), StoreError> {
        let query = match (page_request.theme, page_request.is_open) {
            (None, true) => lines!("x.state = 'open' AND $4 IS NULL"),
            (None, false) => lines!("x.state IN ('closed', 'archived') AND $4 IS NULL"),
            (Some(_), true) => lines!("x.theme_id = $4 AND x.state = 'open'"),
            (Some(_), false) => lines!("x.theme_id = $4 AND x.state IN ('closed', 'archived')"),
        };
        let mut lines: Vec<TopicLine> = sqlx::query_as(query)
            .bind(reader)
            .bind(i64::from(page_request.limit) + 1)
            .bind(i64::from(page_request.page.max(1) - 1) * i64::from(page_request.limit))
            .bind(page_request.theme)
            .fetch_all(&self.readers)
            .await?;
        let has_more = lines.len() > page_request.limit as usize;
        lines.truncate(page_request.limit as usize);
        Ok((lines, has_more))
    }

    async fn topic(&self, id: i64) -> Result<Option<Topic>, StoreError> {
        Ok(sqlx::query_as(concat!("SELECT ", topic_columns!(), " FROM topics WHERE id = $1"))
            .bind(id)
            .fetch_optional(&self.readers)
            .await?)
    }

    async fn save_topic(&self, save: TopicSave) -> Result<Option<i64>, StoreError> {
        self.write(move |connection| Box::pin(self::save(connection, save))).await
    }

    async fn do_with_topic(&self, doing: TopicDoing) -> Result<bool, StoreError> {
        self.write(move |connection| Box::pin(perform(connection, doing))).await
    }

    async fn topic_versions(&self, id: i64) -> Result<Vec<TopicVersion>, StoreError> {
        Ok(sqlx::query_as(
            "SELECT v.version, v.at, v.content, COALESCE(a.username, h.name) AS by_name FROM topic_versions v \
             LEFT JOIN people h ON h.id = v.actor_id LEFT JOIN accounts a ON a.person_id = h.id \
             WHERE v.topic_id = $1 ORDER BY v.version DESC",
        )
        .bind(id)
        .fetch_all(&self.readers)
        .await?)
    }

    async fn turn_topics(&self, now: OffsetDateTime) -> Result<u64, StoreError> {
        self.write(move |connection| Box::pin(turn(connection, now))).await
    }
}

pub(super) async fn save(connection: &mut Connection, save: TopicSave) -> Result<Option<i64>, sqlx::Error> {
    let TopicSave { id, version, theme, content, stems, closes, actor, at } = save;
    let (kind, titles) = (content.kind.code(), [content.en.title.clone(), content.fr.title.clone()]);
    let [title_en, title_fr] = titles;
    let content = serde_json::to_string(&content).map_err(|error| sqlx::Error::Encode(Box::new(error)))?;
    // What is a guest post stays one, and nothing else becomes one: what members are told of it hangs on that.
    let saved: Option<i64> = match id {
        None => {
            sqlx::query_scalar(
                "INSERT INTO topics (theme_id, state, content, version, closes, kind, title_en, title_fr) \
                 VALUES ($1, $2, $3, 1, $4, $5, $6, $7) RETURNING id",
            )
            .bind(theme)
            .bind(TopicState::Draft.code())
            .bind(content.as_str())
            .bind(closes.map(millis))
            .bind(kind)
            .bind(title_en)
            .bind(title_fr)
            .fetch_optional(&mut *connection)
            .await?
        }
        Some(id) => {
            let moved: bool = sqlx::query_scalar(
                "SELECT EXISTS (SELECT 1 FROM topics WHERE id = $1 AND version = $2 AND closes IS DISTINCT FROM $3)",
            )
            .bind(id)
            .bind(i64::from(version))
            .bind(closes.map(millis))
            .fetch_one(&mut *connection)
            .await?;
            if moved {
                notify::take_back(connection, id, NotificationKind::ClosingSoon).await?;
            }
            sqlx::query_scalar(
            "UPDATE topics SET theme_id = $2, content = $3, closes = $4, version = version + 1, kind = $6, \
                 title_en = $7, title_fr = $8 WHERE id = $1 AND version = $5 \
                 AND (kind = 'guest_post') = ($6 = 'guest_post') RETURNING id",
        )
        .bind(id)
        .bind(theme)
        .bind(content.as_str())
        .bind(closes.map(millis))
        .bind(i64::from(version))
        .bind(kind)
        .bind(title_en)
        .bind(title_fr)
        .fetch_optional(&mut *connection)
        .await?
        }
    };
    let Some(id) = saved else { return Ok(None) };
    search::index_topic(connection, id, &stems).await?;
    search::index_outcome(connection, id, at).await?;
    sqlx::query(
        "INSERT INTO topic_versions (topic_id, version, at, actor_id, content) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(id)
    .bind(i64::from(version) + 1)
    .bind(millis(at))
    .bind(actor)
    .bind(content)
    .execute(&mut *connection)
    .await?;
    audit::note(connection, at, By::Staff(actor), "topic.saved", None, Some(&id.to_string())).await?;
    Ok(Some(id))
}

async fn perform(connection: &mut Connection, doing: TopicDoing) -> Result<bool, sqlx::Error> {
    let TopicDoing { id, seen: (version, from), act, actor, at } = doing;
    if !act.starts_from(from) {
        return Ok(false);
    }
    let to = act.state().unwrap_or(from);
    let (published, closed, pinned) = match act {
        TopicAct::Publish => (Some(at), None, None),
        TopicAct::Schedule(then) => (Some(then), None, None),
        TopicAct::Close => (None, Some(at), None),
        TopicAct::Pin(pinned) => (None, None, Some(pinned)),
        TopicAct::Unschedule | TopicAct::Reopen | TopicAct::Archive | TopicAct::Restore => (None, None, None),
    };
    let done = sqlx::query(
        "UPDATE topics SET state = $4, published = COALESCE($5, published), active = COALESCE($5, active), \
             closed = COALESCE($6, closed), pinned = COALESCE($7, pinned) WHERE id = $1 AND version = $2 AND state = $3",
    )
    .bind(id)
    .bind(i64::from(version))
    .bind(from.code())
    .bind(to.code())
    .bind(published.map(millis))
    .bind(closed.map(millis))
    .bind(pinned)
    .execute(&mut *connection)
    .await?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    match act {
        // It was not published after all, and what is open again has not closed.
        TopicAct::Unschedule => {
            forget(connection, id, "UPDATE topics SET published = NULL, active = NULL WHERE id = $1").await?;
        }
        TopicAct::Reopen => {
            forget(connection, id, "UPDATE topics SET closed = NULL, closes = NULL WHERE id = $1").await?;
            for kind in [NotificationKind::ClosingSoon, NotificationKind::Outcome] {
                notify::take_back(connection, id, kind).await?;
            }
        }
        TopicAct::Publish => notify::guest_published(connection, id, at).await?,
        _ => {}
    }
    audit::note(connection, at, By::Staff(actor), word_of(act), None, Some(&id.to_string())).await?;
    Ok(true)
}

/// What the log calls it.
const fn word_of(act: TopicAct) -> &'static str {
    match act {
        TopicAct::Publish => "topic.published",
        TopicAct::Schedule(_) => "topic.scheduled",
        TopicAct::Unschedule => "topic.unscheduled",
        TopicAct::Close => "topic.closed",
        TopicAct::Reopen => "topic.reopened",
        TopicAct::Archive => "topic.archived",
        TopicAct::Restore => "topic.restored",
        TopicAct::Pin(true) => "topic.pinned",
        TopicAct::Pin(false) => "topic.unpinned",
    }
}

async fn forget(connection: &mut Connection, id: i64, query: &'static str) -> Result<(), sqlx::Error> {
    sqlx::query(query).bind(id).execute(connection).await.map(drop)
}

async fn turn(connection: &mut Connection, now: OffsetDateTime) -> Result<u64, sqlx::Error> {
    // Two nodes may turn at once: a topic is its one's whose statement changed it.
    let published: Vec<i64> =
        sqlx::query_scalar("UPDATE topics SET state = $1 WHERE state = $2 AND published <= $3 RETURNING id")
            .bind(TopicState::Open.code())
            .bind(TopicState::Scheduled.code())
            .bind(millis(now))
            .fetch_all(&mut *connection)
            .await?;
    for topic in &published {
        notify::guest_published(connection, *topic, now).await?;
    }
    // It closed at its date, however late that is noticed.
    let closed =
        sqlx::query("UPDATE topics SET state = $1, closed = closes WHERE state = $2 AND closes <= $3")
            .bind(TopicState::Closed.code())
            .bind(TopicState::Open.code())
            .bind(millis(now))
            .execute(connection)
            .await?;
    Ok(published.len() as u64 + closed.rows_affected())
}

from_row!(row, TopicVersion { version, at, by: row.read("by_name")?, content: content(row)? });
