//! An outcome as it is kept now, beside what was typed over an older save of it.

use domain::Language;
use leptos::prelude::*;

use super::page::{OutcomePage, OutcomeRefusal};
use crate::dashboard::kept::Kept;
use crate::i18n::{date, locale, td_string};

/// What is kept, where what was typed is not because of it.
#[component]
pub(super) fn KeptOutcome(language: Language, page: OutcomePage) -> impl IntoView {
    let t = locale(language);
    let OutcomePage { topic, versions, refusal, .. } = page;
    let kept = versions.into_iter().next().filter(|_| refusal == Some(OutcomeRefusal::Stale));
    kept.map(|kept| {
        let review = topic.review.map(|at| (td_string!(t, outcomes.review), date(language, at)));
        let facts: Vec<_> = review.into_iter().collect();
        let texts = Language::ALL.map(|of| {
            let text = kept.content.in_language(of);
            let (heard, next) = (text.heard.clone(), text.next.clone());
            vec![(td_string!(t, outcomes.heard), heard), (td_string!(t, outcomes.next), next)]
        });
        view! { <Kept language facts texts/> }
    })
}
