//! Claims about the topics that members suggest.

use domain::Language;
use domain::community::{
    NotificationKind, SUGGESTIONS_A_DAY, SuggestionState, SuggestionText, TopicContent, TopicText,
};
use domain::search::Stems;
use store::community::notification::Answered;
use store::community::suggestion::{Decided, Decision, NewSuggestion, Suggested, Verdict};
use store::community::{TopicAct, TopicSave};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::harness::{Kit, NOW, later};

crate::on_both_databases!(
    a_suggestion_waits_until_staff_decide_once,
    one_person_sends_few_a_day_and_one_form_once,
    what_is_taken_up_becomes_the_draft_of_a_topic,
    what_is_merged_leads_to_a_topic_that_members_see,
    suggestions_go_with_their_author_and_the_topic_stays,
);

const EDITOR: Uuid = Uuid::from_u128(1);

impl Kit {
    async fn suggest(&self, author: Uuid, title: &str, at: OffsetDateTime) -> (Uuid, Suggested) {
        let (id, form) = (self.id(), self.id());
        let text = SuggestionText { title: title.into(), why: "We are tired.".into() };
        let new = NewSuggestion { id, author, form, language: Language::Fr, text, theme: None, at };
        (id, self.store.suggest(new).await.unwrap())
    }

    async fn decide(&self, id: Uuid, verdict: Verdict) -> Decided {
        let decision = Decision { id, verdict, answer: "Merci.".into(), actor: EDITOR, at: later(60) };
        self.store.decide(decision).await.unwrap()
    }

    async fn new_titles(&self) -> Vec<String> {
        let waiting = self.store.suggestions(SuggestionState::New, 9).await.unwrap();
        assert_eq!(self.store.new_suggestions().await.unwrap(), waiting.len() as u64);
        waiting.into_iter().map(|suggestion| suggestion.text.title).collect()
    }
}

fn draft(theme: Uuid) -> Verdict {
    let fr = TopicText { title: "Nuits".into(), ..TopicText::default() };
    let content = TopicContent { fr, ..TopicContent::default() };
    let (stems, actor, at) = (Stems::default(), EDITOR, later(60));
    Verdict::TakeUp(Box::new(TopicSave {
        id: None,
        version: 0,
        theme,
        content,
        stems,
        closes: None,
        actor,
        at,
    }))
}

async fn a_suggestion_waits_until_staff_decide_once(kit: Kit) {
    kit.theme("Staffing").await;
    let author = kit.with_account("2", "barnabe").await;
    let (first, _) = kit.suggest(author, "Nights", NOW).await;
    kit.suggest(author, "Days", later(1)).await;
    assert_eq!(kit.new_titles().await, ["Nights", "Days"]);
    assert_eq!(kit.decide(first, Verdict::Decline).await, Decided::Done(None));
    assert_eq!(kit.decide(first, Verdict::Decline).await, Decided::Stale);
    assert_eq!(kit.decide(Uuid::from_u128(77), Verdict::Decline).await, Decided::Stale);
    assert_eq!(kit.new_titles().await, ["Days"]);
    let told = kit.store.notices(author, None).await.unwrap();
    assert_eq!(
        told.iter().map(|notice| (notice.kind, notice.answered)).collect::<Vec<_>>(),
        [(NotificationKind::StaffAnswer, Some(Answered::Suggestion))]
    );
    let kept = kit.store.suggestion(first).await.unwrap().unwrap();
    assert_eq!((kept.state, kept.answer.as_str()), (SuggestionState::Declined, "Merci."));
    assert_eq!((kept.answered, kept.language, kept.topic), (Some(later(60)), Language::Fr, None));
    let own = kit.store.own_suggestions(author).await.unwrap();
    assert_eq!(own.iter().map(|own| own.text.title.as_str()).collect::<Vec<_>>(), ["Days", "Nights"]);
    assert_eq!(kit.store.own_suggestions(EDITOR).await, Ok(Vec::new()));
}

