//! Everything that the log can tell: a closed list, each with its name and its sentence in both languages.

use domain::Language;
use domain::account::Role;
use domain::campaign::Channel;
use domain::contact::{EnquiryState, Team};
use domain::desk::RequestState;
use store::audit::AuditEntry;
use store::document::DocumentKind;

use crate::contact::{enquiry_state_name, team_name};
use crate::dashboard::documents::document_name;
use crate::dashboard::home::role_name;
use crate::desk::state_name;
use crate::i18n::{locale, number, td_string};

/// Each event with its word in the log, its texts, and what its sentence names.
macro_rules! events {
    (($who:ident, $whom:ident, $detail:ident) $($event:ident $code:literal $key:ident ($($arg:ident),*);)*) => {
        /// What was done.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[expect(missing_docs, reason = "each is what it says, and its sentence tells it")]
        pub enum Event {
            $($event),*
        }

        impl Event {
            /// All of them.
            pub const ALL: [Self; [$($code),*].len()] = [$(Self::$event),*];

            /// The word for it in the log.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$event => $code),*
                }
            }

            /// What it is called.
            pub(super) fn name(self, language: Language) -> &'static str {
                let t = locale(language);
                match self {
                    $(Self::$event => td_string!(t, dashboard.events.$key.name)),*
                }
            }

            fn text(self, language: Language, $who: &str, $whom: &str, $detail: &str) -> String {
                let t = locale(language);
                match self {
                    $(Self::$event => td_string!(t, dashboard.events.$key.text $(, $arg = $arg)*)),*
                }
            }
        }
    };
}

