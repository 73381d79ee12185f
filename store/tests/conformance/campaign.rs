//! Claims about pledging and counting.

use domain::Language;
use domain::campaign::PersonName;
use store::campaign::{Confirmed, Confirming, Received, Sharer};
use store::health::Schema;

use crate::harness::{Kit, NOW, later};

crate::on_both_databases!(
    a_pledge_is_kept_as_it_was_written,
    only_confirmed_pledges_count,
    the_last_form_before_the_confirmation_counts,
    two_people_who_share_a_mailbox_can_both_pledge,
    a_pledge_from_before_names_counted_is_found_under_every_way_of_writing_its_name,
    one_person_under_two_names_counts_once_with_what_they_wrote_last,
    a_stranger_s_forms_under_many_names_mail_one_mailbox_a_few_times_a_day,
    case_46_a_thousand_identical_pledges_at_once_make_one_row,
    a_confirmation_counts_once,
    case_42_a_confirmation_raced_counts_once,
    a_revoked_or_unknown_link_confirms_nothing,
    unconfirmed_pledges_expire_and_confirmed_ones_stay,
    the_store_is_ready_once_it_is_open,
    case_30_what_looks_like_sql_is_only_text,
);

async fn a_pledge_is_kept_as_it_was_written(kit: Kit) {
    let pledge = kit.pledge("W.Quack@Example.org");
    let id = pledge.id;
    assert_eq!(kit.store.receive_pledge(pledge).await, Ok(Received::First));
    let kept = kit.supporter(id).await.unwrap();
    assert_eq!(kept.email, "W.Quack@example.org");
    assert_eq!((kept.first_name.as_str(), kept.last_name.as_str()), ("Wilhelmina", "Quackenbush"));
    assert_eq!((kept.postal_code.as_deref(), kept.province.as_deref()), (Some("K1G 5W8"), Some("ON")));
    assert_eq!(kept.phone.as_deref(), Some("+16135550142"));
    assert_eq!((kept.received, kept.confirmed), (NOW, None));
    assert_eq!(kit.number("SELECT COUNT(*) FROM audit WHERE action = 'pledge.received'").await, 1);
}

async fn only_confirmed_pledges_count(kit: Kit) {
    for email in ["a@example.org", "b@example.org", "c@example.org"] {
        kit.store.receive_pledge(kit.pledge(email)).await.unwrap();
    }
    assert_eq!(kit.store.count_confirmed().await, Ok(0));
    kit.confirmed("d@example.org").await;
    assert_eq!(kit.store.count_confirmed().await, Ok(1));
    assert_eq!(kit.number("SELECT COUNT(*) FROM pledge_confirmations").await, 1);
}

async fn the_last_form_before_the_confirmation_counts(kit: Kit) {
    let first = kit.pledge("w.quack@gmail.com");
    let id = first.id;
    kit.store.receive_pledge(first).await.unwrap();
    let mut again = kit.pledge("WQuack+cma@googlemail.com");
    again.pledge.first_name = PersonName::parse("WILHELMÍNA").unwrap();
    again.pledge.language = Language::Fr;
    again.consents.pop();
    let again_id = again.id;
    assert_eq!(kit.store.receive_pledge(again).await, Ok(Received::Again));
    let kept = kit.supporter(id).await.unwrap();
    assert_eq!((kept.first_name.as_str(), kept.language, kept.forms), ("WILHELMÍNA", Language::Fr, 2));
    assert_eq!(kept.email, "w.quack@gmail.com", "to the address that pledged, not to another's spelling");
    assert_eq!(kit.store.receipts(id).await.unwrap().len(), 1);
    assert!(kit.supporter(again_id).await.is_none());
    let seen = |seen| Confirming { seen: Some(seen), who: None };
    assert_eq!(kit.store.confirm_pledge(id, 0, seen(1), NOW).await, Ok(Confirmed::Changed));
    assert_eq!(kit.store.confirm_pledge(id, 0, seen(2), NOW).await, Ok(Confirmed::Now));
    let mut late = kit.pledge("w.quack@gmail.com");
    late.pledge.language = Language::En;
    assert_eq!(kit.store.receive_pledge(late).await, Ok(Received::Again));
    assert_eq!(kit.supporter(id).await.unwrap().language, Language::Fr, "what is confirmed is its person's");
}

