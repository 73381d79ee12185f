//! A comment of one's own: changed in the form, which comes under it, or taken back once that was asked.

use std::rc::Rc;

use leptos::ev::{MouseEvent, SubmitEvent};
use leptos::html;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, HtmlFormElement};

use super::super::dom;
use super::Help;
use super::place::{hide_menu, move_under};
use super::sending::leave_for;
use super::shown::show_again;
use crate::community::comment::HOLE;
use crate::community::writing::{Editing, Sent};
use crate::dom::is_for_elsewhere;
use crate::in_place::{self, Failure, Refusal, announce, refuse};
use crate::texts_given::texts_given;

texts_given! {
    /// What is said about one's own comments.
    pub struct OwnTexts {
        /// The address where a comment is changed, with `{}` for its number.
        pub path: String,
        /// The button that saves it.
        pub save: String,
        /// What stands over what is wrong then.
        pub refused: String,
        /// That it was changed.
        pub done: String,
        /// What the question whether it is to be taken back is called.
        pub title: String,
        /// What that means.
        pub lead: String,
        /// The button that does it.
        pub withdraw: String,
        /// The button that does not.
        pub keep: String,
        /// That it was taken back.
        pub withdrawn: String,
    }
}

impl Help {
    /// Minds the links to what is done with one's own comments.
    pub(super) fn mind_own(self: &Rc<Self>) {
        let question = Question::mount(&self.own_texts);
        let help = self.clone();
        dom::listen(&document(), "click", move |event: MouseEvent| {
            if event.default_prevented() || is_for_elsewhere(&event) || dom::field().is_none() {
                return;
            }
            let within = |selector: &str| dom::target(&event)?.closest(selector).ok().flatten();
            let Some(link) = within("article.comment .menu a") else { return };
            let Some(article) = within("article.comment") else { return };
            let address = link.get_attribute("href").unwrap_or_default();
            let (path, is_asked) =
                address.split_once('?').map_or((&*address, false), |(path, _)| (path, true));
            let number = article.id().trim_start_matches("c-").to_owned();
            if path != help.own_texts.path.replace(HOLE, &number) {
                return;
            }
            event.prevent_default();
            let Ok(link) = link.dyn_into::<HtmlElement>() else { return };
            hide_menu(&link);
            if is_asked {
                question.ask(path, link);
            } else if !help.is_posting.get() {
                help.clone().change(article, link, address.clone());
            }
        });
    }

    fn change(self: Rc<Self>, article: Element, link: HtmlElement, address: String) {
        dom::spawn(async move {
            let begun: Option<Editing> = crate::dom::ask(&address).await;
            let is_begun = match begun {
                Some(editing) => {
                    self.turn_to_own(&address, editing, link).and_then(|()| move_under(&article))
                }
                None => None,
            };
            if is_begun.is_none() {
                leave_for(&address);
            }
        });
    }
}

/// The question whether a comment is to be taken back.
struct Question {
    dialog: NodeRef<html::Dialog>,
    path: RwSignal<String>,
    opener: StoredValue<Option<HtmlElement>, LocalStorage>,
}

impl Question {
    fn mount(texts: &OwnTexts) -> Self {
        let (dialog, path) = (NodeRef::<html::Dialog>::new(), RwSignal::new(String::new()));
        let opener = StoredValue::new_local(None::<HtmlElement>);
        let OwnTexts { title, lead, withdraw, keep, withdrawn, .. } = texts.clone();
        let sent = move |event: SubmitEvent| {
            let form = event.target().and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
            let (false, Some(form)) = (in_place::is_plain(), form) else { return };
            event.prevent_default();
            let button = super::sending::button_of(&event);
            let withdrawn = withdrawn.clone();
            dom::spawn(async move {
                let told = in_place::post::<Sent>(&form, button.as_ref()).await;
                if let Some(dialog) = dialog.get_untracked() {
                    dialog.close();
                }
                match told {
                    Ok(Sent::Changed(now)) => {
                        announce(&withdrawn);
                        if show_again(&now).is_none() {
                            leave_for(&now.path);
                        }
                    }
                    Ok(_) | Err(Failure::Unreadable | Failure::Refused(Refusal::Invalid)) => {
                        in_place::submit_plainly(&form, button.as_ref());
                    }
                    Err(failure) => {
                        refuse(&failure);
                        if let Some(opener) = opener.get_value() {
                            let _ = opener.focus();
                        }
                    }
                }
            });
        };
        let close = move |_| {
            if let Some(dialog) = dialog.get_untracked() {
                dialog.close();
            }
        };
        let whose = document()
            .query_selector("input[name=whose]")
            .ok()
            .flatten()
            .and_then(|whose| whose.get_attribute("value"));
        if let Some(page) = dom::element("content") {
            let view = move || {
                view! {
                    <dialog
                        node_ref=dialog
                        class="dialog"
                        id="withdraw-question"
                        aria-labelledby="withdraw-question-title"
                        aria-describedby="withdraw-question-lead"
                    >
                        <h2 class="section-title" id="withdraw-question-title">
                            {title}
                        </h2>
                        <p id="withdraw-question-lead">{lead}</p>
                        <form class="btn-row" method="post" action=move || path.get() on:submit=sent>
                            <input type="hidden" name="whose" value=whose/>
                            <button class="btn" type="button" on:click=close>
                                {keep}
                            </button>
                            <button class="btn btn-danger" type="submit" name="action" value="withdraw">
                                {withdraw}
                            </button>
                        </form>
                    </dialog>
                }
            };
            mount_to(page, view).forget();
        }
        Self { dialog, path, opener }
    }

    fn ask(&self, path: &str, opener: HtmlElement) {
        self.path.set(path.to_owned());
        self.opener.set_value(Some(opener));
        if let Some(dialog) = self.dialog.get_untracked() {
            let _ = dialog.show_modal();
        }
    }
}
