//! Claims about themes and topics.

use domain::community::{TopicContent, TopicState, TopicText};
use domain::search::Analyser;
use store::community::{ThemeSave, TopicAct, TopicDoing, TopicSave};
use store::document::Bilingual;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::harness::{Kit, NOW, later};

crate::on_both_databases!(
    themes_keep_their_order_until_one_is_raised,
    of_two_who_save_a_theme_or_a_topic_at_once_one_is_told,
    every_save_of_a_topic_stays_readable,
    a_topic_goes_only_the_ways_that_are_allowed,
    what_was_changed_since_it_was_read_is_left_alone,
    what_is_due_is_published_and_closed_once,
    pinned_topics_come_first_and_then_the_newest,
);

/// Who writes in these claims: the first whom the kit names.
const EDITOR: Uuid = Uuid::from_u128(1);

fn bilingual(text: &str) -> Bilingual {
    Bilingual { en: format!("{text} (en)"), fr: format!("{text} (fr)") }
}

fn content(title: &str) -> TopicContent {
    let text = |language: &str| TopicText {
        title: format!("{title} ({language})"),
        intro: "Why.".into(),
        questions: vec!["What would help?".into()],
        ..TopicText::default()
    };
    TopicContent { en: text("en"), fr: text("fr"), ..TopicContent::default() }
}

impl Kit {
    /// A theme; the first comes with its editor.
    pub(crate) async fn theme(&self, title: &str) -> Uuid {
        if self.store.person_record(EDITOR).await.unwrap().is_none() {
            assert_eq!(self.joined("1", "editor@example.org").await, EDITOR);
        }
        let id = self.id();
        assert_eq!(self.store.save_theme(theme(id, 0, title)).await, Ok(true));
        id
    }

    pub(crate) async fn topic(&self, theme: Uuid, title: &str) -> i64 {
        self.store.save_topic(save(None, 0, theme, title)).await.unwrap().unwrap()
    }

    pub(crate) async fn turn(&self, id: i64, act: TopicAct, at: OffsetDateTime) -> bool {
        let topic = self.store.topic(id).await.unwrap().unwrap();
        let seen = (topic.version, topic.state);
        self.store.do_with_topic(TopicDoing { id, seen, act, actor: EDITOR, at }).await.unwrap()
    }

    async fn state(&self, id: i64) -> TopicState {
        self.store.topic(id).await.unwrap().unwrap().state
    }
}

fn theme(id: Uuid, version: u32, title: &str) -> ThemeSave {
    ThemeSave { id, version, title: bilingual(title), intro: bilingual("About"), actor: EDITOR, at: NOW }
}

fn save(id: Option<i64>, version: u32, theme: Uuid, title: &str) -> TopicSave {
    let (actor, content) = (EDITOR, content(title));
    let stems = Analyser.stems(title);
    TopicSave { id, version, theme, content, stems, closes: None, actor, at: later(i64::from(version)) }
}

async fn themes_keep_their_order_until_one_is_raised(kit: Kit) {
    let (one, two, three) = (kit.theme("One").await, kit.theme("Two").await, kit.theme("Three").await);
    let order =
        async || -> Vec<Uuid> { kit.store.themes().await.unwrap().iter().map(|theme| theme.id).collect() };
    assert_eq!(order().await, [one, two, three]);
    kit.store.raise_theme(three, EDITOR, NOW).await.unwrap();
    assert_eq!(order().await, [one, three, two]);
    kit.store.raise_theme(one, EDITOR, NOW).await.unwrap();
    assert_eq!(order().await, [one, three, two], "the first stays");
    let themes = kit.store.themes().await.unwrap();
    assert_eq!((&themes[2].title, themes[2].version, themes[2].topics), (&bilingual("Two"), 1, 0));
}

async fn of_two_who_save_a_theme_or_a_topic_at_once_one_is_told(kit: Kit) {
    let id = kit.theme("One").await;
    let (a, b) =
        futures::join!(kit.store.save_theme(theme(id, 1, "A")), kit.store.save_theme(theme(id, 1, "B")));
    let mut told = [a.unwrap(), b.unwrap()];
    told.sort_unstable();
    assert_eq!(told, [false, true]);
    let topic = kit.topic(id, "Staffing").await;
    let (a, b) = futures::join!(
        kit.store.save_topic(save(Some(topic), 1, id, "A")),
        kit.store.save_topic(save(Some(topic), 1, id, "B"))
    );
    let mut told = [a.unwrap(), b.unwrap()];
    told.sort_unstable();
    assert_eq!(told, [None, Some(topic)]);
}

async fn every_save_of_a_topic_stays_readable(kit: Kit) {
    let theme = kit.theme("One").await;
    let topic = kit.topic(theme, "First").await;
    assert_eq!(kit.store.save_topic(save(Some(topic), 1, theme, "Second")).await, Ok(Some(topic)));
    let versions = kit.store.topic_versions(topic).await.unwrap();
    let told: Vec<_> = versions.iter().map(|version| (version.version, &version.content)).collect();
    assert_eq!(told, [(2, &content("Second")), (1, &content("First"))]);
    let now = kit.store.topic(topic).await.unwrap().unwrap();
    assert_eq!((now.state, now.version, now.content), (TopicState::Draft, 2, content("Second")));
    assert_eq!(kit.store.topic(topic + 1).await, Ok(None));
}

