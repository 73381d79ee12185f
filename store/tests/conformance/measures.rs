//! Claims about what decisions mean for those who wrote.

use domain::account::{Grant, Reach, Role, Scope};
use domain::moderation::{Clause, Measure, Ruling, Target, Verdict};
use domain::{EmailAddress, Language};
use store::account::session::NewSession;
use store::address::EmailChange;
use store::erasure::{Erasure, LedgerEntry};
use store::moderation::{Acted, Acting, Appealed, CaseAct, NewRuling, Purview, Reported};
use store::roster::{Change, Entry};
use store::staff::RightsChange;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use crate::harness::{Kit, NOW, key, later};
use crate::moderation::{Bench, NOTHING};

crate::on_both_databases!(
    a_mute_holds_where_and_as_long_as_it_was_taken,
    a_suspension_holds_until_it_is_over_ended_taken_back_or_judged,
    a_warning_is_told_and_can_be_appealed,
    an_administrator_s_suspension_is_a_decision_with_its_reason_its_end_and_its_appeal,
    an_administrator_who_reported_somebody_neither_suspends_them_nor_ends_it,
    an_administrator_whose_report_of_anything_of_somebody_waits_does_not_judge_that_person,
    a_moderator_whose_report_of_anything_of_somebody_waits_keeps_them_out_by_no_other_case,
    what_holds_against_somebody_holds_when_they_come_back,
    every_mailbox_that_an_account_had_while_a_measure_held_is_bound_to_it,
    a_mailbox_of_an_earlier_time_is_another_members_where_it_comes_with_another_number,
    a_mailbox_that_a_backup_did_not_know_is_bound_all_the_same_when_its_person_is_erased_again,
    a_reason_that_binds_nobody_any_more_is_forgotten,
    moderators_keep_no_colleague_out_and_nobody_out_of_what_is_not_theirs,
);

const DAYS: Duration = Duration::days(7);

impl Bench {
    /// Decides about a new comment of the first who writes. Returns its case.
    async fn take(&self, ruling: Ruling, measure: Measure, until: Option<OffsetDateTime>) -> (i64, Acted) {
        let (_, case) = self.reported("words").await;
        let act = self.measure(ruling, measure, until);
        (case, self.act(case, Some(self.moderators[0]), act, later(60)).await)
    }

    fn measure(&self, ruling: Ruling, measure: Measure, until: Option<OffsetDateTime>) -> CaseAct {
        let (id, salt, requotes) = (self.kit().id(), self.kit().id(), Vec::new());
        let (clause, reason, note) = (Some(Clause::Respect), "Soyez polie.".into(), String::new());
        let measure = Some((measure, until));
        CaseAct::Rule(Box::new(NewRuling {
            id,
            ruling,
            clause,
            reason,
            note,
            salt,
            requotes,
            measure,
            redaction: None,
            to: None,
            alias: None,
        }))
    }

    async fn is_suspended(&self, at: OffsetDateTime) -> bool {
        self.finds_suspended("5", self.scene.people[0], at).await
    }

    /// Whether somebody finds that they are suspended. It ends their sessions, so they sign in again.
    pub async fn finds_suspended(&self, number: &str, person: Uuid, at: OffsetDateTime) -> bool {
        let store = &self.kit().store;
        if store.actor(key(number), at).await.unwrap().is_none() {
            let session = NewSession {
                id: self.kit().id(),
                digest: key(number),
                person,
                second_factor: false,
                browser: String::new(),
                former: None,
                at,
            };
            store.start_session(session).await.unwrap();
        }
        store.actor(key(number), at).await.unwrap().unwrap().standing.is_suspended
    }
}

