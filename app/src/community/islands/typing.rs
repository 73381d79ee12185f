//! What a script writes into the field, written as somebody types: they undo it as they undo that.

use std::ops::Range;

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Event, EventInit, HtmlDocument, HtmlTextAreaElement};

use crate::community::formatting::{Change, Format, change};

use super::dom;

/// How many units of UTF-16, in which browsers count, a text has up to a place.
pub(super) fn units(text: &str, end: usize) -> u32 {
    u32::try_from(text[..end].encode_utf16().count()).unwrap_or(0)
}

/// The place in a text that so many units stand before.
fn place(text: &str, units: u32) -> usize {
    let mut left = units as usize;
    for (at, letter) in text.char_indices() {
        if left == 0 {
            return at;
        }
        left = left.saturating_sub(letter.len_utf16());
    }
    text.len()
}

/// What is selected of a text in its field.
pub(super) fn selected(field: &HtmlTextAreaElement, text: &str) -> Range<usize> {
    let at = |units: Option<u32>| units.map_or(text.len(), |units| place(text, units));
    let start = at(field.selection_start().ok().flatten());
    start..at(field.selection_end().ok().flatten()).max(start)
}

/// Puts other words in place of a part of what stands in the field.
pub(super) fn put(field: &HtmlTextAreaElement, Change { range, words, selected }: &Change) {
    let text = field.value();
    let (start, end) = (units(&text, range.start), units(&text, range.end));
    let _ = field.focus();
    let _ = field.set_selection_range(start, end);
    if !typed(words) {
        let _ = field.set_range_text_with_start_and_end(words, start, end);
        let init = EventInit::new();
        init.set_bubbles(true);
        if let Ok(event) = Event::new_with_event_init_dict("input", &init) {
            let _ = field.dispatch_event(&event);
        }
    }
    let _ =
        field.set_selection_range(start + units(words, selected.start), start + units(words, selected.end));
}

/// Formats what is selected in the field.
pub(super) fn apply(format: Format) {
    if let Some(field) = dom::field() {
        let text = field.value();
        put(&field, &change(&text, selected(&field, &text), format));
    }
}

/// Types in place of what is selected, where the browser lets scripts do so: it is the one way that can be undone.
fn typed(words: &str) -> bool {
    let command = if words.is_empty() { "delete" } else { "insertText" };
    let page: HtmlDocument = document().unchecked_into();
    page.exec_command_with_show_ui_and_value(command, false, words).unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_as_browsers_do() {
        let text = "é👍a";
        for (end, many) in [(0, 0), (2, 1), (6, 3), (7, 4)] {
            assert_eq!((units(text, end), place(text, many)), (many, end));
        }
        assert_eq!(place(text, 99), 7);
    }
}
