//! What members read of moderation, month by month.

use domain::Language;
use domain::moderation::{Clause, Ledger, MonthTold, Rounded, Ruling, Settled, Verdict, months_told};
use leptos::prelude::*;
use time::Duration;

use super::words;
use crate::i18n::{locale, month, number, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::sample::{NOW, member};
use crate::ui::{Facts, IntoMarkup, Markup, PageHead};

/// What members are told.
#[derive(Clone, Debug)]
pub struct TransparencyPage {
    /// The newest month first.
    pub months: Vec<MonthTold>,
}

impl PageView for TransparencyPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), insight.transparency.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let months =
            self.months.into_iter().map(|month| view! { <MonthSection language month/> }).collect_view();
        view! {
            <div class="wrap page">
                <PageHead
                    title=td_string!(t, insight.transparency.title)
                    lead=td_string!(t, insight.transparency.lead)
                />
                <section class="section prose" aria-labelledby="how-title">
                    <h2 id="how-title">{td_string!(t, insight.transparency.how)}</h2>
                    <p>{td_string!(t, insight.transparency.how_report)}</p>
                    <p>{td_string!(t, insight.transparency.how_decide)}</p>
                    <p>{td_string!(t, insight.transparency.how_told)}</p>
                    <p><a href=Route::Terms.path(language)>{td_string!(t, insight.transparency.terms)}</a></p>
                </section>
                <section class="section prose" aria-labelledby="why-title">
                    <h2 id="why-title">{td_string!(t, insight.transparency.why)}</h2>
                    <p>{td_string!(t, insight.transparency.why_text)}</p>
                </section>
                {months}
            </div>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let months = |ledger| Self { months: months_told(&ledger, NOW) };
        [("a-year", months(year())), ("nothing-yet", months(Ledger::default()))]
            .map(|(state, page)| Sample::of(member(), state, Route::Transparency, page))
            .to_vec()
    }
}

#[component]
fn MonthSection(language: Language, month: MonthTold) -> impl IntoView {
    let t = locale(language);
    let id = format!("month-{}-{}", month.month.year(), month.month.month());
    let title = self::month(language, month.month);
    let so_far =
        (!month.is_over).then(|| view! { <p class="muted">{td_string!(t, insight.transparency.so_far)}</p> });
    let matter = if month.is_empty() {
        view! { <p>{td_string!(t, insight.transparency.nothing)}</p> }.markup()
    } else {
        view! { <Numbers language month/> }.markup()
    };
    let labelled_by = id.clone();
    view! {
        <section class="section" aria-labelledby=labelled_by>
            <h2 class="section-title" id=id>{title}</h2>
            {so_far}
            {matter}
        </section>
    }
    .markup()
}

#[component]
fn Numbers(language: Language, month: MonthTold) -> impl IntoView {
    let t = locale(language);
    let told = |rounded| self::told(language, rounded);
    let median = month.median.map_or_else(
        || td_string!(t, insight.transparency.median_few).to_owned(),
        |took| td_string!(t, insight.transparency.median_value, time = time_taken(language, took)),
    );
    let received = vec![
        (td_string!(t, insight.transparency.reports), told(month.reports)),
        (td_string!(t, insight.transparency.median), median),
    ];
    let rulings = month.rulings.map(|(ruling, many)| (ruled(language, ruling), told(many))).to_vec();
    let is_against = month.rulings.iter().any(|(ruling, many)| ruling.is_against() && *many != Rounded::Zero);
    let clauses = is_against.then(|| match month.clauses {
        Some(clauses) => {
            let clauses = clauses.into_iter().filter(|(_, many)| *many != Rounded::Zero);
            let facts = clauses.map(|(clause, many)| (words::clause(language, clause), told(many))).collect();
            view! { <TitledFacts title=td_string!(t, insight.transparency.clauses) facts/> }.markup()
        }
        None => view! {
            <h3>{td_string!(t, insight.transparency.clauses)}</h3>
            <p>{td_string!(t, insight.transparency.clauses_few)}</p>
        }
        .markup(),
    });
    let mut appeals = vec![(td_string!(t, insight.transparency.asked), told(month.appeals))];
    let mut few = None;
    match month.results {
        _ if month.appeals == Rounded::Zero => {}
        Some(results) => appeals.extend([
            (td_string!(t, insight.transparency.restored), told(results.restored)),
            (td_string!(t, insight.transparency.upheld), told(results.upheld)),
            (td_string!(t, insight.transparency.waiting), told(results.waiting)),
        ]),
        None => few = Some(view! { <p>{td_string!(t, insight.transparency.results_few)}</p> }),
    }
    view! {
        <Facts facts=received/>
        <TitledFacts title=td_string!(t, insight.transparency.decided) facts=rulings/>
        {clauses}
        <TitledFacts title=td_string!(t, insight.transparency.appeals) facts=appeals/>
        {few}
    }
    .markup()
}

