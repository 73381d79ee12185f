//! Claims about addresses that programs know beforehand, and about what browsers are told of the host.

use app::routes::Route;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use domain::Language;

use crate::harness::Site;
use crate::harness::page::attributes;

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

/// A picture of ours, as it stands in the repository.
fn picture(path: &str) -> Vec<u8> {
    std::fs::read(format!("{}/../style/assets/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// How wide and how high a PNG is (its first chunk says so).
fn size(png: &[u8]) -> (u32, u32) {
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

#[tokio::test]
async fn the_icons_are_found_where_old_programs_and_telephones_look_for_them() {
    let site = Site::start().await;
    for (icon, kind) in [("favicon.ico", "image/x-icon"), ("apple-touch-icon.png", "image/png")] {
        std::fs::write(site.folder.path().join("site").join(icon), picture(icon)).unwrap();
        let answer = site.get(&format!("/{icon}")).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.header("content-type"), kind);
        assert_eq!(answer.header("cache-control"), "public, max-age=86400");
    }
    assert_eq!(size(&picture("apple-touch-icon.png")), (180, 180));
}

#[tokio::test]
async fn campaign_and_community_are_put_among_a_device_s_programs_each_in_its_own_name_and_language() {
    let site = Site::start().await;
    for (page, language, name, start) in [
        ("/en", "en", "Health Advocates", "/en"),
        ("/fr/agir", "fr", "Voix pour la santé", "/fr"),
        ("/en/sign-in", "en", "CMA Community", "/en/community"),
        ("/fr/connexion", "fr", "Communauté de l’AMC", "/fr/communaute"),
    ] {
        let page = site.get(page).await;
        let manifest = attributes(&page.body, "link[rel=manifest]", "href").concat();
        assert!(page.header("content-security-policy").contains("manifest-src 'self'"));
        let touched = attributes(&page.body, "link[rel=apple-touch-icon]", "href").concat();
        assert_eq!(size(&picture(touched.trim_start_matches('/'))), (180, 180));
        let is_campaign = name == "Health Advocates" || name == "Voix pour la santé";
        assert_eq!(
            touched == "/apple-touch-icon.png",
            is_campaign,
            "{touched}: each has a picture of its own"
        );
        let answer = site.get(&manifest).await;
        assert_eq!(answer.status, StatusCode::OK, "{manifest}");
        assert_eq!(answer.header("content-type"), "application/manifest+json");
        assert_eq!(answer.header("cache-control"), "public, max-age=86400");
        let told: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!((&told["name"], &told["lang"]), (&name.into(), &language.into()));
        assert_eq!((&told["start_url"], &told["display"]), (&start.into(), &"standalone".into()));
        for icon in told["icons"].as_array().unwrap() {
            let src = icon["src"].as_str().unwrap();
            assert_eq!(src.starts_with("/img/icon-"), is_campaign, "{src}");
            let (width, height) = size(&picture(src.trim_start_matches('/')));
            assert_eq!(icon["sizes"], format!("{width}x{height}"), "{icon}");
        }
        assert_eq!(
            told["icons"].as_array().unwrap().iter().filter(|it| it["purpose"] == "maskable").count(),
            1
        );
    }
}

#[tokio::test]
async fn a_page_that_is_shared_shows_a_picture_with_its_words_in_its_language() {
    let site = Site::start().await;
    for (page, language) in [("/en", "en"), ("/fr", "fr"), ("/en/pledge", "en"), ("/fr/agir", "fr")] {
        let page = site.get(page).await.body;
        let told = |name: &str| attributes(&page, &format!("meta[property=\"{name}\"]"), "content").concat();
        let file = format!("img/share-{language}.png");
        assert_eq!(told("og:image"), format!("https://advocates.example.ca/{file}"));
        let (width, height) = size(&picture(&file));
        assert_eq!(
            (told("og:image:width"), told("og:image:height")),
            (width.to_string(), height.to_string())
        );
        assert_eq!((width, height), (1_200, 630));
        let words = if language == "en" { "Put health on the ballot" } else { "l’enjeu de ces élections" };
        assert!(told("og:image:alt").contains(words), "{}", told("og:image:alt"));
        assert_eq!(
            attributes(&page, "meta[name=\"twitter:card\"]", "content").concat(),
            "summary_large_image"
        );
    }
    let private = site.get("/en/sign-in").await.body;
    assert!(!private.contains("og:image"), "what is not listed is not shown off");
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
