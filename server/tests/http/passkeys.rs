//! Claims about passkeys: what adds one, what opens an account with it, and what does not.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use domain::account::Role;
use serde_json::{Value, json};
use time::Duration;

use crate::authenticator::Authenticator;
use crate::harness::page::field_of;
use crate::harness::{Answer, Site, between};
use crate::members::{Browser, PASSWORD, code, enrol};

const SIGN_IN: &str = "/en/sign-in/passkey";
const OPTIONS: &str = "/en/sign-in/passkey/options";
const ADD: &str = "/en/account/passkeys";
const ADD_OPTIONS: &str = "/en/account/passkeys/options";
const REMOVE: &str = "/en/account/passkeys/remove";

fn read(answer: &Answer) -> Value {
    assert_eq!(answer.header("content-type"), "application/json", "{}", answer.body);
    assert_eq!(answer.header("cache-control"), "no-store");
    serde_json::from_str(&answer.body).unwrap()
}

impl Browser<'_> {
    async fn json(&mut self, path: &str, body: &Value) -> Answer {
        let request = Request::builder().method(Method::POST).uri(path);
        let request = request.header("content-type", "application/json");
        self.send(request.body(Body::from(body.to_string())).unwrap()).await
    }

    /// Begins to make a passkey.
    async fn begin(&mut self, password: &str) -> Answer {
        self.json(ADD_OPTIONS, &json!({ "name": "My phone", "password": password })).await
    }

    async fn finish(&mut self, begun: &Value, credential: &Value) -> Answer {
        self.json(ADD, &json!({ "ceremony": begun["ceremony"], "credential": credential })).await
    }

    /// Adds a passkey.
    async fn add(&mut self, authenticator: &mut Authenticator) {
        let begun = read(&self.begin(PASSWORD).await);
        let credential = authenticator.create(&begun["options"]);
        let added = self.finish(&begun, &credential).await;
        assert_eq!(added.status, StatusCode::OK, "{}", added.body);
        assert_eq!(read(&added)["to"], "/en/account?done=passkey-added");
    }

    /// A challenge, and the authenticator's answer to it.
    async fn assertion(&mut self, authenticator: &Authenticator) -> Value {
        let begun = read(&self.json(OPTIONS, &json!({})).await);
        json!({ "ceremony": begun["ceremony"], "credential": authenticator.get(&begun["options"]) })
    }

    async fn passkey_sign_in(&mut self, authenticator: &Authenticator) -> Answer {
        let assertion = self.assertion(authenticator).await;
        self.json(SIGN_IN, &assertion).await
    }
}

/// A member whose browser is signed in and whose authenticator holds a passkey.
async fn with_passkey<'s>(site: &'s Site, number: u8, name: &str) -> (Browser<'s>, Authenticator) {
    site.member(&number.to_string(), name).await;
    let mut browser = Browser::new(site);
    browser.sign_in(name).await;
    let mut authenticator = Authenticator::new(number);
    browser.add(&mut authenticator).await;
    (browser, authenticator)
}

#[tokio::test]
async fn a_member_adds_a_passkey_and_signs_in_with_it_alone() {
    let site = Site::start().await;
    let (mut browser, authenticator) = with_passkey(&site, 1, "quackers").await;
    let mail = site.mail().await;
    assert_eq!(mail.subject, "A passkey was added");
    let page = browser.get("/en/account?done=passkey-added").await.body;
    assert!(
        page.contains("My phone") && page.contains("not used yet") && page.contains("Your passkey is added")
    );
    let mut fresh = Browser::new(&site);
    let mut assertion = fresh.assertion(&authenticator).await;
    assertion["to"] = "/fr/compte".into();
    let answer = fresh.json(SIGN_IN, &assertion).await;
    assert_eq!((answer.status, &read(&answer)["to"]), (StatusCode::OK, &json!("/fr/compte")));
    let page = fresh.get("/fr/compte").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("utilisée pour la dernière fois le 22\u{a0}novembre 2026"));
    let data = fresh.get("/en/account/my-data.json").await.body;
    let data: Value = serde_json::from_str(&data).unwrap();
    assert_eq!(data["passkeys"][0]["name"], "My phone");
    assert_eq!(data["passkeys"][0]["last_used_at"], "2026-11-22T12:00:00Z");
    assert_eq!(data["passkeys"].as_array().unwrap().len(), 1);
    assert!(site.rows().await.contains("passkey.added"));
}

