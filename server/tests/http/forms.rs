//! Claims about what was typed: it never goes out under another name, and is never lost.

use axum::http::StatusCode;
use domain::Clock as _;
use domain::account::Role;
use scraper::Html;
use sqlx::{Connection as _, Executor as _};
use store::document::{DocumentKind, Publication};
use store::pending_form::{PendingForm, Saving};
use time::Duration;
use uuid::Uuid;

use crate::comments::Scene;
use crate::desk::staff;
use crate::harness::page::{attributes, field_of, selector};
use crate::harness::{Answer, Site, between};
use crate::members::{Browser, one_of_each};

/// What is typed here, with what would break out of a page.
const TEXT: &str = "Half of <b>it</b> & \"more\"";
/// The same as a page shows it.
const SHOWN: &str = "Half of &lt;b&gt;it&lt;/b&gt; &amp; \"more\"";

/// Whose the forms of a page say that they are.
pub fn whose(page: &str) -> String {
    field_of(page, "whose")
}

/// Has every row that would be added to a table, or changed in it, refused, as of a database that others hold locked.
pub async fn lock(site: &Site, table: &str) {
    let url = format!("sqlite:{}", site.folder.path().join("commons.sqlite").display());
    let mut connection = sqlx::SqliteConnection::connect(&url).await.unwrap();
    for (name, act) in [("added", "INSERT"), ("changed", "UPDATE")] {
        let trigger = format!(
            "CREATE TRIGGER {table}_{name} BEFORE {act} ON {table} BEGIN SELECT RAISE(ABORT, 'locked'); END"
        );
        connection.execute(sqlx::AssertSqlSafe(trigger)).await.unwrap();
    }
}

/// Terms that nobody has accepted yet.
async fn new_terms(site: &Site) {
    site.draft_of_terms().await;
    let (kind, actor, at) = (DocumentKind::Terms, Uuid::from_u128(1), site.clock.now());
    let publication = Publication { kind, revision: 1, corrects: false, actor, at };
    assert_eq!(site.store.publish(publication).await, Ok(Some(2)));
}

fn came_back(answer: &Answer, shown: &str) {
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{}", answer.body);
    assert_eq!(answer.header("retry-after"), "10");
    assert!(answer.body.contains("We could not save this just now"), "{}", answer.body);
    assert!(answer.body.contains(shown), "{shown} in {}", answer.body);
    assert!(!answer.body.to_lowercase().contains("sql"));
}

#[tokio::test]
async fn a_text_is_never_posted_under_the_name_of_who_signed_in_since() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let page = scene.page();
    let hers = whose(&scene.people[0].get(&page).await.body);
    let address = format!("{page}/comments");
    // The browser's second tab: somebody else signed in.
    let tab = [("body", TEXT), ("whose", hers.as_str())];
    let refused = scene.people[1].post(&address, &tab).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.body.contains(SHOWN), "the text stands in the form: {}", refused.body);
    assert!(refused.body.contains("opened under another account"));
    let mine = whose(&refused.body);
    assert_ne!(mine, hers, "sent again, it is theirs");
    assert!(!scene.people[0].get(&page).await.body.contains("Half of"), "nobody's comment");
    let sent = scene.people[1].post(&address, &[("body", TEXT), ("whose", &mine)]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    for (path, fields) in
        [("/en/community/drafts", "1"), ("/en/account/profile", "en"), ("/en/community/reactions", "")]
    {
        let fields = [("whose", hers.as_str()), ("topic", fields), ("language", "en"), ("body", TEXT)];
        assert_eq!(scene.people[1].post(path, &fields).await.status, StatusCode::CONFLICT, "{path}");
    }
    // Where the other may not see the form's page, the text comes back on a page of its own.
    let editor = whose(&scene.people[0].get("/en/account").await.body);
    let fields = [("whose", editor.as_str()), ("title_en", "A title of it"), ("action", "save")];
    let refused = scene.people[1].post("/en/dashboard/topics/new", &fields).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.body.contains("A title of it") && !refused.body.contains(&editor), "{}", refused.body);
    assert_eq!(attributes(&refused.body, ".brand", "href"), ["/en/community"], "in the Community's frame");
}

