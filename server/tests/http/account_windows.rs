//! Claims about the account in two windows: neither overwrites the other's choices, and each says what it saved.

use app::account::ChoicesSaved;
use axum::http::StatusCode;
use domain::community::{NotificationKind, Pace};
use uuid::Uuid;

use crate::harness::page::{attributes, field_of};
use crate::harness::{Site, between};
use crate::members::Browser;

/// A member's account as one window was given it.
struct Account<'a> {
    person: Uuid,
    browser: Browser<'a>,
    page: String,
    /// What its profile says that it was given.
    profile: String,
    /// And its notices.
    notices: String,
}

impl<'a> Account<'a> {
    async fn open(site: &'a Site) -> Self {
        let person = site.member("1", "barnabe").await;
        let mut browser = Browser::new(site);
        browser.sign_in("barnabe").await;
        let page = browser.get("/en/account").await.body;
        let (profile, notices) = (field_of(&page, "seen"), field_of(&page, "notices_seen"));
        Self { person, browser, page, profile, notices }
    }
}

#[tokio::test]
async fn two_windows_do_not_overwrite_each_other_s_profile_or_notices() {
    let site = Site::start().await;
    let Account { mut browser, profile, notices, .. } = Account::open(&site).await;
    let saves = [
        (
            "/en/account/profile",
            profile,
            vec![("language", "fr")],
            vec![("language", "en"), ("shows_kind", "on")],
        ),
        ("/en/account/notices", notices, vec![("reply", "never")], vec![("reply", "weekly")]),
    ];
    for (path, seen, one, other) in saves {
        let fields = [&[("seen", seen.as_str())], one.as_slice()].concat();
        assert_eq!(browser.post(path, &fields).await.status, StatusCode::SEE_OTHER, "{path}");
        let fields = [&[("seen", seen.as_str())], other.as_slice()].concat();
        let refused = browser.post(path, &fields).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{path}: {}", refused.body);
        assert!(refused.body.contains("in another window in the meantime"), "{path}");
        let now = between(&refused.body, "<dl class=\"fact-list\">", "</dl>");
        let kept = if path.ends_with("profile") { "French" } else { "Never" };
        assert!(now.contains(kept), "what is kept is shown: {now}");
        let chosen = if path.ends_with("profile") {
            "name=\"shows_kind\" value=\"on\" checked"
        } else {
            "value=\"weekly\" selected"
        };
        assert!(refused.body.contains(chosen), "what was chosen too: {}", refused.body);
    }
}

#[tokio::test]
async fn one_save_of_the_account_keeps_the_profile_and_the_notices_or_shows_both_again() {
    let site = Site::start().await;
    let Account { person, mut browser, page, profile, notices } = Account::open(&site).await;
    let one_form = attributes(&page, "form:has([name=shows_kind]) [name=digest_hour]", "name");
    assert_eq!(one_form.len(), 1, "one form");
    let seen = [("seen", profile.as_str()), ("notices_seen", notices.as_str()), ("language", "en")];
    let one = [&seen[..], &[("shows_kind", "on"), ("reply", "never")]].concat();
    assert_eq!(browser.post("/en/account/profile", &one).await.status, StatusCode::SEE_OTHER);
    assert!(site.store.own(person).await.unwrap().unwrap().1.shows_kind);
    let kept = site.store.notice_choices(person).await.unwrap();
    assert_eq!(kept.of(NotificationKind::Reply), Pace::Never);
    // Another window, which has seen neither.
    let other = [&seen[..], &[("shows_province", "on"), ("reply", "weekly")]].concat();
    let refused = browser.post("/en/account/profile", &other).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert_eq!(refused.body.matches("in another window in the meantime").count(), 2, "{}", refused.body);
    for chosen in ["name=\"shows_province\" value=\"on\" checked", "value=\"weekly\" selected"] {
        assert!(refused.body.contains(chosen), "{chosen} in {}", refused.body);
    }
    assert_eq!(site.store.notice_choices(person).await.unwrap(), kept);
}

