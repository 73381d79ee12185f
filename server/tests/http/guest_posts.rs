//! Claims about guest posts: how they come about, what stands beside them everywhere, and whom they let in.

use app::routes::Route;
use axum::http::StatusCode;
use commons::jobs;
use domain::Language;
use domain::account::{Access, Capability, Role};
use time::Duration;
use tokio_util::sync::CancellationToken;

use crate::harness::page::field_of;
use crate::harness::{Answer, Site, between};
use crate::live::{heard, told};
use crate::members::{Browser, PASSWORD};
use crate::required::told_at_their_fields;
use crate::topics::{act, editor, member, save, theme};

const SAID: [(Language, &str); 2] = [
    (
        Language::En,
        "Guest post: this is not the position of the Canadian Medical Association, and the association does not endorse it.",
    ),
    (
        Language::Fr,
        "Tribune\u{A0}: ce texte n’engage que la personne qui le signe. Il ne représente pas la position de l’Association médicale canadienne",
    ),
];

const PROPOSAL: [(&str, &str); 5] = [
    ("title", "What canaries know"),
    ("about", "About air.\r\nAnd mines."),
    ("name", "Ada Lovelace"),
    ("biography", "She counts birds."),
    ("language", "en"),
];

const ARTICLE: [(&str, &str); 4] = [
    ("name", "Ada Lovelace"),
    ("title_en", "What canaries know"),
    ("body_en", "They **sing**. <script>alert(1)</script>"),
    ("biography_en", "She counts birds."),
];

/// Proposes a guest post; returns its address.
pub async fn proposed(member: &mut Browser<'_>) -> String {
    let done = member.post("/en/community/propose-guest-post", &PROPOSAL).await;
    assert_eq!(done.header("location"), "/en/community/guest-posts?done=proposed", "{}", done.body);
    let list = member.get("/en/community/guest-posts").await.body;
    between(&list, "href=\"/en/community/guest-posts/", "\"").to_owned()
}

pub async fn write(author: &mut Browser<'_>, id: &str, action: &str, more: &[(&str, &str)]) -> Answer {
    let path = format!("/en/community/guest-posts/{id}");
    let page = author.get(&path).await.body;
    let version = field_of(&page, "version");
    let fields = [more, &[("version", version.as_str()), ("action", action)]].concat();
    author.post(&path, &fields).await
}

pub async fn answer(editor: &mut Browser<'_>, id: &str, action: &str, more: &[(&str, &str)]) -> Answer {
    let path = format!("/en/dashboard/guest-posts/{id}");
    let page = editor.get(&path).await.body;
    let version = field_of(&page, "version");
    let fields = [more, &[("version", version.as_str()), ("action", action)]].concat();
    editor.post(&path, &fields).await
}

/// Writes, hands in, approves, translates and publishes it as topic 1.
pub async fn published(author: &mut Browser<'_>, editor: &mut Browser<'_>, theme: &str, id: &str) {
    let done = write(author, id, "submit", &ARTICLE).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let done = answer(editor, id, "approve", &[("theme", theme)]).await;
    assert_eq!(
        done.header("location"),
        format!("/en/dashboard/guest-posts/{id}?done=approve"),
        "{}",
        done.body
    );
    let texts = [
        ("title_en", "What canaries know"),
        ("intro_en", "They **sing**."),
        ("title_fr", "Ce que savent les canaris"),
        ("intro_fr", "Ils **chantent**."),
        ("kind", "discussion"),
        ("confirm", "on"),
    ];
    save(editor, "1", theme, "1", &[&texts]).await;
    let refused = act(editor, "publish", "2", "draft", "").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "no biography in French");
    assert!(refused.body.contains("href=\"#author\""));
    let signature =
        [("name", "Ada Lovelace"), ("biography_en", "She counts."), ("biography_fr", "Elle compte.")];
    assert_eq!(answer(editor, id, "sign", &signature).await.status, StatusCode::SEE_OTHER);
    let done = act(editor, "publish", "2", "draft", "").await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
}

