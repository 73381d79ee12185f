//! Drafts on the device, and how they are brought together with the server's.

use leptos::prelude::window;
use wasm_bindgen::JsValue;
use web_sys::Storage;

use super::dom;
use crate::community::writing::{Begun, Drafts};

/// Under which names drafts stand, before the key of their place.
const MINE: &str = "draft:";
const OTHER: &str = "draft-other:";
/// For how long they stay, in milliseconds: as long as on the server.
const STAYS: u64 = 30 * 24 * 60 * 60 * 1000;

impl Drafts {
    /// Those of a reply, kept at the same address.
    pub(super) fn of_reply(&self, begun: &Begun) -> Self {
        Self { key: begun.key.clone(), path: self.path.clone(), topic: begun.topic, parent: begun.parent }
    }
}

/// A draft on the device.
#[derive(Clone, Debug)]
pub(super) struct Local {
    /// When it was written, in milliseconds.
    pub at: u64,
    /// The form that was sent with it; empty where none was.
    pub sent: String,
    /// What it says.
    pub text: String,
}

/// What the server says about a draft.
pub(super) struct DraftAnswer {
    pub state: String,
    pub draft: u64,
    pub other: String,
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// The other draft of a place.
pub(super) fn other(drafts: &Drafts) -> Option<Local> {
    read(&format!("{OTHER}{}", drafts.key))
}

/// Keeps what is being written; nothing, where it is empty. `sent` is the form that is about to be posted with it.
pub(super) fn keep(drafts: &Drafts, text: &str, sent: &str) {
    write(&format!("{MINE}{}", drafts.key), text, sent);
}

/// Keeps the other draft.
pub(super) fn keep_other(drafts: &Drafts, text: &str) {
    write(&format!("{OTHER}{}", drafts.key), text, "");
}

/// Forgets drafts that are too old, of whomever.
pub(super) fn forget_old() {
    let Some(storage) = storage() else { return };
    for name in names(&storage) {
        if read(&name).is_none_or(|draft| draft.at + STAYS < now()) {
            let _ = storage.remove_item(&name);
        }
    }
}

/// Whether any draft is left, of whomever.
pub(super) fn is_any_left() -> bool {
    storage().is_some_and(|storage| !names(&storage).is_empty())
}

/// Under which names drafts are left.
fn names(storage: &Storage) -> Vec<String> {
    let many = storage.length().unwrap_or(0);
    let names = (0..many).filter_map(|at| storage.key(at).ok().flatten());
    names.filter(|name| name.starts_with(MINE) || name.starts_with(OTHER)).collect()
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
        storage.set_item(name, &format!("{}\n{sent}\n{text}", now()))
    };
}

fn now() -> u64 {
    whole(js_sys::Date::now())
}

/// A number as JavaScript has it. Reading one from text as `f64` would cost the browser a tenth of all it loads.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "milliseconds since 1970")]
const fn whole(number: f64) -> u64 {
    number as u64
}

/// Sends a draft to the server.
pub(super) async fn send(
    drafts: &Drafts,
    text: &str,
    form: &str,
    stamp: &str,
) -> Result<DraftAnswer, JsValue> {
    let (language, reply_to) = (dom::value("language"), dom::value("reply_to"));
    let (topic, parent) = (drafts.topic.to_string(), drafts.parent.to_string());
    let fields = [
        ("topic", topic.as_str()),
        ("parent", &parent),
        ("body", text),
        ("language", &language),
        ("form", form),
        ("draft", stamp),
        ("reply_to", &reply_to),
    ];
    let answer = js_sys::JSON::parse(&dom::post(&drafts.path, &fields).await?)?;
    let get = |name: &str| js_sys::Reflect::get(&answer, &name.into());
    Ok(DraftAnswer {
        state: get("state")?.as_string().unwrap_or_default(),
        draft: whole(get("draft")?.as_f64().unwrap_or_default()),
        other: get("other")?.as_string().unwrap_or_default(),
    })
}

/// What was left on the device at a place.
pub(super) enum Left {
    /// Nothing.
    Nothing,
    /// What was posted meanwhile: it is no draft any more.
    Posted(String),
    /// A draft.
    Draft(Local),
}

/// What was left on the device at a place. Of a form that was sent, only the server knows what became of it.
pub(super) async fn left(drafts: &Drafts) -> Left {
    let Some(local) = read(&format!("{MINE}{}", drafts.key)) else { return Left::Nothing };
    if local.sent.is_empty() {
        return Left::Draft(local);
    }
    if let Ok(DraftAnswer { state, draft, .. }) = send(drafts, &local.text, &local.sent, "0").await {
        if state == "posted" {
            keep(drafts, "", "");
            return Left::Posted(local.text);
        }
        if state == "kept" {
            dom::set_stamp(draft);
        }
    }
    Left::Draft(local)
}
