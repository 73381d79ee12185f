//! Claims about when a session begins, when it ends, and what it leaves behind.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use domain::account::Role;
use http_body_util::BodyExt as _;

use crate::comments::Scene;
use crate::harness::Site;
use crate::harness::page::{attributes, field_of};
use crate::members::{Browser, PASSWORD, enrol};

/// Whether what a browser had still opens an account.
async fn opens(site: &Site, cookie: Option<String>) -> bool {
    let mut old = Browser::new(site);
    old.cookie = Some(cookie.unwrap());
    old.get("/en/account").await.status == StatusCode::OK
}

/// What a browser hears at an address, after the first word of it.
async fn listens(browser: &Browser<'_>, path: &str) -> Body {
    let cookie = browser.cookie.clone().unwrap();
    let request = Request::builder().uri(path).header("cookie", cookie).body(Body::empty()).unwrap();
    let mut stream = browser.site.open("192.0.2.1:40000", request).await.into_body();
    assert!(stream.frame().await.is_some(), "they listen");
    stream
}

#[tokio::test]
async fn every_way_in_ends_the_session_that_the_browser_had_whosever_it_was() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    site.member("2", "duckling").await;
    site.on_roster("3", "w.quack3@example.org").await;
    let mut browser = Browser::new(&site);

    browser.sign_in("quackers").await;
    let before = browser.cookie.clone();
    browser.sign_in("duckling").await;
    assert!(!opens(&site, before).await, "a password");

    enrol(&mut browser).await;
    let before = browser.cookie.clone();
    site.clock.advance(time::Duration::minutes(2));
    browser.sign_in("duckling").await;
    assert!(opens(&site, before.clone()).await, "nobody is in yet");
    browser.sign_in_again("duckling").await;
    assert!(!opens(&site, before).await, "a code");

    for (email, word) in [("w.quack1@example.org", "password"), ("w.quack3@example.org", "invitation")] {
        browser.sign_in("quackers").await;
        site.clock.advance(time::Duration::minutes(2));
        let before = browser.cookie.clone();
        site.mails().await;
        site.post("/en/join", &[("email", email)]).await;
        let link = site.mail().await.link(word);
        let fields = [("username", "goose"), ("password", PASSWORD), ("terms", "1")];
        assert_eq!(browser.post(&link, &fields).await.status, StatusCode::SEE_OTHER, "{word}");
        // Whoever opens an account is signed in with it.
        assert_eq!(browser.cookie.is_some(), word == "invitation", "{word}");
        assert_ne!(browser.cookie, before, "{word}");
        assert!(!opens(&site, before).await, "{word}");
    }
}

#[tokio::test]
async fn what_protects_an_account_gives_the_session_a_new_token() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    let mut browser = Browser::new(&site);
    browser.sign_in("quackers").await;
    let before = browser.cookie.clone();
    let fields = [("current", PASSWORD), ("password", "another horse entirely")];
    browser.post("/en/account/password", &fields).await;
    assert_eq!(browser.get("/en/account").await.status, StatusCode::OK, "they stay signed in");
    assert!(!opens(&site, before).await, "whoever knew the token is out");
}

#[tokio::test]
async fn a_suspension_ends_sessions_and_running_streams_at_once_and_signing_in_leads_to_ones_data() {
    let site = Site::start().await;
    let (_, mut administrator) = site.staff("9", "zephirine", Role::Administrator).await;
    let person = site.member("1", "anatole").await;
    let (_, topic) = site.topic().await;
    let mut theirs = Browser::new(&site);
    theirs.sign_in("anatole").await;
    tokio::spawn(commons::jobs::endings(site.app().clone(), site.app().stop.clone()));
    let mut streams = [
        listens(&theirs, "/en/community/events").await,
        listens(&theirs, &format!("/en/community/topics/{topic}/events")).await,
    ];

    let path = format!("/en/dashboard/people/{person}");
    let suspend =
        [("action", "suspend"), ("clause", "respect"), ("reason", "Be kind, please."), ("term", "week")];
    assert_eq!(administrator.post(&path, &suspend).await.status, StatusCode::SEE_OTHER);
    for stream in &mut streams {
        assert!(stream.frame().await.is_none(), "it ends with the session");
    }
    assert_eq!(theirs.get("/en/account").await.status, StatusCode::SEE_OTHER);
    assert_eq!(
        theirs.post("/en/account/password", &[("current", PASSWORD)]).await.status,
        StatusCode::SEE_OTHER
    );
    theirs.cookie = None;
    assert_eq!(theirs.sign_in("anatole").await.status, StatusCode::SEE_OTHER);
    assert_eq!(theirs.get("/en/account/my-data.json").await.status, StatusCode::OK);
    assert_eq!(theirs.get("/en/community").await.header("location"), "/en/account");
}

