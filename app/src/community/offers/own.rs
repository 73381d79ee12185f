//! What one has offered to help with, and what became of it.

use domain::Language;
use domain::help::Subject;
use leptos::prelude::*;
use services::community::OfferRecord;
use store::campaign::Receipt;
use store::community::offers::OfferAnswer;

use super::page::act_form;
use super::sample;
use super::words::{offer_state, offer_told, place_path};
use crate::campaign::preferences::OneReceipt;
use crate::community::islands::{OfferTexts, OffersInPlace};
use crate::form_errors::Summary;
use crate::help::HelpLink;
use crate::i18n::{date, locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::sample::member;
use crate::ui::{IntoMarkup, Markup, PageHead, Success, say_wrong};

/// What was done just before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfferDone {
    /// An offer was made.
    Sent,
    /// One was withdrawn.
    Withdrawn,
    /// One stands again.
    Restored,
    /// None stands again, for another does.
    NotRestored,
}

impl OfferDone {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Sent, Self::Withdrawn, Self::Restored, Self::NotRestored];

    /// The word for it in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Withdrawn => "withdrawn",
            Self::Restored => "restored",
            Self::NotRestored => "not_restored",
        }
    }

    /// What the word means.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|done| done.code() == code)
    }
}

/// What one has offered to help with.
#[derive(Clone, Debug)]
pub struct OwnOffersPage {
    /// The offers, the newest first.
    pub offers: Vec<OfferRecord>,
    /// What was done just before.
    pub done: Option<OfferDone>,
}

impl OwnOffersPage {
    /// What is said where an offer does not stand again.
    pub fn not_restored(language: Language) -> Summary {
        Summary { title: td_string!(locale(language), offers.not_restored).to_owned(), items: Vec::new() }
    }
}

impl PageView for OwnOffersPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), offers.own.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let text = match self.done {
            Some(OfferDone::Sent) => Some(td_string!(t, offers.sent)),
            Some(OfferDone::Withdrawn) => Some(td_string!(t, offers.withdrawn)),
            Some(OfferDone::Restored) => Some(td_string!(t, offers.restored)),
            Some(OfferDone::NotRestored) | None => None,
        };
        let done = text.map(|text| view! { <Success title=td_string!(t, common.notices.success) text/> });
        let summary = (self.done == Some(OfferDone::NotRestored)).then(|| Self::not_restored(language));
        if summary.is_some() {
            say_wrong();
        }
        let none = self.offers.is_empty().then(|| {
            view! { <p>{td_string!(t, offers.own.none)}</p> <HelpLink language subject=Subject::Involved/> }
        });
        let rows = self.offers.into_iter().map(|record| row(language, record)).collect_view();
        let texts = OfferTexts::of(language);
        view! {
            <div class="wrap page">
                {done}
                <PageHead title=td_string!(t, offers.own.title) lead=td_string!(t, offers.own.lead)/>
                {none}
                <OffersInPlace texts summary><ul class="rows">{rows}</ul></OffersInPlace>
            </div>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let page = |state, page| Sample::of(member(), state, Route::Offers, page);
        let full = Self { offers: sample::records(), done: None };
        vec![
            page("full", full.clone()),
            page("empty", Self { offers: Vec::new(), done: None }),
            page("sent", Self { done: Some(OfferDone::Sent), ..full.clone() }),
            page("withdrawn", Self { done: Some(OfferDone::Withdrawn), ..full.clone() }),
            page("restored", Self { done: Some(OfferDone::Restored), ..full.clone() }),
            page("not-restored", Self { done: Some(OfferDone::NotRestored), ..full }),
        ]
    }
}

fn row(language: Language, record: OfferRecord) -> Markup {
    let t = locale(language);
    let OfferRecord { offer, answers, receipts } = record;
    let title = offer.title.in_language(language).to_owned();
    let heading = if offer.is_place_visible {
        view! { <a href=place_path(language, offer.place)>{title}</a> }.markup()
    } else {
        title.markup()
    };
    let of = offer.language.code();
    let id = format!("offer-{}", offer.id);
    let act = act_form(language, &format!("{id}-act"), offer_told(language, &offer), false);
    let note = (!offer.text.note.is_empty()).then(|| {
        view! {
            <p><strong>{td_string!(t, offers.own.note)}</strong></p>
            <p class="as-written" lang=of>{offer.text.note}</p>
        }
    });
    let answers = answers.into_iter().map(|given| answer(language, offer.language, given)).collect_view();
    view! {
        <li id=id>
            <h2 class="row-title">{heading}</h2>
            {act}
            {note}
            {answers}
            <Receipts language receipts/>
        </li>
    }
    .markup()
}

/// What staff answered, in the language of the offer.
fn answer(language: Language, written_in: Language, answer: OfferAnswer) -> Markup {
    let t = locale(language);
    let title = td_string!(t, offers.own.answer, date = date(language, answer.at));
    view! {
        <p><strong>{title}</strong> " " <span class="tag">{offer_state(language, answer.state)}</span></p>
        <p class="as-written" lang=written_in.code()>{answer.text}</p>
    }
    .markup()
}

/// The evidence of what was agreed to, folded away.
#[component]
fn Receipts(language: Language, receipts: Vec<Receipt>) -> impl IntoView {
    let title = td_string!(locale(language), offers.own.receipt);
    let receipts =
        receipts.into_iter().map(|receipt| view! { <OneReceipt language receipt/> }).collect_view();
    view! {
        <details class="more">
            <summary>{title}</summary>
            <div class="prose">{receipts}</div>
        </details>
    }
    .markup()
}
