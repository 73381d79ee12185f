//! What came since a list of topics was written.

use std::cell::{Cell, RefCell};

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

use super::{dom, news_link};
use crate::in_place::announce;

thread_local! {
    /// How many comments each topic has, as last heard.
    static TOPICS: RefCell<Vec<(i64, i64)>> = const { RefCell::new(Vec::new()) };
    /// Those that there were when the page began to listen.
    static AT_FIRST: RefCell<Option<Vec<i64>>> = const { RefCell::new(None) };
    static IS_SAID: Cell<bool> = const { Cell::new(false) };
}

/// Says of how many topics of a list there is something new. The list itself stays as it is until one asks for it anew.
pub(super) fn told(heard: &[(i64, i64)]) {
    let Some(link) = dom::element("list-news") else { return };
    if heard.is_empty() {
        return;
    }
    AT_FIRST.with_borrow_mut(|first| {
        first.get_or_insert_with(|| heard.iter().map(|(topic, _)| *topic).collect());
    });
    TOPICS.with_borrow_mut(|topics| {
        topics.retain(|(topic, _)| heard.iter().all(|(other, _)| other != topic));
        topics.extend_from_slice(heard);
    });
    show(&link, news(&link));
}

/// How many topics of the list have other comments than it shows, and how many a list of all of them does not have yet.
fn news(link: &HtmlElement) -> u64 {
    let shown = shown();
    let is_of_all = !dom::data(link, "all").is_empty();
    let is_new = |topic: i64, count: i64| match shown.iter().find(|(id, _)| *id == topic) {
        Some((_, shown)) => count > *shown,
        None => {
            is_of_all
                && AT_FIRST.with_borrow(|first| first.as_ref().is_some_and(|first| !first.contains(&topic)))
        }
    };
    TOPICS.with_borrow(|topics| topics.iter().filter(|(topic, count)| is_new(*topic, *count)).count() as u64)
}

/// The topics of the list, with how many comments it says that they have.
fn shown() -> Vec<(i64, i64)> {
    let Ok(rows) = document().query_selector_all("li[data-topic]") else { return Vec::new() };
    let read = |at| {
        let row: Element = rows.item(at)?.dyn_into().ok()?;
        Some((dom::data(&row, "topic").parse().ok()?, dom::data(&row, "comments").parse().ok()?))
    };
    (0..rows.length()).filter_map(read).collect()
}

fn show(link: &HtmlElement, news: u64) {
    let text = news_link::show(link, news);
    if news > 0 && !IS_SAID.replace(true) {
        announce(&text);
    }
}
