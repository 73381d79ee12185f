//! New comments, brought in when one asks for them. What is being read stays where it is.

use std::cell::Cell;
use std::rc::Rc;

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use web_sys::HtmlElement;

use super::super::{new_comments, placing};
use super::{DiscussionTexts, comments, top};
use crate::community::comment::Fresh;
use crate::dom;
use crate::in_place::{Failure, announce, refuse};
use crate::number::{is_singular, number};

struct Asking {
    texts: DiscussionTexts,
    has_new: RwSignal<bool>,
    is_asked: Cell<bool>,
    /// Some of what came belongs on another page: only its address leads there.
    is_elsewhere: Cell<bool>,
}

/// Takes each press of the link that says that there is something new.
pub(super) fn mind(texts: &DiscussionTexts, has_new: RwSignal<bool>) {
    let Some(link) = dom::element("new-comments") else { return };
    let asking = Rc::new(Asking {
        texts: texts.clone(),
        has_new,
        is_asked: Cell::new(false),
        is_elsewhere: Cell::new(false),
    });
    let place = link.clone();
    dom::listen(&link, "click", move |event: MouseEvent| {
        let is_for_elsewhere = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
        if is_for_elsewhere || asking.is_elsewhere.get() {
            return;
        }
        event.prevent_default();
        if !asking.is_asked.replace(true) {
            let (asking, link) = (asking.clone(), place.clone());
            dom::spawn(async move {
                asking.ask(&link).await;
                asking.is_asked.set(false);
            });
        }
    });
}

impl Asking {
    async fn ask(&self, link: &HtmlElement) {
        let path = link.get_attribute("href").unwrap_or_default();
        match dom::asked::<Fresh>(&path).await {
            Ok(fresh) if !fresh.has_more => self.show(link, &path, &fresh),
            // Nothing is lost by waiting; the page there could not be had either.
            Err(failure @ Failure::Unreachable) => refuse(&failure),
            // The page there has them, or says why not.
            _ => drop(window().location().assign(&path)),
        }
    }

    fn show(&self, link: &HtmlElement, path: &str, fresh: &Fresh) {
        let is_held = document().active_element().is_some_and(|active| active.id() == link.id());
        let placed: Vec<Option<bool>> =
            steadily(|| fresh.cards.iter().map(|card| placing::place(card, &fresh.texts)).collect());
        let came = placed.iter().filter(|placed| **placed == Some(true)).count() as u64;
        let elsewhere = placed.iter().filter(|placed| placed.is_none()).count() as u64;
        dom::say("comments-title", &fresh.count);
        new_comments::count_known(fresh.known.saturating_sub(elsewhere));
        self.is_elsewhere.set(elsewhere > 0);
        if elsewhere == 0 {
            let path = path.split('?').next().unwrap_or_default();
            let _ = link.set_attribute("href", &format!("{path}?since={}", fresh.last));
        }
        if came == 0 {
            if elsewhere > 0 {
                // Nothing of it belongs here.
                let _ = window().location().assign(path);
            }
            return;
        }
        let DiscussionTexts { language, came_in_one, came_in_many, .. } = &self.texts;
        if is_singular(*language, came) {
            announce(came_in_one);
        } else {
            announce(&came_in_many.replace("{}", &number(*language, came)));
        }
        self.has_new.set(true);
        if is_held {
            // The link that was pressed is gone; the next thing to press stands in its place.
            request_animation_frame(|| {
                if let Some(next) = dom::element("next-new") {
                    let _ = next.focus();
                }
            });
        }
    }
}

/// Changes the page so that what is being read stays in its place on the screen.
fn steadily<T>(change: impl FnOnce() -> T) -> T {
    let read = comments().into_iter().find(|comment| comment.get_bounding_client_rect().bottom() > 0.0);
    let before = read.as_ref().map(|read| top(read));
    let changed = change();
    if let (Some(read), Some(before)) = (read, before) {
        let moved = top(&read) - before;
        if moved.abs() >= 1.0 {
            let options = web_sys::ScrollToOptions::new();
            options.set_top(moved);
            options.set_behavior(web_sys::ScrollBehavior::Instant);
            window().scroll_by_with_scroll_to_options(&options);
        }
    }
    changed
}
