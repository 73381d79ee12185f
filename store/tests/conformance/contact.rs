//! Claims about what people write to the association.

use domain::Language;
use domain::account::{Grant, Role, Scope};
use domain::contact::{
    EnquiryArea, EnquiryKind, EnquiryState, MOST_SUSPECTED, RECEIPTS_A_DAY, STRANGERS_A_DAY, Team,
};
use store::account::Opened;
use store::campaign::{Confirming, Sharer};
use store::contact::{
    EnquiriesOf, EnquiriesWaiting, Enquiry, EnquiryAct, EnquiryDid, EnquiryDoing, EnquiryHappening,
    EnquiryPageRequest, EnquiryReceived, KnownWriter, NewEnquiry, Writer,
};
use store::mail::{ContactMailKind, MailContent, Queued};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use crate::account::{mailbox, name_key};
use crate::harness::{Kit, NOW, later};

crate::on_both_databases!(
    what_is_written_waits_for_its_team_and_nobody_looks_whose_address_it_is,
    the_same_words_within_minutes_are_one_enquiry,
    a_stranger_is_told_the_reference_once_a_day_and_so_many_strangers_in_all,
    no_reference_goes_to_a_mailbox_that_asked_never_to_be_written_to,
    case_40_a_flood_of_strangers_waits_apart_and_then_is_refused_while_members_are_heard,
    what_waits_apart_is_not_told_counted_or_answered_until_somebody_vouches_for_it,
    an_answer_is_mailed_in_the_language_of_its_writer_and_stands_in_the_thread,
    a_stranger_is_answered_at_the_address_that_they_gave,
    of_two_who_act_at_once_one_is_told,
    only_what_the_table_allows_is_done_and_every_act_has_its_row,
    a_reply_opens_what_was_answered_and_is_due_anew,
    a_list_is_read_in_pages_by_team_state_and_language,
    what_is_late_is_counted,
    the_rest_of_a_flood_is_closed_at_once_as_far_as_it_was_seen,
    what_is_old_is_erased_and_what_looks_like_spam_sooner,
    who_leaves_takes_along_what_they_wrote_signed_in_and_out,
    who_erases_their_pledge_takes_along_what_they_wrote_unless_another_reads_the_mailbox,
    a_person_takes_their_own_along_and_a_mailbox_its_own,
);

/// From when on answers are late here.
const DUE: OffsetDateTime = time::macros::datetime!(2026-11-26 05:00 UTC);

impl Kit {
    /// Somebody of the staff, and what they are called.
    async fn staff_member(&self, number: &str, username: &str) -> Uuid {
        let person = self.member(number, &format!("{username}@example.org")).await;
        assert_eq!(self.open_account(person, username).await, Opened::Now);
        let grant = Grant { role: Role::Editor, scope: Scope::Everywhere };
        self.store.give_duty(person, grant, NOW).await.unwrap();
        person
    }

    fn enquiry(&self, by: Writer) -> NewEnquiry {
        let id = self.id();
        NewEnquiry {
            id,
            by,
            kind: EnquiryKind::Feedback,
            area: EnquiryArea::Health,
            topic: None,
            language: Language::Fr,
            team: Team::Research,
            message: format!("Les listes d’attente. ({id})"),
            is_suspect: false,
            due: DUE,
            at: NOW,
        }
    }

    fn of_address(&self, email: &str) -> NewEnquiry {
        self.enquiry(Writer::Mailbox(mailbox(email), email.into()))
    }

    async fn write(&self, enquiry: NewEnquiry) -> Uuid {
        match self.store.receive_enquiry(enquiry).await.unwrap() {
            EnquiryReceived::Kept(id) => id,
            EnquiryReceived::Full => panic!("kept"),
        }
    }

    async fn as_staff_read(&self, id: Uuid) -> Enquiry {
        self.store.enquiry(id).await.unwrap().unwrap()
    }

    async fn do_about(&self, by: Uuid, enquiry: Uuid, act: EnquiryAct) -> EnquiryDid {
        let version = self.as_staff_read(enquiry).await.version;
        let doing = EnquiryDoing { enquiry, version, by, act, due: DUE, at: later(60) };
        self.store.act_on_enquiry(doing).await.unwrap()
    }

    /// What is mailed about enquiries, with where it goes.
    async fn contact_mail(&self) -> Vec<(String, store::mail::ContactMail)> {
        let mail = self.store.claim_mail(later(90), later(95), 1_000).await.unwrap();
        self.store.mail_settled(mail.iter().map(|mail| mail.seq).collect()).await.unwrap();
        let about = |mail: Queued| match mail.matter {
            MailContent::Contact(contact) => Some((mail.address, *contact)),
            _ => None,
        };
        mail.into_iter().filter_map(about).collect()
    }

