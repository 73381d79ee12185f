//! Claims about addresses that programs know beforehand, and about what browsers are told of the host.

use app::routes::Route;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use domain::Language;

use crate::harness::Site;

#[tokio::test]
async fn whoever_finds_a_hole_is_told_whom_to_write_to() {
    let site = Site::start().await;
    let told = site.get("/.well-known/security.txt").await;
    assert_eq!(told.status, StatusCode::OK);
    assert_eq!(told.header("content-type"), "text/plain; charset=utf-8");
    let lines: Vec<&str> = told.body.lines().collect();
    assert_eq!(
        lines,
        [
            &format!("Contact: mailto:{}", site.app().campaign.site.association.email),
            "Expires: 2027-02-20T12:00:00Z",
            "Preferred-Languages: en, fr",
            "Canonical: https://advocates.example.ca/.well-known/security.txt",
        ]
    );
}

#[tokio::test]
async fn a_password_manager_finds_where_passwords_are_changed_in_its_reader_s_language() {
    let site = Site::start().await;
    for language in Language::ALL {
        let request = Request::builder()
            .uri("/.well-known/change-password")
            .header("accept-language", language.code())
            .body(Body::empty())
            .unwrap();
        let answer = site.send(request).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert_eq!(answer.header("location"), Route::Password.path(language));
    }
    let nowhere = "/.well-known/resource-that-should-not-exist-whose-status-code-should-not-be-200";
    assert_eq!(site.get(nowhere).await.status, StatusCode::NOT_FOUND, "or its answers are not believed");
}

#[tokio::test]
async fn the_icon_is_found_where_old_programs_look_for_it() {
    let site = Site::start().await;
    let icon = concat!(env!("CARGO_MANIFEST_DIR"), "/../style/assets/favicon.ico");
    std::fs::copy(icon, site.folder.path().join("site/favicon.ico")).unwrap();
    let answer = site.get("/favicon.ico").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header("content-type"), "image/x-icon");
    assert_eq!(answer.header("cache-control"), "public, max-age=86400");
}

#[tokio::test]
async fn other_hosts_of_the_association_are_reached_by_https_alone_only_where_it_says_so() {
    for (setting, told) in [(false, "max-age=31536000"), (true, "max-age=31536000; includeSubDomains")] {
        let site = Site::start_with(|settings| settings.hsts_include_subdomains = setting).await;
        assert_eq!(site.get("/en").await.header("strict-transport-security"), told);
    }
    let plain =
        Site::start_with(|settings| settings.base_url = "http://127.0.0.1:3000".parse().unwrap()).await;
    assert_eq!(plain.get("/en").await.header("strict-transport-security"), "");
}
