//! What was typed is kept, on the device and on the server, and how it will look is shown, once nothing was typed for a
//! while.

use std::rc::Rc;
use std::time::Duration;

use domain::Language;
use domain::community::CommentBody;
use leptos::prelude::*;

use super::super::device::{self, DraftAnswer, Left};
use super::super::dom;
use super::Help;
use crate::community::writing::Drafts;
use crate::number::{is_singular, number};
use crate::texts_given::texts_given;

/// How long after the last key a text is looked at.
const LOOK: Duration = Duration::from_millis(600);
/// How long after the last key a draft is sent.
const SEND: Duration = Duration::from_secs(3);
/// From how few characters on it is told how many are left.
const NEAR_THE_END: usize = 1_000;

texts_given! {
    /// What is said of what was typed.
    pub struct DraftingTexts {
        /// The language that it is said in.
        pub language: Language,
        /// The address that says how a comment will look.
        pub preview: String,
        /// That one more character may be typed.
        pub left_singular: String,
        /// That `#` may.
        pub left_plural: String,
        /// That it is long.
        pub long: String,
        /// That it is kept.
        pub saved: String,
        /// That it is kept on this device alone.
        pub saved_here: String,
        /// That it was found there.
        pub found_here: String,
        /// That another version of it is kept there.
        pub other_here: String,
    }
}

impl Help {
    /// Sees what was typed before this was here to see it: it may take long to load.
    pub(super) fn catch_up(self: &Rc<Self>) {
        if dom::is_typed() {
            // Before anything is said of it: the page may be left at once.
            self.keep("");
            self.soon();
            // It may be what was posted already, shown again by who went back: only the server knows.
            self.send_now();
        }
    }

    /// Puts what was left on the device into the form; where the server has something else, the newer of both.
    pub(super) async fn restore(self: Rc<Self>, drafts: &Drafts) {
        let local = match device::left(drafts).await {
            Left::Draft(local) => local,
            Left::Posted(text) => return self.clear(&text),
            Left::Nothing => return,
        };
        let (shown, stamp) = (dom::text(), dom::value("draft").parse::<u64>().unwrap_or(0));
        if local.text == shown {
            return;
        }
        if shown.trim().is_empty() {
            self.put(&local.text);
        } else if stamp == 0 {
            // What is to be quoted stands there.
            if local.text.contains(shown.trim_end()) {
                self.put(&local.text);
            } else {
                self.put(&format!("{}\n\n{shown}", local.text.trim_end()));
            }
        } else if local.at > stamp && !dom::is_typed() {
            self.add_other(&shown);
            self.put(&local.text);
        } else {
            self.add_other(&local.text);
            return;
        }
        self.tell(&self.draft_texts.found_here, true);
    }

    /// Empties the field of what was posted from it, where the browser shows it again.
    fn clear(self: &Rc<Self>, posted: &str) {
        if dom::text().trim_end() == posted.trim_end() {
            dom::begin_another();
            dom::set_stamp(0);
            self.put("");
        }
    }

    /// Says what became of the draft, and whether there is one to discard.
    pub(super) fn tell(&self, what: &str, is_there: bool) {
        dom::say("draft-said", what);
        // Where the page shows a draft, its button stands there already.
        dom::show("draft-discard", is_there && !self.is_kept.get());
    }

    pub(super) fn put(self: &Rc<Self>, text: &str) {
        if let Some(field) = dom::field() {
            field.set_value(text);
            self.soon();
        }
    }

    /// Keeps one more version beside the field. Of two that may stand nowhere else, both stay.
    pub(super) fn add_other(&self, text: &str) {
        let kept =
            dom::element("draft-other-text").and_then(|other| other.text_content()).unwrap_or_default();
        if kept.trim().is_empty() || text.contains(kept.trim()) {
            self.set_other(text);
        } else if !kept.contains(text.trim()) {
            self.set_other(&format!("{}\n\n{text}", kept.trim_end()));
        }
    }

    pub(super) fn set_other(&self, text: &str) {
        if let Some(drafts) = self.drafts() {
            device::keep_other(&drafts, text);
        }
        self.show_other(text);
    }

    pub(super) fn show_other(&self, text: &str) {
        dom::say("draft-other-text", text);
        dom::say("draft-other-said", if text.is_empty() { "" } else { &self.draft_texts.other_here });
        dom::show("draft-other", !text.is_empty());
    }

