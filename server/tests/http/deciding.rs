//! Claims about the page on which moderators decide: what they write is right, is kept, and what was done is said.

use axum::http::StatusCode;
use domain::account::Role;
use domain::moderation::Clause;

use crate::harness::page::field_of;
use crate::harness::reported::ReportedComment;
use crate::harness::{Site, between};
use crate::live::heard;
use crate::moderation::{act, member, report, write};

const RESPECT: &str = "Your text belittles someone.";
const ADVERTISING: &str = "Your text advertises something, which is not allowed in the Community.";

#[tokio::test]
async fn one_clause_s_words_are_refused_under_another() {
    let site = Site::start().await;
    let ReportedComment { mut moderator, .. } =
        site.reported_comment("Buy my birds, fool.", Clause::Advertising).await;
    let page = moderator.get("/en/dashboard/cases/1").await.body;
    assert!(between(&page, "id=\"reason\"", "</textarea>").contains(ADVERTISING), "it is suggested");
    assert!(page.contains(&format!("data-reason=\"{RESPECT}")), "and every other one is at hand");
    let chosen = [("act", "rule"), ("ruling", "remove"), ("clause", "respect"), ("log", "Second time.")];
    let wrong = act(&mut moderator, "1", &[&chosen[..], &[("reason", ADVERTISING)]].concat()).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("href=\"#reason\"") && wrong.body.contains("Second time."));
    let reason = between(&wrong.body, "id=\"reason\"", "</textarea>");
    assert!(reason.contains(RESPECT) && !reason.contains(ADVERTISING), "{reason}");
    // Nor in the other language, nor with blanks around it.
    let french = "\r\n Votre texte fait de la publicité, ce que les conditions d’utilisation ne permettent pas dans la Communauté. ";
    let wrong = act(&mut moderator, "1", &[&chosen[..], &[("reason", french)]].concat()).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let own = format!("{ADVERTISING} Please stop.");
    let done = act(&mut moderator, "1", &[&chosen[..], &[("reason", own.as_str())]].concat()).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "their own words are theirs: {}", done.body);
}

#[tokio::test]
async fn a_confirmation_says_all_that_was_done() {
    let site = Site::start().await;
    let (_, mut moderator) = site.staff("10", "moira", Role::Moderator).await;
    let (mut author, mut reader) = (member(&site, "1", "barnabe").await, member(&site, "2", "lucille").await);
    let (_, topic) = site.topic().await;
    for words in ["one", "two"] {
        let comment = write(&mut author, &topic, words).await;
        report(&mut reader, &format!("comment-{comment}"), Clause::Respect).await;
    }
    let suspend = [
        ("act", "rule"),
        ("ruling", "remove"),
        ("clause", "respect"),
        ("reason", "Be kind."),
        ("measure", "suspend"),
        ("term", "week"),
    ];
    let done = act(&mut moderator, "1", &suspend).await;
    let page = moderator.get(done.header("location")).await.body;
    assert!(page.contains("The text is removed, and the author is told why."));
    assert!(
        page.contains("And for its author: No access to the Community, until November 29, 2026."),
        "{page}"
    );
    let warn = [
        ("act", "rule"),
        ("ruling", "keep"),
        ("clause", "respect"),
        ("reason", "Be kind."),
        ("measure", "warn"),
    ];
    let done = act(&mut moderator, "2", &warn).await;
    let page = moderator.get(done.header("location")).await.body;
    assert!(page.contains("The text stays published, and the people who reported it have been notified."));
    assert!(page.contains("And for its author: A warning."));
    let case = moderator.get("/en/dashboard/cases/2").await.body;
    assert!(case.contains("Left as it is") && !case.contains("Visible again"), "it was never hidden");
    author.sign_in("barnabe").await;
    assert!(author.get("/en/account/decisions").await.body.contains("Left as it is"));
    // What the address says was done is told as far as it was.
    let forged = moderator.get("/en/dashboard/cases?done=keep&case=1").await.body;
    assert!(!forged.contains("And for its author"));
    assert!(!moderator.get("/en/dashboard/cases?done=keep&case=99").await.body.contains("It stays"));
}

#[tokio::test]
async fn what_a_moderator_typed_comes_back_with_who_decided_what_beside_it() {
    let site = Site::start().await;
    let ReportedComment { moderator: mut first, .. } = site.reported_comment("fool", Clause::Respect).await;
    let (_, mut second) = site.staff("11", "modeste", Role::Moderator).await;
    let path = "/en/dashboard/cases/1";
    let page = second.get(path).await.body;
    let version = field_of(&page, "version");
    let typed = [
        ("act", "rule"),
        ("ruling", "remove"),
        ("clause", "respect"),
        ("reason", "A reason that took <b>long</b>."),
        ("log", "For the log as well."),
        ("version", version.as_str()),
    ];
    act(&mut first, "1", &[("act", "claim")]).await;
    let held = second.post(path, &typed).await;
    assert_eq!(held.status, StatusCode::CONFLICT);
    for told in
        ["Assigned to moira.", "A reason that took &lt;b>long&lt;/b>.", "For the log as well.", "Remove it"]
    {
        assert!(held.body.contains(told), "{told}: {}", held.body);
    }
    let keep = [("act", "rule"), ("ruling", "keep"), ("log", "It is a bird.")];
    assert_eq!(act(&mut first, "1", &keep).await.status, StatusCode::SEE_OTHER);
    let late = second.post(path, &typed).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    let unkept = between(&late.body, "id=\"unkept-title\"", "</section>");
    for told in ["moira", "Left as it is", "It is a bird.", "A reason that took &lt;b>long&lt;/b>."] {
        assert!(unkept.contains(told), "{told}: {unkept}");
    }
    let french = second.post("/fr/tableau-de-bord/dossiers/1", &typed).await.body;
    assert!(french.contains("Votre texte") && french.contains("A reason that took"));
}

