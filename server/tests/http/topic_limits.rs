//! Claims about topics that moderators lock or slow, on the real router.

use axum::http::StatusCode;
use domain::account::{Grant, Role, Scope};
use time::Duration;
use uuid::Uuid;

use crate::harness::page::field_of;
use crate::harness::{Answer, Site};
use crate::members::{Browser, enrol};
use crate::moderation::{member, write};

const LOCK: [(&str, &str); 6] = [
    ("kind", "lock"),
    ("term", "day"),
    ("clause", "respect"),
    ("reason_en", "Calm down, please."),
    ("reason_fr", "Du calme, s’il vous plaît."),
    ("note", "Third time."),
];

async fn say(author: &mut Browser<'_>, path: &str, body: &str) -> Answer {
    let form = Uuid::from_u128(rand::random()).to_string();
    author.post(path, &[("body", body), ("form", form.as_str()), ("language", "en")]).await
}

#[tokio::test]
async fn a_locked_topic_says_why_in_both_languages_and_keeps_what_was_typed() {
    let site = Site::start().await;
    let (_, mut moderator) = site.staff("10", "moira", Role::Moderator).await;
    let mut author = member(&site, "1", "barnabe").await;
    let (_, topic) = site.topic().await;
    let comment = write(&mut author, &topic, "Beds are short.").await;
    let (page, topic_limits) =
        (format!("/en/community/topics/{topic}"), format!("/en/dashboard/restraints/{topic}"));
    assert!(moderator.get(&page).await.body.contains(&format!("href=\"{topic_limits}\"")));
    assert!(!author.get(&page).await.body.contains(&topic_limits));
    let unfit = moderator.post(&topic_limits, &[("kind", "slow"), ("reason_en", "Calm.")]).await;
    assert_eq!(unfit.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["minutes", "term", "clause", "reason_fr"] {
        assert!(unfit.body.contains(&format!("href=\"#{field}\"")), "{field}");
    }
    assert!(!unfit.body.contains("href=\"#reason_en\"") && unfit.body.contains(">Calm.</textarea>"));
    let done = moderator.post(&topic_limits, &LOCK).await;
    assert_eq!(done.header("location"), format!("{topic_limits}?done=done"));
    assert!(moderator.get(done.header("location")).await.body.contains("Done. Members can see the reason."));

    let path = format!("{page}/comments");
    let refused = say(&mut author, &path, "One more thing.").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("Nothing was posted") && refused.body.contains("One more thing."));
    let told = author.get(&page).await.body;
    assert!(told.contains("Reason: Calm down, please.") && !told.contains("name=\"body\""));
    assert!(!told.contains("Third time.") && !told.contains("moira"));
    let told = author.get(&format!("/fr/communaute/sujets/{topic}")).await.body;
    assert!(told.contains("Motif\u{a0}: Du calme, s’il vous plaît.") && !told.contains("Calm down"));
    let told = author.get(&format!("/en/community/comments/{comment}")).await.body;
    assert!(told.contains("Reason: Calm down, please.") && !told.contains("name=\"body\""));
    let edit = format!("/en/community/comments/{comment}/edit");
    let refused = author.post(&edit, &[("body", "Changed."), ("action", "save")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("Nothing was changed."));
    assert_eq!(say(&mut moderator, &path, "Please read the Terms.").await.status, StatusCode::SEE_OTHER);

    let shown = moderator.get(&topic_limits).await.body;
    let id = field_of(&shown, "id");
    let ended = moderator.post(&topic_limits, &[("act", "end"), ("id", &id)]).await;
    assert_eq!(ended.header("location"), format!("{topic_limits}?done=ended"));
    assert_eq!(say(&mut author, &path, "One more thing.").await.status, StatusCode::SEE_OTHER);
    let log = moderator.get("/en/dashboard/moderation-log").await.body;
    assert!(log.contains("Locked the topic") && log.contains("Lifted the topic’s restriction"));
    assert!(log.contains(&format!("href=\"{topic_limits}\"")));
}

#[tokio::test]
async fn a_slowed_topic_says_when_one_may_write_again() {
    let site = Site::start().await;
    let (_, mut moderator) = site.staff("10", "moira", Role::Moderator).await;
    let mut author = member(&site, "1", "barnabe").await;
    let (_, topic) = site.topic().await;
    let topic_limits = format!("/fr/tableau-de-bord/restrictions/{topic}");
    let slow = [&LOCK[1..], &[("kind", "slow"), ("minutes", "5")]].concat();
    assert_eq!(moderator.post(&topic_limits, &slow).await.status, StatusCode::SEE_OTHER);
    let path = format!("/en/community/topics/{topic}/comments");
    assert_eq!(say(&mut author, &path, "One.").await.status, StatusCode::SEE_OTHER);
    let early = say(&mut author, &path, "Two.").await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(early.body.contains("This topic is slowed") && early.body.contains(">Two.</textarea>"));
    let told = author.get(&format!("/en/community/topics/{topic}")).await.body;
    assert!(told.contains("one comment every 5 minutes") && told.contains("name=\"body\""));
    site.clock.advance(Duration::minutes(5));
    assert_eq!(say(&mut author, &path, "Two.").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn who_moderates_another_theme_holds_nothing_back() {
    let site = Site::start().await;
    let mut author = member(&site, "1", "barnabe").await;
    let (theme, topic) = site.topic().await;
    let topic_limits = format!("/en/dashboard/restraints/{topic}");
    assert_eq!(author.post(&topic_limits, &LOCK).await.status, StatusCode::NOT_FOUND);
    for (number, name, scope, status) in [
        ("20", "modeste", Scope::Theme(Uuid::from_u128(77)), StatusCode::NOT_FOUND),
        ("21", "moira", Scope::Theme(theme.parse().unwrap()), StatusCode::SEE_OTHER),
    ] {
        let person = site.member(number, name).await;
        let grant = Grant { role: Role::Moderator, scope };
        site.store.give_duty(person, grant, domain::Clock::now(&*site.clock)).await.unwrap();
        let mut moderator = Browser::new(&site);
        moderator.sign_in(name).await;
        enrol(&mut moderator).await;
        let page = moderator.get(&format!("/en/community/topics/{topic}")).await.body;
        assert_eq!(page.contains(&topic_limits), status == StatusCode::SEE_OTHER, "{name}");
        assert_eq!(moderator.post(&topic_limits, &LOCK).await.status, status, "{name}");
    }
}
