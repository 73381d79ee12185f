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
fn no_search_engine_is_told_an_address_that_is_not_listed() {
    for language in Language::ALL {
        for (name, sample) in samples(language) {
            let route = sample.route;
            let name = format!("{name} {} {route:?}", sample.state);
            let html = render_sample(language, sample);
            let listed = route.is_some_and(Route::is_listed);
            assert_eq!(html.contains("<meta name=\"robots\" content=\"noindex\">"), !listed, "{name}");
            assert_eq!(html.contains("og:url"), listed, "{name}");
            assert_eq!(html.contains("rel=\"canonical\""), listed, "{name}");
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
    let chosen = |issue: &str| {
        let form = PledgeForm { issue: issue.into(), ..PledgeForm::default() };
        PledgePage { form, ..PledgePage::default() }
    };
    let pledge = |issue: &str| page(En, Route::Pledge, chosen(issue));
    let landing = |issue: &str| page(En, Route::Landing, LandingPage(chosen(issue)));
    assert_eq!(switch(&pledge("virtual-care")), "/fr/engagement?issue=virtual-care");
    assert_eq!(switch(&pledge("\"><script>")), "/fr/engagement");
    assert_eq!(switch(&landing("virtual-care")), "/fr?issue=virtual-care");
    assert_eq!(switch(&landing("\"><script>")), "/fr");
}

/// What pages are asked for, in the states that ask for something.
const ASKED: [(Route, &str, &str); 29] = [
    (Route::TopicVersion, "alone", "?version=3"),
    (Route::TopicVersion, "compared", "?version=3&compared=2"),
    (Route::DocumentVersion, "alone", "?version=3"),
    (Route::DocumentVersion, "compared", "?version=3&compared=1"),
    (Route::OutcomeVersion, "changed", "?version=2"),
    (Route::Cases, "by-state", "?state=decided"),
    (Route::Cases, "by-assignee", "?with=nobody"),
    (
        Route::Cases,
        "next-page",
        "?state=appealed&kind=guest_post&clause=threats&with=mine&after=50.1700000000000.41",
    ),
    (Route::ModerationLog, "filtered", "?kind=hidden&by=00000000-0000-0000-0000-00000000000a&before=812"),
    (Route::BulkRemovals, "all-ticked", "?span=week&at-least=25&opened=7&all=1"),
    (Route::Audit, "narrowed", "?who=ann&kind=duty.given&before=40"),
    (Route::SuggestionQueue, "declined", "?state=declined"),
    (Route::GuestPostQueue, "asked", "?state=invited"),
    (Route::Topics, "owed", "?show=owed"),
    (Route::Palette, "found", "?q=w"),
    (Route::Palette, "none", "?q="),
    (Route::Requests, "more", "?state=waiting&kind=log_in_help&with=mine&after=40"),
    (Route::Comment, "quotation", "?quote="),
    (Route::EditComment, "take-back", "?withdraw=true"),
    (Route::Comment, "second-page", "?page=2"),
    (Route::Notifications, "older", "?before=40"),
    (Route::Author, "second-page", "?before=1763820333000-404"),
    (Route::Theme, "over", "?page=1&over=true"),
    (Route::Theme, "second-page", "?page=2"),
    (Route::Suggest, "alike", "?title="),
    (Route::Suggest, "blank", ""),
    (Route::RemovePasskey, "one-chosen", "?passkey="),
    (Route::Thanks, "unread", "?unread=postal_code,issue,phone"),
    (Route::Notifications, "full", ""),
];

#[test]
fn the_language_switch_keeps_what_a_page_was_asked_for() {
    for language in Language::ALL {
        for (route, state, asked) in ASKED {
            let found = samples(language)
                .into_iter()
                .find(|(_, sample)| sample.route == Some(route) && sample.state == state);
            let (_, sample) = found.unwrap_or_else(|| panic!("no sample {route:?} {state}"));
            let to = switch(&render_sample(language, sample)).replace("&amp;", "&");
            let query = to.find('?').map_or("", |at| &to[at..]);
            // What stands behind the last `=` is as long as the sample.
            let is_kept = if asked.ends_with('=') { query.starts_with(asked) } else { query == asked };
            assert!(is_kept, "{route:?} {state}: {to}");
            assert!(to.starts_with(&format!("/{}/", language.other().code())), "{route:?} {state}: {to}");
        }
    }
}

#[test]
fn from_a_page_that_is_none_the_switch_leads_home() {
    assert_eq!(switch(&render(context(Fr, None), Problem::NotFound.into())), "/en");
}
