//! Claims about finding comments and topics.

use domain::Language;
use domain::search::Analyser;
use store::community::TopicAct;
use store::search::Search;

use crate::comments::{Scene, text};
use crate::harness::{Kit, NOW, later};

crate::on_both_databases!(
    both_databases_find_the_same,
    filters_narrow_what_is_found,
    an_author_alone_lists_what_they_wrote_and_members_see,
    pages_hold_every_comment_once,
    what_is_changed_or_taken_back_is_found_as_it_is_now,
    what_members_do_not_see_is_not_found,
    what_an_older_analyser_made_is_made_anew,
);

fn search(typed: &str) -> Search {
    Search { query: Analyser.query(typed), limit: 50, ..Search::default() }
}

impl Scene {
    async fn index(&self) {
        let store = &self.kit.store;
        let comments = store.comments_to_index(100).await.unwrap();
        let read = |(id, source): (i64, String)| (id, source.clone(), Analyser.stems(&source));
        store.index_comments(comments.into_iter().map(read).collect()).await.unwrap();
    }

    async fn found(&self, search: &Search) -> Vec<i64> {
        self.index().await;
        let found = self.kit.store.find_comments(self.people[1], search).await.unwrap();
        found.iter().map(|found| found.comment.id).collect()
    }
}

async fn both_databases_find_the_same(kit: Kit) {
    let scene = Scene::new(kit).await;
    let french = scene.add(0, None, "Cela m’a empêché de voir le médecin de l’hôpital à Halifax.").await;
    let english =
        scene.add(1, None, "Referrals come back; nurses leave. COVID-19 did not help Halifax.").await;
    let hidden = scene.add(0, None, "Le tri\u{AD}age\u{200B} se\u{301}curitaire").await;
    let chinese = scene.add(1, None, "我在医院工作").await;
    let (fr, en, both): (&[i64], &[i64], &[i64]) = (&[french], &[english], &[english, french]);
    for (typed, expected) in [
        ("empecher", fr),
        ("médecins", fr),
        ("HOPITAL", fr),
        ("l'hopital médecin", fr),
        ("\"médecin de l'hôpital\"", fr),
        ("« voir le médecin »", fr),
        ("\"hôpital médecin\"", &[]),
        ("referral", en),
        ("nursing leaves", en),
        ("covid-19", en),
        ("covid 19 hôpital", &[]),
        ("de OR referral", &[]),
        ("", &[]),
        ("\" ( * ' \\", &[]),
        ("médecin'); DROP TABLE comments; --", &[]),
        ("e f", &[]),
        ("did", en),
        ("how do I get a referral?", en),
        ("comment appeler le médecin", fr),
        ("médecin\" Halifax", fr),
        ("triage sécuritaire", &[hidden]),
        ("tria\u{200B}ge", &[hidden]),
        ("医院", &[chinese]),
        ("院医", &[]),
        ("halifax", both),
    ] {
        assert_eq!(scene.found(&search(typed)).await, expected, "{typed}");
    }
    let topics = scene.kit.store.find_topics(scene.people[0], &search("staffing")).await.unwrap();
    assert_eq!(topics.iter().map(|topic| topic.id).collect::<Vec<_>>(), [scene.topic]);
}

async fn filters_narrow_what_is_found(kit: Kit) {
    let scene = Scene::new(kit).await;
    let (hers, his) = (scene.add(0, None, "beds").await, scene.add(1, None, "beds").await);
    let theme = scene.kit.store.topic(scene.topic).await.unwrap().unwrap().theme;
    let beds = search("bed");
    for (narrowed, expected) in [
        (Search { author: Some("barnabe".into()), ..beds.clone() }, vec![hers]),
        (Search { author: Some("nobody".into()), ..beds.clone() }, vec![]),
        (Search { theme: Some(theme), ..beds.clone() }, vec![his, hers]),
        (Search { theme: Some(scene.kit.id()), ..beds.clone() }, vec![]),
        (Search { language: Some(Language::En), ..beds.clone() }, vec![his, hers]),
        (Search { language: Some(Language::Fr), ..beds.clone() }, vec![]),
        (Search { since: Some(later(1)), until: Some(later(2)), ..beds.clone() }, vec![his, hers]),
        (Search { since: Some(later(2)), ..beds.clone() }, vec![]),
        (Search { until: Some(later(1)), ..beds.clone() }, vec![]),
    ] {
        assert_eq!(scene.found(&narrowed).await, expected, "{narrowed:?}");
    }
}

