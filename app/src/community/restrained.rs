//! What members read where moderators hold a topic back.

use domain::Language;
use domain::moderation::Restraint;
use leptos::prelude::*;
use store::moderation::Restrained;

use crate::i18n::{locale, minute, number, td_string};
use crate::routes::Route;
use crate::ui::IntoMarkup;

/// What holds the topic back, each with its reason in the reader's language.
#[component]
pub(super) fn HeldBack(
    language: Language,
    restraints: Vec<Restrained>,
    /// Whether it stands where one would write: that is where links to the form lead.
    is_form: bool,
    topic: i64,
    /// Whether the reader can hold it back, or free it.
    moderates: bool,
) -> impl IntoView {
    let t = locale(language);
    let lines = restraints
        .into_iter()
        .map(|line| {
            let says = match (line.restraint, line.until) {
                (Restraint::Lock, None) => td_string!(t, restraints.told_locked).to_owned(),
                (Restraint::Lock, Some(until)) => {
                    td_string!(t, restraints.told_locked_until, date = minute(language, until))
                }
                (Restraint::Slow(minutes), _) => {
                    let number = number(language, minutes.into());
                    td_string!(t, restraints.told_slowed, count = u64::from(minutes), number)
                }
            };
            let why = td_string!(t, restraints.told_why, reason = line.reason.in_language(language));
            view! { <p>{says} " " {why}</p> }
        })
        .collect::<Vec<_>>();
    let notice = (!lines.is_empty()).then(|| {
        view! { <section class="section notice notice-slim" id=is_form.then_some("reply")>{lines}</section> }
    });
    let restrain = moderates.then(|| {
        let path = Route::TopicRestraints.path_with(language, &topic.to_string());
        view! { <p class="small"><a href=path rel="nofollow">{td_string!(t, restraints.link)}</a></p> }
    });
    view! { {notice} {restrain} }.markup()
}
