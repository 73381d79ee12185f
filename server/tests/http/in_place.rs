//! Claims about acts in place: a script that asks for data is let in where the page's form is, and nowhere else.

use app::routes::{Kind, Route};
use axum::http::{HeaderValue, StatusCode};
use domain::Language;
use domain::account::{Access, Act};
use domain::community::{Bar, Following, Reaction, TopicChoice};
use serde_json::{Value, json};

use crate::comments::Scene;
use crate::harness::{Answer, Site, between, post};
use crate::members::{Browser, one_of_each};
use crate::wall::{OPEN_TO, is_open_to};

impl Browser<'_> {
    /// Sends a form as an island does, which asks for data.
    pub async fn post_in_place(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let whose = self.whose().await;
        let says = whose.as_deref().filter(|_| fields.iter().all(|(name, _)| *name != "whose"));
        let fields: Vec<_> =
            says.map(|whose| ("whose", whose)).into_iter().chain(fields.iter().copied()).collect();
        let mut request = post(path, &fields);
        request.headers_mut().insert("accept", HeaderValue::from_static("application/json"));
        self.send(request).await
    }
}

/// The word with which an answer refuses; nothing of a page is in it.
pub fn refused(answer: &Answer) -> Value {
    let told = format!("{} {}", answer.status, answer.body);
    assert_eq!(answer.header("content-type"), "application/json", "{told}");
    assert_eq!(answer.header("cache-control"), "no-store", "{told}");
    assert_eq!(answer.header("vary"), "Accept", "{told}");
    assert_eq!(answer.header("location"), "", "{told}");
    let said: Value = serde_json::from_str(&answer.body).unwrap();
    assert!(said.get("errors").is_some() || said.as_object().unwrap().len() == 1, "{told}");
    said.get("refused").unwrap_or_else(|| panic!("{told}")).clone()
}

fn forms() -> impl Iterator<Item = (Route, Language)> {
    Route::ALL
        .into_iter()
        .filter(|route| matches!(route.kind(), Kind::Form(_) | Kind::Button(_)))
        .filter(|route| route.access() != Access::Public)
        .flat_map(|route| Language::ALL.map(|language| (route, language)))
}

/// What a script is told where the page of the plain form is refused so.
fn in_place_of(page: &Answer) -> StatusCode {
    match (page.status, page.header("location")) {
        (StatusCode::SEE_OTHER, to) if to.contains("/sign-in") || to.contains("/connexion") => {
            StatusCode::UNAUTHORIZED
        }
        (StatusCode::SEE_OTHER, _) => StatusCode::FORBIDDEN,
        (status, _) => status,
    }
}

#[tokio::test]
async fn every_form_is_refused_to_a_script_of_every_kind_of_person_as_its_page_is() {
    let site = Site::start().await;
    let mut people = one_of_each(&site).await;
    let (_, topic) = site.topic().await;
    let mut seen = 0;
    for (route, language) in forms().filter(|(route, _)| !route.needs_provider()) {
        let path = route.path_with(language, &topic);
        let (_, open_to) = OPEN_TO.iter().find(|(open, _)| *open == route).unwrap();
        for (kind, browser) in &mut people {
            let in_place = browser.post_in_place(&path, &[]).await;
            let told = format!("{path} as {kind}: {} {}", in_place.status, in_place.body);
            assert!(!in_place.body.contains("<html"), "{told}");
            assert!(in_place.header("vary").contains("Accept"), "{told}");
            if !is_open_to(route, open_to, kind) {
                let page = browser.post(&path, &[]).await;
                assert_eq!(in_place.status, in_place_of(&page), "{told}");
                refused(&in_place);
                seen += 1;
            }
        }
    }
    assert!(seen > 100, "{seen}");
    assert_eq!(site.pending_forms().await, 0, "what was typed is still in its page");
}

