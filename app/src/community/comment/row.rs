//! What can be done about a comment: one row, as high as a thumb is wide, and the rest in a menu.

use leptos::either::Either;
use leptos::prelude::*;

use super::card::{Answers, Card, SaidCard, Whose};
use super::texts::{CardTexts, filled};
use crate::community::reaction_bar::ReactionBar;
use crate::isolated::isolated;

/// The row under a comment. What each button does and to whose comment is said in full to who does not see where it stands.
pub(super) fn row<'a>(card: &'a Card, said: &'a SaidCard, texts: &'a CardTexts) -> impl IntoView + use<'a> {
    let name = isolated(&said.author.name);
    let reply = (said.answers == Answers::Open).then(|| {
        let head = filled(&texts.paths.comment, &card.head.to_string());
        let href = if card.id == card.head {
            format!("{head}#reply")
        } else {
            format!("{head}?reply_to={}#reply", card.id)
        };
        view! {
            <a class="act icon icon-reply" href=href aria-label=filled(&texts.reply_to, &name)>
                <span class="act-word">{texts.reply.as_str()}</span>
            </a>
        }
    });
    let menu_id = format!("m-{}", card.id);
    let more = filled(&texts.more_of, &name);
    let menu = menu(card, said, name.clone(), menu_id.clone(), texts);
    view! {
        <div class="comment-acts">
            <span class="reactions">
                <ReactionBar bar=said.bar name texts=texts.reactions.clone()/>
            </span>
            {reply}
            <button class="act icon icon-more" type="button" popovertarget=menu_id aria-label=more></button>
            {menu}
        </div>
    }
}

/// What is done more rarely. The browser itself opens it, closes it with Escape, and gives the focus back.
fn menu(card: &Card, said: &SaidCard, name: String, id: String, texts: &CardTexts) -> impl IntoView {
    let number = card.id.to_string();
    let quote = (said.answers == Answers::Open).then(|| {
        let head = filled(&texts.paths.comment, &card.head.to_string());
        view! {
            <a href=format!("{head}?quote={number}#reply") aria-label=filled(&texts.quote_of, &name)>
                {texts.quote.as_str()}
            </a>
        }
    });
    let said_by = said.author.has_page.then(|| {
        let path = filled(&texts.paths.author, &said.author.name);
        view! { <a href=path>{filled(&texts.said_by, &name)}</a> }
    });
    let more = match said.whose {
        Whose::Own { may_change } => {
            let path = filled(&texts.paths.edit, &number);
            let withdraw = format!("{path}?withdraw=true");
            let edit = may_change.then(|| view! { <a href=path>{texts.edit.as_str()}</a> });
            Either::Left(view! {
                {edit}
                <a href=withdraw>{texts.withdraw.as_str()}</a>
            })
        }
        Whose::Anothers { may_report } => Either::Right(may_report.then(|| {
            view! {
                <a
                    href=filled(&texts.paths.report, &number)
                    aria-label=filled(&texts.report_of, &name)
                >
                    {texts.report.as_str()}
                </a>
            }
        })),
    };
    view! {
        <div class="menu" id=id popover="auto">
            {quote}
            <a href=filled(&texts.paths.comment, &number)>{texts.permalink.as_str()}</a>
            {said_by}
            {more}
        </div>
    }
}
