//! Suggesting a topic without leaving the page.

use leptos::ev::SubmitEvent;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, HtmlFormElement};

use super::{alike, dom};
use crate::community::suggest_told::SuggestTold;
use crate::dom::focus_soon;
use crate::form_errors::{ErrorText, SUMMARY_ID, Summary, entitle, mark, summary_box};
use crate::in_place::{Failure, Refusal, announce, post_with, refuse, sent, submit_plainly};
use crate::island::{Held, island};
use crate::texts_given::texts_given;

/// The fields in which something can be wrong.
const FIELDS: [&str; 2] = ["title", "why"];
/// The `id` of what stands in the form's place once it was sent.
const SENT: &str = "suggestion-sent";

texts_given! {
    /// What is said of a suggestion.
    pub struct SuggestTexts {
        /// What stands before an error for who hears it, and before the page's title.
        pub prefix: String,
        /// Over what is said once it is sent.
        pub title: String,
        /// That it is sent.
        pub sent: String,
        /// The way to one's own suggestions.
        pub own: String,
        /// Its address.
        pub own_path: String,
    }
}

island! {
    /// The form, which the server writes: over it what is wrong, in its place that it was sent.
    SuggestInPlace = suggest_in_place in writing {
        /// What can be said of it.
        texts: SuggestTexts,
        /// What the server says at its head.
        summary: Option<Summary>,
    }
    /// The form.
    children
}

fn suggest_in_place(texts: SuggestTexts, summary: Option<Summary>, children: Held) -> impl IntoView {
    let SuggestTexts { prefix, title, sent, own, own_path } = texts;
    let suggestion = Suggestion {
        prefix: StoredValue::new(prefix),
        said: StoredValue::new(sent.clone()),
        summary: RwSignal::new(summary),
        is_sent: RwSignal::new(false),
        is_sending: StoredValue::new(false),
    };
    let (summary, is_sent) = (suggestion.summary, suggestion.is_sent);
    view! {
        <div on:submit=move |event| suggestion.submit(&event)>
            {move || summary.get().map(|summary| summary_box(summary, ()))}
            <div hidden=move || is_sent.get()>{children}</div>
            <div class="notice notice-success prose" id=SENT tabindex="-1" hidden=move || !is_sent.get()>
                <p class="notice-title">{title}</p>
                <p>{sent}</p>
                <p>
                    <a href=own_path>{own}</a>
                </p>
            </div>
        </div>
    }
}

/// The form while somebody fills it in.
#[derive(Clone, Copy)]
struct Suggestion {
    prefix: StoredValue<String>,
    said: StoredValue<String>,
    /// What is said at its head.
    summary: RwSignal<Option<Summary>>,
    is_sent: RwSignal<bool>,
    is_sending: StoredValue<bool>,
}

impl Suggestion {
    fn submit(self, event: &SubmitEvent) {
        let Some(form) = sent(event) else { return };
        event.prevent_default();
        if self.is_sending.get_value() {
            return;
        }
        let button = event.submitter();
        dom::spawn(async move { self.send(&form, button.as_ref()).await });
    }

    async fn send(self, form: &HtmlFormElement, button: Option<&HtmlElement>) {
        self.is_sending.set_value(true);
        hold(true);
        let told = post_with::<SuggestTold, Summary>(form, button).await;
        hold(false);
        match told {
            Ok(SuggestTold::Sent) => {
                form.reset();
                self.say(None);
                self.is_sent.set(true);
                announce(&self.said.get_value());
                focus_soon(SENT);
            }
            Ok(SuggestTold::Alike(found)) => {
                self.say(None);
                alike::show(Some(*found));
                if let Some(place) = dom::element("alike") {
                    place.set_tab_index(-1);
                    let _ = place.focus();
                }
            }
            Err(Failure::Invalid(summary)) => self.say(Some(summary)),
            Err(
                failure @ (Failure::Unreachable
                | Failure::Refused(
                    Refusal::TooMany { .. } | Refusal::Unavailable | Refusal::Internal,
                )),
            ) => refuse(&failure.plain()),
            // What else is to be said or done first has a page.
            Err(_) => submit_plainly(form, button),
        }
        self.is_sending.set_value(false);
    }

    /// Says what is wrong, over the form, at its fields and in the page's title; or takes that back.
    fn say(self, summary: Option<Summary>) {
        let prefix = self.prefix.get_value();
        for field in FIELDS {
            let mut items = summary.iter().flat_map(|summary| &summary.items);
            let error = items.find(|(of, _)| of == field).map(|(_, error)| error.clone());
            say_at(field, error, prefix.clone());
        }
        let is_wrong = summary.is_some();
        entitle(&prefix, is_wrong);
        self.summary.set(summary);
        if is_wrong {
            focus_soon(SUMMARY_ID);
        }
    }
}

/// Holds what is being sent as it is: what would be typed meanwhile would go with it once it is sent.
fn hold(is_held: bool) {
    for input in FIELDS.into_iter().filter_map(dom::element) {
        let _ =
            if is_held { input.set_attribute("readonly", "") } else { input.remove_attribute("readonly") };
    }
}

fn say_at(field: &str, error: Option<String>, prefix: String) {
    let id = format!("{field}-error");
    if let Some(said) = dom::element(&id) {
        said.remove();
    }
    let Some(input) = dom::element(field) else { return };
    mark(&input, &id, error.is_some());
    let (Some(error), Ok(place)) = (error, document().create_element("div")) else { return };
    let _ = input.before_with_node_1(&place);
    mount_to(place.unchecked_into(), move || view! { <ErrorText id prefix error/> }).forget();
}
