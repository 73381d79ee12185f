//! Claims about accounts, sessions and the roster.

use domain::account::{Grant, MemberKind, MemberNumber, Role, Scope, Subject, Username};
use domain::{EmailAddress, Language, Province};
use store::account::profile::Profile;
use store::account::session::{Actor, NewSession};
use store::account::terms::Acceptance;
use store::account::{Login, NewAccount, Opened, SignOnAccount};
use store::mail::{AccountMailKind, MailContent};
use store::passkey::{Answered, Credential, NewPasskey};
use store::roster::{Change, Entry};
use uuid::Uuid;

use crate::harness::{Kit, NOW, key, later};

crate::on_both_databases!(
    case_17_what_was_begun_in_a_session_that_has_ended_is_not_kept,
    a_corrected_mailbox_revokes_the_links_in_the_old_one,
    an_invitation_opens_one_account,
    case_42_two_at_once_with_one_invitation_open_one_account,
    case_32_a_name_that_looks_like_another_is_taken,
    case_41_a_stranger_is_sent_nothing,
    who_has_an_account_is_sent_a_new_password_instead,
    case_17_a_new_password_ends_every_session_and_every_link,
    case_11_who_falls_off_the_roster_is_signed_out_and_no_member_when_they_are_back,
    new_terms_are_owed_until_they_are_accepted,
    a_duty_is_seen_at_the_next_request_of_a_new_session,
    a_person_ends_their_own_sessions_and_nobody_else_s,
    sessions_expire_by_rest_and_by_age,
    case_42_a_code_and_a_step_are_used_once,
    an_authenticator_ends_the_other_sessions,
    a_new_session_ends_the_one_that_the_browser_had_whosever_it_was,
    what_protects_an_account_renews_the_session_and_ends_the_others,
    the_roster_is_read_back_as_it_was_written,
    a_profile_is_hidden_until_its_person_shows_it,
    an_introduction_is_over_for_its_person_alone_and_in_each_of_their_sessions,
    after_leaving_nothing_in_the_database_tells_who_it_was,
    a_name_that_was_left_is_nobody_else_s,
);

const OTHER: Uuid = Uuid::from_u128(0xffff);

fn entry(number: &str, email: &str) -> Entry {
    Entry {
        member_number: MemberNumber::parse(number).unwrap(),
        name: "Wilhelmina Quackenbush".into(),
        email: email.into(),
        kind: MemberKind::Physician,
        province: Some(Province::On),
        language: Language::En,
        specialty: Some("Family medicine".into()),
    }
}

pub fn mailbox(email: &str) -> store::campaign::AddressKey {
    key(&EmailAddress::parse(email).unwrap().canonical())
}

pub fn name_key(username: &str) -> [u8; 32] {
    key(&Username::parse(username).unwrap().skeleton())
}

impl Kit {
    pub async fn member(&self, number: &str, email: &str) -> Uuid {
        let id = self.id();
        let change = Change::Join { id, email_key: mailbox(email), entry: entry(number, email) };
        self.store.change_roster(vec![change], NOW).await.unwrap();
        self.store.publish_first_terms("Be kind.".into(), "Soyez bons.".into(), NOW).await.unwrap();
        id
    }

    pub async fn open_account(&self, person: Uuid, username: &str) -> Opened {
        let account = NewAccount {
            person,
            link_epoch: 0,
            username: Username::parse(username).unwrap(),
            name_key: name_key(username),
            password: Some("$argon2id$".into()),
            sign_on: None,
            terms: 1,
            language: Language::Fr,
            at: NOW,
        };
        self.store.open_account(account).await.unwrap()
    }

    pub async fn session(&self, person: Uuid, token: u8) -> Uuid {
        let id = self.id();
        let digest = [token; 32];
        let session = NewSession {
            id,
            digest,
            person,
            second_factor: false,
            browser: "Firefox, Linux".into(),
            former: None,
            at: NOW,
        };
        self.store.start_session(session).await.unwrap();
        id
    }

    pub async fn actor(&self, token: u8) -> Option<Actor> {
        self.store.actor([token; 32], NOW).await.unwrap()
    }

