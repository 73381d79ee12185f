//! Claims about topics that moderators hold back.

use domain::account::Reach;
use domain::moderation::{Clause, LogAction, TopicLimit};
use store::community::comment::{Added, NewComment};
use store::document::Bilingual;
use store::moderation::{About, LogPageRequest, NewTopicLimit};
use time::{Duration, OffsetDateTime};

use crate::comments::text;
use crate::harness::{Kit, NOW, later};
use crate::moderation::Bench;

crate::on_both_databases!(
    nobody_writes_in_a_locked_topic_until_it_is_over,
    a_slowed_topic_takes_one_comment_of_each_in_its_time,
    what_holds_a_topic_back_is_ended_once_and_logged,
    nobody_holds_back_what_is_out_of_reach,
    case_54_nothing_holds_a_topic_back_without_its_entry,
);

impl Bench {
    fn limiting(&self, limit: TopicLimit, until: Option<OffsetDateTime>) -> NewTopicLimit {
        NewTopicLimit {
            id: self.kit().id(),
            topic: self.scene.topic,
            limit,
            until,
            clause: Clause::Respect,
            reason: Bilingual { en: "Calm down.".into(), fr: "Du calme.".into() },
            note: "Third time.".into(),
            by: self.moderators[0],
            reach: Reach::Everywhere,
            at: NOW,
        }
    }

    async fn limit_topic(&self, limit: TopicLimit, until: Option<OffsetDateTime>) {
        assert_eq!(self.kit().store.limit_topic(self.limiting(limit, until)).await, Ok(true));
    }

    async fn post(&self, author: usize, parent: Option<i64>, moderates: bool, at: OffsetDateTime) -> Added {
        let (topic, author, form) = (self.scene.topic, self.scene.people[author], self.kit().id());
        let text = text("Beds");
        let comment = NewComment {
            topic,
            parent,
            reply_to: None,
            author,
            form,
            draft: 0,
            text,
            moderates,
            same_since: None,
            spending: None,
            at,
        };
        self.kit().store.add_comment(comment).await.unwrap()
    }
}

fn id(added: Added) -> i64 {
    match added {
        Added::Done(spot) => spot.id,
        refused => panic!("{refused:?}"),
    }
}

async fn nobody_writes_in_a_locked_topic_until_it_is_over(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (store, author) = (&bench.kit().store, bench.scene.people[0]);
    let comment = id(bench.post(0, None, false, later(1)).await);
    bench.limit_topic(TopicLimit::Lock, Some(later(60))).await;
    assert_eq!(bench.post(1, None, false, later(2)).await, Added::Locked);
    assert_eq!(bench.post(1, Some(comment), false, later(2)).await, Added::Locked);
    assert_eq!(
        store.change_comment((comment, None), author, text("Changed"), NOW, later(2)).await,
        Ok(false)
    );
    assert_eq!(store.comment(comment, author).await.unwrap().unwrap().replies, 0);
    let topic = store.topic(bench.scene.topic).await.unwrap().unwrap();
    assert!(topic.is_locked(later(59)) && !topic.is_locked(later(60)) && !topic.is_slowed(later(2)));
    assert_eq!(topic.comments, 1, "nothing that was refused is counted");
    id(bench.post(1, Some(comment), true, later(3)).await);
    id(bench.post(1, None, false, later(60)).await);
    assert_eq!(
        store.change_comment((comment, None), author, text("Changed"), NOW, later(60)).await,
        Ok(true)
    );
}

async fn a_slowed_topic_takes_one_comment_of_each_in_its_time(kit: Kit) {
    let bench = Bench::new(kit).await;
    bench.limit_topic(TopicLimit::Slow(5), None).await;
    let minutes = |minutes| NOW + Duration::minutes(minutes);
    let head = id(bench.post(0, None, false, minutes(0)).await);
    assert_eq!(bench.post(0, None, false, minutes(4)).await, Added::Early(minutes(5)));
    assert_eq!(bench.post(0, Some(head), false, minutes(4)).await, Added::Early(minutes(5)));
    id(bench.post(1, Some(head), false, minutes(4)).await);
    id(bench.post(0, None, true, minutes(4)).await);
    id(bench.post(0, None, false, minutes(9)).await);
    bench.limit_topic(TopicLimit::Slow(60), Some(minutes(30))).await;
    assert_eq!(bench.post(0, None, false, minutes(20)).await, Added::Early(minutes(69)));
    id(bench.post(0, None, false, minutes(30)).await);
}

