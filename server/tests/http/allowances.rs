//! Claims about how much one person may do in a short while.

use app::routes::Route;
use axum::http::StatusCode;
use domain::Language;
use domain::account::{Access, Act, Role};
use domain::community::REPEAT_TIME;
use time::Duration;
use uuid::Uuid;

use crate::comments::Scene;
use crate::harness::{Site, between};
use crate::members::{Browser, enrol};
use crate::wall::OPEN_TO;

const NAMES: &str =
    "@anatole-a @anatole-b @anatole-c @anatole-d @anatole-e @anatole-f @anatole-g @anatole-h @anatole-i";

#[tokio::test]
async fn who_names_many_people_is_told_when_they_may_again_and_loses_nothing() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let page = scene.page();
    let id = scene.comment(0, &format!("Ask {NAMES} and me.")).await;
    scene.comment(0, "And @clothilde.").await;
    let words = "And @zephirine too.";
    let refused = scene.write(0, &page, &[("body", words), ("language", "fr")]).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(refused.body.contains(words) && refused.body.contains("you can post it in 31 minutes"));
    assert!(refused.body.contains("<option value=\"fr\" selected"));
    assert_eq!(refused.header("retry-after"), "1801");
    let edit = format!("/en/community/comments/{id}/edit");
    let refused = scene.people[0].post(&edit, &[("body", words), ("action", "save")]).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(refused.body.contains(words) && refused.body.contains("without the names"));
    let same = format!("Ask {NAMES} and me!");
    let edited = scene.people[0].post(&edit, &[("body", &same), ("action", "save")]).await;
    assert_eq!(edited.status, StatusCode::SEE_OTHER, "who was named before costs nothing again");
    scene.comment(0, "Nobody is named here.").await;
    let other = scene.write(1, &page, &[("body", "@barnabe, me too.")]).await;
    assert_eq!(other.status, StatusCode::SEE_OTHER, "another person's allowance is whole");
    site.clock.advance(Duration::minutes(30));
    scene.comment(0, words).await;
}

#[tokio::test]
async fn three_hundred_comments_are_not_taken_in_a_row() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let page = scene.page();
    let mut taken = 0;
    let refused = loop {
        let words = format!("Number {taken}");
        let answer = scene.write(0, &page, &[("body", &words)]).await;
        if answer.status != StatusCode::SEE_OTHER {
            break answer;
        }
        taken += 1;
    };
    assert_eq!((taken, refused.status), (20, StatusCode::TOO_MANY_REQUESTS));
    assert!(refused.body.contains("Number 20") && refused.body.contains("many comments in a short time"));
    site.clock.advance(Duration::days(8));
    scene.people[0].sign_in("barnabe").await;
    let mut later = 0;
    while scene.write(0, &page, &[("body", &format!("Later {later}"))]).await.status == StatusCode::SEE_OTHER
    {
        later += 1;
    }
    assert_eq!(later, 40, "an account that is known by now may do more");
}

#[tokio::test]
async fn who_moderates_there_is_not_counted() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let moderator = site.member("3", "zephirine").await;
    site.role(moderator, Role::Moderator).await;
    scene.people[1] = Browser::new(&site);
    scene.people[1].sign_in("zephirine").await;
    enrol(&mut scene.people[1]).await;
    for number in 0..25 {
        scene.comment(1, &format!("Please keep to the topic, {number}.")).await;
    }
}

