//! The identity provider: where to sign in, and whether its word can be verified.

mod http;
mod published;
mod reach;
pub mod refusal;
mod types;

use std::sync::Arc;

use domain::Clock;
use domain::account::{LinkClaim, Subject};
use openidconnect::core::{
    CoreAuthenticationFlow, CoreClientAuthMethod, CoreErrorResponseType, CoreJwsSigningAlgorithm,
};
use openidconnect::{
    AccessToken, AuthType, AuthenticationContextClass, AuthorizationCode, ClaimsVerificationError, ClientId,
    ClientSecret, CsrfToken, IssuerUrl, LanguageTag, Nonce, OAuth2TokenResponse as _, PkceCodeChallenge,
    PkceCodeVerifier, RedirectUrl, RequestTokenError, Scope, SignatureVerificationError, TokenResponse as _,
};
use serde_json::{Map, Value};
use services::account::{Attempt, Vouched};
use store::account::SignOnAccount;
use time::Duration;

use self::published::Published;
use self::refusal::Refusal;
use self::types::{Claims, Client, IdToken, Metadata, UserInfo};
use crate::settings::sign_on::SignOn;

/// How far its clock may be ahead of ours.
const SKEW: Duration = Duration::minutes(2);

/// Signatures that only the provider can make. None, and those made with the client's own secret, are no proof.
const ASYMMETRIC: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// What came back with the browser.
#[derive(Clone, Copy)]
pub struct Returned<'a> {
    /// The code that is exchanged for the ID token.
    pub code: &'a str,
    /// Who says that it is from them (RFC 9207).
    pub iss: Option<&'a str>,
}

/// The identity provider.
pub struct Provider {
    issuer: IssuerUrl,
    client_id: ClientId,
    client_secret: ClientSecret,
    claim: LinkClaim,
    scopes: Vec<Scope>,
    trust_mfa: bool,
    mfa_acr: Option<String>,
    clock: Arc<dyn Clock>,
    published: Published,
}

impl Provider {
    /// The provider of these settings. Nothing is asked yet, so the program starts without it.
    ///
    /// # Errors
    /// When the issuer is no address.
    pub fn new(settings: &SignOn, secret: String, clock: Arc<dyn Clock>) -> Result<Self, url::ParseError> {
        let claim = settings.claim();
        let mut scopes: Vec<Scope> = settings.scopes.iter().cloned().map(Scope::new).collect();
        if claim == LinkClaim::Email {
            scopes.push(Scope::new("email".into()));
        }
        let issuer = IssuerUrl::new(settings.issuer.clone())?;
        Ok(Self {
            published: Published::new(issuer.clone(), clock.clone()),
            issuer,
            client_id: ClientId::new(settings.client_id.clone()),
            client_secret: ClientSecret::new(secret),
            claim,
            scopes,
            trust_mfa: settings.trust_mfa,
            mfa_acr: settings.mfa_acr.clone(),
            clock,
        })
    }

    /// Its issuer identifier.
    pub fn issuer(&self) -> &str {
        self.issuer.as_str()
    }

