//! Offering to help with a topic or a theme.

use domain::Language;
use domain::community::OfferErrors;
use domain::desk::ProseError;
use domain::help::Subject;
use leptos::prelude::*;
use services::community::{OfferFields, OfferSeen};
use time::Duration;

use super::bar::OfferBar;
use super::form::{OfferForm, wrong};
use super::sample;
use super::told::OfferTold;
use super::words::{offer_told, place_path};
use crate::community::islands::{OfferTexts, OffersInPlace};
use crate::form_errors::Summary;
use crate::help::HelpLink;
use crate::i18n::{locale, number, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::refusal::Refusal;
use crate::routes::Route;
use crate::sample::{NOW, member};
use crate::ui::{self, IntoMarkup, Markup, PageHead, say_wrong};

/// Something that a member may offer to help with.
#[derive(Clone, Debug)]
pub struct OfferPage {
    /// What it is, and their own offer.
    pub seen: OfferSeen,
    /// As typed.
    pub fields: OfferFields,
    /// What is wrong, field by field.
    pub errors: OfferErrors,
    /// What is wrong with the whole.
    pub refusal: Option<Refusal>,
    /// Whether it was refused because another of theirs stands.
    pub is_another: bool,
}

impl OfferPage {
    /// The page before anything is typed: an offer that was withdrawn is there to be changed.
    pub fn of(seen: OfferSeen) -> Self {
        let fields = seen.own.as_ref().map(|own| OfferFields::of(&own.text)).unwrap_or_default();
        Self { seen, fields, errors: OfferErrors::default(), refusal: None, is_another: false }
    }

    /// What is wrong, where something is.
    pub fn summary(&self, context: &Context) -> Option<Summary> {
        let t = locale(context.language);
        if let Some(refusal) = self.refusal {
            return Some(Summary { title: ui::refusal(context, refusal), items: Vec::new() });
        }
        if self.is_another {
            let title = td_string!(t, offers.another).to_owned();
            return Some(Summary { title, items: Vec::new() });
        }
        let items = wrong(context.language, self.errors);
        (!items.is_empty()).then(|| Summary {
            title: td_string!(t, offers.unfit).to_owned(),
            items: items.into_iter().map(|(field, error)| (field.to_owned(), error)).collect(),
        })
    }
}

impl PageView for OfferPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), offers.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let summary = self.summary(&context);
        if summary.is_some() {
            say_wrong();
        }
        let is_hidden = self.is_form_hidden();
        let Self { seen, fields, errors, .. } = self;
        let OfferSeen { place, title, about, own } = seen;
        let about = about.map(|about| {
            let about = td_string!(t, offers.about, number = number(language, about));
            view! { <p>{about}</p> }
        });
        let told = own.map(|own| offer_told(language, &own));
        let is_none = told.is_none();
        let told = told.unwrap_or_default();
        let act = act_form(language, "offer-act", told, is_none);
        let texts = OfferTexts::of(language);
        view! {
            <div class="wrap page">
                <p class="small">
                    <a href=place_path(language, place)>{title.in_language(language).to_owned()}</a>
                </p>
                <PageHead title=td_string!(t, offers.title) lead=td_string!(t, offers.lead)/>
                {about}
                <OffersInPlace texts summary>
                    {act}
                    <OfferForm context place fields errors is_hidden/>
                </OffersInPlace>
                <p><a href=Route::Offers.path(language)>{td_string!(t, offers.own.title)}</a></p>
                <HelpLink language subject=Subject::Involved/>
            </div>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let page = |state, page| Sample::of(member(), state, Route::Offer, page);
        let blank = Self::of(sample::seen(None));
        let fields = OfferFields { note: sample::hostile(), ..blank.fields.clone() };
        let errors = OfferErrors { kinds: true, note: Some(ProseError::Long), consent: true };
        let own = |at: usize| sample::records().into_iter().nth(at).map(|record| record.offer);
        let standing = Self::of(sample::seen(own(0)));
        let again = Refusal::TooMuch(NOW + Duration::minutes(12));
        vec![
            page("blank", blank.clone()),
            page("wrong", Self { fields: fields.clone(), errors, ..blank.clone() }),
            page("too-much", Self { fields: fields.clone(), refusal: Some(again), ..blank }),
            page("another", Self { fields, is_another: true, ..standing.clone() }),
            page("standing", standing),
            page("withdrawn", Self::of(sample::seen(own(1)))),
        ]
    }
}

impl OfferPage {
    /// While an offer stands there is nothing to offer, but what was typed all the same can be copied.
    fn is_form_hidden(&self) -> bool {
        let stands = self.seen.own.as_ref().is_some_and(|own| own.withdrawn.is_none());
        stands && !self.is_another && self.refusal.is_none()
    }
}

/// An offer of one's own with what can be done with it.
pub(super) fn act_form(language: Language, id: &str, told: OfferTold, is_hidden: bool) -> Markup {
    let texts = OfferTexts::of(language).bar;
    view! {
        <form method="post" id=id.to_owned() action=Route::Offers.path(language) hidden=is_hidden>
            <div class="offer-bar"><OfferBar told texts/></div>
        </form>
    }
    .markup()
}
