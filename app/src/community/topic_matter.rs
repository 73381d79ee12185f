//! What a topic says.

use domain::Language;
use domain::community::TopicText;
use leptos::prelude::*;
use store::community::file::TopicFile;

use super::article_html::article_html;
use super::file::{FileLink, TopicPicture};
use crate::i18n::{locale, td_string};
use crate::ui::IntoMarkup;

/// What a topic says in one language: why, what is asked, and where to learn more.
#[component]
pub(crate) fn TopicMatter(
    language: Language,
    text: TopicText,
    /// Pictures and files beside it.
    #[prop(optional)]
    files: Vec<TopicFile>,
) -> impl IntoView {
    let t = locale(language);
    let (pictures, files): (Vec<_>, Vec<_>) = files.into_iter().partition(|file| file.kind.is_picture());
    let pictures = pictures.into_iter().map(|file| view! { <TopicPicture language file/> }).collect_view();
    let TopicText { intro, questions, learn_more, feeds, .. } = text;
    let questions = (!questions.is_empty()).then(|| {
        let items = questions.into_iter().map(|question| view! { <li>{question}</li> }).collect_view();
        view! { <h2>{td_string!(t, community.topic.questions)}</h2> <ol class="questions">{items}</ol> }
    });
    let feeds = (!feeds.trim().is_empty())
        .then(|| view! { <h2>{td_string!(t, community.topic.feeds)}</h2> <p>{feeds}</p> });
    let learn_more = (!learn_more.is_empty() || !files.is_empty()).then(|| {
        let files = files.into_iter().map(|file| view! { <li><FileLink language file/></li> }).collect_view();
        let items = learn_more
            .into_iter()
            .map(|link| view! { <li><a href=link.url rel="noopener noreferrer">{link.label}</a></li> })
            .collect_view();
        view! { <h2>{td_string!(t, community.topic.learn_more)}</h2> <ul>{items} {files}</ul> }
    });
    view! {
        <div class="prose">
            <div class="written" inner_html=article_html(&intro, 2)></div>
            {pictures}
            {questions}
            {feeds}
            {learn_more}
        </div>
    }
    .markup()
}
