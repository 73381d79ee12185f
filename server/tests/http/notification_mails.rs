//! Claims about mails of notices: what they say, when they go, and how they are stopped.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use commons::jobs;
use time::Duration;
use tokio_util::sync::CancellationToken;

use crate::following::Scene;
use crate::harness::page::{attributes, field_of};
use crate::harness::{Mail, Site};
use crate::members::{Browser, PASSWORD};

impl Site {
    /// Does what happens by itself each half minute, and reads what it sent.
    async fn told(&self) -> Vec<Mail> {
        jobs::tell(self.app(), &CancellationToken::new()).await;
        self.mails().await
    }
}

/// The path of a link in a mail, by what stands above it.
fn link(mail: &Mail, label: &str) -> String {
    let mut lines = mail.text.lines().skip_while(|line| *line != label);
    let url = lines.nth(1).unwrap_or_else(|| panic!("no {label} in {}", mail.text));
    url.strip_prefix("https://advocates.example.ca").unwrap().to_owned()
}

#[tokio::test]
async fn a_reply_is_mailed_at_once_without_its_words() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let head = scene.say(1, None, "First").await;
    let reply = scene.say(0, Some(&head), "A secret thought").await;
    let mut mails = site.told().await;
    assert_eq!(mails.len(), 1);
    let mail = mails.remove(0);
    assert_eq!(mail.to, "w.quack2@example.org");
    assert_eq!(mail.subject, "barnabe replied to you in “Night shifts”");
    let way = link(&mail, "Read the reply");
    assert_eq!(way, format!("/en/community/comments/{reply}"));
    for part in [&mail.text, &mail.html] {
        assert!(part.contains("Hello Wilhelmina Quack"), "{part}");
        assert!(part.contains("barnabe replied to you") && part.contains("Night shifts"), "{part}");
        assert!(part.contains(&format!("/en/community/comments/{reply}")), "{part}");
        assert!(!part.contains("secret"), "a mailbox is not behind the wall: {part}");
    }
    assert!(site.told().await.is_empty(), "once");
    // What was taken back before it was sent is not told.
    site.clock.advance(Duration::HOUR);
    let late = scene.say(0, Some(&head), "Another").await;
    jobs::tell(site.app(), &CancellationToken::new()).await;
    scene.people[0].post(&format!("/en/community/comments/{late}/edit"), &[("action", "withdraw")]).await;
    assert!(site.mails().await.is_empty());
}

#[tokio::test]
async fn an_answer_to_a_reply_is_mailed_to_who_wrote_that_and_to_who_began_the_conversation() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    site.member("3", "delphine").await;
    let mut third = Browser::new(&site);
    third.sign_in("delphine").await;
    let head = scene.say(1, None, "First").await;
    let reply = scene.say(0, Some(&head), "Second").await;
    assert_eq!(site.told().await.len(), 1);
    site.clock.advance(Duration::HOUR);
    let form = format!("/en/community/comments/{head}?reply_to={reply}");
    let page = third.get(&scene.page()).await.body;
    assert!(page.contains(&format!("{form}#reply")), "the link of a reply names it");
    let page = third.get(&form).await.body;
    assert_eq!(field_of(&page, "reply_to"), reply);
    let other = attributes(&page, "a[hreflang=\"fr\"]", "href");
    assert!(other.iter().any(|path| path.ends_with(&format!("?reply_to={reply}"))), "{other:?}");
    let fields = [("form", field_of(&page, "form")), ("reply_to", reply), ("body", "Third".to_owned())];
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    third.post(&format!("/en/community/comments/{head}/replies"), &fields).await;
    let is_reply = |mail: &Mail| mail.subject.contains("replied to you");
    let mut mailed: Vec<_> = site.told().await.into_iter().filter(is_reply).map(|mail| mail.to).collect();
    mailed.sort();
    assert_eq!(mailed, ["w.quack1@example.org", "w.quack2@example.org"]);
}

#[tokio::test]
async fn the_button_of_a_mail_leads_through_sign_in_to_its_comment() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let head = scene.say(1, None, "First").await;
    let reply = scene.say(0, Some(&head), "Reply").await;
    let mail = site.told().await.remove(0);
    let way = link(&mail, "Read the reply");
    assert_eq!(link(&mail, "Night shifts"), scene.page(), "the topic leads there too");
    let mut out = Browser::new(&site);
    let asked = out.get(&way).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER);
    let to = field_of(&out.get(asked.header("location")).await.body, "to");
    let fields = [("username", "clothilde"), ("password", PASSWORD), ("to", to.as_str())];
    assert_eq!(out.post("/en/sign-in", &fields).await.header("location"), way);
    let there = format!("/en/community/comments/{head}?page=1#c-{reply}");
    assert_eq!(out.get(&way).await.header("location"), there);
}

