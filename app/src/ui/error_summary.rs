//! What is wrong with a form, said once at its head.

use leptos::prelude::*;

/// Lists what to fix, each with a way to its field. It takes the focus when the page opens, so that whoever cannot see
/// it hears it first; no form's address may end in a fragment, for browsers then let `autofocus` be.
#[component]
pub(crate) fn ErrorSummary(
    #[prop(into)] title: String,
    /// Each field's name and what is wrong with it.
    #[prop(optional)]
    items: Vec<(&'static str, String)>,
) -> impl IntoView {
    let list = (!items.is_empty()).then(|| {
        let items = items
            .into_iter()
            .map(|(field, message)| view! { <li><a href=format!("#{field}")>{message}</a></li> })
            .collect_view();
        view! { <ul class="error-list">{items}</ul> }
    });
    view! {
        <div class="notice error-summary" id="error-summary" role="alert" tabindex="-1" autofocus>
            <p class="notice-title">{title}</p>
            {list}
        </div>
    }
    .into_any()
}
