//! Claims about the service desk.

use domain::Language;
use domain::account::{Grant, Role, Scope, Username};
use domain::desk::{Hindrance, RequestKind, RequestState};
use store::account::{Login, Opened};
use store::desk::{Act, Assignee, Did, Doing, Filter, Happening, NewRequest, Rename, Request, Requester};
use store::mail::{AccountMailKind, MailContent, Queued};
use uuid::Uuid;

use crate::account::{mailbox, name_key};
use crate::harness::{Kit, NOW, later};

crate::on_both_databases!(
    a_request_is_tied_to_whoever_has_its_address,
    case_41_a_stranger_s_request_is_kept_without_a_mail,
    what_is_acknowledged_is_bounded_for_a_mailbox,
    a_queue_is_read_in_pages_the_oldest_first,
    two_at_once_take_a_request_and_one_of_them_is_told,
    only_the_desk_is_assigned_and_only_what_the_table_allows_is_done,
    an_answer_is_mailed_in_the_language_of_its_person,
    a_stranger_is_answered_at_the_address_they_gave,
    a_username_changes_with_its_history_its_mail_and_its_audit,
    the_old_username_is_held_back_and_one_s_own_spelling_is_not,
    a_lost_second_factor_ends_every_session_and_staff_keep_theirs,
    a_link_to_get_in_is_sent_to_the_person_s_own_address,
    strangers_are_erased_after_their_time_and_nobody_else,
    a_person_sees_their_answers_and_no_note,
    a_stranger_s_request_stands_in_no_list_until_its_mailbox_confirmed_it,
    a_person_replies_and_the_request_is_open_again,
    the_same_words_asked_within_minutes_are_one_request,
    a_new_username_can_close_the_request,
    desk_acts_on_staff_need_an_administrator_and_nobody_acts_on_themselves,
    after_leaving_no_request_or_note_is_left,
    who_leaves_the_desk_leaves_the_requests_to_the_others,
);

impl Kit {
    pub(crate) async fn served(&self, number: &str, username: &str) -> Uuid {
        let person = self.member(number, &format!("{username}@example.org")).await;
        assert_eq!(self.open_account(person, username).await, Opened::Now);
        let grant = Grant { role: Role::ServiceDesk, scope: Scope::Everywhere };
        self.store.give_duty(person, grant, NOW).await.unwrap();
        person
    }

    pub(crate) async fn ask(&self, email: &str, kind: RequestKind) -> Uuid {
        let id = self.id();
        let request = NewRequest {
            id,
            by: Requester::Mailbox(mailbox(email), email.into()),
            kind,
            language: Language::Fr,
            wanted: (kind == RequestKind::UsernameChange).then(|| Username::parse("plume").unwrap()),
            topic: None,
            message: format!("Zut, mon vieux secret. ({id})"),
            at: NOW,
        };
        self.store.receive_request(request).await.unwrap();
        id
    }

    async fn every_request(&self) -> Vec<Uuid> {
        let lines = self.store.requests(every(&RequestState::ALL), 100).await.unwrap();
        lines.into_iter().map(|line| line.id).collect()
    }

    async fn look(&self, id: Uuid) -> Request {
        self.store.request(id).await.unwrap().unwrap()
    }

    pub(crate) async fn act(&self, by: Uuid, request: Uuid, act: Act) -> Did {
        let version = self.look(request).await.version;
        self.store.act(Doing { request, version, by, act, at: later(1) }).await.unwrap()
    }

    async fn mail(&self) -> Vec<Queued> {
        let mail = self.store.claim_mail(later(5), later(6), 100).await.unwrap();
        self.store.mail_settled(mail.iter().map(|mail| mail.seq).collect()).await.unwrap();
        mail
    }

    async fn mail_kinds(&self) -> Vec<&'static str> {
        self.mail().await.iter().map(|mail| mail.matter.code()).collect()
    }
}

fn every(states: &[RequestState]) -> Filter {
    Filter { states: states.to_vec(), kind: None, assignee: Assignee::Any, after: 0 }
}

fn rename(from: &str, to: &str) -> Act {
    let to = Username::parse(to).unwrap();
    Act::Rename(Box::new(Rename {
        from: from.into(),
        from_key: name_key(from),
        to_key: name_key(to.as_str()),
        to,
        closes: false,
    }))
}

