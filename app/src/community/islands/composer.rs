//! Help for whoever writes a comment: buttons and names over and under the field, how long the text is, how it will look,
//! what it may tell, drafts, and sending it without leaving the page.

mod discarded;
mod drafting;
mod form;
mod formatting;
mod names;
mod own;
mod place;
mod sending;
mod shown;
mod wrong;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::ev;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::mount::mount_to;
use leptos::prelude::*;
use web_sys::HtmlElement;

pub use self::drafting::DraftingTexts;
use self::formatting::FormattingBar;
pub use self::formatting::FormattingTexts;
use self::names::NameList;
pub use self::names::NamesTexts;
pub use self::own::OwnTexts;
use self::place::Away;
pub use self::sending::SentTexts;
use self::sending::button_of;
pub use self::wrong::WrongTexts;
use super::device;
use super::dom;
use super::privacy::Question;
use super::typing::apply;
use super::waiting::{self, somebody_writes};
use crate::community::formatting::Format;
use crate::community::writing::{Drafts, Wrong};
use crate::in_place::is_plain;
use crate::island::{Held, island};
use crate::texts_given::texts_given;

texts_given! {
    /// What is said and shown while somebody writes.
    pub struct WritingTexts {
        /// By the buttons over the field.
        pub formatting: FormattingTexts,
        /// By the names under it.
        pub names: NamesTexts,
        /// Where something was not taken.
        pub wrong: WrongTexts,
        /// Where it was.
        pub sent: SentTexts,
        /// Where a comment of one's own is changed or taken back.
        pub own: OwnTexts,
        /// Of what was typed, and is kept.
        pub drafting: DraftingTexts,
    }
}

island! {
    /// Stands in the form, and watches its field.
    ComposerHelp = composer_help in writing after somebody_writes in community {
        /// What it says and shows.
        texts: WritingTexts,
        /// Where drafts are kept of what the form is for; nowhere, where that changes a comment.
        drafts: Option<Drafts>,
        /// Whether the page shows one, with the button that discards it.
        is_kept: bool,
    }
    /// What helps, hidden until it does.
    children
}

fn composer_help(
    texts: WritingTexts,
    drafts: Option<Drafts>,
    is_kept: bool,
    children: Held,
) -> impl IntoView {
    dom::alive(move || {
        let WritingTexts { formatting, names, wrong, sent, own, drafting } = texts.clone();
        if let Some(place) = dom::element("composer-formatting") {
            mount_to(place, move || view! { <FormattingBar texts=formatting/> }).forget();
        }
        if let Some(place) = dom::element("composer-names") {
            mount_to(place, move || view! { <NameList texts=names/> }).forget();
        }
        Rc::new(Help::new((wrong, sent, own, drafting), drafts, is_kept)).begin(waiting::over());
    });
    children
}

struct Help {
    sent_texts: SentTexts,
    wrong_texts: WrongTexts,
    own_texts: OwnTexts,
    draft_texts: DraftingTexts,
    /// Whether the page shows a draft, with the button that discards it.
    is_kept: Cell<bool>,
    /// The button that posts, as the page has it.
    post_word: String,
    /// Where drafts are kept of what the page's own form is for; nowhere, where that changes a comment.
    page_drafts: Option<Drafts>,
    /// Where drafts are kept of what is written now.
    drafts: RefCell<Option<Drafts>>,
    question: Rc<Question>,
    look: Cell<Option<TimeoutHandle>>,
    send: Cell<Option<TimeoutHandle>>,
    is_sending: Cell<bool>,
    is_posting: Cell<bool>,
    /// Whether it changes a comment that stands already.
    is_own: Cell<bool>,
    /// Why what was sent was not taken.
    wrong: RwSignal<Option<Wrong>>,
    /// What stands over that.
    wrong_title: RwSignal<String>,
    /// Where the form stands, where it is not at home; and how often it was moved.
    away: RefCell<Option<Away>>,
    turn: Cell<u32>,
    /// What was discarded from the form, while it can be had back.
    discarded: RefCell<String>,
}

