//! Claims about transcripts: who gets one, and that it names nobody.

use axum::http::StatusCode;
use domain::account::Role;

use crate::following::Scene;
use crate::harness::page::field_of;
use crate::harness::{Site, between};

#[tokio::test]
async fn the_desk_gives_a_transcript_that_names_nobody_to_who_asked_for_it() {
    let site = Site::start().await;
    let (_, mut desk) = site.staff("8", "deskworker", Role::ServiceDesk).await;
    let mut scene = Scene::new(&site).await;
    let head = scene.say(0, None, "Beds are short, says *Barnabe*.").await;
    scene.say(1, Some(&head), "@barnabe and @stranger: yes.").await;
    let (topic, page) = (scene.topic.clone(), scene.page());
    let ask = format!("/fr/communaute/sujets/{topic}/transcription");
    assert_eq!(scene.people[0].get(&ask).await.status, StatusCode::NOT_FOUND, "it is still discussed");
    site.close(&topic).await;
    assert!(scene.people[0].get(&page).await.body.contains("/transcript"), "the way to it");
    let long = "x".repeat(4_001);
    let refused = scene.people[0].post(&ask, &[("message", &long)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains(&long), "what was typed is kept");
    let asked = scene.people[0].post(&ask, &[("message", "Pour un mémoire.")]).await;
    assert_eq!(
        (asked.status, asked.header("location")),
        (StatusCode::SEE_OTHER, "/fr/compte/aide?done=sent")
    );
    let own = scene.people[0].get("/fr/compte/aide").await.body;
    assert!(own.contains("Pour un mémoire.") && !own.contains("/transcription"), "not given yet");
    let number = between(&own, "Demande ", "<").to_owned();
    let file = format!("/fr/compte/aide/{number}/transcription");
    assert_eq!(scene.people[0].get(&file).await.status, StatusCode::NOT_FOUND);

    let queue = desk.get("/en/dashboard/requests").await.body;
    let request = between(&queue, "<a href=\"/en/dashboard/requests/", "\"").to_owned();
    let path = format!("/en/dashboard/requests/{request}");
    let page = desk.get(&path).await.body;
    assert!(page.contains(&format!("{path}/transcript")) && page.contains("Night shifts"));
    let read = desk.get(&format!("{path}/transcript")).await;
    assert_eq!(read.header("content-type"), "text/markdown; charset=utf-8");
    assert!(read.header("content-disposition").starts_with("attachment"));
    let version = field_of(&page, "version");
    let done =
        [("act", "answer"), ("version", version.as_str()), ("state", "done"), ("answer", "Here it is.")];
    assert_eq!(desk.post(&path, &done).await.status, StatusCode::SEE_OTHER);

    let given = scene.people[0].get(&file).await;
    assert_eq!((given.status, given.header("cache-control")), (StatusCode::OK, "no-store"));
    for said in ["Membre 1", "Membre 2", "says *Membre 1*", "Membre 1 and quelqu’un: yes.", "commentaire 1"]
    {
        assert!(given.body.contains(said), "{said} in {}", given.body);
    }
    for name in ["barnabe", "Barnabe", "clothilde", "stranger"] {
        assert!(!given.body.contains(name) && !read.body.contains(name), "{name}");
    }
    assert_eq!(scene.people[1].get(&file).await.status, StatusCode::NOT_FOUND, "another's");
}
