//! Claims about pledging and confirming.

use app::campaign::Thanks;
use axum::http::{HeaderValue, StatusCode};
use domain::Language;
use domain::campaign::{Errors, Field, FieldError};
use serde_json::json;
use time::Duration;

use crate::harness::page::field_of;
use crate::harness::{Answer, Site, post};
use crate::in_place::refused;

#[tokio::test]
async fn a_visitor_pledges_confirms_and_counts() {
    let site = Site::start().await;
    let answer =
        site.pledge("quack@example.org", &[("issue", "access-to-care"), ("consent_email", "yes")]).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/en/pledge/thanks"));
    assert_eq!(site.confirmed().await, 0, "not before it is confirmed");
    let mail = site.mail().await;
    assert_eq!(mail.to, "quack@example.org");
    assert!(mail.html.contains("<html lang=\"en\""));
    assert!(
        !mail.text.contains("Wilhelmina") && !mail.html.contains("Wilhelmina"),
        "a stranger may have typed it"
    );
    let link = mail.link("confirm");
    let page = site.get(&link).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("Canadian Medical Association may send me updates by email"));
    assert_eq!(site.confirmed().await, 0, "looking changes nothing");
    let done = site.post(&link, &[]).await;
    assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, link.as_str()));
    assert_eq!(site.confirmed().await, 1);
    let welcome = site.mail().await;
    let words = welcome.text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        words.contains("Canadian Medical Association may send me updates by email"),
        "the receipt's words"
    );
}

#[tokio::test]
async fn mails_speak_the_language_that_was_asked_for() {
    let site = Site::start().await;
    site.pledge("quack@example.org", &[("language", "fr")]).await;
    let mail = site.mail().await;
    assert!(mail.html.contains("<html lang=\"fr\""));
    assert_eq!(mail.header("Content-Language"), Some("fr"));
    assert!(mail.link("confirmer").starts_with("/fr/engagement/confirmer/"));
}

#[tokio::test]
async fn errors_stand_at_their_fields_and_what_was_typed_is_kept() {
    let site = Site::start().await;
    let answer = site
        .pledge(
            "not an address",
            &[("postal_code", "90210"), ("consent_sms", "yes"), ("phone", "12"), ("issue", "virtual-care")],
        )
        .await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for kept in ["value=\"Wilhelmina\"", "value=\"not an address\"", "value=\"90210\"", "value=\"12\""] {
        assert!(answer.body.contains(kept), "{kept}");
    }
    for field in ["email", "postal_code", "phone"] {
        assert!(answer.body.contains(&format!("id=\"{field}-error\"")), "{field}");
        assert!(answer.body.contains(&format!("href=\"#{field}\"")), "the summary leads to {field}");
    }
    assert!(!answer.body.contains("id=\"first_name-error\""));
    assert_eq!(answer.body.matches("aria-invalid=\"true\"").count(), 3);
    assert!(site.mails().await.is_empty());
}

#[tokio::test]
async fn case_41_a_second_pledge_gets_the_same_answer_and_a_different_mail() {
    let site = Site::start().await;
    let first = site.pledge("j.doe@gmail.com", &[]).await;
    let confirm = site.mail().await;
    let again = site.pledge("JDoe+x@googlemail.com", &[]).await;
    assert_eq!((first.status, first.header("location")), (again.status, again.header("location")));
    assert_eq!(first.body, again.body);
    let waiting = site.mail().await;
    assert_ne!(waiting.subject, confirm.subject);
    assert_eq!(waiting.to, "j.doe@gmail.com", "to the address that pledged, not to another's spelling");
    site.post(&waiting.link("confirm"), &[]).await;
    site.mail().await;
    site.pledge("j.doe@gmail.com", &[]).await;
    let already = site.mail().await;
    assert!(already.subject != waiting.subject && already.subject != confirm.subject);
    assert_eq!(site.confirmed().await, 1);
}

