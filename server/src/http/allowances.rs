//! What each person has used up of what they may do, where this node counts it by itself. What mails others is counted in
//! the store, so that all nodes agree.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use domain::account::Act;
use time::OffsetDateTime;
use uuid::Uuid;

/// Until when each act of each person is used up. Held in memory only, and forgotten when it is whole again.
#[derive(Default)]
pub struct Allowances(Mutex<HashMap<(Uuid, Act), OffsetDateTime>>);

impl Allowances {
    fn spent(&self) -> MutexGuard<'_, HashMap<(Uuid, Act), OffsetDateTime>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts an act of somebody's.
    ///
    /// # Errors
    /// When it is possible again.
    pub(super) fn take(
        &self,
        person: Uuid,
        act: Act,
        is_new: bool,
        now: OffsetDateTime,
    ) -> Result<(), OffsetDateTime> {
        let mut spent = self.spent();
        let until = spent.entry((person, act)).or_insert(now);
        *until = act.allowance(is_new).take(*until, now, 1)?;
        Ok(())
    }

    /// Forgets what is whole again.
    pub fn forget_idle(&self, now: OffsetDateTime) {
        let mut spent = self.spent();
        spent.retain(|_, until| *until > now);
        spent.shrink_to_fit();
    }
}
