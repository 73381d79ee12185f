//! A store over an empty database, and what the claims say with.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use domain::Language;
use domain::campaign::{Channel, ConsentText, PledgeForm, Purpose};
use sqlx::{Connection as _, Executor as _, Row as _};
use store::campaign::{Confirmed, Confirming, Method, NewConsent, NewPledge, Supporter};
use store::{OpenError, Options, Store};
use tempfile::TempDir;
use time::macros::datetime;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

pub const NOW: OffsetDateTime = datetime!(2026-11-22 12:00 UTC);

pub fn later(seconds: i64) -> OffsetDateTime {
    NOW + Duration::seconds(seconds)
}

enum Database {
    Sqlite(TempDir),
    Postgres(String),
}

/// A database goes with its test: hundreds of them, ten megabytes each, would fill a small disk before the run ends.
impl Drop for Database {
    fn drop(&mut self) {
        let Self::Postgres(url) = self else { return };
        let Some((base, name)) = url.rsplit_once('/') else { return };
        let (server, statement) = (format!("{base}/postgres"), format!("DROP DATABASE {name} WITH (FORCE)"));
        let dropped = async move {
            let mut connection = sqlx::PgConnection::connect(&server).await?;
            connection.execute(sqlx::AssertSqlSafe(statement)).await.map(drop)
        };
        // A thread of its own, for the test's runtime waits for this. A database that stays fails no test.
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let _ = runtime.map(|runtime| std::thread::spawn(move || runtime.block_on(dropped)).join());
    }
}

pub struct Kit {
    pub store: Arc<dyn Store>,
    database: Database,
    next: AtomicU32,
}

