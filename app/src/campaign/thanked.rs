//! What is said after a pledge, on a page of its own and in place of the form.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::told::told;

/// Look at your mail. The same words whoever pledged: they tell nobody who is a supporter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thanks {
    /// That one more step is to be taken.
    pub title: String,
    /// Where the mail goes.
    pub lead: String,
    /// What to do with it.
    pub body: String,
    /// What could not be read, and was left out.
    pub unread: Vec<String>,
    /// What to do where none comes.
    pub no_mail: NoMail,
}

/// What to do where no mail comes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoMail {
    /// Over it.
    pub title: String,
    /// To wait.
    pub wait: String,
    /// To sign again.
    pub retry: String,
    /// The link to the form, and its address.
    pub again: (String, String),
    /// The link to what else one can do, and its address.
    pub meanwhile: (String, String),
}

/// What to do with the mail, and what could not be read.
#[component]
pub(crate) fn NextStep(body: String, unread: Vec<String>) -> impl IntoView {
    view! {
        <p>{body}</p>
        {unread
            .into_iter()
            .map(|text| view! { <p class="notice notice-slim">{text}</p> })
            .collect_view()}
    }
}

/// What to do where no mail comes, under its title.
#[component]
pub(crate) fn WithoutMail(no_mail: NoMail) -> impl IntoView {
    let NoMail { wait, retry, again, meanwhile, .. } = no_mail;
    view! {
        <p>{wait}</p>
        <p>{retry} " " <a href=again.1>{again.0}</a></p>
        <p><a class="btn btn-quiet" href=meanwhile.1>{meanwhile.0}</a></p>
    }
}

told! {
    Thanks { title, lead, body, unread, no_mail }
    NoMail { title, wait, retry, again, meanwhile }
}
