//! What was written and answered, behind a link in a mail or in one's own list; and adding to it.

use domain::Language;
use domain::contact::EnquiryState;
use domain::desk::{MESSAGE_CHARS, ProseError};
use leptos::prelude::*;
use store::contact::OwnEnquiry;

use super::{sample, words};
use crate::i18n::{date, locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::refusal::Refusal;
use crate::routes::Route;
use crate::ui::{self, ErrorSummary, IntoMarkup, Markup, PageHead, Success, TextareaField};

/// The messages, and what became of adding one.
#[derive(Clone, Debug)]
pub struct ThreadPage {
    /// What was written, and what was said since.
    pub own: OwnEnquiry,
    /// What was typed, where it was refused.
    pub reply: String,
    /// What is wrong with it.
    pub wrong: Option<ProseError>,
    /// What is wrong with the whole.
    pub refusal: Option<Refusal>,
    /// Whether something was just added.
    pub is_added: bool,
}

impl ThreadPage {
    /// As it stands.
    pub const fn of(own: OwnEnquiry) -> Self {
        Self { own, reply: String::new(), wrong: None, refusal: None, is_added: false }
    }
}

impl PageView for ThreadPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), contact.thread.title, number = self.own.number)
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let Self { own, reply, wrong, refusal, is_added } = self;
        let error = wrong.map(|error| words::message_error(language, error));
        let refused = match (refusal, &error) {
            (Some(refusal), _) => {
                Some(view! { <ErrorSummary title=ui::refusal(&context, refusal)/> }.markup())
            }
            (None, Some(error)) => {
                let items = vec![("reply", error.clone())];
                Some(view! { <ErrorSummary title=td_string!(t, contact.errors.title) items/> }.markup())
            }
            (None, None) => None,
        };
        let added = is_added.then(|| {
            view! { <Success title=td_string!(t, common.notices.success) text=td_string!(t, contact.thread.replied)/> }
        });
        let lang = own.language.code();
        let said = own
            .said
            .into_iter()
            .map(|said| {
                let date = date(language, said.at);
                let title = if said.is_answer {
                    td_string!(t, contact.thread.answer, date)
                } else {
                    td_string!(t, contact.thread.added, date)
                };
                view! {
                    <h2>{title}</h2>
                    <p class="as-written" dir="auto" lang=lang>{said.text}</p>
                }
            })
            .collect_view();
        let sent = td_string!(t, contact.thread.lead, date = date(language, own.received));
        let lead = format!("{sent} · {}", words::own_state(language, own.state, own.due));
        let path = Route::ContactThread.path_with(language, &context.token);
        view! {
            <div class="wrap page">
                {added}
                {refused}
                <PageHead title=td_string!(t, contact.thread.title, number = own.number) lead/>
                <div class="prose contact-thread">
                    <p class="as-written" dir="auto" lang=lang>{own.message}</p>
                    {said}
                    <form class="form" method="post" action=path novalidate>
                        <h2>{td_string!(t, contact.thread.reply)}</h2>
                        <TextareaField
                            language
                            name="reply"
                            label=td_string!(t, contact.thread.reply_label)
                            hint=td_string!(t, contact.thread.reply_hint)
                            text=reply
                            rows=6
                            error=error
                        />
                        <div class="form-end">
                            <button class="btn" type="submit">{td_string!(t, contact.thread.reply_submit)}</button>
                        </div>
                    </form>
                </div>
            </div>
        }
        .markup()
    }

    fn samples(language: Language) -> Vec<Sample<Self>> {
        let page = Self::of(sample::own_enquiry(language));
        let (harmful, harm) = sample::harmful_text(MESSAGE_CHARS);
        let states = EnquiryState::ALL.map(|state| {
            let own = OwnEnquiry { state, ..page.own.clone() };
            Sample::public(state.code(), Route::ContactThread, Self::of(own))
        });
        let rest = [
            ("unanswered", Self::of(OwnEnquiry { said: Vec::new(), ..page.own.clone() })),
            ("added", Self { is_added: true, ..page.clone() }),
            ("missing", Self { wrong: Some(ProseError::Missing), ..page.clone() }),
            ("harm", Self { reply: harmful, wrong: Some(harm), ..page.clone() }),
            ("too-many", Self { reply: "More.".into(), refusal: Some(Refusal::TooMany), ..page.clone() }),
            ("unavailable", Self { reply: "More.".into(), refusal: Some(Refusal::Unavailable), ..page }),
        ]
        .map(|(state, page)| Sample::public(state, Route::ContactThread, page));
        states.into_iter().chain(rest).collect()
    }
}

/// The link is no good, or what it led to is erased.
#[derive(Clone, Debug)]
pub struct ThreadGonePage;

impl PageView for ThreadGonePage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), contact.thread.gone).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let t = locale(context.language);
        view! {
            <div class="wrap page">
                <PageHead title=td_string!(t, contact.thread.gone) lead=td_string!(t, contact.thread.gone_text)/>
                <p>
                    <a class="btn" href=Route::Contact.path(context.language)>{td_string!(t, contact.thread.gone_link)}</a>
                </p>
            </div>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        vec![Sample::public("", Route::ContactThread, Self)]
    }
}
