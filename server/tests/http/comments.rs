//! Claims about comments: who writes and reads them, and what becomes of what was typed.

use axum::http::StatusCode;
use domain::community::EDIT_TIME;
use store::community::{TopicAct, TopicDoing};
use time::Duration;
use uuid::Uuid;

use crate::harness::page::{attributes, field_of};
use crate::harness::{Answer, Site, between};
use crate::members::Browser;

/// A topic that is open, and two members who are signed in.
pub struct Scene<'s> {
    pub site: &'s Site,
    pub topic: String,
    pub people: [Browser<'s>; 2],
}

impl<'s> Scene<'s> {
    pub async fn new(site: &'s Site) -> Self {
        let mut people = [Browser::new(site), Browser::new(site)];
        for (browser, (number, name)) in people.iter_mut().zip([("1", "barnabe"), ("2", "clothilde")]) {
            site.member(number, name).await;
            browser.sign_in(name).await;
        }
        Self { site, topic: site.topic().await.1, people }
    }

    /// Types into the form of a page and sends it, as a browser does.
    pub async fn write(&mut self, who: usize, page: &str, fields: &[(&str, &str)]) -> Answer {
        let body = self.people[who].get(page).await.body;
        let is_composer = |address: &String| address.ends_with("/comments") || address.ends_with("/replies");
        let to = attributes(&body, "form", "action").into_iter().find(is_composer).unwrap();
        let form = field_of(&body, "form");
        let all = [&[("form", form.as_str())], fields].concat();
        self.people[who].post(&to, &all).await
    }

    pub fn page(&self) -> String {
        format!("/en/community/topics/{}", self.topic)
    }

    /// Posts a comment; returns its number.
    pub async fn comment(&mut self, who: usize, words: &str) -> String {
        let page = self.page();
        let posted = self.write(who, &page, &[("body", words)]).await;
        assert_eq!(posted.status, StatusCode::SEE_OTHER, "{}", posted.body);
        posted.header("location").rsplit_once("#c-").unwrap().1.to_owned()
    }

    pub async fn close(&self) {
        let topic = self.site.store.topic(self.topic.parse().unwrap()).await.unwrap().unwrap();
        let (seen, actor) = ((topic.version, topic.state), Uuid::from_u128(1));
        let doing = TopicDoing {
            id: topic.id,
            seen,
            act: TopicAct::Close,
            actor,
            at: time::OffsetDateTime::UNIX_EPOCH,
        };
        assert_eq!(self.site.store.do_with_topic(doing).await, Ok(true));
    }
}

#[tokio::test]
async fn a_member_comments_and_another_answers_in_their_own_language() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let id = scene
        .comment(0, "**Nous** manquons de lits, et les infirmières partent les unes après les autres.")
        .await;
    let page = scene.people[1].get(&scene.page()).await.body;
    assert!(page.contains("barnabe") && page.contains("<strong>Nous</strong>"));
    assert!(page.contains("lang=\"fr\" class=\"comment-body\""), "the language was recognized");
    let conversation = format!("/en/community/comments/{id}");
    let replied = scene.write(1, &conversation, &[("body", "Same here."), ("language", "en")]).await;
    let reply = replied.header("location").to_owned();
    assert!(reply.starts_with(&conversation) && reply.contains("#c-"), "{reply}");
    let page = scene.people[0].get(&scene.page()).await.body;
    assert!(page.contains("Same here.") && page.contains("2 comments"));
    let own = reply.rsplit_once("#c-").unwrap().1;
    let link = scene.people[0].get(&format!("/fr/communaute/commentaires/{own}")).await;
    assert_eq!(link.header("location"), format!("/fr/communaute/commentaires/{id}?page=1#c-{own}"));
    let quoted = scene.people[1].get(&format!("{conversation}?quote={id}")).await.body;
    assert!(quoted.contains("@barnabe\n\n> **Nous** manquons"));
    let visitor = site.get(&conversation).await;
    assert_eq!((visitor.status, visitor.body.contains("barnabe")), (StatusCode::SEE_OTHER, false));
}

