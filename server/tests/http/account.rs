//! Claims about getting an account, and signing in and out.

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use axum::http::StatusCode;
use cookie::{Cookie, SameSite};
use domain::account::{Password, Role};
use services::account::{Arrival, Busy, PasswordHasher, SignedIn};
use time::Duration;

use crate::harness::page::field_of;
use crate::harness::{Site, between, post};
use crate::members::{Browser, PASSWORD, code, enrol};

#[tokio::test]
async fn an_invited_member_opens_an_account_signs_in_and_signs_out() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    let mut browser = Browser::new(&site);
    let answer = browser.sign_in("Quackers").await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/en/community"));
    let home = browser.get("/en/community").await;
    assert_eq!(home.status, StatusCode::OK);
    assert!(home.body.contains("Welcome, quackers") && home.body.contains("/en/sign-out"));
    assert_eq!(home.header("cache-control"), "no-store");
    let kept = browser.cookie.clone();
    browser.post("/en/sign-out", &[]).await;
    assert_eq!(browser.cookie, None);
    browser.cookie = kept;
    assert_eq!(
        browser.get("/en/community").await.status,
        StatusCode::SEE_OTHER,
        "the session itself has ended"
    );
}

#[tokio::test]
async fn case_18_the_cookie_is_this_host_s_and_no_script_s() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    let answer = Browser::new(&site).sign_in("w.quack1@example.org").await;
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("__Host-session=") && is_ours(cookie), "{cookie}");
    assert_eq!(Cookie::parse(cookie).unwrap().max_age(), None, "until the browser is closed");
}

/// Whether a cookie is of this host alone, of no script, and comes with no form of another site's.
pub fn is_ours(cookie: &str) -> bool {
    let cookie = Cookie::parse(cookie).unwrap();
    let is_hidden = cookie.secure() == Some(true) && cookie.http_only() == Some(true);
    is_hidden
        && cookie.path() == Some("/")
        && cookie.domain().is_none()
        && cookie.same_site() == Some(SameSite::Lax)
}

#[tokio::test]
async fn case_16_signing_in_never_takes_over_a_session_that_was_given() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    let mut browser = Browser::new(&site);
    browser.cookie = Some("__Host-session=chosen-by-somebody-else".into());
    browser.sign_in("quackers").await;
    assert_ne!(browser.cookie.as_deref(), Some("__Host-session=chosen-by-somebody-else"));
    let first = browser.cookie.clone();
    browser.sign_in("quackers").await;
    assert_ne!(browser.cookie, first, "each sign-in has a session of its own");
}

#[tokio::test]
async fn case_4_behind_the_wall_everything_looks_the_same_to_a_visitor() {
    let site = Site::start().await;
    let mut answers = Vec::new();
    for path in
        ["/en/community", "/en/community/nothing", "/en/account", "/en/dashboard", "/en/dashboard/x/y"]
    {
        let answer = site.get(path).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
        let to = url::form_urlencoded::byte_serialize(path.as_bytes()).collect::<String>();
        assert_eq!(answer.header("location"), format!("/en/sign-in?to={to}"));
        let mut names: Vec<String> = answer.headers.keys().map(ToString::to_string).collect();
        names.sort();
        answers.push((names, answer.header("cache-control").to_owned(), answer.body));
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{answers:?}");
    for method in ["POST", "PUT", "DELETE"] {
        let request = axum::http::Request::builder().method(method).uri("/en/community");
        let there = site.send(request.body(axum::body::Body::empty()).unwrap()).await;
        let request = axum::http::Request::builder().method(method).uri("/en/community/nothing");
        let nowhere = site.send(request.body(axum::body::Body::empty()).unwrap()).await;
        assert_eq!((there.status, there.body), (nowhere.status, nowhere.body), "{method}");
    }
}

/// Notes what is asked of the real one.
struct Counting(Arc<dyn PasswordHasher>, Mutex<Vec<bool>>);

#[async_trait]
impl PasswordHasher for Counting {
    async fn hash(&self, password: Password) -> Result<String, Busy> {
        self.0.hash(password).await
    }

    async fn verify(&self, password: Password, hash: Option<String>) -> Result<bool, Busy> {
        let right = self.0.verify(password, hash).await?;
        self.1.lock().unwrap().push(right);
        Ok(right)
    }
}

#[tokio::test]
async fn case_4_41_a_name_that_nobody_has_costs_one_hash_like_a_wrong_password() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    let mut accounts = site.accounts();
    let counting = Arc::new(Counting(accounts.hasher.clone(), Mutex::default()));
    accounts.hasher = counting.clone();
    for name in
        ["quackers", "w.quack1@example.org", "nobody-at-all", "nobody@example.org", "no name at all", ""]
    {
        let candidate = accounts.candidate(name).await.unwrap();
        let signed_in = accounts.sign_in(candidate, "not the password", Arrival::default()).await;
        assert!(matches!(signed_in, Ok(SignedIn::Failed)));
        assert_eq!(std::mem::take(&mut *counting.1.lock().unwrap()), [false], "{name}");
    }
}

