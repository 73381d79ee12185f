//! What staff ask: topics, in both languages, and what may become of them.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::lagging::lagging;
use crate::Language;
use crate::text::harm;

/// Where a topic stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum TopicState {
    /// Staff write it; members do not see it.
    Draft,
    /// It will be published at a moment that is set.
    Scheduled,
    /// Members read and comment.
    Open,
    /// Members read; nobody comments any more.
    Closed,
    /// Closed and put away: found by search, in no list of what is current.
    Archived,
    /// Moderators took it from members' eyes.
    Withheld,
}

crate::words!(TopicState: "in the database and in addresses");

impl TopicState {
    /// Whether members see it.
    pub const fn is_visible(self) -> bool {
        matches!(self, Self::Open | Self::Closed | Self::Archived)
    }

    /// Whether members comment.
    pub const fn takes_comments(self) -> bool {
        matches!(self, Self::Open)
    }

    /// Whether it is still to close, now or once it was published.
    pub const fn awaits_end(self) -> bool {
        matches!(self, Self::Scheduled | Self::Open)
    }

    /// What editors may make of it. What members have seen is never a draft again: it is closed or archived, in the open.
    /// What moderators withheld they alone give back.
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::Draft => &[Self::Scheduled, Self::Open],
            Self::Scheduled => &[Self::Draft, Self::Open],
            Self::Open | Self::Archived => &[Self::Closed],
            Self::Closed => &[Self::Open, Self::Archived],
            Self::Withheld => &[],
        }
    }

    /// Whether `to` may follow.
    pub fn may_become(self, to: Self) -> bool {
        self.next().contains(&to)
    }
}

/// The states in which members see a topic, as a list in SQL for `concat!`: what
/// [`TopicState::is_visible`](crate::community::TopicState::is_visible) says.
#[macro_export]
macro_rules! visible_topic_states {
    () => {
        "('open', 'closed', 'archived')"
    };
}

/// What a topic is for.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum TopicKind {
    /// An open-ended discussion.
    #[default]
    Discussion,
    /// It feeds the association's policy work, and closes at a date.
    Consultation,
    /// An article by a member or an invited expert. It is neither the association's position nor endorsed by it, which
    /// stands wherever it is shown.
    GuestPost,
}

crate::words!(TopicKind: "in forms and in the database");

/// Where to learn more.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LearnMore {
    /// What is there.
    pub label: String,
    /// Its address: `https` alone.
    pub url: String,
}

/// A topic as one language has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TopicText {
    /// Its title.
    pub title: String,
    /// What it is about, in Markdown.
    pub intro: String,
    /// What members are asked.
    pub questions: Vec<String>,
    /// Where to learn more.
    pub learn_more: Vec<LearnMore>,
    /// What a consultation feeds.
    pub feeds: String,
}

/// What one language lacks before a topic can be published, or has too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TopicFlaw {
    /// It has no title.
    Title,
    /// The title is too long, or holds what does not belong in one.
    TitleForm,
    /// It has no introduction.
    Intro,
    /// The introduction is too long.
    IntroLong,
    /// It asks nothing.
    Questions,
    /// A question is too long, or there are too many.
    QuestionsForm,
    /// An address under "learn more" is not one of the web's.
    LearnMore,
    /// A consultation does not say what it feeds.
    Feeds,
    /// A guest post does not say who wrote it.
    Author,
    /// The other language was changed since, and nobody has confirmed that this one still says the same.
    OutOfDate,
}

impl TopicText {
    /// Longest title, in characters.
    pub const MAX_TITLE: usize = 140;
    /// Longest introduction, in characters.
    pub const MAX_INTRO: usize = 20_000;
    /// Most questions.
    pub const MAX_QUESTIONS: usize = 12;
    /// Longest question, in characters.
    pub const MAX_QUESTION: usize = 600;
    /// Most links under "learn more".
    pub const MAX_LINKS: usize = 20;

