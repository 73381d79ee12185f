//! Claims about writing to the association, and how it is answered.

use axum::http::StatusCode;
use domain::account::Role;
use domain::contact::{RECEIPTS_A_DAY, STRANGERS_A_DAY};
use time::Duration;

use crate::desk::staff;
use crate::harness::page::{attributes, field_of, texts};
use crate::harness::{Answer, Site, between, post};
use crate::members::{Browser, PASSWORD};

/// What somebody writes who is not signed in, unless the test says otherwise.
const WRITTEN: [(&str, &str); 4] = [
    ("kind", "question"),
    ("area", "health"),
    ("message", "Combien de lits manquent?"),
    ("email", "quill@example.org"),
];

fn written<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = WRITTEN.to_vec();
    for (name, value) in more {
        fields.retain(|(field, _)| field != name);
        fields.push((name, value));
    }
    fields
}

/// The addresses of what stands in a list.
async fn listed(staff: &mut Browser<'_>, query: &str) -> Vec<String> {
    let list = staff.get(&format!("/en/dashboard/messages{query}")).await;
    assert_eq!(list.status, StatusCode::OK, "{query}");
    attributes(&list.body, "table a[href^='/en/dashboard/messages/']", "href")
}

/// Does something about a message, from its page as it is now.
async fn act(staff: &mut Browser<'_>, path: &str, act: &str, more: &[(&str, &str)]) -> Answer {
    let version = field_of(&staff.get(path).await.body, "version");
    let mut fields = vec![("act", act), ("version", version.as_str())];
    fields.extend(more);
    staff.post(path, &fields).await
}

#[tokio::test]
async fn what_a_stranger_writes_has_a_reference_a_promise_and_one_mail_in_their_language() {
    let site = Site::start().await;
    for (path, number, title, promise, subject, reference) in [
        (
            "/en/contact",
            1,
            "Your message has been sent",
            "The editors will answer you by email by November 25, 2026.",
            "We received your message",
            "Your reference number is 1.",
        ),
        (
            "/fr/contact",
            2,
            "Votre message est envoyé",
            "L’équipe de rédaction vous répondra par courriel au plus tard le 25\u{a0}novembre 2026.",
            "Nous avons reçu votre message",
            "Votre numéro de référence est le 2.",
        ),
    ] {
        let form = site.get(path).await;
        assert_eq!((form.status, form.header("cache-control")), (StatusCode::OK, "no-store"));
        assert!(form.body.contains(&format!("method=\"post\" action=\"{path}\"")), "{path}");
        let email = format!("quill{number}@example.org");
        let sent = site.post(path, &written(&[("email", &email)])).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        let sent = site.get(sent.header("location")).await;
        for told in [title, promise, reference] {
            assert!(sent.body.contains(told), "{told}: {}", sent.body);
        }
        assert!(!sent.body.contains("Combien de lits"), "what was said is its mailbox's");
        let mail = site.mail().await;
        assert_eq!((mail.to.as_str(), mail.subject.as_str()), (email.as_str(), subject));
        assert!(mail.text.contains(reference), "{}", mail.text);
        for part in [&mail.text, &mail.html, &mail.headers] {
            assert!(!part.contains("Combien de lits"), "nothing that a visitor typed: {part}");
        }
    }
}

