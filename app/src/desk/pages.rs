//! Which page of the desk is written: its title, its matter, and what it shows.

use domain::Language;
use domain::account::UsernameError;
use domain::desk::{Hindrance, ProseError};
use leptos::prelude::*;
use serde::Deserialize;
use store::desk::{Colleague, Listed, OwnRequest, Request};
use store::document::Bilingual;
use store::staff::Held;
use time::OffsetDateTime;
use uuid::Uuid;

use super::confirm::{ConfirmInvalid, ConfirmRequest, RequestConfirmed};
use super::form::{HelpErrors, HelpFields};
use super::help::{Help, HelpSent, OwnHelp, own_request_path};
use super::queue::{Queue, RequestsQuery};
use super::request::RequestView;
use super::sample;
use super::subject::SecondFactor;
use super::transcript::AskForTranscript;
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample};
use crate::refusal::Refusal;
use crate::ui::{IntoMarkup, Markup};

/// A page of the desk.
#[derive(Clone, Debug)]
pub enum DeskPage {
    /// The form for everybody.
    Help(Box<HelpPage>),
    /// After it: the same words to everybody.
    HelpSent,
    /// The form for who is signed in, with what they asked before.
    Own(Box<OwnHelpPage>),
    /// Was it you who asked?
    ConfirmRequest,
    /// It was: the request has this reference.
    RequestConfirmed(i64),
    /// The link that would confirm it is no good.
    ConfirmInvalid,
    /// The queue of staff.
    Queue(Box<QueuePage>),
    /// A request.
    Request(Box<RequestPage>),
    /// Really take the second factor away?
    SecondFactor(Box<RequestPage>),
    /// Asks for a topic's transcript.
    AskForTranscript(AskForTranscriptPage),
}

/// The form, and what became of it.
#[derive(Clone, Debug, Default)]
pub struct HelpPage {
    /// What was typed.
    pub fields: HelpFields,
    /// What is wrong, field by field.
    pub wrong: HelpErrors,
    /// What is wrong with the whole.
    pub refusal: Option<Refusal>,
}

/// The form for somebody who is signed in.
#[derive(Clone, Debug)]
pub struct OwnHelpPage {
    /// The form.
    pub form: HelpPage,
    /// What they are called.
    pub username: String,
    /// What they asked before, the newest first.
    pub requests: Vec<OwnRequest>,
    /// What was sent just before.
    pub sent: Option<SentToDesk>,
    /// What was typed to add to a request, with its reference and why it was refused.
    pub reply: Option<TypedReply>,
    /// The request that a mail or a notice led to.
    pub asked: Option<i64>,
}

/// What was just sent to the desk. A closed list: it stands in the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SentToDesk {
    /// A request.
    Request,
    /// Something added to one.
    Reply,
}

/// What was typed to add to a request, when it was refused.
#[derive(Clone, Debug)]
pub struct TypedReply {
    /// The request's reference.
    pub number: i64,
    /// What was typed.
    pub text: String,
    /// What is wrong with it.
    pub wrong: Option<ProseError>,
    /// What is wrong with the whole.
    pub refusal: Option<Refusal>,
}

/// Asks for a topic's transcript.
#[derive(Clone, Debug)]
pub struct AskForTranscriptPage {
    /// The topic.
    pub topic: i64,
    /// Its title.
    pub title: Bilingual,
    /// What was typed.
    pub message: String,
    /// What is wrong with it.
    pub wrong: Option<ProseError>,
    /// What is wrong with the whole.
    pub refusal: Option<Refusal>,
}

/// A page of the queue.
#[derive(Clone, Debug)]
pub struct QueuePage {
    /// What was asked to be shown.
    pub asked: RequestsQuery,
    /// The requests.
    pub lines: Vec<Listed>,
    /// Whether there are more behind them.
    pub has_more: bool,
}

/// A request, and what became of the last act.
#[derive(Clone, Debug)]
pub struct RequestPage {
    /// The request.
    pub request: Request,
    /// Since when mail to its person is refused.
    pub unreachable: Option<OffsetDateTime>,
    /// Who could take it.
    pub colleagues: Vec<Colleague>,
    /// What holds against whoever made it.
    pub held: Vec<Held>,
    /// Who reads it.
    pub reader: Uuid,
    /// What was typed, when it was refused.
    pub typed: Typed,
    /// Why it was refused.
    pub refusal: Option<ActRefusal>,
    /// What was done just before.
    pub acted: Option<Acted>,
}

