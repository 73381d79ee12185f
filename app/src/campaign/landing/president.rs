//! The president: the film where there is one, a still and a caption until then.

use domain::Language;
use leptos::prelude::*;
use services::site::{Video, Wording};

use crate::i18n::{locale, sentence_case, td_string};
use crate::page::Context;
use crate::ui::IntoMarkup;

/// What the president calls for.
#[component]
pub(super) fn President(context: Context) -> impl IntoView {
    let association = &context.site.association;
    let Wording { president, president_title: title, of, .. } =
        association.in_language(context.language).clone();
    let name = sentence_case(&president);
    let figure = match association.video.clone() {
        Some(video) => view! { <Film language=context.language video name title of/> }.markup(),
        None => view! { <Still language=context.language name title of/> }.markup(),
    };
    view! {
        <section class="band president" aria-labelledby="president-title">
            <div class="wrap">{figure}</div>
        </section>
    }
    .markup()
}

#[component]
fn Still(language: Language, name: String, title: String, of: String) -> impl IntoView {
    let t = locale(language);
    view! {
        <figure>
            <img
                class="president-still"
                src="/img/president-still.svg"
                alt=""
                width="640"
                height="360"
                loading="lazy"
                decoding="async"
            />
            <figcaption>
                <p class="kicker">{td_string!(t, landing.president.title)}</p>
                <h2 id="president-title">{td_string!(t, landing.president.still_title)}</h2>
                <p class="lead">{td_string!(t, landing.president.still_body, president = name, title, of_association = of)}</p>
            </figcaption>
        </figure>
    }
}

#[component]
fn Film(language: Language, video: Video, name: String, title: String, of: String) -> impl IntoView {
    let t = locale(language);
    let english = language == Language::En;
    let transcript = if english { video.transcript_en } else { video.transcript_fr };
    let paragraphs = transcript.split("\n\n").map(|text| view! { <p>{text.to_owned()}</p> }).collect_view();
    let label = td_string!(t, landing.president.video_label, president = name.clone());
    let caption = td_string!(t, landing.president.caption, president = name, title, of_association = of);
    view! {
        <figure>
            <video controls preload="none" poster=video.poster width="1280" height="720" aria-label=label>
                <source src=video.file.clone() type="video/mp4"/>
                <track
                    kind="captions"
                    src=video.captions_en
                    srclang="en"
                    label=td_string!(t, landing.president.captions_english)
                    default=english
                />
                <track
                    kind="captions"
                    src=video.captions_fr
                    srclang="fr"
                    label=td_string!(t, landing.president.captions_french)
                    default=!english
                />
                <p>
                    {td_string!(t, landing.president.fallback)} " "
                    <a href=video.file>{td_string!(t, landing.president.download)}</a>
                </p>
            </video>
            <figcaption>
                <h2 id="president-title">{td_string!(t, landing.president.title)}</h2>
                <p>{caption}</p>
                <details>
                    <summary>{td_string!(t, landing.president.transcript)}</summary>
                    <div class="prose">{paragraphs}</div>
                </details>
            </figcaption>
        </figure>
    }
}
