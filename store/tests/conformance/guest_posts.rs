//! Claims about guest posts.

use domain::Language;
use domain::community::{
    GuestContent, GuestRole, GuestState, GuestStep, GuestText, NotificationKind, PROPOSALS_A_DAY,
    TopicContent, TopicKind, TopicState,
};
use domain::search::{Analyser, Stems};
use store::community::guest_post::{
    Expert, GuestActor, GuestMove, GuestPost, GuestSave, InvitedAuthor, Moved, NewGuestPost, Proposed,
};
use store::community::{TopicAct, TopicSave};
use store::search::Search;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::harness::{Kit, NOW, key, later};

crate::on_both_databases!(
    a_member_proposes_few_a_day_and_one_form_once,
    an_article_goes_to_staff_and_back_and_becomes_a_topic,
    of_two_who_change_an_article_at_once_one_is_told,
    nobody_but_its_author_and_editors_changes_it,
    what_staff_say_is_told_to_its_author,
    an_expert_is_invited_let_in_to_their_own_alone_and_forgotten,
    a_kind_never_becomes_a_guest_post_nor_stops_being_one,
    guest_posts_go_with_their_author_but_for_what_was_published,
);

const EDITOR: Uuid = Uuid::from_u128(1);

fn author(person: Uuid) -> GuestActor {
    GuestActor { role: GuestRole::Author, person }
}

fn editor() -> GuestActor {
    GuestActor { role: GuestRole::Editor, person: EDITOR }
}

fn content(title: &str) -> GuestContent {
    let text = |title: &str| GuestText {
        title: title.into(),
        body: "Nobody slept.".into(),
        biography: "Nurse of canaries.".into(),
    };
    GuestContent { name: "Ada Lovelace".into(), en: text(title), fr: text(title) }
}

impl Kit {
    fn article(&self, title: &str, at: OffsetDateTime) -> NewGuestPost {
        let (id, form, about) = (self.id(), self.id(), "About nights.".into());
        NewGuestPost { id, form, language: Language::Fr, about, content: content(title), at }
    }

    async fn proposed(&self, person: Uuid, title: &str) -> GuestPost {
        let article = self.article(title, NOW);
        let id = article.id;
        assert_eq!(self.store.propose_guest_post(person, article).await, Ok(Proposed::Done));
        self.article_of(id).await
    }

    async fn article_of(&self, id: Uuid) -> GuestPost {
        self.store.guest_post(id).await.unwrap().unwrap()
    }

    async fn go(&self, id: Uuid, step: GuestStep, by: GuestActor, topic: Option<TopicSave>) -> Moved {
        let version = self.article_of(id).await.version;
        let (note, topic) = (if step.needs_note() { "Shorter." } else { "" }.into(), topic.map(Box::new));
        let step = GuestMove { id, version, step, note, topic, by, at: later(60) };
        self.store.move_guest_post(step).await.unwrap()
    }

    /// A guest post that became the draft of a topic.
    pub(crate) async fn approved(&self, theme: Uuid, person: Uuid, title: &str) -> (Uuid, i64) {
        let id = self.proposed(person, title).await.id;
        assert_eq!(self.go(id, GuestStep::Submit, author(person), None).await, Moved::Done(None));
        let save = draft(theme, content(title).topic());
        let Moved::Done(Some(topic)) = self.go(id, GuestStep::Approve, editor(), Some(save)).await else {
            panic!("approved")
        };
        (id, topic)
    }
}

fn draft(theme: Uuid, content: TopicContent) -> TopicSave {
    let stems = Analyser.stems(&content.words());
    TopicSave { id: None, version: 0, theme, content, stems, closes: None, actor: EDITOR, at: later(60) }
}

