//! Every page's address, in both languages: one table for the router, the links, the mails and the language switch.

use domain::Language::{self, En, Fr};
use domain::account::{Access, Capability};

/// What the identifier in an address names, where it may be part of a guest post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GuestPlace {
    /// The topic that the guest post is.
    Topic,
    /// A comment on it.
    Comment,
}

/// A page or an action of the public site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// The campaign's front page.
    Landing,
    /// The pledge form by itself; forms are posted here.
    Pledge,
    /// After a pledge: look at your mail.
    Thanks,
    /// The page that the confirmation mail opens; confirming is posted here.
    Confirm,
    /// "It was not me": posted from the confirmation page.
    Disown,
    /// After "it was not me".
    Disowned,
    /// How to start advocating.
    Act,
    /// The privacy notice.
    Privacy,
    /// Asks for the link to one's preferences.
    LinkRequest,
    /// After asking.
    LinkSent,
    /// The preference centre.
    Preferences,
    /// Its consents, posted.
    Updates,
    /// Its personal details, posted.
    Details,
    /// Withdrawing every consent, posted.
    Withdraw,
    /// Asks once more before erasing; erasing is posted here.
    Erase,
    /// After erasing.
    Erased,
    /// All that is kept about a person, as JSON.
    Data,
    /// A person's consent receipts, as JSON.
    Receipts,
    /// The page that the mail to a new address opens; confirming it is posted here.
    ConfirmAddress,
    /// The page behind `List-Unsubscribe`; unsubscribing is posted here (RFC 8058).
    Unsubscribe,
    /// Signing in; the first step is posted here.
    SignIn,
    /// The second step, posted.
    SignInCode,
    /// Signing out, posted.
    SignOut,
    /// Asks for an invitation or a new password.
    Entry,
    /// After asking.
    EntrySent,
    /// The page that an invitation opens; the account is posted here.
    Invitation,
    /// The page where a new password is chosen, and posted.
    NewPassword,
    /// The front page of the Community.
    Community,
    /// The Terms and Conditions; accepting them is posted here.
    Terms,
    /// One's own account.
    Account,
    /// What others see of oneself, posted.
    Profile,
    /// All that is kept about oneself, as JSON.
    AccountData,
    /// Asks once more before leaving; leaving is posted here.
    Leave,
    /// Ending sessions, posted.
    EndSessions,
    /// Setting up an authenticator; the first code is posted here.
    Authenticator,
    /// Changing one's password; posted here.
    Password,
    /// How often one is told of what, posted.
    NoticeChoices,
    /// Changing one's e-mail address; posted here.
    Email,
    /// The page that the mail to an account's new address opens; confirming it is posted here.
    ConfirmEmail,
    /// The dashboard of staff.
    Dashboard,
    /// Going anywhere in it by its name.
    Palette,
    /// What one wants to hear of a topic, posted.
    Following,
    /// The topics that one keeps an eye on.
    MyTopics,
    /// What one is told; that one has seen it is posted here.
    Notices,
    /// The page behind `List-Unsubscribe` of members' mails; stopping them is posted here (RFC 8058).
    StopMails,
    /// Asks the service desk for something; the form is posted here.
    Help,
    /// After asking.
    HelpSent,
    /// The same for who is signed in, with what they asked before.
    OwnHelp,
    /// What one adds to a request of one's own, posted.
    ReplyToDesk,
    /// The page that the mail about a request opens; saying that it is one's own is posted here.
    ConfirmRequest,
    /// A transcript that one asked for, once the desk gave it.
    OwnTranscript,
    /// The queue of the service desk.
    Requests,
    /// A request; what is done about it is posted here.
    Request,
    /// Asks once more before taking a second factor away; doing it is posted here.
    RequestSecondFactor,
    /// The transcript that a request asks for, as its person would get it.
    RequestTranscript,
    /// Goes to the association's identity provider.
    SignOn,
    /// Where the provider sends people back to.
    SignOnReturn,
    /// Opens an account for somebody whom the provider vouched for; it is posted here.
    SignOnAccount,
    /// Disconnecting an account from the provider, posted.
    EndSignOn,
    /// The roster, its imports and its invitations.
    Roster,
    /// A roster's file, posted to be looked at.
    RosterUpload,
    /// An example of a roster's file.
    RosterExample,
    /// An import: what it would change, how far it is, how it ended; confirming is posted here.
    RosterImport,
    /// Every change and every mistake of an upload, as CSV.
    RosterReport,
    /// Asks once more before inviting members; inviting is posted here.
    Invitations,
    /// The staff and their duties; a duty to give is posted here.
    Staff,
    /// Looking somebody up, posted.
    FindPerson,
    /// A person, to administrators; what to change is posted here.
    StaffPerson,
    /// Who did what to whom.
    Audit,
    /// Taking the log along, posted.
    AuditExport,
    /// The association's own documents.
    Documents,
    /// A document: what is in force, its draft, its versions.
    Document,
    /// The draft of a document's next version; saving is posted here.
    DocumentDraft,
    /// Asks once more before publishing; publishing is posted here.
    DocumentPublish,
    /// A version of a document, alone or beside another.
    DocumentVersion,
    /// Begins to sign in with a passkey, posted by a script.
    SignInPasskeyOptions,
    /// Signs in with a passkey, posted by a script.
    SignInPasskey,
    /// Adding a passkey; what the authenticator made is posted here by a script.
    AddPasskey,
    /// Begins to make a passkey, posted by a script.
    PasskeyOptions,
    /// Removing a passkey; it is posted here.
    RemovePasskey,
    /// A theme of the Community.
    Theme,
    /// A topic of the Community.
    Topic,
    /// Commenting on a topic, posted.
    AddComment,
    /// A comment and the replies to it.
    Comment,
    /// Replying to a comment, posted.
    AddReply,
    /// Changing a comment of one's own, or taking it back.
    EditComment,
    /// Reacting to a comment, posted.
    React,
    /// How far one has read a topic, posted.
    ReadMark,
    /// A picture or a file beside a topic.
    TopicFile,
    /// How many comments a topic has, as it grows.
    TopicEvents,
    /// Asks the desk for a topic's transcript.
    AskForTranscript,
    /// Keeping a draft, posted by a script.
    KeepDraft,
    /// How a comment will look, asked for by a script.
    Preview,
    /// Looking for what was said.
    Search,
    /// The themes and topics that editors write.
    Topics,
    /// Writing a theme; it is posted here.
    ThemeEditor,
    /// Writing a topic; it is posted here, with what else is done with it.
    TopicEditor,
    /// Pictures and files beside a topic; one more is posted here.
    TopicFiles,
    /// Saying anew what one of them shows, or removing it, posted.
    ChangeTopicFile,
    /// A save of a topic, alone or beside another.
    TopicVersion,
    /// Writing what came of a topic; it is posted here.
    OutcomeEditor,
    /// What a save of that changed.
    OutcomeVersion,
    /// Looking back at what came of a topic, posted.
    LookBack,
    /// Suggesting a topic; it is posted here.
    Suggest,
    /// What one has suggested.
    Suggestions,
    /// What members suggest.
    SuggestionQueue,
    /// A suggestion; what is decided about it is posted here.
    SuggestionTriage,
    /// One's own guest posts.
    GuestPosts,
    /// Proposing a guest post; it is posted here.
    ProposeGuestPost,
    /// A guest post of one's own; what is written of it and done with it is posted here.
    GuestPost,
    /// The guest posts, to editors; whom they ask for one is posted here.
    GuestPostQueue,
    /// A guest post, to editors; their answer is posted here.
    GuestPostDesk,
    /// Reports something to the moderators; it is posted here.
    Report,
    /// What was decided about what one wrote.
    Decisions,
    /// A decision about something of one's own; asking for another look is posted here.
    Decision,
    /// What waits for moderators, the worst first.
    Cases,
    /// How much was done about cases, as it grows.
    CaseEvents,
    /// A case; what is done about it is posted here.
    Case,
    /// Who wrote much of late; clearing a flood is posted here.
    Sweeps,
    /// How far that is; having it taken back is posted here.
    Sweep,
    /// What members are told of moderation, in numbers.
    Transparency,
    /// What waits for moderators and who does what, in numbers.
    ModerationBoard,
    /// Within how many hours cases are to be decided; it is posted here.
    ModerationTargets,
    /// The log of moderation.
    ModerationLog,
    /// Locking and slowing a topic; doing it is posted here.
    TopicRestraints,
    /// What comments are looked at for; saving it is posted here.
    WatchRules,
}

