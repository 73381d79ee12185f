//! Passkeys (WebAuthn level 3): made in a session whose person has just typed their password, and enough by themselves
//! to sign in, for the authenticator has verified its owner.

use domain::account::PasskeyName;
use serde::Serialize;
use serde_json::Value;
use store::StoreError;
use store::account::session::Actor;
use store::passkey::{Added, Answered, Credential, MOST_PASSKEYS, NewPasskey, Passkey, Use, Used};
use uuid::Uuid;
use webauthn_rp::bin::{Decode as _, Encode as _};
use webauthn_rp::request::auth::AuthenticationVerificationOptions;
use webauthn_rp::request::register::{
    CredProtect, PublicKeyCredentialUserEntity, RegistrationVerificationOptions, UserHandle16,
};
use webauthn_rp::request::{AsciiDomain, PublicKeyCredentialDescriptor, RpId};
use webauthn_rp::response::auth::error::AuthCeremonyErr;
use webauthn_rp::response::register::{CompressedPubKey, DynamicState, StaticState};
use webauthn_rp::response::{AuthTransports, AuthenticatorAttachment, Backup, CredentialId};
use webauthn_rp::{
    AuthenticatedCredential, DiscoverableAuthentication16, DiscoverableAuthenticationServerState,
    DiscoverableCredentialRequestOptions, PublicKeyCredentialCreationOptions, Registration,
    RegistrationServerState,
};

use super::ceremony::{Ceremony, Purpose};
use super::session::{Arrival, Arrived};
use super::{AccountError, Accounts, digest, new_token};
use crate::new_id;

/// A public key as it is kept.
type Key = StaticState<CompressedPubKey<[u8; 32], [u8; 32], [u8; 48], Vec<u8>>>;

/// A ceremony that has begun: what the browser hands to the authenticator, and what it hands back to us unread.
#[derive(Debug, Serialize)]
pub struct Begun {
    /// WebAuthn's options, as JSON (section 5.1.10 and 5.1.11).
    pub options: Value,
    /// The sealed ceremony.
    pub ceremony: String,
}

/// What became of a passkey.
pub enum Passed<T> {
    /// It went well.
    Done(T),
    /// It did not.
    Refused(Refused),
}

/// Why a passkey was not added, or did not open anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The password was not right.
    Password,
    /// The passkey has no name that can be kept.
    Name,
    /// There are as many as can be kept.
    Full,
    /// This session may not change what protects the account.
    Locked,
    /// The challenge is too old, was answered before, or was never ours to this person for this.
    Expired,
    /// No such passkey is known here.
    Unknown,
    /// The authenticator's answer does not hold.
    Invalid,
    /// Too many attempts came from one place.
    TooMany,
    /// Too many people at once.
    Busy,
}