#[tokio::test]
async fn a_member_proposes_writes_and_hands_in_and_hears_what_staff_say() {
    let site = Site::start().await;
    let (mut editor, mut member) = (editor(&site).await, member(&site).await);
    let theme = theme(&mut editor).await;
    let refused = member.post("/fr/communaute/proposer-tribune", &[("title", "x")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("href=\"#about\"") && !refused.body.contains("href=\"#title\""));
    let id = proposed(&mut member).await;
    let dashboard = editor.get("/en/dashboard").await.body;
    assert!(dashboard.contains("1 guest post is waiting for a reply"), "{dashboard}");

    let preview = write(&mut member, &id, "preview", &ARTICLE).await;
    assert!(preview.body.contains("<strong>sing</strong>") && !preview.body.contains("<script>alert"));
    let half = [("name", "Ada"), ("title_fr", "Canaris"), ("biography_en", "x")];
    let refused = write(&mut member, &id, "submit", &half).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("href=\"#body_fr\""), "{}", refused.body);
    assert_eq!(write(&mut member, &id, "submit", &ARTICLE).await.status, StatusCode::SEE_OTHER);

    let refused = answer(&mut editor, &id, "ask_changes", &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "without a word");
    let note = [("note", "Shorter, please.")];
    assert_eq!(answer(&mut editor, &id, "ask_changes", &note).await.status, StatusCode::SEE_OTHER);
    let page = member.get(&format!("/fr/communaute/tribunes/{id}")).await.body;
    assert!(page.contains("Shorter, please.") && page.contains("Modifications demandées"));
    let told = member.get("/en/community/notifications").await.body;
    assert!(told.contains(&format!("href=\"/en/community/guest-posts/{id}\"")), "{told}");
    jobs::tell(site.app(), &CancellationToken::new()).await;
    let mail = site.mails().await.pop().unwrap();
    assert_eq!(mail.to, "w.quack2@example.org");
    assert!(mail.text.contains(&format!("/en/community/guest-posts/{id}")), "{}", mail.text);
    assert!(!mail.text.contains("Shorter"), "a mailbox is not behind the wall");

    let path = format!("/en/community/guest-posts/{id}");
    let reply = member.post(&path, &[("action", "note"), ("note", "I will.")]).await;
    assert_eq!(reply.header("location"), format!("{path}?done=noted"));
    published(&mut member, &mut editor, &theme, &id).await;
    let page = member.get(&path).await.body;
    assert!(page.contains("href=\"/en/community/topics/1\"") && page.contains("Published"));
    let late = member.post(&path, &[&ARTICLE[..], &[("action", "save"), ("version", "9")]].concat()).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    let data = member.get("/en/account/my-data.json").await.body;
    for kept in ["\"guest_posts\"", "She counts.", "Shorter, please.", "I will.", "About air."] {
        assert!(data.contains(kept), "{kept}");
    }
    for done in ["guest_post.sent_back", "guest_post.approved", "guest_post.signed"] {
        assert!(site.done_by(uuid::Uuid::from_u128(1)).await.iter().any(|action| action == done), "{done}");
    }
}

