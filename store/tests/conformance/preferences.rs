//! Claims about what a person sees and changes of themselves.

use domain::campaign::{Channel, PersonName, Purpose};
use domain::{EmailAddress, Language};
use store::campaign::{AddressChange, Confirmed, Confirming, Details, Method, Received, Sharer, Supporter};

use crate::harness::{Kit, NOW, consent, key, later, text};

crate::on_both_databases!(
    a_receipt_holds_the_exact_words_and_how_they_were_agreed_to,
    a_withdrawal_closes_one_channel_or_all,
    the_consents_become_those_that_are_wanted,
    a_number_that_goes_away_takes_its_consent_along,
    a_new_address_replaces_the_old_one_and_revokes_its_links,
    case_42_a_link_to_one_mailbox_confirms_no_other,
    a_new_address_of_somebody_else_is_not_taken_over,
    after_erasure_nothing_in_the_database_tells_who_it_was,
    a_disowned_mailbox_is_suppressed_and_an_erased_one_is_not,
    a_revoked_link_erases_nothing,
    case_41_asking_for_a_link_answers_alike_for_a_stranger,
    a_stranger_can_cause_only_a_few_mails_a_day,
    each_of_many_who_share_a_mailbox_gets_their_link_in_turn,
);

async fn standing(kit: &Kit, supporter: &Supporter) -> Vec<Channel> {
    let receipts = kit.store.receipts(supporter.id).await.unwrap();
    receipts
        .iter()
        .filter(|receipt| receipt.withdrawn.is_none())
        .map(|receipt| receipt.text.channel)
        .collect()
}

fn details() -> Details {
    Details {
        first_name: PersonName::parse("Wilhelmina").unwrap(),
        last_name: PersonName::parse("Quackenbush").ok(),
        postal_code: None,
        language: Language::Fr,
        phone: None,
    }
}

async fn a_receipt_holds_the_exact_words_and_how_they_were_agreed_to(kit: Kit) {
    let supporter = kit.confirmed("quack@example.org").await;
    let receipts = kit.store.receipts(supporter.id).await.unwrap();
    assert_eq!(receipts.len(), 2);
    assert_eq!(receipts[0].text, text(Channel::Email, Language::En));
    assert_eq!((receipts[0].given, receipts[0].method), (NOW, Method::PledgeForm));
}

async fn a_withdrawal_closes_one_channel_or_all(kit: Kit) {
    let supporter = kit.confirmed("quack@example.org").await;
    let withdraw = |channel, at| {
        kit.store.withdraw_consent(supporter.id, Purpose::Updates, channel, Method::Unsubscribe, at)
    };
    assert_eq!(withdraw(Some(Channel::Email), later(1)).await, Ok(true));
    assert_eq!(standing(&kit, &supporter).await, [Channel::Sms]);
    assert_eq!(withdraw(Some(Channel::Email), later(2)).await, Ok(false), "it stands no more");
    assert_eq!(withdraw(None, later(3)).await, Ok(true));
    let receipts = kit.store.receipts(supporter.id).await.unwrap();
    assert_eq!(receipts[0].withdrawn, Some((later(1), Method::Unsubscribe)));
    assert_eq!(receipts[1].withdrawn, Some((later(3), Method::Unsubscribe)));
}

async fn the_consents_become_those_that_are_wanted(kit: Kit) {
    let supporter = kit.confirmed("quack@example.org").await;
    let want = |channels: &[Channel], at| {
        let wanted = channels.iter().map(|channel| consent(*channel)).collect();
        kit.store.set_consents(supporter.id, Purpose::Updates, wanted, Method::PreferenceCentre, at)
    };
    want(&Channel::ALL, later(1)).await.unwrap();
    let receipts = kit.store.receipts(supporter.id).await.unwrap();
    assert_eq!(receipts.len(), 2, "those that stand stay as they were given");
    want(&[Channel::Sms], later(2)).await.unwrap();
    assert_eq!(standing(&kit, &supporter).await, [Channel::Sms]);
    want(&[], later(3)).await.unwrap();
    assert_eq!(standing(&kit, &supporter).await, []);
    let receipts = kit.store.receipts(supporter.id).await.unwrap();
    assert_eq!(receipts[0].withdrawn, Some((later(2), Method::PreferenceCentre)));
    want(&[Channel::Email], later(4)).await.unwrap();
    assert_eq!(standing(&kit, &supporter).await, [Channel::Email]);
    assert_eq!(
        kit.store.receipts(supporter.id).await.unwrap().len(),
        3,
        "a consent given again is a new receipt"
    );
}

