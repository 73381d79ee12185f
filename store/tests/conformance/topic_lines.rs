//! Claims about topics in a list.

use domain::Language;
use domain::community::Stance;
use domain::moderation::Ruling;
use store::community::{LastComment, TopicLine, TopicPageRequest};
use store::moderation::CaseAct;
use uuid::Uuid;

use crate::comments::Scene;
use crate::harness::{Kit, later};
use crate::moderation::{Bench, NOTHING};

crate::on_both_databases!(
    a_row_shows_the_last_comment_that_members_read,
    a_row_never_shows_what_moderators_withhold,
    who_muted_a_topic_is_shown_nothing_of_what_is_said_there,
    every_list_shows_the_same_rows,
    people_are_counted_once_and_only_those_whose_words_stand,
);

async fn line(scene: &Scene, reader: Uuid) -> TopicLine {
    let page_request = TopicPageRequest { theme: None, is_open: true, limit: 9, page: 1 };
    let (lines, _) = scene.kit.store.topic_lines(reader, page_request).await.unwrap();
    lines.into_iter().find(|line| line.id == scene.topic).unwrap()
}

fn said(author: Option<&str>, words: &str) -> LastComment {
    let (author, source) = (author.map(str::to_owned), Some(words.to_owned()));
    LastComment { author, created: later(1), language: Language::En, source }
}

async fn a_row_shows_the_last_comment_that_members_read(kit: Kit) {
    let scene = Scene::new(kit).await;
    let (store, reader) = (&scene.kit.store, scene.people[1]);
    let quiet = line(&scene, reader).await;
    assert_eq!((quiet.last, quiet.comments, quiet.mark), (None, 0, 0));
    assert!(quiet.content.is_some(), "what the topic says, where nobody has said anything");
    let head = scene.add(0, None, "one").await;
    let second = scene.add(1, Some(head), "two").await;
    let row = line(&scene, reader).await;
    assert_eq!((row.last, row.content), (Some(said(Some("clothilde"), "two")), None));
    assert!(store.withdraw_comment(second, reader, Vec::new(), later(2)).await.unwrap());
    assert_eq!(line(&scene, reader).await.last, Some(said(Some("barnabe"), "one")));
    store.mark_read(reader, scene.topic, 1).await.unwrap();
    assert_eq!(line(&scene, reader).await.mark, 1);
    assert_eq!(store.leave(scene.people[0], [2; 32], true, Vec::new(), later(3)).await, Ok(true));
    assert_eq!(line(&scene, reader).await.last, Some(said(None, "one")), "who has left has no name");
}

async fn a_row_never_shows_what_moderators_withhold(kit: Kit) {
    let bench = Bench::new(kit).await;
    let (scene, reader) = (&bench.scene, bench.reader);
    scene.add(1, None, "stays").await;
    let (_, case) = bench.reported("words").await;
    assert_eq!(line(scene, reader).await.last, Some(said(Some("barnabe"), "words")));
    for ruling in [Ruling::Hide, Ruling::Remove] {
        let act = bench.ruling(ruling, &NOTHING);
        bench.act(case, Some(bench.moderators[0]), act, later(60)).await;
        for person in [reader, scene.people[0]] {
            let row = line(scene, person).await;
            assert_eq!((row.last, row.comments), (Some(said(Some("clothilde"), "stays")), 1), "{ruling:?}");
        }
        bench.act(case, Some(bench.moderators[0]), CaseAct::Undo, later(61)).await;
    }
    assert_eq!(
        line(scene, reader).await.last,
        Some(said(Some("barnabe"), "words")),
        "what is given back is there again"
    );
}

async fn who_muted_a_topic_is_shown_nothing_of_what_is_said_there(kit: Kit) {
    let scene = Scene::new(kit).await;
    scene.add(0, None, "words").await;
    for (stance, is_shown) in [(Stance::Muted, false), (Stance::Followed, true), (Stance::Left, true)] {
        assert_eq!(scene.kit.store.set_stance(scene.people[1], scene.topic, Some(stance)).await, Ok(true));
        let row = line(&scene, scene.people[1]).await;
        let source = row.last.and_then(|last| last.source);
        assert_eq!((source.is_some(), row.content.is_some()), (is_shown, !is_shown), "{stance:?}");
        assert_eq!((row.comments, row.unread), (1, 1), "it counts all the same");
    }
    assert!(line(&scene, scene.people[0]).await.last.unwrap().source.is_some(), "for oneself alone");
}

async fn every_list_shows_the_same_rows(kit: Kit) {
    let scene = Scene::new(kit).await;
    let (store, reader) = (&scene.kit.store, scene.people[1]);
    scene.add(0, None, "words").await;
    assert_eq!(store.set_bookmark(reader, scene.topic, true, later(2)).await, Ok(true));
    let row = line(&scene, reader).await;
    assert_eq!(store.kept_topics(reader).await.unwrap().bookmarked, std::slice::from_ref(&row));
    let page_request = TopicPageRequest { theme: Some(row.theme), is_open: true, limit: 9, page: 1 };
    assert_eq!(store.topic_lines(reader, page_request).await, Ok((vec![row], false)));
    let second = TopicPageRequest { page: 2, ..page_request };
    assert_eq!(store.topic_lines(reader, second).await, Ok((Vec::new(), false)));
}

async fn people_are_counted_once_and_only_those_whose_words_stand(kit: Kit) {
    let scene = Scene::new(kit).await;
    let (store, reader) = (&scene.kit.store, scene.people[1]);
    let people = async || line(&scene, reader).await.people;
    assert_eq!(people().await, None);
    let first = scene.add(0, None, "one").await;
    scene.add(0, Some(first), "two").await;
    assert_eq!(people().await, Some(1));
    let third = scene.add(1, None, "three").await;
    assert_eq!(people().await, Some(2));
    assert!(store.withdraw_comment(third, reader, Vec::new(), later(2)).await.unwrap());
    assert_eq!(people().await, Some(1));
    scene.add(1, None, "four").await;
    assert_eq!(store.leave(scene.people[0], [2; 32], true, Vec::new(), later(3)).await, Ok(true));
    assert_eq!(people().await, Some(2), "who has left is somebody");
    for number in 0..48 {
        scene.add(1, None, &format!("more {number}")).await;
    }
    assert_eq!(people().await, None, "more than a page of them");
}