/// What the form of a request's page posts.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "the fields are those of the forms")]
pub struct Typed {
    pub act: String,
    pub version: u32,
    pub assignee: String,
    pub state: String,
    pub note: String,
    pub answer: String,
    pub username: String,
    /// Whether a new username settles the request.
    pub close: String,
    /// Whether they say that they have checked who it is.
    pub checked: String,
}

impl std::fmt::Debug for Typed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Typed({})", self.act)
    }
}

/// Why an act was refused. What was typed is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActRefusal {
    /// Somebody else changed the request meanwhile.
    Stale,
    /// It cannot be done as the request stands.
    NotNow,
    /// The note is no good.
    Note(ProseError),
    /// The answer is no good.
    Answer(ProseError),
    /// The username is no good.
    Username(UsernameError),
    /// Nobody says that they have checked who it is.
    Unchecked,
    /// Somebody else must do it.
    Hindered(Hindrance),
}

/// What was just done about a request. A closed list: it stands in the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "they are the acts")]
pub enum Acted {
    Assigned,
    Released,
    State,
    Noted,
    Answered,
    Renamed,
    SecondFactorReset,
    LinkSent,
}

impl Acted {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Assigned,
        Self::Released,
        Self::State,
        Self::Noted,
        Self::Answered,
        Self::Renamed,
        Self::SecondFactorReset,
        Self::LinkSent,
    ];

    /// The word for it in the address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Assigned => "assigned",
            Self::Released => "released",
            Self::State => "state",
            Self::Noted => "noted",
            Self::Answered => "answered",
            Self::Renamed => "renamed",
            Self::SecondFactorReset => "second-factor",
            Self::LinkSent => "link",
        }
    }
}

impl DeskPage {
    /// Where it stands in the other language: at the same request.
    pub(crate) fn other_path(&self, path: String, other: Language) -> String {
        match self {
            Self::Own(page) => page.asked.map_or(path, |number| own_request_path(other, number)),
            _ => path,
        }
    }
}

impl PageView for DeskPage {
    fn title(&self, language: Language) -> String {
        title(language, self)
    }

    fn in_other_language(&self, path: String, other: Language) -> String {
        self.other_path(path, other)
    }

    fn view(self, context: Context) -> Markup {
        body(context, self)
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        sample::all()
    }
}

/// The page's own title.
fn title(language: Language, page: &DeskPage) -> String {
    let t = locale(language);
    match page {
        DeskPage::Help(_) => td_string!(t, desk.help.title).to_owned(),
        DeskPage::HelpSent => td_string!(t, desk.help.sent_title).to_owned(),
        DeskPage::Own(_) => td_string!(t, desk.own.title).to_owned(),
        DeskPage::ConfirmRequest => td_string!(t, desk.confirm.title).to_owned(),
        DeskPage::RequestConfirmed(_) => td_string!(t, desk.confirm.done).to_owned(),
        DeskPage::ConfirmInvalid => td_string!(t, account.invalid.title).to_owned(),
        DeskPage::Queue(_) => td_string!(t, desk.queue.title).to_owned(),
        DeskPage::Request(page) => td_string!(t, desk.request.title, number = page.request.number),
        DeskPage::SecondFactor(_) => td_string!(t, desk.request.second_factor).to_owned(),
        DeskPage::AskForTranscript(_) => td_string!(t, desk.transcript.ask_title).to_owned(),
    }
}

/// What stands between the header and the footer.
fn body(context: Context, page: DeskPage) -> Markup {
    match page {
        DeskPage::Help(page) => view! { <Help context page=*page/> }.markup(),
        DeskPage::HelpSent => view! { <HelpSent context/> }.markup(),
        DeskPage::Own(page) => view! { <OwnHelp context page=*page/> }.markup(),
        DeskPage::ConfirmRequest => view! { <ConfirmRequest context/> }.markup(),
        DeskPage::RequestConfirmed(number) => view! { <RequestConfirmed context number/> }.markup(),
        DeskPage::ConfirmInvalid => view! { <ConfirmInvalid context/> }.markup(),
        DeskPage::Queue(page) => view! { <Queue context page=*page/> }.markup(),
        DeskPage::Request(page) => view! { <RequestView context page=*page/> }.markup(),
        DeskPage::SecondFactor(page) => view! { <SecondFactor context page=*page/> }.markup(),
        DeskPage::AskForTranscript(page) => view! { <AskForTranscript context page/> }.markup(),
    }
}
