//! Claims about the page of the log of moderation, on the real router.

use axum::http::StatusCode;
use domain::account::{Grant, Role, Scope};
use domain::moderation::Clause;
use uuid::Uuid;

use crate::harness::{Site, between};
use crate::members::{Browser, enrol};
use crate::moderation::{act, member, report, write};

const LOG: &str = "/en/dashboard/moderation-log";

#[tokio::test]
async fn who_moderates_everywhere_reads_who_did_what_and_not_who_reported() {
    let site = Site::start().await;
    let (moira, mut moderator) = site.staff("10", "moira", Role::Moderator).await;
    let (mut author, mut reader) = (member(&site, "1", "barnabe").await, member(&site, "2", "lucille").await);
    let (_, topic) = site.topic().await;
    assert!(moderator.get(LOG).await.body.contains("No entries yet."));
    let comment = write(&mut author, &topic, "fool").await;
    report(&mut reader, &format!("comment-{comment}"), Clause::Respect).await;
    let queue = moderator.get("/en/dashboard/cases").await.body;
    assert!(queue.contains(&format!("href=\"{LOG}\"")));
    let case = between(&queue, "href=\"/en/dashboard/cases/", "\"").to_owned();
    act(&mut moderator, &case, &[("act", "claim")]).await;
    let page = moderator.get(LOG).await.body;
    for told in ["A member", "Reported", "Took the case", "moira", "It insults or belittles someone"] {
        assert!(page.contains(told), "{told}");
    }
    assert!(page.contains("commons log verify") && !page.contains("lucille"));
    assert!(page.contains(&format!("href=\"/en/dashboard/cases/{case}\"")));
    let french = moderator.get("/fr/tableau-de-bord/journal-moderation?kind=claimed").await.body;
    assert!(
        french.contains("<th scope=\"row\">Prise en charge")
            && !french.contains("<th scope=\"row\">Signalement")
    );
    let theirs = moderator.get(&format!("{LOG}?by={moira}")).await.body;
    assert!(
        theirs.contains("<th scope=\"row\">Took the case") && !theirs.contains("<th scope=\"row\">Reported")
    );
    assert!(theirs.contains("Show everyone"));
    let older = moderator.get(&format!("{LOG}?before=2")).await.body;
    assert!(older.contains("<th scope=\"row\">Reported") && older.contains("The newest entries"));
    for nonsense in ["?kind='", "?by=1", "?before=x", "?before=-1"] {
        assert_eq!(moderator.get(&format!("{LOG}{nonsense}")).await.status, StatusCode::OK, "{nonsense}");
    }
}

#[tokio::test]
async fn the_page_of_the_log_tells_no_author_by_its_numbers_that_something_was_noted_about_them() {
    let site = Site::start().await;
    let (_, mut author) = site.staff("10", "moira", Role::Moderator).await;
    let (_, mut colleague) = site.staff("11", "modeste", Role::Moderator).await;
    let (mut other, mut reader) = (member(&site, "1", "barnabe").await, member(&site, "2", "lucille").await);
    let (_, topic) = site.topic().await;
    let main = |page: String| between(&page, "<main", "</main>").to_owned();
    let [first, third] = [write(&mut other, &topic, "fool").await, write(&mut other, &topic, "ninny").await];
    let second = write(&mut author, &topic, "They are.").await;
    report(&mut reader, &format!("comment-{first}"), Clause::Respect).await;
    let before = main(author.get(LOG).await.body);
    assert!(before.contains("<th scope=\"row\">Reported"), "or the test would prove nothing");
    report(&mut reader, &format!("comment-{second}"), Clause::Respect).await;
    assert_eq!(main(author.get(LOG).await.body), before);
    assert_ne!(main(colleague.get(LOG).await.body), before);
    report(&mut reader, &format!("comment-{third}"), Clause::Respect).await;
    let pages = [author.get(LOG).await.body, colleague.get(LOG).await.body];
    let numbers = |page: &str| -> Vec<String> {
        let cells = page.split("data-label=\"Entry\"").skip(1);
        let texts = cells.map(|cell| cell.split_once('>').unwrap().1);
        texts.map(|text| text.chars().take_while(char::is_ascii_digit).collect()).collect()
    };
    assert_eq!(numbers(&pages[0]), ["2", "1"]);
    assert_eq!(numbers(&pages[1]), ["3", "2", "1"]);
    // Nor by a digest, which covers the entries before it that are hidden.
    let entries = site.store.moderation_log(0, 9).await.unwrap();
    assert_eq!(entries.len(), 3);
    for entry in &entries {
        let start: Vec<String> = entry.digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
        let start = start.concat();
        assert!(pages.iter().all(|page| !page.contains(&start)), "{}", entry.seq);
    }
}

#[tokio::test]
async fn who_moderates_one_theme_reads_no_log_of_all() {
    let site = Site::start().await;
    let (theme, _) = {
        site.member("1", "barnabe").await;
        site.topic().await
    };
    let person = site.member("10", "moira").await;
    let grant = Grant { role: Role::Moderator, scope: Scope::Theme(theme.parse::<Uuid>().unwrap()) };
    site.store.give_duty(person, grant, domain::Clock::now(&*site.clock)).await.unwrap();
    let mut moderator = Browser::new(&site);
    moderator.sign_in("moira").await;
    enrol(&mut moderator).await;
    assert_eq!(moderator.get("/en/dashboard/cases").await.status, StatusCode::OK);
    assert_eq!(moderator.get(LOG).await.status, StatusCode::NOT_FOUND);
    assert!(!moderator.get("/en/dashboard/cases").await.body.contains(LOG));
}

#[tokio::test]
async fn a_moderator_keeps_what_the_queue_shows_under_a_name_of_their_own() {
    const QUEUE: &str = "/en/dashboard/cases";
    let site = Site::start().await;
    let (_, mut moderator) = site.staff("10", "moira", Role::Moderator).await;
    let (_, mut colleague) = site.staff("11", "modeste", Role::Moderator).await;
    for (fields, wrong) in [
        (vec![("name", " "), ("state", "open")], "Give it a name"),
        (vec![("name", "All"), ("state", "'")], "Choose a filter first"),
    ] {
        let refused = moderator.post(QUEUE, &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains(wrong) && refused.body.contains("href=\"#filter-name\""), "{wrong}");
    }
    let fields = [("name", "Menaces <à moi>"), ("clause", "threats"), ("with", "mine")];
    let kept = moderator.post("/fr/tableau-de-bord/dossiers", &fields).await;
    assert_eq!(kept.header("location"), "/fr/tableau-de-bord/dossiers?clause=threats&with=mine");
    let page = moderator.get(QUEUE).await.body;
    assert!(page.contains("href=\"/en/dashboard/cases?clause=threats&amp;with=mine\""));
    assert!(page.contains("Menaces &lt;à moi&gt;") && !page.contains("<à moi>"), "case 27");
    assert!(moderator.get("/en/account/my-data.json").await.body.contains("clause=threats&with=mine"));
    assert!(!colleague.get(QUEUE).await.body.contains("Menaces"));
    let removed = moderator.post(QUEUE, &[("act", "remove"), ("name", "Menaces <à moi>")]).await;
    assert_eq!(removed.header("location"), QUEUE);
    assert!(!moderator.get(QUEUE).await.body.contains("Menaces"));
}