    async fn waiting_for(&self, teams: &[Team]) -> EnquiriesWaiting {
        self.store.enquiries_waiting(teams.to_vec(), NOW).await.unwrap()
    }

    async fn listed(&self, request: EnquiryPageRequest) -> Vec<Uuid> {
        self.store.enquiries(request).await.unwrap().into_iter().map(|line| line.id).collect()
    }
}

fn page_of(state: EnquiryState) -> EnquiryPageRequest {
    EnquiryPageRequest { teams: Team::ALL.to_vec(), state, language: None, after: 0, limit: 100 }
}

async fn what_is_written_waits_for_its_team_and_nobody_looks_whose_address_it_is(kit: Kit) {
    let person = kit.member("1", "one@example.org").await;
    kit.open_account(person, "plume").await;
    let signed_out = kit.write(kit.of_address("one@example.org")).await;
    let signed_in = kit.write(kit.enquiry(Writer::Person(person))).await;
    let [out, own] = [kit.as_staff_read(signed_out).await, kit.as_staff_read(signed_in).await];
    assert_eq!((out.person, out.writer), (None, Some(KnownWriter::Address("one@example.org".into()))));
    assert_eq!((own.person, own.writer), (Some(person), Some(KnownWriter::Account(Some("plume".into())))));
    assert_eq!((own.kind, own.area, own.team), (EnquiryKind::Feedback, EnquiryArea::Health, Team::Research));
    assert_eq!((own.state, own.language, own.due, own.version), (EnquiryState::Open, Language::Fr, DUE, 1));
    let waiting = EnquiriesWaiting { open: 2, late: 0, suspected: 0 };
    assert_eq!(kit.waiting_for(&[Team::Research]).await, waiting);
    assert_eq!(kit.waiting_for(&[Team::Service, Team::Editors]).await, EnquiriesWaiting::default());
    assert_eq!(kit.waiting_for(&[]).await, EnquiriesWaiting::default());
    assert!(
        kit.listed(EnquiryPageRequest { teams: Vec::new(), ..page_of(EnquiryState::Open) }).await.is_empty()
    );
}

async fn the_same_words_within_minutes_are_one_enquiry(kit: Kit) {
    let person = kit.member("1", "one@example.org").await;
    for by in [Writer::Person(person), Writer::Mailbox(mailbox("two@example.org"), "two@example.org".into())]
    {
        let first = NewEnquiry { message: "Bonjour".into(), ..kit.enquiry(by.clone()) };
        let id = kit.write(first.clone()).await;
        let again = NewEnquiry { id: kit.id(), at: later(9 * 60), ..first.clone() };
        assert_eq!(kit.write(again.clone()).await, id);
        let other = NewEnquiry { id: kit.id(), area: EnquiryArea::Other, ..again.clone() };
        assert_ne!(kit.write(other).await, id, "about something else");
        let later = NewEnquiry { id: kit.id(), at: later(11 * 60), ..again };
        assert_ne!(kit.write(later).await, id, "said once more");
    }
    let audit = "SELECT COUNT(*) FROM audit WHERE action = 'enquiry.received'";
    assert_eq!(kit.number(audit).await, 6);
}

async fn a_stranger_is_told_the_reference_once_a_day_and_so_many_strangers_in_all(kit: Kit) {
    for _ in 0..3 {
        kit.write(kit.of_address("one@example.org")).await;
    }
    let told = kit.contact_mail().await;
    assert_eq!(told.len(), 1);
    let (address, mail) = &told[0];
    assert_eq!(
        (address.as_str(), mail.kind, mail.language),
        ("one@example.org", ContactMailKind::Received, Language::Fr)
    );
    assert_eq!((mail.team, mail.due, mail.answer.as_str()), (Team::Research, DUE, ""));
    for n in 0..RECEIPTS_A_DAY + 20 {
        kit.write(kit.of_address(&format!("n{n}@example.org"))).await;
    }
    assert_eq!(kit.contact_mail().await.len(), RECEIPTS_A_DAY as usize - 1);
    let tomorrow = NOW + Duration::hours(25);
    kit.write(NewEnquiry { at: tomorrow, ..kit.of_address("one@example.org") }).await;
    let due = kit.store.claim_mail(tomorrow + Duration::MINUTE, tomorrow + Duration::HOUR, 10).await.unwrap();
    assert_eq!(due.len(), 1, "the next day it is told again");
}

