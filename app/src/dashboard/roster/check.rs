//! What an upload would change, before anything is.

use domain::{Language, Province};
use leptos::prelude::*;
use services::collation::sort_by_name;
use services::dashboard::UPLOAD_LIFE;
use services::roster::{Mistake, Plan, RowError};
use store::roster::{Change, Entry};
use uuid::Uuid;

use super::mistake;
use crate::dashboard::frame::Frame;
use crate::dashboard::parts::Figures;
use crate::dashboard::sample::{HOSTILE, administrator, long_word};
use crate::i18n::{locale, number, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::ui::{Choice, ErrorSummary, FieldErrorText, IntoMarkup, Markup, PageHead};

/// Names of each kind on the page; all of them are in the report.
const SHOWN: usize = 20;

/// What an upload would change.
#[derive(Clone, Debug)]
pub struct CheckPage {
    /// The import.
    pub import: Uuid,
    /// In numbers.
    pub figures: [(u64, CheckFigure); 5],
    /// Who would join.
    pub joins: Vec<String>,
    /// Who would change, and what.
    pub changes: Vec<String>,
    /// Who would leave.
    pub leaves: Vec<String>,
    /// The lines that are left out, and why.
    pub errors: Vec<Mistake>,
    /// The line for which nobody leaves.
    pub unreadable: Option<u64>,
    /// The plan, as the form says it back.
    pub seen: String,
    /// Whether so many would leave that a box must be ticked.
    pub is_alarming: bool,
    /// Members before the import.
    pub members: u64,
    /// What to say first.
    pub notice: Option<CheckNotice>,
}

/// What a number of the check counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckFigure {
    Joins,
    Changes,
    Leaves,
    Unchanged,
    Errors,
}

/// Why an import did not begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckNotice {
    /// The roster has changed since.
    Changed,
    /// The box is not ticked.
    Alarming,
    /// Another is under way.
    Busy,
}

impl CheckPage {
    /// Shows a plan.
    pub fn new(language: Language, import: Uuid, plan: &Plan, notice: Option<CheckNotice>) -> Self {
        let tally = plan.tally();
        let (mut joins, mut changes, mut leaves) = (Vec::new(), Vec::new(), Vec::new());
        for change in &plan.changes {
            match change {
                Change::Join { entry, .. } if joins.len() < SHOWN => joins.push(named(entry)),
                Change::Update { id, entry, .. } if changes.len() < SHOWN => {
                    changes.push(match plan.before.get(id) {
                        Some(before) => {
                            let what =
                                differences(language, &before.entry, entry, before.on_roster).join("; ");
                            format!("{} · {what}", named(entry))
                        }
                        None => named(entry),
                    });
                }
                Change::Leave { id } => leaves.extend(plan.before.get(id).map(|before| named(&before.entry))),
                _ => {}
            }
        }
        sort_by_name(&mut leaves, |leave| leave);
        leaves.truncate(SHOWN);
        Self {
            import,
            figures: [
                (tally.joins.into(), CheckFigure::Joins),
                (tally.changes.into(), CheckFigure::Changes),
                (tally.leaves.into(), CheckFigure::Leaves),
                (tally.unchanged.into(), CheckFigure::Unchanged),
                (tally.errors.into(), CheckFigure::Errors),
            ],
            joins,
            changes,
            leaves,
            errors: plan.errors.iter().take(SHOWN).cloned().collect(),
            unreadable: plan.unreadable,
            seen: services::dashboard::fingerprint(tally),
            is_alarming: plan.is_alarming(),
            members: plan.members as u64,
            notice,
        }
    }

    fn number(&self, figure: CheckFigure) -> u64 {
        self.figures.iter().find(|(_, other)| *other == figure).map_or(0, |(number, _)| *number)
    }
}

/// A member as the association's staff know them.
fn named(entry: &Entry) -> String {
    format!("{} ({})", entry.name, entry.member_number.as_str())
}

/// What changes about a member.
pub(super) fn differences(
    language: Language,
    before: &Entry,
    after: &Entry,
    was_on_roster: bool,
) -> Vec<String> {
    let t = locale(language);
    let none = td_string!(t, dashboard.check.none);
    let mut all = Vec::new();
    if !was_on_roster {
        all.push(td_string!(t, dashboard.check.back).to_owned());
    }
    let mut differ = |label: &str, before: &str, after: &str| {
        if before != after {
            let word = |text: &str| if text.is_empty() { none.to_owned() } else { text.to_owned() };
            all.push(format!("{label} {} → {}", word(before), word(after)));
        }
    };
    let province = |entry: &Entry| entry.province.map(Province::code).unwrap_or_default();
    let specialty = |entry: &Entry| entry.specialty.clone().unwrap_or_default();
    differ("name:", &before.name, &after.name);
    differ("email:", &before.email, &after.email);
    differ("kind:", before.kind.code(), after.kind.code());
    differ("province:", province(before), province(after));
    differ("language:", before.language.code(), after.language.code());
    differ("specialty:", &specialty(before), &specialty(after));
    all
}

