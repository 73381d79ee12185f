//! Everything that is kept about a person with an account, for them to take along.

use std::collections::BTreeMap;

use domain::Language;
use domain::account::MemberKind;
use domain::community::Pace;
use serde::Serialize;
use store::StoreError;
use store::account::session::Actor;
use store::contact::EnquiriesOf;

use super::Accounts;
use crate::community::{
    MyBookmark, MyComment, MyDraft, MyGuestPost, MyNotification, MyOffer, MyReactions, MyReadMark, MyStance,
    MySuggestion,
};
use crate::contact::MyEnquiry;
use crate::desk::MyRequest;
use crate::moderation::{MyDecision, MyReport};
use crate::moment::moment;

/// Everything that is kept about a person with an account. Moments are RFC 3339.
#[derive(Debug, Serialize)]
#[expect(missing_docs, clippy::struct_excessive_bools, reason = "the fields are those of the archive")]
pub struct MyAccountData {
    pub username: String,
    pub name: String,
    pub email: String,
    pub roster_email: Option<String>,
    pub unconfirmed_email: Option<String>,
    pub email_refused_since: Option<String>,
    pub member_number: Option<String>,
    pub language: Language,
    pub on_roster: bool,
    pub kind: Option<&'static str>,
    pub province: Option<&'static str>,
    pub specialty: Option<String>,
    pub shows_kind: bool,
    pub shows_province: bool,
    pub shows_specialty: bool,
    pub authenticator: bool,
    pub sign_ons: Vec<MySignOn>,
    pub passkeys: Vec<MyPasskey>,
    #[serde(rename = "duties")]
    pub roles: Vec<&'static str>,
    pub terms_accepted: Vec<MyAcceptance>,
    pub notices: BTreeMap<&'static str, &'static str>,
    pub mail_excerpts: bool,
    pub digest_hour: u8,
    pub digest_zone: &'static str,
    pub sessions: Vec<MySession>,
    pub requests: Vec<MyRequest>,
    pub messages: Vec<MyEnquiry>,
    pub comments: Vec<MyComment>,
    pub drafts: Vec<MyDraft>,
    pub reactions: Vec<MyReactions>,
    pub read_topics: Vec<MyReadMark>,
    pub suggestions: Vec<MySuggestion>,
    pub guest_posts: Vec<MyGuestPost>,
    pub offers: Vec<MyOffer>,
    pub followed_topics: Vec<MyStance>,
    pub bookmarks: Vec<MyBookmark>,
    pub notifications: Vec<MyNotification>,
    pub reports: Vec<MyReport>,
    pub decisions: Vec<MyDecision>,
    #[serde(rename = "case_filters")]
    pub saved_filters: BTreeMap<String, String>,
    pub last_invited_at: Option<String>,
    pub last_signed_in_at: Option<String>,
    pub introduced_at: Option<String>,
}

/// A version of the terms that was accepted, for its person.
#[derive(Debug, Serialize)]
pub struct MyAcceptance {
    pub version: u32,
    pub language: Language,
    pub accepted_at: String,
}

/// An account at an identity provider that lets its person in, for that person.
#[derive(Debug, Serialize)]
pub struct MySignOn {
    pub issuer: String,
    pub subject: String,
    pub linked_at: String,
}

/// A passkey, for its person.
#[derive(Debug, Serialize)]
pub struct MyPasskey {
    pub name: String,
    pub added_at: String,
    pub last_used_at: Option<String>,
}

/// A session, for its person.
#[derive(Debug, Serialize)]
pub struct MySession {
    pub browser: String,
    pub started_at: String,
    pub last_used_at: String,
}

impl Accounts {
    async fn my_guest_posts(&self, actor: &Actor) -> Result<Vec<MyGuestPost>, StoreError> {
        let mut mine = Vec::new();
        for post in self.store.own_guest_posts(actor.person).await? {
            let notes = self.store.guest_notes(post.id).await?;
            mine.push(MyGuestPost::from((post, notes)));
        }
        Ok(mine)
    }

