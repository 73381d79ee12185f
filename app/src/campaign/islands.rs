//! What moves in the browser. An island's texts come as props, so that the wasm carries no translations, and its
//! first markup is what the server wrote: without JavaScript the page is whole.

mod copy;
mod counter;
mod pledge;
mod postal_code;
mod share;

#[cfg(feature = "ssr")]
pub use {
    copy::CopyButton, counter::LiveCounter, pledge::PledgeInPlace, postal_code::PostalCodeHint,
    share::ShareButton,
};

use wasm_bindgen::JsValue;

/// Whether the browser has something: it may be old, or the page not served over HTTPS.
pub(crate) fn has(object: &JsValue, property: &str) -> bool {
    js_sys::Reflect::get(object, &property.into())
        .is_ok_and(|value| !value.is_undefined() && !value.is_null())
}
