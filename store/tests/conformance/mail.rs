//! Claims about the outbox.

use store::campaign::Confirming;
use store::mail::{Backlog, MailKind};

use crate::harness::{Kit, NOW, later};

crate::on_both_databases!(
    a_pledge_and_its_mail_are_kept_together,
    a_leased_mail_is_nobody_else_s_until_the_lease_lapses,
    two_workers_at_once_never_take_the_same_mail,
    a_failed_mail_comes_back_when_it_is_due,
    a_dead_mail_is_kept_for_the_operator_and_sent_no_more,
    a_mail_that_was_not_tried_is_as_if_it_had_not_been_taken,
    a_refused_mailbox_is_tried_again_after_half_a_year,
    the_second_pledge_s_mail_says_whether_the_first_was_confirmed,
    a_mail_of_an_erased_person_is_gone,
);

async fn a_pledge_and_its_mail_are_kept_together(kit: Kit) {
    kit.store.receive_pledge(kit.pledge("quack@example.org")).await.unwrap();
    let mail = kit.store.claim_mail(NOW, later(60), 10).await.unwrap();
    assert_eq!(mail.len(), 1);
    assert_eq!(
        (mail[0].matter.code(), mail[0].address.as_str()),
        (MailKind::ConfirmPledge.code(), "quack@example.org")
    );
    assert_eq!((mail[0].attempts, mail[0].suppressed, mail[0].queued), (1, false, NOW));
    kit.store.mail_settled(vec![mail[0].seq]).await.unwrap();
    assert_eq!(kit.store.mail_backlog().await, Ok(Backlog { waiting: 0, dead: 0, oldest: None }));
}

async fn a_leased_mail_is_nobody_else_s_until_the_lease_lapses(kit: Kit) {
    kit.store.receive_pledge(kit.pledge("quack@example.org")).await.unwrap();
    assert_eq!(kit.store.claim_mail(NOW, later(60), 10).await.unwrap().len(), 1);
    assert_eq!(kit.store.claim_mail(later(59), later(120), 10).await.unwrap().len(), 0);
    let again = kit.store.claim_mail(later(60), later(120), 10).await.unwrap();
    assert_eq!(again[0].attempts, 2);
}

async fn two_workers_at_once_never_take_the_same_mail(kit: Kit) {
    for n in 0..40 {
        kit.store.receive_pledge(kit.pledge(&format!("quack{n}@example.org"))).await.unwrap();
    }
    let workers = (0..8).map(|_| kit.store.claim_mail(NOW, later(60), 10));
    let taken = futures::future::join_all(workers).await;
    let mut seqs: Vec<i64> = taken.into_iter().flat_map(|mail| mail.unwrap()).map(|mail| mail.seq).collect();
    seqs.sort_unstable();
    seqs.dedup();
    assert_eq!(seqs.len(), 40);
}

async fn a_failed_mail_comes_back_when_it_is_due(kit: Kit) {
    kit.store.receive_pledge(kit.pledge("quack@example.org")).await.unwrap();
    let mail = kit.store.claim_mail(NOW, later(60), 10).await.unwrap();
    kit.store.mail_failed(mail[0].seq, later(600), "refused for now").await.unwrap();
    assert_eq!(kit.store.claim_mail(later(599), later(700), 10).await.unwrap().len(), 0);
    assert_eq!(kit.store.claim_mail(later(600), later(700), 10).await.unwrap().len(), 1);
}

async fn a_dead_mail_is_kept_for_the_operator_and_sent_no_more(kit: Kit) {
    kit.store.receive_pledge(kit.pledge("quack@example.org")).await.unwrap();
    let mail = kit.store.claim_mail(NOW, later(60), 10).await.unwrap();
    kit.store.mail_dead(mail[0].seq, later(1), "refused", None).await.unwrap();
    assert_eq!(kit.store.claim_mail(later(9999), later(99999), 10).await.unwrap().len(), 0);
    assert_eq!(kit.store.mail_backlog().await, Ok(Backlog { waiting: 0, dead: 1, oldest: None }));
}

async fn the_second_pledge_s_mail_says_whether_the_first_was_confirmed(kit: Kit) {
    for (email, confirm, kind) in [
        ("waiting@example.org", false, MailKind::PledgeWaiting),
        ("supporter@example.org", true, MailKind::AlreadySupporter),
    ] {
        let first = kit.pledge(email);
        let id = first.id;
        kit.store.receive_pledge(first).await.unwrap();
        if confirm {
            kit.store.confirm_pledge(id, 0, Confirming::default(), NOW).await.unwrap();
        }
        kit.store.receive_pledge(kit.pledge(email)).await.unwrap();
        let mail = kit.store.claim_mail(NOW, later(60), 10).await.unwrap();
        assert_eq!(mail.last().unwrap().matter.code(), kind.code());
    }
}

async fn a_mail_of_an_erased_person_is_gone(kit: Kit) {
    let supporter = kit.confirmed("quack@example.org").await;
    kit.store.erase(supporter.id, 0, false, later(1)).await.unwrap();
    assert_eq!(kit.store.claim_mail(later(2), later(60), 10).await.unwrap().len(), 0);
}

async fn a_mail_that_was_not_tried_is_as_if_it_had_not_been_taken(kit: Kit) {
    kit.store.receive_pledge(kit.pledge("quack@example.org")).await.unwrap();
    for _ in 0..3 {
        let mail = kit.store.claim_mail(NOW, later(300), 10).await.unwrap();
        assert_eq!((mail.len(), mail[0].attempts), (1, 1));
        assert_eq!(kit.store.claim_mail(NOW, later(300), 10).await.unwrap().len(), 0);
        kit.store.mail_put_back(vec![mail[0].seq], NOW).await.unwrap();
    }
    let backlog = Backlog { waiting: 1, dead: 0, oldest: Some(NOW) };
    assert_eq!(kit.store.mail_backlog().await, Ok(backlog));
}

async fn a_refused_mailbox_is_tried_again_after_half_a_year(kit: Kit) {
    kit.store.receive_pledge(kit.pledge("quack@example.org")).await.unwrap();
    let mail = kit.store.claim_mail(NOW, later(60), 10).await.unwrap();
    kit.store.mail_dead(mail[0].seq, NOW, "no such mailbox", Some([1; 32])).await.unwrap();
    for (days, since) in [(180, Some(NOW)), (181, None)] {
        let then = NOW + time::Duration::days(days);
        kit.store.expire_unconfirmed(NOW, then).await.unwrap();
        assert_eq!(kit.store.unreachable_since([1; 32]).await, Ok(since), "{days}");
    }
}
