//! The browser's side of a ceremony (WebAuthn level 3, section 5.1). Bytes travel as base64url; every browser is spoken
//! to alike, for many know passkeys but not yet the JSON of level 3.

use js_sys::{Array, Function, JSON, Object, Promise, Reflect, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::PasskeyCeremony;
use crate::campaign::islands::has;
use crate::dom;

/// What the authenticator is asked to do.
#[derive(Clone, Copy)]
pub(super) enum Verb {
    /// Make a passkey.
    Create,
    /// Sign with one.
    Get,
}

/// How far a ceremony is, as its island shows it.
#[derive(Clone, Copy)]
pub(super) struct Progress {
    /// Whether the browser knows passkeys: it may be old, or the page not served over HTTPS.
    pub offered: RwSignal<bool>,
    /// Whether a ceremony is under way.
    pub busy: RwSignal<bool>,
    /// What is said of the last one.
    pub said: RwSignal<String>,
}

impl Progress {
    /// Nothing has begun.
    pub(super) fn new() -> Self {
        let offered = RwSignal::new(false);
        dom::alive(move || {
            offered.set(has(&window(), "PublicKeyCredential") && has(&window().navigator(), "credentials"));
        });
        Self { offered, busy: RwSignal::new(false), said: RwSignal::new(String::new()) }
    }

    /// Goes through a whole ceremony, unless one is under way: what is sent `first`, and what goes `last`, with the
    /// authenticator's answer.
    pub(super) fn run(self, verb: Verb, ceremony: &PasskeyCeremony, first: Object, last: Object) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        // Emptied first, so that the same words are announced again.
        self.said.set(String::new());
        let ceremony = ceremony.clone();
        dom::spawn(async move {
            match through(verb, &ceremony, &first, &last).await {
                Ok(place) => {
                    let _ = window().location().assign(&place);
                }
                Err(failure) => {
                    self.said.set(failure.say(ceremony));
                    self.busy.set(false);
                }
            }
        });
    }
}

/// Why a ceremony came to no end.
enum Failure {
    /// The server says why.
    Told(String),
    /// The browser threw this.
    Thrown(JsValue),
}

impl From<JsValue> for Failure {
    fn from(thrown: JsValue) -> Self {
        Self::Thrown(thrown)
    }
}

impl Failure {
    fn say(self, ceremony: PasskeyCeremony) -> String {
        let thrown = match self {
            Self::Told(words) => return words,
            Self::Thrown(thrown) => text(&thrown, "name"),
        };
        match thrown.as_str() {
            "NotAllowedError" | "AbortError" => ceremony.cancelled,
            "InvalidStateError" => ceremony.known,
            _ => ceremony.failed,
        }
    }
}

/// From the options to the place to go to.
async fn through(
    verb: Verb,
    ceremony: &PasskeyCeremony,
    first: &Object,
    last: &Object,
) -> Result<String, Failure> {
    let begun = post(&ceremony.begin, first).await?;
    let credential = ask(verb, &get(&begun, "options")).await?;
    put(last, "ceremony", &get(&begun, "ceremony"));
    put(last, "credential", &credential);
    Ok(text(&post(&ceremony.finish, last).await?, "to"))
}

/// What was typed in a field.
pub(super) fn typed(id: &str) -> JsValue {
    document().get_element_by_id(id).map_or(JsValue::UNDEFINED, |field| get(&field, "value"))
}

/// Sets a property of an object of ours, which takes every property.
pub(super) fn put(object: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &name.into(), value);
}

/// A property; `undefined` where there is none.
fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}

fn text(object: &JsValue, name: &str) -> String {
    get(object, name).as_string().unwrap_or_default()
}

async fn post(path: &str, body: &JsValue) -> Result<JsValue, Failure> {
    let headers = Object::new();
    put(&headers, "content-type", &"application/json".into());
    let init = web_sys::RequestInit::new();
    init.set_method("POST");
    init.set_headers(&headers);
    init.set_body(&JSON::stringify(body)?.into());
    let response = JsFuture::from(window().fetch_with_str_and_init(path, &init)).await?;
    let response: web_sys::Response = response.dyn_into()?;
    let answer = JsFuture::from(response.json()?).await?;
    if response.ok() { Ok(answer) } else { Err(Failure::Told(text(&answer, "message"))) }
}

/// Asks the authenticator, and writes its answer as the server reads it (section 5.1, `toJSON`).
async fn ask(verb: Verb, options: &JsValue) -> Result<JsValue, JsValue> {
    decode(options, "challenge")?;
    decode(&get(options, "user"), "id")?;
    for list in ["excludeCredentials", "allowCredentials"] {
        if let Ok(list) = get(options, list).dyn_into::<Array>() {
            for known in list.iter() {
                decode(&known, "id")?;
            }
        }
    }
    let request = Object::new();
    put(&request, "publicKey", options);
    let credentials = get(&window().navigator(), "credentials");
    let verb = match verb {
        Verb::Create => "create",
        Verb::Get => "get",
    };
    let verb: Function = get(&credentials, verb).dyn_into()?;
    let asked: Promise = verb.call1(&credentials, &request)?.dyn_into()?;
    let credential = JsFuture::from(asked).await?;

    let answer = get(&credential, "response");
    let response = Object::new();
    for name in ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"] {
        let bytes = get(&answer, name);
        if bytes.is_object() {
            put(&response, name, &encode(&bytes)?.into());
        }
    }
    if let Ok(transports) = get(&answer, "getTransports").dyn_into::<Function>() {
        put(&response, "transports", &transports.call0(&answer)?);
    }
    let json = Object::new();
    for name in ["id", "type", "authenticatorAttachment"] {
        put(&json, name, &get(&credential, name));
    }
    put(&json, "rawId", &get(&credential, "id"));
    put(&json, "response", &response);
    put(&json, "clientExtensionResults", &Object::new());
    Ok(json.into())
}

/// Turns a property from base64url into bytes, where it is there.
fn decode(object: &JsValue, name: &str) -> Result<(), JsValue> {
    if let Some(encoded) = object.is_object().then(|| get(object, name).as_string()).flatten() {
        let binary = window().atob(&encoded.replace('-', "+").replace('_', "/"))?;
        let bytes: Vec<u8> = binary.chars().filter_map(|c| u8::try_from(c).ok()).collect();
        put(object, name, &Uint8Array::from(bytes.as_slice()));
    }
    Ok(())
}

/// Bytes as base64url without padding.
fn encode(buffer: &JsValue) -> Result<String, JsValue> {
    let binary: String = Uint8Array::new(buffer).to_vec().into_iter().map(char::from).collect();
    let encoded = window().btoa(&binary)?;
    Ok(encoded.trim_end_matches('=').replace('+', "-").replace('/', "_"))
}
