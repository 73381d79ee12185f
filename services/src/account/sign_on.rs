//! Signing in with the association's identity provider: whom it vouches for, and what that opens here.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::Language;
use domain::account::{Named, Subject, UsernameError};
use serde::{Deserialize, Serialize};
use store::StoreError;
use store::account::session::Actor;
use store::account::terms::Terms;
use store::account::{Login, NewAccount, Opened, Person, SignOnAccount};
use store::sign_on::{Claimant, Claimed, SignOnLink};
use subtle::ConstantTimeEq as _;
use time::Duration;
use uuid::Uuid;

use super::invitation::{AccountErrors, AccountFields, username};
use super::session::{Arrival, Arrived, SecondStep, SignedIn};
use super::ticket::Ticket;
use super::{Accounts, token_digest};

/// How long signing in at the provider may take.
pub const ATTEMPT_LIFE: Duration = Duration::minutes(10);
/// How long somebody may take to choose a name and read the terms.
pub const OPENING_LIFE: Duration = Duration::hours(1);

/// An attempt to sign in at the provider, which the browser carries there and back.
#[derive(Clone, Serialize, Deserialize)]
pub struct Attempt {
    /// Binds the provider's answer to this browser (RFC 6749 section 10.12).
    pub state: String,
    /// Binds the ID token to this attempt (Core 1.0, section 15.5.2).
    pub nonce: String,
    /// Binds the code to who asked for it (RFC 7636).
    pub verifier: String,
    /// Where to go after.
    pub to: String,
}

impl Ticket for Attempt {
    const PURPOSE: &'static [u8] = b"attempt";
}

/// Somebody whom the provider vouched for and who may open an account.
#[derive(Clone, Serialize, Deserialize)]
struct OpeningTicket {
    person: Uuid,
    epoch: u32,
    issuer: String,
    subject: String,
    second_factor: bool,
    to: String,
}

impl Ticket for OpeningTicket {
    const PURPOSE: &'static [u8] = b"opening";
}

/// What the provider vouched for, once its word has been verified.
#[derive(Clone, Debug)]
pub struct Vouched {
    /// The account there.
    pub account: SignOnAccount,
    /// Whom the configured claim names.
    pub named: Named,
    /// Whether it says that it asked for a second factor, and the configuration trusts it with that.
    pub second_factor: bool,
}

/// What became of signing in at the provider.
pub enum SignedOn {
    /// A session has started.
    In(Arrived),
    /// The second factor is due here.
    NeedsCode(SecondStep),
    /// They have no account yet, and may open one. Holds the ticket for it.
    MayOpen(String),
    /// Nobody here goes by what the provider says.
    NotMember,
    /// The provider has not verified their address.
    Unverified,
    /// What the provider says contradicts what is kept.
    Conflict,
}

/// What became of opening an account without a password.
pub enum SignOnOpening {
    /// It is open, and a session has started; and where to go.
    In(Arrived, String),
    /// Some fields are wrong.
    Fields(AccountErrors),
    /// The ticket is no good any more.
    Expired,
}

