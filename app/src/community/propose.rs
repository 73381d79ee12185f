//! Proposing a guest post.

use domain::Language;
use domain::community::{GuestContent, GuestText, Proposal, ProposalErrors, TopicText};
use domain::desk::ProseError;
use leptos::prelude::*;
use services::community::ProposeFields;
use time::Duration;

use super::prose_error::prose_error;
use super::sample;
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::refusal::Refusal;
use crate::routes::Route;
use crate::sample::{NOW, member};
use crate::ui::{self, ErrorSummary, IntoMarkup, LanguageChoice, Markup, PageHead, TextField, TextareaField};

/// A guest post to propose.
#[derive(Clone, Debug, Default)]
pub struct ProposeGuestPostPage {
    /// As typed.
    pub fields: ProposeFields,
    /// What is wrong, field by field.
    pub errors: ProposalErrors,
    /// What is wrong with the whole.
    pub refusal: Option<Refusal>,
    /// Whether one may propose no more today.
    pub is_enough: bool,
}

impl ProposeGuestPostPage {
    /// Whether something was refused.
    fn is_refused(&self) -> bool {
        self.errors != ProposalErrors::default() || self.refusal.is_some() || self.is_enough
    }
}

impl PageView for ProposeGuestPostPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), guest_posts.propose.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let [title, about, name, biography] = wrong(language, self.errors).map(|(_, error)| error);
        let summary = summary(&context, &self);
        let fields = self.fields;
        view! {
            <div class="wrap page">
                {summary}
                <PageHead title=td_string!(t, guest_posts.propose.title) lead=td_string!(t, guest_posts.propose.lead)/>
                <form class="form" method="post" action=Route::ProposeGuestPost.path(language) novalidate>
                    <input type="hidden" name="form" value=fields.form.to_string()/>
                    <LanguageChoice
                        language
                        chosen=Some(fields.language.parse().unwrap_or(language))
                        legend=td_string!(t, guest_posts.field.language)
                        error=None
                    />
                    <TextField
                        language
                        name="title"
                        label=td_string!(t, guest_posts.field.title)
                        hint=td_string!(t, guest_posts.field.title_hint)
                        value=fields.title
                        error=title
                        autocomplete="off"
                    />
                    <TextareaField
                        language
                        name="about"
                        label=td_string!(t, guest_posts.field.about)
                        hint=td_string!(t, guest_posts.field.about_hint)
                        text=fields.about
                        rows=6
                        error=about
                    />
                    <TextField
                        language
                        name="name"
                        label=td_string!(t, guest_posts.field.name)
                        hint=td_string!(t, guest_posts.field.name_hint)
                        value=fields.name
                        error=name
                        autocomplete="name"
                    />
                    <TextareaField
                        language
                        name="biography"
                        label=td_string!(t, guest_posts.field.biography)
                        hint=td_string!(t, guest_posts.field.biography_hint)
                        text=fields.biography
                        rows=4
                        error=biography
                    />
                    <div class="form-end btn-row">
                        <button class="btn" type="submit">{td_string!(t, guest_posts.propose.send)}</button>
                        " "
                        <a class="btn btn-quiet" href=Route::GuestPosts.path(language)>
                            {td_string!(t, guest_posts.own.title)}
                        </a>
                    </div>
                </form>
            </div>
        }
        .markup()
    }

    fn samples(language: Language) -> Vec<Sample<Self>> {
        let page = |state, page| Sample::of(member(), state, Route::ProposeGuestPost, page);
        let fields = sample::proposal(language);
        let filled = Self { fields: fields.clone(), ..Self::default() };
        let of = |error| ProposalErrors {
            title: Some(error),
            about: Some(error),
            name: Some(error),
            biography: Some(error),
        };
        let long = ProposeFields {
            title: fields.title.repeat(4),
            about: sample::hostile(),
            biography: fields.biography.repeat(12),
            ..fields
        };
        let long = Self { fields: long, errors: of(ProseError::Long), ..Self::default() };
        let unreadable = of(ProseError::Characters(sample::unreadable_place()));
        let again = Refusal::TooMuch(NOW + Duration::minutes(12));
        vec![
            page("blank", Self::default()),
            page("missing", Self { errors: of(ProseError::Missing), ..Self::default() }),
            page("too-long", long),
            page("unreadable-character", Self { errors: unreadable, ..filled.clone() }),
            page("enough-for-today", Self { is_enough: true, ..filled.clone() }),
            page("too-much", Self { refusal: Some(again), ..filled }),
        ]
    }
}

/// What is wrong with a proposal, field by field.
fn wrong(language: Language, errors: ProposalErrors) -> [(&'static str, Option<String>); 4] {
    let say = |error: Option<_>, most| error.map(|error| prose_error(language, error, most));
    [
        ("title", say(errors.title, TopicText::MAX_TITLE)),
        ("about", say(errors.about, Proposal::MAX_ABOUT)),
        ("name", say(errors.name, GuestContent::MAX_NAME)),
        ("biography", say(errors.biography, GuestText::MAX_BIOGRAPHY)),
    ]
}

/// What is wrong, where something is.
fn summary(context: &Context, page: &ProposeGuestPostPage) -> Option<Markup> {
    let language = context.language;
    let t = locale(language);
    let items = wrong(language, page.errors).into_iter().filter_map(|(field, error)| Some((field, error?)));
    let items: Vec<_> = items.collect();
    let title = match page.refusal {
        _ if page.is_enough => td_string!(t, guest_posts.propose.enough).to_owned(),
        Some(refusal) => ui::refusal(context, refusal),
        None => td_string!(t, guest_posts.propose.unfit).to_owned(),
    };
    page.is_refused().then(|| view! { <ErrorSummary title items/> }.markup())
}
