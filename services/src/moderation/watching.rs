//! Looking at a comment before it is posted, by the rules that administrators set.

use std::sync::{Arc, Mutex, PoisonError};

use domain::moderation::{Signal, Watch, WatchList, WatchRules};
use markdown::{hosts, plain};
use store::moderation::Scrutiny;
use store::{Store, StoreError};
use time::OffsetDateTime;

/// What speaks against a comment.
#[derive(Clone, Debug)]
pub(crate) struct WatchResult {
    /// What moderators are told.
    pub(crate) scrutiny: Scrutiny,
    /// The words that its author is asked about first.
    pub(crate) asks: Vec<String>,
}

impl WatchResult {
    /// What a text says against itself, whatever the rules are.
    pub(crate) fn of_itself(source: &str, now: OffsetDateTime) -> Self {
        let (signals, decision, salt) = (Signal::of_text(source), crate::new_id(now), crate::new_id(now));
        let scrutiny = Scrutiny { signals, decision, salt, ..Scrutiny::default() };
        Self { scrutiny, asks: Vec::new() }
    }

    fn add(&mut self, signal: Signal, watch: Watch) {
        self.scrutiny.signals.insert(signal);
        self.scrutiny.holds |= watch == Watch::Hold;
    }
}

/// The rules in force, made ready once for each version of them.
#[derive(Clone, Debug, Default)]
pub struct Watching {
    own: Option<Arc<str>>,
    ready: Arc<Mutex<Arc<Ready>>>,
}

#[derive(Debug, Default)]
struct Ready {
    version: i64,
    rules: WatchRules,
    words: WatchList,
}

impl Watching {
    /// With the site's own host, where it has one: that is always known.
    pub fn new(own: Option<&str>) -> Self {
        Self { own: own.map(Arc::from), ready: Arc::default() }
    }

    /// Adds what the rules have against a text.
    pub(crate) async fn look(
        &self,
        store: &dyn Store,
        source: &str,
        mut found: WatchResult,
    ) -> Result<WatchResult, StoreError> {
        let Ready { rules, words, .. } = &*self.ready(store).await?;
        for watched in words.find(&plain(source)) {
            found.add(Signal::WatchedWord, watched.watch);
            if watched.watch == Watch::Ask {
                found.asks.push(watched.text.clone());
            }
        }
        if let Some(watch) = rules.links {
            let is_known = |host: &String| self.own.as_deref() == Some(host) || rules.knows(host);
            if !hosts(source).iter().all(is_known) {
                found.add(Signal::UnknownLink, watch);
            }
        }
        found.scrutiny.author = rules.author;
        Ok(found)
    }

    async fn ready(&self, store: &dyn Store) -> Result<Arc<Ready>, StoreError> {
        let version = store.watch_version().await?;
        let ready = self.ready.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if ready.version == version {
            return Ok(ready);
        }
        let (version, rules) = store.watch_rules().await?;
        let words = WatchList::new(rules.words.clone());
        let ready = Arc::new(Ready { version, rules, words });
        *self.ready.lock().unwrap_or_else(PoisonError::into_inner) = ready.clone();
        Ok(ready)
    }
}
