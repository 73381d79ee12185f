//! Claims about drafts: what somebody types is theirs alone, and is not lost.

use axum::http::StatusCode;
use domain::community::DRAFT_TIME;
use time::Duration;

use crate::comments::Scene;
use crate::harness::page::{attributes, field_of};
use crate::harness::{Answer, Site, between};
use crate::members::{Browser, PASSWORD};

const KEEP: &str = "/en/community/drafts";

impl Scene<'_> {
    /// Sends a draft as the composer's script does; returns what it is told.
    async fn keep(&mut self, who: usize, fields: &[(&str, &str)]) -> serde_json::Value {
        let topic = self.topic.clone();
        let all = [&[("topic", topic.as_str())], fields].concat();
        let answer = self.people[who].post(KEEP, &all).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        assert_eq!(answer.header("cache-control"), "no-store");
        serde_json::from_str(&answer.body).unwrap()
    }

    async fn topic_page(&mut self, who: usize) -> String {
        let page = self.page();
        self.people[who].get(&page).await.body
    }
}

/// What stands in the form's field.
fn typed(body: &str) -> &str {
    between(body, "<textarea", "</textarea>").split_once('>').unwrap().1
}

const FORM: &str = "00000000-0000-7000-8000-000000000001";

#[tokio::test]
async fn without_a_script_a_draft_is_kept_found_again_and_discarded() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let page = scene.page();
    let kept = scene
        .write(0, &page, &[("body", "Half a\r\nthought"), ("language", "fr"), ("action", "draft")])
        .await;
    assert_eq!(
        (kept.status, kept.header("location")),
        (StatusCode::SEE_OTHER, format!("{page}#draft-kept").as_str()),
        "where it is said that it is kept"
    );
    assert!(scene.topic_page(0).await.contains("id=\"draft-kept\" tabindex=\"-1\""));
    // Their session ends; the draft does not.
    let signed_out = scene.people[0].post("/en/sign-out", &[]).await;
    assert_eq!(signed_out.header("clear-site-data"), "\"storage\"", "what is on the device goes");
    scene.people[0].sign_in("barnabe").await;
    let body = scene.topic_page(0).await;
    assert_eq!(typed(&body), "Half a\nthought");
    assert!(body.contains("Draft saved just now") && body.contains("<option value=\"fr\" selected"));
    assert!(!scene.topic_page(1).await.contains("Half a"), "case 13");
    let data = scene.people[0].get("/en/account/my-data.json").await.body;
    let data: serde_json::Value = serde_json::from_str(&data).unwrap();
    assert_eq!(data["drafts"][0]["text"], "Half a\nthought");
    let draft = field_of(&body, "draft");
    let gone = scene.write(0, &page, &[("draft", &draft), ("action", "discard")]).await;
    assert_eq!((gone.status, typed(&gone.body)), (StatusCode::OK, ""));
    assert_eq!(typed(&scene.topic_page(0).await), "");
    assert!(!site.dump().contains("Half a"));
}

#[tokio::test]
async fn a_draft_that_is_discarded_from_its_form_is_had_back_there() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let page = scene.page();
    scene.write(0, &page, &[("body", "Half a\r\nthought"), ("action", "draft")]).await;
    let draft = field_of(&scene.topic_page(0).await, "draft");
    // What was typed since it was kept is had back as well.
    let more =
        [("body", "Half a thought, and more"), ("language", "fr"), ("draft", &draft), ("action", "discard")];
    let gone = scene.write(0, &page, &more).await;
    assert_eq!((gone.status, typed(&gone.body)), (StatusCode::OK, ""));
    let back = between(&gone.body, "The draft is discarded.", "</div>");
    assert!(back.contains("value=\"restore\"") && back.contains("Undo"), "{back}");
    assert_eq!(
        attributes(&gone.body, "[value=\"restore\"]", "form"),
        attributes(&gone.body, ".composer form", "id")
    );
    let discarded = field_of(&gone.body, "discarded");
    assert_eq!(discarded, "Half a thought, and more");
    assert!(gone.body.contains("<option value=\"fr\" selected"), "the language that was chosen");
    let form = field_of(&gone.body, "form");
    let undo =
        [("form", form.as_str()), ("discarded", &discarded), ("language", "fr"), ("action", "restore")];
    let kept = scene.people[0].post(&format!("{page}/comments"), &undo).await;
    assert_eq!(kept.header("location"), format!("{page}#draft-kept"));
    assert_eq!(typed(&scene.topic_page(0).await), "Half a thought, and more");
    // What was typed since is not lost over it.
    let draft = field_of(&scene.topic_page(0).await, "draft");
    let discard = [("draft", draft.as_str()), ("body", "Half"), ("action", "discard")];
    let gone = scene.write(0, &page, &discard).await;
    let form = field_of(&gone.body, "form");
    let undo = [("form", form.as_str()), ("discarded", "Half"), ("body", "Another"), ("action", "restore")];
    scene.people[0].post(&format!("{page}/comments"), &undo).await;
    assert_eq!(typed(&scene.topic_page(0).await), "Half\n\nAnother");
    // Where there is no field any more, the draft itself is had back.
    scene.close().await;
    let draft = field_of(&scene.topic_page(0).await, "draft");
    let discard = [("draft", draft.as_str()), ("action", "discard")];
    let gone = scene.people[0].post(&format!("{page}/comments"), &discard).await;
    assert_eq!(field_of(&gone.body, "discarded"), "Half\n\nAnother");
}

