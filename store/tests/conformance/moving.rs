//! Claims about comments that moderators move to where they belong.

use domain::account::Reach;
use domain::moderation::{Ruling, Verdict};
use store::community::TopicAct;
use store::community::comment::{Comment, CommentPageRequest, Gone};
use store::moderation::{Acted, Acting, Appealed, CaseAct, NewRuling, Visibility};
use uuid::Uuid;

use crate::harness::{Kit, NOW, later};
use crate::moderation::{Bench, NOTHING};

crate::on_both_databases!(
    a_conversation_is_moved_whole_and_a_line_leads_to_it,
    a_reply_becomes_a_conversation_of_its_own_and_goes_back_with_who_replied,
    nothing_moves_to_where_it_cannot_be_read_or_the_moderator_does_not_reach,
    a_move_is_appealed_and_taken_back,
    what_quotes_a_comment_is_found_wherever_that_stood,
    what_was_hidden_is_read_where_it_is_moved_to,
);

impl Bench {
    pub(crate) fn moving(&self, to: Option<i64>) -> CaseAct {
        let CaseAct::Rule(ruling) = self.ruling(Ruling::Move, &NOTHING) else { unreachable!() };
        CaseAct::Rule(Box::new(NewRuling { to, ..*ruling }))
    }

    async fn moved(&self, case: i64, to: i64) -> Acted {
        self.act(case, Some(self.moderators[0]), self.moving(Some(to)), later(60)).await
    }

    /// Another open topic, of a theme of its own.
    pub(crate) async fn elsewhere(&self) -> (i64, Uuid) {
        let theme = self.kit().theme("Two").await;
        let topic = self.kit().topic(theme, "Parking").await;
        assert!(self.kit().turn(topic, TopicAct::Publish, NOW).await);
        (topic, theme)
    }

    async fn seen(&self, comment: i64) -> Comment {
        self.kit().store.comment(comment, self.reader).await.unwrap().unwrap()
    }

    /// What each conversation of a topic is, with its replies.
    async fn conversations(&self, topic: i64) -> Vec<(i64, Option<Gone>, Vec<i64>)> {
        let threads = self.kit().store.threads(topic, CommentPageRequest::Oldest(1)).await.unwrap();
        let told = threads.into_iter().map(|thread| {
            let replies = thread.replies.into_iter().map(|reply| reply.id).collect();
            (thread.head.id, thread.head.gone, replies)
        });
        told.collect()
    }
}

async fn a_conversation_is_moved_whole_and_a_line_leads_to_it(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (to, _) = bench.elsewhere().await;
    let (comment, case) = bench.reported("Where do I park?").await;
    let reply = bench.scene.add(1, Some(comment), "Behind the house").await;
    let other = bench.scene.add(1, None, "About beds").await;
    let before = [bench.seen(comment).await, bench.seen(reply).await];
    assert_eq!(bench.moved(case, to).await, Acted::Done);
    assert_eq!(bench.conversations(to).await, [(comment, None, vec![reply])]);
    let here = bench.conversations(bench.scene.topic).await;
    assert_eq!(here.iter().map(|one| one.1).collect::<Vec<_>>(), [Some(Gone::Moved(comment)), None]);
    assert_eq!(here[1].0, other);
    assert_eq!(bench.case(case).await.topic, Some(to));
    assert_eq!(bench.case(case).await.line.standing, Visibility::Read);
    assert_eq!(bench.actions(case).await, ["reported", "moved"]);
    let trace = bench.seen(here[0].0).await;
    assert_eq!((trace.author, trace.html.as_str(), trace.created), (None, "", before[0].created));

    let later_reply = bench.kit().store.add_comment(store::community::comment::NewComment {
        topic: to,
        parent: Some(comment),
        reply_to: None,
        author: bench.scene.people[1],
        form: bench.kit().id(),
        draft: 0,
        text: crate::comments::text("Or in front"),
        moderates: false,
        same_since: None,
        spending: None,
        at: later(70),
    });
    let store::community::comment::Added::Done(spot) = later_reply.await.unwrap() else {
        panic!("it is read")
    };
    assert_eq!(bench.act(case, Some(bench.moderators[1]), CaseAct::Undo, later(80)).await, Acted::Done);
    assert_eq!(bench.conversations(to).await, []);
    assert_eq!(
        bench.conversations(bench.scene.topic).await,
        [(comment, None, vec![reply, spot.id]), (other, None, vec![])]
    );
    let after = [bench.seen(comment).await, bench.seen(reply).await];
    for (before, after) in before.iter().zip(&after) {
        assert_eq!((before.seq, before.position), (after.seq, after.position), "nothing of it is new again");
    }
    assert!(bench.seen(spot.id).await.seq > after[1].seq);
    assert!(bench.kit().store.comment(trace.id, bench.reader).await.unwrap().is_none());
    assert_eq!(bench.case(case).await.topic, Some(bench.scene.topic));
    assert!(bench.verified().await.is_some());
}

