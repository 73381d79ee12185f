//! What was found, with the words marked.

use std::collections::HashMap;

use domain::Language;
use leptos::prelude::*;
use services::community::{Passage, SearchResults};
use store::search::FoundComment;

use crate::community::cards::{author_card, card_texts};
use crate::community::comment::author_line;
use crate::community::disclaimer::disclaimer;
use crate::community::passage::passage;
use crate::i18n::{ago, locale, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::{IntoMarkup as _, Markup};

/// Where in each topic the words stand, by its number.
pub(super) fn passages(reader: Language, found: &SearchResults) -> HashMap<i64, String> {
    let t = locale(reader);
    let html = |Passage { topic, is_outcome, language, source }: &Passage| {
        let place = is_outcome.then(|| {
            view! {
                <strong>{td_string!(t, community.search.in_outcome)}</strong>
                " "
            }
        });
        let words = passage(source, &found.query);
        let html = view! {
            <p class="passage">
                {place}
                <span lang=language.code()>{words}</span>
            </p>
        };
        (*topic, html.markup().into_html())
    };
    found.passages.iter().map(html).collect()
}

/// The comments that were found, as items of a list: where each stands, who wrote it, and the words.
pub(super) fn results(context: &Context, found: &SearchResults) -> Markup {
    let result = |one| result(context, found, one);
    found.comments.iter().map(result).collect::<Vec<_>>().markup()
}

fn result(context: &Context, found: &SearchResults, one: &FoundComment) -> Markup {
    let language = context.language;
    let FoundComment { comment, source, title, kind } = one;
    let path = Route::Comment.path_with(language, &comment.id.to_string());
    let disclaimer = disclaimer(&context.site, language, *kind)
        .map(|said| view! { <p class="disclaimer small">{said}</p> });
    let author = author_card(language, comment.author.as_ref(), true);
    let author = author_line(&author, card_texts(language)).markup();
    let words = passage(source, &found.query);
    view! {
        <li>
            <h3 class="row-title">
                <a href=path>{title.in_language(language).to_owned()}</a>
            </h3>
            {disclaimer}
            <p class="comment-head">
                {author}
                <span class="small muted">{ago(language, context.now, comment.created)}</span>
            </p>
            <p class="passage" lang=comment.language.code()>{words}</p>
        </li>
    }
    .markup()
}
