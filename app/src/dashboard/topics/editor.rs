//! Writing a topic in both languages side by side, how it will look, and what becomes of it.

use domain::Language;
use domain::community::{TopicFlaw, TopicKind, TopicState};
use leptos::prelude::*;
use store::community::file::TopicFile;
use store::community::{Theme, Topic, TopicVersion};
use uuid::Uuid;

use super::sample;
use super::versions::Versions;
use crate::community::{Disclaimer, TopicMatter, kind_name, state_name};
use crate::dashboard::actions::{TextFields, TopicErrors, TopicFields};
use crate::dashboard::frame::Frame;
use crate::i18n::{language_in_sentence, language_name, locale, td_string};
use crate::page::{Context, PageView, Sample};
use crate::routes::Route;
use crate::ui::{
    Choice, ErrorSummary, FieldErrorText, IntoMarkup, Markup, PageHead, Success, TextField, Textarea,
};

/// A topic to write.
#[derive(Clone, Debug)]
pub struct TopicEditorPage {
    /// As it is kept; `None` for a new one.
    pub topic: Option<Topic>,
    /// Every theme.
    pub themes: Vec<Theme>,
    /// Its saves.
    pub versions: Vec<TopicVersion>,
    /// As typed.
    pub fields: TopicFields,
    /// What does not fit.
    pub errors: TopicErrors,
    /// What stands in the way of publishing, where that was tried.
    pub flaws: Vec<(Language, TopicFlaw)>,
    /// What was refused for a reason of its own.
    pub refusal: Option<TopicRefusal>,
    /// What was done just before.
    pub done: Option<TopicDone>,
    /// Pictures and files beside it.
    pub files: Vec<TopicFile>,
    /// The guest post that it was made of, where its author has not left.
    pub guest: Option<Uuid>,
}

/// What was done just before. A closed list: it stands in the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TopicDone {
    /// What it says is kept.
    Saved,
    /// Members see it.
    Published,
    /// It will be published by itself.
    Scheduled,
    /// That was taken back.
    Unscheduled,
    /// Members comment again.
    Reopened,
    /// It was put away.
    Archived,
    /// It stands among the closed ones again.
    Restored,
    /// It stands before the others.
    Pinned,
    /// It stands among the others again.
    Unpinned,
}

impl TopicDone {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Saved,
        Self::Published,
        Self::Scheduled,
        Self::Unscheduled,
        Self::Reopened,
        Self::Archived,
        Self::Restored,
        Self::Pinned,
        Self::Unpinned,
    ];

    /// The word for it in the address: that of the button that was pressed.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Saved => "save",
            Self::Published => "publish",
            Self::Scheduled => "schedule",
            Self::Unscheduled => "unschedule",
            Self::Reopened => "reopen",
            Self::Archived => "archive",
            Self::Restored => "restore",
            Self::Pinned => "pin",
            Self::Unpinned => "unpin",
        }
    }
}

fn done_text(language: Language, done: TopicDone) -> &'static str {
    let t = locale(language);
    match done {
        TopicDone::Saved => td_string!(t, topics.saved),
        TopicDone::Published => td_string!(t, topics.done.published),
        TopicDone::Scheduled => td_string!(t, topics.done.scheduled),
        TopicDone::Unscheduled => td_string!(t, topics.done.unscheduled),
        TopicDone::Reopened => td_string!(t, topics.done.reopened),
        TopicDone::Archived => td_string!(t, topics.done.archived),
        TopicDone::Restored => td_string!(t, topics.done.restored),
        TopicDone::Pinned => td_string!(t, topics.done.pinned),
        TopicDone::Unpinned => td_string!(t, topics.done.unpinned),
    }
}

/// Why nothing was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TopicRefusal {
    /// Somebody else changed it meanwhile.
    Stale,
    /// A day is missing or has passed.
    Date,
    /// It is the editor's own guest post.
    Own,
}

impl TopicEditorPage {
    /// Whether something was refused.
    pub fn is_refused(&self) -> bool {
        !self.errors.is_empty() || !self.flaws.is_empty() || self.refusal.is_some()
    }
}