#[tokio::test]
async fn several_answers_in_one_mail_are_counted_and_each_leads_to_its_comment() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let head = scene.say(1, None, "First").await;
    let replies = [scene.say(0, Some(&head), "One").await, scene.say(0, Some(&head), "Two").await];
    let mail = site.told().await.remove(0);
    assert_eq!(mail.subject, "2 replies to you in “Night shifts”");
    for reply in replies {
        let there = format!("https://advocates.example.ca/en/community/comments/{reply}");
        assert!(mail.text.lines().any(|line| line == there), "{}", mail.text);
        assert!(mail.html.contains(&format!("href=\"{there}\"")), "{}", mail.html);
    }
}

#[tokio::test]
async fn how_a_comment_begins_is_mailed_to_who_chose_that_and_never_what_may_tell_who_a_patient_is() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let head = scene.say(1, None, "First").await;
    let account = scene.people[1].get("/en/account").await.body;
    let (seen, notices) = (field_of(&account, "seen"), field_of(&account, "notices_seen"));
    let fields =
        [("seen", seen.as_str()), ("notices_seen", &notices), ("language", "en"), ("mail_excerpts", "on")];
    let saved = scene.people[1].post("/en/account/profile", &fields).await;
    assert_eq!(saved.header("location"), "/en/account?done=saved", "{}", saved.body);
    scene.say(0, Some(&head), "> Theirs\n\nA **bold** thought").await;
    let mail = site.told().await.remove(0);
    assert!(mail.text.lines().any(|line| line == "> A bold thought"), "{}", mail.text);
    assert!(mail.html.contains(">A bold thought</blockquote>"), "{}", mail.html);
    for part in [&mail.subject, &mail.text, &mail.html] {
        assert!(!part.contains("Theirs"), "what is quoted is somebody else's: {part}");
    }
    for told in ["Born 1957-03-02, seen on Monday.", "Call me at 613 555-0142."] {
        site.clock.advance(Duration::HOUR);
        scene.say(0, Some(&head), told).await;
        let mail = site.told().await.remove(0);
        assert!(mail.text.contains("barnabe replied to you"), "{}", mail.text);
        for part in [&mail.subject, &mail.text, &mail.html] {
            assert!(
                !part.contains("1957") && !part.contains("0142") && !part.contains("blockquote lang"),
                "{part}"
            );
        }
    }
}

#[tokio::test]
async fn the_switch_for_how_comments_begin_is_off_and_saved_with_and_without_a_page_and_an_empty_box_is_off()
{
    let site = Site::start().await;
    let person = site.member("1", "barnabe").await;
    let mut browser = Browser::new(&site);
    browser.sign_in("barnabe").await;
    let is_on = async || site.store.notice_choices(person).await.unwrap().has_excerpts();
    assert!(!is_on().await);
    let first = browser.get("/en/account").await.body;
    for (is_in_place, wanted) in [(false, true), (false, false), (true, true), (true, false)] {
        let page = browser.get("/en/account").await.body;
        let (seen, notices) = (field_of(&page, "seen"), field_of(&page, "notices_seen"));
        let mut fields = vec![("seen", seen.as_str()), ("notices_seen", &notices), ("language", "en")];
        fields.extend(wanted.then_some(("mail_excerpts", "on")));
        let saved = if is_in_place {
            browser.post_in_place("/en/account/profile", &fields).await
        } else {
            browser.post("/en/account/profile", &fields).await
        };
        assert_eq!(saved.status == StatusCode::OK, is_in_place, "{}", saved.body);
        assert_eq!(is_on().await, wanted);
        let page = browser.get("/fr/compte").await.body;
        assert_eq!(attributes(&page, "#mail_excerpts[checked]", "name").len(), usize::from(wanted));
        assert_eq!(attributes(&page, "#mail_excerpts", "aria-describedby"), ["excerpts-hint"]);
        assert!(page.contains("Désactivé par défaut"), "why, beside it: {page}");
    }
    // A form that says nothing of it leaves it, and one that was given something else overwrites nothing.
    browser.post("/en/account/notices", &[("mail_excerpts", "on")]).await;
    browser.post("/en/account/notices", &[("reply", "daily")]).await;
    assert!(is_on().await);
    let notices = field_of(&first, "notices_seen");
    let refused = browser.post("/en/account/notices", &[("seen", &notices), ("mention", "never")]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.body);
    assert!(refused.body.contains("Beginning of the comment in emails"), "{}", refused.body);
    assert!(is_on().await);
    assert!(browser.get("/en/account/my-data.json").await.body.contains("\"mail_excerpts\": true"));
}

