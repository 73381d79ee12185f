//! The public campaign.

#[cfg(feature = "ssr")]
pub mod actions;
pub mod islands;

#[cfg(feature = "ssr")]
mod act;
#[cfg(feature = "ssr")]
mod address;
#[cfg(feature = "ssr")]
mod confirm;
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
mod pages;
#[cfg(feature = "ssr")]
mod person_fields;
#[cfg(feature = "ssr")]
mod pledge;
#[cfg(feature = "ssr")]
mod pledge_form;
#[cfg(feature = "ssr")]
mod postal_code;
#[cfg(feature = "ssr")]
mod preferences;
#[cfg(feature = "ssr")]
mod privacy;
#[cfg(feature = "ssr")]
mod problem;
#[cfg(feature = "ssr")]
mod story;
#[cfg(feature = "ssr")]
mod thanks;
#[cfg(feature = "ssr")]
mod unsubscribe;

#[cfg(feature = "ssr")]
pub(crate) use pages::{body, title};
