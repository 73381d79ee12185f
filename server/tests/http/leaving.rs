//! Claims about what leaves with its author: their words and their name, in what others wrote as well.

use axum::http::StatusCode;
use time::Duration;

use crate::harness::Site;
use crate::members::{Browser, PASSWORD};
use crate::moderation::{member, write};

/// Words and a name that stand nowhere else.
const WORDS: &str = "quinquagenarian beds are short in the whole north";
const NAME: &str = "Zanzibar-Canary";

fn shows(site: &Site, word: &str) -> bool {
    site.dump().to_lowercase().contains(&word.to_lowercase())
}

/// A member with that name who writes, and another who quotes and names them wherever the program keeps a text.
async fn repeated(site: &Site) -> (Browser<'_>, Browser<'_>, String) {
    let (mut author, mut other) = (member(site, "1", NAME).await, member(site, "2", "lucille").await);
    let (_, topic) = site.topic().await;
    write(&mut author, &topic, &format!("They say that {WORDS}.")).await;
    let quoting = format!("@{NAME}\n\n> They say that {WORDS}.\n\nSo they are, @zanzibar_canary.");
    write(&mut other, &topic, &quoting).await;
    let changed = write(&mut other, &topic, &format!("{quoting} Indeed.")).await;
    let edited = [("body", "No more."), ("language", "en"), ("action", "save")];
    let path = format!("/en/community/comments/{changed}/edit");
    assert_eq!(other.post(&path, &edited).await.status, StatusCode::SEE_OTHER);
    let form = uuid::Uuid::from_u128(rand::random()).to_string();
    let words = format!("{quoting} And more.");
    let draft =
        [("body", words.as_str()), ("form", form.as_str()), ("language", "en"), ("topic", topic.as_str())];
    let kept = other.post("/en/community/drafts", &draft).await;
    assert!(kept.status.is_success() || kept.status.is_redirection(), "{}", kept.body);
    site.app().community.index(50).await.unwrap();
    (author, other, topic)
}

#[tokio::test]
async fn who_leaves_takes_quotations_and_mentions_along() {
    let site = Site::start().await;
    let (mut author, mut other, topic) = repeated(&site).await;
    assert!(site.dump().contains(WORDS) && shows(&site, NAME), "or the test would prove nothing");
    let gone = author.post("/en/account/leave", &[("password", PASSWORD), ("comments", "erase")]).await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER, "{}", gone.body);
    site.app().community.index(50).await.unwrap();
    let page = other.get(&format!("/en/community/topics/{topic}")).await.body;
    assert!(page.contains("[The author erased what was quoted here.]") && page.contains("[a former member]"));
    assert!(page.contains("So they are"), "what they said themselves stays");
    for word in ["quinquagenarian", "zanzibar"] {
        let found = other.get(&format!("/en/community/search?q={word}")).await.body;
        assert!(!found.contains("/en/community/comments/"), "{word}");
    }
    for word in [WORDS, NAME, "zanzibar_canary"] {
        assert!(!shows(&site, word), "{word} is in no byte of the files");
    }
}

#[tokio::test]
async fn who_leaves_their_words_there_takes_their_name_along() {
    let site = Site::start().await;
    let (mut author, mut other, topic) = repeated(&site).await;
    let gone = author.post("/en/account/leave", &[("password", PASSWORD), ("comments", "keep")]).await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER, "{}", gone.body);
    let page = other.get(&format!("/en/community/topics/{topic}")).await.body;
    assert_eq!(page.matches(WORDS).count(), 3, "the comment, its quotation and a draft");
    assert!(page.contains("[a former member]") && !page.to_lowercase().contains("zanzibar"));
    assert!(!shows(&site, NAME) && !shows(&site, "zanzibar_canary"));
}

#[tokio::test]
async fn what_is_taken_back_is_quoted_no_more() {
    let site = Site::start().await;
    let (mut author, mut other, topic) = repeated(&site).await;
    let own = [("action", "withdraw")];
    let done = author.post("/en/community/comments/1/edit", &own).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let page = other.get(&format!("/en/community/topics/{topic}")).await.body;
    assert!(page.contains("[The author erased what was quoted here.]") && page.contains("So they are"));
    assert!(page.contains(NAME), "they are still called that");
    assert!(!site.dump().contains(WORDS));
}