#[tokio::test]
async fn a_discarded_text_comes_back_with_the_undo_that_was_refused_and_is_had_back_by_sending_it_again() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let page = scene.page();
    let address = format!("{page}/comments");
    let form = "00000000-0000-7000-8000-000000000001";
    let undo = [("form", form), ("discarded", "Half a thought"), ("body", "And more"), ("action", "restore")];
    let refused = scene.people[0].post(&address, &[&undo[..], &[("whose", "forged")]].concat()).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.body.contains("Half a thought") && refused.body.contains("And more"), "{}", refused.body);
    let mine = whose(&refused.body);
    let again = scene.people[0].post(&address, &[&undo[..], &[("whose", &mine)]].concat()).await;
    assert_eq!(again.header("location"), format!("{page}#draft-kept"));
    let body = scene.people[0].get(&page).await.body;
    assert!(body.contains("Half a thought") && body.contains("And more"), "{body}");
}

#[tokio::test]
async fn a_form_that_does_not_say_whose_it_is_comes_back_with_its_text_and_asks_once_more() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let page = scene.page();
    let address = format!("{page}/comments");
    for sealed in ["", "forged"] {
        let refused = scene.people[0].post(&address, &[("body", TEXT), ("whose", sealed)]).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{sealed}");
        assert!(refused.body.contains(SHOWN) && refused.body.contains("once more"), "{}", refused.body);
        assert!(!whose(&refused.body).is_empty(), "sent again, it is theirs");
    }
    let bare = crate::harness::post(&address, &[("body", TEXT)]);
    assert_eq!(scene.people[0].send(bare).await.status, StatusCode::CONFLICT, "nor without the field");
    assert!(!scene.people[1].get(&page).await.body.contains("Half of"), "nothing was said");
    // A page that was open for longer than any session lives.
    let old = whose(&scene.people[0].get(&page).await.body);
    site.clock.advance(Duration::days(30));
    let away = scene.people[0].post(&address, &[("body", TEXT), ("whose", &old)]).await;
    assert_eq!(away.status, StatusCode::SEE_OTHER, "the session ended");
    scene.people[0].sign_in("barnabe").await;
    assert!(scene.people[0].get(&page).await.body.contains(SHOWN), "what is old is kept as well");
    let refused = scene.people[0].post(&address, &[("body", TEXT), ("whose", &old)]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.body.contains(SHOWN), "{}", refused.body);
    let mine = whose(&refused.body);
    let sent = scene.people[0].post(&address, &[("body", TEXT), ("whose", &mine)]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
}

#[tokio::test]
async fn what_has_no_form_s_page_to_come_back_to_is_refused_as_well() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let comment = scene.comment(0, "Standing.").await;
    for (path, fields) in [
        ("/en/community/reactions", vec![("comment", comment.as_str()), ("on", "helped")]),
        ("/en/community/preview", vec![("body", TEXT)]),
        ("/en/account/sessions", vec![]),
    ] {
        let answer = scene.people[1].send(crate::harness::post(path, &fields)).await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "{path}");
        let mut untold = crate::harness::post(path, &fields);
        untold.headers_mut().remove("content-type");
        assert_eq!(scene.people[1].send(untold).await.status, StatusCode::CONFLICT, "{path}");
    }
}

