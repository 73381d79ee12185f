//! Pictures and files beside a topic, as editors add, name and remove them.

use domain::Language;
use domain::community::{FileKind, TopicText};
use domain::desk::ProseError;
use leptos::prelude::*;
use services::dashboard::{FileError, FileErrors, FileFields};
use store::community::file::TopicFile;
use uuid::Uuid;

use crate::community::{FileLink, TopicPicture, prose_error};
use crate::dashboard::frame::Frame;
use crate::dashboard::sample::{HOSTILE, both, editor, long_word};
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::ui::{ErrorSummary, FieldErrorText, IntoMarkup, Markup, PageHead, Success, TextField};

/// What stands beside a topic.
#[derive(Clone, Debug)]
pub struct TopicFilesPage {
    /// The topic.
    pub topic: i64,
    /// Its pictures and files.
    pub files: Vec<TopicFile>,
    /// As typed; of the file that it names, or else of one to add.
    pub fields: FileFields,
    /// What is wrong with that.
    pub errors: FileErrors,
    /// Whether something was just kept.
    pub is_saved: bool,
}

impl TopicFilesPage {
    /// Whether something was refused.
    pub fn is_refused(&self) -> bool {
        self.errors != FileErrors::default()
    }
}

fn file_error(language: Language, error: FileError) -> &'static str {
    let t = locale(language);
    match error {
        FileError::Missing => td_string!(t, topics.files.error.missing),
        FileError::Large => td_string!(t, topics.files.error.large),
        FileError::Broken => td_string!(t, topics.files.error.broken),
        FileError::Kind => td_string!(t, topics.files.error.kind),
        FileError::Many => td_string!(t, topics.files.error.many),
    }
}

impl PageView for TopicFilesPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), topics.files.of_topic, number = self.topic.to_string())
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let title = self.title(language);
        let TopicFilesPage { topic, files, fields, errors, is_saved } = self;
        let saved = is_saved.then(|| {
            view! { <Success title=td_string!(t, common.notices.success) text=td_string!(t, topics.saved)/> }
        });
        let wrong = |error| prose_error(language, error, TopicText::MAX_TITLE);
        let told = (
            errors.file.map(|error| file_error(language, error).to_owned()),
            errors.label_en.map(wrong),
            errors.label_fr.map(wrong),
        );
        let items = [("file", told.0.clone()), ("label_en", told.1.clone()), ("label_fr", told.2.clone())];
        let items: Vec<_> = items.into_iter().filter_map(|(field, error)| Some((field, error?))).collect();
        let summary = (!items.is_empty())
            .then(|| view! { <ErrorSummary title=td_string!(t, topics.files.unfit) items/> });
        let none = files.is_empty().then(|| view! { <p>{td_string!(t, topics.files.none)}</p> });
        // What was typed for a file that stands there already is typed anew where it stands.
        let changed = (!fields.file.is_nil()).then(|| (fields.clone(), told.1.clone(), told.2.clone()));
        let rows = files
            .into_iter()
            .map(|file| {
                let typed = changed.clone().filter(|(fields, ..)| fields.file == file.id);
                view! { <FileRow language file typed/> }
            })
            .collect_view();
        let adding = changed.is_none().then(|| view! { <AddFile language topic fields errors=told/> });
        let back = Route::TopicEditor.path_with(language, &topic.to_string());
        view! {
            <Frame context=context.clone()>
                {saved}
                {summary}
                <PageHead title lead=td_string!(t, topics.files.lead)/>
                <p><a href=back>{td_string!(t, topics.to_topic)}</a></p>
                {none}
                <ul class="rows">{rows}</ul>
                {adding}
            </Frame>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let file =
            |id, kind, label| TopicFile { id, topic: 12, kind, label, pixels: (1200, 800), size: 240_123 };
        let (picture, photograph, report) = (Uuid::from_u128(81), Uuid::from_u128(82), Uuid::from_u128(83));
        let files = vec![
            file(picture, FileKind::Png, both("A waiting room", "Une salle d’attente")),
            file(photograph, FileKind::Jpeg, both(HOSTILE, HOSTILE)),
            file(report, FileKind::Pdf, both("The report", "Le rapport")),
        ];
        let (fields, errors) = (FileFields::default(), FileErrors::default());
        let page = Self { topic: 12, files, fields, errors, is_saved: false };
        let long =
            FileErrors { file: None, label_en: Some(ProseError::Long), label_fr: Some(ProseError::Missing) };
        let fields = FileFields { label_en: HOSTILE.into(), label_fr: long_word(), ..FileFields::default() };
        let labels = FileFields { file: picture, ..fields.clone() };
        let states = [
            ("filled", page.clone()),
            ("none", Self { files: Vec::new(), ..page.clone() }),
            ("saved", Self { is_saved: true, ..page.clone() }),
            ("wrong-labels", Self { fields: labels, errors: long, ..page.clone() }),
        ];
        let refused = [
            ("missing", FileError::Missing),
            ("large", FileError::Large),
            ("broken", FileError::Broken),
            ("kind", FileError::Kind),
            ("many", FileError::Many),
        ];
        let refused = refused.map(|(state, error)| {
            (
                state,
                Self {
                    fields: fields.clone(),
                    errors: FileErrors { file: Some(error), ..long },
                    ..page.clone()
                },
            )
        });
        states
            .into_iter()
            .chain(refused)
            .map(|(state, page)| Sample::of(editor(), state, Route::TopicFiles, page))
            .collect()
    }
}

