//! What a text is found by: its words without accents and case, cut to their English and French stems. Both databases
//! keep and look for what this makes, so both find the same.

use std::collections::HashSet;
use std::ops::Range;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Which analyser this is: raised when it makes something else of a text, so that what it made before is made anew.
pub const ANALYSER: u32 = 1;

/// Words of a query that are looked for; more are left out.
const MAX_WORDS: usize = 16;
/// Longest word that is kept, in characters; what is longer is no word.
const MAX_WORD: usize = 64;

/// A text's words, cut to their stems in either language, with one space between them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stems {
    /// As English words.
    pub en: String,
    /// As French words.
    pub fr: String,
}

impl Stems {
    /// Each word as both languages have it, with a letter before it that says which: in one row of words, no stem of one
    /// language is taken for one of the other.
    pub fn marked(&self) -> [Vec<String>; 2] {
        let marked = |letter: char, stems: &str| {
            stems.split(' ').filter(|stem| !stem.is_empty()).map(|stem| format!("{letter}{stem}")).collect()
        };
        [marked('e', &self.en), marked('f', &self.fr)]
    }
}

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Each must be found: a word, or several that follow one another.
    pub terms: Vec<Term>,
}

/// A word, or several that follow one another, in either language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term(pub Stems);

/// Cuts texts to their stems.
#[derive(Clone, Copy, Debug)]
pub struct Analyser;

impl Analyser {
    /// A text's stems.
    pub fn stems(self, text: &str) -> Stems {
        join(&words(text).collect::<Vec<_>>())
    }

    /// Where in a text words stand that are looked for, as byte offsets.
    pub fn marks(self, text: &str, query: &Query) -> Vec<Range<usize>> {
        let wanted = |stems: fn(&Stems) -> &str| -> HashSet<&str> {
            query.terms.iter().flat_map(|Term(term)| stems(term).split(' ')).collect()
        };
        let (en, fr) = (wanted(|stems| &stems.en), wanted(|stems| &stems.fr));
        let mut marks = Vec::new();
        let mut start = None;
        for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
            match (is_of_word(c), start) {
                (true, None) => start = Some(at),
                (false, Some(from)) => {
                    let is_wanted = words(&text[from..at]).any(|word| {
                        let stems = join(&[word]);
                        en.contains(stems.en.as_str()) || fr.contains(stems.fr.as_str())
                    });
                    if is_wanted {
                        marks.push(from..at);
                    }
                    start = None;
                }
                _ => {}
            }
        }
        marks
    }

    /// What a reader looks for. Quotation marks of either language hold words together; anything else that is no letter
    /// and no digit only parts words, so no syntax can be typed.
    pub fn query(self, typed: &str) -> Query {
        let mut terms = Vec::new();
        let mut left = MAX_WORDS;
        for (at, part) in typed.split(['"', '“', '”', '«', '»']).enumerate() {
            let found: Vec<String> = words(part).take(left).collect();
            left -= found.len();
            if at % 2 == 1 && found.len() > 1 {
                terms.push(Term(join(&found)));
            } else {
                terms.extend(found.into_iter().map(|word| Term(join(&[word]))));
            }
        }
        Query { terms }
    }
}

fn join(words: &[String]) -> Stems {
    let stems = |algorithm| {
        let stemmer = Stemmer::create(algorithm);
        words.iter().map(|word| stemmer.stem(word)).collect::<Vec<_>>().join(" ")
    };
    Stems { en: stems(Algorithm::English), fr: stems(Algorithm::French) }
}

/// The words of a text: letters and digits, in lower case, without accents. French articles that are tied to a word by
/// an apostrophe are no part of it.
pub(crate) fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !(c.is_alphanumeric() || is_combining_mark(c) || is_apostrophe(c))).flat_map(
        |word| {
            let folded = fold(word);
            let mut parts: Vec<&str> = folded.split('\'').filter(|part| !part.is_empty()).collect();
            if parts.len() > 1 && is_elided(parts[0]) {
                parts.remove(0);
            } else if parts.len() == 2 && parts[1] == "s" {
                // The English genitive.
                parts.pop();
            }
            parts
                .into_iter()
                .filter(|part| part.chars().count() <= MAX_WORD)
                .map(str::to_owned)
                .collect::<Vec<_>>()
        },
    )
}

/// Whether each word that was typed begins a word of a text, as somebody types who names it. Nothing typed names everything;
/// signs alone name nothing.
pub fn begins(text: &str, typed: &str) -> bool {
    let words: Vec<String> = words(text).collect();
    let typed_words: Vec<String> = self::words(typed).collect();
    (!typed_words.is_empty() || typed.trim().is_empty())
        && typed_words.iter().all(|typed| words.iter().any(|word| word.starts_with(typed)))
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c) || is_apostrophe(c)
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

