//! A comment that was just posted, in its place among those that are shown.

use leptos::prelude::*;
use web_sys::{Element, UrlSearchParams};

use super::super::{dom, new_comments};
use crate::community::writing::Posted;

/// Shows it, and leads its author there. Nothing, where its place is on another page.
pub(super) fn show(posted: &Posted) -> Option<()> {
    let id = format!("c-{}", posted.comment);
    if dom::element(&id).is_none() {
        let (list, is_first) = match posted.parent {
            None => threads()?,
            Some(head) => (replies(head)?, false),
        };
        let item = document().create_element("li").ok()?;
        item.set_inner_html(&posted.html);
        let before = if is_first { list.first_element_child() } else { None };
        list.insert_before(&item, before.as_deref()).ok()?;
        dom::say("comments-title", &posted.count);
        // Nobody has commented yet, it says.
        if let Ok(Some(none)) = document().query_selector("#comments > p.muted") {
            none.remove();
        }
        new_comments::count_own();
    }
    let comment = dom::element(&id)?;
    comment.set_tab_index(-1);
    let _ = comment.focus();
    Some(())
}

/// The list of what answers nothing, and whether what is new stands first there; nothing, where it is on another page.
fn threads() -> Option<(Element, bool)> {
    let list = find("ol.threads")?;
    let order = find("#comments .tabs a[aria-current]").and_then(|link| link.get_attribute("href"));
    let is_newest = order.is_some_and(|href| href.contains("order=newest"));
    if is_newest {
        return asked("after").is_none().then_some((list, true));
    }
    is_last_page().then_some((list, false))
}

/// The list of replies to a comment, made where there was none.
fn replies(head: i64) -> Option<Element> {
    let comment = dom::element(&format!("c-{head}"))?;
    let Some(item) = comment.closest("li").ok()? else {
        // The page of their conversation.
        return if is_last_page() { find("#comments > ol.replies") } else { None };
    };
    if let Ok(Some(list)) = item.query_selector("ol.replies") {
        return Some(list);
    }
    let list = document().create_element("ol").ok()?;
    list.set_class_name("replies");
    item.append_child(&list).ok()?;
    Some(list)
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
