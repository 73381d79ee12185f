//! Claims about following, and about who is told what.

use domain::account::{Grant, Role, Scope, Username};
use domain::community::{
    DigestTime, MAX_MENTIONS, NotificationChoices, NotificationKind, OutcomeContent, Pace, Stance,
};
use domain::desk::{RequestKind, RequestState};
use store::community::TopicAct;
use store::community::comment::{Added, CommentText, NewComment};
use store::community::following::Own;
use store::community::notification::{Answered, NOTICES, SeenUpTo};
use store::community::outcome::{OutcomePublication, OutcomeSave};
use store::community::thread_revision::CommentSpan;
use store::desk::{Act, Doing, NewRequest, Requester};
use time::Duration;
use uuid::Uuid;

use crate::comments::{Scene, text};
use crate::harness::{Kit, NOW, later};

crate::on_both_databases!(
    who_writes_follows_unless_they_said_otherwise,
    a_topic_is_bookmarked_and_muted_for_oneself,
    what_members_do_not_see_is_not_followed,
    a_reply_and_a_mention_are_told_once_and_never_to_oneself,
    whoever_is_answered_in_a_conversation_is_told_and_who_began_it_nobody_twice,
    an_answer_to_what_nobody_can_read_is_told_to_who_began_the_conversation_alone,
    an_edit_that_names_somebody_tells_them_once,
    one_comment_tells_no_crowd,
    a_muted_topic_tells_nothing,
    new_comments_are_counted_for_each_followed_topic,
    what_was_read_is_no_news,
    nothing_of_what_was_taken_back_is_told,
    followers_are_told_once_what_happens_to_a_topic,
    an_answer_of_the_desk_is_told_to_who_asked,
    who_leaves_takes_their_notices_along,
    old_notices_are_forgotten,
    whom_news_may_concern_is_found_by_notice_and_by_topic,
);

pub(crate) fn naming(words: &str, names: &[&str]) -> CommentText {
    let mentions = names.iter().map(|name| Username::parse(name).unwrap().skeleton()).collect();
    CommentText { mentions, ..text(words) }
}

impl Scene {
    pub(crate) async fn say(&self, author: usize, parent: Option<i64>, text: CommentText) -> i64 {
        self.answer(self.people[author], (parent, None), text).await
    }

    /// Answers a reply in a conversation.
    pub(crate) async fn answer(
        &self,
        author: Uuid,
        (parent, reply_to): (Option<i64>, Option<i64>),
        text: CommentText,
    ) -> i64 {
        let form = self.kit.id();
        let comment = NewComment {
            topic: self.topic,
            parent,
            reply_to,
            author,
            form,
            draft: 0,
            text,
            moderates: false,
            same_since: None,
            spending: None,
            at: later(1),
        };
        match self.kit.store.add_comment(comment).await.unwrap() {
            Added::Done(spot) => spot.id,
            refused => panic!("{refused:?}"),
        }
    }

    /// What somebody is told, without what is new where they follow: kinds and comments, the newest first.
    pub(crate) async fn told(&self, reader: usize) -> Vec<(NotificationKind, Option<i64>)> {
        let notices = self.kit.store.notices(self.people[reader], None).await.unwrap();
        notices.iter().map(|notice| (notice.kind, notice.comment)).collect()
    }

    /// How many comments are new in the topic, and the first of them.
    async fn news(&self, reader: usize) -> Option<(u64, Option<i64>)> {
        let news = self.kit.store.news(self.people[reader]).await.unwrap();
        assert!(news.len() < 2);
        news.first().map(|notice| (notice.many, notice.comment))
    }

    async fn unseen(&self, reader: usize) -> u64 {
        let (store, person) = (&self.kit.store, self.people[reader]);
        let unseen = store.unseen_notices(person).await.unwrap();
        let of_many = store.unseen_notifications_of(&self.people).await.unwrap();
        assert_eq!(of_many.len(), self.people.len());
        assert!(of_many.contains(&(person, unseen)), "asked for many it is the same as for one");
        let topic = store.topic_for_reader(self.topic, person, CommentSpan::NONE).await.unwrap();
        assert!(topic.is_none_or(|topic| topic.unseen == unseen), "and as beside a topic");
        unseen
    }

