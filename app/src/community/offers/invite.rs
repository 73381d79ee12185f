//! The way to an offer, from a topic or a theme.

use domain::account::Capability;
use domain::community::OfferPlace;
use leptos::prelude::*;

use crate::i18n::{locale, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::IntoMarkup;

/// Invites a member to do more about a topic or a theme.
#[component]
pub(crate) fn OfferInvitation(context: Context, place: OfferPlace) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let text = match place {
        OfferPlace::Topic(_) => td_string!(t, offers.invite.topic),
        OfferPlace::Theme(_) => td_string!(t, offers.invite.theme),
    };
    let path = Route::Offer.path_with(language, &place.to_string());
    context.may(Capability::OfferHelp).then(|| {
        view! {
            <section class="section prose" aria-labelledby="offer-title">
                <h2 class="section-title" id="offer-title">{td_string!(t, offers.title)}</h2>
                <p>{text}</p>
                <p><a class="btn btn-quiet" href=path>{td_string!(t, offers.invite.button)}</a></p>
            </section>
        }
        .markup()
    })
}
