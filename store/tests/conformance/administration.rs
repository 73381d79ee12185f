//! Claims about what administrators do: importing, inviting, duties, documents, and the log of it all.

use domain::account::{Grant, MemberKind, MemberNumber, Role, Scope, Username};
use domain::moderation::Clause;
use domain::{EmailAddress, Language};
use store::account::session::NewSession;
use store::account::{Login, NewAccount};
use store::audit::AuditQuery;
use store::document::{Bilingual, DocumentKind, DraftSave, Publication};
use store::roster::{Change, Entry, ImportState, NewImport, Tally};
use store::staff::{Appointment, Find, RightsChange, Suspension};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::harness::{Kit, NOW, key, later};

crate::on_both_databases!(
    two_members_take_each_other_s_address,
    two_members_take_each_other_s_address_across_batches,
    one_import_at_a_time,
    an_import_that_has_gone_silent_is_broken_off,
    an_upload_is_kept_until_it_is_applied_and_an_hour_at_most,
    nobody_is_invited_twice,
    a_duty_is_given_to_somebody_new_and_noted,
    the_last_administrator_is_kept,
    case_42_of_two_administrators_who_take_each_other_s_duty_at_once_one_stays,
    case_11_a_duty_that_is_taken_ends_the_sessions,
    a_suspension_ends_every_session,
    case_54_every_act_of_staff_is_in_the_log_with_who_it_was,
    the_log_is_read_page_by_page_and_narrowed,
    the_log_cannot_be_changed_or_erased,
    a_draft_is_not_overwritten_unread,
    a_document_is_published_once_both_languages_stand,
    new_terms_are_owed_by_everybody,
    a_correction_needs_no_new_acceptance,
    whether_another_could_publish_is_known,
);

const ADMINISTRATOR: Grant = Grant { role: Role::Administrator, scope: Scope::Everywhere };

fn mailbox(email: &str) -> store::campaign::AddressKey {
    key(&EmailAddress::parse(email).unwrap().canonical())
}

fn entry(number: &str, email: &str) -> Entry {
    Entry {
        member_number: MemberNumber::parse(number).unwrap(),
        name: format!("Member {number}"),
        email: email.into(),
        kind: MemberKind::Physician,
        province: None,
        language: Language::En,
        specialty: None,
    }
}

fn update(id: Uuid, number: &str, email: &str) -> Change {
    Change::Update { id, email_key: mailbox(email), entry: entry(number, email) }
}

fn tally(changes: u32) -> Tally {
    Tally { changes, ..Tally::default() }
}

impl Kit {
    pub async fn joined(&self, number: &str, email: &str) -> Uuid {
        let id = self.id();
        let join = Change::Join { id, email_key: mailbox(email), entry: entry(number, email) };
        self.store.change_roster(vec![join], NOW).await.unwrap();
        id
    }

    /// Somebody with an account, and a session of it.
    pub(crate) async fn with_account(&self, number: &str, username: &str) -> Uuid {
        let person = self.joined(number, &format!("m{number}@example.org")).await;
        self.store.publish_first_terms("Be kind.".into(), "Soyez bons.".into(), NOW).await.unwrap();
        let username = Username::parse(username).unwrap();
        let name_key = key(&username.skeleton());
        let account = NewAccount {
            person,
            link_epoch: 0,
            username,
            name_key,
            password: Some("$argon2id$".into()),
            sign_on: None,
            terms: 1,
            language: Language::En,
            at: NOW,
        };
        self.store.open_account(account).await.unwrap();
        let digest = key(number);
        let session = NewSession {
            id: self.id(),
            digest,
            person,
            second_factor: true,
            former: None,
            browser: String::new(),
            at: NOW,
        };
        self.store.start_session(session).await.unwrap();
        person
    }

    /// Suspends somebody, as administrators do.
    pub(crate) async fn suspend(
        &self,
        person: Uuid,
        actor: Uuid,
        until: Option<OffsetDateTime>,
        at: OffsetDateTime,
    ) -> RightsChange {
        let (id, salt, reason) = (self.id(), self.id(), "Soyez polie.".to_owned());
        let suspension = Suspension { id, salt, person, clause: Clause::Respect, reason, until, actor, at };
        self.store.suspend(suspension).await.unwrap()
    }

