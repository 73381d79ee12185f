//! Claims about moderation in numbers, on the real router: what members are told, what moderators see, and the targets
//! that administrators set.

use axum::http::StatusCode;
use domain::account::{Grant, Role, Scope};
use time::Duration;
use uuid::Uuid;

use crate::harness::{Site, between};
use crate::members::{Browser, enrol};

const PAGES: [(&str, &str); 2] =
    [("/en/community/transparency", "en"), ("/fr/communaute/transparence", "fr")];
const BOARD: &str = "/en/dashboard/moderation";
const TARGETS: &str = "/en/dashboard/moderation-targets";

/// Two members: the first reports and decides, the second writes.
async fn two_members(site: &Site) -> Browser<'_> {
    site.member("1", "lucille").await;
    site.member("2", "barnabe").await;
    let mut reader = Browser::new(site);
    reader.sign_in("lucille").await;
    reader
}

#[tokio::test]
async fn a_member_reads_of_moderation_in_both_languages_and_no_small_number() {
    let site = Site::start().await;
    let mut reader = two_members(&site).await;
    let (_, topic) = site.topic().await;
    for (path, nothing) in
        PAGES.map(|(path, _)| path).into_iter().zip(["Nothing was reported", "Rien n’a été signalé"])
    {
        let page = reader.get(path).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains(nothing), "{path}");
    }
    for _ in 0..3 {
        site.decision(&topic, Uuid::from_u128(2)).await;
    }
    let [english, french] = [reader.get(PAGES[0].0).await.body, reader.get(PAGES[1].0).await.body];
    for (page, told) in [
        (
            &english,
            [
                "November 2026",
                "<dt>Reports received</dt><dd>fewer than 5</dd>",
                "<dt>Removed</dt><dd>fewer than 5</dd>",
            ],
        ),
        (
            &french,
            [
                "Novembre 2026",
                "<dt>Signalements reçus</dt><dd>moins de 5</dd>",
                "<dt>Retirés</dt><dd>moins de 5</dd>",
            ],
        ),
    ] {
        for told in told {
            assert!(page.contains(told), "{told}: {page}");
        }
        assert!(!page.contains("<dd>3</dd>"));
    }
    assert!(english.contains("is not over yet") && english.contains("Too few decisions to report."));
    for _ in 0..3 {
        site.decision(&topic, Uuid::from_u128(2)).await;
    }
    let page = reader.get(PAGES[0].0).await.body;
    assert!(
        page.contains("<dt>Removed</dt><dd>about 5</dd>")
            && page.contains("half took less than an hour at most")
    );
    assert!(page.contains("<dt>Kept</dt><dd>0</dd>"));
    site.clock.advance(Duration::days(31));
    let mut reader = Browser::new(&site);
    reader.sign_in("lucille").await;
    let page = reader.get(PAGES[0].0).await.body;
    let (december, november) = page.split_at(page.find("November 2026").unwrap());
    assert!(december.contains("December 2026") && december.contains("Nothing was reported or decided."));
    assert!(november.contains("about 5") && !november.contains("is not over yet"));
}

#[tokio::test]
async fn the_public_learns_nothing_of_the_page_and_members_find_it() {
    let site = Site::start().await;
    let mut reader = two_members(&site).await;
    for (path, language) in PAGES {
        let nowhere = path.replace("transparen", "nowherexxx");
        let [page, none] = [site.get(path).await, site.get(&nowhere).await];
        assert_eq!((page.status, &page.body), (none.status, &none.body), "{path}");
        assert_eq!(
            page.header("location"),
            none.header("location").replace(&nowhere.replace('/', "%2F"), &path.replace('/', "%2F"))
        );
        let front = if language == "en" { "/en/community" } else { "/fr/communaute" };
        assert!(reader.get(front).await.body.contains(&format!("href=\"{path}\"")));
    }
    let (_, topic) = site.topic().await;
    let comment = site.comment(&topic, Uuid::from_u128(2)).await;
    let report = reader.get(&format!("/en/community/report/comment-{comment}")).await.body;
    assert!(report.contains("href=\"/en/community/transparency\""));
}

