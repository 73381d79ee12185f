//! Claims about comments, reactions and read marks.

use domain::Language;
use domain::community::{REPEAT_TIME, Reacting, Reaction};
use store::community::comment::{
    Added, Comment, CommentPageRequest, CommentText, FIRST_REPLIES, Gone, NewComment, PAGE, Spoken,
};
use store::community::{TopicAct, TopicPageRequest};
use store::moderation::Scrutiny;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::harness::{Kit, NOW, later};

crate::on_both_databases!(
    a_page_of_the_oldest_always_holds_the_same,
    what_was_said_is_taken_down_in_its_order,
    every_order_reaches_every_comment_once,
    replies_stand_under_what_they_answer,
    a_form_sent_twice_is_one_comment,
    what_was_taken_back_can_be_said_again_from_the_form_that_it_came_from,
    the_same_words_in_the_same_place_within_minutes_are_one_comment,
    what_is_posted_twice_at_once_on_two_nodes_is_one_comment_and_both_are_led_to_it,
    a_closed_topic_takes_nothing,
    comments_added_at_once_have_numbers_of_their_own,
    what_is_taken_back_leaves_a_trace_and_no_words,
    a_comment_is_changed_by_its_author_for_a_while,
    reactions_are_counted_once_and_taken_back,
    two_processes_agree_on_what_became_of_a_comment,
    of_two_changes_to_what_both_had_seen_the_second_is_refused,
    what_is_unread_is_counted_until_it_was_read,
    what_one_wrote_oneself_is_counted_as_read,
    what_came_since_is_told_in_its_order_without_what_is_gone,
    those_who_leave_take_their_words_along_or_leave_them,
    nobody_sees_what_an_author_hides,
);

/// A topic that is open, with two people who read and write; the first is its editor.
pub(crate) struct Scene {
    pub(crate) kit: Kit,
    pub(crate) topic: i64,
    pub(crate) people: [Uuid; 2],
}

impl Scene {
    pub(crate) async fn new(kit: Kit) -> Self {
        let theme = kit.theme("One").await;
        let topic = kit.topic(theme, "Staffing").await;
        assert!(kit.turn(topic, TopicAct::Publish, NOW).await);
        let (one, two) = (kit.with_account("5", "barnabe").await, kit.with_account("6", "clothilde").await);
        Self { kit, topic, people: [one, two] }
    }

    fn comment(&self, author: usize, parent: Option<i64>, words: &str) -> NewComment {
        let (author, form) = (self.people[author], self.kit.id());
        NewComment {
            topic: self.topic,
            parent,
            reply_to: None,
            author,
            form,
            draft: 0,
            text: text(words),
            moderates: false,
            same_since: None,
            spending: None,
            at: later(1),
        }
    }

    pub(crate) async fn add(&self, author: usize, parent: Option<i64>, words: &str) -> i64 {
        match self.kit.store.add_comment(self.comment(author, parent, words)).await.unwrap() {
            Added::Done(spot) => spot.id,
            refused => panic!("{refused:?}"),
        }
    }

    async fn heads(&self, page_request: CommentPageRequest) -> Vec<i64> {
        let threads = self.kit.store.threads(self.topic, page_request).await.unwrap();
        threads.iter().map(|thread| thread.head.id).collect()
    }

    async fn unread(&self, reader: usize) -> u64 {
        let page_request = TopicPageRequest { theme: None, is_open: true, limit: 1, page: 1 };
        let (lines, has_more) = self.kit.store.topic_lines(self.people[reader], page_request).await.unwrap();
        assert!(!has_more, "there is one topic");
        lines[0].unread
    }
}

pub(crate) fn text(words: &str) -> CommentText {
    let html = format!("<p>{words}</p>");
    CommentText {
        language: Language::En,
        source: words.into(),
        html,
        renderer: 1,
        mentions: Vec::new(),
        scrutiny: Scrutiny::default(),
    }
}

