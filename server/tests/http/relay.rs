//! Claims about a mail relay that has a bad day, told by one that does as it is scripted.

use std::sync::{Arc, Mutex};

use axum::http::StatusCode;
use time::Duration;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

use crate::harness::Site;

/// What the relay says at each step.
#[derive(Clone, Copy)]
struct Script {
    greeting: &'static str,
    auth: &'static str,
    from: &'static str,
    to: &'static str,
    taken: &'static str,
}

const GOOD: Script = Script {
    greeting: "220 relay",
    auth: "235 2.7.0 ok",
    from: "250 2.1.0 ok",
    to: "250 2.1.5 ok",
    taken: "250 2.0.0 queued",
};

struct Relay {
    script: Arc<Mutex<Script>>,
    /// The recipients of what was taken.
    taken: Arc<Mutex<Vec<String>>>,
    url: String,
}

impl Relay {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("smtp://advocates:secret@{}", listener.local_addr().unwrap());
        let relay = Self { script: Arc::new(Mutex::new(GOOD)), taken: Arc::default(), url };
        let (script, taken) = (relay.script.clone(), relay.taken.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let script = *script.lock().unwrap();
                tokio::spawn(converse(stream, script, taken.clone()));
            }
        });
        relay
    }

    async fn site(&self) -> Site {
        Site::start_with(|settings| settings.mail_url.clone_from(&self.url)).await
    }

    fn say(&self, script: Script) {
        *self.script.lock().unwrap() = script;
    }

    fn taken(&self) -> Vec<String> {
        let mut taken = self.taken.lock().unwrap().clone();
        taken.sort();
        taken
    }
}

async fn converse(stream: TcpStream, script: Script, taken: Arc<Mutex<Vec<String>>>) -> Option<()> {
    let mut stream = BufReader::new(stream);
    let (mut line, mut to) = (String::new(), String::new());
    stream.write_all(format!("{}\r\n", script.greeting).as_bytes()).await.ok()?;
    loop {
        line.clear();
        if stream.read_line(&mut line).await.ok()? == 0 {
            return None;
        }
        let answer = match line.get(..4)?.to_ascii_uppercase().as_str() {
            "EHLO" => "250-relay\r\n250 AUTH PLAIN",
            "AUTH" => script.auth,
            "MAIL" => script.from,
            "RCPT" => {
                to = line.trim().trim_start_matches("RCPT TO:<").trim_end_matches('>').to_owned();
                script.to
            }
            "DATA" => {
                stream.write_all(b"354 go on\r\n").await.ok()?;
                while line.trim_end() != "." {
                    line.clear();
                    stream.read_line(&mut line).await.ok()?;
                }
                if script.taken.starts_with("250") {
                    taken.lock().unwrap().push(to.clone());
                }
                script.taken
            }
            _ => "221 bye",
        };
        stream.write_all(format!("{answer}\r\n").as_bytes()).await.ok()?;
    }
}

#[tokio::test]
async fn a_relay_s_bad_ten_minutes_lose_no_mail_and_send_none_twice() {
    let relay = Relay::start().await;
    let site = relay.site().await;
    for script in [
        Script { auth: "535 5.7.8 Authentication failed", ..GOOD },
        Script { greeting: "554 5.7.1 Go away", ..GOOD },
        Script { greeting: "421 4.3.2 Shutting down", ..GOOD },
        Script { from: "550 5.7.1 Sender refused", ..GOOD },
        Script { to: "550 5.7.1 Relaying denied", ..GOOD },
        Script { taken: "554 5.6.0 Something in it", ..GOOD },
    ] {
        relay.say(script);
        let before = relay.taken().len();
        for n in 0..20 {
            let answer = site.pledge(&format!("quack{n}.{before}@example.org"), &[]).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER);
        }
        for _ in 0..20 {
            site.work().await;
            site.clock.advance(Duration::seconds(30));
        }
        let backlog = site.store.mail_backlog().await.unwrap();
        assert_eq!((backlog.waiting, backlog.dead), (20, 0), "{}", script.greeting);
        assert_eq!(backlog.oldest.map(time::OffsetDateTime::unix_timestamp), Some(site.now() - 600));
        relay.say(GOOD);
        for _ in 0..40 {
            site.work().await;
            site.clock.advance(Duration::minutes(1));
        }
        let taken = relay.taken();
        assert_eq!(taken.len(), before + 20, "all are out");
        assert!(taken.windows(2).all(|pair| pair[0] != pair[1]), "none twice");
    }
}

#[tokio::test]
async fn while_the_relay_takes_nothing_it_is_asked_with_one_mail_at_a_time() {
    let relay = Relay::start().await;
    let site = relay.site().await;
    relay.say(Script { greeting: "554 no", ..GOOD });
    for n in 0..20 {
        site.pledge(&format!("quack{n}@example.org"), &[]).await;
    }
    site.work().await;
    assert_eq!(site.round().await, 0, "it pauses");
    site.clock.advance(Duration::seconds(1));
    assert_eq!(site.round().await, 1);
    relay.say(GOOD);
    site.clock.advance(Duration::seconds(2));
    assert_eq!((site.round().await, site.round().await, site.round().await), (1, 19, 0));
}

#[tokio::test]
async fn only_a_recipient_that_there_is_not_ends_a_mail() {
    let relay = Relay::start().await;
    let site = relay.site().await;
    relay.say(Script { to: "550 5.1.1 <quack@example.org>: User unknown", ..GOOD });
    site.pledge("quack@example.org", &[]).await;
    site.work().await;
    let backlog = site.store.mail_backlog().await.unwrap();
    assert_eq!((backlog.waiting, backlog.dead, backlog.oldest), (0, 1, None));
    assert!(!site.dump().contains("User unknown"), "the relay's words may hold an address");
}

#[tokio::test]
async fn a_mail_that_its_recipient_never_takes_ends_after_two_weeks_and_its_mailbox_is_not_marked() {
    let relay = Relay::start().await;
    let site = relay.site().await;
    relay.say(Script { to: "550 relay not permitted", ..GOOD });
    site.pledge("quack@example.org", &[]).await;
    for _ in 0..15 {
        site.work().await;
        let backlog = site.store.mail_backlog().await.unwrap();
        assert_eq!((backlog.waiting, backlog.dead), (1, 0));
        site.clock.advance(Duration::hours(22));
    }
    site.clock.advance(Duration::days(2));
    site.work().await;
    let backlog = site.store.mail_backlog().await.unwrap();
    assert_eq!((backlog.waiting, backlog.dead), (0, 1));
    let address = domain::EmailAddress::parse("quack@example.org").unwrap();
    let mailbox = site.accounts().secret.address_key(&address.canonical());
    assert_eq!(site.store.unreachable_since(mailbox).await, Ok(None));
}