/// What is wrong with a line.
pub(super) fn row_error(language: Language, error: RowError) -> &'static str {
    let t = locale(language);
    match error {
        RowError::Columns => td_string!(t, dashboard.rows.columns),
        RowError::Quote => td_string!(t, dashboard.rows.quote),
        RowError::MemberNumber => td_string!(t, dashboard.rows.member_number),
        RowError::Name => td_string!(t, dashboard.rows.name),
        RowError::Email => td_string!(t, dashboard.rows.email),
        RowError::Kind => td_string!(t, dashboard.rows.kind),
        RowError::Province => td_string!(t, dashboard.rows.province),
        RowError::Language => td_string!(t, dashboard.rows.language),
        RowError::Specialty => td_string!(t, dashboard.rows.specialty),
        RowError::NumberTwice => td_string!(t, dashboard.rows.number_twice),
        RowError::EmailTwice => td_string!(t, dashboard.rows.email_twice),
    }
}

/// A line that is left out, why, and what stands there.
pub(super) fn told_mistake(language: Language, mistake: &Mistake) -> String {
    let t = locale(language);
    let line = td_string!(t, dashboard.check.line, line = mistake.line);
    let found = if mistake.found.is_empty() {
        td_string!(t, dashboard.check.found_nothing).to_owned()
    } else {
        td_string!(t, dashboard.check.found, found = mistake.found.as_str())
    };
    format!("{line} {}. {found}", row_error(language, mistake.error))
}

impl PageView for CheckPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), dashboard.check.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let notice = self.notice.map(|notice| {
            let title = match notice {
                CheckNotice::Changed => td_string!(t, dashboard.check.changed_since),
                CheckNotice::Alarming => td_string!(t, dashboard.check.not_sure),
                CheckNotice::Busy => td_string!(t, dashboard.check.busy),
            };
            view! { <ErrorSummary title/> }
        });
        let figures = self.figures.map(|(value, figure)| {
            let label = match figure {
                CheckFigure::Joins => td_string!(t, dashboard.check.joins),
                CheckFigure::Changes => td_string!(t, dashboard.check.changes),
                CheckFigure::Leaves => td_string!(t, dashboard.check.leaves),
                CheckFigure::Unchanged => td_string!(t, dashboard.check.unchanged),
                CheckFigure::Errors => td_string!(t, dashboard.check.errors),
            };
            (value, label)
        });
        let errors: Vec<String> = self.errors.iter().map(|mistake| told_mistake(language, mistake)).collect();
        let unreadable = self.unreadable.map(|line| {
            let text = td_string!(t, dashboard.check.unreadable, line = line);
            view! { <div class="notice notice-warning"><p>{text}</p></div> }
        });
        let report = Route::RosterReport.path_with(language, &self.import.to_string());
        view! {
            <Frame context=context.clone()>
                {notice}
                <PageHead
                    title=td_string!(t, dashboard.check.title)
                    lead=td_string!(t, dashboard.check.intro)
                />
                <Figures language figures=figures.to_vec()/>
                {unreadable}
                <Names
                    context=context.clone()
                    title=td_string!(t, dashboard.check.errors_title)
                    names=errors
                    all=self.number(CheckFigure::Errors)
                />
                <Names
                    context=context.clone()
                    title=td_string!(t, dashboard.check.leaves_title)
                    names=self.leaves.clone()
                    all=self.number(CheckFigure::Leaves)
                />
                <Names
                    context=context.clone()
                    title=td_string!(t, dashboard.check.changes_title)
                    names=self.changes.clone()
                    all=self.number(CheckFigure::Changes)
                />
                <Names
                    context=context.clone()
                    title=td_string!(t, dashboard.check.joins_title)
                    names=self.joins.clone()
                    all=self.number(CheckFigure::Joins)
                />
                <p><a href=report download>{td_string!(t, dashboard.check.report)}</a></p>
                <Confirm context page=self/>
            </Frame>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let figures = |joins, changes, leaves, errors| {
            [
                (joins, CheckFigure::Joins),
                (changes, CheckFigure::Changes),
                (leaves, CheckFigure::Leaves),
                (72_120, CheckFigure::Unchanged),
                (errors, CheckFigure::Errors),
            ]
        };
        let errors = [RowError::Columns, RowError::Quote, RowError::NumberTwice, RowError::EmailTwice];
        let page = Self {
            import: Uuid::from_u128(90),
            figures: figures(1_204, 2, 1, 4),
            joins: vec![HOSTILE.into(), long_word()],
            changes: vec!["Ève Tremblay (QC-1) · name: Eve Tremblay → Ève Tremblay".into(), HOSTILE.into()],
            leaves: vec!["Ann O’Neill (ON-2)".into()],
            errors: (2..).zip(errors).map(|(line, error)| mistake(line, error, HOSTILE)).collect(),
            unreadable: Some(3),
            seen: "1204.2.1.72120.4".into(),
            is_alarming: false,
            members: 72_123,
            notice: None,
        };
        let (joins, changes, leaves) = (Vec::new(), Vec::new(), Vec::new());
        let nothing =
            Self { figures: figures(0, 0, 0, 4), joins, changes, leaves, unreadable: None, ..page.clone() };
        let alarming = Self { is_alarming: true, unreadable: None, ..page.clone() };
        [
            ("filled", page.clone()),
            ("nothing", nothing),
            ("alarming", alarming.clone()),
            ("not-sure", Self { notice: Some(CheckNotice::Alarming), ..alarming }),
            ("changed", Self { notice: Some(CheckNotice::Changed), ..page.clone() }),
            ("busy", Self { notice: Some(CheckNotice::Busy), ..page }),
        ]
        .map(|(state, page)| Sample::of(administrator(), state, Route::RosterImport, page))
        .to_vec()
    }
}

