//! Claims about writing without leaving the page: the composer's own form, asked for data.

use axum::http::StatusCode;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::comments::Scene;
use crate::harness::{Answer, Site};
use crate::members::Browser;

/// What a script is told that asks for data.
async fn told(browser: &mut Browser<'_>, path: &str) -> Answer {
    let request = axum::http::Request::builder().uri(path).header("accept", "application/json");
    browser.send(request.body(axum::body::Body::empty()).unwrap()).await
}

fn read(answer: &Answer) -> Value {
    assert_eq!(answer.header("content-type"), "application/json", "{} {}", answer.status, answer.body);
    assert_eq!(answer.header("cache-control"), "no-store");
    serde_json::from_str(&answer.body).unwrap()
}

#[tokio::test]
async fn what_is_posted_in_place_is_told_with_where_it_stands_and_sent_again_it_is_the_same() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let head = scene.comment(1, "Head").await;
    let topic = format!("{}/comments", scene.page());
    let reply = format!("/fr/communaute/commentaires/{head}/reponses");
    let form = Uuid::from_u128(9).to_string();
    let fields = [("body", "Beds are short."), ("form", form.as_str())];
    let posted = scene.people[0].post_in_place(&topic, &fields).await;
    let first = read(&posted);
    let id = first["posted"]["card"]["id"].as_i64().unwrap();
    assert_eq!(first["posted"]["path"], format!("{}?page=1#c-{id}", scene.page()));
    let said = &first["posted"]["card"]["content"]["Said"];
    assert!(said["html"].as_str().unwrap().contains("<p>Beds are short.</p>"), "{said}");
    assert_eq!(said["author"]["name"], "barnabe");
    assert_eq!(first["posted"]["count"], "2 comments");
    // No answer came, so it was sent again.
    let again = read(&scene.people[0].post_in_place(&topic, &fields).await);
    assert_eq!(again["posted"]["card"]["id"], id);
    let answered = read(&scene.people[0].post_in_place(&reply, &[("body", "Nous aussi.")]).await);
    let id = answered["posted"]["card"]["id"].as_i64().unwrap();
    assert_eq!(answered["posted"]["card"]["head"].as_i64().unwrap().to_string(), head);
    assert_eq!(answered["posted"]["path"], format!("/fr/communaute/commentaires/{head}#c-{id}"));
    let page = scene.page();
    let page = scene.people[1].get(&page).await.body;
    assert_eq!(page.matches("<p>Beds are short.</p>").count(), 1);
    // Something else from the same form is a question, which a page asks: nothing is told but that it is not done.
    let other = scene.people[0].post_in_place(&topic, &[("body", "Else."), ("form", form.as_str())]).await;
    assert_eq!(
        (other.status, read(&other)),
        (StatusCode::UNPROCESSABLE_ENTITY, json!({ "refused": "invalid" }))
    );
}

#[tokio::test]
async fn what_is_not_taken_in_place_is_said_in_the_words_of_the_page() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let english = format!("{}/comments", scene.page());
    let french = format!("/fr/communaute/sujets/{}/commentaires", scene.topic);
    for (path, says) in [(&english, "Write something first."), (&french, "Écrivez d’abord quelque chose.")]
    {
        let empty = scene.people[0].post_in_place(path, &[("body", " ")]).await;
        let wrong = json!({ "error": says, "is_asked": false, "other": null });
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(read(&empty), json!({ "refused": "invalid", "errors": wrong }));
    }
    for number in 0..20 {
        scene.comment(0, &format!("Number {number}")).await;
    }
    let late = scene.people[0].post_in_place(&english, &[("body", "One more.")]).await;
    assert_eq!(late.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(!late.header("retry-after").is_empty());
    let said = read(&late);
    assert!(said["refused"]["too_many"]["seconds"].is_i64(), "{said}");
    assert!(said["errors"]["error"].as_str().unwrap().contains("Your text is still here"), "{said}");
    scene.close().await;
    let closed = scene.people[1].post_in_place(&english, &[("body", "Too late.")]).await;
    assert!(read(&closed)["errors"]["error"].as_str().unwrap().contains("was closed while you were writing"));
}

