//! The single writer: what is waiting shares one transaction, and so one sync to disk.
//!
//! Each job runs in a savepoint of its own, so one that fails takes nobody along. Pledges that wait together are
//! written together, a statement a table. A caller hears back only after the commit: what it was told is on disk.
//!
//! A job asks the database a few times, and a group is some hundred jobs, one after the other. So this runs on a thread of its
//! own, where no answer waits until a page is written that happens to be in the way.

use std::time::Duration;

use futures::future::BoxFuture;
use sqlx::{Connection as _, Pool};
use tokio::runtime;
use tokio::sync::{mpsc, oneshot, watch};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::pledges::receive::receive;
use super::{BEGIN, Connection, Db};
use crate::StoreError;
use crate::campaign::{NewPledge, Received};

/// Jobs in one transaction at most: bounds how long a commit, and so a wait, can take.
const MAX_GROUP: usize = 512;
/// Jobs that may wait. Beyond it the answer is [`StoreError::Busy`], which costs nothing.
const MAX_WAITING: usize = 8 * MAX_GROUP;

type Reply<T> = oneshot::Sender<Result<T, StoreError>>;

enum Job {
    Pledge(Box<NewPledge>, Reply<Received>),
    Call(Box<dyn Call>),
}

/// A closure, its result once it has run, and who waits for it.
trait Call: Send {
    fn run<'c>(&'c mut self, connection: &'c mut Connection) -> BoxFuture<'c, Result<(), sqlx::Error>>;
    fn reply(self: Box<Self>, committed: Result<(), StoreError>);
}

struct Closure<F, T> {
    work: Option<F>,
    result: Option<T>,
    reply: Reply<T>,
}

impl<F, T> Call for Closure<F, T>
where
    T: Send + 'static,
    F: for<'c> FnOnce(&'c mut Connection) -> BoxFuture<'c, Result<T, sqlx::Error>> + Send + 'static,
{
    fn run<'c>(&'c mut self, connection: &'c mut Connection) -> BoxFuture<'c, Result<(), sqlx::Error>> {
        Box::pin(async move {
            if let Some(work) = self.work.take() {
                self.result = Some(work(connection).await?);
            }
            Ok(())
        })
    }

    fn reply(self: Box<Self>, committed: Result<(), StoreError>) {
        let Self { result, reply, .. } = *self;
        // A caller that no longer waits needs no answer.
        let _ = reply.send(committed.and_then(|()| result.ok_or(StoreError::Unavailable)));
    }
}

/// The sending half of the writer's queue.
pub(super) struct Writer {
    queue: mpsc::Sender<Job>,
    stopped: watch::Receiver<bool>,
    close: CancellationToken,
}

impl Writer {
    pub(super) fn spawn(pool: Pool<Db>, pace: Duration) -> std::io::Result<Self> {
        let (queue, jobs) = mpsc::channel(MAX_WAITING);
        let (stopping, stopped) = watch::channel(false);
        let close = CancellationToken::new();
        let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
        let running = run(pool, jobs, pace, close.clone(), stopping);
        std::thread::Builder::new().name("store-writer".into()).spawn(move || runtime.block_on(running))?;
        Ok(Self { queue, stopped, close })
    }

    pub(super) async fn pledge(&self, pledge: NewPledge) -> Result<Received, StoreError> {
        self.submit(|reply| Job::Pledge(Box::new(pledge), reply)).await
    }

