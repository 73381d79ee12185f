//! How far an import is, or how it ended.

use domain::Language;
use leptos::prelude::*;
use store::roster::{Import, ImportState, Tally};

use super::{sample_import, told};
use crate::dashboard::frame::Frame;
use crate::dashboard::sample::administrator;
use crate::i18n::{locale, minute, number, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::ui::{IntoMarkup, Markup, PageHead};

/// An import that has begun.
#[derive(Clone, Debug)]
pub struct ImportPage {
    /// The import.
    pub import: Import,
}

/// What a state is called.
pub(super) fn state_name(language: Language, state: ImportState) -> &'static str {
    let t = locale(language);
    match state {
        ImportState::Checked => td_string!(t, dashboard.import.states.checked),
        ImportState::Running => td_string!(t, dashboard.import.states.running),
        ImportState::Done => td_string!(t, dashboard.import.states.done),
        ImportState::Failed => td_string!(t, dashboard.import.states.failed),
    }
}

impl PageView for ImportPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), dashboard.import.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let import = self.import;
        let state = import.state_at(context.now);
        let all = import.tally.all();
        let made = td_string!(
            t,
            dashboard.import.made,
            made = number(language, import.made.into()),
            all = number(language, all.into())
        );
        let (class, text) = match state {
            ImportState::Running | ImportState::Checked => {
                ("notice", td_string!(t, dashboard.import.running))
            }
            ImportState::Done => ("notice notice-success", td_string!(t, dashboard.import.done)),
            ImportState::Failed => ("notice notice-error", td_string!(t, dashboard.import.failed)),
        };
        let is_over = matches!(state, ImportState::Done | ImportState::Failed);
        let here = Route::RosterImport.path_with(language, &import.id.to_string());
        let again = (state == ImportState::Running).then(|| {
            view! { <p><a href=here>{td_string!(t, dashboard.import.refresh)}</a></p> }
        });
        let lead = minute(language, import.started);
        let summary = told(&context, &import);
        view! {
            <Frame context>
                <PageHead title=td_string!(t, dashboard.import.title) lead/>
                <div class=class role="status" tabindex="-1" autofocus=is_over>
                    <p class="notice-title">{state_name(language, state)}</p>
                    <p>{text}</p>
                    <progress
                        class="progress"
                        max=all.max(1).to_string()
                        value=if all == 0 { "1".to_owned() } else { import.made.to_string() }
                        aria-label=td_string!(t, dashboard.import.progress)
                    ></progress>
                    <p class="nums">{made}</p>
                </div>
                {again}
                <section class="section prose">
                    <p>{summary}</p>
                    <p>
                        <a class="btn btn-quiet" href=Route::Roster.path(language)>
                            {td_string!(t, dashboard.import.back)}
                        </a>
                    </p>
                </section>
            </Frame>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let nothing = Import { tally: Tally::default(), made: 0, ..sample_import(ImportState::Done) };
        let states = ImportState::ALL.map(|state| (state.code(), sample_import(state)));
        states
            .into_iter()
            .chain([("nothing", nothing)])
            .map(|(state, import)| Sample::of(administrator(), state, Route::RosterImport, Self { import }))
            .collect()
    }
}
