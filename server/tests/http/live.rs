//! Claims about what open pages hear.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use domain::account::Role;
use http_body_util::BodyExt as _;
use uuid::Uuid;

use crate::harness::{Site, between};
use crate::members::Browser;

async fn next(body: &mut Body) -> String {
    let frame = body.frame().await.unwrap().unwrap().into_data().unwrap();
    heard(std::str::from_utf8(&frame).unwrap())
}

/// What a stream says, without the moment at which to come back, which is another each time.
pub fn heard(event: &str) -> String {
    event.split_inclusive('\n').filter(|line| !line.starts_with("retry: ")).collect()
}

#[tokio::test]
async fn an_open_page_hears_of_a_comment_and_never_of_its_words() {
    let site = Site::start().await;
    site.member("1", "zephirine").await;
    let (_, topic) = site.topic().await;
    let mut member = Browser::new(&site);
    member.sign_in("zephirine").await;
    tokio::spawn(commons::jobs::comments(site.app().clone(), site.app().stop.clone()));

    let request = Request::builder()
        .uri(format!("/en/community/topics/{topic}/events"))
        .header("cookie", member.cookie.clone().unwrap())
        .body(Body::empty())
        .unwrap();
    let response = site.open("192.0.2.1:40000", request).await;
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(response.headers()["cache-control"], "no-store");
    let mut body = response.into_body();
    assert_eq!(next(&mut body).await, "data: 0\n\n");

    let page = member.get(&format!("/en/community/topics/{topic}")).await.body;
    assert!(page.contains(&format!("/en/community/topics/{topic}?since=0")), "the page listens");
    let form = between(&page, "name=\"form\" value=\"", "\"");
    let fields = [("form", form), ("body", "Zibeline")];
    let posted = member.post(&format!("/en/community/topics/{topic}/comments"), &fields).await;
    assert_eq!(posted.status, StatusCode::SEE_OTHER);
    assert_eq!(next(&mut body).await, "data: 1\n\n");

    let since = member.get(&format!("/en/community/topics/{topic}?since=0")).await;
    assert_eq!(since.header("location"), format!("/en/community/topics/{topic}?page=1#c-1"));
    let none = member.get(&format!("/en/community/topics/{topic}?since=1")).await;
    assert_eq!(none.status, StatusCode::OK, "nothing came since");
    site.app().stop.cancel();
    assert!(body.frame().await.is_none(), "it ends with the program");
}

#[tokio::test]
async fn case_3_13_nobody_outside_hears_anything() {
    let site = Site::start().await;
    let author = site.member("1", "zephirine").await;
    let (_, topic) = site.topic().await;
    site.comment(&topic, author).await;
    let path = format!("/en/community/topics/{topic}/events");
    assert_eq!(site.get(&path).await.status, StatusCode::SEE_OTHER);
    let mut member = Browser::new(&site);
    member.sign_in("zephirine").await;
    assert_eq!(heard(&member.get(&path).await.body), "data: 1\n\n");
    for nowhere in ["/en/community/topics/999/events", "/en/community/topics/x/events"] {
        assert_eq!(member.get(nowhere).await.status, StatusCode::NOT_FOUND);
    }
    site.leave(Uuid::from_u128(1)).await;
    assert_eq!(member.get(&path).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn an_open_queue_hears_of_a_report_and_never_of_what_it_says() {
    let site = Site::start().await;
    let (_, mut moderator) = site.staff("10", "moira", Role::Moderator).await;
    let (author, _) = (site.member("1", "zephirine").await, site.member("2", "lucille").await);
    let (_, topic) = site.topic().await;
    let comment = site.comment(&topic, author).await;
    let mut reader = Browser::new(&site);
    reader.sign_in("lucille").await;
    tokio::spawn(commons::jobs::cases(site.app().clone(), site.app().stop.clone()));
    let events = |cookie: &Option<String>| {
        Request::builder()
            .uri("/en/dashboard/case-events")
            .header("cookie", cookie.clone().unwrap())
            .body(Body::empty())
            .unwrap()
    };
    let response = site.open("192.0.2.1:40000", events(&moderator.cookie)).await;
    assert_eq!(response.headers()["cache-control"], "no-store");
    let mut body = response.into_body();
    assert_eq!(next(&mut body).await, "data: 0\n\n");
    assert!(moderator.get("/en/dashboard/cases").await.body.contains("data-known=\"0\""), "the page listens");
    let fields = [("clause", "respect"), ("text", "Zibeline")];
    let sent = reader.post(&format!("/en/community/report/comment-{comment}"), &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    assert_eq!(next(&mut body).await, "data: 1\n\n");
    let refused = site.open("192.0.2.1:40000", events(&reader.cookie)).await;
    assert_eq!(refused.status(), StatusCode::NOT_FOUND, "members hear nothing of it");
    site.app().stop.cancel();
    assert!(body.frame().await.is_none(), "it ends with the program");
}
