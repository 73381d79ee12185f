//! Signing in with the association's identity provider.

use domain::Language;
use leptos::prelude::*;
use store::sign_on::SignOnLink;

use super::pages::InvitationPage;
use super::ways_in::{TermsChoice, username_message};
use crate::destination;
use crate::i18n::{date, locale, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::{ErrorSummary, IntoMarkup, PageHead, TextField};

/// One's own account at the provider.
#[derive(Clone, Debug)]
pub struct MySignOn {
    /// The link, where there is one.
    pub link: Option<SignOnLink>,
    /// Whether they have a password or a passkey to sign in with instead.
    pub has_other_way: bool,
}

/// Why signing in with the provider came to nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignOnProblem {
    /// The provider cannot be reached, or not be used as it is configured.
    Unavailable,
    /// The attempt is too old, was used already, or is another browser's.
    Expired,
    /// The provider did not let them through, or they turned back.
    Declined,
    /// The provider's answer could not be verified.
    Invalid,
    /// The provider has not verified their address.
    Unverified,
    /// Nobody here goes by what the provider says.
    NotMember,
    /// What the provider says contradicts what is kept.
    Conflict,
}

impl SignOnProblem {
    /// Every one.
    pub const ALL: [Self; 7] = [
        Self::Unavailable,
        Self::Expired,
        Self::Declined,
        Self::Invalid,
        Self::Unverified,
        Self::NotMember,
        Self::Conflict,
    ];

    pub(super) fn title(self, language: Language) -> &'static str {
        let t = locale(language);
        match self {
            Self::Unavailable => td_string!(t, sign_on.problems.unavailable.title),
            Self::Expired => td_string!(t, sign_on.problems.expired.title),
            Self::Declined => td_string!(t, sign_on.problems.declined.title),
            Self::Invalid => td_string!(t, sign_on.problems.invalid.title),
            Self::Unverified => td_string!(t, sign_on.problems.unverified.title),
            Self::NotMember => td_string!(t, sign_on.problems.not_member.title),
            Self::Conflict => td_string!(t, sign_on.problems.conflict.title),
        }
    }

    fn text(self, context: &Context) -> String {
        let language = context.language;
        let (t, provider) = (locale(language), provider(context));
        let the_association = context.site.association.in_language(language).the.clone();
        match self {
            Self::Unavailable => td_string!(t, sign_on.problems.unavailable.text, provider),
            Self::Expired => td_string!(t, sign_on.problems.expired.text).to_owned(),
            Self::Declined => td_string!(t, sign_on.problems.declined.text, provider),
            Self::Invalid => td_string!(t, sign_on.problems.invalid.text, provider),
            Self::Unverified => td_string!(t, sign_on.problems.unverified.text, provider),
            Self::NotMember => td_string!(t, sign_on.problems.not_member.text, provider, the_association),
            Self::Conflict => td_string!(t, sign_on.problems.conflict.text, provider),
        }
    }

    /// Whether the same again may end otherwise.
    const fn may_try_again(self) -> bool {
        !matches!(self, Self::NotMember | Self::Conflict)
    }
}

/// What the provider is called; nothing where there is none.
pub(super) fn provider(context: &Context) -> String {
    context
        .site
        .provider
        .as_ref()
        .map(|provider| provider.name(context.language).to_owned())
        .unwrap_or_default()
}

/// The way to the provider, on the sign-in page; nothing where there is none.
#[component]
pub(super) fn SignOnLinkTo(context: Context, to: String) -> impl IntoView {
    context.site.provider.is_some().then(|| {
        let t = locale(context.language);
        let label = td_string!(t, sign_on.button, provider = provider(&context));
        let path = destination::remembered(&Route::SignOn.path(context.language), &to);
        view! {
            <div class="stack prose">
                <p><a class="btn" href=path>{label}</a></p>
                <p>{td_string!(t, sign_on.or)}</p>
            </div>
        }
        .markup()
    })
}

/// It came to nothing: why, and what to do.
#[component]
pub(super) fn Problem(context: Context, problem: SignOnProblem) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let (phone, email) = (context.site.association.phone.as_str(), context.site.association.email.as_str());
    let again = problem.may_try_again().then(|| {
        let label = td_string!(t, sign_on.again, provider = provider(&context));
        view! { <a class="btn" href=Route::SignOn.path(language)>{label}</a> " " }
    });
    view! {
        <div class="wrap page">
            <PageHead title=problem.title(language) lead=problem.text(&context)/>
            <p class="btn-row">
                {again}
                <a class="btn btn-quiet" href=Route::SignIn.path(language)>{td_string!(t, sign_on.other_ways)}</a>
                " "
                <a class="btn btn-quiet" href=Route::AccessRequest.path(language)>{td_string!(t, sign_on.link)}</a>
            </p>
            <p class="small muted">{td_string!(t, sign_on.help, phone, email)}</p>
        </div>
    }
    .markup()
}

/// Opens an account that has no password.
#[component]
pub(super) fn OpenSignedOn(context: Context, page: InvitationPage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let of_association = context.site.association.in_language(language).of.clone();
    let InvitationPage { username, wrong, terms, .. } = page;
    let username_error = wrong.username.map(|error| username_message(language, error).to_owned());
    let terms_error = wrong.terms.then(|| td_string!(t, account.errors.terms).to_owned());
    let items: Vec<(&'static str, String)> = [
        username_error.clone().map(|message| ("username", message)),
        terms_error.clone().map(|message| ("terms", message)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let summary = (!items.is_empty()).then(|| {
        view! { <ErrorSummary title=td_string!(t, account.errors.title) items/> }
    });
    let lead = td_string!(t, sign_on.opening.intro, provider = provider(&context), of_association);
    view! {
        <div class="wrap page">
            {summary}
            <PageHead title=td_string!(t, sign_on.opening.title) lead/>
            <form class="form prose" method="post" action=Route::SignOnAccount.path(language) novalidate>
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
                <TermsChoice context=context.clone() terms error=terms_error/>
                <div class="form-end">
                    <button class="btn" type="submit">{td_string!(t, account.invitation.submit)}</button>
                </div>
            </form>
        </div>
    }
    .markup()
}

/// The link to the provider, on one's own account's page; nothing where there is no provider.
#[component]
pub(super) fn MySignOnSection(context: Context, sign_on: Option<MySignOn>) -> impl IntoView {
    sign_on.map(|MySignOn { link, has_other_way }| {
        let language = context.language;
        let t = locale(language);
        let name = provider(&context);
        let state = if let Some(link) = &link {
            let date = date(language, link.since);
            td_string!(t, sign_on.account.linked, provider = name.as_str(), date)
        } else {
            td_string!(t, sign_on.account.not_linked, provider = name.as_str())
        };
        let end = link.map(|_| {
            if !has_other_way {
                return view! {
                    <p>
                        {td_string!(t, sign_on.account.needs_password)} " "
                        <a href=Route::AccessRequest.path(language)>{td_string!(t, account.no_password.link)}</a>
                    </p>
                }
                .markup();
            }
            let label = td_string!(t, sign_on.account.end_label, provider = name.as_str());
            view! {
                <form method="post" action=Route::EndSignOn.path(language)>
                    <button class="btn btn-quiet" type="submit" aria-label=label>
                        {td_string!(t, sign_on.account.end)}
                    </button>
                </form>
            }
            .markup()
        });
        view! {
            <h3>{td_string!(t, sign_on.account.title, provider = name)}</h3>
            <p>{state}</p>
            {end}
        }
        .markup()
    })
}
