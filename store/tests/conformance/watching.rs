//! Claims about what comments are looked at for, and about those that are held until a moderator has looked.

use std::collections::BTreeSet;

use domain::Language;
use domain::community::NotificationKind;
use domain::moderation::{
    AuthorRules, Burst, Clause, FirstComments, FirstLook, HIDING_SCORE, Ruling, Signal, Target, Watch,
    WatchRules, Watched,
};
use store::audit::AuditQuery;
use store::community::comment::{CommentText, Gone};
use store::moderation::{Acted, Scrutiny};
use time::Duration;

use crate::harness::{Kit, NOW, later};
use crate::moderation::{Bench, NOTHING};
use crate::notifications::naming;

crate::on_both_databases!(
    rules_are_those_last_set_and_their_setting_is_logged_once,
    what_is_held_is_told_to_nobody_until_a_moderator_keeps_it,
    what_is_held_and_removed_was_told_to_nobody,
    first_comments_are_held_until_as_many_stand,
    a_burst_is_marked_and_only_that_of_its_author,
    a_change_is_held_as_a_comment_is,
    whom_a_held_reply_answers_is_told_once_it_is_given_back,
    signs_that_weigh_enough_together_hide,
);

fn held(signal: Signal, bench: &Bench) -> Scrutiny {
    let (decision, salt) = (bench.kit().id(), bench.kit().id());
    Scrutiny {
        signals: BTreeSet::from([signal]),
        holds: true,
        author: AuthorRules::default(),
        decision,
        salt,
    }
}

fn by_rules(author: AuthorRules, bench: &Bench) -> Scrutiny {
    Scrutiny { author, decision: bench.kit().id(), salt: bench.kit().id(), ..Scrutiny::default() }
}

async fn gone(bench: &Bench, comment: i64) -> Option<Gone> {
    bench.kit().store.comment(comment, bench.reader).await.unwrap().unwrap().gone
}

async fn rules_are_those_last_set_and_their_setting_is_logged_once(kit: Kit) {
    let (store, actor) = (&kit.store, kit.with_account("3", "ada").await);
    assert_eq!(store.watch_rules().await, Ok((0, WatchRules::default())));
    assert_eq!(store.set_watch_rules(WatchRules::default(), actor, NOW).await, Ok(false), "nothing changes");
    let word = |language, watch, text: &str| Watched { language, watch, text: text.into() };
    let all = WatchRules {
        author: AuthorRules {
            first: Some(FirstComments { many: 3, look: FirstLook::Sample(5) }),
            burst: Some(Burst { many: 10, minutes: 5, watch: Watch::Hold }),
        },
        links: Some(Watch::Mark),
        sites: ["cma.ca", "canada.ca"].map(str::to_owned).into(),
        words: vec![
            word(Language::En, Watch::Hold, "snake oil"),
            word(Language::En, Watch::Mark, "quack"),
            word(Language::Fr, Watch::Ask, "charlatan"),
        ],
    };
    let first = FirstComments { many: 1, look: FirstLook::Hold };
    let few = WatchRules { author: AuthorRules { first: Some(first), burst: None }, ..WatchRules::default() };
    for (version, rules) in (1..).zip([all, few, WatchRules::default()]) {
        assert_eq!(store.set_watch_rules(rules.clone(), actor, NOW).await, Ok(true));
        assert_eq!(store.set_watch_rules(rules.clone(), actor, NOW).await, Ok(false));
        assert_eq!(store.watch_rules().await, Ok((version, rules)));
        assert_eq!(store.watch_version().await, Ok(version));
    }
    let query = AuditQuery {
        actor: Some(actor),
        action: Some("watch_rules.changed".into()),
        ..AuditQuery::default()
    };
    assert_eq!(store.audit(&query, None, 9).await.unwrap().len(), 3);
}

