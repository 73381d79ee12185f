//! An allowance that fills up again, and of which something can be given back: what turns out to be right is not to
//! count. `governor`, which counts everything else, gives nothing back.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// An allowance for each key (the generic cell rate algorithm): the moment at which it is whole again.
pub struct Bucket<K> {
    whole: Mutex<HashMap<K, Instant>>,
    each: Duration,
    all: Duration,
}

impl<K: Eq + Hash> Bucket<K> {
    /// `burst` at once, then `per_minute`.
    pub fn new(burst: u32, per_minute: u32) -> Self {
        let each = Duration::from_mins(1) / per_minute.max(1);
        Self { whole: Mutex::default(), each, all: each * burst.max(1) }
    }

    fn whole(&self) -> MutexGuard<'_, HashMap<K, Instant>> {
        self.whole.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes one. `false` where nothing is left.
    pub fn take(&self, key: K, now: Instant) -> bool {
        let mut whole = self.whole();
        let after = whole.get(&key).map_or(now, |at| now.max(*at)) + self.each;
        let is_left = after <= now + self.all;
        if is_left {
            whole.insert(key, after);
        }
        is_left
    }

    /// Gives back what was taken.
    pub fn give_back(&self, key: &K) {
        if let Some(at) = self.whole().get_mut(key) {
            *at = at.checked_sub(self.each).unwrap_or(*at);
        }
    }

    /// Forgets those that are whole again.
    pub fn forget_idle(&self, now: Instant) {
        let mut whole = self.whole();
        whole.retain(|_, at| *at > now);
        whole.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_given_back_was_never_taken_and_the_rest_fills_up_again() {
        let (bucket, now) = (Bucket::new(3, 60), Instant::now());
        let taken = |now| (0..10).filter(|_| bucket.take("a", now)).count();
        assert_eq!(taken(now), 3);
        bucket.give_back(&"a");
        assert_eq!(taken(now), 1);
        assert!(bucket.take("b", now), "another's is another");
        bucket.give_back(&"c");
        assert_eq!(taken(now + Duration::from_secs(2)), 2, "one a second");
        assert_eq!(taken(now + Duration::from_mins(5)), 3, "and no more than it holds");
        bucket.forget_idle(now + Duration::from_mins(9));
        assert!(bucket.whole().is_empty());
    }
}
