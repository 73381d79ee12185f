//! Whether who asks may do another act now, and what is answered where they may not.

use axum::http::{HeaderValue, header};
use axum::response::Response;
use domain::account::Act;
use store::account::session::Actor;
use time::OffsetDateTime;

use super::problem::Problem;
use crate::state::App;

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
