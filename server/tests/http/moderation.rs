//! Claims about reporting, deciding and appealing, on the real router.

use app::routes::Route;
use axum::http::StatusCode;
use domain::Language;
use domain::account::{Access, Grant, Role, Scope};
use domain::moderation::Clause;
use uuid::Uuid;

use crate::harness::page::field_of;
use crate::harness::reported::ReportedComment;
use crate::harness::{Answer, Site, between};
use crate::members::{Browser, enrol, one_of_each};

/// Words that stand nowhere else.
const CANARY: &str = "quinquagenarian";

pub async fn member<'s>(site: &'s Site, number: &str, name: &str) -> Browser<'s> {
    site.member(number, name).await;
    let mut browser = Browser::new(site);
    browser.sign_in(name).await;
    browser
}

fn canary(text: &str) -> String {
    format!("septuagenarian {CANARY} {text}")
}

pub async fn write(author: &mut Browser<'_>, topic: &str, body: &str) -> String {
    let form = Uuid::from_u128(rand::random()).to_string();
    let fields = [("body", body), ("form", form.as_str()), ("language", "en")];
    let answer = author.post(&format!("/en/community/topics/{topic}/comments"), &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.header("location").rsplit_once("#c-").unwrap().1.to_owned()
}

pub async fn report(reader: &mut Browser<'_>, thing: &str, clause: Clause) -> Answer {
    let fields = [("clause", clause.code()), ("text", "Please look.")];
    reader.post(&format!("/en/community/report/{thing}"), &fields).await
}

pub async fn act(moderator: &mut Browser<'_>, case: &str, fields: &[(&str, &str)]) -> Answer {
    let path = format!("/en/dashboard/cases/{case}");
    let page = moderator.get(&path).await.body;
    let version = field_of(&page, "version");
    moderator.post(&path, &[fields, &[("version", version.as_str())]].concat()).await
}

const REMOVE: [(&str, &str); 4] =
    [("act", "rule"), ("ruling", "remove"), ("clause", "respect"), ("reason", "Be kind, please.")];

#[tokio::test]
async fn a_member_reports_once_a_moderator_decides_and_everybody_concerned_is_told() {
    let site = Site::start().await;
    let (_, mut moderator) = site.staff("10", "moira", Role::Moderator).await;
    let (mut author, mut reader) = (member(&site, "1", "barnabe").await, member(&site, "2", "lucille").await);
    let (_, topic) = site.topic().await;
    let comment = write(&mut author, &topic, &canary("fool")).await;
    let page = reader.get(&format!("/en/community/topics/{topic}")).await.body;
    assert!(page.contains(&format!("href=\"/en/community/report/comment-{comment}\"")));
    let own = author.get(&format!("/en/community/topics/{topic}")).await.body;
    assert!(!own.contains("/en/community/report/"), "nobody reports their own");
    let thing = format!("comment-{comment}");
    assert_eq!(report(&mut author, &thing, Clause::Respect).await.status, StatusCode::NOT_FOUND);
    let unfit = reader.post(&format!("/en/community/report/{thing}"), &[("text", "?")]).await;
    assert_eq!(unfit.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unfit.body.contains("href=\"#clause\""));
    let sent = report(&mut reader, &thing, Clause::Respect).await;
    assert_eq!(sent.header("location"), format!("/en/community/report/{thing}?done=sent"));
    // Above all else, with the focus: on a phone, what is reported fills the screen.
    for (path, thanks) in [
        (sent.header("location").to_owned(), "Thank you"),
        (format!("/fr/communaute/signaler/{thing}"), "déjà signalé"),
    ] {
        let page = reader.get(&path).await.body;
        let said = between(&page, "<div role=\"status\" tabindex=\"-1\" autofocus", "<h1");
        assert!(said.contains(thanks), "{said}");
    }
    assert!(moderator.get("/en/dashboard").await.body.contains("1 case is waiting"));
    let queue = moderator.get("/en/dashboard/cases").await.body;
    let case = between(&queue, "href=\"/en/dashboard/cases/", "\"").to_owned();
    let page = moderator.get(&format!("/en/dashboard/cases/{case}")).await.body;
    for told in [CANARY, "Please look.", "lucille", "barnabe"] {
        assert!(page.contains(told), "{told}");
    }
    let unfit = act(&mut moderator, &case, &[("act", "rule"), ("ruling", "remove")]).await;
    assert_eq!(unfit.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unfit.body.contains("href=\"#clause\"") && unfit.body.contains("href=\"#reason\""));
    site.mails().await;
    let done = act(&mut moderator, &case, &REMOVE).await;
    assert_eq!(done.header("location"), format!("/en/dashboard/cases?done=remove&case={case}"));
    let mail = site.mail().await;
    assert!(mail.text.contains("/en/account/decisions") && !mail.text.contains("Be kind"));
    let notices = author.get("/en/community/notifications").await.body;
    let decision = between(&notices, "href=\"/en/account/decisions/", "\"").to_owned();
    let page = author.get(&format!("/en/account/decisions/{decision}")).await.body;
    for told in ["Be kind, please.", "It insults or belittles someone", CANARY, "Send the appeal"] {
        assert!(page.contains(told), "{told}");
    }
    for hidden in ["moira", "lucille"] {
        assert!(!page.contains(hidden), "{hidden}");
    }
    assert_eq!(
        reader.get(&format!("/en/account/decisions/{decision}")).await.status,
        StatusCode::NOT_FOUND,
        "case 13"
    );
    let kept = reader.get("/en/account/my-data.json").await.body;
    assert!(kept.contains("\"clause\": \"respect\"") && kept.contains("Please look."));
    let kept = author.get("/en/account/my-data.json").await.body;
    assert!(kept.contains("Be kind, please.") && !kept.contains("lucille") && !kept.contains("moira"));
    assert!(reader.get("/fr/communaute/avis").await.body.contains("Votre signalement a été examiné"));
}

#[tokio::test]
async fn case_1_8_12_what_is_removed_is_nowhere_but_with_moderators_and_its_author() {
    let site = Site::start().await;
    let mut people = one_of_each(&site).await;
    let (_, topic) = site.topic().await;
    let mut author = member(&site, "50", "barnabe").await;
    let mut other = member(&site, "51", "clothilde").await;
    let comment = write(&mut author, &topic, &canary("and @clothilde and five more words")).await;
    let thing = format!("comment-{comment}");
    let quote = format!("> {}\n\nI disagree.", canary("and @clothilde and five more words"));
    let quoting = write(&mut other, &topic, &quote).await;
    site.app().community.index(50).await.unwrap();
    assert_eq!(report(&mut other, &thing, Clause::Respect).await.status, StatusCode::SEE_OTHER);
    let by = |kind: &str| people.iter().position(|(other, _)| *other == kind).unwrap();
    let (moderator, reader) = (by("moderator"), by("member"));
    let search = "/en/community/search?q=septuagenarian".to_owned();
    assert!(people[reader].1.get(&search).await.body.contains(CANARY), "or the test would prove nothing");
    let queue = people[moderator].1.get("/en/dashboard/cases").await.body;
    let case = between(&queue, "href=\"/en/dashboard/cases/", "\"").to_owned();
    let done = act(&mut people[moderator].1, &case, &REMOVE).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    // A form that was filled in before is posted after.
    let late = write(&mut other, &topic, &format!("{quote} Still.")).await;

    let ids =
        [topic.as_str(), comment.as_str(), quoting.as_str(), late.as_str(), thing.as_str(), case.as_str()];
    let mut paths = vec![search, "/fr/communaute/recherche?q=septuagenarian".to_owned()];
    for language in Language::ALL {
        for route in Route::ALL.into_iter().filter(|route| route.access() != Access::Public) {
            paths.extend(ids.map(|id| route.path_with(language, id)));
        }
        paths.push(format!("{}?quote={comment}", Route::Comment.path_with(language, &comment)));
    }
    people.push(("author", author));
    people.push(("other", other));
    let mut seen = std::collections::BTreeSet::new();
    for (kind, browser) in &mut people {
        for path in &paths {
            if browser.get(path).await.body.contains(CANARY) {
                seen.insert((*kind, path.rsplit_once('/').unwrap().0.to_owned()));
            }
        }
    }
    let moderators =
        ["/en/dashboard", "/fr/tableau-de-bord", "/en/dashboard/cases", "/fr/tableau-de-bord/dossiers"];
    for (kind, path) in &seen {
        assert!(*kind == "moderator" && moderators.contains(&path.as_str()), "{kind} reads it at {path}");
    }
    assert!(!seen.is_empty(), "moderators read it");
    let author = people.iter_mut().find(|(kind, _)| *kind == "author").unwrap();
    assert!(author.1.get("/en/account/decisions").await.status == StatusCode::OK);
    commons::jobs::tell(site.app(), &tokio_util::sync::CancellationToken::new()).await;
    for mail in site.mails().await {
        assert!(!mail.text.contains(CANARY) && !mail.html.contains(CANARY), "{}", mail.subject);
    }
    let reader = people.iter_mut().find(|(kind, _)| *kind == "member").unwrap();
    let page = reader.1.get(&format!("/en/community/topics/{topic}")).await.body;
    assert!(page.contains("Moderators removed this comment") && page.contains("I disagree."));
    assert_eq!(page.matches("A moderator removed what was quoted here").count(), 2);
}

#[tokio::test]
async fn an_author_appeals_and_another_moderator_restores() {
    let site = Site::start().await;
    let ReportedComment { moderator: mut first, mut author, mut reader, comment, case, .. } =
        site.reported_comment(&canary("fool"), Clause::Respect).await;
    let (_, mut second) = site.staff("11", "modeste", Role::Moderator).await;
    act(&mut first, case, &REMOVE).await;
    let list = author.get("/en/account/decisions").await.body;
    let decision = between(&list, "href=\"/en/account/decisions/", "\"").to_owned();
    let path = format!("/en/account/decisions/{decision}");
    // Whoever is suspended still reads why, and may ask.
    site.suspend("barnabe").await;
    author.sign_in("barnabe").await;
    let unfit = author.post(&path, &[("appeal", " ")]).await;
    assert_eq!(unfit.status, StatusCode::UNPROCESSABLE_ENTITY);
    let sent = author.post(&path, &[("appeal", "I meant a <b>bird</b>.")]).await;
    assert_eq!(sent.header("location"), format!("{path}?done=appealed"));
    assert_eq!(author.post(&path, &[("appeal", "Again.")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(author.get(sent.header("location")).await.body.contains("Your appeal is sent."));
    let page = first.get(&format!("/en/dashboard/cases/{case}")).await.body;
    assert!(page.contains("You made this decision") && !page.contains("name=\"verdict\""));
    let own = act(&mut first, case, &[("act", "judge"), ("verdict", "uphold"), ("answer", "No.")]).await;
    assert_eq!(own.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = second.get(&format!("/en/dashboard/cases/{case}")).await.body;
    assert!(page.contains("I meant a &lt;b&gt;bird&lt;/b&gt;."), "case 27");
    let done =
        act(&mut second, case, &[("act", "judge"), ("verdict", "restore"), ("answer", "You are right.")])
            .await;
    assert_eq!(done.header("location"), format!("/en/dashboard/cases?done=restore&case={case}"));
    assert!(author.get(&path).await.body.contains("You are right."));
    assert!(reader.get(&format!("/en/community/comments/{comment}")).await.body.contains(CANARY));
    let late = act(&mut second, case, &[("act", "undo")]).await;
    assert_eq!(late.status, StatusCode::SEE_OTHER, "what was decided can still be opened anew");
}

#[tokio::test]
async fn of_two_moderators_who_decide_the_second_is_told_and_keeps_what_they_typed() {
    let site = Site::start().await;
    let ReportedComment { moderator: mut first, mut reader, comment, case, .. } =
        site.reported_comment("fool", Clause::Respect).await;
    let (_, mut second) = site.staff("11", "modeste", Role::Moderator).await;
    let path = format!("/en/dashboard/cases/{case}");
    let page = second.get(&path).await.body;
    let version = field_of(&page, "version");
    act(&mut first, case, &[("act", "claim")]).await;
    let late = second.post(&path, &[&REMOVE[..], &[("version", version.as_str())]].concat()).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.body.contains("moira") && late.body.contains("Someone else acted"));
    let again = act(&mut second, case, &REMOVE).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "it is in another's hand");
    assert_eq!(act(&mut first, case, &REMOVE).await.status, StatusCode::SEE_OTHER);
    let undone = act(&mut second, case, &[("act", "undo")]).await;
    assert_eq!(undone.header("location"), format!("{path}?done=undo&case={case}"));
    assert!(reader.get(&format!("/en/community/comments/{comment}")).await.body.contains("fool"));
}

#[tokio::test]
async fn a_moderator_of_one_theme_sees_its_cases_alone() {
    let site = Site::start().await;
    let (mut author, mut reader) = (member(&site, "1", "barnabe").await, member(&site, "2", "lucille").await);
    let (theme, topic) = site.topic().await;
    let comment = write(&mut author, &topic, "fool").await;
    report(&mut reader, &format!("comment-{comment}"), Clause::Respect).await;
    for (number, name, scope, sees) in [
        ("20", "modeste", Scope::Theme(theme.parse().unwrap()), true),
        ("21", "moira", Scope::Theme(Uuid::from_u128(77)), false),
    ] {
        let person = site.member(number, name).await;
        let grant = Grant { role: Role::Moderator, scope };
        site.store.give_duty(person, grant, domain::Clock::now(&*site.clock)).await.unwrap();
        let mut moderator = Browser::new(&site);
        moderator.sign_in(name).await;
        enrol(&mut moderator).await;
        let queue = moderator.get("/en/dashboard/cases").await;
        assert_eq!(queue.status, StatusCode::OK);
        assert_eq!(queue.body.contains("href=\"/en/dashboard/cases/1\""), sees, "{name}");
        let [case, none] =
            [moderator.get("/en/dashboard/cases/1").await, moderator.get("/en/dashboard/cases/2").await];
        assert_eq!(case.status == StatusCode::OK, sees, "{name}");
        assert_eq!(none.status, StatusCode::NOT_FOUND);
        if !sees {
            assert_eq!(case.body, none.body.replace("cases/2", "cases/1"), "case 4");
            let fields = [&REMOVE[..], &[("version", "2")]].concat();
            assert_eq!(moderator.post("/en/dashboard/cases/1", &fields).await.status, StatusCode::NOT_FOUND);
        }
    }
}

#[tokio::test]
async fn enough_reports_hide_a_text_until_somebody_looks() {
    let site = Site::start().await;
    let (_, mut moderator) = site.staff("10", "moira", Role::Moderator).await;
    let mut author = member(&site, "1", "barnabe").await;
    let (_, topic) = site.topic().await;
    let comment = write(&mut author, &topic, &canary("threat of violence tomorrow")).await;
    let mut readers = Vec::new();
    for (number, name) in [("2", "lucille"), ("3", "clothilde"), ("4", "ambroise")] {
        readers.push(member(&site, number, name).await);
    }
    let path = format!("/en/community/comments/{comment}");
    for reader in &mut readers {
        assert!(reader.get(&path).await.body.contains(CANARY));
        report(reader, &format!("comment-{comment}"), Clause::Threats).await;
    }
    assert!(!readers[0].get(&path).await.body.contains(CANARY));
    assert!(readers[0].get(&path).await.body.contains("This comment is hidden while moderators"));
    let own = author.get("/en/account/decisions").await.body;
    let decision = between(&own, "href=\"/en/account/decisions/", "\"").to_owned();
    let page = author.get(&format!("/en/account/decisions/{decision}")).await.body;
    assert!(
        page.contains("This was hidden automatically, because members reported it or it contains something")
            && !page.contains("name=\"appeal\"")
    );
    let queue = moderator.get("/en/dashboard/cases").await.body;
    let case = between(&queue, "href=\"/en/dashboard/cases/", "\"").to_owned();
    act(&mut moderator, &case, &[("act", "rule"), ("ruling", "keep")]).await;
    assert!(readers[0].get(&path).await.body.contains(CANARY));
    let walked = services::moderation::log_verify::walk(&*site.store, None).await.unwrap().unwrap();
    assert!(walked.to_string().starts_with("5:"), "three reports, hidden, kept: {walked}");
}

#[tokio::test]
async fn what_could_identify_a_patient_and_was_posted_all_the_same_is_told_to_moderators_alone() {
    let site = Site::start().await;
    let (mut author, mut reader) = (member(&site, "1", "barnabe").await, member(&site, "2", "lucille").await);
    let (_, topic) = site.topic().await;
    let (_, mut moderator) = site.staff("10", "moira", Role::Moderator).await;
    let comment = write(&mut author, &topic, "She was born on 1957-03-02 and waited nine hours.").await;
    let queue = moderator.get("/fr/tableau-de-bord/dossiers").await.body;
    assert!(queue.contains("Personne soignée reconnaissable?"));
    let case = between(&queue, "href=\"/fr/tableau-de-bord/dossiers/", "\"").to_owned();
    let page = moderator.get(&format!("/en/dashboard/cases/{case}")).await.body;
    assert!(
        page.contains("It seems to give someone’s date of birth.")
            && page.contains("Nobody has reported it.")
    );
    for browser in [&mut author, &mut reader] {
        let page = browser.get(&format!("/en/community/comments/{comment}")).await.body;
        assert!(page.contains("waited nine hours"), "a program removes nothing");
        assert!(!page.contains("born.") && !page.contains("identify a patient\""));
    }
    write(&mut author, &topic, "Beds are short.").await;
    assert!(moderator.get("/en/dashboard").await.body.contains("1 case is waiting"));
}

#[tokio::test]
async fn case_12_passages_that_are_taken_out_are_kept_nowhere() {
    let site = Site::start().await;
    let (mut author, mut reader) = (member(&site, "1", "barnabe").await, member(&site, "2", "lucille").await);
    let (_, topic) = site.topic().await;
    let (_, mut moderator) = site.staff("10", "moira", Role::Moderator).await;
    let comment = write(&mut author, &topic, &format!("Mrs. {CANARY} waited nine hours, they say.")).await;
    let text = format!("Mrs. {CANARY} waited nine hours.");
    let edited = [("body", text.as_str()), ("language", "en"), ("action", "save")];
    let change = format!("/en/community/comments/{comment}/edit");
    assert_eq!(author.post(&change, &edited).await.status, StatusCode::SEE_OTHER);
    let answer = write(&mut reader, &topic, &format!("> {text}\n\nWe all do.")).await;
    site.app().community.index(50).await.unwrap();
    report(&mut reader, &format!("comment-{comment}"), Clause::PatientPrivacy).await;
    assert!(site.dump().contains(CANARY), "or the test would prove nothing");
    let queue = moderator.get("/en/dashboard/cases").await.body;
    let case = between(&queue, "href=\"/en/dashboard/cases/", "\"").to_owned();
    let chosen =
        [("act", "rule"), ("ruling", "redact"), ("clause", "patient_privacy"), ("reason", "A patient.")];
    for (left, says) in
        [(text.as_str(), "in place of each passage"), ("Mr. […] waited nine hours.", "You changed more")]
    {
        let unfit = act(&mut moderator, &case, &[&chosen[..], &[("redacted", left)]].concat()).await;
        assert_eq!(unfit.status, StatusCode::UNPROCESSABLE_ENTITY, "{left}");
        assert!(unfit.body.contains("href=\"#redacted\"") && unfit.body.contains(says), "{left}");
    }
    let left = [("redacted", "Mrs. [...] waited nine hours.")];
    let done = act(&mut moderator, &case, &[&chosen[..], &left].concat()).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let page = reader.get(&format!("/en/community/topics/{topic}")).await.body;
    assert_eq!(page.matches("Mrs. […] waited nine hours.").count(), 2, "the quotation too");
    assert!(reader.get(&format!("/en/community/comments/{answer}")).await.body.contains("We all do."));
    assert!(!site.dump().contains(CANARY), "not even the database holds it");
    let page = moderator.get(&format!("/en/dashboard/cases/{case}")).await.body;
    assert!(!page.contains("name=\"act\" value=\"undo\""), "nobody can bring it back");
    let late = act(&mut moderator, &case, &[("act", "undo")]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(author.get("/fr/compte/decisions").await.body.contains("Passages retirés"));
}

#[tokio::test]
async fn a_comment_is_moved_to_where_it_belongs_and_a_line_leads_there() {
    let site = Site::start().await;
    let (mut author, mut reader) = (member(&site, "1", "barnabe").await, member(&site, "2", "lucille").await);
    let (_, topic) = site.topic().await;
    let (_, to) = site.second_topic().await;
    let (_, mut moderator) = site.staff("10", "moira", Role::Moderator).await;
    let comment = write(&mut author, &topic, "Where do I park?").await;
    report(&mut reader, &format!("comment-{comment}"), Clause::Relevance).await;
    let queue = moderator.get("/en/dashboard/cases").await.body;
    let case = between(&queue, "href=\"/en/dashboard/cases/", "\"").to_owned();
    let page = moderator.get(&format!("/en/dashboard/cases/{case}")).await.body;
    assert!(page.contains(&format!("<option value=\"{to}\"")));
    assert!(!page.contains(&format!("<option value=\"{topic}\"")), "it stands there already");
    let chosen = [("act", "rule"), ("ruling", "move"), ("clause", "relevance"), ("reason", "About parking.")];
    let unfit = act(&mut moderator, &case, &chosen).await;
    assert_eq!(unfit.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unfit.body.contains("href=\"#to\"") && unfit.body.contains("About parking."));
    let done = act(&mut moderator, &case, &[&chosen[..], &[("to", to.as_str())]].concat()).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let left = reader.get(&format!("/fr/communaute/sujets/{topic}")).await.body;
    assert!(!left.contains("Where do I park?"));
    assert!(left.contains("L’équipe de modération a déplacé ce commentaire"));
    assert!(left.contains(&format!("href=\"/fr/communaute/commentaires/{comment}\"")));
    assert!(reader.get(&format!("/en/community/topics/{to}")).await.body.contains("Where do I park?"));
    assert!(author.get("/fr/compte/decisions").await.body.contains("Déplacé"));
    assert!(moderator.get("/en/dashboard/moderation-log").await.body.contains("Moved it"));
    let undone = act(&mut moderator, &case, &[("act", "undo")]).await;
    assert_eq!(undone.status, StatusCode::SEE_OTHER);
    assert!(reader.get(&format!("/en/community/topics/{topic}")).await.body.contains("Where do I park?"));
}
