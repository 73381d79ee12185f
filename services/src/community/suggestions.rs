//! Suggesting topics.

use std::collections::HashMap;

use domain::Language;
use domain::community::{SuggestionErrors, SuggestionState, SuggestionText, is_alike, shared, telling};
use domain::search::{Analyser, Query};
use serde::Deserialize;
use store::account::session::Actor;
use store::community::TopicLine;
use store::community::suggestion::{NewSuggestion, Suggested, Suggestion};
use store::search::Search;
use store::{Store, StoreError};
use uuid::Uuid;

use super::Community;

/// Topics, and suggestions, that are shown as alike.
const ALIKE: usize = 5;
/// Topics that are looked at for each word, and suggestions altogether.
const LOOKED_AT: u32 = 200;

/// A suggestion, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct SuggestFields {
    /// The topic, in a line.
    pub title: String,
    /// Why it matters.
    pub why: String,
    /// Where it belongs.
    pub theme: String,
    /// The language it is written in.
    pub language: String,
    /// The form it was typed into.
    pub form: Uuid,
    /// The title for which what is alike was shown.
    pub checked: String,
    /// Which button was pressed.
    pub action: String,
}

/// What is likely about the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alike {
    /// Topics that members see.
    pub topics: Vec<TopicLine>,
    /// The titles of suggestions that wait, each with its identifier.
    pub suggestions: Vec<(Uuid, String)>,
}

impl Alike {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.topics.is_empty() && self.suggestions.is_empty()
    }
}

/// What became of suggesting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Suggesting {
    /// It is sent.
    Done,
    /// This is alike: is it still to be sent?
    Look(Alike),
    /// Something is wrong with it.
    Refused(SuggestionErrors),
    /// One may send no more today.
    TooMany,
}

impl Community {
    /// Sends a suggestion; what is alike is shown once before.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn suggest(
        &self,
        actor: &Actor,
        language: Language,
        fields: &SuggestFields,
    ) -> Result<Suggesting, StoreError> {
        let text = match SuggestionText::parse(&fields.title, &fields.why) {
            Ok(text) => text,
            Err(errors) => return Ok(Suggesting::Refused(errors)),
        };
        let is_check = fields.action == "check";
        if is_check || fields.checked != text.title {
            let alike = alike(&*self.store, actor.person, &text.title, None).await?;
            if is_check || !alike.is_empty() {
                return Ok(Suggesting::Look(alike));
            }
        }
        let theme = match fields.theme.parse().ok() {
            Some(theme) => self.store.theme(theme).await?.map(|theme| theme.id),
            None => None,
        };
        let at = self.clock.now();
        let id = crate::new_id(at);
        let form = if fields.form.is_nil() { id } else { crate::form_id(actor.person, fields.form) };
        let language = fields.language.parse().unwrap_or(language);
        let suggestion = NewSuggestion { id, author: actor.person, form, language, text, theme, at };
        Ok(match self.store.suggest(suggestion).await? {
            Suggested::Done => Suggesting::Done,
            Suggested::TooMany => Suggesting::TooMany,
        })
    }

    /// What is likely about the same as a title; `None` where it is none that could be sent.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be looked for.
    pub async fn alike(&self, actor: &Actor, title: &str) -> Result<Option<Alike>, StoreError> {
        match SuggestionText::parse_title(title) {
            Ok(title) => alike(&*self.store, actor.person, &title, None).await.map(Some),
            Err(_) => Ok(None),
        }
    }

    /// What somebody has suggested.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn own_suggestions(&self, actor: &Actor) -> Result<Vec<Suggestion>, StoreError> {
        self.store.own_suggestions(actor.person).await
    }
}

/// Topics and new suggestions that are likely about the same as a title: for editors, who decide about one, but for that;
/// for a member their own alone. What nobody has looked at is not shown to others.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub(crate) async fn alike(
    store: &dyn Store,
    reader: Uuid,
    title: &str,
    decided_about: Option<Uuid>,
) -> Result<Alike, StoreError> {
    let words = telling(Analyser.query(title));
    let mut found: HashMap<i64, (usize, TopicLine)> = HashMap::new();
    for word in &words {
        let query = Query { terms: vec![word.clone()] };
        let search = Search { query, limit: LOOKED_AT, ..Search::default() };
        for topic in store.find_topics(reader, &search).await? {
            found.entry(topic.id).or_insert((0, topic)).0 += 1;
        }
    }
    let mut topics: Vec<(usize, TopicLine)> =
        found.into_values().filter(|(limit, _)| is_alike(*limit, words.len())).collect();
    topics.sort_by_key(|(limit, topic)| (std::cmp::Reverse(*limit), std::cmp::Reverse(topic.id)));
    let waiting = match decided_about {
        Some(_) => store.suggestions(SuggestionState::New, LOOKED_AT).await?,
        None => store.own_suggestions(reader).await?,
    };
    let waiting = waiting.into_iter().filter(|suggestion| suggestion.state == SuggestionState::New);
    let is_about_the_same = |suggestion: &Suggestion| {
        let limit = shared(&words, &Analyser.stems(&suggestion.text.title));
        Some(suggestion.id) != decided_about && is_alike(limit, words.len())
    };
    let suggestions = waiting.filter(is_about_the_same);
    Ok(Alike {
        topics: topics.into_iter().map(|(_, topic)| topic).take(ALIKE).collect(),
        suggestions: suggestions.map(|found| (found.id, found.text.title)).take(ALIKE).collect(),
    })
}