impl Accounts {
    /// The asker's passkeys.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn passkeys(&self, actor: &Actor) -> Result<Vec<Passkey>, StoreError> {
        self.store.passkeys(actor.person).await
    }

    /// Begins to make a passkey, once the password has shown that it is the asker: a session that was stolen must not
    /// plant one.
    ///
    /// # Errors
    /// [`AccountError`] when it could not be found out.
    pub async fn begin_passkey(
        &self,
        actor: &Actor,
        name: &str,
        password: &str,
    ) -> Result<Passed<Begun>, AccountError> {
        if !actor.may_change_factors() {
            return Ok(Passed::Refused(Refused::Locked));
        }
        let Ok(name) = PasskeyName::parse(name) else { return Ok(Passed::Refused(Refused::Name)) };
        if !self.is_owner(actor, password).await? {
            return Ok(Passed::Refused(Refused::Password));
        }
        let known = self.store.passkeys(actor.person).await?;
        if known.len() >= usize::from(MOST_PASSKEYS) {
            return Ok(Passed::Refused(Refused::Full));
        }
        let begun = self.creation(actor, name, known);
        Ok(begun.map_or(Passed::Refused(Refused::Invalid), Passed::Done))
    }

    fn creation(&self, actor: &Actor, name: PasskeyName, known: Vec<Passkey>) -> Option<Begun> {
        let party = self.relying_party()?;
        let Ok(handle) = UserHandle16::decode(actor.person.into_bytes());
        let mut user = PublicKeyCredentialUserEntity::from(&handle);
        if let Ok(username) = actor.username.as_str().try_into() {
            user.name = username;
        }
        user.display_name = actor.username.as_str().try_into().ok();
        let known = known.into_iter().filter_map(|passkey| {
            let id = CredentialId::<Vec<u8>>::decode(passkey.credential.id).ok()?;
            Some(PublicKeyCredentialDescriptor { id, transports: AuthTransports::decode(0).ok()? })
        });
        let mut options = PublicKeyCredentialCreationOptions::passkey(&party, user, known.collect());
        // The library would have it enforced, and then authenticators that do not know it make no passkey at all.
        options.extensions.cred_protect = CredProtect::None;
        let (state, options) = options.start_ceremony().ok()?;
        let ceremony = Ceremony { state: state.encode().ok()?, name: name.into_string() };
        Some(Begun {
            options: serde_json::to_value(&options).ok()?,
            ceremony: self.seal_ceremony(Purpose::Registration(actor), &ceremony)?,
        })
    }

    /// Keeps a passkey that an authenticator has made. Returns the cookie's new value: the asker's other sessions end.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn finish_passkey(
        &self,
        actor: &Actor,
        ceremony: &str,
        credential: &Value,
    ) -> Result<Passed<String>, StoreError> {
        let Some((ceremony, expires)) = self.open_ceremony(Purpose::Registration(actor), ceremony) else {
            return Ok(Passed::Refused(Refused::Expired));
        };
        let Some((credential, challenge)) = self.registered(&ceremony, credential) else {
            return Ok(Passed::Refused(Refused::Invalid));
        };
        let now = self.clock.now();
        let passkey = NewPasskey { id: new_id(now), name: ceremony.name, credential };
        let answered = Answered { challenge: digest(&challenge), expires };
        let (token, renewed) = new_token();
        Ok(match self.store.add_passkey(actor, passkey, answered, renewed, now).await? {
            Added::Now => Passed::Done(token),
            Added::Replayed => Passed::Refused(Refused::Expired),
            Added::Refused => Passed::Refused(Refused::Full),
        })
    }

    /// The credential, when the answer holds, and the challenge that it answers.
    fn registered(&self, ceremony: &Ceremony, credential: &Value) -> Option<(Credential, [u8; 16])> {
        let state = RegistrationServerState::<16>::decode(&ceremony.state).ok()?;
        let response = Registration::from_json_relaxed(credential.to_string().as_bytes()).ok()?;
        let Ok(challenge) = response.challenge_relaxed().ok()?.encode();
        let options = RegistrationVerificationOptions::<&str, &str> {
            allowed_origins: &[self.site.base_url.as_str()],
            error_on_unsolicited_extensions: false,
            ..RegistrationVerificationOptions::default()
        };
        let made = state.verify(&self.relying_party()?, &response, &options).ok()?;
        let state = made.dynamic_state();
        let Ok(public_key) = made.static_state().encode();
        let credential = Credential {
            id: made.id().as_ref().to_vec(),
            public_key,
            counter: state.sign_count,
            backup_eligible: state.backup != Backup::NotEligible,
            backed_up: state.backup == Backup::Exists,
        };
        Some((credential, challenge.to_be_bytes()))
    }

    /// Begins to sign in. It is the same for everybody, and nothing is kept.
    pub fn begin_passkey_sign_in(&self) -> Option<Begun> {
        let party = self.relying_party()?;
        let (state, options) = DiscoverableCredentialRequestOptions::passkey(&party).start_ceremony().ok()?;
        let ceremony = Ceremony { state: state.encode().ok()?, name: String::new() };
        Some(Begun {
            options: serde_json::to_value(&options).ok()?,
            ceremony: self.seal_ceremony(Purpose::SignIn, &ceremony)?,
        })
    }

    /// Signs in with a passkey. Its authenticator has verified its owner: that is two factors in one.
    ///
    /// # Errors
    /// [`StoreError`] when it could not be found out.
    pub async fn sign_in_with_passkey(
        &self,
        ceremony: &str,
        credential: &Value,
        arrival: Arrival,
    ) -> Result<Passed<Arrived>, StoreError> {
        let Some((ceremony, expires)) = self.open_ceremony(Purpose::SignIn, ceremony) else {
            return Ok(Passed::Refused(Refused::Expired));
        };
        let response = DiscoverableAuthentication16::from_json_relaxed(credential.to_string().as_bytes());
        let Ok(response) = response else { return Ok(Passed::Refused(Refused::Invalid)) };
        let Some(passkey) = self.store.passkey(response.raw_id().as_ref().to_vec()).await? else {
            return Ok(Passed::Refused(Refused::Unknown));
        };
        let (used, challenge) = match self.asserted(&ceremony, &response, &passkey) {
            Ok(asserted) => asserted,
            Err(Doubt::WentBack) => {
                tracing::warn!("a passkey was refused: its counter went back, so there may be a copy of it");
                self.store.passkey_went_back(passkey.person, self.clock.now()).await?;
                return Ok(Passed::Refused(Refused::Invalid));
            }
            Err(Doubt::Invalid) => return Ok(Passed::Refused(Refused::Invalid)),
        };
        let answered = Answered { challenge: digest(&challenge), expires };
        let (token, session) = self.new_session(passkey.person, true, arrival);
        Ok(match self.store.use_passkey(used, answered, session).await? {
            Used::Now => Passed::Done(Arrived { token, person: passkey.person }),
            Used::Replayed => Passed::Refused(Refused::Expired),
            Used::Refused => Passed::Refused(Refused::Invalid),
        })
    }

    /// The use, when the answer holds, and the challenge that it answers.
    fn asserted(
        &self,
        ceremony: &Ceremony,
        response: &DiscoverableAuthentication16,
        passkey: &Passkey,
    ) -> Result<(Use, [u8; 16]), Doubt> {
        let Ok(handle) = UserHandle16::decode(passkey.person.into_bytes());
        let kept = &passkey.credential;
        let known = DynamicState {
            user_verified: true,
            backup: match (kept.backup_eligible, kept.backed_up) {
                (false, _) => Backup::NotEligible,
                (true, false) => Backup::Eligible,
                (true, true) => Backup::Exists,
            },
            sign_count: kept.counter,
            authenticator_attachment: AuthenticatorAttachment::None,
        };
        let key = Key::decode(&kept.public_key).map_err(|_| Doubt::Invalid)?;
        let mut credential = AuthenticatedCredential::new(response.raw_id(), &handle, key, known)
            .map_err(|_| Doubt::Invalid)?;
        let state =
            DiscoverableAuthenticationServerState::decode(&ceremony.state).map_err(|_| Doubt::Invalid)?;
        let party = self.relying_party().ok_or(Doubt::Invalid)?;
        let Ok(challenge) = response.challenge_relaxed().map_err(|_| Doubt::Invalid)?.encode();
        let options = AuthenticationVerificationOptions::<&str, &str> {
            allowed_origins: &[self.site.base_url.as_str()],
            error_on_unsolicited_extensions: false,
            ..AuthenticationVerificationOptions::default()
        };
        state.verify(&party, response, &mut credential, &options).map_err(|error| match error {
            AuthCeremonyErr::SignatureCounter => Doubt::WentBack,
            _ => Doubt::Invalid,
        })?;
        let now = credential.dynamic_state();
        let backed_up = now.backup == Backup::Exists;
        Ok((Use { passkey: passkey.id, counter: now.sign_count, backed_up }, challenge.to_be_bytes()))
    }

    /// Removes one of the asker's passkeys, once the password has shown that it is them. Returns the cookie's new value:
    /// their other sessions end.
    ///
    /// # Errors
    /// [`AccountError`] when nothing was removed.
    pub async fn remove_passkey(
        &self,
        actor: &Actor,
        passkey: Uuid,
        password: &str,
    ) -> Result<Passed<String>, AccountError> {
        if !actor.may_change_factors() {
            return Ok(Passed::Refused(Refused::Locked));
        }
        if !self.is_owner(actor, password).await? {
            return Ok(Passed::Refused(Refused::Password));
        }
        let (token, renewed) = new_token();
        let removed = self.store.remove_passkey(actor, passkey, renewed, self.clock.now()).await?;
        Ok(if removed { Passed::Done(token) } else { Passed::Refused(Refused::Unknown) })
    }

    /// What attempts with a passkey are counted under.
    pub fn passkey_attempt_key(&self, credential: &Value) -> [u8; 32] {
        let id = credential.get("id").and_then(Value::as_str).unwrap_or_default();
        self.secret.address_key(id)
    }

    fn relying_party(&self) -> Option<RpId> {
        AsciiDomain::try_from(self.site.domain()?.to_owned()).ok().map(RpId::Domain)
    }
}

/// Why an assertion does not hold.
enum Doubt {
    /// The signature counter went back.
    WentBack,
    /// Anything else.
    Invalid,
}