#[tokio::test]
async fn nobody_takes_quotations_of_others_back_by_saying_the_same() {
    let site = Site::start().await;
    let (mut author, mut reader) = (member(&site, "1", "barnabe").await, member(&site, "2", "lucille").await);
    let mut thief = member(&site, "3", "quack").await;
    let (_, topic) = site.topic().await;
    let early = write(&mut thief, &topic, "Something else.").await;
    write(&mut author, &topic, WORDS).await;
    write(&mut reader, &topic, &format!("> {WORDS}\n\nSo they are.")).await;
    site.clock.advance(Duration::MINUTE);
    let same = write(&mut thief, &topic, WORDS).await;
    let changed = [("body", WORDS), ("language", "en"), ("action", "save")];
    let path = format!("/en/community/comments/{early}/edit");
    assert_eq!(thief.post(&path, &changed).await.status, StatusCode::SEE_OTHER);
    for taken in [early, same] {
        let path = format!("/en/community/comments/{taken}/edit");
        let done = thief.post(&path, &[("action", "withdraw")]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    }
    let page = reader.get(&format!("/en/community/topics/{topic}")).await.body;
    assert!(!page.contains("[The author erased what was quoted here.]"));
    assert_eq!(page.matches(WORDS).count(), 2, "what was said, and its quotation");
}

/// An expert whom staff ask for a guest post, and who opens an account.
async fn asked_for<'s>(site: &'s Site, editor: &mut Browser<'_>, username: &str) -> Browser<'s> {
    let fields =
        [("who", "ada@experts.example"), ("name", "Ada Lovelace"), ("language", "en"), ("about", "Air.")];
    site.mails().await;
    let asked = editor.post("/en/dashboard/guest-posts", &fields).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
    let link = site.mail().await.link("invitation");
    let opened = site.post(&link, &[("username", username), ("password", PASSWORD), ("terms", "1")]).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", opened.body);
    let mut expert = Browser::new(site);
    expert.sign_in(username).await;
    expert
}

#[tokio::test]
async fn who_is_suspended_comes_back_by_no_mailbox_that_they_had() {
    let site = Site::start().await;
    let mut editor = crate::topics::editor(&site).await;
    let mut expert = asked_for(&site, &mut editor, "ada-l").await;
    let posts = "/en/community/guest-posts";
    assert_eq!(expert.get(posts).await.status, StatusCode::OK, "or the test would prove nothing");
    site.suspend("ada-l").await;
    expert.sign_in("ada-l").await;
    assert_ne!(expert.get(posts).await.status, StatusCode::OK);
    let elsewhere = [("email", "ada@elsewhere.example"), ("password", PASSWORD)];
    assert_eq!(expert.post("/en/account/email", &elsewhere).await.status, StatusCode::OK);
    let link = site.mail().await.link("/email/");
    assert_eq!(expert.post(&link, &[]).await.header("location"), "/en/sign-in?notice=email-set");
    expert.sign_in("ada-l").await;
    let gone = expert.post("/en/account/leave", &[("password", PASSWORD), ("comments", "erase")]).await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER, "{}", gone.body);
    let mut again = asked_for(&site, &mut editor, "ada-again").await;
    assert_ne!(again.get(posts).await.status, StatusCode::OK, "at the mailbox that they gave up");
    assert!(again.get("/en/account/decisions").await.body.contains("/en/account/decisions/"));
}

