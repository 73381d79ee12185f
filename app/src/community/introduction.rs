//! What a first visit shows: how the Community works, in three steps, until its reader is done with it.

use domain::Language;
use leptos::prelude::*;

use super::islands::IntroductionInPlace;
use crate::i18n::{locale, td_string};
use crate::routes::Route;
use crate::ui::{IntoMarkup, Markup, Said};

/// What the front page shows of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Introduction {
    /// The steps: its reader was not done with them yet.
    Shown,
    /// That they are not shown again: its reader was done with them a moment ago.
    Done,
    /// Nothing.
    Over,
}

/// The steps, or what became of them.
pub(super) fn introduction(language: Language, shown: Introduction) -> Option<Markup> {
    let over = td_string!(locale(language), community.introduction.over);
    match shown {
        Introduction::Shown => Some(view! { <Steps language over/> }.markup()),
        Introduction::Done => {
            Some(view! { <Said class="notice notice-slim" title=None text=over/> }.markup())
        }
        Introduction::Over => None,
    }
}

/// The steps. Who passes over them finds the button before them, who reads them the one after.
#[component]
fn Steps(language: Language, over: &'static str) -> impl IntoView {
    let t = locale(language);
    let steps = [
        (td_string!(t, community.introduction.read.title), td_string!(t, community.introduction.read.text)),
        (td_string!(t, community.introduction.say.title), td_string!(t, community.introduction.say.text)),
        (td_string!(t, community.introduction.see.title), td_string!(t, community.introduction.see.text)),
    ]
    .map(|(title, text)| view! { <li><h3>{title}</h3><p>{text}</p></li> })
    .collect_view();
    view! {
        <form
            class="introduction told"
            id="introduction"
            method="post"
            action=Route::Introduced.path(language)
            aria-labelledby="introduction-title"
        >
            <div class="btn-row btn-row-compact introduction-head">
                <h2 class="section-title" id="introduction-title">{td_string!(t, community.introduction.title)}</h2>
                <button class="btn btn-quiet" type="submit">{td_string!(t, community.introduction.skip)}</button>
            </div>
            <ol class="introduction-steps">{steps}</ol>
            <button class="btn" type="submit">{td_string!(t, community.introduction.done)}</button>
        </form>
        <IntroductionInPlace over=over.to_owned()/>
    }
    .markup()
}
