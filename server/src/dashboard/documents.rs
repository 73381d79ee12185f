//! Writing and publishing the association's documents.

use app::dashboard::{DocumentPage, DocumentsPage, DraftPage, PublishPage, VersionPage};
use app::routes::Route;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Language;
use serde::Deserialize;
use services::dashboard::{DraftFields, PublishFields, Saved, ToPublish};
use store::document::DocumentKind;

use super::{Answer, write};
use crate::http::extract::{Actor, Id, Locale, Query};
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::see_other;
use crate::state::App;

/// What an address may say was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct DocumentQuery {
    published: Option<u32>,
    saved: Option<u32>,
}

/// Which version, and which other to hold it against.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct DocumentVersionQuery {
    version: u32,
    compared: Option<u32>,
}

/// `GET`: the documents.
///
/// # Errors
/// [`Problem`] when they cannot be read.
pub async fn list(Locale(language): Locale, app: App, actor: Actor) -> Answer {
    let page = DocumentsPage { counts: app.dashboard.help_counts().await? };
    Ok(write(&app, language, (Route::Documents, ""), &actor, StatusCode::OK, page.into()).await)
}

/// `GET`: a document.
///
/// # Errors
/// [`Problem`] when there is none.
pub async fn show(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(kind): Id<DocumentKind>,
    Query(DocumentQuery { published, .. }): Query<DocumentQuery>,
) -> Answer {
    let (versions, draft) = app.dashboard.document(kind).await?;
    let page = DocumentPage { kind, versions, draft, published };
    Ok(write(&app, language, (Route::Document, kind.code()), &actor, StatusCode::OK, page.into()).await)
}

/// `GET`: the draft.
///
/// # Errors
/// [`Problem`] when it cannot be read.
pub async fn edit(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(kind): Id<DocumentKind>,
    Query(DocumentQuery { saved, .. }): Query<DocumentQuery>,
) -> Answer {
    let (text, draft) = app.dashboard.draft(kind).await?;
    let revision = draft.as_ref().map_or(0, |draft| draft.revision);
    let fields = DraftFields { en: text.en, fr: text.fr, revision, ..DraftFields::default() };
    let page = DraftPage {
        kind,
        fields,
        is_kept: draft.is_some(),
        is_saved: saved.is_some() && saved == Some(revision),
        conflict: None,
        is_unfit: false,
        has_preview: draft.is_some(),
    };
    Ok(editor(&app, language, &actor, page).await)
}

async fn editor(app: &App, language: Language, actor: &Actor, page: DraftPage) -> Response {
    let kind = page.kind;
    let is_refused = page.conflict.is_some() || page.is_unfit;
    let status = if is_refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    write(app, language, (Route::DocumentDraft, kind.code()), actor, status, page.into()).await
}

/// `POST`: saves the draft, shows how it will look, or forgets it.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn save(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(kind): Id<DocumentKind>,
    Form(mut fields): Form<DraftFields>,
) -> Answer {
    let (mut conflict, mut is_unfit) = (None, false);
    match fields.action.as_str() {
        "preview" => {}
        "discard" => {
            if app.dashboard.discard_draft(&actor, kind, fields.revision).await? {
                return Ok(see_other(&Route::Document.path_with(language, kind.code())));
            }
            conflict = Some(());
        }
        _ => match app.dashboard.save_draft(&actor, kind, &fields).await? {
            Saved::Done if fields.action == "publish" => {
                return Ok(see_other(&Route::DocumentPublish.path_with(language, kind.code())));
            }
            Saved::Done => {
                let path = Route::DocumentDraft.path_with(language, kind.code());
                return Ok(see_other(&format!("{path}?saved={}", fields.revision + 1)));
            }
            Saved::Conflict => conflict = Some(()),
            Saved::Unfit => is_unfit = true,
        },
    }
    let draft = app.dashboard.kept_draft(kind).await?;
    let is_kept = draft.is_some();
    let conflict = conflict.map(|()| {
        // Whoever saves again has read what the other wrote.
        fields.revision = draft.as_ref().map_or(0, |draft| draft.revision);
        draft.map(|draft| draft.text).unwrap_or_default()
    });
    let page = DraftPage { kind, fields, is_kept, is_saved: false, conflict, is_unfit, has_preview: true };
    Ok(editor(&app, language, &actor, page).await)
}

/// `GET`: publish it?
///
/// # Errors
/// [`Problem`] when there is no draft.
pub async fn ask_to_publish(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(kind): Id<DocumentKind>,
) -> Answer {
    let Some(ToPublish { draft, is_own, current }) = app.dashboard.to_publish(&actor, kind).await? else {
        return Ok(see_other(&Route::Document.path_with(language, kind.code())));
    };
    let page = PublishPage::new(kind, (draft, is_own), current, (None, PublishFields::default()));
    Ok(write(&app, language, (Route::DocumentPublish, kind.code()), &actor, StatusCode::OK, page.into())
        .await)
}

/// `POST`: publishes it.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn publish(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(kind): Id<DocumentKind>,
    Form(fields): Form<PublishFields>,
) -> Answer {
    match app.dashboard.publish(&actor, kind, &fields).await? {
        Ok(version) => {
            app.notice.refresh(&app.dashboard).await?;
            app.help.refresh().await?;
            let path = Route::Document.path_with(language, kind.code());
            Ok(see_other(&format!("{path}?published={version}")))
        }
        Err(refused) => {
            let kept = app.dashboard.to_publish(&actor, kind).await?;
            let Some(ToPublish { draft, is_own, current }) = kept else {
                return Ok(see_other(&Route::Document.path_with(language, kind.code())));
            };
            let page = PublishPage::new(kind, (draft, is_own), current, (Some(refused), fields));
            let place = (Route::DocumentPublish, kind.code());
            Ok(write(&app, language, place, &actor, StatusCode::UNPROCESSABLE_ENTITY, page.into()).await)
        }
    }
}

/// `GET`: a version, alone or beside another.
///
/// # Errors
/// [`Problem`] when there is none.
pub async fn version(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(kind): Id<DocumentKind>,
    Query(chosen): Query<DocumentVersionQuery>,
) -> Answer {
    let versions = app.dashboard.document_versions(kind).await?;
    let find = |number| versions.iter().find(|version| version.version == number).cloned();
    let version = find(chosen.version).ok_or(Problem::NOT_FOUND)?;
    let compared = chosen.compared.map(|number| find(number).ok_or(Problem::NOT_FOUND)).transpose()?;
    let page = VersionPage { kind, version, compared };
    Ok(write(&app, language, (Route::DocumentVersion, kind.code()), &actor, StatusCode::OK, page.into())
        .await)
}
