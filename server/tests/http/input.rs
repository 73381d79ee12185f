//! Claims about hostile input.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::body::Body;
use axum::http::{Request, StatusCode};

use crate::harness::Site;
use crate::members::Browser;

#[tokio::test]
async fn case_27_what_is_typed_is_text_wherever_it_is_shown() {
    let site = Site::start().await;
    let evil = "\"><script>alert(1)</script>";
    let answer = site.pledge(evil, &[("first_name", evil), ("postal_code", evil), ("phone", evil)]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!answer.body.contains("<script>alert(1)"));
    assert!(answer.body.contains("&quot;&gt;&lt;script&gt;") || answer.body.contains("&lt;script&gt;"));
}

#[tokio::test]
async fn case_14_extra_fields_set_nothing() {
    let site = Site::start().await;
    let extra = [("confirmed", "1"), ("id", "0"), ("link_epoch", "9"), ("role", "admin"), ("received", "0")];
    assert_eq!(site.pledge("quack@example.org", &extra).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.confirmed().await, 0);
}

#[tokio::test]
async fn case_31_nul_and_invalid_utf_8_are_refused_at_their_field() {
    let site = Site::start().await;
    let answer = site.pledge("quack@example.org", &[("first_name", "Eve\0")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let token = site.form_token().await;
    let body =
        format!("first_name=%ff%fe&last_name=B&email=quack%40example.org&language=en&form_token={token}");
    let request = Request::builder()
        .method("POST")
        .uri("/en/pledge")
        .header("content-type", "application/x-www-form-urlencoded");
    let answer = site.send(request.body(Body::from(body)).unwrap()).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(site.mails().await.is_empty());
}

#[tokio::test]
async fn case_31_nul_in_a_query_is_read_as_what_cannot_be_read() {
    let site = Site::start().await;
    site.member("1", "barnabe").await;
    let mut member = Browser::new(&site);
    member.sign_in("barnabe").await;
    for query in ["q=bed&author=%00x", "author=%00x&q=%00", "q=bed&author=\u{1}%00x"] {
        let query = query.replace('\u{1}', "%01");
        let answer = member.get(&format!("/en/community/search?{query}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{query}");
        assert!(
            !answer.body.contains('\0') && answer.body.contains('\u{FFFD}'),
            "no handler sees it: {query}"
        );
    }
}

#[tokio::test]
async fn what_is_pasted_with_marks_that_are_not_seen_signs_in() {
    let site = Site::start().await;
    site.member("1", "barnabe").await;
    for name in [
        "\u{202A}barnabe\u{202C}",
        "bar\u{AD}nabe\u{200B}",
        "\u{2068}w.quack1@example.org\u{2069}",
        "mailto:W.Quack1@example.org",
        "Wilhelmina <w.quack1@example.org>",
        "w.quack1＠example.org",
    ] {
        let answer = Browser::new(&site).sign_in(name).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{name:?}");
    }
}

#[tokio::test]
async fn case_33_links_of_any_shape_are_only_no_links() {
    let site = Site::start().await;
    let huge = "A".repeat(8_000);
    for token in ["0", "-1", "9223372036854775807", "null", "..", "%00", "%F0%9F%92%89", huge.as_str()] {
        for path in ["/en/preferences", "/en/pledge/confirm", "/fr/desabonnement", "/fr/adresse"] {
            let status = site.get(&format!("{path}/{token}")).await.status;
            assert!(
                matches!(status, StatusCode::GONE | StatusCode::NOT_FOUND | StatusCode::BAD_REQUEST),
                "{path}/{token}: {status}"
            );
        }
    }
}

#[tokio::test]
async fn case_35_bodies_beyond_the_limit_are_refused_with_a_page() {
    let site = Site::start().await;
    let long = "a".repeat(64 * 1024);
    let answer = site.pledge("quack@example.org", &[("first_name", long.as_str())]).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.body.contains("<html lang=\"en\""));
    let endless = futures::stream::repeat_with(|| Ok::<_, std::io::Error>(vec![b'a'; 1024]));
    let request = Request::builder()
        .method("POST")
        .uri("/en/pledge")
        .header("content-type", "application/x-www-form-urlencoded");
    let answer = site.send(request.body(Body::from_stream(endless)).unwrap()).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "chunks that never end are cut off");
}

#[tokio::test]
async fn a_form_is_read_no_further_than_its_address_takes() {
    let site = Site::start().await;
    site.member("1", "barnabe").await;
    let mut member = Browser::new(&site);
    member.sign_in("barnabe").await;
    let (_, topic) = site.topic().await;
    let long = "é".repeat(10_000);
    let typed = [("body", long.as_str())];
    let refused = member.post("/en/account/profile", &typed).await;
    assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
    let commented = member.post(&format!("/en/community/topics/{topic}/comments"), &typed).await;
    assert_ne!(commented.status, StatusCode::PAYLOAD_TOO_LARGE, "a comment may be as long");
}

#[tokio::test]
async fn nothing_that_a_stranger_sends_is_read_before_the_wall() {
    let site = Site::start().await;
    site.member("1", "barnabe").await;
    let (_, topic) = site.topic().await;
    for path in [format!("/en/community/topics/{topic}/comments"), "/en/dashboard/topics/new".into()] {
        let read = Arc::new(AtomicUsize::new(0));
        let counted = read.clone();
        let endless = futures::stream::repeat_with(move || {
            counted.fetch_add(1, Ordering::Relaxed);
            Ok::<_, std::io::Error>(vec![b'a'; 1024])
        });
        let request = Request::builder()
            .method("POST")
            .uri(&path)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from_stream(endless));
        let answer = site.send(request.unwrap()).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
        assert!(answer.header("location").starts_with("/en/sign-in"), "{path}");
        assert_eq!(read.load(Ordering::Relaxed), 0, "{path}");
    }
}