#[tokio::test]
async fn case_23_after_a_passkey_only_our_own_addresses_are_gone_to() {
    let site = Site::start().await;
    let (_, authenticator) = with_passkey(&site, 1, "quackers").await;
    let mut browser = Browser::new(&site);
    let mut assertion = browser.assertion(&authenticator).await;
    assertion["to"] = "//evil.example".into();
    assert_eq!(read(&browser.json(SIGN_IN, &assertion).await)["to"], "/en/community");
}

#[tokio::test]
async fn a_passkey_s_authenticator_has_verified_its_owner_so_it_is_a_second_factor() {
    let site = Site::start().await;
    let (mut owner, authenticator) = with_passkey(&site, 1, "quackers").await;
    site.role(uuid::Uuid::from_u128(1), Role::Editor).await;
    assert_eq!(
        owner.get("/en/account").await.status,
        StatusCode::SEE_OTHER,
        "a change of rights starts anew"
    );
    let mut staff = Browser::new(&site);
    assert_eq!(staff.passkey_sign_in(&authenticator).await.status, StatusCode::OK);
    assert_eq!(staff.get("/en/dashboard").await.status, StatusCode::OK);
}

#[tokio::test]
async fn staff_without_a_second_factor_may_make_a_passkey_their_first() {
    let site = Site::start().await;
    let person = site.member("1", "quackers").await;
    site.role(person, Role::Editor).await;
    let mut staff = Browser::new(&site);
    staff.sign_in("quackers").await;
    let gate = staff.get("/en/dashboard").await;
    assert_eq!(gate.header("location"), "/en/account/authenticator");
    assert!(staff.get("/en/account/authenticator").await.body.contains(&format!("href=\"{ADD}\"")));
    staff.add(&mut Authenticator::new(1)).await;
    assert_eq!(staff.get("/en/dashboard").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_session_without_the_second_factor_that_its_person_has_sets_nothing_up_and_takes_nothing_away() {
    let site = Site::start().await;
    let (mut thief, authenticator) = with_passkey(&site, 1, "quackers").await;
    // As a session would be that was begun before the passkey was there, and outlived it.
    site.alter("UPDATE sessions SET second_factor = FALSE").await;
    for path in ["/en/account/authenticator", ADD, REMOVE] {
        let page = thief.get(path).await;
        assert!(page.status == StatusCode::OK && page.body.contains("Use your passkey"), "{path}");
        assert!(!page.body.contains("name=\"password\"") && !page.body.contains("class=\"key\""), "{path}");
    }
    let fields = [("sealed", "x"), ("code", "000000"), ("password", PASSWORD)];
    let planted = thief.post("/en/account/authenticator", &fields).await;
    assert_eq!(planted.status, StatusCode::NOT_FOUND);
    assert_eq!(thief.begin(PASSWORD).await.status, StatusCode::FORBIDDEN);
    let data: Value = serde_json::from_str(&thief.get("/en/account/my-data.json").await.body).unwrap();
    assert_eq!(data["authenticator"], false);
    assert_eq!(
        thief.post(REMOVE, &[("passkey", &passkey_id(&site).await), ("password", PASSWORD)]).await.status,
        StatusCode::FORBIDDEN
    );
    for (path, fields) in [
        ("/en/account/leave", &[("password", PASSWORD)][..]),
        ("/en/account/password", &[("current", PASSWORD), ("password", "another horse battery")]),
        ("/en/account/email", &[("email", "thief@example.net"), ("password", PASSWORD)]),
    ] {
        assert!(!thief.get(path).await.body.contains("current-password"), "{path}");
        assert_eq!(thief.post(path, fields).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let before = thief.cookie.clone();
    assert_eq!(thief.passkey_sign_in(&authenticator).await.status, StatusCode::OK);
    assert_eq!(thief.get("/en/account/leave").await.body.matches("current-password").count(), 1);
    let mut old = Browser::new(&site);
    old.cookie = before;
    assert_eq!(old.get("/en/account").await.status, StatusCode::SEE_OTHER, "no session is left behind");
}

/// The one passkey there is.
async fn passkey_id(site: &Site) -> String {
    site.store.passkeys(uuid::Uuid::from_u128(1)).await.unwrap()[0].id.to_string()
}

#[tokio::test]
async fn a_stolen_session_without_the_password_plants_no_second_factor() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    let mut stolen = Browser::new(&site);
    stolen.sign_in("quackers").await;
    for password in ["", "wrong password"] {
        let refused = stolen.begin(password).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(read(&refused)["message"], "That password is not right. Nothing was changed.");
    }
    let page = stolen.get("/en/account/authenticator").await.body;
    let sealed = field_of(&page, "sealed");
    let code = code(&site, between(&page, "<code class=\"key\">", "</code>"));
    for password in ["", "wrong password"] {
        let fields = [("sealed", sealed.as_str()), ("code", &code), ("password", password)];
        let refused = stolen.post("/en/account/authenticator", &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("id=\"password-error\""));
    }
    let data: Value = serde_json::from_str(&stolen.get("/en/account/my-data.json").await.body).unwrap();
    assert_eq!((&data["authenticator"], &data["passkeys"]), (&json!(false), &json!([])));
}

#[tokio::test]
async fn an_open_session_is_no_place_to_guess_the_password_at() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    let mut stolen = Browser::new(&site);
    stolen.sign_in("quackers").await;
    let mut last = StatusCode::OK;
    for _ in 0..8 {
        last = stolen.begin("wrong password").await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    let fields = [("sealed", "x"), ("code", "000000"), ("password", "another guess")];
    let answer = stolen.post("/en/account/authenticator", &fields).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    let answer = stolen.post(REMOVE, &[("password", "another guess")]).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn what_was_signed_for_another_site_is_refused() {
    let site = Site::start().await;
    let (mut browser, mut authenticator) = with_passkey(&site, 1, "quackers").await;
    for origin in ["https://advocates.example.ca.evil.example", "http://advocates.example.ca", "null"] {
        authenticator.origin = origin.into();
        let refused = Browser::new(&site).passkey_sign_in(&authenticator).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{origin}");
        assert!(refused.header("set-cookie").is_empty());
        let begun = read(&browser.begin(PASSWORD).await);
        let mut other = Authenticator::new(2);
        other.origin = origin.into();
        let credential = other.create(&begun["options"]);
        let refused = browser.finish(&begun, &credential).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{origin}");
    }
}

#[tokio::test]
async fn case_42_an_answer_opens_one_session() {
    let site = Site::start().await;
    let (_, authenticator) = with_passkey(&site, 1, "quackers").await;
    let mut browser = Browser::new(&site);
    let assertion = browser.assertion(&authenticator).await;
    assert_eq!(browser.json(SIGN_IN, &assertion).await.status, StatusCode::OK);
    let replayed = Browser::new(&site).json(SIGN_IN, &assertion).await;
    assert_eq!(replayed.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(replayed.header("set-cookie").is_empty());
}

#[tokio::test]
async fn case_42_a_challenge_expires_after_five_minutes() {
    let site = Site::start().await;
    let (_, authenticator) = with_passkey(&site, 1, "quackers").await;
    let mut browser = Browser::new(&site);
    let assertion = browser.assertion(&authenticator).await;
    site.clock.advance(Duration::minutes(5));
    let late = browser.json(SIGN_IN, &assertion).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(read(&late)["message"].as_str().unwrap().contains("too long"));
}

#[tokio::test]
async fn a_challenge_is_good_for_its_purpose_its_person_and_its_session_alone() {
    let site = Site::start().await;
    let (mut hers, authenticator) = with_passkey(&site, 1, "quackers").await;
    site.member("2", "duckling").await;
    let mut his = Browser::new(&site);
    his.sign_in("duckling").await;
    let (registration, sign_in) =
        (read(&hers.begin(PASSWORD).await), read(&hers.json(OPTIONS, &json!({})).await));

    // Hers is not his, whoever's authenticator it is, nor her other session's.
    let credential = Authenticator::new(2).create(&registration["options"]);
    let mut elsewhere = Browser::new(&site);
    elsewhere.passkey_sign_in(&authenticator).await;
    for browser in [&mut his, &mut elsewhere] {
        let refused = browser.finish(&registration, &credential).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    // A challenge to sign in makes no passkey, and the other way round.
    let mut options = registration["options"].clone();
    options["challenge"] = sign_in["options"]["challenge"].clone();
    let credential = Authenticator::new(3).create(&options);
    let refused = hers.finish(&sign_in, &credential).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut options = sign_in["options"].clone();
    options["challenge"] = registration["options"]["challenge"].clone();
    let answer = json!({ "ceremony": registration["ceremony"], "credential": authenticator.get(&options) });
    let refused = Browser::new(&site).json(SIGN_IN, &answer).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    // One challenge's answer does not end another ceremony.
    let answer = json!({ "ceremony": sign_in["ceremony"], "credential": authenticator.get(&options) });
    let refused = Browser::new(&site).json(SIGN_IN, &answer).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let counted = site.store.passkeys(uuid::Uuid::from_u128(1)).await.unwrap().len();
    assert_eq!(counted, 1);
}

#[tokio::test]
async fn a_counter_that_goes_back_is_refused_and_noted() {
    let site = Site::start().await;
    let (_, mut authenticator) = with_passkey(&site, 1, "quackers").await;
    for (counter, status) in [
        (0, StatusCode::OK),
        (7, StatusCode::OK),
        (8, StatusCode::OK),
        (8, StatusCode::UNPROCESSABLE_ENTITY),
        (3, StatusCode::UNPROCESSABLE_ENTITY),
        (9, StatusCode::OK),
    ] {
        authenticator.counter = counter;
        let answer = Browser::new(&site).passkey_sign_in(&authenticator).await;
        assert_eq!(answer.status, status, "{counter}");
    }
    assert_eq!(site.rows().await.matches("passkey.went_back").count(), 2);
}

#[tokio::test]
async fn an_authenticator_that_did_not_verify_its_owner_is_refused() {
    let site = Site::start().await;
    let (mut browser, mut authenticator) = with_passkey(&site, 1, "quackers").await;
    authenticator.verifies = false;
    let refused = Browser::new(&site).passkey_sign_in(&authenticator).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let begun = read(&browser.begin(PASSWORD).await);
    let mut other = Authenticator::new(2);
    other.verifies = false;
    let credential = other.create(&begun["options"]);
    assert_eq!(browser.finish(&begun, &credential).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn case_41_the_options_say_the_same_to_everybody_and_write_nothing() {
    let site = Site::start().await;
    let (mut browser, _) = with_passkey(&site, 1, "quackers").await;
    let before = site.rows().await;
    let mut seen = Vec::new();
    for browser in [&mut browser, &mut Browser::new(&site)] {
        let mut begun = read(&browser.json(OPTIONS, &json!({ "username": "quackers" })).await);
        assert_eq!(begun["options"]["allowCredentials"], json!([]));
        begun["options"]["challenge"] = Value::Null;
        seen.push((begun["options"].clone(), begun["ceremony"].as_str().unwrap().len()));
    }
    assert_eq!(seen[0].0, seen[1].0);
    assert_eq!(site.rows().await, before);
}

#[tokio::test]
async fn an_unknown_passkey_is_told_the_way_forward_in_the_reader_s_language() {
    let site = Site::start().await;
    let (mut browser, _) = with_passkey(&site, 1, "quackers").await;
    let begun = read(&browser.begin(PASSWORD).await);
    let mut stranger = Authenticator::new(9);
    stranger.create(&begun["options"]);
    let assertion = browser.assertion(&stranger).await;
    let answer = browser.json("/fr/connexion/cle-acces", &assertion).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(read(&answer)["message"].as_str().unwrap().contains("Connectez-vous avec votre mot de passe"));
}

#[tokio::test]
async fn a_passkey_is_removed_with_the_password_and_opens_nothing_any_more() {
    let site = Site::start().await;
    let (mut browser, authenticator) = with_passkey(&site, 1, "quackers").await;
    let mut elsewhere = Browser::new(&site);
    elsewhere.passkey_sign_in(&authenticator).await;
    site.mails().await;
    let id = passkey_id(&site).await;
    let page = browser.get(&format!("{REMOVE}?passkey={id}")).await.body;
    assert!(page.contains("My phone") && page.contains("checked"));
    let wrong = browser.post(REMOVE, &[("passkey", &id), ("password", "wrong password")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("id=\"password-error\"") && wrong.body.contains("checked"));
    let unchosen = browser.post(REMOVE, &[("password", PASSWORD)]).await;
    assert_eq!(unchosen.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unchosen.body.contains("id=\"passkey-error\""));
    let removed = browser.post(REMOVE, &[("passkey", &id), ("password", PASSWORD)]).await;
    assert_eq!(removed.header("location"), "/en/account?done=passkey-removed");
    assert_eq!(site.mail().await.subject, "A passkey was removed");
    assert_eq!(elsewhere.get("/en/account").await.status, StatusCode::SEE_OTHER, "its sessions have ended");
    let refused = Browser::new(&site).passkey_sign_in(&authenticator).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(site.rows().await.contains("passkey.removed"));
}

#[tokio::test]
async fn case_13_nobody_removes_another_s_passkey() {
    let site = Site::start().await;
    let (_, authenticator) = with_passkey(&site, 1, "quackers").await;
    site.member("2", "duckling").await;
    let mut his = Browser::new(&site);
    his.sign_in("duckling").await;
    let id = passkey_id(&site).await;
    let answer = his.post(REMOVE, &[("passkey", &id), ("password", PASSWORD)]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(Browser::new(&site).passkey_sign_in(&authenticator).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_passkey_is_added_once_and_a_name_is_needed() {
    let site = Site::start().await;
    let (mut browser, mut authenticator) = with_passkey(&site, 1, "quackers").await;
    let begun = read(&browser.begin(PASSWORD).await);
    assert_eq!(begun["options"]["excludeCredentials"].as_array().unwrap().len(), 1);
    let credential = authenticator.create(&begun["options"]);
    assert_eq!(browser.finish(&begun, &credential).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let nameless = json!({ "name": " ", "password": PASSWORD });
    assert_eq!(browser.json(ADD_OPTIONS, &nameless).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_member_with_a_passkey_is_asked_for_it_after_the_password() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    let (mut browser, mut elsewhere) = (Browser::new(&site), Browser::new(&site));
    browser.sign_in("quackers").await;
    elsewhere.sign_in("quackers").await;
    let mut authenticator = Authenticator::new(1);
    browser.add(&mut authenticator).await;
    assert_eq!(elsewhere.get("/en/account").await.status, StatusCode::SEE_OTHER, "it came by password alone");
    let mut plain = Browser::new(&site);
    let step = plain.sign_in("quackers").await;
    assert_eq!((step.status, plain.cookie.clone()), (StatusCode::OK, None));
    assert!(step.body.contains("protected by a passkey") && step.body.contains(OPTIONS));
    assert!(!step.body.contains("name=\"code\""), "there is no code to give");
    assert_eq!(plain.passkey_sign_in(&authenticator).await.status, StatusCode::OK);
    assert_eq!(plain.get("/en/community").await.status, StatusCode::OK);
    // Neither an authenticator nor the passkey is taken for the other.
    enrol(&mut browser).await;
    let mut second = Browser::new(&site);
    let step = second.sign_in("quackers").await.body;
    assert!(step.contains("One more step") && step.contains(OPTIONS), "a passkey does as well");
    let first_step = field_of(&step, "first_step");
    let wrong = second.post("/en/sign-in/code", &[("first_step", &first_step), ("code", "1")]).await;
    assert!(wrong.body.contains(OPTIONS));
    assert_eq!(second.passkey_sign_in(&authenticator).await.status, StatusCode::OK);
    assert_eq!(second.get("/en/community").await.status, StatusCode::OK);
    // Who has none is not offered one.
    site.member("2", "duckling").await;
    let mut other = Browser::new(&site);
    other.sign_in("duckling").await;
    enrol(&mut other).await;
    let step = Browser::new(&site).sign_in("duckling").await.body;
    assert!(step.contains("One more step") && !step.contains(OPTIONS));
}

#[tokio::test]
async fn a_new_password_ends_the_sessions_and_keeps_the_passkeys() {
    let site = Site::start().await;
    let (mut browser, authenticator) = with_passkey(&site, 1, "quackers").await;
    site.mails().await;
    site.post("/en/join", &[("email", "w.quack1@example.org")]).await;
    let link = site.mail().await.link("password");
    site.post(&link, &[("password", "another horse entirely")]).await;
    assert_eq!(browser.get("/en/account").await.status, StatusCode::SEE_OTHER);
    assert_eq!(browser.passkey_sign_in(&authenticator).await.status, StatusCode::OK);
}

#[tokio::test]
async fn who_leaves_takes_their_passkeys_along() {
    let site = Site::start().await;
    let (mut browser, authenticator) = with_passkey(&site, 1, "quackers").await;
    browser.post("/en/account/leave", &[("password", PASSWORD)]).await;
    assert!(!site.rows().await.contains("My phone"));
    let refused = Browser::new(&site).passkey_sign_in(&authenticator).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_site_without_a_domain_offers_no_passkeys() {
    let site =
        Site::start_with(|settings| settings.base_url = "http://127.0.0.1:3000".parse().unwrap()).await;
    assert!(!site.get("/en/sign-in").await.body.contains(OPTIONS));
    let request = Request::builder().method(Method::POST).uri(OPTIONS);
    assert_eq!(site.send(request.body(Body::empty()).unwrap()).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn case_19_a_form_of_another_site_s_reaches_no_ceremony() {
    let site = Site::start().await;
    let (mut browser, _) = with_passkey(&site, 1, "quackers").await;
    for path in [ADD_OPTIONS, ADD, SIGN_IN] {
        for kind in ["text/plain", "application/x-www-form-urlencoded"] {
            let request = Request::builder().method(Method::POST).uri(path).header("content-type", kind);
            let answer = browser.send(request.body(Body::from("{}")).unwrap()).await;
            let refusals = [StatusCode::BAD_REQUEST, StatusCode::CONFLICT];
            assert!(refusals.contains(&answer.status), "{path} {kind}: {}", answer.status);
        }
        let request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header("content-type", "application/json")
            .header("sec-fetch-site", "cross-site");
        let answer = browser.send(request.body(Body::from("{}")).unwrap()).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
    }
}

#[tokio::test]
async fn attempts_with_one_passkey_are_counted() {
    let site = Site::start().await;
    let (_, mut authenticator) = with_passkey(&site, 1, "quackers").await;
    authenticator.verifies = false;
    let mut last = StatusCode::OK;
    for _ in 0..12 {
        last = Browser::new(&site).passkey_sign_in(&authenticator).await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn case_35_what_is_no_ceremony_is_refused_without_harm() {
    let site = Site::start().await;
    let (mut browser, authenticator) = with_passkey(&site, 1, "quackers").await;
    let good = browser.assertion(&authenticator).await;
    for body in [
        json!({}),
        json!({ "ceremony": "", "credential": null }),
        json!({ "ceremony": good["ceremony"], "credential": [] }),
        json!({ "ceremony": good["ceremony"], "credential": { "id": "x", "response": {} } }),
        json!({ "ceremony": "AAAA", "credential": good["credential"] }),
    ] {
        for path in [SIGN_IN, ADD] {
            let answer = browser.json(path, &body).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{path} {body}");
        }
    }
    let huge = json!({ "ceremony": "A".repeat(40_000) });
    assert_eq!(browser.json(SIGN_IN, &huge).await.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn a_learned_password_of_staff_with_a_passkey_opens_nothing() {
    let site = Site::start().await;
    let person = site.member("1", "quackers").await;
    let mut owner = Browser::new(&site);
    owner.sign_in("quackers").await;
    let mut authenticator = Authenticator::new(1);
    owner.add(&mut authenticator).await;
    site.role(person, Role::Administrator).await;
    let mut thief = Browser::new(&site);
    assert_eq!(thief.sign_in("quackers").await.status, StatusCode::OK);
    assert_eq!(thief.cookie, None);
    for path in ["/en/account", "/en/account/my-data.json", "/en/dashboard"] {
        assert_eq!(thief.get(path).await.status, StatusCode::SEE_OTHER, "{path}");
    }
    assert_eq!(owner.passkey_sign_in(&authenticator).await.status, StatusCode::OK);
    assert_eq!(owner.get("/en/account/leave").await.body.matches("current-password").count(), 1);
}
