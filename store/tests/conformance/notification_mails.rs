//! Claims about mails of notices: who is sent what, and never twice.

use domain::community::{DigestTime, NotificationChoices, NotificationKind, Pace, Stance, Zone};
use domain::{EmailAddress, Language};
use store::address::EmailChange;
use store::community::notification::Notification;
use store::community::notification_mail::{CommentWords, NotificationToMail};
use store::mail::{MailContent, NotificationMailKind};
use time::macros::datetime;
use time::{Duration, OffsetDateTime};

use crate::comments::{Scene, text};
use crate::harness::{Kit, NOW, key, later};

crate::on_both_databases!(
    what_is_told_at_once_goes_together_and_once,
    a_mailbox_is_left_alone_for_a_while,
    what_is_gathered_goes_at_its_hour_and_once,
    gathering_goes_on_where_it_broke_off,
    a_week_is_gathered_on_its_day,
    what_was_seen_or_taken_back_meanwhile_is_not_told,
    who_may_not_read_any_more_is_told_nothing,
    the_words_of_a_comment_are_mailed_to_who_chose_that_as_long_as_nothing_speaks_against_it,
    mails_are_stopped_one_kind_at_a_time,
    a_changed_pace_holds_for_what_waits,
    who_starts_to_be_mailed_is_not_told_of_the_past,
    a_mailbox_that_there_is_not_gets_no_notices_until_its_person_confirms_it_again,
    behind_a_mail_that_waits_no_other_of_its_kind_is_queued,
);

/// Early on the Monday after [`NOW`], which is a Sunday, in Ottawa: half past six.
const MONDAY: OffsetDateTime = datetime!(2026-11-23 11:30 UTC);

impl Scene {
    /// Sends what is queued; returns each mail with what it tells.
    async fn letters(&self, now: OffsetDateTime) -> Vec<(NotificationMailKind, Vec<Notification>)> {
        let told = |told: Vec<NotificationToMail>| told.into_iter().map(|one| one.notification).collect();
        self.mailed(now).await.into_iter().map(|(kind, all)| (kind, told(all))).collect()
    }

    /// The same, with the words that may be sent.
    async fn mailed(&self, now: OffsetDateTime) -> Vec<(NotificationMailKind, Vec<NotificationToMail>)> {
        let store = &self.kit.store;
        let mut letters = Vec::new();
        for mail in store.claim_mail(now, now + Duration::MINUTE, 100).await.unwrap() {
            if let MailContent::Notifications(notices) = &mail.matter {
                letters.push((notices.kind, store.letter(mail.seq, NOW).await.unwrap()));
            }
            store.mail_settled(vec![mail.seq]).await.unwrap();
        }
        letters
    }

    async fn at_once(&self, now: OffsetDateTime) -> Vec<Vec<NotificationKind>> {
        self.kit.store.queue_at_once(now, now - Duration::minutes(10), 100).await.unwrap();
        kinds(self.letters(now).await, NotificationMailKind::AtOnce)
    }

    async fn digest(&self, now: OffsetDateTime) -> Vec<Vec<NotificationKind>> {
        while self.kit.store.queue_digests(now, 1).await.unwrap() > 0 {}
        kinds(self.letters(now).await, NotificationMailKind::Digest)
    }

    async fn excerpts(&self, who: usize, has_excerpts: bool) {
        let store = &self.kit.store;
        let kept = store.notice_choices(self.people[who]).await.unwrap();
        let time = store.digest_time(self.people[who]).await.unwrap();
        let (seen, chosen) = ((kept, time), (kept.with_excerpts(has_excerpts), time));
        assert_eq!(store.set_notice_choices(self.people[who], seen, chosen, NOW).await, Ok(true));
        assert_eq!(store.notice_choices(self.people[who]).await, Ok(kept.with_excerpts(has_excerpts)));
    }