    pub async fn account_mail(&self) -> Vec<AccountMailKind> {
        let mail = self.store.claim_mail(later(1), later(2), 100).await.unwrap();
        mail.into_iter()
            .filter_map(|mail| match mail.matter {
                MailContent::Account(mail) => Some(mail.kind),
                MailContent::Campaign(_)
                | MailContent::Desk(_)
                | MailContent::Contact(_)
                | MailContent::Notifications(_) => None,
            })
            .collect()
    }
}

async fn an_invitation_opens_one_account(kit: Kit) {
    let person = kit.member("1", "w.quack@example.org").await;
    assert_eq!(kit.open_account(person, "quackers").await, Opened::Now);
    assert_eq!(kit.open_account(person, "another").await, Opened::Unknown, "the invitation works no more");
    for login in [
        Login::Username(Username::parse("Quack-Ers").unwrap().skeleton()),
        Login::Email(mailbox("W.Quack@example.org")),
        Login::Person(person),
    ] {
        let credentials = kit.store.credentials(login).await.unwrap().unwrap();
        assert_eq!((credentials.person, credentials.link_epoch), (person, 1));
        assert_eq!(credentials.password.as_deref(), Some("$argon2id$"));
    }
    let found = kit.store.person(person, 1).await.unwrap().unwrap();
    assert_eq!((found.username.as_deref(), found.language), (Some("quackers"), Language::Fr));
}

async fn case_42_two_at_once_with_one_invitation_open_one_account(kit: Kit) {
    let person = kit.member("1", "w.quack@example.org").await;
    let names = ["one-name", "two-name", "three-name", "four-name"];
    let opened = futures::future::join_all(names.map(|name| kit.open_account(person, name))).await;
    assert_eq!(opened.iter().filter(|opened| **opened == Opened::Now).count(), 1);
}

async fn case_32_a_name_that_looks_like_another_is_taken(kit: Kit) {
    let first = kit.member("1", "one@example.org").await;
    let second = kit.member("2", "two@example.org").await;
    assert_eq!(kit.open_account(first, "paypal").await, Opened::Now);
    assert_eq!(kit.open_account(second, "PaypaI").await, Opened::NameTaken);
    assert_eq!(kit.open_account(second, "paypals").await, Opened::Now, "the invitation was not used up");
}

async fn case_41_a_stranger_is_sent_nothing(kit: Kit) {
    kit.member("1", "one@example.org").await;
    kit.store.request_access(mailbox("stranger@example.org"), NOW).await.unwrap();
    assert_eq!(kit.account_mail().await, []);
    kit.store.request_access(mailbox("one@example.org"), NOW).await.unwrap();
    kit.store.request_access(mailbox("one@example.org"), NOW).await.unwrap();
    assert_eq!(kit.account_mail().await, [AccountMailKind::Invitation], "one waits at most");
}

async fn who_has_an_account_is_sent_a_new_password_instead(kit: Kit) {
    let person = kit.member("1", "one@example.org").await;
    kit.open_account(person, "quackers").await;
    kit.store.request_access(mailbox("one@example.org"), NOW).await.unwrap();
    assert_eq!(kit.account_mail().await, [AccountMailKind::PasswordReset]);
}

async fn case_17_a_new_password_ends_every_session_and_every_link(kit: Kit) {
    let person = kit.member("1", "one@example.org").await;
    kit.open_account(person, "quackers").await;
    kit.session(person, 1).await;
    assert!(kit.actor(1).await.is_some());
    let set = |epoch| kit.store.set_password(person, epoch, "$new$".into(), later(1));
    assert_eq!(set(0).await, Ok(false), "a link from before the account was opened");
    assert_eq!(set(1).await, Ok(true));
    assert_eq!(set(1).await, Ok(false), "used twice");
    assert!(kit.actor(1).await.is_none());
    let credentials = kit.store.credentials(Login::Person(person)).await.unwrap().unwrap();
    assert_eq!(credentials.password.as_deref(), Some("$new$"));
    assert_eq!(kit.account_mail().await, [AccountMailKind::PasswordChanged]);
}

