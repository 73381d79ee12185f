//! Asking for the link to one's preferences.

use domain::Language;
use domain::campaign::{Field, FieldError};
use leptos::prelude::*;

use crate::campaign::field_errors;
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::refusal::Refusal;
use crate::routes::Route;
use crate::ui::{self, EmailField, ErrorSummary, IntoMarkup, Markup, Outcome, PageHead};

/// The form that asks for a link.
#[derive(Clone, Default)]
pub struct LinkRequestPage {
    /// What was typed.
    pub email: String,
    /// What is wrong with it.
    pub error: Option<FieldError>,
    /// What is wrong with the whole.
    pub refusal: Option<Refusal>,
}

impl std::fmt::Debug for LinkRequestPage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LinkRequestPage(…)")
    }
}

impl PageView for LinkRequestPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), preferences.request.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let refusal = self.refusal.map(|refusal| {
            let title = ui::refusal(&context, refusal);
            view! { <ErrorSummary title/> }
        });
        let error = self.error.map(|error| field_errors::message(language, Field::Email, error));
        let summary = error.clone().map(|message| {
            let title = td_string!(t, preferences.errors.request_title);
            view! { <ErrorSummary title items=vec![(Field::Email.name(), message)]/> }
        });
        view! {
            <div class="wrap page">
                {refusal}
                {summary}
                <PageHead title=td_string!(t, preferences.request.title) lead=td_string!(t, preferences.request.intro)/>
                <form class="form prose" method="post" action=Route::LinkRequest.path(language) novalidate>
                    <EmailField
                        language
                        label=td_string!(t, preferences.request.email)
                        value=self.email
                        error=error
                    />
                    <div class="form-end">
                        <button class="btn" type="submit">{td_string!(t, preferences.request.submit)}</button>
                    </div>
                </form>
            </div>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let typed = || "marie-eve@example.ca".to_owned();
        let hostile = || "\"><b>marie</b>@".to_owned();
        let missing = Self { error: Some(FieldError::Missing), ..Self::default() };
        let invalid = Self { email: hostile(), error: Some(FieldError::Invalid), refusal: None };
        let refused = |refusal| Self { email: typed(), error: None, refusal: Some(refusal) };
        [
            ("empty", Self::default()),
            ("missing", missing),
            ("invalid", invalid),
            ("too-many", refused(Refusal::TooMany)),
            ("unavailable", refused(Refusal::Unavailable)),
        ]
        .map(|(state, page)| Sample::public(state, Route::LinkRequest, page))
        .to_vec()
    }
}

/// The same words whether or not the address has pledged.
#[derive(Clone)]
pub struct LinkSentPage;

impl PageView for LinkSentPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), preferences.request.done_title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let t = locale(context.language);
        view! {
            <Outcome
                image="/img/letter.svg"
                title=td_string!(t, preferences.request.done_title)
                lead=td_string!(t, preferences.request.done_body)
            >
                <p>{td_string!(t, preferences.request.done_wait)}</p>
                <p>
                    <a href=Route::LinkRequest.path(context.language)>{td_string!(t, preferences.request.again)}</a>
                </p>
            </Outcome>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        vec![Sample::public("", Route::LinkSent, Self)]
    }
}

/// The link to the preferences, or one that confirms an address or unsubscribes, is no good.
#[derive(Clone)]
pub struct PreferencesLinkInvalidPage;

impl PageView for PreferencesLinkInvalidPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), preferences.link_invalid.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let t = locale(context.language);
        view! {
            <div class="wrap page">
                <PageHead
                    title=td_string!(t, preferences.link_invalid.title)
                    lead=td_string!(t, preferences.link_invalid.body)
                />
                <p>
                    <a class="btn" href=Route::LinkRequest.path(context.language)>
                        {td_string!(t, preferences.link_invalid.action)}
                    </a>
                </p>
            </div>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        vec![Sample::public("", Route::Preferences, Self)]
    }
}
