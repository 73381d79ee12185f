//! What members are told, as they read it.

mod listening;

use async_trait::async_trait;
use domain::community::NotificationKind;
use domain::moderation::Ruling;
use sqlx::Row as _;
use time::OffsetDateTime;
use uuid::Uuid;

use super::at_once::Given;
use super::rows::{Columns as _, Row, count, from_row, millis, moment};
use super::{Adapter, Connection, notify};
use crate::StoreError;
use crate::community::notification::{
    Answered, MANY, NOTICES, Notification, NotificationTopic, Notifications, OwnNotification, SeenUpTo,
};
use crate::document::Bilingual;

/// Notices `n` of a person, `$1` where nobody else is named, that may be shown to them.
macro_rules! shown {
    () => {
        shown!("$1")
    };
    ($person:literal) => {
        concat!(
            " FROM notices n LEFT JOIN topics t ON t.id = n.topic_id LEFT JOIN comments c ON c.id = n.comment_id \
         LEFT JOIN accounts a ON a.person_id = c.author_id \
         LEFT JOIN follows f ON f.person_id = n.person_id AND f.topic_id = n.topic_id \
         WHERE n.person_id = ",
            $person,
            " AND (n.topic_id IS NULL OR t.state IN ",
            domain::visible_topic_states!(),
            ") \
         AND (f.state IS NULL OR f.state <> 'muted') AND c.withdrawn IS NULL AND c.withheld IS NULL \
         AND (n.kind <> 'closing_soon' OR t.state = 'open') "
        )
    };
}
pub(super) use shown;

/// The columns that [`notice`] reads.
macro_rules! notice_columns {
    () => {
        "n.id AS notice, n.kind, n.at, n.seen, n.comment_id, n.guest_id, n.suggestion_id, n.offer_id, n.decision_id, \
         n.report_id, (SELECT CASE WHEN w.withdrawn IS NULL THEN d.ruling ELSE 'remove' END FROM reports o \
         JOIN decisions d ON d.case_id = o.case_id AND d.undone IS NULL JOIN cases k ON k.id = o.case_id \
         LEFT JOIN comments w ON w.id = k.comment_id WHERE o.id = n.report_id ORDER BY d.number DESC LIMIT 1) AS ruling, \
         (SELECT q.number FROM requests q WHERE q.id = n.request_id) AS reference, a.username, \
         t.id, t.kind AS topic_kind, t.title_en, t.title_fr, t.closes, t.comments"
    };
}
pub(super) use notice_columns;

/// Topics `t` that such a person follows and members see, and the number `past` which they know.
macro_rules! followed {
    ($known:literal) => {
        followed!($known, "$1")
    };
    ($known:literal, $person:literal) => {
        concat!(
            " (SELECT t.id, t.kind AS topic_kind, t.title_en, t.title_fr, t.closes, t.comments, t.active, f.mailed, \
             CASE WHEN COALESCE(r.seq, 0) > ",
            $known,
            " THEN r.seq ELSE ",
            $known,
            " END AS past FROM follows f JOIN topics t ON t.id = f.topic_id \
             LEFT JOIN read_marks r ON r.person_id = f.person_id AND r.topic_id = f.topic_id \
             WHERE f.person_id = ",
            $person,
            " AND f.state = 'followed' AND t.state IN ",
            domain::visible_topic_states!(),
            ") t "
        )
    };
}
pub(super) use followed;

/// Comments of such a topic that are news to such a person.
macro_rules! news {
    () => {
        news!("$1")
    };
    ($person:literal) => {
        concat!(
            " FROM comments c WHERE c.topic_id = t.id AND c.seq > t.past AND c.withdrawn IS NULL \
             AND c.withheld IS NULL AND (c.author_id IS NULL OR c.author_id <> ",
            $person,
            ") AND NOT EXISTS (SELECT 1 FROM notices n WHERE n.comment_id = c.id AND n.person_id = ",
            $person,
            ") "
        )
    };
}
pub(super) use news;

/// How many notices the person `$1` has not seen, and how many topics that they follow have news: one number.
macro_rules! unseen {
    () => {
        concat!(
            "((SELECT COUNT(*)",
            shown!(),
            "AND NOT n.seen) + (SELECT COUNT(*) FROM",
            followed!("(f.seen)"),
            "WHERE t.comments > t.past AND EXISTS (SELECT 1",
            news!(),
            ")))"
        )
    };
}
pub(super) use unseen;

#[async_trait]
impl Notifications for Adapter {
    async fn news(&self, person: Uuid) -> Result<Vec<Notification>, StoreError> {
        let rows = sqlx::query(concat!(
            "SELECT t.*, (SELECT COUNT(*) FROM (SELECT 1",
            news!(),
            "LIMIT $2) few) AS many, (SELECT c.id",
            news!(),
            "ORDER BY c.seq LIMIT 1) AS first FROM",
            followed!("(f.seen)"),
            "WHERE t.comments > t.past AND EXISTS (SELECT 1",
            news!(),
            ") ORDER BY t.active DESC LIMIT $3"
        ))
        .bind(person)
        .bind(i64::from(MANY))
        .bind(i64::from(NOTICES))
        .fetch_all(&self.readers)
        .await?;
        Ok(rows.iter().map(of_followed).collect::<Result<_, _>>()?)
    }

    async fn notices(&self, person: Uuid, before: Option<i64>) -> Result<Vec<Notification>, StoreError> {
        let rows = sqlx::query(concat!(
            "SELECT ",
            notice_columns!(),
            shown!(),
            "AND n.id < $2 ORDER BY n.id DESC LIMIT $3"
        ))
        .bind(person)
        .bind(before.unwrap_or(i64::MAX))
        .bind(i64::from(NOTICES))
        .fetch_all(&self.readers)
        .await?;
        Ok(rows.iter().map(notice).collect::<Result<_, _>>()?)
    }

