//! A part of the page that the browser shows in place of what the server wrote there.

use std::any::Any;

use leptos::mount::mount_to;
use leptos::prelude::*;
use web_sys::HtmlElement;

/// Shows a view in a place, instead of what is there. What it returns keeps the view alive, and is given back when the place
/// is shown anew.
pub fn show<V, F>(place: HtmlElement, before: Option<Box<dyn Any>>, view: F) -> Box<dyn Any>
where
    V: IntoView + 'static,
    V::State: 'static,
    F: FnOnce() -> V + 'static,
{
    // Dropped, it takes away what it showed; what the server wrote, nobody keeps.
    drop(before);
    place.set_inner_html("");
    Box::new(mount_to(place, view))
}
