//! Cases as staff read them, and decisions as authors do.

pub(super) mod open;
mod read;

use async_trait::async_trait;
use domain::account::Reach;
use domain::community::TopicState;
use domain::moderation::{CaseState, LogLink, Signal, StoredLogEntry, Target};
use sqlx::{FromRow as _, QueryBuilder, Row as _};
use time::OffsetDateTime;
use uuid::Uuid;

use self::open::last_of_each;
use self::read::{case_columns, case_joins, quoting};
use super::purview::{involvement, to_decide, to_read, within};
use super::rows::{Columns as _, Row, count, from_row, moment};
use super::{Adapter, Db, decide, hide, reports, username_moderation};
use crate::StoreError;
use crate::account::Author;
use crate::document::Bilingual;
use crate::moderation::{
    Acted, Acting, Appealed, Assignee, Case, CaseAct, CaseLine, CasePageRequest, CaseText, Destination,
    LogLine, LogPageRequest, Moderation, Mute, NewReport, OwnDecision, OwnReport, Purview, Quoting, Reported,
    Waiting,
};

#[async_trait]
impl Moderation for Adapter {
    async fn report(&self, report: NewReport) -> Result<Reported, StoreError> {
        self.write(move |connection| Box::pin(reports::report(connection, report))).await
    }

    async fn has_reported(&self, person: Uuid, target: Target) -> Result<bool, StoreError> {
        let mut connection = self.readers.acquire().await?;
        Ok(reports::has_reported(&mut connection, person, target).await?)
    }

    async fn own_reports(&self, person: Uuid) -> Result<Vec<OwnReport>, StoreError> {
        Ok(sqlx::query_as(
            "SELECT thing, clause, language, text, at FROM reports WHERE reporter_id = $1 ORDER BY id",
        )
        .bind(person)
        .fetch_all(&self.readers)
        .await?)
    }

    async fn cases(&self, page_request: &CasePageRequest) -> Result<Vec<CaseLine>, StoreError> {
        let mut select =
            QueryBuilder::<Db>::new(concat!("SELECT ", case_columns!(), case_joins!(), "WHERE "));
        let is_decided = page_request.state == Some(CaseState::Decided);
        match page_request.state {
            None => drop(select.push("k.state <> 'decided'")),
            // The words stand in the index of what waits.
            Some(CaseState::Decided) => drop(select.push("k.state = 'decided'")),
            Some(state) => {
                select.push("k.state <> 'decided' AND k.state = ").push_bind(state.code());
            }
        }
        if page_request.is_to_decide {
            to_decide(&mut select, &page_request.purview);
        } else {
            to_read(&mut select, &page_request.purview);
        }
        if let Some(kind) = page_request.kind {
            select.push(" AND k.kind = ").push_bind(kind.code());
        }
        if let Some(clause) = page_request.clause {
            select.push(" AND (EXISTS (SELECT 1 FROM reports r WHERE r.case_id = k.id AND r.clause = ");
            select.push_bind(clause.code()).push(")");
            let mut kinds = Signal::of_clause(clause).peekable();
            if kinds.peek().is_some() {
                select.push(" OR EXISTS (SELECT 1 FROM signals i WHERE i.case_id = k.id AND i.kind IN (");
                let mut list = select.separated(", ");
                for kind in kinds {
                    list.push_bind(kind.code());
                }
                list.push_unseparated("))");
            }
            select.push(")");
        }
        match page_request.assignee {
            Some(Assignee::Person(person)) => drop(select.push(" AND k.holder_id = ").push_bind(person)),
            Some(Assignee::Nobody) => drop(select.push(" AND k.holder_id IS NULL")),
            None => {}
        }
        match page_request.after {
            Some((_, _, id)) if is_decided => drop(select.push(" AND k.id < ").push_bind(id)),
            Some((score, waits, id)) => {
                select.push(" AND k.score <= ").push_bind(i64::from(score));
                select.push(" AND (k.score < ").push_bind(i64::from(score));
                select.push(" OR k.waits > ").push_bind(waits);
                select.push(" OR (k.waits = ").push_bind(waits);
                select.push(" AND k.id > ").push_bind(id).push("))");
            }
            None => {}
        }
        let order = if is_decided { "k.id DESC" } else { "k.score DESC, k.waits, k.id" };
        select.push(" ORDER BY ").push(order).push(" LIMIT ").push_bind(i64::from(page_request.limit));
        Ok(select.build_query_as().fetch_all(&self.readers).await?)
    }

