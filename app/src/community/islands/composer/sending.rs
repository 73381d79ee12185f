//! Sending the form without leaving the page.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, HtmlFormElement};

use super::super::dom;
use super::{Help, shown};
use crate::community::writing::{Editing, Posted, Sent, Wrong};
use crate::in_place::{self, Failure, Refusal, announce, refuse};
use crate::texts_given::texts_given;

texts_given! {
    /// What is said of what was sent.
    pub struct SentTexts {
        /// A comment is posted.
        pub posted: String,
        /// A draft is discarded.
        pub discarded: String,
        /// It is there again.
        pub restored: String,
        /// A draft is kept, where the form was left.
        pub left: String,
    }
}

impl Help {
    /// Sends the form as its button says, and shows what became of it; pressed twice, it is sent once.
    pub(super) fn send(self: &Rc<Self>, form: HtmlFormElement, button: Option<HtmlElement>) {
        if self.is_posting.replace(true) {
            return;
        }
        let _ = form.set_attribute("aria-busy", "true");
        let (help, text) = (self.clone(), dom::text());
        dom::spawn(async move {
            let sent = in_place::post_with::<Sent, Wrong>(&form, button.as_ref()).await;
            help.is_posting.set(false);
            let _ = form.remove_attribute("aria-busy");
            match sent {
                Ok(sent) => help.take_done(sent, &text),
                Err(Failure::Invalid(wrong)) => help.say_wrong(wrong),
                Err(Failure::Unreachable) => {
                    let error = help.wrong_texts.unreachable.clone();
                    help.say_wrong(Wrong { error, is_asked: false, other: None });
                }
                Err(failure) if is_for_a_page(&failure) => {
                    in_place::submit_plainly(&form, button.as_ref());
                }
                Err(failure) => refuse(&failure.plain()),
            }
        });
    }

    fn take_done(self: &Rc<Self>, sent: Sent, text: &str) {
        self.wrong.set(None);
        self.drop_written();
        match sent {
            Sent::Posted(posted) => {
                self.forget_sent(text);
                self.come_home(false);
                // What is written next answers what it is opened under.
                dom::set_value("reply_to", "0");
                self.show(&posted);
            }
            Sent::Changed(now) if dom::text() != text => {
                announce(&self.own_texts.done);
                shown::show_changed(&now);
                change_further();
            }
            Sent::Changed(now) => {
                self.come_home(false);
                announce(&self.own_texts.done);
                if shown::show_again(&now).is_none() {
                    leave_for(&now.path);
                }
            }
            Sent::Preview { html } => show_preview(&html),
            Sent::Kept { draft } => {
                dom::set_stamp(draft);
                self.tell(&self.draft_texts.saved, true);
            }
            Sent::Discarded => {
                self.forget_sent(text);
                announce(&self.sent_texts.discarded);
                let gone = if dom::text().is_empty() { text } else { "" };
                self.offer_back(gone);
                focus(if gone.trim().is_empty() { "body" } else { "draft-undo-button" });
            }
        }
    }

    /// Empties the field of what was sent from it; what was typed since is another text.
    fn forget_sent(self: &Rc<Self>, text: &str) {
        self.cancel();
        self.offer_back("");
        self.keep_this("", "");
        dom::begin_another();
        dom::set_stamp(0);
        self.tell("", false);
        dom::show("composer-preview", false);
        if dom::text() == text {
            if let Some(field) = dom::field() {
                field.set_value("");
            }
            dom::say("composer-length", "");
        } else {
            self.soon();
        }
    }

    /// Shows a comment that was posted where it belongs on this page; else it is read on another.
    fn show(&self, posted: &Posted) {
        announce(&self.sent_texts.posted);
        if shown::show(posted).is_none() {
            leave_for(&posted.path);
        }
    }

    fn say_wrong(self: &Rc<Self>, wrong: Wrong) {
        self.drop_written();
        // It may have come to the server all the same: only there is it known.
        self.keep_this(&dom::text(), &dom::value("form"));
        if let Some((stamp, other)) = &wrong.other {
            dom::set_stamp(*stamp);
            self.add_other(other);
        }
        // Said again, it is heard again.
        self.wrong.set(None);
        self.wrong.set(Some(wrong));
        request_animation_frame(|| focus("error-summary"));
    }

    /// Takes away what the page said of the form when it was written: it holds no longer.
    pub(super) fn drop_written(&self) {
        self.is_kept.set(false);
        let written = [
            ".composer > .error-summary",
            ".composer > .preview",
            ".composer form > [name=sure]",
            ".composer .field > #body-error",
            ".composer .field:has(#other-draft)",
            "#draft-kept",
        ];
        for selector in written {
            if let Ok(Some(element)) = document().query_selector(selector) {
                element.remove();
            }
        }
    }
}

/// Has a form in which more was typed while the rest was saved go on from what is saved.
fn change_further() {
    let Some(address) = dom::form().and_then(|form| form.get_attribute("action")) else { return };
    dom::spawn(async move {
        // Without it, what is saved next is asked about, as where somebody else changed it.
        if let Some(saved) = crate::dom::ask::<Editing>(&address).await {
            dom::set_value("seen", &saved.seen);
        }
    });
}

/// Whether a page has more to say of it: it keeps what was typed while somebody signs in, and asks what only it can ask.
fn is_for_a_page(failure: &Failure<Wrong>) -> bool {
    matches!(
        failure,
        Failure::Unreadable
            | Failure::Refused(
                Refusal::SignedOut
                    | Refusal::TermsOwed
                    | Refusal::SecondStepOwed
                    | Refusal::Anothers
                    | Refusal::Stale
                    | Refusal::Invalid
            )
    )
}

/// Shows how it will look, and leads there who asked for it.
fn show_preview(html: &str) {
    let Some(preview) = dom::element("composer-preview-text") else { return };
    preview.set_inner_html(html);
    dom::show("composer-preview", true);
    focus("composer-preview");
}

pub(super) fn focus(id: &str) {
    if let Some(element) = dom::element(id) {
        let _ = element.focus();
    }
}

/// Goes to a page, also where it is the one that is shown, as it was written before.
pub(super) fn leave_for(path: &str) {
    let location = window().location();
    let here = [location.pathname(), location.search()].map(Result::unwrap_or_default).concat();
    let is_here = path.split('#').next() == Some(here.as_str());
    let _ = location.set_href(path);
    if is_here {
        let _ = location.reload();
    }
}

/// The form's own button that was pressed, where it was one.
pub(super) fn button_of(event: &leptos::ev::SubmitEvent) -> Option<HtmlElement> {
    event.submitter().and_then(|button| button.dyn_into().ok())
}
