//! A draft that was discarded a moment ago, and the way back.

use std::rc::Rc;

use super::super::dom;
use super::Help;
use super::sending::focus;
use crate::dom::find;
use crate::in_place::announce;

impl Help {
    /// Minds the button that brings back what was discarded.
    pub(super) fn mind_discarded(self: &Rc<Self>) {
        let help = self.clone();
        dom::on_click("draft-undo-button", move || help.bring_back());
    }

    /// Offers a text that was discarded from this form; empty, it offers none. What the page itself offers is of before.
    pub(super) fn offer_back(&self, text: &str) {
        if let Some(written) = find(".composer > .notice-slim") {
            written.remove();
        }
        self.discarded.replace(text.to_owned());
        dom::show("draft-undo", !text.trim().is_empty());
    }

    /// Brings back what the page itself offers.
    pub(super) fn bring_back_written(self: &Rc<Self>) {
        let text = find("input[name=discarded]").and_then(|written| written.get_attribute("value"));
        self.discarded.replace(text.unwrap_or_default());
        self.bring_back();
    }

    fn bring_back(self: &Rc<Self>) {
        let (text, typed) = (self.discarded.take(), dom::text());
        self.offer_back("");
        // What was typed since stands below it.
        let both = if typed.trim().is_empty() { text } else { format!("{}\n\n{typed}", text.trim_end()) };
        self.put(&both);
        focus("body");
        announce(&self.sent_texts.restored);
    }
}
