//! Claims about what decisions mean for those who wrote.

use domain::account::{Duty, Grant, Reach, Scope};
use domain::moderation::{Clause, Measure, Ruling, Verdict};
use store::account::NewSession;
use store::moderation::{Acted, Acting, Appealed, CaseAct, NewRuling};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use crate::harness::{Kit, NOW, key, later};
use crate::moderation::Bench;

crate::on_both_databases!(
    a_mute_holds_where_and_as_long_as_it_was_taken,
    a_suspension_holds_until_it_is_over_ended_taken_back_or_judged,
    a_warning_is_told_and_can_be_appealed,
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
        if store.asker(key(number), at).await.unwrap().is_none() {
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
        store.asker(key(number), at).await.unwrap().unwrap().standing.is_suspended
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
    let standing = store.asker(key("5"), later(61)).await.unwrap().unwrap().standing;
    assert!(standing.is_muted && !standing.is_suspended);
    assert!(!store.asker(key("5"), end).await.unwrap().unwrap().standing.is_muted);
    assert!(!store.asker(key("6"), later(61)).await.unwrap().unwrap().standing.is_muted, "another's");
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
    assert!(bench.kit().store.asker(key("5"), later(99)).await.unwrap().is_none(), "every session has ended");
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
    let grant = Grant { duty: Duty::Editor, scope: Scope::Everywhere };
    store.give_duty(bench.scene.people[0], grant, NOW).await.unwrap();
    for measure in [Measure::MuteInTheme, Measure::Mute, Measure::Suspend] {
        let act = bench.measure(Ruling::Keep, measure, None);
        assert_eq!(bench.act(case, Some(moderator), act, later(60)).await, Acted::Colleague, "{measure:?}");
    }
    let act = bench.measure(Ruling::Keep, Measure::Warn, None);
    assert_eq!(bench.act(case, Some(moderator), act, later(60)).await, Acted::Done, "a word is free");
}