    /// Everything that is kept about the asker.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn my_data(&self, actor: &Actor) -> Result<MyAccountData, StoreError> {
        let (person, profile) = self.own(actor).await?;
        let addresses = self.store.other_addresses(actor.person).await?;
        let terms = self.store.acceptances(actor.person).await?;
        let passkeys = self.store.passkeys(actor.person).await?;
        let sessions = self.store.sessions(actor.person).await?;
        let notices = self.store.notice_choices(actor.person).await?;
        let requests = self.store.own_requests(actor.person).await?;
        let enquiries = self.store.own_enquiries(EnquiriesOf::Person(actor.person)).await?;
        let suggestions = self.store.own_suggestions(actor.person).await?;
        let guest_posts = self.my_guest_posts(actor).await?;
        let participation = self.store.participation(actor.person).await?;
        let drafts = self.store.comment_drafts(actor.person).await?;
        let kept = self.store.kept(actor.person).await?;
        let digest = self.store.digest_time(actor.person).await?;
        let told = self.store.own_notices(actor.person).await?;
        let reports = self.store.own_reports(actor.person).await?;
        let decisions = self.store.own_decisions(actor.person).await?;
        let filters = self.store.saved_filters(actor.person).await?;
        let sign_ons = self.store.sign_on_links(actor.person).await?;
        let person_record = self.store.person_record(actor.person).await?.ok_or(StoreError::Unreadable)?;
        Ok(MyAccountData {
            username: actor.username.clone(),
            name: person.name,
            email: person.email,
            roster_email: addresses.roster,
            unconfirmed_email: addresses.pending,
            email_refused_since: person.unreachable.map(moment),
            member_number: person_record.member_number,
            language: person.language,
            on_roster: person.on_roster,
            kind: person.kind.map(MemberKind::code),
            province: person.province.map(domain::Province::code),
            specialty: person.specialty,
            shows_kind: profile.shows_kind,
            shows_province: profile.shows_province,
            shows_specialty: profile.shows_specialty,
            authenticator: actor.has_authenticator,
            sign_ons: sign_ons
                .into_iter()
                .map(|link| MySignOn {
                    subject: link.account.subject.as_str().to_owned(),
                    issuer: link.account.issuer,
                    linked_at: moment(link.since),
                })
                .collect(),
            passkeys: passkeys
                .into_iter()
                .map(|passkey| MyPasskey {
                    name: passkey.name,
                    added_at: moment(passkey.added),
                    last_used_at: passkey.used.map(moment),
                })
                .collect(),
            roles: actor.standing.grants.iter().map(|grant| grant.role.code()).collect(),
            terms_accepted: terms
                .into_iter()
                .map(|accepted| MyAcceptance {
                    version: accepted.version,
                    language: accepted.language,
                    accepted_at: moment(accepted.at),
                })
                .collect(),
            notices: notices.iter().map(|(kind, pace)| (kind.code(), Pace::code(pace))).collect(),
            mail_excerpts: notices.has_excerpts(),
            digest_hour: digest.hour,
            digest_zone: digest.zone.code(),
            sessions: sessions
                .into_iter()
                .map(|session| MySession {
                    browser: session.browser,
                    started_at: moment(session.started),
                    last_used_at: moment(session.seen),
                })
                .collect(),
            requests: requests.into_iter().map(MyRequest::from).collect(),
            messages: enquiries.into_iter().map(MyEnquiry::from).collect(),
            comments: participation.comments.into_iter().map(MyComment::from).collect(),
            drafts: drafts.into_iter().map(MyDraft::from).collect(),
            reactions: participation.reactions.into_iter().map(MyReactions::from).collect(),
            read_topics: participation
                .read_marks
                .into_iter()
                .map(|(topic, last_comment)| MyReadMark { topic, last_comment })
                .collect(),
            suggestions: suggestions.into_iter().map(MySuggestion::from).collect(),
            guest_posts,
            offers: MyOffer::all(&*self.store, actor.person).await?,
            followed_topics: kept.stances.into_iter().map(MyStance::from).collect(),
            bookmarks: kept.bookmarks.into_iter().map(MyBookmark::from).collect(),
            notifications: told.into_iter().map(MyNotification::from).collect(),
            reports: reports.into_iter().map(MyReport::from).collect(),
            decisions: decisions.into_iter().map(MyDecision::from).collect(),
            saved_filters: filters.into_iter().map(|filter| (filter.name, filter.words)).collect(),
            last_invited_at: person_record.invited.map(moment),
            last_signed_in_at: person_record.account.and_then(|account| account.signed_in).map(moment),
            introduced_at: actor.introduced.map(moment),
        })
    }
}
