//! Claims about requests from elsewhere, and addresses that lead elsewhere.

use app::routes::Route;
use axum::body::Body;
use axum::http::{Request, StatusCode};

use domain::Language;
use domain::account::Role;

use crate::harness::{Site, post};
use crate::members::{Browser, PASSWORD, enrol};

#[tokio::test]
async fn case_19_a_form_from_another_site_is_refused() {
    let site = Site::start().await;
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://evil.example"),
        ("origin", "null"),
    ] {
        let mut request = post("/en/preferences", &[("email", "quack@example.org")]);
        request.headers_mut().insert("host", "advocates.example.ca".parse().unwrap());
        request.headers_mut().insert(name, value.parse().unwrap());
        let answer = site.send(request).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{name}: {value}");
        assert!(answer.body.contains("<html lang=\"en\""), "with a page that says what to do");
    }
    let mut own = post("/en/preferences", &[("email", "quack@example.org")]);
    own.headers_mut().insert("origin", "https://advocates.example.ca".parse().unwrap());
    own.headers_mut().insert("host", "10.0.0.7:3000".parse().unwrap());
    assert_eq!(site.send(own).await.status, StatusCode::SEE_OTHER, "a proxy hid the host");
}

#[tokio::test]
async fn case_19_21_nobody_is_signed_in_or_out_or_changed_by_another_site() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    let mut browser = Browser::new(&site);
    browser.sign_in("quackers").await;
    let before = site.rows().await;
    let fields =
        [("username", "quackers"), ("password", PASSWORD), ("current", PASSWORD), ("language", "fr")];
    for route in Route::ALL {
        for (name, value) in
            [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example"), ("origin", "null")]
        {
            // RFC 8058: a mail provider posts here from wherever it is. Without a provider its pages are not there.
            if matches!(route, Route::Unsubscribe | Route::StopMails) || route.needs_provider() {
                continue;
            }
            let mut request = post(&route.path_with(Language::En, "x"), &fields);
            request.headers_mut().insert("host", "advocates.example.ca".parse().unwrap());
            request.headers_mut().insert(name, value.parse().unwrap());
            let answer = browser.send(request).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{route:?} {name}: {value}");
            assert_eq!(answer.header("set-cookie"), "", "{route:?}");
        }
    }
    assert_eq!(site.rows().await, before);
}

#[tokio::test]
async fn case_20_get_and_head_change_nothing_for_a_member_or_staff() {
    let site = Site::start().await;
    let person = site.member("1", "quackers").await;
    site.role(person, Role::Administrator).await;
    let mut browser = Browser::new(&site);
    browser.sign_in("quackers").await;
    enrol(&mut browser).await;
    let before = site.rows().await;
    for route in Route::ALL {
        for language in Language::ALL {
            for method in ["GET", "HEAD"] {
                let path =
                    format!("{}?password={PASSWORD}", route.path_with(language, "x")).replace(' ', "+");
                let request = Request::builder().method(method).uri(path);
                browser.send(request.body(Body::empty()).unwrap()).await;
            }
        }
    }
    assert_eq!(site.rows().await, before);
}

#[tokio::test]
async fn case_19_a_form_of_another_type_is_refused() {
    let site = Site::start().await;
    for kind in ["text/plain", "application/json", "multipart/form-data; boundary=b", ""] {
        let mut request = post("/en/pledge", &[("email", "quack@example.org")]);
        request.headers_mut().insert("content-type", kind.parse().unwrap());
        assert_eq!(site.send(request).await.status, StatusCode::BAD_REQUEST, "{kind}");
    }
}

#[tokio::test]
async fn case_20_get_and_head_change_nothing() {
    let site = Site::start().await;
    let centre = site.supporter("quack@example.org", &[("consent_email", "yes")]).await;
    let before = site.get(&format!("{centre}/my-data.json")).await.body;
    for action in ["updates", "details", "withdraw", "erase"] {
        for method in ["GET", "HEAD"] {
            let request = Request::builder().method(method).uri(format!("{centre}/{action}?consent_email="));
            site.send(request.body(Body::empty()).unwrap()).await;
        }
    }
    assert_eq!(site.get(&format!("{centre}/my-data.json")).await.body, before);
}

#[tokio::test]
async fn case_23_24_25_no_answer_leads_where_a_header_or_a_field_says() {
    let site = Site::start().await;
    for evil in ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"] {
        let token = site.form_token().await;
        let mut request = post(
            "/en/pledge?next=//evil.example",
            &[
                ("first_name", "A"),
                ("last_name", "B"),
                ("email", "quack@example.org"),
                ("language", "en"),
                ("form_token", &token),
                ("next", evil),
                ("return_to", evil),
            ],
        );
        request.headers_mut().insert("referer", evil.parse().unwrap());
        assert_eq!(site.send(request).await.header("location"), "/en/pledge/thanks", "{evil}");
    }
    let split = site.get("/en/preferences/a%0d%0aSet-Cookie:%20x=1").await;
    assert_eq!((split.status, split.header("set-cookie")), (StatusCode::GONE, ""));
}

#[tokio::test]
async fn case_39_no_link_follows_the_host_that_a_request_claims() {
    let site = Site::start().await;
    let token = site.form_token().await;
    let mut request = post(
        "/en/pledge",
        &[
            ("first_name", "Wilhelmina"),
            ("last_name", "Quackenbush"),
            ("email", "quack@example.org"),
            ("language", "en"),
            ("form_token", &token),
        ],
    );
    for name in ["host", "x-forwarded-host", "x-forwarded-server", "forwarded"] {
        request.headers_mut().insert(name, "evil.example".parse().unwrap());
    }
    site.send(request).await;
    site.on_roster("1", "w.quack1@example.org").await;
    let mut entry = post("/en/join", &[("email", "w.quack1@example.org")]);
    for name in ["host", "x-forwarded-host", "x-forwarded-server", "forwarded"] {
        entry.headers_mut().insert(name, "evil.example".parse().unwrap());
    }
    site.send(entry).await;
    let mails = site.mails().await;
    assert_eq!(mails.len(), 2);
    assert!(
        mails.iter().all(|mail| !mail.text.contains("evil.example") && !mail.html.contains("evil.example"))
    );
    let page = Request::builder()
        .uri("/fr")
        .header("host", "evil.example")
        .header("x-forwarded-host", "evil.example");
    assert!(!site.send(page.body(Body::empty()).unwrap()).await.body.contains("evil.example"));
}