events! {
    (who, whom, detail)
    PledgeReceived "pledge.received" pledge_received (who);
    PledgeConfirmed "pledge.confirmed" pledge_confirmed (who);
    PledgeErased "pledge.erased" pledge_erased (who);
    PledgeDisowned "pledge.disowned" pledge_disowned (who);
    PledgeExpired "pledge.expired" pledge_expired (who, detail);
    ConsentGiven "consent.given" consent_given (who, detail);
    ConsentWithdrawn "consent.withdrawn" consent_withdrawn (who, detail);
    DetailsChanged "details.changed" details_changed (who);
    AddressRequested "address.requested" address_requested (who);
    AddressChanged "address.changed" address_changed (who);
    PreferencesLink "preferences.link_requested" preferences_link (who);
    AccessRequested "entry.requested" access_requested (who);
    AccountOpened "account.opened" account_opened (who);
    AccountLeft "account.left" account_left (who);
    PasswordSet "password.set" password_set (who);
    AuthenticatorSet "authenticator.set" authenticator_set (who);
    RecoveryCodeUsed "recovery_code.used" recovery_code_used (who);
    ProfileChanged "profile.changed" profile_changed (who);
    TermsAccepted "terms.accepted" terms_accepted (who, detail);
    RosterJoined "roster.joined" roster_joined (who, whom);
    RosterChanged "roster.changed" roster_changed (who, whom);
    RosterLeft "roster.left" roster_left (who, whom);
    ImportStarted "roster.import_started" import_started (who);
    Imported "roster.imported" imported (who, detail);
    ImportFailed "roster.import_failed" import_failed (who, detail);
    MembersInvited "members.invited" members_invited (who, detail);
    PersonInvited "person.invited" person_invited (who, whom);
    PersonLookedUp "person.looked_up" person_looked_up (who, whom);
    DutyGiven "duty.given" duty_given (who, whom, detail);
    DutyTaken "duty.taken" duty_taken (who, whom, detail);
    AccountSuspended "account.suspended" account_suspended (who, whom);
    AccountRestored "account.restored" account_restored (who, whom);
    DocumentDrafted "document.drafted" document_drafted (who, detail);
    DocumentDiscarded "document.discarded" document_discarded (who, detail);
    DocumentPublished "document.published" document_published (who, detail);
    DocumentCorrected "document.corrected" document_corrected (who, detail);
    SignOnLinked "sign_on.linked" sign_on_linked (who);
    SignOnUnlinked "sign_on.unlinked" sign_on_unlinked (who);
    SignOnRefused "sign_on.refused" sign_on_refused (who);
    SignOnSet "sign_on.set" sign_on_set (who);
    RequestReceived "request.received" request_received (who);
    RequestAssigned "request.assigned" request_assigned (who);
    RequestReleased "request.released" request_released (who);
    RequestAnswered "request.answered" request_answered (who);
    RequestConfirmed "request.confirmed" request_confirmed (who);
    RequestReplied "request.replied" request_replied (who);
    RequestStateChanged "request.state" request_state (who, detail);
    RequestExpired "request.expired" request_expired (who, detail);
    EnquiryReceived "enquiry.received" enquiry_received (who);
    EnquiryAnswered "enquiry.answered" enquiry_answered (who);
    EnquiryPassed "enquiry.passed" enquiry_passed (who, detail);
    EnquiryStateChanged "enquiry.state" enquiry_state (who, detail);
    EnquirySuspectedClosed "enquiry.suspected_closed" enquiry_suspected_closed (who, detail);
    EnquiryReplied "enquiry.replied" enquiry_replied (who);
    EnquiryExpired "enquiry.expired" enquiry_expired (who, detail);
    UsernameChanged "username.changed" username_changed (who, whom, detail);
    SecondFactorReset "second_factor.reset" second_factor_reset (who, whom, detail);
    AccessLinkSent "entry.sent" access_link_sent (who, whom, detail);
    NoticesChanged "notices.changed" notices_changed (who);
    EmailRequested "email.requested" email_requested (who);
    EmailChanged "email.changed" email_changed (who);
    PasskeyAdded "passkey.added" passkey_added (who);
    PasskeyRemoved "passkey.removed" passkey_removed (who);
    PasskeyWentBack "passkey.went_back" passkey_went_back (who);
    ThemeSaved "theme.saved" theme_saved (who);
    ThemeRaised "theme.raised" theme_raised (who);
    TopicSaved "topic.saved" topic_saved (who, detail);
    TopicPublished "topic.published" topic_published (who, detail);
    TopicScheduled "topic.scheduled" topic_scheduled (who, detail);
    TopicUnscheduled "topic.unscheduled" topic_unscheduled (who, detail);
    TopicClosed "topic.closed" topic_closed (who, detail);
    TopicReopened "topic.reopened" topic_reopened (who, detail);
    TopicArchived "topic.archived" topic_archived (who, detail);
    TopicRestored "topic.restored" topic_restored (who, detail);
    TopicPinned "topic.pinned" topic_pinned (who, detail);
    TopicUnpinned "topic.unpinned" topic_unpinned (who, detail);
    FileAdded "file.added" file_added (who, detail);
    FileLabelled "file.labelled" file_labelled (who, detail);
    FileRemoved "file.removed" file_removed (who, detail);
    OutcomeSaved "outcome.saved" outcome_saved (who, detail);
    OutcomePublished "outcome.published" outcome_published (who, detail);
    OutcomePutOff "outcome.put_off" outcome_put_off (who, detail);
    OutcomeLookedBack "outcome.looked_back" outcome_looked_back (who, detail);
    SuggestionTakenUp "suggestion.taken_up" suggestion_taken_up (who, whom, detail);
    SuggestionDeclined "suggestion.declined" suggestion_declined (who, whom);
    SuggestionMerged "suggestion.merged" suggestion_merged (who, whom, detail);
    OfferAnswered "offer.answered" offer_answered (who, whom);
    GuestPostAsked "guest_post.asked" guest_post_asked (who, whom);
    GuestPostNoted "guest_post.noted" guest_post_noted (who, whom);
    GuestPostSentBack "guest_post.sent_back" guest_post_sent_back (who, whom);
    GuestPostApproved "guest_post.approved" guest_post_approved (who, whom, detail);
    GuestPostDeclined "guest_post.declined" guest_post_declined (who, whom);
    GuestPostSigned "guest_post.signed" guest_post_signed (who, whom);
    TargetsChanged "targets.changed" targets_changed (who, detail);
    WatchRulesChanged "watch_rules.changed" watch_rules_changed (who);
    DatabaseRestored "database.restored" database_restored (who);
    AuditExported "audit.exported" audit_exported (who, detail);
}

impl Event {
    /// The event of a word.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|event| event.code() == code)
    }
}

/// An entry as a sentence. What this version does not know is told by its word.
pub(in crate::dashboard) fn sentence(language: Language, entry: &AuditEntry) -> String {
    let t = locale(language);
    let gone = td_string!(t, dashboard.audit.gone).to_owned();
    let whom = entry.subject_name.clone().unwrap_or(gone);
    let who = match entry.actor.as_str() {
        "visitor" => td_string!(t, dashboard.audit.visitor).to_owned(),
        "supporter" => td_string!(t, dashboard.audit.supporter).to_owned(),
        "system" => td_string!(t, dashboard.audit.system).to_owned(),
        "operator" => td_string!(t, dashboard.audit.operator).to_owned(),
        "staff" => {
            let name = entry.actor_name.clone();
            name.unwrap_or_else(|| td_string!(t, dashboard.audit.gone_staff).to_owned())
        }
        _ => {
            let name = entry.subject_name.clone();
            name.unwrap_or_else(|| td_string!(t, dashboard.audit.gone_self).to_owned())
        }
    };
    let Some(event) = Event::of(&entry.action) else {
        return td_string!(t, dashboard.audit.other, who, action = entry.action.as_str());
    };
    let detail = detail(language, event, entry.detail.as_deref().unwrap_or_default());
    event.text(language, &who, &whom, &detail)
}