#[tokio::test]
async fn who_has_to_do_something_first_is_told_what() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let path = Route::Following.path_with(Language::En, &scene.topic);
    let follow = [("choice", "follow")];
    let visitor = Browser::new(&site).post_in_place(&path, &follow).await;
    assert_eq!((visitor.status, refused(&visitor)), (StatusCode::UNAUTHORIZED, json!("signed_out")));
    site.alter("DELETE FROM acceptances").await;
    let owed = scene.people[0].post_in_place(&path, &follow).await;
    assert_eq!((owed.status, refused(&owed)), (StatusCode::FORBIDDEN, json!("terms_owed")));
    assert_eq!(site.pending_forms().await, 0);
}

#[tokio::test]
async fn a_script_of_another_site_another_account_or_an_old_page_is_refused() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let path = Route::Following.path_with(Language::En, &scene.topic);
    let mut forged = post(&path, &[("choice", "follow")]);
    forged.headers_mut().insert("accept", HeaderValue::from_static("application/json"));
    forged.headers_mut().insert("sec-fetch-site", HeaderValue::from_static("cross-site"));
    let forged = scene.people[0].send(forged).await;
    assert_eq!((forged.status, refused(&forged)), (StatusCode::FORBIDDEN, json!("forbidden")));
    let anothers = scene.people[1].whose().await.unwrap();
    let fields = [("choice", "follow"), ("whose", anothers.as_str())];
    let anothers = scene.people[0].post_in_place(&path, &fields).await;
    assert_eq!((anothers.status, refused(&anothers)), (StatusCode::CONFLICT, json!("anothers")));
    let stale = scene.people[0].post_in_place(&path, &[("choice", "follow"), ("whose", "")]).await;
    assert_eq!((stale.status, refused(&stale)), (StatusCode::CONFLICT, json!("stale")));
}

#[tokio::test]
async fn who_did_too_much_is_told_from_when_on_it_is_possible_again() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let path = Route::React.path(Language::En);
    let id = scene.comment(0, "Beds are missing.").await;
    let value = format!("{id}.helped.1");
    let most = Act::Reaction.allowance(true).at_once;
    for _ in 0..most {
        scene.people[1].post_in_place(&path, &[("reaction", &value)]).await;
    }
    let refusal = scene.people[1].post_in_place(&path, &[("reaction", &value)]).await;
    assert_eq!(refusal.status, StatusCode::TOO_MANY_REQUESTS);
    let seconds = refused(&refusal)["too_many"]["seconds"].as_i64().unwrap();
    assert_eq!(seconds.to_string(), refusal.header("retry-after"));
    assert!((1..=3).contains(&seconds), "{seconds}");
}

#[tokio::test]
async fn a_reaction_in_place_tells_what_the_bar_is_now_and_repeating_it_changes_nothing() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let id = scene.comment(0, "Beds are missing.").await;
    let number: i64 = id.parse().unwrap();
    for language in Language::ALL {
        let path = Route::React.path(language);
        for on in [true, true, false, false] {
            let value = format!("{id}.helped.{}", u8::from(on));
            let told = scene.people[1].post_in_place(&path, &[("reaction", &value)]).await;
            assert_eq!((told.status, told.header("cache-control")), (StatusCode::OK, "no-store"));
            let bar: Bar = serde_json::from_str(&told.body).unwrap();
            let nobody = Bar { comment: number, counts: [0; 3], mine: 0, open: true };
            assert_eq!(bar, nobody.with(Reaction::Helped, on));
        }
    }
    let value = format!("{id}.helped.1");
    let own = scene.people[0].post_in_place("/en/community/reactions", &[("reaction", &value)]).await;
    assert_eq!((own.status, refused(&own)), (StatusCode::CONFLICT, json!("stale")));
    let nowhere =
        scene.people[0].post_in_place("/en/community/reactions", &[("reaction", "99.helped.1")]).await;
    assert_eq!((nowhere.status, refused(&nowhere)), (StatusCode::NOT_FOUND, json!("not_found")));
    scene.close().await;
    let late = scene.people[1].post_in_place("/en/community/reactions", &[("reaction", &value)]).await;
    assert_eq!((late.status, refused(&late)), (StatusCode::CONFLICT, json!("stale")));
}

