//! Reporting something to the moderators.

use domain::Language;
use domain::desk::ProseError;
use domain::moderation::{Clause, Target, TargetKind, TargetName};
use leptos::prelude::*;
use markdown::render;
use services::moderation::{ReportErrors, ReportFields, ReportSubject};
use time::Duration;
use uuid::Uuid;

use super::sample::{HOSTILE, SOURCE, author, harmful, title, too_long};
use super::transparency::TransparencyLink;
use super::words;
use crate::community::facts;
use crate::i18n::{isolated, locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::refusal::Refusal;
use crate::routes::Route;
use crate::sample::{NOW, member};
use crate::ui::{
    self, Choice, ErrorSummary, FieldErrorText, IntoMarkup, Markup, PageHead, Said, TextareaField,
};

/// What is reported, as typed, and what became of it.
#[derive(Clone, Debug)]
pub struct ReportPage {
    /// What.
    pub subject: ReportSubject,
    /// As typed.
    pub fields: ReportFields,
    /// What is wrong with it.
    pub errors: ReportErrors,
    /// Why it was refused as a whole.
    pub refusal: Option<Refusal>,
    /// Whether it was sent just before.
    pub is_sent: bool,
}

impl ReportPage {
    /// Before anything is typed.
    fn of(subject: ReportSubject) -> Self {
        let (fields, errors) = (ReportFields::default(), ReportErrors::default());
        Self { subject, fields, errors, refusal: None, is_sent: false }
    }

    fn is_refused(&self) -> bool {
        self.errors != ReportErrors::default() || self.refusal.is_some()
    }
}

/// Where a thing is reported.
pub fn report_path(language: Language, name: TargetName) -> String {
    Route::Report.path_with(language, &name.to_string())
}

impl PageView for ReportPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), moderation.report.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let subject = self.subject.clone();
        let is_profile = subject.name.kind() == TargetKind::Profile;
        let back = match subject.name {
            TargetName::Comment(id) | TargetName::ProfileOf(id) => {
                Route::Comment.path_with(language, &id.to_string())
            }
            TargetName::GuestPost(topic) => Route::Topic.path_with(language, &topic.to_string()),
        };
        let lead = if is_profile {
            td_string!(t, username_moderation.report.lead)
        } else {
            td_string!(t, moderation.report.lead)
        };
        let profile = subject.profile.filter(|_| !subject.is_own).map(|profile| {
            let path = report_path(language, profile);
            let text = td_string!(t, username_moderation.report.link);
            view! { <p class="small"><a href=path rel="nofollow">{text}</a></p> }
        });
        let said = match (subject.is_own, self.is_sent, subject.is_reported) {
            (true, ..) if is_profile => Some((None, td_string!(t, username_moderation.report.own))),
            (true, ..) => Some((None, td_string!(t, moderation.report.own))),
            (_, true, _) => Some((
                Some(td_string!(t, moderation.report.done_title)),
                td_string!(t, moderation.report.done),
            )),
            (_, _, true) => Some((
                Some(td_string!(t, moderation.report.again_title)),
                td_string!(t, moderation.report.again),
            )),
            _ => None,
        };
        let form = said.is_none().then(|| view! { <Form context=context.clone() page=self/> });
        let said = said.map(|(title, text)| view! { <Said title text/> });
        view! {
            <div class="wrap page">
                {said}
                <PageHead title=td_string!(t, moderation.report.title) lead/>
                <Subject language subject/>
                {form}
                {profile}
                <TransparencyLink language/>
                <p><a href=back>{td_string!(t, moderation.report.cancel)}</a></p>
            </div>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let wrong = ReportFields { clause: String::new(), text: harmful().0 };
        let errors = ReportErrors { clause: true, text: Some(harmful().1) };
        let fields = ReportFields { clause: Clause::Threats.code().into(), text: HOSTILE.into() };
        let too_much = Some(Refusal::TooMuch(NOW + Duration::hours(1)));
        let own = |subject: ReportSubject| ReportSubject { is_own: true, ..subject };
        let left = ReportSubject { author: None, profile: None, ..comment() };
        let reported = ReportSubject { is_reported: true, ..comment() };
        [
            ("comment", Self::of(comment())),
            ("guest-post", Self::of(guest_post())),
            ("username", Self::of(username())),
            ("its-author-left", Self::of(left)),
            ("sent", Self { is_sent: true, ..Self::of(reported.clone()) }),
            ("again", Self::of(reported)),
            ("own", Self::of(own(comment()))),
            ("own-username", Self::of(own(username()))),
            ("wrong", Self { fields: wrong, errors, ..Self::of(comment()) }),
            (
                "too-long",
                Self {
                    fields: ReportFields { text: too_long(), ..fields.clone() },
                    errors: ReportErrors { text: Some(ProseError::Long), ..ReportErrors::default() },
                    ..Self::of(username())
                },
            ),
            ("too-much", Self { fields, refusal: too_much, ..Self::of(guest_post()) }),
        ]
        .map(|(state, page)| Sample::of(member(), state, Route::Report, page))
        .to_vec()
    }
}

