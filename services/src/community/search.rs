//! Finding what was said.

use domain::Language;
use domain::account::Username;
use domain::day;
use domain::search::{Analyser, Query};
use serde::{Deserialize, Serialize};
use store::StoreError;
use store::account::session::Actor;
use store::community::{Theme, TopicLine};
use store::search::{FoundComment, Search};
use time::{Date, OffsetDateTime};

use super::passage::words;
use super::{Community, Passage};

/// Comments on a page of what was found.
const MANY: u32 = 20;
/// Topics above them.
const TOPICS: u32 = 5;

/// What is looked for, as typed.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct SearchFields {
    /// The words.
    pub q: String,
    /// In one theme.
    pub theme: String,
    /// By one author.
    pub author: String,
    /// In one language.
    pub language: String,
    /// The first day.
    pub since: String,
    /// The last day.
    pub until: String,
    /// The last comment of the page before.
    pub before: String,
}

/// What was found.
#[derive(Clone, Debug)]
pub struct SearchResults {
    /// What was looked for, as typed.
    pub fields: SearchFields,
    /// The same, as it was read.
    pub query: Query,
    /// The themes to choose among.
    pub themes: Vec<Theme>,
    /// Topics, on the first page.
    pub topics: Vec<TopicLine>,
    /// Where in these it was found, besides their titles.
    pub passages: Vec<Passage>,
    /// Comments.
    pub comments: Vec<FoundComment>,
    /// Where the next page begins.
    pub next: Option<i64>,
    /// When it can be looked for, where too much was of late.
    pub again: Option<OffsetDateTime>,
}

impl SearchFields {
    /// The author's name alone, as typed.
    pub fn by(&self) -> &str {
        self.author.trim().trim_start_matches('@')
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        [&self.q, &self.theme, &self.author, &self.language, &self.since, &self.until, &self.before]
            .into_iter()
            .all(String::is_empty)
    }
}

impl Community {
    /// The page with what was typed, for who looked for so much of late that it is possible again from then on.
    ///
    /// # Errors
    /// [`StoreError`] when the themes cannot be read.
    pub async fn search_later(
        &self,
        fields: SearchFields,
        again: OffsetDateTime,
    ) -> Result<SearchResults, StoreError> {
        Ok(SearchResults {
            fields,
            query: Query::default(),
            themes: self.store.themes().await?,
            topics: Vec::new(),
            passages: Vec::new(),
            comments: Vec::new(),
            next: None,
            again: Some(again),
        })
    }

    /// Finds topics and comments, for a reader of one language.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn search(
        &self,
        actor: &Actor,
        language: Language,
        fields: SearchFields,
    ) -> Result<SearchResults, StoreError> {
        let start = |day: Date| actor.zone.start_of(day);
        let author = fields.by();
        // What is no name is nobody's.
        let skeleton =
            |typed: &str| Username::read(typed).map_or_else(|_| typed.to_owned(), |name| name.skeleton());
        let search = Search {
            query: Analyser.query(&fields.q),
            theme: fields.theme.parse().ok(),
            author: (!author.is_empty()).then(|| skeleton(author)),
            language: fields.language.parse().ok(),
            since: day::read(&fields.since).map(start),
            until: day::read(&fields.until).and_then(Date::next_day).map(start),
            before: fields.before.parse().ok(),
            limit: MANY,
        };
        let comments = self.store.find_comments(actor.person, &search).await?;
        let next = comments.last().filter(|_| comments.len() == MANY as usize).map(|last| last.comment.id);
        let is_narrow = search.author.is_some()
            || search.language.is_some()
            || search.since.is_some()
            || search.until.is_some()
            || search.before.is_some();
        let topics = if is_narrow {
            Vec::new()
        } else {
            self.store.find_topics(actor.person, &Search { limit: TOPICS, ..search.clone() }).await?
        };
        let mut passages = Vec::new();
        for topic in &topics {
            passages.extend(self.passage(topic.id, language, &search.query).await?);
        }
        let themes = self.store.themes().await?;
        Ok(SearchResults {
            query: search.query,
            fields,
            themes,
            topics,
            passages,
            comments,
            next,
            again: None,
        })
    }

    /// Makes what comments are found by that are new or were changed, and topics of which something came, and anew what
    /// another analyser read, a few at a time.
    /// Returns how many there were.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn index(&self, limit: u32) -> Result<usize, StoreError> {
        let comments = self.store.comments_to_index(limit).await?;
        let count = comments.len();
        if count > 0 {
            let read = |(id, source): (i64, String)| {
                let stems = Analyser.stems(&source);
                (id, source, stems)
            };
            self.store.index_comments(comments.into_iter().map(read).collect()).await?;
            return Ok(count);
        }
        let topics = self.store.topics_to_index(limit).await?;
        let count = topics.len();
        if count > 0 {
            let mut read = Vec::with_capacity(count);
            for (mark, topic) in topics {
                let told = self.told(&topic).await?;
                read.push((topic.id, mark, Analyser.stems(&words(&topic, told.as_ref()))));
            }
            self.store.index_topics(read).await?;
        }
        Ok(count)
    }
}