#[tokio::test]
async fn a_comment_that_was_taken_back_is_read_and_settled_by_moderators_alone() {
    let site = Site::start().await;
    let ReportedComment { mut moderator, mut author, mut reader, topic, comment, .. } =
        site.reported_comment("quinquagenarian threats", Clause::Threats).await;
    let edit = format!("/en/community/comments/{comment}/edit");
    assert_eq!(author.post(&edit, &[("action", "withdraw")]).await.status, StatusCode::SEE_OTHER);
    let page = moderator.get("/en/dashboard/cases/1").await.body;
    assert!(page.contains("quinquagenarian") && page.contains("Its author took it back on"));
    assert!(page.contains("Settle the case") && !page.contains("ruling-remove"));
    for browser in [&mut author, &mut reader] {
        for path in [
            format!("/en/community/topics/{topic}"),
            format!("/en/community/comments/{comment}"),
            "/en/account/decisions".to_owned(),
            "/en/account/my-data.json".to_owned(),
            "/en/community/search?q=quinquagenarian".to_owned(),
        ] {
            let body = browser.get(&path).await.body;
            assert!(!body.contains("quinquagenarian threats"), "{path}");
        }
    }
    let settle = [
        ("act", "rule"),
        ("ruling", "keep"),
        ("clause", "threats"),
        ("reason", "Never."),
        ("measure", "mute"),
        ("term", "week"),
    ];
    let done = act(&mut moderator, "1", &settle).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    assert!(reader.get("/en/community/notifications").await.body.contains("the text was hidden or removed"));
}

#[tokio::test]
async fn after_a_decision_and_an_edit_an_earlier_report_is_heard_anew_and_no_thanks_are_given_for_nothing() {
    let site = Site::start().await;
    let (_, mut moderator) = site.staff("10", "moira", Role::Moderator).await;
    let (mut author, mut reader) = (member(&site, "1", "barnabe").await, member(&site, "2", "lucille").await);
    let (_, topic) = site.topic().await;
    let comment = write(&mut author, &topic, "Beds are short.").await;
    let (thing, path) = (format!("comment-{comment}"), format!("/en/community/report/comment-{comment}"));
    report(&mut reader, &thing, Clause::Respect).await;
    act(&mut moderator, "1", &[("act", "rule"), ("ruling", "keep")]).await;
    let again = report(&mut reader, &thing, Clause::Threats).await;
    assert_eq!(again.header("location"), path, "nothing was sent");
    let page = reader.get(again.header("location")).await.body;
    assert!(page.contains("You already reported this") && !page.contains("Thank you"));
    let edited = [("body", "You will see."), ("language", "en"), ("action", "save")];
    let edit = format!("/en/community/comments/{comment}/edit");
    assert_eq!(author.post(&edit, &edited).await.status, StatusCode::SEE_OTHER);
    assert!(reader.get(&path).await.body.contains("name=\"clause\""), "the form is there again");
    let sent = report(&mut reader, &thing, Clause::Threats).await;
    assert_eq!(sent.header("location"), format!("{path}?done=sent"));
    let queue = moderator.get("/en/dashboard/cases").await.body;
    assert!(queue.contains("/en/dashboard/cases/2\"") && queue.contains("You will see."));
}

#[tokio::test]
async fn a_comment_taken_back_or_held_is_counted_on_no_page() {
    let site = Site::start().await;
    let (mut author, mut reader) = (member(&site, "1", "barnabe").await, member(&site, "2", "lucille").await);
    let (_, topic) = site.topic().await;
    let page = format!("/en/community/topics/{topic}");
    write(&mut author, &topic, "one").await;
    let second = write(&mut author, &topic, "two").await;
    assert!(reader.get(&page).await.body.contains("2 comments"));
    let edit = format!("/en/community/comments/{second}/edit");
    assert_eq!(author.post(&edit, &[("action", "withdraw")]).await.status, StatusCode::SEE_OTHER);
    let body = reader.get(&page).await.body;
    assert!(body.contains("One comment") && !body.contains("2 comments"));
    assert!(body.contains("data-known=\"1\"") && body.contains(&format!("{page}?since=2")));
    assert!(!reader.get("/en/community").await.body.contains("2 comments"));
    let events = heard(&reader.get(&format!("{page}/events")).await.body);
    assert!(events.contains(&format!("[[{topic},1]]")), "{events}");
}
