//! What all open pages of the Community hear alike: how many comments each topic has that takes some. They ask for the
//! comments themselves, through the wall.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use app::heard::Heard;
use services::community::Community;
use store::StoreError;
use tokio::sync::{Mutex, Notify, watch};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::notifications::LiveNotifications;

/// How often they are counted, for comments that another process took.
const EVERY: Duration = Duration::from_secs(1);

/// The shortest time between two counts, however many comments arrive.
const PACE: Duration = Duration::from_millis(100);

/// The comments of each topic, as last counted.
#[derive(Debug, Default)]
pub struct Counts {
    /// Which count this is.
    number: u64,
    /// Topics in their order, each with its count.
    pub topics: Vec<(i64, i64)>,
    /// Those that were others a count before.
    changed: Vec<(i64, i64)>,
    /// The same two, as pages hear them.
    texts: (Arc<str>, Arc<str>),
}

impl Counts {
    /// Which count this is.
    pub const fn number(&self) -> u64 {
        self.number
    }

    /// The count of one topic.
    pub fn of(&self, topic: i64) -> Option<i64> {
        let place = self.topics.binary_search_by_key(&topic, |(id, _)| *id).ok()?;
        Some(self.topics[place].1)
    }

    /// What a page hears that last heard the count with a number, which this one then is for it.
    pub fn since(&self, heard: &mut u64) -> Arc<str> {
        let (all, changed) = &self.texts;
        let is_next = *heard + 1 == self.number;
        *heard = self.number;
        if is_next { changed.clone() } else { all.clone() }
    }

    /// The next count, where it is another.
    fn next(&self, topics: Vec<(i64, i64)>) -> Option<Self> {
        if topics == self.topics {
            return None;
        }
        let changed: Vec<_> =
            topics.iter().copied().filter(|(topic, count)| self.of(*topic) != Some(*count)).collect();
        let texts = (text(&topics), text(&changed));
        Some(Self { number: self.number + 1, topics, changed, texts })
    }
}

fn text(topics: &[(i64, i64)]) -> Arc<str> {
    written(&Heard { topics: topics.to_vec(), ..Heard::default() }).into()
}

/// As a page hears it.
pub fn written(heard: &Heard) -> String {
    serde_json::to_string(heard).unwrap_or_default()
}

/// The last count, for whoever listens.
#[derive(Debug, Default)]
pub struct LiveTopics {
    counts: watch::Sender<Arc<Counts>>,
    commented: Notify,
    /// Whether somebody commented here since it was counted.
    is_stale: AtomicBool,
    /// When it was.
    counted: Mutex<Option<Instant>>,
}

impl LiveTopics {
    /// Says that somebody commented.
    pub fn commented(&self) {
        self.is_stale.store(true, Ordering::Release);
        self.commented.notify_one();
    }

    /// The counts as they are, and from then on whenever one changes.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be counted.
    pub async fn changes(&self, community: &Community) -> Result<watch::Receiver<Arc<Counts>>, StoreError> {
        // Of many who come at once, the first counts for all.
        let mut counted = self.counted.lock().await;
        let is_old = counted.is_none_or(|at| at.elapsed() >= EVERY);
        if self.is_stale.load(Ordering::Acquire) || is_old {
            self.count(community, &mut counted).await?;
        }
        Ok(self.counts.subscribe())
    }

    /// Counts. Returns the topics whose counts are others than before.
    async fn count(
        &self,
        community: &Community,
        counted: &mut Option<Instant>,
    ) -> Result<Vec<i64>, StoreError> {
        let (at, was_stale) = (Instant::now(), self.is_stale.swap(false, Ordering::AcqRel));
        let topics = community.count_comments().await.inspect_err(|_| {
            self.is_stale.fetch_or(was_stale, Ordering::AcqRel);
        })?;
        *counted = Some(at);
        let next = self.counts.borrow().next(topics);
        let changed = next.iter().flat_map(|next| &next.changed).map(|(topic, _)| *topic).collect();
        if let Some(next) = next {
            self.counts.send_replace(Arc::new(next));
        }
        Ok(changed)
    }

    /// Counts until it is told to stop, as long as somebody listens.
    pub async fn run(&self, community: &Community, notices: &LiveNotifications, stop: &CancellationToken) {
        loop {
            tokio::select! {
                () = stop.cancelled() => return,
                () = tokio::time::sleep(EVERY) => {}
                () = self.commented.notified() => {}
            }
            if self.counts.receiver_count() == 0 {
                continue;
            }
            let mut counted = self.counted.lock().await;
            // What failed is logged where it failed; the next round tries again.
            let changed = self.count(community, &mut counted).await.unwrap_or_default();
            drop(counted);
            notices.commented(changed);
            tokio::time::sleep(PACE).await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_hears_what_changed_and_all_where_it_missed_a_count() {
        let none = Counts::default();
        let first = none.next(vec![(1, 0), (3, 7)]).unwrap();
        assert!(first.next(vec![(1, 0), (3, 7)]).is_none(), "the same is no news");
        let mut heard = first.number;
        let second = first.next(vec![(1, 1), (2, 0), (3, 7)]).unwrap();
        assert_eq!(&*second.since(&mut heard), r#"{"topics":[[1,1],[2,0]]}"#);
        let third = second.next(vec![(1, 1), (3, 8)]).unwrap();
        let fourth = third.next(vec![(1, 2), (3, 8)]).unwrap();
        assert_eq!(&*fourth.since(&mut heard), r#"{"topics":[[1,2],[3,8]]}"#);
        assert_eq!((fourth.of(3), fourth.of(2)), (Some(8), None));
    }
}