impl Route {
    /// All of them.
    pub const ALL: [Self; 126] = [
        Self::Landing,
        Self::Pledge,
        Self::Thanks,
        Self::Confirm,
        Self::Disown,
        Self::Disowned,
        Self::Act,
        Self::Privacy,
        Self::LinkRequest,
        Self::LinkSent,
        Self::Preferences,
        Self::Updates,
        Self::Details,
        Self::Withdraw,
        Self::Erase,
        Self::Erased,
        Self::Data,
        Self::Receipts,
        Self::ConfirmAddress,
        Self::Unsubscribe,
        Self::SignIn,
        Self::SignInCode,
        Self::SignOut,
        Self::Entry,
        Self::EntrySent,
        Self::Invitation,
        Self::NewPassword,
        Self::Community,
        Self::Terms,
        Self::Account,
        Self::Profile,
        Self::AccountData,
        Self::Leave,
        Self::EndSessions,
        Self::Authenticator,
        Self::Password,
        Self::NoticeChoices,
        Self::Email,
        Self::ConfirmEmail,
        Self::Dashboard,
        Self::Palette,
        Self::Help,
        Self::HelpSent,
        Self::OwnHelp,
        Self::ReplyToDesk,
        Self::ConfirmRequest,
        Self::OwnTranscript,
        Self::Requests,
        Self::Request,
        Self::RequestSecondFactor,
        Self::RequestTranscript,
        Self::SignOn,
        Self::SignOnReturn,
        Self::SignOnAccount,
        Self::EndSignOn,
        Self::Roster,
        Self::RosterUpload,
        Self::RosterExample,
        Self::RosterImport,
        Self::RosterReport,
        Self::Invitations,
        Self::Staff,
        Self::FindPerson,
        Self::StaffPerson,
        Self::Audit,
        Self::AuditExport,
        Self::Documents,
        Self::Document,
        Self::DocumentDraft,
        Self::DocumentPublish,
        Self::DocumentVersion,
        Self::SignInPasskeyOptions,
        Self::SignInPasskey,
        Self::AddPasskey,
        Self::PasskeyOptions,
        Self::RemovePasskey,
        Self::Theme,
        Self::Topic,
        Self::AddComment,
        Self::Comment,
        Self::AddReply,
        Self::EditComment,
        Self::React,
        Self::ReadMark,
        Self::TopicFile,
        Self::TopicEvents,
        Self::AskForTranscript,
        Self::KeepDraft,
        Self::Preview,
        Self::Search,
        Self::Following,
        Self::MyTopics,
        Self::Notices,
        Self::StopMails,
        Self::Topics,
        Self::ThemeEditor,
        Self::TopicEditor,
        Self::TopicFiles,
        Self::ChangeTopicFile,
        Self::TopicVersion,
        Self::OutcomeEditor,
        Self::OutcomeVersion,
        Self::LookBack,
        Self::Suggest,
        Self::Suggestions,
        Self::SuggestionQueue,
        Self::SuggestionTriage,
        Self::GuestPosts,
        Self::ProposeGuestPost,
        Self::GuestPost,
        Self::GuestPostQueue,
        Self::GuestPostDesk,
        Self::Report,
        Self::Decisions,
        Self::Decision,
        Self::Cases,
        Self::CaseEvents,
        Self::Case,
        Self::Sweeps,
        Self::Sweep,
        Self::Transparency,
        Self::ModerationBoard,
        Self::ModerationTargets,
        Self::WatchRules,
        Self::TopicRestraints,
        Self::ModerationLog,
    ];