    /// Whether nothing at all is written.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What cannot even be kept as a draft.
    pub fn misfits(&self) -> Vec<TopicFlaw> {
        let long = |text: &str, most: usize| text.chars().count() > most;
        let questions = self.questions.len() > Self::MAX_QUESTIONS
            || self.questions.iter().any(|question| long(question, Self::MAX_QUESTION));
        let links = self.learn_more.len() > Self::MAX_LINKS
            || self.learn_more.iter().any(|link| !is_web_address(&link.url) || link.label.trim().is_empty());
        let flaws = [
            (TopicFlaw::TitleForm, long(&self.title, Self::MAX_TITLE) || harm(&self.title).is_some()),
            (TopicFlaw::IntroLong, long(&self.intro, Self::MAX_INTRO)),
            (TopicFlaw::QuestionsForm, questions),
            (TopicFlaw::LearnMore, links),
        ];
        flaws.into_iter().filter_map(|(flaw, is_there)| is_there.then_some(flaw)).collect()
    }

    /// What stands between this language and publication.
    pub fn flaws(&self, kind: TopicKind) -> Vec<TopicFlaw> {
        let lacks = [
            (TopicFlaw::Title, self.title.trim().is_empty()),
            (TopicFlaw::Intro, self.intro.trim().is_empty()),
            (
                TopicFlaw::Questions,
                kind != TopicKind::GuestPost
                    && self.questions.iter().all(|question| question.trim().is_empty()),
            ),
            (TopicFlaw::Feeds, kind == TopicKind::Consultation && self.feeds.trim().is_empty()),
        ];
        let lacks = lacks.into_iter().filter_map(|(flaw, is_there)| is_there.then_some(flaw));
        lacks.chain(self.misfits()).collect()
    }
}

fn is_web_address(text: &str) -> bool {
    text.len() <= 2_000
        && text.strip_prefix("https://").is_some_and(|rest| {
            rest.starts_with(|c: char| c.is_ascii_alphanumeric())
                && !rest
                    .contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"'))
        })
}

/// A topic in both languages, and which of them lags behind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TopicContent {
    /// What it is for.
    pub kind: TopicKind,
    /// In English.
    pub en: TopicText,
    /// In French.
    pub fr: TopicText,
    /// The language that was not touched when the other one was changed.
    pub out_of_date: Option<Language>,
}

impl TopicContent {
    /// One language's text.
    pub const fn in_language(&self, language: Language) -> &TopicText {
        match language {
            Language::En => &self.en,
            Language::Fr => &self.fr,
        }
    }

    /// All that it says, in both languages, to be found by.
    pub fn words(&self) -> String {
        let of = |text: &TopicText| format!("{}\n{}\n{}", text.title, text.intro, text.questions.join("\n"));
        format!("{}\n{}", of(&self.en), of(&self.fr))
    }

    /// What stands between the topic and its publication, language by language.
    pub fn flaws(&self) -> Vec<(Language, TopicFlaw)> {
        let mut flaws = Vec::new();
        for language in Language::ALL {
            flaws
                .extend(self.in_language(language).flaws(self.kind).into_iter().map(|flaw| (language, flaw)));
            if self.out_of_date == Some(language) {
                flaws.push((language, TopicFlaw::OutOfDate));
            }
        }
        flaws
    }

    /// What cannot even be kept as a draft, language by language.
    pub fn misfits(&self) -> Vec<(Language, TopicFlaw)> {
        let of = |language: Language| {
            self.in_language(language).misfits().into_iter().map(move |flaw| (language, flaw))
        };
        Language::ALL.into_iter().flat_map(of).collect()
    }

