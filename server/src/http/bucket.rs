//! An allowance for each key, of which something can be given back: what turns out to be right is not to count. `governor`,
//! which counts forms, gives nothing back.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, MutexGuard, PoisonError};

use domain::account::Allowance;
use time::{Duration, OffsetDateTime};

/// Until when the allowance of each key is used up.
pub struct Bucket<K> {
    spent: Mutex<HashMap<K, OffsetDateTime>>,
    allowance: Allowance,
}

impl<K: Eq + Hash> Bucket<K> {
    /// `burst` at once, then `per_minute`.
    pub fn new(burst: u32, per_minute: u32) -> Self {
        let at_once = i32::try_from(burst).unwrap_or(i32::MAX).max(1);
        let each = Duration::MINUTE / i32::try_from(per_minute).unwrap_or(i32::MAX).max(1);
        Self { spent: Mutex::default(), allowance: Allowance { at_once, each } }
    }

    fn spent(&self) -> MutexGuard<'_, HashMap<K, OffsetDateTime>> {
        self.spent.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes one. `false` where nothing is left.
    pub fn take(&self, key: K, now: OffsetDateTime) -> bool {
        let mut spent = self.spent();
        let until = spent.entry(key).or_insert(now);
        let taken = self.allowance.take(*until, now, 1);
        *until = taken.unwrap_or(*until);
        taken.is_ok()
    }

    /// Gives back what was taken.
    pub fn give_back(&self, key: &K) {
        if let Some(until) = self.spent().get_mut(key) {
            *until = self.allowance.give_back(*until);
        }
    }

    /// Forgets those that are whole again.
    pub fn forget_idle(&self, now: OffsetDateTime) {
        let mut spent = self.spent();
        spent.retain(|_, until| *until > now);
        spent.shrink_to_fit();
    }

    /// How many keys are remembered.
    #[cfg(test)]
    pub fn count(&self) -> usize {
        self.spent().len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_given_back_was_never_taken_and_the_rest_fills_up_again() {
        let (bucket, now) = (Bucket::new(3, 60), time::macros::datetime!(2026-11-29 12:00 UTC));
        let taken = |now| (0..10).filter(|_| bucket.take("a", now)).count();
        assert_eq!(taken(now), 3);
        bucket.give_back(&"a");
        assert_eq!(taken(now), 1);
        assert!(bucket.take("b", now), "another's is another");
        bucket.give_back(&"c");
        assert_eq!(taken(now + Duration::seconds(2)), 2, "one a second");
        assert_eq!(taken(now + Duration::minutes(5)), 3, "and no more than it holds");
        bucket.forget_idle(now + Duration::minutes(9));
        assert_eq!(bucket.count(), 0);
    }
}