async fn case_11_who_falls_off_the_roster_is_signed_out_and_no_member_when_they_are_back(kit: Kit) {
    let person = kit.member("1", "one@example.org").await;
    kit.open_account(person, "quackers").await;
    kit.session(person, 1).await;
    assert!(kit.actor(1).await.unwrap().standing.is_member);
    let other = kit.member("2", "two@example.org").await;
    kit.open_account(other, "duckling").await;
    kit.session(other, 2).await;
    kit.store.change_roster(vec![Change::Leave { id: person }], later(1)).await.unwrap();
    assert!(kit.actor(1).await.is_none());
    assert!(kit.actor(2).await.unwrap().standing.is_member, "nobody else");
    kit.session(person, 1).await;
    assert!(!kit.actor(1).await.unwrap().standing.is_member);
    let back = Change::Update {
        id: person,
        email_key: mailbox("new@example.org"),
        entry: entry("1", "new@example.org"),
    };
    kit.store.change_roster(vec![back], later(2)).await.unwrap();
    assert!(kit.actor(1).await.unwrap().standing.is_member);
}

async fn new_terms_are_owed_until_they_are_accepted(kit: Kit) {
    let person = kit.member("1", "one@example.org").await;
    kit.open_account(person, "quackers").await;
    kit.session(person, 1).await;
    assert!(!kit.actor(1).await.unwrap().standing.owes_terms, "accepted when the account was opened");
    let second = "INSERT INTO documents (kind, version, published, text_en, text_fr) \
                  VALUES ('terms', 2, 0, 'Be kinder.', 'Soyez meilleurs.') RETURNING version";
    assert_eq!(kit.number(second).await, 2);
    assert!(kit.actor(1).await.unwrap().standing.owes_terms);
    assert_eq!(kit.store.terms().await.unwrap().unwrap().version, 2);
    kit.store.accept_terms(person, 2, Language::Fr, later(1)).await.unwrap();
    assert!(!kit.actor(1).await.unwrap().standing.owes_terms);
}

async fn a_duty_is_seen_at_the_next_request_of_a_new_session(kit: Kit) {
    let person = kit.member("1", "one@example.org").await;
    kit.open_account(person, "quackers").await;
    kit.session(person, 1).await;
    let everywhere = Grant { role: Role::Editor, scope: Scope::Everywhere };
    let here = Grant { role: Role::Moderator, scope: Scope::Theme(OTHER) };
    kit.store.give_duty(person, everywhere, NOW).await.unwrap();
    assert!(kit.actor(1).await.is_none(), "a change of rights starts anew");
    kit.store.give_duty(person, here, NOW).await.unwrap();
    kit.store.give_duty(person, here, NOW).await.unwrap();
    kit.session(person, 2).await;
    let mut grants = kit.actor(2).await.unwrap().standing.grants;
    grants.sort_by_key(|grant| grant.role);
    assert_eq!(grants, [everywhere, here]);
}

async fn a_person_ends_their_own_sessions_and_nobody_else_s(kit: Kit) {
    let person = kit.member("1", "one@example.org").await;
    let other = kit.member("2", "two@example.org").await;
    kit.open_account(person, "quackers").await;
    kit.open_account(other, "duckling").await;
    let (mine, second, theirs) =
        (kit.session(person, 1).await, kit.session(person, 2).await, kit.session(other, 3).await);
    kit.store.end_sessions(person, Some(theirs), None).await.unwrap();
    assert!(kit.actor(3).await.is_some());
    kit.store.end_sessions(person, Some(second), None).await.unwrap();
    assert!(kit.actor(2).await.is_none());
    kit.session(person, 4).await;
    kit.store.end_sessions(person, None, Some(mine)).await.unwrap();
    let left: Vec<Uuid> =
        kit.store.sessions(person).await.unwrap().into_iter().map(|session| session.id).collect();
    assert_eq!(left, [mine]);
    assert!(kit.actor(3).await.is_some());
}

