//! Comments of one's own: changed, or taken back.

use app::community::EditCommentPage;
use app::community::writing::Sent;
use app::routes::Route;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Language;
use domain::account::Act;
use serde::Deserialize;
use services::community::{CommentFields, EditFields, Edited};
use store::community::draft::DraftPlace;

use super::places::post_to;
use super::preview::{PREVIEW, previewed};
use super::told::{posted, wrong_in_place};
use super::{Answer, write};
use crate::http::extract::{Actor, Id, Locale, Query};
use crate::http::form::Form;
use crate::http::in_place::Wants;
use crate::http::json;
use crate::http::problem::Problem;
use crate::http::see_other;
use crate::state::App;

/// What the page is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct EditCommentQuery {
    /// To take the comment back, and nothing else.
    pub withdraw: bool,
}

/// `GET`: a comment of one's own to change, or to take back.
///
/// # Errors
/// [`Problem`] when there is none.
pub async fn edit(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(id): Id<i64>,
    Query(EditCommentQuery { withdraw }): Query<EditCommentQuery>,
    wants: Wants,
) -> Answer {
    let page = edit_page(&app, &actor, id).await?;
    if wants == Wants::Data {
        let begun = page.begun(language).ok_or(Problem::NOT_FOUND)?;
        return Ok(json::answer(StatusCode::OK, &begun));
    }
    let page = EditCommentPage { is_withdrawing: withdraw, ..page };
    Ok(write_edit(&app, language, &actor, id, page).await)
}

/// `POST`: changes it, shows how that will look, or takes it back.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn change(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(id): Id<i64>,
    wants: Wants,
    Form(fields): Form<EditFields>,
) -> Answer {
    let page = edit_page(&app, &actor, id).await?;
    let place = DraftPlace { topic: page.comment.topic, parent: page.comment.parent };
    // What may be posted as another may be so as long as it is not sent.
    let another = (!fields.form.is_nil()).then(|| (post_to(language, place), fields.form));
    let page = EditCommentPage { another, ..page };
    let comment = page.comment.id;
    if fields.action == PREVIEW
        && let Err(again) = app.allow(&actor, Act::Preview)
    {
        let refused = Some(Edited::TooMuch(Act::Preview, again));
        let page =
            EditCommentPage { body: fields.body, language: fields.language.parse().ok(), refused, ..page };
        return Ok(write_again(&app, language, &actor, wants, page).await);
    }
    let (preview, refused) = match fields.action.as_str() {
        "withdraw" => {
            app.community.withdraw(&actor, comment).await?;
            return changed(&app, language, &actor, wants, id).await;
        }
        PREVIEW => match previewed(&fields.body, &fields.language) {
            Ok(html) => (Some(html), None),
            Err(error) => (None, Some(Edited::Refused(error))),
        },
        _ => match app.community.change(&actor, comment, language, &fields).await? {
            Edited::Done => {
                app.to_index.notify_one();
                return changed(&app, language, &actor, wants, id).await;
            }
            refused => (None, Some(refused)),
        },
    };
    let chosen = fields.language.parse().ok();
    // Whoever was shown what it says now saves over it knowingly; until then, the form says what they had seen.
    let seen = match refused {
        Some(Edited::Changed(_)) => page.seen,
        _ if fields.seen.is_empty() => page.seen,
        _ => fields.seen,
    };
    let page = EditCommentPage { body: fields.body, language: chosen, seen, refused, preview, ..page };
    Ok(write_again(&app, language, &actor, wants, page).await)
}

/// Where a comment leads that was changed or taken back; who stays on the page is told what it says now.
async fn changed(app: &App, language: Language, actor: &Actor, wants: Wants, id: i64) -> Answer {
    let path = Route::Comment.path_with(language, &id.to_string());
    let page = see_other(&path);
    if wants == Wants::Page {
        return Ok(page);
    }
    let now = posted(app, language, actor, id, path).await?;
    Ok(wants.done(page, || Sent::Changed(Box::new(now))))
}

/// The form again; for who stays on the page, how it will look or why nothing was changed, where that can be said there.
async fn write_again(
    app: &App,
    language: Language,
    actor: &Actor,
    wants: Wants,
    page: EditCommentPage,
) -> Response {
    let id = page.comment.id;
    if wants == Wants::Data {
        if let Some(wrong) = page.wrong(language, app.community.clock.now()) {
            let until = page.refused.as_ref().and_then(Edited::again);
            return wrong_in_place(app, until, wrong);
        }
        if let Some(html) = page.preview.clone() {
            return json::answer(StatusCode::OK, &Sent::Preview { html });
        }
    }
    write_edit(app, language, actor, id, page).await
}

async fn edit_page(app: &App, actor: &Actor, id: i64) -> Result<EditCommentPage, Problem> {
    let (comment, body) = app.community.own_comment(actor, id).await?.ok_or(Problem::NOT_FOUND)?;
    Ok(EditCommentPage {
        may_change: app.community.may_change(&comment),
        is_withdrawing: false,
        language: Some(comment.language),
        comment,
        seen: services::seen::mark(&body),
        body,
        refused: None,
        preview: None,
        another: None,
    })
}

async fn write_edit(
    app: &App,
    language: Language,
    actor: &Actor,
    id: i64,
    page: EditCommentPage,
) -> Response {
    let again = page.refused.as_ref().and_then(Edited::again);
    let status = match (&page.refused, again) {
        (None, _) => StatusCode::OK,
        (Some(_), None) => StatusCode::UNPROCESSABLE_ENTITY,
        (Some(_), Some(_)) => StatusCode::TOO_MANY_REQUESTS,
    };
    let answer = write(app, language, (Route::EditComment, &id.to_string()), actor, status, page).await;
    app.until(again, answer)
}

/// What was posted from a form before, to be changed into what was typed there since; or that is another comment.
///
/// # Errors
/// [`Problem`] when it cannot be read.
pub async fn posted_before(
    app: &App,
    (language, actor): (Language, &Actor),
    place: DraftPlace,
    first: i64,
    fields: CommentFields,
) -> Answer {
    let page = edit_page(app, actor, first).await?;
    let page = EditCommentPage {
        body: fields.body,
        language: fields.language.parse().ok(),
        refused: Some(Edited::Posted),
        another: Some((post_to(language, place), services::new_id(app.community.clock.now()))),
        ..page
    };
    Ok(write_edit(app, language, actor, first, page).await)
}