async fn what_is_held_is_told_to_nobody_until_a_moderator_keeps_it(kit: Kit) {
    let bench = Bench::new(kit).await;
    let scene = &bench.scene;
    let head = scene.add(1, None, "Beds are short").await;
    let text = CommentText {
        scrutiny: held(Signal::WatchedWord, &bench),
        ..naming("zanzibar, @clothilde", &["lucille"])
    };
    let comment = scene.say(0, Some(head), text).await;
    assert_eq!(gone(&bench, comment).await, Some(Gone::Hidden));
    assert_eq!(bench.finds("zanzibar").await, 0);
    let told = async |person| {
        let notices = bench.kit().store.notices(person, None).await.unwrap();
        notices
            .iter()
            .filter(|notice| notice.comment == Some(comment))
            .map(|notice| notice.kind)
            .collect::<Vec<_>>()
    };
    assert_eq!((told(scene.people[1]).await, told(bench.reader).await), (vec![], vec![]));
    let [case] = bench.queue(|_| {}).await[..] else { panic!("one case") };
    let waiting = bench.case(case).await;
    assert_eq!((waiting.line.score, waiting.line.signal), (HIDING_SCORE, Some(Signal::WatchedWord)));
    assert_eq!(bench.actions(case).await, ["signalled", "hidden"]);
    let own = bench.kit().store.own_decisions(scene.people[0]).await.unwrap();
    assert_eq!((own.len(), own[0].is_staff), (1, false), "the author is told");
    assert_eq!(bench.rule(case, Ruling::Keep).await, Acted::Done);
    assert_eq!(gone(&bench, comment).await, None);
    assert_eq!(told(scene.people[1]).await, [NotificationKind::Reply]);
    assert_eq!(told(bench.reader).await, [NotificationKind::Mention]);
    assert_eq!(bench.finds("zanzibar").await, 1);
    // What is hidden later and given back is no news.
    let report = bench.report(Target::Comment(comment), bench.reader, Clause::Respect, later(70)).await;
    assert!(matches!(report, store::moderation::Reported::Done { .. }));
    let [again] = bench.queue(|_| {}).await[..] else { panic!("one case") };
    assert_eq!(bench.rule(again, Ruling::Hide).await, Acted::Done);
    let undo = store::moderation::CaseAct::Undo;
    assert_eq!(bench.act(again, Some(bench.moderators[0]), undo, later(80)).await, Acted::Done);
    assert_eq!((gone(&bench, comment).await, told(scene.people[1]).await), (None, vec![]));
    assert!(bench.verified().await.is_some());
}

async fn what_is_held_and_removed_was_told_to_nobody(kit: Kit) {
    let bench = Bench::new(kit).await;
    let text = CommentText {
        scrutiny: held(Signal::UnknownLink, &bench),
        ..naming("zanzibar", &["lucille", "clothilde"])
    };
    let comment = bench.scene.say(0, None, text).await;
    let [case] = bench.queue(|page_request| page_request.clause = Some(Clause::Advertising)).await[..] else {
        panic!("one case")
    };
    assert_eq!(bench.rule(case, Ruling::Remove).await, Acted::Done);
    assert_eq!(gone(&bench, comment).await, Some(Gone::Removed));
    let notices = bench.kit().store.notices(bench.reader, None).await.unwrap();
    assert!(notices.iter().all(|notice| notice.comment != Some(comment)));
    let keep = bench.ruling(Ruling::Keep, &NOTHING);
    assert_eq!(bench.act(case, None, keep, later(70)).await, Acted::NotNow);
}

async fn first_comments_are_held_until_as_many_stand(kit: Kit) {
    let bench = Bench::new(kit).await;
    let first = Some(FirstComments { many: 2, look: FirstLook::Hold });
    let say = async |author, words: &str| {
        let scrutiny = by_rules(AuthorRules { first, burst: None }, &bench);
        bench.scene.say(author, None, CommentText { scrutiny, ..naming(words, &[]) }).await
    };
    bench.scene.add(1, None, "Said before").await;
    for words in ["one", "two", "three"] {
        let comment = say(0, words).await;
        assert_eq!(gone(&bench, comment).await, Some(Gone::Hidden), "{words}");
    }
    let mut cases = bench.queue(|_| {}).await;
    cases.sort_unstable();
    assert_eq!(bench.rule(cases[0], Ruling::Keep).await, Acted::Done);
    let fourth = say(0, "four").await;
    assert_eq!(gone(&bench, fourth).await, Some(Gone::Hidden), "one of theirs stands");
    assert_eq!(bench.rule(cases[1], Ruling::Keep).await, Acted::Done);
    let fifth = say(0, "five").await;
    assert_eq!(gone(&bench, fifth).await, None, "two of theirs stand");
    let theirs = say(1, "mine").await;
    assert_eq!(gone(&bench, theirs).await, Some(Gone::Hidden), "one of another’s stands");
}