async fn a_number_that_goes_away_takes_its_consent_along(kit: Kit) {
    let supporter = kit.confirmed("quack@example.org").await;
    assert_eq!(kit.store.change_details(supporter.id, details(), later(1)).await, Ok(true));
    assert_eq!(standing(&kit, &supporter).await, [Channel::Email]);
    let changed = kit.supporter(supporter.id).await.unwrap();
    assert_eq!((changed.language, changed.phone, changed.postal_code), (Language::Fr, None, None));
}

async fn a_new_address_replaces_the_old_one_and_revokes_its_links(kit: Kit) {
    let supporter = kit.confirmed("old@example.org").await;
    let new = EmailAddress::parse("new@example.org").unwrap();
    let key = key(&new.canonical());
    assert_eq!(kit.store.request_address(supporter.id, new, key, later(1)).await, Ok(true));
    assert_eq!(kit.supporter(supporter.id).await.unwrap().email, "old@example.org");
    let tag = kit.supporter(supporter.id).await.unwrap().pending.unwrap().tag;
    assert_eq!(kit.store.confirm_address(supporter.id, 0, later(2)).await, Ok(AddressChange::Unknown));
    assert_eq!(kit.store.pending_address(supporter.id, tag).await, Ok(Some("new@example.org".into())));
    assert_eq!(kit.store.confirm_address(supporter.id, tag, later(2)).await, Ok(AddressChange::Changed(1)));
    assert!(kit.supporter(supporter.id).await.is_none(), "the old link is revoked");
    assert_eq!(kit.store.supporter(supporter.id, 1).await.unwrap().unwrap().email, "new@example.org");
    assert_eq!(kit.store.receive_pledge(kit.pledge("new@example.org")).await, Ok(Received::Again));
}

async fn case_42_a_link_to_one_mailbox_confirms_no_other(kit: Kit) {
    let supporter = kit.confirmed("old@example.org").await;
    let mut tags = Vec::new();
    for address in ["mine@example.org", "yours@example.org"] {
        let new = EmailAddress::parse(address).unwrap();
        let key = key(&new.canonical());
        assert_eq!(kit.store.request_address(supporter.id, new, key, later(1)).await, Ok(true));
        tags.push(kit.supporter(supporter.id).await.unwrap().pending.unwrap().tag);
        let sent = kit.store.claim_mail(later(2), later(60), 10).await.unwrap();
        kit.store.mail_settled(sent.iter().map(|mail| mail.seq).collect()).await.unwrap();
    }
    assert_eq!(kit.store.pending_address(supporter.id, tags[0]).await, Ok(None));
    let confirmed = kit.store.confirm_address(supporter.id, tags[0], later(3)).await;
    assert_eq!(confirmed, Ok(AddressChange::Unknown));
    assert_eq!(kit.supporter(supporter.id).await.unwrap().email, "old@example.org");
}

async fn a_new_address_of_somebody_else_is_not_taken_over(kit: Kit) {
    let supporter = kit.confirmed("me@example.org").await;
    kit.confirmed("you@example.org").await;
    let yours = EmailAddress::parse("you@example.org").unwrap();
    let key = key(&yours.canonical());
    kit.store.request_address(supporter.id, yours, key, later(1)).await.unwrap();
    let tag = kit.supporter(supporter.id).await.unwrap().pending.unwrap().tag;
    assert_eq!(kit.store.confirm_address(supporter.id, tag, later(2)).await, Ok(AddressChange::Taken));
    assert_eq!(kit.supporter(supporter.id).await.unwrap().email, "me@example.org");
}

async fn after_erasure_nothing_in_the_database_tells_who_it_was(kit: Kit) {
    let secrets = ["w.quack", "Wilhelmina", "Quackenbush", "6135550142", "K1G 5W8", "next.quack"];
    let supporter = kit.confirmed("w.quack@example.org").await;
    let next = EmailAddress::parse("next.quack@example.org").unwrap();
    let next_key = key(&next.canonical());
    kit.store.request_address(supporter.id, next, next_key, later(1)).await.unwrap();
    let before = kit.dump().await;
    for secret in secrets {
        assert!(before.contains(secret), "{secret} is there before, or the test would prove nothing");
    }
    assert_eq!(kit.store.erase(supporter.id, 0, false, later(2)).await, Ok(true));
    let after = kit.dump().await;
    for secret in secrets {
        assert!(!after.contains(secret), "{secret} is still there");
    }
    let unkeyed = sha256("w.quack@example.org");
    assert!(!after.contains(&unkeyed) && !after.contains(&unkeyed.to_uppercase()));
    assert_eq!(kit.store.count_confirmed().await, Ok(0));
}

