//! Getting an account, and getting back into it.

use domain::Language;
use domain::account::{PasswordError, UsernameError};
use domain::campaign::{Field, FieldError};
use leptos::prelude::*;
use store::account::Terms;

use super::pages::{InvitationPage, ResetPage};
use super::terms::TermsText;
use crate::campaign::field_errors;
use crate::desk::WayToDesk;
use crate::i18n::{locale, td_string};
use crate::page::{Context, LinkRequestPage};
use crate::routes::Route;
use crate::ui::{self, ErrorSummary, FieldErrorText, IntoMarkup, Outcome, PageHead, TextField};

/// Asks for an invitation or a new password: one form, so that it tells nothing.
#[component]
pub(super) fn AccessRequest(context: Context, page: LinkRequestPage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let the_association = context.site.association.in_language(language).the.clone();
    let error = page.error.map(|error: FieldError| field_errors::message(language, Field::Email, error));
    let refusal = page.refusal.map(|refusal| ui::refusal(&context, refusal));
    let items: Vec<_> = error.clone().map(|error| ("email", error)).into_iter().collect();
    let summary = refusal.or_else(|| error.clone());
    view! {
        <div class="wrap page">
            {summary.map(|title| view! { <ErrorSummary title items/> })}
            <PageHead
                title=td_string!(t, account.access_request.title)
                lead=td_string!(t, account.access_request.intro, the_association)
            />
            <form class="form prose" method="post" action=Route::AccessRequest.path(language) novalidate>
                <TextField
                    language
                    name="email"
                    kind="email"
                    label=td_string!(t, account.access_request.email)
                    value=page.email
                    error=error
                    autocomplete="email"
                    inputmode="email"
                    verbatim="none"
                />
                <div class="form-end">
                    <button class="btn" type="submit">{td_string!(t, account.access_request.submit)}</button>
                </div>
            </form>
            <WayToDesk context/>
        </div>
    }
    .markup()
}

/// The same words whether or not the address is a member's.
#[component]
pub(super) fn AccessRequestSent(context: Context) -> impl IntoView {
    let t = locale(context.language);
    let (phone, email) = (context.site.association.phone.clone(), context.site.association.email.clone());
    view! {
        <Outcome
            image="/img/letter.svg"
            title=td_string!(t, account.access_request.sent_title)
            lead=td_string!(t, account.access_request.sent)
        >
            <p>{td_string!(t, account.access_request.sent_help, phone, email)}</p>
            <p><a href=Route::SignIn.path(context.language)>{td_string!(t, account.access_request.back)}</a></p>
        </Outcome>
    }
    .markup()
}

