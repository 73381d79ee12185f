//! Asking the desk without signing in.

use domain::Language;
use domain::account::UsernameError;
use domain::campaign::{Field, FieldError};
use domain::desk::ProseError;
use leptos::prelude::*;
use services::desk::{HelpErrors, HelpFields};

use super::help_form::{Fields, Refused};
use super::sample;
use crate::campaign::field_errors;
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::refusal::Refusal;
use crate::routes::Route;
use crate::ui::{EmailField, IntoMarkup, Markup, Outcome, PageHead, Trap};

/// The form for everybody, and what became of it. It tells nothing of who is known.
#[derive(Clone, Debug, Default)]
pub struct HelpPage {
    /// What was typed.
    pub fields: HelpFields,
    /// What is wrong, field by field.
    pub wrong: HelpErrors,
    /// What is wrong with the whole.
    pub refusal: Option<Refusal>,
}

impl PageView for HelpPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), desk.help.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let Self { fields, wrong, refusal } = self;
        let of_association = context.site.association.in_language(language).of.clone();
        let email_error = wrong.email.map(|error| field_errors::message(language, Field::Email, error));
        let email = fields.email.clone();
        let trap = (refusal != Some(Refusal::Doubtful))
            .then(|| view! { <Trap label=td_string!(t, common.errors.trap)/> });
        view! {
            <div class="wrap page">
                <Refused context=context.clone() wrong refusal/>
                <PageHead title=td_string!(t, desk.help.title) lead=td_string!(t, desk.help.intro, of_association)/>
                <form class="form prose desk-help" method="post" action=Route::Help.path(language) novalidate>
                    {trap}
                    <EmailField
                        language
                        label=td_string!(t, desk.help.email)
                        hint=td_string!(t, desk.help.email_hint)
                        value=email
                        error=email_error
                    />
                    <Fields language fields wrong/>
                    <div class="form-end">
                        <button class="btn" type="submit">{td_string!(t, desk.help.submit)}</button>
                        <p class="small muted">{td_string!(t, desk.help.privacy)}</p>
                    </div>
                </form>
            </div>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let missing = HelpErrors {
            email: Some(FieldError::Missing),
            kind: true,
            wanted: None,
            message: Some(ProseError::Missing),
        };
        let wrong = HelpErrors {
            email: Some(FieldError::Invalid),
            kind: true,
            wanted: Some(UsernameError::Reserved),
            message: Some(ProseError::Long),
        };
        let whole = |refusal| Self {
            fields: sample::help_fields(),
            wrong: HelpErrors::default(),
            refusal: Some(refusal),
        };
        [
            ("empty", Self::default()),
            ("missing", Self { wrong: missing, ..Self::default() }),
            ("wrong", Self { fields: sample::hostile_fields(), wrong, refusal: None }),
            ("too-many", whole(Refusal::TooMany)),
            ("unavailable", whole(Refusal::Unavailable)),
            ("doubtful", whole(Refusal::Doubtful)),
        ]
        .map(|(state, page)| Sample::public(state, Route::Help, page))
        .to_vec()
    }
}

/// After it: the same words whether or not the address is known.
#[derive(Clone)]
pub struct HelpSentPage;

impl PageView for HelpSentPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), desk.help.sent_title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let t = locale(context.language);
        let (phone, email) = (context.site.association.phone.clone(), context.site.association.email.clone());
        view! {
            <Outcome
                image="/img/letter.svg"
                title=td_string!(t, desk.help.sent_title)
                lead=td_string!(t, desk.help.sent)
            >
                <p>{td_string!(t, desk.help.sent_help, phone, email)}</p>
                <p><a href=Route::SignIn.path(context.language)>{td_string!(t, desk.help.back)}</a></p>
            </Outcome>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        vec![Sample::public("", Route::HelpSent, Self)]
    }
}