async fn what_was_said_is_taken_down_in_its_order(kit: Kit) {
    let scene = Scene::new(kit).await;
    let head = scene.add(0, None, "one").await;
    scene.add(1, None, "two").await;
    scene.add(1, Some(head), "three").await;
    let gone = scene.add(0, None, "four").await;
    let store = &scene.kit.store;
    assert!(store.withdraw_comment(gone, scene.people[0], Vec::new(), later(2)).await.unwrap());
    let first = store.spoken(scene.topic, 0, 2).await.unwrap();
    let rest = store.spoken(scene.topic, 2, 9).await.unwrap();
    let told = |one: &Spoken| (one.seq, one.answers, one.source.clone(), one.gone);
    let all: Vec<_> = first.iter().chain(&rest).map(told).collect();
    assert_eq!(
        all,
        [
            (1, None, "one".into(), None),
            (2, None, "two".into(), None),
            (3, Some(1), "three".into(), None),
            (4, None, String::new(), Some(Gone::Withdrawn)),
        ]
    );
    assert_eq!(rest[0].author, Some((scene.people[1], first[1].author.as_ref().unwrap().1.clone())));
    assert_eq!(rest[1].author, None);
}

async fn a_page_of_the_oldest_always_holds_the_same(kit: Kit) {
    let scene = Scene::new(kit).await;
    let mut all = Vec::new();
    for number in 0..PAGE + 3 {
        all.push(scene.add(0, None, &number.to_string()).await);
    }
    let page = PAGE as usize;
    assert_eq!(scene.heads(CommentPageRequest::Oldest(1)).await, all[..page]);
    assert_eq!(scene.heads(CommentPageRequest::Oldest(2)).await, all[page..]);
    assert!(scene.kit.store.withdraw_comment(all[3], scene.people[0], Vec::new(), later(2)).await.unwrap());
    assert_eq!(
        scene.heads(CommentPageRequest::Oldest(1)).await,
        all[..page],
        "what is taken back keeps its place"
    );
    let found = scene.kit.store.comment(all[page], scene.people[1]).await.unwrap().unwrap();
    assert_eq!((found.page(), found.seq, found.position), (2, 51, 51));
    assert!(
        scene.heads(CommentPageRequest::Oldest(0)).await == all[..page]
            && scene.heads(CommentPageRequest::Oldest(u32::MAX)).await.is_empty()
    );
}

async fn every_order_reaches_every_comment_once(kit: Kit) {
    let scene = Scene::new(kit).await;
    let mut all = Vec::new();
    for number in 0..2 * PAGE + 3 {
        all.push(scene.add(0, None, &number.to_string()).await);
    }
    // More than a page of them, and all of them late.
    let found_useful = &all[PAGE as usize + 2..];
    for useful in found_useful {
        assert!(takes(&*scene.kit.store, (*useful, scene.people[1]), Reaction::Helped, true).await);
    }
    let (mut newest, mut useful) = (Vec::new(), Vec::new());
    let (mut before, mut after, mut led_from) = (None, None, None);
    for _ in 0..3 {
        let read = |page_request| scene.kit.store.threads(scene.topic, page_request);
        let page = read(CommentPageRequest::Newest(before)).await.unwrap();
        before = page.last().map(|thread| thread.head.position);
        newest.extend(page.iter().map(|thread| thread.head.id));
        let page = read(CommentPageRequest::Useful(after)).await.unwrap();
        after = page.last().map(|thread| (thread.head.useful(), thread.head.position));
        useful.extend(page.iter().map(|thread| thread.head.id));
        // Each comment is led to on the page that one pages to.
        let begins = page.first().map(|thread| (thread.head.useful(), thread.head.position));
        for place in [begins, after].into_iter().flatten() {
            let led_to = scene.kit.store.useful_page(scene.topic, place).await;
            assert_eq!(led_to, Ok(led_from), "{place:?}");
        }
        led_from = after;
    }
    assert_eq!(useful[..found_useful.len()], *found_useful);
    useful.sort_unstable();
    newest.reverse();
    assert_eq!((newest, useful), (all.clone(), all));
}