    async fn administrator(&self, number: &str, username: &str) -> Uuid {
        let person = self.with_account(number, username).await;
        self.store.give_duty(person, ADMINISTRATOR, NOW).await.unwrap();
        person
    }

    async fn begin(&self, tally: Tally, seconds: i64) -> (Uuid, bool) {
        let id = self.id();
        let import = NewImport { id, actor: None, tally, at: later(seconds) };
        (id, self.store.begin_import(import).await.unwrap())
    }

    async fn draft(&self, kind: DocumentKind, revision: u32, en: &str, fr: &str, actor: Uuid) -> Option<u32> {
        let text = Bilingual { en: en.into(), fr: fr.into() };
        self.store.save_draft(DraftSave { kind, revision, text, actor, at: NOW }).await.unwrap()
    }

    async fn log(&self, query: &AuditQuery) -> Vec<(String, Option<Uuid>, Option<Uuid>, Option<String>)> {
        let entries = self.store.audit(query, None, 100).await.unwrap();
        entries.into_iter().map(|e| (e.action, e.actor_id, e.subject, e.detail)).collect()
    }
}

async fn swapped(kit: &Kit, one: Uuid, two: Uuid) {
    for (email, person) in [("two@example.org", one), ("one@example.org", two)] {
        let found = kit.store.find_person(Find::Login(Login::Email(mailbox(email)))).await.unwrap();
        assert_eq!(found, Some(person), "{email}");
    }
}

async fn two_members_take_each_other_s_address(kit: Kit) {
    let (one, two) = (kit.joined("1", "one@example.org").await, kit.joined("2", "two@example.org").await);
    let (import, began) = kit.begin(tally(2), 0).await;
    assert!(began);
    let changes = vec![update(one, "1", "two@example.org"), update(two, "2", "one@example.org")];
    kit.store.import_changes(import, changes, NOW).await.unwrap();
    swapped(&kit, one, two).await;
}

async fn two_members_take_each_other_s_address_across_batches(kit: Kit) {
    let (one, two) = (kit.joined("1", "one@example.org").await, kit.joined("2", "two@example.org").await);
    let (import, _) = kit.begin(tally(2), 0).await;
    for change in [update(one, "1", "two@example.org"), update(two, "2", "one@example.org")] {
        kit.store.import_changes(import, vec![change], NOW).await.unwrap();
    }
    swapped(&kit, one, two).await;
    let read = kit.store.import(import).await.unwrap().unwrap();
    assert_eq!((read.made, read.state), (2, ImportState::Running));
}

async fn one_import_at_a_time(kit: Kit) {
    let (first, began) = kit.begin(tally(1), 0).await;
    assert!(began);
    assert!(!kit.begin(tally(1), 1).await.1, "another is under way");
    kit.store.end_import(first, true, later(2)).await.unwrap();
    assert_eq!(kit.store.import(first).await.unwrap().unwrap().state, ImportState::Done);
    assert!(kit.begin(tally(1), 3).await.1);
    assert_eq!(kit.store.imports(10).await.unwrap().len(), 2);
}

async fn an_import_that_has_gone_silent_is_broken_off(kit: Kit) {
    let person = kit.joined("1", "one@example.org").await;
    let (silent, _) = kit.begin(tally(1), 0).await;
    let read = kit.store.import(silent).await.unwrap().unwrap();
    assert_eq!(read.state_at(later(60)), ImportState::Running);
    assert_eq!(read.state_at(later(600)), ImportState::Failed);
    assert!(kit.begin(tally(1), 600).await.1, "it stands in nobody's way");
    assert_eq!(kit.store.import(silent).await.unwrap().unwrap().state, ImportState::Failed);
    let late = kit.store.import_changes(silent, vec![update(person, "1", "x@example.org")], later(601)).await;
    assert!(late.is_err(), "and makes nothing more");
    assert_eq!(kit.store.roster().await.unwrap()[0].entry.email, "one@example.org");
}