#[component]
fn Subject(language: Language, subject: ReportSubject) -> impl IntoView {
    let t = locale(language);
    let name = subject.author.unwrap_or_else(|| td_string!(t, community.comments.somebody).to_owned());
    let by = subject.title.map(|title| {
        let title = title.in_language(language).to_owned();
        let by = td_string!(t, moderation.report.by, name = isolated(&name), title);
        view! { <p class="small muted">{by}</p> }
    });
    let named = subject.shown.map(|author| {
        let shown = facts(language, &author);
        view! { <p><strong><bdi>{author.username}</bdi></strong> " " <span class="small">{shown}</span></p> }
    });
    let title = match named {
        Some(_) => td_string!(t, username_moderation.report.what),
        None => td_string!(t, moderation.report.what),
    };
    let text = (!subject.html.is_empty()).then(|| {
        view! { <blockquote class="comment-body" lang=subject.language.code() inner_html=subject.html></blockquote> }
    });
    view! {
        <section class="section" aria-labelledby="subject-title">
            <h2 class="section-title" id="subject-title">{title}</h2>
            {named}
            {by}
            {text}
        </section>
    }
    .markup()
}

#[component]
fn Form(context: Context, page: ReportPage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let is_refused = page.is_refused();
    let ReportPage { subject, fields, errors, refusal, .. } = page;
    let clause_error = errors.clause.then(|| td_string!(t, moderation.report.no_clause).to_owned());
    let text_error = errors.text.map(|error| words::prose(language, error, ""));
    let items = [("clause", clause_error.clone()), ("text", text_error.clone())];
    let items: Vec<_> = items.into_iter().filter_map(|(field, error)| Some((field, error?))).collect();
    let title = match refusal {
        Some(refusal) => ui::refusal(&context, refusal),
        None => td_string!(t, moderation.report.unfit).to_owned(),
    };
    let wrong = is_refused.then(|| view! { <ErrorSummary title items/> });
    let kind = subject.name.kind();
    let choices = Clause::ALL
        .into_iter()
        .filter(|clause| clause.fits(kind))
        .map(|clause| {
            view! {
                <Choice
                    kind="radio"
                    name="clause"
                    id=format!("clause-{}", clause.code())
                    value=clause.code()
                    checked=fields.clause == clause.code()
                >
                    <span class="choice-text">{words::clause_of(language, kind, clause)}</span>
                </Choice>
            }
        })
        .collect_view();
    view! {
        {wrong}
        <form
            class="form"
            method="post"
            action=report_path(language, subject.name)
            novalidate
        >
            <fieldset class="field" id="clause" aria-describedby=errors.clause.then_some("clause-error")>
                <legend>{td_string!(t, moderation.report.clause)}</legend>
                {clause_error.map(|error| view! { <FieldErrorText language name="clause" error/> })}
                <div class="choices">{choices}</div>
            </fieldset>
            <TextareaField
                language
                name="text"
                label=td_string!(t, moderation.report.text)
                hint=td_string!(t, moderation.report.text_hint)
                text=fields.text
                rows=4
                error=text_error
            />
            <p><button class="btn" type="submit">{td_string!(t, moderation.report.send)}</button></p>
        </form>
    }
    .markup()
}

/// A comment, as samples show it.
fn comment() -> ReportSubject {
    ReportSubject {
        target: Target::Comment(41),
        name: TargetName::Comment(41),
        title: Some(title()),
        author: Some("marie.eve".into()),
        shown: None,
        profile: Some(TargetName::ProfileOf(41)),
        language: Language::Fr,
        html: render(SOURCE),
        is_own: false,
        is_reported: false,
    }
}

/// A guest post.
fn guest_post() -> ReportSubject {
    let author = Some(HOSTILE.into());
    let (target, name) = (Target::GuestPost(12), TargetName::GuestPost(12));
    ReportSubject { target, name, author, profile: None, html: String::new(), ..comment() }
}

/// What somebody is called.
fn username() -> ReportSubject {
    let shown = Some(author(HOSTILE));
    let (target, name) = (Target::Profile(Uuid::from_u128(3)), TargetName::ProfileOf(41));
    ReportSubject { target, name, title: None, shown, ..guest_post() }
}
