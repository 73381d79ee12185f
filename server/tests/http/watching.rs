//! Claims about what administrators have comments looked at for, on the real router.

use axum::http::StatusCode;
use domain::account::Role;
use uuid::Uuid;

use crate::harness::{Answer, Site, between};
use crate::members::Browser;
use crate::moderation::{act, member, write};

const RULES: &str = "/en/dashboard/moderation-rules";
const FRENCH: &str = "/fr/tableau-de-bord/regles-moderation";
const QUEUE: &str = "/en/dashboard/cases";

/// Words that stand nowhere else.
const CANARY: &str = "septuagenarian";

async fn set(administrator: &mut Browser<'_>, fields: &[(&str, &str)]) {
    let saved = administrator.post(RULES, fields).await;
    assert_eq!(saved.header("location"), format!("{RULES}?done=saved"), "{}", saved.body);
}

async fn say(author: &mut Browser<'_>, path: &str, body: &str, sure: bool) -> Answer {
    let form = Uuid::from_u128(rand::random()).to_string();
    let mut fields = vec![("body", body), ("form", form.as_str()), ("language", "en")];
    fields.extend(sure.then_some(("sure", "true")));
    author.post(path, &fields).await
}

#[tokio::test]
async fn administrators_alone_set_the_rules_and_what_is_wrong_is_kept_to_be_corrected() {
    let site = Site::start().await;
    let (_, mut moderator) = site.staff("10", "moira", Role::Moderator).await;
    let (person, mut administrator) = site.staff("11", "modeste", Role::Administrator).await;
    assert_eq!(moderator.get(RULES).await.status, StatusCode::NOT_FOUND);
    assert_eq!(moderator.post(RULES, &[("words_en_hold", "quack")]).await.status, StatusCode::NOT_FOUND);
    let wrong = [("first_many", "99"), ("sites", "cma.ca\nca"), ("words_fr_ask", "charlatan\n!!")];
    for (path, told) in [(RULES, "Line 2 is not a site."), (FRENCH, "La ligne 2 n’indique aucun site.")] {
        let answer = administrator.post(path, &wrong).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        for field in ["first_many", "sites", "words_fr_ask"] {
            assert!(answer.body.contains(&format!("href=\"#{field}\"")), "{field}");
        }
        for kept in [told, "value=\"99\"", "cma.ca\nca", "charlatan\n!!"] {
            assert!(answer.body.contains(kept), "{kept}");
        }
    }
    assert_eq!(site.done_by(person).await, Vec::<String>::new());
    let right =
        [("first_many", "2"), ("first_look", "sample"), ("first_one_in", "3"), ("words_en_ask", "quack")];
    set(&mut administrator, &right).await;
    let page = administrator.get(&format!("{RULES}?done=saved")).await.body;
    for kept in ["Saved. Applies", "value=\"2\"", "value=\"3\"", ">quack</textarea>"] {
        assert!(page.contains(kept), "{kept}");
    }
    assert_eq!(site.done_by(person).await, ["watch_rules.changed"]);
    assert!(administrator.get("/en/dashboard/audit").await.body.contains("changed the automatic checks"));
}

#[tokio::test]
async fn who_writes_a_watched_word_is_asked_in_their_language_and_may_mean_it() {
    let site = Site::start().await;
    let (_, mut administrator) = site.staff("11", "modeste", Role::Administrator).await;
    let (_, mut moderator) = site.staff("10", "moira", Role::Moderator).await;
    let mut author = member(&site, "1", "barnabe").await;
    let (_, topic) = site.topic().await;
    set(&mut administrator, &[("words_en_ask", "quack")]).await;
    for (path, told) in [
        (format!("/en/community/topics/{topic}/comments"), "You wrote: “quack”."),
        (
            format!("/fr/communaute/sujets/{topic}/commentaires"),
            "Vous avez écrit\u{a0}: «\u{a0}quack\u{a0}».",
        ),
    ] {
        let asked = say(&mut author, &path, "What **QUACKS**!", false).await;
        assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
        for part in [told, "name=\"sure\" value=\"true\"", "What **QUACKS**!"] {
            assert!(asked.body.contains(part), "{part}");
        }
    }
    assert!(moderator.get(QUEUE).await.body.contains("No cases are waiting"));
    let path = format!("/en/community/topics/{topic}/comments");
    let meant = say(&mut author, &path, "What **QUACKS**!", true).await;
    assert_eq!(meant.status, StatusCode::SEE_OTHER);
    assert!(moderator.get(QUEUE).await.body.contains("Watched word"));
    let comment = meant.header("location").rsplit_once("#c-").unwrap().1.to_owned();
    let edit = format!("/en/community/comments/{comment}/edit");
    let asked = author.post(&edit, &[("body", "Quacks, all."), ("action", "save")]).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(asked.body.contains("“quack”"));
    let meant = author.post(&edit, &[("body", "Quacks, all."), ("action", "save"), ("sure", "true")]).await;
    assert_eq!(meant.status, StatusCode::SEE_OTHER);
    set(&mut administrator, &[]).await;
    assert_eq!(
        say(&mut author, &path, "Quacks.", false).await.status,
        StatusCode::SEE_OTHER,
        "no rule is left"
    );
}

#[tokio::test]
async fn what_is_held_is_read_by_its_author_and_moderators_until_one_keeps_it() {
    let site = Site::start().await;
    let (_, mut administrator) = site.staff("11", "modeste", Role::Administrator).await;
    let (_, mut moderator) = site.staff("10", "moira", Role::Moderator).await;
    let (mut author, mut reader) = (member(&site, "1", "barnabe").await, member(&site, "2", "lucille").await);
    let (_, topic) = site.topic().await;
    set(&mut administrator, &[("links", "hold"), ("sites", "cma.ca")]).await;
    let news = |comment: &str| format!("href=\"/en/community/comments/{comment}\"");
    let known = write(&mut author, &topic, "See https://www.cma.ca/beds and @lucille.").await;
    let held = write(&mut author, &topic, &format!("{CANARY} https://spam.example @lucille")).await;
    let page = reader.get(&format!("/en/community/topics/{topic}")).await.body;
    assert!(page.contains("www.cma.ca/beds") && !page.contains(CANARY));
    assert!(page.contains("This comment is hidden while moderators"));
    let notices = reader.get("/en/community/notifications").await.body;
    assert!(notices.contains(&news(&known)) && !notices.contains(&news(&held)), "{notices}");
    let told = author.get("/en/account/decisions").await.body;
    let decision = between(&told, "href=\"/en/account/decisions/", "\"").to_owned();
    let told = author.get(&format!("/en/account/decisions/{decision}")).await.body;
    assert!(told.contains("something to check") && told.contains(CANARY));
    let queue = moderator.get(QUEUE).await.body;
    assert!(queue.contains("Unknown link") && queue.contains(CANARY));
    let case = between(&queue, "href=\"/en/dashboard/cases/", "\"").to_owned();
    let keep = act(&mut moderator, &case, &[("act", "rule"), ("ruling", "keep")]).await;
    assert_eq!(keep.status, StatusCode::SEE_OTHER, "{}", keep.body);
    assert!(reader.get(&format!("/fr/communaute/sujets/{topic}")).await.body.contains(CANARY));
    assert!(reader.get("/en/community/notifications").await.body.contains(&news(&held)));
    let theirs = write(&mut moderator, &topic, "octogenarian https://spam.example").await;
    assert!(!theirs.is_empty());
    let page = reader.get(&format!("/en/community/topics/{topic}")).await.body;
    assert!(page.contains("octogenarian"), "whoever moderates is trusted");
}
