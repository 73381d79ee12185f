//! Claims about the list of what one is still writing.

use axum::http::StatusCode;
use serde_json::json;

use crate::comments::Scene;
use crate::harness::Site;
use crate::harness::page::{attributes, field_of, texts};

const FRONT: &str = "/en/community";
const MINE: &str = "/en/community/my-topics";
const ACT: &str = "/en/community/my-drafts";
const FORM: &str = "00000000-0000-7000-8000-000000000001";

impl Scene<'_> {
    /// Keeps a draft, as the composer's script does; returns its version.
    async fn begin(&mut self, who: usize, parent: &str, words: &str) -> String {
        let topic = self.topic.clone();
        let fields = [("topic", topic.as_str()), ("parent", parent), ("form", FORM), ("body", words)];
        let kept = self.people[who].post("/en/community/drafts", &fields).await;
        let kept: serde_json::Value = serde_json::from_str(&kept.body).unwrap();
        kept["draft"].to_string()
    }

    async fn discard(&mut self, who: usize, version: &str) -> crate::harness::Answer {
        let topic = self.topic.clone();
        let fields = [("action", "discard"), ("topic", &topic), ("parent", "0"), ("draft", version)];
        self.people[who].post(ACT, &fields).await
    }
}

#[tokio::test]
async fn drafts_are_listed_for_their_author_alone_and_lead_to_their_form() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let head = scene.comment(1, "First").await;
    for page in [FRONT, MINE] {
        let body = scene.people[0].get(page).await.body;
        assert!(!body.contains("Your drafts") && !body.contains("id=\"drafts\""), "there is none");
    }
    scene.begin(0, "0", "> Hers\n\nHalf <a> thought").await;
    scene.begin(0, &head, "To her").await;
    for page in [FRONT, MINE] {
        let body = scene.people[0].get(page).await.body;
        assert_eq!(texts(&body, "#drafts-title"), ["Your drafts (2)"]);
        let mut ways = attributes(&body, "#drafts .row-title a", "href");
        ways.sort_unstable();
        assert_eq!(ways, [format!("/en/community/comments/{head}#reply"), format!("{}#reply", scene.page())]);
        let mut words = texts(&body, "#drafts .row-excerpt");
        words.sort_unstable();
        assert_eq!(words, ["Half <a> thought", "To her"]);
        let theirs = scene.people[1].get(page).await.body;
        assert!(!theirs.contains("thought") && !theirs.contains("Your drafts"));
    }
    let french = scene.people[0].get("/fr/communaute").await.body;
    assert!(
        french.contains("Vos brouillons (2)") && french.contains("Réponse enregistrée (à l’instant)."),
        "{french}"
    );
}

#[tokio::test]
async fn a_draft_is_discarded_from_the_list_and_can_be_had_back() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let version = scene.begin(0, "0", "Half a\n\nthought").await;
    let stale = scene.discard(0, "1").await;
    assert_eq!(
        (stale.status, stale.header("location")),
        (StatusCode::SEE_OTHER, "/en/community/my-topics#drafts")
    );
    scene.discard(1, &version).await;
    assert!(site.dump().contains("Half a"), "another version, and another person, discard nothing");
    let gone = scene.discard(0, &version).await;
    assert_eq!(gone.status, StatusCode::OK);
    assert!(gone.body.contains("The draft is discarded.") && !gone.body.contains("Your drafts"));
    assert!(!site.dump().contains("Half a"));
    let fields = ["topic", "parent", "body", "language"].map(|name| (name, field_of(&gone.body, name)));
    let mut fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    fields.push(("action", "restore"));
    let back = scene.people[0].post(ACT, &fields).await;
    assert_eq!(back.header("location"), format!("{MINE}#draft-{}-0", scene.topic));
    let page = scene.page();
    let topic = scene.people[0].get(&page).await.body;
    assert!(topic.contains("Half a\n\nthought"), "{topic}");
    assert!(scene.people[0].get(MINE).await.body.contains(&format!("id=\"draft-{}-0\"", scene.topic)));
}

