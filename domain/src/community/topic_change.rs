//! What one save of a topic changed.

use strum::VariantArray;

use super::{TopicContent, TopicText};
use crate::Language;

/// A part of what a topic says in one language. In the order of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, VariantArray)]
pub enum TopicPart {
    /// Its title.
    Title,
    /// Its introduction.
    Intro,
    /// Its questions.
    Questions,
    /// Where to learn more.
    LearnMore,
    /// What a consultation feeds.
    Feeds,
}

crate::list!(TopicPart);

/// Something that a save changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TopicChange {
    /// What the topic is for.
    Kind,
    /// A part of what it says in one language.
    Text(TopicPart, Language),
    /// No word; but somebody confirmed that both languages say the same.
    Confirmed,
}

impl TopicText {
    /// A part as it is typed: each question and each link on a line of its own.
    pub fn part(&self, part: TopicPart) -> String {
        match part {
            TopicPart::Title => self.title.clone(),
            TopicPart::Intro => self.intro.clone(),
            TopicPart::Questions => self.questions.join("\n"),
            TopicPart::LearnMore => {
                let links = self.learn_more.iter().map(|link| format!("{} | {}", link.label, link.url));
                links.collect::<Vec<_>>().join("\n")
            }
            TopicPart::Feeds => self.feeds.clone(),
        }
    }
}

impl TopicContent {
    /// What differs from an earlier save.
    pub fn changes(&self, before: &Self) -> Vec<TopicChange> {
        let mut changes = Vec::new();
        if self.kind != before.kind {
            changes.push(TopicChange::Kind);
        }
        for part in TopicPart::ALL {
            for language in Language::ALL {
                if self.in_language(language).part(part) != before.in_language(language).part(part) {
                    changes.push(TopicChange::Text(part, language));
                }
            }
        }
        if changes.is_empty() && before.out_of_date.is_some() && self.out_of_date.is_none() {
            changes.push(TopicChange::Confirmed);
        }
        changes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::community::{LearnMore, TopicKind};

    fn content() -> TopicContent {
        let text = TopicText {
            title: "Staffing".into(),
            questions: vec!["Who?".into(), "When?".into()],
            learn_more: vec![LearnMore { label: "CIHI".into(), url: "https://www.cihi.ca".into() }],
            ..TopicText::default()
        };
        TopicContent { en: text.clone(), fr: text, ..TopicContent::default() }
    }

    #[test]
    fn a_save_tells_each_part_that_it_changed_and_no_other() {
        let before = content();
        assert_eq!(before.changes(&before), []);
        let mut after = before.clone();
        after.kind = TopicKind::Consultation;
        after.en.feeds = "A brief.".into();
        after.fr.questions.pop();
        assert_eq!(
            after.changes(&before),
            [
                TopicChange::Kind,
                TopicChange::Text(TopicPart::Questions, Language::Fr),
                TopicChange::Text(TopicPart::Feeds, Language::En),
            ]
        );
    }

    #[test]
    fn a_save_that_only_confirms_a_language_says_so() {
        let before = TopicContent { out_of_date: Some(Language::Fr), ..content() };
        assert_eq!(content().changes(&before), [TopicChange::Confirmed]);
        assert_eq!(before.changes(&content()), [], "to lag behind is what another change does");
    }

    #[test]
    fn a_part_is_written_as_it_is_typed() {
        let text = content().en;
        assert_eq!(text.part(TopicPart::Questions), "Who?\nWhen?");
        assert_eq!(text.part(TopicPart::LearnMore), "CIHI | https://www.cihi.ca");
    }
}
