//! Offering to help with a topic or a theme, and what becomes of it.

pub(super) mod bar;
#[cfg(feature = "ssr")]
mod consent;
#[cfg(feature = "ssr")]
mod form;
#[cfg(feature = "ssr")]
mod invite;
#[cfg(feature = "ssr")]
mod own;
#[cfg(feature = "ssr")]
mod page;
#[cfg(feature = "ssr")]
mod sample;
pub mod told;
#[cfg(feature = "ssr")]
mod words;

#[cfg(feature = "ssr")]
pub use consent::consent_texts;
#[cfg(feature = "ssr")]
pub(super) use invite::OfferInvitation;
#[cfg(feature = "ssr")]
pub use own::{OfferDone, OwnOffersPage};
#[cfg(feature = "ssr")]
pub use page::OfferPage;
#[cfg(feature = "ssr")]
pub(crate) use sample::records as sample_offers;
#[cfg(feature = "ssr")]
pub use words::offer_told;
#[cfg(feature = "ssr")]
pub(crate) use words::{kinds_in_sentence, offer_state, place_path};
