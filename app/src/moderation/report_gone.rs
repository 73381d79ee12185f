//! What somebody typed to report, where members no longer see what they reported.

use domain::Language;
use leptos::prelude::*;

use super::sample::HOSTILE;
use crate::campaign::islands::CopyButton;
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::sample::member;
use crate::ui::{IntoMarkup, Markup, PageHead, Textarea};

/// What was typed; nothing, where nothing was.
#[derive(Clone, Debug)]
pub struct ReportGonePage {
    /// As typed.
    pub text: String,
}

impl PageView for ReportGonePage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), moderation.report.gone_title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let typed = (!self.text.trim().is_empty()).then(|| {
            view! {
                <div class="field">
                    <label for="text">{td_string!(t, moderation.report.gone_text)}</label>
                    <Textarea id="text".to_owned() text=self.text rows=4/>
                    <CopyButton
                        from="text".to_owned()
                        label=td_string!(t, community.draft.copy).to_owned()
                        copied=td_string!(t, community.draft.copied).to_owned()
                        failed=td_string!(t, community.draft.copy_failed).to_owned()
                    />
                </div>
            }
            .markup()
        });
        view! {
            <div class="wrap page">
                <PageHead
                    title=td_string!(t, moderation.report.gone_title)
                    lead=td_string!(t, moderation.report.gone_lead)
                />
                {typed}
                <p><a href=Route::Community.path(language)>{td_string!(t, moderation.report.gone_back)}</a></p>
            </div>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        [("nothing-typed", String::new()), ("typed", HOSTILE.into())]
            .map(|(state, text)| Sample::of(member(), state, Route::Report, Self { text }))
            .to_vec()
    }
}
