//! Which page of the dashboard is written: its title, its matter, and what it shows.

use domain::Language;
use leptos::prelude::*;
use store::document::DocumentKind;
use store::roster::RosterCounts;
use time::OffsetDateTime;

use super::audit::{Audit, AuditPage};
use super::documents::{
    Document, DocumentPage, Documents, DraftEditor, DraftPage, Publish, PublishPage, Version, VersionPage,
    document_name,
};
use super::guest_posts::{GuestDeskPage, GuestPostDesk, GuestQueue, GuestQueuePage};
use super::home::Home;
use super::outcomes::{ComparedOutcomes, OutcomeEditor, OutcomePage, OutcomeVersionPage};
use super::palette::{Palette, PalettePage};
use super::person::{PersonPage, StaffPerson};
use super::roster::{
    Check, CheckPage, ImportPage, ImportProgress, Invitations, InvitationsPage, Roster, RosterPage,
};
use super::staff::{Staff, StaffPage};
use super::suggestions::{SuggestionQueue, SuggestionTriage, SuggestionsPage, TriagePage};
use super::topics::{
    ComparedVersions, ThemeEditor, ThemeEditorPage, TopicEditor, TopicEditorPage, TopicFiles, TopicFilesPage,
    TopicVersionPage, TopicWork, Topics, TopicsPage,
};
use crate::community::guest_title;
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample};
use crate::ui::{IntoMarkup, Markup};

/// A page of the dashboard.
#[derive(Clone, Debug)]
pub enum DashboardPage {
    /// What waits for whoever opens it.
    Home(HomePage),
    /// Going anywhere by its name.
    Palette(PalettePage),
    /// The roster.
    Roster(Box<RosterPage>),
    /// What an upload would change.
    Check(Box<CheckPage>),
    /// How far an import is, or how it ended.
    Import(Box<ImportPage>),
    /// Invite them?
    Invitations(InvitationsPage),
    /// The staff.
    Staff(Box<StaffPage>),
    /// A person.
    Person(Box<PersonPage>),
    /// The log.
    Audit(Box<AuditPage>),
    /// The documents.
    Documents,
    /// A document.
    Document(Box<DocumentPage>),
    /// Its draft.
    Draft(Box<DraftPage>),
    /// Publish it?
    Publish(Box<PublishPage>),
    /// A version.
    Version(Box<VersionPage>),
    /// The themes and topics.
    Topics(Box<TopicsPage>),
    /// A theme to write.
    Theme(Box<ThemeEditorPage>),
    /// A topic to write.
    Topic(Box<TopicEditorPage>),
    /// Pictures and files beside a topic.
    TopicFiles(Box<TopicFilesPage>),
    /// A save of a topic, alone or beside another.
    TopicVersion(Box<TopicVersionPage>),
    /// What came of a topic.
    Outcome(Box<OutcomePage>),
    /// A save of that.
    OutcomeVersion(Box<OutcomeVersionPage>),
    /// What members suggest.
    Suggestions(Box<SuggestionsPage>),
    /// Guest posts, and whom to ask for one.
    GuestQueue(Box<GuestQueuePage>),
    /// A guest post to answer.
    GuestDesk(Box<GuestDeskPage>),
    /// A suggestion to decide about.
    Triage(Box<TriagePage>),
}

/// What waits, as far as the reader's duties reach.
#[derive(Clone, Debug)]
pub struct HomePage {
    /// The roster in numbers.
    pub counts: Option<RosterCounts>,
    /// Documents with a draft.
    pub drafts: Vec<DocumentKind>,
    /// How many topics wait for each thing that is still to be done about topics.
    pub topics: [(TopicWork, u64); TopicWork::ALL.len()],
    /// When the next topic is published by itself.
    pub next_topic: Option<OffsetDateTime>,
    /// Suggestions that wait for a decision.
    pub suggested: u64,
    /// Guest posts that wait for an answer.
    pub guest_posts: u64,
}

impl Default for HomePage {
    fn default() -> Self {
        let topics = TopicWork::ALL.map(|work| (work, 0));
        Self { counts: None, drafts: Vec::new(), topics, next_topic: None, suggested: 0, guest_posts: 0 }
    }
}

impl PageView for DashboardPage {
    fn title(&self, language: Language) -> String {
        title(language, self)
    }

    fn view(self, context: Context) -> Markup {
        body(context, self)
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        Vec::new()
    }
}

