//! An article of the help centre in one language, and what it is found by.

use domain::help::Subject;
use domain::search::{Analyser, Query, Stems, Term};
use time::OffsetDateTime;

/// What a word weighs in the title, and in a heading, against one in the text.
const IN_TITLE: usize = 12;
const IN_HEADING: usize = 6;
/// More of the same word in one part of an article says nothing more.
const MOST: usize = 3;

/// An article as it is read.
#[derive(Debug)]
pub struct Article {
    /// What it is about.
    pub subject: Subject,
    /// What it is called.
    pub title: String,
    /// What stands before the first heading, then each heading with what stands under it, as Markdown.
    pub parts: Vec<String>,
    /// When it was published; `None` for what ships.
    pub published: Option<OffsetDateTime>,
    title_words: Words,
    part_words: Vec<PartWords>,
}

/// How much of a query an article answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Answer {
    /// How many of the words it holds.
    pub words: usize,
    /// How well.
    pub weight: usize,
    /// In which part most.
    pub part: usize,
}

#[derive(Debug)]
struct PartWords {
    heading: Words,
    all: Words,
}

/// The stems of a text in either language, with a space around each.
#[derive(Debug)]
struct Words(Stems);

impl Words {
    fn of(text: &str) -> Self {
        let Stems { en, fr } = Analyser.stems(text);
        Self(Stems { en: format!(" {en} "), fr: format!(" {fr} ") })
    }

    /// How often it holds a term, in whichever language more.
    fn count(&self, Term(term): &Term) -> usize {
        let count = |words: &str, term: &str| words.matches(&format!(" {term} ")).count();
        count(&self.0.en, &term.en).max(count(&self.0.fr, &term.fr))
    }
}

/// The title in a text's first line, and what follows it. `None` where it does not begin with one.
pub fn titled(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let title = first.strip_prefix("# ")?.trim();
    (!title.is_empty()).then_some((title, rest.trim()))
}

impl Article {
    pub(super) fn new(subject: Subject, text: &str, published: Option<OffsetDateTime>) -> Self {
        let (title, body) = titled(text).unwrap_or(("", text));
        let parts = parts(body);
        let part_words = parts.iter().map(|part| {
            let (heading, _) = headed(part);
            PartWords { heading: Words::of(heading), all: Words::of(&markdown::plain(part)) }
        });
        Self {
            subject,
            title: title.to_owned(),
            published,
            title_words: Words::of(title),
            part_words: part_words.collect(),
            parts,
        }
    }

    /// The heading of each part but the first, with the part's place.
    pub fn headings(&self) -> impl Iterator<Item = (usize, &str)> {
        self.parts.iter().enumerate().skip(1).map(|(place, part)| (place, headed(part).0))
    }

    /// How much of a query it answers; `None` where it holds none of its words.
    pub(super) fn answer(&self, query: &Query) -> Option<Answer> {
        let mut in_parts = vec![0; self.parts.len()];
        let (mut words, mut in_title) = (0, 0);
        for term in &query.terms {
            let title = self.title_words.count(term).min(1) * IN_TITLE;
            let mut is_held = title > 0;
            in_title += title;
            for (weight, PartWords { heading, all }) in in_parts.iter_mut().zip(&self.part_words) {
                let found = heading.count(term).min(1) * IN_HEADING + all.count(term).min(MOST);
                is_held |= found > 0;
                *weight += found;
            }
            words += usize::from(is_held);
        }
        let best = in_parts.iter().copied().max().unwrap_or_default();
        let part = in_parts.iter().position(|weight| *weight == best).unwrap_or_default();
        (words > 0).then_some(Answer { words, weight: in_title + best, part })
    }
}

/// A part's heading, where it begins with one, and what follows it.
fn headed(part: &str) -> (&str, &str) {
    match part.strip_prefix("## ") {
        Some(part) => part.split_once('\n').unwrap_or((part, "")),
        None => ("", part),
    }
}

/// A text cut before each heading. The first part stands under none, and may be empty.
fn parts(body: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    for line in domain::lines(body).lines() {
        if line.starts_with("## ") {
            parts.push(String::new());
        }
        if let Some(part) = parts.last_mut() {
            part.push_str(line);
            part.push('\n');
        }
    }
    parts.iter().map(|part| part.trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_begins_with_its_title() {
        assert_eq!(titled("# Title\n\nText"), Some(("Title", "Text")));
        assert_eq!(titled("\n# Title"), Some(("Title", "")));
        for text in ["", "Text", "## Heading", "# \nText", "Text\n# Late"] {
            assert_eq!(titled(text), None, "{text}");
        }
    }

    #[test]
    fn an_article_is_cut_before_each_heading() {
        let article =
            Article::new(Subject::Login, "# Title\nIntro\n\n## One\nText\n\n### Less\n## Two", None);
        assert_eq!(article.title, "Title");
        assert_eq!(article.parts, ["Intro", "## One\nText\n\n### Less", "## Two"]);
        assert_eq!(article.headings().collect::<Vec<_>>(), [(1, "One"), (2, "Two")]);
        assert_eq!(Article::new(Subject::Login, "# Title\n## One", None).parts, ["", "## One"]);
    }
}
