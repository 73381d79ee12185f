//! Claims about what is logged.

use std::io::Write;
use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::http::{Request, StatusCode};
use domain::account::Role;
use domain::moderation::Clause;
use tracing::instrument::WithSubscriber as _;
use tracing_subscriber::fmt::MakeWriter;

use crate::harness::{Site, between, post};
use crate::members::{Browser, PASSWORD, enrol};
use crate::moderation::{act, member, report, write};

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Lines {
    /// All that was logged, and the security events in it.
    fn security(&self) -> (String, Vec<serde_json::Value>) {
        let logged = String::from_utf8_lossy(&self.0.lock().unwrap()).into_owned();
        let lines = logged.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
        let events = lines.filter(|line| line["target"] == "security");
        let events = events.map(|line| line["fields"].clone()).collect();
        (logged, events)
    }
}

impl MakeWriter<'_> for Lines {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn case_53_no_member_password_code_or_token_is_logged_even_when_everything_is() {
    let lines = Lines::default();
    let filter = commons::logging::filter("trace").unwrap();
    let subscriber = tracing_subscriber::fmt().with_env_filter(filter).with_writer(lines.clone()).finish();
    let journey = async {
        let site = Site::start().await;
        site.member("1", "zephirine").await;
        let mut browser = Browser::new(&site);
        browser.post("/en/sign-in", &[("username", "zephirine"), ("password", "wrong wrong wrong")]).await;
        browser.sign_in("zephirine").await;
        let (key, done) = enrol(&mut browser).await;
        let recovery = between(&done.body, "<code class=\"key\">", "</code>").to_owned();
        let fields = [("email", "z.quack@example.net"), ("password", PASSWORD)];
        browser.post("/en/account/email", &fields).await;
        let mails = site.mails().await;
        let link = mails.iter().find(|mail| mail.text.contains("/email/")).unwrap().link("/email/");
        browser.get("/en/account/my-data.json").await;
        browser.get("/en/help/search?q=zanzibar").await;
        let page = Browser::new(&site).sign_in("z.quack1@example.org").await.body;
        let cookie = browser.cookie.clone().unwrap();
        site.store.close().await;
        browser.get("/en/account").await;
        browser.sign_in("zephirine").await;
        drop(page);
        [
            key,
            recovery,
            link.rsplit('/').next().unwrap().to_owned(),
            cookie.split_once('=').unwrap().1.to_owned(),
        ]
    };
    let secrets = journey.with_subscriber(subscriber).await;
    let logged = String::from_utf8_lossy(&lines.0.lock().unwrap()).into_owned();
    assert!(logged.contains("/en/account"), "or nothing was listened to");
    let known = [
        "zephirine",
        "w.quack1",
        "z.quack",
        "Quackenbush",
        "wrong wrong",
        "zanzibar",
        "wrong+wrong",
        "correct horse",
        "192.0.2.1",
    ];
    for secret in known.into_iter().chain(secrets.iter().map(String::as_str)) {
        let leak = logged.lines().find(|line| line.contains(secret));
        assert_eq!(leak, None, "{secret}");
    }
}

#[tokio::test]
async fn case_53_no_personal_data_or_token_is_logged_even_when_everything_is() {
    let lines = Lines::default();
    let filter = commons::logging::filter("trace").unwrap();
    let subscriber = tracing_subscriber::fmt().with_env_filter(filter).with_writer(lines.clone()).finish();
    let journey = async {
        let site = Site::start().await;
        let centre = site.supporter("w.quack@example.org", &[("consent_email", "yes")]).await;
        site.pledge("w.quack@example.org", &[]).await;
        site.pledge("not an address w.quack", &[]).await;
        site.get(&format!("{centre}/my-data.json")).await;
        site.post("/en/preferences", &[("email", "w.quack@example.org")]).await;
        site.mails().await;
        site.store.close().await;
        site.get(&centre).await;
        centre
    };
    let centre = journey.with_subscriber(subscriber).await;
    let logged = String::from_utf8_lossy(&lines.0.lock().unwrap()).into_owned();
    assert!(logged.contains("/en/preferences/{token}"), "requests are logged by their pattern: {logged}");
    let token = centre.rsplit('/').next().unwrap();
    for secret in ["w.quack", "Wilhelmina", "Quackenbush", "192.0.2.1", token] {
        let leak = logged.lines().find(|line| line.contains(secret));
        assert_eq!(leak, None, "{secret}");
    }
}

