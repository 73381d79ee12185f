//! Comments: read in their conversation, drafted and written.

use app::community::writing::Sent;
use app::community::{Composer, ConversationPage, TopicPage, path_of};
use app::routes::Route;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Language;
use domain::account::{Act, Capability};
use services::community::{CommentFields, CommentLocation, DraftFields, Drafted, Reading, Refused};
use services::moderation::Moderation;
use store::community::comment::Comment;
use store::community::draft::{CommentDraft, DraftPlace, Kept};

use super::editing::posted_before;
use super::places::{form_of, page_of};
use super::preview::{PREVIEW, previewed};
use super::told::{posted, wrong_in_place};
use super::{Answer, write};
use crate::http::extract::{Actor, Id, Locale, Query};
use crate::http::form::Form;
use crate::http::in_place::{Wants, as_done};
use crate::http::json;
use crate::http::problem::Problem;
use crate::http::see_other;
use crate::state::App;

/// A form that nothing was typed into.
fn blank(app: &App, actor: &Actor, topic: i64) -> Composer {
    Composer {
        person: actor.person,
        may_write: actor.standing.may_in_topic(Capability::WriteCommunity, topic),
        muted: None,
        body: String::new(),
        language: None,
        form: services::new_id(app.community.clock.now()),
        draft: 0,
        reply_to: None,
        kept: None,
        other: None,
        discarded: None,
        refused: None,
        preview: None,
    }
}

/// A form with what its writer has kept of a draft.
async fn begun(
    app: &App,
    actor: &Actor,
    topic: i64,
    draft: Option<CommentDraft>,
) -> Result<Composer, Problem> {
    let muted = app.community.mute(actor, topic).await?;
    let blank = Composer { muted, ..blank(app, actor, topic) };
    Ok(match draft.filter(|_| blank.may_write) {
        Some(CommentDraft { text, language, reply_to, stamp, changed, .. }) => {
            Composer { body: text, language, reply_to, draft: stamp, kept: Some(changed), ..blank }
        }
        None => blank,
    })
}

/// What was done with what was typed.
enum Done {
    /// A comment stands there.
    Posted(CommentLocation),
    /// A draft is kept, in this version; and which reply it answers.
    Kept(i64, Option<i64>),
    /// There is no draft any more.
    Discarded,
    /// It was posted from this form before, with other words: a page asks what this is.
    Before(Box<Response>),
}