async fn no_reference_goes_to_a_mailbox_that_asked_never_to_be_written_to(kit: Kit) {
    let supporter = kit.confirmed("one@example.org").await;
    assert_eq!(kit.store.erase(supporter.id, supporter.link_epoch, true, NOW).await, Ok(true));
    let id = kit.write(kit.of_address("one@example.org")).await;
    assert!(kit.contact_mail().await.is_empty());
    assert_eq!(kit.as_staff_read(id).await.state, EnquiryState::Open, "it is answered all the same");
}

async fn case_40_a_flood_of_strangers_waits_apart_and_then_is_refused_while_members_are_heard(kit: Kit) {
    let member = kit.member("1", "one@example.org").await;
    let (mut kept, mut refused) = (0, 0);
    for n in 0..2_500 {
        let enquiry =
            NewEnquiry { id: Uuid::from_u128(1_000_000 + n), ..kit.of_address(&format!("n{n}@example.org")) };
        match kit.store.receive_enquiry(enquiry).await.unwrap() {
            EnquiryReceived::Kept(_) => kept += 1,
            EnquiryReceived::Full => refused += 1,
        }
    }
    assert_eq!(kept, STRANGERS_A_DAY + MOST_SUSPECTED);
    assert_eq!(kept + refused, 2_500, "each is kept or told that it is not");
    let waiting = kit.waiting_for(&Team::ALL).await;
    let (open, suspected) = (u64::from(STRANGERS_A_DAY), u64::from(MOST_SUSPECTED));
    assert_eq!(
        waiting,
        EnquiriesWaiting { open, late: 0, suspected },
        "the desk is as full as on a busy day"
    );
    assert_eq!(kit.contact_mail().await.len(), RECEIPTS_A_DAY as usize);
    let own = kit.write(kit.enquiry(Writer::Person(member))).await;
    assert_eq!(kit.as_staff_read(own).await.state, EnquiryState::Open);
    // The next day strangers are heard again, though the rest still waits apart.
    let tomorrow = NOW + Duration::hours(25);
    let id = kit.write(NewEnquiry { at: tomorrow, ..kit.of_address("n1@example.org") }).await;
    assert_eq!(kit.as_staff_read(id).await.state, EnquiryState::Open);
}

async fn what_waits_apart_is_not_told_counted_or_answered_until_somebody_vouches_for_it(kit: Kit) {
    let staff = kit.staff_member("1", "duckling").await;
    let suspect = NewEnquiry { is_suspect: true, ..kit.of_address("one@example.org") };
    let id = kit.write(suspect).await;
    assert!(kit.contact_mail().await.is_empty());
    assert_eq!(kit.waiting_for(&Team::ALL).await, EnquiriesWaiting { open: 0, late: 0, suspected: 1 });
    assert_eq!(kit.do_about(staff, id, EnquiryAct::Answer("Oui.".into())).await, EnquiryDid::NotNow);
    assert_eq!(kit.do_about(staff, id, EnquiryAct::Become(EnquiryState::Open)).await, EnquiryDid::Done);
    assert_eq!(kit.waiting_for(&Team::ALL).await, EnquiriesWaiting { open: 1, late: 0, suspected: 0 });
    assert_eq!(kit.do_about(staff, id, EnquiryAct::Answer("Oui.".into())).await, EnquiryDid::Done);
    // Who is signed in is a person.
    let own = NewEnquiry { is_suspect: true, ..kit.enquiry(Writer::Person(staff)) };
    let own = kit.write(own).await;
    assert_eq!(kit.as_staff_read(own).await.state, EnquiryState::Open);
}

async fn an_answer_is_mailed_in_the_language_of_its_writer_and_stands_in_the_thread(kit: Kit) {
    let staff = kit.staff_member("1", "duckling").await;
    let writer = kit.member("2", "two@example.org").await;
    let id = kit.write(kit.enquiry(Writer::Person(writer))).await;
    kit.contact_mail().await;
    assert_eq!(kit.do_about(staff, id, EnquiryAct::Answer("Voilà.".into())).await, EnquiryDid::Done);
    let mail = kit.contact_mail().await;
    let [(address, mail)] = &mail[..] else { panic!("one mail") };
    assert_eq!((address.as_str(), mail.kind), ("two@example.org", ContactMailKind::Answer));
    assert_eq!((mail.language, mail.answer.as_str(), mail.enquiry), (Language::Fr, "Voilà.", id));
    let own = kit.store.own_enquiry(id).await.unwrap().unwrap();
    assert_eq!((own.state, own.is_signed_in), (EnquiryState::Answered, true));
    assert_eq!(
        own.said.iter().map(|said| (said.is_answer, said.text.as_str())).collect::<Vec<_>>(),
        [(true, "Voilà.")]
    );
    let enquiry = kit.as_staff_read(id).await;
    assert_eq!(enquiry.events[0].what, EnquiryHappening::Answered("Voilà.".into()));
    assert_eq!(enquiry.events[0].by.as_deref(), Some("duckling"));
}

