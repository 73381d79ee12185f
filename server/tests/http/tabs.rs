//! Claims about forms that several tabs sent after their session had ended.

use app::routes::Route;
use axum::http::StatusCode;
use domain::Language;
use time::Duration;

use crate::comments::Scene;
use crate::forms::{lock, whose};
use crate::harness::page::field_of;
use crate::harness::tab::Tab;
use crate::harness::{Site, between};
use crate::members::Browser;

/// The address under which a page names a form that is kept for another.
fn link<'p>(page: &'p str, to: &str) -> &'p str {
    let at =
        page.find(&format!("<a href=\"{to}?kept=")).unwrap_or_else(|| panic!("no link to {to} in {page}"));
    between(&page[at..], "href=\"", "\"")
}

#[tokio::test]
async fn what_two_tabs_sent_without_a_session_comes_back_each_in_its_place() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let topic = scene.page();
    let conversation = format!("/en/community/comments/{}", scene.comment(1, "First.").await);
    let browser = &mut scene.people[0];
    let sealed = whose(&browser.get(&topic).await.body);
    browser.post("/en/sign-out", &[]).await;
    let (one, other) = (format!("{topic}/comments"), format!("{conversation}/replies"));
    for (address, text) in [(&one, "Of the one tab."), (&other, "Of the other tab.")] {
        site.clock.advance(Duration::SECOND);
        for _ in 0..2 {
            // Pressed twice, it is kept once.
            let away = browser.post(address, &[("whose", &sealed), ("body", text)]).await;
            assert_eq!(away.status, StatusCode::SEE_OTHER, "{}", away.body);
        }
    }
    browser.sign_in("barnabe").await;
    let led = browser.get("/en/community").await;
    assert_eq!(led.header("location"), conversation, "to what was sent last");
    let page = browser.get(&conversation).await.body;
    assert!(
        page.contains("What you typed is back") && page.contains("Of the other tab.</textarea>"),
        "{page}"
    );
    assert!(page.contains("Also kept") && page.contains("<q>Of the one tab.</q>"), "{page}");
    assert_eq!(page.matches("?kept=").count(), 1, "{page}");
    let front = browser.get("/en/community").await.body;
    assert!(front.contains("What you typed is kept"), "the front page names both: {front}");
    assert_eq!(front.matches("?kept=").count(), 2);
    let page = browser.get(link(&page, &topic)).await.body;
    assert!(page.contains("Of the one tab.</textarea>"), "{page}");
    let kept = field_of(&page, "kept");
    let fields = [("whose", sealed.as_str()), ("kept", &kept), ("body", "Of the one tab, and more.")];
    assert_eq!(browser.post(&one, &fields).await.status, StatusCode::SEE_OTHER);
    let after = browser.get(&topic).await.body;
    assert!(!after.contains("What you typed is back"), "what was sent is forgotten: {after}");
    assert!(link(&after, &conversation).len() > 30, "the next page names what is left");
    assert!(!browser.get(&topic).await.body.contains("What you typed is kept"), "once");
    assert!(browser.kept.is_some());
    let fields = [("whose", sealed.as_str()), ("body", "Of the other tab.")];
    assert_eq!(browser.post(&other, &fields).await.status, StatusCode::SEE_OTHER);
    assert!(browser.kept.is_none(), "nothing is left");
    assert!(!browser.get("/en/community").await.body.contains("What you typed is kept"));
}

#[tokio::test]
async fn of_two_tabs_with_one_page_the_other_s_text_is_a_link_away_and_stays_when_the_first_is_sent() {
    let site = Site::start().await;
    let mut tab = Tab::signed_out(&site).await;
    for text in ["Of the one tab.", "Of the other tab."] {
        site.clock.advance(Duration::SECOND);
        tab.send(text).await;
    }
    let page = tab.come_back().await;
    assert!(
        page.contains("Of the other tab.</textarea>") && page.contains("<q>Of the one tab.</q>"),
        "{page}"
    );
    let kept = field_of(&page, "kept");
    let (address, sealed) = (tab.address.clone(), tab.whose.clone());
    let refused = tab.browser().post(&address, &[("whose", &sealed), ("kept", &kept), ("body", "")]).await;
    assert!(refused.body.contains(&kept), "a form that is refused goes on saying which it is");
    let fields = [("whose", sealed.as_str()), ("kept", &kept), ("body", "Said otherwise.")];
    assert_eq!(tab.browser().post(&address, &fields).await.status, StatusCode::SEE_OTHER);
    let page = tab.look().await;
    assert!(page.contains("Of the one tab.</textarea>") && !page.contains("Of the other tab."), "{page}");
}

#[tokio::test]
async fn what_two_tabs_send_at_the_same_moment_after_their_session_s_end_is_kept_of_both() {
    let site = Site::start().await;
    let mut tab = Tab::open(&site).await;
    site.clock.advance(Duration::days(30));
    let mut held = Vec::new();
    for text in ["Of the one tab.", "Of the other tab."] {
        // Both were on their way before either was answered.
        tab.browser().kept = None;
        let away = tab.send(text).await;
        assert!(away.header("location").starts_with("/en/sign-in"), "{}", away.body);
        held.push(tab.browser().kept.clone().unwrap());
    }
    assert_eq!(held[0], held[1], "one key for both");
    let session = tab.browser().cookie.clone().unwrap();
    assert!(!site.dump().contains(held[0].trim_start_matches("__Host-kept=")), "the database has it not");
    assert!(!held[0].contains(session.trim_start_matches("__Host-session=")));
    let page = tab.come_back().await;
    for text in ["Of the one tab.", "Of the other tab."] {
        assert!(page.contains(text), "{text} in {page}");
    }
}

