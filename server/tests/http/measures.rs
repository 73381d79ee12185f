//! Claims about what decisions mean for those who wrote, on the real router.

use axum::http::StatusCode;
use domain::account::Duty;
use domain::moderation::Clause;
use time::Duration;

use crate::harness::{Site, between};
use crate::moderation::{act, member, report, write};

const MUTE: [(&str, &str); 6] = [
    ("act", "rule"),
    ("ruling", "remove"),
    ("clause", "respect"),
    ("reason", "Be kind, please."),
    ("measure", "mute"),
    ("term", "week"),
];

#[tokio::test]
async fn who_is_muted_reads_why_and_until_when_and_loses_nothing_they_typed() {
    let site = Site::start().await;
    let (_, mut moderator) = site.staff("10", "moira", Duty::Moderator).await;
    let (mut author, mut reader) = (member(&site, "1", "barnabe").await, member(&site, "2", "lucille").await);
    let (_, topic) = site.topic().await;
    let comment = write(&mut author, &topic, "You fool").await;
    report(&mut reader, &format!("comment-{comment}"), Clause::Respect).await;
    let queue = moderator.get("/en/dashboard/cases").await.body;
    let case = between(&queue, "href=\"/en/dashboard/cases/", "\"").to_owned();
    let without_end = act(&mut moderator, &case, &MUTE[..5]).await;
    assert_eq!(without_end.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(without_end.body.contains("href=\"#term\""));
    assert_eq!(act(&mut moderator, &case, &MUTE).await.status, StatusCode::SEE_OTHER);

    let path = format!("/en/community/topics/{topic}");
    let page = author.get(&path).await.body;
    assert!(page.contains("may not write here until") && !page.contains("name=\"body\""));
    let decision = between(&page, "href=\"/en/account/decisions/", "\"").to_owned();
    let told = author.get(&format!("/fr/compte/decisions/{decision}")).await.body;
    assert!(told.contains("Pas de commentaires dans aucun thème, jusqu’au"));
    let french = author.get(&format!("/fr/communaute/sujets/{topic}")).await.body;
    assert!(french.contains("vous ne pouvez pas écrire ici avant le"));
    let fields = [("body", "A form that was open before"), ("language", "en")];
    let late = author.post(&format!("{path}/comments"), &fields).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.body.contains("A form that was open before") && late.body.contains("may not write here"));
    let page = reader.get(&path).await.body;
    assert!(!page.contains("A form that was open before") && page.contains("name=\"body\""));
    site.clock.advance(Duration::days(8));
    author.sign_in("barnabe").await;
    write(&mut author, &topic, "Back again").await;
}

#[tokio::test]
async fn case_8_who_is_suspended_sees_nothing_of_the_community_but_the_decision() {
    let site = Site::start().await;
    let (_, mut moderator) = site.staff("10", "moira", Duty::Moderator).await;
    let (mut author, mut reader) = (member(&site, "1", "barnabe").await, member(&site, "2", "lucille").await);
    let (_, topic) = site.topic().await;
    let comment = write(&mut author, &topic, "You fool").await;
    report(&mut reader, &format!("comment-{comment}"), Clause::Respect).await;
    let queue = moderator.get("/en/dashboard/cases").await.body;
    let case = between(&queue, "href=\"/en/dashboard/cases/", "\"").to_owned();
    let suspend = [&MUTE[..4], &[("measure", "suspend"), ("term", "further_notice")]].concat();
    assert_eq!(act(&mut moderator, &case, &suspend).await.status, StatusCode::SEE_OTHER);
    assert_eq!(author.get("/en/account").await.status, StatusCode::SEE_OTHER, "every session has ended");
    author.sign_in("barnabe").await;
    for path in [format!("/en/community/topics/{topic}"), "/en/community".to_owned()] {
        assert_eq!(author.get(&path).await.header("location"), "/en/account", "{path}");
    }
    let page = author.get("/en/account/decisions").await.body;
    let decision = between(&page, "href=\"/en/account/decisions/", "\"").to_owned();
    let page = author.get(&format!("/en/account/decisions/{decision}")).await.body;
    assert!(page.contains("No access to the Community") && page.contains("Ask for another look"));
    let page = moderator.get(&format!("/en/dashboard/cases/{case}")).await.body;
    assert!(page.contains("End it now"));
    assert_eq!(act(&mut moderator, &case, &[("act", "lift")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(author.get("/en/community").await.status, StatusCode::OK);
}
