//! Claims about changing what one signs in with, and what one is told of, while signed in.

use axum::http::StatusCode;

use crate::harness::Site;
use crate::members::{Browser, PASSWORD};

const NEW_PASSWORD: &str = "a different horse entirely";

#[tokio::test]
async fn case_17_a_changed_password_ends_the_other_sessions_and_is_told() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    let (mut here, mut there) = (Browser::new(&site), Browser::new(&site));
    here.sign_in("quackers").await;
    there.sign_in("quackers").await;
    site.mails().await;
    let fields = [("current", PASSWORD), ("password", NEW_PASSWORD)];
    let answer = here.post("/en/account/password", &fields).await;
    assert_eq!(answer.header("location"), "/en/account?done=password");
    assert!(here.get("/en/account?done=password").await.body.contains("Your password is changed"));
    assert_eq!(there.get("/en/account").await.status, StatusCode::SEE_OTHER, "signed out");
    assert!(site.mail().await.subject.contains("password was changed"));
    let mut again = Browser::new(&site);
    assert_eq!(again.sign_in("quackers").await.status, StatusCode::UNPROCESSABLE_ENTITY, "the old one");
    let fields = [("username", "quackers"), ("password", NEW_PASSWORD)];
    assert_eq!(again.post("/en/sign-in", &fields).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_stolen_session_changes_neither_password_nor_address() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    let mut thief = Browser::new(&site);
    thief.sign_in("quackers").await;
    site.mails().await;
    let fields = [("current", "not the password"), ("password", NEW_PASSWORD)];
    let answer = thief.post("/fr/compte/mot-de-passe", &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("Ce n’est pas votre mot de passe actuel"));
    assert!(!answer.body.contains(NEW_PASSWORD), "what was typed is not written back");
    let fields = [("email", "thief@example.net"), ("password", "not the password")];
    let answer = thief.post("/fr/compte/courriel", &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("value=\"thief@example.net\""), "the address is kept in the form");
    assert!(site.mails().await.is_empty());
    let mut attempts = 0;
    while thief.post("/en/account/password", &fields).await.status != StatusCode::TOO_MANY_REQUESTS {
        attempts += 1;
        assert!(attempts < 20, "a session must not be a place to guess at");
    }
}

#[tokio::test]
async fn a_bad_new_password_or_address_says_what_to_do() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    let mut browser = Browser::new(&site);
    browser.sign_in("quackers").await;
    let short = browser.post("/en/account/password", &[("current", PASSWORD), ("password", "short")]).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(short.body.contains("at least 12 characters"));
    for (typed, told) in [
        ("", "href=\"#email\""),
        ("nobody", "href=\"#email\""),
        ("W.Quack1@example.org", "is already your address"),
    ] {
        let answer = browser.post("/en/account/email", &[("email", typed), ("password", PASSWORD)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
        assert!(answer.body.contains(told), "{typed}");
    }
}

#[tokio::test]
async fn a_new_address_confirms_and_the_old_one_is_told() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    let mut browser = Browser::new(&site);
    browser.sign_in("quackers").await;
    site.mails().await;
    let fields = [("email", "quack@example.net"), ("password", PASSWORD)];
    let answer = browser.post("/en/account/email", &fields).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.body.contains("quack@example.net"));
    let mail = site.mail().await;
    assert_eq!(mail.header("To"), Some("quack@example.net"));
    let link = mail.link("/email/");
    // Case 43: a scanner that opens the link changes nothing, and nobody but who asked can use it.
    site.member("2", "anatole").await;
    site.mails().await;
    let mut another = Browser::new(&site);
    another.sign_in("anatole").await;
    for (status, get, post) in [
        (StatusCode::SEE_OTHER, site.get(&link).await, site.post(&link, &[]).await),
        (StatusCode::GONE, another.get(&link).await, another.post(&link, &[]).await),
    ] {
        assert_eq!((get.status, post.status), (status, status));
        assert!(!get.body.contains("quack@example.net"));
    }
    let page = browser.get(&link).await;
    assert_eq!((page.status, page.header("cache-control")), (StatusCode::OK, "no-store"));
    assert!(page.body.contains("quack@example.net"));
    assert_eq!(browser.get("/en/account").await.status, StatusCode::OK);
    let answer = browser.post(&link, &[]).await;
    assert_eq!(answer.header("location"), "/en/sign-in?notice=email-set");
    assert_eq!(browser.get("/en/account").await.status, StatusCode::SEE_OTHER, "every session has ended");
    let notice = site.mail().await;
    assert_eq!(notice.header("To"), Some("w.quack1@example.org"));
    assert!(notice.subject.contains("was changed") && !notice.text.contains("quack@example.net"));
    let fields = [("username", "quack@example.net"), ("password", PASSWORD)];
    assert_eq!(browser.post("/en/sign-in", &fields).await.status, StatusCode::SEE_OTHER);
    assert_eq!(browser.post(&link, &[]).await.status, StatusCode::GONE, "case 42: used twice");
}

#[tokio::test]
async fn case_42_a_link_to_one_mailbox_makes_no_other_the_account_s() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    let mut browser = Browser::new(&site);
    browser.sign_in("quackers").await;
    let mut links = Vec::new();
    for address in ["mine@example.net", "new.colleague@example.org"] {
        site.mails().await;
        browser.post("/en/account/email", &[("email", address), ("password", PASSWORD)]).await;
        links.push(site.mail().await.link("/email/"));
    }
    assert_eq!(browser.post(&links[0], &[]).await.status, StatusCode::GONE);
    assert_eq!(browser.post(&links[1], &[]).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn case_41_asking_for_another_member_s_address_tells_nothing() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    site.member("2", "anatole").await;
    let mut browser = Browser::new(&site);
    browser.sign_in("quackers").await;
    let ask = async |browser: &mut Browser<'_>, email: &str| {
        let answer = browser.post("/en/account/email", &[("email", email), ("password", PASSWORD)]).await;
        (answer.status, answer.body.replace(email, "…"))
    };
    let known = ask(&mut browser, "w.quack2@example.org").await;
    let unknown = ask(&mut browser, "x.quack9@example.net").await;
    assert_eq!(known, unknown);
}

#[tokio::test]
async fn what_a_member_wants_to_be_told_of_is_kept() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    let mut browser = Browser::new(&site);
    browser.sign_in("quackers").await;
    let fields = [("reply", "never"), ("outcome", "daily"), ("mention", "hourly"), ("anything", "else")];
    let answer = browser.post("/fr/compte/avis", &fields).await;
    assert_eq!(answer.header("location"), "/fr/compte?done=notices");
    let data = browser.get("/en/account/my-data.json").await.body;
    let data: serde_json::Value = serde_json::from_str(&data).unwrap();
    let notices = &data["notices"];
    assert_eq!(
        [&notices["reply"], &notices["outcome"], &notices["mention"], &notices["closing_soon"]],
        ["never", "daily", "at_once", "daily"]
    );
    let page = browser.get("/en/account").await.body;
    let reply = crate::harness::between(&page, "id=\"reply\"", "</select>");
    assert!(reply.contains("value=\"never\" selected"), "{reply}");
}
