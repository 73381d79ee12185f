//! The accounts' addresses and their handlers.

use app::routes::AccountRoute;
use axum::http::StatusCode;
use axum::routing::{MethodRouter, get, post};

use super::{
    access_request, authenticator, email, invitation, passkeys, password, password_reset, settings, sign_in,
    sign_on, stop_mails,
};
use crate::state::App;

/// The answer to a mere look at an address that is gone to once.
const NO_HEAD: StatusCode = StatusCode::METHOD_NOT_ALLOWED;

/// What answers at a route of this part.
pub fn methods(route: AccountRoute) -> MethodRouter<App> {
    match route {
        AccountRoute::SignIn => get(sign_in::show).post(sign_in::first_step),
        AccountRoute::SignInCode => get(sign_in::no_second_step).post(sign_in::second_step),
        AccountRoute::SignOut => post(sign_in::sign_out),
        AccountRoute::AccessRequest => get(access_request::show).post(access_request::request_access),
        AccountRoute::AccessRequestSent => get(access_request::sent),
        AccountRoute::Invitation => get(invitation::show).post(invitation::open_account),
        AccountRoute::NewPassword => get(password_reset::show).post(password_reset::set_password),
        AccountRoute::Account => get(settings::account),
        AccountRoute::Profile => post(settings::set_profile),
        AccountRoute::AccountData => get(settings::data),
        AccountRoute::Leave => get(settings::ask_to_leave).post(settings::leave),
        AccountRoute::EndSessions => post(settings::end_sessions),
        AccountRoute::Terms => get(settings::terms).post(settings::accept_terms),
        AccountRoute::Authenticator => get(authenticator::show).post(authenticator::set),
        AccountRoute::Password => get(password::show).post(password::change),
        AccountRoute::NotificationChoices => post(settings::set_notice_choices),
        AccountRoute::StopMails => get(stop_mails::show).post(stop_mails::stop),
        AccountRoute::Email => get(email::show).post(email::request),
        AccountRoute::ConfirmEmail => get(email::show_link).post(email::confirm),
        // Looking there without going changes nothing, so it is refused.
        AccountRoute::SignOn => get(sign_on::start).head(async || NO_HEAD),
        AccountRoute::SignOnReturn => get(sign_on::come_back).head(async || NO_HEAD),
        AccountRoute::SignOnAccount => get(sign_on::show_account).post(sign_on::open_account),
        AccountRoute::EndSignOn => post(sign_on::end),
        AccountRoute::SignInPasskeyOptions => post(passkeys::begin_sign_in),
        AccountRoute::SignInPasskey => post(passkeys::sign_in),
        AccountRoute::AddPasskey => get(passkeys::show).post(passkeys::finish),
        AccountRoute::PasskeyOptions => post(passkeys::begin),
        AccountRoute::RemovePasskey => get(passkeys::ask_to_remove).post(passkeys::remove),
    }
}
