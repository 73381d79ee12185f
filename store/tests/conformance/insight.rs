//! Claims about moderation in numbers, and about the targets that it is measured by.

use domain::account::{Grant, Reach, Role, Scope};
use domain::moderation::{Clause, HIDING_SCORE, Heat, Ruling, Target, TimeTargets, Verdict};
use store::audit::AuditQuery;
use store::moderation::{Acted, Appealed, CaseAct, Pressing, Purview, Reported, Workload};
use time::Duration;

use crate::harness::{Kit, NOW, later};
use crate::moderation::{Bench, NOTHING, within};

crate::on_both_databases!(
    decisions_of_people_that_stand_are_told_and_no_others,
    an_appeal_is_told_with_what_came_of_it,
    what_waits_is_late_against_the_target_of_its_kind,
    everybody_who_moderates_is_told_of_within_a_reach,
    what_is_said_and_reported_heats_a_topic,
    cases_are_counted_by_days_of_which_none_is_left_out,
    targets_are_those_last_set_and_their_setting_is_logged_once,
);

/// What a moderator of no theme that there is would see.
fn elsewhere(bench: &Bench) -> Reach {
    Reach::Themes(vec![bench.kit().id()])
}

async fn decisions_of_people_that_stand_are_told_and_no_others(kit: Kit) {
    let bench = Bench::new(kit).await;
    let store = &bench.kit().store;
    let (_, kept) = bench.reported("one").await;
    let (_, removed) = bench.reported("two").await;
    let (_, by_score) = bench.reported("three").await;
    assert_eq!(bench.rule(kept, Ruling::Keep).await, Acted::Done);
    assert_eq!(bench.rule(removed, Ruling::Remove).await, Acted::Done);
    let hide = bench.ruling(Ruling::Hide, &NOTHING);
    assert_eq!(bench.act(by_score, None, hide, later(60)).await, Acted::Done);
    let mut told = store.ledger(NOW).await.unwrap();
    told.decisions.sort_by_key(|decision| decision.ruling.code());
    let rulings: Vec<_> = told.decisions.iter().map(|decision| (decision.ruling, decision.clause)).collect();
    assert_eq!(rulings, [(Ruling::Keep, None), (Ruling::Remove, Some(Clause::Respect))]);
    let [decision, _] = told.decisions[..] else { panic!("two") };
    assert_eq!((decision.opened, decision.at), (later(5), later(60)));
    assert_eq!(told.reports.iter().map(|(_, limit)| limit).sum::<u64>(), 3);
    assert!(told.reports.iter().all(|(day, _)| *day <= NOW && NOW - *day < Duration::DAY));
    assert_eq!(bench.act(removed, Some(bench.moderators[1]), CaseAct::Undo, later(80)).await, Acted::Done);
    assert_eq!(store.ledger(NOW).await.unwrap().decisions.len(), 1, "what is taken back does not count");
    assert!(store.ledger(later(61)).await.unwrap().decisions.is_empty());
}

async fn an_appeal_is_told_with_what_came_of_it(kit: Kit) {
    let bench = Bench::new(kit).await;
    let store = &bench.kit().store;
    let (_, case) = bench.reported("one").await;
    assert_eq!(bench.rule(case, Ruling::Remove).await, Acted::Done);
    let author = bench.scene.people[0];
    let decision = store.own_decisions(author).await.unwrap()[0].id;
    assert_eq!(store.appeal(decision, author, "Please.".into(), later(90)).await, Ok(Appealed::Done));
    assert_eq!(store.ledger(NOW).await.unwrap().appeals, [(later(90), None)]);
    let judge = CaseAct::Judge { verdict: Verdict::Restore, answer: "Yes.".into() };
    assert_eq!(bench.act(case, Some(bench.moderators[1]), judge, later(99)).await, Acted::Done);
    let told = store.ledger(NOW).await.unwrap();
    assert_eq!(told.appeals, [(later(90), Some(Verdict::Restore))]);
    assert_eq!(told.decisions.len(), 1, "another look is no decision of its own");
}

async fn what_waits_is_late_against_the_target_of_its_kind(kit: Kit) {
    let bench = Bench::new(kit).await;
    let store = &bench.kit().store;
    let (_, ordinary) = bench.reported("one").await;
    let grave = bench.scene.add(0, None, "two").await;
    let mut reports = 0;
    for reporter in [bench.reader, bench.moderators[0], bench.moderators[1]] {
        let done = bench.report(Target::Comment(grave), reporter, Clause::Threats, later(5)).await;
        assert!(matches!(done, Reported::Done { .. }));
        reports += Clause::Threats.weight();
    }
    assert!(reports >= HIDING_SCORE);
    assert_eq!(bench.act(ordinary, Some(bench.moderators[0]), CaseAct::Claim, later(9)).await, Acted::Done);
    let targets = TimeTargets { grave: 2, ordinary: 4, appeal: 8 };
    for (hours, late) in [(1, 0), (3, 1), (5, 2)] {
        let now = later(6) + Duration::hours(hours);
        let told = store.pressing(&Purview::PROGRAM, targets, now).await.unwrap();
        assert_eq!(told, Pressing { open: 2, appealed: 0, free: 1, late }, "after {hours} hours");
    }
    let now = later(6) + Duration::hours(5);
    assert_eq!(store.pressing(&within(&elsewhere(&bench)), targets, now).await, Ok(Pressing::default()));
    assert_eq!(bench.rule(ordinary, Ruling::Remove).await, Acted::Done);
    let author = bench.scene.people[0];
    let decision = store.own_decisions(author).await.unwrap()[0].id;
    assert_eq!(store.appeal(decision, author, "Please.".into(), later(90)).await, Ok(Appealed::Done));
    for (hours, late) in [(7, 1), (9, 2)] {
        let told =
            store.pressing(&Purview::PROGRAM, targets, later(91) + Duration::hours(hours)).await.unwrap();
        assert_eq!(told, Pressing { open: 1, appealed: 1, free: 2, late }, "after {hours} hours");
    }
}