async fn replies_stand_under_what_they_answer(kit: Kit) {
    let scene = Scene::new(kit).await;
    let (one, two) = (scene.add(0, None, "One").await, scene.add(0, None, "Two").await);
    let mut replies = Vec::new();
    for number in 0..FIRST_REPLIES + 2 {
        replies.push(scene.add(1, Some(two), &number.to_string()).await);
    }
    let threads = scene.kit.store.threads(scene.topic, CommentPageRequest::Oldest(1)).await.unwrap();
    assert!(threads[0].replies.is_empty() && threads[0].head.id == one);
    let shown: Vec<i64> = threads[1].replies.iter().map(|reply| reply.id).collect();
    assert_eq!((shown.as_slice(), threads[1].head.replies), (&replies[..FIRST_REPLIES as usize], 7));
    let all = scene.kit.store.replies(two, scene.people[0], 1).await.unwrap();
    assert_eq!(all.iter().map(|reply| reply.id).collect::<Vec<_>>(), replies);
    let to_a_reply = scene.comment(0, Some(replies[0]), "Deeper");
    assert_eq!(scene.kit.store.add_comment(to_a_reply).await, Ok(Added::Gone), "there is one level");
    let topic = scene.kit.store.topic(scene.topic).await.unwrap().unwrap();
    assert_eq!((topic.comments, topic.threads), (9, 2));
}

async fn a_form_sent_twice_is_one_comment(kit: Kit) {
    let scene = Scene::new(kit).await;
    let comment = scene.comment(0, None, "Once");
    let told = futures::join!(
        scene.kit.store.add_comment(comment.clone()),
        scene.kit.store.add_comment(comment.clone())
    );
    assert_eq!(told.0, told.1);
    let heads = scene.heads(CommentPageRequest::Oldest(1)).await;
    let [id] = heads.as_slice() else { panic!("{heads:?}") };
    let kept = scene.kit.store.comment(*id, scene.people[0]).await.unwrap().unwrap();
    assert_eq!(told.0, Ok(Added::Done(kept.position_in_topic())), "and both are led to it");
    let text = CommentText { source: "Twice".into(), ..comment.text.clone() };
    let again = NewComment { text, ..comment.clone() };
    assert_eq!(
        scene.kit.store.add_comment(again).await,
        Ok(Added::FormUsed(kept.position_in_topic())),
        "other words are not added in silence"
    );
    let text = CommentText { source: " Once ".into(), ..comment.text.clone() };
    let again = NewComment { text, ..comment.clone() };
    assert_eq!(
        scene.kit.store.add_comment(again).await,
        Ok(Added::Done(kept.position_in_topic())),
        "the same to a reader"
    );
    let theirs = NewComment { author: scene.people[1], ..comment };
    assert!(scene.kit.store.add_comment(theirs).await.is_err(), "nobody learns of another's form");
}

async fn what_was_taken_back_can_be_said_again_from_the_form_that_it_came_from(kit: Kit) {
    let scene = Scene::new(kit).await;
    let (store, author) = (&scene.kit.store, scene.people[0]);
    let comment = scene.comment(0, None, "Beds are short.");
    let mut all = Vec::new();
    for words in ["Beds are short.", "Beds are short.", "Beds are very short."] {
        let again = NewComment { text: text(words), ..comment.clone() };
        match store.add_comment(again).await {
            Ok(Added::Done(spot)) => all.push(spot.id),
            refused => panic!("{words}: {refused:?}"),
        }
        let last = all[all.len() - 1];
        assert!(store.withdraw_comment(last, author, Vec::new(), later(2)).await.unwrap());
    }
    all.dedup();
    assert_eq!(all.len(), 3, "each is another: {all:?}");
}

async fn the_same_words_in_the_same_place_within_minutes_are_one_comment(kit: Kit) {
    let scene = Scene::new(kit).await;
    let add = async |author: usize, parent, words: &str, seconds| {
        let (at, same_since) = (later(seconds), Some(later(seconds) - REPEAT_TIME));
        let comment = NewComment { at, same_since, ..scene.comment(author, parent, words) };
        match scene.kit.store.add_comment(comment).await.unwrap() {
            Added::Done(spot) => spot.id,
            refused => panic!("{refused:?}"),
        }
    };
    let first = add(0, None, "Beds are short.", 1).await;
    for words in ["Beds are short.", "Beds  are short.", " Beds are short.\n"] {
        assert_eq!(add(0, None, words, 2).await, first, "going back and posting again: {words:?}");
    }
    let mut all = vec![first];
    for (author, parent, words, seconds) in [
        (1, None, "Beds are short.", 3),
        (0, None, "Beds are short!", 3),
        (0, None, "Beds are\nshort.", 3),
        (0, Some(first), "Beds are short.", 3),
        (0, None, "Beds are short.", 601),
    ] {
        let id = add(author, parent, words, seconds).await;
        assert!(!all.contains(&id), "{author} {parent:?} {words} {seconds}");
        all.push(id);
    }
    let last = all[all.len() - 1];
    assert!(scene.kit.store.withdraw_comment(last, scene.people[0], Vec::new(), later(602)).await.unwrap());
    assert_ne!(add(0, None, "Beds are short.", 603).await, last, "what was taken back can be said again");
}