    pub(crate) async fn stance(&self, who: usize, stance: Option<Stance>) {
        assert_eq!(self.kit.store.set_stance(self.people[who], self.topic, stance).await, Ok(true));
    }

    async fn own(&self, who: usize) -> Own {
        let topic = self.kit.store.topic_for_reader(self.topic, self.people[who], CommentSpan::NONE);
        topic.await.unwrap().unwrap().own
    }
}

async fn who_writes_follows_unless_they_said_otherwise(kit: Kit) {
    let scene = Scene::new(kit).await;
    assert_eq!(scene.own(0).await, Own::default());
    scene.add(0, None, "One").await;
    assert_eq!(scene.own(0).await.stance, Some(Stance::Followed));
    assert_eq!(scene.news(0).await, None, "one’s own comment is no news");
    for stance in [Stance::Left, Stance::Muted] {
        scene.stance(0, Some(stance)).await;
        scene.add(0, None, "Again").await;
        assert_eq!(scene.own(0).await.stance, Some(stance));
    }
    scene.stance(0, None).await;
    assert_eq!(scene.own(0).await.stance, None);
    scene.add(0, None, "And again").await;
    assert_eq!(scene.own(0).await.stance, Some(Stance::Followed));
}

async fn a_topic_is_bookmarked_and_muted_for_oneself(kit: Kit) {
    let scene = Scene::new(kit).await;
    let store = &scene.kit.store;
    for _ in 0..2 {
        assert_eq!(store.set_bookmark(scene.people[0], scene.topic, true, NOW).await, Ok(true));
    }
    scene.stance(1, Some(Stance::Muted)).await;
    assert!(scene.own(0).await.is_bookmarked && !scene.own(1).await.is_bookmarked);
    let (mine, theirs) = (
        store.kept_topics(scene.people[0]).await.unwrap(),
        store.kept_topics(scene.people[1]).await.unwrap(),
    );
    let counts = |kept: &store::community::following::KeptTopics| {
        (kept.bookmarked.len(), kept.followed.len(), kept.muted.len())
    };
    assert_eq!((counts(&mine), counts(&theirs)), ((1, 0, 0), (0, 0, 1)));
    let kept = store.kept(scene.people[0]).await.unwrap();
    assert_eq!((kept.bookmarks, kept.stances), (vec![(scene.topic, NOW)], vec![]));
    for _ in 0..2 {
        assert_eq!(store.set_bookmark(scene.people[0], scene.topic, false, NOW).await, Ok(true));
    }
    assert!(!scene.own(0).await.is_bookmarked);
}

async fn what_members_do_not_see_is_not_followed(kit: Kit) {
    let scene = Scene::new(kit).await;
    let theme = scene.kit.theme("Two").await;
    let draft = scene.kit.topic(theme, "Later").await;
    for topic in [draft, 99] {
        let store = &scene.kit.store;
        for stance in [Some(Stance::Followed), Some(Stance::Muted), None] {
            assert_eq!(store.set_stance(scene.people[0], topic, stance).await, Ok(false));
        }
        assert_eq!(store.set_bookmark(scene.people[0], topic, true, NOW).await, Ok(false));
    }
}

async fn a_reply_and_a_mention_are_told_once_and_never_to_oneself(kit: Kit) {
    let scene = Scene::new(kit).await;
    let head = scene.add(0, None, "One").await;
    scene.add(0, Some(head), "Mine").await;
    let reply = scene.say(1, Some(head), naming("@barnabe", &["barnabe", "clothilde"])).await;
    assert_eq!(scene.told(0).await, [(NotificationKind::Reply, Some(reply))], "not also of their name");
    assert!(scene.told(1).await.is_empty(), "nobody is told of their own acts");
    let mention = scene.say(0, None, naming("@Clothildé", &["Clothildé", "quenouille"])).await;
    assert_eq!(
        scene.told(1).await,
        [(NotificationKind::Mention, Some(mention))],
        "names are one when they look alike"
    );
    assert_eq!((scene.unseen(0).await, scene.unseen(1).await), (1, 1));
    let notice = &scene.kit.store.notices(scene.people[1], None).await.unwrap()[0];
    assert_eq!((notice.by.as_deref(), notice.topic.as_ref().unwrap().id), (Some("barnabe"), scene.topic));
}