#[tokio::test]
async fn what_was_typed_is_kept_whatever_goes_wrong() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let page = scene.page();
    let id = scene.comment(0, "First").await;
    for (words, told) in [("", "Write something first."), ("a\u{202e}b", "Line 1, character 2:")] {
        let refused = scene.write(0, &page, &[("body", words), ("language", "fr")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains(told) && refused.body.contains(words));
        assert!(refused.body.contains("<option value=\"fr\" selected"));
        let preview = scene.write(0, &page, &[("body", words), ("action", "preview")]).await;
        assert_eq!(preview.status, StatusCode::UNPROCESSABLE_ENTITY, "a preview is refused what posting is");
        let edit = format!("/en/community/comments/{id}/edit");
        let preview = scene.people[0].post(&edit, &[("body", words), ("action", "preview")]).await;
        assert!(preview.status == StatusCode::UNPROCESSABLE_ENTITY && preview.body.contains(told));
    }
    let conversation = format!("/en/community/comments/{id}");
    let (form, reply) = (scene.people[1].get(&page).await.body, format!("{conversation}/replies"));
    let form = field_of(&form, "form");
    let typed = [("form", form.as_str()), ("body", "A long thought")];
    let removed = scene.people[0].post(&format!("{conversation}/edit"), &[("action", "withdraw")]).await;
    assert_eq!(removed.status, StatusCode::SEE_OTHER);
    let gone = scene.people[1].post(&reply, &typed).await;
    assert!(
        gone.status == StatusCode::UNPROCESSABLE_ENTITY && gone.body.contains("A long thought"),
        "case 12"
    );
    scene.close().await;
    let closed = scene.people[1].post(&format!("{page}/comments"), &typed).await;
    assert!(
        closed.body.contains("A long thought") && closed.body.contains("was closed while you were writing")
    );
    let page = scene.people[1].get(&page).await.body;
    assert!(!page.contains("name=\"body\"") && page.contains("closed to new comments"));
}

#[tokio::test]
async fn case_26_28_a_preview_is_what_the_page_will_show() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let page = scene.page();
    let evil =
        "<script>alert(1)</script> **b** [x](javascript:alert(1)) </textarea><script>alert(2)</script>";
    let preview = scene.write(0, &page, &[("body", evil), ("action", "preview")]).await;
    assert_eq!(preview.status, StatusCode::OK);
    let shown = between(&preview.body, "<div class=\"comment-body\">", "</div>");
    // It says which language it seems to be in.
    let shown =
        shown.trim_start_matches("<div lang=\"fr\">").trim_start_matches("<div lang=\"en\">").to_owned();
    let id = scene.comment(0, evil).await;
    let page = scene.people[1].get(&page).await.body;
    let posted = between(&page, " class=\"comment-body\">", "</div>");
    assert_eq!(posted, shown);
    let quoted = scene.people[1].get(&format!("/en/community/comments/{id}?quote={id}")).await.body;
    for body in [preview.body, page, quoted] {
        assert!(!body.contains("<script>alert") && !body.contains("href=\"javascript:"));
    }
}

#[tokio::test]
async fn a_comment_is_its_author_s_to_change_for_a_while_and_to_take_back_at_any_time() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let id = scene.comment(0, "Frist").await;
    let edit = format!("/en/community/comments/{id}/edit");
    // Case 13: another's is no different from none.
    for answer in [
        scene.people[1].get(&edit).await,
        scene.people[1].post(&edit, &[("body", "Mine"), ("action", "save")]).await,
        scene.people[1].post(&edit, &[("action", "withdraw")]).await,
        scene.people[1].get("/en/community/comments/99/edit").await,
    ] {
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
    }
    assert!(scene.people[0].get(&edit).await.body.contains("Frist"));
    let saved = scene.people[0].post(&edit, &[("body", "First"), ("action", "save")]).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    let page = scene.people[1].get(&scene.page()).await.body;
    assert!(page.contains("<p>First</p>") && page.contains("edited") && !page.contains("Frist"));
    let data: serde_json::Value =
        serde_json::from_str(&scene.people[0].get("/en/account/my-data.json").await.body).unwrap();
    assert_eq!(
        (&data["comments"][0]["text"], &data["comments"][0]["earlier"][0]["text"]),
        (&"First".into(), &"Frist".into())
    );
    site.clock.advance(EDIT_TIME + Duration::SECOND);
    let late = scene.people[0].post(&edit, &[("body", "Later"), ("action", "save")]).await;
    assert!(late.status == StatusCode::UNPROCESSABLE_ENTITY && late.body.contains("no longer be edited"));
    assert_eq!(scene.people[0].post(&edit, &[("action", "withdraw")]).await.status, StatusCode::SEE_OTHER);
    let page = scene.people[1].get(&scene.page()).await.body;
    assert!(page.contains("deleted this comment") && !page.contains("First") && !page.contains("barnabe"));
}