#[tokio::test]
async fn a_discarded_answer_to_a_reply_names_that_reply_once_it_is_had_back() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let page = format!("/en/community/comments/{}", scene.comment(1, "First").await);
    let posted = scene.write(1, &page, &[("body", "Second")]).await;
    let reply = posted.header("location").rsplit_once("#c-").unwrap().1;
    let discard = [("body", "Half"), ("reply_to", reply), ("action", "discard")];
    let gone = scene.write(0, &page, &discard).await;
    let named = attributes(&gone.body, "[name=\"reply_to\"]", "value");
    assert_eq!(named, [reply]);
    // Kept, it still does when the conversation is opened another day.
    scene.write(0, &page, &[("body", "Half"), ("reply_to", reply), ("action", "draft")]).await;
    let again = scene.people[0].get(&page).await;
    assert_eq!(attributes(&again.body, "[name=\"reply_to\"]", "value"), [reply]);
}

#[tokio::test]
async fn posting_a_draft_ends_it() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let page = scene.page();
    assert_eq!(scene.keep(0, &[("form", FORM), ("body", "Half")]).await["state"], "kept");
    let body = scene.topic_page(0).await;
    let draft = field_of(&body, "draft");
    let posted = scene.write(0, &page, &[("body", "Half and whole"), ("draft", &draft)]).await;
    assert!(posted.header("location").contains("#c-"));
    assert_eq!(typed(&scene.topic_page(0).await), "");
    let form = scene.topic_page(0).await;
    let form = field_of(&form, "form");
    let typing = [("form", form.as_str()), ("body", "Once more")];
    assert_eq!(
        scene.people[0].post(&format!("{page}/comments"), &typing).await.status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(scene.keep(0, &typing).await["state"], "posted", "a script that comes late learns of it");
    assert_eq!(typed(&scene.topic_page(0).await), "");
}

#[tokio::test]
async fn what_was_typed_elsewhere_is_shown_before_it_is_replaced() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let page = scene.page();
    let first = scene.keep(0, &[("form", FORM), ("body", "On the telephone")]).await;
    let other = scene.keep(0, &[("body", "At the desk")]).await;
    assert_eq!((&other["state"], &other["other"]), (&"other".into(), &"On the telephone".into()));
    assert_eq!(other["draft"], first["draft"]);
    let refused = scene.write(0, &page, &[("body", "At the desk"), ("action", "draft")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("Another draft was saved") && refused.body.contains("On the telephone"));
    assert_eq!(typed(&refused.body), "At the desk");
    let seen = field_of(&refused.body, "draft");
    let again =
        scene.write(0, &page, &[("body", "At the desk"), ("draft", &seen), ("action", "draft")]).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
    assert_eq!(typed(&scene.topic_page(0).await), "At the desk");
}

#[tokio::test]
async fn a_draft_is_shown_when_its_topic_was_closed_or_its_comment_taken_back() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let page = scene.page();
    let head = scene.comment(1, "First").await;
    let conversation = format!("/en/community/comments/{head}");
    scene.keep(0, &[("body", "To the </textarea>topic")]).await;
    scene.keep(0, &[("parent", &head), ("body", "To her")]).await;
    let quoted = scene.people[0].get(&format!("{conversation}?quote={head}")).await.body;
    assert!(typed(&quoted).starts_with("To her\n\n@clothilde\n\n> First"), "{}", typed(&quoted));
    scene.people[1].post(&format!("{conversation}/edit"), &[("action", "withdraw")]).await;
    let body = scene.people[0].get(&conversation).await.body;
    assert!(typed(&body) == "To her" && body.contains("You did not post this"));
    scene.close().await;
    let body = scene.topic_page(0).await;
    assert_eq!(typed(&body), "To the &lt;/textarea>topic");
    assert!(body.contains("You did not post this") && !body.contains("name=\"body\""));
    assert!(!scene.topic_page(1).await.contains("To the"));
    let draft = field_of(&body, "draft");
    let discard = [("draft", draft.as_str()), ("action", "discard")];
    let gone = scene.people[0].post(&format!("{page}/comments"), &discard).await;
    assert_eq!(gone.status, StatusCode::OK);
    assert!(!scene.topic_page(0).await.contains("You did not post this"));
}

