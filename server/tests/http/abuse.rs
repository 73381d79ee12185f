//! Claims about bots and crowds.

use axum::http::StatusCode;
use time::Duration;

use crate::harness::page::field_of;
use crate::harness::{Site, post};
use crate::members::{Browser, PASSWORD};

async fn few_forms() -> Site {
    Site::start_with(|settings| {
        settings.form_burst = 3;
        settings.form_per_minute = 1;
    })
    .await
}

#[tokio::test]
async fn a_browser_that_fills_in_the_trap_loses_no_pledge_the_form_is_sent_once_more() {
    let site = Site::start().await;
    let answer = site.pledge("quack@example.org", &[("leave_empty", "https://quack.example")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        answer.body.contains("Nothing is sent yet") && answer.body.contains("value=\"quack@example.org\"")
    );
    assert!(!answer.body.contains("name=\"leave_empty\""), "nothing is there to be filled in again");
    assert!(site.mails().await.is_empty());
    let again = site.pledge("quack@example.org", &[]).await;
    assert_eq!((again.status, again.header("location")), (StatusCode::SEE_OTHER, "/en/pledge/thanks"));
    assert_eq!(site.mail().await.to, "quack@example.org");
}

#[tokio::test]
async fn a_form_that_is_not_ours_or_too_old_is_shown_again_with_what_was_typed() {
    let site = Site::start().await;
    let forged = site.pledge("quack@example.org", &[("form_token", "forged")]).await;
    assert_eq!(forged.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(forged.body.contains("value=\"quack@example.org\""));
    let token = site.form_token().await;
    site.clock.advance(Duration::hours(25));
    let old = site.pledge("quack@example.org", &[("form_token", token.as_str())]).await;
    assert_eq!(old.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fresh = field_of(&old.body, "form_token");
    let again = site.pledge("quack@example.org", &[("form_token", fresh.as_str())]).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER, "pressing the button again is enough");
}

#[tokio::test]
async fn one_address_may_post_a_few_forms_and_another_is_not_held_up() {
    let site = few_forms().await;
    let post_from = async |peer: &str| {
        site.send_from(peer, post("/en/preferences", &[("email", "quack@example.org")])).await.status
    };
    for _ in 0..3 {
        assert_eq!(post_from("192.0.2.1:1").await, StatusCode::SEE_OTHER);
    }
    assert_eq!(post_from("192.0.2.1:2").await, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(post_from("192.0.2.2:1").await, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn case_40_a_crowd_in_one_ipv6_64_counts_as_one() {
    let site = few_forms().await;
    let mut allowed = 0;
    for n in 1..=50 {
        let peer = format!("[2001:db8::{n:x}]:1");
        let answer = site.send_from(&peer, post("/en/preferences", &[("email", "quack@example.org")])).await;
        allowed += u32::from(answer.status == StatusCode::SEE_OTHER);
    }
    assert_eq!(allowed, 3);
}

#[tokio::test]
async fn a_person_held_up_keeps_what_was_typed() {
    let site = few_forms().await;
    for _ in 0..3 {
        site.pledge("quack@example.org", &[]).await;
    }
    let answer = site.pledge("quack@example.org", &[("postal_code", "K1G 5W8")]).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(answer.body.contains("value=\"K1G 5W8\""));
}

#[tokio::test]
async fn case_39_a_claimed_address_does_not_escape_the_limit() {
    let site = few_forms().await;
    let mut allowed = 0;
    for n in 1..=20 {
        let mut request = post("/en/preferences", &[("email", "quack@example.org")]);
        request.headers_mut().insert("x-forwarded-for", format!("198.51.100.{n}").parse().unwrap());
        allowed += u32::from(site.send(request).await.status == StatusCode::SEE_OTHER);
    }
    assert_eq!(allowed, 3);
}

#[tokio::test]
async fn a_crowd_of_reports_is_held_up_and_what_was_typed_is_kept() {
    let burst = 12;
    let site = Site::start_with(|settings| {
        settings.form_burst = burst;
        settings.form_per_minute = 1;
    })
    .await;
    let (author, _) = (site.member("1", "barnabe").await, site.member("2", "lucille").await);
    let (_, topic) = site.topic().await;
    let mut reader = crate::members::Browser::new(&site);
    reader.sign_in("lucille").await;
    let mut last = StatusCode::OK;
    for _ in 0..burst {
        let comment = site.comment(&topic, author).await;
        let fields = [("clause", "respect"), ("text", "Please look here.")];
        let answer = reader.post(&format!("/en/community/report/comment-{comment}"), &fields).await;
        last = answer.status;
        if last == StatusCode::TOO_MANY_REQUESTS {
            assert!(answer.body.contains("Please look here."));
            break;
        }
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn forms_of_strangers_take_nothing_from_another_kind_nor_from_signing_in() {
    let site = few_forms().await;
    site.on_roster("1", "w.quack1@example.org").await;
    site.post("/en/join", &[("email", "w.quack1@example.org")]).await;
    let link = site.mail().await.link("invitation");
    let mut last = StatusCode::OK;
    for _ in 0..65 {
        last = site.post("/en/join", &[("email", "")]).await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    let fields = [("username", "quackers"), ("password", PASSWORD), ("terms", "1")];
    assert_eq!(site.post(&link, &fields).await.status, StatusCode::SEE_OTHER);
    assert_eq!(Browser::new(&site).sign_in("quackers").await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.pledge("quack@example.org", &[]).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_whole_hospital_signs_in_from_one_address_and_only_failures_count() {
    let site = few_forms().await;
    site.on_roster("1", "w.quack1@example.org").await;
    site.post("/en/join", &[("email", "w.quack1@example.org")]).await;
    let link = site.mail().await.link("invitation");
    let fields = [("username", "quackers"), ("password", PASSWORD), ("terms", "1")];
    assert_eq!(site.post(&link, &fields).await.status, StatusCode::SEE_OTHER);
    for _ in 0..25 {
        assert_eq!(Browser::new(&site).sign_in("quackers").await.status, StatusCode::SEE_OTHER);
    }
    let fail = async |name: &str| {
        site.post("/en/sign-in", &[("username", name), ("password", "wrong password")]).await.status
    };
    for name in ["anatole", "barnabe", "clothilde"] {
        assert_eq!(fail(name).await, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(fail("dieudonne").await, StatusCode::TOO_MANY_REQUESTS, "many names from one place");
}

#[tokio::test]
async fn guesses_are_counted_by_account_whatever_it_is_called_and_nothing_tells_which_names_are_one() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    let attempt = async |name: &str, password: &str| {
        site.post("/en/sign-in", &[("username", name), ("password", password)]).await
    };
    for _ in 0..10 {
        let wrong = attempt("quackers", "wrong password").await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(attempt("quackers", PASSWORD).await.status, StatusCode::TOO_MANY_REQUESTS);
    let theirs = attempt("w.quack1@example.org", PASSWORD).await;
    let nobody_s = attempt("nobody@example.org", PASSWORD).await;
    assert_eq!(theirs.status, StatusCode::UNPROCESSABLE_ENTITY, "not a guess more, even a right one");
    let same = |answer: &crate::harness::Answer, name: &str| answer.body.replace(name, "…");
    assert_eq!(same(&theirs, "w.quack1@example.org"), same(&nobody_s, "nobody@example.org"));
    let fields = [("username", "w.quack1@example.org"), ("password", PASSWORD)];
    let elsewhere = site.send_from("203.0.113.9:1", post("/en/sign-in", &fields)).await;
    assert_eq!(elsewhere.status, StatusCode::SEE_OTHER, "nobody is locked out");
}

#[tokio::test]
async fn a_stranger_s_forms_do_not_use_up_a_person_s_own_change_of_address() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    let mut browser = Browser::new(&site);
    browser.sign_in("quackers").await;
    for _ in 0..6 {
        site.post("/en/join", &[("email", "w.quack1@example.org")]).await;
        site.mails().await;
    }
    let fields = [("email", "quack@example.net"), ("password", PASSWORD)];
    assert_eq!(browser.post("/en/account/email", &fields).await.status, StatusCode::OK);
}