async fn a_request_is_tied_to_whoever_has_its_address(kit: Kit) {
    let person = kit.member("1", "w.quack@gmail.com").await;
    let id = kit.ask("WQuack+desk@gmail.com", RequestKind::LogInHelp).await;
    let request = kit.look(id).await;
    assert_eq!((request.subject.as_ref().unwrap().id, request.address.clone()), (person, None));
    assert_eq!((request.signed_in, request.state, request.reads()), (false, RequestState::New, Language::Fr));
    let mail = kit.mail().await;
    assert_eq!(mail.len(), 1);
    assert_eq!(mail[0].address, "w.quack@gmail.com", "the address that the association knows");
    let MailContent::Desk(desk) = &mail[0].matter else { panic!("of the desk") };
    assert_eq!((desk.number, desk.language, desk.answer.as_str()), (request.number, Language::Fr, ""));
    assert!(!desk.is_theirs);
}

async fn case_41_a_stranger_s_request_is_kept_without_a_mail(kit: Kit) {
    let id = kit.ask("stranger@example.org", RequestKind::UsernameChange).await;
    let request = kit.look(id).await;
    assert!(request.subject.is_none());
    assert_eq!(request.address.as_deref(), Some("stranger@example.org"));
    assert_eq!((request.wanted.as_deref(), request.reads()), (Some("plume"), Language::Fr));
    assert!(kit.mail().await.is_empty());
    let audit = "SELECT COUNT(*) FROM audit WHERE action = 'request.received' AND actor = 'visitor'";
    assert_eq!(kit.number(audit).await, 1);
}

async fn what_is_acknowledged_is_bounded_for_a_mailbox(kit: Kit) {
    kit.member("1", "one@example.org").await;
    for _ in 0..6 {
        kit.ask("one@example.org", RequestKind::LogInHelp).await;
    }
    assert_eq!(kit.mail().await.len(), 2, "half of what a mailbox is sent a day");
    kit.store.request_access(mailbox("one@example.org"), NOW).await.unwrap();
    assert_eq!(kit.mail().await.len(), 1, "which leaves its owner a way in");
    assert_eq!(kit.store.requests_due().await, Ok(6), "every request is kept");
}

async fn a_queue_is_read_in_pages_the_oldest_first(kit: Kit) {
    let (staff, mut ids) = (kit.served("1", "duckling").await, Vec::new());
    for n in 0..5 {
        let kind = if n == 2 { RequestKind::UsernameChange } else { RequestKind::LogInHelp };
        ids.push(kit.ask("one@example.org", kind).await);
    }
    kit.act(staff, ids[1], Act::Assign(staff)).await;
    kit.act(staff, ids[3], Act::Answer("Oui.".into(), RequestState::Done)).await;
    let list = async |filter: Filter| {
        let lines = kit.store.requests(filter, 2).await.unwrap();
        lines.into_iter().map(|line| (line.id, line.number)).collect::<Vec<_>>()
    };
    let active = every(&[RequestState::New, RequestState::Open, RequestState::Waiting]);
    let first = list(active.clone()).await;
    assert_eq!(first.iter().map(|line| line.0).collect::<Vec<_>>(), [ids[0], ids[1]]);
    let second = list(Filter { after: first[1].1, ..active.clone() }).await;
    assert_eq!(
        second.iter().map(|line| line.0).collect::<Vec<_>>(),
        [ids[2], ids[4]],
        "without what is closed"
    );
    assert!(list(Filter { after: i64::MAX, ..active.clone() }).await.is_empty());
    let mine = list(Filter { assignee: Assignee::Person(staff), ..active.clone() }).await;
    assert_eq!(mine.iter().map(|line| line.0).collect::<Vec<_>>(), [ids[1]]);
    let of_kind = Filter { kind: Some(RequestKind::UsernameChange), assignee: Assignee::Nobody, ..active };
    assert_eq!(list(of_kind).await.iter().map(|line| line.0).collect::<Vec<_>>(), [ids[2]]);
    assert_eq!(kit.store.requests_due().await, Ok(4));
}

