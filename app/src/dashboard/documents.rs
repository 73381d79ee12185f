//! The association's own documents: versions, drafts, publishing.

mod compare;
mod editor;
mod publish;

use domain::Language;
use domain::help::Subject;
use leptos::prelude::*;
use store::document::{DocumentKind, DocumentVersion, Draft};
use store::help::HelpCount;
use uuid::Uuid;

use super::frame::Frame;
use super::sample::{HOSTILE, both, editor};
use crate::help::{help_name, route_of};
use crate::i18n::{date, locale, minute, number, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::sample::NOW;
use crate::ui::{IntoMarkup, Markup, PageHead, Success};

pub use compare::VersionPage;
pub use editor::DraftPage;
pub use publish::PublishPage;

/// The documents, and the articles of the help centre.
#[derive(Clone, Debug)]
pub struct DocumentsPage {
    /// To how many each article was useful of late.
    pub counts: Vec<HelpCount>,
}

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

/// Where everybody reads it.
const fn public_route(kind: DocumentKind) -> Option<Route> {
    match kind {
        DocumentKind::Terms => None,
        DocumentKind::Privacy => Some(Route::Privacy),
        DocumentKind::Help(subject) => Some(route_of(subject)),
    }
}

/// What a document is called.
pub(super) fn document_name(language: Language, kind: DocumentKind) -> String {
    let t = locale(language);
    match kind {
        DocumentKind::Terms => td_string!(t, account.terms.title).to_owned(),
        DocumentKind::Privacy => td_string!(t, privacy.title).to_owned(),
        DocumentKind::Help(subject) => help_name(language, subject),
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
        let rows = DocumentKind::all()
            .map(|kind| {
                let text = match kind {
                    DocumentKind::Terms => td_string!(t, dashboard.documents.terms).to_owned(),
                    DocumentKind::Privacy => td_string!(t, dashboard.documents.privacy).to_owned(),
                    DocumentKind::Help(subject) => {
                        useful(language, self.counts.iter().find(|it| it.subject == subject))
                    }
                };
                let path = Route::Document.path_with(language, kind.code());
                let row = view! {
                    <li>
                        <p><a href=path><strong>{document_name(language, kind)}</strong></a></p>
                        <p class="small muted">{text}</p>
                    </li>
                };
                (matches!(kind, DocumentKind::Help(_)), row.markup())
            })
            .collect::<Vec<_>>();
        let (articles, documents): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(is_help, _)| *is_help);
        let rows = |rows: Vec<(bool, Markup)>| rows.into_iter().map(|(_, row)| row).collect::<Vec<_>>();
        view! {
            <Frame context>
                <PageHead
                    title=td_string!(t, dashboard.documents.title)
                    lead=td_string!(t, dashboard.documents.intro)
                />
                <ul class="rows">{rows(documents)}</ul>
                <section class="section" aria-labelledby="articles-title">
                    <h2 id="articles-title" class="section-title">{td_string!(t, dashboard.documents.help)}</h2>
                    <p>{td_string!(t, dashboard.documents.help_intro)}</p>
                    <ul class="rows">{rows(articles)}</ul>
                </section>
            </Frame>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let count = |subject, useful, not_useful| HelpCount { subject, useful, not_useful };
        let counts = vec![count(Subject::Login, 12_345, 678), count(Subject::Pledge, 1, 0)];
        vec![Sample::of(editor(), "", Route::Documents, Self { counts })]
    }
}

/// To how many an article was useful of late.
fn useful(language: Language, count: Option<&HelpCount>) -> String {
    let t = locale(language);
    let (useful, all) = count.map_or((0, 0), |count| (count.useful, count.useful + count.not_useful));
    if all == 0 {
        td_string!(t, dashboard.documents.no_answers).to_owned()
    } else {
        td_string!(
            t,
            dashboard.documents.useful,
            useful = number(language, useful),
            total = number(language, all)
        )
    }
}

impl PageView for DocumentPage {
    fn title(&self, language: Language) -> String {
        document_name(language, self.kind)
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
        let read = public_route(kind).map(|route| {
            let read = td_string!(t, dashboard.documents.read);
            view! { <p><a href=route.path(language)>{read}</a></p> }
        });
        view! {
            <Frame context=context.clone()>
                {done}
                <PageHead title=document_name(language, kind) lead/>
                {read}
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
            ("article", Self { draft: None, versions: Vec::new(), ..of(DocumentKind::Help(Subject::Login)) }),
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
