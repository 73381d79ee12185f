//! Claims about who has a part in a case, on the real router: the author of its text gets 404 for it everywhere, and who
//! reported something decides nothing about it.

use app::routes::Route;
use axum::http::StatusCode;
use domain::Language;
use domain::account::{Access, Role};
use domain::moderation::Clause;

use crate::harness::page::field_of;
use crate::harness::{Site, between};
use crate::live::{heard, told};
use crate::moderation::{act, member, report, write};
use crate::username_moderation::profile_of_its_author;

const KEEP: [(&str, &str); 2] = [("act", "rule"), ("ruling", "keep")];

fn says_that_cases_wait(page: &str) -> bool {
    page.contains("case is waiting") || page.contains("cases are waiting")
}

#[tokio::test]
async fn the_author_of_a_text_gets_404_for_its_case_everywhere() {
    let site = Site::start().await;
    let (_, mut author) = site.staff("10", "moira", Role::Moderator).await;
    let (_, mut colleague) = site.staff("11", "modeste", Role::Moderator).await;
    let mut reader = member(&site, "1", "lucille").await;
    let (_, topic) = site.topic().await;
    let comment = write(&mut author, &topic, "Beds are short.").await;
    let said = [("clause", "respect"), ("text", "REPORTSECRET")];
    let sent = reader.post(&format!("/en/community/report/comment-{comment}"), &said).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let profile = profile_of_its_author(&mut reader, &comment).await;
    let said = [("clause", "rights"), ("text", "REPORTSECRET")];
    let sent = reader.post(&format!("/en/community/report/{profile}"), &said).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let none = author.get("/en/dashboard/cases/99").await.body;
    for case in ["1", "2"] {
        let path = format!("/en/dashboard/cases/{case}");
        assert!(colleague.get(&path).await.body.contains("REPORTSECRET"), "or the test would prove nothing");
        let answer = author.get(&path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        assert_eq!(answer.body, none.replace("cases/99", &format!("cases/{case}")), "case 4");
        for act in ["claim", "release", "hand-over", "note", "rule", "undo", "lift", "judge"] {
            let fields = [("act", act), ("version", "1"), ("ruling", "keep"), ("note", "Mine.")];
            let answer = author.post(&path, &fields).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{act}");
        }
        assert!(!author.get(&format!("/en/dashboard/go?q={case}")).await.body.contains(&format!("{path}\"")));
    }
    assert!(!says_that_cases_wait(&author.get("/en/dashboard").await.body), "nothing waits for them");
    assert!(colleague.get("/en/dashboard").await.body.contains("2 cases are waiting"));
    let ids = ["1", "2", comment.as_str(), topic.as_str()];
    for language in Language::ALL {
        for route in Route::ALL.into_iter().filter(|route| route.access() != Access::Public) {
            for path in ids.map(|id| route.path_with(language, id)) {
                let answer = author.get(&path).await;
                assert!(!answer.body.contains("REPORTSECRET"), "{path}");
                for case in ["1", "2"] {
                    let link = format!("{}\"", Route::Case.path_with(language, case));
                    // The page of that very address names itself in the other language, as any that is not there does.
                    let is_itself = route == Route::Case;
                    assert!(is_itself || !answer.body.contains(&link), "{path} leads to {case}");
                }
            }
        }
    }
    // What is decided about them they read as any member does: without a word of who reported it.
    assert_eq!(
        act(
            &mut colleague,
            "1",
            &[&KEEP[..], &[("measure", "warn"), ("clause", "respect"), ("reason", "Be kind.")]].concat()
        )
        .await
        .status,
        StatusCode::SEE_OTHER
    );
    let decisions = author.get("/en/account/decisions").await.body;
    let decision = between(&decisions, "href=\"/en/account/decisions/", "\"").to_owned();
    let page = author.get(&format!("/en/account/decisions/{decision}")).await.body;
    assert!(page.contains("Be kind.") && !page.contains("lucille") && !page.contains("modeste"));
    assert_eq!(author.get("/en/dashboard/cases/1").await.status, StatusCode::NOT_FOUND, "nor afterwards");
    assert!(!author.get("/en/dashboard/moderation-log").await.body.contains("modeste"));
}

#[tokio::test]
async fn the_stream_of_cases_tells_an_author_nothing_of_their_own() {
    let site = Site::start().await;
    let (_, mut author) = site.staff("10", "moira", Role::Moderator).await;
    let (_, mut colleague) = site.staff("11", "modeste", Role::Moderator).await;
    let (mut reader, mut other) = (member(&site, "1", "lucille").await, member(&site, "3", "barnabe").await);
    let (_, topic) = site.topic().await;
    let theirs = write(&mut other, &topic, "Beds are short.").await;
    let own = write(&mut author, &topic, "They are.").await;
    report(&mut reader, &format!("comment-{theirs}"), Clause::Respect).await;
    let events = "/en/community/events";
    let cases = |body: &str| told(&heard(body)).cases;
    assert_eq!(cases(&author.get(events).await.body), Some(1));
    report(&mut reader, &format!("comment-{own}"), Clause::Respect).await;
    assert_eq!(cases(&author.get(events).await.body), Some(1), "nothing is new to them");
    assert_eq!(cases(&colleague.get(events).await.body), Some(2));
    assert_eq!(cases(&reader.get(events).await.body), None, "to members nothing is told of it");
    assert!(author.get("/en/dashboard/cases").await.body.contains("data-known=\"1\""));
}

#[tokio::test]
async fn whoever_reported_something_neither_decides_it_nor_judges_its_appeal() {
    let site = Site::start().await;
    let (_, mut reporter) = site.staff("10", "moira", Role::Moderator).await;
    let (_, mut colleague) = site.staff("11", "modeste", Role::Moderator).await;
    let (mut author, mut reader) = (member(&site, "1", "barnabe").await, member(&site, "2", "lucille").await);
    let (_, topic) = site.topic().await;
    let comment = write(&mut author, &topic, "fool").await;
    report(&mut reporter, &format!("comment-{comment}"), Clause::Respect).await;
    let path = "/en/dashboard/cases/1";
    let page = reporter.get(path).await.body;
    assert!(page.contains("You reported it: a colleague decides."));
    for form in ["value=\"rule\"", "value=\"claim\"", "value=\"hand-over\""] {
        assert!(!page.contains(form), "{form}");
    }
    let decide = [("act", "rule"), ("ruling", "remove"), ("clause", "respect"), ("reason", "So it is.")];
    let refused = act(&mut reporter, "1", &decide).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("You reported it: a colleague decides."));
    assert_eq!(
        act(&mut reporter, "1", &[("act", "note"), ("note", "I saw it.")]).await.status,
        StatusCode::SEE_OTHER
    );
    assert!(!says_that_cases_wait(&reporter.get("/en/dashboard").await.body), "it does not wait for them");
    // After another decision they are led to what they may decide.
    let second = write(&mut author, &topic, "ninny").await;
    report(&mut reader, &format!("comment-{second}"), Clause::Relevance).await;
    let done = act(&mut reporter, "2", &KEEP).await;
    assert_eq!(done.header("location"), "/en/dashboard/cases?done=keep&case=2");
    assert_eq!(act(&mut colleague, "1", &decide).await.status, StatusCode::SEE_OTHER);
    let decisions = author.get("/en/account/decisions").await.body;
    let decision = between(&decisions, "href=\"/en/account/decisions/", "\"").to_owned();
    let appeal = author.post(&format!("/en/account/decisions/{decision}"), &[("appeal", "A bird.")]).await;
    assert_eq!(appeal.status, StatusCode::SEE_OTHER);
    let page = reporter.get(path).await.body;
    assert!(page.contains("A bird.") && !page.contains("name=\"verdict\""));
    let judged = act(&mut reporter, "1", &[("act", "judge"), ("verdict", "uphold"), ("answer", "No.")]).await;
    assert_eq!(judged.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn who_reported_something_of_somebody_keeps_them_out_neither_by_another_case_nor_by_a_sweep() {
    let site = Site::start().await;
    let (_, mut reporter) = site.staff("10", "moira", Role::Moderator).await;
    let (mut author, mut reader) = (member(&site, "1", "barnabe").await, member(&site, "2", "lucille").await);
    let (_, topic) = site.topic().await;
    let comment = write(&mut author, &topic, "fool").await;
    let second = write(&mut author, &topic, "ninny").await;
    report(&mut reader, &format!("comment-{second}"), Clause::Respect).await;
    let page = reporter.get("/en/dashboard/cases/1").await.body;
    assert!(page.contains("value=\"suspend\"") && !page.contains("that you reported still waits"));
    report(&mut reporter, &format!("comment-{comment}"), Clause::Respect).await;
    let page = reporter.get("/en/dashboard/cases/1").await.body;
    assert!(page.contains("that you reported still waits") && page.contains("value=\"warn\""));
    assert!(!page.contains("value=\"suspend\"") && !page.contains("id=\"term\""));
    // A page that was open before.
    let decide = [("act", "rule"), ("ruling", "remove"), ("clause", "respect"), ("reason", "So it is.")];
    let suspend = [&decide[..], &[("measure", "suspend"), ("term", "week")]].concat();
    let refused = act(&mut reporter, "1", &suspend).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("without keeping them out") && refused.body.contains("So it is."));
    let sweeps = "/en/dashboard/sweeps";
    let page = reporter.get(&format!("{sweeps}?at-least=1&all=1")).await.body;
    assert!(page.contains("You reported something by this account that still waits."));
    let since = field_of(&page, "since");
    let author_box = format!("author-{}", between(&page, "name=\"author-", "\""));
    let sweep = [
        (author_box.as_str(), "1"),
        ("since", since.as_str()),
        ("ruling", "remove"),
        ("clause", "respect"),
        ("measure", "mute"),
        ("term", "week"),
    ];
    for step in ["review", "do"] {
        let refused = reporter.post(sweeps, &[&sweep[..], &[("step", step)]].concat()).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{step}");
        assert!(refused.body.contains("Uncheck the accounts marked this way"), "{step}");
    }
    let french = reporter.get("/fr/tableau-de-bord/dossiers/1").await.body;
    assert!(french.contains("signalement que vous avez fait au sujet de cette personne attend encore"));
    assert_eq!(
        act(&mut reporter, "1", &decide).await.status,
        StatusCode::SEE_OTHER,
        "the text is another matter"
    );
    assert_eq!(author.get("/en/community").await.status, StatusCode::OK);
}
