//! A guest post as it reads.

use domain::Language;
use domain::community::{GuestContent, TopicKind};
use leptos::prelude::*;

use super::article_html::article_html;
use super::disclaimer::Disclaimer;
use super::guest_author::Byline;
use crate::i18n::language_name;
use crate::page::Context;
use crate::ui::IntoMarkup;

/// An article as it stands, in each language that it was begun in.
#[component]
pub(crate) fn ArticleMatter(context: Context, article: GuestContent) -> impl IntoView {
    let language = context.language;
    let columns = Language::ALL
        .into_iter()
        .filter(|of| {
            let text = article.in_language(*of);
            !text.title.is_empty() || !text.body.is_empty()
        })
        .map(|of| {
            let text = article.in_language(of).clone();
            let (said, signature) = (Context { language: of, ..context.clone() }, Some(article.clone()));
            view! {
                <div class="column" lang=of.code()>
                    <h3 class="column-title" lang=language.code()>{language_name(language, of)}</h3>
                    <div class="preview">
                        <p class="row-title"><strong>{text.title}</strong></p>
                        <Disclaimer context=said kind=TopicKind::GuestPost/>
                        <Byline language=of signature/>
                        <div class="prose written" inner_html=article_html(&text.body, 4)></div>
                        <p class="as-written small">{text.biography}</p>
                    </div>
                </div>
            }
        })
        .collect_view();
    view! { <div class="columns">{columns}</div> }.markup()
}
