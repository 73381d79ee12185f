//! Mails of notices. What one tells of is marked with its number in the outbox, in the transaction that queues it.

use async_trait::async_trait;
use domain::Language;
use domain::account::{Capability, Scope, Standing};
use domain::community::{DigestTime, NotificationChoices, NotificationKind, Pace};
use sqlx::Row as _;
use time::OffsetDateTime;
use uuid::Uuid;

use super::guest_posts::read::topics_of;
use super::measures::{in_force, is_kept_out};
use super::notifications::{followed, news, notice, notice_columns, of_followed, shown};
use super::outbox::{self, QueuedFor};
use super::profiles::choices;
use super::rows::{Columns as _, Row, grant, millis, moment, unreadable, zone};
use super::{Adapter, Connection};
use crate::StoreError;
use crate::community::notification::{Answered, MANY, Notification};
use crate::community::notification_mail::{CommentWords, NotificationMails, NotificationToMail};
use crate::mail::NotificationMailKind;

/// People who are to be told of something at once, and were left alone since `$1`.
const DUE_AT_ONCE: &str = "SELECT a.person_id, a.told_at_once FROM accounts a WHERE a.told_at_once <= $1 AND a.person_id IN \
    (SELECT n.person_id FROM notices n WHERE n.pace = 'at_once' AND n.letter IS NULL AND NOT n.seen \
    UNION SELECT f.person_id FROM notice_choices p JOIN follows f ON f.person_id = p.person_id \
    JOIN topics t ON t.id = f.topic_id WHERE p.kind = 'followed_topic' AND p.pace = 'at_once' \
    AND f.state = 'followed' AND t.comments > f.mailed) LIMIT $2";

/// The columns that [`words`] reads, beside those of a notice: what its comment says, unless something speaks against having
/// that outside of the Community for good.
macro_rules! words_columns {
    () => {
        ", c.language AS said_in, CASE WHEN n.kind IN ('reply', 'mention') AND c.author_id IS NOT NULL \
         AND (c.edited IS NULL OR c.edited <= n.at) AND (f.state IS NULL OR f.state = 'followed') \
         AND NOT EXISTS (SELECT 1 FROM cases k WHERE k.comment_id = c.id) THEN c.source END AS said"
    };
}

/// Somebody whose time has come.
#[derive(Clone)]
struct Due {
    person: Uuid,
    at: i64,
    time: DigestTime,
}

#[async_trait]
impl NotificationMails for Adapter {
    async fn queue_at_once(
        &self,
        now: OffsetDateTime,
        quiet: OffsetDateTime,
        limit: u32,
    ) -> Result<u64, StoreError> {
        let people: Vec<(Uuid, i64)> = sqlx::query_as(DUE_AT_ONCE)
            .bind(millis(quiet))
            .bind(i64::from(limit))
            .fetch_all(&self.readers)
            .await?;
        if people.is_empty() {
            return Ok(0);
        }
        let told = people.len() as u64;
        self.write(move |connection| Box::pin(at_once(connection, people, now))).await?;
        Ok(told)
    }

    async fn queue_digests(&self, now: OffsetDateTime, limit: u32) -> Result<u64, StoreError> {
        let rows = sqlx::query(
            "SELECT a.person_id, a.digest_due, a.digest_hour, a.digest_zone, h.province FROM accounts a \
             JOIN people h ON h.id = a.person_id WHERE a.digest_due <= $1 ORDER BY a.digest_due LIMIT $2",
        )
        .bind(millis(now))
        .bind(i64::from(limit))
        .fetch_all(&self.readers)
        .await?;
        if rows.is_empty() {
            return Ok(0);
        }
        let due = |row: &Row| {
            let (person, at) = (row.try_get("person_id")?, row.try_get("digest_due")?);
            Ok::<_, sqlx::Error>(Due { person, at, time: digest_time(row)? })
        };
        let all = rows.iter().map(due).collect::<Result<Vec<_>, _>>()?;
        let people = all.len() as u64;
        self.write(move |connection| Box::pin(digests(connection, all, now))).await?;
        Ok(people)
    }

