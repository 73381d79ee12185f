//! The four stories.

use domain::Language;
use leptos::prelude::*;

use crate::campaign::story::Story;
use crate::i18n::{locale, td_string};
use crate::routes::Route;
use crate::ui::IntoMarkup;

/// Each story with its picture, what it asks for, and a way to pledge for it.
#[component]
pub(super) fn Stories(language: Language) -> impl IntoView {
    let t = locale(language);
    let stories =
        Story::all(language).into_iter().map(|story| view! { <Article language story/> }).collect_view();
    view! {
        <section class="stories" id="stories" aria-labelledby="stories-title">
            <div class="wrap">
                <div class="stories-head">
                    <h2 id="stories-title">{td_string!(t, landing.stories.title)}</h2>
                    <p class="lead">{td_string!(t, landing.stories.intro)}</p>
                    <p class="small muted">{td_string!(t, landing.stories.note)}</p>
                </div>
                {stories}
            </div>
        </section>
    }
    .markup()
}

#[component]
fn Article(language: Language, story: Story) -> impl IntoView {
    let slug = story.issue.slug();
    let title_id = format!("{slug}-title");
    let labelled_by = title_id.clone();
    let join = format!("{}?issue={slug}#pledge-form", Route::Pledge.path(language));
    let ask_label = td_string!(locale(language), landing.stories.ask_label);
    let image = story.image();
    view! {
        <article class="story" id=slug aria-labelledby=labelled_by>
            <div class="story-art">
                <img src=image alt=story.alt width="640" height="480" loading="lazy" decoding="async"/>
            </div>
            <div class="story-text">
                <h3 id=title_id>{story.headline}</h3>
                {story.body.map(|paragraph| view! { <p>{paragraph}</p> }).collect_view()}
                <p class="story-ask-label kicker">{ask_label}</p>
                <p class="story-ask">{story.ask}</p>
                <p><a class="btn" href=join>{story.join}</a></p>
            </div>
        </article>
    }
}
