//! Claims about reports, cases, decisions and their log.

use std::collections::BTreeSet;

use domain::Language;
use domain::account::{Grant, Reach, Role, Scope};
use domain::community::TopicState;
use domain::moderation::{
    APPEAL_TIME, CaseState, Clause, HIDING_SCORE, LogLink, Ruling, Signal, Target, TargetKind, Verdict,
};
use domain::search::Analyser;
use store::community::TopicAct;
use store::community::comment::{Added, CommentText, Gone, NewComment};
use store::community::notification::Answered;
use store::moderation::{
    Acted, Acting, Appealed, Assignee, Case, CaseAct, CasePageRequest, NewReport, NewRuling, Purview,
    Reported, Requote, Scrutiny, Visibility,
};
use store::search::Search;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::comments::{Scene, text};
use crate::harness::{Kit, NOW, later};

crate::on_both_databases!(
    a_thing_is_reported_once_by_each_and_by_nobody_its_author,
    the_worst_stands_first_and_of_equals_the_oldest,
    a_duty_in_a_theme_reaches_the_cases_of_that_theme_alone,
    a_case_is_in_one_hand_at_a_time,
    what_is_withheld_says_nothing_anywhere_until_it_is_given_back,
    every_ruling_on_each_kind_of_thing_can_be_taken_back,
    quotations_give_way_and_come_back,
    case_54_two_who_decide_at_once_are_told_apart_and_logged_once,
    a_decision_and_an_edit_at_once_leave_nothing_to_read,
    of_an_appeal_and_taking_the_decision_back_at_once_one_is_done,
    case_54_nothing_is_done_without_its_entry,
    an_appeal_is_judged_once_by_somebody_else,
    what_was_decided_is_appealed_while_something_new_is_reported,
    the_score_hides_until_a_person_looks,
    what_a_text_says_against_itself_opens_a_case_once,
    every_alteration_of_the_log_shows,
    those_who_leave_take_what_was_said_about_them_along,
    what_was_withheld_long_ago_is_erased,
);

/// A topic with two who write, two who moderate and one who reads.
pub(crate) struct Bench {
    pub(crate) scene: Scene,
    pub(crate) moderators: [Uuid; 2],
    pub(crate) reader: Uuid,
}

pub(crate) const NOTHING: [Requote; 0] = [];

/// What anybody sees whose duty reaches so far, and who has no part in anything.
pub(crate) fn within(reach: &Reach) -> Purview {
    Purview { reach: reach.clone(), person: None }
}

impl Bench {
    pub(crate) async fn new(kit: Kit) -> Self {
        let scene = Scene::new(kit).await;
        let kit = &scene.kit;
        let moderators = [kit.with_account("7", "moira").await, kit.with_account("8", "modeste").await];
        let reader = kit.with_account("9", "lucille").await;
        Self { scene, moderators, reader }
    }

    pub(crate) fn kit(&self) -> &Kit {
        &self.scene.kit
    }

    pub(crate) async fn report(
        &self,
        target: Target,
        reporter: Uuid,
        clause: Clause,
        at: OffsetDateTime,
    ) -> Reported {
        let (language, text) = (Language::Fr, "Regardez.".into());
        self.kit().store.report(NewReport { target, reporter, clause, language, text, at }).await.unwrap()
    }

    /// A comment of the first who writes, and its case.
    pub(crate) async fn reported(&self, words: &str) -> (i64, i64) {
        let comment = self.scene.add(0, None, words).await;
        (comment, self.reported_comment(comment).await)
    }

    /// The case that a report of a comment opens.
    pub(crate) async fn reported_comment(&self, comment: i64) -> i64 {
        let reported = self.report(Target::Comment(comment), self.reader, Clause::Respect, later(5)).await;
        let Reported::Done { case, .. } = reported else { panic!("{reported:?}") };
        case
    }

    pub(crate) async fn case(&self, id: i64) -> Case {
        self.kit().store.case(id, &Purview::PROGRAM, NOW).await.unwrap().unwrap()
    }

    pub(crate) async fn act(&self, case: i64, by: Option<Uuid>, act: CaseAct, at: OffsetDateTime) -> Acted {
        let version = self.case(case).await.version;
        let acting = Acting { case, version, by, reach: Reach::Everywhere, at, act };
        self.kit().store.act_on_case(acting).await.unwrap()
    }

    pub(crate) fn ruling(&self, ruling: Ruling, requotes: &[Requote]) -> CaseAct {
        let (id, salt) = (self.kit().id(), self.kit().id());
        let clause = ruling.is_against().then_some(Clause::Respect);
        let (reason, note) = ("Soyez polie.".into(), "Second time.".into());
        CaseAct::Rule(Box::new(NewRuling {
            id,
            ruling,
            clause,
            reason,
            note,
            salt,
            requotes: requotes.to_vec(),
            measure: None,
            redaction: None,
            to: None,
            alias: None,
        }))
    }

    pub(crate) async fn rule(&self, case: i64, ruling: Ruling) -> Acted {
        self.act(case, Some(self.moderators[0]), self.ruling(ruling, &NOTHING), later(60)).await
    }

    pub(crate) async fn queue(&self, change: impl FnOnce(&mut CasePageRequest)) -> Vec<i64> {
        let mut page_request = CasePageRequest {
            purview: Purview::PROGRAM,
            is_to_decide: false,
            state: None,
            kind: None,
            clause: None,
            assignee: None,
            after: None,
            limit: 50,
        };
        change(&mut page_request);
        self.kit().store.cases(&page_request).await.unwrap().into_iter().map(|line| line.id).collect()
    }

