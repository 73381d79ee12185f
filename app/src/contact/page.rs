//! Writing to the association, signed in or not.

use domain::Language;
use domain::account::UsernameError;
use domain::campaign::{Field, FieldError};
use domain::contact::{EnquiryArea, EnquiryKind};
use domain::desk::{ProseError, RequestKind};
use leptos::prelude::*;
use services::contact::{ContactErrors, ContactFields};
use store::contact::OwnEnquiry;
use store::document::Bilingual;
use time::Duration;

use super::islands::AnswersWhileTyping;
use super::own::Own;
use super::{sample, words};
use crate::account::username_message;
use crate::campaign::field_errors;
use crate::dashboard::Select;
use crate::i18n::{locale, number, td_string};
use crate::page::{Context, PageView, Sample};
use crate::refusal::Refusal;
use crate::routes::Route;
use crate::sample::{NOW, member};
use crate::ui::{
    self, Choice, EmailField, ErrorSummary, FieldErrorText, IntoMarkup, Markup, PageHead, TextField,
    TextareaField, Trap,
};

/// The form, and what became of it.
#[derive(Clone, Debug, Default)]
pub struct ContactPage {
    /// What was typed.
    pub fields: ContactFields,
    /// What is wrong, field by field.
    pub errors: ContactErrors,
    /// What is wrong with the whole.
    pub refusal: Option<Refusal>,
    /// Whether no more can wait now.
    pub is_full: bool,
    /// Who writes, where they are signed in.
    pub username: Option<String>,
    /// Whether they suggest topics in the Community.
    pub suggests: bool,
    /// The topic from which they write.
    pub topic: Option<Bilingual>,
    /// Articles of help that may answer, by title and address, shown once before it is sent.
    pub answers: Vec<(String, String)>,
    /// What they wrote before, the newest first, each with what its link says.
    pub own: Vec<(OwnEnquiry, String)>,
}

impl PageView for ContactPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), contact.title).to_owned()
    }

    fn in_other_language(&self, path: String, _other: Language) -> String {
        if self.topic.is_some() {
            format!("{path}?topic={}", self.fields.topic)
        } else if self.fields.is_request() {
            format!("{path}?kind={}", self.fields.kind)
        } else {
            path
        }
    }

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let association = context.site.association.in_language(language);
        let lead = td_string!(t, contact.lead, of_association = association.of.as_str());
        let own = (!self.own.is_empty()).then(|| view! { <Own language own=self.own.clone()/> });
        let requests = self.username.is_some().then(|| {
            view! { <p><a href=Route::OwnHelp.path(language)>{td_string!(t, contact.form.requests)}</a></p> }
        });
        let refused = refused(&context, &self);
        let answers =
            (!self.answers.is_empty()).then(|| view! { <Answers language answers=self.answers.clone()/> });
        let page = self;
        view! {
            <div class="wrap page">
                {refused}
                {answers}
                <PageHead title=td_string!(t, contact.title) lead/>
                <Who context=context.clone()/>
                <Form language page/>
                {requests}
                {own}
            </div>
        }
        .markup()
    }

    fn samples(language: Language) -> Vec<Sample<Self>> {
        let whole = Self { fields: sample::fields(), ..Self::default() };
        let refused = |refusal| Self { refusal: Some(refusal), ..whole.clone() };
        let missing = ContactErrors {
            email: Some(FieldError::Missing),
            kind: true,
            area: true,
            wanted: Some(UsernameError::Missing),
            message: Some(ProseError::Missing),
        };
        let long = Some(ProseError::Long);
        let reserved = Some(UsernameError::Reserved);
        let wrong =
            ContactErrors { email: Some(FieldError::Invalid), wanted: reserved, message: long, ..missing };
        let hostile = Self { fields: sample::hostile_fields(), errors: wrong, ..Self::default() };
        let signed_in = Self { username: Some("zéphirine".into()), suggests: true, ..Self::default() };
        let with_topic =
            Self { fields: sample::about_topic(), topic: Some(sample::title()), ..signed_in.clone() };
        let own = Self { own: sample::own(language), ..signed_in.clone() };
        let too_much = Self { refusal: Some(Refusal::TooMuch(NOW + Duration::hours(2))), ..own.clone() };
        let public = [
            ("empty", Self::default()),
            ("missing", Self { errors: missing, ..Self::default() }),
            ("wrong", hostile),
            ("full", Self { is_full: true, ..whole.clone() }),
            ("too-many", refused(Refusal::TooMany)),
            ("unavailable", refused(Refusal::Unavailable)),
            ("request", Self { fields: sample::request_fields(), ..Self::default() }),
            (
                "likely-answers",
                Self { answers: vec![("Signing in".into(), Route::SignIn.path(language))], ..whole.clone() },
            ),
            ("doubtful", Self { fields: sample::request_fields(), ..refused(Refusal::Doubtful) }),
        ]
        .map(|(state, page)| Sample::public(state, Route::Contact, page));
        let signed_in = [
            ("signed-in", signed_in),
            ("from-a-topic", with_topic),
            ("with-messages", own),
            ("too-much", too_much),
        ]
        .map(|(state, page)| Sample::of(member(), state, Route::Contact, page));
        public.into_iter().chain(signed_in).collect()
    }
}

