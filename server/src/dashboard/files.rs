//! Pictures and files beside a topic: added, named, removed.

use app::dashboard::TopicFilesPage;
use app::routes::Route;
use axum::extract::multipart::{Multipart, MultipartError, MultipartRejection};
use axum::http::StatusCode;
use domain::Language;
use domain::community::MAX_PICTURE_BYTES;
use serde::Deserialize;
use services::dashboard::{FileError, FileErrors, FileFields, read_file};
use store::community::Topic;
use tokio::sync::Semaphore;

use super::{Answer, write};
use crate::http::extract::{Actor, Id, Locale, Query};
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::{see_other, whose};
use crate::state::App;

/// One picture is unpacked at a time: it takes a few hundred megabytes.
static READING: Semaphore = Semaphore::const_new(1);

/// What an address may say was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct FilesQuery {
    saved: bool,
}

/// `GET`: what stands beside a topic.
///
/// # Errors
/// [`Problem`] when there is no such topic.
pub async fn show(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(id): Id<i64>,
    Query(FilesQuery { saved: is_saved }): Query<FilesQuery>,
) -> Answer {
    let topic = topic(&app, id).await?;
    let (fields, errors) = (FileFields::default(), FileErrors::default());
    page(&app, language, &actor, &topic, (fields, errors), is_saved).await
}

/// `POST`: adds one.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn add(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(id): Id<i64>,
    form: Result<Multipart, MultipartRejection>,
) -> Answer {
    let topic = topic(&app, id).await?;
    let form = form.map_err(|_| Problem::BAD_REQUEST)?;
    let (mut sealed, mut fields) = (String::new(), FileFields::default());
    let content = match read(form, &mut sealed, &mut fields).await {
        Ok(content) => {
            let turn = READING.acquire().await.map_err(|_| Problem::INTERNAL)?;
            let reading = tokio::task::spawn_blocking(move || {
                // Kept until it is done, also where nobody waits for it any more.
                let _turn = turn;
                read_file(content)
            });
            reading.await.map_err(|_| Problem::INTERNAL)?
        }
        // Like anything else that is wrong with a file; nothing after it can be read.
        Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => Err(FileError::Large),
        Err(_) => return Err(Problem::BAD_REQUEST),
    };
    whose::check(&app, &sealed, actor.person)?;
    match app.dashboard.add_file(&actor, topic.id, content, &fields).await? {
        Ok(()) => Ok(see_other(&done(language, &topic, true))),
        Err(errors) => page(&app, language, &actor, &topic, (fields, errors), false).await,
    }
}

/// `POST`: says anew what one shows or is called, or removes it.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn change(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(id): Id<i64>,
    Form(fields): Form<FileFields>,
) -> Answer {
    let topic = topic(&app, id).await?;
    match app.dashboard.change_file(&actor, topic.id, &fields).await? {
        Ok(is_there) => Ok(see_other(&done(language, &topic, is_there))),
        Err(errors) => page(&app, language, &actor, &topic, (fields, errors), false).await,
    }
}

/// Reads the words into `fields`, and the bytes of the file: none, where there is no file, and of one that is too large
/// just enough to tell. It is read to its end all the same: a body that is broken off shows as a lost connection.
async fn read(
    mut form: Multipart,
    sealed: &mut String,
    fields: &mut FileFields,
) -> Result<Vec<u8>, MultipartError> {
    let mut content = Vec::new();
    while let Some(mut field) = form.next_field().await? {
        match field.name() {
            Some(whose::FIELD) => *sealed = field.text().await?,
            Some("label_en") => fields.label_en = field.text().await?,
            Some("label_fr") => fields.label_fr = field.text().await?,
            Some("file") => {
                while let Some(chunk) = field.chunk().await? {
                    if content.len() <= MAX_PICTURE_BYTES {
                        content.extend_from_slice(&chunk);
                    }
                }
            }
            _ => {}
        }
    }
    Ok(content)
}

fn done(language: Language, topic: &Topic, is_saved: bool) -> String {
    let path = Route::TopicFiles.path_with(language, &topic.id.to_string());
    if is_saved { format!("{path}?saved=true") } else { path }
}

async fn topic(app: &App, id: i64) -> Result<Topic, Problem> {
    app.dashboard.topic(id).await?.ok_or(Problem::NOT_FOUND)
}

async fn page(
    app: &App,
    language: Language,
    actor: &Actor,
    topic: &Topic,
    (fields, errors): (FileFields, FileErrors),
    is_saved: bool,
) -> Answer {
    let files = app.dashboard.files(topic.id).await?;
    // One that somebody removed meanwhile has no place left where its words could be changed.
    let is_there = fields.file.is_nil() || files.iter().any(|file| file.id == fields.file);
    let (fields, errors) = if is_there { (fields, errors) } else { Default::default() };
    let page = TopicFilesPage { topic: topic.id, files, fields, errors, is_saved };
    let status = if page.is_refused() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(write(app, language, (Route::TopicFiles, &topic.id.to_string()), actor, status, page.into()).await)
}
