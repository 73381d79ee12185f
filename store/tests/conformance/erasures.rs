//! Claims about the ledger of erasures, and about erasing again.

use domain::campaign::{Channel, Purpose};
use store::campaign::Method;
use store::community::comment::Gone;
use store::community::file::{FilePlace, TopicFile};
use store::erasure::{Erasure, LedgerEntry, Resumed};
use uuid::Uuid;

use crate::harness::{Kit, NOW, key, later};
use crate::moderation::Bench;

crate::on_both_databases!(
    every_erasure_stands_in_the_ledger_by_numbers_and_digests_alone,
    what_was_erased_since_is_erased_again_and_only_once,
    a_person_who_left_leaves_again,
    a_shortened_comment_says_nothing_where_nobody_knows_what_was_left_of_it,
    a_database_that_was_brought_back_has_no_session_and_no_mail_that_waits,
);

impl Kit {
    async fn erasures(&self) -> Vec<Erasure> {
        let entries = self.store.erasures(0, 99).await.unwrap();
        assert!(
            entries.iter().map(|entry| entry.seq).eq(1..=self.store.erasure_ledger().await.unwrap().last)
        );
        entries.into_iter().map(|entry| entry.erasure).collect()
    }

    async fn erase_again(&self, seq: i64, erasure: Erasure) -> bool {
        self.store.erase_again(LedgerEntry { seq, at: 1_700_000_000_000, erasure }).await.unwrap()
    }
}

async fn every_erasure_stands_in_the_ledger_by_numbers_and_digests_alone(kit: Kit) {
    let theme = kit.theme("Staffing").await;
    let [kept, gone, disowned] = [
        kit.confirmed("a@example.org").await,
        kit.confirmed("b@example.org").await,
        kit.confirmed("c@example.org").await,
    ];
    let withdrawn = kit
        .store
        .withdraw_consent(kept.id, Purpose::Updates, Some(Channel::Sms), Method::Unsubscribe, later(1))
        .await;
    assert!(withdrawn.unwrap());
    let again = kit
        .store
        .withdraw_consent(kept.id, Purpose::Updates, Some(Channel::Sms), Method::Unsubscribe, later(1))
        .await;
    assert!(!again.unwrap());
    assert!(kit.store.erase(gone.id, 0, false, later(2)).await.unwrap());
    assert!(!kit.store.erase(gone.id, 0, false, later(2)).await.unwrap());
    assert!(kit.store.erase(disowned.id, 0, true, later(3)).await.unwrap());
    let topic = kit.topic(theme, "Nights").await;
    let file = Uuid::from_u128(9);
    let label = store::document::Bilingual { en: "Beds".into(), fr: "Lits".into() };
    let kind = domain::community::FileKind::Pdf;
    let added = TopicFile { id: file, topic, kind, label, pixels: (0, 0), size: 1 };
    assert!(kit.store.add_file(added, vec![1], Uuid::from_u128(1), NOW).await.unwrap());
    assert!(kit.store.remove_file(FilePlace { topic, file }, Uuid::from_u128(1), later(4)).await.unwrap());
    let (purpose, method) = (Purpose::Updates.code().to_owned(), Method::Unsubscribe.code().to_owned());
    assert_eq!(
        kit.erasures().await,
        [
            Erasure::Consent { pledge: kept.id, purpose, channel: Some(Channel::Sms.code().into()), method },
            Erasure::Pledge { id: gone.id, never_again: None },
            Erasure::Pledge { id: disowned.id, never_again: Some(key("c@example.org")) },
            Erasure::File { topic, file },
        ]
    );
}

