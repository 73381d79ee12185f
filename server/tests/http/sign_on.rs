//! Claims about signing in with an identity provider that lies, is forged, or is not there. What an honest one says
//! is tried in the browser, against a real one.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use cookie::Cookie;
use serde_json::{Value, json};
use time::Duration;

use crate::account::is_ours;
use crate::harness::{Answer, Site, between};
use crate::members::{Browser, PASSWORD};
use crate::provider::{Key, Provider};

/// What an attempt sent to the provider.
struct Begun {
    cookie: String,
    state: String,
    nonce: String,
}

async fn start(site: &Site) -> Begun {
    let answer = site.get("/en/sign-in/association").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let cookie = answer.header("set-cookie");
    assert!(is_ours(cookie), "case 18: {cookie}");
    assert_eq!(Cookie::parse(cookie).unwrap().max_age(), Some(Duration::minutes(10)));
    let location: url::Url = answer.header("location").parse().unwrap();
    let query = |name: &str| location.query_pairs().find(|(key, _)| key == name).unwrap().1.into_owned();
    assert_eq!((query("response_type"), query("code_challenge_method")), ("code".into(), "S256".into()));
    assert_eq!(query("redirect_uri"), "https://advocates.example.ca/en/sign-in/association/return");
    let told = [query("state"), query("nonce"), query("code_challenge")];
    assert!(
        told.iter().all(|secret| !cookie.contains(secret.as_str())),
        "the cookie tells nothing: {cookie}"
    );
    let cookie = cookie.split(';').next().unwrap().to_owned();
    Begun { cookie, state: query("state"), nonce: query("nonce") }
}

async fn come_back(site: &Site, asked: &Begun) -> Answer {
    let path = format!("/en/sign-in/association/return?code=any&state={}", asked.state);
    let request = Request::builder().uri(path).header("cookie", &asked.cookie);
    site.send(request.body(Body::empty()).unwrap()).await
}

fn claims(site: &Site, provider: &Provider, asked: &Begun) -> Value {
    let now = site.now();
    json!({
        "iss": provider.issuer,
        "aud": "commons",
        "sub": "somebody-there",
        "exp": now + 300,
        "iat": now,
        "nonce": asked.nonce,
        "member_number": "1",
    })
}

fn with(mut claims: Value, name: &str, value: Value) -> Value {
    claims[name] = value;
    claims
}

fn is_in(answer: &Answer) -> bool {
    let cookies = answer.headers.get_all("set-cookie").iter();
    cookies.map(|cookie| cookie.to_str().unwrap()).any(|cookie| cookie.starts_with("__Host-session="))
}

async fn site(provider: &Provider) -> Site {
    let site = Site::start_with(|settings| settings.sign_on = Some(provider.settings("member_number"))).await;
    site.member("1", "quackers").await;
    site.mails().await;
    site
}

