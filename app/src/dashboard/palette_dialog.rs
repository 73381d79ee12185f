//! The palette over the page that one is on.

use domain::Language;
use leptos::prelude::*;

use super::islands::PaletteKeys;
use crate::i18n::{locale, td_string};
use crate::routes::Route;
use crate::ui::{IntoMarkup, Markup};

/// The way to the palette's page. Where JavaScript runs, it and Ctrl K open the same over the page.
#[component]
pub(crate) fn PaletteDialog(
    language: Language,
    /// The link: `palette-open`.
    children: Markup,
) -> impl IntoView {
    let t = locale(language);
    let path = Route::Palette.path(language);
    view! {
        <PaletteKeys>
            {children}
            <dialog class="palette" id="palette" aria-label=td_string!(t, palette.title)>
                <form method="get" role="search" action=path.clone()>
                    <label class="visually-hidden" for="palette-q">{td_string!(t, palette.label)}</label>
                    <input
                        class="input"
                        type="search"
                        id="palette-q"
                        name="q"
                        maxlength="200"
                        autocomplete="off"
                        placeholder=td_string!(t, palette.label)
                    />
                    // What Enter presses; nobody has to pass it on the way to what is found.
                    <button class="visually-hidden" type="submit" tabindex="-1" aria-hidden="true">
                        {td_string!(t, palette.submit)}
                    </button>
                </form>
                <p class="small muted" id="palette-status" role="status"></p>
                <div id="palette-results" data-path=path></div>
                <form method="dialog">
                    <button class="btn btn-quiet" type="submit">{td_string!(t, palette.close)}</button>
                </form>
            </dialog>
        </PaletteKeys>
    }
    .markup()
}
