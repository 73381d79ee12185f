//! Claims about backups, what comes back with them, and programs that are older than their database.

use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::http::StatusCode;
use commons::backup::{BackupError, Source, backup, ledger, restore};
use commons::settings::Settings;
use services::erasures::Erasures;
use sqlx::Connection as _;
use store::erasure::Ledger;
use store::{Options, Store};
use uuid::Uuid;

use crate::harness::Site;

/// A site with two people who pledged, and what its operator set.
struct Works {
    site: Site,
    settings: Settings,
}

impl Works {
    async fn start() -> Self {
        let mut kept = None;
        let site = Site::start_with(|settings| {
            settings.erasures_file = settings.secret_file.with_file_name("elsewhere/erasures.jsonl");
            kept = Some(settings.clone());
        })
        .await;
        for email in ["stays@example.org", "leaves@example.org"] {
            assert_eq!(site.pledge(email, &[]).await.status, StatusCode::SEE_OTHER);
        }
        let works = Self { site, settings: kept.unwrap() };
        works.note().await;
        works
    }

    fn at(&self, name: &str) -> PathBuf {
        self.site.folder.path().join(name)
    }

    async fn database(&self) -> sqlx::SqliteConnection {
        let url = format!("sqlite:{}", self.at("commons.sqlite").display());
        sqlx::SqliteConnection::connect(&url).await.unwrap()
    }

    /// Writes into the ledger's file what the database erased, as the running program does.
    async fn note(&self) {
        noted(&self.site.store, &self.settings.erasures_file).await.unwrap();
    }

    async fn erase(&self, email: &str) {
        let pledge: Uuid = sqlx::query_scalar("SELECT id FROM pledges WHERE email = $1")
            .bind(email)
            .fetch_one(&mut self.database().await)
            .await
            .unwrap();
        let now = domain::Clock::now(&*self.site.clock);
        assert!(self.site.store.erase(pledge, 0, false, now).await.unwrap());
        self.note().await;
    }

    /// The same operator's settings for another file.
    fn elsewhere(&self, name: &str) -> Settings {
        Settings { database_url: format!("sqlite:{}", self.at(name).display()), ..self.settings.clone() }
    }
}

async fn opened(settings: &Settings) -> Arc<dyn Store> {
    store::open(&settings.database_url, &Options::default()).await.unwrap()
}

/// Writes into a ledger what a database erased, as the program does when it starts.
async fn noted(store: &Arc<dyn Store>, path: &Path) -> Result<i64, ledger::LedgerError> {
    ledger::open(&Erasures::new(store.clone()), path).await
}