async fn what_was_erased_since_is_erased_again_and_only_once(kit: Kit) {
    let [kept, gone] = [kit.confirmed("a@example.org").await, kit.confirmed("b@example.org").await];
    let erased = Erasure::Pledge { id: gone.id, never_again: Some(key("b@example.org")) };
    // The number of one that left nothing here was given all the same.
    assert!(kit.erase_again(3, erased.clone()).await);
    assert!(!kit.erase_again(3, erased.clone()).await);
    assert!(kit.supporter(gone.id).await.is_none() && kit.supporter(kept.id).await.is_some());
    assert_eq!(kit.number("SELECT COUNT(*) FROM suppressions").await, 1);
    let none = Erasure::Pledge { id: kit.id(), never_again: None };
    assert!(kit.erase_again(4, none).await, "what a backup never knew is noted as well");
    let (purpose, method) = (Purpose::Updates.code().to_owned(), Method::Unsubscribe.code().to_owned());
    assert!(kit.erase_again(5, Erasure::Consent { pledge: kept.id, purpose, channel: None, method }).await);
    let receipts = kit.store.receipts(kept.id).await.unwrap();
    assert!(receipts.len() == 2 && receipts.iter().all(|receipt| receipt.withdrawn.is_some()));
    assert!(kit.store.erase(kept.id, 0, false, later(9)).await.unwrap());
    let entries = kit.store.erasures(3, 99).await.unwrap();
    assert_eq!(entries.iter().map(|entry| entry.seq).collect::<Vec<_>>(), [4, 5, 6]);
    assert_eq!(kit.store.erasures(0, 1).await.unwrap()[0].erasure, erased);
}

async fn a_person_who_left_leaves_again(kit: Kit) {
    let bench = Bench::new(kit).await;
    let [author, other] = bench.scene.people;
    let (mine, theirs) =
        (bench.scene.add(0, None, "Untel waits").await, bench.scene.add(1, None, "Beds").await);
    let kit = bench.kit();
    assert!(kit.store.leave(other, [9; 32], true, Vec::new(), later(5)).await.unwrap());
    let left =
        Erasure::Person { id: other, name_key: Some([9; 32]), keeps_comments: true, mailboxes: vec![] };
    assert_eq!(kit.erasures().await.last(), Some(&left));
    let last = kit.store.erasure_ledger().await.unwrap().last;
    let gone =
        Erasure::Person { id: author, name_key: Some([8; 32]), keeps_comments: false, mailboxes: vec![] };
    assert!(kit.erase_again(last + 1, gone).await);
    assert!(kit.store.own(author).await.unwrap().is_none());
    assert_eq!(kit.store.comment_source(mine).await.unwrap(), None);
    assert_eq!(kit.store.comment_source(theirs).await.unwrap().as_deref(), Some("Beds"));
    assert_eq!(kit.number("SELECT COUNT(*) FROM retired_usernames").await, 2);
    let taken_back = Erasure::Comment { id: theirs };
    assert!(kit.erase_again(last + 2, taken_back).await);
    assert_eq!(kit.store.comment_source(theirs).await.unwrap(), None);
}

async fn a_shortened_comment_says_nothing_where_nobody_knows_what_was_left_of_it(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (comment, case) = bench.reported("Untel waits").await;
    let act = bench.redaction(comment, "Untel waits", "[…] waits", Vec::new());
    assert_eq!(
        bench.act(case, Some(bench.moderators[0]), act, later(60)).await,
        store::moderation::Acted::Done
    );
    assert_eq!(bench.kit().erasures().await, [Erasure::Passages { comment }]);
    let other = bench.scene.add(1, None, "Unetelle waits").await;
    assert!(bench.finds("unetelle").await > 0, "or the test would prove nothing");
    assert!(bench.kit().erase_again(2, Erasure::Passages { comment: other }).await);
    assert_eq!(bench.finds("unetelle").await, 0);
    let read = bench.kit().store.comment(other, bench.moderators[1]).await.unwrap().unwrap();
    assert!(matches!(read.gone, Some(Gone::Removed)) && read.html.is_empty());
}

async fn a_database_that_was_brought_back_has_no_session_and_no_mail_that_waits(kit: Kit) {
    let person = kit.member("4711", "a@example.org").await;
    kit.open_account(person, "wilhelmina").await;
    kit.session(person, 1).await;
    kit.store.receive_pledge(kit.pledge("b@example.org")).await.unwrap();
    let waiting = kit.store.mail_backlog().await.unwrap().waiting;
    assert!(waiting > 0 && kit.actor(1).await.is_some());
    let resumed = kit.store.resume(later(9)).await.unwrap();
    assert_eq!(resumed, Resumed { sessions: 1, mails: waiting });
    let left = kit.store.mail_backlog().await.unwrap();
    assert_eq!((left.waiting, left.dead), (0, waiting));
    assert!(kit.actor(1).await.is_none());
}
