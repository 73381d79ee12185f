//! Claims about the topics that members suggest, and what staff answer.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::Value;
use time::Duration;

use crate::harness::page::field_of;
use crate::harness::{Answer, Site, between};
use crate::members::Browser;
use crate::topics::{ENGLISH, FRENCH, act, editor, member, save, theme};

const NIGHTS: [(&str, &str); 3] =
    [("title", "Shifts at night"), ("why", "Nobody sleeps.\r\nWe must talk."), ("language", "fr")];

async fn send(member: &mut Browser<'_>, action: &str, more: &[(&str, &str)]) -> Answer {
    let fields = [more, &[("action", action)]].concat();
    member.post("/en/community/suggest", &fields).await
}

/// Sends the suggestion; returns what stands in its address.
async fn sent(member: &mut Browser<'_>, editor: &mut Browser<'_>) -> String {
    let checked = [NIGHTS.as_slice(), &[("checked", NIGHTS[0].1)]].concat();
    let done = send(member, "send", &checked).await;
    assert_eq!(done.header("location"), "/en/community/suggestions?done=sent", "{}", done.body);
    let queue = editor.get("/en/dashboard/suggestions").await.body;
    between(&queue, "href=\"/en/dashboard/suggestions/", "\"").to_owned()
}

async fn judge(editor: &mut Browser<'_>, id: &str, fields: &[(&str, &str)]) -> Answer {
    editor.post(&format!("/en/dashboard/suggestions/{id}"), fields).await
}

#[tokio::test]
async fn what_is_alike_is_shown_before_a_suggestion_is_sent() {
    let site = Site::start().await;
    let (mut editor, mut member) = (editor(&site).await, member(&site).await);
    let theme = theme(&mut editor).await;
    save(&mut editor, "new", &theme, "0", &[&ENGLISH, &FRENCH]).await;
    act(&mut editor, "publish", "1", "draft", "").await;
    let home = member.get("/en/community").await.body;
    assert!(
        home.contains("href=\"/en/community/suggest\"")
            && home.contains("href=\"/en/community/suggestions\"")
    );

    let looked = send(&mut member, "send", &NIGHTS).await;
    assert_eq!(looked.status, StatusCode::OK);
    for told in ["Similar topics", "href=\"/en/community/topics/1\"", "Nobody sleeps.", "Send anyway"] {
        assert!(looked.body.contains(told), "{told}");
    }
    assert!(site.store.own_suggestions(uuid::Uuid::from_u128(2)).await.unwrap().is_empty());
    let checked = field_of(&looked.body, "checked");
    let fields = [NIGHTS.as_slice(), &[("checked", checked.as_str())]].concat();
    let done = send(&mut member, "send", &fields).await;
    assert_eq!(done.header("location"), "/en/community/suggestions?done=sent");
    let again = send(&mut member, "check", &NIGHTS).await.body;
    assert!(again.contains("You have already suggested this"));
    let other = [("title", "Licences between provinces"), ("why", "They cost.")];
    assert!(send(&mut member, "check", &other).await.body.contains("Nothing similar was found."));
    assert_eq!(send(&mut member, "send", &other).await.status, StatusCode::SEE_OTHER, "nothing to look at");
}

#[tokio::test]
async fn who_suggests_a_topic_in_place_is_told_what_is_wrong_what_is_alike_and_that_it_is_sent() {
    let site = Site::start().await;
    let (mut editor, mut member) = (editor(&site).await, member(&site).await);
    let theme = theme(&mut editor).await;
    save(&mut editor, "new", &theme, "0", &[&ENGLISH, &FRENCH]).await;
    act(&mut editor, "publish", "1", "draft", "").await;
    let mut tell = async |fields: &[(&str, &str)]| {
        let answer = member.post_in_place("/fr/communaute/suggerer", fields).await;
        (answer.status, serde_json::from_str::<Value>(&answer.body).unwrap())
    };
    let (status, wrong) = tell(&[("title", "Shifts at night"), ("action", "send")]).await;
    assert_eq!((status, &wrong["refused"]), (StatusCode::UNPROCESSABLE_ENTITY, &"invalid".into()));
    assert_eq!(wrong["errors"]["title"], "Rien n’est encore envoyé. Veuillez corriger ce qui suit.");
    let why = "Expliquez pourquoi ce sujet est important.";
    assert_eq!(wrong["errors"]["items"], serde_json::json!([["why", why]]));
    let (status, looked) = tell(&[&NIGHTS[..], &[("action", "send")]].concat()).await;
    assert_eq!((status, &looked["alike"]["checked"]), (StatusCode::OK, &NIGHTS[0].1.into()), "{looked}");
    assert_eq!(looked["alike"]["topics"].as_array().unwrap().len(), 1, "{looked}");
    let checked = [&NIGHTS[..], &[("checked", NIGHTS[0].1), ("action", "send")]].concat();
    assert_eq!(tell(&checked).await, (StatusCode::OK, "sent".into()));
    let own = member.get("/fr/communaute/suggestions").await.body;
    assert_eq!(own.matches("Nobody sleeps.").count(), 1);
}

