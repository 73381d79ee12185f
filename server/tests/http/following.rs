//! Claims about following topics, and about what members are told of.

use axum::http::StatusCode;
use domain::{Clock as _, Language};
use store::community::{TopicAct, TopicDoing};
use uuid::Uuid;

use crate::comments;
use crate::harness::page::field_of;
use crate::harness::{Answer, Site, between};
use crate::members::Browser;

/// A topic that is open and has its titles, and two members who are signed in.
pub struct Scene<'s> {
    pub site: &'s Site,
    pub topic: String,
    pub people: [Browser<'s>; 2],
}

impl<'s> Scene<'s> {
    pub async fn new(site: &'s Site) -> Self {
        let comments::Scene { site, topic, people } = comments::Scene::new(site).await;
        site.title(topic.parse().unwrap()).await;
        Self { site, topic, people }
    }

    pub fn page(&self) -> String {
        format!("/en/community/topics/{}", self.topic)
    }

    /// Posts a comment, or a reply; returns its number.
    pub async fn say(&mut self, who: usize, head: Option<&str>, words: &str) -> String {
        let to = match head {
            Some(head) => format!("/en/community/comments/{head}/replies"),
            None => format!("{}/comments", self.page()),
        };
        let form = services::new_id(self.site.clock.now()).to_string();
        let posted = self.people[who].post(&to, &[("form", &form), ("body", words)]).await;
        assert_eq!(posted.status, StatusCode::SEE_OTHER, "{}", posted.body);
        posted.header("location").rsplit_once("#c-").unwrap().1.to_owned()
    }

    pub async fn choose(&mut self, who: usize, choice: &str) -> Answer {
        let path = format!("{}/following", self.page());
        self.people[who].post(&path, &[("choice", choice)]).await
    }

    pub async fn notices(&mut self, who: usize) -> String {
        self.people[who].get("/en/community/notifications").await.body
    }

    pub async fn act(&self, act: TopicAct) {
        let topic = self.site.store.topic(self.topic.parse().unwrap()).await.unwrap().unwrap();
        let (seen, actor, at) =
            ((topic.version, topic.state), Uuid::from_u128(1), time::OffsetDateTime::UNIX_EPOCH);
        let doing = TopicDoing { id: topic.id, seen, act, actor, at };
        assert_eq!(self.site.store.do_with_topic(doing).await, Ok(true));
    }
}

const TITLE: &str = "Night shifts";

impl Site {
    /// Gives a topic its titles.
    async fn title(&self, topic: i64) {
        let url = format!("sqlite:{}", self.folder.path().join("commons.sqlite").display());
        let mut connection = <sqlx::SqliteConnection as sqlx::Connection>::connect(&url).await.unwrap();
        let titles =
            sqlx::query("UPDATE topics SET title_en = $2, title_fr = 'Quarts de nuit' WHERE id = $1");
        titles.bind(topic).bind(TITLE).execute(&mut connection).await.unwrap();
    }
}

#[tokio::test]
async fn a_member_follows_mutes_and_bookmarks_with_buttons() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let page = scene.people[0].get(&scene.page()).await.body;
    for button in ["value=\"follow\"", "value=\"mute\"", "value=\"bookmark\""] {
        assert!(page.contains(button), "{button}");
    }
    for (choice, next) in [
        ("follow", "value=\"unfollow\""),
        ("mute", "value=\"unmute\""),
        ("unmute", "value=\"follow\""),
        ("bookmark", "value=\"unbookmark\""),
    ] {
        let chosen = scene.choose(0, choice).await;
        let to = chosen.header("location").to_owned();
        assert_eq!(to, format!("{}?chosen={choice}", scene.page()));
        let page = scene.people[0].get(&to).await.body;
        assert!(page.contains(next), "{choice}");
        let notice = between(&page, "<div role=\"status\" tabindex=\"-1\" autofocus", "<h1");
        assert!(notice.contains("topic"), "what was done is said over the title: {notice}");
    }
    let mine = scene.people[0].get("/en/community/my-topics").await.body;
    assert!(mine.contains(TITLE) && mine.contains("You do not follow any topics yet."));
    let theirs = scene.people[1].get("/fr/communaute/mes-sujets").await.body;
    assert!(!theirs.contains("Quarts de nuit") && theirs.contains("Vous n’avez pas encore de signets."));
    let data: serde_json::Value =
        serde_json::from_str(&scene.people[0].get("/en/account/my-data.json").await.body).unwrap();
    assert_eq!(data["bookmarks"][0]["topic"].to_string(), scene.topic);
    for (path, choice) in [
        (format!("{}/following", scene.page()), "love"),
        (format!("{}/following", scene.page()), ""),
        ("/en/community/topics/99/following".to_owned(), "follow"),
        ("/en/community/topics/99/following".to_owned(), "unmute"),
        ("/en/community/topics/x/following".to_owned(), "bookmark"),
    ] {
        let answer = scene.people[0].post(&path, &[("choice", choice)]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path} {choice}");
    }
}