fn flaw_text(language: Language, (of, flaw): (Language, TopicFlaw)) -> String {
    let t = locale(language);
    let text = match flaw {
        TopicFlaw::Title => td_string!(t, topics.flaw.title),
        TopicFlaw::TitleForm => td_string!(t, topics.flaw.title_form),
        TopicFlaw::Intro => td_string!(t, topics.flaw.intro),
        TopicFlaw::IntroLong => td_string!(t, topics.flaw.intro_long),
        TopicFlaw::Questions => td_string!(t, topics.flaw.questions),
        TopicFlaw::QuestionsForm => td_string!(t, topics.flaw.questions_form),
        TopicFlaw::LearnMore => td_string!(t, topics.flaw.learn_more),
        TopicFlaw::Feeds => td_string!(t, topics.flaw.feeds),
        TopicFlaw::Author => td_string!(t, guest_posts.flaw.author),
        TopicFlaw::OutOfDate => td_string!(t, topics.flaw.out_of_date),
    };
    td_string!(t, topics.flaw.in_language, language = language_name(language, of), text)
}

/// The field that a flaw is about.
const fn field_of((of, flaw): (Language, TopicFlaw)) -> &'static str {
    match (flaw, of) {
        (TopicFlaw::Title | TopicFlaw::TitleForm, Language::En) => "title_en",
        (TopicFlaw::Title | TopicFlaw::TitleForm, Language::Fr) => "title_fr",
        (TopicFlaw::Intro | TopicFlaw::IntroLong, Language::En) => "intro_en",
        (TopicFlaw::Intro | TopicFlaw::IntroLong, Language::Fr) => "intro_fr",
        (TopicFlaw::Questions | TopicFlaw::QuestionsForm, Language::En) => "questions_en",
        (TopicFlaw::Questions | TopicFlaw::QuestionsForm, Language::Fr) => "questions_fr",
        (TopicFlaw::LearnMore, Language::En) => "learn_more_en",
        (TopicFlaw::LearnMore, Language::Fr) => "learn_more_fr",
        (TopicFlaw::Feeds, Language::En) => "feeds_en",
        (TopicFlaw::Feeds, Language::Fr) => "feeds_fr",
        (TopicFlaw::Author, _) => "author",
        (TopicFlaw::OutOfDate, _) => "confirm",
    }
}

/// Each field that something is wrong with, and what.
fn wrong(language: Language, page: &TopicEditorPage) -> Vec<(&'static str, String)> {
    let t = locale(language);
    let flaws = page.errors.flaws.iter().chain(&page.flaws);
    let mut wrong: Vec<_> = flaws.map(|flaw| (field_of(*flaw), flaw_text(language, *flaw))).collect();
    if page.errors.theme {
        wrong.push(("theme", td_string!(t, topics.flaw.theme).to_owned()));
    }
    if page.errors.closes {
        wrong.push(("closes", td_string!(t, topics.flaw.closes).to_owned()));
    }
    wrong
}