fn is_elided(word: &str) -> bool {
    matches!(
        word,
        "l" | "d" | "j" | "n" | "s" | "t" | "c" | "m" | "qu" | "jusqu" | "lorsqu" | "puisqu" | "quoiqu"
    )
}

fn fold(word: &str) -> String {
    let letters = word.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
    let mut folded = String::with_capacity(word.len());
    for letter in letters {
        match letter {
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            'ø' => folded.push('o'),
            c if is_apostrophe(c) => folded.push('\''),
            c if c.is_alphanumeric() => folded.push(c),
            _ => {}
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn finds(typed: &str, text: &str) -> bool {
        let analyser = Analyser;
        let (query, stems) = (analyser.query(typed), analyser.stems(text));
        let holds = |text: &str, words: &str| format!(" {text} ").contains(&format!(" {words} "));
        !query.terms.is_empty()
            && query.terms.iter().all(|Term(term)| holds(&stems.en, &term.en) || holds(&stems.fr, &term.fr))
    }

    #[test]
    fn a_name_is_found_by_how_its_words_begin() {
        for typed in ["", "jou", "JOURNAL mod", "moder j", "modération", "l’journ"] {
            assert!(begins("Journal de la modération", typed), "{typed}");
        }
        for typed in ["urnal", "journal x", "journaux", "!!!"] {
            assert!(!begins("Journal de la modération", typed), "{typed}");
        }
    }

    #[test]
    fn words_are_found_in_every_form_in_both_languages() {
        for (typed, text) in [
            ("empecher", "Cela m’a empêché de dormir."),
            ("médecins", "un médecin de famille"),
            ("MEDECIN", "Les médecins partent."),
            ("referral", "Referrals come back."),
            ("nursing", "nurses"),
            ("hôpital", "l’hopital"),
            ("l'hôpital", "À l’hôpital de la ville"),
            ("oeuvre", "une œuvre"),
            ("soins primaires", "primaires, les soins"),
            ("\"soins primaires\"", "Les soins primaires."),
            ("« soins primaires »", "Les soins primaires."),
            ("patient's", "the patients"),
            ("covid-19", "COVID 19"),
        ] {
            assert!(finds(typed, text), "{typed} in {text}");
        }
        for (typed, text) in
            [("\"soins primaires\"", "primaires, les soins"), ("hospital", "hospice"), ("", "text")]
        {
            assert!(!finds(typed, text), "{typed} in {text}");
        }
    }

    #[test]
    fn case_30_no_syntax_can_be_typed() {
        for typed in [
            "a OR b",
            "NEAR(a b)",
            "-a",
            "a*",
            "en:a",
            "(",
            "\"",
            "'; DROP TABLE comments; --",
            "a & !b | c <-> d",
        ] {
            for Term(Stems { en, fr }) in Analyser.query(typed).terms {
                for stem in [en, fr] {
                    assert!(stem.chars().all(|c| c.is_alphanumeric() || c == ' '), "{typed}: {stem}");
                }
            }
        }
        assert_eq!(Analyser.query(&"a ".repeat(1_000)).terms.len(), MAX_WORDS);
    }

    #[test]
    fn marks_stand_where_the_words_are() {
        let text = "Les médecins, à l’hôpital : un médecin.";
        let marks = Analyser.marks(text, &Analyser.query("hopital medecin"));
        let words: Vec<&str> = marks.into_iter().map(|mark| &text[mark]).collect();
        assert_eq!(words, ["médecins", "l’hôpital", "médecin"]);
    }

    proptest! {
        #[test]
        fn marks_are_parts_of_the_text(text in "\\PC{0,60}", typed in "\\PC{0,12}") {
            for mark in Analyser.marks(&text, &Analyser.query(&typed)) {
                prop_assert!(text.get(mark).is_some());
            }
        }

        #[test]
        fn a_text_is_found_by_each_of_its_own_words(text in "\\PC{0,60}") {
            for word in words(&text) {
                prop_assert!(finds(&word, &text), "{}", word);
            }
        }

        #[test]
        fn stems_hold_nothing_but_letters_digits_and_spaces(text in "\\PC{0,60}") {
            let Stems { en, fr } = Analyser.stems(&text);
            prop_assert!((en + &fr).chars().all(|c| c.is_alphanumeric() || c == ' '));
        }
    }
}
