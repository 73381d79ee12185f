//! The consents that stand, to give and to withdraw.

use domain::campaign::Channel;
use leptos::prelude::*;
use services::campaign::{stands, updates_words};
use services::seen::mark;
use store::campaign::Receipt;

use super::Unsaved;
use super::receipts::Receipts;
use crate::campaign::consent_box::{AskedBy, ConsentBox};
use crate::i18n::{locale, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::{ChangedElsewhere, IntoMarkup, Seen};

/// A box for each channel, ticked where a consent stands.
#[component]
pub(super) fn Updates(
    context: Context,
    receipts: Vec<Receipt>,
    /// Whether there is a number to send texts to.
    has_phone: bool,
    unsaved: Option<Unsaved>,
) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let site = context.site.clone();
    let seen = mark(&updates_words(&receipts));
    let (has_email, has_sms) = (stands(&receipts, Channel::Email), stands(&receipts, Channel::Sms));
    let ((email, sms), changed) = match unsaved {
        Some(Unsaved::Updates { email, sms }) => {
            let answer = |stands: bool| {
                let answer = if stands {
                    td_string!(t, preferences.changed.stands)
                } else {
                    td_string!(t, preferences.changed.stands_not)
                };
                answer.to_owned()
            };
            let kept = vec![
                (td_string!(t, pledge.consents.email_label), answer(has_email)),
                (td_string!(t, pledge.consents.sms_label), answer(has_sms)),
            ];
            let changed = view! {
                <ChangedElsewhere
                    title=td_string!(t, preferences.changed.updates)
                    body=td_string!(t, preferences.changed.body)
                    kept
                />
            };
            ((email, sms), Some(changed))
        }
        Some(Unsaved::Details) | None => ((has_email, has_sms), None),
    };
    let nothing =
        (!has_email && !has_sms).then(|| view! { <p>{td_string!(t, preferences.updates.none)}</p> });
    let sms = if has_phone {
        view! { <ConsentBox site=site.clone() language channel=Channel::Sms checked=sms/> }.markup()
    } else {
        view! {
            <p class="consent"><a href="#phone">{td_string!(t, preferences.updates.phone_needed)}</a></p>
        }
        .markup()
    };
    view! {
        <section class="section" aria-labelledby="updates-title">
            <h2 id="updates-title">{td_string!(t, preferences.updates.title)}</h2>
            {changed}
            {nothing}
            <p>{td_string!(t, preferences.updates.intro)}</p>
            <form method="post" action=Route::Updates.path_with(language, &context.token) class="prose">
                <div class="consents">
                    <ConsentBox site=site.clone() language channel=Channel::Email checked=email/>
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
                <Seen mark=seen/>
            </form>
            <Receipts language receipts/>
        </section>
    }
    .markup()
}