#[tokio::test]
async fn what_a_guest_post_or_the_answer_to_it_lacks_is_told_at_the_field_and_in_the_summary() {
    let site = Site::start().await;
    let (mut editor, mut member) = (editor(&site).await, member(&site).await);
    let theme = theme(&mut editor).await;
    let id = proposed(&mut member).await;
    let half = [("name", ""), ("title_fr", "Canaris")];
    let refused = write(&mut member, &id, "submit", &half).await;
    told_at_their_fields(&refused.body, &["name", "body_fr", "biography_fr"]);
    assert!(!refused.body.contains("id=\"title_fr-error\""));
    assert_eq!(write(&mut member, &id, "submit", &ARTICLE).await.status, StatusCode::SEE_OTHER);
    let path = format!("/en/community/guest-posts/{id}");
    let silent = member.post(&path, &[("action", "note"), ("note", "")]).await;
    told_at_their_fields(&silent.body, &["note"]);
    for (action, field) in [("ask_changes", "note"), ("approve", "theme")] {
        let refused = answer(&mut editor, &id, action, &[]).await;
        told_at_their_fields(&refused.body, &[field]);
    }
    let done = answer(&mut editor, &id, "approve", &[("theme", &theme)]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let unsigned = answer(&mut editor, &id, "sign", &[("name", "")]).await;
    told_at_their_fields(&unsigned.body, &["name"]);
}

#[tokio::test]
async fn wherever_a_guest_post_is_shown_it_says_that_it_is_not_the_association_s() {
    let site = Site::start().await;
    let (mut editor, mut member) = (editor(&site).await, member(&site).await);
    let theme = theme(&mut editor).await;
    let id = proposed(&mut member).await;
    published(&mut member, &mut editor, &theme, &id).await;
    let said = editor.post("/en/community/topics/1/comments", &[("body", "Canaries agree, @barnabe.")]).await;
    assert_eq!(said.status, StatusCode::SEE_OTHER, "{}", said.body);
    member.post("/en/community/topics/1/following", &[("choice", "follow")]).await;
    assert_eq!(site.app().community.index(9).await, Ok(1));
    for (language, text) in SAID {
        let search = format!("{}?q=canaries", Route::Search.path(language));
        let places = [
            Route::Topic.path_with(language, "1"),
            Route::Community.path(language),
            Route::Theme.path_with(language, &theme),
            Route::Comment.path_with(language, "1"),
            Route::MyTopics.path(language),
            Route::Notifications.path(language),
            Route::GuestPost.path_with(language, &id),
        ];
        for place in places {
            assert!(member.get(&place).await.body.contains(text), "{place}");
        }
        // The topic and the comment on it.
        assert_eq!(member.get(&search).await.body.matches(text).count(), 2, "{search}");
        for place in [
            Route::Topics.path(language),
            Route::TopicEditor.path_with(language, "1"),
            Route::GuestPostDesk.path_with(language, &id),
        ] {
            assert!(editor.get(&place).await.body.contains(text), "{place}");
        }
        let page = member.get(&Route::Topic.path_with(language, "1")).await.body;
        assert!(page.contains("Ada Lovelace"));
        assert!(page.contains(if language == Language::En { "She counts." } else { "Elle compte." }));
    }
    jobs::tell(site.app(), &CancellationToken::new()).await;
    let mails = site.mails().await;
    let mail = mails.iter().find(|mail| mail.text.contains("What canaries know")).unwrap();
    assert!(mail.text.replace('\n', " ").contains(SAID[0].1), "{}", mail.text);
    assert!(mail.html.contains(SAID[0].1));

    // Neither its form nor its state takes that away.
    let texts =
        [("title_en", "A"), ("intro_en", "B"), ("title_fr", "C"), ("intro_fr", "D"), ("kind", "discussion")];
    save(&mut editor, "1", &theme, "2", &[&texts]).await;
    act(&mut editor, "close", "3", "open", "").await;
    assert!(member.get("/en/community/topics/1").await.body.contains(SAID[0].1));
    let over = format!("{}?over=true", Route::Theme.path_with(Language::En, &theme));
    assert!(member.get(&over).await.body.contains(SAID[0].1));
    let plain = [("title_en", "X"), ("kind", "guest_post")];
    save(&mut editor, "new", &theme, "0", &[&plain]).await;
    let topic = site.store.topic(2).await.unwrap().unwrap();
    assert_eq!(topic.content.kind, domain::community::TopicKind::Discussion);
}

#[tokio::test]
async fn case_13_nobody_sees_another_s_guest_post() {
    let site = Site::start().await;
    let (mut editor, mut member) = (editor(&site).await, member(&site).await);
    let theme = theme(&mut editor).await;
    let id = proposed(&mut member).await;
    site.member("3", "clothilde").await;
    let mut other = Browser::new(&site);
    other.sign_in("clothilde").await;
    let nothing = uuid::Uuid::from_u128(77).to_string();
    for name in [&id, &nothing] {
        let path = format!("/en/community/guest-posts/{name}");
        assert_eq!(other.get(&path).await.status, StatusCode::NOT_FOUND);
        let fields = [&ARTICLE[..], &[("action", "save"), ("version", "1")]].concat();
        assert_eq!(other.post(&path, &fields).await.status, StatusCode::NOT_FOUND);
        assert_eq!(editor.get(&path).await.status, StatusCode::NOT_FOUND, "staff have their own page");
    }
    assert!(!other.get("/en/community/guest-posts").await.body.contains("canaries"));
    // Who leaves takes it along, but for what was published.
    published(&mut member, &mut editor, &theme, &id).await;
    let fields = [("password", PASSWORD), ("comments", "keep")];
    assert_eq!(member.post("/en/account/leave", &fields).await.status, StatusCode::SEE_OTHER);
    let page = other.get("/en/community/topics/1").await.body;
    assert!(page.contains("The author has left the Community.") && page.contains(SAID[0].1));
    assert!(!page.contains("Lovelace") && !page.contains("She counts."));
}

/// An expert whom staff asked by e-mail, with their account; and what stands in the address of the guest post.
async fn expert<'s>(site: &'s Site, editor: &mut Browser<'_>) -> (Browser<'s>, String) {
    let fields = [
        ("who", "ada@experts.example"),
        ("name", "Ada Lovelace"),
        ("language", "en"),
        ("about", "About air, please."),
    ];
    let asked = editor.post("/en/dashboard/guest-posts", &fields).await;
    assert_eq!(
        asked.header("location"),
        "/en/dashboard/guest-posts?state=invited&asked=true",
        "{}",
        asked.body
    );
    let mail = site.mails().await.pop().unwrap();
    assert_eq!(mail.to, "ada@experts.example");
    assert!(!mail.text.contains("As a member") && mail.text.contains("guest post"), "{}", mail.text);
    let link = mail.link("invitation");
    assert!(!site.get(&link).await.body.contains("as a member"));
    let fields = [("username", "ada-l"), ("password", PASSWORD), ("terms", "1")];
    assert_eq!(site.post(&link, &fields).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.post(&link, &fields).await.status, StatusCode::GONE, "it works once");
    let mut browser = Browser::new(site);
    browser.sign_in("ada-l").await;
    let list = browser.get("/en/community/guest-posts").await.body;
    assert!(!list.contains("propose-guest-post"), "for that post alone");
    let id = between(&list, "href=\"/en/community/guest-posts/", "\"").to_owned();
    (browser, id)
}

