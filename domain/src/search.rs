//! What a text is found by: its words without accents and case, cut to their English and French stems. Both databases
//! keep and look for what this makes, so both find the same.

use std::collections::HashSet;
use std::ops::Range;

use rust_stemmers::{Algorithm, Stemmer};

use crate::text::{folded, is_apostrophe, is_of_word};

mod weight;

use weight::Weight;

/// Which analyser this is: raised when it makes something else of a text, so that what it made before is made anew.
pub const ANALYSER: u32 = 2;

/// Words of a query that are looked for; more are left out.
const MAX_WORDS: usize = 16;
/// Characters of a query that are read.
const MAX_TYPED: usize = 1_000;
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
        let mut marks: Vec<Range<usize>> = Vec::new();
        for piece in pieces(text) {
            let is_wanted = words_of(&text[piece.clone()]).any(|word| {
                let stems = join(&[word]);
                en.contains(stems.en.as_str()) || fr.contains(stems.fr.as_str())
            });
            match marks.last_mut() {
                Some(last) if is_wanted && last.end == piece.start => last.end = piece.end,
                _ if is_wanted => marks.push(piece),
                _ => {}
            }
        }
        marks
    }

    /// What a reader looks for. Quotation marks of either language hold words together; anything else that is no letter
    /// and no digit only parts words, so no syntax can be typed. Small words count for nothing beside others.
    pub fn query(self, typed: &str) -> Query {
        let end = typed.char_indices().nth(MAX_TYPED).map_or(typed.len(), |(at, _)| at);
        let typed = &typed[..end];
        let asks = Weight::of_first(typed);
        let mut found: Vec<(Weight, Vec<String>)> = Vec::new();
        for (part, is_phrase) in quoted(typed) {
            if is_phrase {
                found.push((Weight::Telling, words(part).collect()));
                continue;
            }
            found.extend(runs(part).into_iter().map(|run| {
                let words: Vec<String> = words(&part[run.clone()]).collect();
                (Weight::of(&part[run], &words, asks), words)
            }));
        }
        found.retain(|(_, words)| !words.is_empty());
        let telling = found.iter().map(|(weight, _)| *weight).max();
        let mut left = MAX_WORDS;
        let mut terms = Vec::new();
        for (_, mut words) in found.into_iter().filter(|(weight, _)| Some(*weight) == telling) {
            words.truncate(left);
            left -= words.len();
            if !words.is_empty() {
                terms.push(Term(join(&words)));
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

/// The words of a text: letters and digits, in lower case, without accents and what is not seen. French articles that are
/// tied to a word by an apostrophe are no part of it. Scripts that put no spaces between words have one for each letter.
pub(crate) fn words(text: &str) -> impl Iterator<Item = String> {
    pieces(text).into_iter().flat_map(|piece| words_of(&text[piece]))
}

/// The words of one piece of a text.
fn words_of(piece: &str) -> impl Iterator<Item = String> + use<> {
    let mut folded = folded(piece);
    folded.retain(|c| c.is_alphanumeric() || c == '\'');
    let mut parts: Vec<&str> = folded.split('\'').filter(|part| !part.is_empty()).collect();
    if parts.len() > 1 && is_elided(parts[0]) {
        parts.remove(0);
    } else if parts.len() == 2 && parts[1] == "s" {
        // The English genitive.
        parts.pop();
    }
    // One letter of a text may be several once it is folded.
    let letters = parts.into_iter().flat_map(|part| pieces(part).into_iter().map(|piece| &part[piece]));
    let fits = letters.filter(|part| part.chars().count() <= MAX_WORD);
    fits.map(str::to_owned).collect::<Vec<_>>().into_iter()
}

/// Where the pieces of a text stand that hold its words.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    let (mut is_open, mut was_alone) = (false, false);
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if !is_of_word(c) && !is_apostrophe(c) {
            is_open = false;
            continue;
        }
        let is_attached = !c.is_alphanumeric() && !is_apostrophe(c);
        let is_alone = if is_attached { was_alone } else { stands_alone(c) };
        match pieces.last_mut() {
            Some(last) if is_open && (is_attached || !is_alone && !was_alone) => last.end = end,
            _ => pieces.push(at..end),
        }
        (is_open, was_alone) = (true, is_alone);
    }
    pieces
}

/// Where pieces stand that touch one another: somebody who types such a run means it as a whole.
fn runs(text: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for piece in pieces(text) {
        match runs.last_mut() {
            Some(last) if last.end == piece.start => last.end = piece.end,
            _ => runs.push(piece),
        }
    }
    runs
}

/// Whether a letter is of a script that puts no spaces between words: Thai, Lao, Burmese, Khmer, Chinese and Japanese.
const fn stands_alone(c: char) -> bool {
    matches!(c,
        '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3005}'..='\u{3007}'
        | '\u{3040}'..='\u{312F}' | '\u{31A0}'..='\u{31FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FF66}'..='\u{FF9F}' | '\u{20000}'..='\u{3FFFF}')
}

/// What is typed in its parts, each with whether quotation marks hold it together. A mark without its fellow, and an inch
/// behind its number, hold nothing.
fn quoted(typed: &str) -> Vec<(&str, bool)> {
    let closing = |opening| match opening {
        '"' | '＂' => ['"', '＂'].as_slice(),
        '“' | '”' | '„' => ['”', '“', '"'].as_slice(),
        '«' => ['»'].as_slice(),
        _ => [].as_slice(),
    };
    let mut parts = Vec::new();
    let (mut start, mut at, mut before) = (0, 0, ' ');
    while let Some(c) = typed[at..].chars().next() {
        let inside = at + c.len_utf8();
        let end = if before.is_alphanumeric() { None } else { typed[inside..].find(closing(c)) };
        before = c;
        if let Some(end) = end {
            parts.push((&typed[start..at], false));
            parts.push((&typed[inside..inside + end], true));
            start = inside + end;
            // Past the closing mark, which opens nothing.
            at = start + typed[start..].chars().next().map_or(0, char::len_utf8);
        } else {
            at = inside;
        }
    }
    parts.push((&typed[start..], false));
    parts
}

/// Whether each word that was typed begins a word of a text, as somebody types who names it. Nothing typed names everything;
/// signs alone name nothing.
pub fn begins(text: &str, typed: &str) -> bool {
    let words: Vec<String> = words(text).collect();
    let typed_words: Vec<String> = self::words(typed).collect();
    (!typed_words.is_empty() || typed.trim().is_empty())
        && typed_words.iter().all(|typed| words.iter().any(|word| word.starts_with(typed)))
}

fn is_elided(word: &str) -> bool {
    matches!(
        word,
        "l" | "d" | "j" | "n" | "s" | "t" | "c" | "m" | "qu" | "jusqu" | "lorsqu" | "puisqu" | "quoiqu"
    )
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
    fn search_sees_through_invisible_marks_and_decomposed_letters() {
        let text = "Les mé\u{AD}de\u{200B}cins de l\u{2060}’hôpi\u{FEFF}tal";
        for typed in
            ["médecins", "medecins hopital", "me\u{301}de\u{AD}cin", "\"médecins de l'hôpital\"", "ｍédecin"]
        {
            assert!(finds(typed, text), "{typed}");
        }
        assert!(finds("Łódź", "lodz") && finds("Ngũgĩ", "NGU\u{303}GI\u{303}"));
    }

    #[test]
    fn a_quotation_mark_without_its_fellow_is_ignored() {
        for typed in [
            "6\" tube breathing",
            "\"breathing tube",
            "tube « breathing",
            "6\" to 8\" breathing",
            "“breathing",
        ] {
            assert!(finds(typed, "Breathing through a tube of 6 to 8 inches"), "{typed}");
        }
        assert!(finds("“soins primaires”", "Les soins primaires."));
        assert!(!finds("une \"soins primaires\"", "primaires, les soins, une"));
    }

    #[test]
    fn a_question_finds_what_its_subject_finds() {
        let interpreter = Analyser.query("interpreter");
        for typed in [
            "how do I call an interpreter",
            "How do I get an interpreter?",
            "comment appeler un interprète",
            "Comment est-ce que j’obtiens l’interprète ?",
            "the interpreter",
        ] {
            assert_eq!(Analyser.query(typed), interpreter, "{typed}");
        }
        assert_eq!(
            Analyser.query("how do I").terms.len(),
            3,
            "where there is nothing else they are looked for"
        );
        assert_eq!(Analyser.query("call an interpreter").terms.len(), 2, "that is no question");
        assert_eq!(Analyser.query("WHO guidelines").terms.len(), 2, "capitals are a name");
        assert_eq!(Analyser.query("\"of the\" interpreter").terms.len(), 2, "quotation marks are meant");
    }

    #[test]
    fn runs_without_spaces_are_found_by_parts() {
        for (typed, text) in [
            ("医院", "我在医院工作"),
            ("病院", "この病院で働いています"),
            ("ｶﾞﾝ", "がんガンセンター"),
            ("โรงพยาบาล", "ฉันทำงานที่โรงพยาบาลใหญ่"),
            ("covid肺炎", "新型covid肺炎"),
        ] {
            assert!(finds(typed, text), "{typed} in {text}");
        }
        assert!(!finds("院医", "我在医院工作"), "its letters stand as they were typed");
        let text = "我在医院工作";
        let marks = Analyser.marks(text, &Analyser.query("医院"));
        assert_eq!(marks.into_iter().map(|mark| &text[mark]).collect::<Vec<_>>(), ["医院"]);
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