async fn what_is_posted_twice_at_once_on_two_nodes_is_one_comment_and_both_are_led_to_it(kit: Kit) {
    let scene = Scene::new(kit).await;
    let another_node = scene.kit.another_node().await;
    let (store, other) = (&scene.kit.store, &another_node);
    let head = scene.add(1, None, "Head").await;
    for round in 0..8 {
        for parent in [None, Some(head)] {
            let words = format!("Beds are short, {round}.");
            let one_form =
                NewComment { same_since: Some(NOW - REPEAT_TIME), ..scene.comment(0, parent, &words) };
            let another_form = NewComment { form: scene.kit.id(), ..one_form.clone() };
            let told = futures::join!(
                store.add_comment(one_form.clone()),
                other.add_comment(one_form.clone()),
                store.add_comment(another_form.clone()),
                other.add_comment(another_form)
            );
            let Ok(Added::Done(position)) = told.0 else { panic!("{told:?}") };
            let all = [told.0, told.1, told.2, told.3];
            assert_eq!(all, [Ok(Added::Done(position)); 4], "{round} {parent:?}");
        }
    }
    let topic = store.topic(scene.topic).await.unwrap().unwrap();
    assert_eq!((topic.comments, topic.threads), (17, 9));
    // Others who post meanwhile, in front and behind, keep nobody waiting for good.
    let crowd = (0..6).map(|number| {
        let comment = NewComment {
            same_since: Some(NOW - REPEAT_TIME),
            ..scene.comment(number % 2, None, "All at once")
        };
        async move {
            if number % 3 == 0 { store.add_comment(comment).await } else { other.add_comment(comment).await }
        }
    });
    let told = futures::future::join_all(crowd).await;
    assert!(told.iter().all(|told| matches!(told, Ok(Added::Done(_)))), "{told:?}");
    let topic = store.topic(scene.topic).await.unwrap().unwrap();
    assert_eq!(topic.comments, 19, "one of each");
}

async fn a_closed_topic_takes_nothing(kit: Kit) {
    let scene = Scene::new(kit).await;
    let id = scene.add(0, None, "Before").await;
    assert!(scene.kit.turn(scene.topic, TopicAct::Close, later(2)).await);
    let store = &scene.kit.store;
    for parent in [None, Some(id)] {
        assert_eq!(store.add_comment(scene.comment(1, parent, "Late")).await, Ok(Added::Closed));
    }
    assert!(!takes(&**store, (id, scene.people[1]), Reaction::Helped, true).await);
    assert_eq!(
        store.change_comment((id, None), scene.people[0], text("Late"), NOW, later(3)).await,
        Ok(false)
    );
    assert_eq!(
        store.withdraw_comment(id, scene.people[0], Vec::new(), later(3)).await,
        Ok(true),
        "one's own is one's own"
    );
    let draft = NewComment { topic: scene.topic + 1, ..scene.comment(0, None, "Nowhere") };
    assert_eq!(store.add_comment(draft).await, Ok(Added::Closed));
}

async fn comments_added_at_once_have_numbers_of_their_own(kit: Kit) {
    let scene = Scene::new(kit).await;
    let head = scene.add(0, None, "Head").await;
    let comments = (0..20).map(|number| {
        let parent = (number % 2 == 0).then_some(head);
        scene.kit.store.add_comment(scene.comment(number % 2, parent, "At once"))
    });
    for added in futures::future::join_all(comments).await {
        assert!(matches!(added, Ok(Added::Done(_))));
    }
    let topic = scene.kit.store.topic(scene.topic).await.unwrap().unwrap();
    assert_eq!((topic.comments, topic.threads), (21, 11));
    let replies = scene.kit.store.replies(head, scene.people[0], 1).await.unwrap();
    assert_eq!(replies.iter().map(|reply| reply.position).collect::<Vec<_>>(), (1..=10).collect::<Vec<_>>());
}

