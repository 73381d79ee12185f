//! Claims about lists of topics: what a row says, and where it leads.

use crate::comments::Scene;
use crate::harness::Site;
use crate::harness::page::{attributes, texts};

impl Scene<'_> {
    /// Where the new comments of the topic on the front page lead.
    async fn way_to_new(&mut self, who: usize) -> String {
        let front = self.people[who].get("/en/community").await.body;
        let mut ways = attributes(&front, "a.tag-new", "href");
        assert_eq!(ways.len(), 1);
        ways.remove(0)
    }

    /// Where one is led who asks for that.
    async fn led(&mut self, who: usize, way: &str) -> String {
        self.people[who].get(way).await.header("location").to_owned()
    }
}

/// Whether the one topic of the front page says that so much is new.
fn says_new(front: &str, words: &str) -> bool {
    texts(front, "a.tag-new").iter().map(|said| said.starts_with(words)).eq([true])
}

#[tokio::test]
async fn a_list_leads_to_the_first_comment_not_read_in_the_order_chosen_last() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let (page, first) = (scene.page(), scene.comment(0, "First").await);
    let second = scene.comment(0, "Second").await;
    let way = scene.way_to_new(1).await;
    assert_eq!(way, format!("{page}?since=0"));
    assert_eq!(
        scene.led(1, &way).await,
        format!("{page}?page=1#c-{first}"),
        "who never read it begins there"
    );
    scene.people[1].post(&format!("{page}/read"), &[("seq", "1")]).await;
    let way = scene.way_to_new(1).await;
    assert_eq!(scene.led(1, &way).await, format!("{page}?page=1#c-{second}"));
    for order in ["newest", "useful"] {
        scene.people[1].kept = Some(format!("order={order}"));
        assert_eq!(scene.led(1, &way).await, format!("{page}?order={order}#c-{second}"));
        let read = scene.people[1].post(&format!("{page}/read"), &[("seq", "1")]).await;
        assert_eq!(read.header("location"), format!("{page}?order={order}#c-{second}"));
    }
    scene.people[1].kept = None;
    let conversation = format!("/en/community/comments/{first}");
    let reply = scene.write(0, &conversation, &[("body", "Third")]).await.header("location").to_owned();
    let reply = reply.rsplit_once("#c-").unwrap().1;
    scene.people[1].post(&format!("{page}/read"), &[("seq", "2")]).await;
    let way = scene.way_to_new(1).await;
    assert_eq!(
        scene.led(1, &way).await,
        format!("{page}?page=1#c-{reply}"),
        "where the topic shows the reply"
    );
}

#[tokio::test]
async fn a_row_says_who_spoke_last_and_how_it_begins_but_not_what_they_quote() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let quiet = scene.people[1].get("/en/community").await.body;
    assert!(quiet.contains("No comments yet.") && !quiet.contains("Last comment"));
    let words = "> **Theirs**\n\nMine, <b>*truly*</b>";
    scene.write(0, &scene.page(), &[("body", words), ("language", "fr")]).await;
    let front = scene.people[1].get("/en/community").await.body;
    assert!(front.contains("Last comment: barnabe, just now"), "{front}");
    assert!(
        front.contains("<p lang=\"fr\" class=\"row-excerpt\">Mine, &lt;b&gt;truly&lt;/b&gt;</p>"),
        "{front}"
    );
    assert!(!front.contains("Theirs") && !front.contains("one person"));
    let french = scene.people[1].get("/fr/communaute").await.body;
    assert!(french.contains("Dernier commentaire\u{a0}: barnabe, "), "{french}");
    scene.people[1].post(&format!("{}/following", scene.page()), &[("choice", "mute")]).await;
    let muted = scene.people[1].get("/en/community").await.body;
    assert!(!muted.contains("truly") && muted.contains("Last comment: barnabe"));
    let mine = scene.people[1].get("/en/community/my-topics").await.body;
    assert!(!mine.contains("truly") && mine.contains("Last comment: barnabe"));
    scene.comment(0, "Another").await;
    scene.comment(1, "A third").await;
    let counted = scene.people[0].get("/fr/communaute").await.body;
    assert!(counted.contains("3\u{a0}commentaires de 2\u{a0}personnes"), "{counted}");
}

