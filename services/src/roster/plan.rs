//! What an import would change: nothing is written here.

use std::collections::{HashMap, HashSet};

use domain::EmailAddress;
use domain::seal::Secret;
use store::campaign::AddressKey;
use store::roster::{Change, Held, Known, Tally};
use uuid::Uuid;

use super::file::{Mistake, Row, RowError};
use crate::person_id;

/// What an import would do.
#[derive(Debug, Default)]
pub struct Plan {
    /// The changes, in the order in which they can be made.
    pub changes: Vec<Change>,
    /// The lines that are left out, and why.
    pub errors: Vec<Mistake>,
    /// The first line of which nobody can tell whom it is about. Nobody leaves then: it may be about anybody whom the file
    /// seems not to name.
    pub unreadable: Option<u64>,
    /// Members who stay as they are.
    pub unchanged: usize,
    /// Those whom the changes touch, as they were.
    pub before: HashMap<Uuid, Known>,
    /// Members before the import.
    pub members: usize,
}

impl Plan {
    /// It in numbers.
    pub fn tally(&self) -> Tally {
        let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let mut tally =
            Tally { unchanged: small(self.unchanged), errors: small(self.errors.len()), ..Tally::default() };
        for change in &self.changes {
            match change {
                Change::Join { .. } => tally.joins += 1,
                Change::Update { .. } => tally.changes += 1,
                Change::Leave { .. } => tally.leaves += 1,
            }
        }
        tally
    }

    /// Whether so many would leave that it may be the wrong file: more than one in ten.
    pub fn is_alarming(&self) -> bool {
        let leaves = self.changes.iter().filter(|change| matches!(change, Change::Leave { .. })).count();
        leaves * 10 > self.members
    }
}

/// What is known before an import.
#[derive(Clone)]
pub struct Before {
    /// Everybody who is or was on the roster.
    pub known: Vec<Known>,
    /// Mailboxes that no line can give to anybody else.
    pub held: Vec<Held>,
}

/// Holds a file against what is known. The member number says who is who, so the same file twice changes nothing.
pub fn plan(secret: &Secret, before: Before, rows: Vec<Row>) -> Plan {
    let Before { known, held } = before;
    let held: HashMap<AddressKey, Held> = held.into_iter().map(|held| (held.email_key, held)).collect();
    let mut plan = Plan { members: known.iter().filter(|known| known.on_roster).count(), ..Plan::default() };
    let mut named = HashSet::new();
    let mut mailboxes: HashSet<AddressKey> = HashSet::new();
    let by_number: HashMap<String, Known> =
        known.into_iter().map(|known| (known.entry.member_number.as_str().to_owned(), known)).collect();
    let numbers: HashSet<&str> =
        rows.iter().filter_map(|row| Some(row.entry.as_ref().ok()?.0.member_number.as_str())).collect();
    // The mailbox of somebody whom no good line names stays theirs.
    for known in by_number.values().filter(|known| !numbers.contains(known.entry.member_number.as_str())) {
        if let Ok(email) = EmailAddress::parse(&known.entry.email) {
            mailboxes.insert(super::email_key(secret, &email));
        }
    }
    let mut joins = Vec::new();
    for row in rows {
        let Row { line, member_number, entry } = row;
        let is_twice = member_number.as_ref().is_some_and(|number| !named.insert(number.as_str().to_owned()));
        // A number that is there twice is perhaps another's, mistyped.
        if member_number.is_none() || is_twice {
            plan.unreadable.get_or_insert(line);
        }
        if is_twice {
            let found = member_number.map(|number| number.as_str().to_owned()).unwrap_or_default();
            plan.errors.push(Mistake { line, error: RowError::NumberTwice, found });
            continue;
        }
        let (entry, email) = match entry {
            Ok(read) => read,
            Err((error, found)) => {
                plan.errors.push(Mistake { line, error, found });
                continue;
            }
        };
        let taken = Mistake { line, error: RowError::EmailTwice, found: email.address() };
        let email_key = super::email_key(secret, &email);
        let number = entry.member_number.as_str().to_owned();
        if !mailboxes.insert(email_key) {
            plan.errors.push(taken);
            continue;
        }
        match by_number.get(&number) {
            Some(known) if known.on_roster && known.entry == entry => plan.unchanged += 1,
            known if held.get(&email_key).is_some_and(|held| is_refused(held, known)) => {
                plan.errors.push(taken);
            }
            Some(known) => {
                plan.before.insert(known.id, known.clone());
                plan.changes.push(Change::Update { id: known.id, email_key, entry });
            }
            None => joins.push(Change::Join { id: person_id(), email_key, entry }),
        }
    }
    // Those who join come last: a mailbox may be free only once its owner has changed theirs.
    let is_whole = plan.unreadable.is_none();
    let gone = by_number
        .into_values()
        .filter(|known| is_whole && known.on_roster && !named.contains(known.entry.member_number.as_str()));
    for known in gone {
        plan.changes.push(Change::Leave { id: known.id });
        plan.before.insert(known.id, known);
    }
    plan.changes.append(&mut joins);
    plan
}

