//! The call, the count and the case.

use domain::Language;
use leptos::prelude::*;

use crate::campaign::islands::LiveCounter;
use crate::campaign::story::Story;
use crate::i18n::{locale, td_string};
use crate::page::Context;
use crate::ui::IntoMarkup;

/// What the campaign asks, with the ballot of its issues.
#[component]
pub(super) fn Call(language: Language) -> impl IntoView {
    let t = locale(language);
    let rows = Story::all(language).into_iter().map(|story| {
        view! {
            <li>
                <a class="ballot-row" href=format!("#{}", story.issue.slug())>
                    <span><strong>{story.label}</strong><span>{story.name}</span></span>
                    <span class="ballot-mark" aria-hidden="true"></span>
                </a>
            </li>
        }
    });
    let rows = rows.collect_view();
    view! {
        <section class="hero">
            <div class="wrap">
                <div class="hero-text">
                    <p class="kicker">{td_string!(t, landing.call.kicker)}</p>
                    <h1>{td_string!(t, landing.call.title)}</h1>
                    <p class="lead">{td_string!(t, landing.call.lead)}</p>
                    <p class="btn-row">
                        <a class="btn btn-big" href="#pledge-form">{td_string!(t, landing.call.action)}</a>
                        <span>{td_string!(t, landing.call.non_partisan)}</span>
                    </p>
                </div>
                <nav aria-label=td_string!(t, common.nav.stories)>
                    <ul class="ballot">{rows}</ul>
                </nav>
            </div>
        </section>
    }
    .markup()
}

/// How many stand together, as it happens.
#[component]
pub(super) fn Tally(context: Context) -> impl IntoView {
    let t = locale(context.language);
    view! {
        <section class="tally" aria-labelledby="tally-title">
            <div class="wrap">
                <h2 class="visually-hidden" id="tally-title">{td_string!(t, landing.counter.title)}</h2>
                <LiveCounter
                    confirmed=context.confirmed
                    from=context.site.count_from
                    language=context.language
                    few=td_string!(t, landing.counter.few).to_owned()
                    singular=td_string!(t, landing.counter.label_singular).to_owned()
                    plural=td_string!(t, landing.counter.label_plural).to_owned()
                    note=td_string!(t, landing.counter.note).to_owned()
                />
            </div>
        </section>
    }
    .markup()
}

/// Why the campaign is needed, with its sources where the association gives them.
#[component]
pub(super) fn Argument(context: Context) -> impl IntoView {
    let t = locale(context.language);
    let sources = context.site.association.in_language(context.language).sources.clone();
    let sources = (!sources.is_empty()).then(|| {
        let lines = sources.into_iter().map(|source| view! { <li>{source}</li> }).collect_view();
        view! {
            <h3>{td_string!(t, landing.argument.sources_title)}</h3>
            <ul class="small">{lines}</ul>
        }
    });
    view! {
        <section class="band" aria-labelledby="argument-title">
            <div class="wrap split">
                <h2 id="argument-title">{td_string!(t, landing.argument.title)}</h2>
                <div class="prose">
                    <p class="lead">{td_string!(t, landing.argument.lead)}</p>
                    <p>{td_string!(t, landing.argument.body_1)}</p>
                    <p>{td_string!(t, landing.argument.body_2)}</p>
                    <p>{td_string!(t, landing.argument.body_3)}</p>
                    {sources}
                </div>
            </div>
        </section>
    }
    .markup()
}