    /// How many comments are found that hold a word.
    pub(crate) async fn finds(&self, word: &str) -> usize {
        let store = &self.kit().store;
        loop {
            let waiting = store.comments_to_index(50).await.unwrap();
            if waiting.is_empty() {
                break;
            }
            let stems = waiting.into_iter().map(|(id, source)| {
                let stems = Analyser.stems(&source);
                (id, source, stems)
            });
            store.index_comments(stems.collect()).await.unwrap();
        }
        let search = Search {
            query: Analyser.query(word),
            theme: None,
            author: None,
            language: None,
            since: None,
            until: None,
            before: None,
            limit: 9,
        };
        store.find_comments(self.reader, &search).await.unwrap().len()
    }

    /// The log, as far as it is whole.
    pub(crate) async fn verified(&self) -> Option<LogLink> {
        let log = self.kit().store.moderation_log(0, 999).await.unwrap();
        log.iter().try_fold(LogLink::START, |link, entry| link.follow(entry))
    }

    pub(crate) async fn actions(&self, case: i64) -> Vec<String> {
        let log = self.kit().store.moderation_log(0, 999).await.unwrap();
        log.into_iter().filter(|entry| entry.case == case).map(|entry| entry.action).collect()
    }
}

async fn a_thing_is_reported_once_by_each_and_by_nobody_its_author(kit: Kit) {
    let bench = Bench::new(kit).await;
    let comment = bench.scene.add(0, None, "You fool").await;
    let thing = Target::Comment(comment);
    let [author, other] = bench.scene.people;
    assert_eq!(bench.report(thing, author, Clause::Respect, later(2)).await, Reported::Own);
    let Reported::Done { case, hides: false } = bench.report(thing, other, Clause::Respect, later(2)).await
    else {
        panic!("kept")
    };
    assert_eq!(bench.report(thing, other, Clause::Threats, later(3)).await, Reported::Again);
    assert!(bench.kit().store.has_reported(other, thing).await.unwrap());
    assert!(!bench.kit().store.has_reported(bench.reader, thing).await.unwrap());
    let more = bench.report(thing, bench.reader, Clause::Relevance, later(3)).await;
    assert_eq!(more, Reported::Done { case, hides: false }, "one case for one thing");
    let kept = bench.case(case).await;
    assert_eq!(kept.line.score, Clause::Respect.weight() + Clause::Relevance.weight());
    assert_eq!((kept.line.reports, kept.clause()), (2, Some(Clause::Respect)));
    assert_eq!((kept.text.source.as_str(), kept.line.standing), ("You fool", Visibility::Read));
    for gone in [Target::Comment(99), Target::GuestPost(bench.scene.topic)] {
        assert_eq!(bench.report(gone, other, Clause::Respect, later(2)).await, Reported::Gone, "{gone}");
    }
    let waiting = bench.kit().store.waiting_cases(&Purview::PROGRAM).await.unwrap();
    assert_eq!((waiting.open, waiting.appealed), (1, 0));
}

async fn the_worst_stands_first_and_of_equals_the_oldest(kit: Kit) {
    let bench = Bench::new(kit).await;
    let mut cases = Vec::new();
    for (at, clause) in
        [Clause::Relevance, Clause::Threats, Clause::Relevance, Clause::Respect].into_iter().enumerate()
    {
        let comment = bench.scene.add(0, None, "words").await;
        let at = later(i64::try_from(at).unwrap());
        let Reported::Done { case, .. } =
            bench.report(Target::Comment(comment), bench.reader, clause, at).await
        else {
            panic!("kept")
        };
        cases.push(case);
    }
    let order = [cases[1], cases[3], cases[0], cases[2]];
    assert_eq!(bench.queue(|_| {}).await, order);
    let store = &bench.kit().store;
    let mut paged = Vec::new();
    let mut after = None;
    loop {
        let page_request = CasePageRequest {
            purview: Purview::PROGRAM,
            is_to_decide: false,
            state: Some(CaseState::Open),
            kind: Some(TargetKind::Comment),
            clause: None,
            assignee: Some(Assignee::Nobody),
            after,
            limit: 1,
        };
        let Some(line) = store.cases(&page_request).await.unwrap().pop() else { break };
        after = Some((line.score, line.waits.unix_timestamp() * 1_000, line.id));
        paged.push(line.id);
    }
    assert_eq!(paged, order, "page after page");
    assert_eq!(
        bench.queue(|page_request| page_request.clause = Some(Clause::Relevance)).await,
        [cases[0], cases[2]]
    );
    assert!(bench.queue(|page_request| page_request.kind = Some(TargetKind::GuestPost)).await.is_empty());
    assert_eq!(bench.act(cases[0], Some(bench.moderators[0]), CaseAct::Claim, later(9)).await, Acted::Done);
    assert_eq!(
        bench.queue(|page_request| page_request.assignee = Some(Assignee::Person(bench.moderators[0]))).await,
        [cases[0]]
    );
    assert_eq!(bench.rule(cases[1], Ruling::Keep).await, Acted::Done);
    assert_eq!(bench.queue(|page_request| page_request.state = Some(CaseState::Decided)).await, [cases[1]]);
    assert_eq!(bench.queue(|_| {}).await, order[1..]);
}