    pub(super) fn swap(self: &Rc<Self>) {
        let other = dom::element("draft-other-text").and_then(|other| other.text_content());
        let mine = dom::text();
        self.put(&other.unwrap_or_default());
        self.set_other(&mine);
    }

    /// Looks at the text, and sends it as a draft, once nothing was typed for a while.
    pub(super) fn soon(self: &Rc<Self>) {
        self.cancel();
        let help = self.clone();
        self.look.set(set_timeout_with_handle(move || help.look_at(), LOOK).ok());
        self.send_soon();
    }

    fn send_soon(self: &Rc<Self>) {
        if self.drafts().is_some() {
            let help = self.clone();
            self.send.set(set_timeout_with_handle(move || help.send_now(), SEND).ok());
        }
    }

    pub(super) fn cancel(&self) {
        for timer in [&self.look, &self.send] {
            if let Some(timer) = timer.take() {
                timer.clear();
            }
        }
    }

    /// Keeps what waits to be kept, before another form of the page is sent. Signing out is one: a browser empties the device at
    /// its answer and leaves the page after that, and what is kept while it is left would stay for the next who sits there.
    pub(super) fn keep_now(self: &Rc<Self>) {
        if self.look.get().is_some() || self.send.get().is_some() {
            self.cancel();
            self.keep("");
            self.send_now();
        }
    }

    fn look_at(self: &Rc<Self>) {
        self.look.set(None);
        self.keep("");
        let text = dom::text();
        dom::say("composer-length", &self.length(&text));
        if text.trim().is_empty() || self.question.is_open(&text) {
            dom::show("composer-preview", false);
            return;
        }
        let help = self.clone();
        dom::spawn(async move {
            let fields = [("body", text.as_str()), ("language", &dom::value("language"))];
            let html = dom::post(&help.draft_texts.preview, &fields).await;
            if let Ok(html) = html
                && dom::text() == text
                && let Some(preview) = dom::element("composer-preview-text")
            {
                preview.set_inner_html(&html);
                dom::show("composer-preview", !html.is_empty());
            }
        });
    }

    /// What is to be said of the length of a text.
    fn length(&self, text: &str) -> String {
        let DraftingTexts { language, left_singular, left_plural, long, .. } = &self.draft_texts;
        let many = text.chars().count();
        let left = CommentBody::MAX_CHARS.saturating_sub(many);
        if left <= NEAR_THE_END {
            let words = if is_singular(*language, left as u64) { left_singular } else { left_plural };
            words.replace('#', &number(*language, left as u64))
        } else if many >= CommentBody::LONG_CHARS {
            long.clone()
        } else {
            String::new()
        }
    }

    /// Keeps the text on the device; `sent` is the form that is about to be posted with it.
    pub(super) fn keep(&self, sent: &str) {
        self.keep_this(&dom::text(), sent);
    }

    /// The same of a text.
    pub(super) fn keep_this(&self, text: &str, sent: &str) {
        if let Some(drafts) = self.drafts() {
            device::keep(&drafts, text, sent);
        }
    }

    fn send_now(self: &Rc<Self>) {
        let Some(drafts) = self.drafts() else { return };
        if self.question.is_open(&dom::text()) {
            dom::say("draft-said", &self.draft_texts.saved_here);
            return;
        }
        if self.is_sending.get() {
            // One after the other, so that an older text never comes last.
            self.send_soon();
            return;
        }
        self.send.set(None);
        self.is_sending.set(true);
        let (help, turn) = (self.clone(), self.turn.get());
        dom::spawn(async move {
            let text = dom::text();
            let told = device::send(&drafts, &text, &dom::value("form"), &dom::value("draft")).await;
            help.is_sending.set(false);
            // What is told of another place's draft is nothing to this one.
            if help.turn.get() == turn {
                help.take_in(told.ok(), &text);
            }
        });
    }

    fn take_in(self: &Rc<Self>, told: Option<DraftAnswer>, sent: &str) {
        match told {
            Some(DraftAnswer { state, draft, .. }) if state == "kept" => {
                dom::set_stamp(draft);
                self.tell(&self.draft_texts.saved, true);
            }
            Some(DraftAnswer { state, draft, other }) if state == "other" => {
                dom::set_stamp(draft);
                self.add_other(&other);
                self.send_now();
            }
            Some(DraftAnswer { state, .. }) if state == "dropped" || state == "posted" => {
                dom::set_stamp(0);
                self.tell("", false);
                if state == "posted" {
                    self.clear(sent);
                }
            }
            _ => dom::say("draft-said", &self.draft_texts.saved_here),
        }
    }
}