async fn a_stranger_is_answered_at_the_address_that_they_gave(kit: Kit) {
    let staff = kit.staff_member("1", "duckling").await;
    let id = kit.write(kit.of_address("Stranger+contact@example.org")).await;
    kit.contact_mail().await;
    kit.do_about(staff, id, EnquiryAct::Answer("Voilà.".into())).await;
    let mail = kit.contact_mail().await;
    assert_eq!(mail.iter().map(|(to, _)| to.as_str()).collect::<Vec<_>>(), ["Stranger+contact@example.org"]);
}

async fn of_two_who_act_at_once_one_is_told(kit: Kit) {
    let (one, other) = (kit.staff_member("1", "duckling").await, kit.staff_member("2", "gosling").await);
    let id = kit.write(kit.of_address("one@example.org")).await;
    let act = |by| {
        let act = EnquiryAct::Answer("Oui.".into());
        kit.store.act_on_enquiry(EnquiryDoing { enquiry: id, version: 1, by, act, due: DUE, at: later(1) })
    };
    let both = futures::future::join(act(one), act(other)).await;
    let mut both = [both.0.unwrap(), both.1.unwrap()];
    both.sort_by_key(|did| *did != EnquiryDid::Done);
    assert_eq!(both, [EnquiryDid::Done, EnquiryDid::Stale]);
    assert_eq!(kit.as_staff_read(id).await.events.len(), 1);
    let gone = EnquiryDoing {
        enquiry: kit.id(),
        version: 1,
        by: one,
        act: EnquiryAct::Pass(Team::Service),
        due: DUE,
        at: NOW,
    };
    assert_eq!(kit.store.act_on_enquiry(gone).await, Ok(EnquiryDid::Gone));
}

async fn only_what_the_table_allows_is_done_and_every_act_has_its_row(kit: Kit) {
    let staff = kit.staff_member("1", "duckling").await;
    let id = kit.write(kit.of_address("one@example.org")).await;
    let become_ = EnquiryAct::Become;
    assert_eq!(kit.do_about(staff, id, become_(EnquiryState::Open)).await, EnquiryDid::NotNow);
    assert_eq!(
        kit.do_about(staff, id, become_(EnquiryState::Answered)).await,
        EnquiryDid::NotNow,
        "without a word"
    );
    assert_eq!(kit.do_about(staff, id, become_(EnquiryState::Suspected)).await, EnquiryDid::NotNow);
    assert_eq!(
        kit.do_about(staff, id, EnquiryAct::Pass(Team::Research)).await,
        EnquiryDid::NotNow,
        "it is theirs"
    );
    assert_eq!(kit.as_staff_read(id).await.version, 1, "what was refused changed nothing");
    assert_eq!(kit.do_about(staff, id, EnquiryAct::Pass(Team::Editors)).await, EnquiryDid::Done);
    assert_eq!(kit.do_about(staff, id, become_(EnquiryState::Closed)).await, EnquiryDid::Done);
    assert_eq!(
        kit.do_about(staff, id, EnquiryAct::Pass(Team::Service)).await,
        EnquiryDid::NotNow,
        "it is closed"
    );
    assert_eq!(kit.do_about(staff, id, EnquiryAct::Answer("Oui.".into())).await, EnquiryDid::NotNow);
    assert_eq!(kit.do_about(staff, id, become_(EnquiryState::Open)).await, EnquiryDid::Done);
    let enquiry = kit.as_staff_read(id).await;
    assert_eq!((enquiry.team, enquiry.version), (Team::Editors, 4));
    let audit = "SELECT COUNT(*) FROM audit WHERE action IN ('enquiry.passed', 'enquiry.state') AND actor = 'staff' \
                 AND actor_id IS NOT NULL";
    assert_eq!(kit.number(audit).await, 3);
}