#[tokio::test]
async fn a_preview_is_shown_and_a_draft_kept_and_discarded_in_place() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let path = format!("{}/comments", scene.page());
    let form = Uuid::from_u128(9).to_string();
    let send = async |browser: &mut Browser<'_>, action: &str| {
        let fields = [("body", "**Half** a thought"), ("form", form.as_str()), ("action", action)];
        read(&browser.post_in_place(&path, &fields).await)
    };
    let shown = send(&mut scene.people[0], "preview").await;
    assert!(shown["preview"]["html"].as_str().unwrap().contains("<strong>Half</strong>"), "{shown}");
    let kept = send(&mut scene.people[0], "draft").await;
    assert!(kept["kept"]["draft"].as_i64().unwrap() > 0, "{kept}");
    assert_eq!(send(&mut scene.people[0], "discard").await, json!("discarded"));
    let page = scene.page();
    let page = scene.people[0].get(&page).await.body;
    assert!(!page.contains("Half") && !page.contains("draft-kept"));
    // Another draft that was kept meanwhile comes along, so that neither is lost.
    let elsewhere =
        [("body", "Elsewhere"), ("form", "00000000-0000-7000-8000-000000000002"), ("action", "draft")];
    let stamp = read(&scene.people[0].post_in_place(&path, &elsewhere).await)["kept"]["draft"].clone();
    let other = send(&mut scene.people[0], "draft").await;
    assert_eq!(other["errors"]["other"], json!([stamp, "Elsewhere"]), "{other}");
}

#[tokio::test]
async fn a_reply_is_begun_where_its_comment_is_read_with_its_draft_and_what_it_quotes() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let head = scene.comment(1, "Beds are short.").await;
    let page = format!("/en/community/comments/{head}");
    let begun = read(&told(&mut scene.people[0], &page).await);
    assert_eq!(begun["title"], "Reply to this conversation");
    assert_eq!(begun["action"], format!("{page}/replies"));
    assert_eq!(begun["parent"].as_i64().unwrap().to_string(), head);
    assert_eq!((&begun["body"], &begun["quotation"], &begun["draft"]), (&json!(""), &json!(""), &json!(0)));
    let quoting = read(&told(&mut scene.people[0], &format!("{page}?quote={head}")).await);
    assert_eq!(quoting["quotation"], "@clothilde\n\n> Beds are short.\n\n");
    let draft = [("body", "Half"), ("action", "draft")];
    assert_eq!(scene.people[0].post(&format!("{page}/replies"), &draft).await.status, StatusCode::SEE_OTHER);
    let begun = read(&told(&mut scene.people[0], &page).await);
    assert_eq!(begun["body"], "Half");
    assert!(begun["kept"].as_str().unwrap().contains("Draft saved"), "{begun}");
    let others = read(&told(&mut scene.people[1], &page).await);
    assert_eq!(others["body"], "", "nobody else's");
    scene.close().await;
    let closed = told(&mut scene.people[0], &page).await;
    assert_eq!((closed.status, read(&closed)), (StatusCode::NOT_FOUND, json!({ "refused": "not_found" })));
}

#[tokio::test]
async fn one_s_own_comment_is_changed_and_taken_back_in_place() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let id = scene.comment(0, "Beds are short.").await;
    let path = format!("/en/community/comments/{id}/edit");
    let begun = read(&told(&mut scene.people[0], &path).await);
    assert_eq!((&begun["body"], &begun["action"]), (&json!("Beds are short."), &json!(path)));
    let seen = begun["seen"].as_str().unwrap().to_owned();
    let nil = Uuid::nil().to_string();
    let shown = [("body", "**Beds**"), ("seen", seen.as_str()), ("form", &nil), ("action", "preview")];
    let shown = read(&scene.people[0].post_in_place(&path, &shown).await);
    assert!(shown["preview"]["html"].as_str().unwrap().contains("<strong>Beds</strong>"), "{shown}");
    let empty = [("body", ""), ("seen", seen.as_str()), ("form", &nil)];
    let empty = read(&scene.people[0].post_in_place(&path, &empty).await);
    assert_eq!(empty["errors"]["error"], "Write something first.");
    let fields = [("body", "Beds are very short."), ("seen", seen.as_str()), ("form", &nil)];
    let changed = read(&scene.people[0].post_in_place(&path, &fields).await);
    let said = &changed["changed"]["card"]["content"]["Said"];
    assert!(said["html"].as_str().unwrap().contains("very short") && said["is_edited"] == true, "{changed}");
    // Changed from another tab since: a page shows both.
    let stale = [("body", "Something else."), ("seen", seen.as_str())];
    let stale = scene.people[0].post_in_place(&path, &stale).await;
    assert_eq!(
        (stale.status, read(&stale)),
        (StatusCode::UNPROCESSABLE_ENTITY, json!({ "refused": "invalid" }))
    );
    let another = scene.people[1].post_in_place(&path, &[("action", "withdraw")]).await;
    assert_eq!((another.status, read(&another)), (StatusCode::NOT_FOUND, json!({ "refused": "not_found" })));
    let gone = read(&scene.people[0].post_in_place(&path, &[("action", "withdraw")]).await);
    assert!(gone["changed"]["card"]["content"].get("Gone").is_some(), "{gone}");
    let gone = told(&mut scene.people[0], &path).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
}
