//! New comments, brought in when one asks for them, and led to.

use std::cell::Cell;
use std::rc::Rc;

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use web_sys::HtmlElement;

use super::super::{new_comments, placing};
use super::{DiscussionTexts, comments, focus, go_to, is_any_left, seen, top, visit};
use crate::community::comment::{Card, Fresh};
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
        if dom::is_for_elsewhere(&event) || asking.is_elsewhere.get() {
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
        let has_focus = document().active_element().is_some_and(|active| active.is_same_node(Some(link)));
        let (mut came, mut elsewhere) = (Vec::<&Card>::new(), 0);
        for card in &fresh.cards {
            match placing::place(card, &fresh.texts) {
                Some(true) => came.push(card),
                Some(false) => {}
                None => elsewhere += 1,
            }
        }
        dom::say("comments-title", &fresh.count);
        new_comments::count_known(fresh.known.saturating_sub(elsewhere));
        self.is_elsewhere.set(elsewhere > 0);
        if elsewhere == 0 {
            let path = path.split('?').next().unwrap_or_default();
            let _ = link.set_attribute("href", &format!("{path}?since={}", fresh.last));
        }
        // One's own, said on another page, is led to only where nobody else said anything.
        let Some(first) = came.iter().find(|card| card.is_new).or(came.first()) else {
            if elsewhere > 0 {
                // Nothing of it belongs here.
                let _ = window().location().assign(path);
                return;
            }
            announce(&self.texts.no_more);
            if has_focus && link.hidden() {
                stay();
            }
            return;
        };
        let many = came.iter().filter(|card| card.is_new).count() as u64;
        let DiscussionTexts { language, came_in_one, came_in_many, .. } = &self.texts;
        if many > 0 && is_singular(*language, many) {
            announce(came_in_one);
        } else if many > 0 {
            announce(&came_in_many.replace("{}", &number(*language, many)));
        }
        let shown = |card: &Card| dom::element(&format!("c-{}", card.id));
        for comment in came.iter().filter(|card| card.is_new).filter_map(|card| shown(card)) {
            seen::watch(&comment);
        }
        if let Some(comment) = shown(first) {
            visit(&comment);
            go_to(&comment);
        }
        self.has_new.set(is_any_left());
    }
}

/// Keeps the focus where one reads, once what had it is gone.
fn stay() {
    let mut all = comments();
    let read = all.iter().position(|comment| top(comment) > -1.0).unwrap_or(all.len().saturating_sub(1));
    if read < all.len() {
        focus(&all.swap_remove(read));
    }
}
