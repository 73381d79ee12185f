//! Load: as much as goes (closed loop), or so many a second whatever becomes of them (open loop).

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use rand::rngs::StdRng;
use rand::{Rng as _, SeedableRng as _};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep_until};

use crate::spread::Spread;
use crate::table::float;
use load::Outcome;
use load::client::Connection;

/// What became of a load.
#[derive(Debug, Default)]
pub struct Run {
    /// The requests that were answered as hoped, by their numbers.
    pub told: Vec<u64>,
    /// Other answers, by status; 0 where the connection broke.
    pub other: BTreeMap<u16, usize>,
    /// How long answers took.
    pub spread: Spread,
    /// From the start to the last answer.
    pub took: Duration,
}

impl Run {
    /// Hoped-for answers a second.
    pub fn rate(&self) -> f64 {
        float(self.told.len()) / self.took.as_secs_f64()
    }

    fn note(&mut self, n: u64, wanted: u16, answer: std::io::Result<u16>, latency: Duration) {
        match answer {
            Ok(status) if status == wanted => {
                self.told.push(n);
                self.spread.add(latency);
            }
            other => *self.other.entry(other.unwrap_or(0)).or_default() += 1,
        }
    }

    async fn gather(mut tasks: JoinSet<std::io::Result<Self>>, started: Instant) -> Outcome<Self> {
        let mut all = Self::default();
        while let Some(run) = tasks.join_next().await {
            let run = run??;
            all.told.extend(run.told);
            all.spread.join(run.spread);
            for (status, times) in run.other {
                *all.other.entry(status).or_default() += times;
            }
        }
        all.took = started.elapsed();
        Ok(all)
    }
}

/// What is asked, and which answer is hoped for.
#[derive(Clone)]
pub struct Ask {
    /// Whom.
    pub address: SocketAddr,
    /// The `n`-th request.
    pub request: Arc<dyn Fn(u64) -> Arc<[u8]> + Send + Sync>,
    /// The status hoped for.
    pub wanted: u16,
    /// The number of the first request.
    pub first: u64,
}

/// So many connections, each asking again as soon as it is answered.
pub async fn closed(ask: &Ask, connections: usize, time: Duration) -> Outcome<Run> {
    let next = Arc::new(AtomicUsize::new(0));
    let mut ready = Vec::with_capacity(connections);
    for _ in 0..connections {
        ready.push(Connection::open(ask.address).await?);
    }
    let started = Instant::now();
    let mut tasks = JoinSet::new();
    for mut connection in ready {
        let (ask, next) = (ask.clone(), next.clone());
        tasks.spawn(async move {
            let mut run = Run::default();
            while started.elapsed() < time {
                let n = ask.first + next.fetch_add(1, Ordering::Relaxed) as u64;
                let request = (ask.request)(n);
                let sent = Instant::now();
                let answer = connection.exchange(&request).await;
                let is_broken = answer.is_err();
                run.note(n, ask.wanted, answer, sent.elapsed());
                if is_broken {
                    connection = Connection::open(ask.address).await?;
                }
            }
            Ok(run)
        });
    }
    Run::gather(tasks, started).await
}

/// Arrivals at random moments, `rate` a second on average; how long each took counts from the moment at which it was
/// to arrive, so that a server that falls behind cannot hide it.
pub async fn open(ask: &Ask, connections: usize, rate: u32, time: Duration) -> Outcome<Run> {
    let moments: Arc<[Duration]> = moments(rate, time).into();
    let next = Arc::new(AtomicUsize::new(0));
    let mut ready = Vec::with_capacity(connections);
    for _ in 0..connections {
        ready.push(Connection::open(ask.address).await?);
    }
    let started = Instant::now();
    let mut tasks = JoinSet::new();
    for mut connection in ready {
        let (ask, next, moments) = (ask.clone(), next.clone(), moments.clone());
        tasks.spawn(async move {
            let mut run = Run::default();
            loop {
                let at = next.fetch_add(1, Ordering::Relaxed);
                let Some(moment) = moments.get(at) else { return Ok(run) };
                let n = ask.first + at as u64;
                let request = (ask.request)(n);
                let due = started + *moment;
                sleep_until(due).await;
                let answer = connection.exchange(&request).await;
                let is_broken = answer.is_err();
                run.note(n, ask.wanted, answer, due.elapsed());
                if is_broken {
                    connection = Connection::open(ask.address).await?;
                }
            }
        });
    }
    Run::gather(tasks, started).await
}

/// The arrivals of people who know nothing of one another (a Poisson process), the same in every run.
fn moments(rate: u32, time: Duration) -> Vec<Duration> {
    let mut random = StdRng::seed_from_u64(2019);
    let mut at = 0.0;
    let mut moments = Vec::new();
    loop {
        at += -(1.0 - random.random::<f64>()).ln() / f64::from(rate);
        if at > time.as_secs_f64() {
            return moments;
        }
        moments.push(Duration::from_secs_f64(at));
    }
}
