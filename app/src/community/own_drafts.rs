//! What a reader is still writing, wherever it is.

use domain::Language;
use leptos::prelude::*;
use store::community::draft::{CommentDraft, DraftLine, DraftObstacle, DraftPlace};

use super::excerpt::excerpt;
use super::islands::{DraftListTexts, DraftsInPlace};
use crate::campaign::islands::CopyButton;
use crate::i18n::{ago, locale, number, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::{IntoMarkup, Markup};

/// What the list is called, with how many there are.
pub fn drafts_title(language: Language, count: usize) -> String {
    let number = number(language, u64::try_from(count).unwrap_or(u64::MAX));
    td_string!(locale(language), community.own_drafts.title, number)
}

/// Where the form of a place stands.
fn form_of(language: Language, place: DraftPlace) -> String {
    let path = match place.parent {
        None => Route::Topic.path_with(language, &place.topic.to_string()),
        Some(head) => Route::Comment.path_with(language, &head.to_string()),
    };
    format!("{path}#reply")
}

/// One's drafts, the last changed first; nothing where there is none.
#[component]
pub(super) fn OwnDrafts(
    context: Context,
    drafts: Vec<DraftLine>,
    /// As many as are shown here; the rest is on the page of one's topics.
    #[prop(default = usize::MAX)]
    most: usize,
) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let count = drafts.len();
    (count > 0).then(|| {
        let rows = drafts.into_iter().take(most).map(|draft| row(&context, draft)).collect::<Vec<_>>();
        let all = (count > most).then(|| {
            let path = format!("{}#drafts", Route::MyTopics.path(language));
            view! { <p><a href=path>{td_string!(t, community.own_drafts.all)}</a></p> }
        });
        let texts = DraftListTexts {
            discarded: td_string!(t, community.draft.discarded).to_owned(),
            restored: td_string!(t, community.own_drafts.restored).to_owned(),
        };
        view! {
            <section class="section" id="drafts" aria-labelledby="drafts-title">
                <DraftsInPlace texts>
                    <h2 class="section-title" id="drafts-title">{drafts_title(language, count)}</h2>
                    <ul class="rows">{rows}</ul>
                    {all}
                </DraftsInPlace>
            </section>
        }
        .markup()
    })
}

/// A draft: where it was being written, when, and how it begins; what can be done with it, and taken back.
fn row(context: &Context, line: DraftLine) -> Markup {
    let language = context.language;
    let t = locale(language);
    let obstacle = line.obstacle(context.now);
    let is_seen = line.title.is_some();
    let DraftLine { draft, title, .. } = line;
    let place = draft.place;
    let id = format!("draft-{}-{}", place.topic, place.parent.unwrap_or_default());
    let name = title.map_or_else(
        || td_string!(t, community.own_drafts.topic_gone).to_owned(),
        |title| title.in_language(language).to_owned(),
    );
    let heading = if is_seen {
        view! { <a href=form_of(language, place)>{name.clone()}</a> }.markup()
    } else {
        name.clone().markup()
    };
    let when = ago(language, context.now, draft.changed);
    let kept = if place.parent.is_none() {
        td_string!(t, community.own_drafts.kept, when)
    } else {
        td_string!(t, community.own_drafts.kept_reply, when)
    };
    let why = obstacle.map(|obstacle| match obstacle {
        DraftObstacle::TopicGone => td_string!(t, community.own_drafts.why_gone),
        DraftObstacle::TopicClosed => td_string!(t, community.own_drafts.why_closed),
        DraftObstacle::ParentGone => td_string!(t, community.own_drafts.why_parent),
        DraftObstacle::TopicLocked => td_string!(t, community.own_drafts.why_locked),
    });
    let words = excerpt(&draft.text);
    let lang = draft.language.map(Language::code);
    let words = words.map(|words| view! { <p class="row-excerpt" lang=lang>{words}</p> });
    let whole = why.map(|why| view! { <p class="small">{why}</p> {whole_text(language, &id, &draft)} });
    let discard = td_string!(t, community.own_drafts.of, title = name);
    let named = format!("{id}-title");
    view! {
        <li id=id>
            <div class="draft-row">
                <h3 class="row-title" id=named.clone()>{heading}</h3>
                {words}
                <p class="small muted">{kept}</p>
                {whole}
                <form method="post" action=Route::OwnDrafts.path(language) aria-labelledby=named>
                    {place_fields(place)}
                    <input type="hidden" name="draft" value=draft.stamp.to_string()/>
                    <button class="btn btn-quiet" type="submit" name="action" value="discard">
                        {td_string!(t, community.draft.discard)}
                        <span class="visually-hidden">{discard}</span>
                    </button>
                </form>
            </div>
            <Restore language place reply_to=draft.reply_to body=String::new() chosen=String::new() can_be_kept=is_seen/>
        </li>
    }
    .markup()
}

