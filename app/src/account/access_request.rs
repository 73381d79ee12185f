//! Asking for an invitation or a new password: one form for both, so that it tells nothing.

use domain::Language;
use domain::campaign::{Field, FieldError};
use domain::help::Subject;
use leptos::prelude::*;

use super::sample::HOSTILE;
use crate::campaign::{LinkRequestPage, field_errors};
use crate::desk::WayToDesk;
use crate::help::HelpLink;
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::refusal::Refusal;
use crate::routes::Route;
use crate::ui::{self, EmailField, ErrorSummary, IntoMarkup, Markup, Outcome, PageHead};

/// The form.
#[derive(Clone, Debug, Default)]
pub struct AccessRequestPage(pub LinkRequestPage);

impl PageView for AccessRequestPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), account.access_request.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let Self(page) = self;
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
                    <EmailField
                        language
                        label=td_string!(t, account.access_request.email)
                        value=page.email
                        error=error
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

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let wrong =
            |email: &str, error, refusal| Self(LinkRequestPage { email: email.into(), error, refusal });
        [
            ("", Self::default()),
            ("nothing-typed", wrong("", Some(FieldError::Missing), None)),
            ("no-address", wrong(HOSTILE, Some(FieldError::Invalid), None)),
            ("too-many", wrong("zephirine@example.ca", None, Some(Refusal::TooMany))),
            ("unavailable", wrong("zephirine@example.ca", None, Some(Refusal::Unavailable))),
        ]
        .map(|(state, page)| Sample::public(state, Route::AccessRequest, page))
        .to_vec()
    }
}

/// The same words whether or not the address is a member's.
#[derive(Clone, Copy, Debug)]
pub struct AccessRequestSentPage;

impl PageView for AccessRequestSentPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), account.access_request.sent_title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
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
                <HelpLink language=context.language subject=Subject::Login/>
            </Outcome>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        vec![Sample::public("", Route::AccessRequestSent, Self)]
    }
}

/// The link of an invitation or of a password reset is no good.
#[derive(Clone, Copy, Debug)]
pub struct AccessLinkInvalidPage;

impl PageView for AccessLinkInvalidPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), account.invalid.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let t = locale(context.language);
        view! {
            <div class="wrap page">
                <PageHead title=td_string!(t, account.invalid.title) lead=td_string!(t, account.invalid.text)/>
                <p>
                    <a class="btn" href=Route::AccessRequest.path(context.language)>
                        {td_string!(t, account.invalid.button)}
                    </a>
                </p>
                <HelpLink language=context.language subject=Subject::Login/>
            </div>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        vec![Sample::public("", Route::AccessRequest, Self)]
    }
}