#[tokio::test]
async fn case_1_an_expert_opens_their_own_guest_post_and_nothing_else_of_the_community() {
    let site = Site::start().await;
    let mut editor = editor(&site).await;
    let theme = theme(&mut editor).await;
    let (mut expert, id) = expert(&site, &mut editor).await;
    let account = expert.get("/en/account").await.body;
    assert!(
        account.contains("This account gives you access to your guest post")
            && account.contains("guest-posts\"")
    );
    assert_eq!(write(&mut expert, &id, "accept", &[]).await.status, StatusCode::SEE_OTHER);
    published(&mut expert, &mut editor, &theme, &id).await;

    // Another topic, with a comment, and a comment on their own.
    let (elsewhere, other) = site.topic().await;
    let foreign = site.comment(&other, uuid::Uuid::from_u128(1)).await;
    let own = site.comment("1", uuid::Uuid::from_u128(1)).await;
    let left = site.member("5", "leopold").await;
    let mut outsider = Browser::new(&site);
    outsider.sign_in("leopold").await;
    site.leave(left).await;
    outsider.sign_in("leopold").await;

    for language in Language::ALL {
        for route in Route::ALL.into_iter().filter(|route| route.access() != Access::Public) {
            let is_account = matches!(
                route.access(),
                Access::Needs(Capability::OwnAccount | Capability::SecondFactor | Capability::OwnGuestPosts)
            );
            if is_account {
                continue;
            }
            let names = ["x", &other, &foreign, &theme, &elsewhere, &id, "9999", "-1"];
            // Each of them sends no more than it may.
            site.clock.advance(Duration::seconds(10));
            for name in names {
                // On its own place each names something of theirs.
                let is_own = match route.guest_place() {
                    Some(app::routes::GuestPlace::Topic) => name == "1",
                    Some(app::routes::GuestPlace::Comment) => name == own,
                    None => false,
                };
                let path = route.path_with(language, name);
                if is_own {
                    continue;
                }
                for is_post in [false, true] {
                    let asked = async |browser: &mut Browser<'_>| {
                        if is_post { browser.post(&path, &[]).await } else { browser.get(&path).await }
                    };
                    let (theirs, outside) = (asked(&mut expert).await, asked(&mut outsider).await);
                    assert_eq!(
                        (theirs.status, theirs.header("location")),
                        (outside.status, outside.header("location")),
                        "{path} {is_post}"
                    );
                    assert!(theirs.status == StatusCode::NOT_FOUND || theirs.status == StatusCode::SEE_OTHER);
                }
            }
        }
    }

    // Their own: they read, comment, reply, and take back what they said.
    let page = expert.get("/fr/communaute/sujets/1").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        !page.body.contains("/suivi\"") && !page.body.contains("/fr/communaute/themes/"),
        "no way elsewhere"
    );
    assert!(!page.body.contains("/communaute/personnes/"), "nor to what others say elsewhere");
    let person = Route::Author.path_with(Language::En, "barnabe");
    assert_ne!(expert.get(&person).await.status, StatusCode::OK);
    let said = expert.post("/en/community/topics/1/comments", &[("body", "Thank you.")]).await;
    assert!(said.header("location").starts_with("/en/community/topics/1"), "{}", said.body);
    let reply = format!("/en/community/comments/{own}/replies");
    assert_eq!(expert.post(&reply, &[("body", "Indeed.")]).await.status, StatusCode::SEE_OTHER);
    let conversation = expert.get(&format!("/en/community/comments/{own}")).await;
    assert!(conversation.status == StatusCode::OK && conversation.body.contains("<p>Indeed.</p>"));
    let told = told(&heard(&expert.get("/en/community/topics/1/events").await.body));
    assert_eq!((told.topics, told.notices), (vec![(1, 3)], None), "what is said there, and nothing else");
    assert!(page.body.contains("/fr/communaute/sujets/1/evenements"), "the page listens to that");
    assert!(!page.body.contains("/fr/communaute/evenements"));
    let names = async |browser: &mut Browser<'_>, typed: &str| {
        browser.get(&format!("/en/community/topics/1/names?typed={typed}")).await.body
    };
    // Of the two members, the one who wrote there.
    assert_eq!(names(&mut expert, "").await, names(&mut expert, "@").await);
    assert_eq!(names(&mut expert, "le").await, "[]", "nobody else is offered");
    let react = async |browser: &mut Browser<'_>, comment: &str| {
        browser.post("/en/community/reactions", &[("reaction", &format!("{comment}.helped.1"))]).await.status
    };
    assert_eq!(react(&mut expert, &own).await, StatusCode::SEE_OTHER);
    assert_eq!(react(&mut expert, &foreign).await, StatusCode::NOT_FOUND);
    let draft = async |browser: &mut Browser<'_>, topic: &str| {
        browser.post("/en/community/drafts", &[("topic", topic), ("body", "Begun.")]).await.status
    };
    assert_eq!(draft(&mut expert, "1").await, StatusCode::OK);
    assert_eq!(draft(&mut expert, &other).await, StatusCode::NOT_FOUND);
    assert_eq!(outsider.get("/en/community/topics/1").await.header("location"), "/en/account");

    // Suspended, it is closed to them at once.
    site.suspend("ada-l").await;
    for path in ["/en/community/topics/1".to_owned(), format!("/en/community/guest-posts/{id}")] {
        assert_ne!(expert.get(&path).await.status, StatusCode::OK, "{path}");
    }
}