#[tokio::test]
async fn a_moderator_sees_what_waits_and_what_is_late_within_their_themes() {
    let site = Site::start().await;
    let mut reader = two_members(&site).await;
    let (theme, topic) = site.topic().await;
    let (_, mut moderator) = site.staff("10", "moira", Role::Moderator).await;
    let comment = site.comment(&topic, Uuid::from_u128(2)).await;
    let fields = [("clause", "respect"), ("text", "")];
    reader.post(&format!("/en/community/report/comment-{comment}"), &fields).await;
    let page = moderator.get(BOARD).await;
    assert_eq!(page.status, StatusCode::OK);
    let says = |body: &str, label: &str, number: u64| {
        let figure = format!("<dt>{label}</dt><dd>{number}</dd>");
        assert!(body.contains(&figure), "{figure}: {body}");
    };
    for (label, number) in [("Cases to decide", 1), ("Unassigned", 1), ("Late", 0)] {
        says(&page.body, label, number);
    }
    assert!(
        page.body.contains("<svg")
            && page.body.contains("role=\"img\"")
            && page.body.contains("<bdi>moira</bdi>")
    );
    assert_eq!(page.body.matches("1 (0 in the previous 7 days)").count(), 2, "a comment and a report");
    assert!(page.body.contains("1 in total; at most 1 in one day, November 22, 2026."));
    assert!(!page.body.contains(TARGETS), "whoever sets no targets is not led there");
    let french = moderator.get("/fr/tableau-de-bord/moderation").await.body;
    assert!(french.contains("<dt>En retard</dt><dd>0</dd>"));
    assert!(!moderator.get("/en/dashboard/cases").await.body.contains(">Late</span>"));
    for (number, name, scope, sees) in [
        ("20", "modeste", Scope::Theme(theme.parse().unwrap()), 1),
        ("21", "ambroise", Scope::Theme(Uuid::from_u128(77)), 0),
    ] {
        let person = site.member(number, name).await;
        let grant = Grant { role: Role::Moderator, scope };
        site.store.give_duty(person, grant, domain::Clock::now(&*site.clock)).await.unwrap();
        let mut colleague = Browser::new(&site);
        colleague.sign_in(name).await;
        enrol(&mut colleague).await;
        let page = colleague.get(BOARD).await.body;
        says(&page, "Cases to decide", sees);
        assert_eq!(page.contains(&format!("/en/community/topics/{topic}\"")), sees == 1, "{name}");
    }
    site.clock.advance(Duration::hours(25));
    moderator.cookie = None;
    moderator.sign_in_again("moira").await;
    says(&moderator.get(BOARD).await.body, "Late", 1);
    assert!(moderator.get("/en/dashboard/cases").await.body.contains(">Late</span>"));
}

#[tokio::test]
async fn administrators_alone_set_targets_and_what_is_no_target_is_kept_to_be_corrected() {
    let site = Site::start().await;
    let (_, mut moderator) = site.staff("10", "moira", Role::Moderator).await;
    let (person, mut administrator) = site.staff("11", "modeste", Role::Administrator).await;
    let good = [("grave", "2"), ("ordinary", "12"), ("appeal", "48")];
    assert_eq!(moderator.get(TARGETS).await.status, StatusCode::NOT_FOUND);
    assert_eq!(moderator.post(TARGETS, &good).await.status, StatusCode::NOT_FOUND);
    assert!(
        moderator.get(BOARD).await.body.contains("4\u{a0}h for cases where the text is hidden"),
        "as it was"
    );
    let page = administrator.get(TARGETS).await.body;
    for value in ["4", "24", "72"] {
        assert!(page.contains(&format!("value=\"{value}\"")), "{value}");
    }
    for wrong in ["0", "721", "soon", "", "1.5"] {
        let fields = [("grave", wrong), ("ordinary", "13"), ("appeal", "48")];
        let answer = administrator.post(TARGETS, &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        assert!(answer.body.contains("href=\"#grave\"") && !answer.body.contains("href=\"#ordinary\""));
        assert!(answer.body.contains(&format!("value=\"{wrong}\"")) && answer.body.contains("value=\"13\""));
    }
    let french = administrator.post("/fr/tableau-de-bord/delais-moderation", &[("grave", "x")]).await.body;
    assert!(french.contains("Inscrivez un nombre entier d’heures"));
    assert_eq!(site.done_by(person).await, Vec::<String>::new());
    let saved = administrator.post(TARGETS, &good).await;
    assert_eq!(saved.header("location"), format!("{TARGETS}?done=saved"));
    assert!(administrator.get(saved.header("location")).await.body.contains("The targets are saved."));
    assert_eq!(site.done_by(person).await, ["targets.changed"]);
    let log = administrator.get("/en/dashboard/audit").await.body;
    let entry = between(&log, "set the moderation targets: ", ".");
    assert_eq!(
        entry,
        "2\u{a0}h for cases where the text is hidden, 12\u{a0}h for others, 48\u{a0}h for appeals"
    );
    assert!(moderator.get(BOARD).await.body.contains("12\u{a0}h for others"));
}
