//! What became of an act, said where everybody gets it: in one live region of the page, and where it was refused, also
//! for the eyes.

use std::cell::RefCell;

use domain::Language;
use leptos::prelude::*;

use super::{Failure, Refusal};
use crate::dom;
use crate::island::island;
use crate::number::{is_singular, number};
use crate::texts_given::texts_given;

texts_given! {
    /// What is said when an act was not done.
    pub struct RefusalTexts {
        /// The language that it is said in.
        pub language: Language,
        /// Nobody is signed in any more.
        pub signed_out: String,
        /// The link that leads there.
        pub sign_in: String,
        /// Its address, to which the present one is added.
        pub sign_in_path: String,
        /// This person may not.
        pub forbidden: String,
        /// It is gone.
        pub not_found: String,
        /// The page is somebody else's, or too old.
        pub stale: String,
        /// Too much of it, of late: `{when}` it is possible again.
        pub too_many: String,
        /// `{when}`, of one minute.
        pub minute: String,
        /// `{when}`, of `{number}` minutes.
        pub minutes: String,
        /// It was not taken.
        pub failed: String,
        /// No answer came.
        pub unreachable: String,
        /// The button that puts it away.
        pub close: String,
    }
}

/// Where things are said.
#[derive(Clone)]
struct Voice {
    said: RwSignal<String>,
    shown: RwSignal<Option<Shown>>,
    texts: RefusalTexts,
}

/// What is shown of a refusal.
#[derive(Clone)]
struct Shown {
    text: String,
    /// Where one signs in again, where that is what is missing.
    sign_in: Option<String>,
}

thread_local! {
    static VOICE: RefCell<Option<Voice>> = const { RefCell::new(None) };
}

fn voice() -> Option<Voice> {
    VOICE.with_borrow(Clone::clone)
}

/// Says what was done. Whatever was refused before is over.
pub fn announce(text: &str) {
    if let Some(voice) = voice() {
        voice.shown.set(None);
    }
    tell(text);
}

/// Says what came about by itself: nobody did anything, and what was refused still is.
pub fn tell(text: &str) {
    if let Some(voice) = voice() {
        say(&voice, text);
    }
}

/// Says why an act was not done, also for the eyes.
pub fn refuse(failure: &Failure) {
    if let Some(voice) = voice() {
        let text = words(&voice.texts, failure);
        say(&voice, &text);
        let is_signed_out = matches!(failure, Failure::Refused(Refusal::SignedOut));
        let sign_in = is_signed_out.then(|| sign_in(&voice.texts));
        voice.shown.set(Some(Shown { text, sign_in }));
    }
}

/// The same words twice are said twice: a space that is not seen makes them others.
fn say(voice: &Voice, text: &str) {
    let again = voice.said.with_untracked(|said| said == text);
    voice.said.set(if again { format!("{text}\u{a0}") } else { text.to_owned() });
}

fn words(texts: &RefusalTexts, failure: &Failure) -> String {
    match failure {
        Failure::Refused(refusal) => match refusal {
            Refusal::SignedOut => texts.signed_out.clone(),
            Refusal::TermsOwed | Refusal::SecondStepOwed | Refusal::Forbidden => texts.forbidden.clone(),
            Refusal::NotFound => texts.not_found.clone(),
            Refusal::Anothers | Refusal::Stale => texts.stale.clone(),
            Refusal::TooMany { seconds } => later(texts, *seconds),
            Refusal::TooLarge | Refusal::Invalid | Refusal::Unavailable | Refusal::Internal => {
                texts.failed.clone()
            }
        },
        Failure::Invalid(()) | Failure::Unreadable => texts.failed.clone(),
        Failure::Unreachable => texts.unreachable.clone(),
    }
}

fn later(texts: &RefusalTexts, seconds: i64) -> String {
    let minutes = u64::try_from(seconds).unwrap_or(0).div_ceil(60).max(1);
    let when = if is_singular(texts.language, minutes) {
        texts.minute.clone()
    } else {
        texts.minutes.replace("{number}", &number(texts.language, minutes))
    };
    texts.too_many.replace("{when}", &when)
}

/// The way to sign in, and from there back to this page.
fn sign_in(texts: &RefusalTexts) -> String {
    let location = window().location();
    let here = [location.pathname(), location.search()].map(Result::unwrap_or_default).concat();
    format!("{}?to={}", texts.sign_in_path, String::from(js_sys::encode_uri_component(&here)))
}

island! {
    /// The one place of a page where what was done is said, and where it is shown what was not. It says nothing without
    /// JavaScript: then a page does.
    Announcer = announcer {
        /// What is said when an act was not done.
        texts: RefusalTexts,
    }
}

fn announcer(texts: RefusalTexts) -> impl IntoView {
    let (said, shown) = (RwSignal::new(String::new()), RwSignal::new(None::<Shown>));
    let (sign_in, close) = (texts.sign_in.clone(), texts.close.clone());
    dom::alive(move || VOICE.set(Some(Voice { said, shown, texts: texts.clone() })));
    // Nothing to say leaves the element empty; an empty text would not.
    let words = move || Some(said.get()).filter(|said| !said.is_empty());
    let text = move || shown.get().map(|shown| shown.text);
    let path = move || shown.get().and_then(|shown| shown.sign_in);
    view! {
        <p id="announced" class="visually-hidden" aria-live="polite" aria-atomic="true">{words}</p>
        <div id="refused" class="toast" hidden=move || shown.get().is_none()>
            <p>{text}</p>
            <a href=path hidden=move || path().is_none()>{sign_in}</a>
            <button class="btn btn-quiet" type="button" on:click=move |_| shown.set(None)>{close}</button>
        </div>
    }
}
