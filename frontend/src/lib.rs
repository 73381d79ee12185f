//! The wasm entry point: it links the islands of `app` into the browser's bundle, nothing else.

#[expect(unused_imports, reason = "links the islands, which the linker drops otherwise")]
use app::*;

/// Called by the hydration script once the module is loaded.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}

/// Room for the gaps between the data of the program's parts. Without it, wasm-split leaves all of it in what every page loads;
/// with it, each part brings its own, and these bytes, which nothing refers to, are in no file.
#[used]
static ROOM: [u8; 16_384] = [1; 16_384];