impl Accounts {
    /// Begins an attempt; with it comes the ticket that the browser carries.
    pub fn begin_sign_on(&self, to: String) -> Option<(Attempt, String)> {
        let random = || URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>());
        let attempt = Attempt { state: random(), nonce: random(), verifier: random(), to };
        let ticket = self.seal_ticket(attempt.clone(), ATTEMPT_LIFE)?;
        Some((attempt, ticket))
    }

    /// The attempt that a provider's answer belongs to: this browser's, under this state, for the first time.
    ///
    /// # Errors
    /// [`StoreError`] when it could not be marked as used.
    pub async fn take_sign_on(&self, ticket: &str, state: &str) -> Result<Option<Attempt>, StoreError> {
        let attempt: Option<Attempt> = self.open_ticket(ticket);
        let is_ours = |attempt: &Attempt| bool::from(attempt.state.as_bytes().ct_eq(state.as_bytes()));
        let Some(attempt) = attempt.filter(is_ours) else { return Ok(None) };
        let expires = self.clock.now() + ATTEMPT_LIFE;
        let is_first = self.store.use_sign_on_state(token_digest(state), expires).await?;
        Ok(is_first.then_some(attempt))
    }

    /// Lets in whom the provider vouched for. The first time, the configured claim says who it is, and the provider's
    /// account becomes theirs; from then on it goes by that account, and a claim that names somebody else is refused.
    ///
    /// # Errors
    /// [`StoreError`] when it could not be found out.
    pub async fn sign_on(
        &self,
        vouched: Vouched,
        to: &str,
        arrival: Arrival,
    ) -> Result<SignedOn, StoreError> {
        let owner = self.store.sign_on_owner(vouched.account.clone()).await?;
        let claimant = match self.claimed(&vouched.named) {
            Some(claimed) => self.store.sign_on_claimant(claimed).await?,
            None => None,
        };
        match (owner, claimant) {
            (Some(owner), Some(claimant)) if claimant.person.id != owner => self.conflict(owner).await,
            (Some(owner), _) => self.come_in(owner, vouched.second_factor, arrival).await,
            (None, Some(claimant)) => self.first_time(claimant, vouched, to, arrival).await,
            (None, None) if vouched.named == Named::Unverified => Ok(SignedOn::Unverified),
            (None, None) => Ok(SignedOn::NotMember),
        }
    }

    fn claimed(&self, named: &Named) -> Option<Claimed> {
        match named {
            Named::Mailbox(email) => Some(Claimed::Mailbox(self.secret.address_key(&email.canonical()))),
            Named::Member(number) => Some(Claimed::Member(number.clone())),
            Named::Unverified | Named::Nobody => None,
        }
    }

    async fn first_time(
        &self,
        claimant: Claimant,
        vouched: Vouched,
        to: &str,
        arrival: Arrival,
    ) -> Result<SignedOn, StoreError> {
        let Claimant { person, is_staff } = claimant;
        let Vouched { account, second_factor, .. } = vouched;
        if person.username.is_some() {
            return if self.store.link_sign_on(person.id, account, self.clock.now()).await? {
                self.come_in(person.id, second_factor, arrival).await
            } else {
                self.conflict(person.id).await
            };
        }
        if !person.on_roster && !is_staff {
            return Ok(SignedOn::NotMember);
        }
        let SignOnAccount { issuer, subject } = account;
        let opening = OpeningTicket {
            person: person.id,
            epoch: person.link_epoch,
            issuer,
            subject: subject.as_str().to_owned(),
            second_factor,
            to: to.to_owned(),
        };
        self.seal_ticket(opening, OPENING_LIFE).map(SignedOn::MayOpen).ok_or(StoreError::Unreadable)
    }

    async fn conflict(&self, person: Uuid) -> Result<SignedOn, StoreError> {
        tracing::warn!("the identity provider's word contradicts a link; nobody was let in");
        self.store.sign_on_refused(person, self.clock.now()).await?;
        Ok(SignedOn::Conflict)
    }

    /// As after a right password: whoever has a second factor here is asked for it, unless the provider asked.
    async fn come_in(
        &self,
        person: Uuid,
        second_factor: bool,
        arrival: Arrival,
    ) -> Result<SignedOn, StoreError> {
        let Some(credentials) = self.store.credentials(Login::Person(person)).await? else {
            return Ok(SignedOn::NotMember);
        };
        Ok(match self.enter(&credentials, second_factor, arrival).await? {
            SignedIn::In(arrived) => SignedOn::In(arrived),
            SignedIn::NeedsCode(step) => SignedOn::NeedsCode(step),
            SignedIn::Failed | SignedIn::Expired => SignedOn::NotMember,
        })
    }

    /// Whom a ticket lets open an account, with the terms to accept.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn signed_on(&self, ticket: &str) -> Result<Option<(Person, Terms)>, StoreError> {
        let Some(opening) = self.open_ticket::<OpeningTicket>(ticket) else { return Ok(None) };
        let person = self.store.person(opening.person, opening.epoch).await?;
        let Some(person) = person.filter(|person| person.username.is_none()) else { return Ok(None) };
        Ok(self.store.terms().await?.map(|terms| (person, terms)))
    }

    /// Opens the account of somebody whom the provider vouched for. It has no password until its owner sets one.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn open_signed_on(
        &self,
        ticket: &str,
        fields: &AccountFields,
        language: Language,
        arrival: Arrival,
    ) -> Result<SignOnOpening, StoreError> {
        let Some((person, terms)) = self.signed_on(ticket).await? else { return Ok(SignOnOpening::Expired) };
        let Some(opening) = self.open_ticket::<OpeningTicket>(ticket) else {
            return Ok(SignOnOpening::Expired);
        };
        let Some(subject) = Subject::parse(&opening.subject) else { return Ok(SignOnOpening::Expired) };
        let mut wrong =
            AccountErrors { terms: fields.terms != terms.version.to_string(), ..AccountErrors::default() };
        let username =
            username(&person.email, &fields.username).map_err(|error| wrong.username = Some(error));
        let (Ok(username), false) = (username, wrong.terms) else { return Ok(SignOnOpening::Fields(wrong)) };
        let account = NewAccount {
            person: person.id,
            link_epoch: person.link_epoch,
            name_key: self.name_key(username.as_str()),
            username,
            password: None,
            sign_on: Some(SignOnAccount { issuer: opening.issuer, subject }),
            terms: terms.version,
            language,
            at: self.clock.now(),
        };
        self.meet_bonds(account.person).await?;
        Ok(match self.store.open_account(account).await? {
            Opened::Now => {
                let arrived = self.begin(person.id, opening.second_factor, arrival).await?;
                SignOnOpening::In(arrived, opening.to)
            }
            Opened::Unknown => SignOnOpening::Expired,
            Opened::NameTaken => {
                SignOnOpening::Fields(AccountErrors { username: Some(UsernameError::Taken), ..wrong })
            }
        })
    }

    /// The asker's account at this provider.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn sign_on_of(&self, actor: &Actor, issuer: &str) -> Result<Option<SignOnLink>, StoreError> {
        let links = self.store.sign_on_links(actor.person).await?;
        Ok(links.into_iter().find(|link| link.account.issuer == issuer))
    }

    /// Takes the asker's account at this provider away from them. `false` when they would have no way in.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn end_sign_on(&self, actor: &Actor, issuer: String) -> Result<bool, StoreError> {
        self.store.unlink_sign_on(actor.person, issuer, self.clock.now()).await
    }

    /// Forgets attempts to sign in elsewhere that took too long.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was forgotten.
    pub async fn expire_sign_on_states(&self) -> Result<(), StoreError> {
        self.store.expire_sign_on_states(self.clock.now()).await
    }

    /// Notes how signing in elsewhere is set, or that it is not, for the log of who changed what.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn note_sign_on(&self, settings: Option<String>) -> Result<(), StoreError> {
        self.store.note_sign_on_settings(settings, self.clock.now()).await
    }
}
