//! Claims about what open pages hear.

use app::heard::Heard;
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

/// What a stream says of topics and notices; it says first whose it is.
pub fn told(event: &str) -> Heard {
    serde_json::from_str(event.trim().strip_prefix("data: ").unwrap()).unwrap()
}

/// Hears until that is what a topic and the notices are; says whether anything was said of notices on the way.
async fn hears(body: &mut Body, comments: i64, unseen: u64) -> bool {
    let (mut now, mut of_notices) = ((None, None), false);
    while now != (Some(comments), Some(unseen)) {
        let news = told(&next(body).await);
        of_notices |= news.notices.is_some() && news.of.is_none();
        let known = news.topics.first().map(|(_, count)| *count);
        now = (known.or(now.0), news.notices.or(now.1));
    }
    of_notices
}

/// What somebody's open pages hear.
async fn listen(site: &Site, browser: &Browser<'_>, path: &str) -> Body {
    let request = Request::builder()
        .uri(path)
        .header("cookie", browser.cookie.clone().unwrap())
        .body(Body::empty())
        .unwrap();
    let response = site.open("192.0.2.1:40000", request).await;
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(response.headers()["cache-control"], "no-store");
    response.into_body()
}

/// Has it done what is done by itself for those who listen.
fn keep_counting(site: &Site) {
    tokio::spawn(commons::jobs::comments(site.app().clone(), site.app().stop.clone()));
    tokio::spawn(commons::jobs::live_notifications(site.app().clone(), site.app().stop.clone()));
}

async fn signed_in<'s>(site: &'s Site, number: &str, name: &str) -> Browser<'s> {
    site.member(number, name).await;
    let mut browser = Browser::new(site);
    browser.sign_in(name).await;
    browser
}

async fn comment(browser: &mut Browser<'_>, topic: &str, body: &str) {
    let page = browser.get(&format!("/en/community/topics/{topic}")).await.body;
    let fields = [("form", between(&page, "name=\"form\" value=\"", "\"")), ("body", body)];
    let posted = browser.post(&format!("/en/community/topics/{topic}/comments"), &fields).await;
    assert_eq!(posted.status, StatusCode::SEE_OTHER);
}

const EVENTS: &str = "/en/community/events";

#[tokio::test]
async fn an_open_page_hears_of_comments_in_every_topic_and_never_of_their_words() {
    let site = Site::start().await;
    let (mut author, mut reader) =
        (signed_in(&site, "1", "zephirine").await, signed_in(&site, "2", "lucille").await);
    let (_, topic) = site.topic().await;
    keep_counting(&site);
    let id: i64 = topic.parse().unwrap();
    let mut body = listen(&site, &reader, EVENTS).await;
    let first = told(&next(&mut body).await);
    assert_eq!((first.topics, first.notices), (vec![(id, 0)], Some(0)));
    assert!(first.of.is_some_and(|of| of.len() == 16), "it says whose it is");

    let page = author.get(&format!("/en/community/topics/{topic}")).await.body;
    assert!(page.contains(&format!("/en/community/topics/{topic}?since=0")), "the page listens");
    comment(&mut author, &topic, "Zibeline").await;
    assert_eq!(next(&mut body).await, format!("data: {{\"topics\":[[{topic},1]]}}\n\n"));

    let since = reader.get(&format!("/en/community/topics/{topic}?since=0")).await;
    assert_eq!(since.header("location"), format!("/en/community/topics/{topic}?page=1#c-1"));
    let none = reader.get(&format!("/en/community/topics/{topic}?since=1")).await;
    assert_eq!(none.status, StatusCode::OK, "nothing came since");
    let own = author.get(&format!("/en/community/topics/{topic}?since=0")).await;
    assert_eq!(own.status, StatusCode::OK, "one’s own is nothing new");
    site.app().stop.cancel();
    assert!(body.frame().await.is_none(), "it ends with the program");
}

