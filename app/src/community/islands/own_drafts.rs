//! Discarding drafts in a list of them, and taking that back, without leaving the page.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, HtmlFormElement, SubmitEvent};

use crate::community::draft_told::DraftTold;
use crate::dom;
use crate::in_place::{self, Failure};
use crate::island::{Held, island};
use crate::texts_given::texts_given;

texts_given! {
    /// What is said of a draft in a list.
    pub struct DraftListTexts {
        /// Once it is discarded.
        pub discarded: String,
        /// Once it is kept after all.
        pub restored: String,
    }
}

island! {
    /// Takes each press of a button of the list: what is discarded gives its place to the way back, and the other way round.
    DraftsInPlace = drafts_in_place {
        /// What is said.
        texts: DraftListTexts,
    }
    /// The list.
    children
}

fn drafts_in_place(texts: DraftListTexts, children: Held) -> impl IntoView {
    dom::alive(move || {
        let Some(list) = dom::element("drafts") else { return };
        let texts = texts.clone();
        dom::listen(&list, "submit", move |event: SubmitEvent| {
            let (Some(form), Some(button)) = (in_place::sent(&event), event.submitter()) else { return };
            event.prevent_default();
            let texts = texts.clone();
            dom::spawn(async move {
                match in_place::post::<DraftTold>(&form, Some(&button)).await {
                    Ok(told) => show(&form, told, &texts),
                    Err(Failure::Unreadable) => in_place::submit_plainly(&form, Some(&button)),
                    Err(failure) => in_place::refuse(&failure),
                }
            });
        });
    });
    children
}

fn show(form: &HtmlFormElement, told: DraftTold, texts: &DraftListTexts) {
    let Some(item) = form.closest("li").ok().flatten() else { return };
    let (is_gone, title, said) = match told {
        DraftTold::Discarded { body, language, title } => {
            fill(&item, "body", &body);
            fill(&item, "language", &language);
            (true, title, &texts.discarded)
        }
        DraftTold::Restored { draft, title } => {
            fill(&item, "draft", &draft.to_string());
            (false, title, &texts.restored)
        }
    };
    for (selector, is_hidden) in [(".draft-row", is_gone), (".draft-undo", !is_gone)] {
        if let Some(part) = part(&item, selector) {
            part.set_hidden(is_hidden);
        }
    }
    let shown =
        if is_gone { [".draft-undo button", ".draft-undo"] } else { [".draft-row button", ".draft-row a"] };
    if let Some(place) = shown.into_iter().find_map(|selector| part(&item, selector)) {
        let _ = place.focus();
    }
    dom::say("drafts-title", &title);
    in_place::announce(said);
}

fn part(item: &Element, selector: &str) -> Option<HtmlElement> {
    item.query_selector(selector).ok()??.dyn_into().ok()
}

fn fill(item: &Element, name: &str, value: &str) {
    if let Some(field) = part(item, &format!("input[name={name}]")) {
        let _ = field.set_attribute("value", value);
    }
}