/// The page's own title.
fn title(language: Language, page: &DashboardPage) -> String {
    let t = locale(language);
    let guest = match page {
        DashboardPage::GuestDesk(page) => guest_title(language, &page.post.content).1,
        _ => String::new(),
    };
    match page {
        DashboardPage::Home(_) => td_string!(t, dashboard.title),
        DashboardPage::Palette(_) => td_string!(t, palette.title),
        DashboardPage::Roster(_) => td_string!(t, administration.roster.title),
        DashboardPage::Check(_) => td_string!(t, administration.check.title),
        DashboardPage::Import(_) => td_string!(t, administration.import.title),
        DashboardPage::Invitations(_) => td_string!(t, administration.invite.title),
        DashboardPage::Staff(_) => td_string!(t, administration.staff.title),
        DashboardPage::Person(page) => page.person_record.person.name.as_str(),
        DashboardPage::Audit(_) => td_string!(t, administration.audit.title),
        DashboardPage::Documents => td_string!(t, administration.documents.title),
        DashboardPage::Document(page) => document_name(language, page.kind),
        DashboardPage::Draft(page) => document_name(language, page.kind),
        DashboardPage::Publish(page) => document_name(language, page.kind),
        DashboardPage::Version(page) => document_name(language, page.kind),
        DashboardPage::Topics(_) => td_string!(t, topics.title),
        DashboardPage::Theme(page) if page.theme.is_some() => td_string!(t, topics.edit_theme),
        DashboardPage::Theme(_) => td_string!(t, topics.new_theme),
        DashboardPage::Topic(page) if page.topic.is_some() => td_string!(t, topics.title),
        DashboardPage::Topic(_) => td_string!(t, topics.new),
        DashboardPage::TopicFiles(_) => td_string!(t, topics.files.title),
        DashboardPage::TopicVersion(_) => td_string!(t, topics.versions),
        DashboardPage::Outcome(_) => td_string!(t, outcomes.mark),
        DashboardPage::OutcomeVersion(_) => td_string!(t, outcomes.changes),
        DashboardPage::Suggestions(_) => td_string!(t, suggestions.queue.title),
        DashboardPage::GuestQueue(_) => td_string!(t, guest_posts.queue.title),
        DashboardPage::GuestDesk(_) => guest.as_str(),
        DashboardPage::Triage(page) => page.suggestion.text.title.as_str(),
    }
    .to_owned()
}

/// What stands between the header and the footer.
fn body(context: Context, page: DashboardPage) -> Markup {
    match page {
        DashboardPage::Home(page) => view! { <Home context page/> }.markup(),
        DashboardPage::Palette(page) => view! { <Palette context page/> }.markup(),
        DashboardPage::Roster(page) => view! { <Roster context page=*page/> }.markup(),
        DashboardPage::Check(page) => view! { <Check context page=*page/> }.markup(),
        DashboardPage::Import(page) => view! { <ImportProgress context page=*page/> }.markup(),
        DashboardPage::Invitations(page) => view! { <Invitations context page/> }.markup(),
        DashboardPage::Staff(page) => view! { <Staff context page=*page/> }.markup(),
        DashboardPage::Person(page) => view! { <StaffPerson context page=*page/> }.markup(),
        DashboardPage::Audit(page) => view! { <Audit context page=*page/> }.markup(),
        DashboardPage::Documents => view! { <Documents context/> }.markup(),
        DashboardPage::Document(page) => view! { <Document context page=*page/> }.markup(),
        DashboardPage::Draft(page) => view! { <DraftEditor context page=*page/> }.markup(),
        DashboardPage::Publish(page) => view! { <Publish context page=*page/> }.markup(),
        DashboardPage::Version(page) => view! { <Version context page=*page/> }.markup(),
        DashboardPage::Topics(page) => view! { <Topics context page=*page/> }.markup(),
        DashboardPage::Theme(page) => view! { <ThemeEditor context page=*page/> }.markup(),
        DashboardPage::Topic(page) => view! { <TopicEditor context page=*page/> }.markup(),
        DashboardPage::TopicFiles(page) => view! { <TopicFiles context page=*page/> }.markup(),
        DashboardPage::TopicVersion(page) => view! { <ComparedVersions context page=*page/> }.markup(),
        DashboardPage::Outcome(page) => view! { <OutcomeEditor context page=*page/> }.markup(),
        DashboardPage::OutcomeVersion(page) => view! { <ComparedOutcomes context page=*page/> }.markup(),
        DashboardPage::Suggestions(page) => view! { <SuggestionQueue context page=*page/> }.markup(),
        DashboardPage::GuestQueue(page) => view! { <GuestQueue context page=*page/> }.markup(),
        DashboardPage::GuestDesk(page) => view! { <GuestPostDesk context page=*page/> }.markup(),
        DashboardPage::Triage(page) => view! { <SuggestionTriage context page=*page/> }.markup(),
    }
}