async fn two_at_once_take_a_request_and_one_of_them_is_told(kit: Kit) {
    let (one, other) = (kit.served("1", "duckling").await, kit.served("2", "gosling").await);
    let id = kit.ask("one@example.org", RequestKind::LogInHelp).await;
    let version = kit.look(id).await.version;
    let take = |by| kit.store.act(Doing { request: id, version, by, act: Act::Assign(by), at: NOW });
    let both = futures::future::join(take(one), take(other)).await;
    let mut both = [both.0.unwrap(), both.1.unwrap()];
    both.sort_by_key(|did| *did != Did::Done);
    assert_eq!(both, [Did::Done, Did::Stale]);
    let request = kit.look(id).await;
    assert_eq!((request.version, request.events.len()), (2, 2), "assigned, and under way");
    assert_eq!(request.state, RequestState::Open);
    let gone = Doing { request: kit.id(), version: 1, by: one, act: Act::Release, at: NOW };
    assert_eq!(kit.store.act(gone).await, Ok(Did::Gone));
}

async fn only_the_desk_is_assigned_and_only_what_the_table_allows_is_done(kit: Kit) {
    let staff = kit.served("1", "duckling").await;
    let member = kit.member("2", "two@example.org").await;
    kit.open_account(member, "quackers").await;
    let id = kit.ask("two@example.org", RequestKind::LogInHelp).await;
    assert_eq!(kit.act(staff, id, Act::Assign(member)).await, Did::NotNow);
    assert_eq!(kit.act(staff, id, Act::Release).await, Did::NotNow);
    assert_eq!(kit.act(staff, id, Act::Become(RequestState::New)).await, Did::NotNow);
    assert_eq!(kit.act(staff, id, Act::ResetSecondFactor).await, Did::NotNow, "there is none");
    for state in [RequestState::Refused, RequestState::Done, RequestState::Waiting] {
        assert_eq!(kit.act(staff, id, Act::Become(state)).await, Did::NotNow, "without a word");
    }
    let refused = Act::Answer("Non.".into(), RequestState::Refused);
    assert_eq!(kit.act(staff, id, refused).await, Did::Done);
    assert_eq!(kit.act(staff, id, Act::Assign(staff)).await, Did::NotNow, "it is closed");
    let answer = Act::Answer("Bonjour".into(), RequestState::Done);
    assert_eq!(kit.act(staff, id, answer).await, Did::NotNow, "it is closed");
    for act in [Act::SendLink, rename("quackers", "plume")] {
        assert_eq!(kit.act(staff, id, act).await, Did::NotNow, "it is closed");
    }
    assert_eq!(kit.look(id).await.version, 2, "what was refused changed nothing");
    assert_eq!(kit.act(staff, id, Act::Become(RequestState::Open)).await, Did::Done);
    assert_eq!(kit.store.colleagues(NOW).await.unwrap().len(), 1);
    // Case 54: every change has its row, and names who made it.
    let audit = "SELECT COUNT(*) FROM audit WHERE action = 'request.state' AND actor = 'staff' \
                 AND actor_id IS NOT NULL";
    assert_eq!(kit.number(audit).await, 2);
}

async fn an_answer_is_mailed_in_the_language_of_its_person(kit: Kit) {
    let staff = kit.served("1", "duckling").await;
    let person = kit.member("2", "two@example.org").await;
    kit.open_account(person, "quackers").await;
    let id = kit.ask("two@example.org", RequestKind::LogInHelp).await;
    kit.mail().await;
    let answer = Act::Answer("Voilà.".into(), RequestState::Waiting);
    assert_eq!(kit.act(staff, id, answer).await, Did::Done);
    let mail = kit.mail().await;
    let MailContent::Desk(desk) = &mail[0].matter else { panic!("of the desk") };
    assert_eq!((mail[0].address.as_str(), desk.language), ("two@example.org", Language::Fr));
    assert_eq!(desk.answer, "Voilà.");
    let request = kit.look(id).await;
    assert_eq!(request.state, RequestState::Waiting);
    assert_eq!(request.events[0].what, Happening::Answered("Voilà.".into()));
    assert_eq!(request.events[0].by.as_deref(), Some("duckling"));
}