async fn sessions_expire_by_rest_and_by_age(kit: Kit) {
    let person = kit.member("1", "one@example.org").await;
    kit.open_account(person, "quackers").await;
    let rested = kit.session(person, 1).await;
    kit.session(person, 2).await;
    kit.store.session_seen(rested, later(100)).await.unwrap();
    assert_eq!(kit.store.expire_sessions(later(50), later(-50)).await, Ok(1));
    assert_eq!(kit.actor(1).await.unwrap().seen, later(100));
    assert!(kit.actor(2).await.is_none());
    assert_eq!(kit.store.expire_sessions(later(50), later(1)).await, Ok(1));
}

async fn case_42_a_code_and_a_step_are_used_once(kit: Kit) {
    let person = kit.member("1", "one@example.org").await;
    kit.open_account(person, "quackers").await;
    kit.session(person, 1).await;
    let actor = kit.actor(1).await.unwrap();
    kit.store
        .set_authenticator(&actor, vec![1, 2, 3], 10, vec![[7; 32], [8; 32]], [1; 32], NOW)
        .await
        .unwrap();
    let credentials = kit.store.credentials(Login::Person(person)).await.unwrap().unwrap();
    assert_eq!(credentials.totp_secret, Some(vec![1, 2, 3]));
    assert_eq!(kit.store.use_totp_step(person, 10).await, Ok(false), "used to set it up");
    let steps = (0..4).map(|_| kit.store.use_totp_step(person, 11));
    let used = futures::future::join_all(steps).await;
    assert_eq!(used.into_iter().filter(|used| *used == Ok(true)).count(), 1);
    assert_eq!(kit.store.use_totp_step(person, 9).await, Ok(false), "older than one that was used");
    assert_eq!(kit.store.use_recovery_code(person, [9; 32], NOW).await, Ok(false));
    assert_eq!(kit.store.use_recovery_code(OTHER, [7; 32], NOW).await, Ok(false));
    assert_eq!(kit.store.use_recovery_code(person, [7; 32], NOW).await, Ok(true));
    assert_eq!(kit.store.use_recovery_code(person, [7; 32], NOW).await, Ok(false));
}

async fn a_new_session_ends_the_one_that_the_browser_had_whosever_it_was(kit: Kit) {
    let one = kit.member("1", "one@example.org").await;
    let two = kit.member("2", "two@example.org").await;
    kit.open_account(one, "quackers").await;
    kit.open_account(two, "duckling").await;
    kit.session(one, 1).await;
    kit.session(one, 2).await;
    let session = NewSession {
        id: kit.id(),
        digest: [3; 32],
        person: two,
        second_factor: false,
        browser: String::new(),
        former: Some([1; 32]),
        at: NOW,
    };
    kit.store.start_session(session).await.unwrap();
    assert!(kit.actor(1).await.is_none(), "that browser's");
    assert!(kit.actor(2).await.is_some(), "another browser's");
    assert_eq!(kit.actor(3).await.unwrap().person, two);
}

async fn what_protects_an_account_renews_the_session_and_ends_the_others(kit: Kit) {
    let person = kit.member("1", "one@example.org").await;
    kit.open_account(person, "quackers").await;
    let kept = kit.session(person, 1).await;
    let other = kit.session(person, 2).await;
    let before = kit.actor(1).await.unwrap();
    kit.store.change_password(&before, "$argon2id$another".into(), [3; 32], NOW).await.unwrap();
    assert!(kit.actor(1).await.is_none() && kit.actor(2).await.is_none());
    let after = kit.actor(3).await.unwrap();
    assert_eq!((after.session, after.started), (before.session, before.started));
    assert!(!after.standing.has_second_factor);
    assert_eq!(kit.store.ended_sessions(vec![kept, other]).await, Ok(vec![other]));
    let limit = (0..1_200).map(|_| kit.id()).chain([kept]).collect();
    assert_eq!(kit.store.ended_sessions(limit).await.unwrap().len(), 1_200);
    assert_eq!(kit.store.ended_sessions(Vec::new()).await, Ok(Vec::new()));
}

