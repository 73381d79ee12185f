//! Claims about what decisions mean for those who wrote, on the real router.

use axum::http::StatusCode;
use domain::account::Role;
use domain::moderation::Clause;
use time::Duration;

use crate::harness::reported::ReportedComment;
use crate::harness::{Site, between};
use crate::members::{Browser, PASSWORD};
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
    let ReportedComment { mut moderator, mut author, mut reader, topic, case, .. } =
        site.reported_comment("You fool", Clause::Respect).await;
    let without_end = act(&mut moderator, case, &MUTE[..5]).await;
    assert_eq!(without_end.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(without_end.body.contains("href=\"#term\""));
    assert_eq!(act(&mut moderator, case, &MUTE).await.status, StatusCode::SEE_OTHER);

    let path = format!("/en/community/topics/{topic}");
    let page = author.get(&path).await.body;
    assert!(page.contains("may not write here until") && !page.contains("name=\"body\""));
    let decision = between(&page, "href=\"/en/account/decisions/", "\"").to_owned();
    let told = author.get(&format!("/fr/compte/decisions/{decision}")).await.body;
    assert!(told.contains("Interdiction de commenter dans tous les thèmes, jusqu’au"));
    let french = author.get(&format!("/fr/communaute/sujets/{topic}")).await.body;
    assert!(french.contains("vous ne pourrez pas écrire ici avant le"));
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
async fn case_11_who_is_suspended_sees_nothing_of_the_community_but_the_decision() {
    let site = Site::start().await;
    let ReportedComment { mut moderator, mut author, topic, case, .. } =
        site.reported_comment("You fool", Clause::Respect).await;
    let suspend = [&MUTE[..4], &[("measure", "suspend"), ("term", "further_notice")]].concat();
    assert_eq!(act(&mut moderator, case, &suspend).await.status, StatusCode::SEE_OTHER);
    assert_eq!(author.get("/en/account").await.status, StatusCode::SEE_OTHER, "every session has ended");
    author.sign_in("barnabe").await;
    for path in [format!("/en/community/topics/{topic}"), "/en/community".to_owned()] {
        assert_eq!(author.get(&path).await.header("location"), "/en/account", "{path}");
    }
    let page = author.get("/en/account/decisions").await.body;
    let decision = between(&page, "href=\"/en/account/decisions/", "\"").to_owned();
    let page = author.get(&format!("/en/account/decisions/{decision}")).await.body;
    assert!(page.contains("No access to the Community") && page.contains("Send the appeal"));
    let page = moderator.get(&format!("/en/dashboard/cases/{case}")).await.body;
    assert!(page.contains("End it now"));
    assert_eq!(act(&mut moderator, case, &[("act", "lift")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(author.get("/en/community").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_suspension_does_not_end_by_leaving() {
    let site = Site::start().await;
    let ReportedComment { mut moderator, mut author, case, .. } =
        site.reported_comment("You fool", Clause::Respect).await;
    let suspend = [&MUTE[..4], &[("measure", "suspend"), ("term", "month")]].concat();
    assert_eq!(act(&mut moderator, case, &suspend).await.status, StatusCode::SEE_OTHER);
    author.sign_in("barnabe").await;
    let left = author.post("/en/account/leave", &[("password", PASSWORD), ("comments", "erase")]).await;
    assert!(left.header("location").ends_with("notice=left"), "{}", left.body);
    // The next roster names the same member, at another mailbox.
    let email = "somewhere.else@example.org";
    site.on_roster("1", email).await;
    site.mails().await;
    site.post("/en/join", &[("email", email)]).await;
    let link = site.mail().await.link("invitation");
    let fields = [("username", "anatole"), ("password", PASSWORD), ("terms", "1")];
    assert_eq!(site.post(&link, &fields).await.status, StatusCode::SEE_OTHER);
    let mut again = Browser::new(&site);
    again.sign_in("anatole").await;
    assert_eq!(again.get("/en/community").await.header("location"), "/en/account");
    let decisions = again.get("/en/account/decisions").await.body;
    let decision = between(&decisions, "href=\"/en/account/decisions/", "\"").to_owned();
    let told = again.get(&format!("/en/account/decisions/{decision}")).await.body;
    assert!(told.contains("Be kind, please.") && told.contains("Send the appeal"));
    site.clock.advance(Duration::days(31));
    again.sign_in("anatole").await;
    assert_eq!(again.get("/en/community").await.status, StatusCode::OK, "it is over when it was to be");
}

#[tokio::test]
async fn suspending_an_account_needs_a_clause_a_reason_and_a_term_and_keeps_what_was_typed() {
    let site = Site::start().await;
    let (_, mut administrator) = site.staff("10", "zephirine", Role::Administrator).await;
    let person = site.member("1", "barnabe").await;
    let path = format!("/en/dashboard/people/{person}");
    let page = administrator.get(&path).await.body;
    assert!(page.contains("There are no measures on this account.") && page.contains("name=\"reason\""));
    let one_click = administrator.post(&path, &[("action", "suspend")]).await;
    assert_eq!(one_click.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["#clause", "#reason", "#term"] {
        assert!(one_click.body.contains(&format!("href=\"{field}\"")), "{field}");
    }
    let half = [("action", "suspend"), ("reason", "Be kind, please."), ("term", "week")];
    let refused = administrator.post(&path, &half).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("Be kind, please.") && refused.body.contains("value=\"week\" selected"));
    let mut member = Browser::new(&site);
    member.sign_in("barnabe").await;
    assert_eq!(member.get("/en/community").await.status, StatusCode::OK, "nothing was decided");
}

#[tokio::test]
async fn one_standing_is_shown_to_the_member_the_desk_and_administrators() {
    let site = Site::start().await;
    let (_, mut administrator) = site.staff("10", "zephirine", Role::Administrator).await;
    let (_, mut moderator) = site.staff("11", "moira", Role::Moderator).await;
    let (_, mut desk) = site.staff("12", "duckling", Role::ServiceDesk).await;
    let (mut author, mut reader) = (member(&site, "1", "barnabe").await, member(&site, "2", "lucille").await);
    let (_, topic) = site.topic().await;
    let comment = write(&mut author, &topic, "You fool").await;
    report(&mut reader, &format!("comment-{comment}"), Clause::Respect).await;
    let queue = moderator.get("/en/dashboard/cases").await.body;
    let case = between(&queue, "href=\"/en/dashboard/cases/", "\"").to_owned();
    assert_eq!(act(&mut moderator, &case, &MUTE).await.status, StatusCode::SEE_OTHER);
    site.mails().await;
    let person = uuid::Uuid::from_u128(1);
    let path = format!("/en/dashboard/people/{person}");
    let suspend =
        [("action", "suspend"), ("clause", "threats"), ("reason", "Never again."), ("term", "month")];
    assert_eq!(administrator.post(&path, &suspend).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.mails().await.len(), 1, "the person is told");
    author.sign_in("barnabe").await;
    site.post(
        "/en/contact",
        &[("email", "w.quack1@example.org"), ("kind", "log_in_help"), ("message", "Why?")],
    )
    .await;
    let requests = desk.get("/en/dashboard/requests").await.body;
    let request = between(&requests, "<a href=\"/en/dashboard/requests/", "\"").to_owned();
    for (who, page) in [
        ("the member", author.get("/en/account").await.body),
        ("the desk", desk.get(&format!("/en/dashboard/requests/{request}")).await.body),
        ("administrators", administrator.get(&path).await.body),
    ] {
        for told in
            ["No access to the Community, until December 22, 2026", "Never again.", "Be kind, please."]
        {
            assert!(page.contains(told), "{who}: {told}");
        }
        assert!(page.contains("No commenting in any theme, until November 29, 2026"), "{who}");
    }
    let account = author.get("/fr/compte").await.body;
    let decision = between(&account, "href=\"/fr/compte/decisions/", "\"").to_owned();
    assert!(account.contains("demander un réexamen") && !decision.is_empty());
    assert_eq!(administrator.post(&path, &[("action", "restore")]).await.status, StatusCode::SEE_OTHER);
    author.sign_in("barnabe").await;
    let account = author.get("/en/account").await.body;
    assert!(!account.contains("Never again.") && account.contains("Be kind, please."), "the mute holds");
    assert_eq!(author.get("/en/community").await.status, StatusCode::OK);
}
