//! Signing in, knowing who asks, signing out.

use domain::account::{Code, Password, Username};
use domain::seal::{Purpose, Sealed};
use domain::{EmailAddress, Language};
use store::StoreError;
use store::account::session::{Actor, NewSession, Session};
use store::account::terms::Terms;
use store::account::{Credentials, Login};
use time::Duration;
use uuid::Uuid;

use super::{AccountError, Accounts, new_token, token_digest};
use crate::new_id;

/// How long a session may rest, and last at all, for members.
const MEMBER: (Duration, Duration) = (Duration::days(7), Duration::days(30));
/// The same for staff, who can do more harm.
const STAFF: (Duration, Duration) = (Duration::hours(1), Duration::hours(12));
/// How far behind the note of a session's last use may be: noting each request would cost a write each.
const SEEN_PACE: Duration = Duration::minutes(5);
/// How long the second step may take.
const SECOND_STEP: Duration = Duration::minutes(10);

/// The browser that somebody arrives with. However they get in, they say what it is: so none of the ways in can leave
/// the session behind that it had.
#[derive(Clone, Default)]
pub struct Arrival {
    /// Its name.
    pub browser: String,
    /// The cookie's value that it came with.
    pub former: Option<String>,
}

/// A session that has begun.
pub struct Arrived {
    /// The cookie's value, which stands nowhere else.
    pub token: String,
    /// Whose it is.
    pub person: Uuid,
}

/// Whom a name may mean that was typed to sign in.
pub struct Candidate(Option<Credentials>);

impl Candidate {
    /// Nobody: no password is right, and it takes as long to find that out.
    pub const NOBODY: Self = Self(None);

    /// Whose name it is.
    pub fn person(&self) -> Option<Uuid> {
        self.0.as_ref().map(|credentials| credentials.person)
    }
}

/// What became of an attempt to sign in.
pub enum SignedIn {
    /// A session has started.
    In(Arrived),
    /// The password was right; the second factor is due.
    NeedsCode(SecondStep),
    /// It was not right.
    Failed,
    /// The first step was too long ago.
    Expired,
}

/// A second step that is due.
#[derive(Clone, Debug)]
pub struct SecondStep {
    /// The seal of the first step.
    pub first_step: String,
    /// Whether a code was given that is not right.
    pub is_wrong: bool,
    /// Whether a code does: of the authenticator, or for recovery.
    pub takes_code: bool,
    /// Whether a passkey does.
    pub takes_passkey: bool,
}

impl Accounts {
    /// What somebody may be known by, however they typed it; `None` when nobody can be.
    fn login(&self, typed: &str) -> Option<Login> {
        // No username is an address, and the @ of one may be a full-width sign.
        if let Ok(email) = EmailAddress::parse(typed) {
            return Some(Login::Email(self.secret.address_key(&email.canonical())));
        }
        Username::read(typed).ok().map(|username| Login::Username(username.skeleton()))
    }

    /// What attempts to sign in by a name are counted under: not the name itself, and the same for every spelling of it.
    pub fn attempt_key(&self, typed: &str) -> [u8; 32] {
        match self.login(typed) {
            Some(Login::Email(key)) => key,
            Some(Login::Username(skeleton)) => self.secret.address_key(&skeleton),
            Some(Login::Person(_)) | None => self.secret.address_key(&typed.trim().to_lowercase()),
        }
    }

    /// Whom somebody may mean by the name that they typed.
    ///
    /// # Errors
    /// [`StoreError`] when it could not be found out.
    pub async fn candidate(&self, typed: &str) -> Result<Candidate, StoreError> {
        Ok(Candidate(match self.login(typed) {
            Some(login) => self.store.credentials(login).await?,
            None => None,
        }))
    }

    /// Takes the first step. A name that nobody has costs the same time as a wrong password.
    ///
    /// # Errors
    /// [`AccountError`] when it could not be found out.
    pub async fn sign_in(
        &self,
        candidate: Candidate,
        password: &str,
        arrival: Arrival,
    ) -> Result<SignedIn, AccountError> {
        let Candidate(credentials) = candidate;
        let hash = credentials.as_ref().and_then(|credentials| credentials.password.clone());
        let is_right = self.hasher.verify(Password::typed(password), hash).await?;
        let Some(credentials) = credentials.filter(|_| is_right) else { return Ok(SignedIn::Failed) };
        Ok(self.enter(&credentials, false, arrival).await?)
    }

    /// What a right password opens, or the provider's word: a session; for anyone who has an authenticator or a
    /// passkey, the second step.
    pub(super) async fn enter(
        &self,
        credentials: &Credentials,
        second_factor: bool,
        arrival: Arrival,
    ) -> Result<SignedIn, StoreError> {
        let has_one = credentials.totp_secret.is_some() || credentials.has_passkey;
        if has_one && !second_factor {
            let expires = Some(self.clock.now() + SECOND_STEP);
            let step = Sealed { subject: credentials.person, epoch: credentials.link_epoch, expires };
            let first_step = self.secret.seal(Purpose::SecondFactor, step);
            return Ok(SignedIn::NeedsCode(due(credentials, first_step)));
        }
        Ok(SignedIn::In(self.begin(credentials.person, second_factor, arrival).await?))
    }