async fn whoever_is_answered_in_a_conversation_is_told_and_who_began_it_nobody_twice(kit: Kit) {
    let scene = Scene::new(kit).await;
    let third = scene.kit.with_account("3", "lucille").await;
    let head = scene.add(0, None, "One").await;
    let reply = scene.add(1, Some(head), "Two").await;
    let answered = (Some(head), Some(reply));
    let answer = scene.answer(third, answered, naming("@clothilde", &["clothilde"])).await;
    assert_eq!(scene.told(1).await, [(NotificationKind::Reply, Some(answer))], "named as well, once");
    let told = [(NotificationKind::Reply, Some(answer)), (NotificationKind::Reply, Some(reply))];
    assert_eq!(scene.told(0).await, told);
    // Who answers themselves, or who began it, tells nobody anew.
    let own = scene.answer(third, (Some(head), Some(answer)), text("Three")).await;
    let of_head = scene.answer(third, (Some(head), Some(head)), text("Four")).await;
    assert!(scene.kit.store.notices(third, None).await.unwrap().is_empty());
    assert_eq!((scene.told(0).await.len(), scene.told(0).await[0].1), (4, Some(of_head)));
    // A number that is of another conversation tells nobody there.
    let elsewhere = scene.add(1, None, "Elsewhere").await;
    scene.answer(third, (Some(head), Some(elsewhere)), text("Five")).await;
    assert_eq!(scene.told(1).await.len(), 1, "{own}");
}

async fn an_answer_to_what_nobody_can_read_is_told_to_who_began_the_conversation_alone(kit: Kit) {
    let scene = Scene::new(kit).await;
    let third = scene.kit.with_account("3", "lucille").await;
    let head = scene.add(0, None, "One").await;
    let reply = scene.add(1, Some(head), "Two").await;
    let withhold = "UPDATE comments SET withheld = 'hide' WHERE parent_id IS NOT NULL";
    scene.kit.try_execute(withhold).await.unwrap();
    let answer = scene.answer(third, (Some(head), Some(reply)), text("Three")).await;
    assert!(scene.told(1).await.is_empty());
    assert_eq!(scene.told(0).await, [(NotificationKind::Reply, Some(answer))]);
}

async fn an_edit_that_names_somebody_tells_them_once(kit: Kit) {
    let scene = Scene::new(kit).await;
    let id = scene.add(0, None, "One").await;
    let change = |words, names: &[&str]| {
        let text = naming(words, names);
        scene.kit.store.change_comment((id, None), scene.people[0], text, NOW, later(2))
    };
    let (a, b) =
        futures::join!(change("@clothilde", &["clothilde"]), change("Hey @clothilde", &["clothilde"]));
    assert!(a.unwrap() && b.unwrap());
    assert!(change("One", &[]).await.unwrap() && change("@clothilde", &["clothilde"]).await.unwrap());
    assert_eq!(scene.told(1).await, [(NotificationKind::Mention, Some(id))]);
    let late = naming("@clothilde", &["clothilde"]);
    let refused = scene.kit.store.change_comment((id, None), scene.people[1], late, NOW, later(2)).await;
    assert_eq!((refused, scene.told(1).await.len()), (Ok(false), 1));
}

async fn one_comment_tells_no_crowd(kit: Kit) {
    let scene = Scene::new(kit).await;
    let mut crowd = Vec::new();
    for number in 0..MAX_MENTIONS + 3 {
        let name = format!("somebody-{number}");
        scene.kit.with_account(&(100 + number).to_string(), &name).await;
        crowd.push(name);
    }
    let names: Vec<&str> = crowd.iter().map(String::as_str).collect();
    let id = scene.say(0, None, naming("All", &names)).await;
    let text = naming("And more", &names[5..]);
    assert!(scene.kit.store.change_comment((id, None), scene.people[0], text, NOW, later(2)).await.unwrap());
    let told = scene.kit.number("SELECT COUNT(*) FROM notices").await;
    assert_eq!(told, i64::try_from(MAX_MENTIONS).unwrap(), "nor does changing it");
}

