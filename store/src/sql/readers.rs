//! The connections that read: a query takes one and puts it back.
//!
//! A pool of the driver asks each connection whether it is still whole whenever it is put back, in a task of its own, which on
//! SQLite costs what a small query does. Here, one whose answer was read to its end is known to be whole. One that was left
//! half-way, or whose query failed, is closed; and one of which neither is known is asked before it is used again.

use std::fmt;
use std::io::ErrorKind;
use std::ops::{Deref, DerefMut};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use futures::future::BoxFuture;
use futures::stream::{self, BoxStream, StreamExt as _, TryStreamExt as _};
use sqlx::{ConnectOptions as _, Connection as _, Database, Describe, Either, Execute, Executor, SqlStr};
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::{sleep, timeout};

use super::{Connection, Db};

/// How long a query waits for a connection, and how long one may take to open.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long a connection has to say that it is whole.
const ANSWER: Duration = Duration::from_secs(1);
/// How often a server is asked again that is just starting.
const RETRY: Duration = Duration::from_millis(100);

type Options = <Connection as sqlx::Connection>::Options;
type Row = <Db as Database>::Row;
type QueryResult = <Db as Database>::QueryResult;

/// As many connections as may read at once, opened when they are needed.
pub(crate) struct Readers {
    options: Options,
    most: u32,
    /// How long a connection that nobody uses is taken to be whole.
    trust: Duration,
    places: Semaphore,
    is_closed: AtomicBool,
    /// The last one put back is the first one taken: what it holds of the database is in the processor's caches.
    idle: Mutex<Vec<Idle>>,
    /// How many have broken. Those that were put back before may have broken with them.
    broken: AtomicU64,
}

struct Idle {
    connection: Connection,
    /// When it was known to be whole, and how many others had broken by then.
    whole: Option<(Instant, u64)>,
}

impl Readers {
    /// Opens the first connection, which says whether there is a database.
    pub(crate) async fn open(options: Options, most: u32, trust: Duration) -> Result<Self, sqlx::Error> {
        let readers = Self {
            options,
            most,
            trust,
            places: Semaphore::new(most as usize),
            is_closed: AtomicBool::new(false),
            idle: Mutex::new(Vec::new()),
            broken: AtomicU64::new(0),
        };
        drop(readers.acquire().await?);
        Ok(readers)
    }

    /// A connection for several queries, alone until it is dropped.
    pub(crate) async fn acquire(&self) -> Result<Reader<'_>, sqlx::Error> {
        let place = timeout(PATIENCE, self.places.acquire()).await.map_err(|_| sqlx::Error::PoolTimedOut)?;
        let place = place.map_err(|_| sqlx::Error::PoolClosed)?;
        if self.is_closed.load(Ordering::Acquire) {
            return Err(sqlx::Error::PoolClosed);
        }
        let idle = self.idle().pop();
        let connection = match idle {
            Some(idle) if self.is_whole(&idle) => idle.connection,
            doubtful => Box::pin(self.renew(doubtful)).await?,
        };
        Ok(Reader { readers: self, connection: Some(connection), state: State::Whole, _place: place })
    }

    /// Refuses further queries, waits for those under way, and closes every connection.
    pub(crate) async fn close(&self) {
        self.is_closed.store(true, Ordering::Release);
        let all = self.places.acquire_many(self.most).await;
        let idle = std::mem::take(&mut *self.idle());
        for idle in idle {
            // One that is gone already needs no end.
            let _ = idle.connection.close().await;
        }
        drop(all);
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Idle>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_whole(&self, idle: &Idle) -> bool {
        idle.whole.is_some_and(|(at, broken)| {
            at.elapsed() <= self.trust && broken == self.broken.load(Ordering::Acquire)
        })
    }

    /// The same connection where it answers, else a new one.
    async fn renew(&self, doubtful: Option<Idle>) -> Result<Connection, sqlx::Error> {
        if let Some(mut idle) = doubtful {
            if matches!(timeout(ANSWER, idle.connection.ping()).await, Ok(Ok(()))) {
                return Ok(idle.connection);
            }
            self.broken.fetch_add(1, Ordering::AcqRel);
        }
        timeout(PATIENCE, self.connect()).await.map_err(|_| sqlx::Error::PoolTimedOut)?
    }

    /// Opens a connection. A server that is just starting is waited for.
    async fn connect(&self) -> Result<Connection, sqlx::Error> {
        loop {
            match self.options.connect().await {
                Err(sqlx::Error::Io(error)) if error.kind() == ErrorKind::ConnectionRefused => {}
                Err(sqlx::Error::Database(error)) if error.is_transient_in_connect_phase() => {}
                opened => return opened,
            }
            sleep(RETRY).await;
        }
    }
}

impl fmt::Debug for Readers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Readers").field("most", &self.most).finish_non_exhaustive()
    }
}

