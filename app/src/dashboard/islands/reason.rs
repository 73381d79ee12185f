//! What moves in the browser while a moderator decides. Without JavaScript the server refuses words that belong to another
//! clause, and puts those of the chosen one in their place.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, HtmlTextAreaElement};

use crate::dom;
use crate::island::{Held, island};

island! {
    /// Has the suggested reason be that of the clause that is chosen, as long as nobody has written another.
    ReasonFollows = reason_follows in account {}
    /// The choice of a clause, each with the reason that is suggested for it.
    children
}

fn reason_follows(children: Held) -> impl IntoView {
    dom::alive(|| {
        if let Some(clause) = dom::element("clause") {
            dom::listen(&clause, "change", |_: Event| {
                follow();
            });
        }
    });
    children
}

fn follow() -> Option<()> {
    let reason: HtmlTextAreaElement = document().get_element_by_id("reason")?.dyn_into().ok()?;
    let options = document().query_selector_all("#clause option").ok()?;
    let options = (0..options.length()).filter_map(|at| options.item(at)?.dyn_into::<Element>().ok());
    let typed = reason.value();
    let is_suggested = options.map(|option| dom::data(&option, "reason")).any(|text| text == typed.trim());
    if is_suggested || typed.trim().is_empty() {
        let chosen = document().query_selector("#clause option:checked").ok()??;
        reason.set_value(&dom::data(&chosen, "reason"));
    }
    Some(())
}
