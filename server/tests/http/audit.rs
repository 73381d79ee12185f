//! Claims about reading the log and taking it along.

use domain::account::Role;
use domain::{Clock as _, EmailAddress};

use crate::harness::{Site, between};

#[tokio::test]
async fn the_log_tells_who_did_what_and_is_narrowed() {
    let site = Site::start().await;
    let (person, mut browser) = site.staff("9", "zephirine", Role::Administrator).await;
    let member = site.member("1", "anatole").await;
    let suspend =
        [("action", "suspend"), ("clause", "respect"), ("reason", "Be kind, please."), ("term", "week")];
    browser.post(&format!("/en/dashboard/people/{member}"), &suspend).await;
    let page = browser.get("/en/dashboard/audit").await.body;
    assert!(page.contains("zephirine suspended the account of anatole."), "{page}");
    assert!(page.contains("anatole opened an account."));
    let french = browser.get("/fr/tableau-de-bord/journal").await.body;
    assert!(french.contains("zephirine a suspendu un compte"), "{french}");
    for (query, there, missing) in [
        ("who=zephirine&kind=account.suspended", "suspended the account", "opened an account."),
        ("whom=anatole", "anatole opened", "zephirine opened"),
        ("who=anatole", "anatole opened", "suspended the account"),
        ("from=2026-11-22&to=2026-11-22", "suspended the account", "No entries match"),
        ("from=2026-11-23", "No entries match", "suspended the account"),
        ("who=nobody-at-all", "No one matches", "suspended the account"),
        ("from=yesterday", "Enter the date like", "suspended the account"),
    ] {
        let page = browser.get(&format!("/en/dashboard/audit?{query}")).await;
        assert_eq!(page.status, 200, "{query}");
        assert!(page.body.contains(there) && !page.body.contains(missing), "{query}: {}", page.body);
    }
    assert_eq!(site.done_by(person).await, ["account.suspended"], "reading changes nothing");
}

#[tokio::test]
async fn case_30_33_the_log_s_address_can_say_anything() {
    let site = Site::start().await;
    let (_, mut browser) = site.staff("9", "zephirine", Role::Administrator).await;
    for query in [
        "before=-1",
        "before=0",
        "before=9223372036854775807",
        "before=x",
        "kind=%27%20OR%201=1--",
        "who=%00",
        "from=9999-12-31&to=9999-12-31",
        "from=-0001-01-01",
        "who=a&who=b",
    ] {
        assert_eq!(browser.get(&format!("/en/dashboard/audit?{query}")).await.status, 200, "{query}");
    }
}

#[tokio::test]
async fn older_entries_are_on_the_next_page() {
    let site = Site::start().await;
    let (person, mut browser) = site.staff("9", "zephirine", Role::Administrator).await;
    for _ in 0..120 {
        site.store.note_lookup(person, person, site.clock.now()).await.unwrap();
    }
    let mut path = "/en/dashboard/audit?kind=person.looked_up".to_owned();
    let mut seen = 0;
    for entries in [50, 50, 20] {
        let whole = browser.get(&path).await.body;
        let page = between(&whole, "<main", "</main>");
        assert_eq!(page.matches("zephirine looked up zephirine.").count(), entries, "{path}");
        seen += 1;
        if seen < 3 {
            let to = page.split("href=\"").find(|part| part.contains("before=")).unwrap();
            path = to.split('"').next().unwrap().replace("&amp;", "&");
        } else {
            assert!(!page.contains("before="));
        }
    }
}

#[tokio::test]
async fn case_47_49_an_export_is_noted_whole_and_no_formula() {
    let site = Site::start().await;
    let (person, mut browser) = site.staff("9", "zephirine", Role::Administrator).await;
    let secret = std::fs::read(site.folder.path().join("commons.key")).unwrap();
    let email = EmailAddress::parse("formula@example.org").unwrap();
    let key = domain::seal::Secret::new(&secret).unwrap().address_key(&email.canonical());
    let id = uuid::Uuid::from_u128(0xf00);
    let name = "=HYPERLINK(\"https://evil.example\")".to_owned();
    site.store.ensure_person(id, email.address(), key, name, domain::Language::En).await.unwrap();
    site.store.note_lookup(id, person, site.clock.now()).await.unwrap();
    for _ in 0..1200 {
        site.store.note_lookup(person, person, site.clock.now()).await.unwrap();
    }
    let csv =
        browser.post("/en/dashboard/audit/export", &[("format", "csv"), ("kind", "person.looked_up")]).await;
    assert_eq!((csv.status.as_u16(), csv.header("cache-control")), (200, "no-store"));
    assert!(csv.header("content-disposition").starts_with("attachment"));
    assert_eq!(csv.body.lines().count(), 1202);
    assert!(csv.body.contains("\"'=HYPERLINK("), "no cell begins as a formula");
    let json =
        browser.post("/en/dashboard/audit/export", &[("format", "jsonl"), ("kind", "audit.exported")]).await;
    let entries: Vec<serde_json::Value> =
        json.body.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(entries.len(), 2, "both exports are in the log");
    assert_eq!(entries[0]["actor_id"], person.to_string());
    assert_eq!(browser.post("/en/dashboard/audit/export", &[("format", "exe")]).await.status, 400);
    assert_eq!(
        browser.get("/en/dashboard/audit/export").await.status,
        405,
        "case 20: reading changes nothing"
    );
}