    async fn paces(&self, who: usize, kinds: &[NotificationKind], pace: Pace) {
        let mut choices: NotificationChoices = self.kit.store.notice_choices(self.people[who]).await.unwrap();
        let (before, time) = (choices, self.kit.store.digest_time(self.people[who]).await.unwrap());
        for kind in kinds {
            choices = choices.with(*kind, pace);
        }
        let (seen, chosen) = ((before, time), (choices, time));
        assert_eq!(self.kit.store.set_notice_choices(self.people[who], seen, chosen, NOW).await, Ok(true));
    }
}

fn kinds(
    letters: Vec<(NotificationMailKind, Vec<Notification>)>,
    expected: NotificationMailKind,
) -> Vec<Vec<NotificationKind>> {
    let of = |(kind, notices): (NotificationMailKind, Vec<Notification>)| {
        assert_eq!(kind, expected);
        notices.iter().map(|notice| notice.kind).collect()
    };
    letters.into_iter().map(of).collect()
}

async fn what_is_told_at_once_goes_together_and_once(kit: Kit) {
    let scene = Scene::new(kit).await;
    let head = scene.add(1, None, "One").await;
    scene.add(0, Some(head), "Two").await;
    let skeleton = domain::account::Username::parse("clothilde").unwrap().skeleton();
    let named = store::community::comment::CommentText { mentions: vec![skeleton], ..text("@clothilde") };
    scene.say(0, None, named).await;
    let (store, other) = (&scene.kit.store, scene.kit.another_node().await);
    let (a, b) = futures::join!(
        store.queue_at_once(later(2), later(2) - Duration::minutes(10), 9),
        other.queue_at_once(later(2), later(2) - Duration::minutes(10), 9)
    );
    assert!(a.is_ok() && b.is_ok());
    let letters = kinds(scene.letters(later(2)).await, NotificationMailKind::AtOnce);
    assert_eq!(
        letters,
        [[NotificationKind::Reply, NotificationKind::Mention]],
        "one mail to one person, also when raced"
    );
    assert!(scene.at_once(later(3600)).await.is_empty());
}

async fn a_mailbox_is_left_alone_for_a_while(kit: Kit) {
    let scene = Scene::new(kit).await;
    scene.paces(1, &[NotificationKind::FollowedTopic], Pace::AtOnce).await;
    scene.stance(1, Some(Stance::Followed)).await;
    scene.add(0, None, "One").await;
    assert_eq!(scene.at_once(later(2)).await, [[NotificationKind::FollowedTopic]]);
    scene.add(0, None, "Two").await;
    scene.add(0, None, "Three").await;
    assert!(scene.at_once(later(60)).await.is_empty());
    scene.kit.store.queue_at_once(later(700), later(100), 9).await.unwrap();
    let letters = scene.letters(later(700)).await;
    assert_eq!(
        (letters.len(), letters[0].1.len(), letters[0].1[0].many),
        (1, 1, 2),
        "and then told of all of it"
    );
    let head = scene.add(1, None, "Mine").await;
    assert!(scene.at_once(later(5000)).await.is_empty(), "one’s own comment is no news");
    scene.add(0, Some(head), "Four").await;
    assert_eq!(
        scene.at_once(later(5001)).await,
        [[NotificationKind::Reply]],
        "and nothing that another mail waits for"
    );
}