#[tokio::test]
async fn what_is_kept_is_shown_also_where_its_page_takes_it_no_more() {
    let site = Site::start().await;
    let mut tab = Tab::signed_out(&site).await;
    tab.send("Half of it.").await;
    tab.scene.close().await;
    let page = tab.come_back().await;
    assert!(page.contains("Half of it.</textarea>"), "on a page of its own: {page}");
    let page = tab.look().await;
    assert!(!page.contains("Half of it.</textarea>"), "once, then the topic: {page}");
    let front = tab.browser().get("/en/community").await.body;
    let page = link(&front, &tab.page).to_owned();
    let page = tab.browser().get(&page).await.body;
    assert!(page.contains("Half of it.</textarea>"), "{page}");
}

#[tokio::test]
async fn a_form_that_cannot_be_kept_comes_back_at_once() {
    let site = Site::start().await;
    let mut tab = Tab::signed_out(&site).await;
    lock(&site, "kept_forms").await;
    let answer = tab.send("Half of it.").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(answer.body.contains("Half of it.</textarea>"), "{}", answer.body);
    assert_eq!(whose(&answer.body), tab.whose, "it stays theirs");
}

#[tokio::test]
async fn a_button_pressed_without_a_session_takes_no_place_of_what_was_typed() {
    let site = Site::start().await;
    let mut tab = Tab::signed_out(&site).await;
    assert_eq!(tab.send("Half of it.").await.status, StatusCode::SEE_OTHER);
    let sealed = tab.whose.clone();
    for n in 1..=12 {
        site.clock.advance(Duration::SECOND);
        let seq = n.to_string();
        for (route, name, value) in
            [(Route::Following, "stance", "follow"), (Route::ReadMark, "seq", seq.as_str())]
        {
            let path = route.path_with(Language::En, tab.scene.topic.as_str());
            let away = tab.browser().post(&path, &[("whose", sealed.as_str()), (name, value)]).await;
            assert_eq!(away.status, StatusCode::SEE_OTHER, "{path}");
            assert!(away.header("location").starts_with("/en/sign-in"), "{path}");
        }
    }
    assert_eq!(site.pending_forms().await, 1, "what was typed");
    assert!(tab.come_back().await.contains("Half of it.</textarea>"));
}

#[tokio::test]
async fn what_is_one_form_too_many_comes_back_at_once_and_what_was_kept_stays() {
    let site = Site::start().await;
    let mut tab = Tab::signed_out(&site).await;
    for n in 0..11 {
        site.clock.advance(Duration::minutes(10));
        let answer = tab.send(&format!("Text number {n}.")).await;
        let status = if n < 10 { StatusCode::SEE_OTHER } else { StatusCode::TOO_MANY_REQUESTS };
        assert_eq!(answer.status, status, "{n}: {}", answer.body);
        if n == 10 {
            assert!(answer.body.contains("Text number 10.</textarea>"), "{}", answer.body);
            assert_eq!(whose(&answer.body), tab.whose, "it stays theirs");
        }
    }
    let page = tab.come_back().await;
    for n in 0..10 {
        assert!(page.contains(&format!("Text number {n}.")), "{n} in {page}");
    }
}

#[tokio::test]
async fn what_is_sent_again_is_kept_for_a_day_from_then_on() {
    let site = Site::start().await;
    let mut tab = Tab::signed_out(&site).await;
    for _ in 0..2 {
        assert_eq!(tab.send("Half of it.").await.status, StatusCode::SEE_OTHER);
        site.clock.advance(Duration::hours(23));
    }
    assert_eq!(site.pending_forms().await, 1, "once");
    assert!(tab.come_back().await.contains("Half of it.</textarea>"));
}

#[tokio::test]
async fn posts_without_a_session_fill_nothing() {
    let site = Site::start_with(|settings| settings.form_burst = 30).await;
    let Tab { address, whose, .. } = Tab::open(&site).await;
    // Strangers leave nothing, however much they send.
    let mut stranger = Browser::new(&site);
    let long = "x ".repeat(15_000);
    for n in 0..200 {
        let text = format!("{n} {long}");
        stranger.post(&address, &[("whose", "forged"), ("body", &text)]).await;
    }
    assert_eq!(site.pending_forms().await, 0);
    // Who has a form of a member's leaves ten, whichever browser it is sent from, and is told from then on.
    let (mut kept, mut refused) = (0, 0);
    for n in 0..200 {
        site.clock.advance(Duration::SECOND);
        let text = format!("{n} half of it");
        let answer = Browser::new(&site).post(&address, &[("whose", &whose), ("body", &text)]).await;
        match answer.status {
            StatusCode::SEE_OTHER => kept += 1,
            StatusCode::TOO_MANY_REQUESTS => {
                assert!(answer.body.contains(&text), "with the text: {}", answer.body);
                refused += 1;
            }
            other => panic!("{other}"),
        }
    }
    assert_eq!((kept, refused), (10, 190));
    assert_eq!(site.pending_forms().await, 10);
}
