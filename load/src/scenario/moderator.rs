//! A moderator's browser.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use super::members::{get, whose};
use load::client::Connection;
use load::{Outcome, people};

/// How often it is looked whether something is over.
const LOOK: Duration = Duration::from_millis(100);
const PATIENCE: Duration = Duration::from_mins(5);

/// A moderator's browser, which counts what they do.
pub struct Moderator {
    /// The product.
    pub address: SocketAddr,
    /// Who they are.
    pub cookie: String,
    /// What they did so far.
    pub acts: u32,
    /// Members who search and report in their place, in turns: nobody may so often, and who reported does not decide.
    members: Vec<String>,
    turns: usize,
    /// What the forms of each of them say of whose they are.
    forms: HashMap<String, String>,
    connection: Connection,
}

impl Moderator {
    /// Somebody with this cookie, and members with these who search and report in their place.
    pub async fn new(address: SocketAddr, cookie: String, members: Vec<String>) -> Outcome<Self> {
        let connection = Connection::open(address).await?;
        Ok(Self { address, cookie, acts: 0, members, turns: 0, forms: HashMap::new(), connection })
    }

    /// Whose cookie goes with a request.
    fn who(&mut self, path: &str) -> &str {
        if ["/search?", "/recherche?", "/report/"].iter().any(|part| path.contains(part)) {
            self.turns += 1;
            &self.members[self.turns % self.members.len()]
        } else {
            &self.cookie
        }
    }

    /// What an address answers, whatever it is.
    pub async fn look(&mut self, path: &str) -> Outcome<(u16, String)> {
        let request = people::not_compressed(&get(self.address, path, self.who(path)));
        let status = self.connection.exchange(request.as_bytes()).await?;
        Ok((status, String::from_utf8_lossy(self.connection.body()).into_owned()))
    }

    /// A page.
    pub async fn read(&mut self, path: &str) -> Outcome<String> {
        match self.look(path).await? {
            (200, page) => Ok(page),
            (status, _) => Err(format!("{path} answers {status}").into()),
        }
    }

    /// A page that they open themselves.
    pub async fn open(&mut self, path: &str) -> Outcome<String> {
        self.acts += 1;
        self.read(path).await
    }

    /// Presses a form's button: the status, and where it leads.
    pub async fn press(&mut self, path: &str, form: &str) -> Outcome<(u16, Option<String>)> {
        self.acts += 1;
        let host = self.address;
        let cookie = self.who(path).to_owned();
        if !self.forms.contains_key(&cookie) {
            let whose = whose(&mut self.connection, host, &cookie).await?;
            self.forms.insert(cookie.clone(), whose);
        }
        let form = format!("whose={}&{form}", self.forms[&cookie]);
        let length = form.len();
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nCookie: lang=en; {cookie}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n{form}"
        );
        let status = self.connection.exchange(request.as_bytes()).await?;
        Ok((status, self.connection.header("location").map(str::to_owned)))
    }

    /// Waits until a page says something.
    pub async fn until(&mut self, path: &str, says: &str) -> Outcome<()> {
        let began = Instant::now();
        while !self.read(path).await?.contains(says) {
            if began.elapsed() > PATIENCE {
                return Err(format!("{path} never says {says}").into());
            }
            tokio::time::sleep(LOOK).await;
        }
        Ok(())
    }
}
