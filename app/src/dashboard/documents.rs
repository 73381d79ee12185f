//! The association's own documents: versions, drafts, publishing.

mod compare;
mod editor;
mod publish;

use domain::Language;
use leptos::prelude::*;
use store::document::{DocumentKind, DocumentVersion, Draft};
use uuid::Uuid;

use super::frame::Frame;
use super::sample::{HOSTILE, both, editor};
use crate::i18n::{date, locale, minute, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::sample::NOW;
use crate::ui::{IntoMarkup, Markup, PageHead, Success};

pub use compare::VersionPage;
pub use editor::DraftPage;
pub use publish::PublishPage;

/// The documents.
#[derive(Clone, Debug)]
pub struct DocumentsPage;

/// A document: what is in force, its draft, its versions.
#[derive(Clone, Debug)]
pub struct DocumentPage {
    /// Which.
    pub kind: DocumentKind,
    /// Its versions, the newest first.
    pub versions: Vec<DocumentVersion>,
    /// The draft of the next.
    pub draft: Option<Draft>,
    /// The version that was just published.
    pub published: Option<u32>,
}

/// What a document is called.
pub(super) fn document_name(language: Language, kind: DocumentKind) -> &'static str {
    let t = locale(language);
    match kind {
        DocumentKind::Terms => td_string!(t, account.terms.title),
        DocumentKind::Privacy => td_string!(t, privacy.title),
    }
}

impl PageView for DocumentsPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), dashboard.documents.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let rows = DocumentKind::ALL
            .map(|kind| {
                let text = match kind {
                    DocumentKind::Terms => td_string!(t, dashboard.documents.terms),
                    DocumentKind::Privacy => td_string!(t, dashboard.documents.privacy),
                };
                let path = Route::Document.path_with(language, kind.code());
                view! {
                    <li>
                        <p><a href=path><strong>{document_name(language, kind)}</strong></a></p>
                        <p class="small muted">{text}</p>
                    </li>
                }
            })
            .collect_view();
        view! {
            <Frame context>
                <PageHead
                    title=td_string!(t, dashboard.documents.title)
                    lead=td_string!(t, dashboard.documents.intro)
                />
                <ul class="rows">{rows}</ul>
            </Frame>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        vec![Sample::of(editor(), "", Route::Documents, Self)]
    }
}

