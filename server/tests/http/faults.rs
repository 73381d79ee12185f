//! Claims about a world that breaks.

use std::sync::atomic::Ordering;

use axum::http::StatusCode;
use sqlx::Connection as _;

use crate::harness::Site;

#[tokio::test]
async fn case_51_a_database_that_is_gone_is_a_clear_page_and_nothing_typed_is_lost() {
    let site = Site::start().await;
    let token = site.form_token().await;
    site.store.close().await;
    let answer = site.pledge("quack@example.org", &[("form_token", token.as_str())]).await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(answer.body.contains("value=\"quack@example.org\""));
    assert!(!answer.body.to_lowercase().contains("sql"));
    assert_eq!(site.get("/en").await.status, StatusCode::OK, "what needs no database still answers");
}

#[tokio::test]
async fn case_51_a_write_that_fails_half_way_leaves_nothing() {
    let site = Site::start().await;
    let path = site.folder.path().join("commons.sqlite");
    let mut connection =
        sqlx::SqliteConnection::connect(&format!("sqlite:{}", path.display())).await.unwrap();
    // The audit row comes last: without its table, everything before it must go too.
    sqlx::query("ALTER TABLE audit RENAME TO elsewhere").execute(&mut connection).await.unwrap();
    let answer = site.pledge("quack@example.org", &[]).await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    for count in ["SELECT COUNT(*) FROM pledges", "SELECT COUNT(*) FROM outbox"] {
        let rows: i64 = sqlx::query_scalar(count).fetch_one(&mut connection).await.unwrap();
        assert_eq!(rows, 0, "{count}");
    }
    sqlx::query("ALTER TABLE elsewhere RENAME TO audit").execute(&mut connection).await.unwrap();
    assert_eq!(site.pledge("quack@example.org", &[]).await.status, StatusCode::SEE_OTHER, "and it recovers");
}

#[tokio::test]
async fn case_52_a_panic_in_a_handler_is_a_page_and_the_server_lives() {
    let site = Site::start().await;
    let centre = site.supporter("quack@example.org", &[]).await;
    site.clock.panic_once.store(true, Ordering::SeqCst);
    let broken = site.get(&centre).await;
    assert_eq!(broken.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(broken.body.contains("<html lang=\"en\"") && !broken.body.contains("told to panic"));
    assert_eq!(site.get(&centre).await.status, StatusCode::OK);
}

#[tokio::test]
async fn case_52_a_panic_while_a_problem_is_told_is_said_in_both_languages_and_the_server_lives() {
    let site = Site::start().await;
    let asked = |accept: &str| {
        let request = axum::http::Request::builder().uri("/fr/nulle-part").header("accept", accept);
        request.body(axum::body::Body::empty()).unwrap()
    };
    for accept in ["text/html", "application/json"] {
        site.clock.panic_once.store(true, Ordering::SeqCst);
        let broken = site.send(asked(accept)).await;
        assert_eq!(broken.status, StatusCode::INTERNAL_SERVER_ERROR, "{accept}");
        for says in [
            "<section lang=\"en\"><h1>Something went wrong",
            "<section lang=\"fr\"><h1>Une erreur s’est produite",
        ] {
            assert!(broken.body.contains(says), "{accept}: {}", broken.body);
        }
        assert!(broken.body.starts_with("<!DOCTYPE html>") && !broken.body.contains("told to panic"));
        assert_eq!(
            (broken.header("cache-control"), broken.header("x-content-type-options")),
            ("no-store", "nosniff")
        );
        assert!(!broken.header("content-security-policy").is_empty());
        assert_eq!(site.send(asked(accept)).await.status, StatusCode::NOT_FOUND, "{accept}");
    }
}
