//! What people see. With `ssr`, the pages and mails that the server writes; with `hydrate`, the islands that move in
//! the browser, and nothing else: no page, no text and no rule of the server can reach the wasm.

pub mod campaign;
#[cfg(feature = "ssr")]
pub mod i18n;
pub mod number;
#[cfg(feature = "ssr")]
pub mod page;
#[cfg(feature = "ssr")]
pub mod routes;
#[cfg(feature = "ssr")]
pub mod site;
#[cfg(feature = "ssr")]
pub mod ui;
