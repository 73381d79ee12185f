//! Where in a topic the words stand that were looked for.

use domain::Language;
use domain::community::OutcomeText;
use domain::search::{Analyser, Query};
use store::StoreError;
use store::community::Topic;
use store::document::Bilingual;

use super::{Community, PublishedOutcome};

/// A text of a topic in which something was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The topic.
    pub topic: i64,
    /// Whether it is told what came of it, rather than asked.
    pub is_outcome: bool,
    /// The language of the text.
    pub language: Language,
    /// The text, in Markdown.
    pub source: String,
}

impl Community {
    /// The text of a topic that holds what was looked for, first of all in the reader's language; `None` where the title
    /// alone does.
    pub(super) async fn passage(
        &self,
        topic: i64,
        language: Language,
        query: &Query,
    ) -> Result<Option<Passage>, StoreError> {
        let Some(topic) = self.store.topic(topic).await? else { return Ok(None) };
        let told = self.told(&topic).await?;
        let holds = |passage: &Passage| !Analyser.marks(&passage.source, query).is_empty();
        let languages = [language, language.other()];
        Ok(languages.into_iter().flat_map(|language| passages(&topic, told.as_ref(), language)).find(holds))
    }
}

/// The words by which a topic is found: those of its content, and of what members are told came of it.
pub(super) fn words(topic: &Topic, told: Option<&PublishedOutcome>) -> String {
    let mut words = topic.content.words();
    if let Some(told) = told {
        words = format!("{words}\n{}", told.content.words());
        for Bilingual { en, fr } in told.follow_ups.iter().map(|follow_up| &follow_up.note) {
            words = format!("{words}\n{en}\n{fr}");
        }
    }
    words
}

fn passages(
    topic: &Topic,
    told: Option<&PublishedOutcome>,
    language: Language,
) -> impl Iterator<Item = Passage> {
    let content = topic.content.in_language(language);
    let asked = std::iter::once(&content.intro).chain(&content.questions);
    let came = told.into_iter().flat_map(move |told| {
        let OutcomeText { heard, next } = told.content.in_language(language);
        let notes = told.follow_ups.iter().map(move |follow_up| follow_up.note.in_language(language));
        [heard.as_str(), next.as_str()].into_iter().chain(notes)
    });
    let passage = move |is_outcome| {
        move |source: &str| Passage { topic: topic.id, is_outcome, language, source: source.to_owned() }
    };
    let asked = asked.map(String::as_str).map(passage(false));
    asked.chain(came.map(passage(true))).collect::<Vec<_>>().into_iter()
}
