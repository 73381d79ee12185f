//! What open pages hear of a topic: how many comments it has. They ask for the comments themselves, through the wall.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use services::community::Community;
use tokio::sync::{Notify, watch};
use tokio_util::sync::CancellationToken;

/// How often the topics that somebody reads are counted, for comments that another process took.
const EVERY: Duration = Duration::from_secs(1);

/// The shortest time between two counts, however many comments arrive.
const PACE: Duration = Duration::from_millis(100);

/// The topics that somebody reads, each with its count.
#[derive(Debug, Default)]
pub struct Live {
    topics: Mutex<HashMap<i64, watch::Sender<i64>>>,
    commented: Notify,
}

impl Live {
    /// Says that somebody commented.
    pub fn commented(&self) {
        self.commented.notify_one();
    }

    fn topics(&self) -> MutexGuard<'_, HashMap<i64, watch::Sender<i64>>> {
        self.topics.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A topic's count, and from then on whenever it changes.
    pub fn watch(&self, topic: i64, count: i64) -> watch::Receiver<i64> {
        self.topics().entry(topic).or_insert_with(|| watch::Sender::new(count)).subscribe()
    }

    /// The topics that are still read.
    fn watched(&self) -> Vec<i64> {
        let mut topics = self.topics();
        topics.retain(|_, counts| counts.receiver_count() > 0);
        topics.keys().copied().collect()
    }

    fn tell(&self, counts: Vec<(i64, i64)>) {
        let topics = self.topics();
        for (topic, count) in counts {
            if let Some(counts) = topics.get(&topic) {
                counts.send_if_modified(|last| std::mem::replace(last, count) != count);
            }
        }
    }

    /// Counts until it is told to stop.
    pub async fn run(&self, community: &Community, stop: &CancellationToken) {
        loop {
            tokio::select! {
                () = stop.cancelled() => return,
                () = tokio::time::sleep(EVERY) => {}
                () = self.commented.notified() => {}
            }
            let topics = self.watched();
            // What failed is logged where it failed; the next round tries again.
            if let Ok(counts) = community.count_comments(&topics).await {
                self.tell(counts);
            }
            tokio::time::sleep(PACE).await;
        }
    }
}