#[tokio::test]
async fn what_tells_an_attack_is_logged_without_telling_whose_it_is() {
    let lines = Lines::default();
    let filter = commons::logging::filter("error").unwrap();
    let subscriber =
        tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(lines.clone()).finish();
    let journey = async {
        let site = Site::start().await;
        let person = site.member("1", "zephirine").await;
        let mut browser = Browser::new(&site);
        for _ in 0..11 {
            browser
                .post("/en/sign-in", &[("username", "zephirine"), ("password", "wrong wrong wrong")])
                .await;
        }
        site.send_from("203.0.113.9:1", post("/en/sign-in", &[("username", "nobody"), ("password", "x")]))
            .await;
        let fields = [("username", "zephirine"), ("password", PASSWORD)];
        let signed_in = site.send_from("203.0.113.9:1", post("/en/sign-in", &fields)).await;
        browser.cookie = Some(signed_in.header("set-cookie").split(';').next().unwrap().to_owned());
        browser.get("/en/dashboard/audit").await;
        let mut forged = post("/en/account/profile", &[]);
        forged.headers_mut().insert("sec-fetch-site", "cross-site".parse().unwrap());
        browser.send(forged).await;
        browser.get("/en/account/my-data.json").await;
        browser.post("/en/account/password", &[("current", "wrong"), ("password", "another horse")]).await;
        enrol(&mut browser).await;
        browser.post("/en/account/sessions", &[]).await;
        person.to_string()
    };
    let person = journey.with_subscriber(subscriber).await;
    let (logged, events) = lines.security();
    // Whoever opens an account is signed in with it.
    let (opened, events) = events.split_first().unwrap();
    assert_eq!(opened["event"], "signed_in");
    let codes: Vec<&str> = events.iter().map(|event| event["event"].as_str().unwrap()).collect();
    let expected = [
        &["sign_in_failed"; 10][..],
        &[
            "limit_met",
            "sign_in_failed",
            "signed_in",
            "page_refused",
            "forgery_refused",
            "exported",
            "reauthentication_failed",
            "factor_changed",
            "sessions_ended",
        ],
    ]
    .concat();
    assert_eq!(codes, expected, "{logged}");
    // The same person, and the same place, can be followed from line to line; who and where they are, not.
    assert_eq!(events[0]["person"], events[12]["person"]);
    assert_eq!(events[0]["client"], events[10]["client"]);
    assert_ne!(events[0]["client"], events[11]["client"]);
    assert!(events[11].get("person").is_none(), "nobody goes by that name");
    let simple = person.replace('-', "");
    for secret in ["zephirine", "192.0.2.1", "203.0.113.9", "wrong", person.as_str(), simple.as_str()] {
        assert!(!logged.contains(secret), "{secret}: {logged}");
    }
}

#[tokio::test]
async fn a_moderator_s_suspension_and_its_end_are_security_events() {
    let lines = Lines::default();
    let filter = commons::logging::filter("error").unwrap();
    let subscriber =
        tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(lines.clone()).finish();
    let journey = async {
        let site = Site::start().await;
        let (_, mut moderator) = site.staff("10", "moira", Role::Moderator).await;
        let (mut author, mut reader) =
            (member(&site, "1", "barnabe").await, member(&site, "2", "lucille").await);
        let (_, topic) = site.topic().await;
        let comment = write(&mut author, &topic, "You fool").await;
        report(&mut reader, &format!("comment-{comment}"), Clause::Respect).await;
        let queue = moderator.get("/en/dashboard/cases").await.body;
        let case = between(&queue, "href=\"/en/dashboard/cases/", "\"").to_owned();
        let suspend = [
            ("act", "rule"),
            ("ruling", "remove"),
            ("clause", "respect"),
            ("reason", "Be kind, please."),
            ("measure", "suspend"),
            ("term", "week"),
        ];
        for fields in [&suspend[..], &[("act", "lift")], &[("act", "undo")]] {
            assert_eq!(act(&mut moderator, &case, fields).await.status, StatusCode::SEE_OTHER);
        }
    };
    journey.with_subscriber(subscriber).await;
    let (logged, events) = lines.security();
    let changed: Vec<_> = events.iter().filter(|event| event["event"] == "suspension_changed").collect();
    assert_eq!(changed.len(), 2, "it began, and was ended; what is taken back then held no more: {logged}");
    assert!(changed.iter().all(|event| event["person"] == changed[0]["person"]), "{logged}");
}

#[tokio::test]
async fn a_stream_that_is_refused_is_one_security_event() {
    let lines = Lines::default();
    let filter = commons::logging::filter("error").unwrap();
    let subscriber =
        tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(lines.clone()).finish();
    let journey = async {
        let site = Site::start_with(|settings| settings.streams_per_client = 1).await;
        let ask = || Request::builder().uri("/count/events").body(Body::empty()).unwrap();
        let _listening = site.open("192.0.2.1:40000", ask()).await;
        let refused = site.open("192.0.2.1:40000", ask()).await;
        assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
    };
    journey.with_subscriber(subscriber).await;
    let (logged, events) = lines.security();
    let codes: Vec<&str> = events.iter().map(|event| event["event"].as_str().unwrap()).collect();
    assert_eq!(codes, ["stream_refused"], "{logged}");
}
