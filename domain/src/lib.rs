//! The words and rules of the product: types, validation and secrets' shapes. No input or output happens here,
//! so both the server and the browser's islands can hold to the same rules.

pub mod account;
pub mod campaign;
pub mod clock;
pub mod community;
pub mod contact;
pub mod day;
pub mod desk;
pub mod email;
pub mod help;
pub mod language;
pub mod moderation;
pub mod normal;
pub mod province;
pub mod seal;
pub mod search;
mod shortened;
mod text;
mod words;

pub use clock::Clock;
pub use email::EmailAddress;
pub use language::Language;
pub use province::Province;
pub use shortened::shortened;
pub use text::{Place, lines};
