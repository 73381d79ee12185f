//! What is done in moderation while a page is open.

use domain::Language;
use leptos::prelude::*;

use crate::i18n::{locale, td_string};

/// Tells whoever looks at the queue of what is done meanwhile, as the bar hears it; the page stays as it is until they ask.
#[component]
pub(super) fn Meanwhile(language: Language, path: String, last: i64) -> impl IntoView {
    let t = locale(language);
    view! {
        <p class="live" role="status">
            <a
                class="btn"
                id="new-comments"
                href=path
                hidden=true
                data-known=last.to_string()
                data-language=language.code()
                data-singular=td_string!(t, moderation.queue.changed_single)
                data-plural=td_string!(t, moderation.queue.changed_many)
            ></a>
        </p>
    }
}