#[tokio::test]
async fn who_was_asked_is_told_and_who_cannot_be_asked_is_not() {
    let site = Site::start().await;
    let (mut editor, mut member) = (editor(&site).await, member(&site).await);
    let ask = async |editor: &mut Browser<'_>, who: &str, name: &str| {
        let fields = [("who", who), ("name", name), ("about", "Air."), ("language", "fr")];
        editor.post("/en/dashboard/guest-posts", &fields).await
    };
    for (who, name, field) in
        [("nobody-here", "", "#who"), ("not@an address", "", "#who"), ("new@experts.example", "", "#name")]
    {
        let refused = ask(&mut editor, who, name).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{who}");
        assert!(refused.body.contains(&format!("href=\"{field}\"")), "{who}");
    }
    assert_eq!(ask(&mut editor, "barnabe", "").await.status, StatusCode::SEE_OTHER);
    let list = member.get("/en/community/guest-posts").await.body;
    let id = between(&list, "href=\"/en/community/guest-posts/", "\"").to_owned();
    let told = member.get("/en/community/notifications").await.body;
    assert!(told.contains("There is news about your guest post"));
    assert_eq!(write(&mut member, &id, "withdraw", &[]).await.status, StatusCode::SEE_OTHER);
    let page = member.get(&format!("/en/community/guest-posts/{id}")).await.body;
    assert!(page.contains("Withdrawn") && !page.contains("name=\"note\""));

    // Whoever declines to be asked before they have an account is forgotten with what was asked of them.
    site.mails().await;
    assert_eq!(ask(&mut editor, "new@experts.example", "Ada").await.status, StatusCode::SEE_OTHER);
    let queue = editor.get("/en/dashboard/guest-posts?state=invited").await.body;
    let id = between(&queue, "href=\"/en/dashboard/guest-posts/", "\"").to_owned();
    let link = site.mail().await.link("invitation");
    assert_eq!(
        answer(&mut editor, &id, "decline", &[("note", "No more.")]).await.status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(site.get(&link).await.status, StatusCode::GONE);
    assert!(!site.rows().await.contains("new@experts.example"));
    site.clock.advance(Duration::DAY);
}

