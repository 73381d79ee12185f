//! What each page says of its address, and where its language switch leads.

use app::campaign::{ActPage, AlreadyConfirmedPage, LandingPage, PledgePage, PrivacyPage};
use app::pages::samples;
use app::problem::Problem;
use app::routes::Route;
use domain::Language::{self, En, Fr};
use domain::campaign::PledgeForm;

use app::sample::{TOKEN, context, page, render, render_sample};

/// Where the language switch in the header leads.
fn switch(html: &str) -> &str {
    let tag = html
        .split("<a ")
        .skip(1)
        .filter_map(|rest| rest.split('>').next())
        .find(|tag| tag.contains("class=\"lang-switch\""))
        .unwrap_or_default();
    assert!(!tag.is_empty(), "no language switch in {html}");
    tag.split("href=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default()
}

#[test]
fn a_listed_page_says_where_it_is_in_both_languages() {
    let html = page(Fr, Route::Act, ActPage);
    for expected in [
        r#"<link rel="canonical" href="https://advocates.example.org/fr/agir">"#,
        r#"<link rel="alternate" hreflang="en" href="https://advocates.example.org/en/act">"#,
        r#"<link rel="alternate" hreflang="fr" href="https://advocates.example.org/fr/agir">"#,
        r#"<meta property="og:url" content="https://advocates.example.org/fr/agir">"#,
        r#"<meta property="og:locale" content="fr_CA">"#,
    ] {
        assert!(html.contains(expected), "{expected} in {html}");
    }
    assert!(!html.contains("noindex"));
}

#[test]
fn only_the_front_page_has_the_root_for_its_neutral_address() {
    let neutral = r#"hreflang="x-default" href="https://advocates.example.org/""#;
    assert!(page(En, Route::Landing, LandingPage::default()).contains(neutral));
    assert!(!page(En, Route::Privacy, PrivacyPage { published: None }).contains(neutral));
}

#[test]
fn a_personal_address_is_told_to_no_search_engine() {
    for language in Language::ALL {
        for (name, sample) in samples(language) {
            let route = sample.route;
            let name = format!("{name} {} {route:?}", sample.state);
            let html = render_sample(language, sample);
            let listed = route.is_some_and(Route::is_listed);
            assert_eq!(html.contains("<meta name=\"robots\" content=\"noindex\">"), !listed, "{name}");
            assert_eq!(html.contains("og:url"), listed, "{name}");
            let public = route.is_some_and(|route| !route.is_personal());
            assert_eq!(html.contains("rel=\"canonical\""), public, "{name}");
        }
    }
}

#[test]
fn the_language_switch_stays_on_the_page() {
    let html = page(En, Route::Confirm, AlreadyConfirmedPage);
    assert_eq!(switch(&html), Route::Confirm.path_with(Fr, TOKEN));
}

#[test]
fn the_language_switch_never_leads_to_an_address_that_only_takes_forms() {
    for language in Language::ALL {
        for (_, sample) in samples(language) {
            let html = render_sample(language, sample);
            assert_ne!(switch(&html), Route::Details.path_with(language.other(), TOKEN));
        }
    }
}

#[test]
fn the_language_switch_keeps_the_issue_but_nothing_that_was_typed_in_its_place() {
    let pledge = |issue: &str| {
        let form = PledgeForm { issue: issue.into(), ..PledgeForm::default() };
        page(En, Route::Pledge, PledgePage { form, ..PledgePage::default() })
    };
    assert_eq!(switch(&pledge("virtual-care")), "/fr/engagement?issue=virtual-care");
    assert_eq!(switch(&pledge("\"><script>")), "/fr/engagement");
}

#[test]
fn from_a_page_that_is_none_the_switch_leads_home() {
    assert_eq!(switch(&render(context(Fr, None), Problem::NotFound.into())), "/en");
}