/// Whether a line for this member, or for somebody new, must not name a mailbox that is held.
fn is_refused(held: &Held, member: Option<&Known>) -> bool {
    match member {
        Some(member) => member.id != held.person,
        None => !held.may_join,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roster::read;

    fn secret() -> Secret {
        Secret::new(&[7; 32]).unwrap()
    }

    fn plan(secret: &Secret, known: Vec<Known>, rows: Vec<Row>) -> Plan {
        super::plan(secret, Before { known, held: Vec::new() }, rows)
    }

    /// The plan where `held@example.org` is this person's.
    fn with_held(known: &[Known], person: Uuid, may_join: bool, lines: &str) -> Plan {
        let held = vec![Held { email_key: secret().address_key("held@example.org"), person, may_join }];
        super::plan(&secret(), Before { known: known.to_vec(), held }, rows(lines))
    }

    impl Plan {
        fn mistakes(&self) -> Vec<(u64, RowError)> {
            self.errors.iter().map(|mistake| (mistake.line, mistake.error)).collect()
        }

        fn counts(&self) -> (u32, u32, u32) {
            let tally = self.tally();
            (tally.joins, tally.changes, tally.leaves)
        }
    }

    fn rows(lines: &str) -> Vec<Row> {
        read(format!("member_number,name,email,kind,province,language,specialty\n{lines}").as_bytes())
            .unwrap()
    }

    fn known(lines: &str) -> Vec<Known> {
        let entries = rows(lines).into_iter().map(|row| row.entry.unwrap().0);
        entries.map(|entry| Known { id: person_id(), entry, on_roster: true }).collect()
    }

    const ANN: &str = "1,Ann,ann@example.org,physician,ON,en,\n";
    const BOB: &str = "2,Bob,bob@example.org,learner,QC,fr,\n";

    #[test]
    fn the_same_file_twice_changes_nothing() {
        let lines = format!("{ANN}{BOB}");
        let first = plan(&secret(), Vec::new(), rows(&lines));
        assert_eq!(first.counts(), (2, 0, 0));
        let second = plan(&secret(), known(&lines), rows(&lines));
        assert_eq!((second.counts(), second.unchanged), ((0, 0, 0), 2));
    }

    #[test]
    fn who_is_not_named_leaves_and_who_is_back_comes_back() {
        let mut known = known(&format!("{ANN}{BOB}"));
        assert_eq!(plan(&secret(), known.clone(), rows(ANN)).counts(), (0, 0, 1));
        known[1].on_roster = false;
        assert_eq!(plan(&secret(), known, rows(&format!("{ANN}{BOB}"))).counts(), (0, 1, 0));
    }

    #[test]
    fn nobody_on_the_roster_takes_the_address_of_staff_who_are_not_on_it() {
        let moved = with_held(&known(ANN), Uuid::max(), true, "1,Ann,held@example.org,physician,ON,en,\n");
        assert_eq!((moved.counts(), moved.mistakes()), ((0, 0, 0), vec![(2, RowError::EmailTwice)]));
    }

    #[test]
    fn nobody_takes_the_address_that_a_member_chose_but_that_member() {
        let members = known(&format!("{ANN}{BOB}"));
        let [ann, bob] = [members[0].id, members[1].id];
        for (chooser, made, refused) in [(ann, (0, 0, 0), 1), (bob, (0, 1, 0), 0)] {
            let lines = format!("{ANN}2,Bob,held@example.org,learner,QC,fr,\n");
            let plan = with_held(&members, chooser, false, &lines);
            assert_eq!((plan.counts(), plan.errors.len()), (made, refused));
        }
        let joins =
            with_held(&members, ann, false, &format!("{ANN}{BOB}3,Cid,held@example.org,learner,,fr,\n"));
        assert_eq!((joins.counts(), joins.mistakes()), ((0, 0, 0), vec![(4, RowError::EmailTwice)]));
        let staff = with_held(
            &members,
            Uuid::max(),
            true,
            &format!("{ANN}{BOB}3,Cid,held@example.org,learner,,fr,\n"),
        );
        assert_eq!(staff.counts(), (1, 0, 0), "staff join under the address that they have");
    }

    #[test]
    fn more_than_one_in_ten_leaving_is_alarming() {
        let members: Vec<String> =
            (1..=10).map(|n| format!("{n},Ann,ann{n}@example.org,physician,,en,\n")).collect();
        let leaving =
            |n: usize| plan(&secret(), known(&members.concat()), rows(&members[n..].concat())).is_alarming();
        assert_eq!([0, 1, 2].map(leaving), [false, false, true]);
    }

    #[test]
    fn a_line_with_a_mistake_is_no_departure() {
        let wrong =
            plan(&secret(), known(&format!("{ANN}{BOB}")), rows(&format!("{ANN}2,Bob,bob,learner,QC,fr,\n")));
        assert_eq!((wrong.counts(), wrong.mistakes()), ((0, 0, 0), vec![(3, RowError::Email)]));
    }

    #[test]
    fn nobody_leaves_for_a_line_of_which_nobody_can_tell_whom_it_is_about() {
        let members = known(&format!("{ANN}{BOB}3,Cid,cid@example.org,learner,,fr,\n"));
        for (lines, unreadable) in [
            (format!("{ANN}2 x,Bob,bob@example.org,learner,QC,fr,\n"), Some(3)),
            (
                format!("{ANN}\"2,Bob,bob@example.org,learner,QC,fr,\n3,Cid,cid@example.org,learner,,fr,\n"),
                Some(3),
            ),
            (format!("{ANN}1,Bob,bob@example.org,learner,QC,fr,\n"), Some(3)),
            (format!("{ANN}2,Bob\n3,Cid,cid@example.org,learner,,fr,\n"), None),
        ] {
            let plan = plan(&secret(), members.clone(), rows(&lines));
            assert_eq!(
                (plan.counts(), plan.unreadable, plan.errors.len()),
                ((0, 0, 0), unreadable, 1),
                "{lines}"
            );
        }
    }

    #[test]
    fn one_number_and_one_mailbox_are_one_member_s() {
        let twice = plan(&secret(), Vec::new(), rows(&format!("{ANN}1,Bob,bob@example.org,learner,,fr,\n")));
        assert_eq!(twice.mistakes(), [(3, RowError::NumberTwice)]);
        let shared = plan(&secret(), Vec::new(), rows(&format!("{ANN}3,Cid,ANN@example.org,learner,,fr,\n")));
        assert_eq!(shared.mistakes(), [(3, RowError::EmailTwice)]);
        let taken = plan(&secret(), known(BOB), rows(&format!("{ANN}3,Cid,bob@example.org,learner,,fr,\n")));
        assert_eq!((taken.counts(), taken.mistakes()), ((1, 0, 1), vec![(3, RowError::EmailTwice)]));
    }
}
