//! Claims about who has a part in a case: nobody handles what they wrote, nor decides what they reported.

use domain::account::{Grant, Reach, Role, Scope};
use domain::moderation::{BulkRemovalState, Clause, Involvement, Ruling, Target, TimeTargets, Verdict};
use store::document::Bilingual;
use store::moderation::{
    Acted, Appealed, CaseAct, CrowdPageRequest, LogPageRequest, NewBulkRemoval, NewRuling, Pressing, Purview,
    Reported, Waiting,
};
use uuid::Uuid;

use crate::harness::{Kit, NOW, later};
use crate::moderation::{Bench, NOTHING};

crate::on_both_databases!(
    a_case_is_in_no_list_count_or_log_of_the_author_of_its_text,
    the_author_of_a_text_does_nothing_about_its_case,
    whoever_reported_something_reads_its_case_and_decides_nothing_about_it,
    whoever_reports_what_they_have_in_hand_lets_it_go,
    no_case_is_handed_over_to_somebody_who_has_a_part_in_it,
    a_sweep_leaves_alone_what_the_sweeper_reported,
    a_sweep_is_not_there_for_those_it_is_about,
);

const EVERYWHERE: Grant = Grant { role: Role::Moderator, scope: Scope::Everywhere };

impl Bench {
    fn sees(person: Uuid) -> Purview {
        Purview::of(person, Reach::Everywhere)
    }

    /// Every act about a case.
    fn every_act(&self) -> [CaseAct; 8] {
        let judge = CaseAct::Judge { verdict: Verdict::Uphold, answer: "No.".into() };
        [
            CaseAct::Claim,
            CaseAct::Release,
            CaseAct::HandOver(self.moderators[1]),
            self.ruling(Ruling::Keep, &NOTHING),
            self.ruling(Ruling::Remove, &NOTHING),
            CaseAct::Undo,
            CaseAct::Lift,
            judge,
        ]
    }
}

async fn a_case_is_in_no_list_count_or_log_of_the_author_of_its_text(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (store, [author, other]) = (&bench.kit().store, bench.scene.people);
    let (_, case) = bench.reported("words").await;
    let counts = async |person: Uuid| {
        let purview = Bench::sees(person);
        let targets = TimeTargets::default();
        let deeds = LogPageRequest { reader: person, kind: None, by: None, before: None, limit: 9 };
        let days = store.case_days(&purview, 1, later(60)).await.unwrap();
        let topics = store.lively_topics(&purview, later(60)).await.unwrap();
        let loads = store.workloads(&purview, later(90)).await.unwrap();
        (
            bench.queue(|page_request| page_request.purview = purview.clone()).await,
            store.case(case, &purview, NOW).await.unwrap().map(|case| case.involvement),
            store.waiting_cases(&purview).await.unwrap().all(),
            store.pressing(&purview, targets, later(60)).await.unwrap().open,
            days[0].opened,
            topics[0].heat.reports,
            loads.iter().map(|load| load.in_hand + load.month).sum::<u64>(),
            store.recent_log_entries(deeds).await.unwrap().len(),
            store.last_log_entry_for(person).await.unwrap(),
        )
    };
    assert_eq!(counts(other).await, (vec![case], Some(Involvement::None), 1, 1, 1, 1, 0, 1, 1));
    assert_eq!(counts(author).await, (vec![], None, 0, 0, 0, 0, 0, 0, 0));
    assert_eq!(bench.act(case, Some(bench.moderators[0]), CaseAct::Claim, later(9)).await, Acted::Done);
    assert_eq!(counts(other).await.6, 1);
    assert_eq!(counts(author).await.6, 0);
    assert_eq!(bench.rule(case, Ruling::Remove).await, Acted::Done);
    assert_eq!((counts(other).await.6, counts(author).await.6), (1, 0), "not when it is decided either");
    let decided = |person| {
        bench.queue(move |page_request| {
            page_request.purview = Bench::sees(person);
            page_request.state = Some(domain::moderation::CaseState::Decided);
        })
    };
    assert_eq!((decided(other).await, decided(author).await), (vec![case], vec![]));
    assert_eq!((counts(other).await.8, counts(author).await.8), (3, 0));
}

