//! What every page of the dashboard shares: the way around it, beside its matter.

use leptos::prelude::*;

use super::places::{Place, Work};
use crate::help::HowThisWorks;
use crate::i18n::{locale, number, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::{IntoMarkup, Markup};

/// What the menu is called in the document, for the button that opens it where there is no room for it.
const PLACES: &str = "places";

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
                <button class="btn btn-quiet places-opener" type="button" popovertarget=PLACES>
                    {td_string!(t, dashboard.nav.pages)}
                </button>
                <div class="places" id=PLACES popover="auto">{groups}</div>
            </nav>
            <div class="dashboard-main">{children} <HowThisWorks context/></div>
        </div>
    }
    .markup()
}
