//! Where an article is written.

use domain::Language;
use leptos::prelude::*;
use services::community::ArticleFields;
use uuid::Uuid;

use crate::community::article::ArticleMatter;
use crate::i18n::{language_name, locale, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::{IntoMarkup, TextField, TextareaField, error_at};

/// Where an article is written, and how it will look.
#[component]
pub(super) fn Write(
    context: Context,
    post: Uuid,
    fields: ArticleFields,
    /// Whether it can be kept: what is stale, not over what is newer; it is there to be copied.
    may_keep: bool,
    /// Each field that something is wrong with, and what.
    wrong: Vec<(&'static str, String)>,
) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let columns = Language::ALL
        .map(|of| view! { <Column language of fields=fields.clone() wrong=wrong.clone()/> })
        .collect_view();
    let previewed = fields.content();
    let version = fields.version.to_string();
    let texts = view! {
        <TextField
            language
            name="name"
            label=td_string!(t, guest_posts.field.name)
            hint=td_string!(t, guest_posts.field.name_hint)
            value=fields.name
            error=error_at(&wrong, "name")
            autocomplete="name"
        />
        <div class="columns">{columns}</div>
    }
    .markup();
    let texts = if may_keep {
        let path = Route::GuestPost.path_with(language, &post.to_string());
        view! {
            <form class="form" method="post" action=path novalidate>
                <input type="hidden" name="version" value=version/>
                {texts}
                <Buttons language/>
            </form>
        }
        .markup()
    } else {
        view! { <div class="form">{texts}</div> }.markup()
    };
    view! {
        <section class="section" aria-labelledby="write-title">
            <h2 class="section-title" id="write-title">{td_string!(t, guest_posts.write.title)}</h2>
            <p>{td_string!(t, guest_posts.write.lead)}</p>
            {texts}
        </section>
        <section class="section" id="preview" aria-labelledby="preview-title">
            <h2 class="section-title" id="preview-title">{td_string!(t, guest_posts.write.looks)}</h2>
            <ArticleMatter context article=previewed/>
        </section>
    }
    .markup()
}

#[component]
fn Buttons(language: Language) -> impl IntoView {
    let t = locale(language);
    let button = |value: &'static str, class: &'static str, label: &'static str| {
        view! { <button class=class type="submit" name="action" value=value>{label}</button> " " }
    };
    view! {
        <div class="form-end btn-row">
            {button("save", "btn", td_string!(t, guest_posts.write.save))}
            {button("preview", "btn btn-quiet", td_string!(t, guest_posts.write.preview))}
            {button("submit", "btn btn-quiet", td_string!(t, guest_posts.write.submit))}
        </div>
    }
    .markup()
}

#[component]
fn Column(
    language: Language,
    of: Language,
    fields: ArticleFields,
    wrong: Vec<(&'static str, String)>,
) -> impl IntoView {
    let t = locale(language);
    let ([title, body, biography], [title_text, body_text, biography_text]) = match of {
        Language::En => {
            (["title_en", "body_en", "biography_en"], [fields.title_en, fields.body_en, fields.biography_en])
        }
        Language::Fr => {
            (["title_fr", "body_fr", "biography_fr"], [fields.title_fr, fields.body_fr, fields.biography_fr])
        }
    };
    let area = |name: &'static str, label: &'static str, text: String, rows: u32| {
        view! { <TextareaField language name label text rows error=error_at(&wrong, name)/> }
    };
    view! {
        <fieldset class="column">
            <legend class="column-title">{language_name(language, of)}</legend>
            <TextField
                language
                name=title
                label=td_string!(t, guest_posts.field.title)
                value=title_text
                error=error_at(&wrong, title)
                autocomplete="off"
                required=false
            />
            {area(body, td_string!(t, guest_posts.field.body), body_text, 16)}
            {area(biography, td_string!(t, guest_posts.field.biography), biography_text, 4)}
        </fieldset>
    }
    .markup()
}
