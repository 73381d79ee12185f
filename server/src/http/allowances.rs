//! What each person has used up of what they may do, where this node counts it by itself. What mails others is counted in
//! the store, so that all nodes agree.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use axum::http::{HeaderValue, header};
use axum::response::Response;
use domain::account::Act;
use store::account::Actor;
use time::OffsetDateTime;
use uuid::Uuid;

use super::problem::Problem;
use crate::state::App;

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
    fn take(&self, person: Uuid, act: Act, is_new: bool, now: OffsetDateTime) -> Result<(), OffsetDateTime> {
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

impl App {
    /// Counts an act of who asks.
    ///
    /// # Errors
    /// When it is possible again.
    pub fn allow(&self, actor: &Actor, act: Act) -> Result<(), OffsetDateTime> {
        let now = self.community.clock.now();
        self.allowances.take(actor.person, act, actor.is_new(now), now)
    }

    /// The same where nothing was typed that a page could give back.
    ///
    /// # Errors
    /// [`Problem`] that says when it is possible again.
    pub fn allow_or_say(&self, actor: &Actor, act: Act) -> Result<(), Problem> {
        self.allow(actor, act).map_err(|again| Problem(app::problem::Problem::TooMuch(again)))
    }

    /// Has an answer say to programs when it is possible again, where it is not now, as its page says it to people.
    pub fn until(&self, again: impl Into<Option<OffsetDateTime>>, mut response: Response) -> Response {
        let Some(again) = again.into() else { return response };
        let seconds = (again - self.community.clock.now()).whole_seconds().max(0) + 1;
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        response
    }
}
