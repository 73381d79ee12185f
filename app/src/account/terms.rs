//! The Terms and Conditions (fact C4).

use std::sync::Arc;

use domain::Language;
use leptos::prelude::*;
use store::account::Terms;

use super::pages::TermsPage;
use crate::i18n::{date, locale, td_string};
use crate::page::Context;
use crate::prose::{self, Prose};
use crate::routes::Route;
use crate::site::Site;
use crate::ui::{IntoMarkup, PageHead};

/// What ships, in English and in French, for an association that has published none.
pub(super) const fn shipped() -> (&'static str, &'static str) {
    (include_str!("terms/en.md"), include_str!("terms/fr.md"))
}

/// The text in a frame of its own, with its version.
#[component]
pub(super) fn TermsText(site: Arc<Site>, language: Language, terms: Terms) -> impl IntoView {
    let t = locale(language);
    let (version, published) = (terms.version, date(language, terms.published));
    let text = match language {
        Language::En => terms.en,
        Language::Fr => terms.fr,
    };
    let text = prose::fill(&site, language, &text);
    view! {
        <p class="small muted">{td_string!(t, account.terms.version, version, date = published)}</p>
        <div class="terms" tabindex="0" role="region" aria-label=td_string!(t, account.terms.title)>
            <Prose text is_nested=true/>
        </div>
    }
    .markup()
}

/// The terms, to somebody who is signed in.
#[component]
pub(super) fn AcceptTerms(context: Context, page: TermsPage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let TermsPage { terms, owes, to } = page;
    let version = terms.version.to_string();
    let lead =
        if owes { td_string!(t, account.terms.changed) } else { td_string!(t, account.terms.accepted) };
    let accept = owes.then(|| {
        view! {
            <form method="post" action=Route::Terms.path(language) class="form">
                <input type="hidden" name="version" value=version/>
                <input type="hidden" name="to" value=to/>
                <button class="btn" type="submit">{td_string!(t, account.terms.accept)}</button>
            </form>
        }
    });
    view! {
        <div class="wrap page prose">
            <PageHead title=td_string!(t, account.terms.title) lead/>
            <TermsText site=context.site language terms/>
            {accept}
        </div>
    }
    .markup()
}
