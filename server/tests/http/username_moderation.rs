//! Claims about usernames that members report and moderators hide, on the real router.

use std::collections::BTreeSet;

use app::routes::Route;
use axum::http::StatusCode;
use domain::Language;
use domain::account::{Access, Grant, Role, Scope};
use domain::moderation::Clause;
use uuid::Uuid;

use crate::harness::{Site, between};
use crate::members::{Browser, one_of_each};
use crate::moderation::{act, member, report, write};

/// A name that stands nowhere else.
const NAME: &str = "Zanzibar-Canary";
/// What it is in an address, or in lower case.
const FORMS: [&str; 2] = ["zanzibar-canary", "zanzibarcanary"];

const HIDE: [(&str, &str); 4] =
    [("act", "rule"), ("ruling", "hide"), ("clause", "rights"), ("reason", "It belongs to somebody.")];

/// What the address of a report calls the profile of a comment's author, as the page that reports the comment leads to it.
pub async fn profile_of_its_author(reader: &mut Browser<'_>, comment: &str) -> String {
    let page = reader.get(&format!("/en/community/report/comment-{comment}")).await.body;
    format!("profile-{}", between(&page, "href=\"/en/community/report/profile-", "\""))
}

fn shows(body: &str) -> bool {
    let body = body.to_lowercase();
    FORMS.iter().any(|form| body.contains(form))
}