async fn what_is_gathered_goes_at_its_hour_and_once(kit: Kit) {
    let scene = Scene::new(kit).await;
    let store = &scene.kit.store;
    let usual = DigestTime { zone: Zone::Eastern, hour: DigestTime::USUAL_HOUR };
    assert_eq!(store.digest_time(scene.people[1]).await, Ok(usual));
    scene.stance(1, Some(Stance::Followed)).await;
    scene.add(0, None, "One").await;
    assert!(scene.digest(NOW).await.is_empty(), "a first time is only set");
    assert!(scene.digest(MONDAY).await.is_empty(), "it is not seven o’clock in Ottawa");
    let seven = MONDAY + Duration::minutes(30);
    let other = scene.kit.another_node().await;
    let (a, b) = futures::join!(store.queue_digests(seven, 9), other.queue_digests(seven, 9));
    assert!(a.is_ok() && b.is_ok());
    let letters = kinds(scene.letters(seven).await, NotificationMailKind::Digest);
    assert_eq!(letters, [[NotificationKind::FollowedTopic]], "once, also when raced");
    assert!(scene.digest(seven + Duration::DAY).await.is_empty());
    let time = DigestTime { zone: Zone::Pacific, hour: 18 };
    let choices = store.notice_choices(scene.people[1]).await.unwrap();
    let (before, chosen) = ((choices, usual), (choices, time));
    assert_eq!(store.set_notice_choices(scene.people[1], before, chosen, seven).await, Ok(true));
    assert_eq!(store.digest_time(scene.people[1]).await, Ok(time));
    scene.add(0, None, "Two").await;
    let six = datetime!(2026-11-24 1:00 UTC);
    assert!(scene.digest(six - Duration::SECOND).await.is_empty());
    assert_eq!(scene.digest(six).await.len(), 1, "six in the evening in Vancouver");
}

async fn gathering_goes_on_where_it_broke_off(kit: Kit) {
    let scene = Scene::new(kit).await;
    for who in [0, 1] {
        scene.stance(who, Some(Stance::Followed)).await;
    }
    let third = scene.kit.with_account("77", "zephirine").await;
    assert_eq!(scene.kit.store.set_stance(third, scene.topic, Some(Stance::Followed)).await, Ok(true));
    assert!(scene.digest(NOW).await.is_empty());
    scene.add(0, None, "One").await;
    let seven = MONDAY + Duration::minutes(30);
    assert_eq!(scene.kit.store.queue_digests(seven, 2).await, Ok(2), "and here the server was stopped");
    let before = scene.letters(seven).await.len();
    let after = scene.digest(seven + Duration::hours(2)).await.len();
    assert_eq!(before + after, 2, "each but the author, once");
}

async fn a_week_is_gathered_on_its_day(kit: Kit) {
    let scene = Scene::new(kit).await;
    scene.paces(1, &[NotificationKind::Reply], Pace::Weekly).await;
    assert!(scene.digest(NOW).await.is_empty());
    let seven = MONDAY + Duration::minutes(30);
    let head = scene.add(1, None, "One").await;
    assert!(scene.digest(seven).await.is_empty());
    scene.add(0, Some(head), "Two").await;
    scene.paces(1, &[NotificationKind::FollowedTopic], Pace::Never).await;
    for day in 1..7 {
        assert!(scene.digest(seven + Duration::days(day)).await.is_empty(), "{day}");
    }
    assert!(scene.at_once(seven).await.is_empty());
    assert_eq!(scene.digest(seven + Duration::days(7)).await, [[NotificationKind::Reply]]);
}

async fn what_was_seen_or_taken_back_meanwhile_is_not_told(kit: Kit) {
    let scene = Scene::new(kit).await;
    let (store, reader) = (&scene.kit.store, scene.people[1]);
    let head = scene.add(1, None, "One").await;
    for step in 0..3 {
        let now = later(10_000 * (step + 1));
        let reply = scene.add(0, Some(head), "Reply").await;
        store.queue_at_once(now, now - Duration::minutes(10), 9).await.unwrap();
        match step {
            0 => drop(store.withdraw_comment(reply, scene.people[0], Vec::new(), now).await.unwrap()),
            1 => store.mark_read(reader, scene.topic, 3).await.unwrap(),
            _ => scene.stance(1, Some(Stance::Muted)).await,
        }
        let letters = scene.letters(now).await;
        let told: usize = letters.iter().map(|(_, notices)| notices.len()).sum();
        assert_eq!((step, letters.len(), told), (step, 1, 0));
    }
}

