//! Where somebody writes: at the end of the page, or right under the comment that they answer. The page has one form,
//! which is moved there: so its field, its drafts, its questions and its buttons are the same in each place, and nothing
//! has to be made twice.

use std::rc::Rc;

use domain::community::quotation;
use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, Node};

use super::super::selected::{self, Selected};
use super::super::{dom, typing};
use super::Help;
use super::form::Form;
use super::sending::leave_for;
use crate::community::formatting::Change;
use crate::community::writing::{Begun, Editing};
use crate::dom::is_for_elsewhere;
use crate::in_place::announce;

/// A form that stands elsewhere than where the page wrote it.
pub(super) struct Away {
    /// The page whose form it is now.
    page: String,
    /// What it is at home, and where that is.
    home: Form,
    mark: Element,
    /// The link that brought it here.
    opener: HtmlElement,
}

impl Help {
    /// Minds the links to replies and quotations, and how the form is closed.
    pub(super) fn mind_places(self: &Rc<Self>) {
        let (opened, escaped, closed) = (self.clone(), self.clone(), self.clone());
        dom::listen(&document(), "click", move |event: MouseEvent| opened.follow(&event));
        dom::listen(&document(), "keydown", move |event: KeyboardEvent| {
            let is_within = || section().is_some_and(|section| section.contains(node(&event).as_ref()));
            let is_asked = || document().query_selector("dialog[open]").ok().flatten().is_some();
            if event.key() == "Escape" && !event.default_prevented() && is_within() && !is_asked() {
                // What a change says is nowhere else: who means it presses the button.
                if !escaped.is_own.get() {
                    escaped.come_home(true);
                }
            }
        });
        dom::on_click("composer-close", move || closed.come_home(true));
    }

    /// Opens the form under a comment, where its link would lead to a page with one.
    fn follow(self: &Rc<Self>, event: &MouseEvent) {
        if event.default_prevented() || is_for_elsewhere(event) || dom::field().is_none() {
            return;
        }
        let within = |selector: &str| dom::target(event)?.closest(selector).ok().flatten();
        let Some(link) = within("article.comment .comment-acts a[href$='#reply']") else { return };
        let Some(article) = within("article.comment") else { return };
        let address = link.get_attribute("href").unwrap_or_default();
        let Ok(link) = link.dyn_into::<HtmlElement>() else { return };
        event.prevent_default();
        // What is on its way belongs where it was sent from.
        if self.is_posting.get() {
            return;
        }
        hide_menu(&link);
        let help = self.clone();
        dom::spawn(async move {
            if help.open(&article, link, address.trim_end_matches("#reply")).await.is_none() {
                // The page there says why not.
                leave_for(&address);
            }
        });
    }

    async fn open(self: &Rc<Self>, article: &Element, link: HtmlElement, address: &str) -> Option<()> {
        let (page, is_quote) = address
            .split_once('?')
            .map_or((address, false), |(page, asked)| (page, asked.starts_with("quote=")));
        let selected = selected::take().filter(|selected| is_quote && selected.comment == article.id());
        let is_same = self.page() == page;
        let mut quoted = selected.map(|Selected { words, .. }| {
            let author = article.query_selector(".comment-author").ok().flatten();
            quotation(author.and_then(|author| author.text_content()).as_deref(), words.trim())
        });
        if !is_same || is_quote && quoted.is_none() {
            let asked = if quoted.is_some() { page } else { address };
            let begun: Begun = crate::dom::ask(asked).await?;
            // The draft is what stands there without it.
            let draft = begun.body.strip_suffix(&begun.quotation).map(|draft| draft.trim_end().to_owned());
            if is_same || draft.is_some() {
                quoted = quoted.or(Some(begun.quotation.clone()));
            }
            if !is_same {
                let body = draft.unwrap_or_else(|| begun.body.clone());
                self.turn_to(page, Begun { body, ..begun }, link.clone()).await?;
            }
        }
        if let Some(away) = self.away.borrow_mut().as_mut() {
            away.opener = link.clone();
        }
        if self.away.borrow().is_none() {
            // Its own page's form, under another of its comments.
            let (home, mark) = (self.here()?, mark_before(&section()?)?);
            self.away.replace(Some(Away { page: page.to_owned(), home, mark, opener: link }));
        }
        dom::set_value("reply_to", article.id().trim_start_matches("c-"));
        move_under(article)?;
        let field = dom::field()?;
        if let Some(quoted) = quoted.filter(|quoted| !quoted.is_empty()) {
            let text = field.value();
            let gap = if text.trim().is_empty() { "" } else { "\n\n" };
            let words = format!("{gap}{quoted}");
            let end = words.len();
            typing::put(
                &field,
                &Change { range: text.trim_end().len()..text.len(), words, selected: end..end },
            );
        }
        to_the_end();
        Some(())
    }