async fn a_mute_holds_where_and_as_long_as_it_was_taken(kit: Kit) {
    let bench = Bench::new(kit).await;
    let author = bench.scene.people[0];
    let store = &bench.kit().store;
    let (here, theme) = (bench.scene.topic, bench.kit().theme("Other").await);
    let elsewhere = bench.kit().topic(theme, "Elsewhere").await;
    let mute = async |topic, at| store.mute(author, topic, at).await.unwrap();
    assert_eq!(mute(here, NOW).await, None);
    let end = later(60) + DAYS;
    let (case, acted) = bench.take(Ruling::Hide, Measure::MuteInTheme, Some(end)).await;
    assert_eq!(acted, Acted::Done);
    assert_eq!(mute(here, later(61)).await.unwrap().until, Some(end));
    assert_eq!(mute(here, end).await, None, "it is over");
    assert_eq!(mute(elsewhere, later(61)).await, None);
    let standing = store.actor(key("5"), later(61)).await.unwrap().unwrap().standing;
    assert!(standing.is_muted && !standing.is_suspended);
    assert!(!store.actor(key("5"), end).await.unwrap().unwrap().standing.is_muted);
    assert!(!store.actor(key("6"), later(61)).await.unwrap().unwrap().standing.is_muted, "another's");
    let (_, acted) = bench.take(Ruling::Keep, Measure::Mute, None).await;
    assert_eq!(acted, Acted::Done);
    for topic in [here, elsewhere] {
        assert_eq!(mute(topic, end + DAYS).await.unwrap().until, None, "the longest is told");
    }
    assert_eq!(bench.actions(case).await, ["reported", "hidden", "muted"]);
    let record = bench.case(case).await.author.unwrap();
    assert_eq!(record.in_force.len(), 2);
    assert_eq!(record.against, 2);
    assert!(bench.verified().await.is_some());
}

async fn a_suspension_holds_until_it_is_over_ended_taken_back_or_judged(kit: Kit) {
    let bench = Bench::new(kit).await;
    let [one, two] = bench.moderators;
    let author = bench.scene.people[0];
    let (_, acted) = bench.take(Ruling::Remove, Measure::Suspend, Some(later(100))).await;
    assert_eq!(acted, Acted::Done);
    assert!(bench.kit().store.actor(key("5"), later(99)).await.unwrap().is_none(), "every session has ended");
    assert!(bench.is_suspended(later(99)).await);
    assert!(!bench.is_suspended(later(100)).await);
    for end in [CaseAct::Lift, CaseAct::Undo] {
        let (case, _) = bench.take(Ruling::Remove, Measure::Suspend, None).await;
        assert!(bench.is_suspended(later(200)).await);
        assert_eq!(bench.act(case, Some(one), end.clone(), later(150)).await, Acted::Done);
        assert!(!bench.is_suspended(later(200)).await);
        assert_eq!(bench.act(case, Some(one), CaseAct::Lift, later(160)).await, Acted::NotNow, "once");
        let stands = bench.case(case).await.decision().is_some();
        assert_eq!(stands, matches!(end, CaseAct::Lift), "the text is another matter");
    }
    let (case, _) = bench.take(Ruling::Remove, Measure::Suspend, None).await;
    let decision = bench.case(case).await.decision().unwrap().id;
    let store = &bench.kit().store;
    let appealed = store.appeal(decision, author, "Please.".into(), later(170)).await.unwrap();
    assert_eq!(appealed, Appealed::Done);
    assert!(bench.is_suspended(later(200)).await, "until somebody has looked");
    let judge = CaseAct::Judge { verdict: Verdict::Restore, answer: "Yes.".into() };
    assert_eq!(bench.act(case, Some(two), judge, later(180)).await, Acted::Done);
    assert!(!bench.is_suspended(later(200)).await);
}

async fn a_warning_is_told_and_can_be_appealed(kit: Kit) {
    let bench = Bench::new(kit).await;
    let author = bench.scene.people[0];
    let (case, acted) = bench.take(Ruling::Keep, Measure::Warn, None).await;
    assert_eq!(acted, Acted::Done);
    assert_eq!(bench.actions(case).await, ["reported", "kept", "warned"]);
    let store = &bench.kit().store;
    let told = store.own_decisions(author).await.unwrap().pop().unwrap();
    assert_eq!(told.measure.unwrap().measure, Measure::Warn);
    assert!(told.may_appeal(later(70)));
    assert_eq!(store.unseen_notices(author).await.unwrap(), 1);
    assert!(bench.case(case).await.author.unwrap().in_force.is_empty(), "it is given, and that is that");
    let appealed = store.appeal(told.id, author, "Why?".into(), later(70)).await.unwrap();
    assert_eq!(appealed, Appealed::Done);
    let judge = CaseAct::Judge { verdict: Verdict::Restore, answer: "Sorry.".into() };
    assert_eq!(bench.act(case, Some(bench.moderators[1]), judge, later(80)).await, Acted::Done);
    assert_eq!(bench.case(case).await.author.unwrap().against, 0);
}

