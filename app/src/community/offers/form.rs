//! The form of an offer.

use domain::Language;
use domain::community::{OfferErrors, OfferKind, OfferPlace, OfferText};
use leptos::prelude::*;
use services::community::OfferFields;

use super::consent::consent_text;
use super::words::kind as kind_name;
use crate::campaign::consent::asked_by;
use crate::community::prose_error;
use crate::i18n::{locale, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::{Choice, FieldErrorText, IntoMarkup, TextareaField};

/// What is wrong with each field, by its `id`.
pub(super) fn wrong(language: Language, errors: OfferErrors) -> Vec<(&'static str, String)> {
    let t = locale(language);
    let kinds = errors.kinds.then(|| td_string!(t, offers.error.kinds).to_owned());
    let note = errors.note.map(|error| prose_error(language, error, OfferText::MAX_NOTE));
    let consent = errors.consent.then(|| td_string!(t, offers.error.consent).to_owned());
    let all = [("kinds", kinds), ("note", note), ("consent", consent)];
    all.into_iter().filter_map(|(field, error)| Some((field, error?))).collect()
}

/// The kinds, a note, and the consent. It is hidden while an offer stands.
#[component]
pub(super) fn OfferForm(
    context: Context,
    place: OfferPlace,
    fields: OfferFields,
    errors: OfferErrors,
    is_hidden: bool,
) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let wrong = wrong(language, errors);
    let error_of = |field: &str| wrong.iter().find(|(of, _)| *of == field).map(|(_, error)| error.clone());
    let chosen = fields.kinds();
    let kinds = OfferKind::ALL
        .map(|kind| {
            view! {
                <Choice
                    kind="checkbox"
                    name=kind.code()
                    id=format!("kind-{}", kind.code())
                    value="yes"
                    checked=chosen.has(kind)
                >
                    <span class="choice-text">{kind_name(language, kind)}</span>
                </Choice>
            }
        })
        .collect_view();
    let (kinds_error, consent_error) = (error_of("kinds"), error_of("consent"));
    let described_by = if kinds_error.is_some() { "kinds-hint kinds-error" } else { "kinds-hint" };
    let words = consent_text(&context.site, language).text;
    let path = Route::Offer.path_with(language, &place.to_string());
    view! {
        <form
            class="form"
            id="offer-form"
            method="post"
            action=path
            hidden=is_hidden
            aria-label=td_string!(t, offers.title)
            novalidate
        >
            <fieldset class="field" id="kinds" aria-describedby=described_by>
                <legend>{td_string!(t, offers.field.kinds)}</legend>
                <p class="hint" id="kinds-hint">{td_string!(t, offers.field.kinds_hint)}</p>
                {kinds_error.map(|error| view! { <FieldErrorText language name="kinds" error/> })}
                <div class="choices">{kinds}</div>
            </fieldset>
            <TextareaField
                language
                name="note"
                label=td_string!(t, offers.field.note)
                hint=td_string!(t, offers.field.note_hint)
                text=fields.note
                rows=4
                error=error_of("note")
            />
            <div class="consent">
                {consent_error.clone().map(|error| view! { <FieldErrorText language name="consent" error/> })}
                <Choice
                    kind="checkbox"
                    name="consent"
                    id="consent".to_owned()
                    value="yes"
                    checked=!fields.consent.is_empty()
                    described_by=consent_error.map(|_| "consent-error")
                >
                    <span class="choice-text">
                        <strong>{td_string!(t, offers.field.consent)}</strong>
                        <span>{words}</span>
                    </span>
                </Choice>
            </div>
            <p class="small muted">{asked_by(&context.site, language)}</p>
            <p><button class="btn" type="submit">{td_string!(t, offers.send)}</button></p>
        </form>
    }
    .markup()
}
