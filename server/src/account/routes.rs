//! The accounts' addresses and their handlers.

use app::routes::Route;
use axum::http::StatusCode;
use axum::routing::{MethodRouter, get, post};
use domain::Language;

use super::{email, own, passkeys, password, sign_in, sign_on, stop_mails, ways_in};
use crate::state::App;

/// The answer to a mere look at an address that is gone to once.
const NO_HEAD: StatusCode = StatusCode::METHOD_NOT_ALLOWED;

/// What answers at a route of this part; `None` where it is another's.
pub fn methods(route: Route, language: Language) -> Option<MethodRouter<App>> {
    Some(match route {
        Route::SignIn => get(move |a, b| sign_in::show(language, a, b))
            .post(move |a, b, c, d| sign_in::first_step(language, a, b, c, d)),
        Route::SignInCode => get(move || std::future::ready(sign_in::no_second_step(language)))
            .post(move |a, b, c, d| sign_in::second_step(language, a, b, c, d)),
        Route::SignOut => post(move |a, b| sign_in::sign_out(language, a, b)),
        Route::Entry => get(move |a| ways_in::show_entry(language, a))
            .post(move |a, b, c| ways_in::request_entry(language, a, b, c)),
        Route::EntrySent => get(move |a| ways_in::entry_sent(language, a)),
        Route::Invitation => get(move |a, b| ways_in::show_invitation(language, a, b))
            .post(move |a, b, c, d, e| ways_in::open_account(language, a, b, c, d, e)),
        Route::NewPassword => get(move |a, b| ways_in::show_reset(language, a, b))
            .post(move |a, b, c, d, e| ways_in::set_password(language, a, b, c, d, e)),
        Route::Account => get(move |a, b, c| own::account(language, a, b, c)),
        Route::Profile => post(move |a, b, c| own::set_profile(language, a, b, c)),
        Route::AccountData => get(own::data),
        Route::Leave => get(move |a, b| own::ask_to_leave(language, a, b))
            .post(move |a, b, c, d| own::leave(language, a, b, c, d)),
        Route::EndSessions => post(move |a, b, c| own::end_sessions(language, a, b, c)),
        Route::Terms => get(move |a, b, c| own::terms(language, a, b, c))
            .post(move |a, b, c| own::accept_terms(language, a, b, c)),
        Route::Authenticator => get(move |a, b| own::show_authenticator(language, a, b))
            .post(move |a, b, c, d| own::set_authenticator(language, a, b, c, d)),
        Route::Password => get(move |a, b| password::show(language, a, b))
            .post(move |a, b, c, d| password::change(language, a, b, c, d)),
        Route::NoticeChoices => post(move |a, b, c| own::set_notice_choices(language, a, b, c)),
        Route::StopMails => stop_mails::methods(language),
        Route::Email => get(move |a, b| email::show(language, a, b))
            .post(move |a, b, c, d| email::request(language, a, b, c, d)),
        Route::ConfirmEmail => get(move |a, b, c| email::show_link(language, a, b, c))
            .post(move |a, b, c| email::confirm(language, a, b, c)),
        // Looking there without going changes nothing, so it is refused.
        Route::SignOn => get(move |a, b, c, d| sign_on::start(language, a, b, c, d)).head(async || NO_HEAD),
        Route::SignOnReturn => {
            get(move |a, b, c, d| sign_on::come_back(language, a, b, c, d)).head(async || NO_HEAD)
        }
        Route::SignOnAccount => get(move |a, b| sign_on::show_account(language, a, b))
            .post(move |a, b, c, d| sign_on::open_account(language, a, b, c, d)),
        Route::EndSignOn => post(move |a, b| sign_on::end(language, a, b)),
        Route::SignInPasskeyOptions => {
            post(move |a, b| std::future::ready(passkeys::begin_sign_in(language, a, b)))
        }
        Route::SignInPasskey => post(move |a, b, c, d| passkeys::sign_in(language, a, b, c, d)),
        Route::AddPasskey => get(move |a, b, c| passkeys::show(language, a, b, c))
            .post(move |a, b, c| passkeys::finish(language, a, b, c)),
        Route::PasskeyOptions => post(move |a, b, c, d| passkeys::begin(language, a, b, c, d)),
        Route::RemovePasskey => get(move |a, b, c| passkeys::ask_to_remove(language, a, b, c))
            .post(move |a, b, c, d| passkeys::remove(language, a, b, c, d)),
        _ => return None,
    })
}