async fn an_administrator_who_reported_somebody_neither_suspends_them_nor_ends_it(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (author, store) = (bench.scene.people[0], &bench.kit().store);
    let reporter = bench.kit().with_account("70", "zephirine").await;
    let other = bench.kit().with_account("71", "anatole").await;
    bench.scene.add(0, None, "words").await;
    let answer = bench.report(Target::Profile(author), reporter, Clause::Respect, later(5)).await;
    assert!(matches!(answer, Reported::Done { .. }), "{answer:?}");
    assert_eq!(bench.kit().suspend(author, reporter, None, later(70)).await, RightsChange::Reporter);
    assert_eq!(bench.kit().suspend(author, other, None, later(71)).await, RightsChange::Done);
    assert_eq!(store.end_suspensions(author, reporter, later(72)).await, Ok(RightsChange::Reporter));
    assert_eq!(store.end_suspensions(author, other, later(73)).await, Ok(RightsChange::Done));
}

async fn an_administrator_whose_report_of_anything_of_somebody_waits_does_not_judge_that_person(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (author, store) = (bench.scene.people[0], &bench.kit().store);
    let reporter = bench.kit().with_account("70", "zephirine").await;
    let other = bench.kit().with_account("71", "anatole").await;
    let comment = bench.scene.add(0, None, "words").await;
    let Reported::Done { case, .. } =
        bench.report(Target::Comment(comment), reporter, Clause::Respect, later(5)).await
    else {
        panic!("kept")
    };
    assert_eq!(bench.kit().suspend(author, reporter, None, later(6)).await, RightsChange::Reporter);
    assert_eq!(bench.kit().suspend(author, other, None, later(7)).await, RightsChange::Done);
    assert_eq!(store.end_suspensions(author, reporter, later(8)).await, Ok(RightsChange::Reporter));
    assert_eq!(store.end_suspensions(author, other, later(9)).await, Ok(RightsChange::Done));
    // Once a colleague has decided it is no matter of theirs, until the author asks for another look.
    assert_eq!(bench.rule(case, Ruling::Remove).await, Acted::Done);
    assert_eq!(bench.kit().suspend(author, reporter, None, later(70)).await, RightsChange::Done);
    let own = store.own_decisions(author).await.unwrap();
    let decision = own.iter().find(|own| own.target == Target::Comment(comment)).unwrap().id;
    assert_eq!(store.appeal(decision, author, "Why?".into(), later(71)).await, Ok(Appealed::Done));
    assert_eq!(store.end_suspensions(author, reporter, later(72)).await, Ok(RightsChange::Reporter));
    assert_eq!(store.end_suspensions(author, other, later(73)).await, Ok(RightsChange::Done));
    assert_eq!(bench.kit().suspend(author, reporter, None, later(74)).await, RightsChange::Reporter);
}