async fn what_is_taken_back_leaves_a_trace_and_no_words(kit: Kit) {
    let scene = Scene::new(kit).await;
    let store = &scene.kit.store;
    let id = scene.add(0, None, "zanzibar").await;
    scene.add(1, Some(id), "And?").await;
    assert!(
        store.change_comment((id, None), scene.people[0], text("samarkand"), NOW, later(2)).await.unwrap()
    );
    assert_eq!(
        store.withdraw_comment(id, scene.people[1], Vec::new(), later(3)).await,
        Ok(false),
        "another's"
    );
    assert_eq!(store.withdraw_comment(id, scene.people[0], Vec::new(), later(3)).await, Ok(true));
    assert_eq!(store.withdraw_comment(id, scene.people[0], Vec::new(), later(4)).await, Ok(false));
    let trace = store.comment(id, scene.people[1]).await.unwrap().unwrap();
    assert_eq!(
        (trace.gone, trace.author, trace.html.as_str(), trace.replies),
        (Some(Gone::Withdrawn), None, "", 1)
    );
    assert_eq!(store.comment_source(id).await, Ok(None));
    assert_eq!(store.add_comment(scene.comment(1, Some(id), "Still?")).await, Ok(Added::Gone), "case 12");
    assert!(!takes(&**store, (id, scene.people[1]), Reaction::Helped, true).await);
    let dump = scene.kit.dump().await;
    assert!(!dump.contains("zanzibar") && !dump.contains("samarkand"));
}

async fn a_comment_is_changed_by_its_author_for_a_while(kit: Kit) {
    let scene = Scene::new(kit).await;
    let store = &scene.kit.store;
    let id = scene.add(0, None, "First").await;
    let change = |author: usize, since: OffsetDateTime| {
        let french = CommentText { language: Language::Fr, ..text("Second") };
        store.change_comment((id, None), scene.people[author], french, since, later(5))
    };
    assert_eq!(change(1, NOW).await, Ok(false), "another's");
    assert_eq!(change(0, later(2)).await, Ok(false), "too late");
    assert_eq!(change(0, NOW).await, Ok(true));
    let changed = store.comment(id, scene.people[0]).await.unwrap().unwrap();
    assert_eq!(
        (changed.html.as_str(), changed.language, changed.edited),
        ("<p>Second</p>", Language::Fr, Some(later(5)))
    );
    assert!(scene.kit.dump().await.contains("First"), "moderators can see what it said");
}

/// Whether a reaction was taken, or stood already.
async fn takes(
    store: &dyn store::Store,
    (comment, person): (i64, uuid::Uuid),
    reaction: Reaction,
    on: bool,
) -> bool {
    let told = store.react(Reacting { comment, reaction, on }, person).await.unwrap().unwrap();
    let seen = store.comment(comment, person).await.unwrap().unwrap();
    assert_eq!(
        (told.bar.counts, told.bar.mine),
        (seen.reactions, seen.own_reactions),
        "the answer is what one reads next"
    );
    assert_eq!(told.position, seen.position_in_topic());
    told.bar.open && told.bar.has(reaction) == on
}

async fn reactions_are_counted_once_and_taken_back(kit: Kit) {
    let scene = Scene::new(kit).await;
    let store = &scene.kit.store;
    let id = scene.add(0, None, "Useful").await;
    assert!(!takes(&**store, (id, scene.people[0]), Reaction::Helped, true).await, "one's own");
    for on in [true, true] {
        assert!(takes(&**store, (id, scene.people[1]), Reaction::Helped, on).await);
    }
    assert!(takes(&**store, (id, scene.people[1]), Reaction::Disagree, true).await);
    let seen = async |reader: usize| store.comment(id, scene.people[reader]).await.unwrap().unwrap();
    let comment = seen(1).await;
    assert_eq!((comment.reactions, comment.own_reactions, comment.useful()), ([0, 1, 1], 6, 1));
    assert_eq!(seen(0).await.own_reactions, 0, "who reacted is nobody else's");
    for on in [false, false] {
        assert!(takes(&**store, (id, scene.people[1]), Reaction::Helped, on).await);
    }
    assert_eq!((seen(1).await.reactions, seen(1).await.useful()), ([0, 0, 1], 0));
    let nowhere = Reacting { comment: id + 1_000, reaction: Reaction::Helped, on: true };
    assert_eq!(store.react(nowhere, scene.people[1]).await, Ok(None));
}