async fn a_stranger_is_answered_at_the_address_they_gave(kit: Kit) {
    let staff = kit.served("1", "duckling").await;
    let id = kit.ask("stranger@example.org", RequestKind::LogInHelp).await;
    for act in [rename("a-name", "another"), Act::SendLink, Act::ResetSecondFactor] {
        assert_eq!(kit.act(staff, id, act).await, Did::NotNow, "there is nobody to do it for");
    }
    kit.act(staff, id, Act::Answer("Qui êtes-vous?".into(), RequestState::Done)).await;
    let mail = kit.mail().await;
    assert_eq!((mail.len(), mail[0].address.as_str()), (1, "stranger@example.org"));
    assert_eq!(mail[0].matter.language(), Language::Fr, "that of the form");
}

async fn a_username_changes_with_its_history_its_mail_and_its_audit(kit: Kit) {
    let staff = kit.served("1", "duckling").await;
    let person = kit.member("2", "two@example.org").await;
    kit.open_account(person, "quackers").await;
    kit.session(person, 1).await;
    let id = kit.ask("two@example.org", RequestKind::UsernameChange).await;
    kit.mail().await;
    assert_eq!(
        kit.act(staff, id, rename("quackers", "DuckIing")).await,
        Did::NameTaken,
        "it looks like another"
    );
    assert_eq!(
        kit.act(staff, id, rename("someone", "plume")).await,
        Did::Stale,
        "the name changed meanwhile"
    );
    assert_eq!(kit.act(staff, id, rename("quackers", "plume")).await, Did::Done);
    assert_eq!(kit.actor(1).await.unwrap().username, "plume", "the session goes on");
    let login = |name: &str| Login::Username(Username::parse(name).unwrap().skeleton());
    assert!(kit.store.credentials(login("plume")).await.unwrap().is_some());
    assert!(kit.store.credentials(login("quackers")).await.unwrap().is_none());
    assert_eq!(kit.mail_kinds().await, [AccountMailKind::UsernameChanged.code()]);
    assert_eq!(kit.look(id).await.events[0].what, Happening::Renamed("plume".into()));
    let audit = "SELECT COUNT(*) FROM audit WHERE action = 'username.changed' AND actor_id IS NOT NULL";
    assert_eq!(kit.number(audit).await, 1);
}

async fn the_old_username_is_held_back_and_one_s_own_spelling_is_not(kit: Kit) {
    let staff = kit.served("1", "duckling").await;
    let (person, other) =
        (kit.member("2", "two@example.org").await, kit.member("3", "three@example.org").await);
    kit.open_account(person, "quackers").await;
    let id = kit.ask("two@example.org", RequestKind::UsernameChange).await;
    assert_eq!(kit.act(staff, id, rename("quackers", "Quack-Ers")).await, Did::Done);
    assert_eq!(kit.number("SELECT COUNT(*) FROM retired_usernames").await, 0);
    assert_eq!(kit.act(staff, id, rename("Quack-Ers", "plume")).await, Did::Done);
    assert_eq!(kit.open_account(other, "quackers").await, Opened::NameTaken);
    assert_eq!(kit.open_account(other, "Plumé").await, Opened::NameTaken);
    assert_eq!(
        kit.act(staff, id, rename("plume", "quackers")).await,
        Did::Done,
        "its bearer alone may have it back"
    );
    assert_eq!(kit.open_account(other, "quackers").await, Opened::NameTaken);
    kit.store.leave(person, name_key("quackers"), true, Vec::new(), later(3)).await.unwrap();
    assert_eq!(kit.open_account(other, "quackers").await, Opened::NameTaken, "nor once they have left");
    assert_eq!(kit.open_account(other, "plume").await, Opened::NameTaken);
}

