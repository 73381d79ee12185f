//! Writing what came of a topic, in both languages side by side.

use domain::Language;
use domain::community::{OutcomeFlaw, TopicState};
use leptos::prelude::*;
use services::dashboard::{FollowUpErrors, FollowUpFields, OutcomeErrors, OutcomeFields};
use store::community::Topic;
use store::community::outcome::FollowUp;
use time::OffsetDateTime;

use super::follow_up::FollowUpForm;
use super::kept::KeptOutcome;
use super::page::{OutcomeDone, OutcomePage, OutcomeRefusal};
use super::versions::{Versions, sample_versions};
use crate::community::OutcomeMatter;
use crate::dashboard::frame::Frame;
use crate::dashboard::sample::{HOSTILE, both, editor, long_word, overdue_topic, topic};
use crate::i18n::{date, language_in_sentence, language_name, locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::sample::NOW;
use crate::ui::{
    Choice, ErrorSummary, IntoMarkup, Markup, PageHead, Success, TextField, TextareaField, error_at,
};

fn flaw_text(language: Language, (of, flaw): (Language, OutcomeFlaw)) -> String {
    let t = locale(language);
    let text = match flaw {
        OutcomeFlaw::Heard => td_string!(t, outcomes.flaw.heard),
        OutcomeFlaw::HeardForm => td_string!(t, outcomes.flaw.heard_form),
        OutcomeFlaw::Next => td_string!(t, outcomes.flaw.next),
        OutcomeFlaw::NextForm => td_string!(t, outcomes.flaw.next_form),
        OutcomeFlaw::OutOfDate => td_string!(t, topics.flaw.out_of_date),
    };
    td_string!(t, topics.flaw.in_language, language = language_name(language, of), text)
}

/// The field that a flaw is about.
const fn field_of((of, flaw): (Language, OutcomeFlaw)) -> &'static str {
    match (flaw, of) {
        (OutcomeFlaw::Heard | OutcomeFlaw::HeardForm, Language::En) => "heard_en",
        (OutcomeFlaw::Heard | OutcomeFlaw::HeardForm, Language::Fr) => "heard_fr",
        (OutcomeFlaw::Next | OutcomeFlaw::NextForm, Language::En) => "next_en",
        (OutcomeFlaw::Next | OutcomeFlaw::NextForm, Language::Fr) => "next_fr",
        (OutcomeFlaw::OutOfDate, _) => "confirm",
    }
}

/// Each field that something is wrong with, and what.
fn wrong(language: Language, page: &OutcomePage) -> Vec<(&'static str, String)> {
    if page.refusal.is_none() {
        return Vec::new();
    }
    let t = locale(language);
    let mut wrong: Vec<_> =
        page.errors.flaws.iter().map(|flaw| (field_of(*flaw), flaw_text(language, *flaw))).collect();
    if page.errors.review {
        wrong.push(("review", td_string!(t, outcomes.flaw.review).to_owned()));
    }
    for of in &page.looking_errors.notes {
        let field = if *of == Language::En { "note_en" } else { "note_fr" };
        let text = td_string!(t, outcomes.flaw.note);
        let text = td_string!(t, topics.flaw.in_language, language = language_name(language, *of), text);
        wrong.push((field, text));
    }
    if page.looking_errors.review {
        wrong.push(("next_review", td_string!(t, outcomes.flaw.next_review).to_owned()));
    }
    wrong
}