#[tokio::test]
async fn case_13_14_33_nobody_reaches_another_s_draft_and_nonsense_keeps_nothing() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let kept = scene.keep(0, &[("form", FORM), ("body", "Barnabé’s secret")]).await;
    let draft = kept["draft"].to_string();
    // With her form and her version: he writes his own, and drops nothing of hers.
    let his = scene.keep(1, &[("form", FORM), ("draft", &draft), ("body", "His"), ("person", "1")]).await;
    assert_eq!(his["state"], "kept");
    assert_eq!(scene.keep(1, &[("form", FORM), ("draft", &draft), ("body", " ")]).await["state"], "dropped");
    assert_eq!(typed(&scene.topic_page(0).await), "Barnabé’s secret");
    for (topic, parent) in [("0", "0"), ("99", "0"), ("-1", "0"), (scene.topic.clone().as_str(), "99")] {
        let fields = [("topic", topic), ("parent", parent), ("body", "x")];
        assert_eq!(
            scene.people[1].post(KEEP, &fields).await.status,
            StatusCode::NOT_FOUND,
            "{topic} {parent}"
        );
    }
    let topic = scene.topic.clone();
    for (field, value) in [("topic", "x"), ("draft", "9223372036854775808"), ("form", "x")] {
        let fields = if field == "topic" { vec![] } else { vec![("topic", topic.as_str())] };
        let fields = [fields, vec![(field, value), ("body", "x")]].concat();
        assert_eq!(scene.people[1].post(KEEP, &fields).await.status, StatusCode::BAD_REQUEST, "{field}");
    }
    let long = "x".repeat(20_001);
    assert_eq!(scene.keep(1, &[("body", &long)]).await["state"], "refused");
    assert_eq!(scene.keep(1, &[("body", "a\0b")]).await["state"], "kept", "case 31");
    let visitor = site.post(KEEP, &[("topic", &topic), ("body", "x")]).await;
    assert_eq!(visitor.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn case_19_28_a_fragment_is_what_the_page_shows_and_is_for_our_own_pages() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let evil = "<script>alert(1)</script> **b** [x](javascript:alert(1))";
    let fragment = scene.people[0].post("/fr/communaute/apercu", &[("body", evil)]).await;
    assert_eq!(fragment.status, StatusCode::OK);
    assert_eq!(fragment.header("content-type"), "text/html; charset=utf-8");
    assert_eq!(fragment.header("cache-control"), "no-store");
    scene.comment(0, evil).await;
    let page = scene.topic_page(0).await;
    let posted = between(&page, " class=\"comment-body\">", "</div>");
    assert_eq!(posted, fragment.body);
    assert_eq!(scene.people[0].post("/en/community/preview", &[("body", " ")]).await.body, "");
    for path in [KEEP, "/en/community/preview"] {
        let mut request = crate::harness::post(path, &[("topic", &scene.topic), ("body", "x")]);
        request.headers_mut().insert("sec-fetch-site", "cross-site".parse().unwrap());
        request.headers_mut().insert("origin", "https://evil.example".parse().unwrap());
        assert_eq!(scene.people[0].send(request).await.status, StatusCode::FORBIDDEN, "{path}");
    }
}

#[tokio::test]
async fn drafts_end_with_time_and_with_their_author_s_leaving() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    scene.keep(0, &[("body", "Forgotten words")]).await;
    site.clock.advance(DRAFT_TIME - Duration::HOUR);
    scene.people[1].sign_in("clothilde").await;
    scene.keep(1, &[("body", "Fresh words")]).await;
    assert_eq!(site.app().community.expire_drafts().await, Ok(0));
    site.clock.advance(Duration::HOUR * 2);
    assert_eq!(site.app().community.expire_drafts().await, Ok(1));
    assert!(!site.dump().contains("Forgotten words"));
    let mut hers = Browser::new(&site);
    hers.sign_in("clothilde").await;
    let left: Answer = hers.post("/en/account/leave", &[("password", PASSWORD), ("comments", "keep")]).await;
    assert_eq!(left.status, StatusCode::SEE_OTHER, "{}", left.body);
    assert!(!site.dump().contains("Fresh words"));
}