async fn an_author_alone_lists_what_they_wrote_and_members_see(kit: Kit) {
    let scene = Scene::new(kit).await;
    let store = &scene.kit.store;
    let (first, gone) = (scene.add(0, None, "beds").await, scene.add(0, None, "samarkand").await);
    scene.add(1, None, "beds").await;
    let last = scene.add(0, None, "zanzibar").await;
    assert!(store.withdraw_comment(gone, scene.people[0], Vec::new(), later(3)).await.unwrap());
    let hers = Search { author: Some("barnabe".into()), ..search("") };
    for (narrowed, expected) in [
        (hers.clone(), vec![last, first]),
        (Search { before: Some(last), ..hers.clone() }, vec![first]),
        (Search { limit: 1, ..hers.clone() }, vec![last]),
        (Search { language: Some(Language::Fr), ..hers.clone() }, vec![]),
        (Search { author: Some("barnab".into()), ..search("") }, vec![]),
        (Search { language: Some(Language::En), ..search("") }, vec![]),
    ] {
        let found = store.find_comments(scene.people[1], &narrowed).await.unwrap();
        let found: Vec<_> = found.iter().map(|found| found.comment.id).collect();
        assert_eq!(found, expected, "{narrowed:?}");
    }
    scene.kit.try_execute("UPDATE topics SET state = 'withheld'").await.unwrap();
    assert_eq!(store.find_comments(scene.people[1], &hers).await, Ok(vec![]));
}

async fn pages_hold_every_comment_once(kit: Kit) {
    let scene = Scene::new(kit).await;
    let mut all = Vec::new();
    for _ in 0..5 {
        all.push(scene.add(0, None, "beds").await);
    }
    let (mut found, mut before) = (Vec::new(), None);
    for _ in 0..3 {
        let page = scene.found(&Search { before, limit: 2, ..search("beds") }).await;
        before = page.last().copied();
        found.extend(page);
    }
    all.reverse();
    assert_eq!(found, all);
}

async fn what_is_changed_or_taken_back_is_found_as_it_is_now(kit: Kit) {
    let scene = Scene::new(kit).await;
    let store = &scene.kit.store;
    let (id, gone) = (scene.add(0, None, "zanzibar").await, scene.add(1, None, "samarkand").await);
    assert_eq!(scene.found(&search("zanzibar")).await, [id]);
    assert!(
        store.change_comment((id, None), scene.people[0], text("timbuktu"), NOW, later(2)).await.unwrap()
    );
    let before_it_is_indexed = store.find_comments(scene.people[1], &search("zanzibar")).await.unwrap();
    assert_eq!(before_it_is_indexed, []);
    assert_eq!(scene.found(&search("timbuktu")).await, [id]);
    assert!(store.withdraw_comment(id, scene.people[0], Vec::new(), later(3)).await.unwrap());
    assert!(store.leave(scene.people[1], [1; 32], false, Vec::new(), later(3)).await.unwrap());
    for word in ["timbuktu", "samarkand"] {
        assert!(scene.found(&search(word)).await.is_empty(), "{word}");
        let stem = Analyser.stems(word).en;
        assert!(!scene.kit.dump().await.contains(&stem), "{word} is in no index either");
    }
    assert_eq!(store.comment(gone, scene.people[0]).await.unwrap().unwrap().html, "");
}

async fn what_members_do_not_see_is_not_found(kit: Kit) {
    let scene = Scene::new(kit).await;
    let theme = scene.kit.theme("Two").await;
    let draft = scene.kit.topic(theme, "Zanzibar").await;
    let found =
        async || scene.kit.store.find_topics(scene.people[0], &search("zanzibar")).await.unwrap().len();
    assert_eq!(found().await, 0);
    assert!(scene.kit.turn(draft, TopicAct::Publish, NOW).await);
    assert_eq!(found().await, 1);
}

async fn what_an_older_analyser_made_is_made_anew(kit: Kit) {
    let scene = Scene::new(kit).await;
    let store = &scene.kit.store;
    let id = scene.add(0, None, "zanzibar").await;
    scene.index().await;
    assert_eq!(store.comments_to_index(9).await, Ok(vec![]));
    scene.kit.try_execute("UPDATE comments SET analyser = 0").await.unwrap();
    assert_eq!(store.comments_to_index(9).await, Ok(vec![(id, "zanzibar".into())]));
    let stale = (id, "something else".to_owned(), Analyser.stems("other"));
    store.index_comments(vec![stale]).await.unwrap();
    assert_eq!(store.comments_to_index(9).await.unwrap().len(), 1, "it says something else by now");
    store.index_comments(vec![(id, "zanzibar".into(), Analyser.stems("anew"))]).await.unwrap();
    assert_eq!((scene.found(&search("anew")).await, scene.found(&search("other")).await), (vec![id], vec![]));
    assert_eq!(store.comments_to_index(9).await, Ok(vec![]));

    let found = async |typed| store.find_topics(scene.people[1], &search(typed)).await.unwrap().len();
    assert_eq!(store.topics_to_index(9).await, Ok(vec![]), "a save makes its words");
    scene.kit.try_execute("UPDATE topics SET analyser = 0").await.unwrap();
    let topics = store.topics_to_index(9).await.unwrap();
    let [(mark, topic)] = topics.as_slice() else { panic!("{topics:?}") };
    store.index_topics(vec![(topic.id, mark - 1, Analyser.stems("other"))]).await.unwrap();
    assert_eq!((found("other").await, store.topics_to_index(9).await.unwrap().len()), (0, 1));
    store.index_topics(vec![(topic.id, *mark, Analyser.stems("anew"))]).await.unwrap();
    assert_eq!((found("anew").await, store.topics_to_index(9).await), (1, Ok(vec![])));
}
