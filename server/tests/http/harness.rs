//! A running site without its socket, and what the claims say with.

pub mod page;
pub mod reported;
pub mod tab;

use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Method, Request, StatusCode};
use axum::response::Response;
use commons::http::router::router;
use commons::mail::worker::Worker;
use commons::mail::{Sender, Transport};
use commons::serve::assemble;
use commons::settings::Settings;
use http_body_util::BodyExt as _;
use maildir::Maildir;
use services::account::Accounts;
use sqlx::Connection as _;
use store::{Options, Store};
use tempfile::TempDir;
use time::{Duration, OffsetDateTime};
use tokio_util::sync::CancellationToken;
use tower::ServiceExt as _;

/// A clock that the test moves.
pub struct TestClock {
    seconds: AtomicI64,
    /// Panics once when it is asked next.
    pub panic_once: AtomicBool,
}

impl TestClock {
    pub fn advance(&self, by: Duration) {
        self.seconds.fetch_add(by.whole_seconds(), Ordering::SeqCst);
    }
}

impl domain::Clock for TestClock {
    fn now(&self) -> OffsetDateTime {
        assert!(!self.panic_once.swap(false, Ordering::SeqCst), "told to panic");
        OffsetDateTime::from_unix_timestamp(self.seconds.load(Ordering::SeqCst)).unwrap()
    }
}

pub struct Site {
    pub router: Router,
    pub store: Arc<dyn Store>,
    pub clock: Arc<TestClock>,
    pub folder: TempDir,
    worker: Worker,
    read: Mutex<usize>,
}

impl Site {
    pub async fn start() -> Self {
        Self::start_with(|_| {}).await
    }

    pub async fn start_with(change: impl FnOnce(&mut Settings)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::create_dir_all(at("site/pkg")).unwrap();
        std::fs::write(at("site/pkg/commons.css"), "body{}").unwrap();
        std::fs::write(at("secret.txt"), "outside the site's root").unwrap();
        let mut settings = Settings {
            base_url: "https://advocates.example.ca".parse().unwrap(),
            database_url: format!("sqlite:{}", at("commons.sqlite").display()),
            mail_url: format!("maildir:{}", at("mail").display()),
            site_root: at("site"),
            secret_file: at("commons.key"),
            form_burst: 10_000,
            ..Settings::default()
        };
        change(&mut settings);
        let store = store::open(&settings.database_url, &Options::default()).await.unwrap();
        let start = time::macros::datetime!(2026-11-22 12:00 UTC).unix_timestamp();
        let clock =
            Arc::new(TestClock { seconds: AtomicI64::new(start), panic_once: AtomicBool::new(false) });
        let app = assemble(&settings, store.clone(), clock.clone(), CancellationToken::new()).await.unwrap();
        let router = router(app.clone(), &settings.site_root).unwrap();
        let sender = Sender::new(&settings).unwrap();
        let worker = Worker::new(app, sender, Transport::new(&settings.mail_url).unwrap(), 100);
        Self { router, store, clock, folder, worker, read: Mutex::new(0) }
    }

    /// The use cases of accounts, as the site runs them.
    pub fn accounts(&self) -> Accounts {
        self.worker.app.accounts.clone()
    }

    /// The program behind the router, for what happens by itself.
    pub fn app(&self) -> &commons::state::App {
        &self.worker.app
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        self.send_from("192.0.2.1:40000", request).await
    }

    /// An answer whose body was not read yet.
    pub async fn open(&self, peer: &str, mut request: Request<Body>) -> Response {
        request.extensions_mut().insert(ConnectInfo(peer.parse::<SocketAddr>().unwrap()));
        self.router.clone().oneshot(request).await.unwrap()
    }