#[tokio::test]
async fn a_member_hears_how_many_notices_they_have_and_of_nobody_else_s() {
    let site = Site::start().await;
    let (mut author, mut named) =
        (signed_in(&site, "1", "zephirine").await, signed_in(&site, "2", "lucille").await);
    let (_, topic) = site.topic().await;
    let bystander = signed_in(&site, "3", "barnabe").await;
    keep_counting(&site);
    let (mut hers, mut theirs) =
        (listen(&site, &named, EVENTS).await, listen(&site, &bystander, EVENTS).await);
    comment(&mut author, &topic, "@lucille?").await;
    assert!(hears(&mut hers, 1, 1).await, "she is named");
    named.post("/en/community/notifications", &[("notice", "9999"), ("topics", "")]).await;
    assert_eq!(
        told(&next(&mut hers).await),
        Heard { notices: Some(0), ..Heard::default() },
        "seen elsewhere"
    );
    comment(&mut author, &topic, "Nobody").await;
    assert!(!hears(&mut theirs, 2, 0).await, "of another’s notices nothing is said");
    let of = |event: String| told(&event).of;
    let (again, other) = (
        listen(&site, &named, &format!("{EVENTS}?once=true")).await,
        listen(&site, &bystander, &format!("{EVENTS}?once=true")).await,
    );
    let [mut again, mut other] = [again, other];
    assert_ne!(of(next(&mut again).await), of(next(&mut other).await), "each page knows whose it is");
}

#[tokio::test]
async fn who_follows_a_topic_hears_that_it_has_news_for_them() {
    let site = Site::start().await;
    let (mut author, mut follower) =
        (signed_in(&site, "1", "zephirine").await, signed_in(&site, "2", "lucille").await);
    let (_, topic) = site.topic().await;
    keep_counting(&site);
    let following = format!("/en/community/topics/{topic}/following");
    follower.post(&following, &[("choice", "follow")]).await;
    let mut body = listen(&site, &follower, EVENTS).await;
    comment(&mut author, &topic, "One").await;
    hears(&mut body, 1, 1).await;
    follower.post(&format!("/en/community/topics/{topic}/read"), &[("seq", "1")]).await;
    let read = told(&next(&mut body).await);
    assert_eq!(read, Heard { notices: Some(0), ..Heard::default() }, "what is read is no news");
}

#[tokio::test]
async fn case_3_13_nobody_outside_hears_anything() {
    let site = Site::start().await;
    let author = site.member("1", "zephirine").await;
    let (_, topic) = site.topic().await;
    site.comment(&topic, author).await;
    let path = format!("/en/community/topics/{topic}/events");
    let both = [EVENTS, &path];
    for path in both {
        assert_eq!(site.get(path).await.status, StatusCode::SEE_OTHER);
    }
    let mut member = Browser::new(&site);
    member.sign_in("zephirine").await;
    for path in both {
        let told = told(&heard(&member.get(path).await.body));
        assert_eq!(told.topics, [(topic.parse().unwrap(), 1)]);
        assert_eq!(told.notices.is_some(), path == EVENTS, "{path}");
    }
    for nowhere in ["/en/community/topics/999/events", "/en/community/topics/x/events"] {
        assert_eq!(member.get(nowhere).await.status, StatusCode::NOT_FOUND);
    }
    site.leave(Uuid::from_u128(1)).await;
    for path in both {
        assert_eq!(member.get(path).await.status, StatusCode::SEE_OTHER, "their session has ended");
    }
    member.sign_in("zephirine").await;
    for path in both {
        assert_eq!(member.get(path).await.header("location"), "/en/account", "nor in another");
    }
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
    let (mut body, mut theirs) =
        (listen(&site, &moderator, EVENTS).await, listen(&site, &reader, EVENTS).await);
    assert_eq!(told(&next(&mut body).await).cases, Some(0));
    assert_eq!(told(&next(&mut theirs).await).cases, None, "members hear nothing of it");
    assert!(moderator.get("/en/dashboard/cases").await.body.contains("data-known=\"0\""), "the page listens");
    let fields = [("clause", "respect"), ("text", "Zibeline")];
    let sent = reader.post(&format!("/en/community/report/comment-{comment}"), &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    assert_eq!(next(&mut body).await, "data: {\"cases\":1}\n\n");
    site.app().stop.cancel();
    assert!(body.frame().await.is_none(), "it ends with the program");
}

#[tokio::test]
async fn a_page_of_who_is_signed_out_is_told_not_to_come_back() {
    let site = Site::start().await;
    for path in [EVENTS.to_owned(), format!("{EVENTS}?once=true")] {
        let request =
            Request::builder().uri(path).header("accept", "text/event-stream").body(Body::empty()).unwrap();
        let response = site.open("192.0.2.1:40000", request).await;
        assert_eq!(response.status(), StatusCode::NO_CONTENT);
        assert!(response.into_body().collect().await.unwrap().to_bytes().is_empty());
    }
}
