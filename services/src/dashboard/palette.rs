//! What somebody names by a number or by words, as far as their duties reach.

use domain::account::{Capability, Scope};
use domain::desk::RequestState;
use domain::search::begins;
use store::StoreError;
use store::account::session::Actor;
use store::desk::{Assignee, Filter};
use store::document::Bilingual;
use uuid::Uuid;

use super::Dashboard;
use crate::moderation::Moderation;

/// Topics that are shown at most.
const TOPICS: usize = 12;

/// Something that is not a page of the dashboard by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spotted {
    /// A topic: where it is written for editors, where it is read for others.
    Topic {
        /// Its number.
        id: i64,
        /// Its title.
        title: Bilingual,
        /// Whether it is to be written.
        is_edited: bool,
    },
    /// A theme, where it is written.
    Theme {
        /// Its identifier.
        id: Uuid,
        /// Its title.
        title: Bilingual,
    },
    /// A case.
    Case(i64),
    /// A request to the service desk.
    Request {
        /// Its identifier.
        id: Uuid,
        /// Its number.
        number: i64,
    },
}

impl Dashboard {
    /// What is meant by what was typed. Of what lies outside the asker's duties nothing is told, not even that it exists.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be looked for.
    pub async fn spot(&self, actor: &Actor, typed: &str) -> Result<Vec<Spotted>, StoreError> {
        let mut spotted = Vec::new();
        if let Ok(number) = typed.trim().trim_start_matches('#').parse::<i64>() {
            spotted.extend(self.numbered(actor, number).await?);
        }
        if !typed.trim().is_empty() {
            spotted.extend(self.titled(actor, typed).await?);
        }
        Ok(spotted)
    }

    async fn numbered(&self, actor: &Actor, number: i64) -> Result<Vec<Spotted>, StoreError> {
        let mut spotted = Vec::new();
        if let Some(purview) = Moderation::purview(actor)
            && self.store.case(number, &purview, self.clock.now()).await?.is_some()
        {
            spotted.push(Spotted::Case(number));
        }
        if actor.standing.may(Capability::ServiceDesk, Scope::Everywhere) {
            let (states, after) = (RequestState::ALL.to_vec(), number.saturating_sub(1));
            let filter = Filter { states, kind: None, assignee: Assignee::Any, after };
            let requests = self.store.requests(filter, 1).await?;
            let request = requests.into_iter().find(|request| request.number == number);
            spotted.extend(request.map(|request| Spotted::Request { id: request.id, number }));
        }
        Ok(spotted)
    }

    async fn titled(&self, actor: &Actor, typed: &str) -> Result<Vec<Spotted>, StoreError> {
        let is_edited = actor.standing.may(Capability::Edit, Scope::Everywhere);
        if !is_edited && actor.standing.reach(Capability::Moderate).is_none() {
            return Ok(Vec::new());
        }
        let is_named = |title: &Bilingual| begins(&title.en, typed) || begins(&title.fr, typed);
        let themes = if is_edited { self.store.themes().await? } else { Vec::new() };
        let themes = themes.into_iter().filter(|theme| is_named(&theme.title));
        let themes = themes.map(|theme| Spotted::Theme { id: theme.id, title: theme.title });
        let topics = self.store.topics(None).await?;
        let topics = topics.into_iter().filter(|topic| is_edited || topic.state.is_visible());
        let topics = topics.filter_map(|topic| {
            let title = Bilingual { en: topic.content.en.title, fr: topic.content.fr.title };
            is_named(&title).then_some(Spotted::Topic { id: topic.id, title, is_edited })
        });
        Ok(themes.chain(topics.take(TOPICS)).collect())
    }
}
