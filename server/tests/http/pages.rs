//! Claims about every page: status, language, headers, addresses.

use app::routes::Route;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use domain::Language;
use domain::account::Role;
use domain::help::Subject;
use http_body_util::BodyExt as _;

use crate::harness::page::attributes;
use crate::harness::{Site, between};
use crate::members::Browser;
use crate::moderation::member;

fn public_pages() -> impl Iterator<Item = (Route, Language)> {
    let routes = [
        Route::Landing,
        Route::Pledge,
        Route::Thanks,
        Route::Disowned,
        Route::Act,
        Route::Privacy,
        Route::LinkRequest,
        Route::LinkSent,
        Route::Erased,
        Route::HelpCentre,
    ];
    let articles = Subject::ALL.map(app::help::route_of);
    routes.into_iter().chain(articles).flat_map(|route| Language::ALL.map(|language| (route, language)))
}

#[tokio::test]
async fn every_public_page_answers_in_its_language_and_names_its_other_one() {
    let site = Site::start().await;
    for (route, language) in public_pages() {
        let path = route.path(language);
        let page = site.get(&path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(page.body.contains(&format!("<html lang=\"{language}\"")), "{path}");
        assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
        let here = format!("https://advocates.example.ca{path}");
        let there = format!("https://advocates.example.ca{}", route.path(language.other()));
        if route.is_listed() {
            assert!(page.body.contains(&format!("rel=\"canonical\" href=\"{here}\"")), "{path}");
            assert!(
                page.body.contains(&format!("hreflang=\"{}\" href=\"{there}\"", language.other())),
                "{path}"
            );
        }
        assert!(
            page.body.contains(&format!("href=\"{}\"", route.path(language.other()))),
            "the switch stays on {path}"
        );
        assert_eq!(page.body.matches("<h1").count(), 1, "{path}");
        assert!(!page.body.contains("style=\""), "{path}: no inline style passes the policy");
    }
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let site = Site::start().await;
    for path in
        ["/en", "/fr/engagement", "/en/nowhere", "/count.json", "/en/preferences/forged", "/pkg/commons.css"]
    {
        let page = site.get(path).await;
        let policy = page.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-"),
            "{path}"
        );
        assert!(policy.contains("frame-ancestors 'none'") && policy.contains("form-action 'self'"), "{path}");
        assert!(!policy.contains("unsafe-inline"), "{path}");
        assert_eq!(page.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(page.header("referrer-policy"), "same-origin", "{path}");
        assert!(page.header("strict-transport-security").contains("max-age"), "{path}");
        assert_eq!(page.header("x-request-id").len(), 16, "{path}");
    }
}

#[tokio::test]
async fn case_29_the_policy_allows_the_build_s_inline_scripts_and_no_other() {
    use base64::Engine as _;
    use sha2::Digest as _;
    let site = Site::start().await;
    for path in ["/en", "/fr", "/en/pledge", "/en/nowhere"] {
        let page = site.get(path).await;
        let mut scripts = 0;
        for part in page.body.split("<script").skip(1) {
            let script = &part[part.find('>').unwrap() + 1..part.find("</script>").unwrap()];
            let digest =
                base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(script.as_bytes()));
            assert!(page.header("content-security-policy").contains(&digest), "{path}: {script}");
            scripts += 1;
        }
        assert_eq!(scripts, page.header("content-security-policy").matches("sha256-").count(), "{path}");
    }
}

#[tokio::test]
async fn a_public_page_is_compressed_kept_and_known_again() {
    let site = Site::start().await;
    let ask = |encoding: &str, tag: &str| {
        let request =
            Request::builder().uri("/en").header("accept-encoding", encoding).header("if-none-match", tag);
        request.body(Body::empty()).unwrap()
    };
    let br = site.send(ask("gzip, br", "\"none\"")).await;
    assert_eq!((br.header("content-encoding"), br.header("vary")), ("br", "accept-encoding"));
    let gzip = site.send(ask("gzip", "\"none\"")).await;
    assert_eq!(gzip.header("content-encoding"), "gzip");
    assert_ne!(br.header("etag"), gzip.header("etag"));
    let again = site.send(ask("gzip, br", br.header("etag"))).await;
    assert_eq!((again.status, again.body.as_str()), (StatusCode::NOT_MODIFIED, ""));
}

