//! What waits together: one transaction, and where one of its jobs fails, a savepoint for each.

use std::panic::AssertUnwindSafe;

use futures::FutureExt as _;
use sqlx::{Connection as _, Pool};
use tokio::time::Instant;

use super::super::pledges::receive::receive;
use super::super::{BEGIN, Connection, Db, TRIES, is_lost_race};
use super::job::{Call, Job};
use crate::StoreError;
use crate::campaign::{NewPledge, Received};

/// Why a job came to nothing.
enum Failed {
    Sql(sqlx::Error),
    Panicked,
}

impl Failed {
    /// Another node held what this one waited for, and waited for what this one held. Nothing but this was wrong.
    fn is_lost_race(&self) -> bool {
        matches!(self, Self::Sql(error) if is_lost_race(error))
    }
}

impl From<sqlx::Error> for Failed {
    fn from(error: sqlx::Error) -> Self {
        Self::Sql(error)
    }
}

impl From<Failed> for StoreError {
    fn from(failed: Failed) -> Self {
        match failed {
            Failed::Sql(error) => error.into(),
            Failed::Panicked => {
                tracing::error!("a write panicked");
                Self::Panicked
            }
        }
    }
}

type Done<T> = Result<T, Failed>;

/// Does a group's work, and tells everyone who waits. A job that lost its locks to another node is done again when the rest
/// is committed, and alone: then it holds none but its own while it waits.
pub(super) async fn settle(pool: &Pool<Db>, group: Vec<Job>) {
    let lost = attempt(pool, group, TRIES > 1).await;
    if !lost.is_empty() {
        tracing::info!(jobs = lost.len(), "what crossed the locks of another node is done again");
    }
    for job in lost {
        let mut job = Some(job);
        for left in (0..TRIES - 1).rev() {
            let Some(again) = job.take() else { break };
            job = attempt(pool, vec![again], left > 0).await.pop();
        }
    }
}

/// Does it once in one transaction. What is to be done again is returned, and has told nobody.
async fn attempt(pool: &Pool<Db>, group: Vec<Job>, may_again: bool) -> Vec<Job> {
    let (started, size) = (Instant::now(), group.len());
    let (mut pledges, mut replies, mut calls) = (Vec::new(), Vec::new(), Vec::new());
    for job in group {
        match job {
            Job::Pledge(pledge, reply) => {
                pledges.push(*pledge);
                replies.push(reply);
            }
            Job::Call(call) => calls.push((call, Ok(()))),
        }
    }
    let outcome = commit(pool, &pledges, &mut calls).await;
    metrics::counter!("commons_store_commits_total").increment(1);
    metrics::counter!("commons_store_writes_total").increment(size as u64);
    metrics::histogram!("commons_store_commit_duration_seconds").record(started.elapsed().as_secs_f64());
    let is_lost = |failed: &Failed| may_again && failed.is_lost_race();
    let waiting = pledges.into_iter().zip(replies);
    let mut again = Vec::new();
    match outcome {
        Ok(received) => {
            for ((pledge, reply), received) in waiting.zip(received) {
                match received {
                    Err(failed) if is_lost(&failed) => again.push(Job::Pledge(Box::new(pledge), reply)),
                    received => {
                        // A caller that no longer waits needs no answer.
                        let _ = reply.send(received.map_err(StoreError::from));
                    }
                }
            }
            for (call, done) in calls {
                match done {
                    Err(failed) if is_lost(&failed) => again.push(Job::Call(call)),
                    done => call.reply(done.map_err(StoreError::from)),
                }
            }
        }
        Err(failed) if is_lost(&failed) => {
            again.extend(waiting.map(|(pledge, reply)| Job::Pledge(Box::new(pledge), reply)));
            again.extend(calls.into_iter().map(|(call, _)| Job::Call(call)));
        }
        Err(failed) => {
            let error = StoreError::from(failed);
            for (_, reply) in waiting {
                let _ = reply.send(Err(error));
            }
            for (call, _) in calls {
                call.reply(Err(error));
            }
        }
    }
    again
}

type Outcome = (Box<dyn Call>, Done<()>);

async fn commit(pool: &Pool<Db>, pledges: &[NewPledge], calls: &mut [Outcome]) -> Done<Vec<Done<Received>>> {
    let mut connection = pool.acquire().await?;
    let outcome = transact(&mut connection, pledges, calls).await;
    if outcome.is_err() {
        // A commit that fails, on a full or broken disk, can leave the connection inside its transaction for good:
        // the next group starts on a new one.
        let _ = connection.close().await;
    }
    outcome
}

async fn transact(
    connection: &mut Connection,
    pledges: &[NewPledge],
    calls: &mut [Outcome],
) -> Done<Vec<Done<Received>>> {
    if let Some(received) = together(connection, pledges, calls).await? {
        return Ok(received.into_iter().map(Ok).collect());
    }
    let mut transaction = connection.begin_with(BEGIN).await?;
    let received = if let Ok(received) = caught(receive(&mut transaction, pledges)).await {
        received.into_iter().map(Ok).collect()
    } else {
        transaction.rollback().await?;
        transaction = connection.begin_with(BEGIN).await?;
        one_by_one(&mut transaction, pledges).await?
    };
    // One savepoint, which goes along from job to job in one trip, and ends with the commit.
    let mut mark = "SAVEPOINT job";
    for (call, done) in calls {
        sqlx::raw_sql(mark).execute(&mut *transaction).await?;
        mark = "RELEASE SAVEPOINT job; SAVEPOINT job";
        if let Err(failed) = caught(call.run(&mut transaction)).await {
            sqlx::raw_sql("ROLLBACK TO SAVEPOINT job").execute(&mut *transaction).await?;
            *done = Err(failed);
        }
    }
    transaction.commit().await?;
    Ok(received)
}

/// Does all of it without a savepoint, each of which would be a trip to the database. `None` where something fails: then
/// nothing is done.
async fn together(
    connection: &mut Connection,
    pledges: &[NewPledge],
    calls: &mut [Outcome],
) -> Done<Option<Vec<Received>>> {
    let mut transaction = connection.begin_with(BEGIN).await?;
    let Ok(received) = caught(receive(&mut transaction, pledges)).await else {
        transaction.rollback().await?;
        return Ok(None);
    };
    for (call, _) in calls {
        if caught(call.run(&mut transaction)).await.is_err() {
            transaction.rollback().await?;
            return Ok(None);
        }
    }
    transaction.commit().await?;
    Ok(Some(received))
}

/// Writes each pledge in a savepoint of its own, so that only the one that fails is refused.
async fn one_by_one(transaction: &mut Connection, pledges: &[NewPledge]) -> Done<Vec<Done<Received>>> {
    let mut received = Vec::with_capacity(pledges.len());
    for pledge in pledges {
        let mut savepoint = transaction.begin().await?;
        match caught(receive(&mut savepoint, std::slice::from_ref(pledge))).await {
            Ok(one) => {
                savepoint.commit().await?;
                received.push(one.first().copied().ok_or(Failed::Sql(sqlx::Error::RowNotFound)));
            }
            Err(failed) => {
                savepoint.rollback().await?;
                received.push(Err(failed));
            }
        }
    }
    Ok(received)
}

/// What a job comes to, also where it panics: what it did by then is rolled back like that of one that fails, and the writer
/// lives.
async fn caught<T>(job: impl Future<Output = Result<T, sqlx::Error>>) -> Done<T> {
    match AssertUnwindSafe(job).catch_unwind().await {
        Ok(done) => done.map_err(Failed::Sql),
        Err(_) => Err(Failed::Panicked),
    }
}