#[tokio::test]
async fn case_35_ten_thousand_fields_or_one_field_twice_do_no_harm() {
    let site = Site::start().await;
    let many: Vec<(String, String)> = (0..2_000).map(|n| (format!("f{n}"), "x".into())).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(site.pledge("quack@example.org", &many).await.status, StatusCode::SEE_OTHER);
    let request = Request::builder()
        .method("POST")
        .uri("/en/pledge")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from("email=a%40example.org&email=b%40example.org"))
        .unwrap();
    assert_eq!(site.send(request).await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn case_38_no_path_leads_out_of_the_site_s_root() {
    let site = Site::start().await;
    for path in [
        "/pkg/../secret.txt",
        "/pkg/..%2fsecret.txt",
        "/pkg/%2e%2e/%2e%2e/secret.txt",
        "/img/....//secret.txt",
        "/fonts/%5c..%5csecret.txt",
        "/en/../secret.txt",
        "/..%2f..%2fetc/passwd",
        "/pkg//etc/passwd",
    ] {
        let answer = site.get(path).await;
        assert!(answer.status.is_client_error(), "{path}: {}", answer.status);
        assert!(!answer.body.contains("outside the site"), "{path}");
    }
    assert_eq!(site.get("/pkg/commons.css").await.status, StatusCode::OK, "or the test would prove nothing");
}

#[tokio::test]
async fn case_44_no_field_can_break_a_mail_s_header() {
    let site = Site::start().await;
    for email in ["quack@example.org\r\nBcc: victim@example.org", "quack@example.org%0ABcc:x@example.org"] {
        let answer = site.pledge(email, &[]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{email:?}");
    }
    let answer = site.pledge("quack@example.org", &[("last_name", "Q\r\nSubject: cheap pills")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(site.mails().await.is_empty());
}

#[tokio::test]
async fn what_a_path_cannot_name_is_not_there_and_a_query_that_cannot_be_read_asks_for_nothing() {
    let site = Site::start().await;
    site.member("1", "barnabe").await;
    let mut member = Browser::new(&site);
    member.sign_in("barnabe").await;
    for (path, status) in [
        ("/en/password/%FF", StatusCode::BAD_REQUEST),
        ("/en/community/topics/%FF", StatusCode::BAD_REQUEST),
        ("/en/community/topics/first", StatusCode::NOT_FOUND),
        ("/en/community/themes/1", StatusCode::NOT_FOUND),
        ("/en/community/topics/1/file?file=1", StatusCode::NOT_FOUND),
        ("/en/community/notifications?before=yesterday", StatusCode::OK),
        ("/en?issue=1&issue=2", StatusCode::OK),
    ] {
        let answer = member.get(path).await;
        assert_eq!(answer.status, status, "{path}");
        assert!(answer.body.contains("</html>"), "a page says so: {path}");
    }
    let answer = member.post("/en/community/topics/first/comments", &[("body", "Hello")]).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}
