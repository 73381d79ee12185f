//! Writing a document: both languages, and how they will look.

use domain::Language;
use domain::help::Subject;
use leptos::prelude::*;
use services::dashboard::DraftFields;
use services::help::titled;
use services::placeholders;
use store::document::{Bilingual, DocumentKind, Draft};

use super::{document_name, sample_draft};
use crate::dashboard::frame::Frame;
use crate::dashboard::sample::{HOSTILE, both, editor, long_word};
use crate::i18n::{language_name, locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::prose::Prose;
use crate::routes::Route;
use crate::ui::{ErrorSummary, IntoMarkup, Markup, PageHead, Success, Textarea};

/// A draft.
#[expect(clippy::struct_excessive_bools, reason = "each says something of its own")]
#[derive(Clone, Debug)]
pub struct DraftPage {
    /// Of which document.
    pub kind: DocumentKind,
    /// What it says, as typed.
    pub fields: DraftFields,
    /// Whether it is kept already.
    pub is_kept: bool,
    /// Whether it was just saved.
    pub is_saved: bool,
    /// Whether somebody else saved, published or discarded it meanwhile; their text then, if there is one.
    pub conflict: Option<Bilingual>,
    /// Whether it is too long, or holds what no text holds.
    pub is_unfit: bool,
    /// Whether to show how it will look.
    pub has_preview: bool,
}

/// A document in both languages, as its readers will see it.
#[component]
pub(super) fn Preview(
    context: Context,
    kind: DocumentKind,
    text: Bilingual,
    /// Whether no heading stands above it but the page's own.
    #[prop(optional)]
    is_alone: bool,
) -> impl IntoView {
    let reader = context.language.code();
    let columns = Language::ALL
        .map(|language| {
            let filled = placeholders::fill(&context.site, language, text.in_language(language));
            let name = language_name(context.language, language);
            let heading = if is_alone {
                view! { <h2 class="column-title" lang=reader>{name}</h2> }.markup()
            } else {
                view! { <h3 class="column-title" lang=reader>{name}</h3> }.markup()
            };
            let (title, text) = match titled(&filled).filter(|_| matches!(kind, DocumentKind::Help(_))) {
                Some((title, text)) => (Some(title.to_owned()), text.to_owned()),
                None => (None, filled),
            };
            let title = title.map(|title| view! { <p class="preview-title">{title}</p> });
            view! {
                <div class="column" lang=language.code()>
                    {heading}
                    <div class="prose preview">{title}<Prose text is_nested=true/></div>
                </div>
            }
        })
        .collect_view();
    view! { <div class="columns">{columns}</div> }.markup()
}

impl PageView for DraftPage {
    fn title(&self, language: Language) -> String {
        document_name(language, self.kind)
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let DraftPage { kind, fields, is_kept, is_saved, conflict, is_unfit, has_preview } = self;
        let text = services::dashboard::text(&fields);
        let saved = is_saved.then(|| {
            view! {
                <Success title=td_string!(t, common.notices.success) text=td_string!(t, dashboard.editor.saved)/>
            }
        });
        let has_conflict = conflict.is_some();
        let summary = if has_conflict {
            Some(td_string!(t, dashboard.editor.conflict))
        } else if is_unfit {
            Some(td_string!(t, dashboard.editor.unfit))
        } else {
            None
        };
        let summary = summary.map(|title| view! { <ErrorSummary title/> });
        let theirs = conflict.filter(|theirs| *theirs != Bilingual::default()).map(|theirs| {
            view! {
                <section class="section" aria-labelledby="theirs-title">
                    <h2 id="theirs-title" class="section-title">{td_string!(t, dashboard.editor.theirs)}</h2>
                    <Preview context=context.clone() kind text=theirs/>
                </section>
            }
        });
        let preview = has_preview.then(|| {
            view! {
                <section class="section" id="preview" aria-labelledby="preview-title">
                    <h2 id="preview-title" class="section-title">{td_string!(t, dashboard.editor.preview)}</h2>
                    <Preview context=context.clone() kind text/>
                </section>
            }
        });
        // A button, not a link: what was typed is saved on the way.
        let publish = (is_kept && !has_conflict).then(|| {
            view! {
                <button class="btn btn-quiet" type="submit" name="action" value="publish">
                    {td_string!(t, dashboard.documents.to_publish)}
                </button>
            }
        });
        let discard = is_kept.then(|| {
            view! {
                <button class="btn btn-quiet" type="submit" name="action" value="discard">
                    {td_string!(t, dashboard.editor.discard)}
                </button>
            }
        });
        view! {
            <Frame context=context.clone()>
                {saved}
                {summary}
                <PageHead
                    title=document_name(language, kind)
                    lead=td_string!(t, dashboard.editor.intro)
                />
                {theirs}
                {preview}
                <form
                    class="form"
                    method="post"
                    action=Route::DocumentDraft.path_with(language, kind.code())
                >
                    <input type="hidden" name="revision" value=fields.revision.to_string()/>
                    <div class="columns">
                        <div class="column field">
                            <label for="en">{language_name(language, Language::En)}</label>
                            <Source language=Language::En text=fields.en/>
                        </div>
                        <div class="column field">
                            <label for="fr">{language_name(language, Language::Fr)}</label>
                            <Source language=Language::Fr text=fields.fr/>
                        </div>
                    </div>
                    <div class="form-end btn-row">
                        <button class="btn" type="submit" name="action" value="save">
                            {td_string!(t, dashboard.editor.save)}
                        </button>
                        <button class="btn btn-quiet" type="submit" name="action" value="preview">
                            {td_string!(t, dashboard.editor.show)}
                        </button>
                        {discard}
                        {publish}
                    </div>
                </form>
                <Help context kind/>
            </Frame>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let Draft { revision, text: Bilingual { en, fr }, .. } = sample_draft();
        let page = Self {
            kind: DocumentKind::Terms,
            fields: DraftFields { en, fr, revision, ..DraftFields::default() },
            is_kept: true,
            is_saved: false,
            conflict: None,
            is_unfit: false,
            has_preview: true,
        };
        let new = Self { is_kept: false, has_preview: false, ..page.clone() };
        let article = DraftFields {
            en: "# Title\n\nText.".into(),
            fr: "# Titre\n\nTexte.".into(),
            ..page.fields.clone()
        };
        let typed = DraftFields { en: HOSTILE.into(), fr: long_word(), ..page.fields.clone() };
        let typed = Self { fields: typed, ..page.clone() };
        [
            ("kept", Self { kind: DocumentKind::Privacy, ..page.clone() }),
            ("new", new.clone()),
            ("saved", Self { is_saved: true, ..page }),
            ("changed-by-another", Self { conflict: Some(both("Theirs.", "Le leur.")), ..typed.clone() }),
            (
                "gone-meanwhile",
                Self { conflict: Some(Bilingual::default()), is_kept: false, ..typed.clone() },
            ),
            ("unfit", Self { is_unfit: true, ..typed }),
            (
                "article",
                Self { kind: DocumentKind::Help(Subject::Login), fields: article, has_preview: true, ..new },
            ),
        ]
        .map(|(state, page)| Sample::of(editor(), state, Route::DocumentDraft, page))
        .to_vec()
    }
}

#[component]
fn Source(language: Language, text: String) -> impl IntoView {
    view! {
        <div lang=language.code()>
            <Textarea id=language.code().to_owned() text rows=24 name=language.code()/>
        </div>
    }
    .markup()
}

/// How to write, beside the place where it is written.
#[component]
fn Help(context: Context, kind: DocumentKind) -> impl IntoView {
    let t = locale(context.language);
    let title = matches!(kind, DocumentKind::Help(_))
        .then(|| ("# …", td_string!(t, dashboard.editor.help.article_title)));
    let marks = [
        ("## …", td_string!(t, dashboard.editor.help.heading)),
        ("### …", td_string!(t, dashboard.editor.help.subheading)),
        ("- …", td_string!(t, dashboard.editor.help.list)),
        ("**…**", td_string!(t, dashboard.editor.help.strong)),
        ("[…](https://…)", td_string!(t, dashboard.editor.help.link)),
    ];
    let marks = title
        .into_iter()
        .chain(marks)
        .map(|(mark, text)| view! { <div><dt><code>{mark}</code></dt><dd>{text}</dd></div> })
        .collect_view();
    let values = placeholders::placeholders()
        .map(|placeholder| {
            let value = placeholders::fill(&context.site, context.language, &placeholder);
            view! { <div><dt><code>{placeholder}</code></dt><dd>{value}</dd></div> }
        })
        .collect_view();
    let note = match kind {
        DocumentKind::Terms => td_string!(t, dashboard.editor.help.terms),
        DocumentKind::Privacy => td_string!(t, dashboard.editor.help.privacy),
        DocumentKind::Help(_) => td_string!(t, dashboard.editor.help.article),
    };
    view! {
        <section class="section prose" aria-labelledby="help-title">
            <h2 id="help-title">{td_string!(t, dashboard.editor.help.title)}</h2>
            <p>{note}</p>
            <dl class="fact-list">{marks}</dl>
            <h3>{td_string!(t, dashboard.editor.help.placeholders)}</h3>
            <p>{td_string!(t, dashboard.editor.help.placeholders_intro)}</p>
            <dl class="fact-list">{values}</dl>
        </section>
    }
    .markup()
}
