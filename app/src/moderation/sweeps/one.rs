//! A sweep: how far it is, and taking it back.

use domain::moderation::SweepState;
use leptos::prelude::*;
use store::moderation::{InForce, Sweep};

use crate::dashboard::Frame;
use crate::i18n::{isolated, locale, minute, number, td_string};
use crate::moderation::queue::Meanwhile;
use crate::moderation::words;
use crate::page::Context;
use crate::routes::Route;
use crate::ui::{IntoMarkup, PageHead};

/// A sweep.
#[derive(Clone, Debug)]
pub struct SweepPage {
    /// The sweep.
    pub sweep: Sweep,
    /// The number of the log's last entry when it was read.
    pub last: i64,
}

/// The page.
#[component]
pub(in crate::moderation) fn OneSweep(context: Context, page: SweepPage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let SweepPage { sweep, last } = page;
    let path = Route::Sweep.path_with(language, &sweep.id.to_string());
    let name = sweep.by.as_deref().map_or_else(|| td_string!(t, moderation.queue.left).to_owned(), isolated);
    let lead = td_string!(t, moderation.case.by, name, date = minute(language, sweep.began));
    let goes_on = sweep.state.is_at_work().then(|| {
        let again = path.clone();
        view! {
            <Meanwhile language path=path.clone() last/>
            <p><a class="btn btn-quiet" href=again>{td_string!(t, moderation.sweep.again)}</a></p>
        }
    });
    let (of, max) = match sweep.state {
        SweepState::Undoing | SweepState::Undone => (sweep.total.saturating_sub(sweep.decided), sweep.total),
        _ => (sweep.decided + sweep.skipped, sweep.total),
    };
    let says = td_string!(
        t,
        moderation.sweep.progress,
        decided = number(language, of.min(max)),
        total = number(language, max)
    );
    let skipped = (sweep.skipped > 0)
        .then(|| view! { <p>{td_string!(t, moderation.sweep.skipped, number = number(language, sweep.skipped))}</p> });
    let measure = sweep.measure.map(|(measure, until)| {
        let taken = InForce { measure, until, lifted: None };
        view! { <dt>{td_string!(t, moderation.sweep.measure)}</dt><dd>{words::taken(language, taken)}</dd> }
    });
    let note = (!sweep.note.is_empty()).then(|| {
        let note = sweep.note.clone();
        view! { <dt>{td_string!(t, moderation.case.note)}</dt><dd><p class="as-written">{note}</p></dd> }
    });
    let undo = sweep.state.may_undo().then(|| {
        view! {
            <section class="desk-part" aria-labelledby="undo-title">
                <h2 id="undo-title">{td_string!(t, moderation.sweep.undo)}</h2>
                <form class="desk-act" method="post" action=path.clone()>
                    <p>{td_string!(t, moderation.sweep.undo_text)}</p>
                    <p><button class="btn btn-quiet" type="submit">{td_string!(t, moderation.sweep.undo)}</button></p>
                </form>
            </section>
        }
    });
    view! {
        <Frame context=context.clone()>
            <p class="small"><a href=Route::Sweeps.path(language)>{td_string!(t, moderation.sweep.title)}</a></p>
            <PageHead title=td_string!(t, moderation.sweep.one) lead/>
            <section class="desk-part" aria-labelledby="state-title">
                <h2 id="state-title" tabindex="-1" autofocus>{words::sweep_state(language, sweep.state)}</h2>
                <p><label for="progress">{says}</label></p>
                <p><progress id="progress" max=max.max(1) value=of.min(max)></progress></p>
                {skipped}
                {goes_on}
            </section>
            <dl class="desk-facts">
                <dt>{td_string!(t, moderation.sweep.accounts)}</dt>
                <dd>{number(language, sweep.authors)}</dd>
                <dt>{td_string!(t, moderation.sweep.since_when)}</dt>
                <dd>{minute(language, sweep.since)}</dd>
                <dt>{td_string!(t, moderation.sweep.ruling)}</dt>
                <dd>{words::ruling_of_many(language, sweep.ruling)}</dd>
                <dt>{td_string!(t, moderation.case.clause)}</dt>
                <dd>{words::clause(language, sweep.clause)}</dd>
                {measure}
                <dt>{td_string!(t, moderation.sweep.reason_en)}</dt>
                <dd><p class="as-written" lang="en">{sweep.reason.en.clone()}</p></dd>
                <dt>{td_string!(t, moderation.sweep.reason_fr)}</dt>
                <dd><p class="as-written" lang="fr">{sweep.reason.fr.clone()}</p></dd>
                {note}
            </dl>
            {undo}
        </Frame>
    }
    .markup()
}
