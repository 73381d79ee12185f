//! The page as the browser holds it, and what is asked of the server meanwhile.

use std::pin::Pin;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Element, Event, EventTarget, Headers, HtmlElement, MouseEvent, RequestInit, RequestRedirect, Response,
    UrlSearchParams,
};

use crate::in_place::Failure;
use crate::told::{Told, Value};

/// An element by its `id`.
pub(crate) fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// The first element that a selector finds.
pub(crate) fn find(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok()??.dyn_into().ok()
}

/// All elements that a selector finds.
pub(crate) fn all(selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}

/// What the server wrote into a `data-` attribute; nothing, where there is none.
pub(crate) fn data(element: &Element, name: &str) -> String {
    element.get_attribute(&format!("data-{name}")).unwrap_or_default()
}

/// Puts words into an element.
pub(crate) fn say(id: &str, text: &str) {
    if let Some(element) = element(id) {
        element.set_text_content(Some(text));
    }
}

/// Shows an element, or hides it.
pub(crate) fn show(id: &str, is_shown: bool) {
    if let Some(element) = element(id) {
        element.set_hidden(!is_shown);
    }
}

/// Moves the focus to an element that is about to be there.
pub(crate) fn focus_soon(id: &'static str) {
    let look = move || {
        if let Some(element) = element(id) {
            let _ = element.focus();
        }
    };
    set_timeout(look, Duration::ZERO);
}

/// Does something once an island has come to life. As here, one function does it for all of them behind a box: each
/// would bring a copy of its own into the program otherwise.
pub(crate) fn alive(act: impl FnOnce() + 'static) {
    begin(Box::new(act));
}

fn begin(act: Box<dyn FnOnce()>) {
    // Nothing comes to life on the server.
    if cfg!(not(feature = "ssr")) {
        let owner = Owner::current();
        spawn(async move {
            match owner {
                Some(owner) => owner.with(act),
                None => act(),
            }
        });
    }
}

/// Lets something be done beside all else.
pub(crate) fn spawn(work: impl Future<Output = ()> + 'static) {
    go_on(Box::pin(work));
}

fn go_on(work: Pin<Box<dyn Future<Output = ()>>>) {
    spawn_local(work);
}

/// Does something at each event of a kind, for as long as the page is open.
pub(crate) fn listen<E: JsCast + 'static>(
    target: &EventTarget,
    kind: &str,
    mut act: impl FnMut(E) + 'static,
) {
    hear(target, kind, Box::new(move |event| act(event.unchecked_into())));
}

fn hear(target: &EventTarget, kind: &str, act: Box<dyn FnMut(Event)>) {
    let act = Closure::wrap(act);
    let _ = target.add_event_listener_with_callback(kind, act.as_ref().unchecked_ref());
    act.forget();
}

/// Whether who clicks wants another tab or window, or something else than to go there.
pub(crate) fn is_for_elsewhere(event: &MouseEvent) -> bool {
    let is_held = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    is_held || event.button() != 0
}

/// Does something at each press of a button.
pub(crate) fn on_click(id: &str, act: impl FnMut() + 'static) {
    if let Some(button) = element(id) {
        let act = Closure::<dyn FnMut()>::new(act);
        button.set_onclick(Some(act.as_ref().unchecked_ref()));
        act.forget();
    }
}

/// Fields as a form of this page sends them.
pub(crate) fn filled(fields: &[(&str, &str)]) -> Result<UrlSearchParams, JsValue> {
    let sent = UrlSearchParams::new()?;
    for (name, value) in fields {
        sent.append(name, value);
    }
    // Whose page this is, as its forms say: somebody else may have signed in in another tab since.
    let whose =
        document().query_selector("input[name=whose]")?.and_then(|field| field.get_attribute("value"));
    if let Some(whose) = whose {
        sent.append("whose", &whose);
    }
    Ok(sent)
}

/// Posts fields as a form does. What leads elsewhere, to signing in for example, is no answer.
pub(crate) async fn post(path: &str, fields: &[(&str, &str)]) -> Result<String, JsValue> {
    let sent = filled(fields)?;
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_redirect(RequestRedirect::Manual);
    init.set_body(&sent);
    fetch(path, &init).await
}

/// What an address that goes on says now.
pub(crate) async fn text(path: &str) -> Result<String, JsValue> {
    fetch(path, &accepting("text/event-stream")?).await
}

/// What an address says as data, to who names `application/json` and no page.
pub(crate) async fn ask<T: Told>(path: &str) -> Option<T> {
    asked(path).await.ok()
}

/// The same, or whether no answer came, or one that is no answer to this.
pub(crate) async fn asked<T: Told>(path: &str) -> Result<T, Failure> {
    let told = fetch(path, &accepting("application/json").map_err(|_| Failure::Unreadable)?).await;
    // What came and says no is null; what did not come is an error of the browser's.
    let told = told.map_err(|why| if why.is_null() { Failure::Unreadable } else { Failure::Unreachable })?;
    Value::read(&told).and_then(T::told).ok_or(Failure::Unreadable)
}

/// A question that names what it reads, and follows nothing elsewhere.
fn accepting(kind: &str) -> Result<RequestInit, JsValue> {
    let headers = Headers::new()?;
    headers.set("accept", kind)?;
    let init = RequestInit::new();
    init.set_headers(&headers);
    init.set_redirect(RequestRedirect::Manual);
    Ok(init)
}

async fn fetch(path: &str, init: &RequestInit) -> Result<String, JsValue> {
    let response: Response =
        JsFuture::from(window().fetch_with_str_and_init(path, init)).await?.dyn_into()?;
    if !response.ok() {
        return Err(JsValue::NULL);
    }
    Ok(JsFuture::from(response.text()?).await?.as_string().unwrap_or_default())
}
