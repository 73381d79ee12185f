//! Moderation in numbers.

use std::collections::BTreeMap;

use async_trait::async_trait;
use domain::account::Reach;
use domain::moderation::{HIDING_SCORE, Heat, Ledger, Settled, TimeTargets};
use sqlx::QueryBuilder;
use time::{Duration, OffsetDateTime, UtcOffset};
use uuid::Uuid;

use super::audit::{self, By};
use super::purview::{to_read, within};
use super::rows::{Columns as _, Row, count, from_row, millis, moment, unreadable, word};
use super::{Adapter, Connection, Db};
use crate::StoreError;
use crate::document::Bilingual;
use crate::moderation::{CaseDay, Insight, Pressing, Purview, TopicHeat, Workload};
use crate::staff::Suspensions as _;

/// Milliseconds of a day. Days are numbered from 1970 in UTC, as the statements below divide.
const DAY: i64 = 86_400_000;

const TARGETS: &str = "SELECT grave, ordinary, appeal FROM moderation_targets WHERE one = 1";

#[async_trait]
impl Insight for Adapter {
    async fn ledger(&self, since: OffsetDateTime) -> Result<Ledger, StoreError> {
        let decisions = sqlx::query(
            "SELECT d.at, d.ruling, d.clause, k.opened FROM decisions d JOIN cases k ON k.id = d.case_id \
             WHERE d.at >= $1 AND d.is_staff AND d.undone IS NULL",
        )
        .bind(millis(since))
        .fetch_all(&self.readers)
        .await?;
        let appeals: Vec<(i64, Option<String>)> = sqlx::query_as(
            "SELECT appealed, verdict FROM decisions WHERE appealed >= $1 AND is_staff AND undone IS NULL",
        )
        .bind(millis(since))
        .fetch_all(&self.readers)
        .await?;
        let reports: Vec<(i64, i64)> = sqlx::query_as(
            "SELECT at / 86400000 AS day, COUNT(*) AS many FROM reports WHERE at >= $1 GROUP BY at / 86400000",
        )
        .bind(millis(since))
        .fetch_all(&self.readers)
        .await?;
        let appeal = |(at, verdict): (i64, Option<String>)| {
            Ok::<_, sqlx::Error>((moment(at)?, verdict.as_deref().map(word).transpose()?))
        };
        let reports =
            reports.into_iter().map(|(day, limit)| Ok::<_, sqlx::Error>((moment(day * DAY)?, count(limit))));
        Ok(Ledger {
            decisions: decisions.iter().map(settled).collect::<Result<_, _>>()?,
            appeals: appeals.into_iter().map(appeal).collect::<Result<_, _>>()?,
            reports: reports.collect::<Result<_, _>>()?,
        })
    }

    async fn targets(&self) -> Result<TimeTargets, StoreError> {
        let row: Option<(i64, i64, i64)> = sqlx::query_as(TARGETS).fetch_optional(&self.readers).await?;
        Ok(targets(row)?)
    }

