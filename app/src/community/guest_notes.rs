//! What the author of a guest post and staff say to one another.

use domain::Language;
use domain::community::GuestRole;
use leptos::prelude::*;
use store::community::guest_post::GuestNote;

use crate::i18n::{date, locale, td_string};
use crate::ui::{IntoMarkup, TextareaField};

/// What author and staff said to one another.
#[component]
pub(crate) fn Notes(language: Language, of: Language, notes: Vec<GuestNote>) -> impl IntoView {
    let t = locale(language);
    let none =
        notes.is_empty().then(|| view! { <p class="muted">{td_string!(t, guest_posts.notes.none)}</p> });
    let rows = notes
        .into_iter()
        .map(|note| {
            let name = match (note.role, note.by) {
                // Staff speak for the association.
                (GuestRole::Editor, _) => td_string!(t, guest_posts.notes.staff).to_owned(),
                (GuestRole::Author, Some(name)) => name,
                (GuestRole::Author, None) => td_string!(t, community.comments.somebody).to_owned(),
            };
            let by = td_string!(t, guest_posts.notes.by, name, date = date(language, note.at));
            view! {
                <li>
                    <p class="small muted">{by}</p>
                    <p class="as-written" lang=of.code()>{note.text}</p>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="section" id="notes" aria-labelledby="notes-title">
            <h2 class="section-title" id="notes-title">{td_string!(t, guest_posts.notes.title)}</h2>
            {none}
            <ul class="rows">{rows}</ul>
        </section>
    }
    .markup()
}

/// Where the author says something more.
#[component]
pub(super) fn Speak(
    language: Language,
    path: String,
    typed: String,
    #[prop(optional_no_strip)] error: Option<String>,
) -> impl IntoView {
    let t = locale(language);
    view! {
        <form class="form" method="post" action=path novalidate>
            <TextareaField
                language
                name="note"
                label=td_string!(t, guest_posts.notes.label)
                hint=td_string!(t, guest_posts.notes.hint)
                text=typed
                rows=4
                error
            />
            <p>
                <button class="btn btn-quiet" type="submit" name="action" value="note">
                    {td_string!(t, guest_posts.notes.send)}
                </button>
            </p>
        </form>
    }
    .markup()
}