#[component]
fn TitledFacts(title: &'static str, facts: Vec<(&'static str, String)>) -> impl IntoView {
    view! { <h3>{title}</h3> <Facts facts/> }.markup()
}

fn ruled(language: Language, ruling: Ruling) -> &'static str {
    let t = locale(language);
    match ruling {
        Ruling::Keep => td_string!(t, insight.transparency.keep),
        Ruling::Hide => td_string!(t, insight.transparency.hide),
        Ruling::Remove => td_string!(t, insight.transparency.remove),
        Ruling::Redact => td_string!(t, insight.transparency.redact),
        Ruling::Move => td_string!(t, insight.transparency.moved),
    }
}

/// A number, no more exactly than members may know it.
fn told(language: Language, rounded: Rounded) -> String {
    let t = locale(language);
    match rounded {
        Rounded::Zero => number(language, 0),
        Rounded::Few => td_string!(t, insight.transparency.few).to_owned(),
        Rounded::About(near) => td_string!(t, insight.transparency.about, number = number(language, near)),
    }
}

/// How long something took, in whole hours, and from two days on in whole days.
fn time_taken(language: Language, took: Duration) -> String {
    let t = locale(language);
    let whole = |minutes: i64, unit: i64| u64::try_from((minutes + unit / 2) / unit).unwrap_or(0);
    let minutes = took.whole_minutes();
    if took < Duration::HOUR {
        td_string!(t, insight.transparency.no_hour).to_owned()
    } else if took < Duration::days(2) {
        let count = whole(minutes, 60);
        td_string!(t, insight.transparency.hours, count, number = number(language, count))
    } else {
        let count = whole(minutes, 24 * 60);
        td_string!(t, insight.transparency.days, count, number = number(language, count))
    }
}

/// The way to the page, from where members may ask themselves what becomes of reports.
#[component]
pub(crate) fn TransparencyLink(language: Language) -> impl IntoView {
    let t = locale(language);
    view! {
        <p class="small">
            <a href=Route::Transparency.path(language)>{td_string!(t, insight.transparency.link)}</a>
        </p>
    }
    .markup()
}

/// A year of moderation, as samples tell it: busy of late, months without anything, and so little at first that nothing is
/// told apart.
fn year() -> Ledger {
    let settled = |days, hours, ruling: Ruling| Settled {
        opened: NOW - Duration::days(days) - Duration::hours(hours),
        at: NOW - Duration::days(days),
        ruling,
        clause: ruling.is_against().then_some(Clause::Respect),
    };
    let busy = (0..200).map(|at| {
        let ruling = if at % 3 == 0 { Ruling::Remove } else { Ruling::Keep };
        settled(25 + at % 20, at % 70, ruling)
    });
    let few = [settled(1, 3, Ruling::Hide), settled(280, 500, Ruling::Redact)];
    let verdicts = [Some(Verdict::Restore), Some(Verdict::Uphold), None];
    let asked = (0..36).zip(verdicts.into_iter().cycle());
    let mut appeals: Vec<_> = asked.map(|(_, verdict)| (NOW - Duration::days(30), verdict)).collect();
    appeals.push((NOW - Duration::days(280), None));
    let reports = vec![(NOW - Duration::days(30), 1_204), (NOW - Duration::days(280), 3)];
    Ledger { decisions: busy.chain(few).collect(), appeals, reports }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_told_in_hours_and_then_in_days() {
        let told = |hours: i64| {
            [Language::En, Language::Fr].map(|language| time_taken(language, Duration::hours(hours)))
        };
        assert_eq!(told(0), ["less than an hour", "moins d’une heure"]);
        assert_eq!(told(1), ["1 hour", "1\u{a0}heure"]);
        assert_eq!(told(47), ["47 hours", "47\u{a0}heures"]);
        assert_eq!(told(60), ["3 days", "3\u{a0}jours"]);
    }
}
