//! The question whether a text tells who a patient is. It is asked on the device, and what it is about goes nowhere.

use domain::community::identifying;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlDialogElement, HtmlElement};

use super::{PrivacyWords, dom};
use crate::campaign::islands::has;

const DIALOG: &str = "privacy-question";

/// What was found, and what was answered.
#[derive(Clone, Copy)]
pub(super) struct Question {
    /// Each find: what it is, and its words.
    found: RwSignal<Vec<(String, String)>>,
    /// Where the first find stands in the field.
    first: StoredValue<(u32, u32)>,
    /// Whether the author wants to post it all the same.
    is_answered: StoredValue<bool>,
}

impl Question {
    pub(super) fn new() -> Self {
        let (first, is_answered) = (StoredValue::new((0, 0)), StoredValue::new(false));
        Self { found: RwSignal::new(Vec::new()), first, is_answered }
    }

    /// The text was changed: what was answered no longer holds.
    pub(super) fn forget(self) {
        self.is_answered.set_value(false);
    }

    /// Asks, where there is something to ask about that was not answered. `false` when the text may be posted.
    pub(super) fn ask(self, text: &str, words: &PrivacyWords) -> bool {
        let finds = if self.is_answered.get_value() { Vec::new() } else { identifying(text) };
        let (Some(first), Some(dialog)) = (finds.first(), dialog()) else { return false };
        // The browser counts in units of UTF-16.
        let units = |end: usize| u32::try_from(text[..end].encode_utf16().count()).unwrap_or(0);
        self.first.set_value((units(first.range.start), units(first.range.end)));
        let told = |find: domain::community::Find| {
            let kind = words.kinds.get(find.kind as usize).cloned().unwrap_or_default();
            (kind, text[find.range].to_owned())
        };
        self.found.set(finds.into_iter().map(told).collect());
        dialog.show_modal().is_ok()
    }

    fn change(self) {
        if let Some(dialog) = dialog() {
            dialog.close();
        }
        if let Some(field) = dom::field() {
            let (start, end) = self.first.get_value();
            let _ = field.focus();
            let _ = field.set_selection_range(start, end);
        }
    }

    fn post(self) {
        self.is_answered.set_value(true);
        if let Some(dialog) = dialog() {
            dialog.close();
        }
        let Some(form) = dom::form() else { return };
        let button = form.query_selector(".form-end button[type=submit]").ok().flatten();
        let button = button.and_then(|button| button.dyn_into::<HtmlElement>().ok());
        let _ = form.request_submit_with_submitter(button.as_ref());
    }

    /// The dialog, which is closed until there is something to ask.
    pub(super) fn dialog(self, words: PrivacyWords) -> AnyView {
        let finds = move || {
            let found = self.found.get().into_iter();
            found
                .map(|(kind, words)| view! { <li><strong>{kind}</strong> " " <q>{words}</q></li> })
                .collect_view()
        };
        view! {
            <dialog class="dialog" id=DIALOG aria-labelledby="privacy-title" aria-describedby="privacy-lead">
                <h2 class="section-title" id="privacy-title">{words.title}</h2>
                <p id="privacy-lead">{words.lead}</p>
                <ul class="finds">{finds}</ul>
                <div class="btn-row">
                    <button class="btn" type="button" on:click=move |_| self.change()>{words.change}</button>
                    " "
                    <button class="btn btn-quiet" type="button" on:click=move |_| self.post()>{words.post}</button>
                </div>
            </dialog>
        }
        .into_any()
    }
}

/// The dialog, where the browser knows what that is.
fn dialog() -> Option<HtmlDialogElement> {
    let dialog = document().get_element_by_id(DIALOG)?;
    has(&dialog, "showModal").then(|| dialog.unchecked_into())
}
