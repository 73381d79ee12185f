//! Claims about the help centre: its articles in force, and whether they were useful.

use domain::help::Subject;
use store::document::{Bilingual, DocumentKind, DraftSave, Publication};
use store::help::HelpCount;
use time::macros::date;

use crate::harness::{Kit, later};

crate::on_both_databases!(
    whether_an_article_is_useful_is_two_numbers_a_day_and_nothing_else,
    an_article_in_force_is_the_newest_that_was_published,
);

async fn whether_an_article_is_useful_is_two_numbers_a_day_and_nothing_else(kit: Kit) {
    let store = &kit.store;
    let (monday, tuesday) = (date!(2026 - 11 - 23), date!(2026 - 11 - 24));
    for (subject, is_useful, day) in [
        (Subject::Login, true, monday),
        (Subject::Login, true, tuesday),
        (Subject::Login, true, tuesday),
        (Subject::Login, false, tuesday),
        (Subject::Pledge, false, monday),
    ] {
        store.count_help(subject, is_useful, day).await.unwrap();
    }
    let login = |useful, not_useful| HelpCount { subject: Subject::Login, useful, not_useful };
    let pledge = HelpCount { subject: Subject::Pledge, useful: 0, not_useful: 1 };
    assert_eq!(store.help_counts(monday).await, Ok(vec![login(3, 1), pledge]));
    assert_eq!(store.help_counts(tuesday).await, Ok(vec![login(2, 1)]));
    assert_eq!(kit.number("SELECT COUNT(*) FROM help_votes").await, 3, "a row for a day and an article");
}

async fn an_article_in_force_is_the_newest_that_was_published(kit: Kit) {
    let (store, actor) = (&kit.store, kit.with_account("7", "moira").await);
    let kind = DocumentKind::Help(Subject::Topics);
    assert_eq!(store.published_help().await, Ok(vec![]));
    for (at, text) in [(10, "One"), (20, "Two"), (30, "Draft")] {
        let text = Bilingual { en: format!("# {text}"), fr: format!("# {text} fr") };
        let save = DraftSave { kind, revision: 0, text, actor, at: later(at) };
        let revision = store.save_draft(save).await.unwrap().unwrap();
        assert_eq!(store.drafted().await, Ok(vec![kind]));
        if at < 30 {
            let publication = Publication { kind, revision, corrects: false, actor, at: later(at) };
            assert!(store.publish(publication).await.unwrap().is_some());
        }
    }
    let published = store.published_help().await.unwrap();
    let told: Vec<_> = published.iter().map(|(its, it)| (*its, it.version, it.text.fr.as_str())).collect();
    assert_eq!(told, [(Subject::Topics, 2, "# Two fr")]);
}
