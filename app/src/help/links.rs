//! Where each article is, and the ways there from where people get stuck.

use domain::Language;
use domain::help::Subject;
use leptos::prelude::*;

use crate::i18n::{locale, td_string};
use crate::page::Context;
use crate::routes::{DashboardRoute, DeskRoute, ModerationRoute, Part, Route};
use crate::ui::IntoMarkup;

/// The address of an article.
pub const fn route_of(subject: Subject) -> Route {
    match subject {
        Subject::Login => Route::HelpLogin,
        Subject::About => Route::HelpAbout,
        Subject::Privacy => Route::HelpPrivacy,
        Subject::TakingPart => Route::HelpTakingPart,
        Subject::Topics => Route::HelpTopics,
        Subject::Languages => Route::HelpLanguages,
        Subject::Moderation => Route::HelpModeration,
        Subject::Feedback => Route::HelpFeedback,
        Subject::Involved => Route::HelpInvolved,
        Subject::Panel => Route::HelpPanel,
        Subject::Contact => Route::HelpContact,
        Subject::Pledge => Route::HelpPledge,
        Subject::Mails => Route::HelpMails,
        Subject::Erasure => Route::HelpErasure,
    }
}

/// What a subject is called where its article is spoken of.
pub(super) fn subject_name(language: Language, subject: Subject) -> &'static str {
    let t = locale(language);
    match subject {
        Subject::Login => td_string!(t, help.subjects.login),
        Subject::About => td_string!(t, help.subjects.about),
        Subject::Privacy => td_string!(t, help.subjects.privacy),
        Subject::TakingPart => td_string!(t, help.subjects.taking_part),
        Subject::Topics => td_string!(t, help.subjects.topics),
        Subject::Languages => td_string!(t, help.subjects.languages),
        Subject::Moderation => td_string!(t, help.subjects.moderation),
        Subject::Feedback => td_string!(t, help.subjects.feedback),
        Subject::Involved => td_string!(t, help.subjects.involved),
        Subject::Panel => td_string!(t, help.subjects.panel),
        Subject::Contact => td_string!(t, help.subjects.contact),
        Subject::Pledge => td_string!(t, help.subjects.pledge),
        Subject::Mails => td_string!(t, help.subjects.mails),
        Subject::Erasure => td_string!(t, help.subjects.erasure),
    }
}

/// What an article is called where it is spoken of: as help.
pub(crate) fn help_name(language: Language, subject: Subject) -> String {
    td_string!(locale(language), help.link, subject = subject_name(language, subject))
}

/// The way to an article, on a page where somebody may get stuck.
#[component]
pub(crate) fn HelpLink(language: Language, subject: Subject) -> impl IntoView {
    let to = route_of(subject).path(language);
    view! { <p class="small help-link"><a href=to>{help_name(language, subject)}</a></p> }.markup()
}

/// The same on a page of the dashboard: what members are told of what is done there.
#[component]
pub(crate) fn HowThisWorks(context: Context) -> impl IntoView {
    let language = context.language;
    let subject = context.route.map_or(Subject::About, explained_by);
    view! {
        <p class="small help-link">
            <a href=route_of(subject).path(language)>{td_string!(locale(language), help.how)}</a>
        </p>
    }
    .markup()
}

/// The article that explains what is done on a page of the dashboard.
const fn explained_by(route: Route) -> Subject {
    match route.part() {
        Part::Dashboard(
            DashboardRoute::Topics
            | DashboardRoute::ThemeEditor
            | DashboardRoute::TopicEditor
            | DashboardRoute::TopicFiles
            | DashboardRoute::TopicVersion,
        )
        | Part::Moderation(ModerationRoute::TopicLimits) => Subject::Topics,
        Part::Moderation(_) => Subject::Moderation,
        Part::Dashboard(
            DashboardRoute::Roster
            | DashboardRoute::RosterImport
            | DashboardRoute::Invitations
            | DashboardRoute::Staff
            | DashboardRoute::StaffPerson,
        )
        | Part::Desk(DeskRoute::RequestSecondFactor) => Subject::Login,
        Part::Desk(_) | Part::Contact(_) => Subject::Contact,
        Part::Dashboard(DashboardRoute::Audit) => Subject::Privacy,
        Part::Dashboard(
            DashboardRoute::Documents
            | DashboardRoute::Document
            | DashboardRoute::DocumentDraft
            | DashboardRoute::DocumentPublish
            | DashboardRoute::DocumentVersion,
        ) => Subject::Languages,
        Part::Dashboard(
            DashboardRoute::OutcomeEditor | DashboardRoute::OutcomeVersion | DashboardRoute::FollowUp,
        ) => Subject::Feedback,
        Part::Dashboard(
            DashboardRoute::SuggestionQueue
            | DashboardRoute::SuggestionTriage
            | DashboardRoute::GuestPostQueue
            | DashboardRoute::GuestPostDesk,
        ) => Subject::TakingPart,
        Part::Dashboard(DashboardRoute::OfferQueue | DashboardRoute::OfferDesk) => Subject::Involved,
        _ => Subject::About,
    }
}
