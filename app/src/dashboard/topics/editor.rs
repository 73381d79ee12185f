//! Writing a topic in both languages side by side, how it will look, and what becomes of it.

mod acts;
mod fields;
mod kept;
mod page;
mod sample;
mod wrong;

use domain::Language;
use leptos::prelude::*;

use super::versions::Versions;
use crate::community::{Disclaimer, TopicMatter};
use crate::dashboard::frame::Frame;
use crate::i18n::{language_in_sentence, language_name, locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::ui::{Choice, IntoMarkup, Markup, PageHead, Success};

use acts::Acts;
use fields::{About, Column};
use kept::KeptTopic;
pub use page::{TopicDone, TopicEditorPage, TopicRefusal};
use wrong::{Refusals, wrong};

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

impl PageView for TopicEditorPage {
    fn title(&self, language: Language) -> String {
        let t = locale(language);
        match &self.topic {
            Some(topic) if !topic.content.in_language(language).title.is_empty() => {
                topic.content.in_language(language).title.clone()
            }
            Some(topic) => td_string!(t, topics.number, number = topic.id.to_string()),
            None => td_string!(t, topics.new).to_owned(),
        }
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let done = self.done.map(|done| {
            view! { <Success title=td_string!(t, common.notices.success) text=done_text(language, done)/> }
        });
        let id = self.topic.as_ref().map_or_else(|| "new".to_owned(), |topic| topic.id.to_string());
        let title = self.title(language);
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
                let title = (!text.title.is_empty()).then(|| view! { <h2>{text.title.clone()}</h2> });
                view! {
                    <div class="column" lang=of.code()>
                        <h3 class="column-title" lang=language.code()>{language_name(language, of)}</h3>
                        <div class="preview">{title} <Disclaimer context=said kind/> <TopicMatter language=of text files/></div>
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
                <KeptTopic language page=self.clone()/>
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