async fn a_moderator_whose_report_of_anything_of_somebody_waits_keeps_them_out_by_no_other_case(kit: Kit) {
    let bench = Bench::new(kit).await;
    let ([reporter, colleague], author) = (bench.moderators, bench.scene.people[0]);
    let (_, other) = bench.reported("words").await;
    let comment = bench.scene.add(0, None, "more words").await;
    for target in [Target::Comment(comment), Target::Profile(author)] {
        let Reported::Done { case, .. } = bench.report(target, reporter, Clause::Respect, later(6)).await
        else {
            panic!("kept")
        };
        for measure in [Measure::MuteInTheme, Measure::Mute, Measure::Suspend] {
            let act = bench.measure(Ruling::Remove, measure, None);
            let acted = bench.act(other, Some(reporter), act, later(60)).await;
            assert_eq!(acted, Acted::ReportWaits, "{measure:?} {target:?}");
        }
        let record = async |person| {
            let seen = bench.kit().store.case(other, &Purview::of(person, Reach::Everywhere), NOW).await;
            seen.unwrap().unwrap().author.unwrap().is_reported
        };
        assert!(record(reporter).await && !record(colleague).await);
        // What a colleague decided is no matter of theirs.
        let keep = bench.ruling(Ruling::Keep, &NOTHING);
        assert_eq!(bench.act(case, Some(colleague), keep, later(61)).await, Acted::Done);
        assert!(!record(reporter).await);
    }
    let Reported::Done { .. } = bench
        .report(
            Target::Comment(bench.scene.add(0, None, "words again").await),
            reporter,
            Clause::Respect,
            later(62),
        )
        .await
    else {
        panic!("kept")
    };
    let warn = bench.measure(Ruling::Remove, Measure::Warn, None);
    assert_eq!(bench.act(other, Some(reporter), warn, later(63)).await, Acted::Done, "the text, and a word");
    assert!(!bench.is_suspended(later(64)).await);
    let (_, third) = bench.reported("and again").await;
    let suspend = bench.measure(Ruling::Remove, Measure::Suspend, None);
    assert_eq!(bench.act(third, Some(colleague), suspend, later(65)).await, Acted::Done);
}

async fn an_administrator_s_suspension_is_a_decision_with_its_reason_its_end_and_its_appeal(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (author, store) = (bench.scene.people[0], &bench.kit().store);
    let administrator = bench.kit().with_account("70", "zephirine").await;
    bench.take(Ruling::Keep, Measure::Mute, Some(later(5_000))).await;
    let until = Some(later(1_000));
    let suspended = bench.kit().suspend(author, administrator, until, later(70)).await;
    assert_eq!(suspended, RightsChange::Done);
    assert_eq!(bench.kit().suspend(author, administrator, None, later(71)).await, RightsChange::Nothing);
    assert!(
        bench.kit().try_execute("UPDATE accounts SET suspended = 1").await.is_err(),
        "nothing else suspends"
    );
    assert!(bench.is_suspended(later(999)).await && !bench.is_suspended(later(1_000)).await);
    let held = store.held_against(author, later(72)).await.unwrap();
    let measures: Vec<_> = held.iter().map(|line| (line.measure, line.until)).collect();
    assert_eq!(measures, [(Measure::Mute, Some(later(5_000))), (Measure::Suspend, until)], "one standing");
    assert_eq!((held[1].reason.as_str(), held[1].clause), ("Soyez polie.", Some(Clause::Respect)));
    let own = store.own_decisions(author).await.unwrap();
    let decision = own.iter().find(|own| own.id == held[1].decision).unwrap();
    assert!(decision.may_appeal(later(80)));
    let appealed = store.appeal(decision.id, author, "Why?".into(), later(80)).await.unwrap();
    assert_eq!(appealed, Appealed::Done);
    let waiting = bench.queue(|_| ()).await;
    let case = waiting[0];
    let judge = CaseAct::Judge { verdict: Verdict::Restore, answer: "Sorry.".into() };
    assert_eq!(bench.act(case, Some(bench.moderators[0]), judge, later(90)).await, Acted::Done);
    assert!(!bench.is_suspended(later(100)).await);
    // Whoever decided on it, an administrator can end it, and its person is told.
    bench.take(Ruling::Keep, Measure::Suspend, None).await;
    assert!(bench.is_suspended(later(100)).await);
    assert_eq!(store.end_suspensions(author, administrator, later(110)).await, Ok(RightsChange::Done));
    assert!(!bench.is_suspended(later(111)).await);
    assert_eq!(store.end_suspensions(author, administrator, later(112)).await, Ok(RightsChange::Nothing));
    assert!(bench.verified().await.is_some(), "all of it is in the log");
}