#[tokio::test]
async fn reactions_are_counted_without_names() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let id = scene.comment(0, "First").await;
    let on = format!("{id}.helped.1");
    let reacted = scene.people[1].post("/en/community/reactions", &[("reaction", &on)]).await;
    let newest = [("reaction", on.as_str()), ("order", "newest"), ("after", "7&x")];
    let back = scene.people[1].post("/en/community/reactions", &newest).await;
    assert!(
        back.header("location").ends_with(&format!("?order=newest&after=7%26x#c-{id}")),
        "to the same page"
    );
    assert_eq!(reacted.header("location"), format!("{}?page=1#c-{id}", scene.page()));
    let page = scene.people[0].get(&scene.page()).await.body;
    assert!(page.contains("This helped") && !page.contains("clothilde"), "who it was is nobody’s to know");
    assert!(scene.people[1].get(&scene.page()).await.body.contains("aria-pressed=\"true\""));
    let data: serde_json::Value =
        serde_json::from_str(&scene.people[1].get("/en/account/my-data.json").await.body).unwrap();
    assert_eq!(data["reactions"][0]["reactions"][0], "helped");
    for nonsense in ["", "1", "1.helped", "x.helped.1", "1.loved.1", "99.helped.1", "-1.helped.1"] {
        let answer = scene.people[1].post("/en/community/reactions", &[("reaction", nonsense)]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{nonsense}");
    }
}

#[tokio::test]
async fn what_was_typed_is_never_taken_for_what_was_sent_before() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let post = format!("{}/comments", scene.page());
    let form = Uuid::from_u128(9).to_string();
    let mut places = Vec::new();
    let sent = [
        (true, "First"),
        (true, "First"),
        (true, "First "),
        (false, "Without a number"),
        (false, "Without a number either"),
    ];
    for (is_numbered, words) in sent {
        let mut fields = vec![("body", words)];
        fields.extend(is_numbered.then_some(("form", form.as_str())));
        let answer = scene.people[0].post(&post, &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{words}");
        places.push(answer.header("location").to_owned());
    }
    assert_eq!(places[0], places[1], "pressed twice");
    places.dedup();
    assert_eq!(places.len(), 3, "{places:?}");
    let longest = "é".repeat(10_000);
    let answer = scene.people[0].post(&post, &[("body", &longest)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "as long as a comment may be");
    let answer = scene.people[0].post(&post, &[("body", &format!("{longest}é"))]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains(&longest), "and what is longer is not lost");
}

#[tokio::test]
async fn what_is_typed_on_after_going_back_changes_the_first_or_is_another_knowingly() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let page = scene.page();
    let (post, form) = (format!("{page}/comments"), Uuid::from_u128(9).to_string());
    let first = [("body", "First"), ("form", form.as_str())];
    let posted = scene.people[0].post(&post, &first).await;
    let id = posted.header("location").rsplit_once("#c-").unwrap().1.to_owned();
    let edited = [("body", "First, and more"), ("form", form.as_str())];
    let asked = scene.people[0].post(&post, &edited).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    let edit = format!("/en/community/comments/{id}/edit");
    assert!(asked.body.contains("You already posted a comment from this form"), "{}", asked.body);
    assert!(asked.body.contains("First, and more</textarea>") && asked.body.contains("<p>First</p>"));
    let topic = scene.people[1].get(&page).await.body;
    assert!(!topic.contains("First, and more"), "nothing is doubled");
    // Saved as a change of the first.
    assert!(asked.body.contains(&format!("action=\"{edit}\"")), "{}", asked.body);
    let seen = field_of(&asked.body, "seen");
    let save = [("body", "First, and more"), ("seen", seen.as_str()), ("action", "save")];
    assert_eq!(scene.people[0].post(&edit, &save).await.status, StatusCode::SEE_OTHER);
    // Or posted as another.
    let another = [("body", "Something else"), ("form", form.as_str())];
    let asked = scene.people[0].post(&post, &another).await;
    assert!(asked.body.contains(&format!("formaction=\"{post}\"")), "{}", asked.body);
    let new = field_of(&asked.body, "form");
    assert_ne!(new, form);
    // Also after a look at it, and after it was refused.
    for (action, body) in [("preview", "Something else"), ("save", "")] {
        let fields = [("body", body), ("form", new.as_str()), ("action", action)];
        let shown = scene.people[0].post(&edit, &fields).await;
        assert!(shown.body.contains(&format!("formaction=\"{post}\"")), "{action}: {}", shown.body);
        assert_eq!(between(&shown.body, "name=\"form\" value=\"", "\""), new, "{action}");
    }
    let another = [("body", "Something else"), ("form", new.as_str()), ("action", "post")];
    assert_eq!(scene.people[0].post(&post, &another).await.status, StatusCode::SEE_OTHER);
    let topic = scene.people[1].get(&page).await.body;
    assert_eq!(topic.matches("<p>First, and more</p>").count(), 1, "{topic}");
    assert_eq!(topic.matches("<p>Something else</p>").count(), 1, "{topic}");
    // What can no longer be changed stays as it is.
    site.clock.advance(domain::community::EDIT_TIME + time::Duration::SECOND);
    let late = [("body", "Much later"), ("form", form.as_str())];
    assert_eq!(scene.people[0].post(&post, &late).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn what_was_taken_back_is_posted_again_from_the_page_that_one_goes_back_to() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let page = scene.page();
    let (post, form) = (format!("{page}/comments"), Uuid::from_u128(9).to_string());
    for words in ["First", "First", "Second"] {
        let posted = scene.people[0].post(&post, &[("body", words), ("form", form.as_str())]).await;
        assert_eq!(posted.status, StatusCode::SEE_OTHER, "{words}: {}", posted.body);
        let id = posted.header("location").rsplit_once("#c-").unwrap().1.to_owned();
        assert!(scene.people[1].get(&page).await.body.contains(&format!("<p>{words}</p>")));
        let edit = format!("/en/community/comments/{id}/edit");
        let removed = scene.people[0].post(&edit, &[("action", "withdraw")]).await;
        assert_eq!(removed.status, StatusCode::SEE_OTHER);
    }
}

#[tokio::test]
async fn a_read_mark_is_kept_of_who_says_whose_it_is_and_of_nobody_else() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    scene.comment(0, "First").await;
    let (page, mark) = (scene.page(), format!("{}/read", scene.page()));
    let bare = scene.people[1].send(crate::harness::post(&mark, &[("seq", "1")])).await;
    assert_eq!(bare.status, StatusCode::CONFLICT);
    let page_before = scene.people[1].get(&page).await.body;
    assert!(page_before.contains("I have read this far"), "nothing was kept");
    // What the page's script sends: the mark, and what its forms say.
    let whose = crate::forms::whose(&page_before);
    let beacon = crate::harness::post(&mark, &[("seq", "1"), ("whose", &whose)]);
    assert_eq!(scene.people[1].send(beacon).await.status, StatusCode::SEE_OTHER);
    assert!(!scene.people[1].get(&page).await.body.contains("I have read this far"));
}

