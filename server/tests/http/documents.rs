//! Claims about writing and publishing the association's documents.

use domain::account::Role;

use crate::harness::page::{field_of, texts};
use crate::harness::{Site, between};
use crate::members::Browser;

const DRAFT: &str = "/en/dashboard/documents/terms/draft";

#[tokio::test]
async fn terms_are_drafted_published_and_asked_of_everybody_again() {
    let site = Site::start().await;
    let (person, mut browser) = site.staff("9", "zephirine", Role::Editor).await;
    site.member("1", "anatole").await;
    let mut member = Browser::new(&site);
    member.sign_in("anatole").await;
    let fresh = browser.get(DRAFT).await.body;
    assert!(fresh.contains("## What the Community is for"), "a draft begins with the text in force");
    let fields =
        [("en", "## Rules\r\n\r\nBe kind."), ("fr", "## Règles\r\n\r\nSoyez bons."), ("revision", "0")];
    let saved = browser.post(DRAFT, &fields).await;
    assert_eq!(saved.header("location"), format!("{DRAFT}?saved=1"), "{}", saved.body);
    assert_eq!(member.get("/en/community").await.status, 200, "a draft binds nobody");
    let asked = browser.get("/en/dashboard/documents/terms/publish").await.body;
    assert!(asked.contains("will be asked to accept this version"), "{asked}");
    assert!(asked.contains("<del>") && asked.contains("<ins>"), "what changes is shown");
    let revision = field_of(&asked, "revision");
    let published = browser.post("/en/dashboard/documents/terms/publish", &[("revision", &revision)]).await;
    assert_eq!(published.header("location"), "/en/dashboard/documents/terms?published=2");
    let terms = "/en/account/terms?to=%2Fen%2Fcommunity";
    assert_eq!(member.get("/en/community").await.header("location"), terms);
    let terms = member.get("/en/account/terms").await.body;
    assert!(texts(&terms, ".terms h2").contains(&"Rules".to_owned()), "{terms}");
    member.post("/en/account/terms", &[("version", "2")]).await;
    assert_eq!(member.get("/en/community").await.status, 200);
    let terms = "/en/account/terms?to=%2Fen%2Fdashboard";
    assert_eq!(browser.get("/en/dashboard").await.header("location"), terms, "staff too");
    browser.post("/en/account/terms", &[("version", "2")]).await;
    let page = browser.get("/en/dashboard/documents/terms").await.body;
    assert!(page.contains("Published by zephirine"), "{page}");
    let compared = browser.get("/en/dashboard/documents/terms/version?version=2&compared=1").await.body;
    assert!(compared.contains("<ins>Be kind.</ins>"), "{compared}");
    assert_eq!(browser.get("/en/dashboard/documents/terms/version?version=3").await.status, 404);
    assert_eq!(site.done_by(person).await, ["document.drafted", "document.published"]);
}

#[tokio::test]
async fn nothing_typed_is_lost_and_nothing_unread_overwritten() {
    let site = Site::start().await;
    let (_, mut one) = site.staff("9", "zephirine", Role::Editor).await;
    let (_, mut two) = site.staff("1", "anatole", Role::Editor).await;
    one.post(DRAFT, &[("en", "Hers."), ("fr", "La sienne."), ("revision", "0")]).await;
    let late = two.post(DRAFT, &[("en", "His."), ("fr", "Le sien."), ("revision", "0")]).await;
    assert_eq!(late.status, 422);
    for text in ["Not saved: someone else saved", "His.", "Le sien.", "Hers.", "La sienne."] {
        assert!(late.body.contains(text), "{text}");
    }
    let revision = field_of(&late.body, "revision");
    let both = [("en", "Theirs."), ("fr", "La leur."), ("revision", revision.as_str())];
    assert_eq!(two.post(DRAFT, &both).await.status, 303, "having read it, he may");
    let preview =
        two.post(DRAFT, &[("en", "Seen."), ("fr", "Vu."), ("revision", "2"), ("action", "preview")]).await;
    assert_eq!(preview.status, 200);
    assert!(texts(&preview.body, ".preview p").contains(&"Seen.".to_owned()), "{}", preview.body);
    assert!(two.get(DRAFT).await.body.contains("Theirs."), "a look saves nothing");
    let stale = one.post("/en/dashboard/documents/terms/publish", &[("revision", "1")]).await;
    assert_eq!(stale.status, 422);
    assert!(stale.body.contains("someone saved the draft after you read it"));
    let long = "é".repeat(60 * 1024);
    let unfit = two.post(DRAFT, &[("en", "x"), ("fr", &long), ("revision", "2")]).await;
    assert_eq!(unfit.status, 422);
    assert!(unfit.body.contains(&long), "not a letter is lost");
}

#[tokio::test]
async fn a_document_needs_both_languages_and_placeholders_that_stand_for_something() {
    let site = Site::start().await;
    let (_, mut browser) = site.staff("9", "zephirine", Role::Editor).await;
    let draft = "/en/dashboard/documents/privacy/draft";
    let publish = "/en/dashboard/documents/privacy/publish";
    browser.post(draft, &[("en", "All."), ("fr", " "), ("revision", "0")]).await;
    assert!(browser.get(publish).await.body.contains("the French version is missing"));
    assert_eq!(browser.post(publish, &[("revision", "1")]).await.status, 422);
    browser.post(draft, &[("en", "All {{ fax }}."), ("fr", "Tout."), ("revision", "1")]).await;
    assert!(browser.get(publish).await.body.contains("matches nothing"));
    assert_eq!(browser.post(publish, &[("revision", "2")]).await.status, 422);
    assert!(site.store.document(store::document::DocumentKind::Privacy).await.unwrap().is_none());
}

