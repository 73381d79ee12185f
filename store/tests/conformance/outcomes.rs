//! Claims about what comes of topics.

use domain::community::{OutcomeContent, OutcomeText};
use domain::search::Stems;
use store::community::outcome::{NewFollowUp, OutcomePublication, OutcomeSave};
use store::community::{TopicAct, TopicSave};
use store::document::Bilingual;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::harness::{Kit, NOW, later};

crate::on_both_databases!(
    an_outcome_is_told_once_it_is_published_and_not_before,
    of_two_who_save_an_outcome_at_once_one_is_told,
    an_outcome_of_an_open_topic_stays_a_draft,
    a_change_after_publishing_is_told_when_it_is_published_too,
    the_day_to_look_back_is_set_with_the_outcome_and_then_by_looking_back,
    whatever_more_is_told_is_indexed_again,
    a_topic_that_was_reopened_owes_another_outcome,
    what_an_editor_wrote_stays_when_they_leave,
);

/// A job that read a topic before something more was told of it must not take it for indexed.
async fn whatever_more_is_told_is_indexed_again(kit: Kit) {
    let topic = kit.closed().await;
    let store = &kit.store;
    let mark = async || store.topics_to_index(9).await.unwrap().first().map(|(mark, _)| *mark);
    let index = async |mark: i64| store.index_topics(vec![(topic, mark, Stems::default())]).await.unwrap();
    assert_eq!(mark().await, None);
    assert!(kit.outcome(topic, 0, "Beds", None).await);
    assert_eq!(mark().await, None, "a draft is told to nobody");
    assert!(kit.tell(topic, 1, 30).await);
    let published = mark().await.unwrap();
    let note = Some(Bilingual { en: "Done.".into(), fr: "Fait.".into() });
    let looked = NewFollowUp { topic, seen: None, note, review: None, actor: EDITOR, at: later(40) };
    assert!(store.follow_up(looked).await.unwrap());
    index(published).await;
    let looked_back = mark().await.unwrap();
    assert_ne!(looked_back, published);
    index(looked_back).await;
    assert_eq!(mark().await, None);
    let kept = store.topic(topic).await.unwrap().unwrap();
    let save = TopicSave {
        id: Some(topic),
        version: kept.version,
        theme: kept.theme,
        content: kept.content,
        stems: Stems::default(),
        closes: None,
        actor: EDITOR,
        at: later(50),
    };
    assert_eq!(store.save_topic(save).await, Ok(Some(topic)));
    assert!(mark().await.is_some(), "its content's words alone are not all");
}

const EDITOR: Uuid = Uuid::from_u128(1);

fn content(text: &str) -> OutcomeContent {
    let of = |language: &str| OutcomeText { heard: format!("{text} ({language})"), next: "More.".into() };
    OutcomeContent { en: of("en"), fr: of("fr"), out_of_date: None }
}

impl Kit {
    /// A topic that is published at [`NOW`].
    async fn published(&self) -> i64 {
        let theme = self.theme("Staffing").await;
        let topic = self.topic(theme, "Nights").await;
        assert!(self.turn(topic, TopicAct::Publish, NOW).await);
        topic
    }

    async fn closed(&self) -> i64 {
        let topic = self.published().await;
        assert!(self.turn(topic, TopicAct::Close, later(10)).await);
        topic
    }

    async fn outcome(&self, topic: i64, version: u32, text: &str, review: Option<OffsetDateTime>) -> bool {
        let (content, actor, at) = (content(text), EDITOR, later(20));
        self.store.save_outcome(OutcomeSave { topic, version, content, review, actor, at }).await.unwrap()
    }

    async fn tell(&self, topic: i64, version: u32, seconds: i64) -> bool {
        let publication = OutcomePublication { topic, version, actor: EDITOR, at: later(seconds) };
        self.store.publish_outcome(publication).await.unwrap()
    }

    async fn told(&self, topic: i64) -> Option<String> {
        self.store.outcome(topic).await.unwrap().map(|content| content.en.heard)
    }
}

async fn an_outcome_is_told_once_it_is_published_and_not_before(kit: Kit) {
    let topic = kit.closed().await;
    assert!(kit.store.topic(topic).await.unwrap().unwrap().closure().owes_outcome());
    assert!(kit.outcome(topic, 0, "Beds", None).await);
    assert_eq!(kit.told(topic).await, None);
    assert!(!kit.tell(topic, 2, 30).await, "there is no such save");
    assert!(kit.tell(topic, 1, 30).await);
    assert!(!kit.tell(topic, 1, 31).await, "it is published already");
    assert_eq!(kit.told(topic).await.as_deref(), Some("Beds (en)"));
    let kept = kit.store.topic(topic).await.unwrap().unwrap();
    assert_eq!((kept.outcome, kept.closure().owes_outcome()), (Some(later(30)), false));
    let versions = kit.store.outcome_versions(topic).await.unwrap();
    assert_eq!((versions[0].version, versions[0].at, versions[0].published), (1, later(20), Some(later(30))));
    assert_eq!(versions[0].content, content("Beds"));
    assert_eq!(kit.told(topic + 1).await, None);
}

