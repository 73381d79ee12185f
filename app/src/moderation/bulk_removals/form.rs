//! Deciding what becomes of a flood: first what, then, with what it comes to in sight, that it be done.

use domain::Language;
use domain::moderation::{Clause, Measure, Ruling, Term};
use leptos::prelude::*;
use services::moderation::BulkRemovalErrors;

use super::{Accounts, CrowdPage};
use crate::dashboard::Select;
use crate::i18n::{locale, minute, number, td_string};
use crate::moderation::words;
use crate::page::Context;
use crate::routes::Route;
use crate::ui::{IntoMarkup, TextareaField};

/// Everything that is wrong, in the order of the form.
pub(super) fn problems(language: Language, errors: BulkRemovalErrors) -> Vec<(&'static str, String)> {
    let t = locale(language);
    let missing = td_string!(t, moderation.refused.reason);
    let [en, fr] = errors.reason.map(|error| error.map(|error| words::prose(language, error, missing)));
    let items = [
        ("accounts", errors.authors.then(|| td_string!(t, moderation.bulk_removal.no_author).to_owned())),
        ("accounts", errors.reported.then(|| td_string!(t, moderation.bulk_removal.report_waits).to_owned())),
        ("ruling", errors.ruling.then(|| td_string!(t, moderation.refused.ruling).to_owned())),
        ("clause", errors.clause.then(|| td_string!(t, moderation.refused.clause).to_owned())),
        ("term", errors.term.then(|| td_string!(t, moderation.refused.term).to_owned())),
        ("reason-en", en),
        ("reason-fr", fr),
        ("reason-en", errors.other_clause.then(|| td_string!(t, moderation.refused.other_clause).to_owned())),
        ("log", errors.note.map(|error| words::prose(language, error, ""))),
    ];
    items.into_iter().filter_map(|(field, error)| Some((field, error?))).collect()
}

/// Which accounts, and what becomes of what they wrote.
#[component]
pub(super) fn Decide(context: Context, page: CrowdPage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let errors = page.errors.unwrap_or_default();
    let error = |is_wrong: bool, text: &'static str| is_wrong.then(|| text.to_owned());
    let choices = |codes: Vec<(&'static str, &'static str)>| {
        codes.into_iter().map(|(code, text)| (code.to_owned(), text.to_owned()))
    };
    let none = |text: &'static str| std::iter::once((String::new(), text.to_owned()));
    let rulings =
        [Ruling::Remove, Ruling::Hide].map(|ruling| (ruling.code(), words::ruling_of_many(language, ruling)));
    let clauses = Clause::ALL.map(|clause| (clause.code(), words::clause(language, clause)));
    let measures = [Measure::Warn, Measure::Mute, Measure::Suspend];
    let measures = measures.map(|measure| (measure.code(), words::measure(language, measure)));
    let terms = Term::ALL.map(|term| (term.code(), words::term(language, term)));
    let fields = page.fields.clone();
    let since = page.since.unix_timestamp() * 1_000;
    let written = td_string!(t, moderation.bulk_removal.since, date = minute(language, page.since));
    view! {
        <form
            class="form"
            method="post"
            action=Route::BulkRemovals.path(language)
            aria-labelledby="removal"
            novalidate
        >
            <input type="hidden" name="since" value=since/>
            <input type="hidden" name="step" value="review"/>
            <h2 class="section-title" id="accounts">{td_string!(t, moderation.bulk_removal.accounts)}</h2>
            <p class="small muted">{written}</p>
            <Accounts language page=page.clone() can_tick=true/>
            <h2 class="section-title" id="removal">{td_string!(t, moderation.bulk_removal.what)}</h2>
            <div class="field-pair">
                <Select
                    language
                    name="ruling"
                    label=td_string!(t, moderation.bulk_removal.ruling)
                    options=choices(rulings.to_vec()).collect()
                    chosen=fields.ruling
                    error=error(errors.ruling, td_string!(t, moderation.refused.ruling))
                />
                <Select
                    language
                    name="clause"
                    label=td_string!(t, moderation.case.clause)
                    options=none(td_string!(t, moderation.bulk_removal.choose)).chain(choices(clauses.to_vec())).collect()
                    chosen=fields.clause
                    error=error(errors.clause, td_string!(t, moderation.refused.clause))
                />
            </div>
            <div class="field-pair">
                <Select
                    language
                    name="measure"
                    label=td_string!(t, moderation.bulk_removal.measure)
                    options=none(td_string!(t, moderation.measure.none)).chain(choices(measures.to_vec())).collect()
                    chosen=fields.measure
                />
                <Select
                    language
                    name="term"
                    label=td_string!(t, moderation.measure.term)
                    options=none(td_string!(t, moderation.measure.no_term)).chain(choices(terms.to_vec())).collect()
                    chosen=fields.term
                    error=error(errors.term, td_string!(t, moderation.refused.term))
                />
            </div>
            <p class="form-end">
                <button class="btn" type="submit">{td_string!(t, moderation.bulk_removal.review)}</button>
            </p>
        </form>
    }
    .markup()
}