    /// The page whose form this is.
    fn page(&self) -> String {
        let away = self.away.borrow().as_ref().map(|away| away.page.clone());
        away.unwrap_or_else(|| window().location().pathname().unwrap_or_default())
    }

    /// Makes it the form of a reply.
    async fn turn_to(self: &Rc<Self>, page: &str, begun: Begun, opener: HtmlElement) -> Option<()> {
        let drafts = self.page_drafts.as_ref()?.of_reply(&begun);
        let form = Form::of_reply(begun, drafts.clone());
        self.be(page, form, opener)?;
        self.clone().restore(&drafts).await;
        Some(())
    }

    /// Makes it the form of a comment that stands already.
    pub(super) fn turn_to_own(
        self: &Rc<Self>,
        page: &str,
        editing: Editing,
        opener: HtmlElement,
    ) -> Option<()> {
        self.be(page, Form::of_own(editing), opener)
    }

    /// Makes it another form. What was typed into it is a draft of the place that it was typed for.
    fn be(self: &Rc<Self>, page: &str, form: Form, opener: HtmlElement) -> Option<()> {
        self.leave_text();
        let away = match self.away.take() {
            Some(away) => Away { page: page.to_owned(), opener, ..away },
            None => {
                Away { page: page.to_owned(), home: self.here()?, mark: mark_before(&section()?)?, opener }
            }
        };
        self.away.replace(Some(away));
        self.fill(form);
        Some(())
    }

    /// Puts the form back where the page wrote it, as it was there; `is_left` where it was closed with what it holds.
    pub(super) fn come_home(self: &Rc<Self>, is_left: bool) {
        if self.is_posting.get() {
            return;
        }
        let is_other = self.away.borrow().as_ref().is_some_and(|away| away.home.action != action());
        // Also what was typed while the rest was on its way.
        let is_kept = is_other && self.leave_text();
        let Some(Away { home, mark, opener, .. }) = self.away.take() else { return };
        if let Some(section) = section() {
            let _ = mark.replace_with_with_node_1(&section);
        }
        dom::show("composer-close", false);
        if is_other {
            self.fill(home);
        } else {
            dom::set_value("reply_to", &home.reply_to);
        }
        if is_left {
            let _ = opener.focus();
            if is_kept {
                announce(&self.sent_texts.left);
            }
        }
    }
}

/// Puts the form right under a comment, and the caret into it.
pub(super) fn move_under(article: &Element) -> Option<()> {
    article.after_with_node_1(section()?.as_ref()).ok()?;
    dom::show("composer-close", true);
    to_the_end();
    Some(())
}

/// Puts the caret behind what stands in the field.
fn to_the_end() {
    if let Some(field) = dom::field() {
        let _ = field.focus();
        let text = field.value();
        let end = typing::units(&text, text.len());
        let _ = field.set_selection_range(end, end);
    }
}

/// Closes the menu that a link stands in.
pub(super) fn hide_menu(link: &HtmlElement) {
    if let Ok(Some(menu)) = link.closest("[popover]") {
        let _ = menu.unchecked_into::<HtmlElement>().hide_popover();
    }
}

fn action() -> String {
    dom::form().and_then(|form| form.get_attribute("action")).unwrap_or_default()
}

/// The form with its title.
fn section() -> Option<Element> {
    dom::field()?.closest("section.composer").ok()?
}

/// What marks where the form stands at home.
fn mark_before(section: &Element) -> Option<Element> {
    let mark = document().create_element("span").ok()?;
    section.before_with_node_1(&mark).ok()?;
    Some(mark)
}

fn node(event: &web_sys::Event) -> Option<Node> {
    event.target()?.dyn_into().ok()
}