async fn what_holds_against_somebody_holds_when_they_come_back(kit: Kit) {
    const NUMBER: Option<[u8; 32]> = Some([7; 32]);
    let bench = Bench::new(kit).await;
    let (author, store) = (bench.scene.people[0], &bench.kit().store);
    let (case, _) = bench.take(Ruling::Remove, Measure::Suspend, Some(later(1_000))).await;
    bench.take(Ruling::Keep, Measure::MuteInTheme, None).await;
    bench.take(Ruling::Keep, Measure::Mute, Some(later(61))).await;
    let decision =
        store.own_decisions(author).await.unwrap().into_iter().find(|own| own.reason == "Soyez polie.");
    assert!(decision.is_some());
    store.bind(author, NUMBER, later(70)).await.unwrap();
    assert_eq!(store.leave(author, [1; 32], true, Vec::new(), later(70)).await, Ok(true));
    // Another mailbox, another name: the number alone tells.
    let back = bench.kit().with_account("55", "barnabe-encore").await;
    let stranger = bench.kit().with_account("56", "isidore").await;
    assert_eq!(store.meet(stranger, Some([8; 32]), later(80)).await, Ok(0), "somebody else");
    assert_eq!(store.meet(back, NUMBER, later(80)).await, Ok(2), "what is over is over");
    let standing = async |at| store.actor(key("55"), at).await.unwrap().unwrap().standing;
    assert!(standing(later(999)).await.is_suspended && !standing(later(1_000)).await.is_suspended);
    assert!(standing(later(2_000)).await.is_muted);
    let own = store.own_decisions(back).await.unwrap();
    assert!(
        own.len() == 2 && own.iter().all(|own| own.reason == "Soyez polie." && own.may_appeal(later(90)))
    );
    assert_eq!(store.meet(back, NUMBER, later(80)).await, Ok(0), "once");
    assert_eq!(bench.act(case, Some(bench.moderators[0]), CaseAct::Lift, later(100)).await, Acted::Done);
    assert!(!standing(later(101)).await.is_suspended);
    // The mailbox tells as well, of who is no member any more.
    assert_eq!(store.leave(back, [2; 32], true, Vec::new(), later(110)).await, Ok(true));
    let again = bench.kit().with_account("55", "barnabe-toujours").await;
    assert_eq!(store.meet(again, None, later(120)).await, Ok(1));
    assert!(store.actor(key("55"), later(121)).await.unwrap().unwrap().standing.is_muted);
}

impl Kit {
    /// Gives somebody another mailbox, as they do themselves.
    async fn moves(&self, person: Uuid, email: &str, at: OffsetDateTime) {
        assert!(self.store.request_email(person, email.into(), mailbox(email), at).await.unwrap());
        let (own, _) = self.store.own(person).await.unwrap().unwrap();
        let changed = self.store.confirm_email(person, own.link_epoch, at).await;
        assert_eq!(changed, Ok(EmailChange::Done), "{email}");
    }

    /// How much is bound to who comes by a mailbox, and leaves again.
    async fn comes_by(&self, email: &str, number: Option<[u8; 32]>, at: OffsetDateTime) -> u64 {
        let (id, name) = (self.id(), "Barnabe Encore".to_owned());
        let person = self.store.ensure_person(id, email.into(), mailbox(email), name, Language::En).await;
        let person = person.unwrap();
        let bound = self.store.meet(person, number, at).await.unwrap();
        assert_eq!(self.store.leave(person, [2; 32], true, Vec::new(), at).await, Ok(true));
        bound
    }
}

fn mailbox(email: &str) -> [u8; 32] {
    key(&EmailAddress::parse(email).unwrap().canonical())
}

