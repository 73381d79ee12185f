//! Claims about the filters of the queue that moderators keep.

use domain::moderation::MAX_FILTERS;
use store::moderation::SavedFilter;

use crate::harness::{Kit, later};

crate::on_both_databases!(
    a_filter_is_kept_under_its_name_and_removed,
    nobody_keeps_more_than_a_dozen,
    who_leaves_takes_their_filters_along,
);

fn filter(name: &str, words: &str) -> SavedFilter {
    SavedFilter { name: name.into(), words: words.into() }
}

async fn a_filter_is_kept_under_its_name_and_removed(kit: Kit) {
    let (store, person, other) =
        (&kit.store, kit.with_account("7", "moira").await, kit.with_account("8", "modeste").await);
    for (name, words) in [("b", "state=open"), ("a", "kind=comment"), ("b", "with=mine")] {
        assert_eq!(store.save_filter(person, filter(name, words)).await, Ok(true));
    }
    let kept = vec![filter("a", "kind=comment"), filter("b", "with=mine")];
    assert_eq!(store.saved_filters(person).await, Ok(kept));
    assert_eq!(store.saved_filters(other).await, Ok(vec![]));
    store.delete_filter(other, "a").await.unwrap();
    store.delete_filter(person, "b").await.unwrap();
    assert_eq!(store.saved_filters(person).await, Ok(vec![filter("a", "kind=comment")]));
}

async fn nobody_keeps_more_than_a_dozen(kit: Kit) {
    let (store, person) = (&kit.store, kit.with_account("7", "moira").await);
    for number in 0..MAX_FILTERS {
        assert_eq!(store.save_filter(person, filter(&number.to_string(), "state=open")).await, Ok(true));
    }
    assert_eq!(store.save_filter(person, filter("more", "state=open")).await, Ok(false));
    assert_eq!(
        store.save_filter(person, filter("0", "with=mine")).await,
        Ok(true),
        "a known name is no other"
    );
}

async fn who_leaves_takes_their_filters_along(kit: Kit) {
    let (store, person) = (&kit.store, kit.with_account("7", "moira").await);
    assert_eq!(store.save_filter(person, filter("zanzibar", "state=open")).await, Ok(true));
    assert!(store.leave(person, [8; 32], true, Vec::new(), later(90)).await.unwrap());
    assert!(!kit.dump().await.contains("zanzibar"));
}
