//! Claims about the writer that groups.

use domain::Language;
use domain::community::SuggestionText;
use store::StoreError;
use store::campaign::Received;
use store::community::suggestion::NewSuggestion;
use store::health::Schema;
use time::PrimitiveDateTime;

use crate::harness::{Kit, consent};
use domain::campaign::Channel;

crate::on_both_databases!(
    a_write_that_fails_takes_none_of_its_group_along,
    a_write_that_panics_has_failed_and_the_writer_goes_on,
    a_closed_store_has_kept_what_it_acknowledged_and_takes_no_more,
);

async fn a_write_that_fails_takes_none_of_its_group_along(kit: Kit) {
    let mut pledges: Vec<_> = (0..20).map(|n| kit.pledge(&format!("quack{n}@example.org"))).collect();
    let mut unknown_text = consent(Channel::Email);
    unknown_text.text_digest = "no text has this digest".into();
    pledges[7].consents = vec![unknown_text];
    let received = futures::future::join_all(pledges.into_iter().map(|p| kit.store.receive_pledge(p))).await;
    let kept = received.iter().filter(|received| **received == Ok(Received::First)).count();
    assert_eq!((kept, received[7]), (19, Err(StoreError::Unavailable)));
    assert_eq!(kit.number("SELECT COUNT(*) FROM pledges").await, 19);
    assert_eq!(kit.number("SELECT COUNT(*) FROM outbox").await, 19);
    assert_eq!(kit.number("SELECT COUNT(*) FROM audit").await, 19);
}

async fn a_write_that_panics_has_failed_and_the_writer_goes_on(kit: Kit) {
    // A day before its moment there is no time.
    let impossible = NewSuggestion {
        id: kit.id(),
        author: kit.id(),
        form: kit.id(),
        language: Language::En,
        text: SuggestionText { title: "Nights".into(), why: "Nobody sleeps.".into() },
        theme: None,
        at: PrimitiveDateTime::MIN.assume_utc(),
    };
    for round in 0..3 {
        let pledge = |who: &str| kit.store.receive_pledge(kit.pledge(&format!("{who}{round}@example.org")));
        let (before, broken, after) =
            futures::join!(pledge("before"), kit.store.suggest(impossible.clone()), pledge("after"));
        assert_eq!(broken, Err(StoreError::Panicked));
        assert_eq!((before, after), (Ok(Received::First), Ok(Received::First)));
        assert_eq!(kit.store.ready().await, Ok(Schema::Own));
    }
    assert_eq!(kit.number("SELECT COUNT(*) FROM pledges").await, 6);
    assert_eq!(kit.number("SELECT COUNT(*) FROM suggestions").await, 0);
}

async fn a_closed_store_has_kept_what_it_acknowledged_and_takes_no_more(kit: Kit) {
    let waiting: Vec<_> = (0..50).map(|n| kit.pledge(&format!("quack{n}@example.org"))).collect();
    let pledges = futures::future::join_all(waiting.into_iter().map(|p| kit.store.receive_pledge(p)));
    let (received, ()) = tokio::join!(pledges, kit.store.close());
    let acknowledged = received.iter().filter(|received| received.is_ok()).count();
    assert_eq!(acknowledged, 50, "what was waiting was done");
    assert_eq!(kit.number("SELECT COUNT(*) FROM pledges").await, 50);
    assert!(kit.store.receive_pledge(kit.pledge("late@example.org")).await.is_err());
}