#[tokio::test]
async fn every_form_of_a_person_s_page_says_whose_it_is_and_none_has_an_address_with_a_fragment() {
    let site = Site::start().await;
    let mut people = one_of_each(&site).await;
    let (theme, topic) = site.topic().await;
    let comment = site.comment(&topic, Uuid::from_u128(0)).await;
    let pages = [
        "/en/account".to_owned(),
        "/en/account/help".into(),
        "/en/contact".into(),
        "/en/account/leave".into(),
        "/en/community".into(),
        format!("/en/community/themes/{theme}"),
        format!("/en/community/topics/{topic}"),
        format!("/en/community/comments/{comment}"),
        format!("/en/community/comments/{comment}/edit"),
        format!("/en/community/report/comment-{comment}"),
        "/en/community/suggest".into(),
        format!("/en/community/offers/topic-{topic}"),
        "/en/community/propose-guest-post".into(),
        "/en/dashboard".into(),
        format!("/en/dashboard/topics/{topic}"),
        "/en/dashboard/documents/terms/draft".into(),
        "/en/dashboard/sweeps".into(),
        "/en/dashboard/staff".into(),
    ];
    let mut seen = 0;
    for (kind, browser) in &mut people {
        for page in &pages {
            let answer = browser.get(page).await;
            let (html, forms) = (Html::parse_document(&answer.body), selector("form[method=post]"));
            for form in html.select(&forms) {
                let action = form.attr("action").unwrap_or_default();
                assert!(!action.contains('#'), "{kind} at {page}: {action}");
                if *kind != "visitor" {
                    let says = form.select(&selector("[name=whose]")).count();
                    assert_eq!(says, 1, "{kind} at {page}: {action}");
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 50, "{seen}");
}

#[tokio::test]
async fn what_was_typed_comes_back_after_a_session_s_end() {
    let site = Site::start().await;
    let (_, mut editor) = site.staff("1", "zephirine", Role::Editor).await;
    let (theme, _) = site.topic().await;
    let page = "/en/dashboard/topics/new";
    let sealed = whose(&editor.get(page).await.body);
    site.clock.advance(Duration::hours(2));
    let fields = [
        ("whose", sealed.as_str()),
        ("version", "0"),
        ("theme", theme.as_str()),
        ("title_en", "Nights"),
        ("intro_en", TEXT),
        ("kind", "consultation"),
        ("action", "save"),
    ];
    let away = editor.post(page, &fields).await;
    assert_eq!(away.status, StatusCode::SEE_OTHER);
    assert!(away.header("location").starts_with("/en/sign-in?to="), "{}", away.header("location"));
    assert!(!site.dump().contains("Half of"), "the database holds it sealed");
    let sign_in = editor.get(away.header("location")).await.body;
    assert!(sign_in.contains("What you typed is kept"), "{sign_in}");
    editor.sign_in_again("zephirine").await;
    // Every way in ends on the front page, which leads to the form.
    let led = editor.get("/en/community").await;
    assert_eq!((led.status, led.header("location")), (StatusCode::SEE_OTHER, page));
    let back = editor.get(page).await.body;
    assert!(back.contains("What you typed is back") && back.contains(SHOWN), "{back}");
    assert!(back.contains("value=\"Nights\""));
    assert!(between(&back, "value=\"consultation\"", ">").contains("checked"), "what was chosen too");
    assert_eq!(editor.get("/en/community").await.status, StatusCode::OK, "it leads there once");
    let mine = whose(&back);
    let again = [&[("whose", mine.as_str())], &fields[1..]].concat();
    assert_eq!(editor.post(page, &again).await.status, StatusCode::SEE_OTHER);
    assert!(editor.kept.is_none(), "once it is taken, it is forgotten");
    assert!(!editor.get(page).await.body.contains("What you typed is back"));
    assert!(!site.rows().await.contains("kept_formsX'"), "the row too");
}

#[tokio::test]
async fn what_came_back_and_is_discarded_does_not_come_back_again() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let page = scene.page();
    let address = format!("{page}/comments");
    for is_in_place in [false, true] {
        let sealed = whose(&scene.people[0].get(&page).await.body);
        scene.people[0].post("/en/sign-out", &[]).await;
        scene.people[0].post(&address, &[("whose", &sealed), ("body", TEXT)]).await;
        scene.people[0].sign_in("barnabe").await;
        assert!(scene.people[0].get(&page).await.body.contains(SHOWN));
        let discard = [("body", TEXT), ("action", "discard")];
        let gone = if is_in_place {
            scene.people[0].post_in_place(&address, &discard).await
        } else {
            scene.people[0].post(&address, &discard).await
        };
        assert_eq!(gone.status, StatusCode::OK, "{}", gone.body);
        assert_eq!(site.pending_forms().await, 0, "in place: {is_in_place}");
        assert!(!scene.people[0].get(&page).await.body.contains("Half of"));
    }
}

#[tokio::test]
async fn what_is_kept_is_shown_to_nobody_else_and_holds_no_password() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let page = scene.page();
    let sealed = whose(&scene.people[0].get(&page).await.body);
    scene.people[0].post("/en/sign-out", &[]).await;
    let fields = [("whose", sealed.as_str()), ("body", TEXT)];
    let away = scene.people[0].post(&format!("{page}/comments"), &fields).await;
    assert_eq!(away.status, StatusCode::SEE_OTHER);
    // In the same browser, somebody else.
    scene.people[0].sign_in("clothilde").await;
    for path in ["/en/community", &page] {
        let answer = scene.people[0].get(path).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(!answer.body.contains("Half of"), "{path}");
    }
    // The same person, elsewhere.
    let mut elsewhere = Browser::new(&site);
    elsewhere.sign_in("barnabe").await;
    assert!(!elsewhere.get(&page).await.body.contains("Half of"));
    // Nothing is kept of who cannot show a seal of ours.
    let mut stranger = Browser::new(&site);
    for sealed in ["", "forged"] {
        stranger.post(&format!("{page}/comments"), &[("whose", sealed), ("body", TEXT)]).await;
        assert!(stranger.kept.is_none());
    }
    scene.people[0].post("/en/sign-out", &[]).await;
    let secret =
        [("whose", sealed.as_str()), ("current", "hunter2 hunter2"), ("password", "hunter3 hunter3")];
    scene.people[0].post("/en/account/password", &secret).await;
    scene.people[0].sign_in("barnabe").await;
    scene.people[0].get("/en/community").await;
    assert!(!scene.people[0].get("/en/account/password").await.body.contains("hunter"));
}

#[tokio::test]
async fn what_was_typed_comes_back_after_new_terms() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let page = scene.page();
    let sealed = whose(&scene.people[0].get(&page).await.body);
    new_terms(&site).await;
    let fields = [("whose", sealed.as_str()), ("body", TEXT)];
    let away = scene.people[0].post(&format!("{page}/comments"), &fields).await;
    assert_eq!(away.header("location"), "/en/account/terms");
    assert!(scene.people[0].get("/en/account/terms").await.body.contains("What you typed is kept"));
    let accepted = scene.people[0].post("/en/account/terms", &[("version", "2")]).await;
    let led = scene.people[0].get(accepted.header("location")).await;
    assert_eq!(led.header("location"), page);
    assert!(scene.people[0].get(&page).await.body.contains(SHOWN));
}

