//! Claims about the page of who wrote something: who opens it, and that it tells no more than comments do.

use app::routes::Route;
use axum::http::StatusCode;
use domain::account::{Act, Role};
use domain::moderation::Clause;
use domain::{Clock as _, Language};
use store::account::profile::Profile;
use time::Duration;
use uuid::Uuid;

use crate::comments::Scene;
use crate::harness::page::{attributes, texts};
use crate::harness::{Site, between};
use crate::members::{Browser, PASSWORD};
use crate::moderation::{act, report};
use crate::username_moderation::profile_of_its_author;

fn path(name: &str) -> String {
    format!("/en/community/people/{name}")
}

/// What stands on a page beside its frame.
fn main(body: &str) -> &str {
    between(body, "<main", "</main>")
}

/// How the comments begin that a page lists.
fn lines(body: &str) -> Vec<String> {
    texts(body, ".rows .row-excerpt")
}

const AUTHOR: &str = "barnabe";
const AUTHOR_ID: Uuid = Uuid::from_u128(1);

#[tokio::test]
async fn a_name_leads_members_to_what_its_bearer_shows_and_said() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let first = scene.comment(0, "> Theirs\n\nFirst, about **beds**.").await;
    let reply = format!("/en/community/comments/{first}/replies");
    scene.people[0]
        .post(&reply, &[("body", "Second."), ("form", "5f0c0000-0000-4000-8000-000000000001")])
        .await;
    let topic = scene.people[1].get(&scene.page()).await.body;
    assert_eq!(attributes(&topic, ".comment-author a", "href"), [path(AUTHOR), path(AUTHOR)]);
    assert!(attributes(&topic, ".menu a", "href").contains(&path(AUTHOR)), "and who uses the keyboard");
    let answer = scene.people[1].get(&path(AUTHOR)).await;
    assert_eq!((answer.status, answer.header("cache-control")), (StatusCode::OK, "no-store"));
    let page = main(&answer.body);
    assert_eq!(texts(page, "h1"), ["barnabe"]);
    assert_eq!(texts(page, ".author-head .initials"), ["B"]);
    assert_eq!(lines(page), ["Second.", "First, about beds."], "the newest first, and nobody else's words");
    assert!(!topic.contains(&AUTHOR_ID.to_string()), "an identifier says nothing to members");
    assert_eq!(texts(page, ".rows p.small:not(.disclaimer)"), ["Reply, just now", "Comment, just now"]);
    assert_eq!(attributes(page, ".rows h3 a", "href"), [scene.page(), scene.page()]);
    let links = attributes(page, ".rows p a", "href");
    assert_eq!(links.last().unwrap(), &format!("/en/community/comments/{first}"));
    assert!(!page.contains("physician") && !page.contains("Staff"), "they show nothing: {page}");
    assert!(!page.contains("This is your page") && !page.contains("Quackenbush"));

    let shown =
        Profile { shows_kind: true, shows_province: false, shows_specialty: false, language: Language::En };
    let seen = Profile { shows_kind: false, ..shown };
    assert_eq!(site.store.set_profile(AUTHOR_ID, seen, shown, site.clock.now()).await, Ok(true));
    site.role(AUTHOR_ID, Role::Editor).await;
    let french = format!("/fr/communaute/personnes/{AUTHOR}");
    let page = scene.people[1].get(&french).await.body;
    let page = main(&page);
    assert!(page.contains("médecin") && page.contains("Équipe"), "{page}");
    let found = scene.people[1].get("/en/community/search?author=barnabe").await.body;
    assert_eq!(attributes(&found, ".comment-author a", "href"), [path(AUTHOR), path(AUTHOR)]);
    assert!(attributes(&found, ".comment-author a", "tabindex").is_empty(), "there is no menu there");
}

#[tokio::test]
async fn no_visitor_and_nobody_who_is_suspended_opens_it() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    scene.comment(0, "First.").await;
    let visitor = site.get(&path(AUTHOR)).await;
    let nobody = site.get(&path("nobody")).await;
    assert_eq!((visitor.status, visitor.body.contains("barnabe")), (StatusCode::SEE_OTHER, false));
    assert_eq!(visitor.status, nobody.status);
    let (_, mut moderator) = site.staff("3", "moira", Role::Moderator).await;
    assert_eq!(moderator.get(&path(AUTHOR)).await.status, StatusCode::OK);
    site.suspend("clothilde").await;
    assert_ne!(
        scene.people[1].get(&path(AUTHOR)).await.status,
        StatusCode::OK,
        "who is suspended reads nothing"
    );
}

