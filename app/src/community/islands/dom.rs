//! The form as the browser holds it, and what is asked of the server meanwhile.

use leptos::prelude::*;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    HtmlFormElement, HtmlTextAreaElement, RequestInit, RequestRedirect, Response, UrlSearchParams,
};

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

/// What another field of the form holds.
pub(super) fn value(name: &str) -> String {
    let found = form().and_then(|form| form.query_selector(&format!("[name={name}]")).ok().flatten());
    let value = found.and_then(|field| js_sys::Reflect::get(&field, &"value".into()).ok());
    value.and_then(|value| value.as_string()).unwrap_or_default()
}

/// Puts the version of the draft into the form that it goes on with.
pub(super) fn set_stamp(stamp: f64) {
    let found = form().and_then(|form| form.query_selector("[name=draft]").ok().flatten());
    if let Some(field) = found {
        let _ = field.set_attribute("value", &format!("{stamp:.0}"));
    }
}

/// Posts fields as a form does. What leads elsewhere, to signing in for example, is no answer.
pub(super) async fn post(path: &str, fields: &[(&str, &str)]) -> Result<String, JsValue> {
    let sent = UrlSearchParams::new()?;
    for (name, value) in fields {
        sent.append(name, value);
    }
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_redirect(RequestRedirect::Manual);
    init.set_body(&sent);
    let response: Response =
        JsFuture::from(window().fetch_with_str_and_init(path, &init)).await?.dyn_into()?;
    if !response.ok() {
        return Err(JsValue::NULL);
    }
    Ok(JsFuture::from(response.text()?).await?.as_string().unwrap_or_default())
}