impl Kit {
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("commons.sqlite").display());
        Self::open(&url, Database::Sqlite(folder)).await
    }

    pub async fn postgres() -> Self {
        let server = std::env::var("COMMONS_TEST_POSTGRES_URL")
            .expect("COMMONS_TEST_POSTGRES_URL names a PostgreSQL server: `cargo xtask test` starts one");
        let name = format!("test_{}", Uuid::from_u128(rand::random()).simple());
        let mut connection = sqlx::PgConnection::connect(&server).await.unwrap();
        connection.execute(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).await.unwrap();
        let (base, _) = server.rsplit_once('/').unwrap();
        let url = format!("{base}/{name}");
        Self::open(&url, Database::Postgres(url.clone())).await
    }

    async fn open(url: &str, database: Database) -> Self {
        let store = store::open(url, &Options::default()).await.unwrap();
        let kit = Self { store, database, next: AtomicU32::new(1) };
        let texts = Channel::ALL.map(|channel| text(channel, Language::En)).to_vec();
        kit.store.keep_consent_texts(texts, NOW).await.unwrap();
        kit
    }

    /// The store of another process over the same database.
    pub async fn another_node(&self) -> Arc<dyn Store> {
        store::open(&self.url(), &Options::default()).await.unwrap()
    }

    /// Starts another process over the same database, and ends it.
    pub async fn try_open(&self) -> Result<(), OpenError> {
        store::open(&self.url(), &Options::default()).await?.close().await;
        Ok(())
    }

    fn url(&self) -> String {
        match &self.database {
            Database::Sqlite(folder) => format!("sqlite:{}", folder.path().join("commons.sqlite").display()),
            Database::Postgres(url) => url.clone(),
        }
    }

    pub fn id(&self) -> Uuid {
        Uuid::from_u128(u128::from(self.next.fetch_add(1, Ordering::Relaxed)))
    }

    /// A pledge by `email` with both consents.
    pub fn pledge(&self, email: &str) -> NewPledge {
        let form = PledgeForm {
            first_name: "Wilhelmina".into(),
            last_name: "Quackenbush".into(),
            email: email.into(),
            postal_code: "K1G 5W8".into(),
            language: "en".into(),
            issue: "virtual-care".into(),
            consent_email: "on".into(),
            consent_sms: "on".into(),
            phone: "613 555 0142".into(),
            ..PledgeForm::default()
        };
        let pledge = form.validate().unwrap();
        NewPledge {
            id: self.id(),
            email_key: key(&pledge.email.canonical()),
            pledge,
            consents: Channel::ALL.map(consent).to_vec(),
            at: NOW,
        }
    }

    pub async fn confirmed(&self, email: &str) -> Supporter {
        let pledge = self.pledge(email);
        let id = pledge.id;
        self.store.receive_pledge(pledge).await.unwrap();
        assert_eq!(self.store.confirm_pledge(id, 0, Confirming::default(), NOW).await, Ok(Confirmed::Now));
        self.supporter(id).await.unwrap()
    }

    pub async fn supporter(&self, id: Uuid) -> Option<Supporter> {
        self.store.supporter(id, 0).await.unwrap()
    }

    /// Everything that the database holds, as an attacker with a copy would see it: SQLite's files to the byte,
    /// PostgreSQL's rows.
    pub async fn dump(&self) -> String {
        match &self.database {
            Database::Sqlite(folder) => {
                let files = std::fs::read_dir(folder.path()).unwrap();
                let bytes = files.map(|file| std::fs::read(file.unwrap().path()).unwrap());
                bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).collect()
            }
            Database::Postgres(url) => {
                let mut connection = sqlx::PgConnection::connect(url).await.unwrap();
                let tables =
                    "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public'";
                let mut dump = String::new();
                for table in connection.fetch_all(tables).await.unwrap() {
                    let table: String = table.get(0);
                    let rows = format!("SELECT to_jsonb(t)::text FROM \"{table}\" t");
                    for row in connection.fetch_all(sqlx::AssertSqlSafe(rows)).await.unwrap() {
                        dump.push_str(&row.get::<String, _>(0));
                        dump.push('\n');
                    }
                }
                dump
            }
        }
    }

    /// Does something to the database itself, past the ports.
    pub async fn try_execute(&self, statement: &'static str) -> Result<(), sqlx::Error> {
        match &self.database {
            Database::Sqlite(folder) => {
                let url = format!("sqlite:{}", folder.path().join("commons.sqlite").display());
                let mut connection = sqlx::SqliteConnection::connect(&url).await.unwrap();
                connection.execute(statement).await.map(drop)
            }
            Database::Postgres(url) => {
                let mut connection = sqlx::PgConnection::connect(url).await.unwrap();
                connection.execute(statement).await.map(drop)
            }
        }
    }

    /// A connection of another program's to PostgreSQL, for what takes more than a statement.
    pub async fn other_program(&self) -> sqlx::PgConnection {
        sqlx::PgConnection::connect(&self.url()).await.unwrap()
    }

    /// Has every entry of the log of moderation fail.
    pub async fn break_log(&self) {
        match &self.database {
            Database::Sqlite(_) => {
                let refuse = "CREATE TRIGGER log_is_broken BEFORE INSERT ON moderation_log \
                    BEGIN SELECT RAISE(ABORT, 'broken'); END";
                self.try_execute(refuse).await.unwrap();
            }
            Database::Postgres(_) => {
                let refuse = "CREATE TRIGGER log_is_broken BEFORE INSERT ON moderation_log \
                    FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_moderation_log()";
                self.try_execute(refuse).await.unwrap();
            }
        }
    }

    /// Takes away what keeps the log of moderation from being altered.
    pub async fn open_log(&self) {
        let triggers: &[&'static str] = match &self.database {
            Database::Sqlite(_) => &[
                "DROP TRIGGER moderation_log_is_never_changed",
                "DROP TRIGGER moderation_log_is_never_erased",
            ],
            Database::Postgres(_) => &["DROP TRIGGER moderation_log_is_append_only ON moderation_log"],
        };
        for trigger in triggers {
            self.try_execute(trigger).await.unwrap();
        }
    }

    /// One number out of the database itself, past the ports.
    pub async fn number(&self, query: &'static str) -> i64 {
        match &self.database {
            Database::Sqlite(folder) => {
                let url = format!("sqlite:{}", folder.path().join("commons.sqlite").display());
                let mut connection = sqlx::SqliteConnection::connect(&url).await.unwrap();
                sqlx::query_scalar(query).fetch_one(&mut connection).await.unwrap()
            }
            Database::Postgres(url) => {
                let mut connection = sqlx::PgConnection::connect(url).await.unwrap();
                sqlx::query_scalar(query).fetch_one(&mut connection).await.unwrap()
            }
        }
    }
}

pub fn key(canonical: &str) -> [u8; 32] {
    domain::seal::Secret::new(&[7; 32]).unwrap().address_key(canonical)
}

pub fn text(channel: Channel, language: Language) -> ConsentText {
    let text = format!("I agree to receive updates by {}.", channel.code());
    ConsentText { purpose: Purpose::Updates, channel, language, text }
}

pub fn consent(channel: Channel) -> NewConsent {
    NewConsent {
        purpose: Purpose::Updates,
        channel,
        text_digest: text(channel, Language::En).digest(),
        method: Method::PledgeForm,
    }
}
