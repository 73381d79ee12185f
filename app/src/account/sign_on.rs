//! Signing in with the association's identity provider, on the pages of others.

use leptos::prelude::*;
use store::sign_on::SignOnLink;

use crate::destination;
use crate::i18n::{date, locale, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::IntoMarkup;

/// One's own account at the provider.
#[derive(Clone, Debug)]
pub struct MySignOn {
    /// The link, where there is one.
    pub link: Option<SignOnLink>,
    /// Whether they have a password or a passkey to sign in with instead.
    pub has_other_way: bool,
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
