//! What a person shows of themselves, takes along, and leaves.

use std::collections::{BTreeMap, HashMap};

use domain::Language;
use domain::account::{MemberKind, Username};
use domain::community::{DigestTime, NotificationChoices, NotificationKind, Pace};
use domain::seal::Secret;
use serde::{Deserialize, Serialize};
use store::account::profile::Profile;
use store::account::session::Actor;
use store::account::{NameKey, Person};
use store::retained_measure::NumberKey;
use store::staff::Held;
use store::{Store, StoreError};
use uuid::Uuid;

use super::{AccountError, Accounts};
use crate::community::actions::{
    MyBookmark, MyComment, MyDraft, MyGuestPost, MyNotification, MyReactions, MyReadMark, MyStance,
    MySuggestion, of_person, rewritten, take_out,
};
use crate::desk::actions::MyRequest;
use crate::moderation::actions::{MyDecision, MyReport};
use crate::moment::moment;
use crate::seen;

/// What others may see, and the language, as posted.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "the fields are those of the form")]
pub struct ProfileFields {
    pub shows_kind: String,
    pub shows_province: String,
    pub shows_specialty: String,
    pub language: String,
    pub seen: String,
}

/// What somebody chose for themselves that was not saved yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsaved {
    /// What others see.
    Profile(Profile),
    /// How often they are told of what, and when.
    Notifications(NotificationChoices, DigestTime),
}

/// What became of leaving.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaving {
    /// The account is gone.
    Done,
    /// The password was not right.
    WrongPassword,
    /// Nobody else could give rights any more.
    LastAdministrator,
}

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
    pub digest_hour: u8,
    pub digest_zone: &'static str,
    pub sessions: Vec<MySession>,
    pub requests: Vec<MyRequest>,
    pub comments: Vec<MyComment>,
    pub drafts: Vec<MyDraft>,
    pub reactions: Vec<MyReactions>,
    pub read_topics: Vec<MyReadMark>,
    pub suggestions: Vec<MySuggestion>,
    pub guest_posts: Vec<MyGuestPost>,
    pub followed_topics: Vec<MyStance>,
    pub bookmarks: Vec<MyBookmark>,
    pub notifications: Vec<MyNotification>,
    pub reports: Vec<MyReport>,
    pub decisions: Vec<MyDecision>,
    #[serde(rename = "case_filters")]
    pub saved_filters: BTreeMap<String, String>,
    pub last_invited_at: Option<String>,
    pub last_signed_in_at: Option<String>,
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
    /// The asker as they stand.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn own(&self, actor: &Actor) -> Result<(Person, Profile), StoreError> {
        self.store.own(actor.person).await?.ok_or(StoreError::Unreadable)
    }

    /// Changes what others see, and the language of mails; what was chosen, where it was changed in another window
    /// meanwhile. `None` when no language was chosen.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn set_profile(
        &self,
        actor: &Actor,
        fields: &ProfileFields,
    ) -> Result<Option<Result<(), Unsaved>>, StoreError> {
        let Ok(language) = fields.language.parse() else { return Ok(None) };
        let profile = Profile {
            shows_kind: !fields.shows_kind.is_empty(),
            shows_province: !fields.shows_province.is_empty(),
            shows_specialty: !fields.shows_specialty.is_empty(),
            language,
        };
        let (_, kept) = self.own(actor).await?;
        let is_stale = seen::is_stale(&fields.seen, &profile_words(kept)) && profile != kept;
        if is_stale
            || !self.store.set_profile(actor.person, kept, profile, self.clock.now()).await?
                // Pressed twice, the same was sent at once: it stands.
                && self.own(actor).await?.1 != profile
        {
            return Ok(Some(Err(Unsaved::Profile(profile))));
        }
        Ok(Some(Ok(())))
    }

    /// Changes how often the asker is told of what, and when. What the form does not name stays as it is; what was chosen
    /// comes back where it was changed in another window meanwhile.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn set_notice_choices(
        &self,
        actor: &Actor,
        fields: &HashMap<String, String>,
    ) -> Result<Result<(), Unsaved>, StoreError> {
        let kept = self.told_how_often(actor).await?;
        let (mut choices, mut time) = kept;
        for kind in NotificationKind::ALL {
            if let Some(pace) = fields.get(kind.code()).and_then(|pace| pace.parse().ok()) {
                choices = choices.with(kind, pace);
            }
        }
        let field = |name: &str| fields.get(name).map(String::as_str).unwrap_or_default();
        if let Some(hour) = DigestTime::parse_hour(field("digest_hour")) {
            time.hour = hour;
        }
        if let Ok(zone) = field("digest_zone").parse() {
            time.zone = zone;
        }
        let (chosen, now) = ((choices, time), self.clock.now());
        let is_stale = seen::is_stale(field("seen"), &notification_words(kept.0, kept.1)) && chosen != kept;
        if is_stale
            || !self.store.set_notice_choices(actor.person, kept, chosen, now).await?
                && self.told_how_often(actor).await? != chosen
        {
            return Ok(Err(Unsaved::Notifications(choices, time)));
        }
        Ok(Ok(()))
    }

    /// How often the asker is told of what, and when.
    async fn told_how_often(&self, actor: &Actor) -> Result<(NotificationChoices, DigestTime), StoreError> {
        let choices = self.store.notice_choices(actor.person).await?;
        Ok((choices, self.store.digest_time(actor.person).await?))
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
        let suggestions = self.store.own_suggestions(actor.person).await?;
        let mut guest_posts = Vec::new();
        for post in self.store.own_guest_posts(actor.person).await? {
            let notes = self.store.guest_notes(post.id).await?;
            guest_posts.push(MyGuestPost::from((post, notes)));
        }
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
            followed_topics: kept.stances.into_iter().map(MyStance::from).collect(),
            bookmarks: kept.bookmarks.into_iter().map(MyBookmark::from).collect(),
            notifications: told.into_iter().map(MyNotification::from).collect(),
            reports: reports.into_iter().map(MyReport::from).collect(),
            decisions: decisions.into_iter().map(MyDecision::from).collect(),
            saved_filters: filters.into_iter().map(|filter| (filter.name, filter.words)).collect(),
            last_invited_at: person_record.invited.map(moment),
            last_signed_in_at: person_record.account.and_then(|account| account.signed_in).map(moment),
        })
    }

    /// Erases the asker and their account, once the password has shown that it is them. What they wrote in the Community
    /// stays without their name, or goes too.
    ///
    /// # Errors
    /// [`AccountError`] when nothing was erased.
    pub async fn leave(
        &self,
        actor: &Actor,
        password: &str,
        keeps_comments: bool,
    ) -> Result<Leaving, AccountError> {
        if !self.is_owner(actor, password).await? {
            return Ok(Leaving::WrongPassword);
        }
        let (name_key, now) = (self.name_key(&actor.username), self.clock.now());
        let number = number_key(&*self.store, &self.secret, actor.person).await?;
        self.store.bind(actor.person, number, now).await?;
        let words = of_person(&*self.store, actor.person, keeps_comments).await?;
        let copies = rewritten(&*self.store, &words, &self.texts.instead).await?;
        if !self.store.leave(actor.person, name_key, keeps_comments, copies, now).await? {
            return Ok(Leaving::LastAdministrator);
        }
        // What was written between the look and the leaving.
        take_out(&*self.store, &words, &self.texts.instead, now).await?;
        Ok(Leaving::Done)
    }

    /// What holds against who asks. Of most people nobody has to ask.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn held_against(&self, actor: &Actor) -> Result<Vec<Held>, StoreError> {
        if actor.standing.is_suspended || actor.standing.is_muted {
            self.store.held_against(actor.person, self.clock.now()).await
        } else {
            Ok(Vec::new())
        }
    }

    /// Holds somebody who opens an account to what is bound to their membership.
    pub(super) async fn meet_bonds(&self, person: Uuid) -> Result<(), StoreError> {
        let number = number_key(&*self.store, &self.secret, person).await?;
        self.store.meet(person, number, self.clock.now()).await.map(drop)
    }

    /// Under which a name is held back from being taken again.
    pub(crate) fn name_key(&self, username: &str) -> NameKey {
        name_key(&self.secret, username)
    }
}

