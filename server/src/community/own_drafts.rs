//! Discarding drafts from a list of them, and keeping them after all.

use app::community::draft_told::DraftTold;
use app::community::{MyTopicsPage, drafts_title};
use app::in_place::Refusal;
use app::routes::Route;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Language;
use domain::account::Act;
use serde::Deserialize;
use services::community::{DraftFields, Drafted};
use store::community::draft::{DraftPlace, Kept};

use super::{Answer, write};
use crate::http::extract::{Actor, Locale};
use crate::http::form::Form;
use crate::http::in_place::{Wants, refused};
use crate::http::see_other;
use crate::state::App;

/// What is done with a draft, and with which.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct OwnDraftForm {
    action: String,
    topic: i64,
    parent: i64,
    draft: i64,
    reply_to: i64,
    body: String,
    language: String,
}

/// `POST`: erases a draft, or keeps one again that was erased a moment ago.
///
/// # Errors
/// [`Problem`](crate::http::problem::Problem) when nothing was done.
pub async fn act(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    wants: Wants,
    Form(form): Form<OwnDraftForm>,
) -> Answer {
    if form.action == "restore" {
        return restore(&app, language, &actor, wants, form).await;
    }
    let parent = (form.parent != 0).then_some(form.parent);
    let place = DraftPlace { topic: form.topic, parent };
    let Some((drafts, gone)) = app.community.discard_draft(&actor, place, form.draft).await? else {
        return Ok(stale(language, wants));
    };
    if wants == Wants::Data {
        let chosen = gone.draft.language.map(|chosen| chosen.code().to_owned()).unwrap_or_default();
        let told = DraftTold::Discarded {
            body: gone.draft.text,
            language: chosen,
            title: drafts_title(language, drafts.len()),
        };
        return Ok(wants.done(see_other(&list(language)), || told));
    }
    let kept = app.community.kept_topics(&actor).await?;
    let page = MyTopicsPage { kept, drafts, discarded: Some(gone) };
    Ok(write(&app, language, (Route::OwnDrafts, ""), &actor, StatusCode::OK, page).await)
}

async fn restore(app: &App, language: Language, actor: &Actor, wants: Wants, form: OwnDraftForm) -> Answer {
    app.allow_or_say(actor, Act::Draft)?;
    let OwnDraftForm { topic, parent, reply_to, body, language: chosen, .. } = form;
    let form = services::new_id(app.community.clock.now());
    let fields = DraftFields { topic, parent, body, language: chosen, form, draft: 0, reply_to };
    let Drafted::Kept(Kept::Done(version)) = app.community.keep_draft(actor, &fields).await? else {
        return Ok(stale(language, wants));
    };
    let title = drafts_title(language, app.community.own_drafts(actor).await?.len());
    let page = see_other(&format!("{}#draft-{topic}-{parent}", Route::MyTopics.path(language)));
    Ok(wants.done(page, || DraftTold::Restored { draft: u64::try_from(version).unwrap_or(0), title }))
}

/// Where one's drafts are listed.
fn list(language: Language) -> String {
    format!("{}#drafts", Route::MyTopics.path(language))
}

/// Something else stands there by now: the list shows what.
fn stale(language: Language, wants: Wants) -> Response {
    if wants == Wants::Data { refused(Refusal::Stale) } else { see_other(&list(language)) }
}
