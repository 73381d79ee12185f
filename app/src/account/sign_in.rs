//! Signing in.

use leptos::prelude::*;

use super::actions::SecondStep;
use super::pages::{CodePage, SignInNotice, SignInPage};
use super::passkeys::PasskeyButton;
use super::sign_on::SignOnLinkTo;
use crate::desk::WayToDesk;
use crate::i18n::{locale, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::{ErrorSummary, IntoMarkup, PageHead, Success, TextField};

/// The first step: who, and the password.
#[component]
pub(super) fn SignIn(context: Context, page: SignInPage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let of_association = context.site.association.in_language(language).of.clone();
    let missing = |is_missing: bool| is_missing.then(|| td_string!(t, account.errors.missing).to_owned());
    let (username_error, password_error) = (missing(page.lacks_username), missing(page.lacks_password));
    let items = [("username", username_error.clone()), ("password", password_error.clone())];
    let items: Vec<_> = items.into_iter().filter_map(|(field, error)| Some((field, error?))).collect();
    view! {
        <div class="wrap page">
            <Notification context=context.clone() notice=page.notice items/>
            <PageHead
                title=td_string!(t, account.sign_in.title)
                lead=td_string!(t, account.sign_in.intro, of_association)
            />
            <SignOnLinkTo context=context.clone() to=page.to.clone()/>
            <form class="form prose" method="post" action=Route::SignIn.path(language) novalidate>
                <input type="hidden" name="to" value=page.to.clone()/>
                <TextField
                    language
                    name="username"
                    label=td_string!(t, account.sign_in.username)
                    value=page.username
                    error=username_error
                    autocomplete="username"
                    verbatim="none"
                />
                <TextField
                    language
                    name="password"
                    kind="password"
                    label=td_string!(t, account.sign_in.password)
                    value=String::new()
                    error=password_error
                    autocomplete="current-password"
                />
                <div class="form-end">
                    <button class="btn" type="submit">{td_string!(t, account.sign_in.submit)}</button>
                </div>
            </form>
            <PasskeyButton context=context.clone() to=page.to label=td_string!(t, passkeys.sign_in.button)/>
            <section class="section prose" aria-labelledby="help-title">
                <h2 id="help-title">{td_string!(t, account.sign_in.help_title)}</h2>
                <p>{td_string!(t, account.sign_in.help)}</p>
                <p>
                    <a class="btn btn-quiet" href=Route::AccessRequest.path(language)>
                        {td_string!(t, account.sign_in.help_link)}
                    </a>
                </p>
            </section>
            <WayToDesk context/>
        </div>
    }
    .markup()
}

#[component]
fn Notification(
    context: Context,
    notice: Option<SignInNotice>,
    /// The fields that nothing was typed into.
    items: Vec<(&'static str, String)>,
) -> impl IntoView {
    let t = locale(context.language);
    let refused = |title: &'static str| view! { <ErrorSummary title items=items.clone()/> }.markup();
    let done = |text| view! { <Success title=td_string!(t, common.notices.success) text/> }.markup();
    notice.map(|notice| match notice {
        SignInNotice::Failed => refused(td_string!(t, account.sign_in.failed)),
        SignInNotice::TooMany => refused(td_string!(t, account.sign_in.too_many)),
        SignInNotice::Busy => refused(td_string!(t, account.sign_in.busy)),
        SignInNotice::Expired => refused(td_string!(t, account.sign_in.expired)),
        SignInNotice::SignedOut => done(td_string!(t, account.sign_in.signed_out)),
        SignInNotice::PasswordSet => done(td_string!(t, account.sign_in.password_set)),
        SignInNotice::EmailSet => done(td_string!(t, account.sign_in.email_set)),
        SignInNotice::Left => done(td_string!(t, account.account.leave.left)),
    })
}

/// The second step: the authenticator's code, or a passkey, which is a sign-in by itself; whichever its person has.
#[component]
pub(super) fn Code(context: Context, page: CodePage) -> impl IntoView {
    let CodePage { step, to } = page;
    let SecondStep { first_step, is_wrong, takes_code, takes_passkey } = step;
    let language = context.language;
    let t = locale(language);
    let short = context.site.association.in_language(language).short.clone();
    let brand = td_string!(t, account.brand, short);
    let (phone, email) = (context.site.association.phone.clone(), context.site.association.email.clone());
    let error = is_wrong.then(|| td_string!(t, account.code.failed).to_owned());
    let summary = error.clone().map(|error| {
        view! { <ErrorSummary title=td_string!(t, account.code.failed) items=vec![("code", error)]/> }
    });
    let (lead, label) = if takes_code {
        (td_string!(t, account.code.intro, brand), td_string!(t, passkeys.sign_in.instead))
    } else {
        (td_string!(t, passkeys.give.after_password).to_owned(), td_string!(t, passkeys.sign_in.button))
    };
    let form = takes_code.then(|| {
        view! {
            <form class="form prose" method="post" action=Route::SignInCode.path(language) novalidate>
                <input type="hidden" name="first_step" value=first_step/>
                <input type="hidden" name="to" value=to.clone()/>
                <TextField
                    language
                    name="code"
                    class="input input-medium"
                    label=td_string!(t, account.code.label)
                    hint=td_string!(t, account.code.hint)
                    value=String::new()
                    error=error
                    autocomplete="one-time-code"
                    verbatim="characters"
                />
                <div class="form-end">
                    <button class="btn" type="submit">{td_string!(t, account.code.submit)}</button>
                </div>
            </form>
        }
    });
    let passkey = takes_passkey.then(|| {
        let asleep = (!takes_code).then(|| {
            view! {
                <p class="passkey-note small muted">{td_string!(t, passkeys.give.asleep)}</p>
            }
        });
        view! { <PasskeyButton context=context.clone() to label/> {asleep} }
    });
    view! {
        <div class="wrap page">
            {summary}
            <PageHead title=td_string!(t, account.code.title) lead/>
            {form}
            {passkey}
            <p class="small muted">{td_string!(t, account.code.lost, phone, email)}</p>
        </div>
    }
    .markup()
}