async fn a_lost_second_factor_ends_every_session_and_staff_keep_theirs(kit: Kit) {
    let staff = kit.served("1", "duckling").await;
    let person = kit.member("2", "two@example.org").await;
    kit.open_account(person, "quackers").await;
    kit.session(person, 1).await;
    let actor = kit.actor(1).await.unwrap();
    kit.store.set_authenticator(&actor, vec![1], 10, vec![[7; 32]], [1; 32], NOW).await.unwrap();
    let id = kit.ask("two@example.org", RequestKind::LogInHelp).await;
    kit.mail().await;
    let grant = Grant { role: Role::Editor, scope: Scope::Everywhere };
    kit.store.give_duty(person, grant, NOW).await.unwrap();
    let hindered = Did::Hindered(Hindrance::Staff);
    assert_eq!(kit.act(staff, id, Act::ResetSecondFactor).await, hindered, "they are of the staff");
    assert_eq!(kit.number("SELECT COUNT(*) FROM recovery_codes").await, 1);
    let id = {
        let member = kit.member("3", "three@example.org").await;
        kit.open_account(member, "plume").await;
        kit.session(member, 3).await;
        let actor = kit.actor(3).await.unwrap();
        kit.store.set_authenticator(&actor, vec![1], 10, vec![[8; 32]], [3; 32], NOW).await.unwrap();
        kit.mail().await;
        kit.ask("three@example.org", RequestKind::LogInHelp).await
    };
    assert!(kit.look(id).await.subject.unwrap().has_second_factor);
    assert_eq!(kit.act(staff, id, Act::ResetSecondFactor).await, Did::Done);
    assert!(kit.actor(3).await.is_none());
    assert!(!kit.look(id).await.subject.unwrap().has_second_factor);
    assert_eq!(kit.number("SELECT COUNT(*) FROM recovery_codes").await, 1, "the other's");
    assert_eq!(kit.mail_kinds().await, ["request_received", AccountMailKind::SecondFactorReset.code()]);
    let audit = "SELECT COUNT(*) FROM audit WHERE action = 'second_factor.reset' AND actor_id IS NOT NULL";
    assert_eq!(kit.number(audit).await, 1);
}

async fn a_link_to_get_in_is_sent_to_the_person_s_own_address(kit: Kit) {
    let staff = kit.served("1", "duckling").await;
    let person = kit.member("2", "two@example.org").await;
    let id = kit.ask("two@example.org", RequestKind::LogInHelp).await;
    kit.mail().await;
    assert_eq!(kit.act(staff, id, Act::SendLink).await, Did::Done);
    assert_eq!(kit.mail_kinds().await, [AccountMailKind::Invitation.code()]);
    kit.open_account(person, "quackers").await;
    assert_eq!(kit.act(staff, id, Act::SendLink).await, Did::Done);
    assert_eq!(kit.mail_kinds().await, [AccountMailKind::PasswordReset.code()]);
}

async fn strangers_are_erased_after_their_time_and_nobody_else(kit: Kit) {
    let staff = kit.served("1", "duckling").await;
    let person = kit.member("2", "two@example.org").await;
    let known = kit.ask("two@example.org", RequestKind::LogInHelp).await;
    let stranger = kit.ask("stranger@example.org", RequestKind::LogInHelp).await;
    kit.act(staff, stranger, Act::Note("Une note secrète.".into())).await;
    kit.act(staff, stranger, Act::Answer("Bonjour".into(), RequestState::Done)).await;
    assert_eq!(kit.store.expire_requests(NOW, later(9)).await, Ok(0));
    assert_eq!(kit.store.expire_requests(later(1), later(9)).await, Ok(1));
    assert!(kit.store.request(stranger).await.unwrap().is_none());
    assert_eq!(kit.look(known).await.subject.unwrap().id, person);
    let after = kit.dump().await;
    for secret in ["stranger@example", "note secrète"] {
        assert!(!after.contains(secret), "{secret} is still there");
    }
    assert_eq!(kit.mail_kinds().await, ["request_received"], "the answer to the stranger went with them");
}

async fn a_person_sees_their_answers_and_no_note(kit: Kit) {
    let staff = kit.served("1", "duckling").await;
    let person = kit.member("2", "two@example.org").await;
    let other = kit.member("3", "three@example.org").await;
    let id = kit.ask("two@example.org", RequestKind::LogInHelp).await;
    kit.ask("two@example.org", RequestKind::UsernameChange).await;
    for request in kit.every_request().await {
        kit.store.confirm_request(request, NOW).await.unwrap();
    }
    kit.act(staff, id, Act::Note("Parle fort.".into())).await;
    kit.act(staff, id, Act::Answer("Bonjour".into(), RequestState::Waiting)).await;
    kit.act(staff, id, Act::Answer("Et encore".into(), RequestState::Done)).await;
    let own = kit.store.own_requests(person).await.unwrap();
    assert_eq!(own.len(), 2);
    assert_eq!(own[0].state, RequestState::Done);
    let said: Vec<_> = own[0].said.iter().map(|said| (said.by_desk, said.text.as_str())).collect();
    assert_eq!(said, [(true, "Bonjour"), (true, "Et encore")]);
    assert_eq!((own[1].wanted.as_deref(), own[1].said.len()), (Some("plume"), 0));
    assert!(kit.store.own_requests(other).await.unwrap().is_empty());
}