async fn every_mailbox_that_an_account_had_while_a_measure_held_is_bound_to_it(kit: Kit) {
    const BEFORE: &str = "m5@example.org";
    let had = ["first@example.net", "second@example.net", "third@example.org"];
    let bench = Bench::new(kit).await;
    let (author, kit) = (bench.scene.people[0], bench.kit());
    let store = &kit.store;
    kit.moves(author, had[0], later(50)).await;
    bench.take(Ruling::Keep, Measure::Suspend, Some(later(1_000))).await;
    kit.moves(author, had[1], later(70)).await;
    let known = store.roster().await.unwrap().into_iter().find(|known| known.id == author).unwrap();
    let entry = Entry { email: had[2].into(), ..known.entry };
    let change = Change::Update { id: author, email_key: mailbox(had[2]), entry: entry.clone() };
    store.change_roster(vec![change], later(71)).await.unwrap();
    // Another member is given their mailbox, and theirs follows.
    let other = store.roster().await.unwrap().into_iter().find(|known| known.id == bench.reader).unwrap();
    let swapped = [
        Change::Update {
            id: bench.reader,
            email_key: mailbox(had[2]),
            entry: Entry { email: had[2].into(), ..other.entry },
        },
        Change::Update {
            id: author,
            email_key: mailbox("last@example.org"),
            entry: Entry { email: "last@example.org".into(), ..entry },
        },
    ];
    store.change_roster(swapped.into(), later(72)).await.unwrap();
    store.bind(author, Some([7; 32]), later(80)).await.unwrap();
    assert_eq!(store.leave(author, [1; 32], true, Vec::new(), later(80)).await, Ok(true));
    assert_eq!(store.leave(bench.reader, [3; 32], true, Vec::new(), later(81)).await, Ok(true));
    assert_eq!(kit.comes_by(BEFORE, None, later(90)).await, 0, "it was given up before");
    for email in had {
        assert_eq!(kit.comes_by(email, Some([8; 32]), later(90)).await, 0, "{email} is another member's now");
    }
    for email in had.into_iter().chain(["last@example.org"]) {
        assert_eq!(kit.comes_by(email, None, later(91)).await, 1, "{email}");
    }
    assert_eq!(kit.comes_by("elsewhere@example.org", Some([7; 32]), later(92)).await, 1, "the number tells");
    assert_eq!(kit.comes_by(had[1], None, later(1_000)).await, 0, "it is over");
    assert_eq!(store.forget_retained_measures(later(1_000)).await, Ok(1));
    assert_eq!(kit.number("SELECT COUNT(*) FROM bonds").await, 0, "no longer than it holds");
}

async fn a_mailbox_of_an_earlier_time_is_another_members_where_it_comes_with_another_number(kit: Kit) {
    let (own, others) = (Some([7; 32]), Some([8; 32]));
    let bench = Bench::new(kit).await;
    let (author, kit) = (bench.scene.people[0], bench.kit());
    let store = &kit.store;
    kit.moves(author, "first@example.net", later(50)).await;
    bench.take(Ruling::Keep, Measure::Suspend, Some(later(1_000))).await;
    store.bind(author, own, later(70)).await.unwrap();
    assert_eq!(store.leave(author, [1; 32], true, Vec::new(), later(70)).await, Ok(true));
    let back = kit.with_account("55", "barnabe-encore").await;
    assert_eq!(store.meet(back, own, later(80)).await, Ok(1), "the number tells");
    store.bind(back, own, later(90)).await.unwrap();
    assert_eq!(store.leave(back, [2; 32], true, Vec::new(), later(90)).await, Ok(true));
    assert_eq!(kit.comes_by("first@example.net", others, later(100)).await, 0, "it is another member's now");
    assert_eq!(kit.comes_by("first@example.net", None, later(101)).await, 1, "of who is no member it tells");
    assert_eq!(kit.comes_by("elsewhere@example.org", own, later(102)).await, 1, "the number tells still");
}

