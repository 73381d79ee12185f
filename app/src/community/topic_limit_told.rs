//! What members read where moderators hold a topic back.

use domain::Language;
use domain::moderation::TopicLimit;
use leptos::prelude::*;
use store::moderation::TopicLimitInForce;

use crate::i18n::{locale, minute, number, td_string};
use crate::routes::Route;
use crate::ui::IntoMarkup;

/// What holds the topic back, each with its reason in the reader's language.
#[component]
pub(super) fn HeldBack(
    language: Language,
    topic_limits: Vec<TopicLimitInForce>,
    /// Whether it stands where one would write: that is where links to the form lead.
    is_form: bool,
    topic: i64,
    /// Whether the reader can hold it back, or free it.
    moderates: bool,
) -> impl IntoView {
    let t = locale(language);
    let lines = topic_limits
        .into_iter()
        .map(|line| {
            let says = match (line.limit, line.until) {
                (TopicLimit::Lock, None) => td_string!(t, topic_limits.told_locked).to_owned(),
                (TopicLimit::Lock, Some(until)) => {
                    td_string!(t, topic_limits.told_locked_until, date = minute(language, until))
                }
                (TopicLimit::Slow(minutes), _) => {
                    let number = number(language, minutes.into());
                    td_string!(t, topic_limits.told_slowed, count = u64::from(minutes), number)
                }
            };
            let why = td_string!(t, topic_limits.told_why, reason = line.reason.in_language(language));
            view! { <p>{says} " " {why}</p> }
        })
        .collect::<Vec<_>>();
    let notice = (!lines.is_empty()).then(|| {
        view! { <section class="section notice notice-slim" id=is_form.then_some("reply")>{lines}</section> }
    });
    let limit_topic = moderates.then(|| {
        let path = Route::TopicLimits.path_with(language, &topic.to_string());
        view! { <p class="small"><a href=path rel="nofollow">{td_string!(t, topic_limits.link)}</a></p> }
    });
    view! { {notice} {limit_topic} }.markup()
}