/// A request that a browser makes for the reason that `site` names (Fetch Metadata); of an old one that names none, `-`.
fn asked(path: &str, site: &str, encoding: &str) -> Request<Body> {
    let request = Request::builder().uri(path).header("accept-encoding", encoding);
    let request = if site == "-" { request } else { request.header("sec-fetch-site", site) };
    request.body(Body::empty()).unwrap()
}

#[tokio::test]
async fn case_6_no_personal_or_error_page_is_kept_and_none_is_compressed_for_another_site_s_request() {
    let site = Site::start().await;
    let preferences = site.supporter("quack@example.org", &[]).await;
    let mut member = member(&site, "1", "barnabe").await;
    for path in [
        preferences.as_str(),
        "/en/preferences/forged",
        "/en/nowhere",
        "/fr/engagement/confirmer/forged",
        "/en/community",
        "/fr/compte",
    ] {
        for (asks, form) in [
            ("same-origin", "zstd"),
            ("none", "zstd"),
            ("same-site", ""),
            ("cross-site", ""),
            ("-", ""),
            ("same-origin, cross-site", ""),
        ] {
            let page = member.send(asked(path, asks, "gzip, deflate, br, zstd")).await;
            assert_eq!(page.header("cache-control"), "no-store", "{path}");
            assert_eq!(page.header("content-encoding"), form, "{path} {asks}");
            let vary: Vec<_> = page.headers.get_all("vary").iter().collect();
            assert!(vary.iter().any(|vary| *vary == "accept-encoding, sec-fetch-site"), "{path} {asks}");
            if form.is_empty() {
                assert!(page.body.contains("noindex"), "{path}");
                assert!(!page.body.contains("rel=\"canonical\""), "{path}");
            }
        }
        for (encoding, form) in [("br, gzip", "br"), ("gzip", ""), ("identity", ""), ("zstd;q=0, br;q=0", "")]
        {
            let page = member.send(asked(path, "same-origin", encoding)).await;
            assert_eq!(page.header("content-encoding"), form, "{path} {encoding}");
        }
    }
}

#[tokio::test]
async fn a_page_for_one_person_comes_compressed_to_their_browser_and_says_the_same() {
    let site = Site::start().await;
    let mut member = member(&site, "1", "barnabe").await;
    let cookie = member.cookie.clone().unwrap();
    let page = member.send(asked("/en/community", "none", "identity")).await.body;
    assert!(page.contains("</html>"), "or the test would prove nothing");
    for encoding in ["zstd", "br"] {
        let mut request = asked("/en/community", "none", encoding);
        request.headers_mut().insert("cookie", format!("lang=en; {cookie}").parse().unwrap());
        let answer = site.open("192.0.2.1:40000", request).await;
        let length = answer.headers()["content-length"].to_str().unwrap().parse::<usize>().unwrap();
        let body = answer.into_body().collect().await.unwrap().to_bytes();
        assert_eq!(body.len(), length);
        let told = if encoding == "zstd" {
            zstd::decode_all(&body[..]).unwrap()
        } else {
            let mut told = Vec::new();
            brotli::BrotliDecompress(&mut &body[..], &mut told).unwrap();
            told
        };
        assert_eq!(String::from_utf8(told).unwrap(), page, "{encoding}");
        assert!(length < page.len() / 2, "{length} of {}", page.len());
    }
}