    /// An answer with its body; of one that goes on, the beginning.
    pub async fn send_from(&self, peer: &str, request: Request<Body>) -> Answer {
        let (parts, mut body) = self.open(peer, request).await.into_parts();
        let goes_on = parts.headers.get("content-type").is_some_and(|kind| kind == "text/event-stream");
        let body = if goes_on {
            // To `HEAD` there is none.
            body.frame().await.map(|frame| frame.unwrap().into_data().unwrap()).unwrap_or_default()
        } else {
            body.collect().await.unwrap().to_bytes()
        };
        let body = String::from_utf8_lossy(&body).into_owned();
        // On every page of every test (WCAG G199).
        if !parts.status.is_success() && body.contains("id=\"error-summary\" role=\"alert\"") {
            let says_so =
                ["<title>Error: ", "<title>Erreur\u{a0}: "].iter().any(|title| body.contains(title));
            assert!(says_so, "a form that was refused says so in its page's title: {body}");
        }
        Answer { status: parts.status, headers: parts.headers, body }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Request::builder().uri(path).body(Body::empty()).unwrap()).await
    }

    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.send(post(path, fields)).await
    }

    /// A fresh form's stamp, read from the page as a browser would.
    pub async fn form_token(&self) -> String {
        let page = self.get("/en/pledge").await.body;
        page::field_of(&page, "form_token")
    }

    /// Pledges as a person would who fills in what must be.
    pub async fn pledge(&self, email: &str, more: &[(&str, &str)]) -> Answer {
        let token = self.form_token().await;
        let mut fields = vec![
            ("first_name", "Wilhelmina"),
            ("last_name", "Quackenbush"),
            ("email", email),
            ("language", "en"),
            ("form_token", token.as_str()),
        ];
        for (name, value) in more {
            fields.retain(|(field, _)| field != name);
            fields.push((name, value));
        }
        self.post("/en/pledge", &fields).await
    }

    /// One round of the mail worker: how many mails it took.
    pub async fn round(&self) -> u32 {
        self.worker.round().await
    }

    /// Sends what is due, as far as it goes.
    pub async fn work(&self) {
        while self.round().await > 0 {}
    }

    /// Sends what is due and reads what was sent since the last time, the oldest first.
    pub async fn mails(&self) -> Vec<Mail> {
        self.work().await;
        let maildir = Maildir::from(self.folder.path().join("mail"));
        let mut mails: Vec<Mail> = maildir.list_new().map(|entry| Mail::read(entry.unwrap())).collect();
        mails.sort_by_key(|mail| mail.seq);
        let mut read = self.read.lock().unwrap();
        let new = mails.split_off((*read).min(mails.len()));
        *read += new.len();
        new
    }

    pub async fn mail(&self) -> Mail {
        let mut mails = self.mails().await;
        assert_eq!(mails.len(), 1, "one mail");
        mails.remove(0)
    }

    /// A confirmed supporter's link to the preferences, as a path.
    pub async fn supporter(&self, email: &str, more: &[(&str, &str)]) -> String {
        assert_eq!(self.pledge(email, more).await.status, StatusCode::SEE_OTHER);
        let link = self.mail().await.link("confirm");
        assert_eq!(self.post(&link, &[]).await.status, StatusCode::SEE_OTHER);
        self.mail().await.link("preferences")
    }

    /// The clock, in seconds since 1970.
    pub fn now(&self) -> i64 {
        domain::Clock::now(&*self.clock).unix_timestamp()
    }

    pub async fn confirmed(&self) -> u64 {
        self.store.count_confirmed().await.unwrap()
    }

    /// Every row of every table, as text.
    pub async fn rows(&self) -> String {
        let url = format!("sqlite:{}", self.folder.path().join("commons.sqlite").display());
        let mut connection = sqlx::SqliteConnection::connect(&url).await.unwrap();
        let tables = "SELECT m.name, group_concat('quote(' || c.name || ')', '||') FROM sqlite_master m, \
                      pragma_table_info(m.name) c WHERE m.type = 'table' GROUP BY m.name";
        let tables: Vec<(String, String)> = sqlx::query_as(tables).fetch_all(&mut connection).await.unwrap();
        let mut all = String::new();
        for (table, columns) in tables {
            let rows = sqlx::AssertSqlSafe(format!("SELECT {columns} FROM {table}"));
            let rows: Vec<String> = sqlx::query_scalar(rows).fetch_all(&mut connection).await.unwrap();
            all.extend([table, rows.join("\n"), "\n".into()]);
        }
        all
    }

    /// Every byte that the database's files hold, but for the readers' marks in shared memory.
    pub fn dump(&self) -> String {
        let files = std::fs::read_dir(self.folder.path()).unwrap().map(|file| file.unwrap().path());
        files
            .filter(|path| {
                let name = path.file_name().unwrap().to_string_lossy();
                name.starts_with("commons.sqlite") && !name.ends_with("-shm")
            })
            .map(|path| String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned())
            .collect()
    }
}

pub fn post(path: &str, fields: &[(&str, &str)]) -> Request<Body> {
    let body: String = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    Request::builder()
        .method(Method::POST)
        .uri(path)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("content-length", body.len())
        .body(Body::from(body))
        .unwrap()
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }
}

pub struct Mail {
    pub subject: String,
    pub to: String,
    pub text: String,
    pub html: String,
    pub headers: String,
    seq: i64,
}

impl Mail {
    fn read(mut entry: maildir::MailEntry) -> Self {
        let mail = entry.parsed().unwrap();
        let header = |name: &str| {
            mail.headers
                .iter()
                .find(|h| h.get_key().eq_ignore_ascii_case(name))
                .map(mailparse::MailHeader::get_value)
                .unwrap_or_default()
        };
        let headers: Vec<String> =
            mail.headers.iter().map(|h| format!("{}: {}", h.get_key(), h.get_value())).collect();
        let seq = header("message-id").trim_start_matches('<').split('.').next().unwrap().parse().unwrap();
        Self {
            subject: header("subject"),
            to: header("to"),
            text: mail.subparts[0].get_body().unwrap(),
            html: mail.subparts[1].get_body().unwrap(),
            headers: headers.join("\n"),
            seq,
        }
    }

    /// The path of the link in the text whose address holds `word`.
    pub fn link(&self, word: &str) -> String {
        let base = "https://advocates.example.ca";
        let links = self.text.split_whitespace().filter_map(|part| part.strip_prefix(base));
        let link = links
            .map(|link| link.trim_end_matches(['.', ',', ')', '>']))
            .find(|link| link.contains(word) && link.len() > 60);
        link.unwrap_or_else(|| panic!("no {word} link in {}", self.text)).to_owned()
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.lines().find_map(|line| line.strip_prefix(&format!("{name}: ")))
    }
}

pub fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let from = text.find(start).unwrap_or_else(|| panic!("no {start}")) + start.len();
    &text[from..from + text[from..].find(end).unwrap()]
}