/// What is done with what was typed; or with which status, and in which form, it is shown again.
async fn act(
    app: &App,
    language: Language,
    actor: &Actor,
    place: DraftPlace,
    fields: CommentFields,
) -> Result<Result<Done, (StatusCode, Composer)>, Problem> {
    let fields = if fields.action == "restore" { fields.restored() } else { fields };
    let mut again = Composer {
        body: fields.body.clone(),
        language: fields.language.parse().ok(),
        form: fields.form,
        draft: fields.draft,
        reply_to: (fields.reply_to != 0).then_some(fields.reply_to),
        ..blank(app, actor, place.topic)
    };
    let counted = match fields.action.as_str() {
        PREVIEW => Some(Act::Preview),
        "draft" => Some(Act::Draft),
        _ => None,
    };
    if let Some(act) = counted
        && let Err(when) = app.allow(actor, act)
    {
        again.refused = Some(Refused::TooMuch(act, when));
        return Ok(Err((StatusCode::TOO_MANY_REQUESTS, again)));
    }
    match fields.action.as_str() {
        PREVIEW => match previewed(&fields.body, &fields.language) {
            Ok(html) => again.preview = Some(html),
            Err(error) => again.refused = Some(Refused::Body(error)),
        },
        "draft" => match app.community.keep_draft(actor, &DraftFields::of(place, fields)).await? {
            Drafted::Kept(Kept::Done(stamp)) => return Ok(Ok(Done::Kept(stamp, again.reply_to))),
            Drafted::Kept(Kept::Posted) | Drafted::Dropped => return Ok(Ok(Done::Discarded)),
            Drafted::Kept(Kept::Other(other)) => {
                again.refused = Some(Refused::OtherDraft);
                again.draft = other.stamp;
                again.other = Some(other.text);
            }
            Drafted::Kept(Kept::Gone) => return Err(Problem::NOT_FOUND),
            Drafted::Refused(error) => again.refused = Some(Refused::Body(error)),
        },
        "discard" => return discard(app, actor, place, fields).await,
        _ => match app.community.post(actor, (place.topic, place.parent), language, &fields).await? {
            Ok(place) => {
                app.live_topics.commented();
                app.to_index.notify_one();
                return Ok(Ok(Done::Posted(place)));
            }
            Err(Refused::Posted(first)) => {
                let page = posted_before(app, (language, actor), place, first, fields).await?;
                return Ok(Ok(Done::Before(Box::new(page))));
            }
            Err(refused) => again.refused = Some(refused),
        },
    }
    let status = match again.refused {
        None => StatusCode::OK,
        Some(Refused::TooMuch(..)) => StatusCode::TOO_MANY_REQUESTS,
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok(Err((status, again)))
}

/// Erases a draft. The form without it offers the way back, with what the form said, or, where it has no field, the draft.
async fn discard(
    app: &App,
    actor: &Actor,
    place: DraftPlace,
    fields: CommentFields,
) -> Result<Result<Done, (StatusCode, Composer)>, Problem> {
    let (typed, chosen) = (fields.body.clone(), fields.language.parse().ok());
    let reply_to = (fields.reply_to != 0).then_some(fields.reply_to);
    let kept = app.community.draft(actor, place).await?.filter(|kept| kept.stamp == fields.draft);
    app.community.drop_draft(actor, &DraftFields::of(place, fields)).await?;
    let gone = if typed.trim().is_empty() {
        kept.map(|kept| (kept.text, kept.language))
    } else {
        Some((typed, chosen))
    };
    let Some((text, chosen)) = gone else { return Ok(Ok(Done::Discarded)) };
    let draft = app.community.draft(actor, place).await?;
    let begun = begun(app, actor, place.topic, draft).await?;
    let composer = Composer { discarded: Some(text), language: begun.language.or(chosen), reply_to, ..begun };
    Ok(Err((StatusCode::OK, composer)))
}

/// Where what was done leads; who stays on the page is told what it was.
async fn done(
    app: &App,
    language: Language,
    actor: &Actor,
    (wants, place): (Wants, DraftPlace),
    done: Done,
) -> Answer {
    Ok(match done {
        Done::Posted(location) => {
            let path = path_of(language, &location);
            let page = see_other(&path);
            if wants == Wants::Page {
                return Ok(page);
            }
            let posted = posted(app, language, actor, location.comment(), path).await?;
            wants.done(page, || Sent::Posted(Box::new(posted)))
        }
        Done::Kept(stamp, reply_to) => {
            let asked = reply_to.map(|reply| format!("?reply_to={reply}")).unwrap_or_default();
            let page = see_other(&format!("{}{asked}#draft-kept", page_of(language, place)));
            wants.done(page, || Sent::Kept { draft: u64::try_from(stamp).unwrap_or(0) })
        }
        Done::Discarded => wants.done(see_other(&form_of(language, place)), || Sent::Discarded),
        Done::Before(page) => *page,
    })
}

/// The form again, for who stays on the page: how it will look, or why it was not taken.
fn again_in_place(app: &App, language: Language, composer: Composer) -> Response {
    match composer.wrong(language, app.community.clock.now()) {
        Some(wrong) => wrong_in_place(app, composer.refused.as_ref().and_then(Refused::again), wrong),
        None if composer.discarded.is_some() => as_done(json::answer(StatusCode::OK, &Sent::Discarded)),
        None => json::answer(StatusCode::OK, &Sent::Preview { html: composer.preview.unwrap_or_default() }),
    }
}

/// A topic with what is said about it, and with a form as it was sent, or with their draft.
///
/// # Errors
/// [`Problem`] when there is none.
pub async fn topic_page(
    app: &App,
    actor: &Actor,
    id: i64,
    reading: &Reading,
    sent: Option<Composer>,
) -> Result<TopicPage, Problem> {
    let discussion = app.community.discussion(actor, id, reading).await?.ok_or(Problem::NOT_FOUND)?;
    let composer = match sent {
        Some(composer) => composer,
        None => begun(app, actor, id, discussion.draft.clone()).await?,
    };
    let told = app.community.told(&discussion.topic).await?;
    let signature = app.community.signature(&discussion.topic).await?;
    let topic_limits = app.moderation.limits_in_force(&discussion.topic).await?;
    let moderates = Moderation::moderates(actor, &discussion.topic);
    let chosen = reading.chosen.parse().ok();
    let rendered = Some(app.rendered.clone());
    let names_place = !reading.names_no_place();
    Ok(TopicPage {
        discussion,
        told,
        signature,
        composer,
        topic_limits,
        moderates,
        rendered,
        chosen,
        names_place,
    })
}

/// `GET`: a comment with the replies to it. A reply's own address leads to where it stands.
///
/// # Errors
/// [`Problem`] when there is none.
pub async fn conversation(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(id): Id<i64>,
    Query(reading): Query<Reading>,
    wants: Wants,
) -> Answer {
    let comment = comment(&app, &actor, id).await?;
    if let Some(head) = comment.parent {
        let path = Route::Comment.path_with(language, &head.to_string());
        return Ok(see_other(&format!("{path}?page={}#c-{}", comment.page(), comment.id)));
    }
    let place = DraftPlace { topic: comment.topic, parent: Some(comment.id) };
    let draft = app.community.draft(&actor, place).await?;
    let composer = begun(&app, &actor, place.topic, draft).await?;
    let page = conversation_page(&app, &actor, comment, &reading, composer).await?;
    if wants == Wants::Data {
        let begun = page.begun(language, app.community.clock.now()).ok_or(Problem::NOT_FOUND)?;
        return Ok(json::answer(StatusCode::OK, &begun));
    }
    Ok(write(&app, language, (Route::Comment, &id.to_string()), &actor, StatusCode::OK, page).await)
}

async fn conversation_page(
    app: &App,
    actor: &Actor,
    head: Comment,
    reading: &Reading,
    mut composer: Composer,
) -> Result<ConversationPage, Problem> {
    let conversation = app.community.conversation(actor, head, reading).await?.ok_or(Problem::NOT_FOUND)?;
    let answered = [reading.reply_to, reading.quote].into_iter().find(|reply| *reply != 0);
    // What one turns to now counts more than what a draft was begun for.
    composer.reply_to = answered.or(composer.reply_to);
    let quotation = &conversation.quotation;
    if composer.body.is_empty() {
        composer.body.clone_from(quotation);
    } else if !composer.body.contains(quotation.trim_end()) {
        composer.body = format!("{}\n\n{quotation}", composer.body.trim_end());
    }
    let topic_limits = app.moderation.limits_in_force(&conversation.topic).await?;
    let moderates = Moderation::moderates(actor, &conversation.topic);
    Ok(ConversationPage { conversation, composer, topic_limits, moderates })
}

async fn comment(app: &App, actor: &Actor, id: i64) -> Result<Comment, Problem> {
    app.community.comment(actor, id).await?.ok_or(Problem::NOT_FOUND)
}

/// `POST`: comments on a topic, shows how that will look, or keeps or erases it as a draft.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn add(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(topic): Id<i64>,
    wants: Wants,
    Form(fields): Form<CommentFields>,
) -> Answer {
    let place = DraftPlace { topic, parent: None };
    let (status, composer) = match act(&app, language, &actor, place, fields).await? {
        Ok(what) => return done(&app, language, &actor, (wants, place), what).await,
        Err(again) => again,
    };
    if wants == Wants::Data {
        return Ok(again_in_place(&app, language, composer));
    }
    let (is_discarded, until) =
        (composer.discarded.is_some(), composer.refused.as_ref().and_then(Refused::again));
    let page = topic_page(&app, &actor, topic, &Reading::default(), Some(composer)).await?;
    let answer = write(&app, language, (Route::AddComment, &topic.to_string()), &actor, status, page).await;
    Ok(if is_discarded { as_done(answer) } else { app.until(until, answer) })
}

/// `POST`: replies to a comment, shows how that will look, or keeps or erases it as a draft.
///
/// # Errors
/// [`Problem`] when nothing was kept.
pub async fn reply(
    Locale(language): Locale,
    app: App,
    actor: Actor,
    Id(id): Id<i64>,
    wants: Wants,
    Form(fields): Form<CommentFields>,
) -> Answer {
    let head = comment(&app, &actor, id).await?;
    let place = DraftPlace { topic: head.topic, parent: Some(head.id) };
    let (status, composer) = match act(&app, language, &actor, place, fields).await? {
        Ok(what) => return done(&app, language, &actor, (wants, place), what).await,
        Err(again) => again,
    };
    if wants == Wants::Data {
        return Ok(again_in_place(&app, language, composer));
    }
    let (is_discarded, until) =
        (composer.discarded.is_some(), composer.refused.as_ref().and_then(Refused::again));
    let page = conversation_page(&app, &actor, head, &Reading::default(), composer).await?;
    let answer = write(&app, language, (Route::AddReply, &id.to_string()), &actor, status, page).await;
    Ok(if is_discarded { as_done(answer) } else { app.until(until, answer) })
}