async fn the_author_of_a_text_does_nothing_about_its_case(kit: Kit) {
    let bench = Bench::new(kit).await;
    let author = bench.scene.people[0];
    bench.kit().store.give_duty(author, EVERYWHERE, NOW).await.unwrap();
    bench.kit().store.give_duty(bench.moderators[1], EVERYWHERE, NOW).await.unwrap();
    let (_, case) = bench.reported("words").await;
    for act in bench.every_act().into_iter().chain([CaseAct::Note("Mine.".into())]) {
        assert_eq!(bench.act(case, Some(author), act.clone(), later(9)).await, Acted::Missing, "{act:?}");
    }
    let kept = bench.case(case).await;
    assert!(kept.notes.is_empty() && kept.line.assignee.is_none());
    assert_eq!(kept.colleagues, [(bench.moderators[1], "modeste".into())]);
    // Nor about their own name.
    let thing = Target::Profile(author);
    let Reported::Done { case, .. } = bench.report(thing, bench.reader, Clause::Rights, later(9)).await
    else {
        panic!("kept")
    };
    assert_eq!(bench.act(case, Some(author), CaseAct::Claim, later(9)).await, Acted::Missing);
    assert!(bench.kit().store.case(case, &Bench::sees(author), NOW).await.unwrap().is_none());
}

async fn whoever_reported_something_reads_its_case_and_decides_nothing_about_it(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (store, [one, two]) = (&bench.kit().store, bench.moderators);
    store.give_duty(two, EVERYWHERE, NOW).await.unwrap();
    let comment = bench.scene.add(0, None, "words").await;
    let Reported::Done { case, .. } =
        bench.report(Target::Comment(comment), one, Clause::Respect, later(5)).await
    else {
        panic!("kept")
    };
    let refuses = async |case| {
        for act in bench.every_act() {
            assert_eq!(bench.act(case, Some(one), act.clone(), later(9)).await, Acted::Reporter, "{act:?}");
        }
    };
    refuses(case).await;
    let read = store.case(case, &Bench::sees(one), NOW).await.unwrap().unwrap();
    assert_eq!((read.involvement, read.reports.len()), (Involvement::Reporter, 1));
    assert_eq!(bench.act(case, Some(one), CaseAct::Note("I saw it.".into()), later(9)).await, Acted::Done);
    let waits = async |person| store.waiting_cases(&Bench::sees(person)).await.unwrap();
    assert_eq!(waits(one).await, Waiting::default(), "it does not wait for them");
    assert_eq!(waits(two).await.open, 1);
    assert!(bench.queue(|page_request| (page_request.purview, page_request.is_to_decide) = (Bench::sees(one), true)).await.is_empty());
    assert_eq!(
        bench.queue(|page_request| page_request.purview = Bench::sees(one)).await,
        [case],
        "but they may look at it"
    );
    let pressing = store.pressing(&Bench::sees(one), TimeTargets::default(), later(9)).await.unwrap();
    assert_eq!(pressing, Pressing { open: 1, appealed: 0, free: 1, late: 0 });
    // Nor do they judge an appeal, nor decide about what is reported of the same later.
    let hide = bench.ruling(Ruling::Hide, &NOTHING);
    assert_eq!(bench.act(case, Some(two), hide, later(60)).await, Acted::Done);
    refuses(case).await;
    let author = bench.scene.people[0];
    let decision = store.own_decisions(author).await.unwrap()[0].id;
    assert_eq!(store.appeal(decision, author, "Why?".into(), later(61)).await, Ok(Appealed::Done));
    refuses(case).await;
    let judge = CaseAct::Judge { verdict: Verdict::Restore, answer: "Yes.".into() };
    let third = bench.kit().with_account("22", "carla").await;
    assert_eq!(bench.act(case, Some(third), judge, later(62)).await, Acted::Done);
    let later_case = bench.reported_comment(comment).await;
    assert_ne!(later_case, case);
    refuses(later_case).await;
    assert!(bench.verified().await.is_some());
}

async fn whoever_reports_what_they_have_in_hand_lets_it_go(kit: Kit) {
    let bench = Bench::new(kit).await;
    let one = bench.moderators[0];
    let (comment, case) = bench.reported("words").await;
    assert_eq!(bench.act(case, Some(one), CaseAct::Claim, later(9)).await, Acted::Done);
    bench.report(Target::Comment(comment), one, Clause::Threats, later(10)).await;
    assert_eq!(bench.case(case).await.line.assignee, None);
    let log = bench.kit().store.moderation_log(0, 9).await.unwrap();
    let entries: Vec<_> = log.iter().map(|entry| (entry.action.as_str(), entry.actor_id)).collect();
    assert_eq!(entries[2..], [("released", None), ("reported", None)], "the log does not tell who reported");
    assert!(bench.verified().await.is_some());
}