#[tokio::test]
async fn case_11_a_member_who_falls_off_the_roster_is_out_at_the_next_request() {
    let site = Site::start().await;
    let person = site.member("1", "quackers").await;
    let mut browser = Browser::new(&site);
    browser.sign_in("quackers").await;
    assert_eq!(browser.get("/en/community").await.status, StatusCode::OK);
    site.leave(person).await;
    let answer = browser.get("/en/community").await;
    let location = answer.header("location");
    assert_eq!((answer.status, location), (StatusCode::SEE_OTHER, "/en/sign-in?to=%2Fen%2Fcommunity"));
    browser.sign_in("quackers").await;
    assert_eq!(browser.get("/en/community").await.header("location"), "/en/account");
    assert!(browser.get("/en/account").await.body.contains("not on the association’s roster"));
}

#[tokio::test]
async fn a_duty_without_a_second_factor_opens_nothing() {
    let site = Site::start().await;
    let person = site.member("1", "quackers").await;
    site.role(person, Role::Moderator).await;
    let mut browser = Browser::new(&site);
    browser.sign_in("quackers").await;
    for path in ["/en/dashboard", "/en/community"] {
        let answer = browser.get(path).await;
        assert_eq!(answer.header("location"), "/en/account/authenticator", "{path}");
    }
    let (key, done) = enrol(&mut browser).await;
    assert_eq!(done.body.matches("<code class=\"key\">").count(), 8);
    assert_eq!(browser.get("/en/dashboard").await.status, StatusCode::OK);
    // The next sign-in takes both.
    site.clock.advance(Duration::minutes(2));
    let mut other = Browser::new(&site);
    let second = other.sign_in("quackers").await;
    assert_eq!((second.status, other.cookie.clone()), (StatusCode::OK, None));
    let first_step = field_of(&second.body, "first_step");
    let wrong = other.post("/en/sign-in/code", &[("first_step", &first_step), ("code", "000000")]).await;
    assert_eq!((wrong.status, other.cookie.clone()), (StatusCode::UNPROCESSABLE_ENTITY, None));
    let fields = [("first_step", first_step.as_str()), ("code", &code(&site, &key))];
    assert_eq!(other.post("/en/sign-in/code", &fields).await.status, StatusCode::SEE_OTHER);
    assert_eq!(other.get("/en/dashboard").await.status, StatusCode::OK);
    let again = Browser::new(&site).post("/en/sign-in/code", &fields).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "case 42: a code is used once");
}

#[tokio::test]
async fn a_recovery_code_lets_in_once() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    let mut browser = Browser::new(&site);
    browser.sign_in("quackers").await;
    let (_, done) = enrol(&mut browser).await;
    let recovery = between(&done.body, "<code class=\"key\">", "</code>").to_lowercase();
    site.mails().await;
    for (attempt, status) in [(1, StatusCode::SEE_OTHER), (2, StatusCode::UNPROCESSABLE_ENTITY)] {
        let mut browser = Browser::new(&site);
        let page = browser.sign_in("quackers").await.body;
        let first_step = field_of(&page, "first_step");
        let answer =
            browser.post("/en/sign-in/code", &[("first_step", &first_step), ("code", &recovery)]).await;
        assert_eq!(answer.status, status, "attempt {attempt}");
    }
    assert!(site.mail().await.subject.contains("recovery code"));
}

#[tokio::test]
async fn case_41_no_answer_tells_whether_an_address_or_a_name_is_known() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    site.on_roster("2", "invited@example.org").await;
    for email in ["w.quack1@example.org", "invited@example.org", "stranger@example.org"] {
        let answer = site.post("/en/join", &[("email", email)]).await;
        assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/en/join/sent"));
    }
    assert_eq!(site.mails().await.len(), 2);
    let mut pages = Vec::new();
    for username in ["quackers", "nobodyatall"] {
        let answer =
            site.post("/en/sign-in", &[("username", username), ("password", "wrong password")]).await;
        pages.push((answer.status, answer.body.replace(username, "")));
    }
    assert_eq!(pages[0], pages[1]);
}