async fn a_member_proposes_few_a_day_and_one_form_once(kit: Kit) {
    let person = kit.with_account("2", "barnabe").await;
    let first = kit.article("Once", NOW);
    for _ in 0..2 {
        let again = NewGuestPost { id: kit.id(), ..first.clone() };
        assert_eq!(kit.store.propose_guest_post(person, again).await, Ok(Proposed::Done));
    }
    for limit in 1..PROPOSALS_A_DAY {
        kit.proposed(person, &format!("Again {limit}")).await;
    }
    let one_more = async |person, at| {
        let article = kit.article("More", at);
        kit.store.propose_guest_post(person, article).await.unwrap()
    };
    assert_eq!(one_more(person, later(9)).await, Proposed::TooMany);
    assert_eq!(one_more(person, later(86_401)).await, Proposed::Done, "a day later");
    let other = kit.with_account("3", "clothilde").await;
    assert_eq!(one_more(other, later(9)).await, Proposed::Done, "each for themselves");
    assert_eq!(kit.store.own_guest_posts(person).await.unwrap().len(), PROPOSALS_A_DAY as usize + 1);
    assert_eq!(kit.store.waiting_guest_posts().await, Ok(u64::from(PROPOSALS_A_DAY) + 2));
}

async fn an_article_goes_to_staff_and_back_and_becomes_a_topic(kit: Kit) {
    let theme = kit.theme("Staffing").await;
    let person = kit.with_account("2", "barnabe").await;
    let id = kit.proposed(person, "Nights").await.id;
    let save = || Some(draft(theme, content("Nights").topic()));
    assert_eq!(kit.go(id, GuestStep::Approve, editor(), save()).await, Moved::Stale, "not handed in");
    assert_eq!(kit.go(id, GuestStep::Submit, editor(), None).await, Moved::Stale, "not staff's step");
    assert_eq!(kit.go(id, GuestStep::Submit, author(person), None).await, Moved::Done(None));
    assert_eq!(kit.store.guest_posts(GuestState::Submitted, 9).await.unwrap().len(), 1);
    assert_eq!(kit.go(id, GuestStep::AskChanges, editor(), None).await, Moved::Done(None));
    assert_eq!(kit.store.waiting_guest_posts().await, Ok(0));
    assert_eq!(kit.go(id, GuestStep::Submit, author(person), None).await, Moved::Done(None));
    let moved = kit.go(id, GuestStep::Approve, editor(), save()).await;
    let Moved::Done(Some(topic)) = moved else { panic!("{moved:?}") };
    assert_eq!(kit.go(id, GuestStep::Approve, editor(), save()).await, Moved::Stale, "once");
    assert_eq!(kit.store.topics(None).await.unwrap().len(), 1);
    let kept = kit.store.guest_post_of(topic).await.unwrap().unwrap();
    assert_eq!((kept.id, kept.topic), (id, Some((topic, TopicState::Draft))));
    let notes = kit.store.guest_notes(id).await.unwrap();
    assert_eq!(
        notes.iter().map(|note| (note.role, note.text.as_str())).collect::<Vec<_>>(),
        [(GuestRole::Editor, "Shorter.")]
    );
    let topic = kit.store.topic(topic).await.unwrap().unwrap();
    assert_eq!((topic.content.kind, topic.content.fr.title.as_str()), (TopicKind::GuestPost, "Nights"));
}

async fn of_two_who_change_an_article_at_once_one_is_told(kit: Kit) {
    let person = kit.with_account("2", "barnabe").await;
    let post = kit.proposed(person, "Nights").await;
    let save = |title: &str| GuestSave {
        id: post.id,
        version: post.version,
        content: content(title),
        by: author(person),
        at: later(1),
    };
    let (a, b) = futures::join!(kit.store.save_guest_post(save("A")), kit.store.save_guest_post(save("B")));
    let mut told = [a.unwrap(), b.unwrap()];
    told.sort_unstable();
    assert_eq!(told, [false, true]);
    assert_eq!(kit.article_of(post.id).await.version, post.version + 1);
}

