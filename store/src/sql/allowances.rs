//! What people have used up of what they may do.

use async_trait::async_trait;
use time::OffsetDateTime;

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
    let mut taken = Vec::with_capacity(acts.len());
    for (act, times) in acts {
        // A write first, so that another node waits with its own until this one is on disk.
        let spent: i64 = sqlx::query_scalar(
            "INSERT INTO allowances (person_id, act, spent) VALUES ($1, $2, $3) \
             ON CONFLICT (person_id, act) DO UPDATE SET spent = allowances.spent RETURNING spent",
        )
        .bind(person)
        .bind(act.code())
        .bind(millis(at))
        .fetch_one(&mut *connection)
        .await?;
        match act.allowance(is_new).take(moment(spent)?, at, times) {
            Ok(then) => taken.push((act, then)),
            Err(again) => return Ok(Spent::TooMuch(act, again)),
        }
    }
    for (act, then) in taken {
        sqlx::query("UPDATE allowances SET spent = $3 WHERE person_id = $1 AND act = $2")
            .bind(person)
            .bind(act.code())
            .bind(millis(then))
            .execute(&mut *connection)
            .await?;
    }
    Ok(Spent::Done)
}
