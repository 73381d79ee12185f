//! Help for whoever writes a comment: how long it is, how it will look, what it may tell, and drafts.

use std::time::Duration;

use domain::community::CommentBody;
use leptos::ev;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::device::{self, Told};
use super::privacy::Question;
use super::{ComposerSetup, DraftSetup, dom};
use crate::number::{is_singular, number};

/// How long after the last key a text is looked at.
const LOOK: Duration = Duration::from_millis(600);
/// How long after the last key a draft is sent.
const SEND: Duration = Duration::from_secs(3);
/// From how few characters on it is told how many are left.
const NEAR_THE_END: usize = 1_000;

/// Stands in the form, and watches its field.
#[island]
pub fn ComposerHelp(
    /// What helps.
    setup: ComposerSetup,
) -> impl IntoView {
    let help = Help::new(setup.clone());
    Effect::new(move || help.begin());
    let ComposerSetup { preview_title, privacy, drafts, .. } = setup;
    let drafts = drafts.map(|drafts| {
        let DraftSetup { other, swap, forget, discard, is_shown, .. } = drafts;
        view! {
            <div class="draft-live small">
                <span role="status">{move || help.said.get()}</span>
                " "
                <button
                    class="btn btn-quiet"
                    type="submit"
                    name="action"
                    value="discard"
                    hidden=move || is_shown || !help.has_draft.get()
                >
                    {discard}
                </button>
            </div>
            <div class="draft-other" hidden=move || help.other.get().is_empty()>
                <p class="small" role="status">{move || (!help.other.get().is_empty()).then(|| other.clone())}</p>
                <pre class="draft-text" tabindex="0">{move || help.other.get()}</pre>
                <div class="btn-row">
                    <button class="btn btn-quiet" type="button" on:click=move |_| help.swap()>{swap}</button>
                    " "
                    <button class="btn btn-quiet" type="button" on:click=move |_| help.set_other("")>
                        {forget}
                    </button>
                </div>
            </div>
        }
        .into_any()
    });
    view! {
        <p class="hint hint-live" role="status">{move || Some(help.length.get()).filter(|it| !it.is_empty())}</p>
        {drafts}
        <div class="preview preview-live" hidden=move || help.preview.get().is_empty()>
            <h3>{preview_title}</h3>
            <div class="comment-body" inner_html=move || help.preview.get()></div>
        </div>
        {help.question.dialog(privacy)}
    }
}

#[derive(Clone, Copy)]
struct Help {
    setup: StoredValue<ComposerSetup>,
    length: RwSignal<String>,
    said: RwSignal<String>,
    other: RwSignal<String>,
    preview: RwSignal<String>,
    has_draft: RwSignal<bool>,
    question: Question,
    look: StoredValue<Option<TimeoutHandle>>,
    send: StoredValue<Option<TimeoutHandle>>,
    is_sending: StoredValue<bool>,
}

impl Help {
    fn new(setup: ComposerSetup) -> Self {
        let empty = || RwSignal::new(String::new());
        Self {
            setup: StoredValue::new(setup),
            length: empty(),
            said: empty(),
            other: empty(),
            preview: empty(),
            has_draft: RwSignal::new(false),
            question: Question::new(),
            look: StoredValue::new(None),
            send: StoredValue::new(None),
            is_sending: StoredValue::new(false),
        }
    }

    fn drafts(self) -> Option<DraftSetup> {
        self.setup.with_value(|setup| setup.drafts.clone())
    }

    fn begin(self) {
        let typed = window_event_listener(ev::input, move |event| {
            if dom::field().is_some_and(|field| event.target().as_ref() == Some(field.as_ref())) {
                self.question.forget();
                self.soon();
            }
        });
        let sent = window_event_listener(ev::submit, move |event| self.submit(&event));
        // A page that is left keeps the last words too.
        let left = window_event_listener(ev::pagehide, move |_| {
            if self.look.get_value().is_some() {
                self.keep("");
            }
        });
        on_cleanup(move || {
            typed.remove();
            sent.remove();
            left.remove();
        });
        if let Some(drafts) = self.drafts() {
            device::forget_old();
            self.other.set(device::other(&drafts.key).map(|other| other.text).unwrap_or_default());
            spawn_local(async move { self.restore(&drafts).await });
        }
    }

    /// Puts what was left on the device into the form; where the server has something else, the newer of both.
    async fn restore(self, drafts: &DraftSetup) {
        let Some(local) = device::left(drafts, &dom::value("form")).await else { return };
        let (shown, stamp) = (dom::text(), dom::value("draft").parse::<f64>().unwrap_or(0.0));
        if local.text == shown {
            return;
        }
        if shown.trim().is_empty() {
            self.put(&local.text);
        } else if stamp == 0.0 {
            // What is to be quoted stands there.
            if local.text.contains(shown.trim_end()) {
                self.put(&local.text);
            } else {
                self.put(&format!("{}\n\n{shown}", local.text.trim_end()));
            }
        } else if local.at > stamp {
            self.set_other(&shown);
            self.put(&local.text);
        } else {
            self.set_other(&local.text);
            return;
        }
        self.said.set(drafts.found_here.clone());
        self.has_draft.set(true);
    }

