//! Claims about acts in place: a script that asks for data is let in where the page's form is, and nowhere else.

use app::routes::{Kind, Route};
use axum::http::{HeaderValue, StatusCode};
use domain::Language;
use domain::account::{Access, Act};
use serde_json::{Value, json};

use crate::comments::Scene;
use crate::harness::{Answer, Site, post};
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
    let again = refused(&refusal)["too_many"]["again"].as_i64().unwrap();
    let seconds: i64 = refusal.header("retry-after").parse().unwrap();
    assert!(
        again > site.now() * 1_000 && (again / 1_000 - site.now() - seconds).abs() <= 1,
        "{again} {seconds}"
    );
}
