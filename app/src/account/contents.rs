//! What stands on one's own account's page.

use domain::Language;
use leptos::prelude::*;

use crate::i18n::{locale, td_string};
use crate::ui::IntoMarkup;

/// A way to each of its sections.
#[component]
pub(super) fn Contents(
    language: Language,
    /// Whether there can be passkeys.
    has_passkeys: bool,
) -> impl IntoView {
    let t = locale(language);
    let sections = [
        Some(("#profile-title", td_string!(t, account.account.profile.title))),
        Some(("#notices-title", td_string!(t, account.notifications.title))),
        Some(("#security-title", td_string!(t, account.account.security.title))),
        has_passkeys.then_some(("#passkeys-title", td_string!(t, passkeys.section.title))),
        Some(("#sessions-title", td_string!(t, account.account.sessions.title))),
        Some(("#desk-title", td_string!(t, desk.own.section))),
        Some(("#decisions-title", td_string!(t, moderation.decisions.link))),
        Some(("#data-title", td_string!(t, account.account.data.title))),
        Some(("#leave-title", td_string!(t, account.account.leave.title))),
    ];
    let sections = sections
        .into_iter()
        .flatten()
        .map(|(place, title)| view! { <li><a href=place>{title}</a></li> })
        .collect_view();
    view! { <nav aria-label=td_string!(t, account.account.contents)><ul class="toc">{sections}</ul></nav> }
        .markup()
}
