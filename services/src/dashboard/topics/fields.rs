//! What the form of a topic says, in both languages.

use domain::Language;
use domain::community::{LearnMore, TopicContent, TopicPart, TopicText, last_day};
use domain::day;
use serde::Deserialize;
use store::community::Topic;

/// A topic in one language, as typed.
#[derive(Clone, Debug, Default)]
pub struct TextFields {
    /// Its title.
    pub title: String,
    /// Its introduction.
    pub intro: String,
    /// Its questions, a line each.
    pub questions: String,
    /// Where to learn more: on each line a label and an address.
    pub learn_more: String,
    /// What a consultation feeds.
    pub feeds: String,
}

/// A topic, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "the fields are those of the form: of the topic, then of each language")]
pub struct TopicFields {
    pub theme: String,
    pub kind: String,
    pub closes: String,
    pub title_en: String,
    pub intro_en: String,
    pub questions_en: String,
    pub learn_more_en: String,
    pub feeds_en: String,
    pub title_fr: String,
    pub intro_fr: String,
    pub questions_fr: String,
    pub learn_more_fr: String,
    pub feeds_fr: String,
    pub version: u32,
    pub confirm: String,
    pub action: String,
    pub day: String,
    pub state: String,
}

impl TopicFields {
    /// The fields of a topic that is kept.
    pub fn of(topic: &Topic) -> Self {
        let fields = |text: &TopicText| TextFields::of(text);
        let (en, fr) = (fields(&topic.content.en), fields(&topic.content.fr));
        Self {
            theme: topic.theme.to_string(),
            kind: topic.content.kind.code().to_owned(),
            closes: topic.closes.map(|at| day::written(last_day(at))).unwrap_or_default(),
            title_en: en.title,
            intro_en: en.intro,
            questions_en: en.questions,
            learn_more_en: en.learn_more,
            feeds_en: en.feeds,
            title_fr: fr.title,
            intro_fr: fr.intro,
            questions_fr: fr.questions,
            learn_more_fr: fr.learn_more,
            feeds_fr: fr.feeds,
            version: topic.version,
            ..Self::default()
        }
    }

    /// What was asked for besides saving.
    pub(super) fn asks(&self) -> Option<&str> {
        Some(self.action.as_str()).filter(|action| !matches!(*action, "" | "save"))
    }

    /// Whether they say what is kept already; a form that holds no text changes none.
    pub fn says_what(&self, topic: &Topic) -> bool {
        let kept = Self::of(topic);
        self.theme.is_empty()
            || (self.content() == kept.content()
                && (&self.theme, self.closes.trim()) == (&kept.theme, kept.closes.as_str())
                && self.confirm.is_empty())
    }

    /// One language's fields.
    pub fn in_language(&self, language: Language) -> TextFields {
        let [title, intro, questions, learn_more, feeds] = match language {
            Language::En => {
                [&self.title_en, &self.intro_en, &self.questions_en, &self.learn_more_en, &self.feeds_en]
            }
            Language::Fr => {
                [&self.title_fr, &self.intro_fr, &self.questions_fr, &self.learn_more_fr, &self.feeds_fr]
            }
        }
        .map(Clone::clone);
        TextFields { title, intro, questions, learn_more, feeds }
    }

    /// What they say, so far.
    pub fn content(&self) -> TopicContent {
        TopicContent {
            kind: self.kind.parse().unwrap_or_default(),
            en: self.in_language(Language::En).text(),
            fr: self.in_language(Language::Fr).text(),
            out_of_date: None,
        }
    }
}

impl TextFields {
    fn of(text: &TopicText) -> Self {
        let [title, intro, questions, learn_more, feeds] = TopicPart::ALL.map(|part| text.part(part));
        Self { title, intro, questions, learn_more, feeds }
    }

    fn text(&self) -> TopicText {
        let lines = |text: &str| -> Vec<String> {
            domain::lines(text)
                .lines()
                .map(str::trim)
                .filter(|line| !line.is_empty())
                .map(str::to_owned)
                .collect()
        };
        let link = |line: String| {
            let (label, url) = line.rsplit_once('|').unwrap_or(("", &line));
            LearnMore { label: label.trim().to_owned(), url: url.trim().to_owned() }
        };
        TopicText {
            title: self.title.split_whitespace().collect::<Vec<_>>().join(" "),
            // Browsers send line breaks as CR and LF (WHATWG URL, form encoding).
            intro: domain::lines(&self.intro).trim().to_owned(),
            questions: lines(&self.questions),
            learn_more: lines(&self.learn_more).into_iter().map(link).collect(),
            feeds: self.feeds.trim().to_owned(),
        }
    }
}