#[tokio::test]
async fn that_what_was_typed_is_kept_is_heard_first() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let page = scene.page();
    let sealed = whose(&scene.people[0].get(&page).await.body);
    new_terms(&site).await;
    let fields = [("whose", sealed.as_str()), ("body", TEXT)];
    scene.people[0].post(&format!("{page}/comments"), &fields).await;
    let terms = scene.people[0].get("/en/account/terms").await.body;
    assert_eq!(attributes(&terms, ".announced > [autofocus]", "role"), ["status"], "{terms}");
    assert_eq!(attributes(&terms, "[autofocus]", "role").len(), 1, "one thing takes the focus");
}

#[tokio::test]
async fn case_51_a_database_that_is_locked_gives_every_form_back_with_its_text() {
    let site = Site::start().await;
    let mut desk = staff(&site, "9", "zephirine", Role::ServiceDesk).await;
    let (_, mut editor) = site.staff("8", "modeste", Role::Editor).await;
    let mut scene = Scene::new(&site).await;
    let help = [("kind", "log_in_help"), ("message", "Let me in, please.")];
    assert_eq!(scene.people[1].post("/en/contact", &help).await.status, StatusCode::SEE_OTHER);
    let queue = desk.get("/en/dashboard/requests").await.body;
    let request =
        format!("/en/dashboard/requests/{}", between(&queue, "<a href=\"/en/dashboard/requests/", "\""));
    let version = field_of(&desk.get(&request).await.body, "version");
    let comment = scene.comment(0, "Standing.").await;
    for table in ["comments", "requests", "suggestions", "topics", "comment_drafts", "request_events"] {
        lock(&site, table).await;
    }
    let topic = scene.page();
    came_back(&scene.people[0].post(&format!("{topic}/comments"), &[("body", TEXT)]).await, SHOWN);
    let conversation = format!("/en/community/comments/{comment}");
    came_back(&scene.people[0].post(&format!("{conversation}/replies"), &[("body", TEXT)]).await, SHOWN);
    came_back(&scene.people[0].post(&format!("{conversation}/edit"), &[("body", TEXT)]).await, SHOWN);
    let suggestion = [("title", "Short of beds"), ("why", TEXT)];
    came_back(&scene.people[0].post("/en/community/suggest", &suggestion).await, SHOWN);
    let help = [("email", "w.quack1@example.org"), ("kind", "log_in_help"), ("message", TEXT)];
    let own = scene.people[0].post("/en/contact", &help[1..]).await;
    for answer in [own, site.post("/en/contact", &help).await] {
        // Their pages show it again by themselves.
        assert_eq!((answer.status, answer.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, "10"));
        assert!(answer.body.contains("Half of &lt;b>it"), "{}", answer.body);
    }
    let answer = [("act", "answer"), ("version", version.as_str()), ("answer", TEXT), ("state", "done")];
    came_back(&desk.post(&request, &answer).await, SHOWN);
    let theme = Uuid::from_u128(0xbeef).to_string();
    let fields = [
        ("theme", theme.as_str()),
        ("version", "1"),
        ("title_en", "Nights"),
        ("title_fr", "Nuits"),
        ("intro_en", TEXT),
        ("intro_fr", "La moitié"),
        ("questions_en", "What?"),
        ("questions_fr", "Quoi?"),
    ];
    came_back(&editor.post(&topic.replace("/community/", "/dashboard/"), &fields).await, SHOWN);
}

