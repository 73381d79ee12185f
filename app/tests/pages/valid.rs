//! Somebody else's reader of HTML reads every page.

use std::collections::BTreeMap;

use app::pages::samples;
use app::sample::render_sample;
use domain::Language;

use crate::verifier::verifier;

#[test]
fn somebody_else_s_reader_finds_nothing_wrong_with_any_page() {
    let mut pages = BTreeMap::new();
    for language in Language::ALL {
        for (at, (page, sample)) in samples(language).into_iter().enumerate() {
            let name = format!("{language} {page} {} {at}", sample.state);
            pages.insert(name, render_sample(language, sample));
        }
    }
    let pages = serde_json::to_string(&pages).unwrap();
    let wrong: Vec<String> = serde_json::from_str(&verifier("html.mjs", &pages)).unwrap();
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_sample_has_a_name_of_its_own() {
    for language in Language::ALL {
        let mut seen = std::collections::HashSet::new();
        for (page, sample) in samples(language) {
            assert!(seen.insert((page, sample.state)), "{page} {:?} twice", sample.state);
        }
    }
}
