//! Claims about answers that go on: nobody has more than a share, and everything else still answers.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use axum::response::Response;
use http_body_util::BodyExt as _;

use crate::harness::Site;
use crate::members::Browser;

fn get(path: &str) -> Request<Body> {
    Request::builder().uri(path).body(Body::empty()).unwrap()
}

async fn open(site: &Site, client: u8) -> Response {
    site.open(&format!("192.0.2.{client}:40000"), get("/count/events")).await
}

#[tokio::test]
async fn a_client_s_streams_beyond_its_share_are_refused_and_pages_still_answer() {
    let site = Site::start_with(|settings| settings.streams_per_client = 3).await;
    let mut streams = Vec::new();
    for _ in 0..3 {
        streams.push(open(&site, 1).await);
    }
    assert!(streams.iter().all(|stream| stream.status() == StatusCode::OK));
    let refused = open(&site, 1).await;
    assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
    assert!(refused.headers().contains_key("retry-after"));
    assert!(refused.into_body().collect().await.unwrap().to_bytes().is_empty(), "no page is written for it");
    assert_eq!(open(&site, 2).await.status(), StatusCode::OK, "somebody else");
    for path in ["/en", "/count.json", "/healthz"] {
        assert_eq!(site.get(path).await.status, StatusCode::OK, "{path}");
    }
    streams.pop();
    assert_eq!(open(&site, 1).await.status(), StatusCode::OK, "what was given back can be taken");
}

#[tokio::test]
async fn a_page_whose_browser_listens_already_is_told_once_and_takes_no_seat() {
    let site = Site::start_with(|settings| settings.streams_per_client = 1).await;
    let _listening = open(&site, 1).await;
    for _ in 0..3 {
        let glance = site.open("192.0.2.1:40000", get("/count/events?once=true")).await;
        assert_eq!(glance.status(), StatusCode::OK);
        let told = glance.into_body().collect().await.unwrap().to_bytes();
        assert!(std::str::from_utf8(&told).unwrap().contains("\"confirmed\":0"), "and it ends");
    }
    assert_eq!(site.app().streams.count(), 1);
}

#[tokio::test]
async fn a_session_has_its_share_and_a_colleague_behind_the_same_address_has_another() {
    let site = Site::start_with(|settings| settings.streams_per_session = 2).await;
    site.member("1", "zephirine").await;
    site.member("2", "lucille").await;
    let (_, topic) = site.topic().await;
    let events = format!("/en/community/topics/{topic}/events");
    let mut cookies = Vec::new();
    for name in ["zephirine", "lucille"] {
        let mut browser = Browser::new(&site);
        browser.sign_in(name).await;
        cookies.push(browser.cookie.clone().unwrap());
    }
    let open = async |member: usize| {
        let mut request = get(&events);
        request.headers_mut().insert("cookie", cookies[member].parse().unwrap());
        site.open("192.0.2.1:40000", request).await
    };
    let streams = [open(0).await, open(0).await];
    assert!(streams.iter().all(|stream| stream.status() == StatusCode::OK));
    assert_eq!(open(0).await.status(), StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(open(1).await.status(), StatusCode::OK);
    drop(streams);
    assert_eq!(site.app().streams.count(), 0, "all is given back");
}

#[tokio::test]
async fn a_stream_says_when_to_come_back_and_no_proxy_keeps_it_back() {
    let site = Site::start().await;
    let stream = open(&site, 1).await;
    assert_eq!(stream.headers()["x-accel-buffering"], "no");
    assert_eq!(stream.headers()["cache-control"], "no-store");
    let first = stream.into_body().frame().await.unwrap().unwrap().into_data().unwrap();
    let first = std::str::from_utf8(&first).unwrap();
    let retry = first.lines().find_map(|line| line.strip_prefix("retry: ")).unwrap();
    assert!((2_000..10_000).contains(&retry.parse::<u64>().unwrap()), "{first}");
}