async fn an_upload_is_kept_until_it_is_applied_and_an_hour_at_most(kit: Kit) {
    let content = b"w.quack@example.org ".repeat(150_000);
    let upload = |id| NewImport { id, actor: Some(Uuid::from_u128(9)), tally: tally(1), at: NOW };
    let (applied, expired) = (kit.id(), kit.id());
    for id in [applied, expired] {
        kit.store.keep_upload(upload(id), content.clone()).await.unwrap();
    }
    assert_eq!(kit.store.upload(applied, NOW).await.unwrap(), Some(content));
    assert_eq!(kit.store.upload(applied, later(1)).await.unwrap(), None, "too old");
    let parts = "SELECT COUNT(*) FROM roster_uploads";
    assert_eq!(kit.number(parts).await, 6, "each in parts");
    assert!(kit.store.begin_import(upload(applied)).await.unwrap());
    assert!(!kit.store.begin_import(upload(applied)).await.unwrap(), "pressed twice, it begins once");
    assert_eq!(kit.store.upload(applied, NOW).await.unwrap(), None);
    assert_eq!(kit.store.forget_uploads(None, NOW).await.unwrap(), 0);
    assert_eq!(kit.store.forget_uploads(None, later(1)).await.unwrap(), 1);
    assert_eq!(kit.store.upload(expired, NOW).await.unwrap(), None);
    assert_eq!(kit.number(parts).await, 0, "nothing of the files is left");
}

async fn nobody_is_invited_twice(kit: Kit) {
    let actor = kit.with_account("9", "duckling").await;
    for number in 1..=3 {
        kit.joined(&number.to_string(), &format!("one{number}@example.org")).await;
    }
    assert_eq!(kit.store.roster_counts(NOW).await.unwrap().never_invited(), 3);
    let invite = |limit, long_ago, at| kit.store.invite_members(actor, long_ago, limit, at);
    assert_eq!(invite(2, None, NOW).await.unwrap(), 2);
    assert_eq!(invite(100, None, NOW).await.unwrap(), 1);
    assert_eq!(invite(100, None, later(1)).await.unwrap(), 0);
    let counts = kit.store.roster_counts(NOW).await.unwrap();
    assert_eq!((counts.members, counts.with_account, counts.invited, counts.never_invited()), (4, 1, 3, 0));
    assert_eq!(counts.invited_long_ago, 0);
    assert_eq!(invite(100, Some(later(10)), later(10)).await.unwrap(), 0, "theirs still waits");
    let mails = kit.store.claim_mail(later(1), later(2), 100).await.unwrap();
    assert_eq!(mails.len(), 3);
    kit.store.mail_settled(mails.iter().map(|mail| mail.seq).collect()).await.unwrap();
    assert_eq!(invite(100, Some(NOW), later(10)).await.unwrap(), 0, "not so long ago");
    assert_eq!(invite(100, Some(later(10)), later(20)).await.unwrap(), 3);
    assert!(!kit.store.invite_person(actor, actor, NOW).await.unwrap(), "who has an account needs none");
}

async fn a_duty_is_given_to_somebody_new_and_noted(kit: Kit) {
    let actor = kit.administrator("1", "quackers").await;
    let appointment = |id| Appointment {
        id,
        email: "new@example.org".into(),
        email_key: mailbox("new@example.org"),
        name: "New Person".into(),
        language: Language::Fr,
        grant: Grant { role: Role::Editor, scope: Scope::Everywhere },
        actor,
        at: later(1),
    };
    let id = kit.id();
    assert_eq!(kit.store.appoint(appointment(id)).await.unwrap(), (id, true));
    assert_eq!(kit.store.appoint(appointment(kit.id())).await.unwrap(), (id, false), "once");
    let staff = kit.store.staff().await.unwrap();
    assert_eq!(
        staff.iter().map(|person_record| person_record.person.name.as_str()).collect::<Vec<_>>(),
        ["Member 1", "New Person"]
    );
    assert_eq!(staff[0].account.unwrap().signed_in, Some(NOW));
    assert!(staff[1].account.is_none() && staff[1].invited == Some(later(1)));
    assert_eq!(kit.store.claim_mail(later(2), later(3), 10).await.unwrap().len(), 1, "and invited once");
    let log = kit.log(&AuditQuery { subject: Some(id), ..AuditQuery::default() }).await;
    assert!(log.contains(&("duty.given".into(), Some(actor), Some(id), Some("editor".into()))), "{log:?}");
}