fn wrong_with(wrong: &[(&'static str, String)], name: &str) -> Option<String> {
    wrong.iter().find(|(field, _)| *field == name).map(|(_, error)| error.clone())
}

impl PageView for TopicEditorPage {
    fn title(&self, language: Language) -> String {
        let t = locale(language);
        let title =
            if self.topic.is_some() { td_string!(t, topics.title) } else { td_string!(t, topics.new) };
        title.to_owned()
    }

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let done = self.done.map(|done| {
            view! { <Success title=td_string!(t, common.notices.success) text=done_text(language, done)/> }
        });
        let id = self.topic.as_ref().map_or_else(|| "new".to_owned(), |topic| topic.id.to_string());
        let title = match &self.topic {
            Some(topic) if !topic.content.in_language(language).title.is_empty() => {
                topic.content.in_language(language).title.clone()
            }
            Some(topic) => td_string!(t, topics.number, number = topic.id.to_string()),
            None => td_string!(t, topics.new).to_owned(),
        };
        let guest = self.guest.map(|guest| {
            let path = Route::GuestPostDesk.path_with(language, &guest.to_string());
            view! { <p><a id="author" href=path>{td_string!(t, guest_posts.desk.signature)}</a></p> }
        });
        let day = self.fields.day.clone();
        let acts = self.topic.clone().map(|topic| view! { <Acts context=context.clone() topic day/> });
        let versions = self.topic.as_ref().map(|topic| {
            view! { <Versions context=context.clone() topic=topic.id versions=self.versions.clone()/> }
        });
        let out_of_date = self.topic.as_ref().and_then(|topic| topic.content.out_of_date);
        let confirm = out_of_date.map(|of| {
            view! {
                <Choice kind="checkbox" name="confirm" id="confirm".to_owned() value="on" checked=false>
                    <span class="choice-text">
                        {td_string!(t, topics.confirm, language = language_in_sentence(language, of))}
                    </span>
                </Choice>
            }
        });
        let previewed = self.fields.content();
        let columns = Language::ALL
            .map(|of| {
                let fields = self.fields.in_language(of);
                view! { <Column context=context.clone() of fields wrong=wrong(language, &self)/> }
            })
            .collect_view();
        let previews = Language::ALL
            .map(|of| {
                let (text, files) = (previewed.in_language(of).clone(), self.files.clone());
                let (said, kind) = (Context { language: of, ..context.clone() }, previewed.kind);
                view! {
                    <div class="column" lang=of.code()>
                        <h3 class="column-title" lang=language.code()>{language_name(language, of)}</h3>
                        <div class="preview"><h2>{text.title.clone()}</h2> <Disclaimer context=said kind/> <TopicMatter language=of text files/></div>
                    </div>
                }
            })
            .collect_view();
        view! {
            <Frame context=context.clone()>
                {done}
                <Refusals language page=self.clone()/>
                <PageHead title lead=td_string!(t, topics.editor)/>
                {guest}
                <form class="form" method="post" action=Route::TopicEditor.path_with(language, &id) novalidate>
                    // Pressing Enter saves: the first button of a form is the one that it stands for.
                    <button class="visually-hidden" type="submit" name="action" value="save" tabindex="-1" aria-hidden="true">
                        {td_string!(t, topics.save)}
                    </button>
                    <input type="hidden" name="version" value=self.fields.version.to_string()/>
                    {acts}
                    <About context=context.clone() page=self.clone()/>
                    <div class="columns">{columns}</div>
                    {confirm}
                    <div class="form-end btn-row">
                        <button class="btn" type="submit" name="action" value="save">{td_string!(t, topics.save)}</button>
                        " "
                        <button class="btn btn-quiet" type="submit" name="action" value="preview">
                            {td_string!(t, topics.preview)}
                        </button>
                        " "
                        <a class="btn btn-quiet" href=Route::Topics.path(language)>{td_string!(t, topics.back)}</a>
                    </div>
                </form>
                <section class="section" id="preview" aria-labelledby="preview-title">
                    <h2 class="section-title" id="preview-title">{td_string!(t, topics.looks)}</h2>
                    <div class="columns">{previews}</div>
                </section>
                {versions}
            </Frame>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        sample::all()
    }
}

#[component]
fn Refusals(language: Language, page: TopicEditorPage) -> impl IntoView {
    let t = locale(language);
    let items = wrong(language, &page);
    let title = match page.refusal {
        Some(TopicRefusal::Stale) => td_string!(t, topics.stale),
        Some(TopicRefusal::Date) => td_string!(t, topics.flaw.date),
        Some(TopicRefusal::Own) => td_string!(t, guest_posts.desk.own),
        None if !page.flaws.is_empty() => td_string!(t, topics.not_yet),
        None => td_string!(t, topics.unfit),
    };
    page.is_refused().then(|| view! { <ErrorSummary title items/> })
}

/// What a topic is, besides its words.
#[component]
fn About(context: Context, page: TopicEditorPage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let chosen = page.fields.theme.clone();
    let themes = page
        .themes
        .iter()
        .map(|theme| {
            let id = theme.id.to_string();
            let selected = id == chosen;
            view! { <option value=id selected=selected>{theme.title.in_language(language).to_owned()}</option> }
        })
        .collect_view();
    let kind = page.fields.kind.parse().unwrap_or_default();
    // What is a guest post stays one, and nothing else becomes one.
    let is_guest = kind == TopicKind::GuestPost;
    let kinds = TopicKind::ALL
        .into_iter()
        .filter(|option| (*option == TopicKind::GuestPost) == is_guest)
        .map(|option| {
            view! {
                <Choice
                    kind="radio"
                    name="kind"
                    id=format!("kind-{}", option.code())
                    value=option.code()
                    checked=option == kind
                >
                    <span class="choice-text">{kind_name(language, option)}</span>
                </Choice>
            }
        })
        .collect_view();
    view! {
        <div class="field">
            <label for="theme">{td_string!(t, topics.field.theme)}</label>
            <select class="input" id="theme" name="theme">{themes}</select>
        </div>
        <fieldset class="field">
            <legend>{td_string!(t, topics.field.kind)}</legend>
            <div class="choices-inline">{kinds}</div>
        </fieldset>
        <TextField
            language
            name="closes"
            kind="date"
            class="input input-medium"
            label=td_string!(t, topics.field.closes)
            hint=td_string!(t, topics.field.closes_hint)
            value=page.fields.closes.clone()
            error=wrong_with(&wrong(language, &page), "closes")
            autocomplete="off"
            optional=true
        />
    }
    .markup()
}

#[component]
fn Column(
    context: Context,
    of: Language,
    fields: TextFields,
    wrong: Vec<(&'static str, String)>,
) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let [title, intro, questions, learn_more, feeds] = match of {
        Language::En => ["title_en", "intro_en", "questions_en", "learn_more_en", "feeds_en"],
        Language::Fr => ["title_fr", "intro_fr", "questions_fr", "learn_more_fr", "feeds_fr"],
    };
    let area = |name: &'static str, label: &'static str, text: String, rows: u32| {
        let error = wrong_with(&wrong, name);
        let (is_invalid, described_by) = (error.is_some(), error.as_ref().map(|_| format!("{name}-error")));
        view! {
            <div class="field">
                <label for=name lang=language.code()>{label}</label>
                {error.map(|error| view! { <FieldErrorText language name error/> })}
                <Textarea id=name.to_owned() text rows name described_by is_invalid/>
            </div>
        }
    };
    view! {
        <fieldset class="column" lang=of.code()>
            <legend class="column-title" lang=language.code()>{language_name(language, of)}</legend>
            <TextField
                language
                name=title
                label=td_string!(t, topics.field.title)
                value=fields.title
                error=wrong_with(&wrong, title)
                autocomplete="off"
            />
            {area(intro, td_string!(t, topics.field.intro), fields.intro, 10)}
            {area(questions, td_string!(t, topics.field.questions), fields.questions, 5)}
            {area(learn_more, td_string!(t, topics.field.learn_more), fields.learn_more, 4)}
            {area(feeds, td_string!(t, topics.field.feeds), fields.feeds, 2)}
        </fieldset>
    }
    .markup()
}

/// What can be done with a topic from where it stands.
#[component]
fn Acts(context: Context, topic: Topic, day: String) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let button = |act: &'static str, label: &'static str| {
        view! { <button class="btn btn-quiet" type="submit" name="action" value=act>{label}</button> " " }
    };
    let acts = match topic.state {
        TopicState::Draft => vec![button("publish", td_string!(t, topics.act.publish))],
        TopicState::Scheduled => vec![
            button("publish", td_string!(t, topics.act.publish)),
            button("unschedule", td_string!(t, topics.act.unschedule)),
        ],
        TopicState::Open => vec![button("close", td_string!(t, topics.act.close))],
        TopicState::Closed => vec![
            button("reopen", td_string!(t, topics.act.reopen)),
            button("archive", td_string!(t, topics.act.archive)),
        ],
        TopicState::Archived => vec![button("restore", td_string!(t, topics.act.restore))],
        // What moderators withheld they alone give back.
        TopicState::Withheld => Vec::new(),
    };
    let pin = if topic.pinned {
        button("unpin", td_string!(t, topics.act.unpin))
    } else {
        button("pin", td_string!(t, topics.act.pin))
    };
    let schedule = (topic.state == TopicState::Draft).then(|| {
        view! {
            <TextField
                language
                name="day"
                kind="date"
                class="input input-medium"
                label=td_string!(t, topics.act.day)
                value=day
                error=None
                autocomplete="off"
                optional=true
            />
            <button class="btn btn-quiet" type="submit" name="action" value="schedule">
                {td_string!(t, topics.act.schedule)}
            </button>
        }
    });
    let read = topic.state.is_visible().then(|| {
        let path = Route::Topic.path_with(language, &topic.id.to_string());
        view! { <a href=path>{td_string!(t, topics.read)}</a> }
    });
    let outcome = topic.closure().may_write().then(|| {
        let path = Route::OutcomeEditor.path_with(language, &topic.id.to_string());
        view! { <a href=path>{td_string!(t, outcomes.mark)}</a> " " }
    });
    let files = Route::TopicFiles.path_with(language, &topic.id.to_string());
    let files = view! { <a href=files>{td_string!(t, topics.files.title)}</a> " " };
    view! {
        <section class="section" aria-labelledby="acts-title">
            <h2 class="section-title" id="acts-title">{state_name(language, topic.state)}</h2>
            <input type="hidden" name="state" value=topic.state.code()/>
            <p class="btn-row">{acts} {pin} {files} {outcome} {read}</p>
            {schedule}
        </section>
    }
    .markup()
}
