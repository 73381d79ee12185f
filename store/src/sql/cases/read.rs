//! How cases and decisions stand in rows, and what is read beside a case.

use std::collections::BTreeSet;

use domain::Language;
use domain::community::TopicState;
use domain::moderation::{Ruling, Signal, Target};
use sqlx::Row as _;
use time::OffsetDateTime;
use uuid::Uuid;

use super::super::comments::read::{author, author_columns, gone};
use super::super::measures::{in_force, kept_out, measure};
use super::super::purview::{has_part, report_waits};
use super::super::rows::{count, millis, moment, small, word};
use super::super::{Adapter, Db, hide};
use crate::StoreError;
use crate::account::Author;
use crate::document::Bilingual;
use crate::moderation::{
    CaseLine, CaseNote, CaseText, Context, Decision, Judged, OwnDecision, Quoting, Record, Report, Visibility,
};

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

/// Comments around the one that a case is about.
const AROUND: i64 = 3;
/// Characters of a text that a list shows.
const EXCERPT: usize = 280;

impl Adapter {
    pub(super) async fn reported_comment(&self, comment: i64) -> Result<CaseText, StoreError> {
        let row = sqlx::query(
            "SELECT c.language, COALESCE(w.source, c.source) AS source, COALESCE(w.html, c.html) AS html, c.created, \
             c.withdrawn FROM comments c LEFT JOIN withheld_comments w ON w.comment_id = c.id WHERE c.id = $1",
        )
        .bind(comment)
        .fetch_one(&self.readers)
        .await?;
        let earlier: Vec<(i64, String)> =
            sqlx::query_as("SELECT until, source FROM comment_versions WHERE comment_id = $1 ORDER BY until")
                .bind(comment)
                .fetch_all(&self.readers)
                .await?;
        let earlier = earlier.into_iter().map(|(until, source)| Ok((moment(until)?, source)));
        Ok(CaseText {
            language: word(row.try_get("language")?)?,
            source: row.try_get("source")?,
            html: row.try_get("html")?,
            earlier: earlier.collect::<Result<_, sqlx::Error>>()?,
            written: moment(row.try_get("created")?)?,
            taken_back: row.try_get::<Option<i64>, _>("withdrawn")?.map(moment).transpose()?,
        })
    }

    pub(super) async fn reported_post(&self, topic: i64, language: Language) -> Result<CaseText, StoreError> {
        let published: Option<i64> = sqlx::query_scalar("SELECT published FROM topics WHERE id = $1")
            .bind(topic)
            .fetch_one(&self.readers)
            .await?;
        let written = moment(published.unwrap_or(0))?;
        let (source, html, earlier, taken_back) = (String::new(), String::new(), Vec::new(), None);
        Ok(CaseText { language, source, html, earlier, written, taken_back })
    }

    /// What a comment replies to, and what was said just before and after it there.
    pub(super) async fn around(&self, comment: i64) -> Result<Vec<Context>, StoreError> {
        let rows = sqlx::query(
            "SELECT o.id, o.language, o.html, o.withdrawn, o.withheld, o.moved_to, a.username FROM comments c \
             JOIN comments o ON o.topic_id = c.topic_id AND o.id <> c.id AND (o.id = c.parent_id \
             OR (c.parent_id IS NULL AND o.parent_id IS NULL AND o.position BETWEEN c.position - $2 AND c.position + $2) \
             OR (c.parent_id IS NOT NULL AND o.parent_id = c.parent_id \
                 AND o.position BETWEEN c.position - $2 AND c.position + $2)) \
             LEFT JOIN accounts a ON a.person_id = o.author_id WHERE c.id = $1 ORDER BY o.seq",
        )
        .bind(comment)
        .bind(AROUND)
        .fetch_all(&self.readers)
        .await?;
        let beside = |row: &Row| {
            Ok::<_, sqlx::Error>(Context {
                id: row.try_get("id")?,
                author: row.try_get("username")?,
                language: word(row.try_get("language")?)?,
                html: row.try_get("html")?,
                gone: gone(row)?,
            })
        };
        Ok(rows.iter().map(beside).collect::<Result<_, _>>()?)
    }