    /// Whose second step it is; `None` when the first was too long ago.
    pub fn second_step(&self, first_step: &str) -> Option<Uuid> {
        let step = self.secret.open(Purpose::SecondFactor, first_step, self.clock.now()).ok()?;
        Some(step.subject)
    }

    /// Takes the second step, with a code of the authenticator or a recovery code.
    ///
    /// # Errors
    /// [`AccountError`] when it could not be found out.
    pub async fn give_code(
        &self,
        first_step: &str,
        code: &Code,
        arrival: Arrival,
    ) -> Result<SignedIn, AccountError> {
        let Ok(step) = self.secret.open(Purpose::SecondFactor, first_step, self.clock.now()) else {
            return Ok(SignedIn::Expired);
        };
        let credentials = self.store.credentials(Login::Person(step.subject)).await?;
        let Some(credentials) = credentials.filter(|credentials| credentials.link_epoch == step.epoch) else {
            return Ok(SignedIn::Expired);
        };
        if !self.is_second_factor(&credentials, code).await? {
            let step = due(&credentials, first_step.to_owned());
            return Ok(SignedIn::NeedsCode(SecondStep { is_wrong: true, ..step }));
        }
        Ok(SignedIn::In(self.begin(credentials.person, true, arrival).await?))
    }

    /// Begins a session; the one that the browser had ends.
    pub(super) async fn begin(
        &self,
        person: Uuid,
        second_factor: bool,
        arrival: Arrival,
    ) -> Result<Arrived, StoreError> {
        let (token, session) = self.new_session(person, second_factor, arrival);
        self.store.start_session(session).await?;
        Ok(Arrived { token, person })
    }

    /// A session to start, and the cookie's value.
    pub(super) fn new_session(
        &self,
        person: Uuid,
        second_factor: bool,
        arrival: Arrival,
    ) -> (String, NewSession) {
        let at = self.clock.now();
        let (token, digest) = new_token();
        let former = arrival.former.as_deref().map(token_digest);
        let browser = arrival.browser;
        (token, NewSession { id: new_id(at), digest, person, second_factor, browser, former, at })
    }

    /// Who asks, from the cookie's value.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn actor(&self, token: &str) -> Result<Option<Actor>, StoreError> {
        let now = self.clock.now();
        let Some(actor) = self.store.actor(token_digest(token), now).await? else { return Ok(None) };
        let (idle, longest) = if actor.standing.is_staff() { STAFF } else { MEMBER };
        if now - actor.seen > idle || now - actor.started > longest {
            return Ok(None);
        }
        if now - actor.seen > SEEN_PACE {
            // A use that is not noted ends the session a little earlier: no reason to refuse it.
            let _ = self.store.session_seen(actor.session, now).await;
        }
        Ok(Some(actor))
    }

    /// Where a person is signed in.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn sessions(&self, actor: &Actor) -> Result<Vec<Session>, StoreError> {
        self.store.sessions(actor.person).await
    }

    /// Those of some sessions that have ended.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn ended_sessions(&self, sessions: Vec<Uuid>) -> Result<Vec<Uuid>, StoreError> {
        self.store.ended_sessions(sessions).await
    }

    /// Ends one of a person's sessions, or with `None` all but the one that asks.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn end_sessions(&self, actor: &Actor, ended: Option<Uuid>) -> Result<(), StoreError> {
        self.store.end_sessions(actor.person, ended, Some(actor.session)).await
    }

    /// Signs out.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn sign_out(&self, token: &str) -> Result<(), StoreError> {
        match self.store.actor(token_digest(token), self.clock.now()).await? {
            Some(actor) => self.store.end_sessions(actor.person, Some(actor.session), None).await,
            None => Ok(()),
        }
    }

    /// Forgets sessions and challenges that no one can use any more.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was forgotten.
    pub async fn expire_sessions(&self) -> Result<u64, StoreError> {
        let now = self.clock.now();
        self.store.forget_challenges(now).await?;
        self.store.expire_pending_forms(now - super::FORM_PENDING).await?;
        self.store.expire_sessions(now - MEMBER.0, now - MEMBER.1).await
    }

    /// Forgets what people have done of late, where they may do all of it again; returns how many.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was forgotten.
    pub async fn forget_allowances(&self) -> Result<u64, StoreError> {
        self.store.forget_allowances(self.clock.now()).await
    }

    /// The Terms and Conditions in force.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn terms(&self) -> Result<Option<Terms>, StoreError> {
        self.store.terms().await
    }

    /// Accepts the Terms and Conditions that were shown.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn accept_terms(
        &self,
        actor: &Actor,
        version: &str,
        language: Language,
    ) -> Result<bool, StoreError> {
        let Some(terms) = self.store.terms().await?.filter(|terms| terms.version.to_string() == version)
        else {
            return Ok(false);
        };
        self.store.accept_terms(actor.person, terms.version, language, self.clock.now()).await?;
        Ok(true)
    }
}

/// The second step of somebody whose first was right.
fn due(credentials: &Credentials, first_step: String) -> SecondStep {
    SecondStep {
        first_step,
        is_wrong: false,
        takes_code: credentials.totp_secret.is_some(),
        takes_passkey: credentials.has_passkey,
    }
}
