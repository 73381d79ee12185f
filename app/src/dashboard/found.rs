//! What is found by a name: the palette's own page shows it, and the palette over any other page.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::texts_given::texts_given;
use crate::told::told;

texts_given! {
    /// A place that is found.
    pub struct Found {
        /// What it is called.
        pub name: String,
        /// What it is.
        pub what: String,
        /// Its address.
        pub path: String,
    }
}

/// All that is found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundPlaces {
    /// How many that is, or that it is none, in words.
    pub said: String,
    /// The places, the likeliest first.
    pub places: Vec<Found>,
}

told! {
    FoundPlaces { said, places }
}

/// The places as links, or that there is none.
#[component]
pub fn FoundList(
    /// What was found.
    found: FoundPlaces,
) -> impl IntoView {
    let FoundPlaces { said, places } = found;
    let is_none = places.is_empty();
    let row = |Found { name, what, path }| view! { <li><a href=path><span>{name}</span> <span class="small muted">{what}</span></a></li> };
    let rows: Vec<_> = places.into_iter().map(row).collect();
    let none = is_none.then(|| view! { <p class="desk-empty">{said}</p> });
    let some = (!is_none).then(|| view! { <ul class="palette-list">{rows}</ul> });
    (none, some)
}
