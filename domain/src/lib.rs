//! The words and rules of the product: types, validation and secrets' shapes. No input or output happens here,
//! so both the server and the browser's islands can hold to the same rules.

pub mod campaign;
pub mod clock;
pub mod language;
pub mod seal;

pub use clock::Clock;
pub use language::Language;
