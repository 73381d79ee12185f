//! How French is set, and which words neither language uses: the pages, the mails, the terms, the help, and what the demo's members
//! write.
#![cfg(feature = "ssr")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::Path;

use serde_json::Value;

const NO_BREAK: char = '\u{a0}';

/// Every French text of a file, with where it stands; `is_french` where all of it is.
fn texts(path: &str, value: &Value, is_french: bool, found: &mut Vec<(String, String)>) {
    match value {
        Value::Object(entries) => {
            let own = match entries.get("language").and_then(Value::as_str) {
                Some("fr") => true,
                Some("en") => false,
                _ => is_french,
            };
            for (key, value) in entries {
                let is_french = match key.as_str() {
                    "fr" => true,
                    "en" if entries.contains_key("fr") => false,
                    _ => own,
                };
                texts(&format!("{path}.{key}"), value, is_french, found);
            }
        }
        Value::Array(values) => {
            for (at, value) in values.iter().enumerate() {
                texts(&format!("{path}[{at}]"), value, is_french, found);
            }
        }
        Value::String(text) if is_french => found.push((path.to_owned(), text.clone())),
        _ => {}
    }
}

fn texts_of(folder: &str, is_french: bool) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for file in std::fs::read_dir(Path::new(folder)).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
            texts(&path.display().to_string(), &value, is_french, &mut found);
        }
    }
    found
}

/// The articles of the help centre in a language.
fn articles(language: &str) -> Vec<(String, String)> {
    let folder = Path::new("src/help/articles").join(language);
    let articles = std::fs::read_dir(folder).unwrap().map(|file| {
        let path = file.unwrap().path();
        (path.display().to_string(), std::fs::read_to_string(path).unwrap())
    });
    articles.collect()
}

/// What a count's place is called in a text.
const COUNTS: [&str; 14] = [
    "number", "count", "most", "leaves", "decided", "total", "made", "days", "minutes", "max", "grave",
    "ordinary", "appeal", "size",
];
/// What follows a number without being counted by it.
const UNCOUNTED: [&str; 14] = [
    "sur",
    "de",
    "en",
    "du",
    "par",
    "dans",
    "à",
    "au",
    "et",
    "le",
    "est",
    "figure",
    "deviennent",
    "remplacé",
];

/// A number at whose space a line could end before what it counts.
fn torn(text: &str) -> Option<String> {
    text.match_indices(' ').find_map(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + 1..]);
        let place = before.strip_suffix(" }}").and_then(|before| before.rsplit("{{ ").next());
        let is_number = place.is_some_and(|name| COUNTS.contains(&name))
            || before.ends_with(|c: char| c.is_ascii_digit());
        let word = after.split(|c: char| !c.is_alphabetic()).next()?;
        let is_torn = is_number && !word.is_empty() && !UNCOUNTED.contains(&word);
        is_torn.then(|| text.to_owned())
    })
}

fn is_digit(letter: Option<char>) -> bool {
    letter.is_some_and(|letter| letter.is_ascii_digit())
}

/// What is set wrongly in a text. Thousands are set apart by a narrow space, as `app::number` does it.
fn wrong(text: &str) -> Option<String> {
    let letters: Vec<char> = text.chars().collect();
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| letters[at]);
        let after = letters.get(at + 1);
        let is_wrong = match *letter {
            ':' => before == Some(' '),
            '«' => after != Some(&NO_BREAK),
            '»' => before != Some(NO_BREAK),
            ';' | '!' | '?' => before.is_some_and(char::is_whitespace),
            '"' | '\'' => true,
            ' ' | NO_BREAK => is_digit(before) && is_digit(after.copied()),
            _ => false,
        };
        if is_wrong {
            return Some(letters[at.saturating_sub(20)..(at + 20).min(letters.len())].iter().collect());
        }
    }
    None
}