#[tokio::test]
async fn case_46_a_thousand_identical_pledges_at_once_are_one() {
    let site = Site::start().await;
    let token = site.form_token().await;
    let fields = [
        ("first_name", "Wilhelmina"),
        ("last_name", "Quackenbush"),
        ("email", "quack@example.org"),
        ("language", "en"),
        ("form_token", token.as_str()),
    ];
    let all = futures::future::join_all((0..1000).map(|_| site.post("/en/pledge", &fields))).await;
    assert!(all.iter().all(|answer| answer.status == StatusCode::SEE_OTHER));
    let mails = site.mails().await;
    assert_eq!(mails.len(), 2, "one to confirm, one that says it waits");
    site.post(&mails[0].link("confirm"), &[]).await;
    assert_eq!(site.confirmed().await, 1);
}

#[tokio::test]
async fn the_last_form_before_the_confirmation_is_shown_and_counts() {
    let site = Site::start().await;
    site.pledge("quack@example.org", &[("first_name", "wilhelmina")]).await;
    let first = site.mail().await.link("confirm");
    let page = site.get(&first).await.body;
    let seen = field_of(&page, "seen");
    assert!(page.contains("wilhelmina Quackenbush") && page.contains("We will write to you only about"));
    site.pledge("quack@example.org", &[("consent_email", "yes"), ("language", "fr")]).await;
    let again = site.mail().await;
    assert_eq!(again.header("Content-Language"), Some("fr"), "the new language");
    let stale = site.post(&first, &[("seen", &seen)]).await;
    assert_eq!((stale.status, site.confirmed().await), (StatusCode::UNPROCESSABLE_ENTITY, 0));
    assert!(
        stale.body.contains("Wilhelmina Quackenbush") && stale.body.contains("may send me updates by email")
    );
    let seen = field_of(&stale.body, "seen");
    assert_eq!(site.post(&first, &[("seen", &seen)]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.confirmed().await, 1);
    assert!(site.mail().await.text.contains("Wilhelmina"), "the welcome names the corrected name");
}

#[tokio::test]
async fn two_people_who_share_a_mailbox_are_asked_who_they_are_and_both_count() {
    let site = Site::start().await;
    site.supporter("quack@example.org", &[]).await;
    site.pledge("quack@example.org", &[("first_name", "Barnabe")]).await;
    let mail = site.mail().await;
    assert!(
        !mail.text.contains("Barnabe") && !mail.text.contains("Wilhelmina"),
        "a stranger may have typed it"
    );
    let link = mail.link("confirm");
    let page = site.get(&link).await.body;
    assert!(page.contains("Who are you?") && page.contains("The same person as Wilhelmina Quackenbush"));
    let asked = site.post(&link, &[]).await;
    assert_eq!((asked.status, site.confirmed().await), (StatusCode::UNPROCESSABLE_ENTITY, 1));
    assert!(asked.body.contains("id=\"who-error\""));
    assert_eq!(site.post(&link, &[("who", "another")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.confirmed().await, 2);
    site.mails().await;
    site.clock.advance(Duration::days(2));
    site.post("/en/preferences", &[("email", "quack@example.org")]).await;
    assert_eq!(site.mails().await.len(), 2, "each has preferences of their own");
}

#[tokio::test]
async fn one_person_under_another_name_says_so_and_counts_once() {
    let site = Site::start().await;
    site.supporter("quack@example.org", &[]).await;
    site.pledge("quack@example.org", &[("first_name", "Mina"), ("consent_email", "yes")]).await;
    let link = site.mail().await.link("confirm");
    let page = site.get(&link).await.body;
    let same = crate::harness::between(&page, "id=\"who-0", "\"").to_owned();
    let joined = site.post(&link, &[("who", &format!("0{same}"))]).await;
    assert_eq!(joined.status, StatusCode::SEE_OTHER);
    let preferences = site.get(joined.header("location")).await.body;
    assert!(preferences.contains("value=\"Mina\""), "{preferences}");
    assert_eq!(site.confirmed().await, 1);
    assert_eq!(site.get(&link).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn case_42_a_link_used_twice_counts_once_and_an_old_one_not_at_all() {
    let site = Site::start().await;
    site.pledge("quack@example.org", &[]).await;
    let link = site.mail().await.link("confirm");
    let race = futures::future::join_all((0..20).map(|_| site.post(&link, &[]))).await;
    assert!(race.iter().all(|answer| answer.status == StatusCode::SEE_OTHER));
    assert_eq!(site.confirmed().await, 1);
    assert_eq!(site.mails().await.len(), 1, "one welcome");
    site.pledge("late@example.org", &[]).await;
    let late = site.mail().await.link("confirm");
    site.clock.advance(Duration::days(15));
    assert_eq!(site.get(&late).await.status, StatusCode::GONE);
    assert_eq!(site.post(&late, &[]).await.status, StatusCode::GONE);
    assert_eq!(site.confirmed().await, 1);
}

#[tokio::test]
async fn case_42_no_token_stands_in_the_database() {
    let site = Site::start().await;
    site.pledge("quack@example.org", &[]).await;
    let link = site.mail().await.link("confirm");
    let token = link.rsplit('/').next().unwrap();
    assert!(!site.dump().contains(token));
}

#[tokio::test]
async fn case_43_a_scanner_that_opens_every_link_changes_nothing() {
    let site = Site::start().await;
    site.supporter("known@example.org", &[("consent_email", "yes")]).await;
    site.pledge("quack@example.org", &[]).await;
    site.pledge("known@example.org", &[]).await;
    let mails = site.mails().await;
    assert_eq!(mails.len(), 2);
    let before = site.rows().await;
    for mail in mails {
        for link in
            mail.text.split_whitespace().filter_map(|part| part.strip_prefix("https://advocates.example.ca"))
        {
            let answer = site.get(link).await;
            assert!(
                answer.status == StatusCode::OK || answer.status == StatusCode::FOUND,
                "{}",
                answer.status
            );
        }
    }
    assert_eq!(site.confirmed().await, 1);
    assert_eq!(site.rows().await, before);
}

#[tokio::test]
async fn somebody_who_never_pledged_can_end_it_for_good() {
    let site = Site::start().await;
    site.pledge("victim@example.org", &[]).await;
    let link = site.mail().await.link("confirm").replace("/confirm/", "/disown/");
    assert_eq!(site.get(&link).await.status, StatusCode::METHOD_NOT_ALLOWED, "looking changes nothing");
    let done = site.post(&link, &[]).await;
    assert_eq!(done.header("location"), "/en/pledge/disowned");
    assert!(!site.dump().contains("victim@example.org"));
    site.pledge("victim@example.org", &[]).await;
    assert!(site.mails().await.is_empty(), "the mailbox is never written to again");
}

#[tokio::test]
async fn a_confirmed_pledge_cannot_be_disowned_with_its_old_link() {
    let site = Site::start().await;
    site.pledge("quack@example.org", &[]).await;
    let link = site.mail().await.link("confirm");
    site.post(&link, &[]).await;
    assert_eq!(site.post(&link.replace("/confirm/", "/disown/"), &[]).await.status, StatusCode::GONE);
    assert_eq!(site.confirmed().await, 1);
}

#[tokio::test]
async fn unconfirmed_pledges_are_erased_when_their_time_is_over() {
    let site = Site::start().await;
    site.pledge("evaporates@example.org", &[]).await;
    site.mail().await;
    site.clock.advance(Duration::days(15));
    let now = domain::Clock::now(&*site.clock);
    assert_eq!(site.store.expire_unconfirmed(now - Duration::days(14), now).await, Ok(1));
    assert!(!site.dump().contains("evaporates"));
}

#[tokio::test]
async fn an_optional_field_that_cannot_be_read_is_said_and_the_pledge_is_kept() {
    let site = Site::start().await;
    let typed = [("postal_code", "90210"), ("consent_sms", "on"), ("phone", "at home"), ("last_name", "")];
    let answer = site.pledge("quack@example.org", &typed).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.header("location"), "/en/pledge/thanks?unread=postal_code,phone");
    let page = site.get(answer.header("location")).await;
    assert_eq!((page.status, page.header("cache-control")), (StatusCode::OK, "no-store"));
    assert!(
        page.body.contains("We could not read the postal code") && page.body.contains("no text messages")
    );
    assert_eq!(site.mails().await.len(), 1, "the pledge waits to be confirmed");
    let plain = site.get("/en/pledge/thanks?unread=%3Cscript%3E,email").await;
    assert!(!plain.body.contains("could not read") && !plain.body.contains("<script>,"));
}

/// Pledges as the form does in a browser that runs its program.
async fn in_place(site: &Site, fields: &[(&str, &str)]) -> Answer {
    let token = site.form_token().await;
    let mut all = vec![("first_name", "Wilhelmina"), ("language", "fr"), ("form_token", token.as_str())];
    all.retain(|(name, _)| fields.iter().all(|(other, _)| other != name));
    all.extend(fields);
    let mut request = post("/en/pledge", &all);
    request.headers_mut().insert("accept", HeaderValue::from_static("application/json"));
    site.send(request).await
}

#[tokio::test]
async fn a_pledge_in_place_is_thanked_for_with_the_same_words_whoever_pledges() {
    let site = Site::start().await;
    let first = in_place(&site, &[("email", "quack@example.org")]).await;
    let thanks = serde_json::to_value(Thanks::of(Language::En, 14, &[])).unwrap();
    let told: serde_json::Value = serde_json::from_str(&first.body).unwrap();
    assert_eq!((first.status, told), (StatusCode::OK, thanks));
    assert_eq!((first.header("vary"), first.header("cache-control")), ("Accept", "no-store"));
    assert!(first.header("set-cookie").starts_with("lang=fr"), "the language that was chosen is remembered");
    site.post(&site.mail().await.link("confirmer"), &[]).await;
    site.mails().await;
    let again = in_place(&site, &[("email", "quack@example.org")]).await;
    assert_eq!((again.status, &again.body), (first.status, &first.body));
    let unread = in_place(&site, &[("email", "other@example.org"), ("postal_code", "90210")]).await;
    assert!(unread.body.contains("We could not read the postal code"), "{}", unread.body);
}

#[tokio::test]
async fn a_pledge_in_place_that_is_refused_says_why_in_words_of_closed_lists() {
    let site = Site::start_with(|settings| {
        settings.form_burst = 4;
        settings.form_per_minute = 1;
    })
    .await;
    let wrong = in_place(&site, &[("first_name", "@"), ("email", "")]).await;
    assert_eq!((wrong.status, refused(&wrong)), (StatusCode::UNPROCESSABLE_ENTITY, json!("invalid")));
    let told: serde_json::Value = serde_json::from_str(&wrong.body).unwrap();
    let errors: Errors = serde_json::from_value(told["errors"].clone()).unwrap();
    let errors: Vec<_> = errors.iter().collect();
    assert_eq!(errors, [(Field::FirstName, FieldError::Characters), (Field::Email, FieldError::Missing)]);
    // What another form would mend, its page shows.
    for fields in [("form_token", "AAAA"), ("leave_empty", "x")] {
        let answer = in_place(&site, &[("email", "quack@example.org"), fields]).await;
        assert_eq!((answer.status, refused(&answer)), (StatusCode::UNPROCESSABLE_ENTITY, json!("invalid")));
        assert!(!answer.body.contains("errors"), "{}", answer.body);
    }
    in_place(&site, &[("email", "quack@example.org")]).await;
    let too_many = in_place(&site, &[("email", "quack@example.org")]).await;
    assert_eq!(too_many.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(refused(&too_many)["too_many"]["seconds"].is_i64(), "{}", too_many.body);
}
