//! Claims about the two numbers that say whether what was read of a topic's comments is still what they say: the topic's, and
//! the one of all names.

use domain::account::{Grant, MemberKind, Role, Scope};
use domain::community::{Reacting, Reaction, Stance};
use domain::moderation::Ruling;
use store::account::profile::Profile;
use store::community::draft::{DraftPlace, NewDraft};
use store::moderation::{Acted, CaseAct, Requote};
use store::roster::{Change, Entry};
use uuid::Uuid;

use crate::comments::text;
use crate::harness::{Kit, NOW, later};
use crate::moderation::Bench;

crate::on_both_databases!(
    what_a_comment_shows_raises_the_revision_of_its_topic,
    what_moderators_do_to_a_comment_raises_the_revision_of_its_topic,
    a_comment_that_moves_raises_both_topics,
    what_comments_show_of_people_raises_the_revision_of_names,
    a_name_that_is_hidden_raises_it_and_what_repeats_the_name_its_topic,
    those_who_leave_raise_the_topics_that_they_wrote_in,
    what_no_reader_sees_raises_nothing,
);

/// The topic's revision, that of the topic made after it, and that of names.
struct Revisions<'b> {
    bench: &'b Bench,
    last: [i64; 3],
}

const TOPIC: [bool; 3] = [true, false, false];
const BOTH: [bool; 3] = [true, true, false];
const NAMES: [bool; 3] = [false, false, true];
const NOTHING: [bool; 3] = [false; 3];

impl<'b> Revisions<'b> {
    async fn of(bench: &'b Bench) -> Self {
        Self { bench, last: Self::read(bench).await }
    }

    async fn read(bench: &Bench) -> [i64; 3] {
        [
            bench.kit().number("SELECT revision FROM topics ORDER BY id LIMIT 1").await,
            bench
                .kit()
                .number("SELECT COALESCE(MAX(revision), 0) FROM topics WHERE title_en LIKE '%Parking%'")
                .await,
            bench.kit().number("SELECT revision FROM name_revision").await,
        ]
    }

    /// Which of them are other numbers than when this was last asked.
    async fn raised(&mut self) -> [bool; 3] {
        let before = std::mem::replace(&mut self.last, Self::read(self.bench).await);
        std::array::from_fn(|which| {
            assert!(self.last[which] >= before[which], "none falls");
            self.last[which] > before[which]
        })
    }
}

async fn what_a_comment_shows_raises_the_revision_of_its_topic(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (store, [one, two]) = (&bench.kit().store, bench.scene.people);
    let mut revisions = Revisions::of(&bench).await;
    let comment = bench.scene.add(0, None, "words").await;
    assert_eq!(revisions.raised().await, TOPIC, "added");
    let reply = bench.scene.add(1, Some(comment), "others").await;
    assert_eq!(revisions.raised().await, TOPIC, "replied to");
    for on in [true, false] {
        let reacting = Reacting { comment, reaction: Reaction::Disagree, on };
        assert!(store.react(reacting, two).await.unwrap().unwrap().bar.open);
        assert_eq!(revisions.raised().await, TOPIC, "reacted to");
    }
    assert!(store.change_comment((comment, None), one, text("more"), NOW, later(3)).await.unwrap());
    assert_eq!(revisions.raised().await, TOPIC, "changed");
    assert!(store.withdraw_comment(reply, two, Vec::new(), later(4)).await.unwrap());
    assert_eq!(revisions.raised().await, TOPIC, "taken back");
}

async fn what_moderators_do_to_a_comment_raises_the_revision_of_its_topic(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (_, case) = bench.reported("words").await;
    let mut revisions = Revisions::of(&bench).await;
    for ruling in [Ruling::Hide, Ruling::Remove] {
        assert_eq!(bench.rule(case, ruling).await, Acted::Done);
        assert_eq!(revisions.raised().await, TOPIC, "{ruling:?}");
        assert_eq!(bench.act(case, Some(bench.moderators[1]), CaseAct::Undo, later(70)).await, Acted::Done);
        assert_eq!(revisions.raised().await, TOPIC, "given back");
    }
    let (comment, case) = bench.reported("Untel waits").await;
    assert_eq!(revisions.raised().await, TOPIC);
    let act = bench.redaction(comment, "Untel waits", "[…] waits", Vec::new());
    assert_eq!(bench.act(case, Some(bench.moderators[0]), act, later(80)).await, Acted::Done);
    assert_eq!(revisions.raised().await, TOPIC, "a passage was taken out");
}

async fn a_comment_that_moves_raises_both_topics(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (to, _) = bench.elsewhere().await;
    let (comment, case) = bench.reported("Where do I park?").await;
    bench.scene.add(1, Some(comment), "Behind the house").await;
    let mut revisions = Revisions::of(&bench).await;
    let moving = bench.moving(Some(to));
    assert_eq!(bench.act(case, Some(bench.moderators[0]), moving, later(60)).await, Acted::Done);
    assert_eq!(revisions.raised().await, BOTH, "moved");
    assert_eq!(bench.act(case, Some(bench.moderators[0]), CaseAct::Undo, later(80)).await, Acted::Done);
    assert_eq!(revisions.raised().await, BOTH, "moved back");
}

