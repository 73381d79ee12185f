//! The province that a postal code means, told while it is typed.

use domain::campaign::PostalCode;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::dom;
use crate::island::island;

island! {
    /// Watches the field named `field`, which stands outside: the server writes it like any other.
    PostalCodeHint = postal_code_hint in pledge {
        /// The field's `id`.
        field: String,
        /// What to say for each province, in the order of [`domain::Province::ALL`].
        sentences: Vec<String>,
        /// What to say of a whole code that no address can have.
        unknown: String,
        /// What the server has said already.
        shown: String,
    }
}

fn postal_code_hint(field: String, sentences: Vec<String>, unknown: String, shown: String) -> impl IntoView {
    let hint = RwSignal::new(shown);
    dom::alive(move || {
        // It may have been typed before this was here.
        let typed = dom::element(&field).and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
        if let Some(typed) = typed.map(|field| field.value()).filter(|typed| !typed.is_empty()) {
            hint.set(say(&typed, &sentences, &unknown));
        }
        dom::listen(&window(), "input", move |event: web_sys::Event| {
            let Some(input) = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) else {
                return;
            };
            if input.id() == field {
                hint.set(say(&input.value(), &sentences, &unknown));
            }
        });
    });
    // Nothing to say leaves the element empty, which the style sheet then folds away; an empty text would not.
    let said = move || Some(hint.get()).filter(|hint| !hint.is_empty());
    view! { <p class="hint hint-live" id="postal_code-live" role="status">{said}</p> }
}

fn say(typed: &str, sentences: &[String], unknown: &str) -> String {
    match PostalCode::parse(typed) {
        Ok(code) => sentences.get(code.province() as usize).cloned().unwrap_or_default(),
        // Nobody is told that half a code is wrong.
        Err(_) if typed.chars().filter(|c| c.is_alphanumeric()).count() < 6 => String::new(),
        Err(_) => unknown.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::say;

    #[test]
    fn half_a_code_is_not_called_wrong() {
        let sentences: Vec<String> = (0..13).map(|i| i.to_string()).collect();
        for (typed, said) in
            [("", ""), ("K1A", ""), ("k1a 0b1", "8"), ("D1A 0B1", "unknown"), ("K1A 0B11", "unknown")]
        {
            assert_eq!(say(typed, &sentences, "unknown"), said, "{typed}");
        }
    }
}