    /// The address's pattern; `{token}` stands for a sealed link, `{id}` for a thing that staff or members see.
    #[expect(clippy::too_many_lines, reason = "one table: a line for each address")]
    pub const fn pattern(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Landing, En) => "/en",
            (Self::Landing, Fr) => "/fr",
            (Self::Pledge, En) => "/en/pledge",
            (Self::Pledge, Fr) => "/fr/engagement",
            (Self::Thanks, En) => "/en/pledge/thanks",
            (Self::Thanks, Fr) => "/fr/engagement/merci",
            (Self::Confirm, En) => "/en/pledge/confirm/{token}",
            (Self::Confirm, Fr) => "/fr/engagement/confirmer/{token}",
            (Self::Disown, En) => "/en/pledge/disown/{token}",
            (Self::Disown, Fr) => "/fr/engagement/refuser/{token}",
            (Self::Disowned, En) => "/en/pledge/disowned",
            (Self::Disowned, Fr) => "/fr/engagement/refuse",
            (Self::Act, En) => "/en/act",
            (Self::Act, Fr) => "/fr/agir",
            (Self::Privacy, En) => "/en/privacy",
            (Self::Privacy, Fr) => "/fr/confidentialite",
            (Self::LinkRequest, En) => "/en/preferences",
            (Self::LinkRequest, Fr) => "/fr/preferences",
            (Self::LinkSent, En) => "/en/preferences/sent",
            (Self::LinkSent, Fr) => "/fr/preferences/envoye",
            (Self::Preferences, En) => "/en/preferences/{token}",
            (Self::Preferences, Fr) => "/fr/preferences/{token}",
            (Self::Updates, En) => "/en/preferences/{token}/updates",
            (Self::Updates, Fr) => "/fr/preferences/{token}/nouvelles",
            (Self::Details, En) => "/en/preferences/{token}/details",
            (Self::Details, Fr) => "/fr/preferences/{token}/coordonnees",
            (Self::Withdraw, En) => "/en/preferences/{token}/withdraw",
            (Self::Withdraw, Fr) => "/fr/preferences/{token}/retrait",
            (Self::Erase, En) => "/en/preferences/{token}/erase",
            (Self::Erase, Fr) => "/fr/preferences/{token}/effacement",
            (Self::Erased, En) => "/en/preferences/erased",
            (Self::Erased, Fr) => "/fr/preferences/efface",
            (Self::Data, En) => "/en/preferences/{token}/my-data.json",
            (Self::Data, Fr) => "/fr/preferences/{token}/mes-donnees.json",
            (Self::Receipts, En) => "/en/preferences/{token}/receipts.json",
            (Self::Receipts, Fr) => "/fr/preferences/{token}/recus.json",
            (Self::ConfirmAddress, En) => "/en/address/{token}",
            (Self::ConfirmAddress, Fr) => "/fr/adresse/{token}",
            (Self::Unsubscribe, En) => "/en/unsubscribe/{token}",
            (Self::Unsubscribe, Fr) => "/fr/desabonnement/{token}",
            (Self::SignIn, En) => "/en/sign-in",
            (Self::SignIn, Fr) => "/fr/connexion",
            (Self::SignInCode, En) => "/en/sign-in/code",
            (Self::SignInCode, Fr) => "/fr/connexion/code",
            (Self::SignOut, En) => "/en/sign-out",
            (Self::SignOut, Fr) => "/fr/deconnexion",
            (Self::Entry, En) => "/en/join",
            (Self::Entry, Fr) => "/fr/acces",
            (Self::EntrySent, En) => "/en/join/sent",
            (Self::EntrySent, Fr) => "/fr/acces/envoye",
            (Self::Invitation, En) => "/en/invitation/{token}",
            (Self::Invitation, Fr) => "/fr/invitation/{token}",
            (Self::NewPassword, En) => "/en/password/{token}",
            (Self::NewPassword, Fr) => "/fr/mot-de-passe/{token}",
            (Self::Community, En) => "/en/community",
            (Self::Community, Fr) => "/fr/communaute",
            (Self::Terms, En) => "/en/account/terms",
            (Self::Terms, Fr) => "/fr/compte/conditions",
            (Self::Account, En) => "/en/account",
            (Self::Account, Fr) => "/fr/compte",
            (Self::Profile, En) => "/en/account/profile",
            (Self::Profile, Fr) => "/fr/compte/profil",
            (Self::AccountData, En) => "/en/account/my-data.json",
            (Self::AccountData, Fr) => "/fr/compte/mes-donnees.json",
            (Self::Leave, En) => "/en/account/leave",
            (Self::Leave, Fr) => "/fr/compte/depart",
            (Self::EndSessions, En) => "/en/account/sessions",
            (Self::EndSessions, Fr) => "/fr/compte/sessions",
            (Self::Authenticator, En) => "/en/account/authenticator",
            (Self::Authenticator, Fr) => "/fr/compte/authentification",
            (Self::Password, En) => "/en/account/password",
            (Self::Password, Fr) => "/fr/compte/mot-de-passe",
            (Self::NoticeChoices, En) => "/en/account/notices",
            (Self::NoticeChoices, Fr) => "/fr/compte/avis",
            (Self::Email, En) => "/en/account/email",
            (Self::Email, Fr) => "/fr/compte/courriel",
            (Self::ConfirmEmail, En) => "/en/account/email/{token}",
            (Self::ConfirmEmail, Fr) => "/fr/compte/courriel/{token}",
            (Self::Dashboard, En) => "/en/dashboard",
            (Self::Dashboard, Fr) => "/fr/tableau-de-bord",
            (Self::Palette, En) => "/en/dashboard/go",
            (Self::Palette, Fr) => "/fr/tableau-de-bord/aller",
            (Self::Help, En) => "/en/help",
            (Self::Help, Fr) => "/fr/aide",
            (Self::HelpSent, En) => "/en/help/sent",
            (Self::HelpSent, Fr) => "/fr/aide/envoye",
            (Self::OwnHelp, En) => "/en/account/help",
            (Self::OwnHelp, Fr) => "/fr/compte/aide",
            (Self::ReplyToDesk, En) => "/en/account/help/{id}",
            (Self::ReplyToDesk, Fr) => "/fr/compte/aide/{id}",
            (Self::ConfirmRequest, En) => "/en/help/confirm/{token}",
            (Self::ConfirmRequest, Fr) => "/fr/aide/confirmation/{token}",
            (Self::OwnTranscript, En) => "/en/account/help/{id}/transcript",
            (Self::OwnTranscript, Fr) => "/fr/compte/aide/{id}/transcription",
            (Self::Requests, En) => "/en/dashboard/requests",
            (Self::Requests, Fr) => "/fr/tableau-de-bord/demandes",
            (Self::Request, En) => "/en/dashboard/requests/{id}",
            (Self::Request, Fr) => "/fr/tableau-de-bord/demandes/{id}",
            (Self::RequestSecondFactor, En) => "/en/dashboard/requests/{id}/second-factor",
            (Self::RequestSecondFactor, Fr) => "/fr/tableau-de-bord/demandes/{id}/second-facteur",
            (Self::RequestTranscript, En) => "/en/dashboard/requests/{id}/transcript",
            (Self::RequestTranscript, Fr) => "/fr/tableau-de-bord/demandes/{id}/transcription",
            (Self::SignOn, En) => "/en/sign-in/association",
            (Self::SignOn, Fr) => "/fr/connexion/association",
            (Self::SignOnReturn, En) => "/en/sign-in/association/return",
            (Self::SignOnReturn, Fr) => "/fr/connexion/association/retour",
            (Self::SignOnAccount, En) => "/en/sign-in/association/account",
            (Self::SignOnAccount, Fr) => "/fr/connexion/association/compte",
            (Self::EndSignOn, En) => "/en/account/association",
            (Self::EndSignOn, Fr) => "/fr/compte/association",
            (Self::Roster, En) => "/en/dashboard/roster",
            (Self::Roster, Fr) => "/fr/tableau-de-bord/registre",
            (Self::RosterUpload, En) => "/en/dashboard/roster/upload",
            (Self::RosterUpload, Fr) => "/fr/tableau-de-bord/registre/televersement",
            (Self::RosterExample, En) => "/en/dashboard/roster/example.csv",
            (Self::RosterExample, Fr) => "/fr/tableau-de-bord/registre/exemple.csv",
            (Self::RosterImport, En) => "/en/dashboard/roster/imports/{id}",
            (Self::RosterImport, Fr) => "/fr/tableau-de-bord/registre/importations/{id}",
            (Self::RosterReport, En) => "/en/dashboard/roster/imports/{id}/report.csv",
            (Self::RosterReport, Fr) => "/fr/tableau-de-bord/registre/importations/{id}/rapport.csv",
            (Self::Invitations, En) => "/en/dashboard/roster/invitations",
            (Self::Invitations, Fr) => "/fr/tableau-de-bord/registre/invitations",
            (Self::Staff, En) => "/en/dashboard/staff",
            (Self::Staff, Fr) => "/fr/tableau-de-bord/personnel",
            (Self::FindPerson, En) => "/en/dashboard/people/find",
            (Self::FindPerson, Fr) => "/fr/tableau-de-bord/personnes/recherche",
            (Self::StaffPerson, En) => "/en/dashboard/people/{id}",
            (Self::StaffPerson, Fr) => "/fr/tableau-de-bord/personnes/{id}",
            (Self::Audit, En) => "/en/dashboard/audit",
            (Self::Audit, Fr) => "/fr/tableau-de-bord/journal",
            (Self::AuditExport, En) => "/en/dashboard/audit/export",
            (Self::AuditExport, Fr) => "/fr/tableau-de-bord/journal/exportation",
            (Self::Documents, En) => "/en/dashboard/documents",
            (Self::Documents, Fr) => "/fr/tableau-de-bord/documents",
            (Self::Document, En) => "/en/dashboard/documents/{id}",
            (Self::Document, Fr) => "/fr/tableau-de-bord/documents/{id}",
            (Self::DocumentDraft, En) => "/en/dashboard/documents/{id}/draft",
            (Self::DocumentDraft, Fr) => "/fr/tableau-de-bord/documents/{id}/brouillon",
            (Self::DocumentPublish, En) => "/en/dashboard/documents/{id}/publish",
            (Self::DocumentPublish, Fr) => "/fr/tableau-de-bord/documents/{id}/publication",
            (Self::DocumentVersion, En) => "/en/dashboard/documents/{id}/version",
            (Self::DocumentVersion, Fr) => "/fr/tableau-de-bord/documents/{id}/version",
            (Self::SignInPasskeyOptions, En) => "/en/sign-in/passkey/options",
            (Self::SignInPasskeyOptions, Fr) => "/fr/connexion/cle-acces/options",
            (Self::SignInPasskey, En) => "/en/sign-in/passkey",
            (Self::SignInPasskey, Fr) => "/fr/connexion/cle-acces",
            (Self::AddPasskey, En) => "/en/account/passkeys",
            (Self::AddPasskey, Fr) => "/fr/compte/cles-acces",
            (Self::PasskeyOptions, En) => "/en/account/passkeys/options",
            (Self::PasskeyOptions, Fr) => "/fr/compte/cles-acces/options",
            (Self::RemovePasskey, En) => "/en/account/passkeys/remove",
            (Self::RemovePasskey, Fr) => "/fr/compte/cles-acces/retrait",
            (Self::Theme, En) => "/en/community/themes/{id}",
            (Self::Theme, Fr) => "/fr/communaute/themes/{id}",
            (Self::Topic, En) => "/en/community/topics/{id}",
            (Self::Topic, Fr) => "/fr/communaute/sujets/{id}",
            (Self::AddComment, En) => "/en/community/topics/{id}/comments",
            (Self::AddComment, Fr) => "/fr/communaute/sujets/{id}/commentaires",
            (Self::AddReply, En) => "/en/community/comments/{id}/replies",
            (Self::AddReply, Fr) => "/fr/communaute/commentaires/{id}/reponses",
            (Self::Comment, En) => "/en/community/comments/{id}",
            (Self::Comment, Fr) => "/fr/communaute/commentaires/{id}",
            (Self::EditComment, En) => "/en/community/comments/{id}/edit",
            (Self::EditComment, Fr) => "/fr/communaute/commentaires/{id}/modification",
            (Self::React, En) => "/en/community/reactions",
            (Self::React, Fr) => "/fr/communaute/reactions",
            (Self::ReadMark, En) => "/en/community/topics/{id}/read",
            (Self::ReadMark, Fr) => "/fr/communaute/sujets/{id}/lu",
            (Self::TopicFile, En) => "/en/community/topics/{id}/file",
            (Self::TopicFile, Fr) => "/fr/communaute/sujets/{id}/fichier",
            (Self::TopicEvents, En) => "/en/community/topics/{id}/events",
            (Self::TopicEvents, Fr) => "/fr/communaute/sujets/{id}/evenements",
            (Self::AskForTranscript, En) => "/en/community/topics/{id}/transcript",
            (Self::AskForTranscript, Fr) => "/fr/communaute/sujets/{id}/transcription",
            (Self::KeepDraft, En) => "/en/community/drafts",
            (Self::KeepDraft, Fr) => "/fr/communaute/brouillons",
            (Self::Preview, En) => "/en/community/preview",
            (Self::Preview, Fr) => "/fr/communaute/apercu",
            (Self::Search, En) => "/en/community/search",
            (Self::Search, Fr) => "/fr/communaute/recherche",
            (Self::Following, En) => "/en/community/topics/{id}/following",
            (Self::Following, Fr) => "/fr/communaute/sujets/{id}/suivi",
            (Self::MyTopics, En) => "/en/community/my-topics",
            (Self::MyTopics, Fr) => "/fr/communaute/mes-sujets",
            (Self::Notices, En) => "/en/community/notifications",
            (Self::Notices, Fr) => "/fr/communaute/avis",
            (Self::StopMails, En) => "/en/stop-notifications/{token}",
            (Self::StopMails, Fr) => "/fr/arret-avis/{token}",
            (Self::Topics, En) => "/en/dashboard/topics",
            (Self::Topics, Fr) => "/fr/tableau-de-bord/sujets",
            (Self::ThemeEditor, En) => "/en/dashboard/themes/{id}",
            (Self::ThemeEditor, Fr) => "/fr/tableau-de-bord/themes/{id}",
            (Self::TopicEditor, En) => "/en/dashboard/topics/{id}",
            (Self::TopicEditor, Fr) => "/fr/tableau-de-bord/sujets/{id}",
            (Self::TopicFiles, En) => "/en/dashboard/topics/{id}/files",
            (Self::TopicFiles, Fr) => "/fr/tableau-de-bord/sujets/{id}/fichiers",
            (Self::ChangeTopicFile, En) => "/en/dashboard/topics/{id}/files/change",
            (Self::ChangeTopicFile, Fr) => "/fr/tableau-de-bord/sujets/{id}/fichiers/modification",
            (Self::TopicVersion, En) => "/en/dashboard/topics/{id}/version",
            (Self::TopicVersion, Fr) => "/fr/tableau-de-bord/sujets/{id}/version",
            (Self::OutcomeEditor, En) => "/en/dashboard/topics/{id}/outcome",
            (Self::OutcomeEditor, Fr) => "/fr/tableau-de-bord/sujets/{id}/bilan",
            (Self::OutcomeVersion, En) => "/en/dashboard/topics/{id}/outcome/version",
            (Self::OutcomeVersion, Fr) => "/fr/tableau-de-bord/sujets/{id}/bilan/version",
            (Self::LookBack, En) => "/en/dashboard/topics/{id}/look-back",
            (Self::LookBack, Fr) => "/fr/tableau-de-bord/sujets/{id}/point",
            (Self::Suggest, En) => "/en/community/suggest",
            (Self::Suggest, Fr) => "/fr/communaute/suggerer",
            (Self::Suggestions, En) => "/en/community/suggestions",
            (Self::Suggestions, Fr) => "/fr/communaute/suggestions",
            (Self::SuggestionQueue, En) => "/en/dashboard/suggestions",
            (Self::SuggestionQueue, Fr) => "/fr/tableau-de-bord/suggestions",
            (Self::SuggestionTriage, En) => "/en/dashboard/suggestions/{id}",
            (Self::SuggestionTriage, Fr) => "/fr/tableau-de-bord/suggestions/{id}",
            (Self::GuestPosts, En) => "/en/community/guest-posts",
            (Self::GuestPosts, Fr) => "/fr/communaute/articles-invites",
            (Self::ProposeGuestPost, En) => "/en/community/propose-guest-post",
            (Self::ProposeGuestPost, Fr) => "/fr/communaute/proposer-article",
            (Self::GuestPost, En) => "/en/community/guest-posts/{id}",
            (Self::GuestPost, Fr) => "/fr/communaute/articles-invites/{id}",
            (Self::GuestPostQueue, En) => "/en/dashboard/guest-posts",
            (Self::GuestPostQueue, Fr) => "/fr/tableau-de-bord/articles-invites",
            (Self::GuestPostDesk, En) => "/en/dashboard/guest-posts/{id}",
            (Self::GuestPostDesk, Fr) => "/fr/tableau-de-bord/articles-invites/{id}",
            (Self::Report, En) => "/en/community/report/{id}",
            (Self::Report, Fr) => "/fr/communaute/signaler/{id}",
            (Self::Decisions, En) => "/en/account/decisions",
            (Self::Decisions, Fr) => "/fr/compte/decisions",
            (Self::Decision, En) => "/en/account/decisions/{id}",
            (Self::Decision, Fr) => "/fr/compte/decisions/{id}",
            (Self::Cases, En) => "/en/dashboard/cases",
            (Self::Cases, Fr) => "/fr/tableau-de-bord/dossiers",
            (Self::CaseEvents, En) => "/en/dashboard/case-events",
            (Self::CaseEvents, Fr) => "/fr/tableau-de-bord/evenements-dossiers",
            (Self::Case, En) => "/en/dashboard/cases/{id}",
            (Self::Case, Fr) => "/fr/tableau-de-bord/dossiers/{id}",
            (Self::Sweeps, En) => "/en/dashboard/sweeps",
            (Self::Sweeps, Fr) => "/fr/tableau-de-bord/vagues",
            (Self::Sweep, En) => "/en/dashboard/sweeps/{id}",
            (Self::Sweep, Fr) => "/fr/tableau-de-bord/vagues/{id}",
            (Self::Transparency, En) => "/en/community/transparency",
            (Self::Transparency, Fr) => "/fr/communaute/transparence",
            (Self::ModerationBoard, En) => "/en/dashboard/moderation",
            (Self::ModerationBoard, Fr) => "/fr/tableau-de-bord/moderation",
            (Self::ModerationLog, En) => "/en/dashboard/moderation-log",
            (Self::ModerationLog, Fr) => "/fr/tableau-de-bord/journal-moderation",
            (Self::TopicRestraints, En) => "/en/dashboard/restraints/{id}",
            (Self::TopicRestraints, Fr) => "/fr/tableau-de-bord/sujets-retenus/{id}",
            (Self::WatchRules, En) => "/en/dashboard/moderation-rules",
            (Self::WatchRules, Fr) => "/fr/tableau-de-bord/regles-moderation",
            (Self::ModerationTargets, En) => "/en/dashboard/moderation-targets",
            (Self::ModerationTargets, Fr) => "/fr/tableau-de-bord/delais-moderation",
        }
    }

    /// The address of a page that needs no link of one's own.
    pub fn path(self, language: Language) -> String {
        self.path_with(language, "")
    }

    /// The address, with the sealed link or the thing's identifier in its place.
    pub fn path_with(self, language: Language, segment: &str) -> String {
        self.pattern(language).replace("{token}", segment).replace("{id}", segment)
    }

    /// The address of the same page in another language; `None` where there is no such page.
    pub fn translated(path: &str, language: Language) -> Option<String> {
        let own = Language::of_path(path)?;
        let named = Self::ALL.into_iter().filter_map(|route| Some((route, route.segment_of(own, path)?)));
        // A word of ours comes before an identifier in its place.
        let (route, segment) = named.min_by_key(|(_, segment)| !segment.is_empty())?;
        Some(route.path_with(language, segment))
    }

    /// What an address of this route has in the identifier's place, nothing where the route has none.
    fn segment_of(self, language: Language, path: &str) -> Option<&str> {
        let pattern = self.pattern(language);
        let Some((before, rest)) = pattern.split_once('{') else { return (pattern == path).then_some("") };
        let (_, after) = rest.split_once('}')?;
        let segment = path.strip_prefix(before)?.strip_suffix(after)?;
        (!segment.is_empty() && !segment.contains('/')).then_some(segment)
    }

    /// Whether the address names a person or a thing: it is told to nobody.
    pub fn is_personal(self) -> bool {
        self.pattern(En).contains('{')
    }

    /// The page where a reader of this one stands: itself, or the page whose form is posted here.
    #[must_use]
    pub const fn readable(self) -> Self {
        match self {
            Self::Disown => Self::Confirm,
            Self::Updates | Self::Details | Self::Withdraw | Self::Data | Self::Receipts => Self::Preferences,
            Self::EndSessions | Self::Profile | Self::NoticeChoices | Self::AccountData | Self::EndSignOn => {
                Self::Account
            }
            Self::RosterUpload | Self::RosterExample => Self::Roster,
            Self::RosterReport => Self::RosterImport,
            Self::FindPerson => Self::Staff,
            Self::AuditExport => Self::Audit,
            Self::SignInCode
            | Self::SignOut
            | Self::SignOn
            | Self::SignOnReturn
            | Self::SignInPasskeyOptions
            | Self::SignInPasskey => Self::SignIn,
            Self::PasskeyOptions => Self::AddPasskey,
            Self::ChangeTopicFile => Self::TopicFiles,
            Self::LookBack => Self::OutcomeEditor,
            Self::React | Self::KeepDraft | Self::Preview => Self::Community,
            Self::ReadMark | Self::AddComment | Self::TopicFile | Self::TopicEvents | Self::Following => {
                Self::Topic
            }
            Self::AddReply => Self::Comment,
            Self::CaseEvents => Self::Cases,
            Self::OwnTranscript | Self::ReplyToDesk => Self::OwnHelp,
            Self::RequestTranscript => Self::Request,
            page => page,
        }
    }

    /// Who it is for. There is no default: a new page says it here, or the program does not compile.
    #[expect(clippy::too_many_lines, reason = "a table, a page a line")]
    pub const fn access(self) -> Access {
        match self {
            Self::Landing
            | Self::Pledge
            | Self::Thanks
            | Self::Confirm
            | Self::Disown
            | Self::Disowned
            | Self::Act
            | Self::Privacy
            | Self::LinkRequest
            | Self::LinkSent
            | Self::Preferences
            | Self::Updates
            | Self::Details
            | Self::Withdraw
            | Self::Erase
            | Self::Erased
            | Self::Data
            | Self::Receipts
            | Self::ConfirmAddress
            | Self::Unsubscribe
            | Self::StopMails
            | Self::SignIn
            | Self::SignInCode
            | Self::SignOut
            | Self::Entry
            | Self::EntrySent
            | Self::Invitation
            | Self::NewPassword
            | Self::Help
            | Self::HelpSent
            | Self::ConfirmRequest
            | Self::SignOn
            | Self::SignOnReturn
            | Self::SignOnAccount
            | Self::SignInPasskeyOptions
            | Self::SignInPasskey => Access::Public,
            Self::Terms
            | Self::Account
            | Self::Profile
            | Self::AccountData
            | Self::Leave
            | Self::Password
            | Self::NoticeChoices
            | Self::Email
            | Self::ConfirmEmail
            | Self::EndSessions
            | Self::OwnHelp
            | Self::ReplyToDesk
            | Self::Decisions
            | Self::Decision
            | Self::EndSignOn => Access::Needs(Capability::OwnAccount),
            Self::Authenticator | Self::AddPasskey | Self::PasskeyOptions | Self::RemovePasskey => {
                Access::Needs(Capability::SecondFactor)
            }
            Self::Community
            | Self::Theme
            | Self::Topic
            | Self::TopicFile
            | Self::TopicEvents
            | Self::AskForTranscript
            | Self::OwnTranscript
            | Self::Comment
            | Self::ReadMark
            | Self::Search
            | Self::Following
            | Self::MyTopics
            | Self::Notices
            | Self::Transparency
            | Self::Report => Access::Needs(Capability::ReadCommunity),
            Self::AddComment
            | Self::AddReply
            | Self::EditComment
            | Self::Suggest
            | Self::Suggestions
            | Self::ProposeGuestPost => Access::Needs(Capability::WriteCommunity),
            // What the last two are about, their form says: whose it is, is asked there.
            Self::GuestPosts | Self::GuestPost | Self::Preview | Self::KeepDraft | Self::React => {
                Access::Needs(Capability::OwnGuestPosts)
            }
            Self::Dashboard | Self::Palette => Access::Needs(Capability::Dashboard),
            Self::Cases
            | Self::CaseEvents
            | Self::Case
            | Self::Sweeps
            | Self::TopicRestraints
            | Self::ModerationLog
            | Self::Sweep
            | Self::ModerationBoard => Access::Needs(Capability::Moderate),
            Self::Requests | Self::Request | Self::RequestSecondFactor | Self::RequestTranscript => {
                Access::Needs(Capability::ServiceDesk)
            }
            Self::Roster
            | Self::RosterUpload
            | Self::RosterExample
            | Self::RosterImport
            | Self::RosterReport
            | Self::Invitations => Access::Needs(Capability::Roster),
            Self::Staff
            | Self::FindPerson
            | Self::StaffPerson
            | Self::ModerationTargets
            | Self::WatchRules => Access::Needs(Capability::Staff),
            Self::Audit | Self::AuditExport => Access::Needs(Capability::Audit),
            Self::Documents
            | Self::Document
            | Self::DocumentDraft
            | Self::DocumentPublish
            | Self::DocumentVersion
            | Self::Topics
            | Self::ThemeEditor
            | Self::TopicEditor
            | Self::TopicFiles
            | Self::ChangeTopicFile
            | Self::TopicVersion
            | Self::OutcomeEditor
            | Self::OutcomeVersion
            | Self::LookBack
            | Self::SuggestionQueue
            | Self::SuggestionTriage
            | Self::GuestPostQueue
            | Self::GuestPostDesk => Access::Needs(Capability::Edit),
        }
    }

    /// Whether its author reaches it who is no member, where it is part of their own guest post. Whatever is not named
    /// here is closed to them.
    pub const fn guest_place(self) -> Option<GuestPlace> {
        match self {
            Self::Topic | Self::TopicFile | Self::TopicEvents | Self::ReadMark | Self::AddComment => {
                Some(GuestPlace::Topic)
            }
            Self::Comment | Self::AddReply | Self::EditComment => Some(GuestPlace::Comment),
            _ => None,
        }
    }

    /// Whether an address lies behind the wall, where what exists and what does not look the same from outside.
    pub fn is_behind_the_wall(path: &str) -> bool {
        let roots = [Self::Community, Self::Account, Self::Dashboard];
        roots
            .into_iter()
            .flat_map(|root| Language::ALL.map(|language| root.pattern(language)))
            .any(|root| path.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
    }

    /// Whether there is such a page only where the association has an identity provider.
    pub const fn needs_provider(self) -> bool {
        matches!(self, Self::SignOn | Self::SignOnReturn | Self::SignOnAccount | Self::EndSignOn)
    }

    /// Whether search engines may list it.
    pub const fn is_listed(self) -> bool {
        matches!(self, Self::Landing | Self::Pledge | Self::Act | Self::Privacy)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_page_that_is_not_public_lies_behind_the_wall() {
        for route in Route::ALL {
            for language in Language::ALL {
                let is_behind = Route::is_behind_the_wall(route.pattern(language));
                assert_eq!(is_behind, route.access() != Access::Public, "{route:?}");
            }
        }
        assert!(Route::is_behind_the_wall("/en/community/anything"));
        assert!(!Route::is_behind_the_wall("/en/communityx"));
    }

    #[test]
    fn every_address_is_its_own_and_says_its_language() {
        let mut seen = HashSet::new();
        for route in Route::ALL {
            for language in Language::ALL {
                let pattern = route.pattern(language);
                assert!(seen.insert(pattern), "{pattern} twice");
                assert_eq!(Language::of_path(pattern), Some(language));
            }
            assert_eq!(
                route.pattern(En).contains("{token}"),
                route.pattern(Fr).contains("{token}"),
                "{route:?}"
            );
        }
    }
}