#[tokio::test]
async fn a_choice_in_place_tells_all_that_was_chosen_about_the_topic() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    for language in Language::ALL {
        let path = Route::Following.path_with(language, &scene.topic);
        let mut expected = Following::default();
        for choice in TopicChoice::ALL.into_iter().chain([TopicChoice::Unmute]) {
            expected = expected.with(choice);
            let told = scene.people[0].post_in_place(&path, &[("choice", choice.code())]).await;
            assert_eq!((told.status, told.header("cache-control")), (StatusCode::OK, "no-store"));
            assert_eq!(serde_json::from_str::<Following>(&told.body).unwrap(), expected, "{choice:?}");
        }
    }
    let nonsense = Route::Following.path_with(Language::En, &scene.topic);
    let nonsense = scene.people[0].post_in_place(&nonsense, &[("choice", "love")]).await;
    assert_eq!((nonsense.status, refused(&nonsense)), (StatusCode::NOT_FOUND, json!("not_found")));
}

#[tokio::test]
async fn without_javascript_a_reaction_leads_back_to_the_page_that_it_was_pressed_on() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    let head = scene.comment(0, "Beds are missing.").await;
    let conversation = format!("/en/community/comments/{head}");
    let posted = scene.write(0, &conversation, &[("body", "And nurses.")]).await;
    let reply = posted.header("location").rsplit_once("#c-").unwrap().1.to_owned();
    let value = format!("{reply}.helped.1");
    let topic = scene.page();
    let fields = |page: &str| hidden(page, "react");
    for page in [topic.clone(), format!("{topic}?order=newest"), conversation] {
        let body = scene.people[1].get(&page).await.body;
        let mut form = fields(&body);
        form.push(("reaction".to_owned(), value.clone()));
        let form: Vec<_> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let answer = scene.people[1].post("/en/community/reactions", &form).await;
        let to = answer.header("location").to_owned();
        assert!(to.starts_with(&page) && to.ends_with(&format!("#c-{reply}")), "{to} from {page}");
        let back = scene.people[1].get(to.split('#').next().unwrap()).await.body;
        assert!(back.contains(&format!("id=\"c-{reply}\"")), "where the button was");
    }
}

/// The hidden fields of a form of a page.
fn hidden(page: &str, form: &str) -> Vec<(String, String)> {
    let form = between(page, &format!("<form id=\"{form}\""), "</form>");
    let inputs = form.split("<input ").skip(1);
    let read = |input: &str, name: &str| between(input, &format!("{name}=\""), "\"").to_owned();
    inputs.map(|input| (read(input, "name"), read(input, "value"))).collect()
}

#[tokio::test]
async fn a_topic_opens_in_the_order_that_was_chosen_last_and_a_comment_where_it_stands() {
    let site = Site::start().await;
    let mut scene = Scene::new(&site).await;
    for words in ["First", "Second"] {
        scene.comment(0, words).await;
    }
    let topic = scene.page();
    let is_newest = |page: &str| page.find("Second").unwrap() < page.find("First").unwrap();
    let member = &mut scene.people[1];
    let chosen = member.get(&format!("{topic}?order=newest")).await;
    let cookie = chosen.header("set-cookie").split(';').next().unwrap().to_owned();
    assert_eq!(cookie, "order=newest");
    member.kept = Some(cookie);
    let again = member.get(&topic).await;
    assert!(is_newest(&again.body) && again.header("set-cookie").is_empty(), "nothing new was chosen");
    assert!(is_newest(
        &member.get(&topic.replace("/en/community/topics/", "/fr/communaute/sujets/")).await.body
    ));
    assert!(!is_newest(&member.get(&format!("{topic}?page=1")).await.body), "a comment stands on this page");
    let back = member.get(&format!("{topic}?order=oldest")).await;
    assert!(!is_newest(&back.body) && back.header("set-cookie").starts_with("order=oldest;"));
    member.kept = Some("order=backwards".to_owned());
    assert!(!is_newest(&member.get(&topic).await.body));
    assert!(member.get(&format!("{topic}?order=backwards")).await.header("set-cookie").is_empty());
}