impl Help {
    fn new(
        (wrong_texts, sent_texts, own_texts, draft_texts): (WrongTexts, SentTexts, OwnTexts, DraftingTexts),
        page_drafts: Option<Drafts>,
        is_kept: bool,
    ) -> Self {
        Self {
            drafts: RefCell::new(page_drafts.clone()),
            page_drafts,
            draft_texts,
            is_kept: Cell::new(is_kept),
            sent_texts,
            wrong_title: RwSignal::new(wrong_texts.title.clone()),
            wrong_texts,
            own_texts,
            post_word: dom::first_button().and_then(|button| button.text_content()).unwrap_or_default(),
            question: Rc::default(),
            look: Cell::new(None),
            send: Cell::new(None),
            is_sending: Cell::new(false),
            is_posting: Cell::new(false),
            is_own: Cell::new(false),
            wrong: RwSignal::new(None),
            away: RefCell::new(None),
            turn: Cell::new(0),
            discarded: RefCell::default(),
        }
    }

    fn drafts(&self) -> Option<Drafts> {
        self.drafts.borrow().clone()
    }

    /// Begins to help, and does what was pressed before.
    fn begin(self: Rc<Self>, pressed: Option<HtmlElement>) {
        let (help, typed) = (self.clone(), self.clone());
        dom::listen(&window(), "input", move |event: web_sys::Event| {
            if dom::field().is_some_and(|field| event.target().as_ref() == Some(field.as_ref())) {
                typed.question.forget();
                typed.soon();
            }
        });
        dom::listen(&window(), "submit", move |event: web_sys::SubmitEvent| help.submit(&event));
        dom::listen(&window(), "keydown", |event: web_sys::KeyboardEvent| {
            if dom::field().is_some_and(|field| event.target().as_ref() == Some(field.as_ref())) {
                press(&event);
            }
        });
        // A page that is left keeps the last words too.
        let left = self.clone();
        dom::listen(&window(), "pagehide", move |_: web_sys::PageTransitionEvent| {
            if left.look.get().is_some() {
                left.keep("");
            }
        });
        self.question.begin();
        let Some(drafts) = self.drafts() else {
            self.catch_up();
            if let Some(pressed) = pressed {
                pressed.click();
            }
            return;
        };
        device::forget_old();
        self.show_other(&device::other(&drafts).map(|other| other.text).unwrap_or_default());
        let (swapped, forgotten) = (self.clone(), self.clone());
        dom::on_click("draft-swap", move || swapped.swap());
        dom::on_click("draft-forget", move || forgotten.set_other(""));
        wrong::mount(self.wrong, self.wrong_title, self.wrong_texts.prefix.clone());
        self.mind_discarded();
        self.mind_places();
        self.mind_own();
        let (help, begun) = (self.clone(), drafts);
        dom::spawn(async move {
            let typed = dom::text();
            help.clone().restore(&begun).await;
            // A button meant what stood there before; a link leads elsewhere.
            let is_meant = |pressed: &HtmlElement| dom::text() == typed || pressed.has_attribute("href");
            if let Some(pressed) = pressed.filter(is_meant) {
                pressed.click();
            }
            help.catch_up();
        });
        // A page that the browser kept still shows what was posted from it.
        dom::listen(&window(), "pageshow", move |event: web_sys::PageTransitionEvent| {
            let back = self.clone();
            if event.persisted()
                && let Some(drafts) = back.drafts()
            {
                dom::spawn(async move {
                    back.clone().restore(&drafts).await;
                    back.catch_up();
                });
            }
        });
    }

    fn submit(self: &Rc<Self>, event: &ev::SubmitEvent) {
        let Some(form) = dom::form() else { return };
        if event.target().as_ref() != Some(form.as_ref()) {
            return self.keep_now();
        }
        let button = button_of(event);
        let pressed = button.as_ref().and_then(|button| button.get_attribute("value")).unwrap_or_default();
        if pressed == "restore" {
            event.prevent_default();
            return self.bring_back_written();
        }
        let is_discarded = pressed == "discard";
        if !is_plain() && !is_discarded && self.question.ask(&dom::text(), button.clone()) {
            event.prevent_default();
            return;
        }
        self.cancel();
        let is_posted = !is_discarded && !matches!(pressed.as_str(), "preview" | "draft");
        let text = if is_discarded { String::new() } else { dom::text() };
        self.keep_this(&text, &if is_posted { dom::value("form") } else { String::new() });
        if !is_plain() && self.page_drafts.is_some() {
            event.prevent_default();
            self.send(form, button);
        }
    }
}

/// What is pressed in the field with the key for commands.
fn press(event: &ev::KeyboardEvent) {
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() || event.shift_key() {
        return;
    }
    match event.key().as_str() {
        "Enter" => dom::press_first(),
        "b" => apply(Format::Bold),
        "i" => apply(Format::Italic),
        _ => return,
    }
    event.prevent_default();
}