#[tokio::test]
async fn one_s_own_comments_are_never_new_and_never_stand_in_the_way_of_what_is() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let (page, head) = (scene.page(), scene.comment(0, "First").await);
    let conversation = format!("/en/community/comments/{head}");
    for number in 2..=6 {
        scene.write(0, &conversation, &[("body", &format!("Number {number}"))]).await;
    }
    scene.people[1].post(&format!("{page}/read"), &[("seq", "5")]).await;
    // Her own stands where the topic's page shows no reply any more.
    scene.write(1, &conversation, &[("body", "Mine")]).await;
    let last = scene.comment(0, "Last").await;
    let front = scene.people[1].get("/en/community").await.body;
    assert!(says_new(&front, "2 new"), "{front}");
    scene.people[1].post(&format!("{page}/read"), &[("seq", "6")]).await;
    let front = scene.people[1].get("/en/community").await.body;
    assert!(says_new(&front, "one new"), "{front}");
    let way = scene.way_to_new(1).await;
    assert_eq!(scene.led(1, &way).await, format!("{page}?page=1#c-{last}"));
    let topic = scene.people[1].get(&page).await.body;
    assert_eq!(attributes(&topic, "#read-mark [name=\"seq\"]", "value"), ["8"], "past her own");
    scene.people[1].post(&format!("{page}/read"), &[("seq", "8")]).await;
    assert!(!scene.people[1].get("/en/community").await.body.contains("tag-new"));
    // His own stands between what he has not read.
    scene.comment(1, "Mine as well").await;
    let front = scene.people[0].get("/en/community").await.body;
    assert!(says_new(&front, "2 new"), "{front}");
}

#[tokio::test]
async fn the_lists_of_a_page_are_told_as_data_to_who_asks_for_what_is_new() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let (page, topic) = (scene.page(), scene.topic.clone());
    scene.comment(0, "Said **first**").await;
    scene.people[1].post(&format!("{page}/following"), &[("choice", "follow")]).await;
    let front = scene.people[1].get("/en/community").await.body;
    let theme = attributes(&front, "a[href*=\"/themes/\"]", "href").remove(0);
    for (path, lists, at) in
        [("/en/community", 1, 0), (theme.as_str(), 1, 0), ("/en/community/my-topics", 2, 1)]
    {
        let request = axum::http::Request::builder().uri(path).header("accept", "application/json");
        let told = scene.people[1].send(request.body(axum::body::Body::empty()).unwrap()).await;
        assert_eq!((told.status.as_u16(), told.header("cache-control")), (200, "no-store"), "{path}");
        let told: serde_json::Value = serde_json::from_str(&told.body).unwrap();
        assert_eq!(told.as_array().unwrap().len(), lists, "{told}");
        let card = &told[at][0];
        assert_eq!(card["counted"].to_string(), format!("[{topic},1]"), "{told}");
        assert_eq!(card["excerpt"][1], "Said first", "{told}");
        assert_eq!(card["unread"][0], format!("{page}?since=0"), "{told}");
    }
}

#[tokio::test]
async fn the_other_language_shows_a_topic_in_the_order_and_on_the_page_that_were_asked_for() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let (page, topic) = (scene.page(), scene.topic.clone());
    scene.comment(0, "First").await;
    for (asked, shown) in [
        ("", "?order=newest&after="),
        ("?page=1", "?page=1"),
        ("?order=oldest", "?page=1"),
        ("?order=useful", "?order=useful&after="),
    ] {
        scene.people[1].kept = Some("order=newest".to_owned());
        let body = scene.people[1].get(&format!("{page}{asked}")).await.body;
        let ways = attributes(&body, "a[hreflang=\"fr\"]", "href");
        assert!(!ways.is_empty());
        assert!(
            ways.iter().all(|way| *way == format!("/fr/communaute/sujets/{topic}{shown}")),
            "{asked}: {ways:?}"
        );
    }
}
