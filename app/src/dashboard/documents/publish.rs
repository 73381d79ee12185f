//! Publishing a document: asked once more.

use domain::Language;
use domain::help::Subject;
use leptos::prelude::*;
use services::dashboard::{NotPublished, PublishFields, lags, obstacle};
use store::document::{Bilingual, DocumentKind, Draft};

use super::editor::Preview;
use super::{document_name, sample_draft, sample_versions};
use crate::dashboard::difference::Difference;
use crate::dashboard::frame::Frame;
use crate::dashboard::sample::{both, editor};
use crate::i18n::{language_in_sentence, locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::ui::{Choice, ErrorSummary, IntoMarkup, Markup, PageHead};

/// Publish it?
#[derive(Clone, Debug)]
pub struct PublishPage {
    /// Which document.
    pub kind: DocumentKind,
    /// The draft.
    pub draft: Draft,
    /// The text in force, published or shipped.
    pub current: Option<Bilingual>,
    /// Why it cannot be published yet.
    pub obstacle: Option<NotPublished>,
    /// What was chosen.
    pub fields: PublishFields,
}

impl PublishPage {
    /// Asks whether to publish a draft; `refused` says why it just was not, `is_own` whether it is another's to publish.
    pub fn new(
        kind: DocumentKind,
        (draft, is_own): (Draft, bool),
        current: Option<Bilingual>,
        (refused, fields): (Option<NotPublished>, PublishFields),
    ) -> Self {
        let own = is_own.then_some(NotPublished::Own);
        let obstacle = refused.or_else(|| obstacle(kind, &draft.text)).or(own);
        Self { kind, draft, current, obstacle, fields }
    }
}

impl PageView for PublishPage {
    fn title(&self, language: Language) -> String {
        document_name(language, self.kind)
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let PublishPage { kind, draft, current, obstacle, fields } = self;
        let message = obstacle.map(|obstacle| match obstacle {
            NotPublished::Changed => td_string!(t, dashboard.publish.changed).to_owned(),
            NotPublished::Missing(missing) => {
                td_string!(t, dashboard.publish.missing, name = language_in_sentence(language, missing))
            }
            NotPublished::Placeholder(wrong) => {
                td_string!(t, dashboard.publish.placeholder, name = language_in_sentence(language, wrong))
            }
            NotPublished::Lags(lagging) => {
                td_string!(t, dashboard.publish.lags, language = language_in_sentence(language, lagging))
            }
            NotPublished::Untitled(untitled) => {
                td_string!(t, dashboard.publish.untitled, name = language_in_sentence(language, untitled))
            }
            NotPublished::Own => td_string!(t, dashboard.publish.own).to_owned(),
        });
        let summary = message.map(|title| view! { <ErrorSummary title/> });
        let can = matches!(obstacle, None | Some(NotPublished::Changed | NotPublished::Lags(_)));
        let what = match kind {
            DocumentKind::Terms => td_string!(t, dashboard.publish.terms),
            DocumentKind::Privacy => td_string!(t, dashboard.publish.privacy),
            DocumentKind::Help(_) => td_string!(t, dashboard.publish.article),
        };
        let code = kind.code();
        let confirm = current.as_ref().and_then(|current| lags(current, &draft.text)).map(|lagging| {
            let checked = !fields.confirm.is_empty();
            view! {
                <Choice kind="checkbox" name="confirm" id="confirm".to_owned() value="on" checked>
                    <span class="choice-text">
                        {td_string!(t, topics.confirm, language = language_in_sentence(language, lagging))}
                    </span>
                </Choice>
            }
        });
        let corrects = (kind == DocumentKind::Terms && current.is_some()).then(|| {
            let checked = !fields.corrects.is_empty();
            view! {
                <Choice kind="checkbox" name="corrects" id="corrects".to_owned() value="on" checked>
                    <span class="choice-text">{td_string!(t, dashboard.publish.corrects)}</span>
                </Choice>
            }
        });
        let form = can.then(|| {
            view! {
                <form class="form" method="post" action=Route::DocumentPublish.path_with(language, code)>
                    <input type="hidden" name="revision" value=draft.revision.to_string()/>
                    {confirm} {corrects}
                    <div class="form-end">
                        <button class="btn" type="submit">{td_string!(t, dashboard.publish.submit)}</button>
                    </div>
                </form>
            }
        });
        let difference = current.map(|current| {
            view! {
                <section class="section" aria-labelledby="difference-title">
                    <h2 id="difference-title" class="section-title">
                        {td_string!(t, dashboard.publish.difference)}
                    </h2>
                    <Difference context=context.clone() old=current new=draft.text.clone()/>
                </section>
            }
        });
        view! {
            <Frame context=context.clone()>
                {summary}
                <PageHead title=document_name(language, kind) lead=td_string!(t, dashboard.publish.intro)/>
                <div class="notice notice-warning"><p>{what}</p></div>
                {difference}
                <section class="section" aria-labelledby="preview-title">
                    <h2 id="preview-title" class="section-title">{td_string!(t, dashboard.editor.preview)}</h2>
                    <Preview context=context.clone() kind text=draft.text.clone()/>
                </section>
                <section class="section prose">
                    {form}
                    <p>
                        <a href=Route::DocumentDraft.path_with(language, code)>
                            {td_string!(t, dashboard.publish.back)}
                        </a>
                    </p>
                </section>
            </Frame>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let page = Self {
            kind: DocumentKind::Terms,
            draft: sample_draft(),
            current: sample_versions().into_iter().next().map(|version| version.text),
            obstacle: None,
            fields: PublishFields::default(),
        };
        let on = PublishFields { confirm: "on".into(), corrects: "on".into(), ..PublishFields::default() };
        let lagging = page.draft.text.fr.clone();
        let current = Some(both("Old.", &lagging));
        let obstacle = |obstacle| Self { obstacle: Some(obstacle), fields: on.clone(), ..page.clone() };
        [
            ("", page.clone()),
            ("first", Self { kind: DocumentKind::Privacy, current: None, ..page.clone() }),
            ("changed", obstacle(NotPublished::Changed)),
            ("missing", obstacle(NotPublished::Missing(Language::Fr))),
            ("placeholder", obstacle(NotPublished::Placeholder(Language::En))),
            ("lags", Self { current, ..obstacle(NotPublished::Lags(Language::Fr)) }),
            ("own", obstacle(NotPublished::Own)),
            (
                "untitled",
                Self {
                    kind: DocumentKind::Help(Subject::Login),
                    ..obstacle(NotPublished::Untitled(Language::Fr))
                },
            ),
        ]
        .map(|(state, page)| Sample::of(editor(), state, Route::DocumentPublish, page))
        .to_vec()
    }
}
