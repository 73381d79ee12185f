//! Claims about importing the roster and inviting its members.

use domain::account::Role;
use store::roster::{NewImport, Tally};
use time::Duration;
use uuid::Uuid;

use crate::administration::HEAD;
use crate::harness::Site;

const ADMINISTRATOR: &str = "9,Wilhelmina Quackenbush,w.quack9@example.org,physician,,en,\n";

#[tokio::test]
async fn a_file_is_looked_at_confirmed_and_imported() {
    let site = Site::start().await;
    let (person, mut browser) = site.staff("9", "zephirine", Role::Administrator).await;
    let lines = format!(
        "{ADMINISTRATOR}1,Ann Quack,ann@example.org,physician,ON,en,\n2,Bob,bob,learner,QC,fr,\n\
         1,Twice,twice@example.org,expert,,fr,\n"
    );
    let (place, page, seen) = browser.look_at(&lines).await;
    assert!(page.body.contains("Ann Quack (1)"), "{}", page.body);
    assert!(page.body.contains("Line 4:") && page.body.contains("not an email address"));
    assert!(page.body.contains("Line 5:") && page.body.contains("on an earlier line too"));
    assert!(page.body.contains("Found: bob") && page.body.contains("line 5 may be about anyone"));
    assert_eq!(site.store.roster().await.unwrap().len(), 1, "nothing is changed yet");
    let report = browser.get(&format!("{place}/report.csv")).await;
    assert_eq!(report.header("cache-control"), "no-store");
    assert!(report.body.contains("joins,,1,Ann Quack,ann@example.org,"), "{}", report.body);
    let confirmed = browser.post(&place, &[("seen", &seen)]).await;
    assert_eq!((confirmed.status.as_u16(), confirmed.header("location")), (303, place.as_str()));
    let done = browser.get(&place).await;
    assert!(done.body.contains("1 of 1"), "{}", done.body);
    assert_eq!(done.header("refresh"), "", "it is done");
    assert_eq!(site.store.roster().await.unwrap().len(), 2);
    assert!(!site.dump().contains("Twice"), "the file is not kept");
    let log = site.done_by(person).await;
    assert_eq!(log, ["roster.import_started", "roster.joined", "roster.imported"]);
    let again = browser.post(&place, &[("seen", &seen)]).await;
    assert_eq!(again.header("location"), place, "pressed twice, it is done once");
    assert_eq!(site.done_by(person).await.len(), 3);
    let (_, same, _) = browser.look_at(&lines).await;
    assert!(same.body.contains("There is nothing to import"), "the same file twice changes nothing");
}

#[tokio::test]
async fn the_page_of_an_import_takes_the_focus_once_it_is_over() {
    let site = Site::start().await;
    let (person, mut browser) = site.staff("9", "zephirine", Role::Administrator).await;
    let (id, at) = (Uuid::from_u128(77), domain::Clock::now(&*site.clock));
    let import = NewImport { id, actor: Some(person), tally: Tally::default(), at };
    assert!(site.store.begin_import(import).await.unwrap());
    let place = format!("/en/dashboard/roster/imports/{id}");
    let running = browser.get(&place).await;
    assert_eq!(running.header("refresh"), "2", "{}", running.body);
    assert!(!running.body.contains(" autofocus"), "each time it opens itself again");
    site.store.end_import(id, true, at).await.unwrap();
    let done = browser.get(&place).await;
    assert_eq!(done.header("refresh"), "");
    assert!(done.body.contains(" autofocus"));
}

#[tokio::test]
async fn many_departures_are_asked_about_again() {
    let site = Site::start().await;
    let (_, mut browser) = site.staff("9", "zephirine", Role::Administrator).await;
    site.on_roster("1", "one@example.org").await;
    let (place, page, seen) = browser.look_at(ADMINISTRATOR).await;
    assert!(page.body.contains("1 of 2 members would leave"), "{}", page.body);
    assert_eq!(browser.post(&place, &[("seen", &seen)]).await.status, 422);
    assert_eq!(site.store.roster().await.unwrap().iter().filter(|known| known.on_roster).count(), 2);
    assert_eq!(browser.post(&place, &[("seen", &seen), ("sure", "on")]).await.status, 303);
    assert_eq!(site.store.roster().await.unwrap().iter().filter(|known| known.on_roster).count(), 1);
}

#[tokio::test]
async fn what_is_confirmed_is_what_was_seen() {
    let site = Site::start().await;
    let (_, mut browser) = site.staff("9", "zephirine", Role::Administrator).await;
    let lines = format!("{ADMINISTRATOR}1,Ann,one@example.org,physician,,en,\n");
    let (place, _, seen) = browser.look_at(&lines).await;
    site.on_roster("1", "one@example.org").await;
    let changed = browser.post(&place, &[("seen", &seen)]).await;
    assert_eq!(changed.status, 422);
    assert!(changed.body.contains("The roster has changed since you looked"), "{}", changed.body);
}

