//! Words that administrators have texts looked at for. They are compared as search compares them, so that no accent, no
//! capital and no plural hides one, and none is seen inside another word. What search takes for one word is one here too:
//! "organ" finds "organization".

use std::collections::{BTreeSet, HashMap};

use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::Language;
use crate::search::{Analyser, Stems};

/// Most entries of one list.
pub const MAX_WATCHED: usize = 500;

/// Longest entry, in characters.
pub const MAX_WATCHED_CHARS: usize = 80;

/// What becomes of a text that holds a watched word. The mildest first.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "snake_case")]
pub enum Watch {
    /// Moderators are asked to look at it.
    Mark,
    /// Its author is asked first whether they mean it.
    Ask,
    /// Nobody else reads it until a moderator has looked.
    Hold,
}

crate::words!(Watch: "in forms and in the database");

/// What is wrong with a list of words as typed. Lines count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WatchListError {
    /// More than [`MAX_WATCHED`] entries.
    #[error("too many entries")]
    TooMany,
    /// An entry is longer than [`MAX_WATCHED_CHARS`].
    #[error("line {0} is too long")]
    TooLong(usize),
    /// An entry has no word in it.
    #[error("line {0} holds no word")]
    NoWord(usize),
}

/// Reads a list as typed: a word or a phrase on each line, each kept once and in its order.
///
/// # Errors
/// [`WatchListError`] says what is wrong first.
pub fn watched_words(typed: &str) -> Result<Vec<String>, WatchListError> {
    let mut known = BTreeSet::new();
    let mut entries = Vec::new();
    for (line, entry) in typed.lines().map(str::trim).enumerate().filter(|(_, entry)| !entry.is_empty()) {
        if entry.chars().count() > MAX_WATCHED_CHARS {
            return Err(WatchListError::TooLong(line + 1));
        }
        if !has_word(&Analyser.stems(entry)) {
            return Err(WatchListError::NoWord(line + 1));
        }
        if known.insert(entry) {
            entries.push(entry.to_owned());
        }
    }
    if entries.len() > MAX_WATCHED { Err(WatchListError::TooMany) } else { Ok(entries) }
}

fn has_word(stems: &Stems) -> bool {
    row(stems, Language::En).next().is_some() && row(stems, Language::Fr).next().is_some()
}

/// A word or a phrase that is watched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watched {
    /// In which language's forms it is looked for.
    pub language: Language,
    /// What becomes of a text that holds it.
    pub watch: Watch,
    /// As it was typed.
    pub text: String,
}

/// For each first stem, which entries begin so, each with the stems that follow.
type ByFirst = HashMap<String, Vec<(usize, Vec<String>)>>;

/// What texts are looked at for, made ready once for many texts.
#[derive(Clone, Debug, Default)]
pub struct WatchList {
    entries: Vec<Watched>,
    en: ByFirst,
    fr: ByFirst,
}

impl WatchList {
    /// Makes entries ready. One without a word watches for nothing.
    pub fn new(entries: Vec<Watched>) -> Self {
        let (mut en, mut fr) = (ByFirst::new(), ByFirst::new());
        for (at, Watched { language, text, .. }) in entries.iter().enumerate() {
            let stems = Analyser.stems(text);
            let mut row = row(&stems, *language).map(str::to_owned);
            let by_first = match language {
                Language::En => &mut en,
                Language::Fr => &mut fr,
            };
            if let Some(first) = row.next() {
                by_first.entry(first).or_default().push((at, row.collect()));
            }
        }
        Self { entries, en, fr }
    }

    /// What a text holds of the list, each entry once and in the list's order. Both languages are looked for in every text:
    /// its author says which language it is in, and could say the other.
    pub fn find(&self, text: &str) -> Vec<&Watched> {
        if self.en.is_empty() && self.fr.is_empty() {
            return Vec::new();
        }
        let stems = Analyser.stems(text);
        let mut found = BTreeSet::new();
        for (language, by_first) in [(Language::En, &self.en), (Language::Fr, &self.fr)] {
            let row: Vec<&str> = row(&stems, language).collect();
            for (at, first) in row.iter().enumerate() {
                let follow = |rest: &[String]| {
                    row.get(at + 1..at + 1 + rest.len())
                        .is_some_and(|next| next.iter().zip(rest).all(|(stem, wanted)| stem == wanted))
                };
                let begin = by_first.get(*first).into_iter().flatten();
                found.extend(begin.filter(|(_, rest)| follow(rest)).map(|(entry, _)| *entry));
            }
        }
        found.into_iter().map(|entry| &self.entries[entry]).collect()
    }

    /// The strictest of what becomes of a text; `None` where it holds nothing that is watched.
    pub fn strictest(found: &[&Watched]) -> Option<Watch> {
        found.iter().map(|watched| watched.watch).max()
    }
}

