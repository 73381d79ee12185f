//! Claims about finding what was said.

use axum::http::StatusCode;
use domain::Clock as _;
use domain::community::{DigestTime, Zone};
use time::Duration;
use uuid::Uuid;

use crate::harness::Site;
use crate::harness::page::texts;
use crate::members::Browser;

async fn site_with_a_comment() -> Site {
    let site = Site::start().await;
    let author = site.member("1", "barnabe").await;
    let (_, topic) = site.topic().await;
    site.comment(&topic, author).await;
    site
}

#[tokio::test]
async fn members_find_comments_and_where_they_stand() {
    let site = site_with_a_comment().await;
    let mut member = Browser::new(&site);
    member.sign_in("barnabe").await;
    assert!(member.get("/en/community").await.body.contains("name=\"q\""));
    let page = member.get("/fr/communaute/recherche?q=bed").await;
    assert_eq!((page.status, page.header("cache-control")), (StatusCode::OK, "no-store"));
    assert!(
        page.body.contains("<mark>Beds</mark> are short.")
            && page.body.contains("/fr/communaute/commentaires/1")
    );
    assert!(page.body.contains("value=\"bed\""), "what was looked for stands in the field");
    for (query, finds) in [
        ("q=bed&author=%40barnabe", true),
        ("q=bed&author=clothilde", false),
        ("q=bed&language=fr", false),
        ("q=bed&since=2026-11-22&until=2026-11-22", true),
        ("q=bed&since=2026-11-23", false),
        ("q=bed&until=2026-11-21", false),
        ("q=bed&before=1", false),
        ("q=bed&theme=x&since=never&before=-&language=xx", true),
        ("q=zanzibar", false),
        ("q=", false),
        ("author=barnabe", true),
        ("q=&author=%40Barnabe&language=en", true),
        ("author=barnab", false),
        ("author=barnabe&language=fr", false),
        ("language=en", false),
        ("q=%21&since=2026-11-22", false),
    ] {
        let page = member.get(&format!("/en/community/search?{query}")).await.body;
        assert_eq!(page.contains("/en/community/comments/1\""), finds, "{query}");
    }
}

#[tokio::test]
async fn a_search_that_finds_nothing_says_why_and_what_to_add() {
    let site = site_with_a_comment().await;
    let mut member = Browser::new(&site);
    member.sign_in("barnabe").await;
    for (query, says) in [
        ("/en/community/search?author=barnab", "it has to be whole"),
        ("/fr/communaute/recherche?author=barnab", "il doit être complet"),
        ("/en/community/search?language=en", "Type a word to look for"),
        ("/fr/communaute/recherche?since=2026-11-22", "Inscrivez un mot à chercher"),
        ("/en/community/search?q=%21", "Type a word to look for"),
        ("/en/community/search?q=zanzibar", "Try fewer words"),
    ] {
        let page = member.get(query).await.body;
        let said = texts(&page, "[role=status]").iter().any(|text| text.contains(says));
        assert!(said, "{query}");
    }
    let page = member.get("/en/community/search").await.body;
    assert!(!page.contains("Type a word") && page.contains("The whole username"), "nothing is asked yet");
    let page = member.get("/en/community/search?author=barnab").await.body;
    assert!(!page.contains("/en/community/suggest?title="), "a name is no topic");
}

#[tokio::test]
async fn the_days_of_a_search_are_the_reader_s() {
    let site = Site::start().await;
    let author = site.member("1", "barnabe").await;
    let (_, topic) = site.topic().await;
    // Half past four of the 23rd in Greenwich, half past eleven of the 22nd in Toronto, one o'clock in St. John's.
    site.clock.advance(Duration::minutes(16 * 60 + 30));
    site.comment(&topic, author).await;
    let mut member = Browser::new(&site);
    member.sign_in("barnabe").await;
    let mut finds = async |day: &str| {
        let path = format!("/en/community/search?q=bed&since={day}&until={day}");
        member.get(&path).await.body.contains("/en/community/comments/1\"")
    };
    assert_eq!((finds("2026-11-22").await, finds("2026-11-23").await), (true, false));
    let time = DigestTime { zone: Zone::Newfoundland, hour: 7 };
    let choices = site.store.notice_choices(author).await.unwrap();
    let seen = (choices, site.store.digest_time(author).await.unwrap());
    assert_eq!(
        site.store.set_notice_choices(author, seen, (choices, time), site.clock.now()).await,
        Ok(true)
    );
    assert_eq!((finds("2026-11-22").await, finds("2026-11-23").await), (false, true));
    assert!(
        finds("9999-12-31").await,
        "a day beyond all calendars narrows nothing, as any text that is no day"
    );
}

#[tokio::test]
async fn case_3_13_nobody_outside_finds_anything() {
    let site = site_with_a_comment().await;
    let answer = site.get("/en/community/search?q=bed").await;
    assert_eq!((answer.status, answer.body.contains("Beds")), (StatusCode::SEE_OTHER, false));
    assert!(!answer.header("location").contains("Beds"));
    let mut left = Browser::new(&site);
    left.sign_in("barnabe").await;
    site.leave(Uuid::from_u128(1)).await;
    left.sign_in("barnabe").await;
    assert!(!left.get("/en/community/search?q=bed").await.body.contains("Beds"));
}

#[tokio::test]
async fn case_30_31_hostile_syntax_is_just_text() {
    let site = site_with_a_comment().await;
    let mut member = Browser::new(&site);
    member.sign_in("barnabe").await;
    for typed in [
        "%22",
        "%22bed",
        "bed%22",
        "bed*",
        "NEAR(bed%20short)",
        "bed%20AND",
        "bed%20NOT%20short",
        "words%3Abed",
        "%28",
        "%27%3B%20DROP%20TABLE%20comments%3B--",
        "%00",
        "bed%00",
        "%E2%80%AEbed",
        "%3Cscript%3Ealert(1)%3C/script%3E",
        "a%20%26%20%21b%20%7C%20c%20%3C-%3E%20d",
    ] {
        let page = member.get(&format!("/en/community/search?q={typed}")).await;
        assert_eq!(page.status, StatusCode::OK, "{typed}");
        assert!(!page.body.contains("<script>alert"), "{typed}");
    }
    let long = "bed%20".repeat(1_000);
    assert_eq!(member.get(&format!("/en/community/search?q={long}")).await.status, StatusCode::OK);
}
