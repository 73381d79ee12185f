//! What is done in moderation while a page is open.

use domain::Language;
use leptos::prelude::*;

use crate::i18n::{locale, td_string};
use crate::ui::NewsLink;

/// Tells whoever looks at the queue of what is done meanwhile, as the bar hears it; the page stays as it is until they ask.
#[component]
pub(super) fn Meanwhile(language: Language, path: String, last: i64) -> impl IntoView {
    let t = locale(language);
    view! {
        <p class="live" role="status">
            <NewsLink
                language
                id="new-comments"
                href=path
                singular=td_string!(t, moderation.queue.changed, count = 1_u64, number = "{}")
                plural=td_string!(t, moderation.queue.changed, count = 2_u64, number = "{}")
                known=last
            />
        </p>
    }
}
