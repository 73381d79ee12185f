//! Claims about forms that are kept for who has to sign in first.

use store::kept::KeptForm;
use time::Duration;
use uuid::Uuid;

use crate::harness::{Kit, NOW, later};

crate::on_both_databases!(
    a_kept_form_is_its_person_s_and_its_browser_s,
    a_person_has_one_kept_form,
    a_kept_form_is_forgotten_in_time,
    who_leaves_leaves_no_kept_form,
);

fn form(person: Uuid, browser: u8, at: time::OffsetDateTime) -> KeptForm {
    KeptForm { digest: [browser; 32], person, sealed: vec![browser; 40], at }
}

async fn a_kept_form_is_its_person_s_and_its_browser_s(kit: Kit) {
    let (store, person, other) =
        (&kit.store, kit.with_account("7", "moira").await, kit.with_account("8", "modeste").await);
    assert_eq!(store.keep_form(form(person, 1, NOW)).await, Ok(true));
    assert_eq!(store.kept_form([1; 32], person, NOW).await, Ok(Some(vec![1; 40])));
    assert_eq!(store.kept_form([1; 32], other, NOW).await, Ok(None), "somebody else in this browser");
    assert_eq!(store.kept_form([2; 32], person, NOW).await, Ok(None), "another browser");
    let nobody = Uuid::from_u128(99);
    assert_eq!(store.keep_form(form(nobody, 3, NOW)).await, Ok(false));
    assert_eq!(store.kept_form([3; 32], nobody, NOW).await, Ok(None));
}

async fn a_person_has_one_kept_form(kit: Kit) {
    let (store, person) = (&kit.store, kit.with_account("7", "moira").await);
    store.keep_form(form(person, 1, NOW)).await.unwrap();
    store.keep_form(form(person, 2, later(1))).await.unwrap();
    assert_eq!(store.kept_form([1; 32], person, NOW).await, Ok(None));
    assert_eq!(store.kept_form([2; 32], person, NOW).await, Ok(Some(vec![2; 40])));
    store.forget_kept_form([2; 32]).await.unwrap();
    assert_eq!(store.kept_form([2; 32], person, NOW).await, Ok(None));
}

async fn a_kept_form_is_forgotten_in_time(kit: Kit) {
    let (store, person) = (&kit.store, kit.with_account("7", "moira").await);
    store.keep_form(form(person, 1, NOW)).await.unwrap();
    assert_eq!(
        store.kept_form([1; 32], person, NOW + Duration::SECOND).await,
        Ok(None),
        "too old to be shown"
    );
    assert_eq!(store.expire_kept_forms(NOW).await, Ok(0));
    assert_eq!(store.expire_kept_forms(NOW + Duration::SECOND).await, Ok(1));
}

async fn who_leaves_leaves_no_kept_form(kit: Kit) {
    let (store, person) = (&kit.store, kit.with_account("7", "moira").await);
    store.keep_form(form(person, 1, NOW)).await.unwrap();
    assert!(store.leave(person, [8; 32], true, Vec::new(), later(90)).await.unwrap());
    assert_eq!(store.kept_form([1; 32], person, NOW).await, Ok(None));
}
