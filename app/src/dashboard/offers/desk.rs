//! An offer, and its answer.

use domain::Language;
use domain::community::OfferState;
use domain::desk::{ANSWER_CHARS, ProseError};
use leptos::prelude::*;
use services::community::OfferRecord;
use services::dashboard::{OfferAnswerErrors, OfferAnswerFields};
use store::community::offers::OfferAnswer;

use super::super::frame::Frame;
use super::super::sample::{HOSTILE, editor};
use crate::community::{kinds_in_sentence, offer_state, place_path, prose_error, sample_offers};
use crate::i18n::{date, language_in_sentence, locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::ui::{
    Choice, ErrorSummary, Facts, FieldErrorText, IntoMarkup, Markup, Textarea, TextareaField, error_at,
};

/// An offer to answer.
#[derive(Clone, Debug)]
pub struct OfferDeskPage {
    /// The offer.
    pub record: OfferRecord,
    /// As typed.
    pub fields: OfferAnswerFields,
    /// What is wrong with it.
    pub errors: OfferAnswerErrors,
    /// Whether a colleague answered before this was sent.
    pub is_stale: bool,
}

impl OfferDeskPage {
    /// Whether something was refused.
    pub fn is_refused(&self) -> bool {
        self.is_stale || self.errors != OfferAnswerErrors::default()
    }

    /// What is wrong with each field, by its `id`.
    fn wrong(&self, language: Language) -> Vec<(&'static str, String)> {
        let t = locale(language);
        let state = self.errors.state.then(|| td_string!(t, offers.wrong.state).to_owned());
        let text = self.errors.text.map(|error| match error {
            ProseError::Missing => td_string!(t, offers.wrong.text).to_owned(),
            error => prose_error(language, error, ANSWER_CHARS),
        });
        let all = [("state", state), ("text", text)];
        all.into_iter().filter_map(|(field, error)| Some((field, error?))).collect()
    }
}

impl PageView for OfferDeskPage {
    fn title(&self, language: Language) -> String {
        let author = self.record.offer.author.as_str();
        td_string!(locale(language), offers.desk.title, author)
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let is_withdrawn = self.record.offer.withdrawn.is_some();
        let title = self.title(language);
        let summary = self.is_refused().then(|| {
            let title = match (is_withdrawn, self.is_stale) {
                (true, _) => td_string!(t, offers.desk.withdrawn),
                (false, true) => td_string!(t, offers.desk.stale),
                (false, false) => td_string!(t, offers.desk.unfit),
            };
            view! { <ErrorSummary title items=self.wrong(language)/> }
        });
        // What its author withdrew is theirs again.
        let matter = if is_withdrawn {
            view! { <Late language text=self.fields.text/> }.markup()
        } else {
            view! {
                <Matter language record=self.record.clone()/>
                <Answer language page=self/>
            }
            .markup()
        };
        view! {
            <Frame context=context.clone()>
                {summary}
                <div class="page-head"><h1 class="page-title">{title}</h1></div>
                {matter}
                <p><a href=Route::OfferQueue.path(language)>{td_string!(t, offers.queue.back)}</a></p>
            </Frame>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let of = |at: usize| {
            let record = sample_offers().into_iter().nth(at)?;
            let fields = OfferAnswerFields::default();
            Some(Self { record, fields, errors: OfferAnswerErrors::default(), is_stale: false })
        };
        let typed = OfferAnswerFields { state: "accepted".into(), text: HOSTILE.into(), seen: 0 };
        let errors = OfferAnswerErrors { state: true, text: Some(ProseError::Missing) };
        let late = |page: Self| Self { fields: typed.clone(), is_stale: true, ..page };
        let pages = [
            ("new", of(0)),
            ("answered", of(2)),
            ("hostile", of(4)),
            ("wrong", of(0).map(|page| Self { errors, ..page })),
            ("stale", of(2).map(late)),
            ("withdrawn", of(1).map(late)),
        ];
        pages
            .into_iter()
            .filter_map(|(state, page)| Some(Sample::of(editor(), state, Route::OfferDesk, page?)))
            .collect()
    }
}

/// What was offered, and what was answered so far.
#[component]
fn Matter(language: Language, record: OfferRecord) -> impl IntoView {
    let t = locale(language);
    let OfferRecord { offer, answers, receipts } = record;
    let title = offer.title.in_language(language).to_owned();
    let consent = receipts.iter().find(|receipt| receipt.withdrawn.is_none());
    let mut facts = vec![
        (td_string!(t, offers.fact.state), offer_state(language, offer.state).to_owned()),
        (td_string!(t, offers.fact.kinds), kinds_in_sentence(language, offer.text.kinds)),
        (td_string!(t, offers.fact.author), offer.author),
        (td_string!(t, offers.fact.date), date(language, offer.created)),
    ];
    facts.extend(consent.map(|consent| (td_string!(t, offers.fact.consent), date(language, consent.given))));
    let of = offer.language.code();
    let note = if offer.text.note.is_empty() {
        view! { <p class="muted">{td_string!(t, offers.desk.no_note)}</p> }.markup()
    } else {
        view! { <p class="as-written" lang=of>{offer.text.note}</p> }.markup()
    };
    let answers = (!answers.is_empty()).then(|| {
        let rows = answers.into_iter().map(|given| answer(language, of, given)).collect_view();
        view! {
            <h2 class="section-title">{td_string!(t, offers.desk.answers)}</h2>
            <ul class="rows">{rows}</ul>
        }
    });
    view! {
        <p><a href=place_path(language, offer.place)>{title}</a></p>
        <Facts facts/>
        <h2 class="section-title">{td_string!(t, offers.desk.note)}</h2>
        {note}
        {answers}
    }
    .markup()
}

fn answer(language: Language, of: &'static str, answer: OfferAnswer) -> Markup {
    view! {
        <li>
            <p class="small muted">
                {date(language, answer.at)} " " <span class="tag">{offer_state(language, answer.state)}</span>
            </p>
            <p class="as-written" lang=of>{answer.text}</p>
        </li>
    }
    .markup()
}

/// What comes of it, and what its author is told.
#[component]
fn Answer(language: Language, page: OfferDeskPage) -> impl IntoView {
    let t = locale(language);
    let wrong = page.wrong(language);
    let OfferDeskPage { record, fields, .. } = page;
    let choices = [OfferState::Answered, OfferState::Accepted, OfferState::Declined]
        .map(|state| {
            let text = match state {
                OfferState::Answered | OfferState::New => td_string!(t, offers.choice.answered),
                OfferState::Accepted => td_string!(t, offers.choice.accepted),
                OfferState::Declined => td_string!(t, offers.choice.declined),
            };
            view! {
                <Choice
                    kind="radio"
                    name="state"
                    id=format!("state-{}", state.code())
                    value=state.code()
                    checked=fields.state == state.code()
                >
                    <span class="choice-text">{text}</span>
                </Choice>
            }
        })
        .collect_view();
    let state_error = error_at(&wrong, "state");
    let described_by = state_error.as_ref().map(|_| "state-error");
    let label =
        td_string!(t, offers.desk.text, language = language_in_sentence(language, record.offer.language));
    let path = Route::OfferDesk.path_with(language, &record.offer.id.to_string());
    view! {
        <form class="form" method="post" action=path novalidate>
            <h2 class="section-title">{td_string!(t, offers.desk.form)}</h2>
            <input type="hidden" name="seen" value=record.answers.len().to_string()/>
            <fieldset class="field" id="state" aria-describedby=described_by>
                <legend>{td_string!(t, offers.desk.state)}</legend>
                {state_error.map(|error| view! { <FieldErrorText language name="state" error/> })}
                <div class="choices">{choices}</div>
            </fieldset>
            <TextareaField
                language
                name="text"
                label
                hint=td_string!(t, offers.desk.text_hint)
                text=fields.text
                rows=5
                error=error_at(&wrong, "text")
            />
            <p><button class="btn" type="submit">{td_string!(t, offers.desk.submit)}</button></p>
        </form>
    }
    .markup()
}

/// What was typed too late is there to be copied.
#[component]
fn Late(language: Language, text: String) -> impl IntoView {
    let t = locale(language);
    (!text.is_empty()).then(|| {
        view! {
            <div class="field">
                <label for="late">{td_string!(t, offers.desk.late)}</label>
                <Textarea id="late".to_owned() text rows=5/>
            </div>
        }
        .markup()
    })
}