fn holds(file: &Path, text: &str) -> bool {
    let bytes = std::fs::read(file).unwrap();
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[tokio::test]
async fn a_backup_beside_a_writer_is_whole_and_what_was_erased_since_does_not_come_back_with_it() {
    let works = Works::start().await;
    let mut writer = works.database().await;
    sqlx::raw_sql("BEGIN IMMEDIATE; INSERT INTO suppressions (email_key, since) VALUES (x'01', 1)")
        .execute(&mut writer)
        .await
        .unwrap();
    let folder = works.at("monday");
    let manifest = backup(&works.settings, &folder).await.unwrap();
    sqlx::raw_sql("ROLLBACK").execute(&mut writer).await.unwrap();
    let told: serde_json::Value =
        serde_json::from_slice(&std::fs::read(folder.join("manifest.json")).unwrap()).unwrap();
    assert_eq!(told["files"][0]["sha256"].as_str().unwrap().len(), 64);
    assert!(manifest.kept_elsewhere.contains(&works.settings.secret_file));
    let secret = std::fs::read(&works.settings.secret_file).unwrap();
    let whole = std::fs::read(folder.join("commons.sqlite")).unwrap();
    assert!(!whole.windows(secret.len()).any(|window| window == secret), "the key is kept apart");
    for name in ["commons.sqlite", "manifest.json", ""] {
        let mode = std::fs::metadata(folder.join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{name} is its owner's alone");
    }

    works.erase("leaves@example.org").await;
    assert!(holds(&folder.join("commons.sqlite"), "leaves@example.org"), "or the test would prove nothing");
    assert!(!holds(&works.settings.erasures_file, "example.org"), "the ledger names nobody");
    let again = works.elsewhere("again.sqlite");
    let restored = restore(&again, Source::Folder(&folder), false).await.unwrap();
    assert_eq!(
        (restored.erased["pledges"], restored.resumed.mails),
        (1, 1),
        "a mail that waited was sent since"
    );
    assert!(holds(&works.at("again.sqlite"), "stays@example.org"));
    assert!(!holds(&works.at("again.sqlite"), "leaves@example.org"));
    let store = opened(&again).await;
    let Ledger { id, last } = store.erasure_ledger().await.unwrap();
    assert_eq!((id, last), (works.site.store.erasure_ledger().await.unwrap().id, 1));
    assert_eq!(noted(&store, &again.erasures_file).await.unwrap(), 1, "and it starts");
    store.close().await;
    assert!(!works.at("again.sqlite.restoring").exists());
}

#[tokio::test]
async fn a_suspension_holds_at_another_mailbox_after_a_restore() {
    let works = Works::start().await;
    let person = works.site.member("1", "barnabe").await;
    works.site.member("2", "lucille").await;
    works.site.suspend("barnabe").await;
    let folder = works.at("monday");
    backup(&works.settings, &folder).await.unwrap();
    let now = domain::Clock::now(&*works.site.clock);
    assert!(works.site.store.leave(person, [9; 32], true, Vec::new(), now).await.unwrap());
    works.note().await;
    let again = works.elsewhere("again.sqlite");
    let restored = restore(&again, Source::Folder(&folder), false).await.unwrap();
    assert_eq!(restored.erased["people"], 1);
    let store = opened(&again).await;
    let email = "elsewhere@example.org".to_owned();
    let entry = store::roster::Entry {
        member_number: domain::account::MemberNumber::parse("1").unwrap(),
        name: "Wilhelmina Quackenbush".into(),
        email,
        kind: domain::account::MemberKind::Physician,
        province: None,
        language: domain::Language::En,
        specialty: None,
    };
    let id = Uuid::from_u128(77);
    let join = store::roster::Change::Join { id, email_key: [77; 32], entry };
    store.change_roster(vec![join], now).await.unwrap();
    let secret = std::fs::read(&works.settings.secret_file).unwrap();
    let secret = domain::seal::Secret::new(&secret).unwrap();
    let number = services::account::number_key(&*store, &secret, id).await.unwrap();
    assert_eq!(store.meet(id, number, now).await.unwrap(), 1);
    store.close().await;
}

#[tokio::test]
async fn a_restore_overwrites_nothing_and_takes_no_backup_that_is_not_whole() {
    let works = Works::start().await;
    let folder = works.at("monday");
    backup(&works.settings, &folder).await.unwrap();
    assert!(matches!(backup(&works.settings, &folder).await, Err(BackupError::Occupied(_))));
    let refused =
        async |settings: &Settings| restore(settings, Source::Folder(&folder), false).await.unwrap_err();
    assert!(matches!(refused(&works.settings).await, BackupError::Exists(_)));
    let again = works.elsewhere("again.sqlite");
    std::fs::write(works.at("again.sqlite-wal"), "").unwrap();
    assert!(matches!(refused(&again).await, BackupError::Exists(_)));
    std::fs::remove_file(works.at("again.sqlite-wal")).unwrap();

    let copy = folder.join("commons.sqlite");
    let whole = std::fs::read(&copy).unwrap();
    let mut altered = whole.clone();
    *altered.last_mut().unwrap() ^= 1;
    for damaged in [&altered, &whole[..whole.len() - 4096]] {
        std::fs::write(&copy, damaged).unwrap();
        assert!(matches!(refused(&again).await, BackupError::Altered(_)));
    }
    std::fs::write(&copy, &whole).unwrap();
    std::fs::rename(folder.join("manifest.json"), works.at("manifest.json")).unwrap();
    assert!(matches!(refused(&again).await, BackupError::NoManifest(_)), "what broke off has no manifest");
    std::fs::rename(works.at("manifest.json"), folder.join("manifest.json")).unwrap();
    assert!(!works.at("again.sqlite").exists());
    restore(&again, Source::Folder(&folder), false).await.unwrap();
}

#[tokio::test]
async fn a_restore_wants_the_key_and_the_ledger_that_belong_to_the_database() {
    let works = Works::start().await;
    let folder = works.at("monday");
    backup(&works.settings, &folder).await.unwrap();
    let again = works.elsewhere("again.sqlite");
    for key in ["none.key", "other.key"] {
        let settings = Settings { secret_file: works.at(key), ..again.clone() };
        let refused = restore(&settings, Source::Folder(&folder), false).await;
        assert!(matches!(refused, Err(BackupError::Key(_))), "{key}");
        assert!(!works.at("none.key").exists(), "a restore makes no key");
        std::fs::write(works.at("other.key"), [7; 32]).unwrap();
        std::fs::set_permissions(works.at("other.key"), std::fs::Permissions::from_mode(0o600)).unwrap();
    }
    let nowhere = Settings { erasures_file: works.at("nowhere.jsonl"), ..again.clone() };
    let refused = restore(&nowhere, Source::Folder(&folder), false).await;
    assert!(matches!(refused, Err(BackupError::NoLedger(_))));
    let other = Settings { erasures_file: works.at("other.jsonl"), ..again.clone() };
    let entry = r#"{"seq":1,"at":1,"erasure":{"what":"comment","id":1}}"#;
    let lines = format!("{{\"ledger\":\"{}\"}}\n{entry}\n", Uuid::from_u128(7));
    std::fs::write(&other.erasures_file, lines).unwrap();
    let refused = restore(&other, Source::Folder(&folder), false).await;
    assert!(matches!(refused, Err(BackupError::Ledger(ledger::LedgerError::Foreign(_)))));
    assert!(!works.at("again.sqlite").exists(), "nothing that could be taken for a database is left");
    restore(&nowhere, Source::Folder(&folder), true).await.unwrap();
}

#[tokio::test]
async fn a_database_that_is_older_than_its_ledger_does_not_start_until_it_is_brought_up_to_it() {
    let works = Works::start().await;
    let folder = works.at("monday");
    backup(&works.settings, &folder).await.unwrap();
    works.erase("leaves@example.org").await;
    // Somebody copied the file by hand.
    std::fs::copy(folder.join("commons.sqlite"), works.at("by-hand.sqlite")).unwrap();
    let by_hand = works.elsewhere("by-hand.sqlite");
    let store = opened(&by_hand).await;
    let refused = noted(&store, &by_hand.erasures_file).await;
    assert!(matches!(refused, Err(ledger::LedgerError::Behind { missing: 1, .. })));
    store.close().await;
    let restored = restore(&by_hand, Source::InPlace, false).await.unwrap();
    assert_eq!(restored.erased["pledges"], 1);
    let store = opened(&by_hand).await;
    assert_eq!(noted(&store, &by_hand.erasures_file).await.unwrap(), 1);
    store.close().await;
    let nowhere = works.elsewhere("nowhere.sqlite");
    let refused = restore(&nowhere, Source::InPlace, false).await;
    assert!(matches!(refused, Err(BackupError::NoDatabase(_))) && !works.at("nowhere.sqlite").exists());
}

#[tokio::test]
async fn a_new_database_begins_a_ledger_and_sets_another_one_s_aside() {
    let works = Works::start().await;
    works.erase("leaves@example.org").await;
    let former = std::fs::read_to_string(&works.settings.erasures_file).unwrap();
    let new = works.elsewhere("new.sqlite");
    let store = opened(&new).await;
    assert_eq!(noted(&store, &new.erasures_file).await.unwrap(), 0);
    let id = works.site.store.erasure_ledger().await.unwrap().id;
    let aside = works.at(&format!("elsewhere/erasures.jsonl.{id}"));
    assert_eq!(std::fs::read_to_string(aside).unwrap(), former);
    let begun = std::fs::read_to_string(&new.erasures_file).unwrap();
    assert!(begun.contains(&store.erasure_ledger().await.unwrap().id.to_string()));
    store.close().await;
}

#[tokio::test]
async fn a_database_that_knows_somebody_does_not_start_beside_another_one_s_ledger() {
    let works = Works::start().await;
    works.erase("leaves@example.org").await;
    let other = works.elsewhere("other.sqlite");
    let folder = works.at("elsewhere");
    let store = opened(&other).await;
    let own = Settings { erasures_file: works.at("own.jsonl"), ..other.clone() };
    assert_eq!(noted(&store, &own.erasures_file).await.unwrap(), 0);
    assert!(!store.knows_anybody().await.unwrap());
    let ours = std::fs::read(&works.settings.erasures_file).unwrap();
    let email = domain::EmailAddress::parse("x@example.org").unwrap();
    let (id, language) = (Uuid::from_u128(1), domain::Language::En);
    store.ensure_person(id, email.address(), [1; 32], "Jean Untel".into(), language).await.unwrap();
    assert!(store.knows_anybody().await.unwrap());
    let refused = noted(&store, &other.erasures_file).await;
    assert!(matches!(refused, Err(ledger::LedgerError::Foreign(_))));
    assert_eq!(std::fs::read(&works.settings.erasures_file).unwrap(), ours, "it stays where it is");
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), 1);
    assert_eq!(noted(&store, &own.erasures_file).await.unwrap(), 0);
    store.close().await;
    assert!(works.site.store.knows_anybody().await.unwrap(), "who pledged counts");
}

