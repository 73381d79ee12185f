//! What helps to write comes once somebody begins to: it is as large as all that helps to read. Until then the form is sent
//! as it is, and what was pressed is kept.

use std::cell::{Cell, RefCell};
use std::future::{Ready, ready};

use js_sys::{Function, Promise};
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, HtmlElement};

use super::{device, dom, selected};
use crate::dom::is_for_elsewhere;

thread_local! {
    /// The link that was pressed before the form could come to its comment.
    static PRESSED: RefCell<Option<HtmlElement>> = const { RefCell::new(None) };
    /// Whether what helps has come.
    static IS_OVER: Cell<bool> = const { Cell::new(false) };
}

/// Says that somebody begins to write, once they do.
pub(super) async fn somebody_writes(island: HtmlElement) -> bool {
    selected::mind();
    if !has_begun(&island) {
        let begun = Promise::new(&mut |begin, _| listen(&island, &begin));
        let _ = JsFuture::from(begun).await;
    }
    true
}

/// Whether something is left on this device that may not be posted yet.
pub(super) fn a_draft_is_left(_: HtmlElement) -> Ready<bool> {
    ready(device::is_any_left())
}

/// What helps has come, and takes what was pressed meanwhile.
pub(super) fn over() {
    IS_OVER.set(true);
    if let Some(link) = PRESSED.take() {
        link.click();
    }
}

/// Whether somebody did so before this was here to see it: on this page, or another time.
fn has_begun(island: &HtmlElement) -> bool {
    let is_changed =
        dom::field().is_some_and(|field| field.default_value().is_ok_and(|before| before != field.value()));
    let active = document().active_element();
    is_changed || form(island).is_some_and(|form| form.contains(active.as_deref())) || device::is_any_left()
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
    }
    let _ = island.set_attribute("data-waits", "");
    let begin = begin.clone();
    dom::listen(&document(), "click", move |event: MouseEvent| {
        if is_kept(&event) {
            go(&begin);
        }
    });
}

fn go(begin: &Function) {
    let _ = begin.call0(&JsValue::UNDEFINED);
}

/// Keeps a press of a link that brings the form to a comment. Pressed again before that was possible, it leads to its page.
fn is_kept(event: &MouseEvent) -> bool {
    if IS_OVER.get() || event.default_prevented() || is_for_elsewhere(event) || dom::field().is_none() {
        return false;
    }
    let Some(link) = link(event) else { return false };
    let is_again = PRESSED.with_borrow(|pressed| pressed.as_ref() == Some(&link));
    if !is_again {
        event.prevent_default();
        PRESSED.set(Some(link));
    }
    true
}

/// The link that was pressed, where it leads to a reply, or to what is done with one's own comment.
fn link(event: &MouseEvent) -> Option<HtmlElement> {
    let link = dom::target(event)?.closest("article.comment a").ok()??;
    let address = link.get_attribute("href")?;
    let is_own = || {
        let own = link.closest(".menu").ok()??.query_selector("a[href$='?withdraw=true']").ok()??;
        Some(own.get_attribute("href")?.starts_with(&address))
    };
    (address.ends_with("#reply") || is_own() == Some(true)).then(|| link.unchecked_into())
}
