//! Signing in with the identity provider came to nothing.

use domain::Language;
use leptos::prelude::*;

use super::sign_on::provider;
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::ui::{IntoMarkup, Markup, PageHead};

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
    fn title(self, language: Language) -> &'static str {
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

/// It came to nothing: why, and what to do.
#[derive(Clone, Copy, Debug)]
pub struct SignOnProblemPage(pub SignOnProblem);

impl PageView for SignOnProblemPage {
    fn title(&self, language: Language) -> String {
        self.0.title(language).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let Self(problem) = self;
        let language = context.language;
        let t = locale(language);
        let (phone, email) =
            (context.site.association.phone.as_str(), context.site.association.email.as_str());
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

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        [
            ("unavailable", SignOnProblem::Unavailable),
            ("expired", SignOnProblem::Expired),
            ("declined", SignOnProblem::Declined),
            ("invalid", SignOnProblem::Invalid),
            ("unverified", SignOnProblem::Unverified),
            ("not-member", SignOnProblem::NotMember),
            ("conflict", SignOnProblem::Conflict),
        ]
        .map(|(state, problem)| Sample::public(state, Route::SignOnReturn, Self(problem)))
        .to_vec()
    }
}
