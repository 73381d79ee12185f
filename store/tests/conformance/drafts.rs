//! Claims about drafts of comments.

use domain::Language;
use store::community::TopicAct;
use store::community::comment::{Added, NewComment};
use store::community::draft::{CommentDraft, DraftLine, DraftObstacle, DraftPlace, Kept, NewDraft};
use store::community::thread_revision::CommentSpan;
use time::Duration;
use uuid::Uuid;

use crate::comments::{Scene, text};
use crate::harness::{Kit, NOW, later};

crate::on_both_databases!(
    a_draft_is_its_author_s_alone,
    a_topic_comes_with_its_theme_s_name_and_with_its_reader_s_own_draft_that_is_no_reply,
    each_place_has_a_draft_of_its_own,
    drafts_are_listed_with_where_they_can_be_posted_and_without_the_title_of_what_nobody_sees,
    what_was_not_seen_is_never_overwritten,
    posting_erases_the_draft_it_was_made_of,
    a_draft_outlives_its_topic_s_closing,
    drafts_go_after_a_while,
    drafts_go_with_who_leaves,
);

const FORM: Uuid = Uuid::from_u128(0xf0);
const OTHER_FORM: Uuid = Uuid::from_u128(0xf1);

impl Scene {
    fn place(&self, parent: Option<i64>) -> DraftPlace {
        DraftPlace { topic: self.topic, parent }
    }

    fn draft(&self, who: usize, words: &str) -> NewDraft {
        let (person, place) = (self.people[who], self.place(None));
        NewDraft {
            person,
            place,
            form: FORM,
            seen: 0,
            text: words.into(),
            language: None,
            reply_to: None,
            at: later(1),
        }
    }

    async fn keep(&self, draft: NewDraft) -> i64 {
        match self.kit.store.keep_comment_draft(draft).await.unwrap() {
            Kept::Done(stamp) => stamp,
            refused => panic!("{refused:?}"),
        }
    }

    async fn kept(&self, who: usize, parent: Option<i64>) -> Option<CommentDraft> {
        self.kit.store.comment_draft(self.people[who], self.place(parent)).await.unwrap()
    }

    async fn words(&self, who: usize) -> Option<String> {
        self.kept(who, None).await.map(|draft| draft.text)
    }
}

async fn a_draft_is_its_author_s_alone(kit: Kit) {
    let scene = Scene::new(kit).await;
    let draft = NewDraft { language: Some(Language::Fr), reply_to: Some(7), ..scene.draft(0, "Mine") };
    let stamp = scene.keep(draft).await;
    let found = scene.kept(0, None).await.unwrap();
    assert_eq!(found.reply_to, Some(7));
    assert_eq!((found.text.as_str(), found.language, found.stamp), ("Mine", Some(Language::Fr), stamp));
    assert_eq!(found.changed, later(1));
    assert_eq!(scene.kept(1, None).await, None);
    assert_eq!(scene.kit.store.comment_drafts(scene.people[1]).await, Ok(Vec::new()));
    let dropped = scene.kit.store.drop_comment_draft(scene.people[1], scene.place(None), FORM, stamp).await;
    assert_eq!(dropped, Ok(false), "nobody drops another's");
    scene.keep(scene.draft(1, "Theirs")).await;
    assert_eq!(scene.words(0).await.as_deref(), Some("Mine"));
    let dropped = scene.kit.store.drop_comment_draft(scene.people[0], scene.place(None), FORM, 0).await;
    assert_eq!((dropped, scene.words(0).await), (Ok(true), None));
    assert!(!scene.kit.dump().await.contains("Mine"), "what is dropped is erased");
}

async fn a_topic_comes_with_its_theme_s_name_and_with_its_reader_s_own_draft_that_is_no_reply(kit: Kit) {
    let scene = Scene::new(kit).await;
    let head = scene.add(1, None, "One").await;
    let read = async |who: usize| {
        let read = scene.kit.store.topic_for_reader(scene.topic, scene.people[who], CommentSpan::NONE);
        read.await.unwrap().unwrap()
    };
    scene.keep(NewDraft { place: scene.place(Some(head)), ..scene.draft(0, "A reply") }).await;
    assert_eq!(read(0).await.draft, None);
    scene.keep(NewDraft { form: OTHER_FORM, language: Some(Language::Fr), ..scene.draft(0, "Mine") }).await;
    let mine = read(0).await;
    assert!(mine.draft.is_some() && mine.draft == scene.kept(0, None).await);
    assert_eq!(read(1).await.draft, None, "another's");
    let theme = scene.kit.store.theme(mine.topic.theme).await.unwrap().unwrap();
    assert_eq!(mine.theme, theme.title);
}

