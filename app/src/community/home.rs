//! Where a member arrives.

use leptos::prelude::*;

use crate::i18n::{locale, td_string};
use crate::page::Context;
use crate::ui::PageHead;

/// The front page of the Community. Themes will stand here; until staff post one, it says so.
#[component]
pub(crate) fn CommunityHome(context: Context, username: String) -> impl IntoView {
    let t = locale(context.language);
    let of_association = context.site.association.in_language(context.language).of.clone();
    view! {
        <div class="wrap page">
            <PageHead title=td_string!(t, community.title) lead=td_string!(t, community.intro, of_association)/>
            <p>{td_string!(t, community.welcome, username)}</p>
            <section class="section prose" aria-labelledby="empty-title">
                <h2 id="empty-title">{td_string!(t, community.empty_title)}</h2>
                <p>{td_string!(t, community.empty)}</p>
            </section>
        </div>
    }
    .into_any()
}
