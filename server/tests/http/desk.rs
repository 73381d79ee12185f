//! Claims about the service desk.

use axum::http::StatusCode;
use domain::account::Role;
use time::Duration;

use crate::harness::page::{attributes, field_of};
use crate::harness::{Answer, Site, between};
use crate::members::{Browser, PASSWORD, enrol};

/// What is asked by the public form, unless the test says otherwise.
const HELP: [(&str, &str); 4] = [
    ("email", "w.quack1@example.org"),
    ("kind", "username_change"),
    ("wanted", "plume"),
    ("message", "Mon nom me pèse."),
];

fn help<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = HELP.to_vec();
    for (name, value) in more {
        fields.retain(|(field, _)| field != name);
        fields.push((name, value));
    }
    fields
}

/// Somebody with a duty, signed in with both factors.
pub async fn staff<'s>(site: &'s Site, number: &str, username: &str, role: Role) -> Browser<'s> {
    let person = site.member(number, username).await;
    site.role(person, role).await;
    let mut browser = Browser::new(site);
    browser.sign_in(username).await;
    enrol(&mut browser).await;
    site.mails().await;
    browser
}

/// The address of the one request in the queue.
async fn the_request(desk: &mut Browser<'_>) -> String {
    let queue = desk.get("/en/dashboard/requests").await.body;
    let rest = between(&queue, "<a href=\"/en/dashboard/requests/", "\"");
    format!("/en/dashboard/requests/{rest}")
}

fn version(page: &str) -> String {
    field_of(page, "version")
}

/// Does something about a request, from its page as it is now.
async fn act(desk: &mut Browser<'_>, path: &str, act: &str, more: &[(&str, &str)]) -> Answer {
    let version = version(&desk.get(path).await.body);
    let mut fields = vec![("act", act), ("version", version.as_str())];
    fields.extend(more);
    desk.post(path, &fields).await
}

#[tokio::test]
async fn case_41_the_public_form_tells_nothing() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    site.on_roster("2", "invited@example.org").await;
    site.member("3", "suspendee").await;
    site.suspend("suspendee").await;
    let left = site.member("4", "leaver").await;
    site.leave(left).await;
    site.mails().await;
    for path in ["/en/contact", "/fr/contact"] {
        let mut seen = Vec::new();
        for email in [
            "w.quack1@example.org",
            "invited@example.org",
            "w.quack3@example.org",
            "w.quack4@example.org",
            "stranger@example.org",
        ] {
            let answer = site.post(path, &help(&[("email", email)])).await;
            let mut headers = answer.headers.clone();
            headers.remove("x-request-id");
            let next = site.get(answer.header("location")).await;
            seen.push((answer.status, format!("{headers:?}"), answer.body, next.status, next.body));
        }
        assert_eq!(seen[0].0, StatusCode::SEE_OTHER);
        assert!(seen.windows(2).all(|pair| pair[0] == pair[1]), "{path}");
    }
    let told: Vec<String> = site.mails().await.into_iter().map(|mail| mail.to).collect();
    // Two a day for each mailbox, of which an invitation that was asked for takes one.
    assert_eq!(told.len(), 5, "{told:?}");
    assert!(!told.iter().any(|to| to.contains("stranger")), "{told:?}");
}

#[tokio::test]
async fn an_acknowledgement_says_nothing_that_a_visitor_typed() {
    let site = Site::start().await;
    site.on_roster("1", "w.quack1@example.org").await;
    site.post("/en/contact", &help(&[("message", "Buy at spam.example")])).await;
    let mail = site.mail().await;
    assert_eq!(mail.to, "w.quack1@example.org");
    assert!(mail.text.contains("Reference number: 1."), "{}", mail.text);
    for part in [&mail.text, &mail.html, &mail.headers] {
        assert!(!part.contains("spam.example") && !part.contains("plume"), "{part}");
    }
}

