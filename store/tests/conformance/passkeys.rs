//! Claims about passkeys and their challenges.

use store::account::session::{NewSession, TokenDigest};
use store::mail::AccountMailKind;
use store::passkey::{Added, Answered, Credential, MOST_PASSKEYS, NewPasskey, Use, Used};
use uuid::Uuid;

use crate::harness::{Kit, NOW, later};

crate::on_both_databases!(
    a_passkey_is_read_back_as_it_was_written,
    case_42_a_challenge_that_is_answered_at_once_by_many_adds_one_passkey,
    case_42_a_challenge_that_is_answered_at_once_by_many_opens_one_session,
    of_two_uses_with_one_counter_one_is_refused,
    an_authenticator_that_does_not_count_is_used_again_and_again,
    a_credential_is_one_person_s_once,
    nobody_keeps_more_passkeys_than_there_may_be,
    a_passkey_is_removed_by_its_owner_and_ends_the_other_sessions,
    a_challenge_is_forgotten_once_it_has_expired,
    after_leaving_no_passkey_is_left,
);

fn credential(number: u8, counter: u32) -> Credential {
    Credential {
        id: vec![number; 32],
        public_key: vec![number, 1, 2, 3],
        counter,
        backup_eligible: true,
        backed_up: false,
    }
}

fn answered(challenge: u8) -> Answered {
    Answered { challenge: [challenge; 32], expires: later(300) }
}

impl Kit {
    /// Somebody with an account and an open session, whose token's digest is made of `token`.
    async fn owner(&self, number: &str, name: &str, token: u8) -> Uuid {
        let person = self.member(number, &format!("{name}@example.org")).await;
        self.open_account(person, name).await;
        self.session(person, token).await;
        person
    }

    async fn add(&self, token: u8, number: u8, counter: u32, challenge: u8) -> Added {
        let actor = self.actor(token).await.unwrap();
        let passkey = NewPasskey {
            id: self.id(),
            name: format!("Téléphone {number}"),
            credential: credential(number, counter),
        };
        self.store.add_passkey(&actor, passkey, answered(challenge), [token; 32], NOW).await.unwrap()
    }

    async fn use_it(&self, number: u8, counter: u32, challenge: u8, token: u8) -> Used {
        let passkey = self.store.passkey(vec![number; 32]).await.unwrap().unwrap();
        let digest: TokenDigest = [token; 32];
        let session = NewSession {
            id: self.id(),
            digest,
            person: passkey.person,
            second_factor: true,
            browser: String::new(),
            former: None,
            at: later(9),
        };
        let used = Use { passkey: passkey.id, counter, backed_up: true };
        self.store.use_passkey(used, answered(challenge), session).await.unwrap()
    }
}

async fn a_passkey_is_read_back_as_it_was_written(kit: Kit) {
    let person = kit.owner("1", "quackers", 1).await;
    assert!(!kit.actor(1).await.unwrap().has_passkey);
    assert_eq!(kit.add(1, 7, 5, 1).await, Added::Now);
    let actor = kit.actor(1).await.unwrap();
    assert!(actor.has_passkey && actor.standing.has_second_factor);
    let kept = kit.store.passkeys(person).await.unwrap();
    assert_eq!(kept.len(), 1);
    assert_eq!((kept[0].name.as_str(), kept[0].person), ("Téléphone 7", person));
    assert_eq!((kept[0].added, kept[0].used), (NOW, None));
    assert_eq!(kept[0].credential, credential(7, 5));
    assert_eq!(kit.store.passkey(vec![7; 32]).await.unwrap().as_ref(), Some(&kept[0]));
    assert_eq!(kit.store.passkey(vec![8; 32]).await.unwrap(), None);
    assert_eq!(kit.use_it(7, 6, 2, 2).await, Used::Now);
    let used = kit.store.passkey(vec![7; 32]).await.unwrap().unwrap();
    assert_eq!((used.used, used.credential.counter, used.credential.backed_up), (Some(later(9)), 6, true));
    assert!(kit.actor(2).await.unwrap().standing.has_second_factor);
    assert_eq!(kit.account_mail().await, [AccountMailKind::PasskeyAdded]);
    assert_eq!(kit.number("SELECT COUNT(*) FROM audit WHERE action = 'passkey.added'").await, 1);
}

async fn case_42_a_challenge_that_is_answered_at_once_by_many_adds_one_passkey(kit: Kit) {
    let person = kit.owner("1", "quackers", 1).await;
    let added = futures::future::join_all((1..5).map(|number| kit.add(1, number, 0, 1))).await;
    assert_eq!(added.iter().filter(|added| **added == Added::Now).count(), 1);
    assert_eq!(added.iter().filter(|added| **added == Added::Replayed).count(), 3);
    assert_eq!(kit.store.passkeys(person).await.unwrap().len(), 1);
}

async fn case_42_a_challenge_that_is_answered_at_once_by_many_opens_one_session(kit: Kit) {
    kit.owner("1", "quackers", 1).await;
    kit.add(1, 7, 0, 1).await;
    let used = futures::future::join_all((2..6).map(|token| kit.use_it(7, 0, 2, token))).await;
    assert_eq!(used.iter().filter(|used| **used == Used::Now).count(), 1);
    let mut open = 0;
    for token in 2..6 {
        open += i32::from(kit.actor(token).await.is_some());
    }
    assert_eq!(open, 1);
}

