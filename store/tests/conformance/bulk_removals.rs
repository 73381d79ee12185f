//! Claims about clearing floods.

use domain::account::{Grant, Role, Scope};
use domain::moderation::{BulkRemovalState, Clause, Measure, Ruling, Signal, Target, Verdict};
use store::community::comment::{CommentText, Gone};
use store::document::Bilingual;
use store::moderation::{
    Acted, Appealed, BulkRemovalTask, CaseAct, CrowdPageRequest, NewBulkRemoval, NewRuling, Scrutiny,
};
use uuid::Uuid;

use crate::comments::text;
use crate::harness::{Kit, NOW, key, later};
use crate::moderation::Bench;

crate::on_both_databases!(
    those_who_wrote_much_are_listed_and_no_colleague_is,
    each_comment_gets_its_decision_and_its_entry_and_all_is_taken_back,
    what_a_colleague_has_in_hand_and_what_came_later_is_left_alone,
    two_processes_decide_about_nothing_twice,
    a_sweep_says_against_whom_its_measure_begins_and_ends,
    what_was_decided_since_stays_when_a_sweep_is_taken_back,
    what_is_hidden_until_a_moderator_looks_is_swept_too,
    a_sweep_keeps_nobody_out_of_whom_the_sweeper_s_report_waits,
);

const CUT: CrowdPageRequest = CrowdPageRequest {
    reader: Uuid::nil(),
    since: NOW,
    at_least: 3,
    opened: None,
    among: Vec::new(),
    limit: 50,
};

impl Bench {
    /// Both who write pour out comments.
    async fn flood(&self, limit: usize) -> Vec<i64> {
        let mut comments = Vec::new();
        for number in 0..limit {
            for author in [0, 1] {
                comments.push(self.scene.add(author, None, &format!("Buy {number}")).await);
            }
        }
        comments
    }

    async fn begin(&self, authors: &[Uuid], measure: Option<Measure>) -> Option<Uuid> {
        let id = self.kit().id();
        let bulk_removal = NewBulkRemoval {
            id,
            by: self.moderators[0],
            at: later(60),
            since: NOW,
            authors: authors.to_vec(),
            ruling: Ruling::Remove,
            clause: Clause::Advertising,
            reason: Bilingual { en: "No ads.".into(), fr: "Pas de réclames.".into() },
            note: String::new(),
            measure: measure.map(|measure| (measure, None)),
        };
        self.kit().store.begin_bulk_removal(bulk_removal).await.unwrap().then_some(id)
    }

    fn rulings(&self, task: &BulkRemovalTask) -> Vec<(i64, NewRuling)> {
        let ruling = || NewRuling {
            id: self.kit().id(),
            ruling: task.bulk_removal.ruling,
            clause: Some(task.bulk_removal.clause),
            reason: task.bulk_removal.reason.en.clone(),
            note: String::new(),
            salt: self.kit().id(),
            requotes: Vec::new(),
            measure: task.bulk_removal.measure,
            redaction: None,
            to: None,
            alias: None,
        };
        task.comments.iter().map(|comment| (comment.id, ruling())).collect()
    }

    /// Works until nothing is left to do. Returns how many batches that took.
    async fn work(&self) -> usize {
        let store = &self.kit().store;
        let mut batches = 0;
        while let Some(task) = store.bulk_removal_task(4).await.unwrap() {
            batches += 1;
            if task.bulk_removal.state == BulkRemovalState::Undoing {
                store.continue_undoing(&task, 4, later(90)).await.unwrap();
            } else {
                store.continue_bulk_removal(&task, self.rulings(&task), later(70)).await.unwrap();
            }
        }
        batches
    }

    async fn read(&self, comments: &[i64]) -> usize {
        let mut read = 0;
        for comment in comments {
            let kept = self.kit().store.comment(*comment, self.moderators[1]).await.unwrap().unwrap();
            read += usize::from(kept.gone.is_none());
        }
        read
    }
}