async fn nobody_but_its_author_and_editors_changes_it(kit: Kit) {
    let theme = kit.theme("Staffing").await;
    let person = kit.with_account("2", "barnabe").await;
    let other = kit.with_account("3", "clothilde").await;
    let id = kit.proposed(person, "Nights").await.id;
    let save = async |by: GuestActor, title: &str| {
        let version = kit.article_of(id).await.version;
        let save = GuestSave { id, version, content: content(title), by, at: later(2) };
        kit.store.save_guest_post(save).await.unwrap()
    };
    assert!(!save(author(other), "Stolen").await);
    assert!(!save(editor(), "Staff's").await, "the article is its author's");
    assert_eq!(kit.go(id, GuestStep::Submit, author(other), None).await, Moved::Stale);
    assert_eq!(kit.store.note_guest_post(id, author(other), "Hm.".into(), NOW).await, Ok(false));
    assert!(save(author(person), "Mine").await);
    kit.go(id, GuestStep::Submit, author(person), None).await;
    assert!(!save(author(person), "Late").await, "staff look at it");
    let topic = draft(theme, content("Mine").topic());
    kit.go(id, GuestStep::Approve, editor(), Some(topic)).await;
    let renamed = GuestContent { name: "A. Lovelace".into(), ..content("Other") };
    let version = kit.article_of(id).await.version;
    let save = GuestSave { id, version, content: renamed, by: editor(), at: later(70) };
    assert_eq!(kit.store.save_guest_post(save).await, Ok(true));
    let kept = kit.article_of(id).await.content;
    assert_eq!((kept.name.as_str(), kept.en.title.as_str()), ("A. Lovelace", "Mine"));
}

async fn what_staff_say_is_told_to_its_author(kit: Kit) {
    let theme = kit.theme("Staffing").await;
    let person = kit.with_account("2", "barnabe").await;
    let told = async || {
        let notices = kit.store.notices(person, None).await.unwrap();
        let is_guest = |kind| kind == NotificationKind::StaffAnswer;
        assert!(notices.iter().all(|notice| is_guest(notice.kind) && notice.topic.is_none()));
        notices.iter().filter(|notice| notice.answered.is_some()).count()
    };
    let (id, topic) = kit.approved(theme, person, "Nights").await;
    assert_eq!(told().await, 1, "that it is approved");
    assert_eq!(kit.store.note_guest_post(id, author(person), "When?".into(), later(61)).await, Ok(true));
    assert_eq!(told().await, 1, "nobody is told of what they said themselves");
    assert_eq!(kit.store.note_guest_post(id, editor(), "Soon.".into(), later(62)).await, Ok(true));
    assert_eq!(told().await, 2);
    assert!(kit.turn(topic, TopicAct::Schedule(later(100)), later(63)).await);
    assert_eq!(told().await, 2);
    kit.store.turn_topics(later(101)).await.unwrap();
    assert_eq!(told().await, 3, "that it is published");
    assert_eq!(kit.store.queue_at_once(later(102), later(101), 9).await, Ok(1));
}

