//! The roster: its numbers, its imports, its invitations.

mod check;
mod import;
mod invitations;
mod report;

use domain::Language;
use leptos::prelude::*;
use services::roster::{FileError, Mistake, RowError};
use store::roster::{Import, ImportState, RosterCounts, Tally};
use uuid::Uuid;

use super::frame::Frame;
use super::parts::Figures;
use super::sample::{HOSTILE, administrator};
use crate::i18n::{locale, minute, number, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::sample::NOW;
use crate::ui::{ErrorSummary, IntoMarkup, Markup, PageHead, Success};

use check::told_mistake;
pub use check::{CheckNotice, CheckPage};
pub use import::ImportPage;
use import::state_name;
pub use invitations::InvitationsPage;
pub use report::{example, report};

/// The roster, its imports and its invitations.
#[derive(Clone, Debug)]
pub struct RosterPage {
    /// In numbers.
    pub counts: RosterCounts,
    /// The last imports.
    pub imports: Vec<Import>,
    /// What is wrong with the file that was just sent.
    pub error: Option<UploadError>,
    /// What was just done.
    pub done: Option<RosterDone>,
}

/// What is wrong with a file as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UploadError {
    /// None was chosen.
    Missing,
    /// It is no text in UTF-8; the line is the first that shows it.
    Encoding(u64),
    /// Its first line does not name this column.
    Column(&'static str),
    /// Its first line names this column twice.
    ColumnTwice(&'static str),
    /// It names nobody.
    Empty,
    /// Every line is wrong; these are the first.
    AllWrong(Vec<Mistake>),
}

impl From<FileError> for UploadError {
    fn from(error: FileError) -> Self {
        match error {
            FileError::Unreadable(_) => Self::Missing,
            FileError::Encoding(line) => Self::Encoding(line),
            FileError::Column(column) => Self::Column(column),
            FileError::ColumnTwice(column) => Self::ColumnTwice(column),
            FileError::Empty => Self::Empty,
            FileError::AllWrong(mistakes) => Self::AllWrong(mistakes),
        }
    }
}

/// What was just done with the roster. A closed list: it stands in the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RosterDone {
    /// An upload was discarded.
    Discarded,
    /// Invitations were queued, or are being.
    Invited,
    /// The upload was forgotten before it was applied.
    Forgotten,
}

impl RosterDone {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Discarded, Self::Invited, Self::Forgotten];

    /// The word for it in the address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Discarded => "discarded",
            Self::Invited => "invited",
            Self::Forgotten => "forgotten",
        }
    }
}

