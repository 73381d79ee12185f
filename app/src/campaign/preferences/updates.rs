//! The consents that stand, to give and to withdraw.

use domain::campaign::Channel;
use leptos::prelude::*;
use store::campaign::Receipt;

use super::receipts::Receipts;
use crate::campaign::consent_box::{AskedBy, ConsentBox};
use crate::i18n::{locale, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::IntoMarkup;

/// A box for each channel, ticked where a consent stands.
#[component]
pub(super) fn Updates(
    context: Context,
    receipts: Vec<Receipt>,
    /// Whether there is a number to send texts to.
    has_phone: bool,
) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let site = context.site.clone();
    let stands = |channel| {
        receipts.iter().any(|receipt| receipt.text.channel == channel && receipt.withdrawn.is_none())
    };
    let nothing = (!Channel::ALL.into_iter().any(stands))
        .then(|| view! { <p>{td_string!(t, preferences.updates.none)}</p> });
    let sms = if has_phone {
        let checked = stands(Channel::Sms);
        view! { <ConsentBox site=site.clone() language channel=Channel::Sms checked/> }.markup()
    } else {
        view! {
            <p class="consent"><a href="#phone">{td_string!(t, preferences.updates.phone_needed)}</a></p>
        }
        .markup()
    };
    view! {
        <section class="section" aria-labelledby="updates-title">
            <h2 id="updates-title">{td_string!(t, preferences.updates.title)}</h2>
            {nothing}
            <p>{td_string!(t, preferences.updates.intro)}</p>
            <form method="post" action=Route::Updates.path_with(language, &context.token) class="prose">
                <div class="consents">
                    <ConsentBox site=site.clone() language channel=Channel::Email checked=stands(Channel::Email)/>
                    {sms}
                    <AskedBy site=site.clone() language/>
                </div>
                <p class="btn-row">
                    <button class="btn" type="submit">{td_string!(t, preferences.updates.submit)}</button>
                    " "
                    <a href=Route::Receipts.path_with(language, &context.token) download="">
                        {td_string!(t, preferences.updates.receipts)}
                    </a>
                </p>
            </form>
            <Receipts language receipts/>
        </section>
    }
    .markup()
}
