//! Claims about what people have used up of what they may do.

use domain::account::Act;
use store::allowance::{Spending, Spent};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::comments::Scene;
use crate::harness::{Kit, NOW, later};

crate::on_both_databases!(
    naming_many_people_is_refused_until_it_is_possible_again,
    a_new_account_may_do_less,
    what_is_refused_costs_nothing,
    two_nodes_agree_on_what_somebody_has_used_up,
    an_allowance_that_is_whole_again_is_forgotten,
);

async fn spend(kit: &Kit, person: Uuid, is_new: bool, acts: &[(Act, usize)], at: OffsetDateTime) -> Spent {
    kit.store.spend(Spending { person, is_new, acts: acts.to_vec(), at }).await.unwrap()
}

async fn naming_many_people_is_refused_until_it_is_possible_again(kit: Kit) {
    let Scene { kit, people: [one, two], .. } = Scene::new(kit).await;
    let name = async |person, limit, at| spend(&kit, person, false, &[(Act::Mention, limit)], at).await;
    for _ in 0..3 {
        assert_eq!(name(one, 10, NOW).await, Spent::Done);
    }
    let Spent::TooMuch(act, again) = name(one, 4, NOW).await else { panic!("as many as one likes") };
    assert_eq!((act, again), (Act::Mention, later(4 * 600)));
    assert_eq!(name(two, 10, NOW).await, Spent::Done, "another's");
    assert!(matches!(name(one, 4, again - time::Duration::SECOND).await, Spent::TooMuch(..)));
    assert_eq!(name(one, 4, again).await, Spent::Done);
}

async fn a_new_account_may_do_less(kit: Kit) {
    let Scene { kit, people: [one, two], .. } = Scene::new(kit).await;
    let at_once = async |person, is_new| {
        let mut limit = 0;
        while spend(&kit, person, is_new, &[(Act::Comment, 1)], NOW).await == Spent::Done {
            limit += 1;
        }
        limit
    };
    assert!(at_once(one, true).await < at_once(two, false).await);
}

async fn what_is_refused_costs_nothing(kit: Kit) {
    let Scene { kit, people: [one, _], .. } = Scene::new(kit).await;
    let both = [(Act::Comment, 1), (Act::Mention, 10)];
    assert_eq!(spend(&kit, one, true, &both, NOW).await, Spent::Done);
    for _ in 0..30 {
        assert!(matches!(spend(&kit, one, true, &both, NOW).await, Spent::TooMuch(Act::Mention, _)));
    }
    assert_eq!(spend(&kit, one, true, &[(Act::Comment, 1)], NOW).await, Spent::Done);
}

async fn two_nodes_agree_on_what_somebody_has_used_up(kit: Kit) {
    let Scene { kit, people: [one, _], .. } = Scene::new(kit).await;
    let other = kit.another_node().await;
    let tries = (0..30).map(|n| {
        let store = if n % 2 == 0 { kit.store.clone() } else { other.clone() };
        let spending = Spending { person: one, is_new: true, acts: vec![(Act::Mention, 1)], at: NOW };
        async move { store.spend(spending).await.unwrap() }
    });
    let done = futures::future::join_all(tries).await;
    assert_eq!(done.into_iter().filter(|spent| *spent == Spent::Done).count(), 10);
}

async fn an_allowance_that_is_whole_again_is_forgotten(kit: Kit) {
    let Scene { kit, people: [one, two], .. } = Scene::new(kit).await;
    spend(&kit, one, false, &[(Act::Comment, 1)], NOW).await;
    spend(&kit, two, false, &[(Act::Comment, 2)], NOW).await;
    assert_eq!(kit.store.forget_allowances(later(59)).await, Ok(0));
    assert_eq!(kit.store.forget_allowances(later(60)).await, Ok(1));
    assert_eq!(kit.store.forget_allowances(later(120)).await, Ok(1));
}
