//! Writing themes and topics.

use app::dashboard::{
    OutcomeDone, ThemeEditorPage, TopicDone, TopicEditorPage, TopicRefusal, TopicVersionPage, TopicsPage,
};
use app::routes::Route;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Language;
use serde::Deserialize;
use services::dashboard::{
    Acted, ThemeFields, TopicDesk, TopicErrors, TopicFields, TopicSaved, TopicSent, TopicWork,
};
use store::community::{Theme, Topic};
use uuid::Uuid;

use super::{Answer, write};
use crate::http::extract::{Actor, Id, Locale, Query};
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::see_other;
use crate::state::App;

/// What stands in the address of a page for something new.
const NEW: &str = "new";

/// What an address may say was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct TopicsQuery {
    saved: bool,
    done: String,
    show: String,
}

/// Which save, and which other to hold it against.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct TopicVersionQuery {
    version: u32,
    compared: Option<u32>,
}

/// A topic's page, once something was done with it.
fn path(language: Language, id: i64, done: TopicDone) -> String {
    format!("{}?done={}", Route::TopicEditor.path_with(language, &id.to_string()), done.code())
}

fn done(word: &str) -> Option<TopicDone> {
    TopicDone::ALL.into_iter().find(|done| done.code() == word)
}

/// `GET`: the themes and topics.
///
/// # Errors
/// [`Problem`] when they cannot be read.
pub async fn list(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Query(TopicsQuery { saved, show, .. }): Query<TopicsQuery>,
) -> Answer {
    let shown = TopicWork::read(&show);
    let themes = app.dashboard.topics(shown).await?;
    let page = TopicsPage { themes, shown, is_saved: saved };
    Ok(write(&app, language, (Route::Topics, ""), &actor, StatusCode::OK, page.into()).await)
}

/// `GET`: a theme to write.
///
/// # Errors
/// [`Problem`] when there is none.
pub async fn edit_theme(Locale(language): Locale, app: App, actor: Actor, Id(id): Id<String>) -> Answer {
    let theme = theme(&app, &id).await?;
    let fields = theme.as_ref().map(theme_fields).unwrap_or_default();
    let theme = theme.map(|theme| theme.id);
    let page = ThemeEditorPage { theme, fields, is_unfit: false, is_stale: false, kept: None };
    Ok(theme_editor(&app, language, &actor, &id, StatusCode::OK, page).await)
}

/// `POST`: saves a theme, or raises it.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn save_theme(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(id): Id<String>,
    Form(fields): Form<ThemeFields>,
) -> Answer {
    let theme = theme(&app, &id).await?.map(|theme| theme.id);
    let (is_unfit, is_stale) = if let (Some(theme), "raise") = (theme, fields.action.as_str()) {
        app.dashboard.raise_theme(&actor, theme).await?;
        (false, false)
    } else {
        match app.dashboard.save_theme(&actor, theme, &fields).await? {
            Some(true) => (false, false),
            Some(false) => (false, true),
            None => (true, false),
        }
    };
    if is_unfit || is_stale {
        let kept = match theme {
            Some(theme) if is_stale => app.dashboard.theme(theme).await?,
            _ => None,
        };
        // It may be saved over what is kept now, which is shown beside it.
        let version = kept.as_ref().map_or(fields.version, |kept| kept.version);
        let fields = ThemeFields { version, ..fields };
        let page = ThemeEditorPage { theme, fields, is_unfit, is_stale, kept };
        return Ok(theme_editor(&app, language, &actor, &id, StatusCode::UNPROCESSABLE_ENTITY, page).await);
    }
    Ok(see_other(&format!("{}?saved=true", Route::Topics.path(language))))
}

async fn theme(app: &App, id: &str) -> Result<Option<Theme>, Problem> {
    if id == NEW {
        return Ok(None);
    }
    let id: Uuid = id.parse().map_err(|_| Problem::NOT_FOUND)?;
    app.dashboard.theme(id).await?.map(Some).ok_or(Problem::NOT_FOUND)
}

fn theme_fields(theme: &Theme) -> ThemeFields {
    let (title, intro) = (theme.title.clone(), theme.intro.clone());
    ThemeFields {
        title_en: title.en,
        title_fr: title.fr,
        intro_en: intro.en,
        intro_fr: intro.fr,
        version: theme.version,
        action: String::new(),
    }
}

async fn theme_editor(
    app: &App,
    language: Language,
    actor: &Actor,
    id: &str,
    status: StatusCode,
    page: ThemeEditorPage,
) -> Response {
    write(app, language, (Route::ThemeEditor, id), actor, status, page.into()).await
}

/// `GET`: a topic to write.
///
/// # Errors
/// [`Problem`] when there is none.
pub async fn edit(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(id): Id<String>,
    Query(query): Query<TopicsQuery>,
) -> Answer {
    let topic = topic(&app, &id).await?;
    let fields = topic.as_ref().map(TopicFields::of).unwrap_or_default();
    let page = TopicEditorPage { done: done(&query.done), ..blank(topic, fields) };
    editor(&app, language, &actor, &id, page).await
}