async fn a_duty_in_a_theme_reaches_the_cases_of_that_theme_alone(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (_, case) = bench.reported("words").await;
    let store = &bench.kit().store;
    let here = store.topic(bench.scene.topic).await.unwrap().unwrap().theme;
    for (themes, sees) in [(vec![here], true), (vec![bench.kit().id()], false), (vec![], false)] {
        let reach = Reach::Themes(themes);
        assert_eq!(store.case(case, &within(&reach), NOW).await.unwrap().is_some(), sees, "{reach:?}");
        assert_eq!(store.waiting_cases(&within(&reach)).await.unwrap().open, u64::from(sees));
        assert_eq!(
            bench.queue(|page_request| page_request.purview.reach = reach.clone()).await.len(),
            usize::from(sees)
        );
        let (version, act) = (bench.case(case).await.version, CaseAct::Note("Seen.".into()));
        let acting = Acting { case, version, by: Some(bench.moderators[0]), reach, at: later(9), act };
        let acted = store.act_on_case(acting).await.unwrap();
        assert_eq!(acted, if sees { Acted::Done } else { Acted::Missing });
    }
}

async fn a_case_is_in_one_hand_at_a_time(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (_, case) = bench.reported("words").await;
    let [one, two] = bench.moderators;
    assert_eq!(bench.act(case, Some(one), CaseAct::Claim, later(9)).await, Acted::Done);
    assert_eq!(bench.act(case, Some(two), CaseAct::Claim, later(9)).await, Acted::NotNow);
    let keep = bench.ruling(Ruling::Keep, &NOTHING);
    assert_eq!(bench.act(case, Some(two), keep.clone(), later(9)).await, Acted::NotNow, "it is another's");
    assert_eq!(
        bench.act(case, Some(one), CaseAct::HandOver(two), later(9)).await,
        Acted::NotNow,
        "no moderator"
    );
    let grant = Grant { role: Role::Moderator, scope: Scope::Everywhere };
    bench.kit().store.give_duty(two, grant, NOW).await.unwrap();
    assert_eq!(bench.act(case, Some(one), CaseAct::HandOver(two), later(9)).await, Acted::Done);
    assert_eq!(bench.act(case, Some(one), CaseAct::Note("Please look.".into()), later(9)).await, Acted::Done);
    let kept = bench.case(case).await;
    assert_eq!(kept.line.assignee, Some((two, "modeste".into())));
    assert_eq!(kept.colleagues, [(two, "modeste".into())]);
    assert_eq!((kept.notes.len(), kept.notes[0].by.as_deref()), (1, Some("moira")));
    assert_eq!(bench.act(case, Some(one), CaseAct::Release, later(9)).await, Acted::Done);
    assert_eq!(bench.act(case, Some(one), keep, later(9)).await, Acted::Done);
    assert_eq!(bench.case(case).await.line.assignee, None);
    for act in [CaseAct::Claim, CaseAct::Release, CaseAct::HandOver(two)] {
        assert_eq!(bench.act(case, Some(one), act, later(9)).await, Acted::NotNow, "it is decided");
    }
    let log = bench.actions(case).await;
    assert_eq!(log, ["reported", "claimed", "handed_over", "released", "kept"]);
}

async fn what_is_withheld_says_nothing_anywhere_until_it_is_given_back(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (comment, case) = bench.reported("zanzibar").await;
    let [author, other] = bench.scene.people;
    let reply = bench.scene.add(1, Some(comment), "Indeed").await;
    let store = &bench.kit().store;
    assert_eq!(bench.finds("zanzibar").await, 1);
    assert_eq!(bench.rule(case, Ruling::Remove).await, Acted::Done);
    let seen = store.comment(comment, other).await.unwrap().unwrap();
    assert_eq!((seen.gone, seen.html.as_str(), seen.replies), (Some(Gone::Removed), "", 1));
    assert_eq!(store.comment_source(comment).await.unwrap(), None);
    let spoken = store.spoken(bench.scene.topic, 0, 9).await.unwrap();
    assert_eq!((spoken[0].gone, spoken[0].source.as_str()), (Some(Gone::Removed), ""));
    assert!(store.participation(author).await.unwrap().comments.iter().all(|own| own.source != "zanzibar"));
    assert_eq!(bench.finds("zanzibar").await, 0);
    let since = later(-999);
    assert!(!store.change_comment((comment, None), author, text("more"), since, later(70)).await.unwrap());
    let reaction = domain::community::Reaction::Helped;
    let reacting = domain::community::Reacting { comment, reaction, on: true };
    assert!(!store.react(reacting, other).await.unwrap().unwrap().bar.open);
    assert!(store.comment(reply, other).await.unwrap().unwrap().gone.is_none(), "the answer stays");
    let own = store.own_decisions(author).await.unwrap();
    assert_eq!(
        (own.len(), own[0].html.as_str(), own[0].reason.as_str()),
        (1, "<p>zanzibar</p>", "Soyez polie.")
    );
    assert_eq!(
        (own[0].clause, own[0].ruling, own[0].is_staff),
        (Some(Clause::Respect), Ruling::Remove, true)
    );
    assert_eq!(store.own_decisions(other).await.unwrap(), []);
    let told = |notices: Vec<store::community::notification::Notification>| -> Vec<Answered> {
        notices.into_iter().filter_map(|notice| notice.answered).collect()
    };
    assert_eq!(told(store.notices(author, None).await.unwrap()), [Answered::Decision(own[0].id)]);
    assert_eq!(told(store.notices(bench.reader, None).await.unwrap()), [Answered::Report(Ruling::Remove)]);
    assert_eq!(bench.act(case, Some(bench.moderators[1]), CaseAct::Undo, later(80)).await, Acted::Done);
    let seen = store.comment(comment, other).await.unwrap().unwrap();
    assert_eq!((seen.gone, seen.html.as_str()), (None, "<p>zanzibar</p>"));
    assert_eq!(bench.finds("zanzibar").await, 1);
    assert_eq!(told(store.notices(bench.reader, None).await.unwrap()), [], "nobody has looked yet");
    assert!(store.own_decisions(author).await.unwrap()[0].undone.is_some());
    assert_eq!(bench.kit().number("SELECT COUNT(*) FROM outbox WHERE kind = 'moderated'").await, 1);
}