#[tokio::test]
async fn a_refused_form_keeps_what_was_typed_and_says_what_is_wrong_where() {
    let site = Site::start().await;
    let long = "é".repeat(4_001);
    for (more, id) in [
        (vec![("email", "")], "email"),
        (vec![("email", "a@b.ca\r\nBcc: x@y.ca")], "email"),
        (vec![("kind", "administrator")], "kind"),
        (vec![("wanted", "")], "wanted"),
        (vec![("wanted", "admin")], "wanted"),
        (vec![("wanted", "W-Quack1")], "wanted"),
        (vec![("message", long.as_str())], "message"),
        (vec![("message", "a\u{1b}b")], "message"),
        (vec![("message", "\u{202E}abc")], "message"),
        (vec![("kind", "log_in_help"), ("message", " ")], "message"),
    ] {
        let answer = site.post("/en/contact", &help(&more)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{id}");
        for field in ["email", "kind", "wanted", "message"] {
            let is_marked = answer.body.contains(&format!("id=\"{field}-error\""));
            assert_eq!(is_marked, field == id, "{more:?}: {field}");
        }
        assert!(answer.body.contains("<title>Error: "), "{id}");
    }
    let typed = site.post("/fr/contact", &help(&[("email", "nobody")])).await.body;
    assert!(typed.contains("value=\"plume\"") && typed.contains("Mon nom me pèse."));
    assert!(!site.rows().await.contains("Mon nom me p"), "nothing was kept");
}

#[tokio::test]
async fn case_35_what_is_too_large_is_refused() {
    let site = Site::start().await;
    let huge = "x".repeat(40_000);
    let answer = site.post("/en/contact", &help(&[("message", &huge)])).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(!site.rows().await.contains("plume"));
}

#[tokio::test]
async fn a_browser_that_fills_in_the_trap_loses_no_request_the_form_is_sent_once_more() {
    let site = Site::start().await;
    let asked = site.post("/en/contact", &help(&[("leave_empty", "https://quack.example")])).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(asked.body.contains("Nothing is sent yet") && asked.body.contains("Mon nom me pèse."));
    assert!(!asked.body.contains("name=\"leave_empty\"") && !site.rows().await.contains("plume"));
    let again = site.post("/en/contact", &HELP).await;
    assert_eq!((again.status, again.header("location")), (StatusCode::SEE_OTHER, "/en/contact/request-sent"));
    assert!(site.rows().await.contains("plume"));
}

#[tokio::test]
async fn the_form_has_the_limits_of_every_form() {
    let site = Site::start_with(|settings| {
        settings.form_burst = 2;
        settings.form_per_minute = 1;
    })
    .await;
    for _ in 0..2 {
        assert_eq!(site.post("/en/contact", &HELP).await.status, StatusCode::SEE_OTHER);
    }
    let answer = site.post("/en/contact", &HELP).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(answer.body.contains("Mon nom me pèse."), "what was typed is kept");
    assert_eq!(answer.header("retry-after"), "60");
}

#[tokio::test]
async fn only_the_desk_opens_the_queue_and_what_is_in_it() {
    let site = Site::start().await;
    site.post("/en/contact", &HELP).await;
    let mut desk = staff(&site, "90", "duckling", Role::ServiceDesk).await;
    let path = the_request(&mut desk).await;
    let second_factor = format!("{path}/second-factor");
    let paths = ["/en/dashboard/requests", &path, &second_factor];
    for (number, role) in Role::ALL.into_iter().filter(|role| *role != Role::ServiceDesk).enumerate() {
        let mut other = staff(&site, &(10 + number).to_string(), &format!("gosling{number}x"), role).await;
        for path in paths {
            assert_eq!(other.get(path).await.status, StatusCode::NOT_FOUND, "{role:?} {path}");
            assert_eq!(other.post(path, &[]).await.status, StatusCode::NOT_FOUND, "{role:?} {path}");
        }
        assert!(!other.get("/en/dashboard").await.body.contains("/dashboard/requests"), "{role:?}");
    }
    site.member("1", "quackers").await;
    let mut member = Browser::new(&site);
    member.sign_in("quackers").await;
    for path in paths {
        assert_eq!(member.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn case_4_33_a_guessed_identifier_is_nothing() {
    let site = Site::start().await;
    let mut desk = staff(&site, "90", "duckling", Role::ServiceDesk).await;
    let mut bodies = Vec::new();
    for id in ["0", "-1", "9223372036854775807", "x", "00000000-0000-0000-0000-000000000001", "..%2f..%2f"] {
        for path in
            [format!("/en/dashboard/requests/{id}"), format!("/en/dashboard/requests/{id}/second-factor")]
        {
            let answer = desk.get(&path).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
            bodies.push(answer.body);
            let fields = [("act", "note"), ("note", "x"), ("version", "1"), ("checked", "on")];
            assert_eq!(desk.post(&path, &fields).await.status, StatusCode::NOT_FOUND, "{path}");
        }
    }
    assert!(bodies.windows(2).all(|pair| pair[0] == pair[1]));
}

#[tokio::test]
async fn the_desk_renames_and_answers_and_the_person_signs_in_with_the_new_name() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    let mut member = Browser::new(&site);
    member.sign_in("quackers").await;
    let answer = member.post("/en/contact", &help(&[])).await;
    assert_eq!(answer.header("location"), "/en/account/help?done=sent");
    assert!(member.get("/en/account").await.body.contains("href=\"/en/account/help\""));
    let mut desk = staff(&site, "90", "duckling", Role::ServiceDesk).await;
    let home = desk.get("/en/dashboard").await.body;
    assert!(home.contains("1 request is waiting.") && home.contains("nav-count"), "{home}");
    let path = the_request(&mut desk).await;
    let page = desk.get(&path).await.body;
    for seen in
        ["Wilhelmina Quackenbush", "w.quack1@example.org", "quackers", "Mon nom me pèse.", "while signed in"]
    {
        assert!(page.contains(seen), "{seen}");
    }
    assert!(
        page.contains("id=\"username\" name=\"username\" value=\"plume\""),
        "what was asked for is there"
    );
    for (typed, expected) in [
        ("admin", StatusCode::UNPROCESSABLE_ENTITY),
        ("w-quack1", StatusCode::UNPROCESSABLE_ENTITY),
        ("DuckIing", StatusCode::UNPROCESSABLE_ENTITY),
    ] {
        let refused = act(&mut desk, &path, "rename", &[("username", typed)]).await;
        assert_eq!(refused.status, expected, "{typed}");
        assert!(refused.body.contains("id=\"username-error\"") && refused.body.contains(typed));
    }
    let done = act(&mut desk, &path, "rename", &[("username", "plume")]).await;
    assert_eq!(done.header("location"), format!("{path}?done=renamed"));
    assert!(desk.get(done.header("location")).await.body.contains("The username is changed"));
    let mail = site.mail().await;
    assert!(mail.subject.contains("username was changed") && mail.text.contains("your username is plume"));
    assert!(member.get("/en/account").await.body.contains("plume"), "the session goes on");
    assert_eq!(Browser::new(&site).sign_in("quackers").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(Browser::new(&site).sign_in("Plume").await.status, StatusCode::SEE_OTHER);
    act(&mut desk, &path, "note", &[("note", "Called back, all good.")]).await;
    let answered =
        act(&mut desk, &path, "answer", &[("answer", "Done. The\r\n\r\nSee you."), ("state", "done")]).await;
    assert_eq!(answered.header("location"), format!("{path}?done=answered"));
    let mail = site.mail().await;
    assert_eq!(mail.subject, "An answer to your request");
    assert!(mail.text.replace("\r\n", "\n").contains("Done. The\n\nSee you."), "{}", mail.text);
    let own = member.get("/en/account/help").await.body;
    assert!(own.contains("Done. The") && !own.contains("all good"), "notes are the desk's own");
    let data = member.get("/en/account/my-data.json").await.body;
    let data: serde_json::Value = serde_json::from_str(&data).unwrap();
    assert_eq!(data["requests"][0]["state"], "done");
    assert_eq!(data["requests"][0]["answers"][0]["text"], "Done. The\n\nSee you.");
    assert!(!data.to_string().contains("all good"));
    assert!(desk.get("/en/dashboard").await.body.contains("Nothing is waiting for you."));
}

#[tokio::test]
async fn the_later_of_two_is_told_and_keeps_what_they_typed() {
    let site = Site::start().await;
    site.post("/en/contact", &HELP).await;
    let mut one = staff(&site, "90", "duckling", Role::ServiceDesk).await;
    let mut other = staff(&site, "91", "gosling", Role::ServiceDesk).await;
    let path = the_request(&mut one).await;
    let version = version(&one.get(&path).await.body);
    let note = |text| [("act", "note"), ("version", version.as_str()), ("note", text)];
    assert_eq!(one.post(&path, &note("mine")).await.status, StatusCode::SEE_OTHER);
    let late = other.post(&path, &note("a late thought")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.body.contains("nothing has been done yet. What you typed is in the form"), "{}", late.body);
    assert!(late.body.contains("a late thought"));
    let fresh = crate::desk::version(&late.body);
    let again = [("act", "note"), ("version", fresh.as_str()), ("note", "a late thought")];
    assert_eq!(other.post(&path, &again).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn an_answer_to_a_request_that_was_closed_meanwhile_stays_in_the_form_until_it_is_opened_again() {
    let site = Site::start().await;
    site.post("/en/contact", &HELP).await;
    let mut one = staff(&site, "90", "duckling", Role::ServiceDesk).await;
    let mut other = staff(&site, "91", "gosling", Role::ServiceDesk).await;
    let path = the_request(&mut one).await;
    let seen = version(&one.get(&path).await.body);
    let answer =
        |text, state| [("act", "answer"), ("version", seen.as_str()), ("answer", text), ("state", state)];
    assert_eq!(one.post(&path, &answer("Done. The", "done")).await.status, StatusCode::SEE_OTHER);
    let late = other.post(&path, &answer("A late answer.", "refused")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.body.contains("name=\"answer\"") && late.body.contains("A late answer."), "{}", late.body);
    assert!(!late.body.contains("value=\"answer\""), "what is closed is not answered");
    assert!(!other.get(&path).await.body.contains("name=\"answer\""));
    let (fresh, chosen) = (version(&late.body), field_of(&late.body, "state"));
    let reopening = [
        ("act", "state-open"),
        ("version", fresh.as_str()),
        ("answer", "A late answer."),
        ("state", chosen.as_str()),
    ];
    let opened = other.post(&path, &reopening).await;
    assert_eq!(opened.header("location"), format!("{path}?done=state"), "{}", opened.body);
    let page = other.get(opened.header("location")).await.body;
    assert!(page.contains("A late answer.") && page.contains("value=\"answer\""), "{page}");
    assert_eq!(attributes(&page, "[name=state][checked]", "value"), ["refused"], "the choice is still made");
}

#[tokio::test]
async fn a_username_for_a_request_that_was_closed_meanwhile_stays_in_the_form_until_it_is_opened_again() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    site.post("/en/contact", &HELP).await;
    let mut one = staff(&site, "90", "duckling", Role::ServiceDesk).await;
    let mut other = staff(&site, "91", "gosling", Role::ServiceDesk).await;
    let path = the_request(&mut one).await;
    let seen = version(&one.get(&path).await.body);
    let answer = [("act", "answer"), ("version", seen.as_str()), ("answer", "Done. The"), ("state", "done")];
    assert_eq!(one.post(&path, &answer).await.status, StatusCode::SEE_OTHER);
    let typed = [("username", "plumette"), ("close", "on")];
    let rename = [[("act", "rename"), ("version", seen.as_str())], typed].concat();
    let late = other.post(&path, &rename).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    let stands = |page: &str| {
        assert_eq!(field_of(page, "username"), "plumette");
        assert_eq!(attributes(page, "[name=close][checked]", "value"), ["on"]);
    };
    stands(&late.body);
    assert!(!late.body.contains("value=\"rename\""), "nobody is renamed for what is closed");
    assert!(!other.get(&path).await.body.contains("name=\"username\""));
    let fresh = version(&late.body);
    let reopening = [[("act", "state-open"), ("version", fresh.as_str())], typed].concat();
    let opened = other.post(&path, &reopening).await;
    assert_eq!(opened.header("location"), format!("{path}?done=state"), "{}", opened.body);
    let page = other.get(opened.header("location")).await.body;
    stands(&page);
    assert!(page.contains("value=\"rename\""), "{page}");
}

#[tokio::test]
async fn a_second_factor_is_taken_away_only_after_a_reminder() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    let mut member = Browser::new(&site);
    member.sign_in("quackers").await;
    enrol(&mut member).await;
    site.post("/en/contact", &help(&[("kind", "log_in_help"), ("message", "My phone is gone.")])).await;
    let mut desk = staff(&site, "90", "duckling", Role::ServiceDesk).await;
    let path = the_request(&mut desk).await;
    assert!(desk.get(&path).await.body.contains("Sent without signing in"));
    let straight = act(&mut desk, &path, "second-factor", &[]).await;
    assert_eq!(straight.status, StatusCode::BAD_REQUEST, "not past the reminder");
    let confirm = format!("{path}/second-factor");
    let page = desk.get(&confirm).await.body;
    assert!(page.contains("First make sure who is asking."));
    let version = version(&page);
    let unchecked = desk.post(&confirm, &[("version", version.as_str())]).await;
    assert_eq!(unchecked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(member.get("/en/account").await.status == StatusCode::OK);
    let done = desk.post(&confirm, &[("version", version.as_str()), ("checked", "on")]).await;
    assert_eq!(done.header("location"), format!("{path}?done=second-factor"));
    assert_eq!(member.get("/en/account").await.status, StatusCode::SEE_OTHER, "every session ends");
    assert!(site.mail().await.subject.contains("Two-step verification was turned off"));
    assert_eq!(desk.get(&confirm).await.status, StatusCode::NOT_FOUND, "there is none to take away");
    assert_eq!(
        Browser::new(&site).sign_in("quackers").await.status,
        StatusCode::SEE_OTHER,
        "the password is enough"
    );
    let link = act(&mut desk, &path, "link", &[]).await;
    assert_eq!(link.header("location"), format!("{path}?done=link"));
    site.mail().await.link("password");
}

#[tokio::test]
async fn case_27_44_hostile_text_is_shown_as_text() {
    let site = Site::start().await;
    let evil = "</textarea></blockquote><script>alert('1')</script>\r\nBcc: x@y.ca\r\n\"><img src=x>";
    site.post("/en/contact", &help(&[("email", "stranger@example.org"), ("message", evil)])).await;
    let mut desk = staff(&site, "90", "duckling", Role::ServiceDesk).await;
    let path = the_request(&mut desk).await;
    act(&mut desk, &path, "note", &[("note", evil)]).await;
    let answered = act(&mut desk, &path, "answer", &[("answer", evil), ("state", "waiting")]).await;
    assert_eq!(answered.status, StatusCode::SEE_OTHER);
    let refused =
        act(&mut desk, &path, "answer", &[("answer", "a\u{202E}b</textarea><script>"), ("state", "done")])
            .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for page in [desk.get(&path).await.body, refused.body] {
        for raw in ["<script>alert", "<img src=x", "</textarea><script>", "</textarea></blockquote>"] {
            assert!(!page.contains(raw), "{raw}");
        }
        assert!(page.contains("&lt;script&gt;alert"), "it is there, as text");
    }
    let mail = site.mail().await;
    assert_eq!((mail.to.as_str(), mail.header("Bcc")), ("stranger@example.org", None));
    assert_eq!(mail.subject, "An answer to your request");
    assert!(!mail.html.contains("<script>") && !mail.html.contains("<img"));
}

#[tokio::test]
async fn strangers_are_forgotten_after_thirty_days() {
    let site = Site::start().await;
    site.post("/fr/contact", &help(&[("email", "stranger@example.org")])).await;
    assert!(site.rows().await.contains("stranger@example.org"));
    site.clock.advance(Duration::days(29));
    assert_eq!(site.app().desk.expire().await, Ok(0));
    site.clock.advance(Duration::days(2));
    assert_eq!(site.app().desk.expire().await, Ok(1));
    assert!(!site.dump().contains("stranger@example.org"));
}

#[tokio::test]
async fn no_request_ends_without_words() {
    let site = Site::start().await;
    site.post("/en/contact", &HELP).await;
    let mut desk = staff(&site, "90", "duckling", Role::ServiceDesk).await;
    let path = the_request(&mut desk).await;
    let page = desk.get(&path).await.body;
    for state in ["waiting", "done", "refused"] {
        let act_word = format!("state-{state}");
        assert!(!page.contains(&format!("name=\"act\" value=\"{act_word}\"")));
        let straight = act(&mut desk, &path, &act_word, &[]).await;
        assert_eq!(straight.status, StatusCode::UNPROCESSABLE_ENTITY, "{state}");
        let empty = act(&mut desk, &path, "answer", &[("state", state), ("answer", " ")]).await;
        assert!(empty.body.contains("id=\"answer-error\""), "{state}");
    }
    assert_eq!(act(&mut desk, &path, "state-open", &[]).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_person_answers_the_desk_and_reopens_what_was_done() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    let mut member = Browser::new(&site);
    member.sign_in("quackers").await;
    member.post("/en/contact", &help(&[])).await;
    let mut desk = staff(&site, "90", "duckling", Role::ServiceDesk).await;
    let path = the_request(&mut desk).await;
    act(&mut desk, &path, "answer", &[("answer", "Which name?"), ("state", "done")]).await;
    assert!(site.mail().await.text.contains("https://advocates.example.ca/en/account/help?request=1"));
    let own = member.get("/en/account/help").await.body;
    let reply = format!("/en/account/help/{}", between(&own, "action=\"/en/account/help/", "\""));
    let long = "é".repeat(4_001);
    for typed in ["", "a\u{202E}b", long.as_str()] {
        let refused = member.post(&reply, &[("reply", typed)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("id=\"reply-error\"") && refused.body.contains(typed));
        let summary = between(&refused.body, "id=\"error-summary\"", "</div>");
        assert!(summary.contains("href=\"#reply-1\"") && refused.body.contains("<textarea id=\"reply-1\""));
    }
    let sent = member.post(&reply, &[("reply", "Plume, with a capital.")]).await;
    assert_eq!(sent.header("location"), "/en/account/help?done=replied");
    let own = member.get(sent.header("location")).await.body;
    assert!(own.contains("Your message has reached the desk.") && own.contains("Plume, with a capital."));
    let page = desk.get(&path).await.body;
    assert!(page.contains("Plume, with a capital.") && page.contains("In progress"));
    assert!(desk.get("/en/dashboard").await.body.contains("1 request is waiting."));
    let data = member.get("/en/account/my-data.json").await.body;
    let data: serde_json::Value = serde_json::from_str(&data).unwrap();
    assert_eq!(data["requests"][0]["replies"][0]["text"], "Plume, with a capital.");
    site.member("2", "gander").await;
    let mut other = Browser::new(&site);
    other.sign_in("gander").await;
    for path in [reply.as_str(), "/en/account/help/0", "/en/account/help/x"] {
        assert_eq!(other.post(path, &[("reply", "Mine.")]).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn what_the_desk_says_leads_to_that_very_request_with_its_answer_open_past_a_sign_in_too() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    let mut member = Browser::new(&site);
    member.sign_in("quackers").await;
    let asked = [help(&[]), help(&[("kind", "log_in_help"), ("message", "And my telephone is lost.")])];
    for asked in asked {
        assert_eq!(member.post("/en/contact", &asked).await.status, StatusCode::SEE_OTHER);
    }
    let mut desk = staff(&site, "90", "duckling", Role::ServiceDesk).await;
    let path = the_request(&mut desk).await;
    act(&mut desk, &path, "answer", &[("answer", "Which name?"), ("state", "waiting")]).await;
    let mail = site.mail().await.text;
    let (_, rest) = mail.split_once("https://advocates.example.ca/en/account/help?request=").unwrap();
    let number: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let told = format!("/en/account/help?request={number}");
    let notices = member.get("/en/community/notifications").await.body;
    assert!(notices.contains(&format!("href=\"{told}\"")), "the notice leads there too: {told}");
    let opens = |page: &str| {
        let (before, request) = page.split_once(&format!("id=\"request-{number}\"")).unwrap();
        let request = between(request, "", "</article>");
        assert!(
            request.contains("tabindex=\"-1\" autofocus") && request.contains("Which name?"),
            "{request}"
        );
        assert!(request.contains("<details open>"), "{request}");
        assert!(!before.contains("<details open>") && page.matches("<details open>").count() == 1);
    };
    opens(&member.get(&told).await.body);
    assert!(member.get(&told).await.body.contains(&format!("href=\"/fr/compte/aide?request={number}\"")));
    // Signed out: the way there goes on past the sign-in, in either language.
    let mut later = Browser::new(&site);
    let away = later.get(&told).await;
    let to = field_of(&later.get(away.header("location")).await.body, "to");
    let fields = [("username", "quackers"), ("password", PASSWORD), ("to", to.as_str())];
    let signed_in = later.post("/en/sign-in", &fields).await;
    assert_eq!(signed_in.header("location"), told);
    opens(&later.get(signed_in.header("location")).await.body);
    for nobody_s in ["0", "x", "99"] {
        let page = member.get(&format!("/en/account/help?request={nobody_s}")).await;
        assert_eq!(
            (page.status, page.body.contains("<details open>")),
            (StatusCode::OK, false),
            "{nobody_s}"
        );
    }
}

#[tokio::test]
async fn a_stranger_s_request_stands_in_no_list_until_the_mailbox_says_that_it_asked() {
    let site = Site::start().await;
    site.member("1", "quackers").await;
    let mut member = Browser::new(&site);
    member.sign_in("quackers").await;
    site.post("/fr/contact", &help(&[])).await;
    let mail = site.mail().await;
    assert_eq!(mail.header("Content-Language"), Some("fr"), "the language that was written in");
    let link = mail.link("confirmation");
    let mut desk = staff(&site, "90", "duckling", Role::ServiceDesk).await;
    let path = the_request(&mut desk).await;
    act(&mut desk, &path, "answer", &[("answer", "Bonjour."), ("state", "done")]).await;
    for page in ["/en/account/help", "/en/account/my-data.json", "/en/community/notices"] {
        let page = member.get(page).await.body;
        assert!(!page.contains("Mon nom me pèse.") && !page.contains("Bonjour."), "{page}");
    }
    assert_eq!(site.get(&link).await.status, StatusCode::OK, "looking changes nothing");
    assert!(!member.get("/en/account/help").await.body.contains("Mon nom me pèse."));
    let confirmed = site.post(&link, &[]).await;
    assert!(confirmed.status == StatusCode::OK && confirmed.body.contains("demande 1"), "{}", confirmed.body);
    let own = member.get("/en/account/help").await.body;
    assert!(own.contains("Mon nom me pèse.") && own.contains("Bonjour."));
    assert!(desk.get(&path).await.body.contains("own mailbox"));
    for forged in ["/en/help/confirm/x", "/en/help/confirm/AAAA"] {
        assert_eq!(site.get(forged).await.status, StatusCode::GONE);
        assert_eq!(site.post(forged, &[]).await.status, StatusCode::GONE);
    }
}

#[tokio::test]
async fn the_desk_does_not_rename_administrators_nor_itself() {
    let site = Site::start().await;
    let administrator = site.member("1", "quackers").await;
    site.role(administrator, Role::Administrator).await;
    site.post("/en/contact", &HELP).await;
    let mut desk = staff(&site, "90", "duckling", Role::ServiceDesk).await;
    let path = the_request(&mut desk).await;
    let refused = act(&mut desk, &path, "rename", &[("username", "plume")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("This person is on staff") && refused.body.contains("value=\"plume\""));
    assert_eq!(Browser::new(&site).sign_in("quackers").await.status, StatusCode::SEE_OTHER);
    let own = [("email", "w.quack90@example.org"), ("kind", "username_change"), ("wanted", "jars")];
    desk.post("/en/contact", &own).await;
    let requests = desk.get("/en/dashboard/requests").await.body;
    let links = attributes(&requests, "a[href^='/en/dashboard/requests/']", "href");
    let own = links.iter().rfind(|link| **link != path).unwrap();
    let refused = act(&mut desk, own, "rename", &[("username", "jars")]).await;
    assert!(refused.body.contains("a colleague must see to it"), "{}", refused.body);
}
