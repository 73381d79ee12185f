//! Drafts on the device, and how they are brought together with the server's.

use leptos::prelude::window;
use wasm_bindgen::JsValue;
use web_sys::Storage;

use super::{DraftSetup, dom};

/// Under which names drafts stand, before the key of their place.
const MINE: &str = "draft:";
const OTHER: &str = "draft-other:";
/// For how long they stay, in milliseconds: as long as on the server.
const STAYS: f64 = 30.0 * 24.0 * 60.0 * 60.0 * 1000.0;

/// A draft on the device.
#[derive(Clone, Debug)]
pub(super) struct Local {
    /// When it was written, in milliseconds.
    pub at: f64,
    /// The form that was sent with it; empty where none was.
    pub sent: String,
    /// What it says.
    pub text: String,
}

/// What the server says about a draft.
pub(super) struct Told {
    pub state: String,
    pub draft: f64,
    pub other: String,
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// What was being written at a place.
pub(super) fn mine(key: &str) -> Option<Local> {
    read(&format!("{MINE}{key}"))
}

/// The other draft of that place.
pub(super) fn other(key: &str) -> Option<Local> {
    read(&format!("{OTHER}{key}"))
}

/// Keeps what is being written; nothing, where it is empty. `sent` is the form that is about to be posted with it.
pub(super) fn keep(key: &str, text: &str, sent: &str) {
    write(&format!("{MINE}{key}"), text, sent);
}

/// Keeps the other draft.
pub(super) fn keep_other(key: &str, text: &str) {
    write(&format!("{OTHER}{key}"), text, "");
}

/// Forgets drafts that are too old, of whomever.
pub(super) fn forget_old() {
    let Some(storage) = storage() else { return };
    let many = storage.length().unwrap_or(0);
    let names: Vec<String> = (0..many).filter_map(|at| storage.key(at).ok().flatten()).collect();
    for name in names.iter().filter(|name| name.starts_with(MINE) || name.starts_with(OTHER)) {
        if read(name).is_none_or(|draft| draft.at + STAYS < js_sys::Date::now()) {
            let _ = storage.remove_item(name);
        }
    }
}

fn read(name: &str) -> Option<Local> {
    let kept = storage()?.get_item(name).ok().flatten()?;
    let mut parts = kept.splitn(3, '\n');
    let (at, sent, text) = (parts.next()?, parts.next()?, parts.next()?);
    Some(Local { at: at.parse().ok()?, sent: sent.to_owned(), text: text.to_owned() })
}

fn write(name: &str, text: &str, sent: &str) {
    let Some(storage) = storage() else { return };
    // A device that keeps nothing more is no reason to stop writing.
    let _ = if text.trim().is_empty() {
        storage.remove_item(name)
    } else {
        storage.set_item(name, &format!("{:.0}\n{sent}\n{text}", js_sys::Date::now()))
    };
}

/// Sends a draft to the server.
pub(super) async fn send(setup: &DraftSetup, text: &str, form: &str, stamp: &str) -> Result<Told, JsValue> {
    let (topic, parent) = (setup.topic.to_string(), setup.parent.to_string());
    let language = dom::value("language");
    let fields = [
        ("topic", topic.as_str()),
        ("parent", &parent),
        ("body", text),
        ("language", &language),
        ("form", form),
        ("draft", stamp),
    ];
    let answer = js_sys::JSON::parse(&dom::post(&setup.path, &fields).await?)?;
    let get = |name: &str| js_sys::Reflect::get(&answer, &name.into());
    Ok(Told {
        state: get("state")?.as_string().unwrap_or_default(),
        draft: get("draft")?.as_f64().unwrap_or_default(),
        other: get("other")?.as_string().unwrap_or_default(),
    })
}

/// What was left on the device at a place, unless it has been posted: of a form that was sent, only the server knows.
pub(super) async fn left(setup: &DraftSetup, form: &str) -> Option<Local> {
    let local = mine(&setup.key)?;
    if local.sent.is_empty() || local.sent == form {
        return Some(local);
    }
    let told = send(setup, &local.text, &local.sent, "0").await;
    if let Ok(Told { state, draft, .. }) = told {
        if state == "posted" {
            keep(&setup.key, "", "");
            return None;
        }
        if state == "kept" {
            dom::set_stamp(draft);
        }
    }
    Some(local)
}