async fn each_place_has_a_draft_of_its_own(kit: Kit) {
    let scene = Scene::new(kit).await;
    let head = scene.add(0, None, "One").await;
    let reply = scene.add(1, Some(head), "Two").await;
    scene.keep(scene.draft(0, "To the topic")).await;
    let to = |parent| NewDraft {
        place: scene.place(Some(parent)),
        at: later(2),
        ..scene.draft(0, "To the comment")
    };
    scene.keep(to(head)).await;
    let drafts = scene.kit.store.comment_drafts(scene.people[0]).await.unwrap();
    let texts: Vec<&str> = drafts.iter().map(|draft| draft.text.as_str()).collect();
    assert_eq!(texts, ["To the topic", "To the comment"]);
    let elsewhere = DraftPlace { topic: scene.topic + 1, parent: None };
    for nowhere in [to(reply), to(99), to(-1), NewDraft { place: elsewhere, ..scene.draft(0, "x") }] {
        assert_eq!(scene.kit.store.keep_comment_draft(nowhere).await, Ok(Kept::Gone));
    }
}

async fn drafts_are_listed_with_where_they_can_be_posted_and_without_the_title_of_what_nobody_sees(kit: Kit) {
    let scene = Scene::new(kit).await;
    let (store, author) = (&scene.kit.store, scene.people[0]);
    let head = scene.add(1, None, "One").await;
    let reply = NewDraft { place: scene.place(Some(head)), at: later(2), ..scene.draft(0, "A reply") };
    scene.keep(scene.draft(0, "Mine")).await;
    scene.keep(reply).await;
    scene.keep(scene.draft(1, "Theirs")).await;
    let lines = store.draft_lines(author, 9).await.unwrap();
    let words = lines.iter().map(|line| line.draft.text.as_str()).collect::<Vec<_>>();
    assert_eq!(words, ["A reply", "Mine"], "one's own, the last changed first");
    assert!(lines.iter().all(|line| line.obstacle(NOW).is_none() && line.title.is_some()));
    assert_eq!(store.draft_lines(author, 1).await.unwrap(), lines[..1]);
    let locked = DraftLine { locked_until: Some(later(9)), ..lines[1].clone() };
    assert_eq!(locked.obstacle(later(8)), Some(DraftObstacle::TopicLocked));
    assert_eq!(locked.obstacle(later(9)), None);
    assert!(store.withdraw_comment(head, scene.people[1], Vec::new(), later(3)).await.unwrap());
    let obstacles = |lines: &[DraftLine]| lines.iter().map(|line| line.obstacle(NOW)).collect::<Vec<_>>();
    let lines = store.draft_lines(author, 9).await.unwrap();
    assert_eq!(obstacles(&lines), [Some(DraftObstacle::ParentGone), None]);
    assert!(scene.kit.turn(scene.topic, TopicAct::Close, later(4)).await);
    let lines = store.draft_lines(author, 9).await.unwrap();
    assert_eq!(obstacles(&lines), [Some(DraftObstacle::TopicClosed); 2]);
    scene.kit.try_execute("UPDATE topics SET state = 'withheld'").await.unwrap();
    let lines = store.draft_lines(author, 9).await.unwrap();
    assert_eq!(obstacles(&lines), [Some(DraftObstacle::TopicGone); 2]);
}