/// A file, what it is called, and what can be done with it.
#[component]
fn FileRow(
    language: Language,
    file: TopicFile,
    /// What was typed for it and refused, with what is wrong in each language.
    typed: Option<(FileFields, Option<String>, Option<String>)>,
) -> impl IntoView {
    let t = locale(language);
    let path = Route::ChangeTopicFile.path_with(language, &file.topic.to_string());
    let id = file.id.to_string();
    let called = file.label.in_language(language).to_owned();
    let shown = if file.kind.is_picture() {
        view! { <TopicPicture language file=file.clone()/> }.markup()
    } else {
        view! { <p><FileLink language file=file.clone()/></p> }.markup()
    };
    let words = match typed {
        // The one form on the page that an error leads to.
        Some((fields, en, fr)) => {
            view! { <Labels language en=fields.label_en fr=fields.label_fr errors=(en, fr)/> }.markup()
        }
        None => [
            ("label_en", td_string!(t, topics.files.label_en), Language::En, file.label.en.clone()),
            ("label_fr", td_string!(t, topics.files.label_fr), Language::Fr, file.label.fr.clone()),
        ]
        .map(|(name, label, of, value)| {
            let field = format!("{name}-{id}");
            view! {
                <div class="field">
                    <label for=field.clone()>{label}</label>
                    <input class="input" type="text" id=field name=name value=value lang=of.code() autocomplete="off"/>
                </div>
            }
        })
        .collect_view()
        .markup(),
    };
    view! {
        <li>
            {shown}
            <form class="form" method="post" action=path aria-label=called novalidate>
                <input type="hidden" name="file" value=id/>
                {words}
                <p class="btn-row">
                    <button class="btn btn-quiet" type="submit" name="action" value="label">
                        {td_string!(t, topics.files.change)}
                    </button>
                </p>
                <details class="more">
                    <summary>{td_string!(t, topics.files.remove)}</summary>
                    <p>{td_string!(t, topics.files.remove_text)}</p>
                    <button class="btn btn-quiet" type="submit" name="action" value="remove">
                        {td_string!(t, topics.files.remove_button)}
                    </button>
                </details>
            </form>
        </li>
    }
    .markup()
}

/// What a picture shows or a file is called, in both languages.
#[component]
fn Labels(
    language: Language,
    en: String,
    fr: String,
    errors: (Option<String>, Option<String>),
) -> impl IntoView {
    let t = locale(language);
    let hint = td_string!(t, topics.files.label_hint);
    view! {
        <TextField
            language
            name="label_en"
            label=td_string!(t, topics.files.label_en)
            hint=hint
            value=en
            error=errors.0
            autocomplete="off"
        />
        <TextField
            language
            name="label_fr"
            label=td_string!(t, topics.files.label_fr)
            hint=hint
            value=fr
            error=errors.1
            autocomplete="off"
        />
    }
    .markup()
}

/// One to add.
#[component]
fn AddFile(
    language: Language,
    topic: i64,
    fields: FileFields,
    /// Of the file, and of its words in each language.
    errors: (Option<String>, Option<String>, Option<String>),
) -> impl IntoView {
    let t = locale(language);
    let (file, en, fr) = errors;
    let described_by = if file.is_some() { "file-hint file-error" } else { "file-hint" };
    let is_wrong = file.is_some().then_some("true");
    let path = Route::TopicFiles.path_with(language, &topic.to_string());
    view! {
        <section class="section" aria-labelledby="add-title">
            <h2 class="section-title" id="add-title">{td_string!(t, topics.files.add_title)}</h2>
            <form class="form" method="post" action=path enctype="multipart/form-data" novalidate>
                // The words come first: of a form whose file is too large, nothing after it is read.
                <Labels language en=fields.label_en fr=fields.label_fr errors=(en, fr)/>
                <div class="field">
                    <label for="file">{td_string!(t, topics.files.file)}</label>
                    <p class="hint" id="file-hint">{td_string!(t, topics.files.file_hint)}</p>
                    {file.map(|error| view! { <FieldErrorText language name="file" error/> })}
                    <input
                        class="input"
                        type="file"
                        id="file"
                        name="file"
                        accept="image/png,image/jpeg,image/webp,application/pdf"
                        aria-describedby=described_by
                        aria-invalid=is_wrong
                    />
                </div>
                <div class="form-end">
                    <button class="btn" type="submit">{td_string!(t, topics.files.add)}</button>
                </div>
            </form>
        </section>
    }
    .markup()
}