    async fn waiting_cases(&self, purview: &Purview) -> Result<Waiting, StoreError> {
        let mut select = QueryBuilder::<Db>::new(
            "SELECT COUNT(*) AS waits, COUNT(CASE WHEN k.state = 'appealed' THEN 1 END) AS appealed FROM cases k",
        );
        if matches!(purview.reach, Reach::Themes(_)) {
            select.push(" LEFT JOIN topics t ON t.id = k.topic_id");
        }
        select.push(" WHERE k.state <> 'decided'");
        to_decide(&mut select, purview);
        let (waits, appealed): (i64, i64) = select.build_query_as().fetch_one(&self.readers).await?;
        Ok(Waiting { open: count(waits - appealed), appealed: count(appealed) })
    }

    async fn case(
        &self,
        id: i64,
        purview: &Purview,
        now: OffsetDateTime,
    ) -> Result<Option<Case>, StoreError> {
        let mut select = QueryBuilder::<Db>::new(concat!(
            "SELECT ",
            case_columns!(),
            ", t.theme_id, aa.created AS joined",
            case_joins!(),
            "WHERE k.id = "
        ));
        select.push_bind(id);
        to_read(&mut select, purview);
        let Some(row) = select.build().fetch_optional(&self.readers).await? else { return Ok(None) };
        let (line, theme) = (CaseLine::from_row(&row)?, row.try_get("theme_id")?);
        let (text, context) = match line.target {
            Target::Comment(comment) => (self.reported_comment(comment).await?, self.around(comment).await?),
            Target::GuestPost(topic) => (self.reported_post(topic, line.language).await?, Vec::new()),
            Target::Profile(_) => {
                let source = line.excerpt.clone();
                let written = moment(row.try_get::<Option<i64>, _>("joined")?.unwrap_or(0))?;
                (
                    CaseText {
                        language: line.language,
                        source,
                        html: String::new(),
                        earlier: Vec::new(),
                        written,
                        taken_back: None,
                    },
                    Vec::new(),
                )
            }
        };
        let profile = match line.target {
            Target::Profile(person) => self.author(person).await?,
            Target::Comment(_) | Target::GuestPost(_) => None,
        };
        let author: Option<Uuid> = row.try_get("author_id")?;
        let mut connection = self.readers.acquire().await?;
        let involvement = involvement(&mut connection, line.target, author, purview.person).await?;
        drop(connection);
        Ok(Some(Case {
            involvement,
            version: row.read("version")?,
            opened: row.read("opened")?,
            topic: row.read("topic_id")?,
            profile,
            text,
            context,
            author: match author {
                Some(author) => self.record(author, purview.person, now).await?,
                None => None,
            },
            reports: self.reports_of(id).await?,
            signals: self.signals_of(id).await?,
            decisions: self.decisions_of(id).await?,
            notes: self.notes_of(id).await?,
            colleagues: self.moderators(id, theme, now).await?,
            line,
        }))
    }

    async fn mute(&self, person: Uuid, topic: i64, at: OffsetDateTime) -> Result<Option<Mute>, StoreError> {
        self.mute_in(person, topic, at).await
    }

    async fn act_on_case(&self, acting: Acting) -> Result<Acted, StoreError> {
        let erases = matches!(&acting.act, CaseAct::Rule(ruling) if ruling.redaction.is_some());
        let acted = self.write(move |connection| Box::pin(decide::act(connection, acting))).await?;
        if erases && acted == Acted::Done {
            self.scrub().await;
        }
        Ok(acted)
    }

    async fn destinations(&self, comment: i64, reach: &Reach) -> Result<Vec<Destination>, StoreError> {
        let mut select = QueryBuilder::<Db>::new(
            "SELECT t.id, t.title_en, t.title_fr, h.title_en AS theme_en, h.title_fr AS theme_fr, \
             t.id = c.topic_id AS is_here FROM topics t JOIN themes h ON h.id = t.theme_id JOIN comments c ON c.id = ",
        );
        select.push_bind(comment);
        select.push(" WHERE (t.id <> c.topic_id OR c.parent_id IS NOT NULL) AND t.state = ");
        select.push_bind(TopicState::Open.code());
        within(&mut select, reach);
        select.push(" ORDER BY is_here DESC, h.position, h.id, t.active DESC, t.id");
        Ok(select.build_query_as().fetch_all(&self.readers).await?)
    }

    async fn quoting(&self, comment: i64) -> Result<Vec<Quoting>, StoreError> {
        let rows: Vec<(i64, String, String)> = sqlx::query_as(
            "WITH places AS (SELECT topic_id FROM comments WHERE id = $1 \
             UNION SELECT topic_id FROM moved_comments WHERE comment_id = $1) \
             SELECT q.id, q.language, q.source FROM comments q WHERE q.id > $1 AND q.source LIKE '%>%' \
             AND (q.topic_id IN (SELECT topic_id FROM places) OR q.id IN (SELECT m.comment_id FROM moved_comments m \
             WHERE m.topic_id IN (SELECT topic_id FROM places))) ORDER BY q.id",
        )
        .bind(comment)
        .fetch_all(&self.readers)
        .await?;
        Ok(rows.into_iter().map(quoting).collect::<Result<_, _>>()?)
    }

