//! What was changed in another window meanwhile.

use domain::Language;
use leptos::prelude::*;

use crate::i18n::{locale, td_string};
use crate::ui::ChangedElsewhere;

/// Says that this was not saved, and what is kept now: each name with its value.
#[component]
pub(super) fn Changed(
    language: Language,
    kept: Vec<(&'static str, String)>,
    /// Whether what else was sent with it was saved.
    is_partly_saved: bool,
    /// Whether the page says so of something else already: it takes the focus once.
    #[prop(optional)]
    is_said: bool,
) -> impl IntoView {
    let t = locale(language);
    let body = if is_partly_saved {
        td_string!(t, account.changed.partly)
    } else {
        td_string!(t, account.changed.body)
    };
    view! { <ChangedElsewhere title=td_string!(t, account.changed.title) body kept is_said/> }
}