async fn those_who_wrote_much_are_listed_and_no_colleague_is(kit: Kit) {
    let bench = Bench::new(kit).await;
    let [one, two] = bench.scene.people;
    let store = &bench.kit().store;
    bench.flood(3).await;
    bench.scene.add(1, None, "The last").await;
    let lines = store.crowd(CUT).await.unwrap();
    let told: Vec<_> = lines.iter().map(|line| (line.person, line.comments, line.earlier)).collect();
    assert_eq!(told, [(two, 4, 0), (one, 3, 0)], "the most first");
    assert_eq!(lines[0].sample, "The last");
    assert!(store.crowd(CrowdPageRequest { at_least: 5, ..CUT }).await.unwrap().is_empty());
    assert!(store.crowd(CrowdPageRequest { opened: Some(later(1)), ..CUT }).await.unwrap().is_empty());
    assert_eq!(store.crowd(CrowdPageRequest { since: later(2), at_least: 1, ..CUT }).await.unwrap(), []);
    assert_eq!(store.crowd(CrowdPageRequest { among: vec![one], ..CUT }).await.unwrap().len(), 1);
    let grant = Grant { role: Role::Editor, scope: Scope::Everywhere };
    store.give_duty(two, grant, NOW).await.unwrap();
    assert_eq!(store.crowd(CUT).await.unwrap().len(), 1);
    assert_eq!(bench.begin(&[two, bench.moderators[0]], None).await, None, "nobody who may be swept");
}

async fn each_comment_gets_its_decision_and_its_entry_and_all_is_taken_back(kit: Kit) {
    let bench = Bench::new(kit).await;
    let people = bench.scene.people;
    let store = &bench.kit().store;
    let comments = bench.flood(6).await;
    assert!(bench.finds("buy").await > 0, "or the test would prove nothing");
    let id = bench.begin(&people, Some(Measure::Suspend)).await.unwrap();
    assert_eq!(store.bulk_removal(id, Uuid::nil()).await.unwrap().unwrap().total, 12);
    let first = store.bulk_removal_task(4).await.unwrap().unwrap();
    assert_eq!(first.comments.len(), 2, "one of each author first, so that they are kept out at once");
    assert_eq!(bench.work().await, 1 + 3 + 1);
    let done = store.bulk_removal(id, Uuid::nil()).await.unwrap().unwrap();
    assert_eq!((done.state, done.decided, done.skipped, done.authors), (BulkRemovalState::Done, 12, 0, 2));
    assert_eq!(bench.read(&comments).await, 0);
    assert_eq!(bench.finds("buy").await, 0);
    assert!(bench.queue(|_| {}).await.is_empty(), "nothing waits");
    let log = store.moderation_log(0, 999).await.unwrap();
    assert_eq!(log.iter().filter(|entry| entry.action == "removed").count(), 12);
    assert_eq!(log.iter().filter(|entry| entry.action == "suspended").count(), 2);
    assert!(bench.verified().await.is_some());
    for (person, number) in people.into_iter().zip(["5", "6"]) {
        assert_eq!(store.own_decisions(person).await.unwrap().len(), 6);
        assert_eq!(store.unseen_notices(person).await.unwrap(), 1, "one is enough");
        assert!(bench.finds_suspended(number, person, later(99)).await);
    }

    assert!(store.undo_bulk_removal(id, bench.moderators[1]).await.unwrap());
    assert!(!store.undo_bulk_removal(id, bench.moderators[1]).await.unwrap(), "once");
    bench.work().await;
    let undone = store.bulk_removal(id, Uuid::nil()).await.unwrap().unwrap();
    assert_eq!((undone.state, undone.decided), (BulkRemovalState::Undone, 0));
    assert_eq!(bench.read(&comments).await, 12);
    assert!(bench.finds("buy").await > 0);
    assert!(bench.queue(|_| {}).await.is_empty(), "what nobody reported waits for nobody");
    let log = store.moderation_log(0, 999).await.unwrap();
    let undone = log.iter().filter(|entry| entry.action == "undone");
    assert!(undone.clone().all(|entry| entry.actor_id == Some(bench.moderators[1])));
    assert_eq!(undone.count(), 12);
    assert!(bench.verified().await.is_some());
    for number in ["5", "6"] {
        assert!(!store.actor(key(number), later(99)).await.unwrap().unwrap().standing.is_suspended);
    }
}

