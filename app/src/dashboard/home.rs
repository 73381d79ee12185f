//! What waits for whoever opens it.

use domain::Language;
use domain::account::Duty;
use leptos::prelude::*;

use super::frame::Frame;
use crate::desk::Due;
use crate::i18n::{locale, td_string};
use crate::page::Context;
use crate::ui::PageHead;

/// The duties of whoever asks, each with what it has to do.
#[component]
pub(crate) fn Home(context: Context) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let grants = context.viewer.iter().flat_map(|viewer| &viewer.standing.grants);
    let mut duties: Vec<Duty> = grants.map(|grant| grant.duty).collect();
    duties.sort_unstable();
    duties.dedup();
    let duties = duties
        .into_iter()
        .map(|duty| {
            let waits = match duty {
                Duty::ServiceDesk => view! { <Due context=context.clone()/> }.into_any(),
                _ => view! { <p>{td_string!(t, dashboard.nothing)}</p> }.into_any(),
            };
            view! {
                <section class="section prose">
                    <h2>{duty_name(language, duty)}</h2>
                    {waits}
                </section>
            }
        })
        .collect_view();
    view! {
        <Frame context>
            <PageHead title=td_string!(t, dashboard.title) lead=td_string!(t, dashboard.intro)/>
            {duties}
        </Frame>
    }
    .into_any()
}

/// What a duty is called.
pub(crate) fn duty_name(language: Language, duty: Duty) -> &'static str {
    let t = locale(language);
    match duty {
        Duty::Editor => td_string!(t, dashboard.duties.editor),
        Duty::Moderator => td_string!(t, dashboard.duties.moderator),
        Duty::ServiceDesk => td_string!(t, dashboard.duties.service_desk),
        Duty::Campaign => td_string!(t, dashboard.duties.campaign),
        Duty::Administrator => td_string!(t, dashboard.duties.administrator),
    }
}