/// What a membership is found again by once its account is gone.
///
/// # Errors
/// [`StoreError`] when it cannot be read.
pub async fn number_key(
    store: &dyn Store,
    secret: &Secret,
    person: Uuid,
) -> Result<Option<NumberKey>, StoreError> {
    let number = store.person_record(person).await?.and_then(|person_record| person_record.member_number);
    // Kept apart from mailboxes, which are digested with the same key.
    Ok(number.map(|number| secret.address_key(&format!("member number {number}"))))
}

/// Under which a name is held back from being taken again.
pub(crate) fn name_key(secret: &Secret, username: &str) -> NameKey {
    let skeleton = Username::read(username).map(|name| name.skeleton());
    secret.address_key(&skeleton.unwrap_or_else(|_| username.to_owned()))
}

/// What is kept of a profile, to be marked as seen.
pub(in crate::account) fn profile_words(profile: Profile) -> String {
    let shown = [profile.shows_kind, profile.shows_province, profile.shows_specialty];
    format!("{shown:?} {}", profile.language.code())
}

/// What is kept of how often somebody is told of what, to be marked as seen.
pub(in crate::account) fn notification_words(choices: NotificationChoices, digest: DigestTime) -> String {
    let paces: Vec<&str> = choices.iter().map(|(_, pace)| Pace::code(pace)).collect();
    format!("{} {} {}", paces.join(" "), digest.hour, digest.zone.code())
}
