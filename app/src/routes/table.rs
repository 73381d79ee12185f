//! The table: a line for each address, with all that is said of it by name.

use domain::account::{Access, Capability};

use super::{GuestPlace, Kind, Row, Size};

macro_rules! access {
    (Public) => {
        Access::Public
    };
    ($capability:ident) => {
        Access::Needs(Capability::$capability)
    };
}

/// Makes the routes of the lines, and of each part an enum of its own, so that its handlers are matched without a rest.
macro_rules! routes {
    ($(
        $(#[$about:meta])*
        $part:ident($of_part:ident) {$(
            $(#[$doc:meta])*
            $route:ident: $kind:ident $(($page:ident))?, $access:ident, $en:literal, $fr:literal
                $(, $field:ident: $value:expr)*;
        )+}
    )+) => {
        /// A page or an action of the public site.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Route {
            $($($(#[$doc])* $route,)+)+
        }

        $(
            $(#[$about])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq)]
            pub enum $of_part {
                $($(#[$doc])* $route,)+
            }
        )+

        /// The part of the program that answers, and which of its addresses it is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Part {
            $($(#[$about])* $part($of_part),)+
        }

        const COUNT: usize = [$($(Route::$route,)+)+].len();

        impl Route {
            /// All of them.
            pub const ALL: [Self; COUNT] = [$($(Self::$route,)+)+];

            /// The part of the program that answers there.
            pub const fn part(self) -> Part {
                match self {
                    $($(Self::$route => Part::$part($of_part::$route),)+)+
                }
            }

            /// Its line.
            pub(super) const fn row(self) -> &'static Row {
                match self {
                    $($(Self::$route => const {
                        &Row {
                            kind: Kind::$kind $((Self::$page))?,
                            access: access!($access),
                            en: $en,
                            fr: $fr,
                            $($field: $value,)*
                            ..Row::CLOSED
                        }
                    },)+)+
                }
            }
        }
    };
}

// A line: what it is (and the page that it belongs to), who it is for, its address in English and in French; `{token}` stands
// for a sealed link, `{id}` for a thing that staff or members see. Then what few have.
routes! {
    /// The campaign: what everybody may read, and what a sealed link opens.
    Campaign(CampaignRoute) {
        /// The campaign's front page.
        Landing: Page, Public, "/en", "/fr", is_listed: true;
        /// The pledge form by itself; forms are posted here.
        Pledge: Page, Public, "/en/pledge", "/fr/engagement", is_listed: true;
        /// After a pledge: look at your mail.
        Thanks: Page, Public, "/en/pledge/thanks", "/fr/engagement/merci";
        /// The page that the confirmation mail opens; confirming is posted here.
        Confirm: Page, Public, "/en/pledge/confirm/{token}", "/fr/engagement/confirmer/{token}";
        /// "It was not me": posted from the confirmation page.
        Disown: Form(Confirm), Public, "/en/pledge/disown/{token}", "/fr/engagement/refuser/{token}";
        /// After "it was not me".
        Disowned: Page, Public, "/en/pledge/disowned", "/fr/engagement/refuse";
        /// How to start advocating.
        Act: Page, Public, "/en/act", "/fr/agir", is_listed: true;
        /// The privacy notice.
        Privacy: Page, Public, "/en/privacy", "/fr/confidentialite", is_listed: true;
        /// Asks for the link to one's preferences.
        LinkRequest: Page, Public, "/en/preferences", "/fr/preferences";
        /// After asking.
        LinkSent: Page, Public, "/en/preferences/sent", "/fr/preferences/envoye";
        /// The preference centre.
        Preferences: Page, Public, "/en/preferences/{token}", "/fr/preferences/{token}";
        /// Its consents, posted.
        Updates: Form(Preferences), Public, "/en/preferences/{token}/updates", "/fr/preferences/{token}/nouvelles";
        /// Its personal details, posted.
        Details: Form(Preferences), Public, "/en/preferences/{token}/details", "/fr/preferences/{token}/coordonnees";
        /// Withdrawing every consent, posted.
        Withdraw: Form(Preferences), Public, "/en/preferences/{token}/withdraw", "/fr/preferences/{token}/retrait";
        /// Asks once more before erasing; erasing is posted here.
        Erase: Page, Public, "/en/preferences/{token}/erase", "/fr/preferences/{token}/effacement";
        /// After erasing.
        Erased: Page, Public, "/en/preferences/erased", "/fr/preferences/efface";
        /// All that is kept about a person, as JSON.
        Data: File(Preferences), Public,
            "/en/preferences/{token}/my-data.json", "/fr/preferences/{token}/mes-donnees.json";
        /// A person's consent receipts, as JSON.
        Receipts: File(Preferences), Public,
            "/en/preferences/{token}/receipts.json", "/fr/preferences/{token}/recus.json";
        /// The page that the mail to a new address opens; confirming it is posted here.
        ConfirmAddress: Page, Public, "/en/address/{token}", "/fr/adresse/{token}";
        /// The page behind `List-Unsubscribe`; unsubscribing is posted here (RFC 8058).
        Unsubscribe: OneClick, Public, "/en/unsubscribe/{token}", "/fr/desabonnement/{token}";
    }

    /// Accounts: the ways in, and what is one's own.
    Account(AccountRoute) {
        /// Signing in; the first step is posted here.
        SignIn: Page, Public, "/en/sign-in", "/fr/connexion", is_way_in: true;
        /// The second step, posted.
        SignInCode: Form(SignIn), Public, "/en/sign-in/code", "/fr/connexion/code", is_way_in: true;
        /// Signing out, posted.
        SignOut: Form(SignIn), Public, "/en/sign-out", "/fr/deconnexion";
        /// Asks for an invitation or a new password.
        AccessRequest: Page, Public, "/en/join", "/fr/acces";
        /// After asking.
        AccessRequestSent: Page, Public, "/en/join/sent", "/fr/acces/envoye";
        /// The page that an invitation opens; the account is posted here.
        Invitation: Page, Public, "/en/invitation/{token}", "/fr/invitation/{token}";
        /// The page where a new password is chosen, and posted.
        NewPassword: Page, Public, "/en/password/{token}", "/fr/mot-de-passe/{token}";
        /// The Terms and Conditions; accepting them is posted here.
        Terms: Page, OwnAccount, "/en/account/terms", "/fr/compte/conditions", is_way_in: true;
        /// One's own account.
        Account: Page, OwnAccount, "/en/account", "/fr/compte";
        /// What others see of oneself, posted.
        Profile: Form(Account), OwnAccount, "/en/account/profile", "/fr/compte/profil";
        /// All that is kept about oneself, as JSON.
        AccountData: File(Account), OwnAccount, "/en/account/my-data.json", "/fr/compte/mes-donnees.json";
        /// Asks once more before leaving; leaving is posted here.
        Leave: Page, OwnAccount, "/en/account/leave", "/fr/compte/depart";
        /// Ending sessions, posted.
        EndSessions: Form(Account), OwnAccount, "/en/account/sessions", "/fr/compte/sessions";
        /// Setting up an authenticator; the first code is posted here.
        Authenticator: Page, SecondFactor,
            "/en/account/authenticator", "/fr/compte/authentification", is_way_in: true;
        /// Changing one's password; posted here.
        Password: Page, OwnAccount, "/en/account/password", "/fr/compte/mot-de-passe";
        /// How often one is told of what, posted.
        NotificationChoices: Form(Account), OwnAccount, "/en/account/notices", "/fr/compte/avis";
        /// Changing one's e-mail address; posted here.
        Email: Page, OwnAccount, "/en/account/email", "/fr/compte/courriel";
        /// The page that the mail to an account's new address opens; confirming it is posted here.
        ConfirmEmail: Page, OwnAccount, "/en/account/email/{token}", "/fr/compte/courriel/{token}";
        /// The page behind `List-Unsubscribe` of members' mails; stopping them is posted here (RFC 8058).
        StopMails: OneClick, Public, "/en/stop-notifications/{token}", "/fr/arret-avis/{token}";
        /// Goes to the association's identity provider.
        SignOn: Redirect(SignIn), Public,
            "/en/sign-in/association", "/fr/connexion/association", needs_provider: true;
        /// Where the provider sends people back to.
        SignOnReturn: Redirect(SignIn), Public,
            "/en/sign-in/association/return", "/fr/connexion/association/retour", needs_provider: true;
        /// Opens an account for somebody whom the provider vouched for; it is posted here.
        SignOnAccount: Page, Public,
            "/en/sign-in/association/account", "/fr/connexion/association/compte", needs_provider: true;
        /// Disconnecting an account from the provider, posted.
        EndSignOn: Form(Account), OwnAccount,
            "/en/account/association", "/fr/compte/association", needs_provider: true;
        /// Begins to sign in with a passkey, posted by a script.
        SignInPasskeyOptions: Form(SignIn), Public, "/en/sign-in/passkey/options", "/fr/connexion/cle-acces/options";
        /// Signs in with a passkey, posted by a script.
        SignInPasskey: Form(SignIn), Public, "/en/sign-in/passkey", "/fr/connexion/cle-acces";
        /// Adding a passkey; what the authenticator made is posted here by a script.
        AddPasskey: Page, SecondFactor, "/en/account/passkeys", "/fr/compte/cles-acces";
        /// Begins to make a passkey, posted by a script.
        PasskeyOptions: Form(AddPasskey), SecondFactor,
            "/en/account/passkeys/options", "/fr/compte/cles-acces/options";
        /// Removing a passkey; it is posted here.
        RemovePasskey: Page, SecondFactor, "/en/account/passkeys/remove", "/fr/compte/cles-acces/retrait";
    }

    /// The Community: what members read and write.
    Community(CommunityRoute) {
        /// The front page of the Community.
        Community: Page, ReadCommunity, "/en/community", "/fr/communaute";
        /// Being done with the introduction, posted.
        Introduced: Form(Community), ReadCommunity, "/en/community/introduction", "/fr/communaute/presentation";
        /// What one wants to hear of a topic, posted.
        Following: Form(Topic), ReadCommunity,
            "/en/community/topics/{id}/following", "/fr/communaute/sujets/{id}/suivi";
        /// The topics that one keeps an eye on.
        MyTopics: Page, ReadCommunity, "/en/community/my-topics", "/fr/communaute/mes-sujets";
        /// What one is told; that one has seen it is posted here.
        Notifications: Page, ReadCommunity, "/en/community/notifications", "/fr/communaute/avis";
        /// Who wrote something: what they show of themselves, and what they said.
        Author: Page, ReadCommunity, "/en/community/people/{id}", "/fr/communaute/personnes/{id}";
        /// A theme of the Community.
        Theme: Page, ReadCommunity, "/en/community/themes/{id}", "/fr/communaute/themes/{id}";
        /// A topic of the Community.
        Topic: Page, ReadCommunity,
            "/en/community/topics/{id}", "/fr/communaute/sujets/{id}", guest: Some(GuestPlace::Topic);
        /// Commenting on a topic, posted.
        AddComment: Form(Topic), WriteCommunity,
            "/en/community/topics/{id}/comments", "/fr/communaute/sujets/{id}/commentaires",
            guest: Some(GuestPlace::Topic), takes: Size::Text;
        /// A comment and the replies to it.
        Comment: Page, ReadCommunity,
            "/en/community/comments/{id}", "/fr/communaute/commentaires/{id}", guest: Some(GuestPlace::Comment);
        /// Replying to a comment, posted.
        AddReply: Form(Comment), WriteCommunity,
            "/en/community/comments/{id}/replies", "/fr/communaute/commentaires/{id}/reponses",
            guest: Some(GuestPlace::Comment), takes: Size::Text;
        /// Changing a comment of one's own, or taking it back.
        EditComment: Page, WriteCommunity,
            "/en/community/comments/{id}/edit", "/fr/communaute/commentaires/{id}/modification",
            guest: Some(GuestPlace::Comment), takes: Size::Text;
        /// Reacting to a comment, posted.
        React: Button(Community), OwnGuestPosts, "/en/community/reactions", "/fr/communaute/reactions";
        /// How far one has read a topic, posted.
        ReadMark: Form(Topic), ReadCommunity,
            "/en/community/topics/{id}/read", "/fr/communaute/sujets/{id}/lu", guest: Some(GuestPlace::Topic);
        /// A picture or a file beside a topic.
        TopicFile: File(Topic), ReadCommunity,
            "/en/community/topics/{id}/file", "/fr/communaute/sujets/{id}/fichier", guest: Some(GuestPlace::Topic);
        /// Whom somebody may be naming who writes on a topic, asked for by a script.
        Names: File(Topic), ReadCommunity,
            "/en/community/topics/{id}/names", "/fr/communaute/sujets/{id}/noms", guest: Some(GuestPlace::Topic);
        /// How many comments topics have, how much there is that one was not told, and what moderators do, as it grows.
        CommunityEvents: Events(Community), ReadCommunity, "/en/community/events", "/fr/communaute/evenements";
        /// How many comments a topic has, as it grows: for who sees no other.
        TopicEvents: Events(Topic), ReadCommunity,
            "/en/community/topics/{id}/events", "/fr/communaute/sujets/{id}/evenements",
            guest: Some(GuestPlace::Topic);
        /// Keeping a draft, posted by a script.
        KeepDraft: Button(Community), OwnGuestPosts,
            "/en/community/drafts", "/fr/communaute/brouillons", takes: Size::Text;
        /// Discarding a draft from a list of one's own, or keeping it after all, posted.
        OwnDrafts: Button(MyTopics), ReadCommunity,
            "/en/community/my-drafts", "/fr/communaute/mes-brouillons", takes: Size::Text;
        /// How a comment will look, asked for by a script.
        Preview: Button(Community), OwnGuestPosts,
            "/en/community/preview", "/fr/communaute/apercu", takes: Size::Text;
        /// Looking for what was said.
        Search: Page, ReadCommunity, "/en/community/search", "/fr/communaute/recherche";
        /// Suggesting a topic; it is posted here.
        Suggest: Page, WriteCommunity, "/en/community/suggest", "/fr/communaute/suggerer";
        /// What one has suggested.
        Suggestions: Page, WriteCommunity, "/en/community/suggestions", "/fr/communaute/suggestions";
        /// What one has offered to help with; withdrawing an offer, and taking that back, is posted here.
        Offers: Page, OfferHelp, "/en/community/offers", "/fr/communaute/offres";
        /// Offering to help with a topic or a theme; it is posted here.
        Offer: Page, OfferHelp, "/en/community/offers/{id}", "/fr/communaute/offres/{id}";
        /// One's own guest posts.
        GuestPosts: Page, OwnGuestPosts, "/en/community/guest-posts", "/fr/communaute/tribunes";
        /// Proposing a guest post; it is posted here.
        ProposeGuestPost: Page, WriteCommunity, "/en/community/propose-guest-post", "/fr/communaute/proposer-tribune";
        /// A guest post of one's own; what is written of it and done with it is posted here.
        GuestPost: Page, OwnGuestPosts,
            "/en/community/guest-posts/{id}", "/fr/communaute/tribunes/{id}", takes: Size::Article;
    }

    /// The service desk: what is asked of it, and what it does.
    Desk(DeskRoute) {
        /// What somebody asked of the desk.
        OwnHelp: Page, OwnAccount, "/en/account/help", "/fr/compte/aide";
        /// What one adds to a request of one's own, posted.
        ReplyToDesk: Form(OwnHelp), OwnAccount, "/en/account/help/{id}", "/fr/compte/aide/{id}";
        /// The page that the mail about a request opens; saying that it is one's own is posted here.
        ConfirmRequest: Page, Public, "/en/help/confirm/{token}", "/fr/aide/confirmation/{token}";
        /// A transcript that one asked for, once the desk gave it.
        OwnTranscript: File(OwnHelp), ReadCommunity,
            "/en/account/help/{id}/transcript", "/fr/compte/aide/{id}/transcription";
        /// The queue of the service desk.
        Requests: Page, ServiceDesk, "/en/dashboard/requests", "/fr/tableau-de-bord/demandes";
        /// A request; what is done about it is posted here.
        Request: Page, ServiceDesk,
            "/en/dashboard/requests/{id}", "/fr/tableau-de-bord/demandes/{id}", under: Some(Route::Requests);
        /// Asks once more before taking a second factor away; doing it is posted here.
        RequestSecondFactor: Page, ServiceDesk,
            "/en/dashboard/requests/{id}/second-factor", "/fr/tableau-de-bord/demandes/{id}/verification-deux-etapes",
            under: Some(Route::Requests);
        /// The transcript that a request asks for, as its person would get it.
        RequestTranscript: File(Request), ServiceDesk,
            "/en/dashboard/requests/{id}/transcript", "/fr/tableau-de-bord/demandes/{id}/transcription";
        /// Asks the desk for a topic's transcript.
        AskForTranscript: Page, ReadCommunity,
            "/en/community/topics/{id}/transcript", "/fr/communaute/sujets/{id}/transcription";
    }

    /// Writing to the association: the form, what was said, and where staff answer.
    Contact(ContactRoute) {
        /// Writes to the association; the form is posted here.
        Contact: Page, Public, "/en/contact", "/fr/contact", is_listed: true;
        /// What help may answer, asked while one writes.
        ContactAnswers: Button(Contact), Public, "/en/contact/answers", "/fr/contact/reponses";
        /// After asking the service desk.
        RequestSent: Page, Public, "/en/contact/request-sent", "/fr/contact/demande-envoyee";
        /// After writing: the reference.
        ContactSent: Page, Public, "/en/contact/sent/{token}", "/fr/contact/envoye/{token}";
        /// What was written and answered; what one adds is posted here.
        ContactThread: Page, Public, "/en/contact/{token}", "/fr/contact/{token}";
        /// What waits for an answer; closing what waits apart is posted here.
        Enquiries: Page, AnswerEnquiries, "/en/dashboard/messages", "/fr/tableau-de-bord/messages";
        /// An enquiry; what is done about it is posted here.
        Enquiry: Page, AnswerEnquiries,
            "/en/dashboard/messages/{id}", "/fr/tableau-de-bord/messages/{id}", under: Some(Route::Enquiries);
    }

    /// The help centre: what everybody may read about the program, an address for each article.
    Help(HelpRoute) {
        /// All articles, with what who does not get in needs first.
        HelpCentre: Page, Public, "/en/help", "/fr/aide", is_listed: true;
        /// Looking for an article.
        HelpSearch: Page, Public, "/en/help/search", "/fr/aide/recherche";
        /// Whether an article was useful, posted.
        HelpUseful: Button(HelpCentre), Public, "/en/help/useful", "/fr/aide/utile";
        /// Not getting in.
        HelpLogin: Page, Public, "/en/help/login", "/fr/aide/connexion", is_listed: true;
        /// What the Community is.
        HelpAbout: Page, Public, "/en/help/about", "/fr/aide/a-propos", is_listed: true;
        /// Who reads what, and what is kept.
        HelpPrivacy: Page, Public, "/en/help/privacy", "/fr/aide/confidentialite", is_listed: true;
        /// Reading and writing.
        HelpTakingPart: Page, Public, "/en/help/taking-part", "/fr/aide/participer", is_listed: true;
        /// Following, bookmarking and muting.
        HelpTopics: Page, Public, "/en/help/topics", "/fr/aide/sujets", is_listed: true;
        /// Two languages in one discussion.
        HelpLanguages: Page, Public, "/en/help/languages", "/fr/aide/langues", is_listed: true;
        /// The rules, reports and decisions.
        HelpModeration: Page, Public, "/en/help/moderation", "/fr/aide/moderation", is_listed: true;
        /// What becomes of what members say.
        HelpFeedback: Page, Public, "/en/help/feedback", "/fr/aide/utilisation", is_listed: true;
        /// Working with the association.
        HelpInvolved: Page, Public, "/en/help/involved", "/fr/aide/s-impliquer", is_listed: true;
        /// The e-Panel.
        HelpPanel: Page, Public, "/en/help/panel", "/fr/aide/panel", is_listed: true;
        /// Whom to write to.
        HelpContact: Page, Public, "/en/help/contact", "/fr/aide/contact", is_listed: true;
        /// Signing the pledge.
        HelpPledge: Page, Public, "/en/help/pledge", "/fr/aide/engagement", is_listed: true;
        /// The campaign's mails.
        HelpMails: Page, Public, "/en/help/emails", "/fr/aide/courriels", is_listed: true;
        /// Having oneself erased.
        HelpErasure: Page, Public, "/en/help/erasure", "/fr/aide/effacement", is_listed: true;
    }

    /// Moderation: reports, cases and decisions.
    Moderation(ModerationRoute) {
        /// Reports something to the moderators; it is posted here.
        Report: Page, ReadCommunity, "/en/community/report/{id}", "/fr/communaute/signaler/{id}";
        /// What was decided about what one wrote.
        Decisions: Page, OwnAccount, "/en/account/decisions", "/fr/compte/decisions";
        /// A decision about something of one's own; asking for another look is posted here.
        Decision: Page, OwnAccount, "/en/account/decisions/{id}", "/fr/compte/decisions/{id}";
        /// What waits for moderators, the worst first.
        Cases: Page, Moderate, "/en/dashboard/cases", "/fr/tableau-de-bord/dossiers";
        /// A case; what is done about it is posted here.
        Case: Page, Moderate,
            "/en/dashboard/cases/{id}", "/fr/tableau-de-bord/dossiers/{id}", under: Some(Route::Cases);
        /// Who wrote much of late; clearing a flood is posted here.
        BulkRemovals: Page, Moderate, "/en/dashboard/sweeps", "/fr/tableau-de-bord/vagues", under: Some(Route::Cases);
        /// How far that is; having it taken back is posted here.
        BulkRemoval: Page, Moderate,
            "/en/dashboard/sweeps/{id}", "/fr/tableau-de-bord/vagues/{id}", under: Some(Route::Cases);
        /// What members are told of moderation, in numbers.
        Transparency: Page, ReadCommunity, "/en/community/transparency", "/fr/communaute/transparence";
        /// What waits for moderators and who does what, in numbers.
        ModerationBoard: Page, Moderate, "/en/dashboard/moderation", "/fr/tableau-de-bord/moderation";
        /// Within how many hours cases are to be decided; it is posted here.
        ModerationTargets: Page, Staff, "/en/dashboard/moderation-targets", "/fr/tableau-de-bord/delais-moderation";
        /// The log of moderation.
        ModerationLog: Page, Moderate,
            "/en/dashboard/moderation-log", "/fr/tableau-de-bord/journal-moderation", under: Some(Route::Cases);
        /// Locking and slowing a topic; doing it is posted here.
        TopicLimits: Page, Moderate,
            "/en/dashboard/restraints/{id}", "/fr/tableau-de-bord/restrictions/{id}", under: Some(Route::Cases);
        /// What comments are looked at for; saving it is posted here.
        WatchRules: Page, Staff, "/en/dashboard/moderation-rules", "/fr/tableau-de-bord/regles-moderation";
    }

    /// The dashboard of staff, but for what the desk and moderators do there.
    Dashboard(DashboardRoute) {
        /// The dashboard of staff.
        Dashboard: Page, Dashboard, "/en/dashboard", "/fr/tableau-de-bord";
        /// Going anywhere in it by its name.
        Palette: Page, Dashboard, "/en/dashboard/go", "/fr/tableau-de-bord/aller";
        /// The roster, its imports and its invitations.
        Roster: Page, Roster, "/en/dashboard/roster", "/fr/tableau-de-bord/registre";
        /// A roster's file, posted to be looked at.
        RosterUpload: Form(Roster), Roster,
            "/en/dashboard/roster/upload", "/fr/tableau-de-bord/registre/televersement", takes: Size::File;
        /// An example of a roster's file.
        RosterExample: File(Roster), Roster,
            "/en/dashboard/roster/example.csv", "/fr/tableau-de-bord/registre/exemple.csv";
        /// An import: what it would change, how far it is, how it ended; confirming is posted here.
        RosterImport: Page, Roster,
            "/en/dashboard/roster/imports/{id}", "/fr/tableau-de-bord/registre/importations/{id}",
            under: Some(Route::Roster);
        /// Every change and every mistake of an upload, as CSV.
        RosterReport: File(RosterImport), Roster,
            "/en/dashboard/roster/imports/{id}/report.csv",
            "/fr/tableau-de-bord/registre/importations/{id}/rapport.csv";
        /// Asks once more before inviting members; inviting is posted here.
        Invitations: Page, Roster,
            "/en/dashboard/roster/invitations", "/fr/tableau-de-bord/registre/invitations",
            under: Some(Route::Roster);
        /// The staff and their duties; a duty to give is posted here.
        Staff: Page, Staff, "/en/dashboard/staff", "/fr/tableau-de-bord/personnel";
        /// Looking somebody up, posted.
        FindPerson: Form(Staff), Staff, "/en/dashboard/people/find", "/fr/tableau-de-bord/personnes/recherche";
        /// A person, to administrators; what to change is posted here.
        StaffPerson: Page, Staff,
            "/en/dashboard/people/{id}", "/fr/tableau-de-bord/personnes/{id}", under: Some(Route::Staff);
        /// Who did what to whom.
        Audit: Page, Audit, "/en/dashboard/audit", "/fr/tableau-de-bord/journal";
        /// Taking the log along, posted.
        AuditExport: Form(Audit), Audit, "/en/dashboard/audit/export", "/fr/tableau-de-bord/journal/exportation";
        /// The association's own documents.
        Documents: Page, Edit, "/en/dashboard/documents", "/fr/tableau-de-bord/documents";
        /// A document: what is in force, its draft, its versions.
        Document: Page, Edit,
            "/en/dashboard/documents/{id}", "/fr/tableau-de-bord/documents/{id}", under: Some(Route::Documents);
        /// The draft of a document's next version; saving is posted here.
        DocumentDraft: Page, Edit,
            "/en/dashboard/documents/{id}/draft", "/fr/tableau-de-bord/documents/{id}/brouillon",
            takes: Size::Document, under: Some(Route::Documents);
        /// Asks once more before publishing; publishing is posted here.
        DocumentPublish: Page, Edit,
            "/en/dashboard/documents/{id}/publish", "/fr/tableau-de-bord/documents/{id}/publication",
            under: Some(Route::Documents);
        /// A version of a document, alone or beside another.
        DocumentVersion: Page, Edit,
            "/en/dashboard/documents/{id}/version", "/fr/tableau-de-bord/documents/{id}/version",
            under: Some(Route::Documents);
        /// The themes and topics that editors write.
        Topics: Page, Edit, "/en/dashboard/topics", "/fr/tableau-de-bord/sujets";
        /// Writing a theme; it is posted here.
        ThemeEditor: Page, Edit,
            "/en/dashboard/themes/{id}", "/fr/tableau-de-bord/themes/{id}", under: Some(Route::Topics);
        /// Writing a topic; it is posted here, with what else is done with it.
        TopicEditor: Page, Edit,
            "/en/dashboard/topics/{id}", "/fr/tableau-de-bord/sujets/{id}",
            takes: Size::Article, under: Some(Route::Topics);
        /// Pictures and files beside a topic; one more is posted here.
        TopicFiles: Page, Edit,
            "/en/dashboard/topics/{id}/files", "/fr/tableau-de-bord/sujets/{id}/fichiers",
            takes: Size::File, under: Some(Route::Topics);
        /// Saying anew what one of them shows, or removing it, posted.
        ChangeTopicFile: Form(TopicFiles), Edit,
            "/en/dashboard/topics/{id}/files/change", "/fr/tableau-de-bord/sujets/{id}/fichiers/modification";
        /// A save of a topic, alone or beside another.
        TopicVersion: Page, Edit,
            "/en/dashboard/topics/{id}/version", "/fr/tableau-de-bord/sujets/{id}/version",
            under: Some(Route::Topics);
        /// Writing what came of a topic; it is posted here.
        OutcomeEditor: Page, Edit,
            "/en/dashboard/topics/{id}/outcome", "/fr/tableau-de-bord/sujets/{id}/bilan",
            takes: Size::Article, under: Some(Route::Topics);
        /// What a save of that changed.
        OutcomeVersion: Page, Edit,
            "/en/dashboard/topics/{id}/outcome/version", "/fr/tableau-de-bord/sujets/{id}/bilan/version",
            under: Some(Route::Topics);
        /// Looking back at what came of a topic, posted.
        FollowUp: Form(OutcomeEditor), Edit,
            "/en/dashboard/topics/{id}/look-back", "/fr/tableau-de-bord/sujets/{id}/suivi", takes: Size::Article;
        /// What members suggest.
        SuggestionQueue: Page, Edit, "/en/dashboard/suggestions", "/fr/tableau-de-bord/suggestions";
        /// A suggestion; what is decided about it is posted here.
        SuggestionTriage: Page, Edit,
            "/en/dashboard/suggestions/{id}", "/fr/tableau-de-bord/suggestions/{id}",
            under: Some(Route::SuggestionQueue);
        /// What members offer to help with.
        OfferQueue: Page, AnswerOffers, "/en/dashboard/offers", "/fr/tableau-de-bord/offres";
        /// An offer; what is answered is posted here.
        OfferDesk: Page, AnswerOffers,
            "/en/dashboard/offers/{id}", "/fr/tableau-de-bord/offres/{id}", under: Some(Route::OfferQueue);
        /// The guest posts, to editors; whom they ask for one is posted here.
        GuestPostQueue: Page, Edit, "/en/dashboard/guest-posts", "/fr/tableau-de-bord/tribunes";
        /// A guest post, to editors; their answer is posted here.
        GuestPostDesk: Page, Edit,
            "/en/dashboard/guest-posts/{id}", "/fr/tableau-de-bord/tribunes/{id}",
            under: Some(Route::GuestPostQueue);
    }
}
