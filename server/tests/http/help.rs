//! Claims about the help centre.

use app::help::route_of;
use app::routes::Route;
use axum::http::{HeaderValue, StatusCode};
use domain::Language;
use domain::account::Role;
use domain::help::Subject;
use serde_json::json;
use store::help::HelpCount;
use time::macros::date;

use crate::harness::page::{attributes, field_of, texts};
use crate::harness::{Answer, Site, post};
use crate::in_place::refused;
use crate::members::{Browser, one_of_each};

const LOGIN: &str = "/en/help/login";
const USEFUL: &str = "/en/help/useful";
const DRAFT: &str = "/en/dashboard/documents/help_login/draft";
const PUBLISH: &str = "/en/dashboard/documents/help_login/publish";

fn every_article() -> impl Iterator<Item = (Subject, Language)> {
    Subject::ALL.into_iter().flat_map(|subject| Language::ALL.map(|language| (subject, language)))
}

#[tokio::test]
async fn every_article_is_open_to_everybody_and_leads_to_the_same_one_in_the_other_language() {
    let site = Site::start().await;
    for (subject, language) in every_article() {
        let path = route_of(subject).path(language);
        let page = site.get(&path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(page.body.contains(&format!("<html lang=\"{language}\"")), "{path}");
        assert_eq!(page.header("set-cookie"), "", "{path}");
        let title = texts(&page.body, "h1").concat();
        let article = site.app().help.articles().on(subject, language).unwrap();
        assert_eq!(title, article.title, "{path}");
        for (_, heading) in article.headings() {
            assert!(texts(&page.body, "h2").contains(&heading.to_owned()), "{path}: {heading}");
        }
        let switch = attributes(&page.body, ".lang-switch", "href").concat();
        assert_eq!(switch, route_of(subject).path(language.other()), "{path}");
        let other = site.get(&switch).await.body;
        let there = site.app().help.articles().on(subject, language.other()).unwrap();
        assert_eq!(texts(&other, "h1").concat(), there.title, "{switch}");
        let back = attributes(&other, ".lang-switch", "href").concat();
        assert_eq!(back, path);
    }
}

#[tokio::test]
async fn the_front_page_leads_to_every_article_and_first_to_what_who_does_not_get_in_asks() {
    let site = Site::start().await;
    for language in Language::ALL {
        let page = site.get(&Route::HelpCentre.path(language)).await.body;
        let links = attributes(&page, "main a", "href");
        for subject in Subject::ALL {
            assert!(links.contains(&route_of(subject).path(language)), "{subject:?} {language}");
        }
        let login = Route::HelpLogin.path(language);
        assert_eq!(links.first(), Some(&login));
        let article = site.app().help.articles().on(Subject::Login, language).unwrap();
        let questions = article.headings().count();
        assert!(questions > 3);
        assert_eq!(links.iter().filter(|to| to.starts_with(&format!("{login}#part-"))).count(), questions);
        for way in [Route::AccessRequest, Route::SignIn] {
            assert!(links.contains(&way.path(language)), "{language}");
        }
    }
}

#[tokio::test]
async fn help_is_found_by_any_form_of_its_words_and_is_read_where_it_answers() {
    let site = Site::start().await;
    for (path, first) in [
        ("/en/help/search?q=forgotten+PASSWORDS", "/en/help/login#part-"),
        ("/fr/aide/recherche?q=cl%C3%A9+d%27acces", "/fr/aide/connexion#part-"),
        ("/fr/aide/recherche?q=engagements+sign%C3%A9s", "/fr/aide/engagement"),
        ("/en/help/search?q=mot+de+passe", "/en/help/login"),
    ] {
        let page = site.get(path).await;
        assert_eq!((page.status, page.header("cache-control")), (StatusCode::OK, "no-store"), "{path}");
        let found = attributes(&page.body, ".row-title a", "href");
        assert!(found[0].starts_with(first), "{path}: {found:?}");
        assert!(site.get(&found[0]).await.status.is_success(), "{found:?}");
    }
    let page = site.get("/fr/aide/recherche?q=mot+de+passe").await.body;
    assert!(page.contains("<mark>passe</mark>"), "{page}");
    let switch = attributes(&page, ".lang-switch", "href").concat();
    assert_eq!(switch, "/en/help/search?q=mot+de+passe", "what was looked for is looked for there");
}

#[tokio::test]
async fn nothing_found_leads_to_a_person_and_what_was_looked_for_is_kept_nowhere() {
    let site = Site::start().await;
    for language in Language::ALL {
        let path = Route::HelpSearch.path(language);
        let page = site.get(&format!("{path}?q=zanzibar+%3Cb%3E")).await.body;
        assert!(attributes(&page, ".row-title a", "href").is_empty(), "{page}");
        assert_eq!(attributes(&page, "input[type=search]", "value"), ["zanzibar <b>"]);
        assert!(attributes(&page, "main a", "href").contains(&Route::Contact.path(language)), "{page}");
        assert!(texts(&site.get(&path).await.body, "h1").concat().len() > 3, "nothing typed: all articles");
    }
    assert!(!site.rows().await.contains("zanzibar") && !site.dump().contains("zanzibar"));
}

async fn say(site: &Site, wants: &'static str, useful: &str) -> Answer {
    let mut request = post(USEFUL, &[("subject", "login"), ("useful", useful)]);
    request.headers_mut().insert("accept", HeaderValue::from_static(wants));
    site.send(request).await
}

#[tokio::test]
async fn whether_an_article_was_useful_is_counted_by_day_and_said_with_and_without_a_page() {
    let site = Site::start().await;
    let plain = say(&site, "text/html", "true").await;
    assert_eq!(plain.header("location"), "/en/help/login?useful=true");
    assert_eq!(plain.header("set-cookie"), "");
    let said = site.get("/en/help/login?useful=true").await;
    assert_eq!(said.header("cache-control"), "no-store");
    assert!(said.body.contains("Your answer was counted"), "{}", said.body);
    assert!(!said.body.contains("id=\"useful-form\""), "it is not asked twice");
    assert!(site.get(LOGIN).await.body.contains("id=\"useful-form\""), "but of who comes next");
    let in_place = say(&site, "application/json", "false").await;
    assert_eq!((in_place.status, in_place.body.as_str()), (StatusCode::OK, "false"));
    let counts = || async { site.store.help_counts(date!(2020 - 01 - 01)).await.unwrap() };
    let login = |useful, not_useful| HelpCount { subject: Subject::Login, useful, not_useful };
    assert_eq!(counts().await, [login(1, 1)]);
    assert!(!site.rows().await.contains("192.0.2.1"), "nothing of who said it");
    for wrong in [("subject", "nonsense"), ("useful", "perhaps")] {
        let fields = [("subject", "login"), ("useful", "true"), wrong];
        let fields: Vec<_> =
            fields.into_iter().filter(|(name, value)| *name != wrong.0 || *value == wrong.1).collect();
        assert_eq!(site.post(USEFUL, &fields).await.status, StatusCode::BAD_REQUEST, "{wrong:?}");
    }
    assert_eq!(counts().await, [login(1, 1)]);
}

#[tokio::test]
async fn nobody_says_more_than_a_few_times_a_minute_that_an_article_is_useful() {
    let site = Site::start_with(|settings| settings.form_burst = 3).await;
    for _ in 0..3 {
        assert_eq!(say(&site, "application/json", "true").await.status, StatusCode::OK);
    }
    let told = say(&site, "application/json", "true").await;
    assert_eq!(told.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(refused(&told), json!({ "too_many": { "seconds": 60 } }));
    assert_eq!(say(&site, "text/html", "true").await.status, StatusCode::TOO_MANY_REQUESTS);
    let counts = site.store.help_counts(date!(2020 - 01 - 01)).await.unwrap();
    assert_eq!(counts.iter().map(|count| count.useful).sum::<u64>(), 3);
}

#[tokio::test]
async fn staff_edit_an_article_in_both_languages_see_it_before_and_it_is_read_and_found_at_once() {
    let site = Site::start().await;
    let (person, mut editor) = site.staff("9", "zephirine", Role::Editor).await;
    let before = site.get(LOGIN).await;
    let fresh = editor.get(DRAFT).await.body;
    assert!(fresh.contains("# Trouble signing in"), "a draft begins with what ships");
    let en = "# Getting in\n\nWrite to {{ email }}.\n\n## Zanzibar question\n\nAn answer.";
    let fr = "# Entrer\n\nÉcrivez à {{ email }}.\n\n## Question sur Zanzibar\n\nCela m’a empêché d’entrer.";
    let fields = [("en", en), ("fr", fr), ("revision", "0")];
    let preview = editor.post(DRAFT, &[fields.as_slice(), &[("action", "preview")]].concat()).await.body;
    assert_eq!(texts(&preview, ".preview .preview-title"), ["Getting in", "Entrer"]);
    assert!(preview.contains("Write to cmamsc@cma.ca."), "{preview}");
    editor.post(DRAFT, &fields).await;
    assert_eq!(site.get(LOGIN).await.header("etag"), before.header("etag"), "a draft is read by nobody");
    let published = editor.post(PUBLISH, &[("revision", "1")]).await;
    assert_eq!(published.header("location"), "/en/dashboard/documents/help_login?published=1");
    let after = site.get(LOGIN).await;
    assert_eq!(texts(&after.body, "h1"), ["Getting in"]);
    assert!(after.body.contains("Updated on November 22, 2026"), "{}", after.body);
    assert!(site.get("/fr/aide").await.body.contains("Question sur Zanzibar"));
    let found = site.get("/fr/aide/recherche?q=empecher").await.body;
    assert_eq!(attributes(&found, ".row-title a", "href"), ["/fr/aide/connexion#part-1"]);
    assert!(found.contains("<mark>empêché</mark>"), "{found}");
    assert_eq!(site.done_by(person).await, ["document.drafted", "document.published"]);
    let log = site.rows().await;
    assert!(log.contains("help_login 1"));
}

#[tokio::test]
async fn an_article_changed_in_one_language_asks_about_the_other_from_its_first_version_on() {
    let site = Site::start().await;
    let (_, mut editor) = site.staff("9", "zephirine", Role::Editor).await;
    let shipped = editor.get(DRAFT).await.body;
    let fr = texts(&shipped, "textarea[name=fr]").concat();
    let en = "# Getting in\n\nAnother way.";
    editor.post(DRAFT, &[("en", en), ("fr", &fr), ("revision", "0")]).await;
    let asked = editor.get(PUBLISH).await.body;
    assert!(asked.contains("The text in French still says the same"), "{asked}");
    assert!(asked.contains("<del>") && asked.contains("<ins>"), "what changes against what ships is shown");
    let refused = editor.post(PUBLISH, &[("revision", "1")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("only one language was changed"), "{}", refused.body);
    editor.post(DRAFT, &[("en", en), ("fr", "Sans titre"), ("revision", "1")]).await;
    let untitled = editor.get(PUBLISH).await.body;
    assert!(untitled.contains("the first line of the French version must be its title"), "{untitled}");
    editor.post(DRAFT, &[("en", en), ("fr", &fr), ("revision", "2")]).await;
    let revision = field_of(&editor.get(PUBLISH).await.body, "revision");
    let published = editor.post(PUBLISH, &[("revision", &revision), ("confirm", "on")]).await;
    assert_eq!(published.status, StatusCode::SEE_OTHER, "{}", published.body);
}

#[tokio::test]
async fn editors_see_how_useful_articles_are_and_nobody_else_writes_them() {
    let site = Site::start().await;
    say(&site, "text/html", "true").await;
    say(&site, "text/html", "false").await;
    for (kind, mut browser) in one_of_each(&site).await {
        let may = ["editor", "administrator"].contains(&kind);
        let page = browser.get("/en/dashboard/documents").await;
        assert_eq!(page.status == StatusCode::OK, may, "{kind}");
        if may {
            assert!(page.body.contains("Useful to 1 of 2 readers who answered"), "{}", page.body);
        }
        assert_eq!(browser.get(DRAFT).await.status == StatusCode::OK, may, "{kind}");
        assert_eq!(browser.get(LOGIN).await.status, StatusCode::OK, "{kind}");
    }
    assert_eq!(Browser::new(&site).get(DRAFT).await.status, StatusCode::SEE_OTHER);
}
