//! What asks the identity provider: one request at a time, to it alone, with an end to how long and how much.
//!
//! Redirects are not followed, so that no answer sends a request elsewhere. The roots of trust come with the program.

use std::pin::Pin;
use std::time::Duration;

use axum::body::Bytes;
use http_body_util::{BodyExt as _, Full, Limited};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};
use url::{Host, Url};

use super::reach::{Resolver, is_public};
use crate::settings::sign_on::is_loopback;

/// How long the provider may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);
/// Largest answer that is read, in bytes.
const MAX_BYTES: usize = 256 * 1024;

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum HttpError {
    #[error("the provider names an address that must not be asked")]
    Forbidden,
    #[error("the provider cannot be reached")]
    Unreachable,
    #[error("the provider takes too long")]
    Late,
    #[error("the provider's answer cannot be read, or is too long")]
    Unreadable,
}

/// Asks the provider.
pub struct Http {
    client: Client<HttpsConnector<HttpConnector<Resolver>>, Full<Bytes>>,
    own: Option<Host>,
    may_be_plain: bool,
}

impl Http {
    /// For the provider with this issuer identifier.
    pub fn new(issuer: &str) -> Self {
        let issuer = Url::parse(issuer).ok();
        let own = issuer.as_ref().and_then(Url::host).map(|host| host.to_owned());
        let name = own.as_ref().map(ToString::to_string);
        let mut connector = HttpConnector::new_with_resolver(Resolver { own: name });
        connector.enforce_http(false);
        let connector = HttpsConnectorBuilder::new()
            .with_webpki_roots()
            .https_or_http()
            .enable_http1()
            .wrap_connector(connector);
        Self {
            // A code can be sent once, so it must not meet a connection that the provider has just closed.
            client: Client::builder(TokioExecutor::new()).pool_max_idle_per_host(0).build(connector),
            own,
            may_be_plain: issuer.is_some_and(|issuer| is_loopback(&issuer)),
        }
    }

    /// Whether the provider may have this address asked, or people sent there: its documents say where, but never in the
    /// clear, and never this machine or its neighbours unless it is there itself. What a name leads to is looked at
    /// when it is asked.
    pub fn allows(&self, address: &str) -> bool {
        let Ok(url) = Url::parse(address) else { return false };
        let is_sealed = url.scheme() == "https" || self.may_be_plain && is_loopback(&url);
        let is_own = url.host().map(|host| host.to_owned()) == self.own;
        is_sealed
            && match url.host() {
                Some(Host::Ipv4(address)) => is_own || is_public(address.into()),
                Some(Host::Ipv6(address)) => is_own || is_public(address.into()),
                Some(Host::Domain(_)) => true,
                None => false,
            }
    }

    async fn fetch(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        if !self.allows(&request.uri().to_string()) {
            return Err(HttpError::Forbidden);
        }
        let asking = async {
            let request = request.map(|body| Full::new(Bytes::from(body)));
            let answer = self.client.request(request).await.map_err(|_| HttpError::Unreachable)?;
            let (parts, body) = answer.into_parts();
            let body = Limited::new(body, MAX_BYTES).collect().await.map_err(|_| HttpError::Unreadable)?;
            Ok(HttpResponse::from_parts(parts, body.to_bytes().into()))
        };
        tokio::time::timeout(PATIENCE, asking).await.map_err(|_| HttpError::Late)?
    }
}

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = HttpError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, HttpError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.fetch(request))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_45_a_provider_elsewhere_has_nothing_on_this_machine_asked() {
        let elsewhere = Http::new("https://login.example.ca");
        assert!(elsewhere.allows("https://keys.example.ca/jwks"));
        for address in [
            "http://127.0.0.1:5432/",
            "http://169.254.169.254/",
            "https://127.0.0.1/",
            "https://169.254.169.254/latest/meta-data",
            "https://10.0.0.7/",
            "https://2130706433/",
            "https://[::1]/",
            "https://[::ffff:127.0.0.1]/",
            "https://[fd00::1]/",
            "http://login.example.ca/",
            "file:///etc/passwd",
        ] {
            assert!(!elsewhere.allows(address), "{address}");
        }
        let here = Http::new("http://127.0.0.1:4000");
        assert!(here.allows("http://127.0.0.1:4000/jwks"));
        assert!(!here.allows("http://127.0.0.1.evil.example/jwks"));
        assert!(!here.allows("https://169.254.169.254/"));
        let neighbour = Http::new("https://10.0.0.5/realms/a");
        assert!(neighbour.allows("https://10.0.0.5/keys") && !neighbour.allows("https://10.0.0.6/keys"));
    }
}
