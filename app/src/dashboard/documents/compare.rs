//! A version of a document, alone or beside another.

use domain::Language;
use leptos::prelude::*;
use similar::{ChangeTag, TextDiff};
use store::document::{Bilingual, DocumentKind, DocumentVersion};

use super::editor::Preview;
use super::{document_name, version_path};
use crate::dashboard::frame::Frame;
use crate::i18n::{date, language_name, locale, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::PageHead;

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

/// The page.
#[component]
pub(in crate::dashboard) fn Version(context: Context, page: VersionPage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let VersionPage { kind, version, compared } = page;
    let number = version.version;
    let lead =
        td_string!(t, account.terms.version, version = number, date = date(language, version.published));
    let matter = match compared {
        Some(other) => {
            let title =
                td_string!(t, administration.documents.compared, version = number, other = other.version);
            view! {
                <h2 class="section-title">{title}</h2>
                <Difference context=context.clone() old=other.text new=version.text/>
                <p>
                    <a href=version_path(language, kind, number, None)>
                        {td_string!(t, administration.documents.alone)}
                    </a>
                </p>
            }
            .into_any()
        }
        None => view! { <Preview context=context.clone() text=version.text/> }.into_any(),
    };
    view! {
        <Frame context=context.clone()>
            <PageHead title=document_name(language, kind) lead=lead/>
            {matter}
            <p>
                <a href=Route::Document.path_with(language, kind.code())>
                    {td_string!(t, administration.documents.back)}
                </a>
            </p>
        </Frame>
    }
    .into_any()
}

/// What differs between two texts, line by line, in both languages.
#[component]
pub(super) fn Difference(context: Context, old: Bilingual, new: Bilingual) -> impl IntoView {
    let columns = Language::ALL
        .map(|language| {
            let lines = lines(context.language, old.in_language(language), new.in_language(language));
            view! {
                <div class="column" lang=language.code()>
                    <h3 class="column-title">{language_name(context.language, language)}</h3>
                    {lines}
                </div>
            }
        })
        .collect_view();
    view! { <div class="columns">{columns}</div> }.into_any()
}

fn lines(reader: Language, old: &str, new: &str) -> AnyView {
    let t = locale(reader);
    if old == new {
        return view! { <p class="muted" lang=reader.code()>{td_string!(t, administration.documents.same)}</p> }
            .into_any();
    }
    // A last line is the same with and without the break at its end.
    let (old, new) = (format!("{}\n", old.trim_end()), format!("{}\n", new.trim_end()));
    let difference = TextDiff::from_lines(&old, &new);
    let lines = difference
        .iter_all_changes()
        .filter(|change| !change.value().trim().is_empty())
        .map(|change| {
            let text = change.value().trim_end().to_owned();
            match change.tag() {
                ChangeTag::Equal => view! { <p class="same">{text}</p> }.into_any(),
                ChangeTag::Delete => view! {
                    <p class="gone">
                        <span class="visually-hidden" lang=reader.code()>
                            {td_string!(t, administration.documents.removed)}
                        </span>
                        <del>{text}</del>
                    </p>
                }
                .into_any(),
                ChangeTag::Insert => view! {
                    <p class="come">
                        <span class="visually-hidden" lang=reader.code()>
                            {td_string!(t, administration.documents.added)}
                        </span>
                        <ins>{text}</ins>
                    </p>
                }
                .into_any(),
            }
        })
        .collect_view();
    view! { <div class="difference">{lines}</div> }.into_any()
}