    async fn letter(&self, seq: i64, now: OffsetDateTime) -> Result<Vec<NotificationToMail>, StoreError> {
        let mut connection = self.readers.acquire().await?;
        Ok(contents(&mut connection, seq, now).await?)
    }

    async fn digest_time(&self, person: Uuid) -> Result<DigestTime, StoreError> {
        let mut connection = self.readers.acquire().await?;
        Ok(time_of(&mut connection, person).await?)
    }

    async fn stop_mails(
        &self,
        person: Uuid,
        kinds: Vec<NotificationKind>,
        at: OffsetDateTime,
    ) -> Result<(), StoreError> {
        self.write(move |connection| Box::pin(stop(connection, person, kinds, at))).await
    }
}

/// When somebody is mailed what was gathered.
pub(super) async fn time_of(connection: &mut Connection, person: Uuid) -> Result<DigestTime, sqlx::Error> {
    let row = sqlx::query(
        "SELECT a.digest_hour, a.digest_zone, h.province FROM accounts a JOIN people h ON h.id = a.person_id \
         WHERE a.person_id = $1",
    )
    .bind(person)
    .fetch_one(connection)
    .await?;
    digest_time(&row)
}

/// Sets it.
pub(super) async fn set_time(
    connection: &mut Connection,
    person: Uuid,
    time: DigestTime,
    now: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE accounts SET digest_hour = $2, digest_zone = $3, digest_due = $4 WHERE person_id = $1 \
         AND (digest_hour <> $2 OR digest_zone IS NULL OR digest_zone <> $3)",
    )
    .bind(person)
    .bind(i64::from(time.hour))
    .bind(time.zone.code())
    .bind(millis(time.after(now)))
    .execute(connection)
    .await
    .map(drop)
}

fn digest_time(row: &Row) -> Result<DigestTime, sqlx::Error> {
    let hour = u8::try_from(row.try_get::<i64, _>("digest_hour")?).map_err(|_| unreadable())?;
    Ok(DigestTime { zone: zone(row)?, hour })
}

async fn at_once(
    connection: &mut Connection,
    people: Vec<(Uuid, i64)>,
    now: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    for (person, before) in people {
        // Of two nodes that found them at the same moment, one goes on.
        if !told_at_once(connection, person, before, millis(now)).await? {
            continue;
        }
        if !queue(connection, person, NotificationMailKind::AtOnce, &[Pace::AtOnce], now).await? {
            // What there was is no news, their own comment for example: the next mail need not wait for it.
            told_at_once(connection, person, millis(now), before).await?;
        }
    }
    Ok(())
}

/// Sets when somebody was last mailed something at once, where it is as it was read.
async fn told_at_once(
    connection: &mut Connection,
    person: Uuid,
    before: i64,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let set = sqlx::query("UPDATE accounts SET told_at_once = $3 WHERE person_id = $1 AND told_at_once = $2")
        .bind(person)
        .bind(before)
        .bind(now)
        .execute(connection)
        .await?;
    Ok(set.rows_affected() > 0)
}

async fn digests(connection: &mut Connection, all: Vec<Due>, now: OffsetDateTime) -> Result<(), sqlx::Error> {
    for Due { person, at, time } in all {
        let is_ours =
            sqlx::query("UPDATE accounts SET digest_due = $2 WHERE person_id = $1 AND digest_due = $3")
                .bind(person)
                .bind(millis(time.after(now)))
                .bind(at)
                .execute(&mut *connection)
                .await?;
        // A first time is only set.
        if is_ours.rows_affected() == 0 || at == 0 {
            continue;
        }
        let paces: &[Pace] =
            if time.ends_week(moment(at)?, now) { &[Pace::Daily, Pace::Weekly] } else { &[Pace::Daily] };
        queue(connection, person, NotificationMailKind::Digest, paces, now).await?;
    }
    Ok(())
}

