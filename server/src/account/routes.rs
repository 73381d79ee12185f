//! The accounts' addresses and their handlers.

use app::routes::AccountRoute;
use axum::http::StatusCode;
use axum::routing::{MethodRouter, get, post};
use domain::Language;

use super::{email, own, passkeys, password, sign_in, sign_on, stop_mails, ways_in};
use crate::state::App;

/// The answer to a mere look at an address that is gone to once.
const NO_HEAD: StatusCode = StatusCode::METHOD_NOT_ALLOWED;

/// What answers at a route of this part.
pub fn methods(route: AccountRoute, language: Language) -> MethodRouter<App> {
    match route {
        AccountRoute::SignIn => get(move |a, b| sign_in::show(language, a, b))
            .post(move |a, b, c, d| sign_in::first_step(language, a, b, c, d)),
        AccountRoute::SignInCode => get(move || std::future::ready(sign_in::no_second_step(language)))
            .post(move |a, b, c, d| sign_in::second_step(language, a, b, c, d)),
        AccountRoute::SignOut => post(move |a, b| sign_in::sign_out(language, a, b)),
        AccountRoute::Entry => get(move |a| ways_in::show_entry(language, a))
            .post(move |a, b, c| ways_in::request_entry(language, a, b, c)),
        AccountRoute::EntrySent => get(move |a| ways_in::entry_sent(language, a)),
        AccountRoute::Invitation => get(move |a, b| ways_in::show_invitation(language, a, b))
            .post(move |a, b, c, d, e| ways_in::open_account(language, a, b, c, d, e)),
        AccountRoute::NewPassword => get(move |a, b| ways_in::show_reset(language, a, b))
            .post(move |a, b, c, d, e| ways_in::set_password(language, a, b, c, d, e)),
        AccountRoute::Account => get(move |a, b, c| own::account(language, a, b, c)),
        AccountRoute::Profile => post(move |a, b, c| own::set_profile(language, a, b, c)),
        AccountRoute::AccountData => get(own::data),
        AccountRoute::Leave => get(move |a, b| own::ask_to_leave(language, a, b))
            .post(move |a, b, c, d| own::leave(language, a, b, c, d)),
        AccountRoute::EndSessions => post(move |a, b, c| own::end_sessions(language, a, b, c)),
        AccountRoute::Terms => get(move |a, b, c| own::terms(language, a, b, c))
            .post(move |a, b, c| own::accept_terms(language, a, b, c)),
        AccountRoute::Authenticator => get(move |a, b| own::show_authenticator(language, a, b))
            .post(move |a, b, c, d| own::set_authenticator(language, a, b, c, d)),
        AccountRoute::Password => get(move |a, b| password::show(language, a, b))
            .post(move |a, b, c, d| password::change(language, a, b, c, d)),
        AccountRoute::NotificationChoices => post(move |a, b, c| own::set_notice_choices(language, a, b, c)),
        AccountRoute::StopMails => stop_mails::methods(language),
        AccountRoute::Email => get(move |a, b| email::show(language, a, b))
            .post(move |a, b, c, d| email::request(language, a, b, c, d)),
        AccountRoute::ConfirmEmail => get(move |a, b, c| email::show_link(language, a, b, c))
            .post(move |a, b, c| email::confirm(language, a, b, c)),
        // Looking there without going changes nothing, so it is refused.
        AccountRoute::SignOn => {
            get(move |a, b, c, d| sign_on::start(language, a, b, c, d)).head(async || NO_HEAD)
        }
        AccountRoute::SignOnReturn => {
            get(move |a, b, c, d| sign_on::come_back(language, a, b, c, d)).head(async || NO_HEAD)
        }
        AccountRoute::SignOnAccount => get(move |a, b| sign_on::show_account(language, a, b))
            .post(move |a, b, c, d| sign_on::open_account(language, a, b, c, d)),
        AccountRoute::EndSignOn => post(move |a, b| sign_on::end(language, a, b)),
        AccountRoute::SignInPasskeyOptions => {
            post(move |a, b| std::future::ready(passkeys::begin_sign_in(language, a, b)))
        }
        AccountRoute::SignInPasskey => post(move |a, b, c, d| passkeys::sign_in(language, a, b, c, d)),
        AccountRoute::AddPasskey => get(move |a, b, c| passkeys::show(language, a, b, c))
            .post(move |a, b, c| passkeys::finish(language, a, b, c)),
        AccountRoute::PasskeyOptions => post(move |a, b, c, d| passkeys::begin(language, a, b, c, d)),
        AccountRoute::RemovePasskey => get(move |a, b, c| passkeys::ask_to_remove(language, a, b, c))
            .post(move |a, b, c, d| passkeys::remove(language, a, b, c, d)),
    }
}
