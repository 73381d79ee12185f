//! The forms: what they keep, what they ask, and what nobody can slip into them.

use app::account::LeavePage;
use app::campaign::consent;
use app::campaign::{LandingPage, PledgePage, PreferencesPage, UnsubscribePage};
use app::routes::Route;
use domain::Language::{self, En, Fr};
use domain::campaign::{Channel, PledgeForm};
use services::account::Leaving;

use app::campaign::sample::{receipts, supporter, wrong_form};
use app::sample::{page, site};

/// The tag of the input that has this `id`.
fn input<'a>(html: &'a str, id: &str) -> &'a str {
    let mut tags = html.split("<input").skip(1).filter_map(|rest| rest.split('>').next());
    let tag = tags.find(|tag| tag.contains(&format!(" id=\"{id}\""))).unwrap_or_default();
    assert!(!tag.is_empty(), "no input {id}");
    tag
}

fn pledge(language: Language, page_of: PledgePage) -> String {
    page(language, Route::Pledge, page_of)
}

/// The form, with what is wrong with what was typed.
fn refused(form: PledgeForm) -> PledgePage {
    PledgePage { errors: form.validate().err().unwrap_or_default(), form, ..PledgePage::default() }
}

fn preferences(language: Language) -> PreferencesPage {
    PreferencesPage::as_kept(supporter(language), receipts(language))
}

#[test]
fn case_27_what_was_typed_cannot_leave_its_field() {
    let evil = "\"><script>alert(1)</script>'&lt;";
    let form = PledgeForm {
        first_name: evil.into(),
        last_name: evil.into(),
        email: evil.into(),
        postal_code: evil.into(),
        phone: evil.into(),
        issue: evil.into(),
        language: evil.into(),
        consent_sms: evil.into(),
        ..PledgeForm::default()
    };
    for language in Language::ALL {
        for html in [
            pledge(language, refused(form.clone())),
            page(language, Route::Landing, LandingPage(refused(form.clone()))),
        ] {
            assert!(!html.contains("<script>alert"), "{html}");
            assert!(!input(&html, "first_name").contains("\"\""), "{html}");
        }
    }
}

#[test]
fn that_a_password_is_wrong_is_said_once_in_the_summary_and_once_beside_it() {
    for (language, wrong) in [(En, "That password is incorrect"), (Fr, "Ce mot de passe est inexact")] {
        let html = page(language, Route::Leave, LeavePage { refused: Some(Leaving::WrongPassword) });
        assert_eq!(html.matches(wrong).count(), 2, "{html}");
    }
}

#[test]
fn what_was_typed_is_kept_with_its_errors() {
    for language in Language::ALL {
        let html = pledge(language, refused(wrong_form()));
        assert!(input(&html, "email").contains("value=\"marie@\""));
        assert!(input(&html, "postal_code").contains("value=\"D1A 0B1\""));
        assert!(input(&html, "consent_sms").contains(" checked"));
        assert!(!input(&html, "consent_email").contains(" checked"));
        for field in ["first_name", "last_name", "email", "postal_code", "phone"] {
            let tag = input(&html, field);
            assert!(
                tag.contains("aria-invalid=\"true\"") && tag.contains(&format!("{field}-error")),
                "{tag}"
            );
        }
        for field in ["first_name", "last_name", "email", "postal_code", "language", "issue", "phone"] {
            assert!(html.contains(&format!("<a href=\"#{field}\">")), "{field} is not in the summary");
            assert!(html.contains(&format!(" id=\"{field}-error\"")), "{field} has no message");
            assert!(html.contains(&format!(" id=\"{field}\"")), "nothing to go to for {field}");
        }
    }
}

#[test]
fn nothing_is_agreed_to_unless_somebody_ticks_it() {
    for language in Language::ALL {
        let html = pledge(language, PledgePage::default());
        for consent in ["consent_email", "consent_sms"] {
            assert!(!input(&html, consent).contains(" checked"), "{consent}");
        }
        assert!(input(&html, &format!("language-{language}")).contains(" checked"));
        assert!(input(&html, "issue-all").contains(" checked"));
    }
}

#[test]
fn the_words_shown_are_the_words_kept() {
    for language in Language::ALL {
        let html = pledge(language, PledgePage::default());
        for channel in Channel::ALL {
            let words = consent::text(&site(), channel, language).text;
            assert!(html.contains(&words), "{words}");
        }
    }
    let texts = consent::texts(&site());
    assert_eq!(texts.len(), 4);
    assert!(texts.iter().all(|text| !text.text.contains("{{") && text.text.contains("cmamsc@cma.ca")));
}

#[test]
fn people_neither_see_nor_reach_nor_hear_the_trap() {
    let html = pledge(En, PledgePage::default());
    let tag = input(&html, "leave_empty");
    assert!(tag.contains("tabindex=\"-1\"") && tag.contains("autocomplete=\"off\""), "{tag}");
    assert!(html.contains("<div aria-hidden=\"true\" class=\"aside-field\">"));
}

#[test]
fn a_story_s_button_chooses_its_issue() {
    let form = PledgeForm { issue: "virtual-care".into(), ..PledgeForm::default() };
    let html = pledge(Fr, PledgePage { form, ..PledgePage::default() });
    assert!(input(&html, "issue-virtual-care").contains(" checked"));
    assert!(!input(&html, "issue-all").contains(" checked"));
    assert!(html.contains("/img/story-virtual-care.svg"));
}

#[test]
fn preferences_tick_what_stands_and_nothing_that_was_withdrawn() {
    for language in Language::ALL {
        let html = page(language, Route::Preferences, preferences(language));
        assert!(input(&html, "consent_email").contains(" checked"));
        assert!(!input(&html, "consent_sms").contains(" checked"));
    }
}

#[test]
fn without_a_number_there_is_no_box_for_text_messages() {
    let mut preferences = preferences(En);
    preferences.supporter.phone = None;
    let html = page(En, Route::Preferences, preferences);
    assert!(!html.contains("consent_sms"));
    assert!(html.contains("<a href=\"#phone\">"));
}

#[test]
fn the_unsubscribe_button_says_what_rfc_8058_says() {
    let html = page(En, Route::Unsubscribe, UnsubscribePage);
    assert!(html.contains("<input type=\"hidden\" name=\"List-Unsubscribe\" value=\"One-Click\">"), "{html}");
}

#[test]
fn a_hint_with_nothing_to_say_takes_no_room() {
    let hint = |postal_code: &str| {
        let form = PledgeForm { postal_code: postal_code.into(), ..PledgeForm::default() };
        let html = pledge(Fr, PledgePage { form, ..PledgePage::default() });
        let text = html.split("id=\"postal_code-live\"").nth(1).and_then(|rest| rest.split('>').nth(1));
        text.unwrap_or_default().to_owned()
    };
    // A comment is no content: the style still finds the hint empty.
    assert_eq!(hint(""), "<!----");
    assert_eq!(hint("h2x1y6"), "Province ou territoire\u{a0}: Québec</p");
}
