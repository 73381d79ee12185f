//! Comments as members read them, written with maud: a page holds up to three hundred, and Leptos's views, which are
//! made for what changes on the page, cost much more for what does not.

use domain::Language;
use maud::{Markup, PreEscaped, html};
use services::community::is_by;
use store::account::Author;
use store::community::comment::{Comment, FIRST_REPLIES, Gone, Thread};
use time::format_description::well_known::Rfc3339;
use uuid::Uuid;

use super::acts::acts;
use super::initials::initials;
use crate::account::member_kind_name;
use crate::i18n::{ago, language_name, locale, number, province_name, td_string};
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

/// How deep a comment's heading stands on its page.
#[derive(Clone, Copy, Debug)]
pub(super) enum Depth {
    /// Under the page's title.
    Title,
    /// Under a section's.
    Section,
    /// Under another comment.
    Reply,
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
            html.push_str(&all_replies(context.language, head).into_string());
        }
        html.push_str("</li>");
    }
    html
}

/// The way to the replies that are not shown.
fn all_replies(language: Language, head: &Comment) -> Markup {
    let number = number(language, head.answers);
    html! {
        p {
            a href=(link(language, head.id)) {
                (td_string!(locale(language), community.comments.all_replies, number = number))
            }
        }
    }
}

/// The items of a list of comments.
pub(super) fn comments(context: &Context, comments: &[Comment], reader: &Reader, depth: Depth) -> Markup {
    html! {
        @for one in comments {
            li { (comment(context, one, reader, depth)) }
        }
    }
}

/// Whether a comment came since its reader was there last.
pub(super) fn is_new(comment: &Comment, reader: &Reader) -> bool {
    comment.seq > reader.mark && reader.mark > 0 && !is_by(comment, reader.person)
}

/// One comment, with what can be done about it.
pub(super) fn comment(context: &Context, comment: &Comment, reader: &Reader, depth: Depth) -> Markup {
    let t = locale(context.language);
    let is_new = is_new(comment, reader);
    let heading = format!("h-{}", comment.id);
    html! {
        article.comment.is-new[is_new && comment.gone.is_none()] id={ "c-" (comment.id) } aria-labelledby=(heading) {
            @if let Some(gone) = comment.gone {
                p.muted id=(heading) {
                    (new(context.language, is_new)) (gone_text(context.language, gone))
                    @if let Gone::Moved(to) = gone {
                        " " a href=(Route::Comment.path_with(context.language, &to.to_string())) {
                            (td_string!(t, moderation.gone.moved_to))
                        }
                    }
                    @if is_by(comment, reader.person) {
                        " " a href=(Route::Decisions.path(context.language)) { (td_string!(t, moderation.gone.own)) }
                    }
                }
            } @else {
                (hidden_heading(context, comment, depth, &heading))
                p.comment-head {
                    (initials(comment.author.as_ref()))
                    (new(context.language, is_new))
                    (byline(context.language, comment.author.as_ref()))
                    (when(context, comment))
                }
                div.comment-body lang=(comment.language.code()) { (PreEscaped(&comment.html)) }
                (acts(context, comment, reader))
            }
        }
    }
}

/// What names a comment to who moves from heading to heading.
fn hidden_heading(context: &Context, comment: &Comment, depth: Depth, id: &str) -> Markup {
    let name = name_of(context.language, comment.author.as_ref());
    let when = ago(context.language, context.now, comment.created);
    let words = html! { bdi { (name) } ", " (when) };
    html! {
        @match depth {
            Depth::Title => h2.visually-hidden id=(id) { (words) },
            Depth::Section => h3.visually-hidden id=(id) { (words) },
            Depth::Reply => h4.visually-hidden id=(id) { (words) },
        }
    }
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

fn new(language: Language, is_new: bool) -> Markup {
    html! {
        @if is_new { span.tag.tag-new { (td_string!(locale(language), community.comments.new)) } " " }
    }
}

/// When a comment was written, and what is to be known of its text.
fn when(context: &Context, comment: &Comment) -> Markup {
    let language = context.language;
    let t = locale(language);
    let when = ago(language, context.now, comment.created);
    let at = comment.created.format(&Rfc3339).unwrap_or_default();
    html! {
        span.small.muted {
            time datetime=(at) { (when) }
            @if comment.edited.is_some() { " · " (td_string!(t, community.comments.edited)) }
            // A reader of this page's language is told nothing; the mark is for those who read the other one.
            @if comment.language != language {
                " · "
                abbr.language-mark title=(language_name(language, comment.language)) {
                    (comment.language.code().to_uppercase())
                }
            }
        }
    }
}

/// Who wrote a comment, with what they show of themselves.
pub(super) fn byline(language: Language, author: Option<&Author>) -> Markup {
    let t = locale(language);
    let shown = author.map(|author| facts(language, author));
    html! {
        strong.comment-author { bdi { (name_of(language, author)) } } " "
        @if author.is_some_and(|author| author.is_staff) {
            span.tag.tag-busy { (td_string!(t, community.comments.staff)) } " "
        }
        @if let Some(shown) = shown.filter(|shown| !shown.is_empty()) { span.small { (shown) } " " }
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
