//! Claims about the preference centre.

use axum::http::StatusCode;
use time::Duration;

use crate::harness::page::{attributes, field_of};
use crate::harness::{Site, between};

const CONSENTS: [(&str, &str); 3] =
    [("consent_email", "yes"), ("consent_sms", "yes"), ("phone", "613 555 0142")];

#[tokio::test]
async fn a_person_sees_changes_and_withdraws_each_consent() {
    let site = Site::start().await;
    let centre = site.supporter("quack@example.org", &CONSENTS).await;
    let page = site.get(&centre).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("value=\"Wilhelmina\"") && page.body.contains("quack@example.org"));
    let saved = site.post(&format!("{centre}/updates"), &[("consent_sms", "yes")]).await;
    assert_eq!(saved.header("location"), format!("{centre}?saved=updates"));
    let data = site.get(&format!("{centre}/my-data.json")).await;
    let data: serde_json::Value = serde_json::from_str(&data.body).unwrap();
    assert_eq!(data["consents"][0]["withdrawn_by"], "preference_centre");
    assert_eq!(data["consents"][1]["withdrawn_at"], serde_json::Value::Null);
    site.post(&format!("{centre}/withdraw"), &[]).await;
    let data = site.get(&format!("{centre}/my-data.json")).await.body;
    assert_eq!(data.matches("\"withdrawn_by\": \"preference_centre\"").count(), 2);
}

#[tokio::test]
async fn the_receipt_can_be_had_again_to_the_word() {
    let site = Site::start().await;
    let centre = site.supporter("quack@example.org", &CONSENTS).await;
    let answer = site.get(&format!("{centre}/receipts.json")).await;
    assert!(answer.header("content-disposition").starts_with("attachment"));
    assert_eq!(answer.header("cache-control"), "no-store");
    let receipts: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
    let wording = receipts[0]["wording"].as_str().unwrap();
    assert!(
        site.get("/en/pledge").await.body.contains(&wording.replace('\'', "&#x27;"))
            || site.get("/en/pledge").await.body.contains(wording)
    );
    assert_eq!(receipts[0]["wording_sha256"].as_str().unwrap().len(), 64);
    assert_eq!(receipts[0]["given_by"], "pledge_form");
}

#[tokio::test]
async fn details_change_and_wrong_ones_are_shown_with_what_was_typed() {
    let site = Site::start().await;
    let centre = site.supporter("quack@example.org", &CONSENTS).await;
    let fields = |postal: &'static str| {
        [
            ("first_name", "Mina"),
            ("last_name", "Quackenbush"),
            ("email", "quack@example.org"),
            ("postal_code", postal),
            ("language", "fr"),
            ("phone", "613 555 0143"),
        ]
    };
    let wrong = site.post(&format!("{centre}/details"), &fields("nowhere")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("value=\"nowhere\"") && wrong.body.contains("value=\"Mina\""));
    let right = site.post(&format!("{centre}/details"), &fields("H2X 1Y4")).await;
    assert_eq!(right.header("location"), format!("{centre}?saved=details"));
    let data = site.get(&format!("{centre}/my-data.json")).await.body;
    assert!(data.contains("\"QC\"") && data.contains("Mina") && data.contains("+16135550143"));
}

#[tokio::test]
async fn a_telephone_number_is_shown_as_a_person_writes_it() {
    let site = Site::start().await;
    let centre = site.supporter("quack@example.org", &CONSENTS).await;
    let fields = [
        ("first_name", "Mina"),
        ("last_name", "Quackenbush"),
        ("email", "quack@example.org"),
        ("language", "en"),
        ("phone", "+1 (613) 555.0143"),
    ];
    let saved = site.post(&format!("{centre}/details"), &fields).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    let page = site.get(&centre).await.body;
    assert_eq!(field_of(&page, "phone"), "613-555-0143");
    assert!(!page.contains("+16135550143"), "{page}");
}

