//! Claims about reading the log of moderation.

use domain::moderation::{Clause, LogAction, Ruling, Target};
use store::moderation::{About, Acted, CaseAct, LogLine, LogPageRequest};
use uuid::Uuid;

use crate::harness::{Kit, later};
use crate::moderation::Bench;

crate::on_both_databases!(
    the_log_is_read_the_newest_first_and_by_what_was_done_and_by_whom,
    entries_about_a_reader_leave_no_gap_in_the_numbers_of_those_they_read,
    who_left_is_named_in_no_entry,
);

const ALL: LogPageRequest =
    LogPageRequest { reader: Uuid::nil(), kind: None, by: None, before: None, limit: 50 };

fn case_of(line: &LogLine) -> i64 {
    match line.about {
        About::Case(case, _) => case,
        About::Topic(topic) => panic!("topic {topic}"),
    }
}

async fn the_log_is_read_the_newest_first_and_by_what_was_done_and_by_whom(kit: Kit) {
    let bench = Bench::new(kit).await;
    let store = &bench.kit().store;
    let [moira, modeste] = bench.moderators;
    assert_eq!(store.recent_log_entries(ALL).await, Ok(vec![]));
    let (_, first) = bench.reported("one").await;
    let (_, second) = bench.reported("two").await;
    assert_eq!(bench.rule(first, Ruling::Remove).await, Acted::Done);
    assert_eq!(bench.act(second, Some(modeste), CaseAct::Claim, later(61)).await, Acted::Done);
    let lines = store.recent_log_entries(ALL).await.unwrap();
    let told: Vec<_> = lines.iter().map(|line| (line.number, line.kind, case_of(line))).collect();
    assert_eq!(
        told,
        [
            (4, LogAction::Claimed, second),
            (3, LogAction::Removed, first),
            (2, LogAction::Reported, second),
            (1, LogAction::Reported, first)
        ]
    );
    let names: Vec<_> =
        lines.iter().map(|line| line.colleague.as_ref().map(|(_, name)| name.as_str())).collect();
    assert_eq!(names, [Some("modeste"), Some("moira"), None, None], "nobody is told who reported");
    assert_eq!((lines[1].clause, lines[1].at), (Some(Clause::Respect), later(60)));
    let numbers = async |page_request| {
        store
            .recent_log_entries(page_request)
            .await
            .unwrap()
            .iter()
            .map(|line| line.number)
            .collect::<Vec<_>>()
    };
    assert_eq!(numbers(LogPageRequest { kind: Some(LogAction::Reported), ..ALL }).await, [2, 1]);
    assert_eq!(numbers(LogPageRequest { by: Some(moira), ..ALL }).await, [3]);
    assert_eq!(numbers(LogPageRequest { before: Some(4), limit: 2, ..ALL }).await, [3, 2]);
    assert_eq!(numbers(LogPageRequest { by: Some(bench.reader), ..ALL }).await, Vec::<i64>::new());
}

async fn entries_about_a_reader_leave_no_gap_in_the_numbers_of_those_they_read(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (store, [one, two]) = (&bench.kit().store, bench.scene.people);
    bench.reported("one").await;
    let comment = bench.scene.add(1, None, "two").await;
    bench.report(Target::Comment(comment), bench.reader, Clause::Respect, later(6)).await;
    bench.reported("three").await;
    let numbers = async |reader, before| {
        let lines = store.recent_log_entries(LogPageRequest { reader, before, ..ALL }).await.unwrap();
        lines.iter().map(|line| line.number).collect::<Vec<_>>()
    };
    for (reader, told) in [(bench.moderators[0], vec![3, 2, 1]), (two, vec![2, 1]), (one, vec![1])] {
        assert_eq!(numbers(reader, None).await, told);
        assert_eq!(numbers(reader, Some(i64::MAX)).await, told);
        assert_eq!(numbers(reader, Some(told[0])).await, told[1..]);
        assert_eq!(numbers(reader, Some(i64::MIN)).await, Vec::<i64>::new());
        assert_eq!(store.last_log_entry_for(reader).await, Ok(told[0]));
    }
}

async fn who_left_is_named_in_no_entry(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (_, case) = bench.reported("one").await;
    assert_eq!(bench.rule(case, Ruling::Remove).await, Acted::Done);
    assert!(
        bench.kit().store.leave(bench.moderators[0], [8; 32], true, Vec::new(), later(90)).await.unwrap()
    );
    let lines = bench.kit().store.recent_log_entries(ALL).await.unwrap();
    assert_eq!((lines[0].kind, lines[0].colleague.clone()), (LogAction::Removed, None));
}