async fn who_may_not_read_any_more_is_told_nothing(kit: Kit) {
    let scene = Scene::new(kit).await;
    let head = scene.add(1, None, "One").await;
    scene.kit.suspend(scene.people[1], scene.people[0], None, NOW).await;
    for statement in ["UPDATE decisions SET lifted = 1", "DELETE FROM notices", "DELETE FROM outbox"] {
        scene.kit.try_execute(statement).await.unwrap();
    }
    for (number, (taken, given)) in [
        ("UPDATE decisions SET lifted = NULL", "UPDATE decisions SET lifted = 1"),
        ("UPDATE people SET on_roster = FALSE", "UPDATE people SET on_roster = TRUE"),
        (
            "INSERT INTO documents (kind, version, published, text_en, text_fr) VALUES ('terms', 2, 1, 'Be.', 'Soyez.')",
            "DELETE FROM documents WHERE version = 2",
        ),
    ]
    .into_iter()
    .enumerate()
    {
        let now = later(10_000 * (i64::try_from(number).unwrap() + 1));
        scene.add(0, Some(head), "Reply").await;
        scene.kit.try_execute(taken).await.unwrap();
        let told = scene.at_once(now).await;
        assert!(told.len() == 1 && told[0].is_empty(), "{taken}");
        scene.kit.try_execute(given).await.unwrap();
    }
    scene.add(0, Some(head), "Reply").await;
    let now = later(90_000);
    scene.kit.store.queue_at_once(now, now - Duration::minutes(10), 9).await.unwrap();
    scene.kit.store.leave(scene.people[1], [9; 32], true, Vec::new(), now).await.unwrap();
    assert!(scene.letters(now).await.is_empty(), "their mail went with them");
}

async fn the_words_of_a_comment_are_mailed_to_who_chose_that_as_long_as_nothing_speaks_against_it(kit: Kit) {
    let scene = Scene::new(kit).await;
    scene.stance(1, Some(Stance::Followed)).await;
    let head = scene.add(1, None, "One").await;
    let mut hour = 0;
    let mut told = async |change: &'static str, undo: &'static str| {
        hour += 1;
        let now = later(hour * 3600);
        scene.add(0, Some(head), "Its **words**").await;
        scene.kit.store.queue_at_once(now, now - Duration::minutes(10), 9).await.unwrap();
        scene.kit.try_execute(change).await.unwrap();
        let mut mails = scene.mailed(now).await;
        scene.kit.try_execute(undo).await.unwrap();
        assert_eq!(mails.len(), 1, "{change}");
        let told: Vec<_> = mails.remove(0).1.into_iter().map(|one| one.words).collect();
        told
    };
    let nothing = "UPDATE accounts SET mail_excerpts = mail_excerpts";
    assert_eq!(told(nothing, nothing).await, [None], "nobody has it without choosing it");
    scene.excerpts(1, true).await;
    let words = CommentWords { language: Language::En, source: "Its **words**".into() };
    assert_eq!(told(nothing, nothing).await, [Some(words.clone())]);
    let before = "UPDATE comments SET edited = 1 WHERE parent_id IS NOT NULL";
    assert_eq!(told(before, nothing).await, [Some(words)], "it names them since it was changed");
    for (change, undo) in [
        (
            "UPDATE accounts SET mail_excerpts = FALSE",
            "UPDATE accounts SET mail_excerpts = TRUE WHERE username = 'clothilde'",
        ),
        ("UPDATE comments SET edited = 9999999999999 WHERE parent_id IS NOT NULL", nothing),
        ("UPDATE comments SET author_id = NULL WHERE parent_id IS NOT NULL", nothing),
        (
            "INSERT INTO cases (thing, kind, comment_id, state, score, opened, waits, version) \
             SELECT 'comment-' || id, 'comment', id, 'decided', 0, 1, 1, 1 FROM comments WHERE parent_id IS NOT NULL",
            nothing,
        ),
        ("UPDATE follows SET state = 'left'", "UPDATE follows SET state = 'followed'"),
    ] {
        assert_eq!(told(change, undo).await, [None], "{change}");
    }
    for (change, undo) in [
        ("UPDATE comments SET withdrawn = 1 WHERE parent_id IS NOT NULL", nothing),
        ("UPDATE comments SET withheld = 'hide' WHERE parent_id IS NOT NULL", nothing),
        ("UPDATE follows SET state = 'muted'", "UPDATE follows SET state = 'followed'"),
        ("UPDATE people SET on_roster = FALSE", "UPDATE people SET on_roster = TRUE"),
    ] {
        assert!(told(change, undo).await.is_empty(), "{change}");
    }
    scene.excerpts(1, false).await;
    assert_eq!(told(nothing, nothing).await, [None]);
}

