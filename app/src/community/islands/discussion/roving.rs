//! The reactions to a comment are one stop for who moves with Tab; arrows lead from one to the next.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement, MutationObserver, MutationObserverInit};

use crate::dom;

/// Minds all rows of reactions, also those that are shown anew.
pub(super) fn mind(name: &str) {
    let Some(main) = dom::element("content") else { return };
    dom::listen(&main, "keydown", |event: KeyboardEvent| move_on(&event));
    settle(name);
    let name = name.to_owned();
    let changed = Closure::<dyn FnMut()>::new(move || settle(&name));
    if let Ok(observer) = MutationObserver::new(changed.as_ref().unchecked_ref()) {
        let options = MutationObserverInit::new();
        options.set_child_list(true);
        options.set_subtree(true);
        let _ = observer.observe_with_options(&main, &options);
    }
    changed.forget();
}

/// Makes a row that was just shown one stop.
fn settle(name: &str) {
    for row in dom::all(".reactions:has(button):not(:has(button[tabindex=\"0\"]))") {
        let _ = row.set_attribute("role", "toolbar");
        let _ = row.set_attribute("aria-label", name);
        let active = document().active_element();
        let buttons = buttons(&row);
        let is_active =
            |button: &HtmlElement| active.as_ref().is_some_and(|active| active.is_same_node(Some(button)));
        let at = buttons.iter().position(is_active).unwrap_or(0);
        stop_at(&buttons, at);
    }
}

fn buttons(row: &Element) -> Vec<HtmlElement> {
    let Ok(found) = row.query_selector_all("button.reaction") else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}

fn stop_at(buttons: &[HtmlElement], at: usize) {
    for (other, button) in buttons.iter().enumerate() {
        button.set_tab_index(if other == at { 0 } else { -1 });
    }
}

fn move_on(event: &KeyboardEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(button) = target.and_then(|target| target.closest("button.reaction").ok().flatten()) else {
        return;
    };
    let Some(row) = button.parent_element() else { return };
    let buttons = buttons(&row);
    let Some(here) = buttons.iter().position(|other| other.is_same_node(Some(&button))) else { return };
    let to = match event.key().as_str() {
        "ArrowRight" => (here + 1) % buttons.len(),
        "ArrowLeft" => (here + buttons.len() - 1) % buttons.len(),
        "Home" => 0,
        "End" => buttons.len() - 1,
        _ => return,
    };
    event.prevent_default();
    stop_at(&buttons, to);
    let _ = buttons[to].focus();
}