impl PageView for DocumentPage {
    fn title(&self, language: Language) -> String {
        document_name(language, self.kind).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let DocumentPage { kind, versions, draft, published } = self;
        let done = published.map(|_| {
            view! {
                <Success title=td_string!(t, common.notices.success) text=td_string!(t, dashboard.documents.published)/>
            }
        });
        let lead = match versions.first() {
            Some(version) => td_string!(
                t,
                account.terms.version,
                version = version.version,
                date = date(language, version.published)
            ),
            None => td_string!(t, dashboard.documents.shipped).to_owned(),
        };
        let edit = Route::DocumentDraft.path_with(language, kind.code());
        let publish = Route::DocumentPublish.path_with(language, kind.code());
        let next = match draft {
            Some(draft) => {
                let by = by(language, draft.by);
                let at = minute(language, draft.saved);
                view! {
                    <p>{td_string!(t, dashboard.documents.draft_saved, by, date = at)}</p>
                    <p class="btn-row">
                        <a class="btn" href=edit>{td_string!(t, dashboard.documents.edit)}</a>
                        <a class="btn btn-quiet" href=publish>{td_string!(t, dashboard.documents.to_publish)}</a>
                    </p>
                }
                .markup()
            }
            None => view! {
                <p>{td_string!(t, dashboard.documents.no_draft)}</p>
                <p><a class="btn" href=edit>{td_string!(t, dashboard.documents.begin)}</a></p>
            }
            .markup(),
        };
        view! {
            <Frame context=context.clone()>
                {done}
                <PageHead title=document_name(language, kind) lead/>
                <section class="section prose" aria-labelledby="next-title">
                    <h2 id="next-title">{td_string!(t, dashboard.documents.next)}</h2>
                    {next}
                </section>
                <Versions context kind versions/>
            </Frame>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let of =
            |kind| Self { kind, versions: sample_versions(), draft: Some(sample_draft()), published: None };
        let (terms, privacy) = (of(DocumentKind::Terms), of(DocumentKind::Privacy));
        let unknown = Draft { by: None, ..sample_draft() };
        [
            ("filled", terms.clone()),
            ("shipped", Self { versions: Vec::new(), draft: None, ..privacy.clone() }),
            ("a-draft-of-somebody-gone", Self { draft: Some(unknown), ..privacy }),
            ("published", Self { draft: None, published: Some(3), ..terms }),
        ]
        .map(|(state, page)| Sample::of(editor(), state, Route::Document, page))
        .to_vec()
    }
}

/// Who did it, as far as they are still known.
fn by(language: Language, by: Option<String>) -> String {
    by.unwrap_or_else(|| td_string!(locale(language), dashboard.documents.nobody).to_owned())
}

/// The address of a version.
fn version_path(language: Language, kind: DocumentKind, version: u32, compared: Option<u32>) -> String {
    let path = Route::DocumentVersion.path_with(language, kind.code());
    match compared {
        Some(other) => format!("{path}?version={version}&compared={other}"),
        None => format!("{path}?version={version}"),
    }
}

#[component]
fn Versions(context: Context, kind: DocumentKind, versions: Vec<DocumentVersion>) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let rows = versions
        .iter()
        .map(|version| {
            let number = version.version;
            let name = td_string!(t, dashboard.documents.version, version = number);
            let on = date(language, version.published);
            let told = if let Some(by) = version.by.as_deref() {
                td_string!(t, dashboard.documents.published_by, by, date = on)
            } else {
                td_string!(t, dashboard.documents.published_on, date = on)
            };
            let compare = (number > 1).then(|| {
                let text = td_string!(t, dashboard.documents.compare, version = number - 1);
                view! { <p><a href=version_path(language, kind, number, Some(number - 1))>{text}</a></p> }
            });
            view! {
                <li>
                    <p><a href=version_path(language, kind, number, None)><strong>{name}</strong></a></p>
                    <p class="small muted">{told}</p>
                    {compare}
                </li>
            }
        })
        .collect_view();
    (!versions.is_empty())
        .then(|| {
            view! {
                <section class="section" aria-labelledby="versions-title">
                    <h2 id="versions-title" class="section-title">
                        {td_string!(t, dashboard.documents.versions)}
                    </h2>
                    <ul class="rows">{rows}</ul>
                </section>
            }
        })
        .markup()
}

/// Versions of a document, the newest first.
fn sample_versions() -> Vec<DocumentVersion> {
    let texts = [
        both(
            "## Rules\n\nBe kind.\n\nName no patient.",
            "## Règles\n\nSoyez aimable.\n\nNe nommez personne.",
        ),
        both("## Rules\n\nBe kind.", "## Règles\n\nSoyez aimable."),
        both(HOSTILE, HOSTILE),
    ];
    let version = |((version, by), text)| DocumentVersion {
        version,
        published: NOW,
        by: Option::<&str>::map(by, Into::into),
        text,
    };
    [(3, Some("Ève")), (2, Some(HOSTILE)), (1, None)].into_iter().zip(texts).map(version).collect()
}

/// The draft of the next.
fn sample_draft() -> Draft {
    let text = both(
        "## Rules\n\nBe kind, {{ association }} asks.\n\n- **One**\n- [Two](https://example.org)",
        "## Règles\n\nSoyez aimable, demande {{ association }}.",
    );
    Draft { revision: 4, saved: NOW, by: Some("Ann O’Neill".into()), saver: Uuid::from_u128(2), text }
}
