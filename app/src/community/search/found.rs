//! What was found, with the words marked.

use std::collections::HashMap;

use domain::Language;
use leptos::prelude::*;
use maud::{Markup, PreEscaped, html};
use services::community::{Passage, SearchResults};
use store::account::Author;
use store::search::FoundComment;

use crate::community::cards::{author_card, card_texts};
use crate::community::comment::author_line;
use crate::community::disclaimer::disclaimer;
use crate::community::excerpt::excerpt;
use crate::i18n::{ago, locale, td_string};
use crate::page::Context;
use crate::routes::Route;

/// Where in each topic the words stand, by its number.
pub(super) fn passages(reader: Language, found: &SearchResults) -> HashMap<i64, String> {
    let t = locale(reader);
    let html = |Passage { topic, is_outcome, language, source }: &Passage| {
        let html = html! {
            p.excerpt {
                @if *is_outcome { strong { (td_string!(t, community.search.in_outcome)) } " " }
                span lang=(language.code()) { (excerpt(source, &found.query)) }
            }
        };
        (*topic, html.into_string())
    };
    found.passages.iter().map(html).collect()
}

/// The comments that were found, as items of a list: where each stands, who wrote it, and the words.
pub(super) fn results(context: &Context, found: &SearchResults) -> Markup {
    let language = context.language;
    html! {
        @for FoundComment { comment, source, title, kind } in &found.comments {
            li {
                h3.row-title {
                    a href=(Route::Comment.path_with(language, &comment.id.to_string())) { (title.in_language(language)) }
                }
                @if let Some(said) = disclaimer(&context.site, language, *kind) { p.disclaimer.small { (said) } }
                p.comment-head {
                    (PreEscaped(author(language, comment.author.as_ref())))
                    span.small.muted { (ago(language, context.now, comment.created)) }
                }
                p.excerpt lang=(comment.language.code()) { (excerpt(source, &found.query)) }
            }
        }
    }
}

/// Who wrote a comment.
fn author(language: Language, author: Option<&Author>) -> String {
    author_line(&author_card(language, author), false, card_texts(language)).to_html()
}