/// Queues a mail of what goes at these paces. `false` where there is nothing. While one of its kind waits that its mailbox
/// does not take, nothing is queued behind it: what is new goes with the next.
async fn queue(
    connection: &mut Connection,
    person: Uuid,
    kind: NotificationMailKind,
    paces: &[Pace],
    now: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    let waits: bool = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM outbox WHERE person_id = $1 AND kind = $2 AND dead IS NULL)",
    )
    .bind(person)
    .bind(kind.code())
    .fetch_one(&mut *connection)
    .await?;
    if waits {
        return Ok(true);
    }
    let choices = choices::of(connection, person).await?;
    let topics = if paces.contains(&choices.of(NotificationKind::FollowedTopic)) {
        topics_with_news(connection, person).await?
    } else {
        Vec::new()
    };
    let second = paces.get(1).or(paces.first()).map(|pace| pace.code());
    let pending: bool = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM notices WHERE person_id = $1 AND pace IN ($2, $3) AND letter IS NULL AND NOT seen)",
    )
    .bind(person)
    .bind(paces.first().map(|pace| pace.code()))
    .bind(second)
    .fetch_one(&mut *connection)
    .await?;
    if !pending && topics.is_empty() {
        return Ok(false);
    }
    let letter =
        outbox::queue_numbered(connection, QueuedFor::Notifications(kind, person), None, now).await?;
    sqlx::query(
        "UPDATE notices SET letter = $4 WHERE person_id = $1 AND pace IN ($2, $3) AND letter IS NULL AND NOT seen",
    )
    .bind(person)
    .bind(paces.first().map(|pace| pace.code()))
    .bind(second)
    .bind(letter)
    .execute(&mut *connection)
    .await?;
    for (topic, past, upto) in topics {
        sqlx::query("INSERT INTO letter_topics (letter, topic_id, past, upto) VALUES ($1, $2, $3, $4)")
            .bind(letter)
            .bind(topic)
            .bind(past)
            .bind(upto)
            .execute(&mut *connection)
            .await?;
    }
    Ok(true)
}

/// The followed topics with comments that a person was not mailed, and between which numbers; from now on they count as
/// mailed.
async fn topics_with_news(
    connection: &mut Connection,
    person: Uuid,
) -> Result<Vec<(i64, i64, i64)>, sqlx::Error> {
    let found: Vec<(i64, i64, i64, bool)> = sqlx::query_as(concat!(
        "SELECT t.id, t.past, t.comments, EXISTS (SELECT 1",
        news!(),
        ") FROM",
        followed!("(CASE WHEN f.mailed > f.seen THEN f.mailed ELSE f.seen END)"),
        "WHERE t.comments > t.mailed"
    ))
    .bind(person)
    .fetch_all(&mut *connection)
    .await?;
    let mut topics = Vec::with_capacity(found.len());
    for (topic, past, upto, is_news) in found {
        sqlx::query("UPDATE follows SET mailed = $3 WHERE person_id = $1 AND topic_id = $2")
            .bind(person)
            .bind(topic)
            .bind(upto)
            .execute(&mut *connection)
            .await?;
        if is_news {
            topics.push((topic, past, upto));
        }
    }
    Ok(topics)
}

