//! The fields in which a form tells what its writer had seen.

use leptos::prelude::*;

/// The field that tells it.
pub const SEEN: &str = "seen";

/// The field that tells it of one's notices, which stand in one form with what else one chooses.
pub const NOTICES_SEEN: &str = "notices_seen";

/// That field, as it is sent.
#[component]
pub(crate) fn Seen(mark: String) -> impl IntoView {
    view! { <input type="hidden" name=SEEN value=mark/> }
}
