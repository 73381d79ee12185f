//! All articles in both languages, and finding one.

use std::sync::Arc;

use domain::Language;
use domain::help::Subject;
use domain::search::{Analyser, Query};
use store::document::DocumentVersion;

use super::article::{Answer, Article};
use crate::placeholders;
use crate::site::Site;
use crate::stored_texts::ShippedHelp;

/// The articles as they stand.
#[derive(Debug)]
pub struct Articles {
    /// How often one was published: it only grows.
    pub revision: u32,
    /// In the order of [`Subject::ALL`].
    en: Vec<Arc<Article>>,
    fr: Vec<Arc<Article>>,
}

/// An article that answers what was looked for.
#[derive(Clone, Debug)]
pub struct Found {
    /// It, in the language of who looks for it.
    pub article: Arc<Article>,
    /// The part that answers best.
    pub part: usize,
}

impl Articles {
    /// What was published of each, else what ships, with what the site's settings say in the places of the placeholders.
    pub fn new(site: &Site, shipped: &ShippedHelp, published: &[(Subject, DocumentVersion)]) -> Self {
        let all = |language| {
            let article = |subject: Subject| {
                let version = published.iter().find(|(its, _)| *its == subject).map(|(_, version)| version);
                let text = version.map_or_else(|| shipped.on(subject), |version| version.text.clone());
                let text = placeholders::fill(site, language, text.in_language(language));
                Arc::new(Article::new(subject, &text, version.map(|version| version.published)))
            };
            Subject::ALL.into_iter().map(article).collect()
        };
        Self { revision: Self::revision_of(published), en: all(Language::En), fr: all(Language::Fr) }
    }

    /// How often articles were published, of which these versions stand: the numbers of a document's begin at one.
    pub(super) fn revision_of(published: &[(Subject, DocumentVersion)]) -> u32 {
        published.iter().map(|(_, version)| version.version).sum()
    }

    /// All of them in a language.
    pub fn in_language(&self, language: Language) -> &[Arc<Article>] {
        match language {
            Language::En => &self.en,
            Language::Fr => &self.fr,
        }
    }

    /// The one on a subject.
    pub fn on(&self, subject: Subject, language: Language) -> Option<Arc<Article>> {
        self.in_language(language).iter().find(|article| article.subject == subject).cloned()
    }

    /// The articles that hold the most of what was typed, the best first. Where none in the reader's language holds any
    /// of it, those of which the text in the other language does.
    pub fn search(&self, typed: &str, language: Language) -> (Query, Vec<Found>) {
        let query = Analyser.query(typed);
        let answers = Some(self.answers(&query, language)).filter(|answers| !answers.is_empty());
        let answers = answers.unwrap_or_else(|| self.answers(&query, language.other()));
        let found = answers.into_iter().filter_map(|(subject, answer)| {
            let article = self.on(subject, language)?;
            let part = answer.part.min(article.parts.len().saturating_sub(1));
            Some(Found { article, part })
        });
        let found = found.collect();
        (query, found)
    }

    fn answers(&self, query: &Query, language: Language) -> Vec<(Subject, Answer)> {
        let articles = self.in_language(language).iter();
        let mut answers: Vec<_> =
            articles.filter_map(|article| Some((article.subject, article.answer(query)?))).collect();
        let most = answers.iter().map(|(_, answer)| answer.words).max().unwrap_or_default();
        answers.retain(|(_, answer)| answer.words == most);
        answers.sort_by_key(|(_, answer)| std::cmp::Reverse(answer.weight));
        answers
    }
}

#[cfg(test)]
mod tests {
    use store::document::Bilingual;

    use super::*;
    use crate::site::Association;

    fn articles() -> Articles {
        let site = Site {
            base_url: String::new(),
            association: Association::default(),
            confirm_days: 14,
            count_from: 100,
            answer_days: 3,
            provider: None,
        };
        let shipped = ShippedHelp::new(|subject| {
            match subject {
            Subject::Login => Bilingual {
                en: "# Signing in\n\n## I lost my phone\n\nUse a recovery code.".into(),
                fr: "# Connexion\n\nCe qui vous a empêché d’entrer.\n\n## Téléphone perdu\n\nUtilisez un code.".into(),
            },
            Subject::Topics => Bilingual {
                en: "# Topics\n\nFollow a topic on your phone.".into(),
                fr: "# Sujets\n\nSuivez un sujet.".into(),
            },
            _ => Bilingual { en: "# Other".into(), fr: "# Autre".into() },
        }
        });
        Articles::new(&site, &shipped, &[])
    }

    fn found(typed: &str, language: Language) -> Vec<(Subject, usize)> {
        let (_, found) = articles().search(typed, language);
        found.iter().map(|found| (found.article.subject, found.part)).collect()
    }

    #[test]
    fn words_are_found_without_accents_in_every_form_and_in_the_part_that_answers() {
        assert_eq!(found("empecher", Language::Fr), [(Subject::Login, 0)]);
        assert_eq!(found("TÉLÉPHONES", Language::Fr), [(Subject::Login, 1)]);
        assert_eq!(found("recovery codes", Language::En), [(Subject::Login, 1)]);
    }

    #[test]
    fn what_a_heading_says_comes_before_what_a_text_says_and_the_most_words_before_both() {
        assert_eq!(found("phones", Language::En), [(Subject::Login, 1), (Subject::Topics, 0)]);
        assert_eq!(found("follow phone", Language::En), [(Subject::Topics, 0)]);
    }

    #[test]
    fn what_only_the_other_language_says_leads_to_the_same_article_and_nonsense_nowhere() {
        assert_eq!(found("phone", Language::Fr), [(Subject::Login, 1), (Subject::Topics, 0)]);
        assert_eq!(found("connexion", Language::En), [(Subject::Login, 0)]);
        assert_eq!(found("xyzzy", Language::En), []);
        assert_eq!(found("", Language::En), []);
    }
}
