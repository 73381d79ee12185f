//! Topics that members suggest, and what becomes of them.

use strum::{EnumString, IntoStaticStr, VariantArray};

use super::TopicText;
use crate::desk::{ProseError, prose, read};
use crate::search::{Query, Stems, Term};
use crate::text::line;

/// Suggestions that one person may send in a day.
pub const SUGGESTIONS_A_DAY: u32 = 5;

/// Where a suggestion stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum SuggestionState {
    /// Staff have not decided yet.
    #[default]
    New,
    /// It became a topic.
    TakenUp,
    /// It becomes none.
    Declined,
    /// A topic says the same.
    Merged,
}

crate::words!(SuggestionState: "in the database and in addresses");

impl SuggestionState {
    /// Whether its author must be told why.
    pub const fn needs_answer(self) -> bool {
        matches!(self, Self::Declined)
    }
}

/// What a member suggests to talk about, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SuggestionText {
    /// The topic, in a line.
    pub title: String,
    /// Why it matters.
    pub why: String,
}

/// What is wrong with a suggestion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SuggestionErrors {
    /// With its title.
    pub title: Option<ProseError>,
    /// With why it matters.
    pub why: Option<ProseError>,
}

impl SuggestionText {
    /// Longest title, in characters: as long as a topic's.
    pub const MAX_TITLE: usize = TopicText::MAX_TITLE;
    /// Longest reason, in characters.
    pub const MAX_WHY: usize = 2_000;

    /// Reads a suggestion as typed.
    ///
    /// # Errors
    /// [`SuggestionErrors`] says what is wrong with it.
    pub fn parse(title: &str, why: &str) -> Result<Self, SuggestionErrors> {
        match (read_title(title), prose(why, Self::MAX_WHY)) {
            (Ok(title), Ok(why)) => Ok(Self { title, why }),
            (title, why) => Err(SuggestionErrors { title: title.err(), why: why.err() }),
        }
    }

    /// Reads its title alone.
    ///
    /// # Errors
    /// [`ProseError`] says what is wrong with it.
    pub fn parse_title(typed: &str) -> Result<String, ProseError> {
        read_title(typed)
    }
}

/// Reads a title, as topics, suggestions and guest posts have one.
pub(super) fn read_title(typed: &str) -> Result<String, ProseError> {
    read(line(typed), SuggestionText::MAX_TITLE)
}

/// Shortest stem that tells what a title is about, in letters.
const TELLING: usize = 4;
/// Stems of a title that are looked for.
const MAX_TELLING: usize = 8;

/// The words of a title that tell what it is about, each looked for by itself: the short ones are in every other title.
pub fn telling(title: Query) -> Vec<Term> {
    let tells = |term: &Term| term.0.en.chars().count() >= TELLING;
    title.terms.into_iter().filter(tells).take(MAX_TELLING).collect()
}

/// Whether something that holds `shared` of `of` telling words is likely about the same.
pub const fn is_alike(shared: usize, of: usize) -> bool {
    shared > 0 && shared * 2 >= of
}

/// How many of some words a text holds, in either language.
pub fn shared(words: &[Term], text: &Stems) -> usize {
    let holds = |text: &str, word: &str| text.split(' ').any(|stem| stem == word);
    words.iter().filter(|Term(word)| holds(&text.en, &word.en) || holds(&text.fr, &word.fr)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Analyser;
    use crate::text::Place;

    #[test]
    fn a_suggestion_has_a_title_and_a_reason() {
        let text = SuggestionText::parse("  Night \t shifts ", "We are tired.\r\nAll of us.").unwrap();
        assert_eq!((text.title.as_str(), text.why.as_str()), ("Night shifts", "We are tired.\nAll of us."));
        let errors = SuggestionText::parse(" ", &"x".repeat(2_001)).unwrap_err();
        assert_eq!((errors.title, errors.why), (Some(ProseError::Missing), Some(ProseError::Long)));
        let errors = SuggestionText::parse(&"x".repeat(141), "turned \u{202E}around").unwrap_err();
        let place = Place { line: 1, character: 8 };
        assert_eq!((errors.title, errors.why), (Some(ProseError::Long), Some(ProseError::Characters(place))));
        let errors = SuggestionText::parse("\u{200B}\u{2060}", "").unwrap_err();
        assert_eq!((errors.title, errors.why), (Some(ProseError::Missing), Some(ProseError::Missing)));
    }

    #[test]
    fn emoji_and_what_joins_letters_are_text_in_a_title() {
        for title in ["Lits ❤\u{FE0F} 👩\u{200D}⚕\u{FE0F}", "co\u{AD}opération", "\u{2067}שלום\u{2069}"]
        {
            assert_eq!(read_title(title).as_deref(), Ok(title));
        }
    }

    #[test]
    fn titles_about_the_same_are_alike_in_any_form_of_their_words() {
        let is_like = |typed: &str, other: &str| {
            let words = telling(Analyser.query(typed));
            is_alike(shared(&words, &Analyser.stems(other)), words.len())
        };
        assert!(is_like("The night shifts of nurses", "Night shift"));
        assert!(is_like("Quarts de nuit", "Les quarts, la nuit"));
        assert!(!is_like("The future of the family doctor", "The cost of the licence"));
        assert!(!is_like("of the", "of the"), "no word tells anything");
    }

    #[test]
    fn every_state_has_its_word_and_whoever_is_declined_is_told_why() {
        for state in SuggestionState::ALL {
            assert_eq!(state.code().parse(), Ok(state));
            assert_eq!(state.needs_answer(), state == SuggestionState::Declined);
        }
    }
}