/// What belongs to an event, in words.
fn detail(language: Language, event: Event, raw: &str) -> String {
    let t = locale(language);
    let mut numbers = raw
        .split(' ')
        .map(|word| word.parse().map_or_else(|_| word.to_owned(), |value: u64| number(language, value)));
    let mut next = || numbers.next().unwrap_or_default();
    match event {
        Event::DutyGiven | Event::DutyTaken => {
            raw.parse::<Role>().map_or_else(|_| raw.to_owned(), |role| role_name(language, role).to_owned())
        }
        Event::ConsentGiven | Event::ConsentWithdrawn => match raw.parse::<Channel>() {
            Ok(Channel::Email) => td_string!(t, dashboard.audit.by_email).to_owned(),
            Ok(Channel::Sms) => td_string!(t, dashboard.audit.by_sms).to_owned(),
            Err(_) => td_string!(t, dashboard.audit.by_all).to_owned(),
        },
        Event::Imported => {
            let (joins, changes, leaves) = (next(), next(), next());
            td_string!(t, dashboard.audit.imported, joins, changes, leaves)
        }
        Event::ImportFailed => {
            let (made, all) = (next(), next());
            td_string!(t, dashboard.import.made, made, all)
        }
        Event::DocumentDrafted | Event::DocumentDiscarded => {
            raw.parse::<DocumentKind>().map_or_else(|_| raw.to_owned(), |kind| document_name(language, kind))
        }
        Event::DocumentPublished => {
            let (kind, version) = raw.split_once(' ').unwrap_or((raw, ""));
            let name = kind
                .parse::<DocumentKind>()
                .map_or_else(|_| kind.to_owned(), |kind| document_name(language, kind));
            td_string!(t, dashboard.audit.document, name, version)
        }
        Event::RequestStateChanged => raw
            .parse::<RequestState>()
            .map_or_else(|_| raw.to_owned(), |state| state_name(language, state).to_owned()),
        Event::EnquiryPassed => {
            raw.parse::<Team>().map_or_else(|_| raw.to_owned(), |team| team_name(language, team).to_owned())
        }
        Event::EnquiryStateChanged => raw
            .parse::<EnquiryState>()
            .map_or_else(|_| raw.to_owned(), |state| enquiry_state_name(language, state).to_owned()),
        Event::TargetsChanged => {
            let (grave, ordinary, appeal) = (next(), next(), next());
            td_string!(t, insight.targets.detail, grave, ordinary, appeal)
        }
        Event::PledgeExpired
        | Event::MembersInvited
        | Event::RequestExpired
        | Event::EnquirySuspectedClosed
        | Event::EnquiryExpired => next(),
        _ => raw.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every word that the store writes, as its sources say it: `"thing.done"`.
    fn written() -> Vec<String> {
        let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../store/src/sql")];
        let mut sources = Vec::new();
        while let Some(folder) = folders.pop() {
            for file in std::fs::read_dir(folder).unwrap() {
                let path = file.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    sources.push(std::fs::read_to_string(path).unwrap());
                }
            }
        }
        // A name of one letter, or of a table, before a point is a column's place.
        let is_word = |text: &str| text.len() > 1 && text.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        sources
            .iter()
            .flat_map(|source| source.split('"').map(str::to_owned).collect::<Vec<_>>())
            .filter(|text| {
                text.split_once('.')
                    .is_some_and(|(thing, done)| is_word(thing) && is_word(done) && !done.ends_with("_id"))
            })
            .collect()
    }

    #[test]
    fn everything_that_is_written_to_the_log_can_be_told() {
        let written = written();
        assert!(written.len() > 20, "or the sources were not read");
        let untold: Vec<&String> = written.iter().filter(|word| Event::of(word).is_none()).collect();
        assert!(untold.is_empty(), "no sentence for {untold:?}");
    }

    #[test]
    fn what_is_unknown_is_told_by_its_word() {
        let entry = AuditEntry {
            seq: 1,
            at: time::OffsetDateTime::UNIX_EPOCH,
            actor: "staff".into(),
            actor_id: None,
            actor_name: Some("Ann".into()),
            action: "moon.landed".into(),
            subject: None,
            subject_name: None,
            detail: None,
        };
        assert!(sentence(Language::En, &entry).contains("moon.landed"));
    }
}
