//! A bare axum handler that reads a topic's rows from the same file, one after the other on one thread, and writes plain
//! HTML, in a process of its own.

use std::fmt::Write as _;
use std::io::Write as _;
use std::net::Ipv4Addr;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::response::Html;
use axum::routing::get;
use axum::serve::ListenerExt as _;
use rusqlite::{Connection, OpenFlags};
use tokio::net::TcpListener;

use super::process::Peer;
use load::Outcome;

/// The hidden argument with which the bench starts itself as this peer.
pub const WORD: &str = "bare-topic";

/// Starts it, to answer with a topic of the database.
pub fn start(database: &Path, topic: i64) -> Outcome<Peer> {
    Peer::start([WORD.as_ref(), database.as_os_str(), topic.to_string().as_ref()])
}

/// The peer itself: says its address and serves until killed.
pub fn serve(database: &Path, topic: i64) -> Outcome<()> {
    let database = Connection::open_with_flags(database, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let database = Arc::new(Mutex::new(database));
    std::thread::spawn(move || {
        tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(answer(database, topic))
    })
    .join()
    .map_err(|_| "the bare handler panicked")?
}

async fn answer(database: Arc<Mutex<Connection>>, topic: i64) -> Outcome<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    println!("{}", listener.local_addr()?);
    std::io::stdout().flush()?;
    let page = move || {
        let database = database.clone();
        async move {
            let database = database.lock().unwrap_or_else(PoisonError::into_inner);
            page(&database, topic).map(Html).map_err(|error| error.to_string())
        }
    };
    let router = Router::new().route("/", get(page));
    let listener = listener.tap_io(|stream| {
        let _ = stream.set_nodelay(true);
    });
    Ok(axum::serve(listener, router).await?)
}

fn page(database: &Connection, topic: i64) -> rusqlite::Result<String> {
    let mut html = String::with_capacity(32_768);
    let mut head = database.prepare_cached(
        "SELECT t.title_en, t.content, h.title_en FROM topics t JOIN themes h ON h.id = t.theme_id WHERE t.id = $1",
    )?;
    let texts: [String; 3] = head.query_row([topic], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?]))?;
    let [title, content, theme] = texts.each_ref().map(|text| escaped(text));
    let _ = write!(
        html,
        "<!doctype html><title>{title}</title><p>{theme}</p><h1>{title}</h1><p>{content}</p><ol>"
    );
    let mut comments = database.prepare_cached(
        "SELECT c.id, c.html, c.created, c.replies, c.seen_too, c.helped, c.disagree, a.username FROM comments c \
         LEFT JOIN accounts a ON a.person_id = c.author_id LEFT JOIN people h ON h.id = c.author_id \
         WHERE c.topic_id = $1 AND c.parent_id IS NULL AND c.position > 0 AND c.position <= 50 ORDER BY c.position",
    )?;
    let mut rows = comments.query([topic])?;
    while let Some(row) = rows.next()? {
        let numbers: [i64; 6] =
            [row.get(0)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?, row.get(6)?];
        let [id, created, replies, seen_too, helped, disagree] = numbers;
        let (text, author): (String, String) = (row.get(1)?, row.get(7)?);
        let _ = write!(
            html,
            "<li id=\"c-{id}\"><b>{}</b> <time>{created}</time>{text}<p>{replies} {seen_too} {helped} {disagree}</p></li>",
            escaped(&author)
        );
    }
    html.push_str("</ol>");
    Ok(html)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
