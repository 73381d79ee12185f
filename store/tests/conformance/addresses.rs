//! Claims about changing an account's address.

use domain::account::{MemberKind, MemberNumber, Username};
use domain::{EmailAddress, Language};
use store::account::session::NewSession;
use store::account::{Login, NewAccount};
use store::address::{EmailChange, OtherAddresses};
use store::mail::{AccountMailKind, MailContent, Queued};
use store::roster::{Change, Entry, Held};
use uuid::Uuid;

use crate::harness::{Kit, NOW, key, later};

crate::on_both_databases!(
    a_new_address_counts_once_it_is_confirmed,
    case_42_two_at_once_with_one_link_change_one_address,
    case_17_a_new_address_ends_every_session_and_every_link,
    the_address_of_somebody_else_is_not_taken_over,
    only_a_few_links_a_day_are_sent,
    a_stranger_s_forms_do_not_use_up_a_person_s_own_changes_of_address,
    a_chosen_address_outlives_the_roster_until_that_says_something_new,
);

const OLD: &str = "old@example.org";
const NEW: &str = "new@example.net";

fn mailbox(email: &str) -> store::campaign::AddressKey {
    key(&EmailAddress::parse(email).unwrap().canonical())
}

impl Kit {
    async fn account(&self, username: &str, email: &str) -> Uuid {
        let id = self.id();
        let entry = Entry {
            member_number: MemberNumber::parse(username).unwrap(),
            name: "Wilhelmina Quackenbush".into(),
            email: email.into(),
            kind: MemberKind::Physician,
            province: None,
            language: Language::En,
            specialty: None,
        };
        let change = Change::Join { id, email_key: mailbox(email), entry };
        self.store.change_roster(vec![change], NOW).await.unwrap();
        self.store.publish_first_terms("Be kind.".into(), "Soyez bons.".into(), NOW).await.unwrap();
        let username = Username::parse(username).unwrap();
        let account = NewAccount {
            person: id,
            link_epoch: 0,
            name_key: key(&username.skeleton()),
            username,
            password: Some("$argon2id$…".into()),
            sign_on: None,
            terms: 1,
            language: Language::En,
            at: NOW,
        };
        self.store.open_account(account).await.unwrap();
        id
    }

    async fn ask_for(&self, person: Uuid, email: &str) -> bool {
        self.store.request_email(person, email.into(), mailbox(email), NOW).await.unwrap()
    }

    async fn waiting(&self) -> Vec<(AccountMailKind, String)> {
        let mails = self.store.claim_mail(later(1), later(60), 10).await.unwrap();
        let told = |mail: Queued| match mail.matter {
            MailContent::Account(about) => (about.kind, mail.address),
            MailContent::Campaign(_)
            | MailContent::Desk(_)
            | MailContent::Contact(_)
            | MailContent::Notifications(_) => {
                panic!("not about an account")
            }
        };
        mails.into_iter().map(told).collect()
    }

    async fn signs_in_with(&self, email: &str) -> bool {
        self.store.credentials(Login::Email(mailbox(email))).await.unwrap().is_some()
    }
}

async fn a_new_address_counts_once_it_is_confirmed(kit: Kit) {
    let person = kit.account("quackers", OLD).await;
    assert!(kit.ask_for(person, NEW).await);
    assert_eq!(kit.waiting().await, [(AccountMailKind::ConfirmEmail, NEW.to_owned())]);
    assert!(kit.signs_in_with(OLD).await && !kit.signs_in_with(NEW).await);
    assert_eq!(kit.store.pending_email(person, 2).await.unwrap().as_deref(), Some(NEW));
    assert_eq!(kit.store.confirm_email(person, 2, NOW).await.unwrap(), EmailChange::Done);
    assert!(!kit.signs_in_with(OLD).await && kit.signs_in_with(NEW).await);
    assert!(
        kit.waiting().await.contains(&(AccountMailKind::EmailChanged, OLD.to_owned())),
        "the old one is told"
    );
    assert_eq!(kit.store.confirm_email(person, 3, NOW).await.unwrap(), EmailChange::Unknown);
}