/// How somebody stands on the roster whom [`Kit::with_account`] made, with another kind.
async fn becomes(bench: &Bench, person: Uuid, kind: MemberKind) -> Change {
    let roster = bench.kit().store.roster().await.unwrap();
    let entry = roster.into_iter().find(|known| known.id == person).unwrap().entry;
    let email_key = crate::account::mailbox(&entry.email);
    Change::Update { id: person, email_key, entry: Entry { kind, ..entry } }
}

async fn what_comments_show_of_people_raises_the_revision_of_names(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (store, person) = (&bench.kit().store, bench.scene.people[0]);
    bench.scene.add(0, None, "words").await;
    let mut revisions = Revisions::of(&bench).await;
    let learner = becomes(&bench, person, MemberKind::Learner).await;
    store.change_roster(vec![learner], later(1)).await.unwrap();
    assert_eq!(revisions.raised().await, NOTHING, "nobody sees what they are");
    let (_, hidden) = store.own(person).await.unwrap().unwrap();
    let shown = Profile { shows_kind: true, ..hidden };
    assert_eq!(store.set_profile(person, hidden, shown, later(2)).await, Ok(true));
    assert_eq!(revisions.raised().await, NAMES, "they show it");
    assert_eq!(store.set_profile(person, shown, shown, later(3)).await, Ok(true));
    assert_eq!(revisions.raised().await, NOTHING, "as before");
    let again = becomes(&bench, person, MemberKind::Learner).await;
    store.change_roster(vec![again], later(4)).await.unwrap();
    assert_eq!(revisions.raised().await, NOTHING, "the roster says the same");
    let physician = becomes(&bench, person, MemberKind::Physician).await;
    store.change_roster(vec![physician], later(5)).await.unwrap();
    assert_eq!(revisions.raised().await, NAMES, "it says something else");
    let grant = Grant { role: Role::Editor, scope: Scope::Everywhere };
    store.give_duty(person, grant, later(6)).await.unwrap();
    assert_eq!(revisions.raised().await, NAMES, "of the staff");
    store.take_duty(person, grant, bench.moderators[0], later(7)).await.unwrap();
    assert_eq!(revisions.raised().await, NAMES, "no more");
}

async fn a_name_that_is_hidden_raises_it_and_what_repeats_the_name_its_topic(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (case, naming) = bench.named().await;
    let requote = Requote {
        id: naming,
        before: "@Barnabe, no.".into(),
        source: format!("@member-{case}, no."),
        html: "<p>instead</p>".into(),
        renderer: 1,
    };
    let mut revisions = Revisions::of(&bench).await;
    assert_eq!(bench.hide(case, &[requote]).await, Acted::Done);
    assert_eq!(revisions.raised().await, [true, false, true], "hidden");
    assert_eq!(bench.act(case, Some(bench.moderators[1]), CaseAct::Undo, later(70)).await, Acted::Done);
    assert_eq!(revisions.raised().await, [true, false, true], "given back");
}

async fn those_who_leave_raise_the_topics_that_they_wrote_in(kit: Kit) {
    let bench = Bench::new(kit).await;
    bench.elsewhere().await;
    let store = &bench.kit().store;
    bench.scene.add(0, None, "stays").await;
    bench.scene.add(1, None, "goes").await;
    let mut revisions = Revisions::of(&bench).await;
    for (person, keeps) in bench.scene.people.into_iter().zip([true, false]) {
        assert_eq!(store.leave(person, [u8::from(keeps); 32], keeps, Vec::new(), later(9)).await, Ok(true));
        assert_eq!(revisions.raised().await, TOPIC, "keeps what they wrote there: {keeps}");
    }
}

async fn what_no_reader_sees_raises_nothing(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (store, topic, reader) = (&bench.kit().store, bench.scene.topic, bench.reader);
    let (comment, _) = bench.reported("words").await;
    let mut revisions = Revisions::of(&bench).await;
    store.mark_read(reader, topic, 1).await.unwrap();
    store.set_stance(reader, topic, Some(Stance::Followed)).await.unwrap();
    store.set_bookmark(reader, topic, true, later(1)).await.unwrap();
    let draft = NewDraft {
        person: reader,
        place: DraftPlace { topic, parent: Some(comment) },
        form: Uuid::from_u128(0xf0),
        seen: 0,
        text: "Mine".into(),
        language: None,
        reply_to: None,
        at: later(1),
    };
    store.keep_comment_draft(draft).await.unwrap();
    assert_eq!(bench.finds("words").await, 1, "it was indexed");
    bench.kit().with_account("31", "zenobie").await;
    assert_eq!(revisions.raised().await, NOTHING);
}
