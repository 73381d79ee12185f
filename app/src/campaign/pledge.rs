//! The pledge form on a page of its own.

use domain::campaign::Issue;
use leptos::prelude::*;

use super::pledge_form::PledgeSheet;
use super::story::Story;
use crate::i18n::{locale, td_string};
use crate::page::{Context, PledgePage};

/// The form, with the story that led here beside it.
#[component]
pub(crate) fn Pledge(context: Context, page: PledgePage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let story = page.form.issue.parse::<Issue>().ok().map(|issue| {
        let story = Story::of(language, issue);
        view! {
            <p><strong>{td_string!(t, pledge.joining_for, issue = story.label)}</strong></p>
            <img class="pledge-art" src=story.image() alt="" width="640" height="480"/>
        }
    });
    view! {
        <div class="band pledge-band">
            <div class="wrap split">
                <div class="stack">
                    <h1 class="page-title">{td_string!(t, pledge.title)}</h1>
                    <p class="lead">{td_string!(t, pledge.intro)}</p>
                    {story}
                </div>
                <PledgeSheet context page/>
            </div>
        </div>
    }
}
