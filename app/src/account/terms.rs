//! The Terms and Conditions (fact C4).

use std::sync::Arc;

use domain::Language;
use leptos::prelude::*;
use services::placeholders;
use services::site::Site;
use store::account::terms::Terms;
use store::document::Bilingual;

use super::sample::terms;
use crate::destination;
use crate::i18n::{date, locale, td_string};
use crate::page::{Context, PageView, Sample};
use crate::prose::Prose;
use crate::routes::Route;
use crate::sample::member;
use crate::ui::{Choice, FieldErrorText, IntoMarkup, Markup, PageHead};

/// The terms, to somebody who is signed in.
#[derive(Clone, Debug)]
pub struct TermsPage {
    /// The terms in force.
    pub terms: Terms,
    /// Whether they still have to accept them.
    pub owes: bool,
    /// Where to go after.
    pub to: String,
}

impl PageView for TermsPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), account.terms.title).to_owned()
    }

    fn in_other_language(&self, path: String, other: Language) -> String {
        destination::remembered_in(other, &path, &self.to)
    }

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let Self { terms, owes, to } = self;
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

    fn samples(language: Language) -> Vec<Sample<Self>> {
        let page = |owes| Self { terms: terms(), owes, to: Route::Account.path(language) };
        let mut owing = member();
        owing.standing.owes_terms = true;
        vec![
            Sample::of(owing, "to-accept", Route::Terms, page(true)),
            Sample::of(member(), "accepted", Route::Terms, page(false)),
        ]
    }
}

/// The Terms and Conditions, and the box that accepts them.
#[component]
pub(super) fn TermsChoice(context: Context, terms: Terms, error: Option<String>) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let version = terms.version.to_string();
    let described_by = error.is_some().then_some("terms-error");
    view! {
        <fieldset class="form-group" aria-describedby=described_by>
            <legend>{td_string!(t, account.terms.title)}</legend>
            <p>{td_string!(t, account.invitation.terms_read)}</p>
            <TermsText site=context.site language terms/>
            {error.map(|error| view! { <FieldErrorText language name="terms" error/> })}
            <Choice kind="checkbox" name="terms" id=String::from("terms") value=version checked=false>
                <span class="choice-text">{td_string!(t, account.invitation.terms)}</span>
            </Choice>
        </fieldset>
    }
    .markup()
}

/// The text in a frame of its own, with its version.
#[component]
fn TermsText(site: Arc<Site>, language: Language, terms: Terms) -> impl IntoView {
    let t = locale(language);
    let (version, published) = (terms.version, date(language, terms.published));
    let text = match language {
        Language::En => terms.en,
        Language::Fr => terms.fr,
    };
    let text = placeholders::fill(&site, language, &text);
    view! {
        <p class="small muted">{td_string!(t, account.terms.version, version, date = published)}</p>
        <section class="terms" tabindex="0" aria-label=td_string!(t, account.terms.title)>
            <Prose text/>
        </section>
    }
    .markup()
}

/// The Terms and Conditions that ship.
pub(crate) fn shipped() -> Bilingual {
    Bilingual { en: include_str!("terms/en.md").to_owned(), fr: include_str!("terms/fr.md").to_owned() }
}