async fn every_ruling_on_each_kind_of_thing_can_be_taken_back(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (comment, of_comment) = bench.reported("words").await;
    let theme = bench.kit().theme("Two").await;
    let (_, topic) = bench.kit().approved(theme, bench.scene.people[0], "Nights").await;
    assert!(bench.kit().turn(topic, TopicAct::Publish, later(90)).await);
    assert!(bench.kit().turn(topic, TopicAct::Close, later(91)).await);
    let Reported::Done { case: of_post, .. } =
        bench.report(Target::GuestPost(topic), bench.reader, Clause::Advertising, later(92)).await
    else {
        panic!("kept")
    };
    let store = &bench.kit().store;
    let state = async |case| match bench.case(case).await.line.target {
        Target::Comment(id) => {
            store.comment(id, bench.reader).await.unwrap().is_some_and(|comment| comment.gone.is_none())
        }
        Target::GuestPost(id) => {
            let state = store.topic(id).await.unwrap().unwrap().state;
            assert!(matches!(state, TopicState::Closed | TopicState::Withheld), "{state:?}");
            state.is_visible()
        }
        Target::Profile(_) => unreachable!("it has its own claims"),
    };
    for case in [of_comment, of_post] {
        // What comments alone are decided has its own claims.
        for ruling in Ruling::ALL.into_iter().filter(|ruling| ruling.fits(TargetKind::GuestPost)) {
            assert_eq!(bench.rule(case, ruling).await, Acted::Done, "{ruling:?}");
            assert_eq!(state(case).await, !ruling.is_against(), "{ruling:?}");
            let expected = if ruling.is_against() { Visibility::Hidden(ruling) } else { Visibility::Read };
            assert_eq!(bench.case(case).await.line.standing, expected);
            assert_eq!(bench.rule(case, ruling).await, Acted::NotNow, "once");
            assert_eq!(
                bench.act(case, Some(bench.moderators[1]), CaseAct::Undo, later(95)).await,
                Acted::Done
            );
            assert!(state(case).await, "{ruling:?}");
            assert_eq!(
                bench.act(case, Some(bench.moderators[1]), CaseAct::Undo, later(95)).await,
                Acted::NotNow
            );
        }
        let own =
            bench.act(case, Some(bench.scene.people[0]), bench.ruling(Ruling::Keep, &NOTHING), later(96));
        assert_eq!(own.await, Acted::Missing);
        let log = bench.actions(case).await;
        assert_eq!(log, ["reported", "kept", "undone", "hidden", "undone", "removed", "undone"]);
    }
    assert!(store.withdraw_comment(comment, bench.scene.people[0], Vec::new(), later(97)).await.unwrap());
    assert_eq!(bench.rule(of_comment, Ruling::Remove).await, Acted::NotNow, "there is nothing to remove");
    assert_eq!(bench.rule(of_comment, Ruling::Keep).await, Acted::Done);
}

async fn quotations_give_way_and_come_back(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (_, case) = bench.reported("Untel is a fool").await;
    let quoting = bench.scene.add(1, None, "> Untel is a fool\n\nNo.").await;
    let changed = bench.scene.add(1, None, "> Untel is a fool\n\nYes.").await;
    bench.scene.add(1, None, "No quotation").await;
    let store = &bench.kit().store;
    let comment = quoting - 1;
    let found: Vec<i64> =
        store.quoting(comment).await.unwrap().into_iter().map(|quoting| quoting.id).collect();
    assert_eq!(found, [quoting, changed]);
    let requote = |id, before: &str| Requote {
        id,
        before: before.into(),
        source: "> [gone]\n\nNo.".into(),
        html: "<p>[gone]</p>".into(),
        renderer: 1,
    };
    let requotes = [requote(quoting, "> Untel is a fool\n\nNo."), requote(changed, "what it said before")];
    let by = Some(bench.moderators[0]);
    assert_eq!(bench.act(case, by, bench.ruling(Ruling::Hide, &requotes), later(60)).await, Acted::Done);
    let html = async |id| store.comment(id, bench.reader).await.unwrap().unwrap().html;
    assert_eq!(html(quoting).await, "<p>[gone]</p>");
    assert!(html(changed).await.contains("Yes."), "its author changed it meanwhile");
    assert_eq!(store.hidden_texts(bench.scene.topic).await.unwrap(), ["Untel is a fool"]);
    assert_eq!(bench.act(case, by, CaseAct::Undo, later(61)).await, Acted::Done);
    assert!(html(quoting).await.contains("Untel"));
    assert_eq!(store.hidden_texts(bench.scene.topic).await.unwrap(), Vec::<String>::new());
}