#[tokio::test]
async fn a_title_that_nobody_has_looked_at_is_shown_to_its_author_and_editors_alone() {
    let site = Site::start().await;
    let (mut editor, mut member) = (editor(&site).await, member(&site).await);
    let first = sent(&mut member, &mut editor).await;
    let mut other = crate::moderation::member(&site, "60", "lucille").await;
    let typed = "/en/community/suggest?title=Night+shifts";
    assert!(member.get(typed).await.body.contains("Shifts at night"), "or the test would prove nothing");
    assert!(!other.get(typed).await.body.contains("Shifts at night"));
    let checked = send(&mut other, "check", &[("title", "Night shifts"), ("why", "We are tired.")]).await;
    assert!(!checked.body.contains("Shifts at night"));
    assert_eq!(
        send(&mut other, "send", &[("title", "Night shifts"), ("why", "So.")]).await.status,
        StatusCode::SEE_OTHER
    );
    let triage = editor.get(&format!("/en/dashboard/suggestions/{first}")).await.body;
    assert!(triage.contains("Night shifts"), "who decides sees what else is alike");
}

/// What the form is told while a title is typed.
async fn told(member: &mut Browser<'_>, title: &str) -> Value {
    let request = Request::builder().uri(format!("/en/community/suggest?title={title}"));
    let request = request.header("accept", "application/json").body(Body::empty()).unwrap();
    let answer = member.send(request).await;
    assert_eq!(answer.header("content-type"), "application/json");
    serde_json::from_str(&answer.body).unwrap()
}

#[tokio::test]
async fn a_title_in_the_address_fills_the_form_and_shows_what_is_alike() {
    let site = Site::start().await;
    let (mut editor, mut member) = (editor(&site).await, member(&site).await);
    let theme = theme(&mut editor).await;
    save(&mut editor, "new", &theme, "0", &[&ENGLISH, &FRENCH]).await;
    act(&mut editor, "publish", "1", "draft", "").await;

    let vain = member.get("/en/community/search?q=shifts+%22nowhere%22").await.body;
    assert!(vain.contains("href=\"/en/community/suggest?title=shifts+%22nowhere%22\""));
    let page = member.get("/en/community/suggest?title=Shifts++at+night%22%3E").await.body;
    for told in [
        "value=\"Shifts  at night&quot;&gt;\"",
        "name=\"checked\" value=\"Shifts at night&quot;&gt;\"",
        "Similar topics",
        "href=\"/en/community/topics/1\"",
    ] {
        assert!(page.contains(told), "{told}");
    }
    let found = told(&mut member, "Shifts++at+night%22%3E").await;
    assert_eq!(found["checked"], "Shifts at night\">");
    assert_eq!(found["topics"][0][1], "/en/community/topics/1", "as the page has it: {found}");
    assert_eq!(found["texts"][4], "Send anyway");
    // Typed with accents of their own, as some keyboards do.
    let apart = member.get("/en/community/suggest?title=Quarts+de+nuit+e%CC%81puisants").await.body;
    assert!(apart.contains("name=\"checked\" value=\"Quarts de nuit épuisants\""));
    for nothing in ["", "?title=", "?title=+", &format!("?title={}", "a".repeat(141)), "?title=%E2%80%AE"] {
        let page = member.get(&format!("/en/community/suggest{nothing}")).await;
        assert_eq!(page.status, StatusCode::OK, "{nothing}");
        assert!(!page.body.contains("similar was found") && page.body.contains("id=\"title\""), "{nothing}");
    }
    for nothing in ["", "+", "%E2%80%AE"] {
        assert_eq!(told(&mut member, nothing).await, Value::Null, "{nothing}");
    }
}