    async fn set_time_targets(
        &self,
        targets: TimeTargets,
        actor: Uuid,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError> {
        self.write(move |connection| Box::pin(set_time_targets(connection, targets, actor, at))).await
    }

    async fn pressing(
        &self,
        purview: &Purview,
        targets: TimeTargets,
        now: OffsetDateTime,
    ) -> Result<Pressing, StoreError> {
        let before = |hours: u16| millis(now - Duration::hours(hours.into()));
        let mut select = QueryBuilder::<Db>::new(
            "SELECT COUNT(*) AS waits, COUNT(CASE WHEN k.state = 'appealed' THEN 1 END) AS appealed, \
             COUNT(CASE WHEN k.holder_id IS NULL THEN 1 END) AS free, COUNT(CASE WHEN k.waits < CASE \
             WHEN k.state = 'appealed' THEN ",
        );
        select.push_bind(before(targets.appeal)).push(" WHEN k.score >= ").push_bind(i64::from(HIDING_SCORE));
        select
            .push(" THEN ")
            .push_bind(before(targets.grave))
            .push(" ELSE ")
            .push_bind(before(targets.ordinary));
        select.push(
            " END THEN 1 END) AS late FROM cases k LEFT JOIN topics t ON t.id = k.topic_id WHERE k.state <> 'decided'",
        );
        to_read(&mut select, purview);
        let (waits, appealed, free, late): (i64, i64, i64, i64) =
            select.build_query_as().fetch_one(&self.readers).await?;
        let (appealed, free, late) = (count(appealed), count(free), count(late));
        Ok(Pressing { open: count(waits) - appealed, appealed, free, late })
    }

    async fn workloads(&self, purview: &Purview, now: OffsetDateTime) -> Result<Vec<Workload>, StoreError> {
        let mut loads: BTreeMap<String, Workload> = BTreeMap::new();
        let of = |loads: &mut BTreeMap<String, Workload>, username: String, add: [i64; 3]| {
            let new = Workload { username: username.clone(), in_hand: 0, week: 0, month: 0 };
            let load = loads.entry(username).or_insert(new);
            load.in_hand += count(add[0]);
            load.week += count(add[1]);
            load.month += count(add[2]);
        };
        for username in self.moderators_within(&purview.reach, now).await? {
            of(&mut loads, username, [0; 3]);
        }
        let mut held = QueryBuilder::<Db>::new(
            "SELECT a.username, COUNT(*) AS many FROM cases k LEFT JOIN topics t ON t.id = k.topic_id \
             JOIN accounts a ON a.person_id = k.holder_id WHERE k.state <> 'decided'",
        );
        to_read(&mut held, purview);
        let held: Vec<(String, i64)> =
            held.push(" GROUP BY a.username").build_query_as().fetch_all(&self.readers).await?;
        for (username, limit) in held {
            of(&mut loads, username, [limit, 0, 0]);
        }
        let mut decided = QueryBuilder::<Db>::new("SELECT a.username, COUNT(CASE WHEN d.at >= ");
        decided.push_bind(millis(now - Duration::days(7)));
        decided.push(
            " THEN 1 END) AS week, COUNT(*) AS month FROM decisions d JOIN cases k ON k.id = d.case_id \
             LEFT JOIN topics t ON t.id = k.topic_id JOIN accounts a ON a.person_id = d.actor_id \
             WHERE d.is_staff AND d.undone IS NULL AND d.at >= ",
        );
        decided.push_bind(millis(now - Duration::days(30)));
        to_read(&mut decided, purview);
        let decided: Vec<(String, i64, i64)> =
            decided.push(" GROUP BY a.username").build_query_as().fetch_all(&self.readers).await?;
        for (username, week, month) in decided {
            of(&mut loads, username, [0, week, month]);
        }
        Ok(loads.into_values().collect())
    }

    async fn lively_topics(
        &self,
        purview: &Purview,
        now: OffsetDateTime,
    ) -> Result<Vec<TopicHeat>, StoreError> {
        let (day, week) = (millis(now - Duration::DAY), millis(now - Duration::days(8)));
        let mut select =
            QueryBuilder::<Db>::new("WITH said AS (SELECT c.topic_id, c.created AS at, 0 AS is_report ");
        select.push("FROM comments c JOIN topics t ON t.id = c.topic_id WHERE t.active >= ").push_bind(week);
        select.push(" AND c.created >= ").push_bind(week);
        within(&mut select, &purview.reach);
        select.push(" UNION ALL SELECT k.topic_id, r.at, 1 AS is_report FROM reports r JOIN cases k ");
        select.push("ON k.id = r.case_id JOIN topics t ON t.id = k.topic_id WHERE r.at >= ").push_bind(week);
        to_read(&mut select, purview);
        select.push(") SELECT t.id, t.title_en, t.title_fr");
        for (name, is_report, is_now) in [
            ("comments", 0, true),
            ("reports", 1, true),
            ("comments_before", 0, false),
            ("reports_before", 1, false),
        ] {
            let when = if is_now { " AND s.at >= " } else { " AND s.at < " };
            select.push(", COUNT(CASE WHEN s.is_report = ").push(is_report).push(when).push_bind(day);
            select.push(" THEN 1 END) AS ").push(name);
        }
        select.push(
            " FROM said s JOIN topics t ON t.id = s.topic_id GROUP BY t.id, t.title_en, t.title_fr \
             HAVING MAX(s.at) >= ",
        );
        select.push_bind(day).push(" ORDER BY t.id");
        Ok(select.build_query_as().fetch_all(&self.readers).await?)
    }

    async fn case_days(
        &self,
        purview: &Purview,
        days: u16,
        now: OffsetDateTime,
    ) -> Result<Vec<CaseDay>, StoreError> {
        let midnight = now.to_offset(UtcOffset::UTC).replace_time(time::Time::MIDNIGHT);
        let first = midnight - Duration::days(i64::from(days) - 1);
        let since = millis(first);
        let mut opened = QueryBuilder::<Db>::new(
            "SELECT k.opened / 86400000 AS day, COUNT(*) AS many FROM cases k LEFT JOIN topics t ON t.id = k.topic_id \
             WHERE k.opened >= ",
        );
        opened.push_bind(since);
        to_read(&mut opened, purview);
        opened.push(" GROUP BY k.opened / 86400000");
        let mut decided = QueryBuilder::<Db>::new(
            "SELECT d.at / 86400000 AS day, COUNT(*) AS many FROM decisions d JOIN cases k ON k.id = d.case_id \
             LEFT JOIN topics t ON t.id = k.topic_id WHERE d.is_staff AND d.undone IS NULL AND d.at >= ",
        );
        decided.push_bind(since);
        to_read(&mut decided, purview);
        decided.push(" GROUP BY d.at / 86400000");
        let opened: Vec<(i64, i64)> = opened.build_query_as().fetch_all(&self.readers).await?;
        let decided: Vec<(i64, i64)> = decided.build_query_as().fetch_all(&self.readers).await?;
        let (opened, decided): (BTreeMap<_, _>, BTreeMap<_, _>) =
            (opened.into_iter().collect(), decided.into_iter().collect());
        let limit = |of: &BTreeMap<i64, i64>, day: i64| count(of.get(&day).copied().unwrap_or(0));
        let day = |number: u16| {
            let day = since / DAY + i64::from(number);
            let (opened, decided) = (limit(&opened, day), limit(&decided, day));
            Ok::<_, sqlx::Error>(CaseDay { day: moment(day * DAY)?, opened, decided })
        };
        Ok((0..days).map(day).collect::<Result<_, _>>()?)
    }
}

impl Adapter {
    /// Those who may take a case somewhere within a reach.
    async fn moderators_within(&self, reach: &Reach, now: OffsetDateTime) -> Result<Vec<String>, StoreError> {
        let mut select = QueryBuilder::<Db>::new(
            "SELECT DISTINCT a.person_id, a.username FROM duties d JOIN accounts a ON a.person_id = d.person_id \
             WHERE d.duty = 'moderator'",
        );
        if let Reach::Themes(themes) = reach {
            select.push(" AND d.theme IN (");
            let mut list = select.separated(", ");
            list.push_bind(Uuid::nil());
            for theme in themes {
                list.push_bind(*theme);
            }
            list.push_unseparated(")");
        }
        let all: Vec<(Uuid, String)> = select.build_query_as().fetch_all(&self.readers).await?;
        let suspended = self.suspended_staff(now).await?;
        let may_work = all.into_iter().filter(|(person, _)| !suspended.contains(person));
        Ok(may_work.map(|(_, username)| username).collect())
    }
}

fn settled(row: &Row) -> Result<Settled, sqlx::Error> {
    Ok(Settled {
        opened: row.read("opened")?,
        at: row.read("at")?,
        ruling: row.read("ruling")?,
        clause: row.read("clause")?,
    })
}

from_row!(
    row,
    TopicHeat {
        topic: row.read("id")?,
        title: Bilingual { en: row.read("title_en")?, fr: row.read("title_fr")? },
        heat: Heat {
            comments: row.read("comments")?,
            reports: row.read("reports")?,
            comments_before: row.read("comments_before")?,
            reports_before: row.read("reports_before")?,
        },
    }
);

fn targets(row: Option<(i64, i64, i64)>) -> Result<TimeTargets, sqlx::Error> {
    let Some((grave, ordinary, appeal)) = row else { return Ok(TimeTargets::default()) };
    let hours = |hours: i64| u16::try_from(hours).map_err(|_| unreadable());
    Ok(TimeTargets { grave: hours(grave)?, ordinary: hours(ordinary)?, appeal: hours(appeal)? })
}

async fn set_time_targets(
    connection: &mut Connection,
    new: TimeTargets,
    actor: Uuid,
    at: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    let row: Option<(i64, i64, i64)> = sqlx::query_as(TARGETS).fetch_optional(&mut *connection).await?;
    if targets(row)? == new {
        return Ok(false);
    }
    sqlx::query(
        "INSERT INTO moderation_targets (one, grave, ordinary, appeal) VALUES (1, $1, $2, $3) \
         ON CONFLICT (one) DO UPDATE SET grave = $1, ordinary = $2, appeal = $3",
    )
    .bind(i64::from(new.grave))
    .bind(i64::from(new.ordinary))
    .bind(i64::from(new.appeal))
    .execute(&mut *connection)
    .await?;
    let detail = format!("{} {} {}", new.grave, new.ordinary, new.appeal);
    audit::note(connection, at, By::Staff(actor), "targets.changed", None, Some(&detail)).await?;
    Ok(true)
}
