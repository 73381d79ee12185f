//! How each form of a case's page is sent.

use domain::Language;
use leptos::prelude::*;
use store::moderation::Case;

use crate::routes::Route;
use crate::ui::{IntoMarkup, Markup};

/// A form of this page: what it does, and the version that its reader has seen.
#[component]
pub(super) fn ActForm(
    language: Language,
    case: Case,
    act: &'static str,
    /// What it is called, where another stands under the same heading.
    #[prop(optional)]
    label: Option<&'static str>,
    children: Markup,
) -> impl IntoView {
    let action = Route::Case.path_with(language, &case.line.id.to_string());
    view! {
        <form class="desk-act" method="post" action=action aria-label=label novalidate>
            <input type="hidden" name="act" value=act/>
            <input type="hidden" name="version" value=case.version/>
            {children}
        </form>
    }
    .markup()
}