#[tokio::test]
async fn case_42_17_a_link_to_a_new_password_works_once_and_ends_every_session() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    let mut browser = Browser::new(&site);
    browser.sign_in("quackers").await;
    site.post("/en/join", &[("email", "w.quack1@example.org")]).await;
    let link = site.mail().await.link("password");
    assert_eq!(site.get(&link).await.status, StatusCode::OK);
    assert_eq!(site.post(&link, &[("password", "short")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let new = "another horse entirely";
    assert_eq!(site.post(&link, &[("password", new)]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.post(&link, &[("password", new)]).await.status, StatusCode::GONE);
    assert_eq!(browser.get("/en/community").await.status, StatusCode::SEE_OTHER);
    assert_eq!(
        browser.sign_in("quackers").await.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "the old password"
    );
    assert!(site.mail().await.subject.contains("password was changed"));
    let answer = browser.post("/en/sign-in", &[("username", "quackers"), ("password", new)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn case_42_an_invitation_expires_and_says_what_to_do() {
    let site = Site::start().await;
    site.on_roster("1", "w.quack@example.org").await;
    site.post("/fr/acces", &[("email", "w.quack@example.org")]).await;
    let link = site.mail().await.link("invitation");
    site.clock.advance(Duration::days(3));
    let answer = site.get(&link).await;
    assert_eq!(answer.status, StatusCode::GONE);
    assert!(answer.body.contains("/en/join"));
}

#[tokio::test]
async fn a_refused_account_keeps_the_name_and_says_what_is_wrong_where() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    site.on_roster("2", "duck@example.org").await;
    site.post("/en/join", &[("email", "duck@example.org")]).await;
    let link = site.mail().await.link("invitation");
    for (username, password, terms, ids) in [
        ("qu", "short", "", ["username", "password", "terms"].as_slice()),
        ("admin", PASSWORD, "1", &["username"]),
        ("duck", PASSWORD, "1", &["username"]),
        ("Quackérs", PASSWORD, "1", &["username"]),
        ("duckling", "duckling1234", "1", &["password"]),
        ("duckling", PASSWORD, "2", &["terms"]),
    ] {
        let answer =
            site.post(&link, &[("username", username), ("password", password), ("terms", terms)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{username} {password}");
        for id in ["username", "password", "terms"] {
            let is_marked = answer.body.contains(&format!("id=\"{id}-error\""));
            assert_eq!(is_marked, ids.contains(&id), "{username} {password} {terms}: {id}");
        }
        assert!(answer.body.contains(&format!("value=\"{username}\"")) && !answer.body.contains(password));
    }
}

#[tokio::test]
async fn case_55_a_stranger_s_failures_do_not_lock_a_member_out() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    let attempt = |name| post("/en/sign-in", &[("username", name), ("password", "wrong password")]);
    let mut last = StatusCode::OK;
    // However the name is spelt, it is one.
    for name in ["quackers", "Quackers", "quack-ers", "q_uackers"].into_iter().cycle().take(12) {
        last = site.send_from("203.0.113.9:1", attempt(name)).await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(Browser::new(&site).sign_in("quackers").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_session_ends_when_it_rests_and_sooner_for_staff() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    let person = site.member("2", "duckling").await;
    let mut member = Browser::new(&site);
    member.sign_in("quackers").await;
    site.role(person, Role::Editor).await;
    let mut staff = Browser::new(&site);
    staff.sign_in("duckling").await;
    enrol(&mut staff).await;
    site.clock.advance(Duration::minutes(59));
    assert_eq!(staff.get("/en/dashboard").await.status, StatusCode::OK);
    site.clock.advance(Duration::minutes(61));
    assert_eq!(staff.get("/en/dashboard").await.status, StatusCode::SEE_OTHER);
    site.clock.advance(Duration::days(6));
    assert_eq!(member.get("/en/community").await.status, StatusCode::OK);
    site.clock.advance(Duration::days(8));
    assert_eq!(member.get("/en/community").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_member_ends_the_session_they_left_open_elsewhere() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    let (mut here, mut there) = (Browser::new(&site), Browser::new(&site));
    here.sign_in("quackers").await;
    there.sign_in("quackers").await;
    let page = here.get("/en/account").await.body;
    let other = field_of(&page, "session");
    assert_eq!(here.post("/en/account/sessions", &[("session", &other)]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(there.get("/en/community").await.status, StatusCode::SEE_OTHER);
    assert_eq!(here.get("/en/community").await.status, StatusCode::OK);
}

#[tokio::test]
async fn after_signing_in_one_is_where_one_wanted_to_be() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    let fields = [("username", "quackers"), ("password", PASSWORD), ("to", "/fr/compte")];
    let answer = Browser::new(&site).post("/fr/connexion", &fields).await;
    assert_eq!(answer.header("location"), "/fr/compte");
    let fields = [("username", "quackers"), ("password", PASSWORD), ("to", "//evil.example")];
    let answer = Browser::new(&site).post("/fr/connexion", &fields).await;
    assert_eq!(answer.header("location"), "/fr/communaute");
}

#[tokio::test]
async fn a_member_shows_what_they_choose_and_takes_their_data_along() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    let mut browser = Browser::new(&site);
    browser.sign_in("quackers").await;
    let data = browser.get("/en/account/my-data.json").await;
    assert_eq!(data.header("content-type"), "application/json");
    let hidden: serde_json::Value = serde_json::from_str(&data.body).unwrap();
    assert_eq!(hidden["email"], "w.quack1@example.org");
    assert_eq!((&hidden["shows_kind"], &hidden["language"]), (&false.into(), &"en".into()));
    assert_eq!(hidden["terms_accepted"][0]["version"], 1);
    assert_eq!(hidden["sessions"].as_array().unwrap().len(), 1);
    let answer = browser.post("/en/account/profile", &[("shows_kind", "on"), ("language", "fr")]).await;
    assert_eq!(answer.header("location"), "/en/account?done=saved");
    let page = browser.get("/en/account?done=saved").await.body;
    let said =
        between(&page, "<div tabindex=\"-1\" autofocus class=\"notice notice-success prose\">", "</div>");
    assert!(said.contains("Your choices are saved."), "{said}");
    let shown: serde_json::Value =
        serde_json::from_str(&browser.get("/en/account/my-data.json").await.body).unwrap();
    assert_eq!((&shown["shows_kind"], &shown["language"]), (&true.into(), &"fr".into()));
    assert_eq!(shown["shows_province"], false);
    // Case 14: nothing else can be set from outside.
    browser
        .post("/en/account/profile", &[("language", "en"), ("username", "admin"), ("role", "administrator")])
        .await;
    let same: serde_json::Value =
        serde_json::from_str(&browser.get("/en/account/my-data.json").await.body).unwrap();
    assert_eq!((&same["username"], same["duties"].as_array().unwrap().len()), (&"quackers".into(), 0));
}

#[tokio::test]
async fn who_leaves_is_gone_and_their_name_is_nobody_else_s() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    let mut browser = Browser::new(&site);
    browser.sign_in("quackers").await;
    let wrong = browser.post("/en/account/leave", &[("password", "wrong password")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let left = browser.post("/en/account/leave", &[("password", PASSWORD)]).await;
    assert_eq!((left.header("location"), browser.cookie.clone()), ("/en/sign-in?notice=left", None));
    assert_eq!(browser.sign_in("quackers").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let everything = site.rows().await;
    for secret in ["quackers", "w.quack1", "Wilhelmina"] {
        assert!(!everything.contains(secret), "{secret} is still there");
    }
    site.on_roster("2", "duck@example.org").await;
    site.post("/en/join", &[("email", "duck@example.org")]).await;
    let link = site.mail().await.link("invitation");
    let answer = site.post(&link, &[("username", "Quack-ers"), ("password", PASSWORD), ("terms", "1")]).await;
    assert!(answer.body.contains("This name is taken"), "{}", answer.status);
}

#[tokio::test]
async fn who_opens_an_account_is_signed_in_and_told_so_and_whoever_was_there_before_is_out() {
    let site = Site::start().await;
    site.member("1", "anatole").await;
    let mut browser = Browser::new(&site);
    browser.sign_in("anatole").await;
    let before = browser.cookie.clone();
    site.on_roster("2", "duck@example.org").await;
    site.mails().await;
    site.post("/fr/acces", &[("email", "duck@example.org")]).await;
    let link = site.mail().await.link("invitation");
    let fields = [("username", "duckling"), ("password", PASSWORD), ("terms", "1")];
    let opened = browser.post(&link, &fields).await;
    assert_eq!(opened.header("location"), "/en/community?opened=true", "{}", opened.body);
    let page = browser.get("/en/community?opened=true").await.body;
    assert!(page.contains("Your account is open.") && page.contains("duckling"));
    assert!(!browser.get("/en/community").await.body.contains("Your account is open."));
    let now = browser.cookie.replace(before.unwrap());
    assert_ne!(now, browser.cookie);
    assert_eq!(browser.get("/en/community").await.status, StatusCode::SEE_OTHER, "that session is over");
}

#[tokio::test]
async fn an_account_with_nothing_typed_asks_for_a_username_and_for_a_password() {
    let site = Site::start().await;
    site.on_roster("1", "duck@example.org").await;
    site.post("/en/join", &[("email", "duck@example.org")]).await;
    let link = site.mail().await.link("invitation");
    let page = site.post(&link, &[]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for said in
        ["<a href=\"#username\">Choose a username.</a>", "<a href=\"#password\">Choose a password.</a>"]
    {
        assert!(page.body.contains(said), "{said}: {}", page.body);
    }
}