#[component]
fn Names(context: Context, title: &'static str, names: Vec<String>, all: u64) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    (!names.is_empty())
        .then(|| {
            let rest = all.saturating_sub(names.len() as u64);
            let more = (rest > 0).then(|| {
                let text = td_string!(t, dashboard.check.more, count = rest, number = number(language, rest));
                view! { <p class="small muted">{text}</p> }
            });
            let names = names.into_iter().map(|name| view! { <li>{name}</li> }).collect_view();
            view! {
                <section class="section">
                    <h2 class="section-title">{title}</h2>
                    <ul class="rows rows-tight">{names}</ul>
                    {more}
                </section>
            }
        })
        .markup()
}

#[component]
fn Confirm(context: Context, page: CheckPage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let action = Route::RosterImport.path_with(language, &page.import.to_string());
    let leaves = page.number(CheckFigure::Leaves);
    let is_missing = page.notice == Some(CheckNotice::Alarming);
    let sure = page.is_alarming.then(|| {
        let warning = td_string!(
            t,
            dashboard.check.alarming,
            leaves = number(language, leaves),
            members = number(language, page.members)
        );
        let error = is_missing.then(|| {
            let error = td_string!(t, dashboard.check.not_sure).to_owned();
            view! { <FieldErrorText language name="sure" error/> }
        });
        view! {
            <div class="notice notice-warning"><p>{warning}</p></div>
            <div class="field">
                {error}
                <Choice
                    kind="checkbox"
                    name="sure"
                    id="sure".to_owned()
                    value="on"
                    checked=false
                    described_by=if is_missing { "sure-error" } else { "" }
                >
                    <span class="choice-text">{td_string!(t, dashboard.check.sure)}</span>
                </Choice>
            </div>
        }
    });
    let nothing = page.number(CheckFigure::Joins) + page.number(CheckFigure::Changes) + leaves == 0;
    let apply = (!nothing).then(|| {
        view! {
            <form class="form" method="post" action=action.clone() aria-labelledby="confirm-title">
                <input type="hidden" name="seen" value=page.seen.clone()/>
                {sure}
                <div class="form-end">
                    <button class="btn" type="submit">{td_string!(t, dashboard.check.submit)}</button>
                </div>
            </form>
        }
    });
    let nothing = nothing.then(|| view! { <p>{td_string!(t, dashboard.check.nothing)}</p> });
    let minutes = UPLOAD_LIFE.whole_minutes();
    view! {
        <section class="section prose" aria-labelledby="confirm-title">
            <h2 id="confirm-title">{td_string!(t, dashboard.check.confirm_title)}</h2>
            {nothing}
            {apply}
            <form method="post" action=action>
                <input type="hidden" name="action" value="discard"/>
                <button class="btn btn-quiet" type="submit">{td_string!(t, dashboard.check.discard)}</button>
            </form>
            <p class="small muted">{td_string!(t, dashboard.check.kept, minutes = minutes)}</p>
        </section>
    }
    .markup()
}