/// What it comes to, and that it be done.
#[component]
pub(super) fn Review(context: Context, page: CrowdPage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let errors = page.errors.unwrap_or_default();
    let fields = page.fields.clone();
    let clause: Option<Clause> = fields.clause.parse().ok();
    let reason = page.reason.clone();
    let hidden = [
        ("since", fields.since.to_string()),
        ("ruling", fields.ruling.clone()),
        ("clause", fields.clause.clone()),
        ("measure", fields.measure.clone()),
        ("term", fields.term.clone()),
        ("step", "do".to_owned()),
    ];
    let hidden =
        hidden.map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view();
    let authors = page
        .lines
        .iter()
        .map(|line| view! { <input type="hidden" name=format!("author-{}", line.person) value="1"/> })
        .collect_view();
    let total: u64 = page.lines.iter().map(|line| line.comments).sum();
    let sums = td_string!(
        t,
        moderation.bulk_removal.sums,
        comments = number(language, total),
        authors = number(language, page.lines.len() as u64)
    );
    let ruling = fields.ruling.parse::<Ruling>().ok().map(|ruling| words::ruling_of_many(language, ruling));
    let measure = fields.measure.parse::<Measure>().ok().map(|measure| {
        let term = fields.term.parse::<Term>().ok().filter(|_| measure.lasts());
        let term = term.map(|term| format!(" ({})", words::term(language, term)));
        format!("{}{}", words::measure(language, measure), term.unwrap_or_default())
    });
    let missing = td_string!(t, moderation.refused.reason);
    let [wrong_en, wrong_fr] =
        errors.reason.map(|error| error.map(|error| words::prose(language, error, missing)));
    view! {
        <form class="form" method="post" action=Route::BulkRemovals.path(language) novalidate>
            {hidden} {authors}
            <h2 class="section-title">{td_string!(t, moderation.bulk_removal.comes_to)}</h2>
            <p><strong>{sums}</strong></p>
            <dl class="desk-facts">
                <dt>{td_string!(t, moderation.bulk_removal.ruling)}</dt>
                <dd>{ruling}</dd>
                <dt>{td_string!(t, moderation.case.clause)}</dt>
                <dd>{clause.map(|clause| words::clause(language, clause))}</dd>
                <dt>{td_string!(t, moderation.bulk_removal.measure)}</dt>
                <dd>{measure.unwrap_or_else(|| td_string!(t, moderation.measure.none).to_owned())}</dd>
            </dl>
            <details class="desk-fold">
                <summary>{td_string!(t, moderation.bulk_removal.accounts)}</summary>
                <Accounts language page=page.clone() can_tick=false/>
            </details>
            <TextareaField
                language
                name="reason-en"
                label=td_string!(t, moderation.bulk_removal.reason_en)
                hint=td_string!(t, moderation.case.reason_hint)
                text=reason.en
                rows=3
                error=wrong_en
            />
            <TextareaField
                language
                name="reason-fr"
                label=td_string!(t, moderation.bulk_removal.reason_fr)
                hint=td_string!(t, moderation.case.reason_hint)
                text=reason.fr
                rows=3
                error=wrong_fr
            />
            <TextareaField
                language
                name="log"
                label=td_string!(t, moderation.case.note)
                hint=td_string!(t, moderation.case.note_hint)
                text=fields.note
                rows=2
                error=errors.note.map(|error| words::prose(language, error, ""))
            />
            <p class="form-end btn-row">
                <button class="btn" type="submit">{td_string!(t, moderation.bulk_removal.begin)}</button>
                <a class="btn btn-quiet" href=Route::BulkRemovals.path(language)>{td_string!(t, moderation.bulk_removal.back)}</a>
            </p>
        </form>
    }
    .markup()
}
