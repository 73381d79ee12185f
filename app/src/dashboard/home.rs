//! What waits for whoever opens it.

use domain::Language;
use domain::account::{Duty, Grant};
use leptos::prelude::*;

use crate::i18n::{locale, td_string};
use crate::page::Context;
use crate::ui::PageHead;

/// The duties of whoever asks, each with what it has to do.
#[component]
pub(crate) fn DashboardHome(context: Context, grants: Vec<Grant>) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let mut duties: Vec<Duty> = grants.into_iter().map(|grant| grant.duty).collect();
    duties.sort_unstable();
    duties.dedup();
    let duties = duties
        .into_iter()
        .map(|duty| {
            view! {
                <section class="section prose">
                    <h2>{name(language, duty)}</h2>
                    <p>{td_string!(t, dashboard.nothing)}</p>
                </section>
            }
        })
        .collect_view();
    view! {
        <div class="wrap page">
            <PageHead title=td_string!(t, dashboard.title) lead=td_string!(t, dashboard.intro)/>
            {duties}
        </div>
    }
    .into_any()
}

fn name(language: Language, duty: Duty) -> &'static str {
    let t = locale(language);
    match duty {
        Duty::Editor => td_string!(t, dashboard.duties.editor),
        Duty::Moderator => td_string!(t, dashboard.duties.moderator),
        Duty::ServiceDesk => td_string!(t, dashboard.duties.service_desk),
        Duty::Campaign => td_string!(t, dashboard.duties.campaign),
        Duty::Administrator => td_string!(t, dashboard.duties.administrator),
    }
}
