//! How cases and decisions stand in rows, and what is read beside a case.

use std::collections::BTreeSet;

use domain::Language;
use domain::community::TopicState;
use domain::moderation::{Ruling, Signal, Target, Verdict};
use sqlx::Row as _;
use time::OffsetDateTime;
use uuid::Uuid;

use super::super::comments::read::{author, author_columns, gone};
use super::super::measures::{in_force, kept_out, measure};
use super::super::purview::{has_part, report_waits};
use super::super::rows::{Columns as _, Row, from_row, millis, moment, word};
use super::super::{Adapter, hide};
use crate::StoreError;
use crate::account::Author;
use crate::document::Bilingual;
use crate::moderation::{
    CaseLine, CaseNote, CaseText, Context, Decision, Judged, OwnDecision, Quoting, Record, Report, Visibility,
};

/// The columns that a [`CaseLine`] is read from, of `cases k` with [`case_joins`].
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
            language: row.read("language")?,
            source: row.read("source")?,
            html: row.read("html")?,
            earlier: earlier.collect::<Result<_, sqlx::Error>>()?,
            written: row.read("created")?,
            taken_back: row.read("withdrawn")?,
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
        Ok(sqlx::query_as(
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
        .await?)
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
            username: row.read("username")?,
            since: row.read("created")?,
            comments: row.read("comments")?,
            against: row.read("against")?,
            is_staff: row.read("is_staff")?,
            is_reported: row.read("is_reported")?,
            in_force: self.in_force_against(author, now).await?,
        }))
    }

    pub(super) async fn reports_of(&self, case: i64) -> Result<Vec<Report>, StoreError> {
        Ok(sqlx::query_as(
            "SELECT a.username, r.clause, r.language, r.text, r.at FROM reports r \
             LEFT JOIN accounts a ON a.person_id = r.reporter_id WHERE r.case_id = $1 ORDER BY r.id",
        )
        .bind(case)
        .fetch_all(&self.readers)
        .await?)
    }

    pub(super) async fn signals_of(&self, case: i64) -> Result<BTreeSet<Signal>, StoreError> {
        let kinds: Vec<String> = sqlx::query_scalar("SELECT kind FROM signals WHERE case_id = $1")
            .bind(case)
            .fetch_all(&self.readers)
            .await?;
        Ok(kinds.iter().map(|kind| word(kind)).collect::<Result<_, _>>()?)
    }

    pub(super) async fn decisions_of(&self, case: i64) -> Result<Vec<Decision>, StoreError> {
        Ok(sqlx::query_as(
            "SELECT d.id, d.at, d.actor_id, d.is_staff, d.ruling, d.before, d.clause, d.reason, d.note, d.measure, d.until, d.lifted, d.undone, d.appealed, \
             d.appeal, d.verdict, d.judged, d.answer, a.username AS actor, j.username AS judge FROM decisions d \
             LEFT JOIN accounts a ON a.person_id = d.actor_id LEFT JOIN accounts j ON j.person_id = d.judge_id \
             WHERE d.case_id = $1 ORDER BY d.number",
        )
        .bind(case)
        .fetch_all(&self.readers)
        .await?)
    }

    pub(super) async fn notes_of(&self, case: i64) -> Result<Vec<CaseNote>, StoreError> {
        Ok(sqlx::query_as(
            "SELECT a.username, n.at, n.text FROM case_notes n LEFT JOIN accounts a ON a.person_id = n.actor_id \
             WHERE n.case_id = $1 ORDER BY n.number",
        )
        .bind(case)
        .fetch_all(&self.readers)
        .await?)
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

from_row!(
    row,
    CaseLine {
        id,
        target: row.read("thing")?,
        state,
        score,
        waits,
        assignee: row.read::<Option<_>>("holder_id")?.zip(row.read("holder")?),
        author,
        title: title(row)?,
        language,
        excerpt: row.read::<String>("source")?.chars().take(EXCERPT).collect(),
        reports,
        signal,
        standing: visibility(row)?,
    }
);

fn visibility(row: &Row) -> Result<Visibility, sqlx::Error> {
    let topic: Option<TopicState> = row.read("topic_state")?;
    let is_visible = topic.is_some_and(TopicState::is_visible);
    Ok(match row.read("thing")? {
        Target::Comment(_) if row.read::<Option<i64>>("withdrawn")?.is_some() => Visibility::Gone,
        Target::Comment(_) => match row.read("withheld")? {
            Some(ruling) => Visibility::Hidden(ruling),
            None if is_visible => Visibility::Read,
            None => Visibility::Gone,
        },
        Target::GuestPost(_) if topic == Some(TopicState::Withheld) => {
            Visibility::Hidden(row.read::<Option<_>>("ruling")?.unwrap_or(Ruling::Remove))
        }
        Target::GuestPost(_) if is_visible => Visibility::Read,
        Target::Profile(_) if row.read("is_unnamed")? => Visibility::Hidden(Ruling::Hide),
        Target::Profile(_) if row.read::<Option<String>>("author")?.is_some() => Visibility::Read,
        Target::GuestPost(_) | Target::Profile(_) => Visibility::Gone,
    })
}

/// The title of the topic that the thing of a case stands in.
fn title(row: &Row) -> Result<Option<Bilingual>, sqlx::Error> {
    let titles = row.read::<Option<_>>("title_en")?.zip(row.read("title_fr")?);
    Ok(titles.map(|(en, fr)| Bilingual { en, fr }))
}

from_row!(
    row,
    Decision {
        id,
        at,
        actor: row.read::<Option<_>>("actor_id")?.zip(row.read("actor")?),
        is_staff,
        ruling,
        was_withheld: hide::content_is_hidden(row.try_get("before")?),
        clause,
        reason,
        note,
        measure: measure(row)?,
        undone,
        appeal: row.read::<Option<_>>("appealed")?.zip(row.read("appeal")?),
        judged: judged(row)?,
    }
);

fn judged(row: &Row) -> Result<Option<Judged>, sqlx::Error> {
    let Some((verdict, at)) = row.read::<Option<_>>("verdict")?.zip(row.read("judged")?) else {
        return Ok(None);
    };
    let answer: Option<String> = row.read("answer")?;
    Ok(Some(Judged { verdict, at, by: row.read("judge")?, answer: answer.unwrap_or_default() }))
}

from_row!(
    row,
    OwnDecision {
        id,
        at,
        is_staff,
        target: row.read("thing")?,
        title: title(row)?,
        name,
        language,
        html,
        ruling,
        was_withheld: hide::content_is_hidden(row.try_get("before")?),
        clause,
        reason,
        measure: measure(row)?,
        undone,
        appeal: row.read::<Option<_>>("appealed")?.zip(row.read("appeal")?),
        judged: own_judged(row)?,
        is_last,
    }
);

fn own_judged(row: &Row) -> Result<Option<(Verdict, OffsetDateTime, String)>, sqlx::Error> {
    let judged = row.read::<Option<_>>("verdict")?.zip(row.read("judged")?);
    let answer: Option<String> = row.read("answer")?;
    Ok(judged.map(|(verdict, at)| (verdict, at, answer.unwrap_or_default())))
}

from_row!(row, Context { id, author: row.read("username")?, language, html, gone: gone(row)? });

from_row!(row, Report { reporter: row.read("username")?, clause, language, text, at });

from_row!(row, CaseNote { by: row.read("username")?, at, text });
