//! Accounts: getting in, staying in, and what a person sees of themselves.

#[cfg(feature = "ssr")]
pub mod actions;
#[cfg(feature = "ssr")]
mod changed;
#[cfg(feature = "ssr")]
mod email;
pub mod islands;
#[cfg(feature = "ssr")]
mod leave;
#[cfg(feature = "ssr")]
pub mod mail;
#[cfg(feature = "ssr")]
mod notifications;
#[cfg(feature = "ssr")]
mod pages;
#[cfg(feature = "ssr")]
pub mod passkeys;
#[cfg(feature = "ssr")]
mod password;
#[cfg(feature = "ssr")]
mod profile;
#[cfg(feature = "ssr")]
mod sample;
#[cfg(feature = "ssr")]
mod settings;
#[cfg(feature = "ssr")]
mod sign_in;
#[cfg(feature = "ssr")]
mod sign_on;
#[cfg(feature = "ssr")]
mod stop_mails;
#[cfg(feature = "ssr")]
mod terms;
#[cfg(feature = "ssr")]
mod ways_in;

#[cfg(feature = "ssr")]
pub(crate) use notifications::kind_name as notification_kind_name;
#[cfg(feature = "ssr")]
pub use pages::{
    AccountFields, AccountPage, AuthenticatorPage, CodePage, Done, EmailPage, EmailWrong, Fields,
    InvitationPage, MyAccountPage, PasswordPage, ProfileFields, ResetPage, SignInNotice, SignInPage,
    TermsPage, Unsaved,
};
#[cfg(feature = "ssr")]
pub use passkeys::{AddPasskeyPage, RemovePasskeyPage};
#[cfg(feature = "ssr")]
pub(crate) use profile::member_kind_name;
#[cfg(feature = "ssr")]
pub use sign_on::{MySignOn, SignOnProblem};
#[cfg(feature = "ssr")]
pub(crate) use ways_in::username_message;
