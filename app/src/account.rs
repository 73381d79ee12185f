//! Accounts: getting in, staying in, and what a person sees of themselves.

#[cfg(feature = "ssr")]
mod access_request;
#[cfg(feature = "ssr")]
mod add_passkey;
#[cfg(feature = "ssr")]
mod authenticator;
#[cfg(feature = "ssr")]
mod changed;
mod choices;
#[cfg(feature = "ssr")]
mod code;
#[cfg(feature = "ssr")]
mod confirm_email;
#[cfg(feature = "ssr")]
mod contents;
#[cfg(feature = "ssr")]
mod done;
#[cfg(feature = "ssr")]
mod email;
#[cfg(feature = "ssr")]
mod errors;
#[cfg(feature = "ssr")]
mod invitation;
pub mod islands;
#[cfg(feature = "ssr")]
mod leave;
#[cfg(feature = "ssr")]
pub mod mail;
#[cfg(feature = "ssr")]
mod notifications;
#[cfg(feature = "ssr")]
pub mod passkeys;
#[cfg(feature = "ssr")]
mod password;
#[cfg(feature = "ssr")]
mod password_reset;
#[cfg(feature = "ssr")]
mod profile;
#[cfg(feature = "ssr")]
mod recovery_codes;
#[cfg(feature = "ssr")]
mod remove_passkey;
#[cfg(feature = "ssr")]
mod sample;
#[cfg(feature = "ssr")]
mod security;
#[cfg(feature = "ssr")]
mod sessions;
#[cfg(feature = "ssr")]
mod settings;
#[cfg(feature = "ssr")]
mod sign_in;
#[cfg(feature = "ssr")]
mod sign_on;
#[cfg(feature = "ssr")]
mod sign_on_account;
#[cfg(feature = "ssr")]
mod sign_on_problem;
#[cfg(feature = "ssr")]
mod stop_mails;
#[cfg(feature = "ssr")]
mod terms;
#[cfg(feature = "ssr")]
mod use_passkey;

#[cfg(feature = "ssr")]
pub use access_request::{AccessLinkInvalidPage, AccessRequestPage, AccessRequestSentPage};
#[cfg(feature = "ssr")]
pub use add_passkey::AddPasskeyPage;
#[cfg(feature = "ssr")]
pub use authenticator::AuthenticatorPage;
pub use choices::ChoicesSaved;
#[cfg(feature = "ssr")]
pub use code::CodePage;
#[cfg(feature = "ssr")]
pub use confirm_email::{ConfirmEmailPage, ConfirmSameEmailPage, EmailLinkInvalidPage, EmailTakenPage};
#[cfg(feature = "ssr")]
pub use done::Done;
#[cfg(feature = "ssr")]
pub use email::{EmailPage, EmailSentPage, EmailWrong};
#[cfg(feature = "ssr")]
pub(crate) use errors::username_message;
#[cfg(feature = "ssr")]
pub use invitation::InvitationPage;
#[cfg(feature = "ssr")]
pub use leave::LeavePage;
#[cfg(feature = "ssr")]
pub(crate) use notifications::kind_name as notification_kind_name;
#[cfg(feature = "ssr")]
pub use password::PasswordPage;
#[cfg(feature = "ssr")]
pub use password_reset::PasswordResetPage;
#[cfg(feature = "ssr")]
pub(crate) use profile::member_kind_name;
#[cfg(feature = "ssr")]
pub use recovery_codes::RecoveryCodesPage;
#[cfg(feature = "ssr")]
pub use remove_passkey::RemovePasskeyPage;
#[cfg(feature = "ssr")]
pub use settings::MyAccountPage;
#[cfg(feature = "ssr")]
pub use sign_in::{SignInNotice, SignInPage};
#[cfg(feature = "ssr")]
pub use sign_on::MySignOn;
#[cfg(feature = "ssr")]
pub use sign_on_account::SignOnAccountPage;
#[cfg(feature = "ssr")]
pub use sign_on_problem::{SignOnProblem, SignOnProblemPage};
#[cfg(feature = "ssr")]
pub use stop_mails::{MailsStoppedPage, StopInvalidPage, StopMailsPage};
#[cfg(feature = "ssr")]
pub use terms::TermsPage;
#[cfg(feature = "ssr")]
pub(crate) use terms::shipped as shipped_terms;
#[cfg(feature = "ssr")]
pub use use_passkey::UsePasskeyPage;