/// A connection that is lent; dropping it puts it back.
pub(crate) struct Reader<'r> {
    readers: &'r Readers,
    connection: Option<Connection>,
    state: State,
    _place: SemaphorePermit<'r>,
}

#[derive(Clone, Copy)]
enum State {
    /// Nothing is under way.
    Whole,
    /// Whoever has it may have left an answer half-way.
    Unknown,
    /// A query is under way.
    Asked,
}

impl Reader<'_> {
    /// The connection for one query, whose answer goes through [`Reader::answered`]: what does not is left half-way.
    fn ask(&mut self) -> &mut Connection {
        self.state = State::Asked;
        self.connection()
    }

    fn answered<T>(mut self, answer: Result<T, sqlx::Error>) -> Result<T, sqlx::Error> {
        if answer.is_ok() {
            self.state = State::Whole;
        } else {
            self.readers.broken.fetch_add(1, Ordering::AcqRel);
        }
        answer
    }

    fn connection(&mut self) -> &mut Connection {
        self.connection.as_mut().unwrap_or_else(|| unreachable!("it is taken as it is dropped"))
    }
}

impl Deref for Reader<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.connection.as_ref().unwrap_or_else(|| unreachable!("it is taken as it is dropped"))
    }
}

impl DerefMut for Reader<'_> {
    fn deref_mut(&mut self) -> &mut Connection {
        self.state = State::Unknown;
        self.connection()
    }
}

impl Drop for Reader<'_> {
    fn drop(&mut self) {
        let Some(connection) = self.connection.take() else { return };
        let whole = match self.state {
            // Closed as it goes out of scope, with whatever answer was on its way.
            State::Asked => return,
            State::Whole => Some((Instant::now(), self.readers.broken.load(Ordering::Acquire))),
            State::Unknown => None,
        };
        self.readers.idle().push(Idle { connection, whole });
    }
}

/// Each query on whichever connection is free. Its rows are read at once: whoever is slow to look at them holds none.
impl<'c> Executor<'c> for &'c Readers {
    type Database = Db;

    fn fetch_many<'e, 'q: 'e, E>(
        self,
        query: E,
    ) -> BoxStream<'e, Result<Either<QueryResult, Row>, sqlx::Error>>
    where
        'c: 'e,
        E: 'q + Execute<'q, Db>,
    {
        all(Box::pin(async move {
            let mut reader = self.acquire().await?;
            let answer = reader.ask().fetch_many(query).try_collect::<Vec<_>>().await;
            reader.answered(answer)
        }))
    }

    fn fetch<'e, 'q: 'e, E>(self, query: E) -> BoxStream<'e, Result<Row, sqlx::Error>>
    where
        'c: 'e,
        E: 'q + Execute<'q, Db>,
    {
        all(self.fetch_all(query))
    }

    fn fetch_all<'e, 'q: 'e, E>(self, query: E) -> BoxFuture<'e, Result<Vec<Row>, sqlx::Error>>
    where
        'c: 'e,
        E: 'q + Execute<'q, Db>,
    {
        Box::pin(async move {
            let mut reader = self.acquire().await?;
            let answer = reader.ask().fetch_all(query).await;
            reader.answered(answer)
        })
    }

    fn fetch_optional<'e, 'q: 'e, E>(self, query: E) -> BoxFuture<'e, Result<Option<Row>, sqlx::Error>>
    where
        'c: 'e,
        E: 'q + Execute<'q, Db>,
    {
        Box::pin(async move {
            let mut reader = self.acquire().await?;
            let answer = reader.ask().fetch_optional(query).await;
            reader.answered(answer)
        })
    }

    fn prepare_with<'e>(
        self,
        sql: SqlStr,
        parameters: &'e [<Db as Database>::TypeInfo],
    ) -> BoxFuture<'e, Result<<Db as Database>::Statement, sqlx::Error>>
    where
        'c: 'e,
    {
        Box::pin(async move {
            let mut reader = self.acquire().await?;
            let answer = reader.ask().prepare_with(sql, parameters).await;
            reader.answered(answer)
        })
    }

    fn describe<'e>(self, sql: SqlStr) -> BoxFuture<'e, Result<Describe<Db>, sqlx::Error>>
    where
        'c: 'e,
    {
        Box::pin(async move {
            let mut reader = self.acquire().await?;
            let answer = reader.ask().describe(sql).await;
            reader.answered(answer)
        })
    }
}

/// The parts of an answer, one after the other.
fn all<'e, T: Send + 'e>(
    answer: BoxFuture<'e, Result<Vec<T>, sqlx::Error>>,
) -> BoxStream<'e, Result<T, sqlx::Error>> {
    stream::once(answer)
        .map_ok(|parts| stream::iter(parts.into_iter().map(Ok::<_, sqlx::Error>)))
        .try_flatten()
        .boxed()
}