async fn one_person_sends_few_a_day_and_one_form_once(kit: Kit) {
    kit.theme("Staffing").await;
    let author = kit.with_account("2", "barnabe").await;
    for limit in 0..SUGGESTIONS_A_DAY {
        assert_eq!(kit.suggest(author, "Nights", later(i64::from(limit))).await.1, Suggested::Done);
    }
    assert_eq!(kit.suggest(author, "Nights", later(9)).await.1, Suggested::TooMany);
    let other = kit.with_account("3", "clothilde").await;
    assert_eq!(kit.suggest(other, "Nights", later(9)).await.1, Suggested::Done, "each for themselves");
    assert_eq!(kit.suggest(author, "Nights", later(86_400)).await.1, Suggested::Done, "a day later");
    let text = SuggestionText { title: "Once".into(), why: "?".into() };
    let (form, at, language) = (kit.id(), later(200_000), Language::En);
    for _ in 0..2 {
        let (id, text) = (kit.id(), text.clone());
        let new = NewSuggestion { id, author, form, language, text, theme: None, at };
        assert_eq!(kit.store.suggest(new).await, Ok(Suggested::Done));
    }
    let own = kit.store.own_suggestions(author).await.unwrap();
    assert_eq!(own.iter().filter(|own| own.text.title == "Once").count(), 1);
}

async fn what_is_taken_up_becomes_the_draft_of_a_topic(kit: Kit) {
    let theme = kit.theme("Staffing").await;
    let author = kit.with_account("2", "barnabe").await;
    let (id, _) = kit.suggest(author, "Nights", NOW).await;
    let other = kit.another_node().await;
    let decision =
        || Decision { id, verdict: draft(theme), answer: String::new(), actor: EDITOR, at: later(60) };
    let (a, b) = futures::join!(kit.store.decide(decision()), other.decide(decision()));
    let (Ok(Decided::Done(Some(topic))), Ok(Decided::Stale)) =
        (if a == Ok(Decided::Stale) { (b, a) } else { (a, b) })
    else {
        panic!("one of two decides")
    };
    let kept = kit.store.suggestion(id).await.unwrap().unwrap();
    assert_eq!(
        (kept.state, kept.topic, kept.is_topic_visible),
        (SuggestionState::TakenUp, Some(topic), false)
    );
    let topic = kit.store.topic(topic).await.unwrap().unwrap();
    assert_eq!((topic.content.fr.title.as_str(), topic.version), ("Nuits", 1));
    assert_eq!(kit.decide(id, draft(theme)).await, Decided::Stale);
    assert_eq!(kit.store.topics(None).await.unwrap().len(), 1, "no second draft");
}

async fn what_is_merged_leads_to_a_topic_that_members_see(kit: Kit) {
    let theme = kit.theme("Staffing").await;
    let topic = kit.topic(theme, "Nights").await;
    let author = kit.with_account("2", "barnabe").await;
    let (id, _) = kit.suggest(author, "Nights", NOW).await;
    assert_eq!(kit.decide(id, Verdict::Merge(topic + 1)).await, Decided::NoTopic);
    assert_eq!(kit.new_titles().await, ["Nights"]);
    assert_eq!(kit.decide(id, Verdict::Merge(topic)).await, Decided::Done(Some(topic)));
    assert!(!kit.store.own_suggestions(author).await.unwrap()[0].is_topic_visible);
    assert!(kit.turn(topic, TopicAct::Publish, later(70)).await);
    assert!(kit.store.own_suggestions(author).await.unwrap()[0].is_topic_visible);
}

async fn suggestions_go_with_their_author_and_the_topic_stays(kit: Kit) {
    let theme = kit.theme("Staffing").await;
    let author = kit.with_account("2", "barnabe").await;
    let (id, _) = kit.suggest(author, "Nights of canaries", NOW).await;
    kit.suggest(author, "Days", later(1)).await;
    assert!(matches!(kit.decide(id, draft(theme)).await, Decided::Done(Some(_))));
    assert!(kit.dump().await.contains("canaries"), "or the test would prove nothing");
    assert_eq!(kit.store.leave(author, [1; 32], true, Vec::new(), later(99)).await, Ok(true));
    assert_eq!(kit.number("SELECT COUNT(*) FROM suggestions").await, 0);
    assert_eq!(kit.store.topics(None).await.unwrap().len(), 1);
    assert!(!kit.dump().await.contains("canaries"));
}