#[tokio::test]
async fn a_member_is_told_of_replies_mentions_and_news_until_they_say_they_saw_it() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    assert!(scene.notices(1).await.contains("You have no notifications yet."));
    let head = scene.say(1, None, "First").await;
    let reply = scene.say(0, Some(&head), "A secret thought").await;
    let mention = scene.say(0, None, "> @clothilde\n\nAsk @Clothilde and @barnabe.").await;
    scene.say(0, None, "Also `@clothilde`, who is not told of it").await;
    let front = scene.people[1].get("/en/community").await.body;
    assert!(front.contains("3 new"), "a reply, a mention, and one comment in a topic that they follow");
    let page = scene.notices(1).await;
    assert!(page.contains("barnabe replied to you") && page.contains("barnabe mentioned you"));
    assert!(page.contains("One new comment in a topic that you follow") && page.contains(TITLE));
    assert!(!page.contains("A secret thought"), "where it leads is where it is read");
    for id in [&reply, &mention] {
        assert!(page.contains(&format!("/en/community/comments/{id}\"")), "{id}");
    }
    let french = scene.people[1].get("/fr/communaute/avis").await.body;
    assert!(french.contains("barnabe vous a répondu") && french.contains("Quarts de nuit"));
    assert!(!scene.notices(0).await.contains("barnabe"), "nobody is told of their own acts");
    // Opening a page changes nothing; what comes after it was written stays new.
    let page = scene.notices(1).await;
    scene.say(0, Some(&head), "Later").await;
    let newest = field_of(&page, "notice");
    let topics = field_of(&page, "topics");
    let sent = [("notice".to_owned(), newest.clone()), ("topics".to_owned(), topics.clone())];
    assert!(!app::form_back::is_typed(&sent), "a button sends nothing that anybody typed");
    let topics = format!("{topics}-x-9.9");
    let fields = [("notice", newest.as_str()), ("topics", &topics), ("x", "")];
    let seen = scene.people[1].post("/en/community/notifications", &fields).await;
    assert_eq!(seen.header("location"), "/en/community/notifications");
    for (path, new) in
        [("/en/community", "one new"), ("/en/account", "one new"), ("/fr/compte", "un nouvel avis")]
    {
        let page = scene.people[1].get(path).await.body;
        let bar = between(&page, "site-nav", "</nav>");
        assert!(bar.contains("nav-count\">1<") && bar.contains(new), "{path}: {bar}");
    }
    let page = scene.notices(1).await;
    assert_eq!(page.matches("tag-new").count(), 1, "{page}");
    let data: serde_json::Value =
        serde_json::from_str(&scene.people[1].get("/en/account/my-data.json").await.body).unwrap();
    let told = data["notifications"].as_array().unwrap();
    assert_eq!((told.len(), &told[0]["kind"], &told[0]["seen"]), (3, &"reply".into(), &true.into()));
}

#[tokio::test]
async fn who_marks_notifications_as_read_in_place_is_told_how_many_are_new_still() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let head = scene.say(1, None, "First").await;
    scene.say(0, Some(&head), "Seen").await;
    let page = scene.notices(1).await;
    scene.say(0, Some(&head), "Later").await;
    for (page, left) in [(page, "1"), (scene.notices(1).await, "0")] {
        let (notice, topics) = (field_of(&page, "notice"), field_of(&page, "topics"));
        let fields = [("notice", notice.as_str()), ("topics", topics.as_str())];
        let told = scene.people[1].post_in_place("/en/community/notifications", &fields).await;
        assert_eq!((told.status, told.body.as_str()), (StatusCode::OK, left));
    }
    assert!(!scene.notices(1).await.contains("tag-new"));
}

#[tokio::test]
async fn case_12_nothing_is_told_of_what_was_taken_back_or_muted() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let head = scene.say(1, None, "First").await;
    let reply = scene.say(0, Some(&head), "Reply").await;
    assert!(scene.notices(1).await.contains("barnabe"));
    let edit = format!("/en/community/comments/{reply}/edit");
    scene.people[0].post(&edit, &[("action", "withdraw")]).await;
    assert!(!scene.notices(1).await.contains("barnabe"));
    scene.choose(1, "mute").await;
    scene.say(0, Some(&head), "@clothilde").await;
    let page = scene.notices(1).await;
    assert!(!page.contains("barnabe") && page.contains("You have no notifications yet."));
    scene.choose(1, "unmute").await;
    let late = scene.say(0, None, "Hello").await;
    let edit = format!("/en/community/comments/{late}/edit");
    for body in ["@clothilde", "Hello", "Hello @clothilde"] {
        scene.people[0].post(&edit, &[("body", body), ("action", "save")]).await;
    }
    assert_eq!(scene.notices(1).await.matches("barnabe mentioned you").count(), 1);
    scene.act(TopicAct::Close).await;
    scene.act(TopicAct::Archive).await;
    assert!(scene.notices(1).await.contains("barnabe mentioned you"), "an archive is read");
}

#[tokio::test]
async fn case_14_33_what_no_form_sends_is_no_trouble() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    for query in ["before=x", "before=-1", "before=0", "before=9223372036854775807", "before=1&before=2"] {
        for language in Language::ALL {
            let path = format!("{}?{query}", app::routes::Route::Notifications.path(language));
            assert_eq!(scene.people[0].get(&path).await.status, StatusCode::OK, "{path}");
        }
    }
    let topics = ["1.9223372036854775807"; 900].join("-");
    let many = [("topics", topics.as_str())];
    for fields in [&[][..], &[("notice", "-9223372036854775808")], &[("notice", "x")], &many] {
        let seen = scene.people[0].post("/en/community/notifications", fields).await;
        assert_eq!(seen.status, StatusCode::SEE_OTHER);
    }
}
