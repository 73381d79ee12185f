//! An identity provider that says whatever a test wants it to, also what no real one would.

use std::sync::{Arc, Mutex};

use axum::extract::State;
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use commons::settings::sign_on::SignOn;
use openidconnect::core::{CoreEdDsaPrivateSigningKey, CoreHmacKey, CoreJwsSigningAlgorithm};
use openidconnect::{JsonWebKeyId, PrivateSigningKey};
use serde_json::{Value, json};
use tokio::net::TcpListener;

const CLIENT: &str = "commons";
const SECRET: &str = "the client's own secret";

/// A signing key, or what passes for one.
pub enum Key {
    /// One of the provider's own, by its name.
    Own(&'static str),
    /// The secret that the client has, too.
    Shared,
    /// None at all.
    None,
}

/// What the provider says next.
#[derive(Default)]
struct Said {
    keys: Vec<(&'static str, String)>,
    token: String,
    keys_read: u32,
}

pub struct Provider {
    pub issuer: String,
    said: Arc<Mutex<Said>>,
}

impl Provider {
    /// Serves until the test ends.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let said = Arc::new(Mutex::new(Said { keys: vec![("first", seed())], ..Said::default() }));
        let described = describe(&issuer);
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(async move || Json(described)))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .with_state(said.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { issuer, said }
    }

    /// The settings of a site that relies on it.
    pub fn settings(&self, link_claim: &str) -> SignOn {
        SignOn {
            issuer: self.issuer.clone(),
            client_id: CLIENT.into(),
            client_secret: Some(SECRET.into()),
            client_secret_file: None,
            name_en: "My Association".into(),
            name_fr: "Mon Association".into(),
            link_claim: link_claim.into(),
            scopes: Vec::new(),
            trust_mfa: false,
            mfa_acr: None,
        }
    }

    /// Has another key from now on, and has forgotten the ones before.
    pub fn rotate(&self, name: &'static str) {
        self.said.lock().unwrap().keys = vec![(name, seed())];
    }

    /// How often its keys were read.
    pub fn keys_read(&self) -> u32 {
        self.said.lock().unwrap().keys_read
    }

    /// Will exchange any code for this.
    pub fn says(&self, claims: &Value, key: Key) {
        let (algorithm, name) = match &key {
            Key::Own(name) => ("EdDSA", *name),
            Key::Shared => ("HS256", "first"),
            Key::None => ("none", "first"),
        };
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let header = json!({ "alg": algorithm, "kid": name, "typ": "JWT" });
        let text = format!("{}.{}", part(&header), part(claims));
        let signature = match key {
            Key::Own(name) => {
                let said = self.said.lock().unwrap();
                let known = said.keys.iter().find(|(known, _)| *known == name);
                let key = signing(name, &known.map_or_else(seed, |(_, seed)| seed.clone()));
                key.sign(&CoreJwsSigningAlgorithm::EdDsa, text.as_bytes()).unwrap()
            }
            Key::Shared => {
                let key = CoreHmacKey::new(SECRET);
                key.sign(&CoreJwsSigningAlgorithm::HmacSha256, text.as_bytes()).unwrap()
            }
            Key::None => Vec::new(),
        };
        let signature = URL_SAFE_NO_PAD.encode(signature);
        self.said.lock().unwrap().token = format!("{text}.{signature}");
    }
}

fn describe(issuer: &str) -> Value {
    json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA", "HS256", "none"],
    })
}

async fn keys(State(said): State<Arc<Mutex<Said>>>) -> Json<Value> {
    let mut said = said.lock().unwrap();
    said.keys_read += 1;
    let keys: Vec<_> =
        said.keys.iter().map(|(name, seed)| signing(name, seed).as_verification_key()).collect();
    Json(json!({ "keys": keys }))
}

async fn token(State(said): State<Arc<Mutex<Said>>>) -> Json<Value> {
    let token = said.lock().unwrap().token.clone();
    Json(json!({ "access_token": "access", "token_type": "Bearer", "id_token": token }))
}

/// A private key in PKCS #8 (RFC 8410 section 7).
fn seed() -> String {
    let prefix = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];
    let key = [prefix.as_slice(), &rand::random::<[u8; 32]>()].concat();
    format!("-----BEGIN {0}-----\n{1}\n-----END {0}-----\n", "PRIVATE KEY", STANDARD.encode(key))
}

fn signing(name: &str, seed: &str) -> CoreEdDsaPrivateSigningKey {
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(seed, Some(JsonWebKeyId::new(name.to_owned()))).unwrap()
}
