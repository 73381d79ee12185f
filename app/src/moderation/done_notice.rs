//! What the page says that follows something done about a case.

use domain::Language;
use domain::moderation::{Ruling, Verdict};
use leptos::prelude::*;
use services::moderation::{CaseDone, DoneBefore};

use super::words;
use crate::i18n::{locale, td_string};
use crate::routes::Route;
use crate::ui::Success;

/// What was done with a case, on the page that follows it.
#[component]
pub(super) fn DoneWith(
    language: Language,
    done: DoneBefore,
    /// The case that the page shows.
    #[prop(optional)]
    here: i64,
) -> impl IntoView {
    let t = locale(language);
    let path = Route::Case.path_with(language, &done.case.to_string());
    let measure = done.measure.map(|taken| {
        let measure = words::taken(language, taken);
        view! { <p><strong>{td_string!(t, moderation.done.measure, measure)}</strong></p> }
    });
    let link = (done.case != here)
        .then(|| view! { <p class="small"><a href=path>{td_string!(t, moderation.done.last)}</a></p> });
    view! {
        <Success title=td_string!(t, common.notices.success) text=says(language, done)/>
        {measure}
        {link}
    }
}

fn says(language: Language, before: DoneBefore) -> &'static str {
    let t = locale(language);
    match before.done {
        CaseDone::Ruled(Ruling::Keep) if before.is_taken_back => td_string!(t, moderation.done.settled),
        CaseDone::Ruled(Ruling::Keep) if !before.is_reported => td_string!(t, moderation.done.stays),
        CaseDone::Ruled(Ruling::Keep) => td_string!(t, moderation.done.keep),
        CaseDone::Ruled(Ruling::Hide) => td_string!(t, moderation.done.hide),
        CaseDone::Ruled(Ruling::Remove) => td_string!(t, moderation.done.remove),
        CaseDone::Ruled(Ruling::Redact) => td_string!(t, moderation.done.redact),
        CaseDone::Ruled(Ruling::Move) => td_string!(t, moderation.done.moved),
        CaseDone::Claimed => td_string!(t, moderation.done.claim),
        CaseDone::Released => td_string!(t, moderation.done.release),
        CaseDone::HandedOver => td_string!(t, moderation.done.hand_over),
        CaseDone::Noted => td_string!(t, moderation.done.note),
        CaseDone::Undone => td_string!(t, moderation.done.undo),
        CaseDone::Lifted => td_string!(t, moderation.done.lift),
        CaseDone::Judged(Verdict::Uphold) => td_string!(t, moderation.done.uphold),
        CaseDone::Judged(Verdict::Restore) => td_string!(t, moderation.done.restore),
    }
}