async fn case_42_two_at_once_with_one_link_change_one_address(kit: Kit) {
    let person = kit.account("quackers", OLD).await;
    kit.ask_for(person, NEW).await;
    let (one, two) =
        tokio::join!(kit.store.confirm_email(person, 2, NOW), kit.store.confirm_email(person, 2, NOW));
    let mut both = [one.unwrap(), two.unwrap()];
    both.sort_by_key(|change| *change != EmailChange::Done);
    assert_eq!(both, [EmailChange::Done, EmailChange::Unknown]);
}

async fn case_17_a_new_address_ends_every_session_and_every_link(kit: Kit) {
    let person = kit.account("quackers", OLD).await;
    let session = NewSession {
        id: kit.id(),
        digest: [1; 32],
        person,
        second_factor: false,
        former: None,
        browser: String::new(),
        at: NOW,
    };
    kit.store.start_session(session).await.unwrap();
    kit.ask_for(person, NEW).await;
    assert!(kit.store.actor([1; 32], NOW).await.unwrap().is_some(), "asking ends nothing");
    kit.store.confirm_email(person, 2, NOW).await.unwrap();
    assert!(kit.store.actor([1; 32], NOW).await.unwrap().is_none());
    assert!(kit.store.person(person, 1).await.unwrap().is_none(), "links of before");
    assert!(!kit.store.set_password(person, 1, "$argon2id$!".into(), NOW).await.unwrap());
}

async fn the_address_of_somebody_else_is_not_taken_over(kit: Kit) {
    let person = kit.account("quackers", OLD).await;
    kit.account("anatole", NEW).await;
    assert!(kit.ask_for(person, NEW).await, "asking tells nothing");
    assert_eq!(kit.store.confirm_email(person, 2, NOW).await.unwrap(), EmailChange::Taken);
    assert!(kit.signs_in_with(OLD).await);
}

async fn a_chosen_address_outlives_the_roster_until_that_says_something_new(kit: Kit) {
    let person = kit.account("quackers", OLD).await;
    kit.ask_for(person, NEW).await;
    let waits = OtherAddresses { roster: None, pending: Some(NEW.into()) };
    assert_eq!(kit.store.other_addresses(person).await, Ok(waits));
    kit.store.confirm_email(person, 2, NOW).await.unwrap();
    let kept = OtherAddresses { roster: Some(OLD.into()), pending: None };
    assert_eq!(kit.store.other_addresses(person).await, Ok(kept));
    let held = Held { email_key: mailbox(NEW), person, may_join: false };
    assert_eq!(kit.store.held_mailboxes().await, Ok(vec![held]), "no line gives it to anybody else");
    let mut known = kit.store.roster().await.unwrap().remove(0);
    assert_eq!(known.entry.email, OLD, "the same file changes nothing");
    known.entry.name = "Wilhelmina Q.".into();
    for (says, counts) in [(OLD, NEW), ("third@example.org", "third@example.org")] {
        known.entry.email = says.into();
        let entry = known.entry.clone();
        let change = Change::Update { id: person, email_key: mailbox(says), entry };
        kit.store.change_roster(vec![change], NOW).await.unwrap();
        assert!(kit.signs_in_with(counts).await, "{says}");
    }
    assert!(!kit.signs_in_with(NEW).await);
}

async fn a_stranger_s_forms_do_not_use_up_a_person_s_own_changes_of_address(kit: Kit) {
    let person = kit.account("quackers", OLD).await;
    for _ in 0..6 {
        kit.store.request_access(mailbox(OLD), NOW).await.unwrap();
        let mails = kit.store.claim_mail(later(1), later(60), 10).await.unwrap();
        kit.store.mail_settled(mails.into_iter().map(|mail| mail.seq).collect()).await.unwrap();
    }
    assert!(kit.ask_for(person, NEW).await);
}

async fn only_a_few_links_a_day_are_sent(kit: Kit) {
    let person = kit.account("quackers", OLD).await;
    let mut sent = 0;
    for number in 0..8 {
        sent += u32::from(kit.ask_for(person, &format!("new{number}@example.net")).await);
    }
    assert_eq!(sent, 4);
    assert!(kit.waiting().await.len() <= 1, "each replaces the one that waits");
}
