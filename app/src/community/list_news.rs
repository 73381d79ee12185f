//! What came since a list of topics was written.

use domain::Language;
use leptos::prelude::*;

use super::islands::ListNewsInPlace;
use crate::i18n::{locale, td_string};
use crate::ui::NewsLink;

/// Leads to the list as it is by then, once something in it is new; until then it is hidden. With JavaScript that comes into
/// the list where one asks for it.
#[component]
pub(super) fn ListNews(
    language: Language,
    /// Where the list is.
    path: String,
    /// Whether a topic that was opened since belongs to it.
    #[prop(optional)]
    is_of_all: bool,
) -> impl IntoView {
    let t = locale(language);
    view! {
        <p class="live">
            <NewsLink
                language
                id="list-news"
                href=path
                singular=td_string!(t, community.row.news, count = 1_u64, number = "{}")
                plural=td_string!(t, community.row.news, count = 2_u64, number = "{}")
                is_of_all
            />
        </p>
        <ListNewsInPlace said=td_string!(t, community.row.shown).to_owned()/>
    }
}
