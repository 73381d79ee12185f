//! Sessions: who asks, and how their browser is known again.

use async_trait::async_trait;
use domain::account::{Standing, is_new};
use domain::community::Zone;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::StoreError;

/// SHA-256 of a random token: finds it again, and is of no use to whoever has a copy of the database.
pub type TokenDigest = [u8; 32];

/// A session to start.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// Its name on its owner's page.
    pub id: Uuid,
    /// The digest of its token.
    pub digest: TokenDigest,
    /// Whose.
    pub person: Uuid,
    /// Whether a second factor was given.
    pub second_factor: bool,
    /// The browser's name.
    pub browser: String,
    /// The digest of the token that the browser came with: that session ends, whosever it is.
    pub former: Option<TokenDigest>,
    /// When.
    pub at: OffsetDateTime,
}

/// Who asks: a session with its person as they are at this moment.
#[derive(Clone, Debug)]
pub struct Actor {
    /// The session.
    pub session: Uuid,
    /// The person.
    pub person: Uuid,
    /// What they are called.
    pub username: String,
    /// When their account was opened.
    pub opened: OffsetDateTime,
    /// What they may be allowed.
    pub standing: Standing,
    /// Whether they have a password; not everybody who comes by an identity provider does.
    pub has_password: bool,
    /// Whether an authenticator is set up.
    pub has_authenticator: bool,
    /// Whether they have a passkey.
    pub has_passkey: bool,
    /// Where their clock is.
    pub zone: Zone,
    /// When they were done with the introduction.
    pub introduced: Option<OffsetDateTime>,
    /// When the session started.
    pub started: OffsetDateTime,
    /// When it was last used, to a few minutes.
    pub seen: OffsetDateTime,
}

impl Actor {
    /// Whether their account is new.
    pub fn is_new(&self, now: OffsetDateTime) -> bool {
        is_new(self.opened, now)
    }

    /// Whether this session may set up second factors and take them away. Anyone who has one gives it first: a password
    /// that was learned must not replace it.
    pub fn may_change_factors(&self) -> bool {
        self.standing.has_second_factor || !(self.has_authenticator || self.has_passkey)
    }
}

/// A session, for its owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Its name.
    pub id: Uuid,
    /// The browser.
    pub browser: String,
    /// When it started.
    pub started: OffsetDateTime,
    /// When it was last used, to a few minutes.
    pub seen: OffsetDateTime,
}

/// Sessions.
#[async_trait]
pub trait Sessions: Send + Sync {
    /// Starts a session, and ends the one that the browser came with.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn start_session(&self, session: NewSession) -> Result<(), StoreError>;

    /// Who asks, and what they are now: one indexed read.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn actor(&self, digest: TokenDigest, now: OffsetDateTime) -> Result<Option<Actor>, StoreError>;

    /// Has it noted that a session was used: before whatever is written after this, and whoever asks waits for nothing.
    ///
    /// # Errors
    /// [`StoreError`] when it will not be.
    async fn session_seen(&self, session: Uuid, at: OffsetDateTime) -> Result<(), StoreError>;

    /// A person's sessions, the last used first.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn sessions(&self, person: Uuid) -> Result<Vec<Session>, StoreError>;

    /// Those of some sessions that have ended.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn ended_sessions(&self, sessions: Vec<Uuid>) -> Result<Vec<Uuid>, StoreError>;

    /// Ends one of a person's sessions, or with `None` all but `kept`.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn end_sessions(
        &self,
        person: Uuid,
        ended: Option<Uuid>,
        kept: Option<Uuid>,
    ) -> Result<(), StoreError>;

    /// Forgets sessions that were last used before `idle` or started before `old`.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was forgotten.
    async fn expire_sessions(&self, idle: OffsetDateTime, old: OffsetDateTime) -> Result<u64, StoreError>;
}