async fn what_holds_a_topic_back_is_ended_once_and_logged(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (store, topic) = (&bench.kit().store, bench.scene.topic);
    bench.limit_topic(TopicLimit::Lock, None).await;
    bench.limit_topic(TopicLimit::Slow(1), None).await;
    bench.limit_topic(TopicLimit::Lock, Some(later(90))).await;
    let all = store.topic_limits(topic).await.unwrap();
    let in_force: Vec<_> = all.iter().filter(|one| one.holds(later(1))).map(|one| one.limit).collect();
    assert_eq!((all.len(), in_force.len()), (3, 2), "a new lock takes the place of the one before");
    let lock = all.iter().find(|one| one.holds(later(1)) && one.limit == TopicLimit::Lock).unwrap();
    assert_eq!((lock.by.as_deref(), lock.until), (Some("moira"), Some(later(90))));
    assert_eq!((lock.reason.fr.as_str(), lock.note.as_str()), ("Du calme.", "Third time."));
    for (at, is_done) in [(later(2), true), (later(3), false)] {
        let done = store.lift_topic_limit(lock.id, bench.moderators[1], Reach::Everywhere, at).await;
        assert_eq!(done, Ok(is_done));
    }
    id(bench.post(0, None, false, later(4)).await);
    let page_request =
        LogPageRequest { reader: bench.moderators[0], kind: None, by: None, before: None, limit: 9 };
    let lines = store.recent_log_entries(page_request).await.unwrap();
    let told: Vec<_> = lines.iter().map(|line| (line.kind, line.about)).collect();
    let about = About::Topic(topic);
    assert_eq!(
        told,
        [LogAction::Freed, LogAction::Locked, LogAction::Slowed, LogAction::Locked].map(|kind| (kind, about))
    );
    assert_eq!(bench.verified().await, Some(store.moderation_log_head().await.unwrap()));
}

async fn nobody_holds_back_what_is_out_of_reach(kit: Kit) {
    let bench = Bench::new(kit).await;
    let store = &bench.kit().store;
    let elsewhere = Reach::Themes(vec![bench.kit().id()]);
    let new = bench.limiting(TopicLimit::Lock, None);
    assert_eq!(store.limit_topic(NewTopicLimit { reach: elsewhere.clone(), ..new.clone() }).await, Ok(false));
    assert_eq!(store.limit_topic(NewTopicLimit { topic: 999, ..new.clone() }).await, Ok(false));
    let theme = store.topic(bench.scene.topic).await.unwrap().unwrap().theme;
    let within = Reach::Themes(vec![theme]);
    assert_eq!(store.limit_topic(NewTopicLimit { reach: within, ..new.clone() }).await, Ok(true));
    assert_eq!(store.lift_topic_limit(new.id, new.by, elsewhere, later(1)).await, Ok(false));
    assert_eq!(
        store.lift_topic_limit(bench.kit().id(), new.by, Reach::Everywhere, later(1)).await,
        Ok(false)
    );
    assert_eq!(bench.post(0, None, false, later(2)).await, Added::Locked);
}

async fn case_54_nothing_holds_a_topic_back_without_its_entry(kit: Kit) {
    let bench = Bench::new(kit).await;
    let store = &bench.kit().store;
    bench.kit().break_log().await;
    assert!(store.limit_topic(bench.limiting(TopicLimit::Lock, None)).await.is_err());
    assert_eq!(store.topic_limits(bench.scene.topic).await, Ok(vec![]));
    id(bench.post(0, None, false, later(1)).await);
}