async fn a_reply_opens_what_was_answered_and_is_due_anew(kit: Kit) {
    let staff = kit.staff_member("1", "duckling").await;
    let id = kit.write(kit.of_address("one@example.org")).await;
    kit.do_about(staff, id, EnquiryAct::Answer("Voilà.".into())).await;
    let anew = DUE + Duration::days(3);
    let reply = |text: &str, at| kit.store.reply_to_enquiry(id, text.into(), anew, at);
    assert_eq!(reply("Encore.", later(90)).await, Ok(true));
    assert_eq!(reply("Encore.", later(120)).await, Ok(true));
    let enquiry = kit.as_staff_read(id).await;
    assert_eq!(
        (enquiry.state, enquiry.due, enquiry.events.len()),
        (EnquiryState::Open, anew, 2),
        "said once"
    );
    assert_eq!(kit.store.reply_to_enquiry(kit.id(), "x".into(), anew, NOW).await, Ok(false));
    let suspect = NewEnquiry { is_suspect: true, ..kit.of_address("two@example.org") };
    let suspect = kit.write(suspect).await;
    assert_eq!(kit.store.reply_to_enquiry(suspect, "x".into(), anew, NOW).await, Ok(true));
    assert_eq!(
        kit.as_staff_read(suspect).await.state,
        EnquiryState::Suspected,
        "nobody vouches for themselves"
    );
}

async fn a_list_is_read_in_pages_by_team_state_and_language(kit: Kit) {
    let (staff, mut ids) = (kit.staff_member("1", "duckling").await, Vec::new());
    for n in 0..5 {
        let language = if n == 2 { Language::En } else { Language::Fr };
        let team = if n == 3 { Team::Editors } else { Team::Research };
        let message = "é".repeat(300);
        let enquiry = NewEnquiry { language, team, message, ..kit.of_address(&format!("n{n}@example.org")) };
        ids.push(kit.write(enquiry).await);
    }
    kit.do_about(staff, ids[1], EnquiryAct::Answer("Oui.".into())).await;
    let open = page_of(EnquiryState::Open);
    let first = kit.store.enquiries(EnquiryPageRequest { limit: 2, ..open.clone() }).await.unwrap();
    assert_eq!(first.iter().map(|line| line.id).collect::<Vec<_>>(), [ids[0], ids[2]]);
    assert_eq!(first[0].beginning, "é".repeat(200));
    let after = first[1].number;
    assert_eq!(kit.listed(EnquiryPageRequest { after, ..open.clone() }).await, [ids[3], ids[4]]);
    assert_eq!(
        kit.listed(EnquiryPageRequest { language: Some(Language::En), ..open.clone() }).await,
        [ids[2]]
    );
    assert_eq!(kit.listed(EnquiryPageRequest { teams: vec![Team::Editors], ..open }).await, [ids[3]]);
    assert_eq!(kit.listed(page_of(EnquiryState::Answered)).await, [ids[1]]);
    assert!(
        kit.listed(EnquiryPageRequest { after: i64::MAX, ..page_of(EnquiryState::Open) }).await.is_empty()
    );
}

async fn what_is_late_is_counted(kit: Kit) {
    kit.write(kit.of_address("one@example.org")).await;
    let at = async |now| kit.store.enquiries_waiting(vec![Team::Research], now).await.unwrap().late;
    assert_eq!((at(DUE - Duration::SECOND).await, at(DUE).await), (0, 1));
}

async fn the_rest_of_a_flood_is_closed_at_once_as_far_as_it_was_seen(kit: Kit) {
    let staff = kit.staff_member("1", "duckling").await;
    let mut ids = Vec::new();
    for n in 0..4 {
        let team = if n == 1 { Team::Service } else { Team::Research };
        let enquiry = NewEnquiry { is_suspect: true, team, ..kit.of_address(&format!("n{n}@example.org")) };
        ids.push(kit.write(enquiry).await);
    }
    let up_to = kit.as_staff_read(ids[2]).await.number;
    let closed = kit.store.close_suspected(vec![Team::Research], up_to, staff, later(60)).await;
    assert_eq!(closed, Ok(2));
    let mut states = Vec::new();
    for id in &ids {
        states.push(kit.as_staff_read(*id).await.state);
    }
    let (apart, shut) = (EnquiryState::Suspected, EnquiryState::Closed);
    assert_eq!(states, [shut, apart, shut, apart]);
    assert_eq!(kit.store.close_suspected(Vec::new(), i64::MAX, staff, later(60)).await, Ok(0));
    let audit = "SELECT COUNT(*) FROM audit WHERE action = 'enquiry.suspected_closed' AND detail = '2'";
    assert_eq!(kit.number(audit).await, 1);
}