/// Opens an account.
#[component]
pub(super) fn Invitation(context: Context, page: InvitationPage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let of_association = context.site.association.in_language(language).of.clone();
    let InvitationPage { is_member, username, wrong, is_busy, terms } = page;
    let lead = if is_member {
        td_string!(t, account.invitation.intro, of_association)
    } else {
        td_string!(t, guest_posts.invitation, of_association)
    };
    let username_error = wrong.username.map(|error| username_message(language, error).to_owned());
    let password_error = wrong.password.map(|error| password_message(language, error).to_owned());
    let terms_error = wrong.terms.then(|| td_string!(t, account.errors.terms).to_owned());
    let items: Vec<(&'static str, String)> = [
        username_error.clone().map(|message| ("username", message)),
        password_error.clone().map(|message| ("password", message)),
        terms_error.clone().map(|message| ("terms", message)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let summary = (!items.is_empty()).then(|| {
        view! { <ErrorSummary title=td_string!(t, account.errors.title) items/> }
    });
    let busy = is_busy.then(|| view! { <ErrorSummary title=td_string!(t, account.sign_in.busy)/> });
    view! {
        <div class="wrap page">
            {busy}
            {summary}
            <PageHead
                title=td_string!(t, account.invitation.title)
                lead
            />
            <form
                class="form prose"
                method="post"
                action=Route::Invitation.path_with(language, &context.token)
                novalidate
            >
                <TextField
                    language
                    name="username"
                    label=td_string!(t, account.invitation.username)
                    hint=td_string!(t, account.invitation.username_hint)
                    value=username
                    error=username_error
                    autocomplete="username"
                    verbatim="none"
                />
                <NewPassword language error=password_error/>
                <TermsChoice context=context.clone() terms error=terms_error/>
                <div class="form-end">
                    <button class="btn" type="submit">{td_string!(t, account.invitation.submit)}</button>
                </div>
            </form>
        </div>
    }
    .markup()
}

/// The Terms and Conditions, and the box that accepts them.
#[component]
pub(super) fn TermsChoice(context: Context, terms: Terms, error: Option<String>) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let version = terms.version.to_string();
    view! {
        <fieldset class="form-group">
            <legend>{td_string!(t, account.terms.title)}</legend>
            <p>{td_string!(t, account.invitation.terms_read)}</p>
            <TermsText site=context.site language terms/>
            {error.map(|error| view! { <FieldErrorText language name="terms" error/> })}
            <label class="choice" for="terms">
                <input type="checkbox" id="terms" name="terms" value=version/>
                <span class="choice-text">{td_string!(t, account.invitation.terms)}</span>
            </label>
        </fieldset>
    }
    .markup()
}

/// Sets a new password.
#[component]
pub(super) fn Reset(context: Context, page: ResetPage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let error = page.wrong.map(|error| password_message(language, error).to_owned());
    let summary = error.clone().map(|message| {
        view! { <ErrorSummary title=td_string!(t, account.errors.title) items=vec![("password", message)]/> }
    });
    let busy = page.is_busy.then(|| view! { <ErrorSummary title=td_string!(t, account.sign_in.busy)/> });
    view! {
        <div class="wrap page">
            {busy}
            {summary}
            <PageHead title=td_string!(t, account.reset.title) lead=td_string!(t, account.reset.intro)/>
            <form
                class="form prose"
                method="post"
                action=Route::NewPassword.path_with(language, &context.token)
                novalidate
            >
                <NewPassword language error/>
                <div class="form-end">
                    <button class="btn" type="submit">{td_string!(t, account.reset.submit)}</button>
                </div>
            </form>
        </div>
    }
    .markup()
}

#[component]
fn NewPassword(language: Language, error: Option<String>) -> impl IntoView {
    let t = locale(language);
    view! {
        <TextField
            language
            name="password"
            kind="password"
            label=td_string!(t, account.invitation.password)
            hint=td_string!(t, account.invitation.password_hint)
            value=String::new()
            error=error
            autocomplete="new-password"
        />
    }
    .markup()
}

/// The link is no good.
#[component]
pub(super) fn LinkInvalid(context: Context) -> impl IntoView {
    let t = locale(context.language);
    view! {
        <div class="wrap page">
            <PageHead title=td_string!(t, account.invalid.title) lead=td_string!(t, account.invalid.text)/>
            <p>
                <a class="btn" href=Route::AccessRequest.path(context.language)>{td_string!(t, account.invalid.button)}</a>
            </p>
        </div>
    }
    .markup()
}

/// What is wrong with a username, in words that say how to mend it.
pub(crate) fn username_message(language: Language, error: UsernameError) -> &'static str {
    let t = locale(language);
    match error {
        UsernameError::Missing => td_string!(t, account.errors.missing),
        UsernameError::Length => td_string!(t, account.errors.username_length),
        UsernameError::Characters => td_string!(t, account.errors.username_characters),
        UsernameError::Reserved => td_string!(t, account.errors.username_reserved),
        UsernameError::TellsEmail => td_string!(t, account.errors.username_email),
        UsernameError::Taken => td_string!(t, account.errors.username_taken),
    }
}

pub(super) fn password_message(language: Language, error: PasswordError) -> &'static str {
    let t = locale(language);
    match error {
        PasswordError::Missing => td_string!(t, account.errors.missing),
        PasswordError::Short => td_string!(t, account.errors.password_short),
        PasswordError::Long => td_string!(t, account.errors.password_long),
        PasswordError::Common => td_string!(t, account.errors.password_common),
        PasswordError::Guessable => td_string!(t, account.errors.password_guessable),
    }
}
