//! What every page of the dashboard shares: the way around it, beside its matter.

use domain::Language;
use leptos::prelude::*;

use super::islands::PaletteKeys;
use super::places::{Place, Work};
use crate::i18n::{locale, number, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::{IntoMarkup, Markup};

/// A page of the dashboard: beside it, the pages that are open to its reader.
#[component]
pub(crate) fn Frame(context: Context, children: Markup) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let here = context.route.map(Route::entry);
    let is_open = |place: &Place| context.viewer.as_ref().is_some_and(|viewer| place.is_open_to(viewer));
    let entries = |work: Work| {
        Place::ALL
            .iter()
            .copied()
            .filter(|place| place.work == work && place.is_in_menu && is_open(place))
            .map(|place| {
                let here = (here == Some(place.route)).then_some("page");
                let due = context.viewer.as_ref().and_then(|viewer| place.due(viewer));
                let due = due.filter(|due| *due > 0).map(|due| {
                    view! { " " <span class="nav-count">{number(language, due)}</span> }
                });
                view! { <li><a href=place.path(language) aria-current=here>{place.name(language)}</a>{due}</li> }
            })
            .collect::<Vec<_>>()
    };
    let groups = Work::ALL
        .into_iter()
        .map(|work| (work, entries(work)))
        .filter(|(_, entries)| !entries.is_empty())
        .map(|(work, entries)| {
            let id = (work != Work::All).then(|| format!("work-{}", work as u8));
            let name =
                id.clone().map(|id| view! { <p class="dashboard-work" id=id>{work.name(language)}</p> });
            view! { <div>{name}<ul aria-labelledby=id>{entries}</ul></div> }
        })
        .collect_view();
    view! {
        <div class="wrap page dashboard">
            <nav class="dashboard-nav" aria-label=td_string!(t, dashboard.nav.label)>
                <PaletteOpener language/>
                {groups}
            </nav>
            <div class="dashboard-main">{children}</div>
        </div>
    }
    .markup()
}

/// The way to any page by its name. Where JavaScript runs, the same opens over the page, also by Ctrl K.
#[component]
fn PaletteOpener(language: Language) -> impl IntoView {
    let t = locale(language);
    let path = Route::Palette.path(language);
    view! {
        <PaletteKeys>
            <p class="palette-opener">
                <a id="palette-open" href=path.clone() aria-keyshortcuts="Control+K Meta+K">
                    {td_string!(t, palette.open)} " " <kbd id="palette-shortcut" hidden>{td_string!(t, palette.shortcut)}</kbd>
                </a>
            </p>
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