async fn case_54_two_who_decide_at_once_are_told_apart_and_logged_once(kit: Kit) {
    let bench = Bench::new(kit).await;
    let other_node = bench.kit().another_node().await;
    for _ in 0..8 {
        let (comment, case) = bench.reported("words").await;
        let version = bench.case(case).await.version;
        let acting = |by, ruling| {
            let act = bench.ruling(ruling, &NOTHING);
            Acting { case, version, by: Some(by), reach: Reach::Everywhere, at: later(60), act }
        };
        let (one, two) = futures::join!(
            bench.kit().store.act_on_case(acting(bench.moderators[0], Ruling::Keep)),
            other_node.act_on_case(acting(bench.moderators[1], Ruling::Remove)),
        );
        let (one, two) = (one.unwrap(), two.unwrap());
        assert!(
            matches!((one, two), (Acted::Done, Acted::Stale) | (Acted::Stale, Acted::Done)),
            "{one:?} {two:?}"
        );
        let gone = bench.kit().store.comment(comment, bench.reader).await.unwrap().unwrap().gone;
        assert_eq!(gone.is_some(), two == Acted::Done);
        assert_eq!(bench.actions(case).await.len(), 2, "the report and one decision");
    }
    // Those who report at once, on two nodes, write one log.
    let comment = bench.scene.add(0, None, "words").await;
    let report = |reporter| NewReport {
        target: Target::Comment(comment),
        reporter,
        clause: Clause::Respect,
        language: Language::En,
        text: String::new(),
        at: later(62),
    };
    let (one, two) = futures::join!(
        bench.kit().store.report(report(bench.reader)),
        other_node.report(report(bench.scene.people[1])),
    );
    let (Ok(Reported::Done { case: one, .. }), Ok(Reported::Done { case: two, .. })) = (one, two) else {
        panic!("both are kept")
    };
    assert_eq!(one, two);
    assert_eq!(bench.case(one).await.line.score, 2 * Clause::Respect.weight());
    assert_eq!(bench.verified().await, Some(bench.kit().store.moderation_log_head().await.unwrap()));
}

async fn a_decision_and_an_edit_at_once_leave_nothing_to_read(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (author, other_node) = (bench.scene.people[0], bench.kit().another_node().await);
    for _ in 0..8 {
        let (comment, case) = bench.reported("before").await;
        let (removed, changed) = futures::join!(
            bench.rule(case, Ruling::Remove),
            other_node.change_comment((comment, None), author, text("after"), NOW, later(3)),
        );
        assert_eq!(removed, Acted::Done);
        let seen = bench.kit().store.comment(comment, bench.reader).await.unwrap().unwrap();
        assert_eq!((seen.gone, seen.html.as_str()), (Some(Gone::Removed), ""));
        let kept = bench.case(case).await.text.source;
        assert_eq!(
            kept,
            if changed.unwrap() { "after" } else { "before" },
            "what staff read is the last of it"
        );
        assert_eq!(bench.finds("after").await + bench.finds("before").await, 0);
        let changed =
            bench.kit().store.change_comment((comment, None), author, text("again"), NOW, later(4)).await;
        assert_eq!(changed, Ok(false));
    }
}

async fn of_an_appeal_and_taking_the_decision_back_at_once_one_is_done(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (author, other_node) = (bench.scene.people[0], bench.kit().another_node().await);
    for _ in 0..8 {
        let (_, case) = bench.reported("words").await;
        assert_eq!(bench.rule(case, Ruling::Remove).await, Acted::Done);
        let decision = bench.case(case).await.decision().unwrap().id;
        let (undone, appealed) = futures::join!(
            bench.act(case, Some(bench.moderators[0]), CaseAct::Undo, later(61)),
            other_node.appeal(decision, author, "Why?".into(), later(61)),
        );
        let is_undone = undone == Acted::Done;
        assert_eq!(appealed.unwrap(), if is_undone { Appealed::Not } else { Appealed::Done }, "{undone:?}");
        let state = if is_undone { CaseState::Open } else { CaseState::Appealed };
        let last = if is_undone { "undone" } else { "appealed" };
        assert_eq!(bench.case(case).await.line.state, state);
        assert_eq!(bench.actions(case).await, ["reported", "removed", last]);
    }
    assert!(bench.verified().await.is_some());
}

async fn case_54_nothing_is_done_without_its_entry(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (comment, case) = bench.reported("words").await;
    let other = bench.scene.add(0, None, "more words").await;
    let (to, _) = bench.elsewhere().await;
    bench.kit().break_log().await;
    let version = bench.case(case).await.version;
    for ruling in Ruling::ALL {
        let act = match ruling {
            Ruling::Redact => bench.redaction(comment, "words", "[…]", Vec::new()),
            Ruling::Move => bench.moving(Some(to)),
            ruling => bench.ruling(ruling, &NOTHING),
        };
        let by = Some(bench.moderators[0]);
        let acting = Acting { case, version, by, reach: Reach::Everywhere, at: later(60), act };
        assert!(bench.kit().store.act_on_case(acting).await.is_err(), "{ruling:?}");
        let kept = bench.case(case).await;
        assert_eq!((kept.line.state, kept.version, kept.decisions.len()), (CaseState::Open, version, 0));
        let seen = bench.kit().store.comment(comment, bench.reader).await.unwrap().unwrap();
        assert_eq!((seen.topic, seen.gone, seen.html.as_str()), (bench.scene.topic, None, "<p>words</p>"));
    }
    let report = NewReport {
        target: Target::Comment(other),
        reporter: bench.reader,
        clause: Clause::Respect,
        language: Language::En,
        text: String::new(),
        at: later(62),
    };
    assert!(bench.kit().store.report(report).await.is_err());
    assert!(!bench.kit().store.has_reported(bench.reader, Target::Comment(other)).await.unwrap());
    assert_eq!(bench.kit().number("SELECT COUNT(*) FROM outbox WHERE kind = 'moderated'").await, 0);
}

