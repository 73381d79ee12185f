//! A mail relay that fails for ten minutes under ten thousand mails: all of them are out afterwards, none twice.

use std::collections::HashMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use rusqlite::{Connection as Database, params};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::sleep;

use crate::bench::Bench;
use crate::table::{Row, number};
use load::Outcome;

/// How often it is looked how many are out.
const PAUSE: Duration = Duration::from_millis(100);
/// How long is waited for what is sent twice.
const PAUSE_AFTER: Duration = Duration::from_secs(2);
/// Once the relay takes mail again, all is out within this.
const GOAL: Duration = Duration::from_mins(5);
/// It takes no longer, or it is stuck.
const PATIENCE: Duration = Duration::from_mins(15);

/// What the relay has seen.
#[derive(Default)]
struct Seen {
    is_up: AtomicBool,
    connections: AtomicU32,
    /// How often each recipient was taken.
    taken: Mutex<HashMap<String, u32>>,
}

pub async fn run(bench: &mut Bench) -> Outcome<()> {
    let mails = bench.pick(10_000, 1_000, 100);
    let down = Duration::from_secs(bench.pick(600, 20, 3));
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let mut place = bench.place()?;
    place.set("COMMONS_MAIL_URL", format!("smtp://advocates:secret@{}", listener.local_addr()?));
    place.set("COMMONS_MAIL_PER_SECOND", "200");
    place.run(&["migrate"])?;
    queue(&place.database(), mails)?;
    let seen = Arc::new(Seen::default());
    let relay = tokio::spawn(serve(listener, seen.clone()));

    let commons = place.start().await?;
    sleep(down).await;
    let asked = seen.connections.load(Ordering::SeqCst);
    let early = seen.out();
    seen.is_up.store(true, Ordering::SeqCst);
    let back = Instant::now();
    while seen.out() < mails && back.elapsed() < PATIENCE {
        sleep(PAUSE).await;
    }
    let took = back.elapsed();
    // What is sent twice would come now.
    sleep(PAUSE_AFTER).await;
    drop(commons);
    relay.abort();

    let (out, twice) = (seen.out(), seen.twice());
    bench.table.must(Row {
        figure: format!("mails out after a relay failed for {} s, none twice", down.as_secs()),
        goal: number(mails.into()),
        measured: format!(
            "{}, {} of them twice, {early} too early",
            number(out.into()),
            number(twice.into())
        ),
        against: format!("{} connections while it failed", number(asked.into())),
        is_met: Some(out == mails && twice == 0 && early == 0),
    });
    bench.table.add(Row {
        figure: "the last of them, after it took mail again".into(),
        goal: "5 min".into(),
        measured: format!("{:.1} s", took.as_secs_f64()),
        against: String::new(),
        is_met: Some(took < GOAL),
    });
    Ok(())
}

impl Seen {
    fn out(&self) -> u32 {
        self.taken.lock().map_or(0, |taken| u32::try_from(taken.len()).unwrap_or(u32::MAX))
    }

    fn twice(&self) -> u32 {
        let many = self.taken.lock().map_or(0, |taken| taken.values().filter(|times| **times > 1).count());
        u32::try_from(many).unwrap_or(u32::MAX)
    }
}

/// As many pledges, each with the mail that asks to confirm it.
fn queue(path: &Path, mails: u32) -> Outcome<()> {
    let mut database = Database::open(path)?;
    let transaction = database.transaction()?;
    {
        let mut pledge = transaction.prepare(
            "INSERT INTO pledges (id, email_key, email, first_name, last_name, language, received) \
             VALUES ($1, $1, $2, 'Wilhelmina', 'Quackenbush', 'en', CAST(unixepoch('subsec') * 1000 AS INTEGER))",
        )?;
        let mut mail = transaction.prepare(
            "INSERT INTO outbox (kind, pledge_id, queued, due) VALUES ('confirm_pledge', $1, 0, 0)",
        )?;
        for n in 0..mails {
            let id = u128::from(n + 1).to_be_bytes();
            pledge.execute(params![id, format!("quack{n}@example.org")])?;
            mail.execute(params![id])?;
        }
    }
    transaction.commit()?;
    Ok(())
}

async fn serve(listener: TcpListener, seen: Arc<Seen>) {
    while let Ok((stream, _)) = listener.accept().await {
        let nth = seen.connections.fetch_add(1, Ordering::SeqCst);
        tokio::spawn(converse(stream, nth, seen.clone()));
    }
}

/// While it fails, each connection is refused at another step.
async fn converse(stream: TcpStream, nth: u32, seen: Arc<Seen>) -> Option<()> {
    let is_up = seen.is_up.load(Ordering::SeqCst);
    let refuses = |step: u32| !is_up && nth % 4 == step;
    if refuses(0) {
        return None;
    }
    let mut stream = BufReader::new(stream);
    let greeting = if refuses(1) { "554 5.3.2 not now" } else { "220 relay" };
    stream.write_all(format!("{greeting}\r\n").as_bytes()).await.ok()?;
    let (mut line, mut to) = (String::new(), String::new());
    loop {
        line.clear();
        if stream.read_line(&mut line).await.ok()? == 0 {
            return None;
        }
        let answer = match line.get(..4)?.to_ascii_uppercase().as_str() {
            "EHLO" => "250-relay\r\n250 AUTH PLAIN",
            "AUTH" if refuses(2) => "535 5.7.8 wrong",
            "AUTH" => "235 2.7.0 ok",
            "MAIL" if !is_up => "421 4.3.2 shutting down",
            "RCPT" => {
                to = line.trim().to_owned();
                "250 2.1.5 ok"
            }
            "DATA" => {
                stream.write_all(b"354 go on\r\n").await.ok()?;
                while line.trim_end() != "." {
                    line.clear();
                    stream.read_line(&mut line).await.ok()?;
                }
                *seen.taken.lock().ok()?.entry(to.clone()).or_default() += 1;
                "250 2.0.0 queued"
            }
            "QUIT" => "221 bye",
            _ => "250 ok",
        };
        stream.write_all(format!("{answer}\r\n").as_bytes()).await.ok()?;
    }
}
