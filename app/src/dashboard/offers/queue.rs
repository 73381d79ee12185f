//! What members offer to help with: by topic or theme, and by where the offers stand.

use domain::Language;
use domain::community::{OfferPlace, OfferState};
use leptos::prelude::*;
use services::community::OfferRecord;
use store::community::offers::{Offer, OfferedPlace};
use uuid::Uuid;

use super::super::frame::Frame;
use super::super::sample::{HOSTILE, both, editor};
use crate::community::{kinds_in_sentence, offer_state, sample_offers};
use crate::i18n::{date, locale, number, td_string};
use crate::page::{Context, PageView, Sample};
use crate::routes::Route;
use crate::ui::{IntoMarkup, Markup, PageHead, Success};

/// Offers that stand somewhere.
#[derive(Clone, Debug)]
pub struct OfferQueuePage {
    /// Where.
    pub state: OfferState,
    /// Of which topic or theme alone.
    pub place: Option<OfferPlace>,
    /// The offers.
    pub offers: Vec<Offer>,
    /// What members offer to help with.
    pub places: Vec<OfferedPlace>,
    /// Whether one was just answered.
    pub is_done: bool,
}

/// Where a list of offers is.
fn address(path: &str, state: OfferState, place: Option<OfferPlace>) -> String {
    let place = place.map(|place| format!("&place={place}")).unwrap_or_default();
    format!("{path}?state={}{place}", state.code())
}

impl PageView for OfferQueuePage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), offers.queue.title).to_owned()
    }

    fn in_other_language(&self, path: String, _other: Language) -> String {
        address(&path, self.state, self.place)
    }

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let Self { state, place, offers, places, is_done } = self;
        let path = Route::OfferQueue.path(language);
        let done = is_done.then(|| {
            view! { <Success title=td_string!(t, common.notices.success) text=td_string!(t, offers.queue.done)/> }
        });
        let tabs = OfferState::ALL
            .map(|of| {
                let here = (of == state).then_some("page");
                let href = address(&path, of, place);
                view! { <li><a href=href aria-current=here>{offer_state(language, of)}</a></li> }
            })
            .collect_view();
        let chosen = place.and_then(|place| places.iter().find(|offered| offered.place == place));
        let chosen = chosen.map(|offered| {
            let title = offered.title.in_language(language).to_owned();
            let all = address(&path, state, None);
            view! {
                <p>
                    {td_string!(t, offers.queue.of, title)}
                    " "
                    <a href=all>{td_string!(t, offers.queue.all)}</a>
                </p>
            }
        });
        let none =
            offers.is_empty().then(|| view! { <p class="muted">{td_string!(t, offers.queue.none)}</p> });
        let rows = offers.into_iter().map(|offer| row(language, offer)).collect_view();
        let places =
            places.into_iter().map(|offered| place_row(language, &path, offered)).collect::<Vec<_>>();
        let places = (!places.is_empty()).then(|| {
            view! {
                <section class="section" aria-labelledby="places-title">
                    <h2 class="section-title" id="places-title">{td_string!(t, offers.queue.places)}</h2>
                    <ul class="rows rows-tight">{places}</ul>
                </section>
            }
        });
        view! {
            <Frame context=context.clone()>
                {done}
                <PageHead title=td_string!(t, offers.queue.title) lead=td_string!(t, offers.queue.lead)/>
                <nav aria-label=td_string!(t, offers.queue.which)><ul class="tabs">{tabs}</ul></nav>
                {chosen}
                {none}
                <ul class="rows">{rows}</ul>
                {places}
            </Frame>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let list = |state| {
            let mut offers: Vec<_> =
                sample_offers().into_iter().map(|OfferRecord { offer, .. }| offer).collect();
            offers.retain(|offer| offer.state == state && offer.withdrawn.is_none());
            Self { state, place: None, offers, places: places(), is_done: false }
        };
        let states = OfferState::ALL.map(|state| (state.code(), list(state)));
        let nothing = Self { offers: Vec::new(), places: Vec::new(), ..list(OfferState::New) };
        let others = [
            ("of-a-topic", Self { place: Some(OfferPlace::Topic(15)), ..list(OfferState::New) }),
            ("done", Self { is_done: true, ..nothing.clone() }),
            ("empty", nothing),
        ];
        states
            .into_iter()
            .chain(others)
            .map(|(state, page)| Sample::of(editor(), state, Route::OfferQueue, page))
            .collect()
    }
}

fn row(language: Language, offer: Offer) -> Markup {
    let t = locale(language);
    let path = Route::OfferDesk.path_with(language, &offer.id.to_string());
    let by = td_string!(
        t,
        offers.queue.by,
        author = offer.author.as_str(),
        date = date(language, offer.created),
        kinds = kinds_in_sentence(language, offer.text.kinds)
    );
    view! {
        <li>
            <p><a href=path><strong>{by}</strong></a></p>
            <p class="small muted">{offer.title.in_language(language).to_owned()}</p>
        </li>
    }
    .markup()
}

fn place_row(language: Language, path: &str, offered: OfferedPlace) -> Markup {
    let t = locale(language);
    let OfferedPlace { place, title, offers, new } = offered;
    let count = td_string!(
        t,
        offers.queue.count,
        count = offers,
        number = number(language, offers),
        new = number(language, new)
    );
    let path = address(path, OfferState::New, Some(place));
    view! {
        <li>
            <a href=path>{title.in_language(language).to_owned()}</a>
            " "
            <span class="small muted">{count}</span>
        </li>
    }
    .markup()
}

fn places() -> Vec<OfferedPlace> {
    let of = |place, title, offers, new| OfferedPlace { place, title, offers, new };
    vec![
        of(OfferPlace::Topic(15), both("Night shifts", "Quarts de nuit"), 12, 1),
        of(OfferPlace::Theme(Uuid::from_u128(2)), both(HOSTILE, HOSTILE), 1, 0),
    ]
}