async fn a_stranger_s_request_stands_in_no_list_until_its_mailbox_confirmed_it(kit: Kit) {
    let staff = kit.served("1", "duckling").await;
    let person = kit.member("2", "two@example.org").await;
    kit.open_account(person, "quackers").await;
    let id = kit.ask("two@example.org", RequestKind::LogInHelp).await;
    let number = kit.look(id).await.number;
    kit.act(staff, id, Act::Answer("Bonjour".into(), RequestState::Done)).await;
    assert!(kit.store.own_requests(person).await.unwrap().is_empty());
    assert_eq!(kit.store.unseen_notices(person).await, Ok(0), "there is nothing of theirs to be told of");
    assert_eq!(kit.store.reply_to_desk(person, number, "Moi.".into(), later(2)).await, Ok(false));
    assert_eq!(kit.store.confirm_request(kit.id(), later(3)).await, Ok(None));
    for _ in 0..2 {
        assert_eq!(kit.store.confirm_request(id, later(3)).await, Ok(Some(number)));
    }
    assert_eq!(kit.store.own_requests(person).await.unwrap().len(), 1);
    let request = kit.look(id).await;
    assert_eq!(request.confirmed, Some(later(3)));
    assert_eq!(request.events.last().map(|event| event.what.clone()), Some(Happening::Confirmed));
}

async fn a_person_replies_and_the_request_is_open_again(kit: Kit) {
    let staff = kit.served("1", "duckling").await;
    let person = kit.member("2", "two@example.org").await;
    kit.open_account(person, "quackers").await;
    let id = kit.ask("two@example.org", RequestKind::LogInHelp).await;
    kit.store.confirm_request(id, NOW).await.unwrap();
    let number = kit.look(id).await.number;
    for (state, words) in
        [(RequestState::Waiting, "Un."), (RequestState::Done, "Deux."), (RequestState::Refused, "Trois.")]
    {
        assert_eq!(kit.act(staff, id, Act::Answer(words.into(), state)).await, Did::Done, "{state:?}");
        let version = kit.look(id).await.version;
        assert_eq!(kit.store.reply_to_desk(person, number, words.into(), later(3)).await, Ok(true));
        let request = kit.look(id).await;
        assert_eq!(request.state, RequestState::Open, "{state:?}");
        assert_eq!(
            request.events.last().map(|event| event.what.clone()),
            Some(Happening::Replied(words.into()))
        );
        assert!(request.version > version, "whoever was about to act looks again");
    }
    assert_eq!(kit.store.reply_to_desk(person, number, "Trois.".into(), later(4)).await, Ok(true));
    let said = kit.store.own_requests(person).await.unwrap().remove(0).said;
    assert_eq!(said.len(), 6, "the same words within minutes are added once");
    assert_eq!(
        kit.store.reply_to_desk(staff, number, "Moi.".into(), later(5)).await,
        Ok(false),
        "not theirs"
    );
}

async fn the_same_words_asked_within_minutes_are_one_request(kit: Kit) {
    let person = kit.member("2", "two@example.org").await;
    let ask = async |by: Requester, words: &str, seconds: i64| {
        let (id, kind, language, at) = (kit.id(), RequestKind::LogInHelp, Language::Fr, later(seconds));
        let (wanted, topic, message) = (None, None, words.to_owned());
        let request = NewRequest { id, by, kind, language, wanted, topic, message, at };
        kit.store.receive_request(request).await.unwrap();
        kit.store.requests_due().await.unwrap()
    };
    let stranger = || Requester::Mailbox(mailbox("stranger@example.org"), "stranger@example.org".into());
    assert_eq!(ask(Requester::Person(person), "Zut", 0).await, 1);
    assert_eq!(ask(Requester::Person(person), "Zut", 1).await, 1, "going back and sending again");
    assert_eq!(ask(Requester::Person(person), "Zut!", 1).await, 2);
    assert_eq!(ask(stranger(), "Zut", 1).await, 3);
    assert_eq!(ask(stranger(), "Zut", 2).await, 3);
    assert_eq!(ask(Requester::Person(person), "Zut", 601).await, 4, "later it is meant");
}

