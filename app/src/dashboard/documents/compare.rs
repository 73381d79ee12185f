//! A version of a document, alone or beside another.

use domain::Language;
use leptos::prelude::*;
use store::document::{DocumentKind, DocumentVersion};

use super::editor::Preview;
use super::{document_name, sample_versions, version_path};
use crate::dashboard::difference::Difference;
use crate::dashboard::frame::Frame;
use crate::dashboard::sample::editor;
use crate::i18n::{date, locale, td_string};
use crate::page::{Context, PageView, Sample};
use crate::routes::Route;
use crate::ui::{IntoMarkup, Markup, PageHead};

/// A version.
#[derive(Clone, Debug)]
pub struct VersionPage {
    /// Of which document.
    pub kind: DocumentKind,
    /// The version.
    pub version: DocumentVersion,
    /// Another to hold it against.
    pub compared: Option<DocumentVersion>,
}

impl PageView for VersionPage {
    fn title(&self, language: Language) -> String {
        document_name(language, self.kind)
    }

    fn in_other_language(&self, _path: String, other: Language) -> String {
        let compared = self.compared.as_ref().map(|compared| compared.version);
        version_path(other, self.kind, self.version.version, compared)
    }

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let VersionPage { kind, version, compared } = self;
        let number = version.version;
        let lead =
            td_string!(t, account.terms.version, version = number, date = date(language, version.published));
        let matter = match compared {
            Some(other) => {
                let title =
                    td_string!(t, dashboard.documents.compared, version = number, other = other.version);
                view! {
                    <h2 class="section-title">{title}</h2>
                    <Difference context=context.clone() old=other.text new=version.text/>
                    <p>
                        <a href=version_path(language, kind, number, None)>
                            {td_string!(t, dashboard.documents.alone)}
                        </a>
                    </p>
                }
                .markup()
            }
            None => {
                view! { <Preview context=context.clone() kind text=version.text is_alone=true/> }.markup()
            }
        };
        view! {
            <Frame context=context.clone()>
                <PageHead title=document_name(language, kind) lead=lead/>
                {matter}
                <p>
                    <a href=Route::Document.path_with(language, kind.code())>
                        {td_string!(t, dashboard.documents.back)}
                    </a>
                </p>
            </Frame>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let versions = sample_versions();
        let page = |version: &DocumentVersion, compared: Option<&DocumentVersion>| Self {
            kind: DocumentKind::Terms,
            version: version.clone(),
            compared: compared.cloned(),
        };
        let (newest, oldest) = (versions.first(), versions.last());
        let alone = newest.map(|newest| ("alone", page(newest, None)));
        let hostile = oldest.map(|oldest| ("hostile", page(oldest, None)));
        let compared = newest.map(|newest| ("compared", page(newest, oldest)));
        let same = newest.map(|newest| ("same", page(newest, Some(newest))));
        [alone, hostile, compared, same]
            .into_iter()
            .flatten()
            .map(|(state, page)| Sample::of(editor(), state, Route::DocumentVersion, page))
            .collect()
    }
}
