//! The pledge form on a page of its own.

use domain::Language;
use domain::campaign::{Errors, Issue, PledgeForm};
use leptos::prelude::*;

use super::pledge_form::PledgeSheet;
use super::sample;
use super::story::Story;
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample};
use crate::refusal::Refusal;
use crate::routes::Route;
use crate::ui::{IntoMarkup, Markup};

/// The pledge form and what became of it, with the story that led here beside it.
#[derive(Clone, Debug, Default)]
pub struct PledgePage {
    /// What was typed, or chosen by a story's button.
    pub form: PledgeForm,
    /// What is wrong, field by field.
    pub errors: Errors,
    /// What is wrong with the whole.
    pub refusal: Option<Refusal>,
    /// The form's fresh stamp.
    pub form_token: String,
}

impl PageView for PledgePage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), pledge.title).to_owned()
    }

    fn in_other_language(&self, path: String, _other: Language) -> String {
        match self.form.issue.parse::<Issue>() {
            Ok(issue) => format!("{path}?issue={}", issue.slug()),
            Err(_) => path,
        }
    }

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let Self { form, errors, refusal, form_token } = self;
        let story = form.issue.parse::<Issue>().ok().map(|issue| {
            let story = Story::of(language, issue);
            view! {
                <p><strong>{td_string!(t, pledge.joining_for, issue = story.label)}</strong></p>
                <img class="pledge-art" src=story.image() alt="" width="640" height="480"/>
            }
        });
        view! {
            <div class="band pledge-band">
                <div class="wrap split">
                    <div class="stack">
                        <h1 class="page-title">{td_string!(t, pledge.title)}</h1>
                        <p class="lead">{td_string!(t, pledge.intro)}</p>
                        {story}
                    </div>
                    <PledgeSheet context form errors refusal form_token/>
                </div>
            </div>
        }
        .markup()
    }

    fn samples(language: Language) -> Vec<Sample<Self>> {
        let form_token = || "stamp".to_owned();
        let refused = |form: PledgeForm| {
            let errors = form.validate().err().unwrap_or_default();
            Self { form, errors, form_token: form_token(), ..Self::default() }
        };
        let whole = |refusal| Self {
            form: sample::filled_form(language),
            refusal: Some(refusal),
            form_token: form_token(),
            ..Self::default()
        };
        let issue = Issue::VirtualCare.slug().to_owned();
        let chosen = Self { form: PledgeForm { issue, ..PledgeForm::default() }, ..Self::default() };
        [
            ("empty", Self::default()),
            ("story", chosen),
            ("wrong", refused(sample::wrong_form())),
            ("hostile", refused(sample::hostile_form())),
            ("expired", whole(Refusal::Expired)),
            ("too-many", whole(Refusal::TooMany)),
            ("unavailable", whole(Refusal::Unavailable)),
            ("doubtful", whole(Refusal::Doubtful)),
        ]
        .map(|(state, page)| Sample::public(state, Route::Pledge, page))
        .to_vec()
    }
}
