//! Which new comments were read: their end came into sight, or left it above.

use std::cell::{Cell, RefCell};

use leptos::prelude::window;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, HtmlElement, IntersectionObserver, IntersectionObserverEntry};

use super::top;
use crate::dom::{all, listen};

/// What is new on the page.
const NEW: &str = "article.comment.is-new";

/// What only a reader does who moves on. A page that leads to a comment scrolls there by itself, past what nobody read.
const MOVES: [&str; 4] = ["wheel", "touchmove", "pointerdown", "keydown"];

thread_local! {
    /// Whether the reader has moved on.
    static HAS_MOVED: Cell<bool> = const { Cell::new(false) };
    static OBSERVER: RefCell<Option<IntersectionObserver>> = const { RefCell::new(None) };
    /// Of which it is known where they stood at first, by their ids.
    static KNOWN: RefCell<Vec<String>> = RefCell::default();
    /// Which were read.
    static READ: RefCell<Vec<String>> = RefCell::default();
}

/// Watches what is new on the page, and does something whenever some of it was read.
pub(super) fn mind(act: impl Fn() + 'static) {
    let on_sight = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let read = entries.iter().filter_map(|entry| look(&entry.unchecked_into())).count();
        if read > 0 {
            act();
        }
    });
    OBSERVER.set(IntersectionObserver::new(on_sight.as_ref().unchecked_ref()).ok());
    on_sight.forget();
    for sign in MOVES {
        listen(&window(), sign, |_: Event| begin());
    }
}

fn begin() {
    if !HAS_MOVED.replace(true) {
        all(NEW).iter().for_each(watch);
    }
}

/// Watches a comment that came onto the page.
pub(super) fn watch(comment: &HtmlElement) {
    let end = comment.query_selector(".comment-acts").ok().flatten();
    OBSERVER.with_borrow(|observer| {
        if let Some(observer) = observer {
            observer.observe(end.as_ref().unwrap_or(comment));
        }
    });
}

/// What is seen when the page opens is not read by that alone: its reader moves on first.
fn look(entry: &IntersectionObserverEntry) -> Option<()> {
    let end = entry.target();
    let id = end.closest("article.comment").ok()??.id();
    let is_known = KNOWN.with_borrow(|known| known.contains(&id));
    if !is_known {
        KNOWN.with_borrow_mut(|known| known.push(id));
        return None;
    }
    (entry.is_intersecting() || top(&end) < 0.0).then(|| READ.with_borrow_mut(|read| read.push(id)))
}

/// What is new and was not read yet.
pub(super) fn unread() -> Vec<HtmlElement> {
    let mut new = all(NEW);
    READ.with_borrow(|read| new.retain(|comment| !read.contains(&comment.id())));
    new
}

/// All that is new on the page was read.
pub(super) fn read_all() {
    let new = all(NEW).iter().map(|comment| comment.id()).collect::<Vec<_>>();
    READ.with_borrow_mut(|read| read.extend(new));
}
