//! What an open page hears for its person alone: how many notices they have not seen. Counted again for those who listen and
//! whom something may concern, all of them with one query.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use services::community::Community;
use tokio::sync::watch;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

/// How often it is looked who is told something.
const EVERY: Duration = Duration::from_secs(1);

/// How many people's notices are counted at once, which takes a tenth of a millisecond each; the others' a round later.
const MANY: usize = 200;

/// How much later than a newer one a notice may become known: its transaction took longer.
const LATE: Duration = Duration::from_secs(5);

/// Those who listen, each with the number of their notices.
#[derive(Debug, Default)]
pub struct LiveNotifications {
    people: Mutex<HashMap<Uuid, watch::Sender<u64>>>,
    due: Mutex<Due>,
}

/// What is to be looked at in the next round.
#[derive(Debug, Default)]
struct Due {
    people: Waiting,
    topics: HashSet<i64>,
    /// The newest notice of the last rounds, and when that was.
    newest: VecDeque<(Instant, i64)>,
}

/// People whose turn comes once and in order, however often they are named.
#[derive(Debug, Default)]
struct Waiting {
    order: VecDeque<Uuid>,
    named: HashSet<Uuid>,
}

impl Waiting {
    fn extend(&mut self, people: impl IntoIterator<Item = Uuid>) {
        for person in people {
            if self.named.insert(person) {
                self.order.push_back(person);
            }
        }
    }

    /// The first of them, as many at most.
    fn take(&mut self, many: usize) -> Vec<Uuid> {
        let many = many.min(self.order.len());
        let taken: Vec<_> = self.order.drain(..many).collect();
        for person in &taken {
            self.named.remove(person);
        }
        taken
    }
}

impl Due {
    /// After which notice one is new.
    fn since(&mut self) -> Option<i64> {
        while self.newest.get(1).is_some_and(|(at, _)| at.elapsed() >= LATE) {
            self.newest.pop_front();
        }
        self.newest.front().map(|(_, notice)| *notice)
    }
}

impl LiveNotifications {
    /// Says that somebody did something by which they may have other notices to see.
    pub fn concerns(&self, person: Uuid) {
        if self.people().contains_key(&person) {
            self.due().people.extend([person]);
        }
    }

    /// Says that topics have other comments.
    pub fn commented(&self, topics: Vec<i64>) {
        self.due().topics.extend(topics);
    }

    /// How many notices somebody has not seen, whenever that changes. Who asks counts them then, and [tells](Self::tell) it.
    pub fn watch(&self, person: Uuid) -> watch::Receiver<u64> {
        self.people().entry(person).or_default().subscribe()
    }

    /// Tells how many notices somebody has not seen.
    pub fn tell(&self, person: Uuid, unseen: u64) {
        if let Some(notices) = self.people().get(&person) {
            notices.send_if_modified(|last| std::mem::replace(last, unseen) != unseen);
        }
    }

    fn people(&self) -> MutexGuard<'_, HashMap<Uuid, watch::Sender<u64>>> {
        self.people.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn due(&self) -> MutexGuard<'_, Due> {
        self.due.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether somebody still listens; nobody else is remembered.
    fn is_heard(&self) -> bool {
        let mut people = self.people();
        people.retain(|_, notices| notices.receiver_count() > 0);
        !people.is_empty()
    }

    /// Looks until it is told to stop, as long as somebody listens.
    pub async fn run(&self, community: &Community, stop: &CancellationToken) {
        loop {
            tokio::select! {
                () = stop.cancelled() => return,
                () = tokio::time::sleep(EVERY) => {}
            }
            if self.is_heard() {
                self.round(community).await;
            } else {
                *self.due() = Due::default();
            }
        }
    }

    async fn round(&self, community: &Community) {
        let (since, topics) = {
            let mut due = self.due();
            (due.since(), std::mem::take(&mut due.topics).into_iter().collect::<Vec<_>>())
        };
        // What failed is logged where it failed; the next round tries again.
        let Ok((newest, told)) = community.told_since(since, &topics).await else {
            return self.commented(topics);
        };
        // Before the first round nobody knows what was told: then it concerns all.
        let told = if since.is_none() { self.people().keys().copied().collect() } else { told };
        let people = self.next(newest, told);
        if people.is_empty() {
            return;
        }
        match community.unseen_notifications_of(&people).await {
            Ok(unseen) => unseen.into_iter().for_each(|(person, unseen)| self.tell(person, unseen)),
            Err(_) => self.due().people.extend(people),
        }
    }

    /// Whose notices are counted now.
    fn next(&self, newest: i64, mut told: Vec<Uuid>) -> Vec<Uuid> {
        let listening = self.people();
        told.retain(|person| listening.contains_key(person));
        drop(listening);
        let mut due = self.due();
        due.newest.push_back((Instant::now(), newest));
        due.people.extend(told);
        due.people.take(MANY)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_that_becomes_known_later_than_a_newer_one_is_still_new() {
        let now = Instant::now();
        let (fresh, old) = (now + LATE, now - LATE);
        let since = |rounds: &[(Instant, i64)]| {
            let mut due = Due { newest: rounds.iter().copied().collect(), ..Due::default() };
            (due.since(), due.newest.len())
        };
        assert_eq!(since(&[]), (None, 0), "before the first round nobody knows");
        assert_eq!(since(&[(old, 10)]), (Some(10), 1), "where nothing came since, the last is kept");
        assert_eq!(since(&[(old, 10), (fresh, 20)]), (Some(10), 2), "one between them may still come");
        assert_eq!(since(&[(old, 10), (old, 20), (fresh, 30)]), (Some(20), 2), "none so late");
    }

    #[test]
    fn whoever_waits_has_their_turn_however_often_others_are_named() {
        let person = |number: usize| Uuid::from_u128(number as u128);
        let mut waiting = Waiting::default();
        let mut counted = HashSet::new();
        for _ in 0..5 {
            waiting.extend((0..5 * MANY).map(person));
            counted.extend(waiting.take(MANY));
        }
        assert_eq!(counted.len(), 5 * MANY);
        waiting.extend([person(1), person(1)]);
        assert_eq!(waiting.take(5 * MANY).iter().filter(|one| **one == person(1)).count(), 1);
        assert!(waiting.take(1).is_empty());
    }
}