async fn mails_are_stopped_one_kind_at_a_time(kit: Kit) {
    let scene = Scene::new(kit).await;
    let (store, reader) = (&scene.kit.store, scene.people[1]);
    let head = scene.add(1, None, "One").await;
    scene.add(0, Some(head), "Reply").await;
    store.queue_at_once(later(2), NOW, 9).await.unwrap();
    store.stop_mails(reader, vec![NotificationKind::Reply], later(3)).await.unwrap();
    let told = kinds(scene.letters(later(3)).await, NotificationMailKind::AtOnce);
    assert!(told.len() == 1 && told[0].is_empty(), "also what is under way");
    scene.add(0, Some(head), "Reply").await;
    assert!(scene.at_once(later(10_000)).await.is_empty());
    assert_eq!(store.unseen_notices(reader).await, Ok(2), "the Community tells it");
    let choices = store.notice_choices(reader).await.unwrap();
    assert_eq!(
        (choices.of(NotificationKind::Reply), choices.of(NotificationKind::Mention)),
        (Pace::Never, Pace::AtOnce)
    );
    store.stop_mails(reader, NotificationKind::ALL.to_vec(), later(4)).await.unwrap();
    let choices = store.notice_choices(reader).await.unwrap();
    assert!(choices.iter().all(|(_, pace)| pace == Pace::Never));
    store.stop_mails(scene.kit.id(), NotificationKind::ALL.to_vec(), later(4)).await.unwrap();
}

async fn a_changed_pace_holds_for_what_waits(kit: Kit) {
    let scene = Scene::new(kit).await;
    assert!(scene.digest(NOW).await.is_empty());
    let head = scene.add(1, None, "One").await;
    scene.paces(1, &[NotificationKind::FollowedTopic], Pace::Never).await;
    scene.add(0, Some(head), "Reply").await;
    scene.paces(1, &[NotificationKind::Reply], Pace::Daily).await;
    assert!(scene.at_once(later(10)).await.is_empty());
    assert_eq!(scene.digest(MONDAY + Duration::HOUR).await, [[NotificationKind::Reply]]);
}

async fn who_starts_to_be_mailed_is_not_told_of_the_past(kit: Kit) {
    let scene = Scene::new(kit).await;
    let all = [NotificationKind::Reply, NotificationKind::FollowedTopic];
    scene.paces(1, &all, Pace::Never).await;
    let head = scene.add(1, None, "One").await;
    scene.add(0, Some(head), "Reply").await;
    scene.add(0, None, "Two").await;
    scene.paces(1, &all, Pace::AtOnce).await;
    assert!(scene.at_once(later(10)).await.is_empty());
    scene.add(0, None, "Three").await;
    scene.kit.store.queue_at_once(later(10_000), later(9_000), 9).await.unwrap();
    let letters = scene.letters(later(10_000)).await;
    assert_eq!((letters.len(), letters[0].1.len(), letters[0].1[0].many), (1, 1, 1));
}

