//! Every page of the program.

use domain::Language;

use crate::account::{
    AccessLinkInvalidPage, AccessRequestPage, AccessRequestSentPage, AddPasskeyPage, AuthenticatorPage,
    CodePage, ConfirmEmailPage, ConfirmSameEmailPage, EmailLinkInvalidPage, EmailPage, EmailSentPage,
    EmailTakenPage, InvitationPage, LeavePage, MailsStoppedPage, MyAccountPage, PasswordPage,
    PasswordResetPage, RecoveryCodesPage, RemovePasskeyPage, SignInPage, SignOnAccountPage,
    SignOnProblemPage, StopInvalidPage, StopMailsPage, TermsPage, UsePasskeyPage,
};
use crate::campaign::{
    ActPage, AddressTakenPage, AlreadyConfirmedPage, ConfirmAddressPage, ConfirmExpiredPage, ConfirmPage,
    ConfirmedPage, DisownedPage, ErasePage, ErasedPage, LandingPage, LinkRequestPage, LinkSentPage,
    PledgePage, PreferencesLinkInvalidPage, PreferencesPage, PrivacyPage, ThanksPage, UnsubscribePage,
    UnsubscribedPage,
};
use crate::community::{
    AuthorPage, ConversationPage, EditCommentPage, FrontPage, GuestPostPage, GuestPostsPage, MyTopicsPage,
    NotificationsPage, OfferPage, OwnOffersPage, OwnSuggestionsPage, ProposeGuestPostPage, SearchPage,
    SuggestPage, ThemePage, TopicPage,
};
use crate::contact::{ContactPage, ContactSentPage, EnquiriesPage, EnquiryPage, ThreadGonePage, ThreadPage};
use crate::dashboard::audit::AuditPage;
use crate::dashboard::{
    CheckPage, DocumentPage, DocumentsPage, DraftPage, GuestDeskPage, GuestQueuePage, HomePage, ImportPage,
    InvitationsPage, OfferDeskPage, OfferQueuePage, OutcomePage, OutcomeVersionPage, PalettePage, PersonPage,
    PublishPage, RosterPage, StaffPage, SuggestionsPage, ThemeEditorPage, TopicEditorPage, TopicFilesPage,
    TopicVersionPage, TopicsPage, TriagePage, VersionPage,
};
use crate::desk::{
    AskForTranscriptPage, ConfirmInvalidPage, ConfirmRequestPage, OwnHelpPage, RequestConfirmedPage,
    RequestPage, RequestSentPage, RequestsPage, SecondFactorPage,
};
use crate::form_back::FormBackPage;
use crate::help::{HelpArticlePage, HelpCentrePage, HelpSearchPage};
use crate::moderation::{
    BoardPage, BulkRemovalPage, CasePage, CrowdPage, DecisionPage, DecisionsPage, ModerationLogPage,
    QueuePage, ReportGonePage, ReportPage, TimeTargetsPage, TopicLimitsPage, TransparencyPage,
    WatchRulesPage,
};
use crate::page::{Listed, Page, PageView, Sample};
use crate::problem::Problem;

macro_rules! pages {
    ($($page:ty,)*) => {
        $(impl Listed for $page {})*

        /// Every page in each of its states, with its name.
        pub fn samples(language: Language) -> Vec<(&'static str, Sample<Page>)> {
            let mut samples = Vec::new();
            $(samples.extend(<$page>::samples(language).into_iter().map(|sample| (stringify!($page), sample.erase())));)*
            samples
        }
    };
}

pages! {
    FormBackPage,
    Problem,
    AccessLinkInvalidPage,
    AccessRequestPage,
    AccessRequestSentPage,
    AddPasskeyPage,
    AuthenticatorPage,
    CodePage,
    ConfirmEmailPage,
    ConfirmSameEmailPage,
    EmailLinkInvalidPage,
    EmailPage,
    EmailSentPage,
    EmailTakenPage,
    InvitationPage,
    LeavePage,
    MailsStoppedPage,
    MyAccountPage,
    PasswordPage,
    PasswordResetPage,
    RecoveryCodesPage,
    RemovePasskeyPage,
    SignInPage,
    SignOnAccountPage,
    SignOnProblemPage,
    StopInvalidPage,
    StopMailsPage,
    TermsPage,
    UsePasskeyPage,
    ActPage,
    AddressTakenPage,
    AlreadyConfirmedPage,
    ConfirmAddressPage,
    ConfirmExpiredPage,
    ConfirmPage,
    ConfirmedPage,
    DisownedPage,
    ErasePage,
    ErasedPage,
    LandingPage,
    LinkRequestPage,
    LinkSentPage,
    PledgePage,
    PreferencesLinkInvalidPage,
    PreferencesPage,
    PrivacyPage,
    ThanksPage,
    UnsubscribePage,
    UnsubscribedPage,
    AuthorPage,
    ConversationPage,
    EditCommentPage,
    FrontPage,
    GuestPostPage,
    GuestPostsPage,
    MyTopicsPage,
    NotificationsPage,
    OfferPage,
    OwnOffersPage,
    OwnSuggestionsPage,
    ProposeGuestPostPage,
    SearchPage,
    SuggestPage,
    ThemePage,
    TopicPage,
    AuditPage,
    CheckPage,
    DocumentPage,
    DocumentsPage,
    DraftPage,
    GuestDeskPage,
    GuestQueuePage,
    HomePage,
    ImportPage,
    InvitationsPage,
    OfferDeskPage,
    OfferQueuePage,
    OutcomePage,
    OutcomeVersionPage,
    PalettePage,
    PersonPage,
    PublishPage,
    RosterPage,
    StaffPage,
    SuggestionsPage,
    ThemeEditorPage,
    TopicEditorPage,
    TopicFilesPage,
    TopicVersionPage,
    TopicsPage,
    TriagePage,
    VersionPage,
    ContactPage,
    ContactSentPage,
    ThreadPage,
    ThreadGonePage,
    EnquiriesPage,
    EnquiryPage,
    AskForTranscriptPage,
    ConfirmInvalidPage,
    ConfirmRequestPage,
    OwnHelpPage,
    RequestConfirmedPage,
    RequestPage,
    RequestSentPage,
    RequestsPage,
    SecondFactorPage,
    HelpArticlePage,
    HelpCentrePage,
    HelpSearchPage,
    BoardPage,
    BulkRemovalPage,
    CasePage,
    CrowdPage,
    DecisionPage,
    DecisionsPage,
    ModerationLogPage,
    QueuePage,
    ReportGonePage,
    ReportPage,
    TimeTargetsPage,
    TopicLimitsPage,
    TransparencyPage,
    WatchRulesPage,
}