#[tokio::test]
async fn every_act_has_an_allowance_of_its_own() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let (id, page) = (scene.comment(1, "First").await, scene.page());
    let topic = scene.topic.clone();
    let (on, off) = (format!("{id}.helped.1"), format!("{id}.helped.0"));
    let draft = [("topic", topic.as_str()), ("parent", "0"), ("body", "Not yet")];
    let member = &mut scene.people[0];
    let mut until_refused = async |what: &str| {
        for done in 0..200 {
            let answer = match what {
                "search" => member.get("/en/community/search?q=triage").await,
                "look-up" => member.get("/en/community/suggest?title=Triage").await,
                "archive" => member.get("/en/account/my-data.json").await,
                "reaction" if done % 2 == 0 => {
                    member.post("/en/community/reactions", &[("reaction", &on)]).await
                }
                "reaction" => member.post("/en/community/reactions", &[("reaction", &off)]).await,
                "draft" => member.post("/en/community/drafts", &draft).await,
                _ => member.post("/en/community/preview", &[("body", "**b**")]).await,
            };
            if answer.status == StatusCode::TOO_MANY_REQUESTS {
                assert!(!answer.header("retry-after").is_empty(), "{what}");
                return (done, answer.body);
            }
            assert!(
                answer.status.is_success() || answer.status.is_redirection(),
                "{what}: {}",
                answer.status
            );
        }
        panic!("{what} has no end")
    };
    let (searches, body) = until_refused("search").await;
    assert_eq!(searches, 40);
    assert!(body.contains("value=\"triage\"") && body.contains("you can do it again in a minute"));
    for (what, many) in [("look-up", 60), ("archive", 10), ("reaction", 60), ("draft", 60), ("preview", 120)]
    {
        let (done, body) = until_refused(what).await;
        assert_eq!(done, many, "{what}");
        assert!(body.contains("you can do it again in"), "{what}");
    }
    site.clock.advance(Duration::MINUTE);
    assert_eq!(until_refused("search").await.0, 30, "as much as is whole again");
    let seen = scene.people[0].get(&page).await.body;
    let stamp = between(&seen, "name=\"draft\" value=\"", "\"");
    let draft = scene.write(0, &page, &[("body", "Typed"), ("action", "draft"), ("draft", stamp)]).await;
    assert_eq!(draft.status, StatusCode::SEE_OTHER, "a minute later, drafts are kept again");
}

/// Whether a member gets past the wall there, by the table that holds it against every page.
fn is_open_to_members(route: Route) -> bool {
    OPEN_TO.iter().any(|(open, people)| *open == route && people.contains(&"member"))
}

#[tokio::test]
async fn no_address_takes_forms_of_a_member_without_end() {
    let site = Site::start().await;
    site.member("1", "barnabe").await;
    let mut member = Browser::new(&site);
    member.sign_in("barnabe").await;
    let most = Act::Form.allowance(true).at_once;
    for done in 0..most {
        let answer = member.post(&Route::ReadMark.path_with(Language::En, "x"), &[]).await;
        assert_ne!(answer.status, StatusCode::TOO_MANY_REQUESTS, "{done}");
    }
    let walled = Route::ALL.into_iter().filter(|route| route.access() != Access::Public);
    let theirs = walled.filter(|route| is_open_to_members(*route) && !route.needs_provider());
    let theirs: Vec<Route> = theirs.collect();
    for route in
        [Route::Following, Route::ReadMark, Route::NotificationChoices, Route::Notifications, Route::Report]
    {
        assert!(theirs.contains(&route), "{route:?}, or the test would prove nothing");
    }
    for language in Language::ALL {
        for route in &theirs {
            let answer = member.post(&route.path_with(language, "1"), &[]).await;
            assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS, "{route:?}");
            assert_eq!(answer.header("retry-after"), "2", "{route:?}");
        }
    }
    let words = [("kind", "log_in_help"), ("message", "Please look.")];
    let refused = member.post("/en/contact", &words).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(refused.body.contains("Please look.") && refused.body.contains("What you typed is still here"));
    assert_eq!(member.get("/en/account").await.status, StatusCode::OK, "reading goes on");
    site.clock.advance(Duration::SECOND);
    assert_eq!(member.post("/en/contact", &words).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn forms_that_are_refused_for_whose_they_are_are_counted_as_well() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let hers = scene.people[0].whose().await.unwrap();
    let most = Act::Form.allowance(true).at_once;
    let member = &mut scene.people[1];
    for done in 0..most {
        let whose = if done % 2 == 0 { "" } else { hers.as_str() };
        let answer = member.post("/en/community/reactions", &[("whose", whose)]).await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "{done}");
    }
    for whose in ["", hers.as_str()] {
        let fields = [("whose", whose), ("kind", "log_in_help"), ("message", "Please look.")];
        let refused = member.post("/en/contact", &fields).await;
        assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(refused.header("retry-after"), "2");
        assert!(refused.body.contains("Please look."), "with what was typed: {}", refused.body);
    }
    site.clock.advance(Duration::SECOND);
    let answer = scene.people[1].post("/en/community/reactions", &[("whose", &hers)]).await;
    assert_eq!(answer.status, StatusCode::CONFLICT, "a moment later it is told again whose it is");
}

