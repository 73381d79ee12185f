//! The settings of signing in with the association's identity provider.

use std::net::IpAddr;
use std::path::PathBuf;

use domain::account::LinkClaim;
use serde::Deserialize;
use services::site;
use url::{Host, Url};

use super::error::SettingsError;

/// The identity provider (`OpenID` Connect). Without this table there is none, and nothing of it is shown.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignOn {
    /// Its issuer identifier, to the letter: `https`, or `http` on the loopback alone.
    pub issuer: String,
    /// What it knows this program by.
    pub client_id: String,
    /// The secret that goes with it.
    #[serde(default)]
    pub client_secret: Option<String>,
    /// The file that holds the secret, in its stead.
    #[serde(default)]
    pub client_secret_file: Option<PathBuf>,
    /// What members know it by, in English.
    pub name_en: String,
    /// The same in French.
    pub name_fr: String,
    /// The claim that names the member. `email` is held against the roster's addresses, and only once the provider has
    /// verified it; any other against the member numbers. It has no default on purpose.
    pub link_claim: String,
    /// Scopes to ask for besides `openid`, so that the provider tells the claim.
    #[serde(default)]
    pub scopes: Vec<String>,
    /// Whether the provider's word is taken that it asked for a second factor.
    #[serde(default)]
    pub trust_mfa: bool,
    /// The authentication context (`acr`) by which it says so, besides `amr` with `mfa`.
    #[serde(default)]
    pub mfa_acr: Option<String>,
}

impl SignOn {
    /// The claim that names the member.
    pub fn claim(&self) -> LinkClaim {
        LinkClaim::of(&self.link_claim)
    }

    /// What members know the provider by.
    pub fn provider(&self) -> site::Provider {
        site::Provider { en: self.name_en.clone(), fr: self.name_fr.clone() }
    }

    /// Which settings decide who gets in, for the log of who changed what.
    pub fn summary(&self) -> String {
        let Self { issuer, client_id, link_claim, trust_mfa, .. } = self;
        let acr = self.mfa_acr.as_deref().unwrap_or_default();
        format!(
            "issuer={issuer} client_id={client_id} link_claim={link_claim} trust_mfa={trust_mfa} mfa_acr={acr}"
        )
    }

    pub(super) fn check(&self) -> Result<(), SettingsError> {
        let wrong = |name, why| Err(SettingsError::Wrong { name, why });
        let issuer = Url::parse(&self.issuer).ok();
        if !issuer.is_some_and(|url| is_secure(&url) && url.query().is_none() && url.fragment().is_none()) {
            return wrong(
                "sign_on.issuer",
                "it must be an https address without a query, as the provider writes it",
            );
        }
        if self.client_secret.is_some() == self.client_secret_file.is_some() {
            return wrong("sign_on.client_secret", "give it, or client_secret_file, and not both");
        }
        for (name, text) in [
            ("sign_on.client_id", &self.client_id),
            ("sign_on.name_en", &self.name_en),
            ("sign_on.name_fr", &self.name_fr),
            ("sign_on.link_claim", &self.link_claim),
        ] {
            if text.trim().is_empty() {
                return wrong(name, "it must not be empty");
            }
        }
        if self.mfa_acr.is_some() && !self.trust_mfa {
            return wrong("sign_on.mfa_acr", "it says nothing unless trust_mfa is true");
        }
        Ok(())
    }
}

/// Whether what is sent to an address can be read by nobody on the way.
pub fn is_secure(url: &Url) -> bool {
    url.scheme() == "https" && url.host().is_some() || is_loopback(url)
}

/// Whether an address is plain HTTP on this machine. Names are not looked at: only the number cannot be somebody else.
pub fn is_loopback(url: &Url) -> bool {
    let address = match url.host() {
        Some(Host::Ipv4(address)) => IpAddr::V4(address),
        Some(Host::Ipv6(address)) => IpAddr::V6(address),
        Some(Host::Domain(_)) | None => return false,
    };
    url.scheme() == "http" && address.is_loopback()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(issuer: &str) -> SignOn {
        SignOn {
            issuer: issuer.into(),
            client_id: "commons".into(),
            client_secret: Some("secret".into()),
            client_secret_file: None,
            name_en: "My Association".into(),
            name_fr: "Mon Association".into(),
            link_claim: "member_number".into(),
            scopes: Vec::new(),
            trust_mfa: false,
            mfa_acr: None,
        }
    }

    #[test]
    fn case_45_only_the_loopback_itself_is_let_off_https() {
        for allowed in [
            "https://login.example.ca",
            "https://login.example.ca/realms/a",
            "http://127.0.0.1:4000",
            "http://[::1]:4000",
        ] {
            assert!(settings(allowed).check().is_ok(), "{allowed}");
        }
        for refused in [
            "http://login.example.ca",
            "http://127.0.0.1.evil.example",
            "http://127.0.0.1@evil.example",
            "http://localhost.evil.example",
            "http://localhost",
            "http://10.0.0.1",
            "https://login.example.ca?tenant=a",
            "https://login.example.ca#a",
            "ftp://127.0.0.1",
            "login.example.ca",
            "",
        ] {
            assert!(settings(refused).check().is_err(), "{refused}");
        }
    }

    #[test]
    fn what_cannot_work_is_named() {
        let issuer = "https://login.example.ca";
        let both = SignOn { client_secret_file: Some("secret.txt".into()), ..settings(issuer) };
        let neither = SignOn { client_secret: None, ..settings(issuer) };
        let silent = SignOn { mfa_acr: Some("urn:mfa".into()), ..settings(issuer) };
        let unnamed = SignOn { link_claim: " ".into(), ..settings(issuer) };
        for (settings, named) in [
            (both, "client_secret"),
            (neither, "client_secret"),
            (silent, "mfa_acr"),
            (unnamed, "link_claim"),
        ] {
            let error = settings.check().unwrap_err().to_string();
            assert!(error.contains(named), "{error}");
        }
    }
}
