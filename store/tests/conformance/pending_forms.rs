//! Claims about forms that are kept for who has to sign in first.

use store::pending_form::{PendingForm, Saving};
use time::Duration;
use uuid::Uuid;

use crate::harness::{Kit, NOW, later};

crate::on_both_databases!(
    a_pending_form_is_its_person_s_and_its_browser_s,
    of_a_person_s_pending_forms_there_are_no_more_than_the_most_and_none_goes_for_another,
    a_pending_form_that_is_sent_again_is_kept_from_then_on,
    forgetting_a_pending_form_tells_whether_its_browser_has_others,
    a_pending_form_is_forgotten_in_time,
    who_leaves_leaves_no_pending_form,
);

/// More than any claim keeps.
const MANY: u32 = 100;

fn form(person: Uuid, browser: u8, at: time::OffsetDateTime) -> PendingForm {
    PendingForm { id: number(browser), digest: [browser; 32], person, sealed: vec![browser; 40], at }
}

fn number(browser: u8) -> Uuid {
    Uuid::from_u128(u128::from(browser))
}

fn pending(browser: u8) -> Vec<(Uuid, Vec<u8>)> {
    vec![(number(browser), vec![browser; 40])]
}

async fn a_pending_form_is_its_person_s_and_its_browser_s(kit: Kit) {
    let (store, person, other) =
        (&kit.store, kit.with_account("7", "moira").await, kit.with_account("8", "modeste").await);
    assert_eq!(store.save_pending_form(form(person, 1, NOW), MANY).await, Ok(Saving::Done));
    assert_eq!(store.pending_forms([1; 32], person, NOW).await, Ok(pending(1)));
    assert_eq!(store.pending_forms([1; 32], other, NOW).await, Ok(vec![]), "somebody else in this browser");
    assert_eq!(store.pending_forms([2; 32], person, NOW).await, Ok(vec![]), "another browser");
    let nobody = Uuid::from_u128(99);
    assert_eq!(store.save_pending_form(form(nobody, 3, NOW), MANY).await, Ok(Saving::Nobody));
    assert_eq!(store.pending_forms([3; 32], nobody, NOW).await, Ok(vec![]));
}

async fn of_a_person_s_pending_forms_there_are_no_more_than_the_most_and_none_goes_for_another(kit: Kit) {
    let (store, person, other) =
        (&kit.store, kit.with_account("7", "moira").await, kit.with_account("8", "modeste").await);
    store.save_pending_form(form(other, 9, NOW), 3).await.unwrap();
    for tab in 1..=5 {
        let form = PendingForm { digest: [1; 32], ..form(person, tab, later(i64::from(tab))) };
        let became = if tab <= 3 { Saving::Done } else { Saving::Full };
        assert_eq!(store.save_pending_form(form, 3).await, Ok(became), "{tab}");
    }
    let all = store.pending_forms([1; 32], person, NOW).await.unwrap();
    assert_eq!(all, [pending(3), pending(2), pending(1)].concat(), "the newest first, and none went");
    assert_eq!(store.pending_forms([9; 32], other, NOW).await, Ok(pending(9)), "another's stay");
}

async fn a_pending_form_that_is_sent_again_is_kept_from_then_on(kit: Kit) {
    let (store, person) = (&kit.store, kit.with_account("7", "moira").await);
    for tab in [1, 2] {
        let form = PendingForm { digest: [1; 32], ..form(person, tab, NOW) };
        assert_eq!(store.save_pending_form(form, 2).await, Ok(Saving::Done));
    }
    let again = form(person, 1, later(60));
    assert_eq!(store.save_pending_form(again, 2).await, Ok(Saving::Done), "also where every place is taken");
    let all = store.pending_forms([1; 32], person, NOW).await.unwrap();
    assert_eq!(all, [pending(1), pending(2)].concat(), "it is the newest, and there once");
    assert_eq!(store.expire_pending_forms(later(60)).await, Ok(1), "the other is old");
    assert_eq!(store.pending_forms([1; 32], person, later(60)).await, Ok(pending(1)));
    let theirs = PendingForm { digest: [2; 32], ..form(person, 1, later(70)) };
    assert_eq!(store.save_pending_form(theirs, 2).await, Ok(Saving::Full), "no other browser changes it");
}

async fn forgetting_a_pending_form_tells_whether_its_browser_has_others(kit: Kit) {
    let (store, person, other) =
        (&kit.store, kit.with_account("7", "moira").await, kit.with_account("8", "modeste").await);
    for (tab, person) in [(1, person), (2, other)] {
        store
            .save_pending_form(PendingForm { digest: [1; 32], ..form(person, tab, NOW) }, MANY)
            .await
            .unwrap();
    }
    assert_eq!(store.forget_pending_form([2; 32], number(1)).await, Ok(false), "not of this browser");
    assert_eq!(store.pending_forms([1; 32], person, NOW).await, Ok(pending(1)));
    assert_eq!(store.forget_pending_form([1; 32], number(1)).await, Ok(true), "another's is left");
    assert_eq!(store.pending_forms([1; 32], person, NOW).await, Ok(vec![]));
    assert_eq!(store.forget_pending_form([1; 32], number(2)).await, Ok(false));
}

async fn a_pending_form_is_forgotten_in_time(kit: Kit) {
    let (store, person) = (&kit.store, kit.with_account("7", "moira").await);
    store.save_pending_form(form(person, 1, NOW), MANY).await.unwrap();
    let after = NOW + Duration::SECOND;
    assert_eq!(store.pending_forms([1; 32], person, after).await, Ok(vec![]), "too old to be shown");
    assert_eq!(store.expire_pending_forms(NOW).await, Ok(0));
    assert_eq!(store.expire_pending_forms(NOW + Duration::SECOND).await, Ok(1));
}

async fn who_leaves_leaves_no_pending_form(kit: Kit) {
    let (store, person) = (&kit.store, kit.with_account("7", "moira").await);
    store.save_pending_form(form(person, 1, NOW), MANY).await.unwrap();
    assert!(store.leave(person, [8; 32], true, Vec::new(), later(90)).await.unwrap());
    assert_eq!(store.pending_forms([1; 32], person, NOW).await, Ok(vec![]));
}
