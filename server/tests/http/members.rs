//! Members, their browsers and their authenticators.

use axum::http::StatusCode;
use commons::http::whose::seal;
use domain::account::{Grant, MemberKind, MemberNumber, Role, Scope};
use domain::moderation::Clause;
use domain::{Clock as _, EmailAddress, Language};
use sha2::{Digest as _, Sha256};
use sqlx::Connection as _;
use store::roster::{Change, Entry};
use store::staff::{RightsChange, Suspension};
use totp_rs::{Algorithm, Secret, TOTP};
use uuid::Uuid;

use crate::harness::page::field_of;
use crate::harness::{Answer, Site, between, post};

pub const PASSWORD: &str = "correct horse battery";

/// A browser: it keeps the session's cookie.
pub struct Browser<'s> {
    pub site: &'s Site,
    pub cookie: Option<String>,
    /// What opens the form that is kept for it.
    pub kept: Option<String>,
    /// Their authenticator's key, once there is one.
    pub key: String,
    /// What the forms of its pages say of whose they are, with the cookie that they were written for.
    pub whose: Option<(String, String)>,
}

impl<'s> Browser<'s> {
    pub fn new(site: &'s Site) -> Self {
        Self { site, cookie: None, kept: None, key: String::new(), whose: None }
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        let request = axum::http::Request::builder().uri(path).body(axum::body::Body::empty()).unwrap();
        self.send(request).await
    }

    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let whose = self.whose().await;
        let says = whose.as_deref().filter(|_| fields.iter().all(|(name, _)| *name != "whose"));
        let fields: Vec<_> =
            says.map(|whose| ("whose", whose)).into_iter().chain(fields.iter().copied()).collect();
        self.send(post(path, &fields)).await
    }

    /// What the forms of its pages say of whose they are.
    pub async fn whose(&mut self) -> Option<String> {
        let cookie = self.cookie.clone()?;
        if let Some((_, whose)) = self.whose.as_ref().filter(|(of, _)| *of == cookie) {
            return Some(whose.clone());
        }
        let (token, now) = (cookie.strip_prefix("__Host-session=")?, self.site.clock.now());
        let actor = self.site.store.actor(Sha256::digest(token).into(), now).await.unwrap()?;
        let sealed = seal(&self.site.accounts().secret, actor.person, now);
        self.whose = Some((cookie, sealed.clone()));
        Some(sealed)
    }

    pub async fn send(&mut self, mut request: axum::http::Request<axum::body::Body>) -> Answer {
        let cookies = ["lang=en"].into_iter().chain(self.cookie.as_deref()).chain(self.kept.as_deref());
        let cookies = cookies.collect::<Vec<_>>().join("; ");
        request.headers_mut().insert("cookie", cookies.parse().unwrap());
        let answer = self.site.send(request).await;
        for cookie in answer.headers.get_all("set-cookie") {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            let held = (!pair.ends_with('=')).then(|| pair.to_owned());
            if pair.starts_with("__Host-session=") {
                self.cookie = held;
            } else if pair.starts_with("__Host-kept=") {
                self.kept = held;
            }
        }
        answer
    }

    pub async fn sign_in(&mut self, username: &str) -> Answer {
        self.post("/en/sign-in", &[("username", username), ("password", PASSWORD)]).await
    }

    /// Signs in with the authenticator that was set up last.
    pub async fn sign_in_again(&mut self, username: &str) {
        let page = self.sign_in(username).await.body;
        let first_step = field_of(&page, "first_step");
        let code = code(self.site, &self.key);
        let answer = self.post("/en/sign-in/code", &[("first_step", &first_step), ("code", &code)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    }
}

impl Site {
    fn line(&self, number: &str, email: &str) -> (Uuid, store::campaign::AddressKey, Entry) {
        let id = Uuid::from_u128(u128::from(number.parse::<u32>().unwrap()));
        let address = EmailAddress::parse(email).unwrap();
        let secret = std::fs::read(self.folder.path().join("commons.key")).unwrap();
        let email_key = domain::seal::Secret::new(&secret).unwrap().address_key(&address.canonical());
        let entry = Entry {
            member_number: MemberNumber::parse(number).unwrap(),
            name: "Wilhelmina Quackenbush".into(),
            email: email.into(),
            kind: MemberKind::Physician,
            province: None,
            language: Language::En,
            specialty: None,
        };
        (id, email_key, entry)
    }

    /// Puts somebody on the roster.
    pub async fn on_roster(&self, number: &str, email: &str) -> Uuid {
        let (id, email_key, entry) = self.line(number, email);
        self.store
            .change_roster(vec![Change::Join { id, email_key, entry }], self.clock.now())
            .await
            .unwrap();
        id
    }

    /// A member with an account.
    pub async fn member(&self, number: &str, username: &str) -> Uuid {
        let email = format!("w.quack{number}@example.org");
        let id = self.on_roster(number, &email).await;
        self.mails().await;
        self.post("/en/join", &[("email", &email)]).await;
        let link = self.mail().await.link("invitation");
        let mut browser = Browser::new(self);
        let answer =
            browser.post(&link, &[("username", username), ("password", PASSWORD), ("terms", "1")]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        // Each test signs in where it wants to.
        let token = browser.cookie.as_deref().and_then(|cookie| cookie.strip_prefix("__Host-session="));
        self.accounts().sign_out(token.unwrap()).await.unwrap();
        id
    }

    /// Takes somebody off the roster.
    pub async fn leave(&self, person: Uuid) {
        self.store.change_roster(vec![Change::Leave { id: person }], self.clock.now()).await.unwrap();
    }

    /// Changes what is kept, as no page does.
    pub async fn alter(&self, statement: &'static str) {
        let url = format!("sqlite:{}", self.folder.path().join("commons.sqlite").display());
        let mut connection = sqlx::SqliteConnection::connect(&url).await.unwrap();
        sqlx::query(statement).execute(&mut connection).await.unwrap();
    }

    /// How many forms are kept for people who have to sign in first.
    pub async fn pending_forms(&self) -> i64 {
        let url = format!("sqlite:{}", self.folder.path().join("commons.sqlite").display());
        let mut connection = sqlx::SqliteConnection::connect(&url).await.unwrap();
        sqlx::query_scalar("SELECT COUNT(*) FROM kept_forms").fetch_one(&mut connection).await.unwrap()
    }

    /// Takes somebody's access away, as administrators do.
    pub async fn suspend(&self, username: &str) {
        let url = format!("sqlite:{}", self.folder.path().join("commons.sqlite").display());
        let mut connection = sqlx::SqliteConnection::connect(&url).await.unwrap();
        let person: Uuid = sqlx::query_scalar("SELECT person_id FROM accounts WHERE username = $1")
            .bind(username)
            .fetch_one(&mut connection)
            .await
            .unwrap();
        let actor: Uuid = sqlx::query_scalar("SELECT id FROM people WHERE id <> $1 LIMIT 1")
            .bind(person)
            .fetch_one(&mut connection)
            .await
            .unwrap();
        let (id, salt, reason) =
            (Uuid::from_u128(rand::random()), Uuid::from_u128(rand::random()), "Be kind, please.".to_owned());
        let (clause, until, at) = (Clause::Respect, None, self.clock.now());
        let suspension = Suspension { id, salt, person, clause, reason, until, actor, at };
        assert_eq!(self.store.suspend(suspension).await, Ok(RightsChange::Done));
        self.mails().await;
    }

    pub async fn role(&self, person: Uuid, role: Role) {
        let grant = Grant { role, scope: Scope::Everywhere };
        self.store.give_duty(person, grant, self.clock.now()).await.unwrap();
    }
}

/// The code that an app with this key shows.
pub fn code(site: &Site, key: &str) -> String {
    let secret = Secret::Encoded(key.replace(' ', "")).to_bytes().unwrap();
    let totp = TOTP::new(Algorithm::SHA1, 6, 1, 30, secret, None, "member".into()).unwrap();
    totp.generate(u64::try_from(site.clock.now().unix_timestamp()).unwrap())
}

/// Sets up an authenticator; returns its key and the page with the recovery codes.
pub async fn enrol(browser: &mut Browser<'_>) -> (String, Answer) {
    let page = browser.get("/en/account/authenticator").await.body;
    let key = between(&page, "<code class=\"key\">", "</code>").to_owned();
    let sealed = field_of(&page, "sealed");
    let code = code(browser.site, &key);
    let fields = [("sealed", sealed.as_str()), ("code", &code), ("password", PASSWORD)];
    let done = browser.post("/en/account/authenticator", &fields).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.body);
    browser.key.clone_from(&key);
    (key, done)
}

/// A browser of every kind of person: a visitor, members in each state, staff without a second factor, each duty.
pub async fn one_of_each(site: &Site) -> Vec<(&'static str, Browser<'_>)> {
    // A name that is not taken for the association's own.
    let unreserved = |word: &str| format!("zephirine-{}", word.chars().rev().collect::<String>());
    let mut people = vec![("visitor", Browser::new(site))];
    for (number, kind) in ["member", "left", "suspended", "unprotected"].into_iter().enumerate() {
        let name = unreserved(kind);
        let person = site.member(&number.to_string(), &name).await;
        let mut browser = Browser::new(site);
        match kind {
            "left" => site.leave(person).await,
            "suspended" => site.suspend(&name).await,
            "unprotected" => site.role(person, Role::Administrator).await,
            _ => {}
        }
        browser.sign_in(&name).await;
        people.push((kind, browser));
    }
    for (number, role) in Role::ALL.into_iter().enumerate() {
        let name = unreserved(role.code());
        let person = site.member(&(10 + number).to_string(), &name).await;
        site.role(person, role).await;
        let mut browser = Browser::new(site);
        browser.sign_in(&name).await;
        enrol(&mut browser).await;
        people.push((role.code(), browser));
    }
    people
}
