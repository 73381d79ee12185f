//! Claims about what a first visit shows.

use axum::http::StatusCode;

use crate::harness::Site;
use crate::harness::page::{attributes, texts};
use crate::members::Browser;

const FRONT: &str = "/en/community";
const DONE: &str = "/en/community/introduction";
const OVER: &str = "This introduction will not be shown again.";

#[tokio::test]
async fn a_first_visit_shows_in_three_steps_how_the_community_works_until_its_member_is_done() {
    let site = Site::start().await;
    for (number, name) in [("1", "quackers"), ("2", "barnabe")] {
        site.member(number, name).await;
    }
    let (mut member, mut other) = (Browser::new(&site), Browser::new(&site));
    member.sign_in("quackers").await;
    other.sign_in("barnabe").await;
    for (front, title, done) in [
        (FRONT, "How the Community works", DONE),
        ("/fr/communaute", "Comment fonctionne la Communauté", "/fr/communaute/presentation"),
    ] {
        for again in 0..2 {
            let page = member.get(front).await.body;
            assert_eq!(texts(&page, "#introduction-title"), [title], "{again}: it was only looked at");
            assert_eq!(texts(&page, "#introduction ol > li > h3").len(), 3);
            assert_eq!(attributes(&page, "#introduction", "action"), [done]);
            assert_eq!(texts(&page, "#introduction button").len(), 2, "to pass over it, and to be done");
        }
    }
    let search = member.get("/en/community/search").await.body;
    assert!(!search.contains("id=\"introduction\""), "it stands in nobody's way elsewhere");

    let answer = member.post(DONE, &[]).await;
    let told = (answer.status, answer.header("location"), answer.header("set-cookie"));
    assert_eq!(told, (StatusCode::SEE_OTHER, "/en/community?introduced=true", ""));
    let page = member.get("/en/community?introduced=true").await.body;
    assert_eq!(texts(&page, "[role=status][autofocus]"), [OVER]);
    let mut elsewhere = Browser::new(&site);
    elsewhere.sign_in("quackers").await;
    for browser in [&mut member, &mut elsewhere] {
        let page = browser.get(FRONT).await.body;
        assert!(!page.contains("id=\"introduction\"") && !page.contains(OVER), "nowhere and never again");
    }
    assert!(other.get(FRONT).await.body.contains("id=\"introduction\""), "others have not been here");
    let data = member.get("/en/account/my-data.json").await.body;
    assert!(data.contains("\"introduced_at\": \"2026-11-22T12:00:00Z\""), "{data}");
}

#[tokio::test]
async fn who_is_done_with_the_introduction_stays_on_the_page() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    let mut member = Browser::new(&site);
    member.sign_in("quackers").await;
    let page = member.get(FRONT).await.body;
    let given = attributes(&page, "leptos-island[data-component^=IntroductionInPlace]", "data-props");
    assert!(given.concat().contains(OVER), "{given:?}: what is said then");
    // Pressed twice, it is done once.
    for _ in 0..2 {
        let answer = member.post_in_place(DONE, &[]).await;
        assert_eq!((answer.status, answer.body.as_str()), (StatusCode::OK, "null"));
    }
    assert!(!member.get(FRONT).await.body.contains("id=\"introduction\""));
    let stranger = Browser::new(&site).post_in_place(DONE, &[]).await;
    assert_eq!(stranger.status, StatusCode::UNAUTHORIZED);
}