async fn a_new_username_can_close_the_request(kit: Kit) {
    let staff = kit.served("1", "duckling").await;
    let person = kit.member("2", "two@example.org").await;
    kit.open_account(person, "quackers").await;
    for (from, to, closes, state) in
        [("quackers", "plume", false, RequestState::Open), ("plume", "plumeau", true, RequestState::Done)]
    {
        let id = kit.ask("two@example.org", RequestKind::UsernameChange).await;
        let Act::Rename(renamed) = rename(from, to) else { panic!("a rename") };
        let act = Act::Rename(Box::new(Rename { closes, ..*renamed }));
        assert_eq!(kit.act(staff, id, act).await, Did::Done);
        let request = kit.look(id).await;
        assert_eq!((request.state, request.assignee.map(|holder| holder.id)), (state, Some(staff)), "{to}");
    }
}

async fn desk_acts_on_staff_need_an_administrator_and_nobody_acts_on_themselves(kit: Kit) {
    let (one, other) = (kit.served("1", "duckling").await, kit.served("2", "gosling").await);
    let colleague = kit.member("3", "three@example.org").await;
    kit.open_account(colleague, "quackers").await;
    let grant = |role| Grant { role, scope: Scope::Everywhere };
    kit.store.give_duty(colleague, grant(Role::Administrator), NOW).await.unwrap();
    let id = kit.ask("three@example.org", RequestKind::LogInHelp).await;
    for act in [rename("quackers", "plume"), Act::SendLink] {
        assert_eq!(kit.act(one, id, act).await, Did::Hindered(Hindrance::Staff));
    }
    assert_eq!(kit.act(one, id, Act::Answer("Bonjour".into(), RequestState::Open)).await, Did::Done);
    kit.store.give_duty(other, grant(Role::Administrator), NOW).await.unwrap();
    assert_eq!(kit.act(other, id, rename("quackers", "plume")).await, Did::Done);
    let own = kit.ask("gosling@example.org", RequestKind::UsernameChange).await;
    for act in [Act::Assign(other), rename("gosling", "jars"), Act::Note("Moi.".into()), Act::SendLink] {
        assert_eq!(kit.act(other, own, act).await, Did::Hindered(Hindrance::Own));
    }
    assert_eq!(kit.look(own).await.version, 1, "what was refused changed nothing");
}

async fn after_leaving_no_request_or_note_is_left(kit: Kit) {
    let staff = kit.served("1", "duckling").await;
    let person = kit.member("2", "two@example.org").await;
    kit.open_account(person, "quackers").await;
    let id = kit.ask("two@example.org", RequestKind::UsernameChange).await;
    kit.act(staff, id, Act::Note("Parle fort au téléphone.".into())).await;
    kit.act(staff, id, Act::Answer("Voilà la réponse.".into(), RequestState::Waiting)).await;
    kit.act(staff, id, rename("quackers", "plumeau")).await;
    let secrets = ["vieux secret", "Parle fort", "la réponse", "plumeau", "two@example"];
    let before = kit.dump().await;
    for secret in secrets {
        assert!(before.contains(secret), "{secret} is there before, or the test would prove nothing");
    }
    kit.store.leave(person, name_key("plumeau"), true, Vec::new(), later(2)).await.unwrap();
    let after = kit.dump().await;
    for secret in secrets {
        assert!(!after.contains(secret), "{secret} is still there");
    }
    assert!(kit.store.request(id).await.unwrap().is_none());
    assert!(kit.mail().await.is_empty());
}

async fn who_leaves_the_desk_leaves_the_requests_to_the_others(kit: Kit) {
    let staff = kit.served("1", "duckling").await;
    let id = kit.ask("one@example.org", RequestKind::LogInHelp).await;
    kit.act(staff, id, Act::Assign(staff)).await;
    kit.store.leave(staff, name_key("duckling"), true, Vec::new(), later(2)).await.unwrap();
    let request = kit.look(id).await;
    assert!(request.assignee.is_none());
    assert_eq!(
        (request.events[0].by.clone(), request.events[0].what.clone()),
        (None, Happening::Assigned(None))
    );
}
