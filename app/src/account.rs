//! Accounts: getting in, staying in, and what a person sees of themselves.

pub mod actions;
mod leave;
pub mod mail;
mod pages;
mod profile;
mod settings;
mod sign_in;
mod terms;
mod ways_in;

pub use pages::{
    AccountFields, AccountPage, AuthenticatorPage, Done, Fields, InvitationPage, MyAccountPage,
    ProfileFields, ResetPage, SignInNotice, SignInPage, TermsPage,
};
pub(crate) use pages::{body, title};