#[tokio::test]
async fn of_who_said_nothing_that_members_read_there_is_no_page_as_of_nobody() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    site.member("3", "zephirine").await;
    let silent = Uuid::from_u128(3);
    let never = scene.people[1].get(&path("nobody")).await;
    assert_eq!(never.status, StatusCode::NOT_FOUND);
    let alike = async |reader: &mut Browser<'_>, name: &str, what: &str| {
        let answer = reader.get(&path(name)).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{what}");
        assert_eq!(main(&answer.body), main(&never.body), "{what}");
        assert!(!answer.body.contains("zephirine") && !answer.body.contains("barnabe"), "{what}");
    };
    let reader = &mut scene.people[1];
    alike(reader, "zephirine", "silent").await;
    let taken: i64 = site.comment(&scene.topic, silent).await.parse().unwrap();
    assert_eq!(reader.get(&path("zephirine")).await.status, StatusCode::OK);
    assert_eq!(site.store.withdraw_comment(taken, silent, Vec::new(), site.clock.now()).await, Ok(true));
    alike(reader, "zephirine", "all of it taken back").await;
    site.decision(&scene.topic, silent).await;
    alike(reader, "zephirine", "all of it removed").await;
    for nonsense in ["x", "1", "Barnabe", "%00", "00000000-0000-0000-0000-000000000001"] {
        let answer = reader.get(&format!("/en/community/people/{nonsense}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{nonsense}");
    }

    // Who leaves their words there has no name there and no page.
    scene.comment(0, "First.").await;
    let left = [("password", PASSWORD), ("comments", "keep")];
    assert_eq!(scene.people[0].post("/en/account/leave", &left).await.status, StatusCode::SEE_OTHER);
    alike(&mut scene.people[1], AUTHOR, "erased").await;
    let topic = scene.people[1].get(&scene.page()).await.body;
    assert!(topic.contains("First.") && attributes(&topic, ".comment-author a", "href").is_empty());
}

#[tokio::test]
async fn what_members_do_not_read_is_not_on_it() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let [kept, taken, removed] = [
        scene.comment(0, "Kept.").await,
        scene.comment(0, "Taken.").await,
        scene.comment(0, "Removed.").await,
    ];
    let (_, mut moderator) = site.staff("10", "moira", Role::Moderator).await;
    assert_eq!(
        report(&mut scene.people[1], &format!("comment-{removed}"), Clause::Respect).await.status,
        StatusCode::SEE_OTHER
    );
    let queue = moderator.get("/en/dashboard/cases").await.body;
    let case = between(&queue, "href=\"/en/dashboard/cases/", "\"").to_owned();
    let hide = [("act", "rule"), ("ruling", "hide"), ("clause", "respect"), ("reason", "Be kind, please.")];
    assert_eq!(act(&mut moderator, &case, &hide).await.status, StatusCode::SEE_OTHER);
    let edit = format!("/en/community/comments/{taken}/edit");
    assert_eq!(scene.people[0].post(&edit, &[("action", "withdraw")]).await.status, StatusCode::SEE_OTHER);
    for (who, browser) in scene.people.iter_mut().chain([&mut moderator]).enumerate() {
        let page = browser.get(&path(AUTHOR)).await.body;
        assert_eq!(lines(&page), ["Kept."], "{who}");
        assert!(page.contains(&format!("/en/community/comments/{kept}\"")));
    }
    // In a topic that is over it is read on; a suspension takes nothing from what was said.
    scene.close().await;
    site.suspend("barnabe").await;
    assert_eq!(lines(&scene.people[1].get(&path(AUTHOR)).await.body), ["Kept."]);
}

#[tokio::test]
async fn a_hidden_name_is_not_on_it_and_the_one_instead_is() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let comment = scene.comment(0, "First.").await;
    let thing = profile_of_its_author(&mut scene.people[1], &comment).await;
    assert_eq!(report(&mut scene.people[1], &thing, Clause::Rights).await.status, StatusCode::SEE_OTHER);
    let (_, mut moderator) = site.staff("10", "moira", Role::Moderator).await;
    let queue = moderator.get("/en/dashboard/cases?kind=profile").await.body;
    let case = between(&queue, "href=\"/en/dashboard/cases/", "\"").to_owned();
    let hide =
        [("act", "rule"), ("ruling", "hide"), ("clause", "rights"), ("reason", "It belongs to somebody.")];
    assert_eq!(act(&mut moderator, &case, &hide).await.status, StatusCode::SEE_OTHER);
    let instead = format!("member-{case}");
    let page = scene.people[1].get(&path(&instead)).await.body;
    assert_eq!(texts(&page, "h1"), [instead.as_str()]);
    let topic = scene.people[1].get(&scene.page()).await.body;
    assert!(attributes(&topic, ".comment-author a", "href").contains(&path(&instead)));
    assert!(!page.contains("barnabe") && !topic.contains("barnabe"), "{page}");
    assert_eq!(scene.people[1].get(&path(AUTHOR)).await.status, StatusCode::NOT_FOUND, "nor found by it");
}