/// What may answer already. It stands before the form, with what was typed, until it is sent once more.
#[component]
fn Answers(language: Language, answers: Vec<(String, String)>) -> impl IntoView {
    let t = locale(language);
    let links = answers
        .into_iter()
        .map(|(title, path)| view! { <li><a href=path target="_blank" rel="noopener">{title}</a></li> })
        .collect_view();
    view! {
        <section class="notice" role="status" tabindex="-1" autofocus aria-labelledby="answers-title">
            <h2 class="notice-title" id="answers-title">{td_string!(t, contact.answers.title)}</h2>
            <p>{td_string!(t, contact.answers.lead)}</p>
            <ul>{links}</ul>
        </section>
    }
    .markup()
}

/// Who answers what, and within how many days.
#[component]
fn Who(context: Context) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let count = u64::from(context.site.answer_days);
    let when = td_string!(t, contact.who.when, count, number = number(language, count));
    let teams = [
        td_string!(t, contact.who.service),
        td_string!(t, contact.who.editors),
        td_string!(t, contact.who.research),
    ];
    view! {
        <section class="prose" aria-labelledby="who-title">
            <h2 id="who-title">{td_string!(t, contact.who.title)}</h2>
            <ul>{teams.map(|team| view! { <li>{team}</li> }).collect_view()}</ul>
            <p>{when}</p>
        </section>
    }
    .markup()
}

#[component]
fn Form(language: Language, page: ContactPage) -> impl IntoView {
    let t = locale(language);
    let ContactPage { fields, errors, refusal, username, suggests, topic, answers, .. } = page;
    let ask_help = answers.is_empty().then(|| view! { <input type="hidden" name="ask_help" value="1"/> });
    let likely = answers.is_empty().then(|| {
        let (title, lead) = (td_string!(t, contact.answers.title), td_string!(t, contact.answers.lead));
        let path = Route::ContactAnswers.path(language);
        view! { <AnswersWhileTyping path title=title.to_owned() lead=lead.to_owned()/> }
    });
    let trap = (refusal != Some(Refusal::Doubtful))
        .then(|| view! { <Trap label=td_string!(t, common.errors.trap)/> });
    let about = topic.map(|title| {
        let title = title.in_language(language).to_owned();
        view! {
            <p>{td_string!(t, contact.form.about_topic, title)}</p>
            <input type="hidden" name="topic" value=fields.topic.clone()/>
        }
    });
    let who = match username {
        Some(username) => view! { <p>{td_string!(t, contact.form.signed_in, username)}</p> }.markup(),
        None => view! {
            {trap}
            <EmailField
                language
                label=td_string!(t, contact.form.email)
                hint=td_string!(t, contact.form.email_hint)
                value=fields.email.clone()
                error=errors.email.map(|error| field_errors::message(language, Field::Email, error))
            />
        }
        .markup(),
    };
    let areas = EnquiryArea::ALL.map(|area| (area.code().to_owned(), words::area(language, area).to_owned()));
    let options =
        std::iter::once((String::new(), td_string!(t, contact.form.choose).to_owned())).chain(areas);
    view! {
        <form class="form prose contact-form" method="post" action=Route::Contact.path(language) novalidate>
            {about}
            {ask_help}
            <Kinds language chosen=fields.kind.clone() is_wrong=errors.kind suggests/>
            <div class="contact-area">
                <Select
                    language
                    name="area"
                    label=td_string!(t, contact.form.area)
                    options=options.collect()
                    chosen=fields.area.clone()
                    error=errors.area.then(|| td_string!(t, contact.errors.area).to_owned())
                />
            </div>
            <div class="contact-wanted">
                <TextField
                    language
                    name="wanted"
                    label=td_string!(t, desk.help.wanted)
                    hint=td_string!(t, desk.help.wanted_hint)
                    value=fields.wanted.clone()
                    error=errors.wanted.map(|error| username_message(language, error).to_owned())
                    autocomplete="off"
                    required=false
                    verbatim="none"
                />
            </div>
            <TextareaField
                language
                name="message"
                label=td_string!(t, contact.form.message)
                hint=td_string!(t, contact.form.message_hint)
                text=fields.message.clone()
                rows=8
                error=errors.message.map(|error| words::message_error(language, error))
            />
            {likely}
            {who}
            <div class="form-end">
                <button class="btn" type="submit">{td_string!(t, contact.form.submit)}</button>
                <p class="small muted">{td_string!(t, contact.form.privacy)}</p>
            </div>
        </form>
    }
    .markup()
}