#[tokio::test]
async fn case_56_a_profile_is_reported_by_a_comment_and_leads_back_to_it() {
    let site = Site::start().await;
    let (mut author, mut reader) = (member(&site, "1", NAME).await, member(&site, "2", "lucille").await);
    let (_, topic) = site.topic().await;
    let comment = write(&mut author, &topic, "words").await;
    let thing = profile_of_its_author(&mut reader, &comment).await;
    assert_eq!(
        thing,
        format!("profile-{comment}"),
        "no identifier of a person: it would tell when they joined"
    );
    let path = format!("/en/community/report/{thing}");
    let page = reader.get(&path).await.body;
    assert!(page.contains(NAME) && page.contains(&format!("href=\"/en/community/comments/{comment}\"")));
    assert!(!page.contains("words"), "it is not about the comment");
    let unfit = reader.post(&path, &[("text", "?")]).await;
    assert_eq!(unfit.status, StatusCode::UNPROCESSABLE_ENTITY);
    let unfit = reader.post(&path, &[("clause", "relevance")]).await;
    assert_eq!(unfit.status, StatusCode::UNPROCESSABLE_ENTITY, "a name has no topic");
    let sent = reader.post(&path, &[("clause", "rights"), ("text", "It is mine.")]).await;
    assert_eq!(sent.header("location"), format!("{path}?done=sent"));
    let page = reader.get(sent.header("location")).await.body;
    assert!(page.contains("Thank you") && page.contains(&format!("/en/community/comments/{comment}")));
    let french = path.replace("/en/community/report/", "/fr/communaute/signaler/");
    assert!(reader.get(&french).await.body.contains("déjà signalé"));
    // Nobody reports themselves, or who is not there.
    assert!(author.get(&path).await.body.contains("your own username"));
    let own = author.post(&path, &[("clause", "rights")]).await;
    assert_eq!(own.status, StatusCode::NOT_FOUND);
    let identifier = format!("profile-{}", Uuid::from_u128(1));
    for nobody in [identifier, "profile-7".to_owned(), "profile-0".to_owned(), "profile-".to_owned()] {
        let path = format!("/en/community/report/{nobody}");
        assert_eq!(reader.get(&path).await.status, StatusCode::NOT_FOUND, "{nobody}");
        let gone = report(&mut reader, &nobody, Clause::Rights).await;
        assert_eq!(gone.status, StatusCode::NOT_FOUND);
        assert!(
            !nobody.ends_with('7') || gone.body.contains("Please look."),
            "what was typed is not lost: {nobody}"
        );
    }
    // What says nothing any more names nobody.
    let gone = write(&mut author, &topic, "gone").await;
    let path = format!("/en/community/report/profile-{gone}");
    assert_eq!(reader.get(&path).await.status, StatusCode::OK);
    author.post(&format!("/en/community/comments/{gone}/edit"), &[("action", "withdraw")]).await;
    assert_eq!(reader.get(&path).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn case_1_8_12_a_hidden_name_is_nowhere_but_with_moderators_and_its_bearer() {
    let site = Site::start().await;
    let mut people = one_of_each(&site).await;
    let (theme, topic) = site.topic().await;
    let mut author = member(&site, "50", NAME).await;
    let mut other = member(&site, "51", "clothilde").await;
    let comment = write(&mut author, &topic, "words").await;
    let naming = write(&mut other, &topic, "@zanzibar-canary\n\n> words\n\nNo, @ZANZIBAR_CANARY!").await;
    write(&mut author, &topic, "@clothilde yes").await;
    site.app().community.index(50).await.unwrap();
    let thing = profile_of_its_author(&mut other, &comment).await;
    assert_eq!(report(&mut other, &thing, Clause::Rights).await.status, StatusCode::SEE_OTHER);

    // A moderator of one theme does not decide about a name that stands in all of them.
    let narrow = site.member("60", "modeste").await;
    let scope = Scope::Theme(theme.parse::<Uuid>().unwrap());
    let grant = Grant { role: Role::Moderator, scope };
    site.store.give_duty(narrow, grant, domain::Clock::now(&*site.clock)).await.unwrap();
    let mut narrow = Browser::new(&site);
    narrow.sign_in("modeste").await;
    crate::members::enrol(&mut narrow).await;
    let by = |kind: &str| people.iter().position(|(other, _)| *other == kind).unwrap();
    let (moderator, reader) = (by("moderator"), by("member"));
    let queue = people[moderator].1.get("/en/dashboard/cases?kind=profile").await.body;
    let case = between(&queue, "href=\"/en/dashboard/cases/", "\"").to_owned();
    assert_eq!(narrow.get(&format!("/en/dashboard/cases/{case}")).await.status, StatusCode::NOT_FOUND);
    assert!(!shows(&narrow.get("/en/dashboard/cases").await.body));
    let page = people[moderator].1.get(&format!("/en/dashboard/cases/{case}")).await.body;
    assert!(page.contains(NAME) && page.contains(&format!("“member-{case}”")));
    for other in ["ruling-remove", "ruling-redact", "ruling-move", "mute_in_theme"] {
        assert!(!page.contains(other), "{other}");
    }
    let done = act(&mut people[moderator].1, &case, &HIDE).await;
    assert_eq!(done.header("location"), format!("/en/dashboard/cases?done=hide&case={case}"));

    let ids = [topic.as_str(), comment.as_str(), naming.as_str(), thing.as_str(), case.as_str()];
    let mut paths = vec!["/en/community/search?q=words".to_owned()];
    for language in Language::ALL {
        for route in Route::ALL.into_iter().filter(|route| route.access() != Access::Public) {
            paths.extend(ids.map(|id| route.path_with(language, id)));
        }
        paths.push(format!("{}?quote={comment}", Route::Comment.path_with(language, &comment)));
    }
    people.push(("bearer", author));
    people.push(("other", other));
    let mut seen = BTreeSet::new();
    for (kind, browser) in &mut people {
        for path in &paths {
            if shows(&browser.get(path).await.body) {
                seen.insert((*kind, path.rsplit_once('/').unwrap().0.to_owned()));
            }
        }
    }
    for (kind, path) in &seen {
        let is_queue = ["/dashboard/cases", "/tableau-de-bord/dossiers", "/dashboard", "/tableau-de-bord"];
        let is_theirs = match *kind {
            "moderator" => is_queue.iter().any(|end| path.ends_with(end)),
            // Their address tells it as well, to themselves.
            "bearer" => path.contains("/account") || path.contains("/compte"),
            _ => false,
        };
        assert!(is_theirs, "{kind} sees it at {path}");
    }
    assert!(seen.iter().any(|(kind, _)| *kind == "moderator"), "{seen:?}");
    commons::jobs::tell(site.app(), &tokio_util::sync::CancellationToken::new()).await;
    for mail in site.mails().await {
        assert!(!shows(&mail.text) && !shows(&mail.html), "{}", mail.subject);
    }
    let page = people[reader].1.get(&format!("/en/community/topics/{topic}")).await.body;
    let neutral = format!("member-{case}");
    assert!(page.matches(&neutral).count() >= 4, "beside two comments, and twice in another");
    let search = format!("/en/community/search?q=words&author={neutral}");
    assert!(
        people[reader].1.get(&search).await.body.contains(&format!("/en/community/comments/{comment}\""))
    );
}

#[tokio::test]
async fn who_bears_a_hidden_name_reads_why_signs_in_as_before_and_has_it_back() {
    let site = Site::start().await;
    let (_, mut moderator) = site.staff("10", "moira", Role::Moderator).await;
    let (mut author, mut reader) = (member(&site, "1", NAME).await, member(&site, "2", "lucille").await);
    let (_, topic) = site.topic().await;
    let comment = write(&mut author, &topic, "words").await;
    let thing = profile_of_its_author(&mut reader, &comment).await;
    report(&mut reader, &thing, Clause::Rights).await;
    let queue = moderator.get("/en/dashboard/cases").await.body;
    let case = between(&queue, "href=\"/en/dashboard/cases/", "\"").to_owned();
    site.mails().await;
    act(&mut moderator, &case, &HIDE).await;
    assert!(!shows(&site.mail().await.text));
    let notices = author.get("/en/community/notifications").await.body;
    let decision = between(&notices, "href=\"/en/account/decisions/", "\"").to_owned();
    let page = author.get(&format!("/en/account/decisions/{decision}")).await.body;
    let form = "href=\"/en/contact?kind=username_change\"";
    for told in ["Your username is hidden", NAME, "It belongs to somebody.", "Ask for another username", form]
    {
        assert!(page.contains(told), "{told}");
    }
    assert!(!page.contains("lucille") && !page.contains("moira"));
    let page = author.get(&format!("/fr/compte/decisions/{decision}")).await.body;
    assert!(page.contains("Votre nom d’utilisateur est masqué"));
    assert!(author.get("/en/account/my-data.json").await.body.contains(NAME));
    let mut again = Browser::new(&site);
    again.sign_in(NAME).await;
    assert!(again.get("/en/account").await.body.contains(&format!("member-{case}")));
    let undone = act(&mut moderator, &case, &[("act", "undo")]).await;
    assert_eq!(undone.status, StatusCode::SEE_OTHER, "{}", undone.body);
    assert!(reader.get(&format!("/en/community/topics/{topic}")).await.body.contains(NAME));
    assert!(
        !reader.get(&format!("/en/community/topics/{topic}")).await.body.contains(&format!("member-{case}"))
    );
}