#[tokio::test]
async fn a_form_that_is_refused_keeps_what_was_typed_and_says_what_is_wrong_where() {
    let site = Site::start().await;
    let long = "é".repeat(4_001);
    for (more, id) in [
        (vec![("email", "")], "email"),
        (vec![("email", "a@b.ca\r\nBcc: x@y.ca")], "email"),
        (vec![("kind", "complaint")], "kind"),
        (vec![("area", "")], "area"),
        (vec![("message", " ")], "message"),
        (vec![("message", long.as_str())], "message"),
        (vec![("message", "\u{202E}abc")], "message"),
    ] {
        let answer = site.post("/en/contact", &written(&more)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{id}");
        for field in ["email", "kind", "area", "message"] {
            let is_marked = answer.body.contains(&format!("id=\"{field}-error\""));
            assert_eq!(is_marked, field == id, "{more:?}: {field}");
        }
        let led = attributes(&answer.body, &format!("a[href=\"#{id}\"]"), "href");
        assert_eq!(led.len(), 1, "{id}");
    }
    let typed = site.post("/fr/contact", &written(&[("email", "personne")])).await.body;
    assert!(typed.contains("value=\"personne\"") && typed.contains("Combien de lits manquent?"));
    assert!(!site.rows().await.contains("Combien de lits"), "nothing was kept");
}

#[tokio::test]
async fn an_answer_is_mailed_in_the_writer_s_language_and_what_they_add_stays_in_the_thread() {
    let site = Site::start().await;
    let sent = site.post("/fr/contact", &written(&[])).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    site.mails().await;
    let mut editor = staff(&site, "90", "duckling", Role::Editor).await;
    let home = editor.get("/en/dashboard").await.body;
    assert!(home.contains("1 message is waiting for an answer"), "{home}");
    let [path] = &listed(&mut editor, "").await[..] else { panic!("one message") };
    let page = editor.get(path).await.body;
    assert!(page.contains("Combien de lits manquent?") && page.contains("In French, as the message"));
    assert!(!page.contains("quill@example.org"), "the editors are not told who wrote");
    let answer = [("answer", "Environ mille.\r\n\r\nMerci.")];
    let done = act(&mut editor, path, "answer", &answer).await;
    assert_eq!(done.header("location"), format!("{path}?done=answered"));
    assert!(editor.get(done.header("location")).await.body.contains("The answer is on its way"));
    let mail = site.mail().await;
    assert_eq!(
        (mail.to.as_str(), mail.subject.as_str()),
        ("quill@example.org", "Une réponse à votre message")
    );
    assert!(mail.text.contains("Environ mille."), "{}", mail.text);
    assert!(!mail.text.contains("duckling") && !mail.html.contains("duckling"), "{}", mail.text);
    let thread = mail.link("contact");
    assert!(thread.starts_with("/fr/contact/"), "{thread}");
    let shown = site.get(&thread).await;
    assert_eq!((shown.status, shown.header("cache-control")), (StatusCode::OK, "no-store"));
    assert!(shown.body.contains("Combien de lits") && shown.body.contains("Environ mille."));
    let empty = site.post(&thread, &[("reply", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.body.contains("id=\"reply-error\""));
    let added = site.post(&thread, &[("reply", "Et dans le Nord?")]).await;
    assert_eq!(added.header("location"), format!("{thread}?done=added"));
    let shown = site.get(added.header("location")).await.body;
    assert!(shown.contains("Et dans le Nord?") && shown.contains("Votre ajout est envoyé."), "{shown}");
    assert_eq!(listed(&mut editor, "").await, std::slice::from_ref(path), "it waits for an answer again");
    let page = editor.get(path).await.body;
    assert!(page.contains("Et dans le Nord?") && page.contains("Added by the person who wrote"));
    site.clock.advance(Duration::days(179));
    assert_eq!(site.app().contact.expire().await, Ok(0));
    site.clock.advance(Duration::days(2));
    assert_eq!(site.app().contact.expire().await, Ok(1));
    let gone = site.get(&thread).await;
    assert_eq!(gone.status, StatusCode::GONE);
    assert!(gone.body.contains("Ce lien ne fonctionne plus"));
    assert!(!site.rows().await.contains("Combien de lits"), "nothing is left of it");
}

#[tokio::test]
async fn a_member_writes_as_themselves_is_answered_at_their_account_s_address_and_takes_it_along() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    let mut member = Browser::new(&site);
    member.sign_in("quackers").await;
    let form = member.get("/en/contact").await.body;
    assert!(form.contains("You are signed in as quackers.") && !form.contains("name=\"email\""), "{form}");
    let fields = [("kind", "question"), ("area", "account"), ("message", "Which name is mine?")];
    let sent = member.post("/en/contact", &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let mail = site.mail().await;
    assert_eq!(mail.to, "w.quack1@example.org");
    let mut desk = staff(&site, "90", "duckling", Role::ServiceDesk).await;
    let [path] = &listed(&mut desk, "").await[..] else { panic!("one message") };
    assert!(desk.get(path).await.body.contains("quackers"), "who helps with an account knows whose it is");
    act(&mut desk, path, "answer", &[("answer", "It is quackers.")]).await;
    assert_eq!(site.mail().await.to, "w.quack1@example.org");
    let own = member.get("/en/contact").await.body;
    let thread = attributes(&own, "a[href^='/en/contact/']", "href").remove(0);
    assert!(own.contains("Your messages") && own.contains("Answered"), "{own}");
    assert!(member.get(&thread).await.body.contains("It is quackers."));
    let data: serde_json::Value =
        serde_json::from_str(&member.get("/en/account/my-data.json").await.body).unwrap();
    assert_eq!(data["messages"][0]["message"], "Which name is mine?", "{data}");
    assert_eq!(data["messages"][0]["said"][0]["text"], "It is quackers.", "{data}");
    member.post("/en/account/leave", &[("password", PASSWORD)]).await;
    assert!(!site.rows().await.contains("Which name is mine?"), "who leaves leaves nothing behind");
}

#[tokio::test]
async fn feedback_on_a_topic_reaches_the_research_team_without_a_name_and_the_form_says_so() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    let (_, topic) = site.topic().await;
    let mut member = Browser::new(&site);
    member.sign_in("quackers").await;
    let path = format!("/en/contact?topic={topic}");
    let page = member.get(&format!("/en/community/topics/{topic}")).await.body;
    assert!(page.contains(&format!("href=\"{path}\"")), "the topic leads there: {page}");
    let form = member.get(&path).await.body;
    assert_eq!(field_of(&form, "topic"), topic);
    assert!(form.contains("may become one point among others"), "{form}");
    assert!(form.contains("Your name and address never go with it."), "{form}");
    let chosen = attributes(&form, "input[name=kind][checked]", "value");
    assert_eq!(chosen, ["feedback"], "what is said of a topic is feedback, unless they choose otherwise");
    let fields =
        [("kind", "feedback"), ("area", "health"), ("message", "More nurses."), ("topic", topic.as_str())];
    assert_eq!(member.post("/en/contact", &fields).await.status, StatusCode::SEE_OTHER);
    let stranger = site.get(&path).await.body;
    assert!(attributes(&stranger, "[name=topic]", "value").is_empty(), "outside, there is no topic");
    let mut research = staff(&site, "90", "duckling", Role::Research).await;
    let [path] = &listed(&mut research, "").await[..] else { panic!("one message") };
    let page = research.get(path).await.body;
    assert!(
        page.contains("More nurses.") && page.contains("Only the service desk sees who wrote."),
        "{page}"
    );
    for name in ["quackers", "w.quack1", "Wilhelmina", "Quackenbush"] {
        assert!(!page.contains(name), "{name}");
    }
}

#[tokio::test]
async fn a_member_s_idea_for_a_topic_goes_where_topics_are_suggested_with_what_was_typed() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    let mut member = Browser::new(&site);
    member.sign_in("quackers").await;
    let form = member.get("/en/contact").await.body;
    assert_eq!(attributes(&form, "main a[href='/en/community/suggest']", "href").len(), 1);
    assert!(!form.contains("value=\"topic_idea\""), "{form}");
    let fields = [("kind", "topic_idea"), ("area", "health"), ("message", "Night shifts, please.")];
    let begun = member.post("/en/contact", &fields).await;
    assert_eq!(begun.status, StatusCode::OK);
    assert!(
        begun.body.contains("action=\"/en/community/suggest\"")
            && begun.body.contains("Night shifts, please.")
    );
    let idea = site.post("/en/contact", &written(&[("kind", "topic_idea")])).await;
    assert_eq!(idea.status, StatusCode::SEE_OTHER, "who is no member writes it here");
    let mut editor = staff(&site, "90", "duckling", Role::Editor).await;
    assert_eq!(listed(&mut editor, "").await.len(), 1);
}

#[tokio::test]
async fn each_team_sees_its_own_messages_and_nobody_else_any() {
    let site = Site::start().await;
    let kinds = [
        (Role::ServiceDesk, [("kind", "question"), ("area", "account"), ("message", "Canard un.")]),
        (Role::Editor, [("kind", "question"), ("area", "health"), ("message", "Canard deux.")]),
        (Role::Research, [("kind", "feedback"), ("area", "campaign"), ("message", "Canard trois.")]),
    ];
    for (_, fields) in &kinds {
        assert_eq!(site.post("/en/contact", &written(fields)).await.status, StatusCode::SEE_OTHER);
    }
    let mut administrator = staff(&site, "90", "duckling", Role::Administrator).await;
    let all = listed(&mut administrator, "").await;
    assert_eq!(all.len(), 3, "nothing waits for a team that has nobody");
    for (number, role) in Role::ALL.into_iter().filter(|role| *role != Role::Administrator).enumerate() {
        let mut other = staff(&site, &(10 + number).to_string(), &format!("gosling{number}x"), role).await;
        let home = other.get("/en/dashboard").await.body;
        let Some(at) = kinds.iter().position(|(team, _)| *team == role) else {
            assert_eq!(other.get("/en/dashboard/messages").await.status, StatusCode::NOT_FOUND, "{role:?}");
            assert!(!home.contains("/dashboard/messages"), "{role:?}");
            for path in &all {
                assert_eq!(other.get(path).await.status, StatusCode::NOT_FOUND, "{role:?}");
                assert_eq!(other.post(path, &[("act", "close")]).await.status, StatusCode::NOT_FOUND);
            }
            continue;
        };
        assert!(home.contains("href=\"/en/dashboard/messages\""), "{role:?}");
        assert_eq!(listed(&mut other, "").await, [all[at].clone()], "{role:?}");
        assert!(listed(&mut other, "?language=fr").await.is_empty(), "{role:?}");
        for (of, path) in all.iter().enumerate() {
            let expected = if of == at { StatusCode::OK } else { StatusCode::NOT_FOUND };
            assert_eq!(other.get(path).await.status, expected, "{role:?}");
        }
    }
    let nobody = site.get("/en/dashboard/messages").await;
    assert_eq!(nobody.status, StatusCode::SEE_OTHER, "{}", nobody.body);
    // Passed on, it is the other team's.
    let passed = act(&mut administrator, &all[0], "pass", &[("team", "research")]).await;
    assert_eq!(passed.header("location"), "/en/dashboard/messages?done=passed");
    assert_eq!(listed(&mut administrator, "?team=research").await, [all[0].clone(), all[2].clone()]);
}

#[tokio::test]
async fn what_is_late_shows_on_the_board_and_in_the_list() {
    let site = Site::start().await;
    site.post("/en/contact", &WRITTEN).await;
    // A Sunday: three working days end on Wednesday.
    site.clock.advance(Duration::days(3));
    let mut editor = staff(&site, "90", "duckling", Role::Editor).await;
    assert!(!editor.get("/en/dashboard").await.body.contains("is late"));
    site.clock.advance(Duration::days(1));
    let mut editor = staff(&site, "91", "gosling", Role::Editor).await;
    let home = editor.get("/en/dashboard").await.body;
    assert!(home.contains("1 message is late"), "{home}");
    let list = editor.get("/en/dashboard/messages").await.body;
    assert_eq!(texts(&list, "[data-state=late]"), ["Late"]);
}

#[tokio::test]
async fn what_looks_like_a_program_s_is_never_dropped_it_waits_for_somebody_to_look_at_it() {
    let site = Site::start().await;
    let links = "https://a.example https://b.example https://c.example";
    let trapped = [("leave_empty", "https://quack.example"), ("message", "Une vraie question.")];
    for more in [&trapped[..], &[("message", links), ("email", "other@example.org")][..]] {
        let sent = site.post("/en/contact", &written(more)).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        let sent = site.get(sent.header("location")).await.body;
        assert!(sent.contains("Your reference number is"), "whoever wrote is told the same: {sent}");
    }
    assert!(site.mails().await.is_empty(), "an address that a program typed is told nothing");
    let mut editor = staff(&site, "90", "duckling", Role::Editor).await;
    assert!(editor.get("/en/dashboard").await.body.contains("2 messages may be spam: take a look"));
    assert!(listed(&mut editor, "").await.is_empty());
    let apart = listed(&mut editor, "?state=suspected").await;
    assert_eq!(apart.len(), 2);
    let refused = act(&mut editor, &apart[0], "answer", &[("answer", "Oui.")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "it is first said to be a person's");
    assert!(refused.body.contains("Oui."), "what was typed is kept");
    act(&mut editor, &apart[0], "open", &[]).await;
    assert_eq!(listed(&mut editor, "").await, [apart[0].clone()]);
    act(&mut editor, &apart[0], "answer", &[("answer", "Oui.")]).await;
    assert_eq!(site.mail().await.to, "quill@example.org");
    let list = editor.get("/en/dashboard/messages?state=suspected").await.body;
    let up_to = field_of(&list, "up_to");
    let closed = editor.post("/en/dashboard/messages", &[("up_to", &up_to)]).await;
    assert_eq!(closed.header("location"), "/en/dashboard/messages?state=suspected&done=closed");
    assert!(listed(&mut editor, "?state=suspected").await.is_empty());
    assert_eq!(listed(&mut editor, "?state=closed").await, [apart[1].clone()], "a mistake can be undone");
}

#[tokio::test]
async fn a_flood_from_one_48_and_from_many_networks_leaves_the_desk_usable_and_mails_few() {
    let site = Site::start().await;
    let (mut mails, mut refused) = (0, 0);
    let flood = async |peer: String, n: u32| {
        let email = format!("n{n}@example.org");
        let message = format!("Message {n}.");
        site.send_from(&peer, post("/en/contact", &written(&[("email", &email), ("message", &message)])))
            .await
    };
    for n in 0..120 {
        let answer = flood(format!("[2001:db8:1:{n:x}::1]:40000"), n).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "each is kept");
    }
    mails += site.mails().await.len();
    let mut editor = staff(&site, "90", "duckling", Role::Editor).await;
    assert_eq!(mails, 30, "what one network may write in an hour");
    assert!(editor.get("/en/dashboard").await.body.contains("30 messages are waiting for an answer"));
    for n in 120..520 {
        let answer = flood(format!("10.{}.{}.1:40000", n / 256, n % 256), n).await;
        refused += usize::from(answer.status != StatusCode::SEE_OTHER);
    }
    mails += site.mails().await.len();
    assert_eq!(refused, 0, "none is dropped");
    assert_eq!(mails, usize::try_from(RECEIPTS_A_DAY).unwrap(), "and no more are mailed in a day");
    let waiting = format!("{STRANGERS_A_DAY} messages are waiting for an answer");
    assert!(editor.get("/en/dashboard").await.body.contains(&waiting));
    site.member("1", "quackers").await;
    let mut member = Browser::new(&site);
    member.sign_in("quackers").await;
    let fields = [("kind", "question"), ("area", "health"), ("message", "Moi aussi.")];
    assert_eq!(member.post("/en/contact", &fields).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.mail().await.to, "w.quack1@example.org", "who is signed in is heard as ever");
}

#[tokio::test]
async fn the_form_has_the_limits_of_every_form() {
    let site = Site::start_with(|settings| {
        settings.form_burst = 2;
        settings.form_per_minute = 1;
    })
    .await;
    for _ in 0..2 {
        assert_eq!(site.post("/en/contact", &WRITTEN).await.status, StatusCode::SEE_OTHER);
    }
    let answer = site.post("/en/contact", &WRITTEN).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(answer.body.contains("Combien de lits manquent?"), "what was typed is kept");
    assert_eq!(answer.header("retry-after"), "60");
}

#[tokio::test]
async fn of_two_who_answer_at_once_one_is_told_and_keeps_what_they_typed() {
    let site = Site::start().await;
    site.post("/en/contact", &WRITTEN).await;
    site.mails().await;
    let mut editor = staff(&site, "90", "duckling", Role::Editor).await;
    let path = listed(&mut editor, "").await.remove(0);
    let version = field_of(&editor.get(&path).await.body, "version");
    assert_eq!(
        act(&mut editor, &path, "answer", &[("answer", "Premier.")]).await.status,
        StatusCode::SEE_OTHER
    );
    let fields = [("act", "answer"), ("version", version.as_str()), ("answer", "Deuxième.")];
    let stale = editor.post(&path, &fields).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.body.contains("Premier.") && stale.body.contains("Deuxième."), "both stand there");
    assert_eq!(site.mails().await.len(), 1);
    let unsent = act(&mut editor, &path, "close", &[("answer", "Pas encore.")]).await;
    assert_eq!(unsent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unsent.body.contains("Pas encore."), "nothing typed is lost");
}

