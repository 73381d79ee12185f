//! The page as the browser holds it, and what is asked of the server meanwhile.

use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Document, DomParser, Element, HtmlElement, HtmlFormElement, HtmlTextAreaElement, RequestInit,
    RequestRedirect, Response, SupportedType, UrlSearchParams,
};

/// An element by its `id`.
pub(super) fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// What the server wrote into a `data-` attribute; nothing, where there is none.
pub(super) fn data(element: &Element, name: &str) -> String {
    element.get_attribute(&format!("data-{name}")).unwrap_or_default()
}

/// Puts words into an element.
pub(super) fn say(id: &str, text: &str) {
    if let Some(element) = element(id) {
        element.set_text_content(Some(text));
    }
}

/// Shows an element, or hides it.
pub(super) fn show(id: &str, is_shown: bool) {
    if let Some(element) = element(id) {
        element.set_hidden(!is_shown);
    }
}

/// Does something at each press of a button.
pub(super) fn on_click(id: &str, act: impl FnMut() + 'static) {
    if let Some(button) = element(id) {
        let act = Closure::<dyn FnMut()>::new(act);
        button.set_onclick(Some(act.as_ref().unchecked_ref()));
        act.forget();
    }
}

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
    fetch(path, &init).await
}

/// A page of ours, as the server writes it for those who ask for it.
pub(super) async fn get(path: &str) -> Result<Document, JsValue> {
    let init = RequestInit::new();
    init.set_redirect(RequestRedirect::Manual);
    DomParser::new()?.parse_from_string(&fetch(path, &init).await?, SupportedType::TextHtml)
}

async fn fetch(path: &str, init: &RequestInit) -> Result<String, JsValue> {
    let response: Response =
        JsFuture::from(window().fetch_with_str_and_init(path, init)).await?.dyn_into()?;
    if !response.ok() {
        return Err(JsValue::NULL);
    }
    Ok(JsFuture::from(response.text()?).await?.as_string().unwrap_or_default())
}