    /// What this topic becomes when `edited` is saved over it. Where both languages stood and one alone was changed,
    /// the other is out of date until somebody `confirms` it or changes it as well.
    #[must_use]
    pub fn revised(&self, mut edited: Self, confirms: bool) -> Self {
        let changed =
            Language::ALL.map(|language| self.in_language(language) != edited.in_language(language));
        let both_stood = Language::ALL.iter().all(|language| !self.in_language(*language).is_empty());
        edited.out_of_date = lagging(self.out_of_date, changed, both_stood, confirms);
        edited
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(title: &str) -> TopicText {
        TopicText {
            title: title.into(),
            intro: "Tell us.".into(),
            questions: vec!["What would help?".into()],
            ..TopicText::default()
        }
    }

    fn content(en: &str, fr: &str) -> TopicContent {
        TopicContent { en: text(en), fr: text(fr), ..TopicContent::default() }
    }

    #[test]
    fn a_topic_is_published_only_once_both_languages_stand() {
        assert!(content("Staffing", "Effectifs").flaws().is_empty());
        let half = TopicContent { fr: TopicText::default(), ..content("Staffing", "") };
        let flaws = half.flaws();
        assert!(flaws.iter().all(|(language, _)| *language == Language::Fr));
        for flaw in [TopicFlaw::Title, TopicFlaw::Intro, TopicFlaw::Questions] {
            assert!(flaws.contains(&(Language::Fr, flaw)), "{flaw:?}");
        }
        let consultation = TopicContent { kind: TopicKind::Consultation, ..content("Staffing", "Effectifs") };
        assert_eq!(consultation.flaws(), Language::ALL.map(|language| (language, TopicFlaw::Feeds)));
    }

    #[test]
    fn the_language_that_was_left_alone_is_out_of_date_until_somebody_confirms_it() {
        let first = content("Staffing", "Effectifs");
        let second = first.revised(content("Staffing now", "Effectifs"), false);
        assert_eq!(second.out_of_date, Some(Language::Fr));
        assert_eq!(second.flaws(), [(Language::Fr, TopicFlaw::OutOfDate)]);
        assert_eq!(
            second.revised(second.clone(), false).out_of_date,
            Some(Language::Fr),
            "saving alone mends nothing"
        );
        assert_eq!(second.revised(second.clone(), true).out_of_date, None);
        assert_eq!(second.revised(content("Staffing now", "Effectifs actuels"), false).out_of_date, None);
        assert_eq!(
            second.revised(content("Staffing again", "Effectifs"), false).out_of_date,
            Some(Language::Fr)
        );
        let draft = TopicContent::default().revised(content("Staffing", ""), false);
        assert_eq!(draft.out_of_date, None, "there was nothing to lag behind");
    }

    #[test]
    fn what_members_have_seen_is_never_hidden_again() {
        for from in TopicState::ALL.into_iter().filter(|state| state.is_visible()) {
            assert!(from.next().iter().all(|to| to.is_visible()), "{from:?}");
        }
        for state in TopicState::ALL {
            assert_eq!(state.code().parse(), Ok(state));
            assert!(!state.may_become(state));
        }
    }

    #[test]
    fn the_list_in_sql_holds_the_states_that_members_see() {
        let visible = TopicState::ALL.into_iter().filter(|state| state.is_visible());
        let codes: Vec<String> = visible.map(|state| format!("'{}'", state.code())).collect();
        assert_eq!(visible_topic_states!(), format!("({})", codes.join(", ")));
    }

    #[test]
    fn only_the_web_s_own_addresses_are_linked() {
        for (url, fits) in [
            ("https://www.cihi.ca/en", true),
            ("http://www.cihi.ca", false),
            ("javascript:alert(1)", false),
            ("https://", false),
            ("https://a b", false),
            ("https://x\"onclick=", false),
        ] {
            let learn_more = vec![LearnMore { label: "CIHI".into(), url: url.into() }];
            let text = TopicText { learn_more, ..text("Staffing") };
            assert_eq!(text.misfits().is_empty(), fits, "{url}");
        }
    }

    proptest! {
        #[test]
        fn a_revision_never_blames_a_language_that_was_just_changed(
            en in "[a-z]{0,6}", fr in "[a-z]{0,6}", en_after in "[a-z]{0,6}", fr_after in "[a-z]{0,6}",
        ) {
            let before = content(&en, &fr);
            let after = before.revised(content(&en_after, &fr_after), false);
            if let Some(lagging) = after.out_of_date {
                prop_assert_eq!(before.in_language(lagging), after.in_language(lagging));
            }
        }
    }
}