async fn what_a_colleague_has_in_hand_and_what_came_later_is_left_alone(kit: Kit) {
    let bench = Bench::new(kit).await;
    let [one, two] = bench.moderators;
    let author = bench.scene.people[0];
    let (held, case) = bench.reported("Buy this").await;
    let (own, mine) = bench.reported("Buy that").await;
    assert_eq!(bench.act(case, Some(two), CaseAct::Claim, later(9)).await, Acted::Done);
    assert_eq!(bench.act(mine, Some(one), CaseAct::Claim, later(9)).await, Acted::Done);
    let comments = bench.flood(2).await;
    let id = bench.begin(&[author], Some(Measure::Mute)).await.unwrap();
    let late = bench.kit().store.add_comment(store::community::comment::NewComment {
        topic: bench.scene.topic,
        parent: None,
        reply_to: None,
        author,
        form: bench.kit().id(),
        draft: 0,
        text: text("After"),
        moderates: false,
        same_since: None,
        spending: None,
        at: later(61),
    });
    late.await.unwrap();
    bench.work().await;
    let done = bench.kit().store.bulk_removal(id, Uuid::nil()).await.unwrap().unwrap();
    assert_eq!((done.total, done.decided, done.skipped), (4, 3, 1));
    assert_eq!(bench.read(&[held]).await, 1);
    let (store, topic) = (&bench.kit().store, bench.scene.topic);
    assert!(
        store.mute(author, topic, later(99)).await.unwrap().is_some(),
        "also where the first was left alone"
    );
    assert_eq!(bench.read(&[own]).await, 0, "what they have in hand themselves is theirs");
    assert_eq!(bench.read(&comments).await, 2, "the other author's");
    assert_eq!(bench.case(case).await.line.assignee.map(|(person, _)| person), Some(two));
    let page_request = CrowdPageRequest { at_least: 1, since: later(61), ..CUT };
    assert_eq!(bench.kit().store.crowd(page_request).await.unwrap().len(), 1, "what came later stays");
}

async fn two_processes_decide_about_nothing_twice(kit: Kit) {
    let bench = Bench::new(kit).await;
    let other = bench.kit().another_node().await;
    bench.flood(3).await;
    let id = bench.begin(&bench.scene.people, None).await.unwrap();
    loop {
        let (one, two) = tokio::join!(bench.kit().store.bulk_removal_task(2), other.bulk_removal_task(2));
        let (Some(one), Some(two)) = (one.unwrap(), two.unwrap()) else { break };
        let (rulings, again) = (bench.rulings(&one), bench.rulings(&two));
        let (one, two) = tokio::join!(
            bench.kit().store.continue_bulk_removal(&one, rulings, later(70)),
            other.continue_bulk_removal(&two, again, later(70))
        );
        // Of two who meet on PostgreSQL one may be told to try again, as the job does.
        assert!(one.is_ok() || two.is_ok());
    }
    let done = bench.kit().store.bulk_removal(id, Uuid::nil()).await.unwrap().unwrap();
    assert_eq!((done.state, done.decided, done.skipped), (BulkRemovalState::Done, 6, 0));
    let log = bench.kit().store.moderation_log(0, 999).await.unwrap();
    assert_eq!(log.iter().filter(|entry| entry.action == "removed").count(), 6);
    assert!(bench.verified().await.is_some());
    other.close().await;
}

async fn a_sweep_says_against_whom_its_measure_begins_and_ends(kit: Kit) {
    let bench = Bench::new(kit).await;
    bench.flood(3).await;
    let mut everybody = bench.scene.people.to_vec();
    everybody.sort_unstable();
    let id = bench.begin(&everybody, Some(Measure::Suspend)).await.unwrap();
    let store = &bench.kit().store;
    let (mut begun, mut over) = (Vec::new(), Vec::new());
    while let Some(task) = store.bulk_removal_task(4).await.unwrap() {
        begun.extend(store.continue_bulk_removal(&task, bench.rulings(&task), later(70)).await.unwrap());
    }
    assert!(store.undo_bulk_removal(id, bench.moderators[1]).await.unwrap());
    while let Some(task) = store.bulk_removal_task(4).await.unwrap() {
        over.extend(store.continue_undoing(&task, 4, later(90)).await.unwrap());
    }
    for mut people in [begun, over] {
        people.sort_unstable();
        assert_eq!(people, everybody, "each of them once");
    }
}