#[tokio::test]
async fn case_51_a_pledge_is_told_when_to_try_again() {
    let site = Site::start().await;
    lock(&site, "pledges").await;
    let answer = site.pledge("quack@example.org", &[]).await;
    assert_eq!((answer.status, answer.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, "10"));
    assert!(answer.body.contains("value=\"quack@example.org\""));
}

#[tokio::test]
async fn two_tabs_do_not_overwrite_each_other_s_comment() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let id = scene.comment(0, "First.").await;
    let edit = format!("/en/community/comments/{id}/edit");
    let seen = field_of(&scene.people[0].get(&edit).await.body, "seen");
    let one = [("seen", seen.as_str()), ("body", "From the one tab.")];
    assert_eq!(scene.people[0].post(&edit, &one).await.status, StatusCode::SEE_OTHER);
    let other = [("seen", seen.as_str()), ("body", "From the other tab.")];
    let refused = scene.people[0].post(&edit, &other).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for text in
        ["<p>From the one tab.</p>", ">From the other tab.</textarea>", "in another tab in the meantime"]
    {
        assert!(refused.body.contains(text), "{text} in {}", refused.body);
    }
    let seen = field_of(&refused.body, "seen");
    let knowingly = [("seen", seen.as_str()), ("body", "From the other tab.")];
    assert_eq!(scene.people[0].post(&edit, &knowingly).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_button_pressed_twice_saves_once_and_nothing_is_said_of_another_window() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let id = scene.comment(0, "First.").await;
    // Both presses at once, as from one page.
    let mut again = Browser::new(&site);
    again.sign_in("barnabe").await;
    let page = scene.people[0].get("/en/account").await.body;
    let (profile, notices) = (field_of(&page, "seen"), field_of(&page, "notices_seen"));
    let chosen = [
        ("seen", profile.as_str()),
        ("notices_seen", notices.as_str()),
        ("language", "fr"),
        ("shows_kind", "on"),
        ("reply", "never"),
    ];
    let only_notices = [("seen", notices.as_str()), ("reply", "never")];
    let edit = format!("/en/community/comments/{id}/edit");
    let seen = field_of(&scene.people[0].get(&edit).await.body, "seen");
    let comment = [("seen", seen.as_str()), ("body", "Second."), ("action", "save")];
    for (path, fields) in [
        ("/en/account/profile", &chosen[..]),
        ("/en/account/notices", &only_notices[..]),
        (edit.as_str(), &comment[..]),
    ] {
        let (one, other) = tokio::join!(scene.people[0].post(path, fields), again.post(path, fields));
        for answer in [one, other, again.post(path, fields).await] {
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}: {}", answer.body);
        }
    }
    let page = scene.people[1].get(&scene.page()).await.body;
    assert!(page.contains("<p>Second.</p>"), "{page}");
}

#[tokio::test]
async fn a_button_beside_a_topic_s_text_saves_what_was_typed_first() {
    let site = Site::start().await;
    let (_, mut editor) = site.staff("1", "zephirine", Role::Editor).await;
    let (theme, topic) = site.topic().await;
    let page = format!("/en/dashboard/topics/{topic}");
    let fields = |version: &'static str, more: &[(&'static str, &'static str)]| {
        let text = [
            ("version", version),
            ("state", "open"),
            ("title_en", "Night shifts"),
            ("title_fr", "Quarts de nuit"),
            ("intro_en", "Typed just now."),
            ("intro_fr", "Tapé à l’instant."),
            ("questions_en", "What?"),
            ("questions_fr", "Quoi?"),
        ];
        [&text, more].concat()
    };
    let theme = theme.as_str();
    let pinned = editor
        .post(&page, &[&[("theme", theme)], fields("1", &[("action", "pin")]).as_slice()].concat())
        .await;
    assert_eq!(pinned.header("location"), format!("{page}?done=pin"), "{}", pinned.body);
    let kept = site.store.topic(topic.parse().unwrap()).await.unwrap().unwrap();
    assert!(kept.pinned && kept.content.en.intro == "Typed just now.");
    let bad = [("action", "unpin"), ("learn_more_en", "no address")];
    let refused = editor.post(&page, &[&[("theme", theme)], fields("2", &bad).as_slice()].concat()).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("no address</textarea>"), "what cannot be kept stays in the form");
    let closed = editor
        .post(&page, &[&[("theme", theme)], fields("2", &[("action", "close")]).as_slice()].concat())
        .await;
    assert_eq!(closed.status, StatusCode::SEE_OTHER, "nothing typed, nothing saved: {}", closed.body);
    let kept = site.store.topic(topic.parse().unwrap()).await.unwrap().unwrap();
    assert_eq!((kept.version, kept.state.code()), (2, "closed"));
}