async fn of_two_uses_with_one_counter_one_is_refused(kit: Kit) {
    kit.owner("1", "quackers", 1).await;
    kit.add(1, 7, 3, 1).await;
    let used = futures::future::join_all((2..6).map(|n| kit.use_it(7, 4, n, n))).await;
    assert_eq!(used.iter().filter(|used| **used == Used::Now).count(), 1);
    assert_eq!(used.iter().filter(|used| **used == Used::Refused).count(), 3);
    assert_eq!(kit.use_it(7, 3, 9, 9).await, Used::Refused, "it went back");
    assert_eq!(kit.use_it(7, 0, 10, 10).await, Used::Refused, "one that counted counts");
    assert!(kit.actor(9).await.is_none() && kit.actor(10).await.is_none());
}

async fn an_authenticator_that_does_not_count_is_used_again_and_again(kit: Kit) {
    kit.owner("1", "quackers", 1).await;
    kit.add(1, 7, 0, 1).await;
    for n in 2..5 {
        assert_eq!(kit.use_it(7, 0, n, n).await, Used::Now);
    }
}

async fn a_credential_is_one_person_s_once(kit: Kit) {
    let first = kit.owner("1", "quackers", 1).await;
    let second = kit.owner("2", "duckling", 2).await;
    assert_eq!(kit.add(1, 7, 0, 1).await, Added::Now);
    assert_eq!(kit.add(1, 7, 0, 2).await, Added::Refused);
    assert_eq!(kit.add(2, 7, 0, 3).await, Added::Refused);
    assert_eq!(kit.store.passkeys(first).await.unwrap().len(), 1);
    assert_eq!(kit.store.passkeys(second).await.unwrap(), []);
    assert!(!kit.actor(2).await.unwrap().standing.has_second_factor);
}

async fn nobody_keeps_more_passkeys_than_there_may_be(kit: Kit) {
    let person = kit.owner("1", "quackers", 1).await;
    for number in 0..MOST_PASSKEYS {
        assert_eq!(kit.add(1, number, 0, number).await, Added::Now);
    }
    assert_eq!(kit.add(1, 99, 0, 99).await, Added::Refused);
    assert_eq!(kit.store.passkeys(person).await.unwrap().len(), usize::from(MOST_PASSKEYS));
}

async fn a_passkey_is_removed_by_its_owner_and_ends_the_other_sessions(kit: Kit) {
    let person = kit.owner("1", "quackers", 1).await;
    kit.owner("2", "duckling", 2).await;
    kit.add(1, 7, 0, 1).await;
    kit.use_it(7, 0, 2, 3).await;
    kit.account_mail().await;
    let passkey = kit.store.passkeys(person).await.unwrap()[0].id;
    let (hers, his) = (kit.actor(1).await.unwrap(), kit.actor(2).await.unwrap());
    assert_eq!(kit.store.remove_passkey(&his, passkey, [2; 32], NOW).await, Ok(false));
    assert!(kit.actor(3).await.is_some());
    assert_eq!(kit.store.remove_passkey(&hers, passkey, [1; 32], NOW).await, Ok(true));
    assert_eq!(kit.store.remove_passkey(&hers, passkey, [1; 32], NOW).await, Ok(false));
    assert!(kit.actor(1).await.is_some() && kit.actor(2).await.is_some() && kit.actor(3).await.is_none());
    assert_eq!(kit.store.passkeys(person).await.unwrap(), []);
    let told = kit.number("SELECT COUNT(*) FROM outbox WHERE kind = 'passkey_removed'").await;
    assert_eq!(told, 1);
    assert_eq!(kit.number("SELECT COUNT(*) FROM audit WHERE action = 'passkey.removed'").await, 1);
}

async fn a_challenge_is_forgotten_once_it_has_expired(kit: Kit) {
    kit.owner("1", "quackers", 1).await;
    kit.add(1, 7, 0, 1).await;
    kit.store.forget_challenges(later(299)).await.unwrap();
    assert_eq!(kit.use_it(7, 0, 1, 2).await, Used::Replayed);
    kit.store.forget_challenges(later(300)).await.unwrap();
    assert_eq!(kit.number("SELECT COUNT(*) FROM passkey_challenges").await, 0);
}

async fn after_leaving_no_passkey_is_left(kit: Kit) {
    let person = kit.owner("1", "quackers", 1).await;
    kit.add(1, 7, 0, 1).await;
    assert!(kit.dump().await.contains("Téléphone 7"), "or the test would prove nothing");
    kit.store.leave(person, [1; 32], true, Vec::new(), later(1)).await.unwrap();
    assert!(!kit.dump().await.contains("Téléphone 7"));
    assert_eq!(kit.store.passkey(vec![7; 32]).await.unwrap(), None);
    assert_eq!(kit.number("SELECT COUNT(*) FROM passkeys").await, 0);
}
