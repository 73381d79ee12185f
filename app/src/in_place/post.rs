//! Sends a form of the page without leaving it.

use std::cell::Cell;

use leptos::prelude::*;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortSignal, FormData, Headers, HtmlElement, HtmlFormElement, RequestInit, RequestRedirect, Response,
    SubmitEvent, UrlSearchParams,
};

use super::{Refusal, Refused};
use crate::told::{Told, Value};

/// How long an answer may take, in milliseconds.
const PATIENCE: u32 = 15_000;

/// Why an act was not done, or why nobody knows whether it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure<E = ()> {
    /// The server says why.
    Refused(Refusal),
    /// The server says which fields are wrong.
    Invalid(E),
    /// No answer came.
    Unreachable,
    /// What came is no answer to this: another build's, or a page's. The plain form tells the truth.
    Unreadable,
}

impl<E> Failure<E> {
    /// The same, of a form without fields.
    pub fn plain(&self) -> Failure {
        match self {
            Self::Refused(refusal) => Failure::Refused(*refusal),
            Self::Invalid(_) => Failure::Invalid(()),
            Self::Unreachable => Failure::Unreachable,
            Self::Unreadable => Failure::Unreadable,
        }
    }
}

thread_local! {
    static IS_PLAIN: Cell<bool> = const { Cell::new(false) };
}

/// Submits a form as the browser does, by which the page is left. Who listens to `submit` lets it pass ([`is_plain`]).
pub fn submit_plainly(form: &HtmlFormElement, submitter: Option<&HtmlElement>) {
    IS_PLAIN.set(true);
    let _ = match submitter {
        Some(_) => form.request_submit_with_submitter(submitter),
        None => form.request_submit(),
    };
    IS_PLAIN.set(false);
}

/// Whether the form that is being submitted is to be left to the browser.
pub fn is_plain() -> bool {
    IS_PLAIN.get()
}

/// The form that is being sent, where that is not left to the browser, or done already.
pub fn sent(event: &SubmitEvent) -> Option<HtmlFormElement> {
    if is_plain() || event.default_prevented() {
        return None;
    }
    event.target()?.dyn_into().ok()
}

/// Sends a form with what its button says, and reads what was done.
///
/// # Errors
/// [`Failure`] when it was not done, or nobody knows.
pub async fn post<T: Told>(form: &HtmlFormElement, submitter: Option<&HtmlElement>) -> Result<T, Failure> {
    post_with(form, submitter).await
}

/// The same of a form whose fields can be wrong.
///
/// # Errors
/// [`Failure`] when it was not done, or nobody knows.
pub async fn post_with<T: Told, E: Told>(
    form: &HtmlFormElement,
    submitter: Option<&HtmlElement>,
) -> Result<T, Failure<E>> {
    let (path, init) = request(form, submitter).map_err(|_| Failure::Unreadable)?;
    let (is_done, text) = answer(&path, &init).await.map_err(|_| Failure::Unreachable)?;
    let Some(text) = text else { return Err(Failure::Unreadable) };
    let told = Value::read(&text).ok_or(Failure::Unreadable)?;
    if is_done {
        return T::told(told).ok_or(Failure::Unreadable);
    }
    match Refused::<E>::told(told) {
        Some(Refused { errors: Some(errors), .. }) => Err(Failure::Invalid(errors)),
        Some(Refused { refused, .. }) => Err(Failure::Refused(refused)),
        None => Err(Failure::Unreadable),
    }
}

/// Where a form goes, and what is sent there: what the browser would send, asking for data.
fn request(
    form: &HtmlFormElement,
    submitter: Option<&HtmlElement>,
) -> Result<(String, RequestInit), JsValue> {
    let fields = FormData::new_with_form(form)?;
    let sent = UrlSearchParams::new_with_str_sequence_sequence(&fields)?;
    let said = |name: &str| submitter.and_then(|button| button.get_attribute(name));
    if let Some(name) = said("name").filter(|name| !name.is_empty()) {
        sent.append(&name, &said("value").unwrap_or_default());
    }
    let path = said("formaction").or_else(|| form.get_attribute("action"));
    let path = path.filter(|path| !path.is_empty());
    let path = path.map_or_else(|| window().location().href(), Ok)?;
    let headers = Headers::new()?;
    headers.set("accept", "application/json")?;
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_headers(&headers);
    init.set_redirect(RequestRedirect::Manual);
    init.set_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE)));
    init.set_body(&sent);
    Ok((path, init))
}

/// Whether it was done, and what is said of it; nothing, where the answer leads elsewhere.
async fn answer(path: &str, init: &RequestInit) -> Result<(bool, Option<String>), JsValue> {
    let response: Response =
        JsFuture::from(window().fetch_with_str_and_init(path, init)).await?.dyn_into()?;
    let text = JsFuture::from(response.text()?).await?.as_string();
    Ok((response.ok(), text))
}