impl PageView for OutcomePage {
    fn title(&self, language: Language) -> String {
        let title = self.topic.content.in_language(language).title.clone();
        td_string!(locale(language), outcomes.of_topic, title)
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let id = self.topic.id.to_string();
        let title = self.title(language);
        let is_told = self.topic.outcome.is_some();
        let looking = is_told.then(|| {
            let (follow_ups, fields) = (self.follow_ups.clone(), self.looking.clone());
            let wrong = wrong(language, &self);
            view! { <FollowUpForm language topic=self.topic.id follow_ups fields wrong/> }
        });
        let versions = (!self.versions.is_empty()).then(|| {
            view! { <Versions context=context.clone() topic=self.topic.id versions=self.versions.clone()/> }
        });
        let read = is_told.then(|| {
            view! { <a href=Route::Topic.path_with(language, &id)>{td_string!(t, topics.read)}</a> }
        });
        view! {
            <Frame context=context.clone()>
                <Told language page=self.clone()/>
                <PageHead title lead=td_string!(t, outcomes.lead)/>
                <Standing language topic=self.topic.clone() now=context.now/>
                <p class="btn-row">
                    <a class="btn btn-quiet" href=Route::TopicEditor.path_with(language, &id)>
                        {td_string!(t, topics.to_topic)}
                    </a>
                    {read}
                </p>
                <KeptOutcome language page=self.clone()/>
                <Written context=context.clone() page=self.clone()/>
                <Previews language page=self.clone()/>
                {looking}
                {versions}
            </Frame>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let page = sample_page(topic(12, TopicState::Closed));
        let told = sample_page(overdue_topic(12));
        let typed = OutcomeFields {
            heard_en: HOSTILE.into(),
            next_fr: long_word(),
            review: "hier".into(),
            ..page.fields.clone()
        };
        let flaws = [
            OutcomeFlaw::Heard,
            OutcomeFlaw::HeardForm,
            OutcomeFlaw::Next,
            OutcomeFlaw::NextForm,
            OutcomeFlaw::OutOfDate,
        ];
        let flaws = Language::ALL.into_iter().flat_map(|of| flaws.map(|flaw| (of, flaw))).collect();
        let errors = OutcomeErrors { flaws, review: true };
        let refused = |refusal| Self { refusal: Some(refusal), fields: typed.clone(), ..page.clone() };
        let looking = FollowUpFields {
            note_en: HOSTILE.into(),
            next_review: "demain".into(),
            ..FollowUpFields::default()
        };
        let looking_errors = FollowUpErrors { notes: Language::ALL.to_vec(), review: true };
        let new = Self {
            versions: Vec::new(),
            fields: OutcomeFields::default(),
            ..sample_page(topic(12, TopicState::Open))
        };
        let states = [
            ("new", new),
            ("owed", page.clone()),
            ("overdue", told.clone()),
            ("stale", refused(OutcomeRefusal::Stale)),
            ("unfit", Self { errors: errors.clone(), ..refused(OutcomeRefusal::Unfit) }),
            ("not-yet", Self { errors, ..refused(OutcomeRefusal::NotYet) }),
            ("still-open", refused(OutcomeRefusal::Open)),
            (
                "looked-back-meanwhile",
                Self { looking: looking.clone(), refusal: Some(OutcomeRefusal::LookedBack), ..told.clone() },
            ),
            (
                "wrong-follow-up",
                Self { looking, looking_errors, refusal: Some(OutcomeRefusal::Unfit), ..told.clone() },
            ),
        ];
        let done = OutcomeDone::ALL.map(|done| (done.code(), Self { done: Some(done), ..told.clone() }));
        states
            .into_iter()
            .chain(done)
            .map(|(state, page)| Sample::of(editor(), state, Route::OutcomeEditor, page))
            .collect()
    }
}

/// What was done just before, or refused.
#[component]
fn Told(language: Language, page: OutcomePage) -> impl IntoView {
    let t = locale(language);
    let done = page.done.map(|done| {
        let text = match done {
            OutcomeDone::Closed => td_string!(t, outcomes.done.closed),
            OutcomeDone::Saved => td_string!(t, outcomes.done.saved),
            OutcomeDone::Published => td_string!(t, outcomes.done.published),
            OutcomeDone::FollowedUp => td_string!(t, outcomes.done.looked_back),
        };
        view! { <Success title=td_string!(t, common.notices.success) text/> }
    });
    let refused = page.refusal.map(|refusal| {
        let title = match refusal {
            OutcomeRefusal::Stale => td_string!(t, topics.stale),
            OutcomeRefusal::LookedBack => td_string!(t, outcomes.looked_back),
            OutcomeRefusal::Unfit => td_string!(t, topics.unfit),
            OutcomeRefusal::NotYet => td_string!(t, outcomes.not_yet),
            OutcomeRefusal::Open => td_string!(t, outcomes.still_open),
        };
        view! { <ErrorSummary title items=wrong(language, &page)/> }
    });
    view! { {done} {refused} }.markup()
}

/// How far the topic is.
#[component]
fn Standing(language: Language, topic: Topic, now: OffsetDateTime) -> impl IntoView {
    let t = locale(language);
    let closure = topic.closure();
    let owed = closure.owes_outcome().then(|| td_string!(t, outcomes.owed));
    let overdue = closure.is_overdue(now).then(|| td_string!(t, outcomes.overdue));
    let told = topic.outcome.map(|at| td_string!(t, outcomes.told_on, date = date(language, at)));
    let review = topic.review.map(|at| td_string!(t, outcomes.review_set, date = date(language, at)));
    let tags = [owed, overdue]
        .into_iter()
        .flatten()
        .map(|text| view! { <span class="tag tag-bad">{text}</span> " " })
        .collect_view();
    let told = [told, review].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    view! { <p>{tags} <span class="small muted">{told}</span></p> }.markup()
}

#[component]
fn Written(context: Context, page: OutcomePage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let wrong = wrong(language, &page);
    let fields = page.fields;
    let closure = page.topic.closure();
    let review = closure.sets_review().then(|| {
        view! {
            <TextField
                language
                name="review"
                kind="date"
                class="input input-medium"
                label=td_string!(t, outcomes.review)
                hint=td_string!(t, outcomes.review_hint)
                value=fields.review.clone()
                error=error_at(&wrong, "review")
                autocomplete="off"
                optional=true
            />
        }
    });
    let out_of_date = page.versions.first().and_then(|version| version.content.out_of_date);
    let confirm = out_of_date.map(|of| {
        view! {
            <Choice kind="checkbox" name="confirm" id="confirm".to_owned() value="on" checked=false>
                <span class="choice-text">
                    {td_string!(t, topics.confirm, language = language_in_sentence(language, of))}
                </span>
            </Choice>
        }
    });
    let columns = [
        (Language::En, [("heard_en", fields.heard_en.clone()), ("next_en", fields.next_en.clone())]),
        (Language::Fr, [("heard_fr", fields.heard_fr.clone()), ("next_fr", fields.next_fr.clone())]),
    ]
    .map(|(of, texts)| view! { <Column language of texts wrong=wrong.clone()/> })
    .collect_view();
    let publish = closure.may_publish().then(|| {
        view! {
            <button class="btn btn-quiet" type="submit" name="action" value="publish">
                {td_string!(t, outcomes.publish)}
            </button>
        }
    });
    let path = Route::OutcomeEditor.path_with(language, &page.topic.id.to_string());
    view! {
        <form class="form" method="post" action=path novalidate>
            <input type="hidden" name="version" value=fields.version.to_string()/>
            <div class="columns">{columns}</div>
            {review}
            {confirm}
            <div class="form-end btn-row">
                <button class="btn" type="submit" name="action" value="save">{td_string!(t, outcomes.save)}</button>
                " "
                <button class="btn btn-quiet" type="submit" name="action" value="preview">
                    {td_string!(t, topics.preview)}
                </button>
                " "
                {publish}
            </div>
        </form>
    }
    .markup()
}

#[component]
fn Column(
    language: Language,
    of: Language,
    texts: [(&'static str, String); 2],
    wrong: Vec<(&'static str, String)>,
) -> impl IntoView {
    let t = locale(language);
    let [heard, next] = texts;
    let area = |(name, text): (&'static str, String), label: &'static str| {
        let (label_in, error) = (Some(language.code()), error_at(&wrong, name));
        view! { <TextareaField language name label label_in text rows=8 error/> }
    };
    view! {
        <fieldset class="column" lang=of.code()>
            <legend class="column-title" lang=language.code()>{language_name(language, of)}</legend>
            {area(heard, td_string!(t, outcomes.heard))}
            {area(next, td_string!(t, outcomes.next))}
        </fieldset>
    }
    .markup()
}

/// How it will look, in both languages.
#[component]
fn Previews(language: Language, page: OutcomePage) -> impl IntoView {
    let t = locale(language);
    let content = page.fields.content();
    let columns = Language::ALL
        .map(|of| {
            let text = content.in_language(of).clone();
            view! {
                <div class="column" lang=of.code()>
                    <h3 class="column-title" lang=language.code()>{language_name(language, of)}</h3>
                    <div class="preview"><OutcomeMatter language=of text/></div>
                </div>
            }
        })
        .collect_view();
    view! {
        <section class="section" id="preview" aria-labelledby="preview-title">
            <h2 class="section-title" id="preview-title">{td_string!(t, topics.looks)}</h2>
            <div class="columns">{columns}</div>
        </section>
    }
    .markup()
}

/// An outcome of a topic, as it is kept.
fn sample_page(topic: Topic) -> OutcomePage {
    let versions = sample_versions();
    let note = both("Two provinces did.", "Deux provinces l’ont fait.");
    OutcomePage {
        fields: OutcomeFields::of(&topic, versions.first()),
        topic,
        versions,
        follow_ups: vec![FollowUp { at: NOW, note }, FollowUp { at: NOW, note: both(HOSTILE, HOSTILE) }],
        errors: OutcomeErrors::default(),
        looking: FollowUpFields::default(),
        looking_errors: FollowUpErrors::default(),
        refusal: None,
        done: None,
    }
}