#[tokio::test]
async fn nobody_answers_what_they_wrote_themselves() {
    let site = Site::start().await;
    let mut editor = staff(&site, "90", "duckling", Role::Editor).await;
    let fields = [("kind", "question"), ("area", "health"), ("message", "Et moi?")];
    editor.post("/en/contact", &fields).await;
    let path = listed(&mut editor, "").await.remove(0);
    assert!(editor.get(&path).await.body.contains("You wrote this message yourself"));
    let refused = editor.post(&path, &[("act", "close"), ("version", "1")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn case_4_33_a_guessed_link_shows_nothing_and_a_link_to_the_reference_not_what_was_said() {
    let site = Site::start().await;
    let sent = site.post("/en/contact", &WRITTEN).await.header("location").to_owned();
    let token = sent.strip_prefix("/en/contact/sent/").unwrap();
    for path in [format!("/en/contact/{token}"), "/en/contact/x".into(), "/fr/contact/envoye/x".into()] {
        let answer = site.get(&path).await;
        assert_eq!(answer.status, StatusCode::GONE, "{path}");
        assert!(!answer.body.contains("Combien de lits"), "{path}");
    }
    let added = site.post(&format!("/en/contact/{token}"), &[("reply", "Encore.")]).await;
    assert_eq!(added.status, StatusCode::GONE);
    let mut editor = staff(&site, "90", "duckling", Role::Editor).await;
    for id in ["0", "x", "00000000-0000-0000-0000-000000000001"] {
        let path = format!("/en/dashboard/messages/{id}");
        assert_eq!(editor.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
        let fields = [("act", "close"), ("version", "1")];
        assert_eq!(editor.post(&path, &fields).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(between(&sent, "/en/", "/"), "contact");
}

#[tokio::test]
async fn one_form_takes_what_is_asked_of_the_service_desk_too_and_who_does_not_get_in_is_led_there() {
    let site = Site::start().await;
    for (door, form, name) in [
        ("/en/sign-in", "/en/contact?kind=log_in_help", "Another username"),
        ("/fr/connexion", "/fr/contact?kind=log_in_help", "Changement de nom d’utilisateur"),
    ] {
        let door = site.get(door).await.body;
        assert_eq!(attributes(&door, &format!("main a[href='{form}']"), "href").len(), 1, "{door}");
        let page = site.get(form).await.body;
        assert_eq!(attributes(&page, "input[name=kind][checked]", "value"), ["log_in_help"], "{page}");
        assert!(page.contains(name), "{page}");
    }
    site.member("1", "quackers").await;
    let mut member = Browser::new(&site);
    member.sign_in("quackers").await;
    let asked = [("kind", "username_change"), ("wanted", "plume")];
    let sent = member.post("/fr/contact", &asked).await;
    assert_eq!(sent.header("location"), "/fr/compte/aide?done=sent");
    assert!(member.get(sent.header("location")).await.body.contains("Votre demande nous est parvenue."));
    let own = member.get("/fr/contact").await.body;
    assert_eq!(attributes(&own, "main a[href='/fr/compte/aide']", "href").len(), 1, "{own}");
    let mut desk = staff(&site, "90", "duckling", Role::ServiceDesk).await;
    assert!(desk.get("/en/dashboard").await.body.contains("1 request is waiting."));
}

#[tokio::test]
async fn what_a_crowded_network_asks_of_the_desk_is_refused_in_words_and_kept_in_the_form() {
    let site = Site::start().await;
    let asked = [("kind", "log_in_help"), ("message", "Laissez-moi entrer."), ("email", "quill@example.org")];
    for n in 0..30 {
        let peer = format!("[2001:db8:1:{n:x}::1]:40000");
        assert_eq!(site.send_from(&peer, post("/en/contact", &asked)).await.status, StatusCode::SEE_OTHER);
    }
    let refused = site.send_from("[2001:db8:1:ff::1]:40000", post("/en/contact", &asked)).await;
    assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(refused.body.contains("Laissez-moi entrer.") && refused.body.contains("888-855-2555"));
    let elsewhere = site.send_from("[2001:db8:2::1]:40000", post("/en/contact", &asked)).await;
    assert_eq!(elsewhere.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn likely_answers_from_help_are_shown_once_before_a_question_is_sent_with_what_was_typed() {
    let site = Site::start().await;
    for (path, typed, article) in [
        ("/en/contact", "I lost my phone.", "/en/help/login"),
        ("/fr/contact", "J’ai perdu mon téléphone.", "/fr/aide/connexion"),
    ] {
        let page = site.get(path).await.body;
        let ask_help = field_of(&page, "ask_help");
        let missing = [("message", typed), ("ask_help", ask_help.as_str()), ("email", "")];
        let refused = site.post(path, &written(&missing)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "what is missing is told first");
        assert_eq!(field_of(&refused.body, "ask_help"), ask_help);
        let asked = written(&missing[..2]);
        let answered = site.post(path, &asked).await;
        assert_eq!(answered.status, StatusCode::OK);
        let while_typing =
            if path.starts_with("/fr") { "/fr/contact/reponses" } else { "/en/contact/answers" };
        let told = site.post(while_typing, &[("message", typed)]).await;
        assert_eq!((told.status, told.header("cache-control")), (StatusCode::OK, "no-store"));
        let told: Vec<(String, String)> = serde_json::from_str(&told.body).unwrap();
        assert!(told.iter().any(|(_, path)| path == article), "{told:?}");
        let links = attributes(&answered.body, "[role=status] a", "href");
        assert!(links.contains(&article.to_owned()) && links.len() <= 3, "{links:?}");
        assert!(
            answered.body.contains(typed)
                && attributes(&answered.body, "[name=ask_help]", "value").is_empty()
        );
        assert!(!site.rows().await.contains(typed), "nothing is sent, and what was typed is kept nowhere");
        assert_eq!(site.post(path, &written(&[("message", typed)])).await.status, StatusCode::SEE_OTHER);
        let feedback = written(&[("kind", "feedback"), ("message", typed), ("ask_help", ask_help.as_str())]);
        assert_eq!(site.post(path, &feedback).await.status, StatusCode::SEE_OTHER, "no question is asked");
    }
}