    pub(super) async fn call<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: for<'c> FnOnce(&'c mut Connection) -> BoxFuture<'c, Result<T, sqlx::Error>> + Send + 'static,
    {
        self.submit(|reply| Job::Call(Box::new(Closure { work: Some(work), result: None, reply }))).await
    }

    /// The same for what nobody waits for.
    pub(super) fn leave<F>(&self, work: F) -> Result<(), StoreError>
    where
        F: for<'c> FnOnce(&'c mut Connection) -> BoxFuture<'c, Result<(), sqlx::Error>> + Send + 'static,
    {
        let (reply, _) = oneshot::channel::<Result<(), StoreError>>();
        self.enqueue(Job::Call(Box::new(Closure { work: Some(work), result: None, reply })))
    }

    /// Does what is waiting, refuses what comes later, and closes the connection.
    pub(super) async fn close(&self) {
        self.close.cancel();
        let _ = self.stopped.clone().wait_for(|stopped| *stopped).await;
    }

    async fn submit<T>(&self, job: impl FnOnce(Reply<T>) -> Job) -> Result<T, StoreError> {
        let (reply, answer) = oneshot::channel();
        self.enqueue(job(reply))?;
        answer.await.map_err(|_| StoreError::Unavailable)?
    }

    fn enqueue(&self, job: Job) -> Result<(), StoreError> {
        self.queue.try_send(job).map_err(|error| match error {
            mpsc::error::TrySendError::Full(_) => StoreError::Busy,
            mpsc::error::TrySendError::Closed(_) => StoreError::Unavailable,
        })
    }
}

async fn run(
    pool: Pool<Db>,
    mut jobs: mpsc::Receiver<Job>,
    pace: Duration,
    close: CancellationToken,
    stopping: watch::Sender<bool>,
) {
    let mut due = Instant::now();
    let mut group = Vec::with_capacity(MAX_GROUP);
    loop {
        tokio::select! {
            biased;
            taken = jobs.recv_many(&mut group, MAX_GROUP) => if taken == 0 { break },
            () = close.cancelled() => {
                jobs.close();
                continue;
            }
        }
        // A write that comes alone is done at once; those that come in a crowd wait for one another.
        tokio::time::sleep_until(due).await;
        while group.len() < MAX_GROUP
            && let Ok(job) = jobs.try_recv()
        {
            group.push(job);
        }
        due = Instant::now() + pace;
        settle(&pool, std::mem::take(&mut group)).await;
    }
    pool.close().await;
    stopping.send_replace(true);
}

/// Does a group's work in one transaction, then tells everyone who waits.
async fn settle(pool: &Pool<Db>, group: Vec<Job>) {
    let started = Instant::now();
    let size = group.len();
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
    match outcome {
        Ok(received) => {
            for (reply, received) in replies.into_iter().zip(received) {
                let _ = reply.send(received);
            }
            for (call, done) in calls {
                call.reply(done);
            }
        }
        Err(error) => {
            let error = StoreError::from(error);
            for reply in replies {
                let _ = reply.send(Err(error));
            }
            for (call, _) in calls {
                call.reply(Err(error));
            }
        }
    }
}

type Outcome = (Box<dyn Call>, Result<(), StoreError>);

async fn commit(
    pool: &Pool<Db>,
    pledges: &[NewPledge],
    calls: &mut [Outcome],
) -> Result<Vec<Result<Received, StoreError>>, sqlx::Error> {
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
) -> Result<Vec<Result<Received, StoreError>>, sqlx::Error> {
    let mut transaction = connection.begin_with(BEGIN).await?;
    let received = if let Ok(received) = receive(&mut transaction, pledges).await {
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
        if let Err(error) = call.run(&mut transaction).await {
            sqlx::raw_sql("ROLLBACK TO SAVEPOINT job").execute(&mut *transaction).await?;
            *done = Err(error.into());
        }
    }
    transaction.commit().await?;
    Ok(received)
}

/// Writes each pledge in a savepoint of its own, so that only the one that fails is refused.
async fn one_by_one(
    transaction: &mut Connection,
    pledges: &[NewPledge],
) -> Result<Vec<Result<Received, StoreError>>, sqlx::Error> {
    let mut received = Vec::with_capacity(pledges.len());
    for pledge in pledges {
        let mut savepoint = transaction.begin().await?;
        match receive(&mut savepoint, std::slice::from_ref(pledge)).await {
            Ok(one) => {
                savepoint.commit().await?;
                received.push(one.first().copied().ok_or(StoreError::Unavailable));
            }
            Err(error) => {
                savepoint.rollback().await?;
                received.push(Err(error.into()));
            }
        }
    }
    Ok(received)
}