    /// Where the browser goes to sign in.
    ///
    /// # Errors
    /// [`Refusal::Unavailable`].
    pub async fn address(
        &self,
        attempt: &Attempt,
        redirect: String,
        language: domain::Language,
    ) -> Result<String, Refusal> {
        let client = self.client(&*self.published.metadata().await?, redirect)?;
        let challenge =
            PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(attempt.verifier.clone()));
        let (state, nonce) = (attempt.state.clone(), attempt.nonce.clone());
        let mut request = client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                move || CsrfToken::new(state),
                move || Nonce::new(nonce),
            )
            .add_scopes(self.scopes.iter().cloned())
            .add_ui_locale(LanguageTag::new(language.code().to_owned()))
            .set_pkce_challenge(challenge);
        if let Some(acr) = &self.mfa_acr {
            request = request.add_auth_context_value(AuthenticationContextClass::new(acr.clone()));
        }
        let address = String::from(request.url().0);
        if !self.published.http.allows(&address) {
            return Err(Refusal::Unavailable("it names an address in the clear"));
        }
        Ok(address)
    }

    /// Exchanges the code, and verifies whom the provider vouches for.
    ///
    /// # Errors
    /// [`Refusal`] says why it vouches for nobody.
    pub async fn vouch(
        &self,
        attempt: &Attempt,
        returned: Returned<'_>,
        redirect: String,
    ) -> Result<Vouched, Refusal> {
        let metadata = self.published.metadata().await?;
        let must_say_who = metadata.additional_metadata().authorization_response_iss_parameter_supported;
        match returned.iss {
            Some(iss) if iss != self.issuer.as_str() => return Err(Refusal::Invalid("iss is another's")),
            None if must_say_who => return Err(Refusal::Invalid("iss is missing")),
            _ => {}
        }
        let client = self.client(&metadata, redirect.clone())?;
        let answer = client
            .exchange_code(AuthorizationCode::new(returned.code.to_owned()))
            .map_err(|_| Refusal::Unavailable("it names no token endpoint"))?
            .set_pkce_verifier(PkceCodeVerifier::new(attempt.verifier.clone()))
            .request_async(&self.published.http)
            .await
            .map_err(|error| match error {
                RequestTokenError::ServerResponse(answer)
                    if *answer.error() == CoreErrorResponseType::InvalidGrant =>
                {
                    Refusal::Expired
                }
                RequestTokenError::ServerResponse(_) => Refusal::Unavailable("it refuses this client"),
                RequestTokenError::Request(_) => Refusal::Unavailable("no answer to the code"),
                _ => Refusal::Invalid("its answer to the code"),
            })?;
        let token = answer.id_token().ok_or(Refusal::Invalid("no ID token"))?;
        let nonce = Nonce::new(attempt.nonce.clone());
        let claims = match self.verify(&client, token, &nonce) {
            Err(ClaimsVerificationError::SignatureVerification(
                SignatureVerificationError::NoMatchingKey,
            )) => {
                // The provider has changed its keys since they were read (Core 1.0, section 10.1.1).
                let client = self.client(&*self.published.refreshed().await?, redirect)?;
                self.verify(&client, token, &nonce)
            }
            verified => verified,
        };
        let claims = claims.map_err(|error| Refusal::Invalid(class(&error)))?;
        let subject = Subject::parse(claims.subject().as_str()).ok_or(Refusal::Invalid("the subject"))?;
        let told = self.told(&client, claims, answer.access_token()).await?;
        let verified = told.get("email_verified").and_then(Value::as_bool);
        Ok(Vouched {
            named: self.claim.read(word(told.get(self.claim.name())).as_deref(), verified),
            account: SignOnAccount { issuer: self.issuer.as_str().to_owned(), subject },
            second_factor: self.has_second_factor(claims),
        })
    }

    fn verify<'t>(
        &self,
        client: &Client,
        token: &'t IdToken,
        nonce: &Nonce,
    ) -> Result<&'t Claims, ClaimsVerificationError> {
        let now = chrono::DateTime::from_timestamp(self.clock.now().unix_timestamp(), 0).unwrap_or_default();
        let latest = now + chrono::TimeDelta::seconds(SKEW.whole_seconds());
        let verifier = client
            .id_token_verifier()
            .set_allowed_algs(ASYMMETRIC)
            .set_time_fn(move || now)
            .set_issue_time_verifier_fn(move |issued| {
                if issued > latest { Err("issued in the future".to_owned()) } else { Ok(()) }
            });
        token.claims(&verifier, nonce)
    }

    /// What the provider says: in the ID token, or where the claim is not in there, when asked for it.
    async fn told(
        &self,
        client: &Client,
        claims: &Claims,
        access: &AccessToken,
    ) -> Result<Map<String, Value>, Refusal> {
        let told = object(claims)?;
        let is_verified_elsewhere = self.claim == LinkClaim::Email && !told.contains_key("email_verified");
        if told.contains_key(self.claim.name()) && !is_verified_elsewhere {
            return Ok(told);
        }
        let Ok(request) = client.user_info(access.clone(), Some(claims.subject().clone())) else {
            return Ok(told);
        };
        let info: UserInfo =
            request.request_async(&self.published.http).await.map_err(|error| match error {
                openidconnect::UserInfoError::Request(_) => {
                    Refusal::Unavailable("no answer about the person")
                }
                _ => Refusal::Invalid("its answer about the person"),
            })?;
        object(&info)
    }

    fn has_second_factor(&self, claims: &Claims) -> bool {
        let said =
            claims.auth_method_refs().is_some_and(|all| all.iter().any(|method| method.as_str() == "mfa"));
        let context = claims.auth_context_ref().map(|acr| acr.as_str());
        self.trust_mfa && (said || self.mfa_acr.is_some() && context == self.mfa_acr.as_deref())
    }

    fn client(&self, metadata: &Metadata, redirect: String) -> Result<Client, Refusal> {
        let redirect =
            RedirectUrl::new(redirect).map_err(|_| Refusal::Unavailable("the setting base_url"))?;
        let methods = metadata.token_endpoint_auth_methods_supported();
        let takes = |method| methods.is_none_or(|methods| methods.contains(&method));
        // What a provider takes when it does not say is the basic scheme (Discovery 1.0, section 3).
        let in_body = !takes(CoreClientAuthMethod::ClientSecretBasic);
        let auth = if in_body { AuthType::RequestBody } else { AuthType::BasicAuth };
        let secret = Some(self.client_secret.clone());
        Ok(Client::from_provider_metadata(metadata.clone(), self.client_id.clone(), secret)
            .set_redirect_uri(redirect)
            .set_auth_type(auth))
    }
}

fn object(claims: &impl serde::Serialize) -> Result<Map<String, Value>, Refusal> {
    match serde_json::to_value(claims) {
        Ok(Value::Object(claims)) => Ok(claims),
        _ => Err(Refusal::Invalid("its claims")),
    }
}

/// A claim as text: member numbers are words or whole numbers.
fn word(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => number.as_u64().map(|number| number.to_string()),
        _ => None,
    }
}

const fn class(error: &ClaimsVerificationError) -> &'static str {
    use ClaimsVerificationError as E;
    match error {
        E::Expired(_) => "the ID token has expired",
        E::InvalidAudience(_) => "the audience is another",
        E::InvalidIssuer(_) => "the issuer is another",
        E::InvalidNonce(_) => "the nonce is another",
        E::SignatureVerification(SignatureVerificationError::DisallowedAlg(_)) => "the signature's algorithm",
        E::SignatureVerification(_) => "the signature",
        _ => "the ID token",
    }
}