#[tokio::test]
async fn what_is_gathered_goes_at_the_reader_s_hour_in_their_language() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    scene.choose(1, "follow").await;
    let choices = [("digest_hour", "18"), ("digest_zone", "pacific"), ("followed_topic", "daily")];
    let saved = scene.people[1].post("/fr/compte/avis", &choices).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    let page = scene.people[1].get("/fr/compte").await.body;
    assert!(
        page.contains("<option value=\"18\" selected") && page.contains("<option value=\"pacific\" selected")
    );
    for (hour, zone) in [("24", "x"), ("-1", ""), ("", "America/Toronto")] {
        let fields = [("digest_hour", hour), ("digest_zone", zone)];
        scene.people[1].post("/en/account/notices", &fields).await;
    }
    let profile = scene.people[1].post("/fr/compte/profil", &[("language", "fr")]).await;
    assert_eq!(profile.status, StatusCode::SEE_OTHER);
    scene.say(0, None, "One").await;
    scene.say(0, None, "Two").await;
    // It is Sunday noon in UTC; six in the evening in Vancouver is thirteen hours away.
    site.clock.advance(Duration::hours(13) - Duration::MINUTE);
    assert!(site.told().await.is_empty());
    site.clock.advance(Duration::MINUTE);
    let mut mails = site.told().await;
    assert_eq!(mails.len(), 1);
    let mail = mails.remove(0);
    assert_eq!(mail.subject, "Du nouveau dans la Communauté");
    assert!(
        mail.text.contains("Quarts de nuit") && mail.text.contains("2\u{a0}nouveaux commentaires"),
        "{}",
        mail.text
    );
    site.clock.advance(Duration::DAY);
    assert!(site.told().await.is_empty());
}

#[tokio::test]
async fn one_click_stops_a_kind_or_all_signed_out_and_tells_nothing() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let head = scene.say(1, None, "First").await;
    scene.say(0, Some(&head), "Reply").await;
    let mail = site.told().await.remove(0);
    let header = mail.header("List-Unsubscribe").unwrap().to_owned();
    assert_eq!(mail.header("List-Unsubscribe-Post"), Some("List-Unsubscribe=One-Click"));
    let one = header.strip_prefix("<https://advocates.example.ca").unwrap().strip_suffix('>').unwrap();
    assert_eq!(link(&mail, "Someone replies to me"), one, "of one kind of thing, it stops that kind");
    let all = link(&mail, "all of them");
    for path in [one, &all] {
        let shown = site.get(path).await;
        assert_eq!((shown.status, shown.header("cache-control")), (StatusCode::OK, "no-store"));
        for told in ["clothilde", "Wilhelmina", "w.quack2", "barnabe"] {
            assert!(!shown.body.contains(told), "{told}");
        }
    }
    site.clock.advance(Duration::HOUR);
    scene.say(0, Some(&head), "Looking changes nothing").await;
    assert_eq!(site.told().await.len(), 1);
    let request = Request::builder()
        .method(Method::POST)
        .uri(one)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("origin", "https://mail.provider.example")
        .header("sec-fetch-site", "cross-site");
    let answer = site.send(request.body(Body::from("List-Unsubscribe=One-Click")).unwrap()).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::OK, ""));
    site.clock.advance(Duration::HOUR);
    scene.say(0, Some(&head), "No more of these").await;
    assert!(site.told().await.is_empty());
    scene.say(0, None, "But @clothilde").await;
    assert_eq!(site.told().await.len(), 1, "the other kinds go on");
    assert_eq!(site.post(&all, &[]).await.status, StatusCode::OK);
    site.clock.advance(Duration::HOUR);
    scene.say(0, None, "Not @clothilde any more").await;
    assert!(site.told().await.is_empty());
    assert!(scene.notices(1).await.contains("mentioned you"), "the Community tells it");
    let mut forged = one.to_owned();
    forged.pop();
    forged.push('!');
    for path in [forged.as_str(), "/en/stop-notifications/x"] {
        assert_eq!(site.get(path).await.status, StatusCode::GONE);
        assert_eq!(site.post(path, &[]).await.status, StatusCode::GONE);
    }
    // Who has left is not told apart from who has not.
    site.store
        .leave(uuid::Uuid::from_u128(2), [9; 32], false, Vec::new(), time::OffsetDateTime::UNIX_EPOCH)
        .await
        .unwrap();
    assert_eq!(
        (site.get(one).await.status, site.post(one, &[]).await.status),
        (StatusCode::OK, StatusCode::OK)
    );
}

#[tokio::test]
async fn who_may_not_read_the_community_is_mailed_nothing_of_it() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let head = scene.say(1, None, "First").await;
    scene.say(0, Some(&head), "Reply").await;
    site.suspend("clothilde").await;
    assert!(site.told().await.is_empty());
}
