//! What can be done about a comment: one row, as high as a thumb is wide, and the rest in a menu.

use domain::Language;
use domain::community::Reaction;
use domain::moderation::Target;
use leptos::prelude::*;
use maud::{Markup, PreEscaped, html};
use services::community::{is_by, may_change};
use store::community::comment::Comment;

use super::reaction_bar::{ReactionBar, reaction_icon};
use super::reactions::{bar_of, reaction_name, reaction_texts};
use super::thread::{Reader, link, name_of};
use crate::i18n::{isolated, locale, td_string};
use crate::page::Context;
use crate::routes::Route;

/// The row under a comment. What each button does and to whose comment is said in full to who does not see where it stands.
pub(super) fn acts(context: &Context, comment: &Comment, reader: &Reader) -> Markup {
    let language = context.language;
    let t = locale(language);
    let name = isolated(name_of(language, comment.author.as_ref()));
    let conversation = link(language, comment.parent.unwrap_or(comment.id));
    html! {
        div.comment-acts {
            span.reactions {
                (PreEscaped(reactions(language, comment, reader, &name)))
            }
            @if reader.is_open {
                a.act.icon.icon-reply
                    href={ (conversation) "#reply" }
                    aria-label=(td_string!(t, community.comments.reply_to, name = name.as_str())) {
                    span.act-word { (td_string!(t, community.comments.reply)) }
                }
            }
            button.act.icon.icon-more
                type="button"
                popovertarget={ "m-" (comment.id) }
                aria-label=(td_string!(t, community.comments.more_of, name = name.as_str())) {}
            (menu(context, comment, reader, &name))
        }
    }
}

/// What is done more rarely. The browser itself opens it, closes it with Escape, and gives the focus back.
fn menu(context: &Context, comment: &Comment, reader: &Reader, name: &str) -> Markup {
    let language = context.language;
    let t = locale(language);
    let is_own = is_by(comment, reader.person);
    let conversation = link(language, comment.parent.unwrap_or(comment.id));
    let edit = Route::EditComment.path_with(language, &comment.id.to_string());
    html! {
        div.menu id={ "m-" (comment.id) } popover {
            @if reader.is_open {
                a
                    href={ (conversation) "?quote=" (comment.id) "#reply" }
                    aria-label=(td_string!(t, community.comments.quote_of, name = name)) {
                    (td_string!(t, community.comments.quote))
                }
            }
            a href=(link(language, comment.id)) rel="nofollow" { (td_string!(t, community.comments.permalink)) }
            @if !is_own && reader.is_member {
                a
                    href=(Route::Report.path_with(language, &Target::Comment(comment.id).to_string()))
                    rel="nofollow"
                    aria-label=(td_string!(t, moderation.report.link_of, name = name)) {
                    (td_string!(t, moderation.report.link))
                }
            }
            @if is_own {
                @if may_change(comment, context.now) && reader.is_open {
                    a href=(edit) { (td_string!(t, community.comments.edit)) }
                }
                a href={ (edit) "?withdraw=true" } { (td_string!(t, community.comments.withdraw)) }
            }
        }
    }
}

/// The reactions, as the browser shows them anew.
fn reactions(language: Language, comment: &Comment, reader: &Reader, name: &str) -> String {
    let bar = bar_of(comment, reader.person, reader.is_open);
    view! { <ReactionBar bar name=name.to_owned() texts=reaction_texts(language)/> }.to_html()
}

/// What the pictures of the reactions mean, for who sees them without their words.
pub(super) fn legend(language: Language) -> Markup {
    html! {
        p.reaction-legend aria-hidden="true" {
            @for reaction in Reaction::ALL { span class=(reaction_icon(reaction)) { (reaction_name(language, reaction)) } " " }
        }
    }
}
