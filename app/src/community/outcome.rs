//! What came of a topic, as members read it.

use domain::Language;
use domain::community::OutcomeText;
use leptos::prelude::*;
use services::community::PublishedOutcome;

use super::article_html::article_html;
use crate::i18n::{date, locale, td_string};
use crate::page::Context;
use crate::ui::IntoMarkup;

/// What was heard, what happens next, and what staff found when they looked back.
#[component]
pub(super) fn OutcomeTold(context: Context, told: PublishedOutcome) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let text = told.content.in_language(language).clone();
    let on = td_string!(t, outcomes.told_on, date = date(language, told.at));
    let review = told.review.filter(|review| *review > context.now).map(|review| {
        view! { <p>{td_string!(t, outcomes.review_on, date = date(language, review))}</p> }
    });
    let follow_ups = told
        .follow_ups
        .into_iter()
        .map(|follow_up| {
            let title = td_string!(t, outcomes.looked_back_on, date = date(language, follow_up.at));
            view! { <h3>{title}</h3> <div class="written" inner_html=article_html(follow_up.note.in_language(language), 4)></div> }
        })
        .collect_view();
    view! {
        <section class="told" aria-labelledby="outcome-title">
            <h2 id="outcome-title">{td_string!(t, outcomes.mark)}</h2>
            <p class="small muted">{on}</p>
            <div class="prose">
                <OutcomeMatter language text/>
                {follow_ups}
                {review}
            </div>
        </section>
    }
    .markup()
}

/// What one language says came of a topic.
#[component]
pub(crate) fn OutcomeMatter(language: Language, text: OutcomeText) -> impl IntoView {
    let t = locale(language);
    view! {
        <h3>{td_string!(t, outcomes.heard)}</h3>
        <div class="written" inner_html=article_html(&text.heard, 4)></div>
        <h3>{td_string!(t, outcomes.next)}</h3>
        <div class="written" inner_html=article_html(&text.next, 4)></div>
    }
    .markup()
}
