//! Claims about accounts at an identity provider and whose they are.

use domain::Language;
use domain::account::{Grant, MemberNumber, Role, Scope, Subject, Username};
use store::account::{NewAccount, Opened, SignOnAccount};
use store::mail::AccountMailKind;
use store::roster::Change;
use store::sign_on::{Claimed, SignOnLink};
use uuid::Uuid;

use crate::account::{mailbox, name_key};
use crate::harness::{Kit, NOW, later};

crate::on_both_databases!(
    case_42_a_state_is_used_once_also_when_it_is_raced,
    a_provider_s_account_is_one_person_s_and_a_person_has_one_of_each_provider,
    a_claim_finds_whoever_bears_it_on_the_roster_or_the_staff,
    an_account_opens_without_a_password_and_with_its_link,
    a_link_goes_only_where_a_password_stays,
    what_was_set_is_noted_when_it_changes,
);

fn account(issuer: &str, subject: &str) -> SignOnAccount {
    SignOnAccount { issuer: issuer.into(), subject: Subject::parse(subject).unwrap() }
}

fn without_password(person: Uuid, username: &str, sign_on: SignOnAccount) -> NewAccount {
    NewAccount {
        person,
        link_epoch: 0,
        username: Username::parse(username).unwrap(),
        name_key: name_key(username),
        password: None,
        sign_on: Some(sign_on),
        terms: 1,
        language: Language::En,
        at: NOW,
    }
}

async fn case_42_a_state_is_used_once_also_when_it_is_raced(kit: Kit) {
    let raced = (0..4).map(|_| kit.store.use_sign_on_state([1; 32], later(600)));
    let used = futures::future::join_all(raced).await;
    assert_eq!(used.into_iter().filter(|used| *used == Ok(true)).count(), 1);
    assert_eq!(kit.store.use_sign_on_state([2; 32], later(600)).await, Ok(true));
    kit.store.expire_sign_on_states(later(600)).await.unwrap();
    assert_eq!(
        kit.store.use_sign_on_state([1; 32], later(600)).await,
        Ok(false),
        "it is not forgotten too early"
    );
    kit.store.expire_sign_on_states(later(601)).await.unwrap();
    assert_eq!(kit.number("SELECT COUNT(*) FROM sign_on_states").await, 0);
}

async fn a_provider_s_account_is_one_person_s_and_a_person_has_one_of_each_provider(kit: Kit) {
    let first = kit.member("1", "one@example.org").await;
    let second = kit.member("2", "two@example.org").await;
    kit.open_account(first, "quackers").await;
    kit.open_account(second, "duckling").await;
    let link = |person, issuer, subject| kit.store.link_sign_on(person, account(issuer, subject), NOW);
    assert_eq!(link(first, "https://a", "x").await, Ok(true));
    assert_eq!(link(second, "https://a", "x").await, Ok(false), "it is somebody's");
    assert_eq!(link(first, "https://a", "y").await, Ok(false), "they have one");
    assert_eq!(link(second, "https://b", "x").await, Ok(true), "another provider's account of the same name");
    assert_eq!(kit.store.sign_on_owner(account("https://a", "x")).await, Ok(Some(first)));
    assert_eq!(kit.store.sign_on_owner(account("https://b", "x")).await, Ok(Some(second)));
    assert_eq!(kit.store.sign_on_owner(account("https://a", "X")).await, Ok(None), "case matters");
    assert_eq!(kit.account_mail().await, [AccountMailKind::SignOnLinked; 2]);
}

async fn a_claim_finds_whoever_bears_it_on_the_roster_or_the_staff(kit: Kit) {
    let member = kit.member("4711", "one@example.org").await;
    let email = "two@example.org";
    let ensured = kit.store.ensure_person(kit.id(), email.into(), mailbox(email), "Two".into(), Language::En);
    let staff = ensured.await.unwrap();
    kit.store.give_duty(staff, Grant { role: Role::Editor, scope: Scope::Everywhere }, NOW).await.unwrap();
    let find = async |claimed| {
        let found = kit.store.sign_on_claimant(claimed).await.unwrap();
        found.map(|claimant| (claimant.person.id, claimant.person.on_roster, claimant.is_staff))
    };
    let number = |text| Claimed::Member(MemberNumber::parse(text).unwrap());
    assert_eq!(find(number("4711")).await, Some((member, true, false)));
    assert_eq!(find(number("471")).await, None);
    assert_eq!(find(Claimed::Mailbox(mailbox("One@example.org"))).await, Some((member, true, false)));
    assert_eq!(find(Claimed::Mailbox(mailbox(email))).await, Some((staff, false, true)));
    kit.store.change_roster(vec![Change::Leave { id: member }], NOW).await.unwrap();
    assert_eq!(find(number("4711")).await, Some((member, false, false)));
}

async fn an_account_opens_without_a_password_and_with_its_link(kit: Kit) {
    let person = kit.member("1", "one@example.org").await;
    let other = kit.member("2", "two@example.org").await;
    let sign_on = account("https://a", "x");
    let open = |person, name| kit.store.open_account(without_password(person, name, sign_on.clone()));
    assert_eq!(open(person, "quackers").await, Ok(Opened::Now));
    assert_eq!(
        open(other, "duckling").await,
        Ok(Opened::Unknown),
        "the provider's account is somebody's now"
    );
    assert_eq!(kit.number("SELECT COUNT(*) FROM accounts").await, 1);
    let links = kit.store.sign_on_links(person).await.unwrap();
    assert_eq!(links, [SignOnLink { account: sign_on.clone(), since: NOW }]);
    assert_eq!(kit.account_mail().await, [AccountMailKind::SignOnLinked]);
    assert_eq!(kit.store.leave(person, name_key("quackers"), true, Vec::new(), later(1)).await, Ok(true));
    assert_eq!(kit.store.sign_on_owner(sign_on).await, Ok(None));
}

async fn a_link_goes_only_where_a_password_stays(kit: Kit) {
    let person = kit.member("1", "one@example.org").await;
    let opened =
        kit.store.open_account(without_password(person, "quackers", account("https://a", "x"))).await;
    assert_eq!(opened, Ok(Opened::Now));
    let unlink = |issuer: &str| kit.store.unlink_sign_on(person, issuer.into(), later(1));
    assert_eq!(unlink("https://a").await, Ok(false));
    assert_eq!(kit.store.set_password(person, 1, "$new$".into(), later(1)).await, Ok(true));
    assert_eq!(unlink("https://b").await, Ok(false));
    assert_eq!(unlink("https://a").await, Ok(true));
    assert_eq!(kit.store.sign_on_links(person).await, Ok(Vec::new()));
    assert_eq!(kit.number("SELECT COUNT(*) FROM audit WHERE action LIKE 'sign_on.%'").await, 2);
}

async fn what_was_set_is_noted_when_it_changes(kit: Kit) {
    let count = "SELECT COUNT(*) FROM audit WHERE action = 'sign_on.set'";
    let note = |settings: Option<&str>| kit.store.note_sign_on_settings(settings.map(str::to_owned), NOW);
    for (settings, noted) in
        [(None, 0), (Some("a"), 1), (Some("a"), 1), (Some("b"), 2), (None, 3), (None, 3), (Some("b"), 4)]
    {
        note(settings).await.unwrap();
        assert_eq!(kit.number(count).await, noted, "{settings:?}");
    }
}
