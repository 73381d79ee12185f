//! What starts the islands. It stands in for Leptos's own script, which gives up on a file that does not come once.

use leptos::config::LeptosOptions;
use leptos::prelude::*;

/// The same on all pages of a build, so that the policy can name it by its digest.
const START: &str = include_str!("start.js");

/// The scripts of every page of a build, of which these are the files. `cargo leptos watch` reloads pages by one of its own.
pub fn scripts(program: &str, wasm: &str, loader: &str) -> String {
    let start = format!("({START})({program:?}, {wasm:?}, {loader:?});");
    let options = LeptosOptions::builder().output_name("commons").build();
    let reload = view! { <AutoReload options/> }.to_html().replace("<!>", "");
    format!(
        "{reload}<link rel=\"modulepreload\" href=\"{program}\" crossorigin>\
         <link rel=\"preload\" href=\"{wasm}\" as=\"fetch\" type=\"application/wasm\" crossorigin>\
         <script type=\"module\">{start}</script>"
    )
}