async fn everybody_who_moderates_is_told_of_within_a_reach(kit: Kit) {
    let bench = Bench::new(kit).await;
    let store = &bench.kit().store;
    let [one, two] = bench.moderators;
    let grant = Grant { role: Role::Moderator, scope: Scope::Everywhere };
    store.give_duty(two, grant, NOW).await.unwrap();
    let (_, decided) = bench.reported("one").await;
    let (_, held) = bench.reported("two").await;
    assert_eq!(bench.rule(decided, Ruling::Keep).await, Acted::Done);
    assert_eq!(bench.act(held, Some(two), CaseAct::Claim, later(9)).await, Acted::Done);
    let load =
        |username: &str, in_hand, week, month| Workload { username: username.into(), in_hand, week, month };
    let told =
        async |reach, days| store.workloads(&within(&reach), later(61) + Duration::days(days)).await.unwrap();
    let modeste = load("modeste", 1, 0, 0);
    assert_eq!(told(Reach::Everywhere, 0).await, [modeste.clone(), load("moira", 0, 1, 1)]);
    assert_eq!(told(Reach::Everywhere, 8).await, [modeste.clone(), load("moira", 0, 0, 1)]);
    assert_eq!(told(Reach::Everywhere, 31).await, [modeste]);
    assert_eq!(told(elsewhere(&bench), 0).await, [load("modeste", 0, 0, 0)], "who may help there as well");
    assert_eq!(bench.act(decided, Some(one), CaseAct::Undo, later(80)).await, Acted::Done);
    assert_eq!(told(Reach::Everywhere, 0).await[..], [load("modeste", 1, 0, 0)]);
}

async fn what_is_said_and_reported_heats_a_topic(kit: Kit) {
    let bench = Bench::new(kit).await;
    let store = &bench.kit().store;
    bench.reported("one").await;
    bench.scene.add(1, None, "two").await;
    let told = async |reach, now| store.lively_topics(&within(&reach), now).await.unwrap();
    let today = told(Reach::Everywhere, later(60)).await;
    let heat = Heat { comments: 2, reports: 1, comments_before: 0, reports_before: 0 };
    assert_eq!(
        today.iter().map(|topic| (topic.topic, topic.heat)).collect::<Vec<_>>(),
        [(bench.scene.topic, heat)]
    );
    assert_eq!(told(elsewhere(&bench), later(60)).await, []);
    let again = bench.scene.add(1, None, "three").await;
    let now = later(60) + Duration::days(3);
    assert_eq!(told(Reach::Everywhere, now).await, [], "nothing was said that day");
    let done = bench.report(Target::Comment(again), bench.scene.people[0], Clause::Threats, now).await;
    assert!(matches!(done, Reported::Done { .. }));
    let heat = Heat { comments: 0, reports: 1, comments_before: 3, reports_before: 1 };
    assert_eq!(told(Reach::Everywhere, now + Duration::HOUR).await[0].heat, heat);
}

async fn cases_are_counted_by_days_of_which_none_is_left_out(kit: Kit) {
    let bench = Bench::new(kit).await;
    let store = &bench.kit().store;
    let (_, case) = bench.reported("one").await;
    bench.reported("two").await;
    let keep = bench.ruling(Ruling::Keep, &NOTHING);
    assert_eq!(bench.act(case, Some(bench.moderators[0]), keep, NOW + Duration::DAY).await, Acted::Done);
    let now = NOW + Duration::days(2);
    let told = store.case_days(&Purview::PROGRAM, 30, now).await.unwrap();
    assert_eq!(told.len(), 30);
    assert!(told.windows(2).all(|days| days[1].day - days[0].day == Duration::DAY));
    assert_eq!(told[29].day.date(), now.date());
    let numbers: Vec<_> = told[26..].iter().map(|day| (day.opened, day.decided)).collect();
    assert_eq!(numbers, [(0, 0), (2, 0), (0, 1), (0, 0)]);
    let none = store.case_days(&within(&elsewhere(&bench)), 30, now).await.unwrap();
    assert!(none.len() == 30 && none.iter().all(|day| (day.opened, day.decided) == (0, 0)));
}

async fn targets_are_those_last_set_and_their_setting_is_logged_once(kit: Kit) {
    let actor = kit.with_account("7", "moira").await;
    let store = &kit.store;
    assert_eq!(store.targets().await, Ok(TimeTargets::default()));
    assert_eq!(
        store.set_time_targets(TimeTargets::default(), actor, NOW).await,
        Ok(false),
        "nothing changes"
    );
    for targets in
        [TimeTargets { grave: 1, ordinary: 720, appeal: 9 }, TimeTargets { grave: 2, ordinary: 3, appeal: 4 }]
    {
        assert_eq!(store.set_time_targets(targets, actor, NOW).await, Ok(true));
        assert_eq!(store.set_time_targets(targets, actor, NOW).await, Ok(false));
        assert_eq!(store.targets().await, Ok(targets));
    }
    let query =
        AuditQuery { actor: Some(actor), action: Some("targets.changed".into()), ..AuditQuery::default() };
    let entries = store.audit(&query, None, 9).await.unwrap();
    let told: Vec<_> = entries.iter().filter_map(|entry| entry.detail.as_deref()).collect();
    assert_eq!(told, ["2 3 4", "1 720 9"]);
}