async fn an_appeal_is_judged_once_by_somebody_else(kit: Kit) {
    let bench = Bench::new(kit).await;
    let [one, two] = bench.moderators;
    let author = bench.scene.people[0];
    let store = &bench.kit().store;
    for verdict in Verdict::ALL {
        let (comment, case) = bench.reported("words").await;
        assert_eq!(bench.rule(case, Ruling::Hide).await, Acted::Done);
        let decision = bench.case(case).await.decision().unwrap().id;
        let appeal = async |author, at| store.appeal(decision, author, "Why?".into(), at).await.unwrap();
        assert!(store.own_decisions(author).await.unwrap()[0].may_appeal(later(61)));
        assert_eq!(appeal(bench.reader, later(61)).await, Appealed::Not, "it is not theirs");
        assert_eq!(appeal(author, later(60) + APPEAL_TIME).await, Appealed::Not, "too late");
        assert_eq!(appeal(author, later(61)).await, Appealed::Done);
        assert_eq!(appeal(author, later(62)).await, Appealed::Not, "once");
        assert_eq!(bench.queue(|page_request| page_request.state = Some(CaseState::Appealed)).await, [case]);
        let judge = || CaseAct::Judge { verdict, answer: "We looked.".into() };
        assert_eq!(
            bench.act(case, Some(one), CaseAct::Undo, later(62)).await,
            Acted::NotNow,
            "somebody looks"
        );
        assert_eq!(bench.act(case, Some(one), judge(), later(63)).await, Acted::Own);
        assert_eq!(bench.act(case, Some(author), judge(), later(63)).await, Acted::Missing);
        assert_eq!(bench.act(case, Some(two), judge(), later(63)).await, Acted::Done);
        assert_eq!(bench.act(case, Some(two), judge(), later(64)).await, Acted::NotNow, "once");
        let gone = store.comment(comment, bench.reader).await.unwrap().unwrap().gone;
        assert_eq!(gone.is_none(), verdict == Verdict::Restore);
        let own = store.own_decisions(author).await.unwrap().remove(0);
        assert_eq!(own.judged, Some((verdict, later(63), "We looked.".into())));
        assert_eq!(own.appeal, Some((later(61), "Why?".into())));
        assert!(!own.may_appeal(later(65)));
        let last = if verdict == Verdict::Restore { "restored" } else { "upheld" };
        assert_eq!(bench.actions(case).await, ["reported", "hidden", "appealed", last]);
        let told = store.notices(author, None).await.unwrap();
        assert_eq!(told[0].at, later(63));
    }
    assert_eq!(store.waiting_cases(&Purview::PROGRAM).await.unwrap().all(), 0);
}

async fn what_was_decided_is_appealed_while_something_new_is_reported(kit: Kit) {
    let bench = Bench::new(kit).await;
    let [one, two] = bench.moderators;
    let (author, store) = (bench.scene.people[0], &bench.kit().store);
    let (to, _) = bench.elsewhere().await;
    let (comment, case) = bench.reported("words").await;
    assert_eq!(bench.act(case, Some(one), bench.moving(Some(to)), later(60)).await, Acted::Done);
    let report = |by| bench.report(Target::Comment(comment), by, Clause::Respect, later(61));
    let colleague = bench.kit().with_account("20", "anna").await;
    let Reported::Done { case: newer, .. } = report(colleague).await else {
        panic!("it is read where it is")
    };
    assert_ne!(newer, case);
    assert_eq!(bench.act(case, Some(two), CaseAct::Undo, later(62)).await, Acted::NotNow, "another is open");
    let decision = store.own_decisions(author).await.unwrap()[0].id;
    assert_eq!(store.appeal(decision, author, "Why?".into(), later(63)).await.unwrap(), Appealed::Done);
    assert_eq!(bench.queue(|_| ()).await, [newer, case], "both wait");
    let other = bench.kit().with_account("21", "bella").await;
    let Reported::Done { case: same, .. } = report(other).await else { panic!("kept") };
    assert_eq!(same, newer, "what is new goes to the open one");
    assert_eq!(bench.rule(newer, Ruling::Remove).await, Acted::Done);
    let Reported::Gone = report(bench.scene.people[1]).await else { panic!("nobody reads it") };
    let judge = CaseAct::Judge { verdict: Verdict::Restore, answer: "You are right.".into() };
    assert_eq!(bench.act(case, Some(two), judge, later(64)).await, Acted::Done);
    let seen = store.comment(comment, bench.reader).await.unwrap().unwrap();
    assert_eq!((seen.topic, seen.gone), (to, Some(Gone::Removed)), "what was decided since stands");
    assert_eq!(bench.act(newer, Some(two), CaseAct::Undo, later(65)).await, Acted::Done);
    assert_eq!(store.comment(comment, bench.reader).await.unwrap().unwrap().gone, None);
    assert!(bench.verified().await.is_some());
}