    async fn unseen_notices(&self, person: Uuid) -> Result<u64, StoreError> {
        let unseen = concat!("SELECT ", unseen!(), " AS number");
        Ok(count(self.ask_number(unseen, &[Given::Id(person)]).await?))
    }

    async fn told_since(&self, since: Option<i64>, topics: &[i64]) -> Result<(i64, Vec<Uuid>), StoreError> {
        Ok(listening::told_since(&self.readers, since, topics).await?)
    }

    async fn unseen_notifications_of(&self, people: &[Uuid]) -> Result<Vec<(Uuid, u64)>, StoreError> {
        Ok(listening::unseen_of(&self.readers, people).await?)
    }

    async fn notices_seen(&self, person: Uuid, upto: SeenUpTo) -> Result<(), StoreError> {
        self.write(move |connection| Box::pin(seen(connection, person, upto))).await
    }

    async fn own_notices(&self, person: Uuid) -> Result<Vec<OwnNotification>, StoreError> {
        Ok(sqlx::query_as(
            "SELECT kind, topic_id, comment_id, at, seen FROM notices WHERE person_id = $1 ORDER BY id",
        )
        .bind(person)
        .fetch_all(&self.readers)
        .await?)
    }

    async fn note_closing(&self, now: OffsetDateTime, until: OffsetDateTime) -> Result<u64, StoreError> {
        self.write(move |connection| Box::pin(notify::closing(connection, now, until))).await
    }

    async fn tell_followers(&self, limit: u32) -> Result<u64, StoreError> {
        self.write(move |connection| Box::pin(notify::followers(connection, limit))).await
    }

    async fn expire_notifications(&self, before: OffsetDateTime) -> Result<u64, StoreError> {
        self.write(move |connection| {
            Box::pin(async move {
                let gone = sqlx::query("DELETE FROM notices WHERE at < $1")
                    .bind(millis(before))
                    .execute(connection)
                    .await?;
                Ok(gone.rows_affected())
            })
        })
        .await
    }
}

/// What is new in a followed topic, which is counted and no row of its own.
pub(super) fn of_followed(row: &Row) -> Result<Notification, sqlx::Error> {
    Ok(Notification {
        id: None,
        kind: NotificationKind::FollowedTopic,
        topic: topic(row)?,
        comment: row.read("first")?,
        answered: None,
        by: None,
        at: moment(row.try_get::<Option<i64>, _>("active")?.unwrap_or(0))?,
        seen: false,
        many: row.read("many")?,
    })
}

/// The topic of a row, where it has one.
fn topic(row: &Row) -> Result<Option<NotificationTopic>, sqlx::Error> {
    let Some(id) = row.try_get::<Option<i64>, _>("id")? else { return Ok(None) };
    Ok(Some(NotificationTopic {
        id,
        kind: row.read("topic_kind")?,
        title: Bilingual { en: row.read("title_en")?, fr: row.read("title_fr")? },
        closes: row.read("closes")?,
        comments: row.read("comments")?,
    }))
}

fn answered(row: &Row) -> Result<Option<Answered>, sqlx::Error> {
    let guest: Option<Uuid> = row.try_get("guest_id")?;
    let suggestion: Option<Uuid> = row.try_get("suggestion_id")?;
    let offer: Option<Uuid> = row.try_get("offer_id")?;
    let decision: Option<Uuid> = row.try_get("decision_id")?;
    let report: Option<i64> = row.try_get("report_id")?;
    let ruling: Option<Ruling> = row.read("ruling")?;
    let of_report = report.map(|_| Answered::Report(ruling.unwrap_or(Ruling::Keep)));
    let request: Option<i64> = row.try_get("reference")?;
    let of_theirs = suggestion.map(|_| Answered::Suggestion).or(offer.map(Answered::Offer));
    let of_theirs = of_theirs.or(decision.map(Answered::Decision));
    Ok(guest.map(Answered::GuestPost).or(of_theirs).or(of_report).or(request.map(Answered::Request)))
}

/// A notice that is a row of its own.
pub(super) fn notice(row: &Row) -> Result<Notification, sqlx::Error> {
    Ok(Notification {
        id: Some(row.try_get("notice")?),
        kind: row.read("kind")?,
        topic: topic(row)?,
        comment: row.read("comment_id")?,
        answered: answered(row)?,
        by: row.read("username")?,
        at: row.read("at")?,
        seen: row.read("seen")?,
        many: 1,
    })
}

async fn seen(connection: &mut Connection, person: Uuid, upto: SeenUpTo) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE notices SET seen = TRUE WHERE person_id = $1 AND id <= $2 AND NOT seen")
        .bind(person)
        .bind(upto.notice)
        .execute(&mut *connection)
        .await?;
    for (topic, seq) in upto.topics.into_iter().take(NOTICES as usize) {
        // Never past the last comment: what nobody has written yet is nothing that they saw.
        sqlx::query(
            "UPDATE follows SET seen = $3 WHERE person_id = $1 AND topic_id = $2 AND seen < $3 \
             AND EXISTS (SELECT 1 FROM topics t WHERE t.id = $2 AND t.comments >= $3)",
        )
        .bind(person)
        .bind(topic)
        .bind(seq)
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

from_row!(
    row,
    OwnNotification { kind, topic: row.read("topic_id")?, comment: row.read("comment_id")?, at, seen }
);
