//! Within how many hours cases are to be decided: the form of administrators.

use domain::Language;
use domain::moderation::TimeTargets;
use leptos::prelude::*;
use services::moderation::{TimeTargetErrors, TimeTargetFields};

use super::sample::{HOSTILE, administrator, long_word};
use crate::dashboard::Frame;
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::ui::{ErrorSummary, IntoMarkup, Markup, PageHead, Success, TextField};

/// The targets, as they are or as they were typed.
#[derive(Clone, Debug, Default)]
pub struct TimeTargetsPage {
    /// As typed; otherwise those in force.
    pub fields: TimeTargetFields,
    /// What is wrong with them.
    pub errors: TimeTargetErrors,
    /// Whether they were saved just before.
    pub is_saved: bool,
}

impl TimeTargetsPage {
    /// Whether they were refused.
    pub fn is_refused(&self) -> bool {
        self.errors != TimeTargetErrors::default()
    }
}

impl PageView for TimeTargetsPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), insight.targets.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let errors = self.errors;
        let wrong = move |is_wrong: bool| is_wrong.then(|| td_string!(t, insight.targets.wrong).to_owned());
        let items = [("grave", errors.grave), ("ordinary", errors.ordinary), ("appeal", errors.appeal)];
        let names = [
            td_string!(t, insight.targets.grave),
            td_string!(t, insight.targets.ordinary),
            td_string!(t, insight.targets.appeal),
        ];
        let items: Vec<(&'static str, String)> = items
            .into_iter()
            .zip(names)
            .filter_map(|((field, is_wrong), name)| Some((field, format!("{name}. {}", wrong(is_wrong)?))))
            .collect();
        let summary = self
            .is_refused()
            .then(|| view! { <ErrorSummary title=td_string!(t, insight.targets.unfit) items/> });
        let saved = self.is_saved.then(|| {
        view! { <Success title=td_string!(t, common.notices.success) text=td_string!(t, insight.targets.saved)/> }
    });
        view! {
        <Frame context>
            {summary}
            {saved}
            <PageHead title=td_string!(t, insight.targets.title) lead=td_string!(t, insight.targets.lead)/>
            <form class="form" method="post" action=Route::ModerationTargets.path(language) novalidate>
                <p class="small muted" id="hours-hint">{td_string!(t, insight.targets.hours)}</p>
                <Hours
                    language
                    name="grave"
                    label=td_string!(t, insight.targets.grave)
                    hint=Some(td_string!(t, insight.targets.grave_hint))
                    value=self.fields.grave
                    error=wrong(errors.grave)
                />
                <Hours
                    language
                    name="ordinary"
                    label=td_string!(t, insight.targets.ordinary)
                    value=self.fields.ordinary
                    error=wrong(errors.ordinary)
                />
                <Hours
                    language
                    name="appeal"
                    label=td_string!(t, insight.targets.appeal)
                    value=self.fields.appeal
                    error=wrong(errors.appeal)
                />
                <p><button class="btn" type="submit">{td_string!(t, insight.targets.save)}</button></p>
            </form>
        </Frame>
    }
    .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let set = Self { fields: TimeTargets::default().into(), ..Self::default() };
        let fields = TimeTargetFields { grave: "0".into(), ordinary: HOSTILE.into(), appeal: long_word() };
        let errors = TimeTargetErrors { grave: true, ordinary: true, appeal: true };
        let one = TimeTargetErrors { appeal: true, ..TimeTargetErrors::default() };
        [
            ("set", set.clone()),
            ("saved", Self { is_saved: true, ..set.clone() }),
            ("wrong", Self { fields, errors, is_saved: false }),
            ("one-wrong", Self { errors: one, ..set }),
        ]
        .map(|(state, page)| Sample::of(administrator(), state, Route::ModerationTargets, page))
        .to_vec()
    }
}

#[component]
fn Hours(
    language: Language,
    name: &'static str,
    label: &'static str,
    #[prop(default = None)] hint: Option<&'static str>,
    value: String,
    error: Option<String>,
) -> impl IntoView {
    view! {
        <TextField
            language
            name
            label
            hint
            value
            error
            autocomplete="off"
            inputmode="numeric"
            also_described_by="hours-hint"
        />
    }
    .markup()
}