#[tokio::test]
async fn neither_a_stream_nor_a_file_nor_a_page_for_all_is_compressed_as_it_is_sent() {
    let site = Site::start().await;
    let (_, mut moderator) = site.staff("10", "moira", Role::Moderator).await;
    for path in ["/count/events", "/en/community/events", "/count.json", "/pkg/commons.css", "/robots.txt"] {
        let mut request = asked(path, "same-origin", "br, zstd");
        request.headers_mut().insert("cookie", moderator.cookie.as_deref().unwrap().parse().unwrap());
        let answer = site.open("192.0.2.1:40000", request).await;
        assert_eq!(answer.status(), StatusCode::OK, "{path}");
        assert!(!answer.headers().contains_key("content-encoding"), "{path}");
    }
    let page = moderator.send(asked("/en", "same-origin", "br, zstd")).await;
    assert_eq!((page.header("content-encoding"), page.header("vary")), ("br", "accept-encoding"));
}

#[tokio::test]
async fn the_root_leads_to_the_language_that_was_chosen_or_is_preferred() {
    let site = Site::start().await;
    for (cookie, accept, place) in [
        ("", "", "/en"),
        ("", "fr-CA,fr;q=0.9,en;q=0.5", "/fr"),
        ("a=b; lang=fr", "en", "/fr"),
        ("lang=klingon", "fr", "/fr"),
    ] {
        let request = Request::builder().uri("/").header("cookie", cookie).header("accept-language", accept);
        let answer = site.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(
            (answer.status, answer.header("location")),
            (StatusCode::FOUND, place),
            "{cookie} {accept}"
        );
    }
}

