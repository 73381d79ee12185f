//! Claims about the numbers that forms carry: a number is its sender's own, also where somebody else's form says the same.

use axum::http::StatusCode;
use serde_json::Value;
use uuid::Uuid;

use crate::comments::Scene;
use crate::harness::Site;

const WORDS: [(&str, &str); 2] = [("body", "Beds are short."), ("language", "en")];

#[tokio::test]
async fn a_comment_with_the_number_of_somebody_else_s_form_is_one_of_its_sender_s() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let head = scene.comment(1, "Head").await;
    let (topic, form) = (format!("{}/comments", scene.page()), Uuid::from_u128(9).to_string());
    let reply = format!("/en/community/comments/{head}/replies");
    let numbered = [&WORDS[..], &[("form", form.as_str())]].concat();
    let mut places = Vec::new();
    for (who, path) in [(0, &topic), (1, &topic), (0, &topic), (1, &topic)] {
        let posted = scene.people[who].post(path, &numbered).await;
        assert_eq!(posted.status, StatusCode::SEE_OTHER, "{who} {path}: {}", posted.body);
        places.push(posted.header("location").to_owned());
    }
    assert_ne!(places[0], places[1], "two people, two comments");
    assert_eq!(places[..2], places[2..], "and sent twice, each is one");
    let told = scene.people[1].post_in_place(&reply, &[("body", "Elsewhere."), ("form", &form)]).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "their own form said something else before");
    let other = Uuid::from_u128(10).to_string();
    for who in [1, 0] {
        let told = scene.people[who].post_in_place(&reply, &[("body", "Elsewhere."), ("form", &other)]).await;
        let told: Value = serde_json::from_str(&told.body).unwrap();
        assert!(told["posted"]["card"]["id"].is_i64(), "{who}: {told}");
    }
}

#[tokio::test]
async fn a_draft_with_the_number_of_somebody_else_s_form_is_kept_and_neither_takes_the_other_s() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let (topic, form) = (format!("{}/comments", scene.page()), Uuid::from_u128(9).to_string());
    let posted = [&WORDS[..], &[("form", form.as_str())]].concat();
    assert_eq!(scene.people[0].post(&topic, &posted).await.status, StatusCode::SEE_OTHER);
    let draft = [("body", "Half a thought"), ("form", form.as_str()), ("action", "draft")];
    let kept = scene.people[1].post(&topic, &draft).await;
    assert_eq!(kept.header("location"), format!("{}#draft-kept", scene.page()));
    let discard = [("form", form.as_str()), ("action", "discard")];
    assert_eq!(scene.people[0].post(&topic, &discard).await.status, StatusCode::SEE_OTHER);
    let page = scene.page();
    assert!(scene.people[1].get(&page).await.body.contains("Half a thought"));
}

#[tokio::test]
async fn a_suggestion_or_a_guest_post_with_the_number_of_somebody_else_s_form_is_kept() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let form = Uuid::from_u128(9).to_string();
    let suggestion = [("title", "Shifts at night"), ("why", "Nobody sleeps."), ("form", form.as_str())];
    let proposal = [
        ("title", "What canaries know"),
        ("about", "About air."),
        ("name", "Ada Lovelace"),
        ("biography", "She counts birds."),
        ("language", "en"),
        ("form", form.as_str()),
    ];
    for who in [0, 1, 1] {
        let sent = scene.people[who]
            .post("/en/community/suggest", &[&suggestion[..], &[("checked", "Shifts at night")]].concat())
            .await;
        assert_eq!(sent.header("location"), "/en/community/suggestions?done=sent", "{who}: {}", sent.body);
        let sent = scene.people[who].post("/en/community/propose-guest-post", &proposal).await;
        assert_eq!(
            sent.header("location"),
            "/en/community/guest-posts?done=proposed",
            "{who}: {}",
            sent.body
        );
    }
    for (path, place) in [("suggestions", "Shifts at night"), ("guest-posts", "What canaries know")] {
        for member in &mut scene.people {
            let list = member.get(&format!("/en/community/{path}")).await.body;
            assert!(list.contains(place), "{path}");
        }
    }
    for person in [1, 2] {
        let suggestions = site.store.own_suggestions(Uuid::from_u128(person)).await.unwrap();
        assert_eq!(suggestions.len(), 1, "sent twice, it is one");
        assert_eq!(site.store.own_guest_posts(Uuid::from_u128(person)).await.unwrap().len(), 1);
    }
}
