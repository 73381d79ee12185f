//! The public campaign.

#[cfg(feature = "ssr")]
pub mod actions;
pub mod islands;

#[cfg(feature = "ssr")]
pub(crate) mod act;
#[cfg(feature = "ssr")]
pub(crate) mod address;
#[cfg(feature = "ssr")]
pub(crate) mod confirm;
#[cfg(feature = "ssr")]
pub(crate) mod confirmed;
#[cfg(feature = "ssr")]
pub mod consent;
#[cfg(feature = "ssr")]
mod consent_box;
#[cfg(feature = "ssr")]
pub(crate) mod field_errors;
#[cfg(feature = "ssr")]
pub(crate) mod landing;
#[cfg(feature = "ssr")]
mod links;
#[cfg(feature = "ssr")]
pub mod mail;
#[cfg(feature = "ssr")]
mod pages;
#[cfg(feature = "ssr")]
mod person_fields;
#[cfg(feature = "ssr")]
pub(crate) mod pledge;
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
pub(crate) mod thanks;
#[cfg(feature = "ssr")]
pub(crate) mod unsubscribe;

#[cfg(feature = "ssr")]
pub use pages::CampaignPage;
