//! What helps to write comes once somebody begins to: it is larger than all that helps to read. What is pressed until then is
//! done then.

use std::cell::{Cell, RefCell};
use std::future::{Ready, ready};

use js_sys::{Function, Promise};
use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, HtmlElement, SubmitEvent};

use super::{device, dom, selected};
use crate::dom::is_for_elsewhere;

thread_local! {
    /// What was pressed last: a button of the form, or a link that brings it to a comment.
    static PRESSED: RefCell<Option<HtmlElement>> = const { RefCell::new(None) };
    /// Whether what helps has come.
    static IS_OVER: Cell<bool> = const { Cell::new(false) };
}

/// Says that somebody begins to write, once they do.
pub(super) async fn somebody_writes(island: HtmlElement) -> bool {
    selected::mind();
    let begun = Promise::new(&mut |begin, _| {
        listen(&island, &begin);
        if has_begun(&island) {
            go(&begin);
        }
    });
    let _ = JsFuture::from(begun).await;
    true
}

/// Whether something is left on this device that may not be posted yet.
pub(super) fn a_draft_is_left(_: HtmlElement) -> Ready<bool> {
    ready(device::is_any_left())
}

/// What helps has come, and takes what was pressed meanwhile.
pub(super) fn over() -> Option<HtmlElement> {
    IS_OVER.set(true);
    take()
}

/// What was pressed last, which is kept, and shown as busy, no longer.
fn take() -> Option<HtmlElement> {
    let pressed = PRESSED.take()?;
    let _ = pressed.remove_attribute("aria-busy");
    Some(pressed)
}

/// Whether somebody did so before this was here to see it: on this page, or another time.
fn has_begun(island: &HtmlElement) -> bool {
    let active = document().active_element();
    dom::is_typed()
        || form(island).is_some_and(|form| form.contains(active.as_deref()))
        || device::is_any_left()
}

fn form(island: &HtmlElement) -> Option<Element> {
    island.closest("form").ok()?
}

fn listen(island: &HtmlElement, begin: &Function) {
    if let Some(form) = form(island) {
        for sign in ["pointerdown", "focusin"] {
            let begin = begin.clone();
            dom::listen(&form, sign, move |_: Event| go(&begin));
        }
        // Who writes on after a press means what stands there in the end.
        dom::listen(&form, "input", |_: Event| drop(take()));
        dom::listen(&form, "keydown", |event: KeyboardEvent| post(&event));
        let begin = begin.clone();
        dom::listen(&form, "submit", move |event: SubmitEvent| {
            if let Some(button) = event.submitter() {
                keep(&event, button);
                go(&begin);
            }
        });
    }
    let begin = begin.clone();
    dom::listen(&document(), "click", move |event: MouseEvent| {
        if let Some(link) = link(&event) {
            keep(&event, link);
            go(&begin);
        }
    });
    let _ = island.set_attribute("data-waits", "");
}

fn go(begin: &Function) {
    let _ = begin.call0(&JsValue::UNDEFINED);
}

/// Presses the button that the key for commands presses with Enter in the field, as what helps does.
fn post(event: &KeyboardEvent) {
    let is_other = event.key() != "Enter" || event.alt_key() || event.shift_key();
    let is_command = !is_other && (event.ctrl_key() || event.meta_key());
    let is_in_field = dom::field().is_some_and(|field| event.target().as_ref() == Some(field.as_ref()));
    if IS_OVER.get() || !is_command || !is_in_field {
        return;
    }
    event.prevent_default();
    if !event.repeat() {
        dom::press_first();
    }
}

/// Keeps a press until what helps has come. Pressed again before that, it does what it does without.
fn keep(event: &Event, pressed: HtmlElement) {
    if IS_OVER.get() || event.default_prevented() || take().as_ref() == Some(&pressed) {
        return;
    }
    event.prevent_default();
    let _ = pressed.set_attribute("aria-busy", "true");
    PRESSED.set(Some(pressed));
}

/// The link that was pressed, where it leads to a reply, or to what is done with one's own comment.
fn link(event: &MouseEvent) -> Option<HtmlElement> {
    if is_for_elsewhere(event) || dom::field().is_none() {
        return None;
    }
    let link = dom::target(event)?.closest("article.comment .comment-acts a").ok()??;
    let address = link.get_attribute("href")?;
    let is_own = || {
        let own = link.closest(".menu").ok()??.query_selector("a[href$='?withdraw=true']").ok()??;
        Some(own.get_attribute("href")?.split('?').next() == address.split('?').next())
    };
    (address.ends_with("#reply") || is_own() == Some(true)).then(|| link.unchecked_into())
}
