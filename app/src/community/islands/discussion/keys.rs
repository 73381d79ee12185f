//! Keys that lead through a discussion. They work only where nothing is being typed, and only as long as they are wanted.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use super::shortcuts::are_wanted;
use super::{comments, go_to, go_to_next_new, top};
use crate::dom;

/// Listens to them.
pub(super) fn mind(no_more: String, has_new: RwSignal<bool>, is_explained: RwSignal<bool>) {
    dom::listen(&document(), "keydown", move |event: KeyboardEvent| {
        let is_chord = event.ctrl_key() || event.meta_key() || event.alt_key();
        if event.default_prevented() || is_chord || event.repeat() || is_busy() || !are_wanted() {
            return;
        }
        match event.key().as_str() {
            "j" => step(1),
            "k" => step(-1),
            "n" => new(&no_more, has_new),
            "r" => reply(),
            "?" => is_explained.set(true),
            _ => return,
        }
        event.prevent_default();
    });
}

/// Whether keys mean something else now: a field has the focus, or a dialog or a menu is open.
fn is_busy() -> bool {
    // A browser that does not know a selector finds nothing with it, nor with those beside it.
    let is_there = |selector| document().query_selector(selector).ok().flatten().is_some();
    is_there("input:focus, textarea:focus, select:focus, [contenteditable]:focus, dialog[open]")
        || is_there(":popover-open")
}

/// What is not shown yet comes in first.
fn new(no_more: &str, has_new: RwSignal<bool>) {
    match dom::element("new-comments").filter(|link| !link.hidden()) {
        Some(link) => link.click(),
        None => go_to_next_new(no_more, has_new),
    }
}

/// The comment that one is at: that has the focus, or holds what has it.
fn current() -> Option<HtmlElement> {
    document().active_element()?.closest("article.comment").ok()??.dyn_into().ok()
}

/// Leads to the comment after or before.
fn step(by: isize) {
    let all = comments();
    let here = current().and_then(|current| all.iter().position(|comment| comment.id() == current.id()));
    let to = match here {
        Some(here) => here.checked_add_signed(by),
        // From what is seen: the first that begins there, or the last that began above.
        None if by > 0 => all.iter().position(|comment| top(comment) > -1.0),
        None => all.iter().rposition(|comment| top(comment) < 0.0),
    };
    if let Some(comment) = to.and_then(|to| all.get(to)) {
        go_to(comment);
    }
}

fn reply() {
    let link = current().and_then(|comment| comment.query_selector(".icon-reply").ok().flatten());
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
        link.click();
    }
}