#[tokio::test]
async fn an_operator_of_postgresql_is_told_what_copies_it() {
    let works = Works::start().await;
    let database_url = "postgres://commons@127.0.0.1:1/commons".to_owned();
    let settings = Settings { database_url, ..works.settings.clone() };
    let refused = backup(&settings, &works.at("monday")).await.unwrap_err().to_string();
    assert!(refused.contains("pg_dump") && refused.contains("commons restore"), "{refused}");
    assert!(!works.at("monday").exists());
    let refused = restore(&settings, Source::Folder(&works.at("monday")), false).await;
    assert!(matches!(refused, Err(BackupError::Postgres)));
}

#[tokio::test]
async fn readiness_says_that_the_schema_is_newer_and_whether_it_leaves_room() {
    let site = Site::start().await;
    assert_eq!(site.get("/readyz").await.body, "ready\n");
    let url = format!("sqlite:{}", site.folder.path().join("commons.sqlite").display());
    let mut database = sqlx::SqliteConnection::connect(&url).await.unwrap();
    let newer = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
        SELECT 9999, 'later', success, checksum, 0 FROM _sqlx_migrations WHERE version = 1";
    sqlx::query(newer).execute(&mut database).await.unwrap();
    assert_eq!(site.get("/readyz").await.status, StatusCode::SERVICE_UNAVAILABLE);
    let room = "INSERT INTO schema_compat (version, oldest) VALUES (9999, 44)";
    sqlx::query(room).execute(&mut database).await.unwrap();
    let ready = site.get("/readyz").await;
    assert_eq!(ready.status, StatusCode::OK);
    assert!(ready.body.starts_with("ready on schema 9999, newer than this version's "), "{}", ready.body);
}
