//! Claims about passages that are taken out.

use domain::moderation::{Clause, Ruling, Target};
use store::moderation::{Acted, Appealed, CaseAct, NewRuling, Requote, Visibility};

use crate::comments::text;
use crate::harness::{Kit, NOW, later};
use crate::moderation::Bench;

crate::on_both_databases!(
    what_is_taken_out_is_kept_nowhere_and_what_quoted_it_neither,
    a_text_that_its_author_changed_meanwhile_is_looked_at_again,
    what_was_hidden_is_read_again_without_its_passages,
);

impl Bench {
    pub(crate) fn redaction(
        &self,
        comment: i64,
        before: &str,
        after: &str,
        requotes: Vec<Requote>,
    ) -> CaseAct {
        let redaction = Some(Requote {
            id: comment,
            before: before.into(),
            source: after.into(),
            html: format!("<p>{after}</p>"),
            renderer: 1,
        });
        let (id, salt) = (self.kit().id(), self.kit().id());
        let (clause, reason) = (Some(Clause::PatientPrivacy), "A patient.".into());
        let (ruling, note, measure) = (Ruling::Redact, String::new(), None);
        CaseAct::Rule(Box::new(NewRuling {
            id,
            ruling,
            clause,
            reason,
            note,
            salt,
            requotes,
            measure,
            redaction,
            to: None,
            alias: None,
        }))
    }
}

async fn what_is_taken_out_is_kept_nowhere_and_what_quoted_it_neither(kit: Kit) {
    let bench = Bench::new(kit).await;
    let [author, _] = bench.scene.people;
    let (comment, case) = bench.reported("Untel waits").await;
    let store = &bench.kit().store;
    assert!(
        store.change_comment((comment, None), author, text("Untel waits long"), NOW, later(3)).await.unwrap()
    );
    let quoting = bench.scene.add(1, None, "> Untel waits long\n\nYes").await;
    assert!(bench.finds("untel").await > 0, "or the test would prove nothing");
    let requote = Requote {
        id: quoting,
        before: "> Untel waits long\n\nYes".into(),
        source: "> […] waits long\n\nYes".into(),
        html: "<p>Yes</p>".into(),
        renderer: 1,
    };
    let act = bench.redaction(comment, "Untel waits long", "[…] waits long", vec![requote]);
    assert_eq!(bench.act(case, Some(bench.moderators[0]), act, later(60)).await, Acted::Done);
    assert_eq!(bench.finds("untel").await, 0);
    assert_eq!(bench.finds("waits").await, 2, "the rest is found");
    let kept = bench.case(case).await;
    assert_eq!((kept.text.source.as_str(), kept.text.earlier.len()), ("[…] waits long", 0));
    assert_eq!(kept.line.standing, Visibility::Read);
    assert_eq!(store.comment_source(quoting).await.unwrap().unwrap(), "> […] waits long\n\nYes");
    assert_eq!(bench.actions(case).await, ["reported", "redacted"]);
    let log = store.moderation_log(0, 99).await.unwrap();
    assert!(log.iter().all(|entry| entry.text.is_none()), "no digest to try guesses on");
    assert!(bench.verified().await.is_some());
    assert_eq!(bench.act(case, Some(bench.moderators[0]), CaseAct::Undo, later(70)).await, Acted::NotNow);
    let decision = kept.decision().unwrap().id;
    let appealed = store.appeal(decision, author, "Why?".into(), later(80)).await.unwrap();
    assert_eq!(appealed, Appealed::Done);
}

async fn a_text_that_its_author_changed_meanwhile_is_looked_at_again(kit: Kit) {
    let bench = Bench::new(kit).await;
    let author = bench.scene.people[0];
    let (comment, case) = bench.reported("Untel waits").await;
    let act = bench.redaction(comment, "Untel waits", "[…] waits", Vec::new());
    let changed =
        bench.kit().store.change_comment((comment, None), author, text("Untel sits"), NOW, later(3)).await;
    assert!(changed.unwrap());
    assert_eq!(bench.act(case, Some(bench.moderators[0]), act, later(60)).await, Acted::Stale);
    assert_eq!(bench.case(case).await.text.source, "Untel sits");
    assert_eq!(bench.actions(case).await, ["reported"]);
}

async fn what_was_hidden_is_read_again_without_its_passages(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (comment, case) = bench.reported("Untel waits").await;
    assert_eq!(bench.act(case, None, bench.ruling(Ruling::Hide, &[]), later(20)).await, Acted::Done);
    let act = bench.redaction(comment, "Untel waits", "[…] waits", Vec::new());
    assert_eq!(bench.act(case, Some(bench.moderators[0]), act, later(60)).await, Acted::Done);
    let kept = bench.case(case).await;
    assert_eq!((kept.line.target, kept.line.standing), (Target::Comment(comment), Visibility::Read));
    let read = bench.kit().store.comment(comment, bench.moderators[1]).await.unwrap().unwrap();
    assert_eq!((read.gone, read.html.as_str()), (None, "<p>[…] waits</p>"));
    assert!(bench.kit().store.hidden_texts(bench.scene.topic).await.unwrap().is_empty());
}