#[tokio::test]
async fn who_leaves_is_named_and_quoted_in_no_suggestion_and_no_guest_post() {
    let site = Site::start().await;
    let mut editor = crate::topics::editor(&site).await;
    let mut other = crate::topics::member(&site).await;
    let mut author = member(&site, "5", NAME).await;
    let (_, topic) = site.topic().await;
    write(&mut author, &topic, &format!("They say that {WORDS}.")).await;
    let theme = crate::topics::theme(&mut editor).await;
    let title = format!("Ask @{NAME}");
    let text = format!("> They say that {WORDS}.\n\nSo they are, @zanzibar_canary.");
    let suggestion =
        [("title", title.as_str()), ("why", text.as_str()), ("language", "en"), ("action", "send")];
    let sent = other.post("/en/community/suggest", &suggestion).await;
    assert_eq!(sent.header("location"), "/en/community/suggestions?done=sent", "{}", sent.body);
    let proposal = [
        ("title", title.as_str()),
        ("about", text.as_str()),
        ("name", "Ada Lovelace"),
        ("biography", "She counts birds."),
        ("language", "en"),
    ];
    let done = other.post("/en/community/propose-guest-post", &proposal).await;
    assert_eq!(done.header("location"), "/en/community/guest-posts?done=proposed", "{}", done.body);
    let list = other.get("/en/community/guest-posts").await.body;
    let id = crate::harness::between(&list, "href=\"/en/community/guest-posts/", "\"").to_owned();
    let biography = format!("A friend of @{NAME}.");
    let article = [
        ("name", "Ada Lovelace"),
        ("title_en", title.as_str()),
        ("body_en", text.as_str()),
        ("biography_en", biography.as_str()),
    ];
    let handed_in = crate::guest_posts::write(&mut other, &id, "submit", &article).await;
    assert_eq!(handed_in.status, StatusCode::SEE_OTHER, "{}", handed_in.body);
    let approved = crate::guest_posts::answer(&mut editor, &id, "approve", &[("theme", &theme)]).await;
    assert_eq!(approved.status, StatusCode::SEE_OTHER, "{}", approved.body);
    assert!(site.dump().matches(WORDS).count() > 5, "or the test would prove nothing");
    let gone = author.post("/en/account/leave", &[("password", PASSWORD), ("comments", "erase")]).await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER, "{}", gone.body);
    let post = format!("/en/community/guest-posts/{id}");
    for path in ["/en/community/suggestions", post.as_str()] {
        let page = other.get(path).await.body;
        assert!(page.contains("[a former member]"), "{path}: {page}");
        assert!(page.contains("[The author erased what was quoted here.]") && page.contains("So they are"));
    }
    for word in [WORDS, NAME, "zanzibar_canary"] {
        assert!(!shows(&site, word), "{word} is in no byte of the files");
    }
}

#[tokio::test]
async fn a_quotation_in_a_list_or_under_who_wrote_it_goes_with_its_author() {
    let site = Site::start().await;
    let (mut author, mut other) = (member(&site, "1", NAME).await, member(&site, "2", "lucille").await);
    let (_, topic) = site.topic().await;
    write(&mut author, &topic, &format!("They say that {WORDS}.")).await;
    let quoting = [
        format!("- > They say that {WORDS}.\n- So they are."),
        format!("1. > They say that {WORDS}.\n2. So they are."),
        format!("> @{NAME} wrote:\n> They say that {WORDS}.\n\nSo they are."),
        format!("> @{NAME} a écrit\u{A0}:\nThey say that {WORDS}.\n\nSo they are."),
        format!("> @{NAME} wrote: they say that {WORDS}.\n\nSo they are."),
    ];
    for text in &quoting {
        write(&mut other, &topic, text).await;
    }
    let gone = author.post("/en/account/leave", &[("password", PASSWORD), ("comments", "erase")]).await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER, "{}", gone.body);
    let page = other.get(&format!("/en/community/topics/{topic}")).await.body;
    assert_eq!(page.matches("[The author erased what was quoted here.]").count(), quoting.len());
    assert_eq!(page.matches("So they are").count(), quoting.len());
    assert!(!shows(&site, WORDS) && !shows(&site, NAME));
}

#[tokio::test]
async fn a_quotation_goes_with_its_author_and_with_nobody_who_said_the_same() {
    const GONE: &str = "[The author erased what was quoted here.]";
    let site = Site::start().await;
    let (mut author, mut reader) = (member(&site, "1", "barnabe").await, member(&site, "2", "lucille").await);
    let mut thief = member(&site, "3", "quack").await;
    let (_, topic) = site.topic().await;
    let said = write(&mut author, &topic, WORDS).await;
    site.clock.advance(Duration::MINUTE);
    let same = write(&mut thief, &topic, WORDS).await;
    site.clock.advance(Duration::MINUTE);
    for quoting in [
        format!("> {WORDS}\n\nSo they are."),
        format!("@barnabe\n\n> {WORDS}\n\nYes."),
        format!("@quack\n\n> {WORDS}\n\nNo."),
    ] {
        write(&mut reader, &topic, &quoting).await;
    }
    for (browser, comment, erased) in [(&mut thief, &same, 1), (&mut author, &said, 3)] {
        let path = format!("/en/community/comments/{comment}/edit");
        let done = browser.post(&path, &[("action", "withdraw")]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        let page = reader.get(&format!("/en/community/topics/{topic}")).await.body;
        assert_eq!(page.matches(GONE).count(), erased, "what is quoted of {comment} alone");
    }
    assert!(!site.dump().contains(WORDS));
}
