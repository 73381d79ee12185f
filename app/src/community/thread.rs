//! Comments as members read them, one under the other.

use domain::Language;
use leptos::prelude::*;
use store::community::comment::{Comment, FIRST_REPLIES, Thread};

use super::cards::{card, card_texts};
use super::comment::{Depth, comment_card};
use super::reader::Reader;
use crate::i18n::{locale, number, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::IntoMarkup as _;

/// Writes the items of a list of threads, each comment as `write` writes it.
pub(super) fn threads(
    html: &mut String,
    context: &Context,
    threads: &[Thread],
    mut write: impl FnMut(&mut String, &Comment, Depth),
) {
    for Thread { head, replies } in threads {
        html.push_str("<li>");
        write(html, head, Depth::Section);
        if !replies.is_empty() {
            html.push_str("<ol class=\"replies\">");
            for reply in replies {
                html.push_str("<li>");
                write(html, reply, Depth::Reply);
                html.push_str("</li>");
            }
            html.push_str("</ol>");
        }
        if head.replies > u64::from(FIRST_REPLIES) && head.answers > 0 {
            html.push_str(&all_replies(context.language, head));
        }
        html.push_str("</li>");
    }
}

/// The way to the replies that are not shown.
fn all_replies(language: Language, head: &Comment) -> String {
    let number = number(language, head.answers);
    let text = td_string!(locale(language), community.comments.all_replies, number = number);
    view! {
        <p>
            <a href=link(language, head.id)>{text}</a>
        </p>
    }
    .markup()
    .into_html()
}

/// The items of a list of comments.
pub(super) fn comments(context: &Context, comments: &[Comment], reader: &Reader, depth: Depth) -> String {
    let mut html = String::new();
    for one in comments {
        html.push_str("<li>");
        html.push_str(&comment(context, one, reader, depth));
        html.push_str("</li>");
    }
    html
}

/// One comment, with what can be done about it.
pub(super) fn comment(context: &Context, comment: &Comment, reader: &Reader, depth: Depth) -> String {
    let card = card(context, comment, reader, depth);
    comment_card(&card, card_texts(context.language)).markup().into_html()
}

/// Where a comment is read by itself.
pub(super) fn link(language: Language, comment: i64) -> String {
    Route::Comment.path_with(language, &comment.to_string())
}
