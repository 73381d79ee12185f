//! What a mail tells, asked again when it is sent: what was read, taken back or is not for its reader any more is left out.

use domain::Language;
use domain::account::{Capability, Scope, Standing};
use domain::community::{NotificationChoices, Pace};
use time::OffsetDateTime;
use uuid::Uuid;

use super::super::Connection;
use super::super::guest_posts::read::topics_of;
use super::super::measures::{in_force, is_kept_out};
use super::super::notifications::{followed, news, notice, notice_columns, of_followed, shown};
use super::super::profiles::choices;
use super::super::rows::{Columns as _, Row, grant, millis};
use crate::community::notification::{Answered, MANY, Notification};
use crate::community::notification_mail::{CommentWords, NotificationToMail};

/// The columns that [`words`] reads, beside those of a notice: what its comment says, unless something speaks against having
/// that outside of the Community for good.
macro_rules! words_columns {
    () => {
        ", c.language AS said_in, CASE WHEN n.kind IN ('reply', 'mention') AND c.author_id IS NOT NULL \
         AND (c.edited IS NULL OR c.edited <= n.at) AND (f.state IS NULL OR f.state = 'followed') \
         AND NOT EXISTS (SELECT 1 FROM cases k WHERE k.comment_id = c.id) THEN c.source END AS said"
    };
}

/// The mail with this number.
pub(super) async fn contents(
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