async fn a_reply_becomes_a_conversation_of_its_own_and_goes_back_with_who_replied(kit: Kit) {
    let bench = Bench::new(kit).await;
    let head = bench.scene.add(1, None, "About beds").await;
    let comment = bench.scene.add(0, Some(head), "Where do I park?").await;
    let case = bench.reported_comment(comment).await;
    let here = bench.scene.topic;
    assert_eq!(bench.moved(case, here).await, Acted::Done);
    let [(_, None, line), (alone, None, none)] = &bench.conversations(here).await[..] else {
        panic!("two conversations")
    };
    assert_eq!((*alone, none.len(), line.len()), (comment, 0, 1));
    assert_eq!(bench.seen(line[0]).await.gone, Some(Gone::Moved(comment)));
    let reply = bench.scene.add(1, Some(comment), "Behind the house").await;
    assert_eq!(bench.act(case, Some(bench.moderators[0]), CaseAct::Undo, later(80)).await, Acted::Done);
    assert_eq!(bench.conversations(here).await, [(head, None, vec![comment, reply])]);
    assert_eq!(bench.seen(comment).await.replies, 0);
    let next = bench.scene.add(1, None, "Next").await;
    assert_eq!(bench.conversations(here).await.last().unwrap().0, next, "its place is free again");
}

async fn nothing_moves_to_where_it_cannot_be_read_or_the_moderator_does_not_reach(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (to, theme) = bench.elsewhere().await;
    let kit = bench.kit();
    let draft = kit.topic(theme, "Unseen").await;
    let (comment, case) = bench.reported("Where do I park?").await;
    for nowhere in [bench.scene.topic, draft, i64::MAX] {
        assert_eq!(bench.moved(case, nowhere).await, Acted::NotNow, "{nowhere}");
    }
    let act = bench.moving(None);
    assert_eq!(bench.act(case, Some(bench.moderators[0]), act, later(60)).await, Acted::NotNow);
    let home = kit.store.topic(bench.scene.topic).await.unwrap().unwrap().theme;
    let destinations = async |reach: &Reach| {
        let found = kit.store.destinations(comment, reach).await.unwrap();
        found.into_iter().map(|found| (found.topic, found.is_here)).collect::<Vec<_>>()
    };
    assert_eq!(destinations(&Reach::Everywhere).await, [(to, false)]);
    let reach = Reach::Themes([home].into_iter().collect());
    assert_eq!(destinations(&reach).await, []);
    let version = bench.case(case).await.version;
    let act = bench.moving(Some(to));
    let acting = Acting { case, version, by: Some(bench.moderators[0]), reach, at: later(60), act };
    assert_eq!(kit.store.act_on_case(acting).await, Ok(Acted::NotNow));
    assert_eq!(bench.seen(comment).await.topic, bench.scene.topic);
    let reply = bench.scene.add(1, Some(comment), "Behind the house").await;
    let found = kit.store.destinations(reply, &Reach::Everywhere).await.unwrap();
    assert_eq!(found.iter().map(|one| one.topic).collect::<Vec<_>>(), [bench.scene.topic, to]);
    assert!(found[0].is_here && !found[1].is_here);
}

async fn a_move_is_appealed_and_taken_back(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (to, _) = bench.elsewhere().await;
    let (comment, case) = bench.reported("Where do I park?").await;
    assert_eq!(bench.moved(case, to).await, Acted::Done);
    let decision = bench.case(case).await.decision().unwrap().id;
    let author = bench.scene.people[0];
    let asked = bench.kit().store.appeal(decision, author, "It is about beds.".into(), later(70)).await;
    assert_eq!(asked, Ok(Appealed::Done));
    let act = CaseAct::Judge { verdict: Verdict::Restore, answer: "So it is.".into() };
    assert_eq!(bench.act(case, Some(bench.moderators[1]), act, later(80)).await, Acted::Done);
    assert_eq!(bench.conversations(bench.scene.topic).await, [(comment, None, vec![])]);
    assert_eq!(bench.conversations(to).await, []);
}

async fn what_quotes_a_comment_is_found_wherever_that_stood(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (to, _) = bench.elsewhere().await;
    let (comment, case) = bench.reported("Where do I park?").await;
    let stays = bench.scene.add(1, None, "> Where do I park?\n\nHere").await;
    let goes = bench.scene.add(1, Some(comment), "> Where do I park?\n\nThere").await;
    let quoting = async || {
        let quoting = bench.kit().store.quoting(comment).await.unwrap();
        quoting.into_iter().map(|quoting| quoting.id).collect::<Vec<_>>()
    };
    assert_eq!(quoting().await, [stays, goes]);
    assert_eq!(bench.moved(case, to).await, Acted::Done);
    assert_eq!(quoting().await, [stays, goes]);
    assert_eq!(bench.act(case, Some(bench.moderators[0]), CaseAct::Undo, later(80)).await, Acted::Done);
    assert_eq!(quoting().await, [stays, goes]);
    let case = bench.reported_comment(goes).await;
    assert_eq!(bench.moved(case, to).await, Acted::Done);
    assert_eq!(quoting().await, [stays, goes], "what quotes it was moved away");
}

async fn what_was_hidden_is_read_where_it_is_moved_to(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (to, _) = bench.elsewhere().await;
    let (comment, case) = bench.reported("Where do I park?").await;
    let hides = bench.act(case, None, bench.ruling(Ruling::Hide, &NOTHING), later(50));
    assert_eq!(hides.await, Acted::Done);
    assert_eq!(bench.moved(case, to).await, Acted::Done);
    let read = bench.seen(comment).await;
    assert_eq!((read.topic, read.gone, read.html.as_str()), (to, None, "<p>Where do I park?</p>"));
    assert_eq!(bench.act(case, Some(bench.moderators[0]), CaseAct::Undo, later(80)).await, Acted::Done);
    let read = bench.seen(comment).await;
    assert_eq!((read.topic, read.gone, read.html.as_str()), (bench.scene.topic, Some(Gone::Hidden), ""));
}
