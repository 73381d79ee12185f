//! Claims about usernames that members report and moderators hide.

use domain::Language;
use domain::account::{Reach, Username};
use domain::community::TopicState;
use domain::desk::RequestKind;
use domain::moderation::{CaseState, Clause, Measure, Ruling, Target, TargetKind, Verdict};
use store::account::{Login, Opened};
use store::community::names::NamesRequest;
use store::desk::{Act, Did, Rename};
use store::moderation::{
    Acted, Acting, Alias, Appealed, CaseAct, NewRuling, Purview, Reported, Requote, Visibility,
};
use time::Duration;
use uuid::Uuid;

use crate::account::name_key;
use crate::harness::{Kit, NOW, key, later};
use crate::moderation::{Bench, NOTHING, within};

crate::on_both_databases!(
    a_name_is_reported_once_by_each_where_members_see_it,
    a_hidden_name_stands_nowhere_and_comes_back,
    a_name_is_decided_about_by_who_reaches_everywhere_and_sees_it_as_it_is,
    nobody_takes_a_hidden_name_and_its_bearer_signs_in_with_it,
    the_desk_gives_another_name_and_the_hidden_one_is_forgotten,
    an_appeal_gives_the_name_back,
    those_who_leave_take_a_hidden_name_along,
    who_says_nothing_that_members_read_is_offered_to_nobody,
    case_54_no_name_is_hidden_without_its_entry,
);

/// What the first who writes is called.
const NAME: &str = "barnabe";

const NOTHING_OFFERED: [&str; 0] = [];

impl Bench {
    /// The names that their reader is offered in the topic.
    async fn offered(&self, beginning: &str) -> Vec<String> {
        self.offered_in(self.scene.topic, beginning).await
    }

    async fn offered_in(&self, topic: i64, beginning: &str) -> Vec<String> {
        let asker = self.reader;
        let beginning = Username::beginning(beginning);
        let request = NamesRequest { topic, asker, beginning, is_of_all: true };
        self.kit().store.names(request).await.unwrap()
    }

    fn bearer(&self) -> Uuid {
        self.scene.people[0]
    }

    /// The case of the first who writes, once they have, and somebody named them.
    pub(crate) async fn named(&self) -> (i64, i64) {
        self.scene.add(0, None, "words").await;
        let naming = self.scene.add(1, None, "@Barnabe, no.").await;
        let reported =
            self.report(Target::Profile(self.bearer()), self.reader, Clause::Respect, later(5)).await;
        let Reported::Done { case, hides: false } = reported else { panic!("{reported:?}") };
        (case, naming)
    }

    fn hiding(&self, case: i64, before: &str, requotes: &[Requote]) -> CaseAct {
        let CaseAct::Rule(ruling) = self.ruling(Ruling::Hide, requotes) else { unreachable!() };
        let name = Username::neutral(Language::En, case);
        let alias = Some(Alias { before: before.to_owned(), before_key: key(before), name });
        CaseAct::Rule(Box::new(NewRuling { alias, ..*ruling }))
    }

    pub(crate) async fn hide(&self, case: i64, requotes: &[Requote]) -> Acted {
        self.act(case, Some(self.moderators[0]), self.hiding(case, NAME, requotes), later(60)).await
    }

    /// What the bearer is called in a list of comments.
    async fn shown(&self) -> String {
        let own = self.kit().store.participation(self.bearer()).await.unwrap();
        let comment = self.kit().store.comment(own.comments[0].id, self.reader).await.unwrap().unwrap();
        comment.author.unwrap().username
    }

    async fn signs_in(&self, name: &str) -> Option<Uuid> {
        let login = Login::Username(Username::read(name).unwrap().skeleton());
        self.kit().store.credentials(login).await.unwrap().map(|credentials| credentials.person)
    }
}

async fn a_name_is_reported_once_by_each_where_members_see_it(kit: Kit) {
    let bench = Bench::new(kit).await;
    let thing = Target::Profile(bench.bearer());
    let report = |by| bench.report(thing, by, Clause::Threats, later(6));
    assert_eq!(report(bench.reader).await, Reported::Gone, "they wrote nothing yet");
    assert_eq!(bench.kit().store.profile(bench.bearer()).await.unwrap(), None);
    let (case, _) = bench.named().await;
    let seen = bench.kit().store.profile(bench.bearer()).await.unwrap().unwrap();
    assert_eq!((seen.username.as_str(), seen.kind), (NAME, None));
    assert_eq!(report(bench.bearer()).await, Reported::Own);
    assert_eq!(report(bench.reader).await, Reported::Again);
    for number in 20..30 {
        let by = bench.kit().with_account(&number.to_string(), &format!("reader-{number}")).await;
        let reported = report(by).await;
        assert_eq!(reported, Reported::Done { case, hides: false }, "no sum of reports takes a name away");
    }
    let found = bench.case(case).await;
    assert_eq!((found.line.title.clone(), found.topic, found.line.excerpt.as_str()), (None, None, NAME));
    assert_eq!((found.line.standing, found.text.source.as_str()), (Visibility::Read, NAME));
    assert_eq!(found.profile.unwrap().person, bench.bearer());
    assert_eq!(bench.queue(|page_request| page_request.kind = Some(TargetKind::Profile)).await, [case]);
    assert!(bench.queue(|page_request| page_request.kind = Some(TargetKind::Comment)).await.is_empty());
    assert_eq!(bench.hide(case, &NOTHING).await, Acted::Done);
    assert_eq!(report(bench.scene.people[1]).await, Reported::Gone, "it is hidden already");
    let nobody = bench.report(Target::Profile(bench.kit().id()), bench.reader, Clause::Respect, later(7));
    assert_eq!(nobody.await, Reported::Gone);
}