/// An editor proposes and writes a guest post; its address, and the theme that it is for.
async fn of_an_editor(editor: &mut Browser<'_>) -> (String, String) {
    let theme = theme(editor).await;
    let id = proposed(editor).await;
    assert_eq!(write(editor, &id, "submit", &ARTICLE).await.status, StatusCode::SEE_OTHER);
    (id, theme)
}

#[tokio::test]
async fn an_editor_does_not_approve_or_publish_their_own_guest_post() {
    let site = Site::start().await;
    let mut editor = editor(&site).await;
    let (_, mut colleague) = site.staff("70", "edwige", Role::Editor).await;
    let (id, theme) = of_an_editor(&mut editor).await;
    let refused = answer(&mut editor, &id, "approve", &[("theme", theme.as_str())]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("another editor approves and publishes it"));
    let done = answer(&mut colleague, &id, "approve", &[("theme", theme.as_str())]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let texts = [
        ("title_en", "What canaries know"),
        ("intro_en", "They **sing**."),
        ("title_fr", "Ce que savent les canaris"),
        ("intro_fr", "Ils **chantent**."),
        ("kind", "discussion"),
        ("confirm", "on"),
    ];
    save(&mut editor, "1", &theme, "1", &[&texts]).await;
    let signature =
        [("name", "Ada Lovelace"), ("biography_en", "She counts."), ("biography_fr", "Elle compte.")];
    assert_eq!(answer(&mut editor, &id, "sign", &signature).await.status, StatusCode::SEE_OTHER);
    for (what, day) in [("publish", ""), ("schedule", "2027-01-05")] {
        let refused = act(&mut editor, what, "2", "draft", day).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{what}");
        assert!(refused.body.contains("another editor approves and publishes it"), "{what}");
    }
    let done = act(&mut colleague, "publish", "2", "draft", "").await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
}

#[tokio::test]
async fn where_there_is_no_other_editor_a_setting_lets_one_publish_their_own() {
    let site = Site::start_with(|settings| settings.publishes_own_guest_posts = true).await;
    let mut editor = editor(&site).await;
    let (id, theme) = of_an_editor(&mut editor).await;
    let done = answer(&mut editor, &id, "approve", &[("theme", theme.as_str())]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
}
