//! Pictures and files beside a topic, as members see them.

use domain::Language;
use leptos::prelude::*;
use store::community::file::TopicFile;

use crate::i18n::{locale, number, td_string};
use crate::routes::Route;
use crate::ui::IntoMarkup;

/// Where a file is read.
pub(crate) fn file_path(language: Language, file: &TopicFile) -> String {
    format!("{}?file={}", Route::TopicFile.path_with(language, &file.topic.to_string()), file.id)
}

/// A picture, with its words for those who do not see it.
#[component]
pub(crate) fn TopicPicture(language: Language, file: TopicFile) -> impl IntoView {
    let path = file_path(language, &file);
    let (width, height) = file.pixels;
    let alt = file.label.in_language(language).to_owned();
    view! {
        <p class="topic-picture">
            <img src=path alt=alt width=width.to_string() height=height.to_string() loading="lazy"/>
        </p>
    }
    .markup()
}

/// A link to a file, with what it is and how large.
#[component]
pub(crate) fn FileLink(language: Language, file: TopicFile) -> impl IntoView {
    let t = locale(language);
    let path = file_path(language, &file);
    let label = file.label.in_language(language).to_owned();
    let (kind, size) = (file.kind.code().to_uppercase(), number(language, file.size.div_ceil(1_000)));
    view! {
        <a href=path>{label}</a>
        " "
        <span class="small muted">"(" {td_string!(t, topics.files.size, kind, size)} ")"</span>
    }
    .markup()
}