impl PageView for RosterPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), dashboard.roster.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let RosterPage { counts, imports, error, done } = self;
        let done = done.map(|done| {
            let text = match done {
                RosterDone::Discarded => td_string!(t, dashboard.roster.discarded),
                RosterDone::Invited => td_string!(t, dashboard.roster.invited_now),
                RosterDone::Forgotten => td_string!(t, dashboard.roster.forgotten),
            };
            view! { <Success title=td_string!(t, common.notices.success) text/> }
        });
        let message = error.map(|error| match error {
            UploadError::Missing => td_string!(t, dashboard.roster.errors.missing).to_owned(),
            UploadError::Encoding(line) => {
                td_string!(t, dashboard.roster.errors.encoding, line = line)
            }
            UploadError::Column(column) => {
                td_string!(t, dashboard.roster.errors.column, column = column)
            }
            UploadError::ColumnTwice(column) => {
                td_string!(t, dashboard.roster.errors.column_twice, column = column)
            }
            UploadError::Empty => td_string!(t, dashboard.roster.errors.empty).to_owned(),
            UploadError::AllWrong(mistakes) => {
                let lines: Vec<String> =
                    mistakes.iter().map(|mistake| told_mistake(language, mistake)).collect();
                format!("{} {}", td_string!(t, dashboard.roster.errors.all_wrong), lines.join(" "))
            }
        });
        let summary = message.clone().map(|message| {
            view! { <ErrorSummary title=td_string!(t, dashboard.roster.errors.title) items=vec![("file", message)]/> }
        });
        let figures = vec![
            (counts.members, td_string!(t, dashboard.roster.members)),
            (counts.with_account, td_string!(t, dashboard.roster.with_account)),
            (counts.invited, td_string!(t, dashboard.roster.invited)),
            (counts.never_invited(), td_string!(t, dashboard.roster.never_invited)),
            (counts.left, td_string!(t, dashboard.roster.left)),
        ];
        view! {
            <Frame context=context.clone()>
                {done}
                {summary}
                <PageHead
                    title=td_string!(t, dashboard.roster.title)
                    lead=td_string!(t, dashboard.roster.intro)
                />
                <Figures language figures/>
                <Invite context=context.clone() counts/>
                <Upload context=context.clone() error=message/>
                <LastImports context imports/>
            </Frame>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let page = Self {
            counts: sample_counts(),
            imports: ImportState::ALL.map(sample_import).to_vec(),
            error: None,
            done: None,
        };
        let mistakes = vec![mistake(2, RowError::Email, HOSTILE), mistake(3, RowError::Name, "")];
        let errors = [
            ("missing", UploadError::Missing),
            ("encoding", UploadError::Encoding(12)),
            ("column", UploadError::Column("email")),
            ("column-twice", UploadError::ColumnTwice("email")),
            ("empty-file", UploadError::Empty),
            ("all-wrong", UploadError::AllWrong(mistakes)),
        ];
        let empty = RosterCounts { members: 0, with_account: 0, invited: 0, invited_long_ago: 0, left: 0 };
        let states = [
            ("filled", page.clone()),
            ("empty", Self { counts: empty, imports: Vec::new(), ..page.clone() }),
        ];
        let errors = errors.map(|(state, error)| (state, Self { error: Some(error), ..page.clone() }));
        let done = RosterDone::ALL.map(|done| (done.code(), Self { done: Some(done), ..page.clone() }));
        states
            .into_iter()
            .chain(errors)
            .chain(done)
            .map(|(state, page)| Sample::of(administrator(), state, Route::Roster, page))
            .collect()
    }
}

#[component]
fn Invite(context: Context, counts: RosterCounts) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let count = counts.never_invited();
    let button = (count > 0 || counts.invited_long_ago > 0).then(|| {
        view! {
            <p>
                <a class="btn btn-quiet" href=Route::Invitations.path(language)>
                    {td_string!(t, dashboard.roster.invite_button)}
                </a>
            </p>
        }
    });
    let text = td_string!(t, dashboard.roster.invite, count, number = number(language, count));
    view! {
        <section class="section prose" aria-labelledby="invite-title">
            <h2 id="invite-title">{td_string!(t, dashboard.invite.title)}</h2>
            <p>{text}</p>
            {button}
        </section>
    }
    .markup()
}

