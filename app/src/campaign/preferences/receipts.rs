//! Consent receipts, to read.

use domain::Language;
use leptos::prelude::*;
use store::campaign::{Method, Receipt};

use crate::campaign::confirm::channel_name;
use crate::i18n::{language_name, locale, moment, td_string};
use crate::ui::IntoMarkup;

/// How a consent was given, or withdrawn.
pub(crate) fn method(language: Language, method: Method) -> &'static str {
    let t = locale(language);
    match method {
        Method::PledgeForm => td_string!(t, consent.receipt.method_pledge_form),
        Method::PreferenceCentre => td_string!(t, consent.receipt.method_preferences),
        Method::Unsubscribe => td_string!(t, consent.receipt.method_unsubscribe),
        Method::OfferForm => td_string!(t, consent.receipt.method_offer_form),
        Method::OwnOffers => td_string!(t, consent.receipt.method_own_offers),
    }
}

/// Every consent ever given, folded away: the evidence is there for whoever wants it.
#[component]
pub(super) fn Receipts(language: Language, receipts: Vec<Receipt>) -> impl IntoView {
    let t = locale(language);
    if receipts.is_empty() {
        return ().markup();
    }
    let receipts =
        receipts.into_iter().map(|receipt| view! { <OneReceipt language receipt/> }).collect_view();
    view! {
        <details>
            <summary>{td_string!(t, consent.receipt.title)}</summary>
            <div class="prose">
                <p>{td_string!(t, consent.receipt.intro)}</p>
                {receipts}
            </div>
        </details>
    }
    .markup()
}

/// A receipt.
#[component]
pub(crate) fn OneReceipt(language: Language, receipt: Receipt) -> impl IntoView {
    let t = locale(language);
    let words = receipt.text;
    let withdrawn = receipt.withdrawn.map(|(at, by)| {
        view! {
            <div><dt>{td_string!(t, consent.receipt.withdrawn_at)}</dt><dd>{moment(language, at)}</dd></div>
            <div><dt>{td_string!(t, consent.receipt.withdrawn_method)}</dt><dd>{method(language, by)}</dd></div>
        }
    });
    view! {
        <h3>{channel_name(language, words.channel)}</h3>
        <blockquote lang=words.language.code()>{words.text.clone()}</blockquote>
        <dl class="facts">
            <div><dt>{td_string!(t, consent.receipt.given_at)}</dt><dd>{moment(language, receipt.given)}</dd></div>
            <div><dt>{td_string!(t, consent.receipt.method)}</dt><dd>{method(language, receipt.method)}</dd></div>
            {withdrawn}
            <div>
                <dt>{td_string!(t, consent.receipt.language)}</dt>
                <dd lang=words.language.code()>{language_name(language, words.language)}</dd>
            </div>
            <div>
                <dt>{td_string!(t, consent.receipt.fingerprint)}</dt>
                <dd class="message">{words.digest()}</dd>
            </div>
        </dl>
    }
    .markup()
}
