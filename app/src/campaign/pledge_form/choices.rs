//! What moves the signer, and what they want to receive.

use domain::Language;
use domain::campaign::{Channel, PledgeForm};
use leptos::prelude::*;

use crate::campaign::consent_box::{AskedBy, ConsentBox};
use crate::campaign::story::{self, Story};
use crate::i18n::{locale, td_string};
use crate::page::Context;
use crate::ui::{Choice, FieldErrorText, IntoMarkup, TextField};

/// The four issues, or none in particular.
#[component]
pub(super) fn Issues(language: Language, chosen: String, error: Option<String>) -> impl IntoView {
    let t = locale(language);
    let described_by = error.is_some().then_some("issue-error");
    let stories = Story::all(language).into_iter().map(|story| {
        let slug = story.issue.slug();
        view! {
            <Choice kind="radio" name="issue" id=format!("issue-{slug}") value=slug checked=chosen == slug>
                <span class="choice-text"><strong>{story.label}</strong><span class="muted">{story.name}</span></span>
            </Choice>
        }
    });
    let stories = stories.collect_view();
    view! {
        <fieldset class="form-group" id="issue" aria-describedby=described_by>
            <legend>{td_string!(t, pledge.sections.issue)}</legend>
            {error.map(|error| view! { <FieldErrorText language name="issue" error/> })}
            <div class="choices">
                {stories}
                <Choice kind="radio" name="issue" id="issue-all".into() value="" checked=chosen.is_empty()>
                    <span class="choice-text"><strong>{story::label(language, None)}</strong></span>
                </Choice>
            </div>
        </fieldset>
    }
    .markup()
}

/// A box for each channel, unticked until the person ticks it.
#[component]
pub(super) fn Consents(
    context: Context,
    form: PledgeForm,
    /// What is wrong with the phone number.
    error: Option<String>,
) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let site = context.site;
    let (email, sms) = (form.wants_email(), form.wants_sms());
    let phone = form.phone;
    view! {
        <fieldset class="form-group">
            <legend>{td_string!(t, pledge.sections.updates)}</legend>
            <p>{td_string!(t, pledge.consents.intro)}</p>
            <div class="consents">
                <ConsentBox site=site.clone() language channel=Channel::Email checked=email/>
                <ConsentBox site=site.clone() language channel=Channel::Sms checked=sms>
                    <TextField
                        language
                        name="phone"
                        kind="tel"
                        class="input input-medium"
                        label=td_string!(t, pledge.fields.phone)
                        hint=td_string!(t, pledge.fields.phone_hint)
                        value=phone
                        error=error
                        autocomplete="tel"
                        inputmode="tel"
                        required=false
                    />
                </ConsentBox>
                <AskedBy site language/>
            </div>
        </fieldset>
    }
    .markup()
}