async fn contents(
    connection: &mut Connection,
    seq: i64,
    now: OffsetDateTime,
) -> Result<Vec<NotificationToMail>, sqlx::Error> {
    let person: Option<Uuid> = sqlx::query_scalar("SELECT person_id FROM outbox WHERE seq = $1")
        .bind(seq)
        .fetch_optional(&mut *connection)
        .await?
        .flatten();
    let Some(person) = person else { return Ok(Vec::new()) };
    let Some(standing) = standing(connection, person, now).await? else { return Ok(Vec::new()) };
    let choices: NotificationChoices = choices::of(connection, person).await?;
    let rows = sqlx::query(concat!(
        "SELECT ",
        notice_columns!(),
        words_columns!(),
        shown!(),
        "AND n.letter = $2 AND NOT n.seen ORDER BY n.id"
    ))
    .bind(person)
    .bind(seq)
    .fetch_all(&mut *connection)
    .await?;
    let to_mail = |row: &Row| {
        let words = if choices.has_excerpts() { words(row)? } else { None };
        Ok::<_, sqlx::Error>(NotificationToMail { notification: notice(row)?, words })
    };
    let mut notices = rows.iter().map(to_mail).collect::<Result<Vec<_>, _>>()?;
    let rows = sqlx::query(concat!(
        "SELECT t.*, (SELECT COUNT(*) FROM (SELECT 1",
        news!(),
        "AND c.seq <= t.upto LIMIT $3) few) AS many, (SELECT c.id",
        news!(),
        "AND c.seq <= t.upto ORDER BY c.seq LIMIT 1) AS first FROM (SELECT t.id, t.topic_kind, t.title_en, t.title_fr, t.closes, t.comments, t.active, l.upto, \
         CASE WHEN l.past > t.past THEN l.past ELSE t.past END AS past FROM letter_topics l JOIN",
        followed!("(f.seen)"),
        "ON t.id = l.topic_id WHERE l.letter = $2) t ORDER BY t.id"
    ))
    .bind(person)
    .bind(seq)
    .bind(i64::from(MANY))
    .fetch_all(&mut *connection)
    .await?;
    for row in &rows {
        notices.push(NotificationToMail { notification: of_followed(row)?, words: None });
    }
    let may_know = |notice: &Notification| match (&notice.topic, notice.answered) {
        (Some(topic), _) => standing.may_in_topic(Capability::ReadCommunity, topic.id),
        (None, Some(Answered::GuestPost(_))) => standing.may(Capability::OwnGuestPosts, Scope::Everywhere),
        (None, _) => standing.may(Capability::ReadCommunity, Scope::Everywhere),
    };
    notices.retain(|NotificationToMail { notification, .. }| {
        notification.many > 0 && choices.of(notification.kind) != Pace::Never && may_know(notification)
    });
    Ok(notices)
}

/// The words of a row, where they may be mailed.
fn words(row: &Row) -> Result<Option<CommentWords>, sqlx::Error> {
    let (language, source): (Option<Language>, Option<String>) = (row.read("said_in")?, row.read("said")?);
    Ok(language.zip(source).map(|(language, source)| CommentWords { language, source }))
}

/// What somebody may do once they sign in with all that it takes; `None` without an account.
async fn standing(
    connection: &mut Connection,
    person: Uuid,
    now: OffsetDateTime,
) -> Result<Option<Standing>, sqlx::Error> {
    let rows = sqlx::query(concat!(
        "SELECT h.on_roster, d.duty, d.theme, NOT EXISTS (SELECT 1 FROM acceptances c \
         WHERE c.person_id = h.id AND c.kind = 'terms' \
         AND c.version >= (SELECT COALESCE(t.corrects, t.version) FROM documents t WHERE t.kind = 'terms' \
         ORDER BY t.version DESC LIMIT 1)) AS owes_terms, ",
        is_kept_out!("a", "$2"),
        " FROM accounts a JOIN people h ON h.id = a.person_id LEFT JOIN duties d ON d.person_id = h.id \
         WHERE a.person_id = $1",
    ))
    .bind(person)
    .bind(millis(now))
    .fetch_all(&mut *connection)
    .await?;
    let Some(first) = rows.first() else { return Ok(None) };
    let mut grants = Vec::new();
    for row in &rows {
        grants.extend(grant(row)?);
    }
    let guest_topics = topics_of(connection, person).await?;
    Ok(Some(Standing {
        is_member: first.read("on_roster")?,
        is_suspended: first.read("is_kept_out")?,
        is_muted: first.read("is_muted")?,
        owes_terms: first.read("owes_terms")?,
        has_second_factor: true,
        grants,
        is_guest: guest_topics.is_some(),
        guest_topics: guest_topics.unwrap_or_default(),
    }))
}

async fn stop(
    connection: &mut Connection,
    person: Uuid,
    kinds: Vec<NotificationKind>,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    if !choices::hold(connection, person).await? {
        return Ok(());
    }
    let mut choices = choices::of(connection, person).await?;
    for kind in kinds {
        choices = choices.with(kind, Pace::Never);
    }
    choices::set(connection, person, choices, at).await
}