async fn the_score_hides_until_a_person_looks(kit: Kit) {
    let bench = Bench::new(kit).await;
    let comment = bench.scene.add(0, None, "words").await;
    let mut last = Reported::Again;
    let needed = HIDING_SCORE / Clause::Threats.weight();
    for (number, name) in (20_u32..).zip(["anna", "bella", "carla", "donna"]).take(needed as usize) {
        let reporter = bench.kit().with_account(&number.to_string(), name).await;
        last = bench.report(Target::Comment(comment), reporter, Clause::Threats, later(5)).await;
    }
    let Reported::Done { case, hides: true } = last else { panic!("{last:?}") };
    let keep = bench.ruling(Ruling::Keep, &NOTHING);
    assert_eq!(bench.act(case, None, keep.clone(), later(6)).await, Acted::NotNow, "a score keeps nothing");
    let remove = bench.ruling(Ruling::Remove, &NOTHING);
    assert_eq!(bench.act(case, None, remove, later(6)).await, Acted::NotNow, "nor does it remove anything");
    let hide = bench.ruling(Ruling::Hide, &NOTHING);
    assert_eq!(bench.act(case, None, hide.clone(), later(6)).await, Acted::Done);
    assert_eq!(bench.act(case, None, hide, later(6)).await, Acted::NotNow, "once");
    let store = &bench.kit().store;
    let gone = async || store.comment(comment, bench.reader).await.unwrap().unwrap().gone;
    assert_eq!(gone().await, Some(Gone::Hidden));
    assert_eq!(bench.queue(|_| {}).await, [case], "it waits for a person");
    let author = bench.scene.people[0];
    let own = store.own_decisions(author).await.unwrap();
    assert_eq!((own.len(), own[0].is_staff, own[0].may_appeal(later(7))), (1, false, false));
    assert_eq!(bench.act(case, Some(bench.moderators[0]), keep, later(8)).await, Acted::Done);
    assert_eq!(gone().await, None);
    assert_eq!(bench.actions(case).await[3..], ["hidden", "kept"]);
    let own = store.own_decisions(author).await.unwrap();
    assert_eq!(own.iter().map(|own| own.ruling).collect::<Vec<_>>(), [Ruling::Keep, Ruling::Hide]);
}

async fn what_a_text_says_against_itself_opens_a_case_once(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (store, author) = (&bench.kit().store, bench.scene.people[0]);
    let signals = BTreeSet::from([Signal::BirthDate]);
    let scrutiny = Scrutiny { signals: signals.clone(), ..Scrutiny::default() };
    let telling = |words: &str| CommentText { scrutiny: scrutiny.clone(), ..text(words) };
    let (topic, form, at) = (bench.scene.topic, bench.kit().id(), later(1));
    let comment = NewComment {
        topic,
        parent: None,
        reply_to: None,
        author,
        form,
        draft: 0,
        text: telling("Born"),
        moderates: false,
        same_since: None,
        spending: None,
        at,
    };
    let Added::Done(spot) = store.add_comment(comment).await.unwrap() else { panic!("added") };
    let [case] = bench.queue(|_| {}).await[..] else { panic!("one case") };
    let kept = bench.case(case).await;
    assert_eq!((kept.signals.clone(), kept.reports.len()), (signals.clone(), 0));
    assert_eq!((kept.line.score, kept.clause()), (Signal::BirthDate.weight(), Some(Clause::PatientPrivacy)));
    assert_eq!(kept.line.signal, Some(Signal::BirthDate));
    assert_eq!(bench.queue(|page_request| page_request.clause = Some(Clause::PatientPrivacy)).await, [case]);
    assert!(bench.queue(|page_request| page_request.clause = Some(Clause::Respect)).await.is_empty());
    assert!(
        store.change_comment((spot.id, None), author, telling("Born again"), NOW, later(2)).await.unwrap()
    );
    assert_eq!(bench.queue(|_| {}).await, [case], "the same of a text that was changed is nothing new");
    assert_eq!(bench.actions(case).await, ["signalled"]);
    let reported = bench.report(Target::Comment(spot.id), bench.reader, Clause::Threats, later(3)).await;
    assert_eq!(reported, Reported::Done { case, hides: false });
    assert_eq!(bench.case(case).await.line.score, Signal::BirthDate.weight() + Clause::Threats.weight());
    assert_eq!(bench.rule(case, Ruling::Keep).await, Acted::Done);
    assert!(bench.queue(|_| {}).await.is_empty());
    bench.scene.add(0, None, "Beds are short").await;
    assert!(bench.queue(|_| {}).await.is_empty(), "a plain text opens none");
    assert!(bench.verified().await.is_some());
}