#[tokio::test]
async fn case_11_whoever_leaves_hears_nothing_more_by_whatever_way_and_whoever_stays_does() {
    let site = Site::start().await;
    let (_, mut administrator) = site.staff("9", "zephirine", Role::Administrator).await;
    let mut browsers = Vec::new();
    for (number, name) in [("1", "anatole"), ("2", "barnabe"), ("3", "lucille")] {
        site.member(number, name).await;
        let mut browser = Browser::new(&site);
        browser.sign_in(name).await;
        browsers.push(browser);
    }
    tokio::spawn(commons::jobs::endings(site.app().clone(), site.app().stop.clone()));
    let mut streams = Vec::new();
    for browser in browsers.iter().chain([&administrator]) {
        streams.push(listens(browser, "/en/community/events").await);
    }

    let line =
        |number: u8| format!("{number},Wilhelmina Quackenbush,w.quack{number}@example.org,physician,,en,\n");
    let (place, _, seen) = administrator.look_at(&[line(9), line(2), line(3)].concat()).await;
    let imported = administrator.post(&place, &[("seen", &seen), ("sure", "on")]).await;
    assert_eq!(imported.status, StatusCode::SEE_OTHER, "{}", imported.body);
    assert!(streams[0].frame().await.is_none(), "whom an import drops");

    site.leave(uuid::Uuid::from_u128(2)).await;
    assert!(streams[1].frame().await.is_none(), "whom another program takes off, as the command line does");

    let left = [("password", PASSWORD), ("comments", "keep")];
    assert_eq!(browsers[2].post("/en/account/leave", &left).await.status, StatusCode::SEE_OTHER);
    assert!(streams[2].frame().await.is_none(), "who has their account erased");

    for browser in &mut browsers {
        assert_eq!(browser.get("/en/community").await.status, StatusCode::SEE_OTHER);
    }
    assert_eq!(administrator.get("/en/community").await.status, StatusCode::OK);
    assert_eq!(site.app().streams.sessions().len(), 1, "whoever stays hears on");
}

#[tokio::test]
async fn where_a_session_ends_for_good_the_device_keeps_no_drafts() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    let mut browser = Browser::new(&site);
    let mut answers = Vec::new();
    browser.sign_in("quackers").await;
    answers.push(("signing out", browser.post("/en/sign-out", &[]).await));
    site.mails().await;
    site.post("/en/join", &[("email", "w.quack1@example.org")]).await;
    let link = site.mail().await.link("password");
    answers.push(("a new password", browser.post(&link, &[("password", PASSWORD)]).await));
    browser.sign_in("quackers").await;
    site.mails().await;
    browser.post("/en/account/email", &[("email", "q@example.net"), ("password", PASSWORD)]).await;
    let link = site.mail().await.link("/email/");
    answers.push(("a new address", browser.post(&link, &[]).await));
    browser.sign_in("quackers").await;
    answers.push(("leaving", browser.post("/en/account/leave", &[("password", PASSWORD)]).await));
    for (what, answer) in answers {
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{what}");
        assert_eq!(answer.header("clear-site-data"), "\"storage\"", "{what}");
    }
}

#[tokio::test]
async fn a_link_to_a_new_password_works_for_an_hour_from_when_it_is_sent_and_an_invitation_for_days() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    site.on_roster("2", "w.quack2@example.org").await;
    site.mails().await;
    for email in ["w.quack1@example.org", "w.quack2@example.org"] {
        site.post("/en/join", &[("email", email)]).await;
    }
    // The mails wait for a relay that does not answer.
    site.clock.advance(time::Duration::hours(2));
    let mails = site.mails().await;
    let link = |word| mails.iter().find(|mail| mail.text.contains(&format!("/{word}/"))).unwrap().link(word);
    let (reset, invitation) = (link("password"), link("invitation"));
    site.clock.advance(time::Duration::minutes(59));
    assert_eq!(site.get(&reset).await.status, StatusCode::OK);
    site.clock.advance(time::Duration::minutes(1));
    assert_eq!(site.get(&reset).await.status, StatusCode::GONE);
    assert_eq!(site.post(&reset, &[("password", PASSWORD)]).await.status, StatusCode::GONE);
    assert_eq!(site.get(&invitation).await.status, StatusCode::OK);
}

const WANTED: &str = "/en/community/search?q=triage&order=newest";