async fn a_mailbox_that_there_is_not_gets_no_notices_until_its_person_confirms_it_again(kit: Kit) {
    let scene = Scene::new(kit).await;
    let (store, person) = (&scene.kit.store, scene.people[1]);
    let head = scene.add(1, None, "One").await;
    let told = async |now: OffsetDateTime| {
        scene.add(0, Some(head), "Two").await;
        store.queue_at_once(now, now - Duration::minutes(10), 9).await.unwrap();
        let mails = store.claim_mail(now, now + Duration::MINUTE, 9).await.unwrap();
        assert_eq!(mails.len(), 1);
        (mails[0].seq, mails[0].address.clone(), mails[0].suppressed)
    };
    let (seq, address, suppressed) = told(later(10)).await;
    assert!(!suppressed);
    let mailbox = key(&EmailAddress::parse(&address).unwrap().canonical());
    store.mail_dead(seq, later(11), "no such mailbox", Some(mailbox)).await.unwrap();
    assert_eq!(store.unreachable_since(mailbox).await, Ok(Some(later(11))));
    let (own, _) = store.own(person).await.unwrap().unwrap();
    assert_eq!(own.unreachable, Some(later(11)));
    let (seq, _, suppressed) = told(later(4000)).await;
    assert!(suppressed, "what nobody asked for goes there no more");
    store.mail_settled(vec![seq]).await.unwrap();
    assert!(store.request_email(person, address, mailbox, later(4001)).await.unwrap());
    let asked = store.claim_mail(later(4002), later(4060), 9).await.unwrap();
    assert_eq!((asked.len(), asked[0].suppressed), (1, false), "what its person asks for is tried");
    let (own, _) = store.own(person).await.unwrap().unwrap();
    let confirmed = store.confirm_email(person, own.link_epoch, later(4100)).await;
    assert_eq!(confirmed, Ok(EmailChange::Confirmed));
    assert_eq!(store.unreachable_since(mailbox).await, Ok(None));
    store.mail_settled(vec![asked[0].seq]).await.unwrap();
    assert!(!told(later(9000)).await.2);
}

async fn behind_a_mail_that_waits_no_other_of_its_kind_is_queued(kit: Kit) {
    let scene = Scene::new(kit).await;
    let store = &scene.kit.store;
    let head = scene.add(1, None, "One").await;
    scene.add(0, Some(head), "Reply").await;
    store.queue_at_once(later(10), NOW, 9).await.unwrap();
    for hour in 1..4 {
        scene.add(0, Some(head), &format!("Reply {hour}")).await;
        let now = later(hour * 3600);
        store.queue_at_once(now, now - Duration::minutes(10), 9).await.unwrap();
        assert_eq!(store.mail_backlog().await.unwrap().waiting, 1, "{hour}");
    }
    let now = later(5 * 3600);
    let waited = scene.letters(now).await;
    assert_eq!((waited.len(), waited[0].1.len()), (1, 1));
    store.queue_at_once(now, now - Duration::minutes(10), 9).await.unwrap();
    let next = scene.letters(now).await;
    assert_eq!((next.len(), next[0].1.is_empty()), (1, false), "what came meanwhile goes with the next");
    assert!(scene.digest(NOW).await.is_empty());
    scene.stance(1, Some(Stance::Followed)).await;
    for day in 0..4 {
        scene.add(0, None, &format!("News {day}")).await;
        store.queue_digests(MONDAY + Duration::HOUR + Duration::days(day), 9).await.unwrap();
        assert_eq!(store.mail_backlog().await.unwrap().waiting, 1, "{day}");
    }
    assert_eq!(scene.letters(MONDAY + Duration::days(4)).await.len(), 1);
    scene.add(0, None, "News").await;
    let digests = scene.digest(MONDAY + Duration::days(5)).await;
    assert_eq!(digests, [[NotificationKind::FollowedTopic]]);
}