async fn the_last_administrator_is_kept(kit: Kit) {
    let (one, two) = (kit.administrator("1", "quackers").await, kit.administrator("2", "duckling").await);
    let take = |person, actor| kit.store.take_duty(person, ADMINISTRATOR, actor, NOW);
    let suspend = |person, actor| kit.suspend(person, actor, None, NOW);
    assert_eq!(take(one, one).await.unwrap(), RightsChange::Own);
    assert_eq!(suspend(one, one).await, RightsChange::Own);
    assert_eq!(suspend(two, one).await, RightsChange::Done);
    assert_eq!(suspend(two, one).await, RightsChange::Nothing);
    assert_eq!(take(one, two).await.unwrap(), RightsChange::LastAdministrator, "the other is suspended");
    assert_eq!(kit.store.end_suspensions(two, one, NOW).await.unwrap(), RightsChange::Done);
    assert_eq!(take(two, one).await.unwrap(), RightsChange::Done);
    assert_eq!(take(two, one).await.unwrap(), RightsChange::Nothing);
    assert_eq!(suspend(one, two).await, RightsChange::LastAdministrator);
    // Whoever was invited and has no account yet cannot give rights to anybody.
    let invited = kit.joined("3", "three@example.org").await;
    kit.store.give_duty(invited, ADMINISTRATOR, NOW).await.unwrap();
    assert_eq!(take(one, invited).await.unwrap(), RightsChange::LastAdministrator);
    assert_eq!(
        kit.store.leave(one, key("quackers"), true, Vec::new(), NOW).await,
        Ok(false),
        "nor may they leave"
    );
    assert!(kit.store.person_record(one).await.unwrap().is_some());
    kit.store.give_duty(two, ADMINISTRATOR, NOW).await.unwrap();
    assert_eq!(kit.store.leave(one, key("quackers"), true, Vec::new(), NOW).await, Ok(true));
}

async fn case_42_of_two_administrators_who_take_each_other_s_duty_at_once_one_stays(kit: Kit) {
    let (one, two) = (kit.administrator("1", "quackers").await, kit.administrator("2", "duckling").await);
    let (a, b) = futures::join!(
        kit.store.take_duty(one, ADMINISTRATOR, two, NOW),
        kit.store.take_duty(two, ADMINISTRATOR, one, NOW)
    );
    let mut outcomes = [a.unwrap(), b.unwrap()].map(|outcome| outcome == RightsChange::Done);
    outcomes.sort_unstable();
    assert_eq!(outcomes, [false, true]);
    assert_eq!(kit.store.staff().await.unwrap().len(), 1);
}

async fn a_suspension_ends_every_session(kit: Kit) {
    let (one, two) = (kit.administrator("1", "quackers").await, kit.with_account("2", "duckling").await);
    kit.with_account("3", "gosling").await;
    assert_eq!(kit.suspend(two, one, None, NOW).await, RightsChange::Done);
    assert!(kit.store.actor(key("2"), NOW).await.unwrap().is_none());
    assert!(kit.store.actor(key("3"), NOW).await.unwrap().is_some(), "nobody else's");
}

async fn case_11_a_duty_that_is_taken_ends_the_sessions(kit: Kit) {
    let (one, two) = (kit.administrator("1", "quackers").await, kit.with_account("2", "duckling").await);
    assert!(kit.store.actor(key("2"), NOW).await.unwrap().is_some());
    let editor = Grant { role: Role::Editor, scope: Scope::Everywhere };
    assert_eq!(kit.store.take_duty(two, editor, one, NOW).await.unwrap(), RightsChange::Nothing);
    assert!(kit.store.actor(key("2"), NOW).await.unwrap().is_some());
    kit.store.give_duty(two, editor, NOW).await.unwrap();
    assert!(kit.store.actor(key("2"), NOW).await.unwrap().is_none());
    assert_eq!(kit.store.take_duty(two, editor, one, NOW).await.unwrap(), RightsChange::Done);
    assert!(kit.store.person_record(two).await.unwrap().unwrap().grants.is_empty());
}