async fn a_burst_is_marked_and_only_that_of_its_author(kit: Kit) {
    let bench = Bench::new(kit).await;
    let burst = Some(Burst { many: 3, minutes: 10, watch: Watch::Mark });
    let say = async |author, words: &str| {
        let scrutiny = by_rules(AuthorRules { first: None, burst }, &bench);
        bench.scene.say(author, None, CommentText { scrutiny, ..naming(words, &[]) }).await
    };
    say(0, "one").await;
    say(0, "two").await;
    say(1, "theirs").await;
    assert!(bench.queue(|_| {}).await.is_empty());
    let third = say(0, "three").await;
    let [case] = bench.queue(|_| {}).await[..] else { panic!("one case") };
    assert_eq!(bench.case(case).await.signals, BTreeSet::from([Signal::Burst]));
    assert_eq!(gone(&bench, third).await, None, "it is read meanwhile");
    let rules = AuthorRules { first: None, burst };
    let (author, form, at) = (bench.scene.people[0], bench.kit().id(), later(1) + Duration::minutes(10));
    let text = CommentText { scrutiny: by_rules(rules, &bench), ..naming("later", &[]) };
    let topic = bench.scene.topic;
    let new = store::community::comment::NewComment {
        topic,
        parent: None,
        reply_to: None,
        author,
        form,
        draft: 0,
        text,
        moderates: false,
        same_since: None,
        spending: None,
        at,
    };
    bench.kit().store.add_comment(new).await.unwrap();
    assert_eq!(bench.queue(|_| {}).await, [case], "ten minutes later it is none");
}

async fn a_change_is_held_as_a_comment_is(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (store, author) = (&bench.kit().store, bench.scene.people[0]);
    let comment = bench.scene.say(0, None, naming("Beds", &["lucille"])).await;
    let text = CommentText {
        scrutiny: held(Signal::WatchedWord, &bench),
        ..naming("zanzibar", &["lucille", "clothilde"])
    };
    assert_eq!(store.change_comment((comment, None), author, text, NOW, later(2)).await, Ok(true));
    assert_eq!(gone(&bench, comment).await, Some(Gone::Hidden));
    let told = async || {
        let (one, two) = (
            store.notices(bench.reader, None).await.unwrap(),
            store.notices(bench.scene.people[1], None).await.unwrap(),
        );
        one.iter().chain(&two).filter(|notice| notice.comment == Some(comment)).count()
    };
    assert_eq!(told().await, 0);
    let [case] = bench.queue(|_| {}).await[..] else { panic!("one case") };
    assert_eq!(bench.rule(case, Ruling::Keep).await, Acted::Done);
    assert_eq!((gone(&bench, comment).await, told().await), (None, 2));
}

async fn whom_a_held_reply_answers_is_told_once_it_is_given_back(kit: Kit) {
    let bench = Bench::new(kit).await;
    let scene = &bench.scene;
    let head = scene.add(0, None, "One").await;
    let reply = scene.add(1, Some(head), "Two").await;
    let text = CommentText { scrutiny: held(Signal::WatchedWord, &bench), ..naming("zanzibar", &[]) };
    let answer = scene.answer(scene.people[0], (Some(head), Some(reply)), text).await;
    assert!(scene.told(1).await.is_empty());
    let [case] = bench.queue(|_| {}).await[..] else { panic!("one case") };
    assert_eq!(bench.rule(case, Ruling::Keep).await, Acted::Done);
    assert_eq!(scene.told(1).await, [(NotificationKind::Reply, Some(answer))]);
}

async fn signs_that_weigh_enough_together_hide(kit: Kit) {
    let bench = Bench::new(kit).await;
    let scrutiny = Scrutiny { signals: Signal::ALL.into(), ..by_rules(AuthorRules::default(), &bench) };
    let comment = bench.scene.say(0, None, CommentText { scrutiny, ..naming("Buy", &[]) }).await;
    assert_eq!(gone(&bench, comment).await, Some(Gone::Hidden));
    let [case] = bench.queue(|_| {}).await[..] else { panic!("one case") };
    assert_eq!(bench.case(case).await.line.signal, Some(Signal::HealthCard), "the gravest is named");
}