async fn a_muted_topic_tells_nothing(kit: Kit) {
    let scene = Scene::new(kit).await;
    let head = scene.add(1, None, "One").await;
    scene.add(0, Some(head), "Before").await;
    assert_eq!(scene.unseen(1).await, 1);
    scene.stance(1, Some(Stance::Muted)).await;
    scene.say(0, Some(head), naming("@clothilde", &["clothilde"])).await;
    assert!(scene.told(1).await.is_empty() && scene.news(1).await.is_none());
    assert_eq!(scene.unseen(1).await, 0, "not even what was told before");
    scene.stance(1, None).await;
    assert_eq!(scene.told(1).await.len(), 1, "what was said meanwhile stays untold");
}

async fn new_comments_are_counted_for_each_followed_topic(kit: Kit) {
    let scene = Scene::new(kit).await;
    scene.add(0, None, "Before").await;
    scene.stance(1, Some(Stance::Followed)).await;
    assert_eq!(scene.news(1).await, None, "what was there is no news");
    let first = scene.add(0, None, "One").await;
    scene.add(0, None, "Two").await;
    scene.stance(1, Some(Stance::Followed)).await;
    assert_eq!(scene.news(1).await, Some((2, Some(first))), "one notice, also when it is followed twice");
    let told = scene.say(0, None, naming("@clothilde", &["clothilde"])).await;
    assert_eq!(scene.told(1).await, [(NotificationKind::Mention, Some(told))]);
    assert_eq!((scene.news(1).await, scene.unseen(1).await), (Some((2, Some(first))), 2), "nothing twice");
    assert!(scene.kit.turn(scene.topic, TopicAct::Close, later(2)).await);
    assert!(scene.kit.turn(scene.topic, TopicAct::Archive, later(3)).await);
    assert_eq!(scene.unseen(1).await, 2, "an archive is read");
    scene.stance(1, Some(Stance::Left)).await;
    assert_eq!(scene.news(1).await, None);
}

async fn what_was_read_is_no_news(kit: Kit) {
    let scene = Scene::new(kit).await;
    let (store, reader) = (&scene.kit.store, scene.people[1]);
    scene.stance(1, Some(Stance::Followed)).await;
    scene.add(0, None, "One").await;
    let mention = scene.say(0, None, naming("@clothilde", &["clothilde"])).await;
    store.mark_read(reader, scene.topic, 1).await.unwrap();
    assert_eq!((scene.news(1).await, scene.unseen(1).await), (None, 1));
    store.mark_read(reader, scene.topic, 2).await.unwrap();
    assert_eq!(scene.unseen(1).await, 0);
    assert_eq!(scene.told(1).await, [(NotificationKind::Mention, Some(mention))], "it still stands there");
    scene.add(0, None, "Three").await;
    let shown = store.notices(reader, None).await.unwrap()[0].id.unwrap();
    let later_mention = scene.say(0, None, naming("@clothilde", &["clothilde"])).await;
    let upto = SeenUpTo { notice: shown, topics: vec![(scene.topic, 3), (99, 1)] };
    store.notices_seen(reader, upto).await.unwrap();
    assert_eq!(scene.news(1).await, None);
    assert_eq!(scene.unseen(1).await, 1, "what came after the page was written is new");
    assert_eq!(scene.told(1).await[0].1, Some(later_mention));
    let beyond = SeenUpTo { notice: i64::MAX, topics: vec![(scene.topic, i64::MAX)] };
    store.notices_seen(reader, beyond).await.unwrap();
    scene.add(0, None, "Five").await;
    assert_eq!(scene.unseen(1).await, 1, "nobody has seen what is not written yet");
}

async fn nothing_of_what_was_taken_back_is_told(kit: Kit) {
    let scene = Scene::new(kit).await;
    let head = scene.add(1, None, "One").await;
    let reply = scene.say(0, Some(head), naming("@clothilde", &["clothilde"])).await;
    let other = scene.add(0, None, "Two").await;
    assert_eq!((scene.told(1).await.len(), scene.news(1).await), (1, Some((1, Some(other)))));
    for id in [reply, other] {
        assert!(scene.kit.store.withdraw_comment(id, scene.people[0], Vec::new(), later(2)).await.unwrap());
    }
    assert!(scene.told(1).await.is_empty() && scene.news(1).await.is_none());
    assert_eq!(scene.unseen(1).await, 0);
    let later_reply = scene.add(0, Some(head), "Three").await;
    assert_eq!(scene.told(1).await, [(NotificationKind::Reply, Some(later_reply))]);
    scene.kit.store.leave(scene.people[0], [9; 32], false, Vec::new(), later(3)).await.unwrap();
    assert!(scene.told(1).await.is_empty(), "nor of who took all of it along");
}

