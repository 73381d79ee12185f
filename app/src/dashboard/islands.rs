//! What moves in the browser on the pages of staff. Without JavaScript the palette is a page like any other.

mod palette;
mod reason;

#[cfg(feature = "ssr")]
pub use {palette::PaletteKeys, reason::ReasonFollows};
