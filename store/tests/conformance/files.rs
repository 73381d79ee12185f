//! Claims about pictures and files beside topics.

use domain::community::{FileKind, MAX_FILES};
use store::community::file::{FilePlace, TopicFile};
use store::document::Bilingual;
use uuid::Uuid;

use crate::harness::{Kit, later};

crate::on_both_databases!(
    a_file_is_read_as_it_was_added_and_counted_with_its_topic,
    a_file_is_its_topic_s_alone,
    a_topic_has_so_many_files_and_no_more,
);

const EDITOR: Uuid = Uuid::from_u128(1);

fn file(topic: i64, number: u128) -> TopicFile {
    let label = Bilingual { en: format!("Chart {number}"), fr: format!("Graphique {number}") };
    TopicFile { id: Uuid::from_u128(number), topic, kind: FileKind::Png, label, pixels: (640, 480), size: 3 }
}

impl Kit {
    async fn add_file(&self, topic: i64, number: u128) -> bool {
        let at = later(i64::try_from(number).unwrap());
        self.store.add_file(file(topic, number), vec![0, 255, 7], EDITOR, at).await.unwrap()
    }

    async fn counted(&self, topic: i64) -> u32 {
        self.store.topic(topic).await.unwrap().unwrap().files
    }
}

async fn a_file_is_read_as_it_was_added_and_counted_with_its_topic(kit: Kit) {
    let theme = kit.theme("Staffing").await;
    let topic = kit.topic(theme, "Nights").await;
    assert!(kit.add_file(topic, 9).await && kit.add_file(topic, 10).await);
    assert_eq!(kit.store.files(topic).await.unwrap(), [file(topic, 9), file(topic, 10)]);
    let place = FilePlace { topic, file: Uuid::from_u128(9) };
    assert_eq!(kit.store.file(place).await.unwrap(), Some((file(topic, 9), vec![0, 255, 7])));

    let label = Bilingual { en: "Beds".into(), fr: "Lits".into() };
    assert!(kit.store.label_file(place, label.clone(), EDITOR, later(20)).await.unwrap());
    assert_eq!(kit.store.files(topic).await.unwrap()[0].label, label);
    assert_eq!(kit.counted(topic).await, 2);
    assert!(kit.store.remove_file(place, EDITOR, later(30)).await.unwrap());
    assert!(!kit.store.remove_file(place, EDITOR, later(30)).await.unwrap());
    assert_eq!(kit.counted(topic).await, 1);
    assert_eq!(kit.store.file(place).await.unwrap(), None);
}

async fn a_file_is_its_topic_s_alone(kit: Kit) {
    let theme = kit.theme("Staffing").await;
    let (topic, other) = (kit.topic(theme, "Nights").await, kit.topic(theme, "Beds").await);
    assert!(kit.add_file(topic, 9).await);
    let elsewhere = FilePlace { topic: other, file: Uuid::from_u128(9) };
    assert_eq!(kit.store.file(elsewhere).await.unwrap(), None);
    let label = Bilingual { en: "Beds".into(), fr: "Lits".into() };
    assert!(!kit.store.label_file(elsewhere, label, EDITOR, later(20)).await.unwrap());
    assert!(!kit.store.remove_file(elsewhere, EDITOR, later(30)).await.unwrap());
    assert_eq!((kit.counted(topic).await, kit.counted(other).await), (1, 0));
    assert!(!kit.add_file(other + 1, 10).await, "there is no such topic");
}

async fn a_topic_has_so_many_files_and_no_more(kit: Kit) {
    let theme = kit.theme("Staffing").await;
    let topic = kit.topic(theme, "Nights").await;
    for number in 1..=u128::from(MAX_FILES) {
        assert!(kit.add_file(topic, number).await);
    }
    assert!(!kit.add_file(topic, 100).await);
    assert_eq!(kit.counted(topic).await, MAX_FILES);
    assert!(
        kit.store
            .remove_file(FilePlace { topic, file: Uuid::from_u128(1) }, EDITOR, later(200))
            .await
            .unwrap()
    );
    assert!(kit.add_file(topic, 100).await);
}
