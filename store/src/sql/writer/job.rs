//! What waits to be written, and who waits for it.

use futures::future::BoxFuture;
use tokio::sync::oneshot;

use super::super::Connection;
use crate::StoreError;
use crate::campaign::{NewPledge, Received};

/// Where an answer is waited for.
pub(super) type Reply<T> = oneshot::Sender<Result<T, StoreError>>;

pub(super) enum Job {
    Pledge(Box<NewPledge>, Reply<Received>),
    Call(Box<dyn Call>),
}

/// What is done with the database, and who waits for it. It does nothing else and brings with it all that it needs, also the
/// time: where all of it was rolled back, it can be done again.
pub(super) trait Call: Send {
    fn run<'c>(&'c mut self, connection: &'c mut Connection) -> BoxFuture<'c, Result<(), sqlx::Error>>;
    fn reply(self: Box<Self>, committed: Result<(), StoreError>);
}

/// A closure, and its result once it has run.
pub(super) struct Closure<F, T> {
    work: F,
    result: Option<T>,
    reply: Reply<T>,
}

impl<F, T> Closure<F, T> {
    pub(super) fn new(work: F, reply: Reply<T>) -> Self {
        Self { work, result: None, reply }
    }
}

impl<F, T> Call for Closure<F, T>
where
    T: Send + 'static,
    F: for<'c> FnOnce(&'c mut Connection) -> BoxFuture<'c, Result<T, sqlx::Error>> + Clone + Send + 'static,
{
    fn run<'c>(&'c mut self, connection: &'c mut Connection) -> BoxFuture<'c, Result<(), sqlx::Error>> {
        Box::pin(async move {
            let work = self.work.clone();
            self.result = Some(work(connection).await?);
            Ok(())
        })
    }

    fn reply(self: Box<Self>, committed: Result<(), StoreError>) {
        let Self { result, reply, .. } = *self;
        // A caller that no longer waits needs no answer.
        let _ = reply.send(committed.and_then(|()| result.ok_or(StoreError::Unavailable)));
    }
}