#[tokio::test]
async fn only_what_was_changed_in_a_window_counts_as_chosen_there() {
    let site = Site::start().await;
    let Account { person, mut browser, profile, notices, .. } = Account::open(&site).await;
    let seen = [("seen", profile.as_str()), ("notices_seen", notices.as_str())];
    // One window shows the province; the other was given the page before.
    let one = [&seen[..], &[("language", "en"), ("shows_province", "on")]].concat();
    assert_eq!(browser.post("/en/account/profile", &one).await.status, StatusCode::SEE_OTHER);
    let other = [&seen[..], &[("language", "en"), ("reply", "never")]].concat();
    let saved = browser.post("/en/account/profile", &other).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "a profile left alone is no choice: {}", saved.body);
    assert!(site.store.own(person).await.unwrap().unwrap().1.shows_province);

    let other = [&seen[..], &[("language", "fr"), ("reply", "never")]].concat();
    let refused = browser.post("/en/account/profile", &other).await.body;
    let ticked = attributes(&refused, "form:has([name=shows_kind]) [checked]", "id");
    assert!(ticked.contains(&"shows_province".to_owned()), "left alone, it is as it is kept: {ticked:?}");
    assert!(ticked.iter().any(|id| id.ends_with("fr")), "the language is as it was chosen: {ticked:?}");
    let focused = attributes(&refused, "#error-summary p + dl", "class");
    assert_eq!(focused, ["fact-list"], "what is kept, and what to do, is heard with it");
}

#[tokio::test]
async fn a_save_says_that_what_was_left_alone_was_changed_in_another_window_since() {
    let site = Site::start().await;
    let Account { person, mut browser, profile, notices, .. } = Account::open(&site).await;
    let kept = site.store.own(person).await.unwrap().unwrap().1;
    let seen = [("seen", profile.as_str()), ("notices_seen", notices.as_str())];
    let given = [&seen[..], &[("language", kept.language.code())]].concat();
    let reply = site.store.notice_choices(person).await.unwrap().of(NotificationKind::Reply);
    let only_notices = [("seen", notices.as_str()), ("reply", reply.code())];
    let changed = "/en/account?done=changed-elsewhere";
    // One window shows the province and wants no notice of replies; the other was given the page before.
    let one = [&given[..], &[("shows_province", "on"), ("reply", "never")]].concat();
    assert_eq!(browser.post("/en/account/profile", &one).await.header("location"), "/en/account?done=saved");
    let other = [&given[..], &[("reply", "never")]].concat();
    for (path, fields) in [("/en/account/profile", &other[..]), ("/en/account/notices", &only_notices[..])] {
        let saved = browser.post(path, fields).await;
        assert_eq!(saved.header("location"), changed, "{path}: {}", saved.body);
    }
    let after = browser.get(changed).await.body;
    assert!(after.contains("changed in another window since you opened the form"), "{after}");
    let ticked = attributes(&after, "form:has([name=shows_kind]) [type=checkbox][checked]", "name");
    assert_eq!(ticked, ["shows_province"], "the page shows what is kept");
    let french = browser.get("/fr/compte?done=changed-elsewhere").await.body;
    assert!(french.contains("modifiés dans une autre fenêtre depuis"), "{french}");
    let same = browser.post("/en/account/profile", &one).await;
    assert_eq!(same.header("location"), "/en/account?done=saved", "what they see is what stands");
    let refused = browser.post("/en/account/profile", &[&other[..], &[("shows_kind", "on")]].concat()).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.body);
}

#[tokio::test]
async fn a_form_of_before_that_cannot_say_what_it_was_given_overwrites_no_later_save() {
    let site = Site::start().await;
    let Account { person, mut browser, .. } = Account::open(&site).await;
    let one = [("language", "fr"), ("shows_province", "on"), ("notices_seen", ""), ("reply", "never")];
    let saved = browser.post("/en/account/profile", &one).await;
    assert_eq!(saved.header("location"), "/en/account?done=saved", "without a mark it asks nothing");
    let old = [("seen", "q83vASNFZ4mrze8B"), ("notices_seen", "q83vASNFZ4mrze8B")];
    let other = [&old[..], &[("language", "en"), ("reply", "weekly")]].concat();
    let refused = browser.post("/en/account/profile", &other).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.body);
    assert_eq!(refused.body.matches("Nothing was saved.").count(), 2, "{}", refused.body);
    let notices = [("seen", "q83vASNFZ4mrze8B"), ("reply", "weekly")];
    assert_eq!(browser.post("/en/account/notices", &notices).await.status, StatusCode::CONFLICT);
    assert!(site.store.own(person).await.unwrap().unwrap().1.shows_province);
    let kept = site.store.notice_choices(person).await.unwrap();
    assert_eq!(kept.of(NotificationKind::Reply), Pace::Never);
    let same = [&old[..], &one[..2], &one[3..]].concat();
    let saved = browser.post("/en/account/profile", &same).await;
    assert_eq!(saved.header("location"), "/en/account?done=saved", "what stands already is no overwriting");
}