async fn of_two_who_save_an_outcome_at_once_one_is_told(kit: Kit) {
    let topic = kit.closed().await;
    let (a, b) = futures::join!(kit.outcome(topic, 0, "A", None), kit.outcome(topic, 0, "B", None));
    assert!(a != b);
    assert!(!kit.outcome(topic, 0, "C", None).await);
    assert!(!kit.outcome(topic, 5, "C", None).await);
    assert!(kit.outcome(topic, 1, "C", None).await);
    assert!(!kit.tell(topic, 1, 30).await, "somebody saved it since");
    assert!(kit.tell(topic, 2, 30).await);
    assert!(!kit.outcome(topic + 1, 0, "D", None).await, "there is no such topic");
}

async fn an_outcome_of_an_open_topic_stays_a_draft(kit: Kit) {
    let topic = kit.published().await;
    assert!(kit.outcome(topic, 0, "Beds", None).await);
    assert!(!kit.tell(topic, 1, 5).await);
    assert!(kit.turn(topic, TopicAct::Close, later(10)).await);
    assert!(kit.tell(topic, 1, 30).await);
}

async fn a_change_after_publishing_is_told_when_it_is_published_too(kit: Kit) {
    let topic = kit.closed().await;
    assert!(kit.outcome(topic, 0, "Beds", None).await && kit.tell(topic, 1, 30).await);
    assert!(kit.outcome(topic, 1, "More beds", None).await);
    assert_eq!(kit.told(topic).await.as_deref(), Some("Beds (en)"));
    assert!(kit.tell(topic, 2, 40).await);
    assert_eq!(kit.told(topic).await.as_deref(), Some("More beds (en)"));
    let versions = kit.store.outcome_versions(topic).await.unwrap();
    assert_eq!(versions.iter().map(|version| version.version).collect::<Vec<_>>(), [2, 1]);
}

async fn the_day_to_look_back_is_set_with_the_outcome_and_then_by_looking_back(kit: Kit) {
    let topic = kit.closed().await;
    let review = async || kit.store.topic(topic).await.unwrap().unwrap().review;
    let looked = |seen, note: Option<&str>, review| NewFollowUp {
        topic,
        seen,
        note: note.map(|note| Bilingual { en: note.into(), fr: note.into() }),
        review,
        actor: EDITOR,
        at: later(60),
    };
    assert_eq!(kit.store.follow_up(looked(None, Some("?"), None)).await, Ok(false), "nothing is told yet");
    assert!(kit.outcome(topic, 0, "Beds", Some(later(50))).await);
    assert_eq!(review().await, Some(later(50)));
    assert!(kit.tell(topic, 1, 30).await);
    assert!(kit.outcome(topic, 1, "More beds", Some(later(99))).await);
    assert_eq!(review().await, Some(later(50)), "a word that is mended moves no day");
    assert!(kit.store.topic(topic).await.unwrap().unwrap().closure().is_overdue(later(50)));

    assert_eq!(kit.store.follow_up(looked(Some(later(50)), None, Some(later(70)))).await, Ok(true));
    assert_eq!(review().await, Some(later(70)));
    let stale = looked(Some(later(50)), Some("Late"), None);
    assert_eq!(kit.store.follow_up(stale).await, Ok(false), "somebody else looked");
    assert_eq!(kit.store.follow_up(looked(Some(later(70)), Some("Done"), None)).await, Ok(true));
    assert_eq!(review().await, None);
    let notes = kit.store.follow_ups(topic).await.unwrap();
    assert_eq!(notes.iter().map(|note| note.note.fr.as_str()).collect::<Vec<_>>(), ["Done"]);
}

async fn a_topic_that_was_reopened_owes_another_outcome(kit: Kit) {
    let topic = kit.closed().await;
    assert!(kit.outcome(topic, 0, "Beds", Some(later(90))).await && kit.tell(topic, 1, 30).await);
    assert!(kit.turn(topic, TopicAct::Reopen, later(40)).await);
    assert_eq!(kit.told(topic).await.as_deref(), Some("Beds (en)"), "what was told is not hidden again");
    assert!(kit.turn(topic, TopicAct::Close, later(50)).await);
    assert!(kit.store.topic(topic).await.unwrap().unwrap().closure().owes_outcome());
    assert!(kit.outcome(topic, 1, "Beds and nurses", Some(later(95))).await);
    assert_eq!(kit.store.topic(topic).await.unwrap().unwrap().review, Some(later(95)));
    assert!(kit.tell(topic, 2, 60).await);
    assert!(!kit.store.topic(topic).await.unwrap().unwrap().closure().owes_outcome());
}

async fn what_an_editor_wrote_stays_when_they_leave(kit: Kit) {
    let topic = kit.closed().await;
    assert!(kit.outcome(topic, 0, "Beds", None).await && kit.tell(topic, 1, 30).await);
    kit.try_execute("DELETE FROM people").await.unwrap();
    assert_eq!(kit.told(topic).await.as_deref(), Some("Beds (en)"));
    assert_eq!(kit.store.outcome_versions(topic).await.unwrap()[0].by, None);
}
