//! The pledge form in the browser: what is wrong with a field is said once the field was left, by the rules that the
//! server has, and the pledge is sent without leaving the page.

mod form;

use std::time::Duration;

use domain::campaign::{Errors, Field, FieldError};
use leptos::ev::{FocusEvent, SubmitEvent};
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Event, HtmlElement, HtmlFormElement, HtmlInputElement};

use self::form::{told, typed};
use crate::campaign::error_texts::ErrorTexts;
use crate::campaign::thanked::{NextStep, Thanks, WithoutMail};
use crate::dom::{self, focus_soon};
use crate::form_errors::{ErrorText, SUMMARY_ID, Summary, entitle, mark, summary_box};
use crate::in_place::{Failure, Refusal, announce, post_with, refuse, sent, submit_plainly};
use crate::island::{Held, island};

/// The `id` of the sheet on which the form stands.
const SHEET: &str = "pledge-form";
/// The `id` of the thanks' title.
const THANKS: &str = "thanks-title";

island! {
    /// The sheet with the form, which the server writes: over it what is wrong, in its place the thanks.
    PledgeInPlace = pledge_in_place in pledge {
        /// What can be said of the form.
        texts: ErrorTexts,
        /// What the server says at its head.
        summary: Option<Summary>,
        /// What the server says at its fields.
        errors: Errors,
    }
    /// The form.
    children
}

fn pledge_in_place(
    texts: ErrorTexts,
    summary: Option<Summary>,
    errors: Errors,
    children: Held,
) -> impl IntoView {
    let pledge = Pledging::new(texts, summary, errors);
    let (summary, thanks) = (pledge.summary, pledge.thanks);
    dom::alive(move || pledge.begin());
    view! {
        <div
            class="sheet"
            id=SHEET
            on:focusout=move |event| pledge.leave(&event)
            on:input=move |_| pledge.check()
            on:submit=move |event| pledge.submit(&event)
        >
            {move || summary.get().map(|summary| summary_box(summary, ()))}
            <div class="sheet-form" hidden=move || thanks.with(Option::is_some)>{children}</div>
            {move || thanks.get().map(|thanks| view! { <Thanked thanks/> })}
        </div>
    }
}

/// What stands where the form stood.
#[component]
fn Thanked(thanks: Thanks) -> impl IntoView {
    let Thanks { title, lead, body, unread, no_mail } = thanks;
    view! {
        <div class="stack">
            <h2 id=THANKS tabindex="-1">{title}</h2>
            <p class="lead">{lead}</p>
            <NextStep body unread/>
            <h3>{no_mail.title.clone()}</h3>
            <WithoutMail no_mail/>
        </div>
    }
}

/// The form while somebody fills it in.
#[derive(Clone, Copy)]
struct Pledging {
    texts: StoredValue<ErrorTexts>,
    /// What is said at its head.
    summary: RwSignal<Option<Summary>>,
    /// What is said at its fields.
    errors: RwSignal<Errors>,
    /// What is said in its place.
    thanks: RwSignal<Option<Thanks>>,
    /// The fields that were left, of which it may be said what is wrong.
    left: StoredValue<Vec<Field>>,
    /// Whether a button of the mouse, or a finger, is down: what moved the page now would have it miss what it presses.
    is_pressed: StoredValue<bool>,
    is_sending: StoredValue<bool>,
}

impl Pledging {
    fn new(texts: ErrorTexts, summary: Option<Summary>, errors: Errors) -> Self {
        // What was sent before was left, all of it.
        let left = if errors.is_empty() { Vec::new() } else { Field::ALL.to_vec() };
        Self {
            texts: StoredValue::new(texts),
            summary: RwSignal::new(summary),
            errors: RwSignal::new(errors),
            thanks: RwSignal::new(None),
            left: StoredValue::new(left),
            is_pressed: StoredValue::new(false),
            is_sending: StoredValue::new(false),
        }
    }