    async fn naming(&self, username: &str) -> Result<Vec<Quoting>, StoreError> {
        let rows: Vec<(i64, String, String)> = sqlx::query_as(
            "SELECT id, language, source FROM comments WHERE withheld IS NULL AND LOWER(source) LIKE LOWER($1) ORDER BY id",
        )
        .bind(format!("%@{username}%"))
        .fetch_all(&self.readers)
        .await?;
        Ok(rows.into_iter().map(quoting).collect::<Result<_, _>>()?)
    }

    async fn profile(&self, person: Uuid) -> Result<Option<Author>, StoreError> {
        let mut connection = self.readers.acquire().await?;
        let is_seen = username_moderation::is_seen(&mut connection, person).await?;
        drop(connection);
        if is_seen { self.author(person).await } else { Ok(None) }
    }

    async fn hidden_texts(&self, topic: i64) -> Result<Vec<String>, StoreError> {
        Ok(sqlx::query_scalar(
            "SELECT w.source FROM withheld_comments w JOIN comments c ON c.id = w.comment_id WHERE c.topic_id = $1 \
             AND c.withheld IS NOT NULL",
        )
        .bind(topic)
        .fetch_all(&self.readers)
        .await?)
    }

    async fn own_decisions(&self, author: Uuid) -> Result<Vec<OwnDecision>, StoreError> {
        Ok(sqlx::query_as(
            "SELECT d.id, d.at, d.is_staff, d.ruling, d.before, d.clause, d.reason, d.measure, d.until, d.lifted, d.undone, d.appealed, d.appeal, d.verdict, \
             d.judged, d.answer, k.thing, t.title_en, t.title_fr, \
             COALESCE(c.language, g.language, CASE k.kind WHEN 'profile' THEN a.language END, 'en') AS language, \
             CASE WHEN c.withdrawn IS NULL THEN COALESCE(w.html, c.html, '') ELSE '' END AS html, CASE k.kind WHEN 'profile' THEN COALESCE(n.username, a.username) END AS name, \
             NOT EXISTS (SELECT 1 FROM decisions n WHERE n.case_id = d.case_id AND n.number > d.number) AS is_last \
             FROM decisions d JOIN cases k ON k.id = d.case_id LEFT JOIN topics t ON t.id = k.topic_id \
             LEFT JOIN comments c ON c.id = k.comment_id LEFT JOIN withheld_comments w ON w.comment_id = k.comment_id \
             LEFT JOIN guest_posts g ON g.topic_id = k.topic_id AND k.comment_id IS NULL \
             LEFT JOIN accounts a ON a.person_id = d.author_id LEFT JOIN withheld_names n ON n.person_id = d.author_id \
             WHERE d.author_id = $1 AND (d.ruling <> 'keep' OR d.measure IS NOT NULL OR EXISTS (SELECT 1 FROM decisions b \
             WHERE b.case_id = d.case_id AND b.number < d.number)) ORDER BY d.at DESC, d.case_id DESC, d.number DESC",
        )
        .bind(author)
        .fetch_all(&self.readers)
        .await?)
    }

    async fn appeal(
        &self,
        decision: Uuid,
        author: Uuid,
        text: String,
        at: OffsetDateTime,
    ) -> Result<Appealed, StoreError> {
        self.write(move |connection| Box::pin(decide::appeal(connection, decision, author, text, at))).await
    }

    async fn erase_hidden(&self, before: OffsetDateTime) -> Result<u64, StoreError> {
        let forgotten = self.write(move |connection| Box::pin(hide::forget(connection, before))).await?;
        if forgotten > 0 {
            self.scrub().await;
        }
        Ok(forgotten)
    }

    async fn moderation_log(&self, after: i64, limit: u32) -> Result<Vec<StoredLogEntry>, StoreError> {
        self.logged_deeds(after, limit).await
    }

    async fn recent_log_entries(&self, page_request: LogPageRequest) -> Result<Vec<LogLine>, StoreError> {
        self.newest_deeds(page_request).await
    }

    async fn last_log_entry_for(&self, reader: Uuid) -> Result<i64, StoreError> {
        self.last_deed_told(reader).await
    }

    async fn moderation_log_head(&self) -> Result<LogLink, StoreError> {
        self.last_deed().await
    }
}

from_row!(row, OwnReport { target: row.read("thing")?, clause, language, text, at });

from_row!(
    row,
    Destination {
        topic: row.read("id")?,
        title: Bilingual { en: row.read("title_en")?, fr: row.read("title_fr")? },
        theme: Bilingual { en: row.read("theme_en")?, fr: row.read("theme_fr")? },
        is_here,
    }
);