fn row(stems: &Stems, language: Language) -> impl Iterator<Item = &str> {
    let row = match language {
        Language::En => &stems.en,
        Language::Fr => &stems.fr,
    };
    row.split(' ').filter(|stem| !stem.is_empty())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization as _;
    use unicode_normalization::char::is_combining_mark;

    use super::*;

    fn list(entries: &[(Language, Watch, &str)]) -> WatchList {
        let watched = |(language, watch, text): &(Language, Watch, &str)| Watched {
            language: *language,
            watch: *watch,
            text: (*text).to_owned(),
        };
        WatchList::new(entries.iter().map(watched).collect())
    }

    fn holds(language: Language, entry: &str, text: &str) -> bool {
        !list(&[(language, Watch::Mark, entry)]).find(text).is_empty()
    }

    fn without_accents(text: &str) -> String {
        text.nfd()
            .filter(|c| !is_combining_mark(*c))
            .collect::<String>()
            .replace('œ', "oe")
            .replace('æ', "ae")
    }

    #[test]
    fn what_is_watched_is_read_as_it_is_written() {
        for watch in Watch::ALL {
            assert_eq!(watch.code().parse(), Ok(watch));
        }
        assert!("remove".parse::<Watch>().is_err());
    }

    #[test]
    fn words_and_phrases_are_found_in_every_form() {
        for (language, entry, text) in [
            (Language::En, "idiot", "What IDIOTS!"),
            (Language::En, "idiots", "an idiot."),
            (Language::En, "organ", "an organization"),
            (Language::En, "snake oil", "They sell snake-oil there."),
            (Language::Fr, "Écœurant", "c'est ecoeurant"),
            (Language::Fr, "ecoeurant", "ÉCŒURANTES, ces listes"),
            (Language::Fr, "imbécile", "Quels imbéciles!"),
            (Language::Fr, "idiot", "l’idiot du village"),
            (Language::Fr, "va te faire", "Va **te** faire voir."),
        ] {
            assert!(holds(language, entry, text), "{entry} in {text}");
        }
        for (language, entry, text) in [
            (Language::En, "ass", "A class, an assessment, an assassin."),
            (Language::En, "snake oil", "oil of a snake"),
            (Language::En, "snake oil", "It ends with a snake"),
            (Language::Fr, "con", "Un concours, des conseils, un flacon."),
            (Language::Fr, "va te faire", "va faire"),
        ] {
            assert!(!holds(language, entry, text), "{entry} in {text}");
        }
    }

    #[test]
    fn each_entry_is_found_once_and_the_strictest_counts() {
        let list = list(&[
            (Language::En, Watch::Mark, "quack"),
            (Language::En, Watch::Hold, "quack"),
            (Language::Fr, Watch::Ask, "charlatan"),
            (Language::Fr, Watch::Hold, "menteur"),
        ]);
        let found = list.find("Charlatan! Quack, quack, quack.");
        let texts: Vec<_> = found.iter().map(|watched| (watched.watch, watched.text.as_str())).collect();
        assert_eq!(texts, [(Watch::Mark, "quack"), (Watch::Hold, "quack"), (Watch::Ask, "charlatan")]);
        assert_eq!(WatchList::strictest(&found), Some(Watch::Hold));
        assert_eq!(WatchList::strictest(&list.find("Beds are short.")), None);
        assert!(WatchList::default().find("quack").is_empty());
    }

    #[test]
    fn a_list_is_read_line_by_line_and_what_is_wrong_is_told() {
        assert_eq!(
            watched_words(" quack \r\n\n snake oil\nquack"),
            Ok(vec!["quack".into(), "snake oil".into()])
        );
        assert_eq!(watched_words(""), Ok(Vec::new()));
        assert_eq!(watched_words("quack\n\n!!!"), Err(WatchListError::NoWord(3)));
        let long = format!("quack\n{}", "é".repeat(MAX_WATCHED_CHARS + 1));
        assert_eq!(watched_words(&long), Err(WatchListError::TooLong(2)));
        let many = |many: usize| (0..many).map(|at| format!("word {at}")).collect::<Vec<_>>().join("\n");
        assert_eq!(watched_words(&many(MAX_WATCHED)).map(|entries| entries.len()), Ok(MAX_WATCHED));
        assert_eq!(watched_words(&many(MAX_WATCHED + 1)), Err(WatchListError::TooMany));
    }

    proptest! {
        #[test]
        fn neither_case_nor_accents_matter(
            words in prop::collection::vec("[a-zàâäçéèêëîïôöùûüÿœæ]{1,12}", 1..4),
            is_french in any::<bool>(),
        ) {
            let language = if is_french { Language::Fr } else { Language::En };
            let (typed, bare) = (words.join(" "), without_accents(&words.join(" ")));
            let forms = [typed.clone(), typed.to_uppercase(), typed.nfd().collect(), bare.to_uppercase(), bare];
            for entry in &forms {
                for text in &forms {
                    prop_assert!(holds(language, entry, &format!("So, {text}!")), "{} in {}", entry, text);
                }
            }
        }

        #[test]
        fn nothing_is_found_inside_a_longer_word(
            word in "[a-zéèœ]{1,12}",
            before in "[qxzk]{1,3}",
            after in "[qxzk]{0,3}",
            is_french in any::<bool>(),
        ) {
            let language = if is_french { Language::Fr } else { Language::En };
            let text = format!("1 {before}{word}{after} 2");
            prop_assume!(Analyser.stems(&format!("{before}{word}{after}")) != Analyser.stems(&word));
            prop_assert!(!holds(language, &word, &text), "{} in {}", word, text);
        }

        #[test]
        fn hostile_text_is_only_text(entry in "\\PC{0,80}", text in "\\PC{0,200}") {
            let list = list(&[(Language::En, Watch::Hold, &entry), (Language::Fr, Watch::Mark, &entry)]);
            let found = list.find(&text);
            prop_assert!(found.len() <= 2);
            if let Ok(entries) = watched_words(&entry) {
                let is_held = !entries.is_empty();
                prop_assert_eq!(list.find(&format!("{text} {entry} {text}")).len() == 2, is_held);
            }
        }

        #[test]
        fn what_a_list_keeps_reads_the_same_again(typed in "(\\PC{0,20}\r?\n){0,6}") {
            if let Ok(entries) = watched_words(&typed) {
                prop_assert_eq!(watched_words(&entries.join("\n")), Ok(entries));
            }
        }
    }
}
