//! Claims about the names that are offered to who types an `@`.

use axum::http::StatusCode;
use domain::Clock as _;
use domain::account::Role;
use time::Duration;
use uuid::Uuid;

use crate::comments::Scene;
use crate::harness::Site;
use crate::members::{Browser, PASSWORD};

/// The names that somebody is offered.
async fn offered(browser: &mut Browser<'_>, path: &str, typed: &str) -> Vec<String> {
    let answer = browser.get(&format!("{path}?typed={typed}")).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    assert_eq!(answer.header("content-type"), "application/json");
    assert_eq!(answer.header("cache-control"), "no-store");
    serde_json::from_str(&answer.body).unwrap()
}

#[tokio::test]
async fn who_wrote_in_the_topic_is_offered_first_and_eight_at_most() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    // No two that look alike.
    let (_, elsewhere) = site.second_topic().await;
    for (number, letter) in (3..14).zip("defghjkmnop".chars()) {
        let person = site.member(&number.to_string(), &format!("berthe-{letter}")).await;
        site.comment(&elsewhere, person).await;
    }
    site.comment(&elsewhere, Uuid::from_u128(2)).await;
    for page in [format!("{}/names", scene.page()), format!("/fr/communaute/sujets/{}/noms", scene.topic)] {
        let all = offered(&mut scene.people[0], &page, "BER").await;
        assert_eq!(all.len(), 8, "{all:?}");
        assert_eq!(all[0], "berthe-d", "in the order of their letters");
        assert_eq!(
            offered(&mut scene.people[0], &page, "cl").await,
            ["clothilde"],
            "of all who wrote somewhere"
        );
        assert!(offered(&mut scene.people[0], &page, "c").await.is_empty(), "one letter tells too little");
        assert!(offered(&mut scene.people[0], &page, "c-").await.is_empty(), "and a hyphen is none");
        assert!(offered(&mut scene.people[0], &page, "--").await.is_empty());
        assert!(offered(&mut scene.people[0], &page, "barn").await.is_empty(), "nobody names themselves");
        for nonsense in ["%25", "_", "cl%20", "zz", &"c".repeat(31), "c'%20OR%201"] {
            assert!(offered(&mut scene.people[0], &page, nonsense).await.is_empty(), "{nonsense}");
        }
    }
    let page = format!("{}/names", scene.page());
    let mut last = Browser::new(&site);
    last.sign_in("berthe-n").await;
    scene.comment(1, "First.").await;
    let words = [("body", "Second.")];
    assert_eq!(last.post(&format!("{}/comments", scene.page()), &words).await.status, StatusCode::SEE_OTHER);
    assert_eq!(offered(&mut scene.people[0], &page, "").await, ["berthe-n", "clothilde"], "who wrote last");
    assert_eq!(offered(&mut scene.people[0], &page, "be").await[0], "berthe-n");
    let again = offered(&mut scene.people[0], &page, "be").await;
    assert_eq!(again.iter().filter(|name| *name == "berthe-n").count(), 1, "once: {again:?}");
}

#[tokio::test]
async fn who_has_left_is_offered_to_nobody_and_staff_are() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let editor = site.member("3", "zephirine").await;
    site.role(editor, Role::Editor).await;
    let (_, elsewhere) = site.second_topic().await;
    site.comment(&elsewhere, editor).await;
    let page = format!("{}/names", scene.page());
    scene.comment(1, "First.").await;
    assert_eq!(offered(&mut scene.people[0], &page, "clo").await, ["clothilde"]);
    assert_eq!(offered(&mut scene.people[0], &page, "zeph").await, ["zephirine"]);
    let left = [("password", PASSWORD), ("comments", "keep")];
    assert_eq!(scene.people[1].post("/en/account/leave", &left).await.status, StatusCode::SEE_OTHER);
    assert!(offered(&mut scene.people[0], &page, "clo").await.is_empty());
    assert!(offered(&mut scene.people[0], &page, "").await.is_empty());
}

#[tokio::test]
async fn a_member_who_says_nothing_that_members_read_is_never_offered() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let silent = site.member("3", "zephirine").await;
    let page = format!("{}/names", scene.page());
    let (_, elsewhere) = site.second_topic().await;
    for typed in ["", "ze", "zephirine"] {
        assert!(offered(&mut scene.people[0], &page, typed).await.is_empty(), "{typed}");
    }
    let comment: i64 = site.comment(&elsewhere, silent).await.parse().unwrap();
    assert_eq!(offered(&mut scene.people[0], &page, "ze").await, ["zephirine"], "once they said something");
    let now = site.clock.now();
    assert_eq!(site.store.withdraw_comment(comment, silent, Vec::new(), now).await, Ok(true));
    assert!(offered(&mut scene.people[0], &page, "ze").await.is_empty(), "and no more once it is taken back");
    site.decision(&elsewhere, silent).await;
    assert!(offered(&mut scene.people[0], &page, "ze").await.is_empty(), "nor where moderators removed it");
}

#[tokio::test]
async fn names_of_no_topic_are_offered_to_nobody_and_too_many_looks_wait() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    for nothing in ["9999", "x", "-1"] {
        let path = format!("/en/community/topics/{nothing}/names?typed=cl");
        assert_eq!(scene.people[0].get(&path).await.status, StatusCode::NOT_FOUND, "{nothing}");
    }
    let path = format!("{}/names?typed=cl", scene.page());
    let mut looks = 0;
    while scene.people[1].get(&path).await.status == StatusCode::OK {
        looks += 1;
    }
    assert_eq!(looks, 60);
    assert!(!scene.people[1].get(&path).await.header("retry-after").is_empty());
    site.clock.advance(Duration::seconds(29));
    assert_eq!(scene.people[1].get(&path).await.status, StatusCode::TOO_MANY_REQUESTS);
    site.clock.advance(Duration::seconds(1));
    let statuses = [scene.people[1].get(&path).await.status, scene.people[1].get(&path).await.status];
    assert_eq!(statuses, [StatusCode::OK, StatusCode::TOO_MANY_REQUESTS], "one each half minute");
}