    pub(super) async fn record(
        &self,
        author: Uuid,
        reader: Option<Uuid>,
        now: OffsetDateTime,
    ) -> Result<Option<Record>, StoreError> {
        let row = sqlx::query(concat!(
            "SELECT a.username, a.created, (SELECT COUNT(*) FROM comments c WHERE c.author_id = $1) AS comments, \
             (SELECT COUNT(*) FROM decisions d WHERE d.author_id = $1 AND d.is_staff AND d.undone IS NULL \
              AND (d.ruling <> 'keep' OR d.measure IS NOT NULL) AND (d.verdict IS NULL OR d.verdict = 'uphold')) AS against, \
             EXISTS (SELECT 1 FROM duties d WHERE d.person_id = $1) AS is_staff, ",
            report_waits!("$1"),
            "$2) AS is_reported FROM accounts a WHERE a.person_id = $1",
        ))
        .bind(author)
        .bind(reader)
        .fetch_optional(&self.readers)
        .await?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some(Record {
            person: author,
            username: row.try_get("username")?,
            since: moment(row.try_get("created")?)?,
            comments: count(row.try_get("comments")?),
            against: count(row.try_get("against")?),
            is_staff: row.try_get("is_staff")?,
            is_reported: row.try_get("is_reported")?,
            in_force: self.in_force_against(author, now).await?,
        }))
    }

    pub(super) async fn reports_of(&self, case: i64) -> Result<Vec<Report>, StoreError> {
        let rows = sqlx::query(
            "SELECT a.username, r.clause, r.language, r.text, r.at FROM reports r \
             LEFT JOIN accounts a ON a.person_id = r.reporter_id WHERE r.case_id = $1 ORDER BY r.id",
        )
        .bind(case)
        .fetch_all(&self.readers)
        .await?;
        let report = |row: &Row| {
            Ok::<_, sqlx::Error>(Report {
                reporter: row.try_get("username")?,
                clause: word(row.try_get("clause")?)?,
                language: word(row.try_get("language")?)?,
                text: row.try_get("text")?,
                at: moment(row.try_get("at")?)?,
            })
        };
        Ok(rows.iter().map(report).collect::<Result<_, _>>()?)
    }

    pub(super) async fn signals_of(&self, case: i64) -> Result<BTreeSet<Signal>, StoreError> {
        let kinds: Vec<String> = sqlx::query_scalar("SELECT kind FROM signals WHERE case_id = $1")
            .bind(case)
            .fetch_all(&self.readers)
            .await?;
        Ok(kinds.iter().map(|kind| word(kind)).collect::<Result<_, _>>()?)
    }

    pub(super) async fn decisions_of(&self, case: i64) -> Result<Vec<Decision>, StoreError> {
        let rows = sqlx::query(
            "SELECT d.id, d.at, d.actor_id, d.is_staff, d.ruling, d.before, d.clause, d.reason, d.note, d.measure, d.until, d.lifted, d.undone, d.appealed, \
             d.appeal, d.verdict, d.judged, d.answer, a.username AS actor, j.username AS judge FROM decisions d \
             LEFT JOIN accounts a ON a.person_id = d.actor_id LEFT JOIN accounts j ON j.person_id = d.judge_id \
             WHERE d.case_id = $1 ORDER BY d.number",
        )
        .bind(case)
        .fetch_all(&self.readers)
        .await?;
        Ok(rows.iter().map(decision).collect::<Result<_, _>>()?)
    }

    pub(super) async fn notes_of(&self, case: i64) -> Result<Vec<CaseNote>, StoreError> {
        let rows = sqlx::query(
            "SELECT a.username, n.at, n.text FROM case_notes n LEFT JOIN accounts a ON a.person_id = n.actor_id \
             WHERE n.case_id = $1 ORDER BY n.number",
        )
        .bind(case)
        .fetch_all(&self.readers)
        .await?;
        let note = |row: &Row| {
            let at = moment(row.try_get("at")?)?;
            Ok::<_, sqlx::Error>(CaseNote { by: row.try_get("username")?, at, text: row.try_get("text")? })
        };
        Ok(rows.iter().map(note).collect::<Result<_, _>>()?)
    }

    /// What members see of somebody.
    pub(super) async fn author(&self, person: Uuid) -> Result<Option<Author>, StoreError> {
        let row = sqlx::query(concat!(
            "SELECT ",
            author_columns!(),
            " FROM accounts a JOIN people h ON h.id = a.person_id WHERE a.person_id = $1"
        ))
        .bind(person)
        .fetch_optional(&self.readers)
        .await?;
        Ok(row.map(|row| author(&row, person)).transpose()?)
    }

    /// Those who may take a case of a theme; without one, a case that stands in none. Who has a part in it may not.
    pub(super) async fn moderators(
        &self,
        case: i64,
        theme: Option<Uuid>,
        now: OffsetDateTime,
    ) -> Result<Vec<(Uuid, String)>, StoreError> {
        Ok(sqlx::query_as(concat!(
            "SELECT DISTINCT a.person_id, a.username FROM duties d JOIN accounts a ON a.person_id = d.person_id \
             WHERE d.duty = 'moderator' AND d.theme IN ($1, $2) AND NOT ",
            kept_out!("a.person_id", "$4"),
            " AND NOT ",
            has_part!("a.person_id", "$3"),
            " ORDER BY a.username"
        ))
        .bind(theme.unwrap_or_default())
        .bind(Uuid::nil())
        .bind(case)
        .bind(millis(now))
        .fetch_all(&self.readers)
        .await?)
    }
}

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
