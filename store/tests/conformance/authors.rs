//! Claims about what is read of who wrote something.

use domain::account::Username;
use domain::moderation::Ruling;
use store::account::profile::Profile;
use store::community::author::{CommentCursor, CommentLine};
use store::moderation::Acted;
use uuid::Uuid;

use crate::harness::{Kit, NOW, later};
use crate::moderation::Bench;

crate::on_both_databases!(
    what_somebody_said_is_read_the_newest_first_and_each_once,
    what_members_do_not_read_is_not_read_of_its_author,
    of_who_wrote_something_is_told_what_they_show,
);

fn ids(lines: &[CommentLine]) -> Vec<i64> {
    lines.iter().map(|line| line.id).collect()
}

async fn what_somebody_said_is_read_the_newest_first_and_each_once(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (store, scene) = (&bench.kit().store, &bench.scene);
    let [author, other] = scene.people;
    let head = scene.add(1, None, "Another's").await;
    let mut all = Vec::new();
    for number in 0..7 {
        let parent = (number == 6).then_some(head);
        all.push(scene.add(0, parent, &format!("Number {number}")).await);
    }
    all.reverse();
    let (mut read, mut after) = (Vec::new(), None);
    loop {
        let page = store.comments_by(author, after, 3).await.unwrap();
        let Some(last) = page.last() else { break };
        // All were written at one moment: their numbers tell them apart.
        after = Some(CommentCursor { created: last.created, id: last.id });
        read.extend(page);
    }
    assert_eq!(ids(&read), all);
    let first = &read[0];
    assert_eq!((first.source.as_str(), first.topic, first.created), ("Number 6", scene.topic, later(1)));
    assert_eq!(
        read.iter().map(|line| line.is_reply).collect::<Vec<_>>(),
        [true, false, false, false, false, false, false]
    );
    assert_eq!(ids(&store.comments_by(other, None, 3).await.unwrap()), [head]);
    let earlier = CommentCursor { created: NOW, id: i64::MAX };
    assert!(store.comments_by(author, Some(earlier), 3).await.unwrap().is_empty());
    assert!(store.comments_by(Uuid::from_u128(77), None, 3).await.unwrap().is_empty());
}

async fn what_members_do_not_read_is_not_read_of_its_author(kit: Kit) {
    let bench = Bench::new(kit).await;
    let store = &bench.kit().store;
    let author = bench.scene.people[0];
    let kept = bench.scene.add(0, None, "Kept").await;
    let taken = bench.scene.add(0, None, "Taken").await;
    let (hidden, case) = bench.reported("Hidden").await;
    let read = async || ids(&store.comments_by(author, None, 9).await.unwrap());
    assert_eq!(read().await, [hidden, taken, kept]);
    assert!(store.withdraw_comment(taken, author, Vec::new(), later(2)).await.unwrap());
    assert_eq!(bench.rule(case, Ruling::Hide).await, Acted::Done);
    assert_eq!(read().await, [kept]);
}

async fn of_who_wrote_something_is_told_what_they_show(kit: Kit) {
    let person = kit.with_account("5", "barnabe").await;
    let name = |name: &str| Username::read(name).unwrap();
    let author = kit.store.author_named(&name("barnabe")).await.unwrap().unwrap();
    assert_eq!((author.person, author.username.as_str()), (person, "barnabe"));
    assert_eq!((author.is_staff, author.kind, author.province, author.specialty), (false, None, None, None));
    let (known, seen) = kit.store.own(person).await.unwrap().unwrap();
    let shown = Profile { shows_kind: true, ..seen };
    assert!(kit.store.set_profile(person, seen, shown, later(1)).await.unwrap());
    let author = kit.store.author_named(&name("barnabe")).await.unwrap().unwrap();
    assert_eq!((author.kind, author.specialty), (known.kind, None));
    assert!(author.kind.is_some());
    for other in ["zephirine", "Barnabe", "barnab\u{e9}"] {
        assert_eq!(kit.store.author_named(&name(other)).await, Ok(None), "{other} is another");
    }
    assert!(kit.store.leave(person, [1; 32], true, Vec::new(), later(2)).await.unwrap());
    assert_eq!(kit.store.author_named(&name("barnabe")).await, Ok(None), "as of who never was");
}