async fn no_case_is_handed_over_to_somebody_who_has_a_part_in_it(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (one, author) = (bench.moderators[0], bench.scene.people[0]);
    for person in [author, bench.reader, one] {
        bench.kit().store.give_duty(person, EVERYWHERE, NOW).await.unwrap();
    }
    let (_, case) = bench.reported("words").await;
    assert_eq!(bench.case(case).await.colleagues, [(one, "moira".into())]);
    for person in [author, bench.reader] {
        let act = CaseAct::HandOver(person);
        assert_eq!(bench.act(case, Some(bench.moderators[1]), act, later(9)).await, Acted::NotNow);
    }
    let act = CaseAct::HandOver(one);
    assert_eq!(bench.act(case, Some(bench.moderators[1]), act, later(9)).await, Acted::Done);
}

/// A sweep of what the first who writes wrote, by the first who moderates; and all that it has to do.
async fn swept(bench: &Bench) -> Uuid {
    let (store, id) = (&bench.kit().store, bench.kit().id());
    let bulk_removal = NewBulkRemoval {
        id,
        by: bench.moderators[0],
        at: later(60),
        since: NOW,
        authors: vec![bench.scene.people[0]],
        ruling: Ruling::Remove,
        clause: Clause::Advertising,
        reason: Bilingual { en: "No ads.".into(), fr: "Pas de réclames.".into() },
        note: String::new(),
        measure: None,
    };
    assert!(store.begin_bulk_removal(bulk_removal).await.unwrap());
    work(bench).await;
    id
}

async fn work(bench: &Bench) {
    let store = &bench.kit().store;
    while let Some(task) = store.bulk_removal_task(9).await.unwrap() {
        if task.bulk_removal.state == BulkRemovalState::Undoing {
            store.continue_undoing(&task, 9, later(80)).await.unwrap();
            continue;
        }
        let ruling = || {
            let CaseAct::Rule(ruling) = bench.ruling(Ruling::Remove, &NOTHING) else { unreachable!() };
            NewRuling { id: bench.kit().id(), ..*ruling }
        };
        let rulings = task.comments.iter().map(|comment| (comment.id, ruling())).collect();
        store.continue_bulk_removal(&task, rulings, later(70)).await.unwrap();
    }
}

async fn a_sweep_leaves_alone_what_the_sweeper_reported(kit: Kit) {
    let bench = Bench::new(kit).await;
    let store = &bench.kit().store;
    let reported = bench.scene.add(0, None, "Buy this").await;
    let other = bench.scene.add(0, None, "Buy that").await;
    bench.report(Target::Comment(reported), bench.moderators[0], Clause::Advertising, later(5)).await;
    let bulk_removal = swept(&bench).await;
    let done = store.bulk_removal(bulk_removal, bench.moderators[0]).await.unwrap().unwrap();
    assert_eq!((done.decided, done.skipped), (1, 1));
    let gone = async |id| store.comment(id, bench.reader).await.unwrap().unwrap().gone.is_some();
    assert!(!gone(reported).await && gone(other).await);
    // It waits for somebody else.
    let left = store.crowd(CrowdPageRequest {
        reader: bench.moderators[0],
        since: NOW,
        at_least: 1,
        opened: None,
        among: vec![bench.scene.people[0]],
        limit: 9,
    });
    assert_eq!(left.await.unwrap()[0].comments, 1);
}

async fn a_sweep_is_not_there_for_those_it_is_about(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (store, author) = (&bench.kit().store, bench.scene.people[0]);
    let comment = bench.scene.add(0, None, "Buy this").await;
    let bulk_removal = swept(&bench).await;
    store.give_duty(author, EVERYWHERE, later(71)).await.unwrap();
    assert_eq!(store.bulk_removal(bulk_removal, author).await.unwrap(), None);
    assert!(store.bulk_removals(author, 9).await.unwrap().is_empty());
    assert_eq!(
        store.undo_bulk_removal(bulk_removal, author).await,
        Ok(false),
        "nobody takes back what was decided about them"
    );
    assert_eq!(store.bulk_removals(bench.moderators[1], 9).await.unwrap().len(), 1);
    assert_eq!(store.undo_bulk_removal(bulk_removal, bench.moderators[1]).await, Ok(true));
    work(&bench).await;
    assert!(store.comment(comment, bench.reader).await.unwrap().unwrap().gone.is_none());
}