async fn followers_are_told_once_what_happens_to_a_topic(kit: Kit) {
    let scene = Scene::new(kit).await;
    let store = &scene.kit.store;
    let close = "UPDATE topics SET closes = 1795436000000";
    scene.kit.try_execute(close).await.unwrap();
    let closes = time::OffsetDateTime::from_unix_timestamp(1_795_436_000).unwrap();
    for number in 0..5 {
        let person = scene.kit.with_account(&(50 + number).to_string(), &format!("somebody-{number}")).await;
        assert_eq!(store.set_stance(person, scene.topic, Some(Stance::Followed)).await, Ok(true));
    }
    scene.stance(0, Some(Stance::Followed)).await;
    scene.stance(1, Some(Stance::Muted)).await;
    let (early, soon) = (closes - Duration::days(4), closes - Duration::days(2));
    assert_eq!(store.note_closing(early, early + Duration::days(3)).await, Ok(0));
    assert_eq!(store.note_closing(soon, soon + Duration::days(3)).await, Ok(1));
    // Broken off after the first part, it goes on with who was not told yet; two nodes at once tell nobody twice.
    assert_eq!(store.tell_followers(2).await, Ok(2));
    let other = scene.kit.another_node().await;
    let (a, b) = futures::join!(store.tell_followers(2), other.tell_followers(2));
    assert_eq!(a.unwrap() + b.unwrap(), 4);
    assert_eq!(store.tell_followers(2).await, Ok(0));
    assert_eq!(store.note_closing(soon, soon + Duration::days(3)).await, Ok(0), "once");
    assert_eq!(scene.kit.number("SELECT COUNT(*) FROM notices").await, 6);
    assert_eq!(scene.told(0).await, [(NotificationKind::ClosingSoon, None)]);
    assert!(scene.told(1).await.is_empty());
    assert!(scene.kit.turn(scene.topic, TopicAct::Close, soon).await);
    assert!(scene.told(0).await.is_empty(), "it has closed");

    for version in [0, 1, 2] {
        if version == 2 {
            assert!(scene.kit.turn(scene.topic, TopicAct::Reopen, soon).await);
            assert!(
                scene.told(0).await.is_empty(),
                "neither that it closes soon nor what came of it holds any more"
            );
            assert!(scene.kit.turn(scene.topic, TopicAct::Close, soon).await);
        }
        let (topic, content, actor) = (scene.topic, OutcomeContent::default(), scene.people[1]);
        let save = OutcomeSave { topic, version, content, review: None, actor, at: soon };
        assert_eq!(store.save_outcome(save).await, Ok(true));
        let publication = OutcomePublication { topic, version: version + 1, actor, at: soon };
        assert_eq!(store.publish_outcome(publication).await, Ok(true));
        while store.tell_followers(2).await.unwrap() > 0 {}
        assert_eq!(
            scene.told(0).await,
            [(NotificationKind::Outcome, None)],
            "once, though it was mended; again, once it was reopened"
        );
    }
}

async fn an_answer_of_the_desk_is_told_to_who_asked(kit: Kit) {
    let scene = Scene::new(kit).await;
    let (store, [staff, member]) = (&scene.kit.store, scene.people);
    store.give_duty(staff, Grant { role: Role::ServiceDesk, scope: Scope::Everywhere }, NOW).await.unwrap();
    for by in [member, staff] {
        let id = scene.kit.id();
        let request = NewRequest {
            id,
            by: Requester::Person(by),
            kind: RequestKind::LogInHelp,
            language: domain::Language::En,
            wanted: None,
            topic: None,
            message: "Help.".into(),
            at: NOW,
        };
        store.receive_request(request).await.unwrap();
        let act = Act::Answer("Here.".into(), RequestState::Done);
        store.act(Doing { request: id, version: 1, by: staff, act, at: later(1) }).await.unwrap();
    }
    assert_eq!(scene.told(1).await, [(NotificationKind::StaffAnswer, None)]);
    let told = store.notices(member, None).await.unwrap();
    let asked = store.own_requests(member).await.unwrap();
    assert_eq!(
        told[0].answered,
        Some(Answered::Request(asked[0].number)),
        "with the way to that very request"
    );
    assert!(scene.told(0).await.is_empty(), "not of their own answer");
}

