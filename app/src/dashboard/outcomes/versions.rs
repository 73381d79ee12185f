//! The saves of an outcome: a list, and one beside the save before it.

use domain::Language;
use domain::community::{OutcomeContent, OutcomeText};
use leptos::prelude::*;
use store::community::outcome::OutcomeVersion;
use store::document::Bilingual;

use crate::dashboard::difference::Difference;
use crate::dashboard::frame::Frame;
use crate::dashboard::sample::{HOSTILE, editor};
use crate::i18n::{locale, minute, td_string};
use crate::page::{Context, PageView, Sample};
use crate::routes::Route;
use crate::sample::NOW;
use crate::ui::{IntoMarkup, Markup, PageHead};

/// A save of an outcome.
#[derive(Clone, Debug)]
pub struct OutcomeVersionPage {
    /// Of which topic.
    pub topic: i64,
    /// The save.
    pub version: OutcomeVersion,
    /// The one before it; there is none before the first.
    pub before: Option<OutcomeVersion>,
}

fn told(language: Language, version: &OutcomeVersion) -> String {
    let t = locale(language);
    let by = version.by.clone().unwrap_or_else(|| td_string!(t, topics.somebody).to_owned());
    td_string!(t, topics.version, number = version.version, by, at = minute(language, version.at))
}

fn path(language: Language, topic: i64, version: u32) -> String {
    format!("{}?version={version}", Route::OutcomeVersion.path_with(language, &topic.to_string()))
}

/// Every save, the newest first.
#[component]
pub(super) fn Versions(context: Context, topic: i64, versions: Vec<OutcomeVersion>) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let rows = versions
        .iter()
        .map(|version| {
            let href = path(language, topic, version.version);
            let published = version
                .published
                .map(|_| view! { " " <span class="tag">{td_string!(t, outcomes.published)}</span> });
            view! { <li><a href=href>{told(language, version)}</a> {published}</li> }
        })
        .collect_view();
    view! {
        <section class="section" aria-labelledby="versions-title">
            <h2 class="section-title" id="versions-title">{td_string!(t, topics.versions)}</h2>
            <ul class="rows rows-tight">{rows}</ul>
        </section>
    }
    .markup()
}

impl PageView for OutcomeVersionPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), outcomes.changes).to_owned()
    }

    fn in_other_language(&self, _path: String, other: Language) -> String {
        path(other, self.topic, self.version.version)
    }

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let OutcomeVersionPage { topic, version, before } = self;
        let earlier = before.map(|before| before.content).unwrap_or_default();
        let heard = [&earlier, &version.content]
            .map(|content| Bilingual { en: content.en.heard.clone(), fr: content.fr.heard.clone() });
        let next = [&earlier, &version.content]
            .map(|content| Bilingual { en: content.en.next.clone(), fr: content.fr.next.clone() });
        let parts = [(td_string!(t, outcomes.heard), heard), (td_string!(t, outcomes.next), next)]
            .map(|(title, [old, new])| {
                view! { <h2 class="section-title">{title}</h2> <Difference context=context.clone() old new/> }
            })
            .collect_view();
        view! {
            <Frame context=context.clone()>
                <PageHead title=td_string!(t, outcomes.changes) lead=told(language, &version)/>
                {parts}
                <p>
                    <a href=Route::OutcomeEditor.path_with(language, &topic.to_string())>
                        {td_string!(t, outcomes.back)}
                    </a>
                </p>
            </Frame>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let mut versions = sample_versions().into_iter();
        let (version, before) = (versions.next(), versions.next());
        let first = before.clone().map(|version| ("first", Self { topic: 12, version, before: None }));
        let changed = version.map(|version| ("changed", Self { topic: 12, version, before }));
        [changed, first]
            .into_iter()
            .flatten()
            .map(|(state, page)| Sample::of(editor(), state, Route::OutcomeVersion, page))
            .collect()
    }
}

/// The saves of an outcome, the newest first; one of its languages was left behind.
pub(super) fn sample_versions() -> Vec<OutcomeVersion> {
    let text = |heard: &str, next: &str| OutcomeText { heard: heard.into(), next: next.into() };
    let first = OutcomeContent {
        en: text("You are tired of **waiting**.", HOSTILE),
        fr: text("Vous en avez assez d’**attendre**.", HOSTILE),
        out_of_date: None,
    };
    let en = text("You are tired of **waiting**.", "We ask each province for a date.");
    let second = OutcomeContent { en, out_of_date: Some(Language::Fr), ..first.clone() };
    let version = |version, by: Option<&str>, content| OutcomeVersion {
        version,
        at: NOW,
        by: by.map(Into::into),
        published: (version == 1).then_some(NOW),
        content,
    };
    vec![version(2, None, second), version(1, Some("Ève"), first)]
}
