//! How cases and decisions stand in rows.

use domain::community::TopicState;
use domain::moderation::{Ruling, Target};
use sqlx::Row as _;
use uuid::Uuid;

use super::super::measures::measure;
use super::super::rows::{count, moment, small, word};
use super::super::{Db, hide};
use crate::document::Bilingual;
use crate::moderation::{CaseLine, Decision, Judged, OwnDecision, Quoting, Visibility};

type Row = <Db as sqlx::Database>::Row;

/// The columns that [`line`] reads, of `cases k` with [`case_joins`].
macro_rules! case_columns {
    () => {
        concat!("k.id, k.thing, k.state, k.score, k.waits, k.opened, k.version, k.topic_id, k.holder_id, \
         ha.username AS holder, aa.username AS author, k.author_id, t.title_en, t.title_fr, t.state AS topic_state, \
         COALESCE(c.language, g.language, CASE k.kind WHEN 'profile' THEN aa.language END, 'en') AS language, \
         c.withdrawn, c.withheld, n.person_id IS NOT NULL AS is_unnamed, \
         COALESCE(w.source, c.source, n.username, CASE k.kind WHEN 'profile' THEN aa.username END, '') AS source, \
         (SELECT COUNT(*) FROM reports r WHERE r.case_id = k.id AND ", last_of_each!(), ") AS reports, \
         (SELECT i.kind FROM signals i WHERE i.case_id = k.id ORDER BY CASE i.kind WHEN 'health_card' THEN 1 \
         WHEN 'birth_date' THEN 2 WHEN 'burst' THEN 3 WHEN 'watched_word' THEN 4 WHEN 'name_with_date' THEN 5 \
         WHEN 'unknown_link' THEN 6 ELSE 7 END LIMIT 1) AS signal, \
         (SELECT d.ruling FROM decisions d WHERE d.case_id = k.id AND d.undone IS NULL ORDER BY d.number DESC LIMIT 1) \
         AS ruling")
    };
}
pub(super) use case_columns;

macro_rules! case_joins {
    () => {
        " FROM cases k LEFT JOIN topics t ON t.id = k.topic_id LEFT JOIN comments c ON c.id = k.comment_id \
         LEFT JOIN withheld_comments w ON w.comment_id = k.comment_id \
         LEFT JOIN guest_posts g ON g.topic_id = k.topic_id AND k.comment_id IS NULL \
         LEFT JOIN accounts ha ON ha.person_id = k.holder_id LEFT JOIN accounts aa ON aa.person_id = k.author_id \
         LEFT JOIN withheld_names n ON n.person_id = k.author_id AND k.kind = 'profile' "
    };
}
pub(super) use case_joins;

/// Characters of a text that a list shows.
const EXCERPT: usize = 280;

pub(super) fn quoting((id, language, source): (i64, String, String)) -> Result<Quoting, sqlx::Error> {
    Ok(Quoting { id, language: word(&language)?, source })
}

pub(super) fn line(row: &Row) -> Result<CaseLine, sqlx::Error> {
    let target: Target = word(row.try_get("thing")?)?;
    let ruling = row.try_get::<Option<&str>, _>("ruling")?.map(word::<Ruling>).transpose()?;
    let topic = row.try_get::<Option<&str>, _>("topic_state")?.map(word::<TopicState>).transpose()?;
    let is_visible = topic.is_some_and(TopicState::is_visible);
    let author: Option<String> = row.try_get("author")?;
    let standing = match target {
        Target::Comment(_) if row.try_get::<Option<i64>, _>("withdrawn")?.is_some() => Visibility::Gone,
        Target::Comment(_) => match row.try_get::<Option<&str>, _>("withheld")? {
            Some(ruling) => Visibility::Hidden(word(ruling)?),
            None if is_visible => Visibility::Read,
            None => Visibility::Gone,
        },
        Target::GuestPost(_) if topic == Some(TopicState::Withheld) => {
            Visibility::Hidden(ruling.unwrap_or(Ruling::Remove))
        }
        Target::GuestPost(_) if is_visible => Visibility::Read,
        Target::Profile(_) if row.try_get("is_unnamed")? => Visibility::Hidden(Ruling::Hide),
        Target::Profile(_) if author.is_some() => Visibility::Read,
        Target::GuestPost(_) | Target::Profile(_) => Visibility::Gone,
    };
    let assignee: Option<Uuid> = row.try_get("holder_id")?;
    let holder_name: Option<String> = row.try_get("holder")?;
    let source: String = row.try_get("source")?;
    Ok(CaseLine {
        id: row.try_get("id")?,
        target,
        state: word(row.try_get("state")?)?,
        score: small(row.try_get("score")?)?,
        waits: moment(row.try_get("waits")?)?,
        assignee: assignee.zip(holder_name),
        author,
        title: title(row)?,
        language: word(row.try_get("language")?)?,
        excerpt: source.chars().take(EXCERPT).collect(),
        reports: count(row.try_get("reports")?),
        signal: row.try_get::<Option<&str>, _>("signal")?.map(word).transpose()?,
        standing,
    })
}