async fn who_leaves_takes_their_notices_along(kit: Kit) {
    let scene = Scene::new(kit).await;
    let head = scene.add(1, None, "One").await;
    scene.say(0, Some(head), naming("@clothilde", &["clothilde"])).await;
    scene.kit.store.set_bookmark(scene.people[1], scene.topic, true, NOW).await.unwrap();
    let own = scene.kit.store.own_notices(scene.people[1]).await.unwrap();
    assert_eq!((own.len(), own[0].kind, own[0].seen), (1, NotificationKind::Reply, false));
    scene.kit.store.leave(scene.people[1], [9; 32], true, Vec::new(), later(3)).await.unwrap();
    for table in
        ["SELECT COUNT(*) FROM notices", "SELECT COUNT(*) FROM bookmarks", "SELECT COUNT(*) - 1 FROM follows"]
    {
        assert_eq!(scene.kit.number(table).await, 0, "{table}");
    }
}

async fn old_notices_are_forgotten(kit: Kit) {
    let scene = Scene::new(kit).await;
    let head = scene.add(1, None, "One").await;
    for _ in 0..NOTICES + 2 {
        scene.add(0, Some(head), "Reply").await;
    }
    let first = scene.kit.store.notices(scene.people[1], None).await.unwrap();
    assert_eq!(first.len(), NOTICES as usize);
    let before = first.last().unwrap().id;
    assert_eq!(scene.kit.store.notices(scene.people[1], before).await.unwrap().len(), 2);
    assert_eq!(scene.kit.store.expire_notifications(NOW).await, Ok(0));
    assert_eq!(scene.kit.store.expire_notifications(later(2)).await, Ok(u64::from(NOTICES) + 2));
    let choices = NotificationChoices::default().with(NotificationKind::Reply, Pace::Never);
    let time = scene.kit.store.digest_time(scene.people[1]).await.unwrap();
    let (seen, chosen) = ((NotificationChoices::default(), time), (choices, time));
    assert_eq!(scene.kit.store.set_notice_choices(scene.people[1], seen, chosen, NOW).await, Ok(true));
    let other = (choices, DigestTime { hour: 18, ..time });
    for (seen, is_kept) in [(seen, false), ((choices, other.1), false), (chosen, true)] {
        let saved = scene.kit.store.set_notice_choices(scene.people[1], seen, other, NOW).await;
        assert_eq!(saved, Ok(is_kept), "what was changed meanwhile is not overwritten");
    }
    scene.add(0, Some(head), "Reply").await;
    assert_eq!(scene.told(1).await.len(), 1, "whatever goes by mail, the Community tells");
}

async fn whom_news_may_concern_is_found_by_notice_and_by_topic(kit: Kit) {
    let scene = Scene::new(kit).await;
    let (store, people, topic) = (&scene.kit.store, &scene.people, scene.topic);
    let (before, nobody) = store.told_since(None, &[]).await.unwrap();
    assert!(nobody.is_empty());
    let head = scene.add(1, None, "One").await;
    assert_eq!(store.told_since(Some(before), &[]).await, Ok((before, Vec::new())), "nobody was told");
    assert_eq!(store.told_since(None, &[topic]).await, Ok((before, vec![people[1]])), "who follows it");
    scene.stance(1, Some(Stance::Left)).await;
    assert_eq!(store.told_since(None, &[topic]).await, Ok((before, Vec::new())));
    scene.say(0, Some(head), text("Two")).await;
    let (newest, told) = store.told_since(Some(before), &[]).await.unwrap();
    assert!(newest > before);
    assert_eq!(told, [people[1]], "who is answered");
    assert_eq!(store.told_since(Some(newest), &[]).await, Ok((newest, Vec::new())));
    assert_eq!(store.unseen_notifications_of(&[scene.kit.id()]).await, Ok(Vec::new()), "who has no account");
}
