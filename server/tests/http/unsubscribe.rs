//! Claims about one-click unsubscription (RFC 8058).

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};

use crate::harness::{Mail, Site};

async fn subscribed(site: &Site) -> (String, Mail) {
    site.pledge("quack@example.org", &[("consent_email", "yes")]).await;
    let confirm = site.mail().await.link("confirm");
    site.post(&confirm, &[]).await;
    let welcome = site.mail().await;
    let url = welcome.header("List-Unsubscribe").unwrap().to_owned();
    let path =
        url.strip_prefix("<https://advocates.example.ca").unwrap().strip_suffix('>').unwrap().to_owned();
    (path, welcome)
}

async fn stands(site: &Site, welcome: &Mail) -> bool {
    let data = site.get(&format!("{}/my-data.json", welcome.link("preferences"))).await.body;
    data.contains("\"withdrawn_at\": null")
}

#[tokio::test]
async fn the_headers_are_those_of_the_rfc() {
    let site = Site::start().await;
    let (_, welcome) = subscribed(&site).await;
    assert_eq!(welcome.header("List-Unsubscribe-Post"), Some("List-Unsubscribe=One-Click"));
    let unsubscribe = welcome.header("List-Unsubscribe").unwrap();
    assert!(unsubscribe.starts_with("<https://") && unsubscribe.ends_with('>') && !unsubscribe.contains(','));
}

#[tokio::test]
async fn one_click_withdraws_with_either_body_from_anywhere_and_never_redirects() {
    let multipart =
        "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b--\r\n";
    for (kind, body) in [
        ("application/x-www-form-urlencoded", "List-Unsubscribe=One-Click"),
        ("multipart/form-data; boundary=b", multipart),
    ] {
        let site = Site::start().await;
        let (path, welcome) = subscribed(&site).await;
        assert!(stands(&site, &welcome).await);
        let request = Request::builder()
            .method(Method::POST)
            .uri(&path)
            .header("content-type", kind)
            .header("origin", "https://mail.provider.example")
            .header("sec-fetch-site", "cross-site");
        let answer = site.send(request.body(Body::from(body)).unwrap()).await;
        assert_eq!(answer.status, StatusCode::OK, "{kind}");
        assert_eq!(answer.header("location"), "");
        assert!(!stands(&site, &welcome).await, "{kind}");
    }
}

#[tokio::test]
async fn looking_and_forging_change_nothing() {
    let site = Site::start().await;
    let (path, welcome) = subscribed(&site).await;
    assert_eq!(site.get(&path).await.status, StatusCode::OK);
    let head = Request::builder().method(Method::HEAD).uri(&path).body(Body::empty()).unwrap();
    assert_eq!(site.send(head).await.status, StatusCode::OK);
    let token = path.rsplit('/').next().unwrap();
    let forged = path.replace(&token[..30], &token[..30].chars().rev().collect::<String>());
    assert_eq!(site.post(&forged, &[]).await.status, StatusCode::GONE);
    assert!(stands(&site, &welcome).await);
}

#[tokio::test]
async fn an_unsubscribe_link_opens_no_preferences() {
    let site = Site::start().await;
    let (path, _) = subscribed(&site).await;
    let token = path.rsplit('/').next().unwrap();
    assert_eq!(site.get(&format!("/en/preferences/{token}")).await.status, StatusCode::GONE);
    let done = site.post(&path, &[]).await.body;
    assert!(
        !done.contains("/en/preferences/A"),
        "a mail provider that presses the button learns no other link"
    );
    assert!(!done.contains("quack@example.org"));
}
