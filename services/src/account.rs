//! What people do with accounts: who may, is it valid, one store call, answer. No SQL, no HTML.

mod access_request;
mod authenticator;
mod ceremony;
mod email;
mod invitation;
mod keys;
mod my_data;
mod passkeys;
mod password;
mod password_reset;
mod pending_form;
mod profile;
mod sealed_bytes;
mod session;
mod sign_on;
mod stop_mails;
mod ticket;

use std::sync::Arc;

use async_trait::async_trait;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::Clock;
use domain::account::Password;
use domain::seal::{Purpose, Sealed, Secret};
use sha2::{Digest as _, Sha256};
use store::account::Person;
use store::account::session::TokenDigest;
use store::document::Bilingual;
use store::mail::{AccountMail, AccountMailKind};
use store::{Store, StoreError};
use time::Duration;

pub use authenticator::{Enrolled, Enrolment};
pub use email::EmailRequest;
pub(crate) use invitation::username;
pub use invitation::{AccountErrors, AccountFields, Opening};
pub(crate) use keys::name_key;
pub use keys::number_key;
pub use my_data::MyAccountData;
pub use passkeys::{Begun, Passed, Refused};
pub use password::PasswordChange;
pub use password_reset::PasswordReset;
pub use pending_form::{
    LIFE as FORM_PENDING, MOST as MOST_PENDING, MOST_WITH_RESTS as MOST_PENDING_WITH_RESTS,
};
pub use profile::{Leaving, ProfileFields, Saved, Unsaved};
pub use profile::{notification_words, profile_words};
pub use session::{Arrival, Arrived, Candidate, SecondStep, SignedIn};
pub use sign_on::{ATTEMPT_LIFE, Attempt, OPENING_LIFE, SignOnOpening, SignedOn, Vouched};
pub use stop_mails::Stop;

use crate::resources::Resources;
use crate::site::Site;
use crate::stored_texts::StoredTexts;

/// How long an invitation works, and a link that confirms an address, from when they were asked for.
pub const LINK_LIFE: Duration = Duration::days(3);
/// How long a link to a new password works, from when its mail is written: whoever asked for it is waiting.
const RESET_LIFE: Duration = Duration::hours(1);

/// Turns passwords into hashes that are slow to guess, away from the threads that serve pages.
#[async_trait]
pub trait PasswordHasher: Send + Sync {
    /// A hash to keep, as a PHC string.
    ///
    /// # Errors
    /// [`Busy`] when too many wait.
    async fn hash(&self, password: Password) -> Result<String, Busy>;

    /// Whether the password is the one that was hashed. Without a hash it takes as long, and says no.
    ///
    /// # Errors
    /// [`Busy`] when too many wait.
    async fn verify(&self, password: Password, hash: Option<String>) -> Result<bool, Busy>;
}

/// Too many people sign in at once; a few seconds help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("too many passwords wait to be hashed")]
pub struct Busy;

/// Why nothing was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AccountError {
    /// Too many people at once.
    #[error(transparent)]
    Busy(#[from] Busy),
    /// The store did not do it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The use cases of accounts, over one store.
#[derive(Clone)]
pub struct Accounts {
    pub(crate) store: Arc<dyn Store>,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// What seals links.
    pub secret: Secret,
    /// Whose Community it is.
    pub site: Arc<Site>,
    /// What of the texts is stored.
    pub texts: Arc<StoredTexts>,
    /// What hashes passwords.
    pub hasher: Arc<dyn PasswordHasher>,
}

impl Accounts {
    /// Puts the use cases together.
    pub fn new(resources: &Resources, hasher: Arc<dyn PasswordHasher>) -> Self {
        let Resources { store, clock, secret, site, texts } = resources.clone();
        Self { store, clock, secret, site, texts, hasher }
    }

    /// Publishes the Terms and Conditions that ship, where the association has none yet.
    ///
    /// # Errors
    /// [`StoreError`] when they could not be kept.
    pub async fn prepare(&self) -> Result<(), StoreError> {
        let Bilingual { en, fr } = self.texts.terms.clone();
        self.store.publish_first_terms(en, fr, self.clock.now()).await
    }

    /// The token of the link in a mail about an account, sealed for its person. Most mails need none.
    pub fn mail_token(&self, mail: &AccountMail) -> Option<String> {
        let purpose = match mail.kind {
            AccountMailKind::Invitation => Purpose::Invitation,
            AccountMailKind::PasswordReset => Purpose::NewPassword,
            AccountMailKind::ConfirmEmail => Purpose::ConfirmEmail,
            AccountMailKind::PasswordChanged
            | AccountMailKind::EmailChanged
            | AccountMailKind::SecondFactorSet
            | AccountMailKind::RecoveryCodeUsed
            | AccountMailKind::UsernameChanged
            | AccountMailKind::SecondFactorReset
            | AccountMailKind::SignOnLinked
            | AccountMailKind::PasskeyAdded
            | AccountMailKind::PasskeyRemoved
            | AccountMailKind::Moderated => return None,
        };
        let person = &mail.person;
        let expires = match mail.kind {
            AccountMailKind::PasswordReset => self.clock.now() + RESET_LIFE,
            _ => mail.queued + LINK_LIFE,
        };
        let link = Sealed { subject: person.id, epoch: person.link_epoch, expires: Some(expires) };
        Some(self.secret.seal(purpose, link))
    }

    /// The person that a link was sealed for, while it holds.
    async fn bearer(&self, purpose: Purpose, token: &str) -> Result<Option<Person>, StoreError> {
        match self.secret.open(purpose, token, self.clock.now()) {
            Ok(link) => self.store.person(link.subject, link.epoch).await,
            Err(_) => Ok(None),
        }
    }
}

/// A session's new token, which stands in its cookie alone, and what it is known by in the database.
fn new_token() -> (String, TokenDigest) {
    let token = URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>());
    let digest = token_digest(&token);
    (token, digest)
}

/// What a random token is known by in the database.
fn token_digest(token: &str) -> TokenDigest {
    digest(token.as_bytes())
}

fn digest(bytes: &[u8]) -> TokenDigest {
    Sha256::digest(bytes).into()
}
