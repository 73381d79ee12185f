//! A bulk removal: how far it is, and taking it back.

use domain::Language;
use domain::moderation::BulkRemovalState;
use leptos::prelude::*;
use store::moderation::{BulkRemoval, InForce};

use super::sample::{bulk_removal, by_who_left};
use crate::dashboard::Frame;
use crate::i18n::{isolated, locale, minute, number, td_string};
use crate::moderation::meanwhile::Meanwhile;
use crate::moderation::sample::moderator;
use crate::moderation::words;
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::ui::{IntoMarkup, Markup, PageHead};

/// A bulk removal.
#[derive(Clone, Debug)]
pub struct BulkRemovalPage {
    /// The bulk removal.
    pub bulk_removal: BulkRemoval,
    /// The number of the log's last entry when it was read.
    pub last: i64,
}

impl PageView for BulkRemovalPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), moderation.bulk_removal.one).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let Self { bulk_removal, last } = self;
        let path = Route::BulkRemoval.path_with(language, &bulk_removal.id.to_string());
        let name = bulk_removal
            .by
            .as_deref()
            .map_or_else(|| td_string!(t, moderation.queue.left).to_owned(), isolated);
        let lead = td_string!(t, moderation.case.by, name, date = minute(language, bulk_removal.began));
        let goes_on = bulk_removal.state.is_at_work().then(|| {
            let again = path.clone();
            view! {
                <Meanwhile language path=path.clone() last/>
                <p><a class="btn btn-quiet" href=again>{td_string!(t, moderation.bulk_removal.again)}</a></p>
            }
        });
        let (of, max) = match bulk_removal.state {
            BulkRemovalState::Undoing | BulkRemovalState::Undone => {
                (bulk_removal.total.saturating_sub(bulk_removal.decided), bulk_removal.total)
            }
            _ => (bulk_removal.decided + bulk_removal.skipped, bulk_removal.total),
        };
        let says = td_string!(
            t,
            moderation.bulk_removal.progress,
            decided = number(language, of.min(max)),
            total = number(language, max)
        );
        let skipped = (bulk_removal.skipped > 0)
        .then(|| view! { <p>{td_string!(t, moderation.bulk_removal.skipped, number = number(language, bulk_removal.skipped))}</p> });
        let measure = bulk_removal.measure.map(|(measure, until)| {
        let taken = InForce { measure, until, lifted: None };
        view! { <dt>{td_string!(t, moderation.bulk_removal.measure)}</dt><dd>{words::taken(language, taken)}</dd> }
    });
        let note = (!bulk_removal.note.is_empty()).then(|| {
            let note = bulk_removal.note.clone();
            view! { <dt>{td_string!(t, moderation.case.note)}</dt><dd><p class="as-written">{note}</p></dd> }
        });
        let undo = bulk_removal.state.may_undo().then(|| {
        view! {
            <section class="desk-part" aria-labelledby="undo-title">
                <h2 id="undo-title">{td_string!(t, moderation.bulk_removal.undo)}</h2>
                <form class="desk-act" method="post" action=path.clone()>
                    <p>{td_string!(t, moderation.bulk_removal.undo_text)}</p>
                    <p><button class="btn btn-quiet" type="submit">{td_string!(t, moderation.bulk_removal.undo)}</button></p>
                </form>
            </section>
        }
    });
        view! {
        <Frame context=context.clone()>
            <p class="small"><a href=Route::BulkRemovals.path(language)>{td_string!(t, moderation.bulk_removal.title)}</a></p>
            <PageHead title=td_string!(t, moderation.bulk_removal.one) lead/>
            <section class="desk-part" aria-labelledby="state-title">
                <h2 id="state-title" tabindex="-1" autofocus>{words::bulk_removal_state(language, bulk_removal.state)}</h2>
                <p><label for="progress">{says}</label></p>
                <p><progress id="progress" max=max.max(1) value=of.min(max)></progress></p>
                {skipped}
                {goes_on}
            </section>
            <dl class="desk-facts">
                <dt>{td_string!(t, moderation.bulk_removal.accounts)}</dt>
                <dd>{number(language, bulk_removal.authors)}</dd>
                <dt>{td_string!(t, moderation.bulk_removal.since_when)}</dt>
                <dd>{minute(language, bulk_removal.since)}</dd>
                <dt>{td_string!(t, moderation.bulk_removal.ruling)}</dt>
                <dd>{words::ruling_of_many(language, bulk_removal.ruling)}</dd>
                <dt>{td_string!(t, moderation.case.clause)}</dt>
                <dd>{words::clause(language, bulk_removal.clause)}</dd>
                {measure}
                <dt>{td_string!(t, moderation.bulk_removal.reason_en)}</dt>
                <dd><p class="as-written" lang="en">{bulk_removal.reason.en.clone()}</p></dd>
                <dt>{td_string!(t, moderation.bulk_removal.reason_fr)}</dt>
                <dd><p class="as-written" lang="fr">{bulk_removal.reason.fr.clone()}</p></dd>
                {note}
            </dl>
            {undo}
        </Frame>
    }
    .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        BulkRemovalState::ALL
            .map(|state| (state.code(), bulk_removal(state)))
            .into_iter()
            .chain([("nobody-s", by_who_left())])
            .map(|(state, bulk_removal)| {
                Sample::of(moderator(), state, Route::BulkRemoval, Self { bulk_removal, last: 812 })
            })
            .collect()
    }
}