fn sha256(text: &str) -> String {
    domain::campaign::ConsentText {
        purpose: Purpose::Updates,
        channel: Channel::Email,
        language: Language::En,
        text: text.into(),
    }
    .digest()
}

async fn a_disowned_mailbox_is_suppressed_and_an_erased_one_is_not(kit: Kit) {
    for (email, disown) in [("never@example.org", true), ("again@example.org", false)] {
        let first = kit.pledge(email);
        let id = first.id;
        kit.store.receive_pledge(first).await.unwrap();
        kit.store.erase(id, 0, disown, later(1)).await.unwrap();
        kit.store.receive_pledge(kit.pledge(email)).await.unwrap();
        let mail = kit.store.claim_mail(later(2), later(60), 10).await.unwrap();
        assert_eq!(mail.iter().map(|mail| mail.suppressed).collect::<Vec<_>>(), [disown]);
    }
}

async fn a_revoked_link_erases_nothing(kit: Kit) {
    let supporter = kit.confirmed("quack@example.org").await;
    assert_eq!(kit.store.erase(supporter.id, 1, false, later(1)).await, Ok(false));
    assert!(kit.supporter(supporter.id).await.is_some());
}

async fn case_41_asking_for_a_link_answers_alike_for_a_stranger(kit: Kit) {
    kit.confirmed("known@example.org").await;
    let known = kit.store.request_link(key("known@example.org"), later(1)).await;
    let stranger = kit.store.request_link(key("stranger@example.org"), later(1)).await;
    assert_eq!((known, stranger), (Ok(()), Ok(())));
    assert_eq!(kit.number("SELECT COUNT(*) FROM outbox WHERE kind = 'preferences_link'").await, 1);
}

async fn a_stranger_can_cause_only_a_few_mails_a_day(kit: Kit) {
    kit.confirmed("quack@example.org").await;
    let mut sent = 0;
    for hour in 0..24 {
        kit.store.request_link(key("quack@example.org"), later(hour * 3600 + 1)).await.unwrap();
        let mail = kit.store.claim_mail(later(hour * 3600 + 2), later(99 * 3600), 10).await.unwrap();
        sent += mail.iter().filter(|mail| mail.matter.code() == "preferences_link").count();
        kit.store.mail_settled(mail.iter().map(|mail| mail.seq).collect()).await.unwrap();
    }
    assert_eq!(sent, 4);
    kit.store.request_link(key("quack@example.org"), later(25 * 3600)).await.unwrap();
    let tomorrow = kit.store.claim_mail(later(25 * 3600), later(99 * 3600), 10).await.unwrap();
    assert_eq!(tomorrow.len(), 1, "the bound is for a day");
}

async fn each_of_many_who_share_a_mailbox_gets_their_link_in_turn(kit: Kit) {
    let mut people = std::collections::BTreeSet::new();
    for name in ["Anna", "Berta", "Carla", "Dora", "Emma", "Flora"] {
        let mut pledge = kit.pledge("quack@example.org");
        pledge.pledge.first_name = PersonName::parse(name).unwrap();
        let id = pledge.id;
        kit.store.receive_pledge(pledge).await.unwrap();
        let another = Confirming { seen: None, who: Some(Sharer::Another) };
        assert_eq!(kit.store.confirm_pledge(id, 0, another, NOW).await, Ok(Confirmed::Now));
        people.insert(id);
    }
    for day in [2, 4] {
        let now = later(day * 86_400);
        kit.store.request_link(key("quack@example.org"), now).await.unwrap();
        let mails = kit.store.claim_mail(now, now + time::Duration::HOUR, 100).await.unwrap();
        let links: Vec<_> = mails.iter().filter(|mail| mail.matter.code() == "preferences_link").collect();
        assert_eq!(links.len(), 4, "{day}");
        for mail in links {
            people.remove(&mail.matter.reader());
        }
        kit.store.mail_settled(mails.iter().map(|mail| mail.seq).collect()).await.unwrap();
    }
    assert!(people.is_empty(), "{people:?}");
}
