//! Names that are offered to who types an `@`.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::ev::KeyboardEvent;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use web_sys::{Event, HtmlTextAreaElement};

use super::super::{dom, typing};
use crate::community::formatting::Change;
use crate::in_place::tell;
use crate::texts_given::texts_given;

/// How long after the last key names are asked for.
const LOOK: Duration = Duration::from_millis(150);
/// More letters than a name has are none.
const LONGEST: usize = 30;

texts_given! {
    /// What is offered, and how it is said.
    pub struct NamesTexts {
        /// The address that knows the names.
        pub path: String,
        /// What the list is.
        pub label: String,
        /// What is said of one name, with what to press.
        pub one: String,
        /// What is said of more, with `#` for how many.
        pub many: String,
    }
}

/// What is offered now, and which of it would be taken.
#[derive(Clone, Copy)]
struct Offer {
    names: RwSignal<Vec<String>>,
    at: RwSignal<usize>,
}

/// The names, under the field: the arrows lead there, and the field keeps the focus (a combobox, as WAI-ARIA has it).
#[component]
pub(super) fn NameList(texts: NamesTexts) -> impl IntoView {
    let offer = Offer { names: RwSignal::new(Vec::new()), at: RwSignal::new(0) };
    let Offer { names, at } = offer;
    let label = texts.label.clone();
    if let Some(field) = dom::field() {
        watch(&field, offer, texts);
        Effect::new(move || say_what_is_offered(&field, names.with(Vec::len), at.get()));
    }
    let options = move || {
        let option = |(place, name): (usize, String)| {
            let take_it = move |event: web_sys::MouseEvent| {
                // The field keeps the focus.
                event.prevent_default();
                offer.take(place);
            };
            view! {
                <li
                    id=format!("name-{place}")
                    role="option"
                    aria-selected=move || if at.get() == place { "true" } else { "false" }
                    on:mousedown=take_it
                >
                    {name}
                </li>
            }
        };
        names.get().into_iter().enumerate().map(option).collect_view()
    };
    view! {
        <ul
            class="names"
            id="names"
            role="listbox"
            aria-label=label
            hidden=move || names.with(Vec::is_empty)
        >
            {options}
        </ul>
    }
}

fn watch(field: &HtmlTextAreaElement, offer: Offer, texts: NamesTexts) {
    let timer: Rc<Cell<Option<TimeoutHandle>>> = Rc::default();
    let texts = Rc::new(texts);
    dom::listen(field, "input", move |_: Event| {
        if let Some(earlier) = timer.take() {
            earlier.clear();
        }
        if being_named().is_none() {
            offer.close();
            return;
        }
        let texts = texts.clone();
        let look = move || dom::spawn(async move { offer.look(&texts).await });
        timer.set(set_timeout_with_handle(look, LOOK).ok());
    });
    dom::listen(field, "keydown", move |event: KeyboardEvent| offer.press(&event));
    dom::listen(field, "blur", move |_: Event| offer.close());
}

impl Offer {
    fn close(self) {
        if !self.names.with_untracked(Vec::is_empty) {
            self.names.set(Vec::new());
        }
    }

    async fn look(self, texts: &NamesTexts) {
        let Some(typed) = being_named() else { return };
        let asked = String::from(js_sys::encode_uri_component(&typed));
        let names: Option<Vec<String>> = crate::dom::ask(&format!("{}?typed={asked}", texts.path)).await;
        let names = names.unwrap_or_default();
        if being_named().as_ref() != Some(&typed) {
            return;
        }
        // What stands there whole already need not be offered.
        if names == [typed] {
            return self.close();
        }
        match names.len() {
            0 => {}
            1 => tell(&texts.one),
            many => tell(&texts.many.replace('#', &many.to_string())),
        }
        self.at.set(0);
        self.names.set(names);
    }

    fn press(self, event: &KeyboardEvent) {
        let many = self.names.with_untracked(Vec::len);
        if many == 0 || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let at = self.at.get_untracked();
        match event.key().as_str() {
            "ArrowDown" => self.at.set((at + 1) % many),
            "ArrowUp" => self.at.set((at + many - 1) % many),
            "Enter" | "Tab" if !event.shift_key() => self.take(at),
            "Escape" => self.close(),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    }

    /// Puts a name in place of what was typed of it.
    fn take(self, place: usize) {
        let name = self.names.with_untracked(|names| names.get(place).cloned());
        let (Some(name), Some(typed), Some(field)) = (name, being_named(), dom::field()) else { return };
        let text = field.value();
        let end = typing::selected(&field, &text).end;
        let words = format!("@{name} ");
        let selected = words.len()..words.len();
        typing::put(&field, &Change { range: end - typed.len() - 1..end, words, selected });
        self.close();
    }
}

/// Tells who cannot see it what the field offers.
fn say_what_is_offered(field: &HtmlTextAreaElement, many: usize, at: usize) {
    let marks = [
        ("role", "combobox".to_owned()),
        ("aria-autocomplete", "list".to_owned()),
        ("aria-expanded", "true".to_owned()),
        ("aria-controls", "names".to_owned()),
        ("aria-activedescendant", format!("name-{at}")),
    ];
    for (name, value) in marks {
        let _ = if many > 0 { field.set_attribute(name, &value) } else { field.remove_attribute(name) };
    }
}

/// The name that is being typed in the field, as far as it is.
fn being_named() -> Option<String> {
    let field = dom::field()?;
    let text = field.value();
    let selected = typing::selected(&field, &text);
    selected.is_empty().then(|| name_before(&text[..selected.end]).map(str::to_owned)).flatten()
}

/// The name behind an `@` at the end of a text. Behind a word, an `@` is that of an address of mail.
fn name_before(text: &str) -> Option<&str> {
    let (before, typed) = text.rsplit_once('@')?;
    let takes = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let is_free = !before.ends_with(|c: char| takes(c) || c == '@' || c == '.');
    (is_free && typed.chars().all(takes) && typed.chars().count() <= LONGEST).then_some(typed)
}

#[cfg(test)]
mod tests {
    use super::name_before;

    #[test]
    fn a_name_is_being_typed_behind_an_at_that_stands_for_itself() {
        for (text, name) in [
            ("@", Some("")),
            ("Ask @am", Some("am")),
            ("(@Émile-", Some("Émile-")),
            ("me@cma", None),
            ("@am ", None),
            ("@am, and @li", Some("li")),
            ("none", None),
        ] {
            assert_eq!(name_before(text), name, "{text}");
        }
    }
}