#[tokio::test]
async fn two_tabs_do_not_overwrite_each_other_s_preferences() {
    fn details<'a>(seen: &'a str, last_name: &'a str, phone: &'a str) -> [(&'a str, &'a str); 6] {
        [
            ("seen", seen),
            ("first_name", "Wilhelmina"),
            ("last_name", last_name),
            ("email", "quack@example.org"),
            ("language", "en"),
            ("phone", phone),
        ]
    }
    let site = Site::start().await;
    let centre = site.supporter("quack@example.org", &CONSENTS).await;
    let mark =
        |page: &str, form: &str| attributes(page, &format!("form[action$='/{form}'] [name=seen]"), "value");
    let page = site.get(&centre).await.body;
    let (contact, updates) = (mark(&page, "details").remove(0), mark(&page, "updates").remove(0));

    let path = format!("{centre}/details");
    let saved = site.post(&path, &details(&contact, "Quackenbush", "613 555 0143")).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    let twice = site.post(&path, &details(&contact, "Quackenbush", "613 555 0143")).await;
    assert_eq!(twice.status, StatusCode::SEE_OTHER, "pressed twice, it stands");
    let refused = site.post(&path, &details(&contact, "Duck", "613 555 0142")).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.body);
    assert!(refused.body.contains("Your details were changed in another window in the meantime"));
    let kept = between(&refused.body, "<dl class=\"fact-list\">", "</dl>");
    assert!(kept.contains("613-555-0143"), "what is kept is shown: {kept}");
    assert_eq!(field_of(&refused.body, "last_name"), "Duck", "what was typed too");
    let data = site.get(&format!("{centre}/my-data.json")).await.body;
    assert!(data.contains("+16135550143") && !data.contains("Duck"), "{data}");
    let wrong = site.post(&path, &details(&contact, "Duck", "nowhere")).await;
    assert_eq!(mark(&wrong.body, "details"), [contact.as_str()], "a refused form has still seen no more");
    let again = mark(&refused.body, "details").remove(0);
    let saved = site.post(&path, &details(&again, "Duck", "613 555 0142")).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "once it has been seen");
    assert!(site.get(&format!("{centre}/my-data.json")).await.body.contains("Duck"));

    let path = format!("{centre}/updates");
    let email_alone = [("seen", updates.as_str()), ("consent_email", "yes")];
    assert_eq!(site.post(&path, &email_alone).await.status, StatusCode::SEE_OTHER);
    let refused = site.post(&path, &[("seen", updates.as_str()), ("consent_sms", "yes")]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.body);
    assert!(refused.body.contains("Your choices were changed in another window in the meantime"));
    assert_eq!(attributes(&refused.body, ".consents [checked]", "name"), ["consent_sms"]);
    let standing = async || {
        let data = site.get(&format!("{centre}/my-data.json")).await.body;
        data.matches("\"withdrawn_at\": null").count()
    };
    assert_eq!(standing().await, 1, "a consent that was withdrawn is not given again unseen");
    // A consent has one row for each moment at which it was given.
    site.clock.advance(Duration::SECOND);
    let again = mark(&refused.body, "updates").remove(0);
    let saved = site.post(&path, &[("seen", again.as_str()), ("consent_sms", "yes")]).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    assert_eq!(standing().await, 1);
}

#[tokio::test]
async fn a_new_address_is_used_once_it_is_confirmed_and_the_old_one_is_told() {
    let site = Site::start().await;
    let centre = site.supporter("old@example.org", &[]).await;
    let fields = [
        ("first_name", "Wilhelmina"),
        ("last_name", "Quackenbush"),
        ("email", "new@example.org"),
        ("language", "en"),
    ];
    let answer = site.post(&format!("{centre}/details"), &fields).await;
    assert_eq!(answer.header("location"), format!("{centre}?saved=details-address"));
    let ask = site.mail().await;
    assert_eq!(ask.to, "new@example.org");
    assert!(ask.header("List-Unsubscribe").is_none(), "whoever reads it may be a stranger");
    let link = ask.link("address");
    assert_eq!(site.get(&link).await.status, StatusCode::OK);
    let done = site.post(&link, &[]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    assert_eq!(site.mail().await.to, "old@example.org");
    assert_eq!(site.get(&centre).await.status, StatusCode::GONE, "the old mailbox's links are revoked");
    assert!(site.get(done.header("location")).await.body.contains("new@example.org"));
}

#[tokio::test]
async fn after_erasure_nothing_tells_who_it_was() {
    let site = Site::start().await;
    let centre = site.supporter("w.quack@example.org", &CONSENTS).await;
    let secrets = ["w.quack", "Wilhelmina", "Quackenbush", "6135550142", "192.0.2.1"];
    for secret in &secrets[..4] {
        assert!(site.dump().contains(secret), "{secret} is there before, or the test would prove nothing");
    }
    assert_eq!(site.get(&format!("{centre}/erase")).await.status, StatusCode::OK);
    assert_eq!(site.confirmed().await, 1, "looking changes nothing");
    let done = site.post(&format!("{centre}/erase"), &[]).await;
    assert_eq!(done.header("location"), "/en/preferences/erased");
    for secret in secrets {
        assert!(!site.dump().contains(secret), "{secret}");
    }
    assert_eq!(site.get(&centre).await.status, StatusCode::GONE);
    assert_eq!(site.confirmed().await, 0);
}

#[tokio::test]
async fn case_41_asking_for_a_link_answers_a_stranger_alike() {
    let site = Site::start().await;
    site.supporter("known@example.org", &[]).await;
    let known = site.post("/fr/preferences", &[("email", "known@example.org")]).await;
    let stranger = site.post("/fr/preferences", &[("email", "stranger@example.org")]).await;
    assert_eq!((known.status, known.header("location")), (StatusCode::SEE_OTHER, "/fr/preferences/envoye"));
    assert_eq!((known.status, &known.body), (stranger.status, &stranger.body));
    assert_eq!(known.headers.len(), stranger.headers.len());
    assert_eq!(site.mail().await.to, "known@example.org");
}

#[tokio::test]
async fn case_13_one_person_s_link_opens_nobody_else_s_page() {
    let site = Site::start().await;
    let mine = site.supporter("me@example.org", &[]).await;
    site.supporter("you@example.org", &[]).await;
    assert!(!site.get(&mine).await.body.contains("you@example.org"));
    let forged = format!("{}A", &mine[..mine.len() - 1]);
    let forged = if forged == mine { format!("{}B", &mine[..mine.len() - 1]) } else { forged };
    assert_eq!(site.get(&forged).await.status, StatusCode::GONE);
}
