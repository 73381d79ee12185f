//! Changing one's e-mail address.

use domain::Language;
use domain::campaign::Field;
use leptos::prelude::*;
use time::OffsetDateTime;

use super::pages::{EmailPage, EmailWrong};
use super::password::OwnPassword;
use crate::campaign::field_errors;
use crate::i18n::{date, locale, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::{ErrorSummary, IntoMarkup, Outcome, PageHead, TextField};

/// The new address, and the password.
#[component]
pub(super) fn ChangeEmail(context: Context, page: EmailPage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let (mut address_error, mut password_error, mut refusal) = (None, None, None);
    match page.wrong {
        Some(EmailWrong::Address(error)) => {
            address_error = Some(field_errors::message(language, Field::Email, error));
        }
        Some(EmailWrong::Same) => address_error = Some(td_string!(t, account.email.same).to_owned()),
        Some(EmailWrong::Password) => password_error = Some(td_string!(t, account.password.wrong).to_owned()),
        Some(EmailWrong::TooMany) => refusal = Some(td_string!(t, account.email.too_many)),
        Some(EmailWrong::Busy) => refusal = Some(td_string!(t, account.sign_in.busy)),
        None => {}
    }
    if page.lacks_password {
        password_error = Some(td_string!(t, account.errors.missing).to_owned());
    }
    let items: Vec<(&'static str, String)> =
        [("email", address_error.clone()), ("password", password_error.clone())]
            .into_iter()
            .filter_map(|(name, message)| Some((name, message?)))
            .collect();
    let summary = (!items.is_empty())
        .then(|| view! { <ErrorSummary title=td_string!(t, account.errors.title) items/> });
    view! {
        <div class="wrap page">
            {refusal.map(|title| view! { <ErrorSummary title/> })}
            {summary}
            <PageHead
                title=td_string!(t, account.email.title)
                lead=td_string!(t, account.email.intro, address = page.current)
            />
            <form class="form prose" method="post" action=Route::Email.path(language) novalidate>
                <TextField
                    language
                    name="email"
                    kind="email"
                    label=td_string!(t, account.email.new)
                    value=page.typed
                    error=address_error
                    autocomplete="email"
                    inputmode="email"
                    verbatim="none"
                />
                <OwnPassword context=context.clone() label=td_string!(t, account.email.password) error=password_error/>
                <div class="form-end">
                    <button class="btn" type="submit">{td_string!(t, account.email.submit)}</button>
                </div>
            </form>
        </div>
    }
    .markup()
}

/// Look at the new mailbox.
#[component]
pub(super) fn EmailSent(context: Context, address: String) -> impl IntoView {
    let t = locale(context.language);
    view! {
        <Outcome
            image="/img/letter.svg"
            title=td_string!(t, account.email.sent_title)
            lead=td_string!(t, account.email.sent, address)
        >
            <p><a href=Route::Account.path(context.language)>{td_string!(t, account.email.back)}</a></p>
        </Outcome>
    }
    .markup()
}

/// The page that the mail to the new address opens.
#[component]
pub(super) fn ConfirmEmail(context: Context, address: String) -> impl IntoView {
    let t = locale(context.language);
    view! {
        <div class="wrap page">
            <PageHead title=td_string!(t, account.email.confirm_title) lead=td_string!(t, account.email.confirm)/>
            <div class="stack">
                <p class="message">{address}</p>
                <form method="post" action=Route::ConfirmEmail.path_with(context.language, &context.token)>
                    <button class="btn btn-big" type="submit">{td_string!(t, account.email.confirm_submit)}</button>
                </form>
            </div>
        </div>
    }
    .markup()
}

/// The page that a mail to the address that counts opens, after mail there was refused.
#[component]
pub(super) fn ConfirmSameEmail(context: Context, address: String) -> impl IntoView {
    let t = locale(context.language);
    view! {
        <div class="wrap page">
            <PageHead title=td_string!(t, account.email.same_title) lead=td_string!(t, account.email.same_lead)/>
            <div class="stack">
                <p class="message">{address}</p>
                <form method="post" action=Route::ConfirmEmail.path_with(context.language, &context.token)>
                    <button class="btn btn-big" type="submit">{td_string!(t, account.email.same_submit)}</button>
                </form>
            </div>
        </div>
    }
    .markup()
}

/// Mail to the address is refused: since when, and what to do.
#[component]
pub(super) fn Unreachable(language: Language, since: OffsetDateTime) -> impl IntoView {
    let t = locale(language);
    view! {
        <div class="notice notice-warning">
            <p>{td_string!(t, account.email.unreachable, date = date(language, since))}</p>
            <form method="post" action=Route::Email.path(language)>
                <button class="btn btn-quiet" type="submit" name="again" value="on">
                    {td_string!(t, account.email.unreachable_again)}
                </button>
            </form>
        </div>
    }
    .markup()
}

/// Somebody else has it. Only who received the mail there can see this.
#[component]
pub(super) fn EmailTaken(context: Context) -> impl IntoView {
    let t = locale(context.language);
    let (phone, email) = (context.site.association.phone.clone(), context.site.association.email.clone());
    view! {
        <div class="wrap page">
            <PageHead
                title=td_string!(t, account.email.taken_title)
                lead=td_string!(t, account.email.taken, phone, email)
            />
        </div>
    }
    .markup()
}

/// The link is no good.
#[component]
pub(super) fn EmailLinkInvalid(context: Context) -> impl IntoView {
    let t = locale(context.language);
    view! {
        <div class="wrap page">
            <PageHead title=td_string!(t, account.invalid.title) lead=td_string!(t, account.email.invalid)/>
            <p>
                <a class="btn" href=Route::Email.path(context.language)>{td_string!(t, account.email.again)}</a>
            </p>
        </div>
    }
    .markup()
}
