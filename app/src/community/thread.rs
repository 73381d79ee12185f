//! Comments as members read them, one under the other.

use domain::Language;
use leptos::prelude::*;
use services::community::is_by;
use store::account::Author;
use store::community::comment::{Comment, FIRST_REPLIES, Gone, Thread};
use uuid::Uuid;

use super::cards::{card, card_texts};
use super::comment::{Depth, comment_card};
use crate::account::member_kind_name;
use crate::i18n::{locale, number, province_name, td_string};
use crate::page::Context;
use crate::routes::Route;

/// What comments are read with.
#[derive(Clone, Debug)]
pub(super) struct Reader {
    /// Who reads.
    pub person: Uuid,
    /// How far they have read.
    pub mark: i64,
    /// Whether the topic takes comments and reactions.
    pub is_open: bool,
    /// Whether they are a member: to who is none, the page is all that there is.
    pub is_member: bool,
}

/// The items of a list of threads, each comment as `write` writes it.
pub(super) fn threads(
    context: &Context,
    threads: &[Thread],
    mut write: impl FnMut(&mut String, &Comment, Depth),
) -> String {
    let mut html = String::new();
    for Thread { head, replies } in threads {
        html.push_str("<li>");
        write(&mut html, head, Depth::Section);
        if !replies.is_empty() {
            html.push_str("<ol class=\"replies\">");
            for reply in replies {
                html.push_str("<li>");
                write(&mut html, reply, Depth::Reply);
                html.push_str("</li>");
            }
            html.push_str("</ol>");
        }
        if head.replies > u64::from(FIRST_REPLIES) && head.answers > 0 {
            html.push_str(&all_replies(context.language, head));
        }
        html.push_str("</li>");
    }
    html
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
    .to_html()
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

/// Whether a comment came since its reader was there last.
pub(super) fn is_new(comment: &Comment, reader: &Reader) -> bool {
    comment.seq > reader.mark && reader.mark > 0 && !is_by(comment, reader.person)
}

/// One comment, with what can be done about it.
pub(super) fn comment(context: &Context, comment: &Comment, reader: &Reader, depth: Depth) -> String {
    let card = card(context, comment, reader, depth);
    comment_card(&card, card_texts(context.language)).to_html()
}

/// Why a comment says nothing any more.
pub(super) fn gone_text(language: Language, gone: Gone) -> &'static str {
    let t = locale(language);
    match gone {
        Gone::Withdrawn => td_string!(t, community.comments.withdrawn),
        Gone::Hidden => td_string!(t, moderation.gone.hidden),
        Gone::Removed => td_string!(t, moderation.gone.removed),
        Gone::Moved(_) => td_string!(t, moderation.gone.moved),
    }
}

/// What somebody shows of themselves beside their name.
pub(crate) fn facts(language: Language, author: &Author) -> String {
    let kind = author.kind.map(|kind| member_kind_name(language, kind));
    let province = author.province.map(|province| province_name(language, province));
    [kind, author.specialty.as_deref(), province].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What somebody is called; of somebody who has left, that.
pub(super) fn name_of(language: Language, author: Option<&Author>) -> &str {
    author
        .map_or_else(|| td_string!(locale(language), community.comments.somebody), |author| &author.username)
}

/// Where a comment is read by itself.
pub(super) fn link(language: Language, comment: i64) -> String {
    Route::Comment.path_with(language, &comment.to_string())
}