async fn two_processes_agree_on_what_became_of_a_comment(kit: Kit) {
    let scene = Scene::new(kit).await;
    let (store, other) = (&scene.kit.store, scene.kit.another_node().await);
    for _ in 0..5 {
        let id = scene.add(0, None, "Beds").await;
        let (person, author) = (scene.people[1], scene.people[0]);
        let react = |node: &std::sync::Arc<dyn store::Store>| {
            let node = node.clone();
            async move { node.react(Reacting { comment: id, reaction: Reaction::Helped, on: true }, person).await }
        };
        let (one, another) = futures::join!(react(store), react(&other));
        for told in [one, another] {
            let bar = told.unwrap().unwrap().bar;
            assert_eq!((bar.counts, bar.mine, bar.open), ([0, 1, 0], 2, true), "both are told the same");
        }
        assert_eq!(
            store.comment(id, person).await.unwrap().unwrap().reactions,
            [0, 1, 0],
            "pressed twice, counted once"
        );
        let (changed, withdrawn) = futures::join!(
            store.change_comment((id, None), author, text("Beds, and nurses"), NOW, later(2)),
            other.withdraw_comment(id, author, Vec::new(), later(2))
        );
        assert!(changed.is_ok() && withdrawn == Ok(true));
        assert_eq!(store.comment_source(id).await, Ok(None), "what was taken back says nothing");
        assert!(store.comment(id, person).await.unwrap().unwrap().html.is_empty());
    }
}

async fn of_two_changes_to_what_both_had_seen_the_second_is_refused(kit: Kit) {
    let scene = Scene::new(kit).await;
    let (store, other, author) = (&scene.kit.store, scene.kit.another_node().await, scene.people[0]);
    for round in 0..5 {
        let id = scene.add(0, None, &format!("Beds {round}")).await;
        let seen = store.comment_source(id).await.unwrap();
        let (one, two) = futures::join!(
            store.change_comment((id, seen.clone()), author, text("Of the one tab"), NOW, later(2)),
            other.change_comment((id, seen.clone()), author, text("Of the other tab"), NOW, later(3))
        );
        let (one, two) = (one.unwrap(), two.unwrap());
        assert!(one != two, "one of them");
        let kept = store.comment_source(id).await.unwrap().unwrap();
        assert_eq!(kept, if one { "Of the one tab" } else { "Of the other tab" });
        let late = store.change_comment((id, seen), author, text("Late"), NOW, later(4)).await;
        assert_eq!(late, Ok(false));
        let knowingly = store.change_comment((id, Some(kept)), author, text("Late"), NOW, later(5)).await;
        assert_eq!(knowingly, Ok(true));
    }
}

async fn what_is_unread_is_counted_until_it_was_read(kit: Kit) {
    let scene = Scene::new(kit).await;
    let store = &scene.kit.store;
    let (reader, topic) = (scene.people[1], scene.topic);
    let head = scene.add(0, None, "One").await;
    let second = scene.add(0, Some(head), "Two").await;
    assert_eq!((scene.unread(1).await, store.comment_after(topic, 0, reader).await), (2, Ok(Some(head))));
    store.mark_read(reader, topic, 1).await.unwrap();
    assert_eq!((scene.unread(1).await, store.comment_after(topic, 1, reader).await), (1, Ok(Some(second))));
    store.mark_read(reader, topic, i64::MAX).await.unwrap();
    assert_eq!(store.read_mark(reader, topic).await, Ok(2), "no further than there is something to read");
    store.mark_read(reader, topic, -1).await.unwrap();
    assert_eq!(store.read_mark(reader, topic).await, Ok(2), "it never falls");
    scene.add(1, None, "Mine").await;
    assert_eq!((scene.unread(1).await, store.comment_after(topic, 3, reader).await), (0, Ok(None)));
    assert_eq!(scene.unread(0).await, 1, "each has a mark of their own, and has read what they say first");
    assert_eq!(store.count_comments().await, Ok(vec![(topic, 3)]));
    store.mark_read(reader, topic + 1, 1).await.unwrap();
    assert_eq!(store.read_mark(reader, topic + 1).await, Ok(0), "there is no such topic");
}