/// `POST`: saves a topic, or shows how it looks; publishes, closes, pins and so on what was just saved.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn save(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(id): Id<String>,
    Form(fields): Form<TopicFields>,
) -> Answer {
    let topic = topic(&app, &id).await?;
    if fields.action == "preview" {
        return editor(&app, language, &actor, &id, blank(topic, fields)).await;
    }
    let page = match app.dashboard.send_topic(&actor, topic.as_ref(), &fields).await? {
        TopicSent::Done(number) => {
            app.to_index.notify_one();
            return Ok(see_other(&match fields.action.as_str() {
                "close" => super::outcomes::path(language, number, OutcomeDone::Closed),
                action => path(language, number, done(action).unwrap_or(TopicDone::Saved)),
            }));
        }
        TopicSent::NotSaved(TopicSaved::Refused(errors)) => {
            TopicEditorPage { errors, ..blank(topic, fields) }
        }
        TopicSent::NotSaved(_) => stale(anew(&app, topic).await?, fields),
        TopicSent::NotDone(refused) => {
            app.to_index.notify_one();
            not_done(&app, topic, fields, refused).await?
        }
    };
    editor(&app, language, &actor, &id, page).await
}

/// A topic as it is kept now.
async fn anew(app: &App, topic: Option<Topic>) -> Result<Option<Topic>, Problem> {
    Ok(match topic {
        Some(topic) => app.dashboard.topic(topic.id).await?,
        None => None,
    })
}

/// What was typed over an older save. It is shown beside what is kept now, and may be saved in its place.
fn stale(kept: Option<Topic>, fields: TopicFields) -> TopicEditorPage {
    let version = kept.as_ref().map_or(fields.version, |kept| kept.version);
    let fields = TopicFields { version, ..fields };
    TopicEditorPage { refusal: Some(TopicRefusal::Stale), ..blank(kept, fields) }
}

/// A topic whose text is kept, and with which nothing else was done.
async fn not_done(
    app: &App,
    topic: Option<Topic>,
    fields: TopicFields,
    refused: Acted,
) -> Result<TopicEditorPage, Problem> {
    let saved = anew(app, topic).await?;
    if saved.as_ref().is_some_and(|saved| refused == Acted::Stale && !fields.says_what(saved)) {
        return Ok(stale(saved, fields));
    }
    let day = fields.day.clone();
    let fields = match &saved {
        Some(saved) => TopicFields { day, ..TopicFields::of(saved) },
        None => fields,
    };
    let page = blank(saved, fields);
    Ok(match refused {
        Acted::Flawed(flaws) => TopicEditorPage { flaws, ..page },
        Acted::Date => TopicEditorPage { refusal: Some(TopicRefusal::Date), ..page },
        Acted::Own => TopicEditorPage { refusal: Some(TopicRefusal::Own), ..page },
        Acted::Stale | Acted::Done => TopicEditorPage { refusal: Some(TopicRefusal::NotDone), ..page },
    })
}

/// `GET`: a save of a topic, alone or beside another.
///
/// # Errors
/// [`Problem`] when there is none.
pub async fn version(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(topic): Id<i64>,
    Query(chosen): Query<TopicVersionQuery>,
) -> Answer {
    let versions = app.dashboard.topic_versions(topic).await?;
    let find = |number| versions.iter().find(|version| version.version == number).cloned();
    let version = find(chosen.version).ok_or(Problem::NOT_FOUND)?;
    let compared = chosen.compared.map(|number| find(number).ok_or(Problem::NOT_FOUND)).transpose()?;
    let page = TopicVersionPage { topic, version, compared };
    Ok(write(&app, language, (Route::TopicVersion, &topic.to_string()), &actor, StatusCode::OK, page.into())
        .await)
}

async fn topic(app: &App, id: &str) -> Result<Option<Topic>, Problem> {
    if id == NEW {
        return Ok(None);
    }
    let id: i64 = id.parse().map_err(|_| Problem::NOT_FOUND)?;
    app.dashboard.topic(id).await?.map(Some).ok_or(Problem::NOT_FOUND)
}

fn blank(topic: Option<Topic>, fields: TopicFields) -> TopicEditorPage {
    TopicEditorPage {
        topic,
        themes: Vec::new(),
        versions: Vec::new(),
        fields,
        errors: TopicErrors::default(),
        flaws: Vec::new(),
        refusal: None,
        done: None,
        files: Vec::new(),
        guest: None,
    }
}

async fn editor(app: &App, language: Language, actor: &Actor, id: &str, page: TopicEditorPage) -> Answer {
    let TopicDesk { themes, versions, files, guest } = app.dashboard.topic_desk(page.topic.as_ref()).await?;
    let status = if page.is_refused() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = TopicEditorPage { themes, versions, files, guest, ..page };
    Ok(write(app, language, (Route::TopicEditor, id), actor, status, page.into()).await)
}