#[tokio::test]
async fn without_the_settings_there_is_no_such_page_and_no_button() {
    let site = Site::start().await;
    for path in [
        "/en/sign-in/association",
        "/fr/connexion/association/retour?code=a&state=b",
        "/en/sign-in/association/account",
    ] {
        assert_eq!(site.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(site.post(path, &[]).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert!(!site.get("/en/sign-in").await.body.contains("association\""));
    let there = site.post("/en/account/association", &[]).await;
    let nowhere = site.post("/en/account/nothing", &[]).await;
    assert_eq!((there.status, there.headers.len()), (nowhere.status, nowhere.headers.len()));
}

/// What a forger makes of the claims, knowing what time it is.
type Change = fn(Value, i64) -> Value;

#[tokio::test]
async fn only_what_the_provider_signed_for_this_attempt_now_lets_somebody_in() {
    let provider = Provider::start().await;
    let site = site(&provider).await;
    let now = site.now();
    let refused: [(&str, Key, Change); 10] = [
        ("the client's own secret", Key::Shared, |claims, _| claims),
        ("no signature", Key::None, |claims, _| claims),
        ("another's key of the same name", Key::Own("second"), |claims, _| claims),
        ("another audience", Key::Own("first"), |claims, _| with(claims, "aud", json!("another"))),
        ("a second audience", Key::Own("first"), |claims, _| {
            with(claims, "aud", json!(["commons", "another"]))
        }),
        ("another issuer", Key::Own("first"), |claims, _| with(claims, "iss", json!("https://evil.example"))),
        ("another nonce", Key::Own("first"), |claims, _| with(claims, "nonce", json!("another"))),
        ("no nonce", Key::Own("first"), |claims, _| with(claims, "nonce", Value::Null)),
        ("too late", Key::Own("first"), |claims, now| with(claims, "exp", json!(now))),
        ("too early", Key::Own("first"), |claims, now| with(claims, "iat", json!(now + 600))),
    ];
    for (what, key, change) in refused {
        let asked = start(&site).await;
        provider.says(&change(claims(&site, &provider, &asked), now), key);
        let answer = come_back(&site, &asked).await;
        assert_eq!((answer.status, is_in(&answer)), (StatusCode::BAD_REQUEST, false), "{what}");
        assert!(answer.body.contains("could not verify the response"), "{what}");
    }
    let asked = start(&site).await;
    provider.says(&claims(&site, &provider, &asked), Key::Own("first"));
    let answer = come_back(&site, &asked).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/en/community"));
    assert!(is_in(&answer), "or the test would prove nothing");
    assert!(site.mail().await.text.contains("with My Association"));
}

#[tokio::test]
async fn case_42_an_answer_works_once_also_when_it_is_raced() {
    let provider = Provider::start().await;
    let site = site(&provider).await;
    let asked = start(&site).await;
    provider.says(&claims(&site, &provider, &asked), Key::Own("first"));
    let answers = futures::future::join_all((0..4).map(|_| come_back(&site, &asked))).await;
    assert_eq!(answers.iter().filter(|answer| is_in(answer)).count(), 1);
    assert_eq!(answers.iter().filter(|answer| answer.status == StatusCode::GONE).count(), 3);
    assert_eq!(come_back(&site, &asked).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn case_21_an_attempt_is_one_browser_s_and_ten_minutes_old_at_most() {
    let provider = Provider::start().await;
    let site = site(&provider).await;
    let (hers, his) = (start(&site).await, start(&site).await);
    provider.says(&claims(&site, &provider, &hers), Key::Own("first"));
    let mixed = Begun { cookie: his.cookie, state: hers.state.clone(), nonce: String::new() };
    assert_eq!(come_back(&site, &mixed).await.status, StatusCode::GONE);
    let none = Begun { cookie: "lang=en".into(), state: hers.state.clone(), nonce: String::new() };
    assert_eq!(come_back(&site, &none).await.status, StatusCode::GONE);
    let chosen = Begun { cookie: hers.cookie.clone(), state: String::new(), nonce: String::new() };
    assert_eq!(come_back(&site, &chosen).await.status, StatusCode::GONE);
    site.clock.advance(Duration::minutes(10));
    assert_eq!(come_back(&site, &hers).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn new_keys_are_read_when_one_is_unknown_and_a_forger_has_them_read_once_a_minute() {
    let provider = Provider::start().await;
    let site = site(&provider).await;
    let sign_in = async |key: &'static str| {
        let asked = start(&site).await;
        provider.says(&claims(&site, &provider, &asked), Key::Own(key));
        is_in(&come_back(&site, &asked).await)
    };
    assert!(sign_in("first").await);
    provider.rotate("second");
    assert!(sign_in("second").await, "new keys");
    assert!(!sign_in("first").await, "the ones before are no good any more");
    let read = provider.keys_read();
    for _ in 0..5 {
        assert!(!sign_in("forged").await);
    }
    assert_eq!(provider.keys_read(), read);
    site.clock.advance(Duration::minutes(1));
    provider.rotate("third");
    assert!(sign_in("third").await);
}

#[tokio::test]
async fn a_provider_that_does_not_answer_leaves_the_password() {
    let provider = Provider::start().await;
    let mut settings = provider.settings("member_number");
    settings.issuer = "http://127.0.0.1:9".into();
    let site = Site::start_with(|all| all.sign_on = Some(settings)).await;
    site.member("1", "quackers").await;
    let answer = site.get("/fr/connexion/association").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(answer.body.contains("href=\"/fr/connexion\"") && answer.body.contains("href=\"/fr/acces\""));
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(Browser::new(&site).sign_in("quackers").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn an_account_without_a_password_opens_with_none_until_its_owner_sets_one() {
    let provider = Provider::start().await;
    let site = Site::start_with(|settings| settings.sign_on = Some(provider.settings("member_number"))).await;
    site.on_roster("1", "w.quack@example.org").await;
    let asked = start(&site).await;
    provider.says(&claims(&site, &provider, &asked), Key::Own("first"));
    let answer = come_back(&site, &asked).await;
    assert_eq!(answer.header("location"), "/en/sign-in/association/account");
    let ticket = answer.header("set-cookie").split(';').next().unwrap().to_owned();
    let post = |fields: &[(&str, &str)]| {
        let mut request = crate::harness::post("/en/sign-in/association/account", fields);
        request.headers_mut().insert("cookie", ticket.parse().unwrap());
        site.send(request)
    };
    assert_eq!(post(&[("username", "quackers")]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "the terms");
    let opened = post(&[("username", "quackers"), ("terms", "1")]).await;
    assert!(is_in(&opened) && opened.status == StatusCode::SEE_OTHER);
    assert_eq!(post(&[("username", "another"), ("terms", "1")]).await.status, StatusCode::GONE, "case 42");
    for password in ["", PASSWORD, "nobody's password"] {
        let fields = [("username", "quackers"), ("password", password)];
        assert_eq!(site.post("/en/sign-in", &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    // Case 42: a ticket of one kind is none of the other.
    let mixed = Begun { cookie: ticket.clone(), state: asked.state.clone(), nonce: String::new() };
    assert_eq!(come_back(&site, &mixed).await.status, StatusCode::GONE);

    let mut browser = Browser::new(&site);
    browser.cookie = Some(opened.header("set-cookie").split(';').next().unwrap().to_owned());
    let kept = browser.post("/en/account/association", &[]).await;
    assert_eq!(kept.header("location"), "/en/account?done=sign-on-kept", "it is their only way in");
    // What asks for the password sends them to set one first, with a link to their mailbox.
    for (path, fields) in [
        ("/en/account/leave", &[("password", "")][..]),
        ("/en/account/password", &[("current", ""), ("password", PASSWORD)]),
        ("/en/account/email", &[("email", "mine@example.net"), ("password", "")]),
        ("/en/account/authenticator", &[("code", "123456"), ("password", "")]),
    ] {
        let page = browser.get(path).await.body;
        assert!(!page.contains("current-password") && page.contains("href=\"/en/join\""), "{path}");
        assert_eq!(browser.post(path, fields).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
    }
    site.mails().await;
    site.post("/en/join", &[("email", "w.quack@example.org")]).await;
    let link = site.mail().await.link("password");
    site.post(&link, &[("password", PASSWORD)]).await;
    browser.sign_in("quackers").await;
    let ended = browser.post("/en/account/association", &[]).await;
    assert_eq!(ended.header("location"), "/en/account?done=sign-on-ended");
    let data: Value = serde_json::from_str(&browser.get("/en/account/my-data.json").await.body).unwrap();
    assert_eq!(data["sign_ons"], json!([]));
    let rows = site.rows().await;
    for action in ["sign_on.set", "sign_on.linked", "sign_on.unlinked"] {
        assert!(rows.contains(action), "{action}");
    }
}

#[tokio::test]
async fn case_23_24_25_nobody_is_led_elsewhere_through_the_provider() {
    let provider = Provider::start().await;
    let site = site(&provider).await;
    for (to, expected) in [
        ("/en/account", "/en/account"),
        ("/en/community/search?q=triage", "/en/community/search?q=triage"),
        ("//evil.example", "/en/community"),
        ("/en", "/en/community"),
    ] {
        let to: String = url::form_urlencoded::byte_serialize(to.as_bytes()).collect();
        let answer = site.get(&format!("/en/sign-in/association?to={to}")).await;
        let cookie = answer.header("set-cookie").split(';').next().unwrap().to_owned();
        let location = answer.header("location").to_owned();
        let query = |name: &str| between(&location, &format!("&{name}="), "&").to_owned();
        let asked = Begun { cookie, state: query("state"), nonce: query("nonce") };
        provider.says(&claims(&site, &provider, &asked), Key::Own("first"));
        assert_eq!(come_back(&site, &asked).await.header("location"), expected);
    }
}

#[tokio::test]
async fn signing_in_elsewhere_ends_the_session_that_the_browser_had() {
    let provider = Provider::start().await;
    let site = site(&provider).await;
    let mut browser = Browser::new(&site);
    browser.sign_in("quackers").await;
    let before = browser.cookie.clone().unwrap();
    let asked = start(&site).await;
    provider.says(&claims(&site, &provider, &asked), Key::Own("first"));
    let carried = Begun { cookie: format!("{}; {before}", asked.cookie), ..asked };
    assert!(is_in(&come_back(&site, &carried).await));
    assert_eq!(browser.get("/en/account").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn the_provider_s_word_alone_does_not_stand_for_a_passkey() {
    let provider = Provider::start().await;
    let site = site(&provider).await;
    site.alter(
        "INSERT INTO passkeys (id, person_id, name, credential_id, public_key, counter, backup_eligible, backed_up, added) \
         SELECT x'01', person_id, 'Phone', x'02', x'03', 0, FALSE, FALSE, 0 FROM accounts",
    )
    .await;
    let asked = start(&site).await;
    provider.says(&claims(&site, &provider, &asked), Key::Own("first"));
    let answer = come_back(&site, &asked).await;
    assert!(!is_in(&answer) && answer.body.contains("protected by a passkey"), "{}", answer.body);
}
