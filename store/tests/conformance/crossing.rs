//! Claims about writes that cross those of another node, each holding what the other waits for: PostgreSQL ends one of them,
//! which was right and is done again. On SQLite whoever writes is alone.

use domain::community::{Reacting, Reaction};
use sqlx::{Executor as _, PgConnection};
use store::account::profile::Profile;

use crate::comments::Scene;
use crate::harness::{Kit, later};

/// Another node that has written this, and has not committed it. It waits so long before it looks for a deadlock that the
/// store finds it first.
async fn holding(kit: &Kit, statement: &'static str) -> PgConnection {
    let mut other = kit.other_program().await;
    for statement in ["SET deadlock_timeout = '30s'", "BEGIN", statement] {
        other.execute(statement).await.unwrap();
    }
    other
}

/// Returns once a write of this database waits for another.
async fn until_it_waits(kit: &Kit) {
    let waiting = "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
    while kit.number(waiting).await == 0 {
        tokio::task::yield_now().await;
    }
}

/// Writes what the store holds, so that each waits for the other; the store gives way. Then commits what this one wrote.
async fn cross(mut other: PgConnection, statement: &'static str) {
    for statement in [statement, "COMMIT"] {
        other.execute(statement).await.unwrap();
    }
}

#[tokio::test]
async fn what_a_name_shows_changes_though_another_node_changes_names_the_other_way_round() {
    let scene = Scene::new(Kit::postgres().await).await;
    let (store, person) = (scene.kit.store.clone(), scene.people[0]);
    let (_, before) = store.own(person).await.unwrap().unwrap();
    let shown = Profile { shows_province: !before.shows_province, ..before };
    let revision = "SELECT revision FROM name_revision";
    let first = scene.kit.number(revision).await;
    let other = holding(&scene.kit, "UPDATE name_revision SET revision = revision + 1").await;
    let renamed = tokio::spawn(async move { store.set_profile(person, before, shown, later(2)).await });
    until_it_waits(&scene.kit).await;
    cross(other, "UPDATE accounts SET shows_kind = shows_kind").await;
    assert_eq!(renamed.await.unwrap(), Ok(true));
    let (_, after) = scene.kit.store.own(person).await.unwrap().unwrap();
    assert_eq!(after, shown);
    assert!(scene.kit.number(revision).await > first);
}

#[tokio::test]
async fn a_reaction_that_is_done_again_counts_once_and_so_does_what_waited_beside_it() {
    let scene = Scene::new(Kit::postgres().await).await;
    let store = &scene.kit.store;
    let [crossed, beside] = [scene.add(0, None, "One").await, scene.add(0, None, "Other").await];
    let other = holding(&scene.kit, "UPDATE topics SET revision = revision + 1").await;
    let react = |comment| {
        let (store, person) = (store.clone(), scene.people[1]);
        let reacting = Reacting { comment, reaction: Reaction::Helped, on: true };
        tokio::spawn(async move { store.react(reacting, person).await })
    };
    let both = [react(crossed), react(beside)];
    until_it_waits(&scene.kit).await;
    cross(other, "UPDATE comments SET useful = useful").await;
    for told in both {
        assert_eq!(told.await.unwrap().unwrap().unwrap().bar.counts, [0, 1, 0]);
    }
    for comment in [crossed, beside] {
        let seen = store.comment(comment, scene.people[1]).await.unwrap().unwrap();
        assert_eq!((seen.reactions, seen.own_reactions), ([0, 1, 0], 2));
    }
}
