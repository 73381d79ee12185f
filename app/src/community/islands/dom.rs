//! The form that is written in, as the browser holds it.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, HtmlFormElement, HtmlTextAreaElement};

pub(super) use crate::dom::{alive, data, element, filled, listen, on_click, post, say, show, spawn};

/// The field that is written in.
pub(super) fn field() -> Option<HtmlTextAreaElement> {
    document().get_element_by_id("body")?.dyn_into().ok()
}

/// Whether it says something else than the page came with.
pub(super) fn is_typed() -> bool {
    field().is_some_and(|field| field.default_value().is_ok_and(|before| before != field.value()))
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

/// Puts a value into another field of the form.
pub(super) fn set_value(name: &str, value: &str) {
    if let Some(field) = named(name) {
        let _ = js_sys::Reflect::set(&field, &"value".into(), &value.into());
        // What a page that is left keeps of a field that nobody sees is its attribute.
        if field.get_attribute("type").as_deref() == Some("hidden") {
            let _ = field.set_attribute("value", value);
        }
    }
}

/// Puts the version of the draft into the form that it goes on with.
pub(super) fn set_stamp(stamp: u64) {
    set_value("draft", &stamp.to_string());
}

/// Gives the form another number: what is typed into it from now on is another text.
pub(super) fn begin_another() {
    let mut bytes = [0; 16];
    let Ok(crypto) = window().crypto() else { return };
    if crypto.get_random_values_with_u8_array(&mut bytes).is_err() {
        return;
    }
    // A random UUID (RFC 9562, version 4).
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let mut number = String::new();
    for (at, byte) in bytes.iter().enumerate() {
        if matches!(at, 4 | 6 | 8 | 10) {
            number.push('-');
        }
        for digit in [byte >> 4, byte & 15] {
            number.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
        }
    }
    set_value("form", &number);
}

/// The button that does what the form is for.
pub(super) fn first_button() -> Option<Element> {
    form()?.query_selector(".form-end .btn:not(.btn-quiet)").ok()?
}

/// Sends the form by it, as pressing it does.
pub(super) fn press_first() {
    if let (Some(form), Some(button)) = (form(), first_button()) {
        let _ = form.request_submit_with_submitter(button.dyn_ref());
    }
}

/// What something happened to.
pub(super) fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}