/// The pledge of Mallory Quackenbush from this mailbox.
async fn of_mallory(kit: &Kit, email: &str) -> uuid::Uuid {
    let mut pledge = kit.pledge(email);
    pledge.pledge.first_name = PersonName::parse("Mallory").unwrap();
    let id = pledge.id;
    assert_eq!(kit.store.receive_pledge(pledge).await, Ok(Received::First));
    id
}

fn who(who: Sharer) -> Confirming {
    Confirming { seen: None, who: Some(who) }
}

async fn two_people_who_share_a_mailbox_can_both_pledge(kit: Kit) {
    let wilhelmina = kit.confirmed("quack@example.org").await;
    let mallory = of_mallory(&kit, "quack@example.org").await;
    let others = kit.store.sharing_mailbox(mallory).await.unwrap();
    assert_eq!(others.iter().map(|other| other.first_name.as_str()).collect::<Vec<_>>(), ["Wilhelmina"]);
    let asked = kit.store.confirm_pledge(mallory, 0, Confirming::default(), NOW).await;
    assert_eq!(asked, Ok(Confirmed::Ask));
    let stranger = kit.confirmed("other@example.org").await;
    let asked = kit.store.confirm_pledge(mallory, 0, who(Sharer::Same(stranger.id)), NOW).await;
    assert_eq!(asked, Ok(Confirmed::Ask), "nobody is who pledged from another mailbox");
    assert_eq!(kit.store.confirm_pledge(mallory, 0, who(Sharer::Another), NOW).await, Ok(Confirmed::Now));
    assert_eq!(kit.store.count_confirmed().await, Ok(3));
    assert!(kit.store.erase(mallory, 0, true, later(1)).await.unwrap());
    assert!(kit.supporter(wilhelmina.id).await.is_some());
    assert_eq!(
        kit.number("SELECT COUNT(*) FROM suppressions").await,
        0,
        "the other one reads this mailbox too"
    );
}

async fn a_pledge_from_before_names_counted_is_found_under_every_way_of_writing_its_name(kit: Kit) {
    let named = |first: &str, last: &str| {
        let mut pledge = kit.pledge("quack@example.org");
        pledge.pledge.first_name = PersonName::parse(first).unwrap();
        pledge.pledge.last_name = PersonName::parse(last).ok();
        pledge
    };
    for (first, last) in [("Marie-Ève", "O’Connor"), ("Suharto", ""), ("John", "Smith"), ("Jean-Luc", "Roy")]
    {
        assert_eq!(kit.store.receive_pledge(named(first, last)).await, Ok(Received::First));
    }
    kit.try_execute("UPDATE pledges SET who = lower(first_name || ' ' || last_name)").await.unwrap();
    assert_eq!(kit.store.receive_pledge(named("Jean Luc", "Roy")).await, Ok(Received::First));
    for _ in 0..2 {
        kit.store.mend_who().await.unwrap();
        for (first, last) in [("Marie Eve", "o'connor"), ("SUHARTO", ""), ("john", "Smith")] {
            assert_eq!(kit.store.receive_pledge(named(first, last)).await, Ok(Received::Again), "{first}");
        }
        assert_eq!(kit.number("SELECT COUNT(*) FROM pledges").await, 5);
        assert_eq!(
            kit.number("SELECT COUNT(*) FROM pledges WHERE who = 'jean-luc roy'").await,
            1,
            "what would collide stays"
        );
    }
}

async fn one_person_under_two_names_counts_once_with_what_they_wrote_last(kit: Kit) {
    let counted = kit.confirmed("quack@example.org").await;
    let mallory = of_mallory(&kit, "quack@example.org").await;
    let joined = kit.store.confirm_pledge(mallory, 0, who(Sharer::Same(counted.id)), NOW).await;
    assert_eq!(joined, Ok(Confirmed::Joined(counted.id, 0)));
    assert_eq!(kit.supporter(counted.id).await.unwrap().first_name, "Mallory");
    assert_eq!(
        kit.store.receipts(counted.id).await.unwrap().len(),
        2,
        "each consent has one receipt that stands"
    );
    assert!(kit.supporter(mallory).await.is_none());
    let first = kit.pledge("waiting@example.org");
    let waiting = first.id;
    kit.store.receive_pledge(first).await.unwrap();
    let mallory = of_mallory(&kit, "waiting@example.org").await;
    let confirmed = kit.store.confirm_pledge(mallory, 0, who(Sharer::Same(waiting)), NOW).await;
    assert_eq!(confirmed, Ok(Confirmed::Now));
    assert!(kit.supporter(waiting).await.is_none(), "what was never confirmed is gone");
    assert_eq!(kit.store.count_confirmed().await, Ok(2));
}