#[tokio::test]
async fn a_deep_link_with_a_query_survives_the_password_the_code_and_a_mistake_in_either() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    let mut browser = Browser::new(&site);
    let asked = browser.get(WANTED).await.header("location").to_owned();
    assert_eq!(asked, "/en/sign-in?to=%2Fen%2Fcommunity%2Fsearch%3Fq%3Dtriage%26order%3Dnewest");
    let hidden = |page: &str| field_of(page, "to");
    let to = hidden(&browser.get(&asked).await.body);
    assert_eq!(to, WANTED);
    let wrong = [("username", "quackers"), ("password", "wrong password"), ("to", to.as_str())];
    assert_eq!(hidden(&browser.post("/en/sign-in", &wrong).await.body), WANTED);
    let right = [("username", "quackers"), ("password", PASSWORD), ("to", to.as_str())];
    assert_eq!(browser.post("/en/sign-in", &right).await.header("location"), WANTED);

    enrol(&mut browser).await;
    site.clock.advance(time::Duration::minutes(2));
    let step = browser.post("/en/sign-in", &right).await.body;
    assert_eq!(hidden(&step), WANTED);
    let first_step = field_of(&step, "first_step");
    let wrong = [("first_step", first_step.as_str()), ("code", "000000"), ("to", WANTED)];
    assert_eq!(hidden(&browser.post("/en/sign-in/code", &wrong).await.body), WANTED);
    let code = crate::members::code(&site, &browser.key);
    let right = [("first_step", first_step.as_str()), ("code", &code), ("to", WANTED)];
    assert_eq!(browser.post("/en/sign-in/code", &right).await.header("location"), WANTED);
    let elsewhere = [("first_step", first_step.as_str()), ("code", "1"), ("to", "//evil.example")];
    assert!(!browser.post("/en/sign-in/code", &elsewhere).await.header("location").contains("evil"));
}

#[tokio::test]
async fn the_other_language_of_the_sign_in_page_leads_to_the_same_place() {
    let site = Site::start().await;
    let page = site.get("/en/sign-in?to=%2Fen%2Fcommunity%2Fsearch%3Fq%3Dtriage").await.body;
    let other = "/fr/connexion?to=%2Ffr%2Fcommunaute%2Frecherche%3Fq%3Dtriage";
    assert!(page.contains(&format!("href=\"{other}\"")), "{page}");
    let page = site.get(other).await.body;
    assert!(page.contains("value=\"/fr/communaute/recherche?q=triage\""));
    assert!(!site.get("/en/sign-in?to=//evil.example").await.body.contains("/fr/connexion?to="));
}

#[tokio::test]
async fn a_deep_link_to_a_comment_keeps_its_order_for_somebody_who_signed_out() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let id = scene.comment(0, "First.").await;
    let topic = format!("{}?order=newest&after={id}", scene.page());
    let comment = format!("/en/community/comments/{id}?order=newest");
    let browser = &mut scene.people[0];
    for wanted in [topic, comment] {
        let out = browser.post("/en/sign-out", &[]).await;
        assert_eq!(out.header("location"), "/en/sign-in?notice=signed-out");
        let asked = browser.get(&wanted).await.header("location").to_owned();
        let page = browser.get(&asked).await.body;
        let there = attributes(&page, ".lang-switch, .lang-switch a", "href").concat();
        assert!(there.contains("order%3Dnewest"), "in the other language too: {there}");
        let to = field_of(&page, "to");
        let right = [("username", "barnabe"), ("password", PASSWORD), ("to", to.as_str())];
        assert_eq!(browser.post("/en/sign-in", &right).await.header("location"), wanted);
    }
}

#[tokio::test]
async fn a_deep_link_survives_new_terms() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    let mut browser = Browser::new(&site);
    browser.sign_in("quackers").await;
    site.alter("DELETE FROM acceptances").await;
    let terms = browser.get(WANTED).await.header("location").to_owned();
    assert!(terms.starts_with("/en/account/terms?to="), "{terms}");
    let page = browser.get(&terms).await.body;
    let to = field_of(&page, "to");
    let version = field_of(&page, "version");
    let accepted = browser.post("/en/account/terms", &[("version", &version), ("to", &to)]).await;
    assert_eq!(accepted.header("location"), WANTED);
}

#[tokio::test]
async fn an_authenticator_shows_whose_community_it_is_and_reads_full_width_digits() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    let mut browser = Browser::new(&site);
    browser.sign_in("quackers").await;
    let actor = site.accounts().actor(browser.cookie.as_deref().unwrap().split_once('=').unwrap().1).await;
    let actor = actor.unwrap().unwrap();
    let url = |language| site.accounts().begin_enrolment(&actor, language).unwrap().url;
    assert!(url(domain::Language::En).contains("issuer=CMA%20Community"), "{}", url(domain::Language::En));
    assert!(!url(domain::Language::Fr).contains("Health"));
    enrol(&mut browser).await;
    site.clock.advance(time::Duration::minutes(2));
    let step = browser.sign_in("quackers").await.body;
    let first_step = field_of(&step, "first_step");
    let wide: String = crate::members::code(&site, &browser.key)
        .chars()
        .map(|digit| char::from_u32(u32::from(digit) - u32::from('0') + 0xff10).unwrap())
        .collect();
    let answer = browser.post("/en/sign-in/code", &[("first_step", &first_step), ("code", &wide)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
}