#[tokio::test]
async fn an_address_that_leads_nowhere_says_so_in_its_language() {
    let site = Site::start().await;
    for (path, language) in [("/en/nowhere", "en"), ("/fr/nulle-part", "fr"), ("/nowhere", "en")] {
        let page = site.get(path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        assert!(page.body.contains(&format!("<html lang=\"{language}\"")), "{path}");
    }
    let wrong = site.post("/en/privacy", &[]).await;
    assert_eq!(wrong.status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(wrong.header("allow").contains("GET"));
}

#[tokio::test]
async fn the_count_is_the_rows_and_moves_with_them() {
    let site = Site::start().await;
    let count = site.get("/count.json").await;
    assert!(
        count.body.starts_with("{\"as_of\":\"2026-11-22T12:00:00Z\",\"confirmed\":0}")
            || count.body.contains("\"confirmed\":0")
    );
    assert!(count.header("cache-control").contains("stale-while-revalidate"));
    let preferences = site.supporter("quack@example.org", &[]).await;
    assert!(site.get("/count.json").await.body.contains("\"confirmed\":1"));
    assert_eq!(site.confirmed().await, 1);
    site.post(&format!("{preferences}/erase"), &[]).await;
    assert!(site.get("/count.json").await.body.contains("\"confirmed\":0"));
}

#[tokio::test]
async fn the_front_page_says_how_many_have_pledged_once_they_are_enough() {
    let site = Site::start_with(|settings| settings.count_from = 2).await;
    for (email, is_said) in [("one@example.org", false), ("two@example.org", true)] {
        site.supporter(email, &[]).await;
        let page = site.get("/en").await.body;
        let stands = |part: &str| page.contains(&format!("<p class=\"{part}\">"));
        let is_hidden = |part: &str| page.contains(&format!("<p hidden class=\"{part}\">"));
        let shown = stands("tally-count") && is_hidden("tally-few");
        let left_out = is_hidden("tally-count") && stands("tally-few");
        assert_eq!((shown, left_out), (is_said, !is_said), "{email}");
    }
}

#[tokio::test]
async fn the_sitemap_lists_both_languages_and_nothing_personal() {
    let site = Site::start().await;
    let map = site.get("/sitemap.xml").await.body;
    assert!(map.contains("<loc>https://advocates.example.ca/fr/engagement</loc>"));
    assert!(!map.contains("preferences") && !map.contains("token"));
}

#[tokio::test]
async fn the_program_lives_and_is_ready() {
    let site = Site::start().await;
    assert_eq!(site.get("/healthz").await.status, StatusCode::OK);
    assert_eq!(site.get("/readyz").await.status, StatusCode::OK);
    site.store.close().await;
    assert_eq!(site.get("/healthz").await.status, StatusCode::OK);
    let unready = site.get("/readyz").await;
    assert_eq!((unready.status, unready.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, "10"));
}

#[tokio::test]
async fn the_form_knows_the_issue_of_the_story_and_ignores_what_is_none() {
    let site = Site::start().await;
    let chosen = |page: &str| attributes(page, "input[name=issue][checked]", "value");
    let joined = site.get("/en/pledge?issue=virtual-care").await.body;
    assert_eq!(chosen(&joined), ["virtual-care"]);
    let nonsense = site.get("/en/pledge?issue=%22%3E%3Cscript%3E").await;
    assert_eq!(nonsense.status, StatusCode::OK);
    assert!(!nonsense.body.contains("\"><script>"));
}

#[tokio::test]
async fn a_page_written_twice_is_the_same_to_the_byte() {
    let (one, two) = (Site::start().await, Site::start().await);
    let (one, two) = (one.get("/fr/confidentialite").await, two.get("/fr/confidentialite").await);
    assert_eq!(one.header("etag"), two.header("etag"));
    assert!(!one.body.contains(" nonce="));
}

#[tokio::test]
async fn head_answers_like_get_without_the_body() {
    let site = Site::start().await;
    for path in ["/en", "/en/nowhere"] {
        let head = Request::builder().method("HEAD").uri(path).body(Body::empty()).unwrap();
        let (head, get) = (site.send(head).await, site.get(path).await);
        assert_eq!((head.status, head.body.as_str()), (get.status, ""));
        assert_eq!(head.header("content-length"), get.body.len().to_string(), "{path}");
    }
}

#[tokio::test]
async fn files_are_kept_for_ever_only_where_their_names_tell_their_content() {
    let plain = Site::start().await;
    assert_eq!(plain.get("/pkg/commons.css").await.header("cache-control"), "no-cache");
    assert!(plain.get("/en").await.body.contains("href=\"/pkg/commons.css\""));
    let named = Site::start_with(|settings| {
        std::fs::write(settings.site_root.join("names.json"), r#"{"commons.css":"commons.0f.css"}"#).unwrap();
        std::fs::write(settings.site_root.join("pkg/commons.0f.css"), "body{}").unwrap();
    })
    .await;
    let file = named.get("/pkg/commons.0f.css").await;
    assert_eq!(file.header("cache-control"), "public, max-age=31536000, immutable");
    assert!(named.get("/en").await.body.contains("href=\"/pkg/commons.0f.css\""));
}

#[tokio::test]
async fn a_member_is_led_from_nowhere_to_the_community_and_its_search_and_cannot_tell_what_is_there() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    let mut member = Browser::new(&site);
    member.sign_in("quackers").await;
    for (language, addresses) in [
        (
            Language::En,
            ["/en/nowhere", "/en/community/nowhere", "/en/community/topics/999", "/en/dashboard/staff"],
        ),
        (
            Language::Fr,
            [
                "/fr/nulle-part",
                "/fr/communaute/rien",
                "/fr/communaute/sujets/999",
                "/fr/tableau-de-bord/personnel",
            ],
        ),
    ] {
        let home = Route::Community.path(language);
        let mut all = Vec::new();
        for address in addresses {
            let page = member.get(address).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{address}");
            assert_eq!(page.header("cache-control"), "no-store");
            assert_eq!(attributes(&page.body, "main a", "href"), std::slice::from_ref(&home), "{address}");
            assert_eq!(attributes(&page.body, "main form[role=search]", "method"), ["get"], "{address}");
            assert_eq!(attributes(&page.body, ".brand", "href"), std::slice::from_ref(&home), "{address}");
            let out = attributes(&page.body, "footer form[method=post] [name=whose]", "value");
            assert_eq!(out.len(), 1, "{address}: the way out says whose it is");
            all.push(
                [between(&page.body, "<title", "</title>"), between(&page.body, "<main", "</main>")].concat(),
            );
        }
        all.dedup();
        assert_eq!(all.len(), 1, "{all:?}");
    }
    let stranger = site.get("/en/nowhere").await.body;
    assert_eq!(attributes(&stranger, "main a", "href"), ["/en"]);
    assert!(!stranger.contains("/en/sign-out"));
}