async fn what_one_wrote_oneself_is_counted_as_read(kit: Kit) {
    let scene = Scene::new(kit).await;
    let store = &scene.kit.store;
    let (writer, topic) = (scene.people[1], scene.topic);
    let head = scene.add(0, None, "One").await;
    let own = scene.add(1, Some(head), "Mine, and I have read nothing").await;
    assert_eq!((scene.unread(1).await, store.read_mark(writer, topic).await), (1, Ok(0)));
    assert_eq!(store.comment_after(topic, 0, writer).await, Ok(Some(head)));
    let last = scene.add(0, None, "Three").await;
    scene.add(1, None, "Mine again").await;
    assert_eq!((scene.unread(1).await, store.comments_after(topic, 0, writer).await), (2, Ok(2)));
    store.mark_read(writer, topic, 1).await.unwrap();
    assert_eq!((scene.unread(1).await, store.comments_after(topic, 1, writer).await), (1, Ok(1)));
    assert_eq!(store.comment_after(topic, 1, writer).await, Ok(Some(last)), "past their own");
    assert!(store.withdraw_comment(own, writer, Vec::new(), later(2)).await.unwrap());
    assert_eq!(scene.unread(1).await, 1, "what is taken back counts for nobody");
    store.mark_read(writer, topic, 3).await.unwrap();
    assert_eq!((scene.unread(1).await, store.comment_after(topic, 3, writer).await), (0, Ok(None)));
    let kept = store.kept_topics(writer).await.unwrap();
    assert_eq!(kept.followed.iter().map(|line| line.unread).collect::<Vec<_>>(), [0]);
    // So it is for the other one, of whose two the first was read when it was written.
    assert_eq!(scene.unread(0).await, 1);
}

async fn what_came_since_is_told_in_its_order_without_what_is_gone(kit: Kit) {
    let scene = Scene::new(kit).await;
    let store = &scene.kit.store;
    let (reader, topic) = (scene.people[1], scene.topic);
    let head = scene.add(0, None, "One").await;
    let gone = scene.add(0, None, "Two").await;
    let reply = scene.add(0, Some(head), "Three").await;
    let last = scene.add(1, None, "Four").await;
    assert!(store.withdraw_comment(gone, scene.people[0], Vec::new(), later(2)).await.unwrap());
    let helped = Reacting { comment: reply, reaction: Reaction::Helped, on: true };
    assert!(store.react(helped, reader).await.unwrap().is_some());
    let since = async |seq, limit| store.comments_since(topic, seq, reader, limit).await.unwrap();
    let ids = |found: &[Comment]| found.iter().map(|one| one.id).collect::<Vec<i64>>();
    let found = since(1, 9).await;
    assert_eq!(ids(&found), [reply, last]);
    assert!(found[0].has(Reaction::Helped) && !found[1].has(Reaction::Helped), "as the reader sees them");
    assert_eq!(ids(&since(0, 2).await), [head, reply]);
    assert!(since(4, 9).await.is_empty());
    assert_eq!(store.comments_since(topic + 1, 0, reader, 9).await, Ok(Vec::new()));
}

async fn those_who_leave_take_their_words_along_or_leave_them(kit: Kit) {
    let scene = Scene::new(kit).await;
    let store = &scene.kit.store;
    let stays = scene.add(0, None, "zanzibar").await;
    let goes = scene.add(1, None, "samarkand").await;
    assert_eq!(store.leave(scene.people[0], [1; 32], true, Vec::new(), later(2)).await, Ok(true));
    assert_eq!(store.leave(scene.people[1], [2; 32], false, Vec::new(), later(2)).await, Ok(true));
    let reader = Uuid::from_u128(1);
    let (kept, gone) = (
        store.comment(stays, reader).await.unwrap().unwrap(),
        store.comment(goes, reader).await.unwrap().unwrap(),
    );
    assert_eq!((kept.author, kept.html.as_str(), kept.gone), (None, "<p>zanzibar</p>", None));
    assert_eq!((gone.author, gone.html.as_str(), gone.gone), (None, "", Some(Gone::Withdrawn)));
    assert!(!scene.kit.dump().await.contains("samarkand"));
}

async fn nobody_sees_what_an_author_hides(kit: Kit) {
    let scene = Scene::new(kit).await;
    let id = scene.add(0, None, "Hello").await;
    let author = scene.kit.store.comment(id, scene.people[1]).await.unwrap().unwrap().author.unwrap();
    assert_eq!(
        (author.username.as_str(), author.is_staff, author.kind, author.province, author.specialty),
        ("barnabe", false, None, None, None)
    );
}