async fn what_is_old_is_erased_and_what_looks_like_spam_sooner(kit: Kit) {
    let staff = kit.staff_member("1", "duckling").await;
    let answered = kit.write(kit.of_address("a@example.org")).await;
    kit.do_about(staff, answered, EnquiryAct::Answer("Oui.".into())).await;
    kit.do_about(staff, answered, EnquiryAct::Become(EnquiryState::Closed)).await;
    let open = kit.write(kit.of_address("b@example.org")).await;
    let closed = kit.write(kit.of_address("c@example.org")).await;
    kit.do_about(staff, closed, EnquiryAct::Become(EnquiryState::Closed)).await;
    let suspect = NewEnquiry { is_suspect: true, ..kit.of_address("d@example.org") };
    let suspect = kit.write(suspect).await;
    let is_there = async |id| kit.store.enquiry(id).await.unwrap().is_some();
    let expire = |before, suspected_before| kit.store.expire_enquiries(before, suspected_before, later(900));
    assert_eq!(expire(NOW, NOW).await, Ok(0));
    assert_eq!(expire(NOW, later(61)).await, Ok(2));
    assert_eq!((is_there(closed).await, is_there(suspect).await), (false, false));
    assert_eq!((is_there(answered).await, is_there(open).await), (true, true));
    assert_eq!(expire(later(1), later(61)).await, Ok(1), "an answer a minute ago keeps the other");
    assert_eq!((is_there(answered).await, is_there(open).await), (true, false));
    assert_eq!(expire(later(61), later(61)).await, Ok(1));
    assert!(!kit.dump().await.contains("Les listes d"), "nothing of it is left");
}

async fn who_leaves_takes_along_what_they_wrote_signed_in_and_out(kit: Kit) {
    let person = kit.member("1", "one@example.org").await;
    kit.open_account(person, "plume").await;
    let own = kit.write(kit.enquiry(Writer::Person(person))).await;
    let out = kit.write(kit.of_address("One@example.org")).await;
    let other = kit.write(kit.of_address("two@example.org")).await;
    kit.store.leave(person, name_key("plume"), false, Vec::new(), later(2)).await.unwrap();
    assert!(kit.store.enquiry(own).await.unwrap().is_none());
    assert!(kit.store.enquiry(out).await.unwrap().is_none());
    assert!(kit.store.enquiry(other).await.unwrap().is_some());
}

async fn who_erases_their_pledge_takes_along_what_they_wrote_unless_another_reads_the_mailbox(kit: Kit) {
    let alone = kit.confirmed("one@example.org").await;
    let id = kit.write(kit.of_address("one@example.org")).await;
    assert_eq!(kit.store.erase(alone.id, alone.link_epoch, false, NOW).await, Ok(true));
    assert!(kit.store.enquiry(id).await.unwrap().is_none());
    let first = kit.confirmed("couple@example.org").await;
    let mut second = kit.pledge("couple@example.org");
    second.pledge.first_name = domain::campaign::PersonName::parse("Marie").unwrap();
    let second_id = second.id;
    kit.store.receive_pledge(second).await.unwrap();
    let another = Confirming { seen: None, who: Some(Sharer::Another) };
    kit.store.confirm_pledge(second_id, 0, another, NOW).await.unwrap();
    let id = kit.write(kit.of_address("couple@example.org")).await;
    assert_eq!(kit.store.erase(first.id, first.link_epoch, false, NOW).await, Ok(true));
    assert!(kit.store.enquiry(id).await.unwrap().is_some(), "it may be the other's");
}

async fn a_person_takes_their_own_along_and_a_mailbox_its_own(kit: Kit) {
    let person = kit.member("1", "one@example.org").await;
    let own = kit.write(kit.enquiry(Writer::Person(person))).await;
    let out = kit.write(kit.of_address("one@example.org")).await;
    kit.write(kit.of_address("two@example.org")).await;
    let of = async |whose| {
        let own = kit.store.own_enquiries(whose).await.unwrap();
        own.into_iter().map(|own| own.id).collect::<Vec<_>>()
    };
    assert_eq!(of(EnquiriesOf::Person(person)).await, [own, out]);
    assert_eq!(of(EnquiriesOf::Mailbox(mailbox("one@example.org"))).await, [out]);
    assert!(of(EnquiriesOf::Mailbox(mailbox("nobody@example.org"))).await.is_empty());
}
