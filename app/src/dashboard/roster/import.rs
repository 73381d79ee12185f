//! How far an import is, or how it ended.

use domain::Language;
use leptos::prelude::*;
use store::roster::{Import, ImportState};

use super::told;
use crate::dashboard::frame::Frame;
use crate::i18n::{locale, minute, number, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::{IntoMarkup, PageHead};

/// An import that has begun.
#[derive(Clone, Debug)]
pub struct ImportPage {
    /// The import.
    pub import: Import,
}

/// What a state is called.
pub(in crate::dashboard) fn state_name(language: Language, state: ImportState) -> &'static str {
    let t = locale(language);
    match state {
        ImportState::Checked => td_string!(t, administration.import.states.checked),
        ImportState::Running => td_string!(t, administration.import.states.running),
        ImportState::Done => td_string!(t, administration.import.states.done),
        ImportState::Failed => td_string!(t, administration.import.states.failed),
    }
}

/// The page; the answer's `Refresh` header opens it again while the import runs, and takes no focus until it is over.
#[component]
pub(in crate::dashboard) fn ImportProgress(context: Context, page: ImportPage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let import = page.import;
    let state = import.state_at(context.now);
    let all = import.tally.all();
    let made = td_string!(
        t,
        administration.import.made,
        made = number(language, import.made.into()),
        all = number(language, all.into())
    );
    let (class, text) = match state {
        ImportState::Running | ImportState::Checked => {
            ("notice", td_string!(t, administration.import.running))
        }
        ImportState::Done => ("notice notice-success", td_string!(t, administration.import.done)),
        ImportState::Failed => ("notice notice-error", td_string!(t, administration.import.failed)),
    };
    let is_over = matches!(state, ImportState::Done | ImportState::Failed);
    let here = Route::RosterImport.path_with(language, &import.id.to_string());
    let again = (state == ImportState::Running).then(|| {
        view! { <p><a href=here>{td_string!(t, administration.import.refresh)}</a></p> }
    });
    let lead = minute(language, import.started);
    let summary = told(&context, &import);
    view! {
        <Frame context>
            <PageHead title=td_string!(t, administration.import.title) lead/>
            <div class=class role="status" tabindex="-1" autofocus=is_over>
                <p class="notice-title">{state_name(language, state)}</p>
                <p>{text}</p>
                <progress
                    class="progress"
                    max=all.max(1).to_string()
                    value=if all == 0 { "1".to_owned() } else { import.made.to_string() }
                    aria-label=td_string!(t, administration.import.progress)
                ></progress>
                <p class="nums">{made}</p>
            </div>
            {again}
            <section class="section prose">
                <p>{summary}</p>
                <p>
                    <a class="btn btn-quiet" href=Route::Roster.path(language)>
                        {td_string!(t, administration.import.back)}
                    </a>
                </p>
            </section>
        </Frame>
    }
    .markup()
}