#[tokio::test]
async fn an_upload_is_forgotten_when_it_is_discarded_or_old() {
    let site = Site::start().await;
    let (_, mut browser) = site.staff("9", "zephirine", Role::Administrator).await;
    let line = "7,Only Here,only@example.org,physician,,en,\n";
    let (place, ..) = browser.look_at(line).await;
    assert!(site.dump().contains("Only Here"), "or the test would prove nothing");
    let gone = browser.post(&place, &[("action", "discard")]).await;
    assert_eq!(gone.header("location"), "/en/dashboard/roster?done=discarded");
    assert!(!site.dump().contains("Only Here"));
    assert_eq!(browser.get(&place).await.status, 404);
    let (place, _, seen) = browser.look_at(line).await;
    site.clock.advance(Duration::minutes(59));
    assert_eq!(browser.get(&place).await.status, 200);
    site.clock.advance(Duration::minutes(2));
    browser.sign_in_again("zephirine").await;
    let late = browser.post(&place, &[("seen", &seen)]).await;
    assert_eq!(late.header("location"), "/en/dashboard/roster?done=forgotten");
}

#[tokio::test]
async fn a_file_that_is_no_roster_is_refused_with_its_reason() {
    let site = Site::start().await;
    let (_, mut browser) = site.staff("9", "zephirine", Role::Administrator).await;
    let cases: [(&[u8], &str); 7] = [
        (b"", "Choose a file first"),
        (b"PK\x03\x04\xff\xfe\x00\x00", "is not text that we can read"),
        (b"a,b\n1,2\n", "does not name the column member_number"),
        (HEAD.as_bytes(), "contains no readable lines"),
        (b"member_number,name,email,email,kind,language\n", "names the column email twice"),
        (
            b"member_number,name,email,kind,language\n1,Ann,ann@example.org,dentist,en\n",
            "Line 2: kind: physician, learner or expert. Found: dentist",
        ),
        (
            b"member_number,name,email,kind,language\n1,Ren\x82,rene@example.org,physician,fr\n",
            "Line 2 is not text",
        ),
    ];
    for (content, reason) in cases {
        let answer = browser.upload(content).await;
        assert_eq!(answer.status, 422, "{reason}");
        assert!(answer.body.contains(reason), "{reason}: {}", answer.body);
    }
}

#[tokio::test]
async fn case_35_a_file_over_the_limit_is_refused() {
    let site = Site::start().await;
    let (_, mut browser) = site.staff("9", "zephirine", Role::Administrator).await;
    let large = vec![b'a'; 64 * 1024 * 1024 + 1];
    assert_eq!(browser.upload(&large).await.status, 413);
    let form = browser.post("/en/dashboard/roster/upload", &[("file", "x")]).await;
    assert_eq!(form.status, 400, "no file at all");
    let big = "x".repeat(40 * 1024);
    assert_eq!(
        browser.post("/en/dashboard/people/find", &[("who", &big)]).await.status,
        413,
        "elsewhere as before"
    );
}

#[tokio::test]
async fn case_19_a_file_from_another_site_is_refused() {
    let site = Site::start().await;
    let (_, mut browser) = site.staff("9", "zephirine", Role::Administrator).await;
    let request = axum::http::Request::builder()
        .method("POST")
        .uri("/en/dashboard/roster/upload")
        .header("content-type", "multipart/form-data; boundary=edge")
        .header("origin", "https://evil.example")
        .header("sec-fetch-site", "cross-site")
        .body(axum::body::Body::empty());
    assert_eq!(browser.send(request.unwrap()).await.status, 403);
}

#[tokio::test]
async fn case_27_47_a_name_is_neither_markup_nor_a_formula() {
    let site = Site::start().await;
    let (_, mut browser) = site.staff("9", "zephirine", Role::Administrator).await;
    let lines = "1,=HYPERLINK(1),one@example.org,physician,,en,@SUM\n\
                 2,<script>alert(1)</script>,two@example.org,physician,,en,\n";
    let (place, page, _) = browser.look_at(lines).await;
    assert!(!page.body.contains("<script>alert"), "{}", page.body);
    let report = browser.get(&format!("{place}/report.csv")).await.body;
    assert!(report.contains(",'=HYPERLINK(1),"), "{report}");
}

#[tokio::test]
async fn invitations_go_to_all_who_need_one_and_once() {
    let site = Site::start().await;
    let (person, mut browser) = site.staff("9", "zephirine", Role::Administrator).await;
    for number in ["1", "2", "3"] {
        site.on_roster(number, &format!("one{number}@example.org")).await;
    }
    let asked = browser.get("/en/dashboard/roster/invitations").await;
    assert!(asked.body.contains("3 members have no account"), "{}", asked.body);
    for _ in 0..2 {
        let invited = browser.post("/en/dashboard/roster/invitations", &[("again", "on")]).await;
        assert_eq!(invited.header("location"), "/en/dashboard/roster?done=invited");
    }
    let mails = site.mails().await;
    assert_eq!(mails.len(), 3);
    assert!(mails.iter().all(|mail| mail.link("invitation").starts_with("/en/invitation/")));
    assert_eq!(site.done_by(person).await, ["members.invited"]);
    site.clock.advance(Duration::days(29));
    browser.sign_in_again("zephirine").await;
    browser.post("/en/dashboard/roster/invitations", &[("again", "on")]).await;
    assert_eq!(site.mails().await.iter().filter(|mail| mail.text.contains("/invitation/")).count(), 0);
    site.clock.advance(Duration::days(2));
    browser.sign_in_again("zephirine").await;
    browser.post("/en/dashboard/roster/invitations", &[("again", "on")]).await;
    assert_eq!(site.mails().await.iter().filter(|mail| mail.text.contains("/invitation/")).count(), 3);
}