#[tokio::test]
async fn case_9_20_reading_is_kept_when_one_says_so_and_for_oneself() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let first = scene.comment(0, "First").await;
    scene.comment(0, "Second").await;
    for _ in 0..2 {
        let page = scene.people[1].get(&scene.page()).await.body;
        assert!(page.contains("I have read this far"), "opening a page changes nothing");
    }
    let (topic, list) = (scene.page(), "/en/community");
    let read = scene.people[1].post(&format!("{topic}/read"), &[("seq", "1")]).await;
    assert!(read.header("location").starts_with(&topic) && read.header("location").contains("#c-"));
    assert!(!read.header("location").ends_with(&format!("#c-{first}")), "it leads to what was not read");
    assert!(scene.people[1].get(list).await.body.contains("tag-new\">one new<"));
    assert!(
        !scene.people[0].get(list).await.body.contains("tag-new"),
        "each reads for themselves, their own too"
    );
    for seq in ["9223372036854775807", "-1"] {
        scene.people[1].post(&format!("{topic}/read"), &[("seq", seq)]).await;
    }
    let page = scene.people[1].get(list).await.body;
    assert!(!page.contains("new</span>") && page.contains("2 comments"));
    assert_eq!(
        scene.people[1].post("/en/community/topics/99/read", &[("seq", "1")]).await.status,
        StatusCode::SEE_OTHER
    );
}

#[tokio::test]
async fn case_14_30_33_what_no_form_sends_changes_nothing() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let page = scene.page();
    let more = [
        ("body", "Mine"),
        ("author", "clothilde"),
        ("author_id", "1"),
        ("created", "0"),
        ("html", "<b>x</b>"),
    ];
    assert_eq!(scene.write(0, &page, &more).await.status, StatusCode::SEE_OTHER);
    let body = scene.people[1].get(&page).await.body;
    assert!(body.contains("<p>Mine</p>") && body.contains("barnabe") && !body.contains("<b>x"));
    for query in [
        "page=0",
        "page=-1",
        "page=4294967295",
        "page=99999999999999999999",
        "order=newest&after=x",
        "order=useful&after=1",
        "order=useful&after=9223372036854775807-9223372036854775807",
        "order=useful&after=-1--1",
        "order=';DROP TABLE comments",
        "quote=-1",
    ] {
        let answer = scene.people[0].get(&format!("{page}?{}", query.replace(' ', "%20"))).await;
        assert_eq!(answer.status, StatusCode::OK, "{query}");
    }
    for id in ["0", "-1", "9223372036854775807", "99999999999999999999", "x"] {
        for path in [format!("/en/community/topics/{id}"), format!("/en/community/comments/{id}")] {
            assert_eq!(scene.people[0].get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
    }
}
