//! Changing a comment of one's own, or taking it back.

use domain::Language;
use leptos::prelude::*;
use store::community::comment::Comment;

use super::actions::{Edited, Refused};
use super::composer::{Body, Preview, Sure, WrittenIn, asked, refusal, too_much};
use super::help::WritingHelp;
use super::pages::EditPage;
use crate::i18n::{locale, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::seen::Seen;
use crate::ui::{ErrorSummary, IntoMarkup, PageHead};

/// The page.
#[component]
pub(super) fn EditComment(context: Context, page: EditPage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let EditPage { comment, may_change, body, language: chosen, seen, refused, preview, another } = page;
    let is_changed = matches!(refused, Some(Edited::Changed(_) | Edited::Posted));
    let title = if refused == Some(Edited::Posted) {
        td_string!(t, community.edit.posted_title)
    } else {
        td_string!(t, community.edit.refused)
    };
    let is_asked = matches!(refused, Some(Edited::Asked(_)));
    let error = match refused {
        Some(Edited::Refused(error)) => Some(refusal(language, Refused::Body(error), &body, context.now)),
        Some(Edited::Asked(words)) => Some(asked(language, &words)),
        Some(Edited::Late) => Some(td_string!(t, community.edit.late).to_owned()),
        Some(Edited::Locked) => Some(td_string!(t, topic_limits.refused_change).to_owned()),
        Some(Edited::Muted) => Some(td_string!(t, moderation.measure.refused).to_owned()),
        Some(Edited::Posted) => Some(td_string!(t, community.edit.posted).to_owned()),
        Some(Edited::Changed(_)) => Some(td_string!(t, community.edit.changed).to_owned()),
        Some(Edited::TooMuch(act, again)) => Some(too_much(language, act, context.now, again)),
        Some(Edited::Done) | None => None,
    };
    let summary = error.clone().map(|error| {
        let items = vec![("body", error)];
        view! { <ErrorSummary title items/> }
    });
    let path = Route::EditComment.path_with(language, &comment.id.to_string());
    let back = Route::Comment.path_with(language, &comment.id.to_string());
    let another = another.map(|(path, form)| {
        view! {
            <input type="hidden" name="form" value=form.to_string()/>
            <button class="btn btn-quiet" type="submit" formaction=path name="action" value="post">
                {td_string!(t, community.edit.another)}
            </button>
            " "
        }
    });
    let change = if may_change {
        view! {
            {is_changed.then(|| view! { <SaysNow language comment=comment.clone()/> })}
            <Preview language preview/>
            <form class="form" method="post" action=path.clone() novalidate>
                <Seen mark=seen/>
                {is_asked.then(|| view! { <Sure/> })}
                <Body language body error/>
                <WrittenIn language chosen/>
                <div class="form-end btn-row">
                    <button class="btn" type="submit" name="action" value="save">
                        {td_string!(t, community.edit.save)}
                    </button>
                    " "
                    <button class="btn btn-quiet" type="submit" name="action" value="preview">
                        {td_string!(t, community.composer.preview)}
                    </button>
                    " "
                    {another}
                    <a class="btn btn-quiet" href=back>{td_string!(t, community.edit.back)}</a>
                </div>
                <WritingHelp language drafts=None/>
            </form>
        }
        .markup()
    } else {
        view! {
            <p id="body" class="muted">{td_string!(t, community.edit.late)}</p>
            <div class="preview">
                <div class="comment-body" lang=comment.language.code() inner_html=comment.html.clone()></div>
            </div>
            <p><a class="btn btn-quiet" href=back>{td_string!(t, community.edit.back)}</a></p>
        }
        .markup()
    };
    view! {
        <div class="wrap page">
            {summary}
            <PageHead title=td_string!(t, community.edit.title) lead=td_string!(t, community.edit.lead)/>
            {change}
            <section class="section prose" aria-labelledby="withdraw-title">
                <h2 id="withdraw-title">{td_string!(t, community.edit.withdraw_title)}</h2>
                <p>{td_string!(t, community.edit.withdraw)}</p>
                <form method="post" action=path>
                    <button class="btn btn-danger" type="submit" name="action" value="withdraw">
                        {td_string!(t, community.edit.withdraw_button)}
                    </button>
                </form>
            </section>
        </div>
    }
    .markup()
}

/// What the comment says since it was changed in another tab.
#[component]
fn SaysNow(language: Language, comment: Comment) -> impl IntoView {
    view! {
        <section class="preview" aria-labelledby="now-title">
            <h2 id="now-title">{td_string!(locale(language), community.edit.now)}</h2>
            <div class="comment-body" lang=comment.language.code() inner_html=comment.html></div>
        </section>
    }
    .markup()
}