#[tokio::test]
async fn what_was_typed_survives_and_one_sends_few_a_day() {
    let site = Site::start().await;
    let mut member = member(&site).await;
    let refused =
        send(&mut member, "send", &[("title", " "), ("why", "</textarea><b>Nobody</b> sleeps.")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("href=\"#title\"") && !refused.body.contains("href=\"#why\""));
    assert!(
        refused.body.contains("&lt;/textarea><b>Nobody")
            || refused.body.contains("&lt;/textarea>&lt;b>Nobody")
    );
    for title in ["Beds", "Nurses", "Ambulances", "Vaccines", "Licences"] {
        let done = send(&mut member, "send", &[("title", title), ("why", "Too few.")]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{title}");
    }
    let sixth = send(&mut member, "send", &[("title", "Parking"), ("why", "Too few places.")]).await;
    assert_eq!(sixth.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(sixth.body.contains("Too few places.") && sixth.body.contains("five suggestions"));
    site.clock.advance(Duration::days(1) + Duration::SECOND);
    let next = send(&mut member, "send", &[("title", "Parking"), ("why", "Too few places.")]).await;
    assert_eq!(next.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_suggestion_that_is_taken_up_is_a_draft_and_its_author_reads_the_answer() {
    let site = Site::start().await;
    let (mut editor, mut member) = (editor(&site).await, member(&site).await);
    let theme = theme(&mut editor).await;
    let id = sent(&mut member, &mut editor).await;
    assert!(editor.get("/en/dashboard").await.body.contains("1 suggested topic is waiting for a reply"));
    let page = editor.get(&format!("/en/dashboard/suggestions/{id}")).await.body;
    for told in ["Shifts at night", "Nobody sleeps.", "barnabe", "in their language (French)"] {
        assert!(page.contains(told), "{told}");
    }
    let nothing = judge(&mut editor, &id, &[("answer", "Merci bien.")]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nothing.body.contains("href=\"#verdict\"") && nothing.body.contains("Merci bien."));
    let homeless = judge(&mut editor, &id, &[("verdict", "taken_up"), ("answer", "Merci bien.")]).await;
    assert!(homeless.body.contains("href=\"#theme\"") && homeless.body.contains("Merci bien."));
    let fields = [("verdict", "taken_up"), ("theme", theme.as_str()), ("answer", "Merci <b>bien</b>.")];
    let done = judge(&mut editor, &id, &fields).await;
    assert_eq!(done.header("location"), "/en/dashboard/topics/1?done=save", "{}", done.body);
    let draft = editor.get("/fr/tableau-de-bord/sujets/1").await.body;
    assert!(draft.contains("value=\"Shifts at night\"") && draft.contains("Nobody sleeps."));
    let late = judge(&mut editor, &id, &[("verdict", "declined"), ("answer", "Non.")]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.body.contains("Non."), "there to be copied");

    let own = member.get("/fr/communaute/suggestions").await.body;
    assert!(
        own.contains("Retenue") && own.contains("Merci &lt;b") && !own.contains("/fr/communaute/sujets/1")
    );
    let data = member.get("/en/account/my-data.json").await.body;
    assert!(
        data.contains("Shifts at night") && data.contains("taken_up") && data.contains("Merci <b>bien</b>.")
    );
    let actions = site.done_by(uuid::Uuid::from_u128(1)).await;
    assert!(actions.ends_with(&["topic.saved", "suggestion.taken_up"].map(str::to_owned)));
}

#[tokio::test]
async fn who_is_declined_is_told_why_and_who_is_merged_is_led_to_the_topic() {
    let site = Site::start().await;
    let (mut editor, mut member) = (editor(&site).await, member(&site).await);
    let theme = theme(&mut editor).await;
    save(&mut editor, "new", &theme, "0", &[&ENGLISH, &FRENCH]).await;
    act(&mut editor, "publish", "1", "draft", "").await;
    let first = sent(&mut member, &mut editor).await;
    let silent = judge(&mut editor, &first, &[("verdict", "declined")]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(silent.body.contains("href=\"#answer\""));
    let unknown = judge(&mut editor, &first, &[("verdict", "merged"), ("topic", "99")]).await;
    assert!(unknown.body.contains("href=\"#topic\"") && unknown.body.contains("value=\"99\""));
    let merged = judge(&mut editor, &first, &[("verdict", "merged"), ("topic", "#1")]).await;
    assert_eq!(merged.header("location"), "/en/dashboard/suggestions?done=true", "{}", merged.body);
    let own = member.get("/en/community/suggestions").await.body;
    assert!(own.contains("Merged with a topic") && own.contains("href=\"/en/community/topics/1\""));
    let second = sent(&mut member, &mut editor).await;
    let declined = [("verdict", "declined"), ("answer", "Nous en parlons déjà ailleurs.")];
    assert_eq!(judge(&mut editor, &second, &declined).await.status, StatusCode::SEE_OTHER);
    assert!(member.get("/en/community/suggestions").await.body.contains("Nous en parlons déjà ailleurs."));
    let notices = member.get("/fr/communaute/avis").await.body;
    assert_eq!(
        notices.matches("href=\"/fr/communaute/suggestions\">L’équipe a répondu").count(),
        2,
        "{notices}"
    );
    let list = editor.get("/en/dashboard/suggestions?state=declined").await.body;
    assert!(list.contains(&second) && !list.contains(&first));
}

#[tokio::test]
async fn case_4_only_editors_know_that_suggestions_are_decided_about_and_others_do_not_see_them() {
    let site = Site::start().await;
    let (mut editor, mut member) = (editor(&site).await, member(&site).await);
    theme(&mut editor).await;
    let id = sent(&mut member, &mut editor).await;
    let path = format!("/en/dashboard/suggestions/{id}");
    let nowhere = "/en/dashboard/nowhere";
    let [theirs, nothing] =
        [member.post(&path, &[("verdict", "declined")]).await, member.post(nowhere, &[]).await];
    assert_eq!((theirs.status, nothing.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
    assert!(!theirs.body.contains("Shifts at night"));
    assert!(
        !editor.get("/en/community/suggestions").await.body.contains("Shifts at night"),
        "each their own"
    );
    let visitor = site.get("/en/community/suggest").await;
    assert_eq!(visitor.status, StatusCode::SEE_OTHER);
}
