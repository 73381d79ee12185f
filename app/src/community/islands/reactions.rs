//! Reactions without leaving the page.

use std::any::Any;
use std::cell::RefCell;

use domain::community::{Bar, Reacting};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use web_sys::{HtmlElement, HtmlFormElement, SubmitEvent};

use crate::community::reaction_bar::{ReactionBar, ReactionTexts};
use crate::dom;
use crate::in_place::{self, Failure};
use crate::island::island;
use crate::told::{Told, Value};

/// A bar that its reader may press: the comment, how many reacted, how the reader did, and who wrote it. It is short, for
/// a page has hundreds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown(pub i64, pub [u64; 3], pub u8, pub String);

impl Told for Shown {
    fn told(value: Value) -> Option<Self> {
        let (comment, counts, mine, name) = Told::told(value)?;
        Some(Self(comment, counts, mine, name))
    }
}

/// A bar of this page.
struct Known {
    /// As the server said last.
    told: Bar,
    /// As it is shown.
    shown: Bar,
    name: String,
    /// How often something was pressed.
    turn: u32,
    /// What keeps the shown one alive, once the browser has shown it.
    handle: Option<Box<dyn Any>>,
}

#[derive(Default)]
struct Page {
    texts: Option<ReactionTexts>,
    bars: Vec<Known>,
}

impl Page {
    fn bar(&mut self, comment: i64) -> Option<&mut Known> {
        self.bars.iter_mut().find(|known| known.told.comment == comment)
    }
}

thread_local! {
    static PAGE: RefCell<Page> = RefCell::default();
}

island! {
    /// Takes each press of a reaction on this page, at whichever comment: it is shown at once, sent, and shown as the server
    /// says it is. Where it says no, or nothing, what was there is there again.
    Reactions = reactions in community {
        /// What the bars say.
        texts: ReactionTexts,
        /// The bars that can be pressed.
        bars: Vec<Shown>,
    }
}

fn reactions(texts: ReactionTexts, bars: Vec<Shown>) -> impl IntoView {
    dom::alive(move || {
        PAGE.with_borrow_mut(|page| page.texts = Some(texts.clone()));
        for bar in bars.clone() {
            know(bar);
        }
        dom::listen(&document(), "submit", |event: SubmitEvent| pressed(&event));
    });
}

/// Minds the bar of a comment that came onto the page, or that is told anew.
pub(crate) fn know(Shown(comment, counts, mine, name): Shown) {
    let bar = Bar { comment, counts, mine, open: true };
    let known = Known { told: bar, shown: bar, name, turn: 0, handle: None };
    PAGE.with_borrow_mut(|page| match page.bar(comment) {
        Some(before) => *before = known,
        None => page.bars.push(known),
    });
}

fn pressed(event: &SubmitEvent) {
    let Some(form) = in_place::sent(event).filter(|form| form.id() == "react") else { return };
    let Some(button) = event.submitter() else { return };
    let Some(reacting) = button.get_attribute("value").as_deref().and_then(Reacting::read) else { return };
    let Some(turn) = show_pressed(reacting) else { return };
    event.prevent_default();
    dom::spawn(async move {
        let told = in_place::post::<Bar>(&form, Some(&button)).await;
        answered(reacting, turn, &form, told);
    });
}

/// Shows what was pressed before the server has said anything: which turn this is.
fn show_pressed(reacting: Reacting) -> Option<u32> {
    let (bar, turn) = PAGE.with_borrow_mut(|page| {
        let known = page.bar(reacting.comment)?;
        known.turn += 1;
        Some((known.shown.with(reacting.reaction, reacting.on), known.turn))
    })?;
    show(bar);
    Some(turn)
}

fn answered(reacting: Reacting, turn: u32, form: &HtmlFormElement, told: Result<Bar, Failure>) {
    let known = PAGE.with_borrow_mut(|page| {
        let known = page.bar(reacting.comment)?;
        if let Ok(bar) = told {
            known.told = bar;
        }
        Some((known.told, known.turn == turn))
    });
    let Some((bar, is_last)) = known else { return };
    match told {
        // What was pressed since is shown, and will be answered.
        Ok(_) if !is_last => {}
        Ok(bar) => {
            show(bar);
            let said = PAGE.with_borrow(|page| Some(page.texts.as_ref()?.counted(&bar, reacting.reaction)));
            in_place::announce(&said.unwrap_or_default());
        }
        Err(Failure::Unreadable) => {
            show(bar);
            let value = format!("button[name=reaction][value=\"{}\"]", reacting.code());
            if let Some(button) = dom::find(&value) {
                in_place::submit_plainly(form, Some(&button));
            }
        }
        Err(failure) => {
            show(bar);
            in_place::refuse(&failure);
        }
    }
}

/// Shows a bar in its comment's place, and keeps the focus on the button that had it.
fn show(bar: Bar) {
    let Some(place) = dom::find(&format!("#c-{} .reactions", bar.comment)) else { return };
    let shown = PAGE.with_borrow_mut(|page| {
        let texts = page.texts.clone()?;
        let known = page.bar(bar.comment)?;
        if known.shown == bar {
            return None;
        }
        known.shown = bar;
        Some((texts, known.name.clone(), known.handle.take()))
    });
    let Some((texts, name, before)) = shown else { return };
    let focused = focused_in(&place);
    let handle = in_place::show(place, before, move || view! { <ReactionBar bar name texts/> });
    PAGE.with_borrow_mut(|page| {
        if let Some(known) = page.bar(bar.comment) {
            known.handle = Some(handle);
        }
    });
    if let Some(button) = focused.and_then(|focused| dom::find(&focused)) {
        let _ = button.focus();
    }
}

/// How to find the button again that has the focus: by its comment and its reaction.
fn focused_in(place: &HtmlElement) -> Option<String> {
    let active = document().active_element()?;
    if !place.contains(Some(&active)) {
        return None;
    }
    let Reacting { comment, reaction, .. } = Reacting::read(&active.get_attribute("value")?)?;
    Some(format!("button[name=reaction][value^=\"{comment}.{}.\"]", reaction.code()))
}
