//! Claims about what comes in while somebody reads.

use axum::http::StatusCode;
use serde_json::Value;

use crate::comments::Scene;
use crate::harness::{Answer, Site};
use crate::members::Browser;

async fn since(browser: &mut Browser<'_>, page: &str, seq: u32) -> Answer {
    let request = axum::http::Request::builder().uri(format!("{page}?since={seq}"));
    let request = request.header("accept", "application/json");
    browser.send(request.body(axum::body::Body::empty()).unwrap()).await
}

fn ids(said: &Value) -> Vec<(String, bool)> {
    let id = |card: &Value| (card["id"].to_string(), card["is_new"].as_bool().unwrap());
    said["cards"].as_array().unwrap().iter().map(id).collect()
}

#[tokio::test]
async fn what_came_since_is_told_as_data_and_is_new_but_to_its_author() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let head = scene.comment(0, "First").await;
    let gone = scene.comment(0, "Second").await;
    let last = scene.comment(1, "**Third**").await;
    let edit = format!("/en/community/comments/{gone}/edit");
    assert_eq!(scene.people[0].post(&edit, &[("action", "withdraw")]).await.status, StatusCode::SEE_OTHER);
    let page = scene.page();
    let told = since(&mut scene.people[0], &page, 0).await;
    assert_eq!((told.status, told.header("cache-control")), (StatusCode::OK, "no-store"));
    let said: Value = serde_json::from_str(&told.body).unwrap();
    assert_eq!(ids(&said), [(head, false), (last.clone(), true)]);
    assert_eq!(said["last"], 3);
    assert_eq!(said["known"], 2);
    assert_eq!(said["has_more"], false);
    assert_eq!(said["count"], "2 comments");
    assert!(said["cards"][1]["content"]["Said"]["html"].as_str().unwrap().contains("<strong>Third</strong>"));
    let later: Value = serde_json::from_str(&since(&mut scene.people[0], &page, 1).await.body).unwrap();
    assert_eq!(ids(&later), [(last, true)]);
    let nothing: Value = serde_json::from_str(&since(&mut scene.people[0], &page, 3).await.body).unwrap();
    assert!(ids(&nothing).is_empty());
    // Who asks for a page is led to the first of them, as without JavaScript.
    let led = scene.people[0].get(&format!("{page}?since=1")).await;
    assert_eq!(led.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn what_came_since_is_told_to_nobody_who_may_not_read_it() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    scene.comment(0, "zibeline").await;
    let told = since(&mut Browser::new(&site), &scene.page(), 0).await;
    assert_eq!(told.status, StatusCode::UNAUTHORIZED);
    assert!(!told.body.contains("zibeline"));
    let none = since(&mut scene.people[0], "/en/community/topics/999", 0).await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
}