async fn a_stranger_s_forms_under_many_names_mail_one_mailbox_a_few_times_a_day(kit: Kit) {
    kit.confirmed("quack@example.org").await;
    for name in ["Anna", "Berta", "Carla", "Dora", "Emma", "Flora"] {
        let mut pledge = kit.pledge("quack@example.org");
        pledge.pledge.first_name = PersonName::parse(name).unwrap();
        kit.store.receive_pledge(pledge).await.unwrap();
    }
    let mails = kit.store.claim_mail(NOW, later(60), 100).await.unwrap();
    let prompts = mails.iter().filter(|mail| mail.matter.code() == "confirm_pledge").count();
    assert_eq!(prompts, 1 + 4, "the first pledge's own, and four");
}

async fn case_46_a_thousand_identical_pledges_at_once_make_one_row(kit: Kit) {
    let pledges = (0..1000).map(|_| kit.store.receive_pledge(kit.pledge("quack@example.org")));
    let received = futures::future::join_all(pledges).await;
    let first = received.iter().filter(|received| **received == Ok(Received::First)).count();
    let again = received.iter().filter(|received| **received == Ok(Received::Again)).count();
    assert_eq!((first, again), (1, 999));
    assert_eq!(kit.number("SELECT COUNT(*) FROM pledges").await, 1);
    assert_eq!(kit.number("SELECT COUNT(*) FROM consents").await, 2);
    assert_eq!(kit.number("SELECT COUNT(*) FROM outbox").await, 2, "one to confirm, one that says it waits");
}

async fn a_confirmation_counts_once(kit: Kit) {
    let supporter = kit.confirmed("quack@example.org").await;
    assert_eq!(
        kit.store.confirm_pledge(supporter.id, 0, Confirming::default(), later(60)).await,
        Ok(Confirmed::Before)
    );
    assert_eq!(kit.supporter(supporter.id).await.unwrap().confirmed, Some(NOW));
    assert_eq!(kit.number("SELECT COUNT(*) FROM outbox WHERE kind = 'welcome'").await, 1);
}

async fn case_42_a_confirmation_raced_counts_once(kit: Kit) {
    let pledge = kit.pledge("quack@example.org");
    let id = pledge.id;
    kit.store.receive_pledge(pledge).await.unwrap();
    let race = futures::future::join_all(
        (0..50).map(|_| kit.store.confirm_pledge(id, 0, Confirming::default(), NOW)),
    )
    .await;
    assert_eq!(race.iter().filter(|outcome| **outcome == Ok(Confirmed::Now)).count(), 1);
    assert_eq!(kit.store.count_confirmed().await, Ok(1));
}

async fn a_revoked_or_unknown_link_confirms_nothing(kit: Kit) {
    let pledge = kit.pledge("quack@example.org");
    let id = pledge.id;
    kit.store.receive_pledge(pledge).await.unwrap();
    assert_eq!(kit.store.confirm_pledge(id, 1, Confirming::default(), NOW).await, Ok(Confirmed::Unknown));
    assert_eq!(
        kit.store.confirm_pledge(kit.id(), 0, Confirming::default(), NOW).await,
        Ok(Confirmed::Unknown)
    );
    assert_eq!(kit.store.count_confirmed().await, Ok(0));
}

async fn unconfirmed_pledges_expire_and_confirmed_ones_stay(kit: Kit) {
    let confirmed = kit.confirmed("stays@example.org").await;
    kit.store.receive_pledge(kit.pledge("evaporates@example.org")).await.unwrap();
    assert_eq!(kit.store.expire_unconfirmed(NOW, later(1)).await, Ok(0), "it is not older than the bound");
    assert_eq!(kit.store.expire_unconfirmed(later(1), later(1)).await, Ok(1));
    assert!(kit.supporter(confirmed.id).await.is_some());
    assert!(!kit.dump().await.contains("evaporates"));
}

async fn the_store_is_ready_once_it_is_open(kit: Kit) {
    assert_eq!(kit.store.ready().await, Ok(Schema::Own));
}

async fn case_30_what_looks_like_sql_is_only_text(kit: Kit) {
    let mut pledge = kit.pledge("quack@example.org");
    pledge.pledge.last_name = PersonName::parse("O'Connor' -- '").ok();
    let id = pledge.id;
    kit.store.receive_pledge(pledge).await.unwrap();
    assert_eq!(kit.supporter(id).await.unwrap().last_name, "O'Connor' -- '");
}
