//! The form that is written in, as the browser holds it.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlFormElement, HtmlTextAreaElement};

pub(super) use crate::dom::{data, element, filled, get, on_click, post, say, show};

/// The field that is written in.
pub(super) fn field() -> Option<HtmlTextAreaElement> {
    document().get_element_by_id("body")?.dyn_into().ok()
}

/// What is written there.
pub(super) fn text() -> String {
    field().map(|field| field.value()).unwrap_or_default()
}

/// Its form.
pub(super) fn form() -> Option<HtmlFormElement> {
    field()?.closest("form").ok()??.dyn_into().ok()
}

fn named(name: &str) -> Option<Element> {
    form()?.query_selector(&format!("[name={name}]")).ok().flatten()
}

/// What another field of the form holds.
pub(super) fn value(name: &str) -> String {
    let value = named(name).and_then(|field| js_sys::Reflect::get(&field, &"value".into()).ok());
    value.and_then(|value| value.as_string()).unwrap_or_default()
}

/// Puts the version of the draft into the form that it goes on with.
pub(super) fn set_stamp(stamp: u64) {
    if let Some(field) = named("draft") {
        let _ = field.set_attribute("value", &stamp.to_string());
    }
}
