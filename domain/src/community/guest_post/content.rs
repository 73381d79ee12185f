//! What a guest post says, and what it lacks before staff see it or members read it.

use serde::{Deserialize, Serialize};

use crate::Language;
use crate::community::{TopicContent, TopicKind, TopicText};
use crate::text::harm;

/// A guest post as one language has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct GuestText {
    /// Its title.
    pub title: String,
    /// The article, in Markdown.
    pub body: String,
    /// Who its author is, in a few lines.
    pub biography: String,
}

/// A guest post as its author writes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct GuestContent {
    /// The name that stands above it.
    pub name: String,
    /// In English.
    pub en: GuestText,
    /// In French.
    pub fr: GuestText,
}

/// What a guest post lacks, or has too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GuestFlaw {
    /// No author is named.
    Name,
    /// The name is too long, or holds what does not belong in one.
    NameForm,
    /// A language that was begun has no title.
    Title,
    /// The title is too long, or holds what does not belong in one.
    TitleForm,
    /// A language that was begun, or every one, has no article.
    Body,
    /// The article is too long.
    BodyLong,
    /// A language says nothing about the author.
    Biography,
    /// The biography is too long, or holds what does not belong in one.
    BiographyForm,
}

impl GuestText {
    /// Longest biography, in characters.
    pub const MAX_BIOGRAPHY: usize = 800;

    fn is_begun(&self) -> bool {
        !self.title.trim().is_empty() || !self.body.trim().is_empty()
    }
}

impl GuestContent {
    /// Longest name, in characters.
    pub const MAX_NAME: usize = 120;

    /// One language's text.
    pub const fn in_language(&self, language: Language) -> &GuestText {
        match language {
            Language::En => &self.en,
            Language::Fr => &self.fr,
        }
    }

    /// One language's text, to be written.
    pub const fn in_language_mut(&mut self, language: Language) -> &mut GuestText {
        match language {
            Language::En => &mut self.en,
            Language::Fr => &mut self.fr,
        }
    }

    /// The title in a language, or else in the other one; empty where there is none.
    pub fn title(&self, language: Language) -> (Language, &str) {
        let own = self.in_language(language).title.as_str();
        if own.is_empty() {
            (language.other(), &self.in_language(language.other()).title)
        } else {
            (language, own)
        }
    }

    /// What cannot even be kept as a draft. What is no language's own is said of none.
    pub fn misfits(&self) -> Vec<(Option<Language>, GuestFlaw)> {
        let is_long = |text: &str, most: usize| text.chars().count() > most;
        let bad_name = is_long(&self.name, Self::MAX_NAME) || harm(&self.name).is_some();
        let name = bad_name.then_some((None, GuestFlaw::NameForm));
        let of_languages = Language::ALL.into_iter().flat_map(|language| {
            let text = self.in_language(language);
            let flaws = [
                (
                    GuestFlaw::TitleForm,
                    is_long(&text.title, TopicText::MAX_TITLE) || harm(&text.title).is_some(),
                ),
                (GuestFlaw::BodyLong, is_long(&text.body, TopicText::MAX_INTRO)),
                (
                    GuestFlaw::BiographyForm,
                    is_long(&text.biography, GuestText::MAX_BIOGRAPHY) || harm(&text.biography).is_some(),
                ),
            ];
            flaws.into_iter().filter_map(move |(flaw, is_there)| is_there.then_some((Some(language), flaw)))
        });
        name.into_iter().chain(of_languages).collect()
    }

    /// What stands between a draft and staff: a name, and one language that stands; nothing half begun.
    pub fn flaws(&self) -> Vec<(Option<Language>, GuestFlaw)> {
        let mut flaws = self.misfits();
        if self.name.trim().is_empty() {
            flaws.push((None, GuestFlaw::Name));
        }
        let begun: Vec<Language> =
            Language::ALL.into_iter().filter(|language| self.in_language(*language).is_begun()).collect();
        if begun.is_empty() {
            flaws.push((None, GuestFlaw::Body));
        }
        for language in begun {
            let text = self.in_language(language);
            let lacks = [
                (GuestFlaw::Title, &text.title),
                (GuestFlaw::Body, &text.body),
                (GuestFlaw::Biography, &text.biography),
            ];
            let lacks = lacks.into_iter().filter(|(_, text)| text.trim().is_empty());
            flaws.extend(lacks.map(|(flaw, _)| (Some(language), flaw)));
        }
        flaws
    }

    /// The languages that do not say yet who wrote it: it is not published before each does.
    pub fn unsigned(&self) -> Vec<Language> {
        let is_unsigned = |language: &Language| {
            self.name.trim().is_empty() || self.in_language(*language).biography.trim().is_empty()
        };
        Language::ALL.into_iter().filter(is_unsigned).collect()
    }

    /// The same article under the name and biographies of `edited`.
    #[must_use]
    pub fn signed(mut self, edited: &Self) -> Self {
        self.name.clone_from(&edited.name);
        self.en.biography.clone_from(&edited.en.biography);
        self.fr.biography.clone_from(&edited.fr.biography);
        self
    }

    /// What its topic begins with. Who wrote it stands beside that, so that it can go when they leave.
    pub fn topic(&self) -> TopicContent {
        let of = |text: &GuestText| TopicText {
            title: text.title.clone(),
            intro: text.body.clone(),
            ..TopicText::default()
        };
        TopicContent { kind: TopicKind::GuestPost, en: of(&self.en), fr: of(&self.fr), out_of_date: None }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn content() -> GuestContent {
        let text = GuestText { title: "Beds".into(), body: "Too few.".into(), biography: "Nurse.".into() };
        GuestContent { name: "Ada".into(), en: text, fr: GuestText::default() }
    }

    #[test]
    fn it_is_handed_in_in_one_language_and_published_in_two() {
        assert_eq!(content().flaws(), []);
        assert_eq!(content().unsigned(), [Language::Fr]);
        assert_eq!(content().topic().kind, TopicKind::GuestPost);
        let half =
            GuestContent { fr: GuestText { title: "Lits".into(), ..GuestText::default() }, ..content() };
        let fr = Some(Language::Fr);
        assert_eq!(half.flaws(), [(fr, GuestFlaw::Body), (fr, GuestFlaw::Biography)]);
        let nobody = GuestContent::default();
        assert_eq!(nobody.flaws(), [(None, GuestFlaw::Name), (None, GuestFlaw::Body)]);
        assert_eq!(nobody.unsigned(), Language::ALL);
    }

    #[test]
    fn what_is_too_long_or_hides_something_is_not_even_kept() {
        let mut long = GuestContent { name: "x".repeat(121), ..content() };
        long.en.title = "turned \u{202E}around".into();
        long.fr.biography = "x".repeat(801);
        long.fr.body = "x".repeat(20_001);
        let (en, fr) = (Some(Language::En), Some(Language::Fr));
        let flaws = [
            (None, GuestFlaw::NameForm),
            (en, GuestFlaw::TitleForm),
            (fr, GuestFlaw::BodyLong),
            (fr, GuestFlaw::BiographyForm),
        ];
        assert_eq!(long.misfits(), flaws);
    }

    proptest! {
        #[test]
        fn signing_changes_no_word_of_the_article(name in "\\PC{0,20}", biography in "\\PC{0,20}") {
            let mut edited = GuestContent { name, ..GuestContent::default() };
            edited.fr.biography = biography;
            let signed = content().signed(&edited);
            prop_assert_eq!(signed.topic(), content().topic());
            prop_assert_eq!((&signed.name, &signed.fr.biography), (&edited.name, &edited.fr.biography));
        }
    }
}