async fn an_authenticator_ends_the_other_sessions(kit: Kit) {
    let person = kit.member("1", "one@example.org").await;
    kit.open_account(person, "quackers").await;
    kit.session(person, 1).await;
    kit.session(person, 2).await;
    let actor = kit.actor(1).await.unwrap();
    assert!(!actor.has_authenticator && !actor.standing.has_second_factor);
    kit.store.set_authenticator(&actor, vec![1], 10, Vec::new(), [3; 32], NOW).await.unwrap();
    assert!(kit.actor(1).await.is_none(), "whoever knew the token is out");
    let actor = kit.actor(3).await.unwrap();
    assert!(actor.has_authenticator && actor.standing.has_second_factor);
    assert!(kit.actor(2).await.is_none());
    assert_eq!(kit.account_mail().await, [AccountMailKind::SecondFactorSet]);
}

async fn the_roster_is_read_back_as_it_was_written(kit: Kit) {
    let person = kit.member("1", "one@example.org").await;
    let staff = kit
        .store
        .ensure_person(
            kit.id(),
            "two@example.org".into(),
            mailbox("two@example.org"),
            "Two".into(),
            Language::Fr,
        )
        .await
        .unwrap();
    let known = kit.store.roster().await.unwrap();
    assert_eq!(known.len(), 1, "staff are not on it");
    assert_eq!((known[0].id, known[0].on_roster), (person, true));
    assert_eq!(known[0].entry, entry("1", "one@example.org"));
    let join = Change::Join {
        id: kit.id(),
        email_key: mailbox("two@example.org"),
        entry: entry("2", "two@example.org"),
    };
    kit.store.change_roster(vec![join], NOW).await.unwrap();
    let joined = kit.store.roster().await.unwrap().into_iter().find(|known| known.id != person).unwrap();
    assert_eq!((joined.id, joined.on_roster), (staff, true), "who was of the staff keeps what they have");
}

async fn a_profile_is_hidden_until_its_person_shows_it(kit: Kit) {
    let person = kit.member("1", "one@example.org").await;
    assert!(kit.store.own(person).await.unwrap().is_none(), "without an account there is no profile");
    kit.open_account(person, "quackers").await;
    let (_, profile) = kit.store.own(person).await.unwrap().unwrap();
    let hidden =
        Profile { shows_kind: false, shows_province: false, shows_specialty: false, language: Language::Fr };
    assert_eq!(profile, hidden);
    let shown = Profile { shows_province: true, language: Language::En, ..hidden };
    assert_eq!(kit.store.set_profile(person, hidden, shown, later(1)).await, Ok(true));
    let other = Profile { shows_kind: true, ..hidden };
    assert_eq!(
        kit.store.set_profile(person, hidden, other, later(1)).await,
        Ok(false),
        "of two saves of what both had seen the second is refused"
    );
    let (known, profile) = kit.store.own(person).await.unwrap().unwrap();
    assert_eq!((profile, known.language), (shown, Language::En));
    let accepted = kit.store.acceptances(person).await.unwrap();
    assert_eq!(accepted, [Acceptance { version: 1, language: Language::Fr, at: NOW }]);
}

async fn after_leaving_nothing_in_the_database_tells_who_it_was(kit: Kit) {
    let secrets = [
        "w.quack",
        "Wilhelmina",
        "Quackenbush",
        "quackers",
        "Family medicine",
        "subject-at-provider",
        "Telefon von Quak",
    ];
    let person = kit.member("4711", "w.quack@example.org").await;
    kit.open_account(person, "quackers").await;
    kit.session(person, 1).await;
    let actor = kit.actor(1).await.unwrap();
    kit.store.set_authenticator(&actor, vec![1, 2, 3], 10, vec![[7; 32]], [1; 32], NOW).await.unwrap();
    let account = SignOnAccount {
        issuer: "https://login.example.ca".into(),
        subject: Subject::parse("subject-at-provider").unwrap(),
    };
    assert_eq!(kit.store.link_sign_on(person, account, NOW).await, Ok(true));
    let passkey = NewPasskey {
        id: kit.id(),
        name: "Telefon von Quak".into(),
        credential: Credential {
            id: vec![7; 32],
            public_key: vec![1, 2, 3],
            counter: 0,
            backup_eligible: false,
            backed_up: false,
        },
    };
    let answered = Answered { challenge: [7; 32], expires: later(300) };
    kit.store.add_passkey(&actor, passkey, answered, [1; 32], NOW).await.unwrap();
    kit.store.request_access(mailbox("w.quack@example.org"), NOW).await.unwrap();
    let before = kit.dump().await;
    for secret in secrets {
        assert!(before.contains(secret), "{secret} is there before, or the test would prove nothing");
    }
    assert_eq!(kit.store.leave(person, name_key("quackers"), true, Vec::new(), later(1)).await, Ok(true));
    let after = kit.dump().await;
    for secret in secrets {
        assert!(!after.contains(secret), "{secret} is still there");
    }
    assert!(kit.actor(1).await.is_none());
    assert_eq!(kit.account_mail().await, []);
}

