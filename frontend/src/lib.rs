//! The wasm entry point: it links the islands of `app` into the browser's bundle, nothing else.

#[expect(unused_imports, reason = "links the islands, which the linker drops otherwise")]
use app::*;

/// Called by the hydration script once the module is loaded.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