/// The whole text of a draft that cannot be posted, to copy.
fn whole_text(language: Language, id: &str, draft: &CommentDraft) -> Markup {
    let t = locale(language);
    let from = format!("{id}-text");
    view! {
        <details class="more">
            <summary>{td_string!(t, community.own_drafts.show)}</summary>
            <p class="draft-text" id=from.clone() lang=draft.language.map(Language::code)>{draft.text.clone()}</p>
            <CopyButton
                from
                label=td_string!(t, community.draft.copy).to_owned()
                copied=td_string!(t, community.draft.copied).to_owned()
                failed=td_string!(t, community.draft.copy_failed).to_owned()
            />
        </details>
    }
    .markup()
}

fn place_fields(place: DraftPlace) -> Markup {
    view! {
        <input type="hidden" name="topic" value=place.topic.to_string()/>
        <input type="hidden" name="parent" value=place.parent.unwrap_or_default().to_string()/>
    }
    .markup()
}

/// The way back, for a draft that is discarded. In a list it is hidden until then.
#[component]
fn Restore(
    language: Language,
    place: DraftPlace,
    /// Which of the replies in a conversation it answers.
    reply_to: Option<i64>,
    body: String,
    /// The code of the language that was chosen; empty where none was.
    chosen: String,
    /// Whether its place takes a draft still.
    can_be_kept: bool,
) -> impl IntoView {
    let t = locale(language);
    let is_hidden = body.is_empty();
    let said = view! { <span>{td_string!(t, community.draft.discarded)}</span> };
    // What cannot be had back is no form.
    if !can_be_kept {
        return view! { <div class="draft-undo" hidden=is_hidden tabindex="-1">{said}</div> }.markup();
    }
    view! {
        <form method="post" class="draft-undo" action=Route::OwnDrafts.path(language) hidden=is_hidden tabindex="-1">
            {place_fields(place)}
            <input type="hidden" name="reply_to" value=reply_to.unwrap_or_default().to_string()/>
            <input type="hidden" name="body" value=body/>
            <input type="hidden" name="language" value=chosen/>
            {said}
            " "
            <button class="btn btn-quiet" type="submit" name="action" value="restore">
                {td_string!(t, community.own_drafts.undo)}
            </button>
        </form>
    }
    .markup()
}

/// That a draft was discarded a moment ago, where the page was loaded for it, with the way back.
#[component]
pub(super) fn DraftDiscarded(language: Language, line: DraftLine) -> impl IntoView {
    let DraftLine { draft, title, .. } = line;
    let chosen = draft.language.map(|chosen| chosen.code().to_owned()).unwrap_or_default();
    view! {
        <div class="notice notice-slim" role="status" tabindex="-1" autofocus>
            <Restore
                language
                place=draft.place
                reply_to=draft.reply_to
                body=draft.text
                chosen
                can_be_kept=title.is_some()
            />
        </div>
    }
    .markup()
}
