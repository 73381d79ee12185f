//! The palette over the page that one is on.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Event, HtmlDialogElement, HtmlElement, HtmlInputElement, KeyboardEvent};

use crate::dashboard::found::{FoundList, FoundPlaces};
use crate::island::{Held, island};
use crate::{dom, in_place};

/// How long nobody types before it is looked for what they typed.
const PAUSE: Duration = Duration::from_millis(120);

island! {
    /// Opens the palette by Ctrl K, or by its link, and shows in it what the palette's own page finds.
    PaletteKeys = palette_keys in account {}
    /// The link to the page, and the dialog.
    children
}

fn palette_keys(children: Held) -> impl IntoView {
    dom::alive(|| {
        let finder = Finder::default();
        let (Some(link), Some(dialog), Some(field)) =
            (dom::element("palette-open"), dom::element("palette"), dom::element("palette-q"))
        else {
            return;
        };
        dom::show("palette-shortcut", true);
        let opened = finder.clone();
        dom::listen(&document(), "keydown", move |event: KeyboardEvent| {
            let alone = (event.ctrl_key() || event.meta_key()) && !event.shift_key() && !event.alt_key();
            if alone && event.key().eq_ignore_ascii_case("k") {
                event.prevent_default();
                opened.open();
            }
        });
        let opened = finder.clone();
        dom::listen(&link, "click", move |event: Event| {
            event.prevent_default();
            opened.open();
        });
        let typed = finder.clone();
        dom::listen(&field, "input", move |_: Event| typed.find(PAUSE));
        dom::listen(&dialog, "keydown", |event: KeyboardEvent| {
            let by = match event.key().as_str() {
                "ArrowDown" => 1,
                "ArrowUp" => -1,
                _ => return,
            };
            event.prevent_default();
            step(by);
        });
        if let Ok(Some(form)) = field.closest("form") {
            dom::listen(&form, "submit", move |event: Event| {
                // What is still being looked for is found by the page.
                if finder.is_done()
                    && let Some(first) = links().first()
                {
                    event.prevent_default();
                    first.click();
                }
            });
        }
    });
    children
}

/// What is looked for, and how far that is.
#[derive(Clone, Default)]
struct Finder {
    asked: Rc<Cell<u32>>,
    shown: Rc<Cell<u32>>,
    /// What keeps the found alive where it is shown.
    kept: Rc<RefCell<Option<Box<dyn Any>>>>,
}

impl Finder {
    fn open(&self) {
        let dialog = dom::element("palette").and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok());
        let Some(dialog) = dialog.filter(|dialog| !dialog.open()) else { return };
        if dialog.show_modal().is_ok() {
            if let Some(field) = field() {
                let _ = field.focus();
                field.select();
            }
            self.find(Duration::ZERO);
        }
    }

    fn is_done(&self) -> bool {
        self.asked.get() == self.shown.get()
    }

    /// Looks for what stands in the field, unless more is typed before it is found.
    fn find(&self, pause: Duration) {
        let turn = self.asked.get() + 1;
        self.asked.set(turn);
        let finder = self.clone();
        set_timeout(
            move || {
                if finder.asked.get() == turn {
                    dom::spawn(async move { finder.show(turn).await });
                }
            },
            pause,
        );
    }

    async fn show(&self, turn: u32) {
        let (Some(field), Some(results)) = (field(), dom::element("palette-results")) else { return };
        let path = dom::data(&results, "path");
        let typed = String::from(js_sys::encode_uri_component(&field.value()));
        let found: Option<FoundPlaces> = dom::ask(&format!("{path}?q={typed}")).await;
        if self.asked.get() != turn {
            return;
        }
        // What could not be looked for leaves nothing of what was found before.
        let Some(found) = found else {
            self.kept.take();
            dom::say("palette-status", "");
            return;
        };
        dom::say("palette-status", if found.places.is_empty() { "" } else { &found.said });
        self.kept.replace(Some(in_place::show(
            results,
            self.kept.take(),
            move || view! { <FoundList found/> },
        )));
        self.shown.set(turn);
    }
}

fn field() -> Option<HtmlInputElement> {
    dom::element("palette-q")?.dyn_into().ok()
}

fn links() -> Vec<HtmlElement> {
    dom::all("#palette-results a")
}

/// Leads the focus down or up: from the field to what is found, and back.
fn step(by: isize) {
    let links = links();
    let here = document().active_element();
    let at = links.iter().position(|link| here.as_ref() == Some(link.as_ref()));
    let next = match at {
        Some(at) => at.checked_add_signed(by),
        None if by > 0 => Some(0),
        None => links.len().checked_sub(1),
    };
    match next.and_then(|next| links.get(next)) {
        Some(link) => drop(link.focus()),
        None => drop(field().map(|field| field.focus())),
    }
}