async fn a_topic_goes_only_the_ways_that_are_allowed(kit: Kit) {
    let theme = kit.theme("One").await;
    let topic = kit.topic(theme, "Staffing").await;
    assert!(!kit.turn(topic, TopicAct::Close, NOW).await, "nobody has seen it yet");
    assert!(kit.turn(topic, TopicAct::Schedule(later(60)), NOW).await);
    assert_eq!(kit.store.topic(topic).await.unwrap().unwrap().published, Some(later(60)));
    assert!(kit.turn(topic, TopicAct::Unschedule, NOW).await);
    assert_eq!(kit.store.topic(topic).await.unwrap().unwrap().published, None);
    assert!(kit.turn(topic, TopicAct::Publish, later(1)).await);
    assert!(!kit.turn(topic, TopicAct::Unschedule, NOW).await, "what members have seen is no draft again");
    assert!(!kit.turn(topic, TopicAct::Archive, NOW).await, "it closes first");
    assert!(kit.turn(topic, TopicAct::Close, later(2)).await);
    let closed = kit.store.topic(topic).await.unwrap().unwrap();
    assert_eq!((closed.published, closed.closed), (Some(later(1)), Some(later(2))));
    assert!(kit.turn(topic, TopicAct::Reopen, NOW).await);
    assert_eq!(kit.store.topic(topic).await.unwrap().unwrap().closed, None);
    for (act, state) in [
        (TopicAct::Close, TopicState::Closed),
        (TopicAct::Archive, TopicState::Archived),
        (TopicAct::Restore, TopicState::Closed),
    ] {
        assert!(kit.turn(topic, act, later(3)).await);
        assert_eq!(kit.state(topic).await, state);
    }
    assert_eq!(kit.store.themes().await.unwrap()[0].topics, 1);
}

async fn what_was_changed_since_it_was_read_is_left_alone(kit: Kit) {
    let theme = kit.theme("One").await;
    let topic = kit.topic(theme, "Staffing").await;
    let doing = |seen| TopicDoing { id: topic, seen, act: TopicAct::Publish, actor: EDITOR, at: NOW };
    kit.store.save_topic(save(Some(topic), 1, theme, "Staffing now")).await.unwrap();
    assert_eq!(kit.store.do_with_topic(doing((1, TopicState::Draft))).await, Ok(false));
    assert_eq!(kit.store.do_with_topic(doing((2, TopicState::Scheduled))).await, Ok(false));
    assert_eq!(kit.store.do_with_topic(doing((2, TopicState::Draft))).await, Ok(true));
}

async fn what_is_due_is_published_and_closed_once(kit: Kit) {
    let theme = kit.theme("One").await;
    let topic = kit.topic(theme, "Staffing").await;
    let closing = TopicSave { closes: Some(later(100)), ..save(Some(topic), 1, theme, "Staffing") };
    kit.store.save_topic(closing).await.unwrap();
    assert!(kit.turn(topic, TopicAct::Schedule(later(60)), NOW).await);
    for (seconds, turned, state) in [
        (59, 0, TopicState::Scheduled),
        (60, 1, TopicState::Open),
        (60, 0, TopicState::Open),
        (100, 1, TopicState::Closed),
        (200, 0, TopicState::Closed),
    ] {
        assert_eq!(kit.store.turn_topics(later(seconds)).await, Ok(turned), "{seconds}");
        assert_eq!(kit.state(topic).await, state);
    }
    assert_eq!(kit.store.topic(topic).await.unwrap().unwrap().closed, Some(later(100)));
    assert!(kit.turn(topic, TopicAct::Reopen, later(300)).await);
    assert_eq!(kit.store.turn_topics(later(400)).await, Ok(0), "its closing date is gone");
}

async fn pinned_topics_come_first_and_then_the_newest(kit: Kit) {
    let theme = kit.theme("One").await;
    let other = kit.theme("Two").await;
    let topics = [kit.topic(theme, "A").await, kit.topic(theme, "B").await, kit.topic(other, "C").await];
    for (topic, at) in topics.iter().zip(1..) {
        assert!(kit.turn(*topic, TopicAct::Publish, later(at)).await);
    }
    assert!(kit.turn(topics[0], TopicAct::Pin(true), later(9)).await);
    let draft = kit.topic(theme, "D").await;
    let topics_of = async |theme| -> Vec<i64> {
        kit.store.topics(theme).await.unwrap().iter().map(|topic| topic.id).collect()
    };
    assert_eq!(topics_of(None).await, [topics[0], draft, topics[2], topics[1]]);
    assert_eq!(topics_of(Some(theme)).await, [topics[0], draft, topics[1]]);
}
