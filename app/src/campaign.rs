//! The public campaign.

pub mod islands;

mod error_texts;
mod thanked;

#[cfg(feature = "ssr")]
mod act;
#[cfg(feature = "ssr")]
mod address;
#[cfg(feature = "ssr")]
pub(crate) mod confirm;
#[cfg(feature = "ssr")]
mod confirmed;
#[cfg(feature = "ssr")]
pub mod consent;
#[cfg(feature = "ssr")]
mod consent_box;
#[cfg(feature = "ssr")]
pub(crate) mod field_errors;
#[cfg(feature = "ssr")]
mod landing;
#[cfg(feature = "ssr")]
mod links;
#[cfg(feature = "ssr")]
pub mod mail;
#[cfg(feature = "ssr")]
mod person_fields;
#[cfg(feature = "ssr")]
mod pledge;
#[cfg(feature = "ssr")]
mod pledge_form;
#[cfg(feature = "ssr")]
mod postal_code;
#[cfg(feature = "ssr")]
pub(crate) mod preferences;
#[cfg(feature = "ssr")]
pub(crate) mod privacy;
#[cfg(feature = "ssr")]
pub mod sample;
#[cfg(feature = "ssr")]
mod story;
#[cfg(feature = "ssr")]
mod thanks;
#[cfg(feature = "ssr")]
mod unsubscribe;

#[cfg(feature = "ssr")]
pub use act::ActPage;
#[cfg(feature = "ssr")]
pub use address::{AddressTakenPage, ConfirmAddressPage};
#[cfg(feature = "ssr")]
pub use confirm::{ConfirmExpiredPage, ConfirmPage, DisownedPage};
#[cfg(feature = "ssr")]
pub use confirmed::{AlreadyConfirmedPage, ConfirmedPage};
pub use error_texts::{ErrorTexts, FieldTexts};
#[cfg(feature = "ssr")]
pub use landing::LandingPage;
#[cfg(feature = "ssr")]
pub use pledge::PledgePage;
#[cfg(feature = "ssr")]
pub use preferences::{
    ErasePage, ErasedPage, LinkRequestPage, LinkSentPage, PreferencesLinkInvalidPage, PreferencesPage,
    Unsaved,
};
#[cfg(feature = "ssr")]
pub use privacy::PrivacyPage;
pub use thanked::{NoMail, Thanks};
#[cfg(feature = "ssr")]
pub use thanks::{ThanksPage, thanks_path};
#[cfg(feature = "ssr")]
pub use unsubscribe::{UnsubscribePage, UnsubscribedPage};