async fn every_alteration_of_the_log_shows(kit: Kit) {
    let bench = Bench::new(kit).await;
    for _ in 0..3 {
        let (_, case) = bench.reported("words").await;
        bench.rule(case, Ruling::Remove).await;
    }
    let store = &bench.kit().store;
    let head = store.moderation_log_head().await.unwrap();
    assert_eq!((head.seq, bench.verified().await), (6, Some(head)));
    for refused in ["UPDATE moderation_log SET action = 'kept' WHERE seq = 2", "DELETE FROM moderation_log"] {
        assert!(bench.kit().try_execute(refused).await.is_err(), "{refused}");
    }
    bench.kit().open_log().await;
    for alteration in [
        "UPDATE moderation_log SET action = 'kept' WHERE seq = 2",
        "UPDATE moderation_log SET actor_id = NULL WHERE seq = 4",
        "UPDATE moderation_log SET text_digest = NULL WHERE seq = 4",
        "UPDATE moderation_log SET at = at + 1 WHERE seq = 1",
        "DELETE FROM moderation_log WHERE seq = 3",
        "DELETE FROM moderation_log WHERE seq = 6",
    ] {
        bench.kit().try_execute("CREATE TABLE kept_log AS SELECT * FROM moderation_log").await.unwrap();
        bench.kit().try_execute(alteration).await.unwrap();
        assert_ne!(bench.verified().await, Some(head), "{alteration}");
        for restore in [
            "DELETE FROM moderation_log",
            "INSERT INTO moderation_log SELECT * FROM kept_log",
            "DROP TABLE kept_log",
        ] {
            bench.kit().try_execute(restore).await.unwrap();
        }
        assert_eq!(bench.verified().await, Some(head));
    }
}

async fn those_who_leave_take_what_was_said_about_them_along(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (comment, decided) = bench.reported("zanzibar").await;
    bench.rule(decided, Ruling::Remove).await;
    let decision = bench.case(decided).await.decision().unwrap().id;
    let author = bench.scene.people[0];
    let store = &bench.kit().store;
    assert_eq!(store.appeal(decision, author, "Pourquoi?".into(), later(70)).await.unwrap(), Appealed::Done);
    let (_, open) = bench.reported("words").await;
    bench.act(open, Some(bench.moderators[0]), CaseAct::Note("Rude again.".into()), later(71)).await;
    let before = store.moderation_log(0, 999).await.unwrap();
    assert!(store.leave(author, [9; 32], true, Vec::new(), later(80)).await.unwrap());
    let dump = bench.kit().dump().await;
    for word in ["zanzibar", "Soyez polie", "Second time", "Pourquoi", "Rude again", "Regardez"] {
        assert!(!dump.contains(word), "{word}");
    }
    assert_eq!(store.comment(comment, bench.reader).await.unwrap().unwrap().gone, Some(Gone::Withdrawn));
    for case in [decided, open] {
        let case = bench.case(case).await;
        assert_eq!((case.line.state, case.author), (CaseState::Decided, None));
    }
    let after = store.moderation_log(0, 999).await.unwrap();
    assert_eq!(after[..before.len()], before, "no entry is changed");
    assert_eq!(bench.verified().await, Some(store.moderation_log_head().await.unwrap()));
    let undo = bench.act(decided, Some(bench.moderators[1]), CaseAct::Undo, later(81)).await;
    assert_eq!(undo, Acted::NotNow, "there is nothing to give back");
    // Moderators who leave leave their decisions.
    let (_, case) = {
        let comment = bench.scene.add(1, None, "words").await;
        let reported = bench.report(Target::Comment(comment), bench.reader, Clause::Respect, NOW).await;
        let Reported::Done { case, .. } = reported else { panic!("{reported:?}") };
        (comment, case)
    };
    bench.rule(case, Ruling::Remove).await;
    assert!(store.leave(bench.moderators[0], [8; 32], true, Vec::new(), later(90)).await.unwrap());
    let kept = bench.case(case).await;
    assert_eq!((kept.decisions[0].actor.clone(), kept.decisions[0].is_staff), (None, true));
    assert_eq!(bench.verified().await, Some(store.moderation_log_head().await.unwrap()));
}

async fn what_was_withheld_long_ago_is_erased(kit: Kit) {
    let bench = Bench::new(kit).await;
    let store = &bench.kit().store;
    let (comment, removed) = bench.reported("zanzibar").await;
    let (_, appealed) = bench.reported("xanadu").await;
    let (_, kept) = bench.reported("timbuktu").await;
    bench.rule(removed, Ruling::Remove).await;
    bench.rule(appealed, Ruling::Hide).await;
    bench.rule(kept, Ruling::Keep).await;
    let decision = bench.case(appealed).await.decision().unwrap().id;
    let author = bench.scene.people[0];
    assert_eq!(store.appeal(decision, author, "Please.".into(), later(70)).await, Ok(Appealed::Done));
    assert_eq!(store.erase_hidden(later(60)).await, Ok(0), "it was decided just then");
    assert_eq!(store.erase_hidden(later(61)).await, Ok(1));
    let dump = bench.kit().dump().await;
    assert!(!dump.contains("zanzibar") && dump.contains("xanadu") && dump.contains("timbuktu"));
    let case = bench.case(removed).await;
    assert_eq!((case.text.source.as_str(), case.line.state), ("", CaseState::Decided));
    assert_eq!(store.comment(comment, bench.reader).await.unwrap().unwrap().gone, Some(Gone::Removed));
    let undo = bench.act(removed, Some(bench.moderators[0]), CaseAct::Undo, later(80)).await;
    assert_eq!(undo, Acted::NotNow, "nothing is left to give back");
    let judge = CaseAct::Judge { verdict: Verdict::Restore, answer: "Yes.".into() };
    assert_eq!(bench.act(appealed, Some(bench.moderators[1]), judge, later(90)).await, Acted::Done);
    assert!(bench.verified().await.is_some());
}
