//! The single writer: what is waiting shares one transaction, and so one sync to disk.
//!
//! One that fails takes nobody along: then all of it is done anew, each job in a savepoint of its own. Pledges that wait
//! together are written together, a statement a table. A caller hears back only after the commit: what it was told is on
//! disk. One that panics has failed like any other.
//!
//! A job asks the database a few times, and a group is some hundred jobs, one after the other. So this runs on a thread of its
//! own, where no answer waits until a page is written that happens to be in the way.

mod group;
mod job;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use futures::future::BoxFuture;
use sqlx::Pool;
use tokio::runtime;
use tokio::sync::{mpsc, oneshot, watch};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use self::group::settle;
use self::job::{Closure, Job, Reply};
use super::{Connection, Db};
use crate::StoreError;
use crate::campaign::{NewPledge, Received};

/// Jobs in one transaction at most: bounds how long a commit, and so a wait, can take.
const MAX_GROUP: usize = 512;
/// Jobs that may wait. Beyond it the answer is [`StoreError::Busy`], which costs nothing.
const MAX_WAITING: usize = 8 * MAX_GROUP;

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
        std::thread::Builder::new().name("store-writer".into()).spawn(move || {
            if catch_unwind(AssertUnwindSafe(|| runtime.block_on(running))).is_err() {
                tracing::error!("the writer broke: nothing is written until the program is started again");
            }
        })?;
        Ok(Self { queue, stopped, close })
    }

    pub(super) async fn pledge(&self, pledge: NewPledge) -> Result<Received, StoreError> {
        self.submit(|reply| Job::Pledge(Box::new(pledge), reply)).await
    }

    pub(super) async fn call<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: for<'c> FnOnce(&'c mut Connection) -> BoxFuture<'c, Result<T, sqlx::Error>>
            + Clone
            + Send
            + 'static,
    {
        self.submit(|reply| Job::Call(Box::new(Closure::new(work, reply)))).await
    }

    /// The same for what nobody waits for.
    pub(super) fn leave<F>(&self, work: F) -> Result<(), StoreError>
    where
        F: for<'c> FnOnce(&'c mut Connection) -> BoxFuture<'c, Result<(), sqlx::Error>>
            + Clone
            + Send
            + 'static,
    {
        let (reply, _) = oneshot::channel::<Result<(), StoreError>>();
        self.enqueue(Job::Call(Box::new(Closure::new(work, reply))))
    }

    /// Whether it takes no more: it was closed, or its thread broke.
    pub(super) fn has_ended(&self) -> bool {
        self.queue.is_closed()
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

#[cfg(test)]
mod broken {
    use super::job::Call;
    use super::*;

    /// A job whose end is the writer's.
    struct Deadly;

    impl Call for Deadly {
        fn run<'c>(&'c mut self, _: &'c mut Connection) -> BoxFuture<'c, Result<(), sqlx::Error>> {
            Box::pin(async { Ok(()) })
        }

        fn reply(self: Box<Self>, _: Result<(), StoreError>) {
            std::panic::panic_any("told to panic");
        }
    }

    impl Writer {
        /// Ends its thread as no job can.
        pub(in super::super) async fn break_down(&self) {
            self.enqueue(Job::Call(Box::new(Deadly))).unwrap();
            self.queue.closed().await;
        }
    }
}