async fn an_expert_is_invited_let_in_to_their_own_alone_and_forgotten(kit: Kit) {
    kit.theme("Staffing").await;
    let expert = |kit: &Kit| {
        let (id, email) = (kit.id(), "expert@canaries.example".to_owned());
        let email_key = key(&email);
        InvitedAuthor::Expert(Box::new(Expert { id, email, email_key, name: "Ada".into() }))
    };
    let article = kit.article("Nights", NOW);
    let id = article.id;
    let asked = kit.store.ask_for_guest_post(expert(&kit), article.clone(), EDITOR).await.unwrap();
    let again = NewGuestPost { id: kit.id(), ..article };
    assert_eq!(kit.store.ask_for_guest_post(expert(&kit), again, EDITOR).await, Ok(None), "one form once");
    let post = kit.article_of(id).await;
    assert_eq!((post.author, post.username, post.state), (asked.unwrap(), None, GuestState::Invited));
    assert!(post.is_asked);
    assert_eq!(kit.number("SELECT COUNT(*) FROM outbox WHERE kind = 'invitation'").await, 1);
    assert!(kit.dump().await.contains("expert@canaries"), "or the test would prove nothing");
    assert_eq!(kit.go(id, GuestStep::Decline, editor(), None).await, Moved::Done(None));
    assert_eq!(kit.number("SELECT COUNT(*) FROM people WHERE NOT on_roster").await, 0);
    assert_eq!(kit.number("SELECT COUNT(*) FROM guest_posts").await, 0);

    let member = kit.with_account("2", "barnabe").await;
    let article = kit.article("Days", NOW);
    let days = article.id;
    assert_eq!(
        kit.store.ask_for_guest_post(InvitedAuthor::Known(member), article, EDITOR).await,
        Ok(Some(member))
    );
    assert!(kit.store.actor(key("2"), NOW).await.unwrap().unwrap().standing.is_guest);
    assert_eq!(kit.go(days, GuestStep::Withdraw, author(member), None).await, Moved::Done(None));
    let standing = kit.store.actor(key("2"), NOW).await.unwrap().unwrap().standing;
    assert!(!standing.is_guest && standing.guest_topics.is_empty());
    kit.proposed(member, "Mine").await;
    let standing = kit.store.actor(key("2"), NOW).await.unwrap().unwrap().standing;
    assert!(!standing.is_guest, "what nobody asked for lets nobody in");
}

async fn a_kind_never_becomes_a_guest_post_nor_stops_being_one(kit: Kit) {
    let theme = kit.theme("Staffing").await;
    let person = kit.with_account("2", "barnabe").await;
    let (_, article) = kit.approved(theme, person, "Nights").await;
    let discussion = kit.topic(theme, "Staffing").await;
    let resave = async |id, kind| {
        let content = TopicContent { kind, ..content("Nights").topic() };
        let save = TopicSave { id: Some(id), version: 1, ..draft(theme, content) };
        kit.store.save_topic(TopicSave { stems: Stems::default(), ..save }).await.unwrap()
    };
    assert_eq!(resave(article, TopicKind::Discussion).await, None);
    assert_eq!(resave(discussion, TopicKind::GuestPost).await, None);
    assert_eq!(resave(article, TopicKind::GuestPost).await, Some(article));
    assert_eq!(resave(discussion, TopicKind::Consultation).await, Some(discussion));
}

async fn guest_posts_go_with_their_author_but_for_what_was_published(kit: Kit) {
    let theme = kit.theme("Staffing").await;
    let person = kit.with_account("2", "barnabe").await;
    let (_, published) = kit.approved(theme, person, "Published").await;
    assert!(kit.turn(published, TopicAct::Publish, later(70)).await);
    let (_, hidden) = kit.approved(theme, person, "Hidden").await;
    let own = kit.proposed(person, "Own").await;
    kit.store.note_guest_post(own.id, author(person), "Mine.".into(), NOW).await.unwrap();
    assert!(kit.dump().await.contains("canaries"), "or the test would prove nothing");
    assert_eq!(kit.store.leave(person, [1; 32], true, Vec::new(), later(99)).await, Ok(true));
    assert_eq!(kit.number("SELECT COUNT(*) FROM guest_posts").await, 0);
    assert_eq!(kit.number("SELECT COUNT(*) FROM guest_post_notes").await, 0);
    assert_eq!(kit.store.topic(hidden).await, Ok(None));
    assert_eq!(kit.store.guest_post_of(published).await, Ok(None));
    let topic = kit.store.topic(published).await.unwrap().unwrap();
    assert_eq!((topic.content.kind, topic.state), (TopicKind::GuestPost, TopicState::Open));
    let search = Search { query: Analyser.query("hidden"), limit: 9, ..Search::default() };
    assert_eq!(kit.store.find_topics(EDITOR, &search).await, Ok(Vec::new()));
    assert!(!kit.dump().await.contains("canaries"));
}