async fn case_54_every_act_of_staff_is_in_the_log_with_who_it_was(kit: Kit) {
    let (actor, other) = (kit.administrator("1", "quackers").await, kit.with_account("2", "duckling").await);
    kit.suspend(other, actor, None, later(1)).await;
    kit.store.end_suspensions(other, actor, later(2)).await.unwrap();
    kit.store.note_lookup(other, actor, later(3)).await.unwrap();
    let revision = kit.draft(DocumentKind::Privacy, 0, "a", "b", actor).await.unwrap();
    kit.store.publish(publication(DocumentKind::Privacy, revision, actor, later(4))).await.unwrap();
    kit.store.note_export(actor, "csv", later(5)).await.unwrap();
    let import = NewImport { id: kit.id(), actor: Some(actor), tally: tally(1), at: later(6) };
    kit.store.begin_import(import).await.unwrap();
    kit.store.import_changes(import.id, vec![Change::Leave { id: other }], later(7)).await.unwrap();
    kit.store.end_import(import.id, true, later(8)).await.unwrap();
    let log = kit.log(&AuditQuery { actor: Some(actor), ..AuditQuery::default() }).await;
    let told: Vec<&str> =
        log.iter().filter(|(_, by, ..)| *by == Some(actor)).map(|(action, ..)| action.as_str()).collect();
    assert_eq!(
        told,
        [
            "roster.imported",
            "roster.left",
            "roster.import_started",
            "audit.exported",
            "document.published",
            "document.drafted",
            "person.looked_up",
            "account.restored",
            "account.suspended",
        ]
    );
    let own = log.iter().filter(|(_, by, ..)| by.is_none());
    assert!(own.clone().count() > 0 && own.clone().all(|(_, _, subject, _)| *subject == Some(actor)));
}

async fn the_log_is_read_page_by_page_and_narrowed(kit: Kit) {
    let (one, two) = (kit.administrator("1", "quackers").await, kit.with_account("2", "duckling").await);
    for second in 0..5 {
        kit.store.note_lookup(two, one, later(100 + second)).await.unwrap();
    }
    let query = AuditQuery { action: Some("person.looked_up".into()), ..AuditQuery::default() };
    let first = kit.store.audit(&query, None, 3).await.unwrap();
    let rest = kit.store.audit(&query, Some(first[2].seq), 3).await.unwrap();
    let seqs: Vec<i64> = first.iter().chain(&rest).map(|entry| entry.seq).collect();
    assert!(seqs.len() == 5 && seqs.is_sorted_by(|a, b| a > b), "{seqs:?}");
    assert_eq!(
        (first[0].actor_name.as_deref(), first[0].subject_name.as_deref()),
        (Some("quackers"), Some("duckling"))
    );
    let between = AuditQuery { from: Some(later(101)), until: Some(later(103)), ..query };
    assert_eq!(kit.store.audit(&between, None, 100).await.unwrap().len(), 2);
    let nobody = AuditQuery { actor: Some(Uuid::from_u128(77)), ..AuditQuery::default() };
    assert_eq!(kit.store.audit(&nobody, Some(i64::MAX), u32::MAX).await.unwrap(), []);
}

async fn the_log_cannot_be_changed_or_erased(kit: Kit) {
    let person = kit.with_account("1", "quackers").await;
    let rows = "SELECT COUNT(*) FROM audit";
    let before = kit.number(rows).await;
    assert!(before > 0);
    for statement in ["UPDATE audit SET action = 'nothing'", "DELETE FROM audit"] {
        assert!(kit.try_execute(statement).await.is_err(), "{statement}");
    }
    assert_eq!(kit.store.leave(person, key("quackers"), true, Vec::new(), later(1)).await, Ok(true));
    assert_eq!(kit.number(rows).await, before + 1, "who leaves leaves an identifier that leads nowhere");
    let query = AuditQuery { subject: Some(person), ..AuditQuery::default() };
    assert!(
        kit.store.audit(&query, None, 10).await.unwrap().iter().all(|entry| entry.subject_name.is_none())
    );
}

async fn a_draft_is_not_overwritten_unread(kit: Kit) {
    let actor = kit.with_account("1", "quackers").await;
    let kind = DocumentKind::Terms;
    assert_eq!(kit.draft(kind, 0, "one", "un", actor).await, Some(1));
    assert_eq!(kit.draft(kind, 0, "other", "autre", actor).await, None, "there is one already");
    assert_eq!(kit.draft(kind, 1, "two", "deux", actor).await, Some(2));
    assert_eq!(kit.draft(kind, 1, "late", "tard", actor).await, None);
    let draft = kit.store.draft(kind).await.unwrap().unwrap();
    assert_eq!((draft.text.en.as_str(), draft.by.as_deref()), ("two", Some("quackers")));
    assert_eq!(
        kit.store.publish(publication(kind, 1, actor, NOW)).await.unwrap(),
        None,
        "not the one that was read"
    );
    assert!(!kit.store.discard_draft(kind, 1, actor, NOW).await.unwrap());
    assert!(kit.store.discard_draft(kind, 2, actor, NOW).await.unwrap());
    assert!(kit.store.draft(kind).await.unwrap().is_none());
}

