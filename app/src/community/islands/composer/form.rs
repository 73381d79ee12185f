//! What the form is: of a comment on the page, of a reply, or of a comment that stands already.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use super::super::device;
use super::super::dom;
use super::Help;
use crate::community::writing::{Begun, Drafts, Editing};

/// What the form is where it stands.
pub(super) struct Form {
    title: String,
    pub(super) action: String,
    number: String,
    draft: String,
    /// Which comment it answers, where that is a reply itself.
    pub(super) reply_to: String,
    text: String,
    language: String,
    /// What is said of its draft; empty where there is none.
    kept: String,
    /// Where its drafts are kept; nowhere, where a comment is changed that stands already.
    drafts: Option<Drafts>,
    /// A mark of what that comment says.
    seen: String,
}

impl Form {
    /// That of a reply.
    pub(super) fn of_reply(begun: Begun, drafts: Drafts) -> Self {
        Self {
            title: begun.title,
            action: begun.action,
            number: begun.form,
            draft: begun.draft.to_string(),
            reply_to: "0".to_owned(),
            text: begun.body,
            language: begun.language,
            kept: begun.kept.unwrap_or_default(),
            drafts: Some(drafts),
            seen: String::new(),
        }
    }

    /// That of a comment of one's own.
    pub(super) fn of_own(editing: Editing) -> Self {
        Self {
            title: editing.title,
            action: editing.action,
            // None: it is posted already.
            number: "00000000-0000-0000-0000-000000000000".to_owned(),
            draft: "0".to_owned(),
            reply_to: "0".to_owned(),
            text: editing.body,
            language: editing.language,
            kept: String::new(),
            drafts: None,
            seen: editing.seen,
        }
    }
}

impl Help {
    /// The form as it is.
    pub(super) fn here(&self) -> Option<Form> {
        let form = dom::form()?;
        let said = ["#draft-kept [role=status]", "#draft-said"].into_iter().find_map(|said| {
            let said = document().query_selector(said).ok().flatten()?.text_content()?;
            (!said.is_empty()).then_some(said)
        });
        Some(Form {
            title: dom::element("write-title")?.text_content().unwrap_or_default(),
            action: form.get_attribute("action").unwrap_or_default(),
            number: dom::value("form"),
            draft: dom::value("draft"),
            reply_to: dom::value("reply_to"),
            text: dom::text(),
            language: dom::value("language"),
            kept: said.unwrap_or_default(),
            drafts: self.drafts(),
            seen: String::new(),
        })
    }

    pub(super) fn fill(self: &Rc<Self>, form: Form) {
        self.cancel();
        self.drop_written();
        self.turn.set(self.turn.get() + 1);
        self.question.forget();
        self.wrong.set(None);
        dom::say("write-title", &form.title);
        if let Some(element) = dom::form() {
            let _ = element.set_attribute("action", &form.action);
        }
        let fields = [
            ("form", &form.number),
            ("draft", &form.draft),
            ("reply_to", &form.reply_to),
            ("language", &form.language),
        ];
        for (name, value) in fields {
            dom::set_value(name, value);
        }
        if let Some(field) = dom::field() {
            field.set_value(&form.text);
        }
        dom::say("composer-length", "");
        dom::show("composer-preview", false);
        dom::say("draft-said", &form.kept);
        dom::show("draft-discard", !form.kept.is_empty());
        self.offer_back("");
        let other = form.drafts.as_ref().and_then(device::other);
        self.show_other(&other.map(|other| other.text).unwrap_or_default());
        self.be_of(&form.seen);
        self.drafts.replace(form.drafts);
    }

    /// Says what its buttons do: a comment that stands already is saved, and is no draft.
    fn be_of(&self, seen: &str) {
        let is_own = !seen.is_empty();
        self.is_own.set(is_own);
        let title = if is_own { &self.own_texts.refused } else { &self.wrong_texts.title };
        self.wrong_title.set(title.clone());
        let Some(form) = dom::form() else { return };
        let find = |selector: &str| form.query_selector(selector).ok().flatten();
        if let Some(button) = find(".form-end .btn:not(.btn-quiet)") {
            let word = if is_own { &self.own_texts.save } else { &self.post_word };
            button.set_text_content(Some(word));
        }
        if let Some(button) = find(".form-end [value=draft]") {
            button.unchecked_into::<HtmlElement>().set_hidden(is_own);
        }
        let mark = find("[name=seen]").or_else(|| {
            let mark = document().create_element("input").ok()?;
            mark.set_attribute("type", "hidden").ok()?;
            mark.set_attribute("name", "seen").ok()?;
            form.append_child(&mark).ok()?;
            Some(mark)
        });
        if let Some(mark) = mark {
            let _ = mark.set_attribute("value", seen);
        }
    }

    /// Keeps what was typed as a draft of its place, before the form is that of another. Returns whether there was anything.
    pub(super) fn leave_text(self: &Rc<Self>) -> bool {
        self.cancel();
        let (text, form, draft) = (dom::text(), dom::value("form"), dom::value("draft"));
        let is_empty = text.trim().is_empty();
        self.keep("");
        let is_known = draft != "0" && !draft.is_empty();
        let Some(drafts) = self.drafts() else { return false };
        if (is_known || !is_empty) && !self.question.is_open(&text) {
            dom::spawn(async move { drop(device::send(&drafts, &text, &form, &draft).await) });
        }
        !is_empty
    }
}