async fn an_introduction_is_over_for_its_person_alone_and_in_each_of_their_sessions(kit: Kit) {
    for (number, email, name, token) in
        [("1", "one@example.org", "quackers", 1), ("2", "two@example.org", "barnabe", 3)]
    {
        let person = kit.member(number, email).await;
        kit.open_account(person, name).await;
        kit.session(person, token).await;
        kit.session(person, token + 1).await;
    }
    let actor = kit.actor(1).await.unwrap();
    assert_eq!(actor.introduced, None);
    kit.store.set_introduced(actor.person, later(1)).await.unwrap();
    kit.store.set_introduced(actor.person, later(2)).await.unwrap();
    for token in [1, 2] {
        assert_eq!(kit.actor(token).await.unwrap().introduced, Some(later(1)), "the first time counts");
    }
    assert_eq!(kit.actor(3).await.unwrap().introduced, None);
}

async fn a_name_that_was_left_is_nobody_else_s(kit: Kit) {
    let first = kit.member("1", "one@example.org").await;
    let second = kit.member("2", "two@example.org").await;
    kit.open_account(first, "quackers").await;
    assert_eq!(kit.store.leave(first, name_key("quackers"), true, Vec::new(), later(1)).await, Ok(true));
    assert_eq!(kit.open_account(second, "Quack-Ers").await, Opened::NameTaken);
    assert_eq!(kit.open_account(second, "duckling").await, Opened::Now);
}

async fn case_17_what_was_begun_in_a_session_that_has_ended_is_not_kept(kit: Kit) {
    let person = kit.member("1", "one@example.org").await;
    kit.open_account(person, "quackers").await;
    kit.session(person, 1).await;
    let actor = kit.actor(1).await.unwrap();
    let before = kit.store.credentials(Login::Person(person)).await.unwrap().unwrap();
    kit.store.end_sessions(person, None, None).await.unwrap();
    let credential = Credential {
        id: vec![7; 32],
        public_key: vec![1],
        counter: 0,
        backup_eligible: false,
        backed_up: false,
    };
    let passkey = NewPasskey { id: kit.id(), name: "Phone".into(), credential };
    let answered = Answered { challenge: [7; 32], expires: later(300) };
    assert!(kit.store.add_passkey(&actor, passkey, answered, [1; 32], NOW).await.is_err());
    assert!(kit.store.set_authenticator(&actor, vec![1], 10, vec![[7; 32]], [1; 32], NOW).await.is_err());
    assert!(kit.store.change_password(&actor, "$argon2id$another".into(), [1; 32], NOW).await.is_err());
    let after = kit.store.credentials(Login::Person(person)).await.unwrap().unwrap();
    assert_eq!((after.password, after.link_epoch), (before.password, before.link_epoch));
    assert!(after.totp_secret.is_none() && !after.has_passkey);
}

async fn a_corrected_mailbox_revokes_the_links_in_the_old_one(kit: Kit) {
    let person = kit.member("1", "mistyped@example.org").await;
    let entry = kit.store.roster().await.unwrap().remove(0).entry;
    for (email, epoch) in [("mistyped@example.org", 0), ("right@example.org", 1)] {
        let entry = Entry { email: email.into(), name: "Another Name".into(), ..entry.clone() };
        let change = Change::Update { id: person, email_key: mailbox(email), entry };
        kit.store.change_roster(vec![change], NOW).await.unwrap();
        assert!(kit.store.person(person, epoch).await.unwrap().is_some(), "{email}");
    }
    assert!(kit.store.person(person, 0).await.unwrap().is_none());
}
