//! What came since a list of topics was written, and how it comes into the list.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use web_sys::HtmlElement;

use super::{dom, news_link};
use crate::community::topic_row::{TopicCard, TopicRow};
use crate::dom::{all, asked, find, is_for_elsewhere};
use crate::heard::Heard;
use crate::in_place::{self, Failure, announce, refuse, tell};
use crate::island::island;

thread_local! {
    /// How many comments each topic has, as last heard.
    static TOPICS: RefCell<Vec<(i64, i64)>> = const { RefCell::new(Vec::new()) };
    /// Those that there were when the page began to listen.
    static AT_FIRST: RefCell<Option<Vec<i64>>> = const { RefCell::new(None) };
    /// How many comments of each topic of the list are no news: those that it says that there are, and the reader's own of
    /// since, as long as they stand.
    static KNOWN: RefCell<Option<Vec<(i64, i64)>>> = const { RefCell::new(None) };
    static IS_SAID: Cell<bool> = const { Cell::new(false) };
    /// What keeps the lists alive that were shown anew.
    static SHOWN: RefCell<Vec<Box<dyn Any>>> = const { RefCell::new(Vec::new()) };
}

island! {
    /// Shows the lists of the page as they are by now, once their reader asks for that.
    ListNewsInPlace = list_news_in_place {
        /// What is said then.
        said: String,
    }
}

fn list_news_in_place(said: String) -> impl IntoView {
    dom::alive(move || {
        let Some(link) = dom::element("list-news") else { return };
        let (place, is_asked) = (link.clone(), Rc::new(Cell::new(false)));
        dom::listen(&link, "click", move |event: MouseEvent| {
            if is_for_elsewhere(&event) {
                return;
            }
            event.prevent_default();
            if !is_asked.replace(true) {
                let (link, is_asked, said) = (place.clone(), is_asked.clone(), said.clone());
                dom::spawn(async move {
                    bring(&link, &said).await;
                    is_asked.set(false);
                });
            }
        });
    });
}

/// Says of how many topics of a list there is something new. The list itself stays as it is until one asks for it anew.
pub(super) fn told(heard: &Heard) {
    let Some(link) = dom::element("list-news") else { return };
    if let Some(topic) = heard.own {
        know(|id, known| if id == topic { known + 1 } else { known });
    } else if heard.topics.is_empty() {
        return;
    } else {
        // What is taken back was no news; what comes after it is. What is heard first may be older than the list.
        if AT_FIRST.with_borrow(Option::is_some) {
            let count =
                |id: i64| heard.topics.iter().find(|(topic, _)| *topic == id).map(|(_, count)| *count);
            know(|id, known| count(id).map_or(known, |count| known.min(count)));
        }
        AT_FIRST.with_borrow_mut(|first| {
            first.get_or_insert_with(|| ids(&heard.topics));
        });
        TOPICS.with_borrow_mut(|topics| {
            topics.retain(|(topic, _)| heard.topics.iter().all(|(other, _)| other != topic));
            topics.extend_from_slice(&heard.topics);
        });
    }
    show(&link);
}

/// Counts anew how many of each topic are known.
fn know(counted: impl Fn(i64, i64) -> i64) {
    KNOWN.with_borrow_mut(|all| {
        for (topic, known) in all.get_or_insert_with(shown) {
            *known = counted(*topic, *known);
        }
    });
}

fn ids(topics: &[(i64, i64)]) -> Vec<i64> {
    topics.iter().map(|(topic, _)| *topic).collect()
}

/// How many topics of the list have other comments than it shows, and how many a list of all of them does not have yet.
fn news(link: &HtmlElement) -> u64 {
    let all_known = KNOWN.with_borrow_mut(|known| known.get_or_insert_with(shown).clone());
    let is_of_all = !dom::data(link, "all").is_empty();
    let is_new = |topic: i64, count: i64| match all_known.iter().find(|(id, _)| *id == topic) {
        Some((_, known)) => count > *known,
        None => {
            is_of_all
                && AT_FIRST.with_borrow(|first| first.as_ref().is_some_and(|first| !first.contains(&topic)))
        }
    };
    TOPICS.with_borrow(|topics| topics.iter().filter(|(topic, count)| is_new(*topic, *count)).count() as u64)
}

/// The topics of the list, with how many comments it says that they have.
fn shown() -> Vec<(i64, i64)> {
    let read = |row: HtmlElement| {
        Some((dom::data(&row, "topic").parse().ok()?, dom::data(&row, "comments").parse().ok()?))
    };
    all("li[data-topic]").into_iter().filter_map(read).collect()
}

fn show(link: &HtmlElement) {
    let news = news(link);
    let text = news_link::show(link, news);
    if news > 0 && !IS_SAID.replace(true) {
        tell(&text);
    }
}

async fn bring(link: &HtmlElement, said: &str) {
    let path = link.get_attribute("href").unwrap_or_default();
    let lists = asked::<Vec<Vec<TopicCard>>>(&path).await;
    // Nothing is lost by waiting; the page there could not be had either.
    if let Err(failure @ Failure::Unreachable) = &lists {
        return refuse(failure);
    }
    match lists.ok().and_then(renew) {
        Some(()) => {
            KNOWN.set(None);
            AT_FIRST.set(Some(TOPICS.with_borrow(|topics| ids(topics))));
            IS_SAID.set(false);
            show(link);
            announce(said);
        }
        // The page there has them, or says why not.
        None => drop(window().location().assign(&path)),
    }
}

/// Shows the lists anew, and leads to the first row that has news. Nothing, where the page has other lists, or says of one
/// that it is empty.
fn renew(lists: Vec<Vec<TopicCard>>) -> Option<()> {
    let places = all("ul.topic-list");
    let is_same = places
        .iter()
        .zip(&lists)
        .all(|(place, cards)| (place.child_element_count() == 0) == cards.is_empty());
    if places.len() != lists.len() || !is_same {
        return None;
    }
    let before = shown();
    let is_news = |(topic, count): &(i64, i64)| {
        before.iter().find(|(id, _)| id == topic).is_none_or(|(_, known)| count > known)
    };
    let first = lists.iter().flatten().filter_map(|card| card.counted).find(is_news);
    let mut kept = SHOWN.take().into_iter();
    let shown = places.into_iter().zip(lists).map(|(place, cards)| {
        let rows = move || cards.into_iter().map(|card| view! { <TopicRow card/> }).collect_view();
        in_place::show(place, kept.next(), rows)
    });
    SHOWN.set(shown.collect());
    let row =
        first.map_or_else(|| ".topic-list ".to_owned(), |(topic, _)| format!("li[data-topic=\"{topic}\"] "));
    if let Some(title) = find(&format!("{row}.row-title a")) {
        let _ = title.focus();
    }
    Some(())
}