async fn what_was_decided_since_stays_when_a_sweep_is_taken_back(kit: Kit) {
    let bench = Bench::new(kit).await;
    let author = bench.scene.people[0];
    let comments = bench.flood(2).await;
    let id = bench.begin(&[author], None).await.unwrap();
    bench.work().await;
    let store = &bench.kit().store;
    let decision = store.own_decisions(author).await.unwrap().pop().unwrap();
    let appealed = store.appeal(decision.id, author, "Please.".into(), later(75)).await.unwrap();
    assert_eq!(appealed, Appealed::Done);
    let case = bench.queue(|_| {}).await[0];
    let judge = CaseAct::Judge { verdict: Verdict::Uphold, answer: "No.".into() };
    assert_eq!(bench.act(case, Some(bench.moderators[1]), judge, later(80)).await, Acted::Done);
    assert!(store.undo_bulk_removal(id, bench.moderators[0]).await.unwrap());
    bench.work().await;
    assert_eq!(store.bulk_removal(id, Uuid::nil()).await.unwrap().unwrap().state, BulkRemovalState::Undone);
    let read = bench.read(&comments).await;
    assert_eq!(read, 3, "somebody looked at that one alone, and upheld it");
}

async fn what_is_hidden_until_a_moderator_looks_is_swept_too(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (store, author) = (&bench.kit().store, bench.scene.people[0]);
    let mut comments = Vec::new();
    for number in 0..3 {
        let scrutiny = Scrutiny {
            signals: [Signal::Burst].into(),
            holds: true,
            decision: bench.kit().id(),
            salt: bench.kit().id(),
            ..Scrutiny::default()
        };
        let text = CommentText { scrutiny, ..text(&format!("Buy {number}")) };
        comments.push(bench.scene.say(0, None, text).await);
    }
    let lines = store.crowd(CUT).await.unwrap();
    assert_eq!((lines.len(), lines[0].comments, lines[0].sample.as_str()), (1, 3, "Buy 2"));
    let before = bench.queue(|_| {}).await;
    let bulk_removal = bench.begin(&[author], None).await.unwrap();
    bench.work().await;
    assert!(bench.queue(|_| {}).await.is_empty(), "none waits any more");
    for comment in &comments {
        let gone = store.comment(*comment, bench.reader).await.unwrap().unwrap().gone;
        assert_eq!(gone, Some(Gone::Removed));
    }
    assert_eq!(store.undo_bulk_removal(bulk_removal, bench.moderators[0]).await, Ok(true));
    bench.work().await;
    let gone = store.comment(comments[0], bench.reader).await.unwrap().unwrap().gone;
    assert_eq!(gone, Some(Gone::Hidden), "each waits as before");
    let mut again = bench.queue(|_| {}).await;
    again.sort_unstable();
    assert_eq!(again.len(), before.len());
    assert!(bench.verified().await.is_some());
}

async fn a_sweep_keeps_nobody_out_of_whom_the_sweeper_s_report_waits(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (store, [one, two], sweeper) = (&bench.kit().store, bench.scene.people, bench.moderators[0]);
    let comments = bench.flood(3).await;
    bench.report(Target::Comment(comments[0]), sweeper, Clause::Advertising, later(5)).await;
    let marked = async |reader| {
        let lines = store.crowd(CrowdPageRequest { reader, ..CUT }).await.unwrap();
        lines.into_iter().filter(|line| line.is_reported).map(|line| line.person).collect::<Vec<_>>()
    };
    assert_eq!((marked(sweeper).await, marked(bench.moderators[1]).await), (vec![one], vec![]));
    for measure in [Measure::Mute, Measure::Suspend] {
        assert_eq!(bench.begin(&[one], Some(measure)).await, None, "{measure:?}");
    }
    bench.begin(&[one, two], Some(Measure::Suspend)).await.unwrap();
    bench.work().await;
    assert!(
        !bench.finds_suspended("5", one, later(99)).await && bench.finds_suspended("6", two, later(99)).await
    );
    assert_eq!(bench.read(&comments).await, 3, "what the first wrote was left to others");
    // What they wrote is another matter, but for what is reported.
    bench.begin(&[one], Some(Measure::Warn)).await.unwrap();
    bench.work().await;
    assert_eq!(bench.read(&comments).await, 1);
}
