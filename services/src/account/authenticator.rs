//! The second factor: a time-based code (RFC 6238), or a recovery code.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::Language;
use domain::account::Code;
use store::StoreError;
use store::account::Credentials;
use store::account::session::{Actor, TokenDigest};
use subtle::ConstantTimeEq as _;
use totp_rs::{Algorithm, TOTP};
use uuid::Uuid;

use super::sealed_bytes::{open_bytes, seal_bytes};
use super::{AccountError, Accounts, new_token, token_digest};

/// Seconds of a step.
const STEP: u64 = 30;
/// Bytes of a secret (RFC 4226 section 4, R6).
const SECRET_BYTES: usize = 20;
/// How many recovery codes there are.
const RECOVERY_CODES: usize = 8;

/// An authenticator that is about to be set up.
#[derive(Clone)]
pub struct Enrolment {
    /// The secret, for the form that comes back: readable by the server alone, and for this person alone.
    pub sealed: String,
    /// The secret, to type.
    pub key: String,
    /// The address that an app reads from the picture.
    pub url: String,
}

impl std::fmt::Debug for Enrolment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Enrolment(…)")
    }
}

/// An authenticator that is in use from the start.
pub(crate) struct NewAuthenticator {
    /// The secret, to type.
    pub(crate) key: String,
    /// The secret, to keep.
    pub(crate) sealed: Vec<u8>,
    /// The recovery codes, to type.
    pub(crate) codes: Vec<String>,
    /// The recovery codes, to keep.
    pub(crate) digests: Vec<TokenDigest>,
}

/// What became of setting one up.
pub enum Enrolled {
    /// It is in use.
    Done {
        /// The recovery codes, this once.
        codes: Vec<String>,
        /// The cookie's new value: the asker's other sessions have ended.
        token: String,
    },
    /// The password was not right.
    WrongPassword,
    /// The code was not right.
    WrongCode,
}

impl Accounts {
    /// Begins to set up an authenticator. Nothing is kept.
    pub fn begin_enrolment(&self, actor: &Actor, language: Language) -> Option<Enrolment> {
        let secret: [u8; SECRET_BYTES] = rand::random();
        self.enrolment(actor, language, &secret)
    }

    /// The same again, after a wrong code.
    pub fn continue_enrolment(&self, actor: &Actor, language: Language, sealed: &str) -> Option<Enrolment> {
        let secret = self.open_secret(actor, &URL_SAFE_NO_PAD.decode(sealed).ok()?)?;
        self.enrolment(actor, language, &secret)
    }

    fn enrolment(&self, actor: &Actor, language: Language, secret: &[u8]) -> Option<Enrolment> {
        let sealed = URL_SAFE_NO_PAD.encode(self.seal_secret(actor.person.as_bytes(), secret)?);
        // What the app shows beside the code is what the second step calls us.
        let issuer = self.texts.issuer.in_language(language).to_owned();
        let totp = totp(secret, Some(issuer), &actor.username)?;
        Some(Enrolment { sealed, key: totp.get_secret_base32(), url: totp.get_url() })
    }

    /// Puts the authenticator in use, once the password has shown that it is the asker, for a session that was stolen
    /// must not plant one, and the authenticator a right code.
    ///
    /// # Errors
    /// [`AccountError`] when nothing was kept.
    pub async fn finish_enrolment(
        &self,
        actor: &Actor,
        sealed: &str,
        code: &str,
        password: &str,
    ) -> Result<Enrolled, AccountError> {
        if !self.is_owner(actor, password).await? {
            return Ok(Enrolled::WrongPassword);
        }
        let sealed = URL_SAFE_NO_PAD.decode(sealed).unwrap_or_default();
        let Some(secret) = self.open_secret(actor, &sealed) else { return Ok(Enrolled::WrongCode) };
        let Some(step) = self.step_of(&secret, &Code::read(code)) else { return Ok(Enrolled::WrongCode) };
        let (codes, digests) = recovery_codes();
        let (token, renewed) = new_token();
        self.store.set_authenticator(actor, sealed, step, digests, renewed, self.clock.now()).await?;
        Ok(Enrolled::Done { codes, token })
    }

    /// An authenticator that is in use from the start.
    pub(crate) fn new_authenticator(&self, person: Uuid) -> Option<NewAuthenticator> {
        let secret: [u8; SECRET_BYTES] = rand::random();
        let (codes, digests) = recovery_codes();
        let key = totp(&secret, None, "member")?.get_secret_base32();
        Some(NewAuthenticator { key, sealed: self.seal_secret(person.as_bytes(), &secret)?, codes, digests })
    }

    /// Whether the code is the second factor; if so, it is used up.
    pub(super) async fn is_second_factor(
        &self,
        credentials: &Credentials,
        code: &Code,
    ) -> Result<bool, StoreError> {
        let Some(sealed) = &credentials.totp_secret else { return Ok(false) };
        if code.is_of_authenticator() {
            let secret = self.open_bytes(credentials.person.as_bytes(), sealed);
            let step = secret.and_then(|secret| self.step_of(&secret, code));
            return match step {
                Some(step) => self.store.use_totp_step(credentials.person, step).await,
                None => Ok(false),
            };
        }
        self.store.use_recovery_code(credentials.person, token_digest(code.as_str()), self.clock.now()).await
    }

    /// The step whose code this is: now, or one to either side, for clocks that differ (RFC 6238 section 6).
    fn step_of(&self, secret: &[u8], code: &Code) -> Option<u64> {
        let totp = totp(secret, None, "member")?;
        let now = u64::try_from(self.clock.now().unix_timestamp()).ok()? / STEP;
        (now - 1..=now + 1)
            .find(|step| bool::from(totp.generate(step * STEP).as_bytes().ct_eq(code.as_str().as_bytes())))
    }

    fn open_secret(&self, actor: &Actor, sealed: &[u8]) -> Option<Vec<u8>> {
        self.open_bytes(actor.person.as_bytes(), sealed)
    }

    fn seal_secret(&self, person: &[u8], secret: &[u8]) -> Option<Vec<u8>> {
        seal_bytes(self.secret.authenticator_key(), person, secret)
    }

    fn open_bytes(&self, person: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        open_bytes(self.secret.authenticator_key(), person, sealed)
    }
}

fn totp(secret: &[u8], issuer: Option<String>, account: &str) -> Option<TOTP> {
    // A colon ends the issuer in the address that an app reads.
    let issuer = issuer.map(|issuer| issuer.replace(':', " "));
    TOTP::new(Algorithm::SHA1, Code::DIGITS, 1, STEP, secret.to_vec(), issuer, account.to_owned()).ok()
}

/// New recovery codes, to show and to keep.
fn recovery_codes() -> (Vec<String>, Vec<TokenDigest>) {
    let codes: Vec<String> = (0..RECOVERY_CODES).map(|_| recovery_code()).collect();
    let digests = codes.iter().map(|code| token_digest(Code::read(code).as_str())).collect();
    (codes, digests)
}

/// Eighty random bits, in four groups of letters and digits that are not taken for one another.
fn recovery_code() -> String {
    const ALPHABET: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    let bits: u128 = rand::random();
    (0..16).fold(String::new(), |mut code, at| {
        if at > 0 && at % 4 == 0 {
            code.push('-');
        }
        code.push(char::from(ALPHABET[(bits >> (at * 5)) as usize % 32]));
        code
    })
}
