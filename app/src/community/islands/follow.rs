//! Following, muting and bookmarking without leaving the page.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use domain::community::{Following, TopicChoice};
use leptos::prelude::*;
use web_sys::{HtmlElement, HtmlFormElement, SubmitEvent};

use crate::community::follow_bar::{FollowBar, FollowTexts};
use crate::dom;
use crate::in_place::{self, Failure};
use crate::island::island;

/// What is chosen about the topic of this page.
struct Chosen {
    texts: FollowTexts,
    /// As the server said last.
    told: Following,
    /// As it is shown.
    shown: Following,
    /// How often something was pressed.
    turn: u32,
    /// What keeps the shown one alive, once the browser has shown it.
    handle: Option<Box<dyn Any>>,
}

island! {
    /// Takes each press of a button of the topic's form: it is shown at once, sent, and shown as the server says it is.
    FollowInPlace = follow_in_place in community {
        /// What was chosen when the page was written.
        following: Following,
        /// What the bar says.
        texts: FollowTexts,
    }
}

fn follow_in_place(following: Following, texts: FollowTexts) -> impl IntoView {
    dom::alive(move || {
        let Some(form) = dom::element("following") else { return };
        let (texts, told) = (texts.clone(), following);
        let chosen = Rc::new(RefCell::new(Chosen { texts, told, shown: told, turn: 0, handle: None }));
        dom::listen(&form, "submit", move |event: SubmitEvent| pressed(&chosen, &event));
    });
}

fn pressed(chosen: &Rc<RefCell<Chosen>>, event: &SubmitEvent) {
    let (Some(form), Some(button)) = (in_place::sent(event), event.submitter()) else { return };
    let Some(choice) = button.get_attribute("value").and_then(|value| value.parse().ok()) else { return };
    event.prevent_default();
    let (bar, turn) = {
        let mut chosen = chosen.borrow_mut();
        chosen.turn += 1;
        (chosen.shown.with(choice), chosen.turn)
    };
    show(chosen, bar);
    let chosen = chosen.clone();
    dom::spawn(async move {
        let told = in_place::post::<Following>(&form, Some(&button)).await;
        answered(&chosen, (choice, turn), &form, told);
    });
}

fn answered(
    chosen: &Rc<RefCell<Chosen>>,
    (choice, turn): (TopicChoice, u32),
    form: &HtmlFormElement,
    told: Result<Following, Failure>,
) {
    let (bar, is_last, done) = {
        let mut chosen = chosen.borrow_mut();
        if let Ok(following) = told {
            chosen.told = following;
        }
        (chosen.told, chosen.turn == turn, chosen.texts.done[choice as usize].clone())
    };
    match told {
        // What was pressed since is shown, and will be answered.
        Ok(_) if !is_last => {}
        Ok(_) => {
            show(chosen, bar);
            in_place::announce(&done);
        }
        Err(Failure::Unreadable) => {
            show(chosen, bar);
            if let Some(button) = button_of(choice) {
                in_place::submit_plainly(form, Some(&button));
            }
        }
        Err(failure) => {
            show(chosen, bar);
            in_place::refuse(&failure);
        }
    }
}

/// Shows what is chosen, and keeps the focus on the button that had it, or on the one that took its place.
fn show(chosen: &Rc<RefCell<Chosen>>, bar: Following) {
    let Some(place) = dom::element("follow-bar") else { return };
    let (texts, before) = {
        let mut chosen = chosen.borrow_mut();
        if chosen.shown == bar {
            return;
        }
        chosen.shown = bar;
        (chosen.texts.clone(), chosen.handle.take())
    };
    let focused = focused_in(&place);
    let handle = in_place::show(place, before, move || view! { <FollowBar following=bar texts/> });
    chosen.borrow_mut().handle = Some(handle);
    if let Some(choice) = focused
        && let Some(button) = button_of(choice).or_else(|| button_of(choice.opposite()))
    {
        let _ = button.focus();
    }
}

fn focused_in(place: &HtmlElement) -> Option<TopicChoice> {
    let active = document().active_element()?;
    if !place.contains(Some(&active)) {
        return None;
    }
    active.get_attribute("value")?.parse().ok()
}

fn button_of(choice: TopicChoice) -> Option<HtmlElement> {
    dom::find(&format!("#follow-bar button[value={}]", choice.code()))
}