/// The title of the topic that the thing of a case stands in.
fn title(row: &Row) -> Result<Option<Bilingual>, sqlx::Error> {
    let (en, fr): (Option<String>, Option<String>) = (row.try_get("title_en")?, row.try_get("title_fr")?);
    Ok(en.zip(fr).map(|(en, fr)| Bilingual { en, fr }))
}

pub(super) fn decision(row: &Row) -> Result<Decision, sqlx::Error> {
    let at = |column| row.try_get::<Option<i64>, _>(column)?.map(moment).transpose();
    let actor: Option<Uuid> = row.try_get("actor_id")?;
    let name: Option<String> = row.try_get("actor")?;
    let verdict: Option<&str> = row.try_get("verdict")?;
    let judged = match (verdict, at("judged")?) {
        (Some(verdict), Some(at)) => Some(Judged {
            verdict: word(verdict)?,
            at,
            by: row.try_get("judge")?,
            answer: row.try_get::<Option<String>, _>("answer")?.unwrap_or_default(),
        }),
        _ => None,
    };
    Ok(Decision {
        id: row.try_get("id")?,
        at: moment(row.try_get("at")?)?,
        actor: actor.zip(name),
        is_staff: row.try_get("is_staff")?,
        ruling: word(row.try_get("ruling")?)?,
        was_withheld: hide::content_is_hidden(row.try_get("before")?),
        clause: row.try_get::<Option<&str>, _>("clause")?.map(word).transpose()?,
        reason: row.try_get("reason")?,
        note: row.try_get("note")?,
        measure: measure(row)?,
        undone: at("undone")?,
        appeal: at("appealed")?.zip(row.try_get("appeal")?),
        judged,
    })
}

pub(super) fn own_decision(row: &Row) -> Result<OwnDecision, sqlx::Error> {
    let at = |column| row.try_get::<Option<i64>, _>(column)?.map(moment).transpose();
    let verdict = row.try_get::<Option<&str>, _>("verdict")?.map(word).transpose()?;
    let answer = row.try_get::<Option<String>, _>("answer")?.unwrap_or_default();
    Ok(OwnDecision {
        id: row.try_get("id")?,
        at: moment(row.try_get("at")?)?,
        is_staff: row.try_get("is_staff")?,
        target: word(row.try_get("thing")?)?,
        title: title(row)?,
        name: row.try_get("name")?,
        language: word(row.try_get("language")?)?,
        html: row.try_get("html")?,
        ruling: word(row.try_get("ruling")?)?,
        was_withheld: hide::content_is_hidden(row.try_get("before")?),
        clause: row.try_get::<Option<&str>, _>("clause")?.map(word).transpose()?,
        reason: row.try_get("reason")?,
        measure: measure(row)?,
        undone: at("undone")?,
        appeal: at("appealed")?.zip(row.try_get("appeal")?),
        judged: verdict.zip(at("judged")?).map(|(verdict, at)| (verdict, at, answer)),
        is_last: row.try_get("is_last")?,
    })
}
