//! What starts the islands. It stands in for Leptos's own script, which gives up on a file that does not come once.

use leptos::nonce::use_nonce;
use leptos::prelude::*;

use crate::page::BrowserFiles;

/// The same on all pages of a build, so that the policy can name it by its digest.
const START: &str = include_str!("start.js");

/// The script, and what lets the browser fetch early what it will ask for.
#[component]
pub fn Scripts(
    /// The files of this build.
    files: BrowserFiles,
) -> impl IntoView {
    // From it, what few pages need is fetched early, too.
    provide_context(files.parts.clone());
    if let Some(shared) = Owner::current_shared_context() {
        shared.set_is_hydrating(false);
    }
    let BrowserFiles { script, wasm, loader, .. } = files;
    let start = format!("({START})({script:?}, {wasm:?}, {:?});", loader.unwrap_or_default());
    view! {
        <link rel="modulepreload" href=script crossorigin=use_nonce()/>
        <link rel="preload" href=wasm r#as="fetch" r#type="application/wasm" crossorigin=""/>
        <script type="module" nonce=use_nonce()>{start}</script>
    }
}
