//! Who wrote a guest post.

use domain::Language;
use domain::community::GuestContent;
use leptos::prelude::*;

use crate::i18n::{isolated, locale, td_string};
use crate::ui::IntoMarkup;

/// Who wrote a guest post, above it; once they have left, that they have.
#[component]
pub(super) fn Byline(language: Language, signature: Option<GuestContent>) -> impl IntoView {
    let t = locale(language);
    let text = match signature {
        Some(content) => td_string!(t, guest_posts.byline, name = isolated(&content.name)),
        None => td_string!(t, guest_posts.gone).to_owned(),
    };
    view! { <p class="byline">{text}</p> }
}

/// Who its author is, below it.
#[component]
pub(super) fn AboutAuthor(language: Language, signature: GuestContent) -> impl IntoView {
    let t = locale(language);
    let biography = signature.in_language(language).biography.clone();
    view! {
        <section class="told" aria-labelledby="author-title">
            <h2 class="section-title" id="author-title">{td_string!(t, guest_posts.about_author)}</h2>
            <p><strong>{signature.name}</strong></p>
            <p class="as-written">{biography}</p>
        </section>
    }
    .markup()
}