/// The service desk, and the page of the request that waits for it: a member asks for another username.
async fn another_name_is_asked_for(site: &Site) -> (Browser<'_>, String) {
    site.member("1", "quackers").await;
    let mut desk = staff(site, "9", "zephirine", Role::ServiceDesk).await;
    let mut member = Browser::new(site);
    member.sign_in("quackers").await;
    let asked = [("kind", "username_change"), ("wanted", "plume"), ("message", "My name weighs on me.")];
    assert_eq!(member.post("/en/contact", &asked).await.status, StatusCode::SEE_OTHER);
    let queue = desk.get("/en/dashboard/requests").await.body;
    let request = between(&queue, "<a href=\"/en/dashboard/requests/", "\"");
    (desk, format!("/en/dashboard/requests/{request}"))
}

#[tokio::test]
async fn changing_the_username_keeps_the_answer_that_was_typed() {
    let site = Site::start().await;
    let (mut desk, page) = another_name_is_asked_for(&site).await;
    let version = field_of(&desk.get(&page).await.body, "version");
    for (act, refused) in [("rename", true), ("rename", false)] {
        let username = if refused { "" } else { "plume" };
        let fields = [
            ("act", act),
            ("version", version.as_str()),
            ("username", username),
            ("answer", TEXT),
            ("state", "done"),
        ];
        let answer = desk.post(&page, &fields).await;
        if refused {
            assert!(answer.body.contains("Half of &lt;b>"), "{}", answer.body);
            continue;
        }
        assert_eq!(answer.header("location"), format!("{page}?done=renamed"), "{}", answer.body);
        let after = desk.get(answer.header("location")).await.body;
        assert!(after.contains(SHOWN) && after.contains("is still here"), "{after}");
        let version = field_of(&after, "version");
        let fields = [("act", "answer"), ("version", version.as_str()), ("answer", TEXT), ("state", "done")];
        assert_eq!(desk.post(&page, &fields).await.status, StatusCode::SEE_OTHER);
        assert!(!desk.get(&page).await.body.contains("Half of <b>"));
        assert!(desk.kept.is_none());
    }
}

#[tokio::test]
async fn what_was_typed_beside_what_was_done_and_cannot_be_kept_stands_on_the_answer_itself() {
    let site = Site::start().await;
    let (mut desk, page) = another_name_is_asked_for(&site).await;
    // As many as may be are kept for them already.
    for number in 0..100 {
        let (id, digest, person) = (Uuid::from_u128(number), [7; 32], Uuid::from_u128(9));
        let form = PendingForm { id, digest, person, sealed: vec![1], at: site.clock.now() };
        assert_eq!(site.store.save_pending_form(form, 100).await, Ok(Saving::Done));
    }
    for username in ["plume", "plumette"] {
        let version = field_of(&desk.get(&page).await.body, "version");
        let fields = [
            ("act", "rename"),
            ("version", version.as_str()),
            ("username", username),
            ("answer", TEXT),
            ("state", "done"),
        ];
        let answer = desk.post(&page, &fields).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        assert!(answer.body.contains(SHOWN) && answer.body.contains("is still here"), "{}", answer.body);
        assert!(answer.body.contains(username) && desk.kept.is_none(), "it is done, and nothing is kept");
        let now = field_of(&answer.body, "version");
        assert_ne!(now, version, "the page is the one after it");
        // The same where the database takes nothing.
        if username == "plume" {
            lock(&site, "kept_forms").await;
        }
    }
    let version = field_of(&desk.get(&page).await.body, "version");
    let fields = [("act", "answer"), ("version", version.as_str()), ("answer", TEXT), ("state", "done")];
    assert_eq!(desk.post(&page, &fields).await.status, StatusCode::SEE_OTHER);
}
