//! Offering to help, withdrawing that and taking it back without leaving the page.

use leptos::ev::SubmitEvent;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, HtmlFormElement};

use crate::community::offers::bar::{OfferBar, OfferBarTexts};
use crate::community::offers::told::OfferTold;
use crate::dom::{self, focus_soon};
use crate::form_errors::{SUMMARY_ID, Summary, entitle, summary_box};
use crate::in_place::{Failure, Refusal, announce, post_with, refuse, sent, submit_plainly};
use crate::island::{Held, island};
use crate::texts_given::texts_given;

/// The `id` of the form that makes an offer, and of the one that withdraws it, beside it.
const OFFER: &str = "offer-form";
const ACT: &str = "offer-act";

texts_given! {
    /// What is said of offers.
    pub struct OfferTexts {
        /// What stands before the page's title where something is wrong.
        pub prefix: String,
        /// Once one is made.
        pub sent: String,
        /// Once one is withdrawn.
        pub withdrawn: String,
        /// Once one stands again.
        pub restored: String,
        /// What the buttons say.
        pub bar: OfferBarTexts,
    }
}

#[cfg(feature = "ssr")]
impl OfferTexts {
    /// In a language.
    pub fn of(language: domain::Language) -> Self {
        use crate::i18n::{locale, td_string};

        let t = locale(language);
        Self {
            prefix: td_string!(t, common.form.error_prefix).to_owned(),
            sent: td_string!(t, offers.sent).to_owned(),
            withdrawn: td_string!(t, offers.withdrawn).to_owned(),
            restored: td_string!(t, offers.restored).to_owned(),
            bar: OfferBarTexts {
                withdraw: td_string!(t, offers.withdraw).to_owned(),
                restore: td_string!(t, offers.restore).to_owned(),
            },
        }
    }
}

island! {
    /// The forms of offers, which the server writes: over them what is wrong, in each where its offer stands.
    OffersInPlace = offers_in_place in offers {
        /// What can be said of them.
        texts: OfferTexts,
        /// What the server says at their head.
        summary: Option<Summary>,
    }
    /// The forms.
    children
}

fn offers_in_place(texts: OfferTexts, summary: Option<Summary>, children: Held) -> impl IntoView {
    let offers = Offers {
        texts: StoredValue::new(texts),
        summary: RwSignal::new(summary),
        is_sending: StoredValue::new(false),
    };
    let summary = offers.summary;
    view! {
        <div on:submit=move |event| offers.submit(&event)>
            {move || summary.get().map(|summary| summary_box(summary, ()))}
            {children}
        </div>
    }
}

/// The forms of a page.
#[derive(Clone, Copy)]
struct Offers {
    texts: StoredValue<OfferTexts>,
    /// What is said at their head.
    summary: RwSignal<Option<Summary>>,
    is_sending: StoredValue<bool>,
}

impl Offers {
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
        match post_with::<OfferTold, Summary>(form, button).await {
            Ok(told) => {
                self.say(None);
                self.show(form, told);
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

    /// Says what is wrong, over the forms and in the page's title; or takes that back.
    fn say(self, summary: Option<Summary>) {
        // What the server said at the fields may be mended.
        for said in dom::all(".field-error") {
            said.remove();
        }
        let is_wrong = summary.is_some();
        self.texts.with_value(|texts| entitle(&texts.prefix, is_wrong));
        self.summary.set(summary);
        if is_wrong {
            focus_soon(SUMMARY_ID);
        }
    }

    /// Shows where an offer stands, and the form to make another while it does not.
    fn show(self, form: &HtmlFormElement, told: OfferTold) {
        let is_made = form.id() == OFFER;
        let act = if is_made { dom::element(ACT) } else { form.clone().dyn_into().ok() };
        let Some(act) = act else { return };
        let Some(place) = act.query_selector(".offer-bar").ok().flatten() else { return };
        let texts = self.texts.get_value();
        let said = match (is_made, told.is_standing) {
            (true, _) => texts.sent,
            (false, true) => texts.restored,
            (false, false) => texts.withdrawn,
        };
        if let Some(offer) = dom::element(OFFER) {
            offer.set_hidden(told.is_standing);
        }
        act.set_hidden(false);
        let bar = texts.bar;
        // Nothing in it changes: what is shown next takes its place.
        place.set_inner_html("");
        mount_to(place.unchecked_into(), move || view! { <OfferBar told texts=bar/> }).forget();
        let button = act.query_selector("button").ok().flatten();
        if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
            let _ = button.focus();
        }
        announce(&said);
    }
}
