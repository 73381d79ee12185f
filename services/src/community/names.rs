//! Whom somebody may be naming who types an `@`.

use domain::account::{Capability, Scope, Username};
use serde::Deserialize;
use store::StoreError;
use store::account::session::Actor;
use store::community::names::NamesRequest;

use super::Community;

/// From how many letters on those are offered who wrote in other topics alone.
const ENOUGH: usize = 2;

/// What was typed behind the `@`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct NamesQuery {
    typed: String,
}

impl Community {
    /// Names that begin with what was typed, a few; those who wrote in the topic first. Authors of a guest post who are no
    /// members are offered nobody else. `None` where there is no such topic.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn names(
        &self,
        actor: &Actor,
        topic: i64,
        query: &NamesQuery,
    ) -> Result<Option<Vec<String>>, StoreError> {
        if !self.store.topic(topic).await?.is_some_and(|topic| topic.state.is_visible()) {
            return Ok(None);
        }
        let typed = query.typed.trim_start_matches('@');
        if !typed.chars().all(Username::takes) || typed.chars().count() > Username::MAX_CHARS {
            return Ok(Some(Vec::new()));
        }
        let beginning = Username::beginning(typed);
        // Signs that names are not compared by are no letters.
        let is_of_all = actor.standing.may(Capability::ReadCommunity, Scope::Everywhere)
            && beginning.chars().count() >= ENOUGH;
        let request = NamesRequest { topic, asker: actor.person, beginning, is_of_all };
        self.store.names(request).await.map(Some)
    }
}