async fn a_document_is_published_once_both_languages_stand(kit: Kit) {
    let actor = kit.with_account("1", "quackers").await;
    let kind = DocumentKind::Privacy;
    assert!(kit.store.document(kind).await.unwrap().is_none());
    kit.draft(kind, 0, "All of it.", " \n ", actor).await;
    assert_eq!(kit.store.publish(publication(kind, 1, actor, NOW)).await.unwrap(), None, "French is missing");
    kit.draft(kind, 1, "All of it.", "Tout.", actor).await;
    assert_eq!(kit.store.publish(publication(kind, 2, actor, later(1))).await.unwrap(), Some(1));
    assert!(kit.store.draft(kind).await.unwrap().is_none());
    let version = kit.store.document(kind).await.unwrap().unwrap();
    assert_eq!((version.version, version.published, version.by.as_deref()), (1, later(1), Some("quackers")));
    assert_eq!(version.text, Bilingual { en: "All of it.".into(), fr: "Tout.".into() });
    assert!(kit.store.document(DocumentKind::Terms).await.unwrap().unwrap().by.is_none());
}

fn publication(kind: DocumentKind, revision: u32, actor: Uuid, at: OffsetDateTime) -> Publication {
    Publication { kind, revision, corrects: false, actor, at }
}

async fn a_correction_needs_no_new_acceptance(kit: Kit) {
    let person = kit.with_account("1", "quackers").await;
    let newcomer = kit.with_account("2", "duckling").await;
    let owes = |number: &'static str| {
        let store = kit.store.clone();
        async move { store.actor(key(number), NOW).await.unwrap().unwrap().standing.owes_terms }
    };
    let publish = |revision, corrects| {
        let publication = publication(DocumentKind::Terms, revision, person, NOW);
        kit.store.publish(Publication { corrects, ..publication })
    };
    kit.draft(DocumentKind::Terms, 0, "Be kind.", "Soyez gentils.", person).await;
    assert_eq!(publish(1, true).await, Ok(Some(2)));
    assert!(!owes("1").await && !owes("2").await, "they accepted what it corrects");
    kit.draft(DocumentKind::Terms, 0, "Be kinder.", "Soyez meilleurs.", person).await;
    assert_eq!(publish(1, false).await, Ok(Some(3)));
    assert!(owes("1").await && owes("2").await, "what is new is accepted anew");
    kit.store.accept_terms(newcomer, 3, Language::En, NOW).await.unwrap();
    kit.draft(DocumentKind::Terms, 0, "Be kindest.", "Soyez bons.", person).await;
    assert_eq!(publish(1, true).await, Ok(Some(4)));
    assert!(owes("1").await && !owes("2").await, "a correction of a correction's elder");
}

async fn whether_another_could_publish_is_known(kit: Kit) {
    let (one, two) = (kit.administrator("1", "quackers").await, kit.with_account("2", "duckling").await);
    assert_eq!(kit.store.has_another_publisher(one, NOW).await, Ok(false));
    assert_eq!(kit.store.has_another_publisher(two, NOW).await, Ok(true));
    let editor = Grant { role: Role::Editor, scope: Scope::Everywhere };
    kit.store.give_duty(two, editor, NOW).await.unwrap();
    assert_eq!(kit.store.has_another_publisher(one, NOW).await, Ok(true));
    kit.suspend(two, one, None, NOW).await;
    assert_eq!(kit.store.has_another_publisher(one, NOW).await, Ok(false));
}

async fn new_terms_are_owed_by_everybody(kit: Kit) {
    let person = kit.with_account("1", "quackers").await;
    let owes = || async { kit.store.actor(key("1"), NOW).await.unwrap().unwrap().standing.owes_terms };
    assert!(!owes().await);
    kit.draft(DocumentKind::Terms, 0, "Be kinder.", "Soyez meilleurs.", person).await;
    assert!(!owes().await, "a draft binds nobody");
    assert_eq!(kit.store.publish(publication(DocumentKind::Terms, 1, person, NOW)).await.unwrap(), Some(2));
    assert!(owes().await);
    let versions = kit.store.document_versions(DocumentKind::Terms).await.unwrap();
    assert_eq!(versions.iter().map(|version| version.version).collect::<Vec<_>>(), [2, 1]);
}
