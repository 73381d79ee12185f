//! Claims about going anywhere by its name, and about what editors still have to do.

use app::dashboard::FoundPlaces;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use domain::Clock as _;
use domain::account::{Grant, Role, Scope};
use domain::community::{TopicContent, TopicText};
use domain::moderation::Clause;
use domain::search::Stems;
use store::community::TopicSave;
use uuid::Uuid;

use crate::harness::{Site, between};
use crate::members::{Browser, enrol};
use crate::moderation::{member, report, write};

/// What the palette is told over another page.
async fn over(browser: &mut Browser<'_>, typed: &str) -> Vec<String> {
    let request = Request::builder().uri(format!("/en/dashboard/go?q={typed}"));
    let request = request.header("accept", "application/json").body(Body::empty()).unwrap();
    let answer = browser.send(request).await;
    assert_eq!(answer.header("content-type"), "application/json");
    let found: FoundPlaces = serde_json::from_str(&answer.body).unwrap();
    found.places.into_iter().map(|place| place.path).collect()
}

/// Where a page of what is found leads.
fn links(page: &str) -> Vec<String> {
    let found = page.split_once("id=\"palette-found\"").unwrap().1.split_once("</div>").unwrap().0;
    found.split("href=\"").skip(1).map(|rest| rest.split_once('"').unwrap().0.to_owned()).collect()
}

async fn go(browser: &mut Browser<'_>, typed: &str) -> String {
    let answer = browser.get(&format!("/en/dashboard/go?q={typed}")).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(over(browser, typed).await, links(&answer.body), "{typed}: over another page");
    answer.body.split_once("id=\"palette-found\"").unwrap().1.split_once("</div>").unwrap().0.to_owned()
}

async fn draft(site: &Site, en: &str, fr: &str) -> i64 {
    let text = |title: &str| TopicText { title: title.into(), ..TopicText::default() };
    let content = TopicContent { en: text(en), fr: text(fr), ..TopicContent::default() };
    let (theme, actor, at) = (Uuid::from_u128(0xbeef), Uuid::from_u128(1), site.clock.now());
    let stems = Stems::default();
    let save = TopicSave { id: None, version: 0, theme, content, stems, closes: None, actor, at };
    site.store.save_topic(save).await.unwrap().unwrap()
}

#[tokio::test]
async fn each_duty_goes_to_what_is_open_to_it_and_is_told_of_nothing_else() {
    let site = Site::start().await;
    let (mut author, mut reader) = (member(&site, "1", "barnabe").await, member(&site, "2", "lucille").await);
    let (_, topic) = site.topic().await;
    let unseen = draft(&site, "1 unseen bed", "Lits invisibles").await;
    let comment = write(&mut author, &topic, "Beds are short.").await;
    report(&mut reader, &format!("comment-{comment}"), Clause::Respect).await;
    let asked =
        [("message", "I cannot sign in."), ("email", "w.quack1@example.org"), ("kind", "log_in_help")];
    assert_eq!(reader.post("/en/contact", &asked).await.status, StatusCode::SEE_OTHER);
    for (number, role, name, pages) in [
        (
            "10",
            Role::Moderator,
            "moira",
            ["Cases", "Moderation log", "Handle a flood of messages"].as_slice(),
        ),
        ("11", Role::Editor, "edith", ["New topic", "New theme", "Documents"].as_slice()),
        ("12", Role::ServiceDesk, "desiree", ["Requests"].as_slice()),
        ("13", Role::Administrator, "adele", ["Roster", "Invitations", "Staff", "New topic"].as_slice()),
        ("14", Role::Campaign, "camille", [].as_slice()),
    ] {
        let (_, mut browser) = site.staff(number, name, role).await;
        let editor = [Role::Editor, Role::Administrator].contains(&role);
        let all = go(&mut browser, "").await;
        for page in ["Cases", "New topic", "Requests", "Invitations"] {
            assert_eq!(
                all.contains(&format!("<span>{page}</span>")),
                pages.contains(&page),
                "{name}: {page}"
            );
        }
        for page in pages {
            assert!(all.contains(&format!("<span>{page}</span>")), "{name}: {page}");
        }
        let one = go(&mut browser, "1").await;
        assert_eq!(one.contains("/en/dashboard/cases/1\""), role == Role::Moderator, "{name}");
        assert_eq!(one.contains("/en/dashboard/requests/"), role == Role::ServiceDesk, "{name}");
        for typed in ["unseen+BE", "lits", "1"] {
            let found = go(&mut browser, typed).await;
            assert_eq!(found.contains(&format!("/topics/{unseen}\"")), editor, "{name}");
        }
        for typed in ["staff", "effec"] {
            let found = go(&mut browser, typed).await;
            assert_eq!(found.contains("/en/dashboard/themes/"), editor, "{name}");
        }
        assert!(go(&mut browser, "zzz").await.contains("No matching page"));
        let french = browser.get("/fr/tableau-de-bord/aller?q=MODERATION").await.body;
        assert_eq!(french.contains("<span>Journal de la modération</span>"), role == Role::Moderator);
    }
    assert_eq!(reader.get("/en/dashboard/go").await.status, StatusCode::NOT_FOUND);
    // Who moderates another theme is not told that there is such a case, nor led to the log of them all.
    let modeste = site.member("20", "modeste").await;
    let grant = Grant { role: Role::Moderator, scope: Scope::Theme(Uuid::from_u128(7)) };
    site.store.give_duty(modeste, grant, site.clock.now()).await.unwrap();
    let mut browser = Browser::new(&site);
    browser.sign_in("modeste").await;
    enrol(&mut browser).await;
    let all = go(&mut browser, "").await;
    assert!(all.contains("<span>Cases</span>") && !all.contains("<span>Moderation log</span>"));
    assert!(!go(&mut browser, "1").await.contains("/en/dashboard/cases/1\""));
}

#[tokio::test]
async fn editors_see_what_is_still_to_be_done_about_topics_and_only_that() {
    let site = Site::start().await;
    member(&site, "1", "barnabe").await;
    let (_, closed) = site.topic().await;
    let (_, mut editor) = site.staff("11", "edith", Role::Editor).await;
    assert!(!editor.get("/en/dashboard").await.body.contains("draft"));
    let unseen = draft(&site, "Unseen beds", "Lits invisibles").await;
    draft(&site, "Another", "Un autre").await;
    let home = editor.get("/fr/tableau-de-bord").await.body;
    assert!(home.contains("2\u{a0}sujets sont des brouillons"));
    let list = between(&home, "href=\"/fr/tableau-de-bord/sujets?show=", "\"");
    assert_eq!(list, "draft");
    let drafts = editor.get("/en/dashboard/topics?show=draft").await.body;
    assert!(drafts.contains(&format!("/en/dashboard/topics/{unseen}\"")) && drafts.contains("Unseen beds"));
    assert_eq!(drafts.matches("class=\"rows\"").count(), 1);
    let none = editor.get("/en/dashboard/topics?show=overdue").await.body;
    assert!(none.contains("Nothing to do here.") && !none.contains("Unseen beds"));
    site.close(&closed).await;
    let owed = editor.get("/en/dashboard/topics?show=owed").await.body;
    assert!(owed.contains(&format!("/en/dashboard/topics/{closed}\"")) && !owed.contains("Unseen beds"));
    assert!(editor.get("/en/dashboard").await.body.contains("topics?show=owed"));
}
