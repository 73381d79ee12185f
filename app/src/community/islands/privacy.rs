//! The question whether a text tells who a patient is. It is asked on the device, and what it is about goes nowhere.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use domain::community::{Find, identifying};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlDialogElement, HtmlElement};

use super::dom;
use super::typing::units;
use crate::campaign::islands::has;

/// What was found, and what was answered.
#[derive(Default)]
pub(super) struct Question {
    /// Where the first find stands in the field.
    first: Cell<(u32, u32)>,
    /// Whether the author wants to post it all the same.
    is_answered: Cell<bool>,
    /// The button that was pressed when it was asked.
    pressed: RefCell<Option<HtmlElement>>,
}

impl Question {
    /// Listens to the buttons of the dialog.
    pub(super) fn begin(self: &Rc<Self>) {
        let (asked, answered) = (self.clone(), self.clone());
        dom::on_click("privacy-change", move || asked.change());
        dom::on_click("privacy-post", move || answered.post());
    }

    /// The text was changed: what was answered no longer holds.
    pub(super) fn forget(&self) {
        self.is_answered.set(false);
    }

    /// Whether a text holds something to ask about that was not answered: until then it stays on the device.
    pub(super) fn is_open(&self, text: &str) -> bool {
        !self.is_answered.get() && !identifying(text).is_empty()
    }

    /// Asks, where there is something to ask about that was not answered. `false` when the text may be sent.
    pub(super) fn ask(&self, text: &str, pressed: Option<HtmlElement>) -> bool {
        let finds = if self.is_answered.get() { Vec::new() } else { identifying(text) };
        let (Some(first), Some(dialog)) = (finds.first(), dialog()) else { return false };
        self.first.set((units(text, first.range.start), units(text, first.range.end)));
        list(text, &finds);
        self.pressed.replace(pressed);
        dialog.show_modal().is_ok()
    }

    fn change(&self) {
        if let Some(dialog) = dialog() {
            dialog.close();
        }
        if let Some(field) = dom::field() {
            let (start, end) = self.first.get();
            let _ = field.focus();
            let _ = field.set_selection_range(start, end);
        }
    }

    fn post(&self) {
        self.is_answered.set(true);
        if let Some(dialog) = dialog() {
            dialog.close();
        }
        let Some(form) = dom::form() else { return };
        let _ = form.request_submit_with_submitter(self.pressed.take().as_ref());
    }
}

/// Names each find: what it is, and its words.
fn list(text: &str, finds: &[Find]) {
    let Some(list) = dom::element("privacy-finds") else { return };
    list.set_text_content(None);
    let kinds = dom::data(&list, "kinds");
    for find in finds {
        let kind = kinds.lines().nth(find.kind as usize).unwrap_or_default();
        let Some(item) = child(&list, "li", "") else { return };
        child(&item, "strong", kind);
        let _ = item.append_child(&document().create_text_node(" "));
        child(&item, "q", &text[find.range.clone()]);
    }
}

fn child(parent: &Element, name: &str, text: &str) -> Option<Element> {
    let child = document().create_element(name).ok()?;
    child.set_text_content(Some(text));
    parent.append_child(&child).ok()?;
    Some(child)
}

/// The dialog, where the browser knows what that is.
fn dialog() -> Option<HtmlDialogElement> {
    let dialog = document().get_element_by_id("privacy-question")?;
    has(&dialog, "showModal").then(|| dialog.unchecked_into())
}