async fn what_was_not_seen_is_never_overwritten(kit: Kit) {
    let scene = Scene::new(kit).await;
    let first = scene.keep(scene.draft(0, "One")).await;
    let second = scene.keep(scene.draft(0, "One and")).await;
    assert!(second > first, "the form that wrote it goes on, and no two versions are alike");
    let elsewhere = |seen, words: &str| NewDraft { form: OTHER_FORM, seen, ..scene.draft(0, words) };
    for seen in [0, first] {
        let told = scene.kit.store.keep_comment_draft(elsewhere(seen, "Two")).await.unwrap();
        assert!(matches!(told, Kept::Other(other) if other.text == "One and" && other.stamp == second));
    }
    let same = scene.kit.store.keep_comment_draft(elsewhere(0, "One and")).await.unwrap();
    let Kept::Done(same) = same else { panic!("what says the same is no other") };
    let stale = scene.kit.store.keep_comment_draft(scene.draft(0, "Three")).await.unwrap();
    assert!(matches!(stale, Kept::Other(_)), "another form went on with it");
    let seen = scene.kit.store.keep_comment_draft(NewDraft { seen: same, ..scene.draft(0, "Three") }).await;
    assert!(matches!(seen, Ok(Kept::Done(_))));
    let dropped =
        scene.kit.store.drop_comment_draft(scene.people[0], scene.place(None), OTHER_FORM, same).await;
    assert_eq!((dropped, scene.words(0).await.as_deref()), (Ok(false), Some("Three")));
}

async fn posting_erases_the_draft_it_was_made_of(kit: Kit) {
    let scene = Scene::new(kit).await;
    let post = |form, draft, words: &str| {
        let (author, text) = (scene.people[0], text(words));
        scene.kit.store.add_comment(NewComment {
            topic: scene.topic,
            parent: None,
            reply_to: None,
            author,
            form,
            draft,
            text,
            moderates: false,
            same_since: None,
            spending: None,
            at: later(2),
        })
    };
    scene.keep(scene.draft(1, "Theirs")).await;
    scene.keep(scene.draft(0, "Typed")).await;
    assert!(matches!(post(FORM, 0, "Typed on").await, Ok(Added::Done(_))));
    assert_eq!((scene.words(0).await, scene.words(1).await.as_deref()), (None, Some("Theirs")));
    let late = scene.kit.store.keep_comment_draft(scene.draft(0, "Typed")).await;
    assert_eq!((late, scene.words(0).await), (Ok(Kept::Posted), None), "what comes late stays away");
    let again = NewDraft { form: OTHER_FORM, ..scene.draft(0, "Typed on\n") };
    let again = scene.kit.store.keep_comment_draft(again).await;
    assert_eq!(
        (again, scene.words(0).await),
        (Ok(Kept::Posted), None),
        "what was said is no draft of another form"
    );
    let form = |number| Uuid::from_u128(number);
    let stamp = scene.keep(NewDraft { form: form(1), ..scene.draft(0, "Another day") }).await;
    assert!(matches!(post(form(2), stamp, "Another day, changed").await, Ok(Added::Done(_))));
    assert_eq!(scene.words(0).await, None);
    scene.keep(NewDraft { form: form(3), at: later(5), ..scene.draft(0, "On the telephone") }).await;
    assert!(matches!(post(form(4), stamp, "At the desk").await, Ok(Added::Done(_))));
    assert_eq!(scene.words(0).await.as_deref(), Some("On the telephone"), "which was never seen");
}

async fn a_draft_outlives_its_topic_s_closing(kit: Kit) {
    let scene = Scene::new(kit).await;
    scene.keep(scene.draft(0, "Half a")).await;
    assert!(scene.kit.turn(scene.topic, TopicAct::Close, NOW).await);
    scene.keep(scene.draft(0, "Half a thought")).await;
    assert_eq!(scene.words(0).await.as_deref(), Some("Half a thought"));
}

async fn drafts_go_after_a_while(kit: Kit) {
    let scene = Scene::new(kit).await;
    scene.keep(scene.draft(0, "Oldest words")).await;
    scene.keep(NewDraft { at: later(1) + Duration::DAY, ..scene.draft(1, "Newer words") }).await;
    assert_eq!(scene.kit.store.expire_comment_drafts(later(1)).await, Ok(0));
    assert_eq!(scene.kit.store.expire_comment_drafts(later(2)).await, Ok(1));
    assert_eq!((scene.words(0).await, scene.words(1).await.is_some()), (None, true));
    assert!(!scene.kit.dump().await.contains("Oldest words"));
}

async fn drafts_go_with_who_leaves(kit: Kit) {
    let scene = Scene::new(kit).await;
    scene.keep(scene.draft(1, "Never said")).await;
    assert_eq!(scene.kit.store.leave(scene.people[1], [9; 32], true, Vec::new(), later(9)).await, Ok(true));
    assert_eq!(scene.words(1).await, None);
    assert!(!scene.kit.dump().await.contains("Never said"));
}
