//! What help may answer, shown while somebody writes to the association.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use domain::contact::EnquiryKind;
use domain::desk::RequestKind;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};

use crate::dom;
use crate::in_place;
use crate::island::island;
use crate::told::{Told as _, Value};

/// How long after the last key it is looked for.
const LOOK: Duration = Duration::from_millis(800);

island! {
    /// Shows the articles that may answer the message as it stands. Who saw some is not asked again before it is sent.
    AnswersWhileTyping = answers_while_typing in account {
        /// Where they are asked for.
        path: String,
        /// What stands over them.
        title: String,
        /// That nothing is sent yet.
        lead: String,
    }
}

fn answers_while_typing(path: String, title: String, lead: String) -> impl IntoView {
    let found = RwSignal::new(Vec::<(String, String)>::new());
    let said = title.clone();
    dom::alive(move || {
        let timer: Rc<Cell<Option<TimeoutHandle>>> = Rc::default();
        dom::listen(&window(), "input", move |event: web_sys::Event| {
            let names = ["message", "kind"];
            let field = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
            if !field
                .and_then(|field| field.get_attribute("name"))
                .is_some_and(|name| names.contains(&&*name))
            {
                return;
            }
            if let Some(earlier) = timer.take() {
                earlier.clear();
            }
            let (path, said) = (path.clone(), said.clone());
            let look = move || dom::spawn(look(path, said, found));
            timer.set(set_timeout_with_handle(look, LOOK).ok());
        });
    });
    let links = move || {
        let link = |(title, path)| view! { <li><a href=path target="_blank" rel="noopener">{title}</a></li> };
        found.get().into_iter().map(link).collect_view()
    };
    view! {
        <section
            class="notice"
            aria-labelledby="answers-title"
            hidden=move || found.with(Vec::is_empty)
        >
            <h2 class="notice-title" id="answers-title">{title}</h2>
            <p>{lead}</p>
            <ul>{links}</ul>
        </section>
    }
}

/// Looks for what may answer.
async fn look(path: String, said: String, found: RwSignal<Vec<(String, String)>>) {
    let message = typed();
    let answers = if message.trim().is_empty() || !may_be_answered() {
        Vec::new()
    } else {
        // Posted, so that no address holds what somebody writes. What does not come leaves what is shown.
        let told = dom::post(&path, &[("message", &message)]).await.ok();
        let Some(answers) = told.and_then(|told| Value::read(&told)).and_then(Vec::told) else { return };
        answers
    };
    if typed() != message || found.with_untracked(|shown| *shown == answers) {
        return;
    }
    if found.with_untracked(Vec::is_empty) {
        in_place::announce(&said);
    }
    let field = document().query_selector("input[name=ask_help]").ok().flatten();
    if let (false, Some(field)) = (answers.is_empty(), field) {
        let _ = field.set_attribute("value", "");
    }
    found.set(answers);
}

fn typed() -> String {
    let field = dom::element("message").and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok());
    field.map(|field| field.value()).unwrap_or_default()
}

/// Whether it is a question, or trouble with signing in, or nobody knows yet.
fn may_be_answered() -> bool {
    let chosen = document().query_selector("input[name=kind]:checked").ok().flatten();
    let chosen = chosen.and_then(|chosen| chosen.dyn_into::<HtmlInputElement>().ok());
    let kinds = [EnquiryKind::Question.code(), RequestKind::LogInHelp.code()];
    chosen.is_none_or(|chosen| kinds.contains(&chosen.value().as_str()))
}