#[component]
fn Upload(context: Context, error: Option<String>) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let described_by = if error.is_some() { "file-hint file-error" } else { "file-hint" };
    let is_wrong = error.is_some().then_some("true");
    let columns = [
        ("member_number", td_string!(t, dashboard.roster.columns.member_number)),
        ("name", td_string!(t, dashboard.roster.columns.name)),
        ("email", td_string!(t, dashboard.roster.columns.email)),
        ("kind", td_string!(t, dashboard.roster.columns.kind)),
        ("province", td_string!(t, dashboard.roster.columns.province)),
        ("language", td_string!(t, dashboard.roster.columns.language)),
        ("specialty", td_string!(t, dashboard.roster.columns.specialty)),
    ];
    let columns = columns
        .into_iter()
        .map(|(name, text)| view! { <div><dt><code>{name}</code></dt><dd>{text}</dd></div> })
        .collect_view();
    view! {
        <section class="section prose" aria-labelledby="upload-title">
            <h2 id="upload-title">{td_string!(t, dashboard.roster.upload.title)}</h2>
            <p>{td_string!(t, dashboard.roster.upload.intro)}</p>
            <form
                class="form"
                method="post"
                action=Route::RosterUpload.path(language)
                enctype="multipart/form-data"
            >
                <div class="field">
                    <label for="file">{td_string!(t, dashboard.roster.upload.file)}</label>
                    <p class="hint" id="file-hint">{td_string!(t, dashboard.roster.upload.hint)}</p>
                    {error.map(|error| view! { <crate::ui::FieldErrorText language name="file" error/> })}
                    <input
                        class="input"
                        type="file"
                        id="file"
                        name="file"
                        accept=".csv,text/csv"
                        aria-describedby=described_by
                        aria-invalid=is_wrong
                    />
                </div>
                <div class="form-end">
                    <button class="btn" type="submit">{td_string!(t, dashboard.roster.upload.submit)}</button>
                </div>
            </form>
            <details class="more">
                <summary>{td_string!(t, dashboard.roster.columns.title)}</summary>
                <p>{td_string!(t, dashboard.roster.columns.intro)}</p>
                <dl class="fact-list">{columns}</dl>
                <p>
                    <a href=Route::RosterExample.path(language) download>
                        {td_string!(t, dashboard.roster.columns.example)}
                    </a>
                </p>
            </details>
        </section>
    }
    .markup()
}

#[component]
fn LastImports(context: Context, imports: Vec<Import>) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    if imports.is_empty() {
        return view! {
            <section class="section prose">
                <h2>{td_string!(t, dashboard.roster.imports.title)}</h2>
                <p>{td_string!(t, dashboard.roster.imports.none)}</p>
            </section>
        }
        .markup();
    }
    let rows = imports
        .into_iter()
        .map(|import| {
            let state = import.state_at(context.now);
            let class = match state {
                ImportState::Failed => "tag tag-bad",
                ImportState::Running => "tag tag-busy",
                _ => "tag",
            };
            let by = import.by.clone();
            let by = by.unwrap_or_else(|| td_string!(t, dashboard.roster.imports.nobody).to_owned());
            let path = Route::RosterImport.path_with(language, &import.id.to_string());
            view! {
                <li>
                    <p>
                        <a href=path><strong>{minute(language, import.started)}</strong></a>
                        " "
                        <span class=class>{state_name(language, state)}</span>
                    </p>
                    <p class="small">{by}</p>
                    <p class="small muted">{told(&context, &import)}</p>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="section" aria-labelledby="imports-title">
            <h2 id="imports-title">{td_string!(t, dashboard.roster.imports.title)}</h2>
            <ul class="rows">{rows}</ul>
        </section>
    }
    .markup()
}

/// What an import does, in a line.
fn told(context: &Context, import: &Import) -> String {
    let language = context.language;
    let t = locale(language);
    let say = |value: u32| number(language, value.into());
    let tally = import.tally;
    td_string!(
        t,
        dashboard.roster.imports.tally,
        joins = say(tally.joins),
        changes = say(tally.changes),
        leaves = say(tally.leaves),
        unchanged = say(tally.unchanged),
        errors = say(tally.errors)
    )
}

/// A roster of which most have accounts.
const fn sample_counts() -> RosterCounts {
    RosterCounts { members: 73_412, with_account: 61_004, invited: 9_001, invited_long_ago: 1_200, left: 88 }
}

/// An import in a state.
fn sample_import(state: ImportState) -> Import {
    Import {
        id: Uuid::from_u128(90 + state as u128),
        by: (state != ImportState::Failed).then(|| "Ève O’Neill".into()),
        started: NOW,
        updated: NOW,
        state,
        tally: Tally { joins: 1_204, changes: 88, leaves: 3, unchanged: 72_120, errors: 2 },
        made: if state == ImportState::Done { 1_295 } else { 512 },
    }
}

/// A line that is left out.
fn mistake(line: u64, error: RowError, found: &str) -> Mistake {
    Mistake { line, error, found: found.into() }
}
