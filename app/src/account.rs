//! Accounts: getting in, staying in, and what a person sees of themselves.

pub mod actions;
mod email;
mod leave;
pub mod mail;
mod notices;
mod pages;
mod password;
mod profile;
mod settings;
mod sign_in;
mod sign_on;
mod terms;
mod ways_in;

pub use pages::{
    AccountFields, AccountPage, AuthenticatorPage, Done, EmailPage, EmailWrong, Fields, InvitationPage,
    MyAccountPage, PasswordPage, ProfileFields, ResetPage, SignInNotice, SignInPage, TermsPage,
};
pub(crate) use pages::{body, title};
pub use sign_on::{MySignOn, SignOnProblem};
pub(crate) use ways_in::username_message;
