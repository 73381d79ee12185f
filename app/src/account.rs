//! Accounts: getting in, staying in, and what a person sees of themselves.

#[cfg(feature = "ssr")]
pub mod actions;
pub mod islands;
#[cfg(feature = "ssr")]
mod leave;
#[cfg(feature = "ssr")]
pub mod mail;
#[cfg(feature = "ssr")]
mod pages;
#[cfg(feature = "ssr")]
pub mod passkeys;
#[cfg(feature = "ssr")]
mod profile;
#[cfg(feature = "ssr")]
mod prose;
#[cfg(feature = "ssr")]
mod settings;
#[cfg(feature = "ssr")]
mod sign_in;
#[cfg(feature = "ssr")]
mod terms;
#[cfg(feature = "ssr")]
mod ways_in;

#[cfg(feature = "ssr")]
pub use pages::{
    AccountFields, AccountPage, AuthenticatorPage, Done, Fields, InvitationPage, MyAccountPage,
    ProfileFields, ResetPage, SignInNotice, SignInPage, TermsPage,
};
#[cfg(feature = "ssr")]
pub(crate) use pages::{body, title};
#[cfg(feature = "ssr")]
pub use passkeys::{AddPasskeyPage, RemovePasskeyPage};
