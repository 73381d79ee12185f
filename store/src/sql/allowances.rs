//! What people have used up of what they may do.

use async_trait::async_trait;
use domain::account::{Act, Allowance};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::rows::{millis, moment};
use super::{Adapter, Connection};
use crate::StoreError;
use crate::allowance::{Allowances, Spending, Spent};

#[async_trait]
impl Allowances for Adapter {
    async fn spend(&self, spending: Spending) -> Result<Spent, StoreError> {
        self.write(move |connection| Box::pin(spend(connection, spending))).await
    }

    async fn forget_allowances(&self, now: OffsetDateTime) -> Result<u64, StoreError> {
        self.write(move |connection| {
            Box::pin(async move {
                let whole = sqlx::query("DELETE FROM allowances WHERE spent <= $1")
                    .bind(millis(now))
                    .execute(connection)
                    .await?;
                Ok(whole.rows_affected())
            })
        })
        .await
    }
}

/// Counts acts, all of them or none.
pub(super) async fn spend(connection: &mut Connection, spending: Spending) -> Result<Spent, sqlx::Error> {
    let Spending { person, is_new, acts, at } = spending;
    for (counted, (act, times)) in acts.iter().enumerate() {
        let allowance = act.allowance(is_new);
        if take(connection, (person, *act), allowance, *times, at).await? {
            continue;
        }
        for (act, times) in acts.iter().take(counted) {
            give_back(connection, (person, *act), act.allowance(is_new).cost(*times)).await?;
        }
        let spent: i64 = sqlx::query_scalar("SELECT spent FROM allowances WHERE person_id = $1 AND act = $2")
            .bind(person)
            .bind(act.code())
            .fetch_one(&mut *connection)
            .await?;
        let again = allowance.take(moment(spent)?, at, *times).err();
        return Ok(Spent::TooMuch(*act, again.unwrap_or(at)));
    }
    Ok(Spent::Done)
}

/// Counts an act where it is possible, by [`Allowance::take`], in one statement: another node waits with its own until this
/// one is on disk.
async fn take(
    connection: &mut Connection,
    (person, act): (Uuid, Act),
    allowance: Allowance,
    times: usize,
    at: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    let cost = allowance.cost(times);
    let counted = sqlx::query(
        "INSERT INTO allowances (person_id, act, spent) VALUES ($1, $2, $3 + $4) ON CONFLICT (person_id, act) DO UPDATE \
         SET spent = CASE WHEN allowances.spent > $3 THEN allowances.spent ELSE $3 END + $4 \
         WHERE allowances.spent <= $3 + $5",
    )
    .bind(person)
    .bind(act.code())
    .bind(millis(at))
    .bind(length(cost))
    .bind(length(allowance.whole() - cost))
    .execute(connection)
    .await?;
    Ok(counted.rows_affected() > 0)
}

async fn give_back(
    connection: &mut Connection,
    (person, act): (Uuid, Act),
    cost: Duration,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE allowances SET spent = spent - $3 WHERE person_id = $1 AND act = $2")
        .bind(person)
        .bind(act.code())
        .bind(length(cost))
        .execute(connection)
        .await
        .map(drop)
}

fn length(time: Duration) -> i64 {
    i64::try_from(time.whole_milliseconds()).unwrap_or(i64::MAX)
}