async fn a_hidden_name_stands_nowhere_and_comes_back(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (case, naming) = bench.named().await;
    let neutral = format!("member-{case}");
    let store = &bench.kit().store;
    let found: Vec<i64> = store.naming("BARNABE").await.unwrap().iter().map(|naming| naming.id).collect();
    assert_eq!(found, [naming]);
    let requote = Requote {
        id: naming,
        before: "@Barnabe, no.".into(),
        source: format!("@{neutral}, no."),
        html: "<p>instead</p>".into(),
        renderer: 1,
    };
    for _ in 0..2 {
        assert_eq!(bench.hide(case, std::slice::from_ref(&requote)).await, Acted::Done);
        assert_eq!(bench.shown().await, neutral);
        assert_eq!(
            bench.offered("memb").await,
            NOTHING_OFFERED,
            "nor offered by the name that stands instead"
        );
        let html = async || store.comment(naming, bench.reader).await.unwrap().unwrap().html;
        assert_eq!(html().await, "<p>instead</p>");
        let hidden = bench.case(case).await;
        assert_eq!(hidden.line.standing, Visibility::Hidden(Ruling::Hide));
        assert_eq!((hidden.text.source.as_str(), hidden.line.excerpt.as_str()), (NAME, NAME));
        assert_eq!(hidden.profile.unwrap().username, neutral);
        let own = &store.own_decisions(bench.bearer()).await.unwrap()[0];
        assert_eq!((own.name.as_deref(), own.title.clone()), (Some(NAME), None));
        let by = Some(bench.moderators[1]);
        assert_eq!(bench.act(case, by, CaseAct::Undo, later(70)).await, Acted::Done);
        assert_eq!(bench.shown().await, NAME);
        assert_eq!(bench.offered("barn").await, [NAME]);
        assert!(html().await.contains("@Barnabe"));
        assert_eq!(bench.case(case).await.line.standing, Visibility::Read);
        assert_eq!(bench.kit().number("SELECT COUNT(*) FROM retired_usernames").await, 0);
    }
    assert_eq!(bench.actions(case).await, ["reported", "hidden", "undone", "hidden", "undone"]);
    assert!(bench.verified().await.is_some());
    assert_eq!(bench.rule(case, Ruling::Keep).await, Acted::Done);
    assert_eq!(bench.case(case).await.line.state, CaseState::Decided);
}

async fn a_name_is_decided_about_by_who_reaches_everywhere_and_sees_it_as_it_is(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (case, _) = bench.named().await;
    let theme = bench.kit().store.topic(bench.scene.topic).await.unwrap().unwrap().theme;
    let reach = Reach::Themes([theme].into());
    assert!(bench.queue(|page_request| page_request.purview.reach = reach.clone()).await.is_empty());
    assert_eq!(bench.kit().store.waiting_cases(&within(&reach)).await.unwrap().all(), 0);
    assert_eq!(bench.kit().store.waiting_cases(&Purview::PROGRAM).await.unwrap().all(), 1);
    assert!(bench.kit().store.case(case, &within(&reach), NOW).await.unwrap().is_none());
    let version = bench.case(case).await.version;
    let (by, act) = (Some(bench.moderators[0]), bench.hiding(case, NAME, &NOTHING));
    let acting = Acting { case, version, by, reach, at: later(60), act };
    assert_eq!(bench.kit().store.act_on_case(acting).await.unwrap(), Acted::Missing);
    for ruling in [Ruling::Remove, Ruling::Redact, Ruling::Move, Ruling::Hide] {
        assert_eq!(bench.rule(case, ruling).await, Acted::NotNow, "{ruling:?} without another name");
    }
    let stale = bench.hiding(case, "somebody", &NOTHING);
    assert_eq!(bench.act(case, by, stale, later(60)).await, Acted::Stale);
    let CaseAct::Rule(ruling) = bench.ruling(Ruling::Keep, &NOTHING) else { unreachable!() };
    let measure = Some((Measure::MuteInTheme, None));
    let mute = CaseAct::Rule(Box::new(NewRuling { measure, ..*ruling }));
    assert_eq!(bench.act(case, by, mute, later(60)).await, Acted::NotNow, "it stands in no theme");
    assert_eq!(
        bench.act(case, Some(bench.bearer()), bench.hiding(case, NAME, &NOTHING), later(60)).await,
        Acted::Missing
    );
    assert_eq!(bench.actions(case).await, ["reported"]);
    assert_eq!(bench.kit().store.topic(bench.scene.topic).await.unwrap().unwrap().state, TopicState::Open);
}