    fn put(self, text: &str) {
        if let Some(field) = dom::field() {
            field.set_value(text);
            self.soon();
        }
    }

    fn set_other(self, text: &str) {
        if let Some(drafts) = self.drafts() {
            device::keep_other(&drafts.key, text);
        }
        self.other.set(text.to_owned());
    }

    fn swap(self) {
        let (mine, other) = (dom::text(), self.other.get_untracked());
        self.put(&other);
        self.set_other(&mine);
    }

    /// Looks at the text, and sends it as a draft, once nothing was typed for a while.
    fn soon(self) {
        self.cancel();
        let look = set_timeout_with_handle(move || self.look_at(), LOOK).ok();
        self.look.set_value(look);
        if self.setup.with_value(|setup| setup.drafts.is_some()) {
            self.send.set_value(set_timeout_with_handle(move || self.send_now(), SEND).ok());
        }
    }

    fn cancel(self) {
        for timer in [self.look, self.send] {
            if let Some(timer) = timer.get_value() {
                timer.clear();
            }
            timer.set_value(None);
        }
    }

    fn look_at(self) {
        self.look.set_value(None);
        self.keep("");
        let text = dom::text();
        let many = text.chars().count();
        let left = CommentBody::MAX_CHARS.saturating_sub(many);
        let (length, path) = self.setup.with_value(|setup| {
            let length = if left <= NEAR_THE_END {
                let form = &setup.left[usize::from(!is_singular(setup.language, left as u64))];
                form.replace('#', &number(setup.language, left as u64))
            } else if many >= CommentBody::LONG_CHARS {
                setup.long.clone()
            } else {
                String::new()
            };
            (length, setup.preview.clone())
        });
        self.length.set(length);
        if text.trim().is_empty() {
            self.preview.set(String::new());
            return;
        }
        spawn_local(async move {
            let html = dom::post(&path, &[("body", &text)]).await;
            if let Ok(html) = html
                && dom::text() == text
            {
                self.preview.set(html);
            }
        });
    }

    /// Keeps the text on the device; `sent` is the form that is about to be posted with it.
    fn keep(self, sent: &str) {
        if let Some(drafts) = self.drafts() {
            device::keep(&drafts.key, &dom::text(), sent);
        }
    }

    fn send_now(self) {
        let Some(drafts) = self.drafts() else { return };
        if self.is_sending.get_value() {
            // One after the other, so that an older text never comes last.
            self.send.set_value(set_timeout_with_handle(move || self.send_now(), SEND).ok());
            return;
        }
        self.send.set_value(None);
        self.is_sending.set_value(true);
        spawn_local(async move {
            let text = dom::text();
            let told = device::send(&drafts, &text, &dom::value("form"), &dom::value("draft")).await;
            self.is_sending.set_value(false);
            self.take_in(&drafts, told.ok());
        });
    }

    fn take_in(self, drafts: &DraftSetup, told: Option<Told>) {
        match told {
            Some(Told { state, draft, .. }) if state == "kept" => {
                dom::set_stamp(draft);
                self.said.set(drafts.saved.clone());
                self.has_draft.set(true);
            }
            Some(Told { state, draft, other }) if state == "other" => {
                dom::set_stamp(draft);
                self.set_other(&other);
                self.send_now();
            }
            Some(Told { state, .. }) if state == "dropped" || state == "posted" => {
                dom::set_stamp(0.0);
                self.said.set(String::new());
                self.has_draft.set(false);
            }
            _ => self.said.set(drafts.saved_here.clone()),
        }
    }

    fn submit(self, event: &ev::SubmitEvent) {
        let Some(form) = dom::form() else { return };
        if event.target().as_ref() != Some(form.as_ref()) {
            return;
        }
        let pressed = event.submitter().and_then(|button| button.get_attribute("value")).unwrap_or_default();
        match pressed.as_str() {
            "discard" => {
                self.cancel();
                if let Some(drafts) = self.drafts() {
                    device::keep(&drafts.key, "", "");
                }
            }
            "preview" | "draft" => {
                self.cancel();
                self.keep("");
            }
            _ => {
                let words = self.setup.with_value(|setup| setup.privacy.clone());
                if self.question.ask(&dom::text(), &words) {
                    event.prevent_default();
                    return;
                }
                self.cancel();
                self.keep(&dom::value("form"));
            }
        }
    }
}
