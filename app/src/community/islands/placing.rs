//! Comments that came onto a page after it was written, each in its place among those that are shown.

use leptos::prelude::*;
use web_sys::{Element, UrlSearchParams};

use super::reactions::{Shown, know};
use crate::community::comment::{Card, CardTexts, Content, Depth, comment_card};
use crate::dom;
use crate::isolated::isolated;

/// Shows a comment where it belongs; whether it was not there before. Nothing, where its place is on another page.
pub(super) fn place(card: &Card, texts: &CardTexts) -> Option<bool> {
    if dom::element(&format!("c-{}", card.id)).is_some() {
        return Some(false);
    }
    let place = if card.head == card.id { threads() } else { replies(card.head) }?;
    let item = document().create_element("li").ok()?;
    mount(&item, Card { depth: place.depth, ..card.clone() }, texts);
    let before = if place.is_newest_first { place.list.first_element_child() } else { None };
    place.list.insert_before(&item, before.as_deref()).ok()?;
    // Nobody has commented yet, it says.
    if let Some(none) = find("#comments > p.muted") {
        none.remove();
    }
    if let Content::Said(said) = &card.content
        && said.bar.open
    {
        know(Shown(card.id, said.bar.counts, said.bar.mine, isolated(&said.author.name)));
    }
    Some(true)
}

/// Shows a comment as it is now in place of what stands there. Nothing, where it is not on this page.
pub(super) fn replace(card: &Card, texts: &CardTexts) -> Option<()> {
    let before = dom::element(&format!("c-{}", card.id))?;
    let heading = dom::element(&format!("h-{}", card.id)).map(|heading| heading.tag_name());
    let depth = match heading.as_deref() {
        Some("H2") => Depth::Title,
        Some("H4") => Depth::Reply,
        _ => Depth::Section,
    };
    let item = document().create_element("div").ok()?;
    mount(&item, Card { depth, ..card.clone() }, texts);
    before.replace_with_with_node_1(item.first_element_child()?.as_ref()).ok()
}

/// Where a comment belongs.
struct Place {
    list: Element,
    is_newest_first: bool,
    depth: Depth,
}

/// Shows a comment in an item that stays for as long as the page does.
fn mount(item: &Element, card: Card, texts: &CardTexts) {
    let owner = Owner::new();
    owner.with(|| {
        let mut view = comment_card(&card, texts).build();
        view.mount(item, None);
        std::mem::forget(view);
    });
    std::mem::forget(owner);
}

/// The list of what answers nothing; nothing, where what is new stands on another page.
fn threads() -> Option<Place> {
    let list = find("ol.threads")?;
    let order = find("#comments .tabs a[aria-current]").and_then(|link| link.get_attribute("href"));
    let is_newest_first = order.is_some_and(|href| href.contains("order=newest"));
    let is_here = if is_newest_first { asked("after").is_none() } else { is_last_page() };
    is_here.then_some(Place { list, is_newest_first, depth: Depth::Section })
}

/// The list of replies to a comment, made where there was none.
fn replies(head: i64) -> Option<Place> {
    let place = |list, depth| Place { list, is_newest_first: false, depth };
    let comment = dom::element(&format!("c-{head}"))?;
    let Some(item) = comment.closest("li").ok()? else {
        // The page of their conversation.
        return find("#comments > ol.replies")
            .filter(|_| is_last_page())
            .map(|list| place(list, Depth::Section));
    };
    if let Ok(Some(list)) = item.query_selector("ol.replies") {
        return Some(place(list, Depth::Reply));
    }
    let list = document().create_element("ol").ok()?;
    list.set_class_name("replies");
    item.append_child(&list).ok()?;
    Some(place(list, Depth::Reply))
}

/// Whether no page follows.
fn is_last_page() -> bool {
    let page: u32 = asked("page").and_then(|page| page.parse().ok()).unwrap_or(1).max(1);
    let next = format!("a.btn[href*=\"page={}#\"], #comments > p > a.btn[href*=\"after=\"]", page + 1);
    find(&next).is_none()
}

/// What the address asks for.
fn asked(name: &str) -> Option<String> {
    let search = window().location().search().ok()?;
    UrlSearchParams::new_with_str(&search).ok()?.get(name).filter(|value| !value.is_empty())
}

fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok()?
}