#[test]
fn french_has_its_own_spaces_quotation_marks_and_apostrophes() {
    let (pages, demo) = (texts_of("locales/fr", true), texts_of("../services/src/demo", false));
    assert!(pages.len() > 2_000 && demo.len() > 50, "{} {}", pages.len(), demo.len());
    let terms = std::fs::read_to_string("src/account/terms/fr.md").unwrap();
    let all = pages.into_iter().chain(demo).chain(articles("fr")).chain([("terms".to_owned(), terms)]);
    let wrong: Vec<_> = all.filter_map(|(path, text)| Some(format!("{path}: {}", wrong(&text)?))).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_line_of_french_ends_between_a_number_and_what_it_counts() {
    let torn: Vec<_> = texts_of("locales/fr", true)
        .into_iter()
        .chain(articles("fr"))
        .filter_map(|(path, text)| Some(format!("{path}: {}", torn(&text)?)))
        .collect();
    assert!(torn.is_empty(), "{torn:#?}");
}

#[test]
fn a_number_is_looked_at_before_what_it_counts_alone() {
    for text in ["Il y a {{ count }} choses", "80 caractères au plus", "{{ number }} sujets"] {
        assert!(torn(text).is_some(), "{text}");
    }
    for text in [
        "Il y a {{ count }}\u{a0}choses",
        "{{ decided }}\u{a0}commentaires sur {{ total }}",
        "{{ total }} en tout",
        "200 au plus",
        "{{ who }} a signé",
    ] {
        assert_eq!(torn(text), None, "{text}");
    }
}

#[test]
fn each_of_these_marks_is_looked_at() {
    for text in [
        "Ici : non",
        "« non »",
        "«\u{a0}non »",
        "non !",
        "non\u{a0}?",
        "non\u{202f};",
        "l'un",
        "«non»",
        "\"non\"",
        "2 000",
        "2\u{a0}000",
    ] {
        assert!(wrong(text).is_some(), "{text}");
    }
    for text in [
        "Ici\u{a0}: oui",
        "«\u{a0}oui\u{a0}»",
        "oui! oui? oui; l’un",
        "https://exemple.ca",
        "8:30",
        "2\u{202f}000",
        "K1A 0B1",
    ] {
        assert_eq!(wrong(text), None, "{text}");
    }
}

/// What French says otherwise (`docs/glossary.md`): one thing has one name, people act and not departments, and no pair of
/// words stands for one person again and again.
const DROPPED_FR: [&str; 38] = [
    "allié",
    "alliés",
    "alliée",
    "alliées",
    "article invité",
    "articles invités",
    "second facteur",
    "deuxième facteur",
    "e-mail",
    "messages texte",
    "adresse courriel",
    "nouvel examen",
    "la modération a",
    "la modération l",
    "la modération en a",
    "la modération le",
    "la modération y",
    "que la modération",
    "par la modération",
    "à la modération",
    "auteure",
    "autrice",
    "une patiente ou un patient",
    "un patient ou une patiente",
    "aînés",
    "proches aidants",
    "la défense de leurs intérêts",
    "le programme",
    "faire le point",
    "regarder",
    "regardez",
    "prête à confusion",
    "prêtent à confusion",
    "en main",
    "entre les mains",
    "nous l’espérons",
    "depuis votre connexion",
    "sur le bulletin de vote",
];

/// Who works for the association: on pages, « l’équipe »; the notice and the terms say « le personnel ».
const STAFF_FR: [&str; 3] = ["le personnel", "du personnel", "au personnel"];

/// The same of English.
const DROPPED_EN: [&str; 16] = [
    "whoever",
    "whomever",
    "somebody",
    "anybody",
    "everybody",
    "e-mail",
    "e-mails",
    "mails",
    "meanwhile",
    "take back",
    "taken back",
    "took back",
    "another look",
    "look-back",
    "anew",
    "second factor",
];

/// Whether a text has these words, as words of their own.
fn has(text: &str, words: &str) -> bool {
    let text = text.to_lowercase();
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    text.match_indices(words).any(|(at, found)| {
        let is_mark = !words.chars().any(char::is_alphanumeric);
        is_mark
            || !is_letter(text[..at].chars().next_back())
                && !is_letter(text[at + found.len()..].chars().next())
    })
}

#[test]
fn no_text_has_words_that_the_glossary_drops() {
    let found_in = |language, dropped: &'static [&'static str]| {
        texts_of(&format!("locales/{language}"), true)
            .into_iter()
            .chain(articles(language))
            .flat_map(move |(path, text)| {
                dropped
                    .iter()
                    .filter(move |words| has(&text, words))
                    .map(move |words| format!("{path}: {words}"))
            })
            .collect::<Vec<_>>()
    };
    let found = [found_in("fr", &DROPPED_FR), found_in("en", &DROPPED_EN)].concat();
    assert!(found.is_empty(), "{found:#?}");
}

/// Banque de dépannage linguistique, « Signes non retenus pour former des doublets abrégés ».
#[test]
fn no_midpoint_stands_for_both_genders() {
    let read = |path: &str| (path.to_owned(), std::fs::read_to_string(path).unwrap());
    let files = [
        "src/account/terms/fr.md",
        "../services/src/site.rs",
        "../server/src/settings.rs",
        "../commons.example.toml",
    ];
    let all = texts_of("locales/fr", true)
        .into_iter()
        .chain(texts_of("../services/src/demo", false))
        .chain(articles("fr"))
        .chain(files.map(read));
    let found: Vec<_> = all.filter(|(_, text)| text.contains('·')).map(|(path, _)| path).collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn french_pages_speak_of_the_team_where_the_notice_and_the_terms_speak_of_the_staff() {
    let found: Vec<_> = texts_of("locales/fr", true)
        .into_iter()
        .filter(|(path, _)| !path.contains("privacy.json"))
        .chain(articles("fr"))
        .map(|(path, text)| (path, text.replace("personnel infirmier", "")))
        .filter(|(_, text)| STAFF_FR.iter().any(|words| has(text, words)))
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn a_word_is_found_as_a_word_of_its_own() {
    for (text, words) in
        [("Ask Somebody.", "somebody"), ("allié·es", "·"), ("La modération a décidé", "la modération a")]
    {
        assert!(has(text, words), "{text}");
    }
    for (text, words) in [("an email", "mail"), ("programmes", "programme"), ("Les mails", "e-mail")] {
        assert!(!has(text, words), "{text}");
    }
}