/// What one writes for. Who suggests topics in the Community does it there.
#[component]
fn Kinds(language: Language, chosen: String, is_wrong: bool, suggests: bool) -> impl IntoView {
    let t = locale(language);
    let error = is_wrong.then(|| td_string!(t, contact.errors.kind).to_owned());
    let described_by = is_wrong.then_some("kind-error");
    let enquiries = EnquiryKind::ALL
        .into_iter()
        .filter(|kind| !suggests || *kind != EnquiryKind::TopicIdea)
        .map(|kind| {
            let note = match kind {
                EnquiryKind::Question => td_string!(t, contact.form.kind_notes.question),
                EnquiryKind::Feedback => td_string!(t, contact.form.kind_notes.feedback),
                EnquiryKind::TopicIdea => td_string!(t, contact.form.kind_notes.topic_idea),
            };
            (kind.code(), words::kind(language, kind), note)
        });
    let requests = RequestKind::IN_FORM.into_iter().map(|kind| {
        let note = match kind {
            RequestKind::UsernameChange => td_string!(t, desk.help.kind_notes.username_change),
            RequestKind::LogInHelp | RequestKind::Transcript => {
                td_string!(t, desk.help.kind_notes.log_in_help)
            }
        };
        (kind.code(), words::request_kind(language, kind), note)
    });
    let kinds = enquiries
        .chain(requests)
        .map(|(code, name, note)| {
            let checked = chosen == code;
            view! {
                <Choice kind="radio" name="kind" id=format!("kind-{code}") value=code checked>
                    <span class="choice-text"><strong>{name}</strong><span>{note}</span></span>
                </Choice>
            }
        })
        .collect_view();
    let idea = suggests.then(|| {
        view! {
            <p>
                {td_string!(t, contact.form.idea)} " "
                <a href=Route::Suggest.path(language)>{td_string!(t, contact.form.idea_link)}</a>
            </p>
        }
    });
    view! {
        <fieldset class="field" id="kind" aria-describedby=described_by>
            <legend>{td_string!(t, contact.form.kind)}</legend>
            {error.map(|error| view! { <FieldErrorText language name="kind" error/> })}
            <div class="choices">{kinds}</div>
            {idea}
        </fieldset>
    }
    .markup()
}

/// What is wrong, said first.
fn refused(context: &Context, page: &ContactPage) -> Option<Markup> {
    let language = context.language;
    let t = locale(language);
    if let Some(refusal) = page.refusal {
        return Some(view! { <ErrorSummary title=ui::refusal(context, refusal)/> }.markup());
    }
    if page.is_full {
        let (email, phone) =
            (context.site.association.email.as_str(), context.site.association.phone.as_str());
        return Some(
            view! { <ErrorSummary title=td_string!(t, contact.errors.full, email, phone)/> }.markup(),
        );
    }
    let errors = page.errors;
    let items: Vec<(&'static str, String)> = [
        errors.kind.then(|| ("kind", td_string!(t, contact.errors.kind).to_owned())),
        errors.area.then(|| ("area", td_string!(t, contact.errors.area).to_owned())),
        errors.wanted.map(|error| ("wanted", username_message(language, error).to_owned())),
        errors.message.map(|error| ("message", words::message_error(language, error))),
        errors.email.map(|error| ("email", field_errors::message(language, Field::Email, error))),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!items.is_empty())
        .then(|| view! { <ErrorSummary title=td_string!(t, contact.errors.title) items/> }.markup())
}