async fn a_mailbox_that_a_backup_did_not_know_is_bound_all_the_same_when_its_person_is_erased_again(
    kit: Kit,
) {
    let bench = Bench::new(kit).await;
    let ([author, other], kit) = (bench.scene.people, bench.kit());
    let store = &kit.store;
    bench.take(Ruling::Keep, Measure::Suspend, Some(later(1_000))).await;
    kit.moves(author, "since@example.net", later(70)).await;
    assert_eq!(store.leave(author, [1; 32], true, Vec::new(), later(80)).await, Ok(true));
    let entries = store.erasures(0, 9).await.unwrap();
    let Some(LedgerEntry { seq, at, erasure: Erasure::Person { mailboxes, .. } }) = entries.last() else {
        panic!("{entries:?}")
    };
    let mut had = vec![mailbox("m5@example.org"), mailbox("since@example.net")];
    had.sort_unstable();
    assert_eq!(*mailboxes, had, "digests, and no more than a measure binds");
    // The same again, in a copy that knows of the one mailbox alone: somebody else here.
    let case = bench.reported_comment(bench.scene.add(1, None, "words").await).await;
    let act = bench.measure(Ruling::Keep, Measure::Suspend, Some(later(1_000)));
    assert_eq!(bench.act(case, Some(bench.moderators[0]), act, later(81)).await, Acted::Done);
    let erasure = Erasure::Person {
        id: other,
        name_key: Some([2; 32]),
        keeps_comments: true,
        mailboxes: vec![mailbox("newer@example.net")],
    };
    assert_eq!(store.erase_again(LedgerEntry { seq: seq + 1, at: *at, erasure }).await, Ok(true));
    for email in ["m6@example.org", "newer@example.net"] {
        assert_eq!(kit.comes_by(email, None, later(90)).await, 1, "{email}");
    }
    // Who is held to nothing leaves no mailbox in the ledger.
    assert_eq!(store.leave(bench.reader, [3; 32], true, Vec::new(), later(95)).await, Ok(true));
    let entries = store.erasures(0, 99).await.unwrap();
    let nothing = Erasure::Person {
        id: bench.reader,
        name_key: Some([3; 32]),
        keeps_comments: true,
        mailboxes: vec![],
    };
    assert_eq!(entries.last().map(|entry| &entry.erasure), Some(&nothing));
}

async fn a_reason_that_binds_nobody_any_more_is_forgotten(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (author, store) = (bench.scene.people[0], &bench.kit().store);
    bench.take(Ruling::Remove, Measure::Suspend, Some(later(1_000))).await;
    assert_eq!(store.leave(author, [1; 32], true, Vec::new(), later(70)).await, Ok(true));
    assert_eq!(store.forget_retained_measures(later(999)).await, Ok(0));
    assert!(bench.kit().dump().await.contains("Soyez polie."), "or the test would prove nothing");
    assert_eq!(store.forget_retained_measures(later(1_000)).await, Ok(1));
    assert!(!bench.kit().dump().await.contains("Soyez polie."));
    assert_eq!(bench.kit().number("SELECT COUNT(*) FROM bonds").await, 0);
}

async fn moderators_keep_no_colleague_out_and_nobody_out_of_what_is_not_theirs(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (store, moderator) = (&bench.kit().store, bench.moderators[0]);
    let theme = store.topic(bench.scene.topic).await.unwrap().unwrap().theme;
    let (_, case) = bench.reported("words").await;
    let version = bench.case(case).await.version;
    for measure in [Measure::Mute, Measure::Suspend] {
        let act = bench.measure(Ruling::Keep, measure, None);
        let (by, reach, at) = (Some(moderator), Reach::Themes(vec![theme]), later(60));
        let acting = Acting { case, version, by, reach, at, act };
        assert_eq!(store.act_on_case(acting).await.unwrap(), Acted::NotNow, "{measure:?}");
    }
    let grant = Grant { role: Role::Editor, scope: Scope::Everywhere };
    store.give_duty(bench.scene.people[0], grant, NOW).await.unwrap();
    for measure in [Measure::MuteInTheme, Measure::Mute, Measure::Suspend] {
        let act = bench.measure(Ruling::Keep, measure, None);
        assert_eq!(bench.act(case, Some(moderator), act, later(60)).await, Acted::Colleague, "{measure:?}");
    }
    let act = bench.measure(Ruling::Keep, Measure::Warn, None);
    assert_eq!(bench.act(case, Some(moderator), act, later(60)).await, Acted::Done, "a word is free");
}
