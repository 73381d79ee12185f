//! The box that asks for a consent.

use std::sync::Arc;

use domain::Language;
use domain::campaign::Channel;
use leptos::prelude::*;
use services::site::Site;

use super::consent;
use crate::i18n::{locale, td_string};
use crate::ui::{Choice, IntoMarkup, Markup};

/// A box with the exact words of its consent. Nobody ticks it but the person (CASL section 10; opt-in).
#[component]
pub(super) fn ConsentBox(
    site: Arc<Site>,
    language: Language,
    channel: Channel,
    checked: bool,
    /// What the consent needs besides.
    #[prop(optional)]
    children: Option<Markup>,
) -> impl IntoView {
    let t = locale(language);
    let (name, label) = match channel {
        Channel::Email => ("consent_email", td_string!(t, pledge.consents.email_label)),
        Channel::Sms => ("consent_sms", td_string!(t, pledge.consents.sms_label)),
    };
    let words = consent::text(&site, channel, language).text;
    view! {
        <div class="consent">
            <Choice kind="checkbox" name id=name.to_owned() value="yes" checked>
                <span class="choice-text"><strong>{label}</strong><span>{words}</span></span>
            </Choice>
            {children.map(|children| view! { <div class="consent-phone">{children}</div> })}
        </div>
    }
    .markup()
}

/// Who asks.
#[component]
pub(super) fn AskedBy(site: Arc<Site>, language: Language) -> impl IntoView {
    view! { <p class="small muted">{consent::asked_by(&site, language)}</p> }
}