#[tokio::test]
async fn of_a_save_that_was_kept_in_part_the_page_says_what_was_and_what_was_not() {
    let site = Site::start().await;
    let Account { person, mut browser, profile, notices, .. } = Account::open(&site).await;
    // Another window changes how often they are told.
    let other = [("seen", notices.as_str()), ("reply", "never")];
    assert_eq!(browser.post("/en/account/notices", &other).await.status, StatusCode::SEE_OTHER);
    let save = |reply: &'static str| {
        let seen = [("seen", profile.as_str()), ("notices_seen", notices.as_str())];
        [&seen[..], &[("language", "en"), ("shows_kind", "on"), ("reply", reply)]].concat()
    };
    let refused = browser.post("/en/account/profile", &save("weekly")).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(site.store.own(person).await.unwrap().unwrap().1.shows_kind, "the profile was saved");
    assert!(refused.body.contains("Your other choices on this page are saved"), "{}", refused.body);
    assert!(!refused.body.contains("Nothing was saved."), "{}", refused.body);
    let both = [&[("shows_province", "on")], save("daily").as_slice()].concat();
    let refused = browser.post("/en/account/profile", &both).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert_eq!(refused.body.matches("Nothing was saved.").count(), 2, "neither was: {}", refused.body);
}

#[tokio::test]
async fn choices_that_are_saved_in_place_say_what_stands_now_and_the_next_save_of_the_same_page_is_taken() {
    let site = Site::start().await;
    let Account { person, mut browser, profile, notices, .. } = Account::open(&site).await;
    let form = |seen: &[(String, String)], choices: &[(&'static str, &'static str)]| {
        let seen = seen.iter().map(|(name, mark)| (name.clone(), mark.clone()));
        let choices = choices.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        seen.chain(choices).collect::<Vec<_>>()
    };
    let mut seen = vec![("seen".to_owned(), profile), ("notices_seen".to_owned(), notices)];
    for (choices, shows_kind, reply) in [
        (vec![("language", "en"), ("shows_kind", "on"), ("reply", "never")], true, Pace::Never),
        (vec![("language", "en"), ("reply", "weekly")], false, Pace::Weekly),
    ] {
        let fields = form(&seen, &choices);
        let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let saved = browser.post_in_place("/en/account/profile", &fields).await;
        assert_eq!(saved.status, StatusCode::OK, "{}", saved.body);
        let told: ChoicesSaved = serde_json::from_str(&saved.body).unwrap();
        assert!(told.as_shown);
        let page = browser.get("/en/account").await.body;
        let now = ["seen", "notices_seen"].map(|name| (name.to_owned(), field_of(&page, name)));
        assert_eq!(told.seen, now, "as the page says it when it is opened anew");
        assert_eq!(site.store.own(person).await.unwrap().unwrap().1.shows_kind, shows_kind);
        assert_eq!(site.store.notice_choices(person).await.unwrap().of(NotificationKind::Reply), reply);
        seen = told.seen;
    }
    // Another window saves meanwhile.
    let fields = form(&seen, &[("language", "en"), ("shows_province", "on"), ("reply", "weekly")]);
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(browser.post("/en/account/profile", &fields).await.status, StatusCode::SEE_OTHER);
    let fields = form(&seen, &[("language", "en"), ("reply", "weekly")]);
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let other = browser.post_in_place("/en/account/profile", &fields).await;
    assert!(!serde_json::from_str::<ChoicesSaved>(&other.body).unwrap().as_shown, "{}", other.body);
    let fields = form(&seen, &[("language", "en"), ("reply", "weekly"), ("shows_kind", "on")]);
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let refused = browser.post_in_place("/en/account/profile", &fields).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.body);
    assert!(!refused.body.contains("<html"), "its page shows what stands now");
}

#[tokio::test]
async fn what_was_done_is_said_where_it_was_done() {
    let site = Site::start().await;
    let Account { mut browser, .. } = Account::open(&site).await;
    for (done, section) in [("ended", "sessions"), ("password", "security"), ("passkey-added", "passkeys")] {
        let page = browser.get(&format!("/en/account?done={done}")).await.body;
        let focused =
            attributes(&page, &format!("section[aria-labelledby={section}-title] [autofocus]"), "role");
        assert_eq!(focused, ["status"], "{done}");
        assert_eq!(attributes(&page, "[autofocus]", "tabindex").len(), 1, "{done}");
        let ways = attributes(&page, "nav .toc a", "href");
        assert_eq!(ways.len(), 9, "{ways:?}");
        for way in ways {
            assert_eq!(attributes(&page, &format!("section h2{way}"), "id").len(), 1, "{way}");
        }
    }
}