#[tokio::test]
async fn a_reply_that_is_had_back_in_the_list_answers_what_it_answered() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let head = scene.comment(1, "First").await;
    let page = format!("/en/community/comments/{head}");
    let said = scene.write(1, &page, &[("body", "Second")]).await;
    let reply = said.header("location").rsplit_once("#c-").unwrap().1.to_owned();
    scene.write(0, &page, &[("body", "Half"), ("reply_to", &reply), ("action", "draft")]).await;
    let list = scene.people[0].get(MINE).await.body;
    let (topic, version) = (scene.topic.clone(), field_of(&list, "draft"));
    let fields = [("action", "discard"), ("topic", &topic), ("parent", &head), ("draft", &version)];
    let gone = scene.people[0].post(ACT, &fields).await;
    let fields = ["topic", "parent", "reply_to", "body"].map(|name| (name, field_of(&gone.body, name)));
    let mut fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    fields.push(("action", "restore"));
    scene.people[0].post(ACT, &fields).await;
    assert_eq!(field_of(&scene.people[0].get(&page).await.body, "reply_to"), reply);
}

#[tokio::test]
async fn who_stays_on_the_page_is_told_what_was_discarded_and_what_is_back() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let (topic, version) = (scene.topic.clone(), scene.begin(0, "0", "Half").await);
    let place = [("topic", topic.as_str()), ("parent", "0")];
    let discard = [&place[..], &[("action", "discard"), ("draft", version.as_str())]].concat();
    let gone = scene.people[0].post_in_place(ACT, &discard).await;
    let told: serde_json::Value = serde_json::from_str(&gone.body).unwrap();
    let title = "Your drafts (0)";
    assert_eq!(told, json!({ "discarded": { "body": "Half", "language": "", "title": title } }));
    let again = scene.people[0].post_in_place(ACT, &discard).await;
    assert_eq!((again.status, again.body.as_str()), (StatusCode::CONFLICT, r#"{"refused":"stale"}"#));
    let restore = [&place[..], &[("action", "restore"), ("body", "Half")]].concat();
    let back = scene.people[0].post_in_place(ACT, &restore).await;
    let told: serde_json::Value = serde_json::from_str(&back.body).unwrap();
    assert_eq!(told["restored"]["title"], "Your drafts (1)");
    let version = told["restored"]["draft"].to_string();
    assert_eq!(scene.discard(0, &version).await.status, StatusCode::OK, "of this version");
}

#[tokio::test]
async fn a_draft_that_cannot_be_posted_any_more_says_why_and_can_be_copied() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let head = scene.comment(1, "First").await;
    scene.begin(0, &head, "To her").await;
    let edit = format!("/en/community/comments/{head}/edit");
    assert_eq!(scene.people[1].post(&edit, &[("action", "withdraw")]).await.status, StatusCode::SEE_OTHER);
    let body = scene.people[0].get(MINE).await.body;
    assert!(body.contains("The comment that you answer is no longer there."), "{body}");
    let version = scene.begin(0, "0", "Half\na **thought**").await;
    let shown = |body: &str| texts(body, ".draft-text");
    assert_eq!(shown(&scene.people[0].get(FRONT).await.body), ["To her"], "the other one can be posted");
    scene.close().await;
    let body = scene.people[0].get(FRONT).await.body;
    assert!(body.contains("This topic takes no more comments. You can copy your text."));
    assert!(shown(&body).contains(&"Half\na **thought**".to_owned()), "as typed");
    site.alter("UPDATE topics SET state = 'withheld'").await;
    let body = scene.people[0].get(FRONT).await.body;
    assert!(body.contains("Members no longer see this topic.") && shown(&body).len() == 2);
    assert!(attributes(&body, "#drafts .row-title a", "href").is_empty(), "and nothing of it is told");
    let gone = scene.discard(0, &version).await;
    assert!(
        gone.body.contains("The draft is discarded.") && !gone.body.contains(">Undo<"),
        "its place takes none"
    );
}
