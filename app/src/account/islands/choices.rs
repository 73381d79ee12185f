//! What one chooses for oneself, saved without leaving the page.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use web_sys::{HtmlElement, HtmlFormElement};

use crate::account::choices::ChoicesSaved;
use crate::dom;
use crate::in_place::{self, Failure, Refusal, announce, sent, submit_plainly};
use crate::island::{Held, island};

island! {
    /// The form, which the server writes, and under it that it was saved, until something is chosen anew.
    ChoicesInPlace = choices_in_place in account {
        /// Over what is said.
        title: String,
        /// That all of it was saved.
        saved: String,
        /// The page that says that some of it had been changed in another window.
        elsewhere: String,
        /// What the server says.
        said: Option<String>,
    }
    /// The form.
    children
}

fn choices_in_place(
    title: String,
    saved: String,
    elsewhere: String,
    said: Option<String>,
    children: Held,
) -> impl IntoView {
    // What a page opens with takes the focus; what is said in place is heard, and the focus stays.
    let takes_focus = said.is_some();
    let said = RwSignal::new(said);
    let choices = Choices {
        saved: StoredValue::new(saved),
        elsewhere: StoredValue::new(elsewhere),
        said,
        is_sending: StoredValue::new(false),
    };
    let text = move || said.get();
    view! {
        <div on:submit=move |event| choices.submit(&event) on:input=move |_| choices.said.set(None)>
            {children}
            <div
                class="notice notice-success prose"
                tabindex="-1"
                autofocus=takes_focus
                hidden=move || said.with(Option::is_none)
            >
                <p class="notice-title">{title}</p>
                <p>{text}</p>
            </div>
        </div>
    }
}

#[derive(Clone, Copy)]
struct Choices {
    saved: StoredValue<String>,
    elsewhere: StoredValue<String>,
    said: RwSignal<Option<String>>,
    is_sending: StoredValue<bool>,
}

impl Choices {
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
        match in_place::post::<ChoicesSaved>(form, button).await {
            Ok(ChoicesSaved { seen, as_shown: true }) => {
                for (name, mark) in seen {
                    if let Ok(Some(field)) = form.query_selector(&format!("input[name={name}]")) {
                        let _ = field.set_attribute("value", &mark);
                    }
                }
                let saved = self.saved.get_value();
                announce(&saved);
                self.said.set(Some(saved));
            }
            // Some of what the form shows is not what stands now: its page shows that.
            Ok(ChoicesSaved { as_shown: false, .. }) => {
                let _ = window().location().assign(&self.elsewhere.get_value());
            }
            Err(
                failure @ (Failure::Unreachable
                | Failure::Refused(
                    Refusal::TooMany { .. } | Refusal::Unavailable | Refusal::Internal,
                )),
            ) => in_place::refuse(&failure),
            // What else is to be said or done first has a page.
            Err(_) => submit_plainly(form, button),
        }
        self.is_sending.set_value(false);
    }
}