#[tokio::test]
async fn case_26_28_the_notice_is_published_at_once_and_harmless() {
    let site = Site::start().await;
    let (_, mut browser) = site.staff("9", "zephirine", Role::Editor).await;
    let shipped = site.get("/en/privacy").await;
    assert!(shipped.body.contains("We never sell your personal information"));
    let draft = "/en/dashboard/documents/privacy/draft";
    assert!(
        browser.get(draft).await.body.contains("We never sell your personal information"),
        "it begins with what ships"
    );
    let hostile = "Write to {{ email }}.\n\n<script>alert(1)</script>\n\n[x](javascript:alert(1)) \
                   [y](https://example.org/y)\n\n<img src=x onerror=alert(1)>\n\n</textarea><b>";
    let page = browser
        .post(draft, &[("en", hostile), ("fr", hostile), ("revision", "0"), ("action", "preview")])
        .await;
    browser.post(draft, &[("en", hostile), ("fr", hostile), ("revision", "0")]).await;
    let published = browser.post("/en/dashboard/documents/privacy/publish", &[("revision", "1")]).await;
    assert_eq!(published.status, 303, "{}", published.body);
    let public = site.get("/en/privacy").await;
    assert!(public.body.contains("Write to cmamsc@cma.ca."), "{}", public.body);
    assert!(public.body.contains("href=\"https://example.org/y\""));
    for body in [&page.body, &public.body] {
        assert!(
            !body.contains("<script>alert")
                && !body.contains("href=\"javascript")
                && !body.contains("<img src=x")
        );
        assert!(!body.contains("</textarea><b>"));
    }
    assert_ne!(public.header("etag"), shipped.header("etag"));
}

#[tokio::test]
async fn nobody_publishes_a_document_alone_where_somebody_else_could() {
    let site = Site::start().await;
    let (_, mut one) = site.staff("9", "zephirine", Role::Editor).await;
    let (_, mut two) = site.staff("1", "anatole", Role::Administrator).await;
    let publish = "/en/dashboard/documents/terms/publish";
    one.post(DRAFT, &[("en", "Hers."), ("fr", "La sienne."), ("revision", "0")]).await;
    let own = one.get(publish).await.body;
    assert!(own.contains("a colleague publishes it") && !own.contains("name=\"revision\""), "{own}");
    let refused = one.post(publish, &[("revision", "1")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("a colleague publishes it"));
    let published = two.post(publish, &[("revision", "1")]).await;
    assert_eq!(
        published.header("location"),
        "/en/dashboard/documents/terms?published=2",
        "{}",
        published.body
    );
}

#[tokio::test]
async fn terms_changed_in_one_language_ask_about_the_other_and_a_correction_needs_no_new_acceptance() {
    let site = Site::start().await;
    let (person, mut editor) = site.staff("9", "zephirine", Role::Editor).await;
    let publish = "/en/dashboard/documents/terms/publish";
    let fresh = site.store.document(store::document::DocumentKind::Terms).await.unwrap().unwrap().text;
    let draft = [("en", "Be kinder."), ("fr", fresh.fr.as_str()), ("revision", "0")];
    assert_eq!(editor.post(DRAFT, &draft).await.status, 303);
    assert!(editor.get(publish).await.body.contains("The text in French still says the same"));
    let refused = editor.post(publish, &[("revision", "1"), ("corrects", "on")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("only one language was changed"), "{}", refused.body);
    assert!(between(&refused.body, "name=\"corrects\"", ">").contains("checked"), "what was chosen stays");
    let fields = [("revision", "1"), ("confirm", "on"), ("corrects", "on")];
    let published = editor.post(publish, &fields).await;
    assert_eq!(
        published.header("location"),
        "/en/dashboard/documents/terms?published=2",
        "{}",
        published.body
    );
    assert_eq!(editor.get("/en/dashboard").await.status, 200, "nobody accepts a correction anew");
    assert_eq!(site.done_by(person).await, ["document.drafted", "document.corrected"]);
}

#[tokio::test]
async fn the_notice_tells_of_what_is_kept_under_fingerprints_and_of_what_moderators_keep() {
    let site = Site::start().await;
    let (_, mut browser) = site.staff("9", "zephirine", Role::Editor).await;
    for path in ["/en/privacy", "/en/dashboard/documents/privacy/draft"] {
        let body = browser.get(path).await.body;
        for told in [
            "noted in a security log",
            "no such mailbox: only a fingerprint",
            "fingerprints of their member number and address",
            "A reported comment that its author then deletes",
            "a list of record numbers and fingerprints",
        ] {
            assert!(body.contains(told), "{path}: {told}");
        }
    }
    let french = site.get("/fr/confidentialite").await.body;
    assert!(
        french.contains("journal de sécurité") && french.contains("les empreintes de son numéro de membre")
    );
}