    /// Puts a place for what is wrong before each field that is typed into.
    fn begin(self) {
        for field in Field::ALL {
            let input = dom::element(field.name());
            if let Some(input) = input.and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) {
                self.attach(field, input);
            }
        }
        dom::listen(&document(), "pointerdown", move |_: Event| self.is_pressed.set_value(true));
        for ends in ["pointerup", "pointercancel"] {
            dom::listen(&document(), ends, move |_: Event| {
                self.is_pressed.set_value(false);
                set_timeout(move || self.check(), Duration::ZERO);
            });
        }
    }

    fn attach(self, field: Field, input: HtmlInputElement) {
        let id = format!("{}-error", field.name());
        if let Some(said) = dom::element(&id) {
            said.remove();
        }
        let Ok(place) = document().create_element("div") else { return };
        let _ = input.before_with_node_1(&place);
        let error = Memo::new(move |_| self.errors.with(|errors| errors.at(field)));
        let (said_id, prefix) = (id.clone(), self.texts.with_value(|texts| texts.prefix.clone()));
        let said = move || {
            let error = error.get().map(|error| self.say(field, error));
            error.map(|error| view! { <ErrorText id=said_id.clone() prefix=prefix.clone() error/> })
        };
        mount_to(place.unchecked_into(), move || said).forget();
        Effect::new(move || mark(&input, &id, error.get().is_some()));
    }

    fn say(self, field: Field, error: FieldError) -> String {
        self.texts.with_value(|texts| texts.say(field, error))
    }

    /// Looks at the form anew, as far as it was filled in.
    fn check(self) {
        let form = document().query_selector(&format!("#{SHEET} form")).ok().flatten();
        if let Some(form) = form.and_then(|form| form.dyn_into::<HtmlFormElement>().ok()) {
            self.errors.set(self.left.with_value(|left| told(&typed(&form), left)));
        }
    }

    /// A field was left: a moment later, when what was pressed for it has been pressed.
    fn leave(self, event: &FocusEvent) {
        let input = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
        let Some(input) = input else { return };
        let Some(field) = Field::ALL.into_iter().find(|field| field.name() == input.name()) else { return };
        let look = move || {
            // It was the window that was left.
            if document().active_element().is_some_and(|it| it == **input) {
                return;
            }
            self.left.update_value(|left| {
                if !left.contains(&field) {
                    left.push(field);
                }
            });
            if !self.is_pressed.get_value() {
                self.check();
                if let Some(error) = self.errors.with_untracked(|errors| errors.at(field)) {
                    announce(&self.say(field, error));
                }
            }
        };
        set_timeout(look, Duration::ZERO);
    }

    fn submit(self, event: &SubmitEvent) {
        let Some(form) = sent(event) else { return };
        event.prevent_default();
        if self.is_sending.get_value() {
            return;
        }
        self.left.set_value(Field::ALL.to_vec());
        if let Err(errors) = typed(&form).read() {
            return self.refuse(errors);
        }
        let button = event.submitter();
        dom::spawn(async move { self.send(&form, button.as_ref()).await });
    }

    async fn send(self, form: &HtmlFormElement, button: Option<&HtmlElement>) {
        self.is_sending.set_value(true);
        match post_with::<Thanks, Errors>(form, button).await {
            Ok(thanks) => self.thank(form, thanks),
            Err(Failure::Invalid(errors)) => self.refuse(errors),
            Err(Failure::Refused(Refusal::TooMany { .. })) => self.turn_away(|texts| &texts.too_many),
            Err(Failure::Refused(Refusal::Unavailable | Refusal::Internal)) => {
                self.turn_away(|texts| &texts.unavailable);
            }
            Err(Failure::Unreachable) => refuse(&Failure::Unreachable),
            // What needs another form than this one has a page that shows it.
            Err(_) => submit_plainly(form, button),
        }
        self.is_sending.set_value(false);
    }

    /// Some fields are wrong.
    fn refuse(self, errors: Errors) {
        let summary = self.texts.with_value(|texts| texts.summary(&errors));
        self.errors.set(errors);
        self.say_first(summary);
    }

    /// It was not taken, though nothing is wrong with its fields.
    fn turn_away(self, why: impl Fn(&ErrorTexts) -> &String) {
        let title = self.texts.with_value(|texts| why(texts).clone());
        self.errors.set(Errors::default());
        self.say_first(Some(Summary { title, items: Vec::new() }));
    }

    /// Says it at the head of the form, to eyes and ears, and in the page's title.
    fn say_first(self, summary: Option<Summary>) {
        self.summary.set(summary);
        self.texts.with_value(|texts| entitle(&texts.prefix, true));
        focus_soon(SUMMARY_ID);
    }

    fn thank(self, form: &HtmlFormElement, thanks: Thanks) {
        // Nobody who comes to this device after them reads what they typed.
        form.reset();
        self.left.set_value(Vec::new());
        self.errors.set(Errors::default());
        self.summary.set(None);
        self.texts.with_value(|texts| entitle(&texts.prefix, false));
        announce(&thanks.lead);
        self.thanks.set(Some(thanks));
        focus_soon(THANKS);
    }
}
