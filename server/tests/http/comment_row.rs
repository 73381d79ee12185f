//! Claims about the row under a comment and its menu.

use crate::comments::Scene;
use crate::harness::{Site, between};

#[tokio::test]
async fn a_comment_is_named_by_its_author_and_so_is_all_that_is_done_about_it() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let id = scene.comment(0, "First").await;
    let page = scene.people[1].get(&scene.page()).await.body;
    let article = between(&page, &format!("<article id=\"c-{id}\""), "</article>");
    assert!(article.starts_with(&format!(" tabindex=\"-1\" aria-labelledby=\"h-{id}\"")), "{article}");
    assert!(article.contains(&format!("<h3 id=\"h-{id}\"><bdi>barnabe</bdi>, ")));
    assert_eq!(article.matches(": comment by barnabe</span>").count(), 3, "each reaction: {article}");
    for named in
        ["Reply to barnabe", "Quote barnabe", "Report the comment by barnabe", "More: comment by barnabe"]
    {
        assert!(article.contains(&format!("aria-label=\"{named}\"")), "{named}: {article}");
    }
    let menu = between(article, " popover=\"auto\" class=\"menu\">", "</div>");
    assert!(
        menu.contains("Quote") && menu.contains("Report") && menu.contains("Link to this comment"),
        "{menu}"
    );
    assert!(!menu.contains("Delete"), "only the author takes it back: {menu}");
}

#[tokio::test]
async fn a_reply_stands_one_heading_deeper_than_what_it_answers() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let head = scene.comment(0, "First").await;
    let reply = format!("/en/community/comments/{head}/replies");
    let form = uuid::Uuid::from_u128(77).to_string();
    scene.people[1].post(&reply, &[("body", "Second"), ("form", form.as_str())]).await;
    let topic = scene.people[0].get(&scene.page()).await.body;
    assert_eq!((topic.matches("<h3 id=\"h-").count(), topic.matches("<h4").count()), (1, 1));
    let conversation = scene.people[0].get(&format!("/en/community/comments/{head}")).await.body;
    assert!(conversation.contains(&format!("<h2 id=\"h-{head}\">")));
    assert_eq!(conversation.matches("<h3 id=\"h-").count(), 1);
}

#[tokio::test]
async fn taking_back_leads_to_a_page_that_speaks_of_nothing_else() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let id = scene.comment(0, "First").await;
    let page = scene.people[0].get(&scene.page()).await.body;
    let path = format!("/en/community/comments/{id}/edit?withdraw=true");
    assert!(page.contains(&format!("href=\"{path}\">Delete</a>")));
    let asked = scene.people[0].get(&path).await.body;
    let main = between(&asked, "<main", "</main>");
    assert!(main.contains("Delete your comment</h1>") && main.contains("<p>First</p>"), "{main}");
    assert!(!main.contains("30 minutes") && !main.contains("<textarea"), "{main}");
    assert!(main.contains("name=\"action\" value=\"withdraw\""));
    assert!(asked.contains("?withdraw=true\""), "also in the other language");
}