async fn nobody_takes_a_hidden_name_and_its_bearer_signs_in_with_it(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (case, _) = bench.named().await;
    assert_eq!(bench.hide(case, &NOTHING).await, Acted::Done);
    let other = bench.kit().member("40", "forty@example.org").await;
    assert_eq!(bench.kit().open_account(other, NAME).await, Opened::NameTaken);
    for name in [NAME, "BARNABÉ", &format!("member-{case}")] {
        assert_eq!(bench.signs_in(name).await, Some(bench.bearer()), "{name}");
    }
}

async fn the_desk_gives_another_name_and_the_hidden_one_is_forgotten(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (case, _) = bench.named().await;
    assert_eq!(bench.hide(case, &NOTHING).await, Acted::Done);
    let staff = bench.kit().served("41", "duckling").await;
    let request = bench.kit().ask("m5@example.org", RequestKind::UsernameChange).await;
    let neutral = format!("member-{case}");
    let rename = Act::Rename(Box::new(Rename {
        from_key: key(&neutral),
        from: neutral,
        to: Username::parse("plume").unwrap(),
        to_key: name_key("plume"),
        closes: false,
    }));
    assert_eq!(bench.kit().act(staff, request, rename).await, Did::Done);
    assert_eq!(bench.shown().await, "plume");
    assert_eq!(bench.kit().number("SELECT COUNT(*) FROM withheld_names").await, 0);
    let other = bench.kit().member("40", "forty@example.org").await;
    assert_eq!(bench.kit().open_account(other, NAME).await, Opened::NameTaken, "it stays held back");
    assert_eq!(bench.signs_in(NAME).await, None);
    let found = bench.case(case).await;
    assert_eq!((found.line.standing, found.text.source.as_str()), (Visibility::Read, "plume"));
    let undone = bench.act(case, Some(bench.moderators[0]), CaseAct::Undo, later(70)).await;
    assert_eq!(undone, Acted::Done, "there is nothing to give back");
    assert_eq!(bench.shown().await, "plume");
}

async fn an_appeal_gives_the_name_back(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (case, _) = bench.named().await;
    assert_eq!(bench.hide(case, &NOTHING).await, Acted::Done);
    let store = &bench.kit().store;
    let decision = store.own_decisions(bench.bearer()).await.unwrap()[0].id;
    let appealed =
        store.appeal(decision, bench.bearer(), "It is my name.".into(), later(60) + Duration::HOUR);
    assert_eq!(appealed.await.unwrap(), Appealed::Done);
    let act = CaseAct::Judge { verdict: Verdict::Restore, answer: "So it is.".into() };
    assert_eq!(
        bench.act(case, Some(bench.moderators[1]), act, later(90) + Duration::HOUR).await,
        Acted::Done
    );
    assert_eq!(bench.shown().await, NAME);
}

async fn those_who_leave_take_a_hidden_name_along(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (case, _) = bench.named().await;
    assert_eq!(bench.hide(case, &NOTHING).await, Acted::Done);
    let gone =
        bench.kit().store.leave(bench.bearer(), key(&format!("member-{case}")), true, Vec::new(), later(80));
    assert!(gone.await.unwrap());
    assert_eq!(bench.kit().number("SELECT COUNT(*) FROM withheld_names").await, 0);
    let found = bench.case(case).await;
    assert_eq!((found.line.standing, found.line.excerpt.as_str()), (Visibility::Gone, ""));
    assert!(found.profile.is_none() && found.author.is_none());
    assert!(bench.verified().await.is_some(), "the log stands");
}

async fn case_54_no_name_is_hidden_without_its_entry(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (case, _) = bench.named().await;
    let version = bench.case(case).await.version;
    bench.kit().break_log().await;
    let (by, act) = (Some(bench.moderators[0]), bench.hiding(case, NAME, &NOTHING));
    let acting = Acting { case, version, by, reach: Reach::Everywhere, at: later(60), act };
    assert!(bench.kit().store.act_on_case(acting).await.is_err());
    assert_eq!(bench.shown().await, NAME);
    assert_eq!(bench.kit().number("SELECT COUNT(*) FROM withheld_names").await, 0);
}

async fn who_says_nothing_that_members_read_is_offered_to_nobody(kit: Kit) {
    let bench = Bench::new(kit).await;
    let other = bench.scene.topic + 1;
    assert_eq!(bench.offered_in(other, "barn").await, NOTHING_OFFERED);
    let comment = bench.scene.add(0, None, "words").await;
    assert_eq!(bench.offered_in(other, "barn").await, [NAME], "they said something elsewhere");
    let store = &bench.kit().store;
    assert!(store.withdraw_comment(comment, bench.bearer(), Vec::new(), later(2)).await.unwrap());
    assert_eq!(bench.offered_in(other, "barn").await, NOTHING_OFFERED, "and took it back");
}