#[tokio::test]
async fn what_is_asked_of_staff_has_an_end_for_a_while_and_what_was_typed_is_kept() {
    let site = Site::start().await;
    site.member("1", "barnabe").await;
    let mut member = Browser::new(&site);
    member.sign_in("barnabe").await;
    let mut asked = 0;
    let refused = loop {
        let words = format!("Please look, for the {asked}th time.");
        let answer = member.post("/en/contact", &[("kind", "log_in_help"), ("message", &words)]).await;
        if answer.status != StatusCode::SEE_OTHER {
            break answer;
        }
        asked += 1;
    };
    assert_eq!((asked, refused.status), (6, StatusCode::TOO_MANY_REQUESTS));
    assert!(
        refused.body.contains("for the 6th time.")
            && refused.body.contains("you can do it again in 21 minutes")
    );
    site.clock.advance(Duration::minutes(20));
    let words = [("kind", "log_in_help"), ("message", "Once more.")];
    assert_eq!(member.post("/en/contact", &words).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn posting_again_after_going_back_is_one_comment() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let page = scene.page();
    let words = [("body", "Beds are short, and nurses leave.")];
    let first = scene.write(0, &page, &words).await;
    let again = scene.write(0, &page, &words).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
    assert_eq!(again.header("location"), first.header("location"), "answered as the first was");
    let read = scene.people[1].get(&page).await.body;
    assert_eq!(read.matches("Beds are short, and nurses leave.").count(), 1);
    site.clock.advance(REPEAT_TIME);
    let later = scene.write(0, &page, &words).await;
    assert_ne!(later.header("location"), first.header("location"), "later it is meant");
}

#[tokio::test]
async fn the_same_words_are_one_comment_from_whichever_form_also_sent_twice_at_one_moment() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let head = scene.comment(1, "Head").await;
    let topic = scene.page();
    let conversation = format!("/en/community/comments/{head}");
    for (page, address, number) in [(&topic, "comments", 100_u128), (&conversation, "replies", 300)] {
        let to = format!("{page}/{address}");
        let words = format!("Said in the {address}.");
        let whose = scene.people[0].whose().await.unwrap();
        let cookie = scene.people[0].cookie.clone().unwrap();
        let mut places = Vec::new();
        for round in 0..3_u128 {
            let forms =
                [number + round, number + 100 + round].map(Uuid::from_u128).map(|form| form.to_string());
            let [one, other] = forms.each_ref().map(|form| {
                let fields = [("whose", whose.as_str()), ("body", words.as_str()), ("form", form.as_str())];
                let mut request = crate::harness::post(&to, &fields);
                request.headers_mut().insert("cookie", cookie.parse().unwrap());
                site.send(request)
            });
            let (one, other) = futures::join!(one, other);
            for answer in [one, other] {
                assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
                places.push(answer.header("location").to_owned());
            }
        }
        places.dedup();
        assert_eq!(places.len(), 1, "{places:?}");
        let read = scene.people[1].get(page).await.body;
        assert_eq!(read.matches(&format!("<p>{words}</p>")).count(), 1, "{read}");
    }
}

#[tokio::test]
async fn what_stands_already_is_answered_again_where_its_author_may_write_no_more_for_now() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let page = scene.page();
    let first = scene.write(0, &page, &[("body", "Beds are short.")]).await;
    for number in 2..=20 {
        scene.comment(0, &format!("Number {number}")).await;
    }
    let again = scene.write(0, &page, &[("body", "Beds are short.")]).await;
    assert_eq!((again.status, again.header("location")), (StatusCode::SEE_OTHER, first.header("location")));
    let other = scene.write(0, &page, &[("body", "Something else.")]).await;
    assert_eq!(other.status, StatusCode::TOO_MANY_REQUESTS);
}