#[tokio::test]
async fn pages_follow_one_another_and_each_comment_is_on_one() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let (mut posted, first) = (Vec::new(), path(AUTHOR));
    for number in 0..45 {
        // Two at each moment.
        if number % 2 == 0 {
            site.clock.advance(Duration::seconds(1));
        }
        posted.push(site.comment(&scene.topic, AUTHOR_ID).await);
    }
    let reader = &mut scene.people[1];
    let (mut read, mut sizes, mut next) = (Vec::new(), Vec::new(), Some(first.clone()));
    while let Some(path) = next {
        let page = reader.get(&path).await.body;
        let links = attributes(&page, ".rows p a", "href");
        sizes.push(links.len());
        read.extend(links);
        let switch = page.contains("/fr/communaute/personnes/");
        assert!(switch, "{path}");
        next = attributes(&page, "main .btn-quiet", "href").pop();
        if sizes.len() == 1 {
            // What is taken back meanwhile leaves no hole and brings nothing twice.
            let last: i64 = read.last().unwrap().rsplit_once('/').unwrap().1.parse().unwrap();
            let now = site.clock.now();
            assert_eq!(site.store.withdraw_comment(last, AUTHOR_ID, Vec::new(), now).await, Ok(true));
        }
    }
    assert_eq!(sizes, [20, 20, 5]);
    let expected: Vec<String> =
        posted.iter().rev().map(|id| format!("/en/community/comments/{id}")).collect();
    assert_eq!(read, expected);
    for beyond in ["1-1", "x", "9223372036854775807-1", "-"] {
        let page = reader.get(&format!("{first}?before={beyond}")).await;
        assert_eq!((page.status, lines(&page.body).len()), (StatusCode::OK, 20), "{beyond}");
    }
}

#[tokio::test]
async fn ones_own_says_who_sees_it_and_leads_to_what_one_shows() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let account = scene.people[0].get("/en/account").await.body;
    assert!(attributes(&account, "main a", "href").contains(&path(AUTHOR)), "the account leads there");
    let empty = scene.people[0].get(&path(AUTHOR)).await;
    assert_eq!(empty.status, StatusCode::OK, "also before one said anything");
    let page = main(&empty.body);
    assert!(page.contains("Members and staff can open it; the public cannot."), "{page}");
    assert!(page.contains("No comments of yours appear here yet."), "{page}");
    assert!(attributes(page, "a", "href").contains(&"/en/account#profile-title".to_owned()));
    assert_eq!(
        scene.people[1].get(&path(AUTHOR)).await.status,
        StatusCode::NOT_FOUND,
        "others have nothing to see"
    );
    scene.comment(0, "First.").await;
    let own = scene.people[0].get(&path(AUTHOR)).await.body;
    assert!(lines(&own) == ["First."] && own.contains("This is your page"));
    assert!(!scene.people[1].get(&path(AUTHOR)).await.body.contains("This is your page"));
}

#[tokio::test]
async fn who_goes_from_name_to_name_is_stopped_as_who_searches_is() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    scene.comment(0, "First.").await;
    let most = Act::Search.allowance(true).at_once;
    let reader = &mut scene.people[1];
    for done in 0..most {
        // Those that are not there cost as much: guessing is no way around.
        let name = if done % 2 == 0 { AUTHOR } else { "nobody" };
        assert_ne!(reader.get(&path(name)).await.status, StatusCode::TOO_MANY_REQUESTS, "{done}");
    }
    let refused = reader.get(&path(AUTHOR)).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(!refused.header("retry-after").is_empty() && !refused.body.contains("First."));
    let search = reader.get("/en/community/search?q=first").await;
    assert_eq!(search.status, StatusCode::TOO_MANY_REQUESTS, "it is the same allowance");
    site.clock.advance(Duration::seconds(2));
    assert_eq!(reader.get(&path(AUTHOR)).await.status, StatusCode::OK);
}

#[tokio::test]
async fn case_56_no_page_that_a_member_opens_holds_an_identifier_of_somebody_else() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let comment = scene.comment(0, "First, @clothilde.").await;
    let (topic, identifier) = (scene.topic.clone(), AUTHOR_ID.to_string());
    let names =
        [&topic, &comment, &format!("comment-{comment}"), &format!("profile-{comment}")].map(String::clone);
    let mut read = 0;
    for language in Language::ALL {
        for route in Route::ALL {
            for name in names.iter().map(String::as_str).chain([AUTHOR]) {
                let path = route.path_with(language, name);
                // Nobody is stopped for reading all of it.
                site.clock.advance(Duration::SECOND);
                let answer = scene.people[1].get(&path).await;
                assert!(!answer.body.contains(&identifier), "{path}");
                assert!(!format!("{:?}", answer.headers).contains(&identifier), "{path}");
                read += usize::from(answer.status == StatusCode::OK && answer.body.contains(AUTHOR));
            }
        }
    }
    assert!(read > 10, "or the test would prove nothing: {read}");
}
