//! What a person can see and change of themselves.

mod details;
mod erase;
mod link_request;
mod receipts;
mod updates;

use details::MyDetails;
use domain::Language;
use domain::campaign::{Errors, Field, FieldError, Phone, PledgeForm};
use erase::EraseMe;
use leptos::prelude::*;
use services::campaign::{Saved, details_words};
use services::seen::mark;
use store::campaign::{Receipt, Supporter};
use updates::Updates;

pub use erase::{ErasePage, ErasedPage};
pub use link_request::{LinkRequestPage, LinkSentPage, PreferencesLinkInvalidPage};
pub(crate) use receipts::OneReceipt;
pub(super) use receipts::method;

use super::{field_errors, sample, story};
use crate::i18n::{date, locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::ui::{ErrorSummary, IntoMarkup, Markup, PageHead, Success};

/// The preference centre.
#[derive(Clone, Debug)]
pub struct PreferencesPage {
    /// The person.
    pub supporter: Supporter,
    /// Every consent they gave.
    pub receipts: Vec<Receipt>,
    /// What they typed, when it was refused; otherwise what is kept.
    pub details: PledgeForm,
    /// What is wrong with it.
    pub errors: Errors,
    /// What was done just before.
    pub saved: Option<Saved>,
    /// Which form was not saved.
    pub unsaved: Option<Unsaved>,
}

/// A form that was not saved, because what it would write was changed in another window meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsaved {
    /// The consents, as they were ticked.
    Updates {
        /// By e-mail.
        email: bool,
        /// By text message.
        sms: bool,
    },
    /// The details.
    Details,
}

impl PreferencesPage {
    /// The centre of somebody, with the details that are kept.
    pub fn as_kept(supporter: Supporter, receipts: Vec<Receipt>) -> Self {
        let details = PledgeForm {
            first_name: supporter.first_name.clone(),
            last_name: supporter.last_name.clone(),
            email: supporter.email.clone(),
            postal_code: supporter.postal_code.clone().unwrap_or_default(),
            language: supporter.language.code().into(),
            phone: phone(&supporter).unwrap_or_default(),
            seen: mark(&details_words(&supporter)),
            ..PledgeForm::default()
        };
        Self { supporter, receipts, details, errors: Errors::default(), saved: None, unsaved: None }
    }
}

impl PageView for PreferencesPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), preferences.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let Self { supporter, receipts, details, errors, saved, unsaved } = self;
        let status = supporter.confirmed.map(|at| {
            view! { <p class="pref-status">{td_string!(t, preferences.status.confirmed, date = date(language, at))}</p> }
        });
        let issue = td_string!(t, preferences.status.issue, issue = story::label(language, supporter.issue));
        view! {
            <div class="wrap page">
                <PageHead title=td_string!(t, preferences.title) lead=td_string!(t, preferences.intro)/>
                <WhatWasDone language errors=errors.clone() saved/>
                {status}
                <p>{issue}</p>
                <Updates context=context.clone() receipts has_phone=supporter.phone.is_some() unsaved/>
                <MyDetails context=context.clone() supporter form=details errors unsaved/>
                <MyData context=context.clone()/>
                <Withdraw context=context.clone()/>
                <EraseMe context/>
            </div>
        }
        .markup()
    }

    fn samples(language: Language) -> Vec<Sample<Self>> {
        let kept = Self::as_kept(sample::supporter(language), sample::receipts(language));
        let bare = Supporter { postal_code: None, issue: None, phone: None, ..sample::supporter(language) };
        let mut phone_missing = Errors::default();
        phone_missing.check::<()>(Field::Phone, Err(FieldError::Missing));
        let without_phone = Self { errors: phone_missing, ..Self::as_kept(bare.clone(), Vec::new()) };
        // Nobody is asked for an issue here.
        let refused = |form: PledgeForm| {
            let details = PledgeForm { issue: String::new(), ..form };
            let errors = details.validate().err().unwrap_or_default();
            Self { details, errors, ..kept.clone() }
        };
        let typed = PledgeForm { last_name: "Roy".into(), ..kept.details.clone() };
        let ticked = Unsaved::Updates { email: false, sms: true };
        let details_changed = Self { details: typed, unsaved: Some(Unsaved::Details), ..kept.clone() };
        let updates_changed = Self { unsaved: Some(ticked), ..kept.clone() };
        let mut samples = vec![
            Sample::public("kept", Route::Preferences, kept.clone()),
            Sample::public("bare", Route::Preferences, Self::as_kept(bare, Vec::new())),
            Sample::public("phone-missing", Route::Updates, without_phone),
            Sample::public("wrong", Route::Details, refused(sample::wrong_form())),
            Sample::public("hostile", Route::Details, refused(sample::hostile_form())),
            Sample::public("details-changed", Route::Details, details_changed),
            Sample::public("updates-changed", Route::Updates, updates_changed),
        ];
        samples.extend(Saved::ALL.map(|saved| {
            let page = Self { saved: Some(saved), ..kept.clone() };
            Sample::public(saved.code(), Route::Preferences, page)
        }));
        samples
    }
}

/// Somebody's telephone number as a person writes it.
fn phone(supporter: &Supporter) -> Option<String> {
    let kept = supporter.phone.as_deref()?;
    Some(Phone::parse(kept).map_or_else(|_| kept.to_owned(), |phone| phone.written()))
}

/// What was saved, or why nothing was.
#[component]
fn WhatWasDone(language: Language, errors: Errors, saved: Option<Saved>) -> impl IntoView {
    let t = locale(language);
    let items = field_errors::all(language, &errors);
    if !items.is_empty() {
        let title = td_string!(t, preferences.errors.summary_title, count = items.len());
        return view! { <ErrorSummary title items/> }.markup();
    }
    let text = saved.map(|saved| match saved {
        Saved::Updates => td_string!(t, preferences.saved.updates),
        Saved::Details => td_string!(t, preferences.saved.contact),
        Saved::DetailsAddress => td_string!(t, preferences.saved.contact_email),
        Saved::Address => td_string!(t, preferences.saved.email_confirmed),
        Saved::Withdrawn => td_string!(t, preferences.saved.withdrawn),
    });
    text.map(|text| view! { <Success title=td_string!(t, common.notices.success) text/> }).markup()
}

/// Everything there is, to take away (PIPEDA, principle 9: individual access).
#[component]
fn MyData(context: Context) -> impl IntoView {
    let t = locale(context.language);
    view! {
        <section class="section" aria-labelledby="data-title">
            <h2 id="data-title">{td_string!(t, preferences.data.title)}</h2>
            <p>{td_string!(t, preferences.data.intro)}</p>
            <p>
                <a class="btn btn-quiet" href=Route::Data.path_with(context.language, &context.token) download="">
                    {td_string!(t, preferences.data.download)}
                </a>
            </p>
        </section>
    }
    .markup()
}

/// No more updates of any kind, with one button.
#[component]
fn Withdraw(context: Context) -> impl IntoView {
    let t = locale(context.language);
    view! {
        <section class="section" aria-labelledby="withdraw-title">
            <h2 id="withdraw-title">{td_string!(t, preferences.withdraw.title)}</h2>
            <p>{td_string!(t, preferences.withdraw.body)}</p>
            <form method="post" action=Route::Withdraw.path_with(context.language, &context.token)>
                <button class="btn btn-quiet" type="submit">{td_string!(t, preferences.withdraw.submit)}</button>
            </form>
        </section>
    }
    .markup()
}
