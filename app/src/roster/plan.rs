//! What an import would change: nothing is written here.

use std::collections::{HashMap, HashSet};

use domain::seal::Secret;
use domain::{Clock, EmailAddress};
use store::campaign::AddressKey;
use store::roster::{Change, Known};

use super::file::{Row, RowError};
use crate::new_id;

/// What an import would do.
#[derive(Debug, Default)]
pub struct Plan {
    /// The changes, in the order in which they can be made.
    pub changes: Vec<Change>,
    /// The lines that are left out, and why.
    pub errors: Vec<(u64, RowError)>,
    /// Members who stay as they are.
    pub unchanged: usize,
}

impl Plan {
    /// How many join, change or come back, and leave.
    pub fn counts(&self) -> (usize, usize, usize) {
        self.changes.iter().fold((0, 0, 0), |(join, update, leave), change| match change {
            Change::Join { .. } => (join + 1, update, leave),
            Change::Update { .. } => (join, update + 1, leave),
            Change::Leave { .. } => (join, update, leave + 1),
        })
    }
}

/// Holds a file against what is known. The member number says who is who, so the same file twice changes nothing.
pub fn plan(secret: &Secret, clock: &dyn Clock, known: Vec<Known>, rows: Vec<Row>) -> Plan {
    let mut plan = Plan::default();
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
        if let Some(number) = &member_number
            && !named.insert(number.as_str().to_owned())
        {
            plan.errors.push((line, RowError::NumberTwice));
            continue;
        }
        let (entry, email) = match entry {
            Ok(read) => read,
            Err(error) => {
                plan.errors.push((line, error));
                continue;
            }
        };
        let email_key = super::email_key(secret, &email);
        let number = entry.member_number.as_str().to_owned();
        if !mailboxes.insert(email_key) {
            plan.errors.push((line, RowError::EmailTwice));
            continue;
        }
        match by_number.get(&number) {
            Some(known) if known.on_roster && known.entry == entry => plan.unchanged += 1,
            Some(known) => plan.changes.push(Change::Update { id: known.id, email_key, entry }),
            None => joins.push(Change::Join { id: new_id(clock.now()), email_key, entry }),
        }
    }
    // Those who join come last: a mailbox may be free only once its owner has changed theirs.
    let gone = by_number
        .values()
        .filter(|known| known.on_roster && !named.contains(known.entry.member_number.as_str()));
    plan.changes.extend(gone.map(|known| Change::Leave { id: known.id }));
    plan.changes.append(&mut joins);
    plan
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roster::read;

    struct Noon;

    impl Clock for Noon {
        fn now(&self) -> time::OffsetDateTime {
            time::macros::datetime!(2026-11-22 12:00 UTC)
        }
    }

    fn secret() -> Secret {
        Secret::new(&[7; 32]).unwrap()
    }

    fn rows(lines: &str) -> Vec<Row> {
        read(format!("member_number,name,email,kind,province,language,specialty\n{lines}").as_bytes())
            .unwrap()
    }

    fn known(lines: &str) -> Vec<Known> {
        let entries = rows(lines).into_iter().map(|row| row.entry.unwrap().0);
        entries.map(|entry| Known { id: new_id(Noon.now()), entry, on_roster: true }).collect()
    }

    const ANN: &str = "1,Ann,ann@example.org,physician,ON,en,\n";
    const BOB: &str = "2,Bob,bob@example.org,learner,QC,fr,\n";

    #[test]
    fn the_same_file_twice_changes_nothing() {
        let lines = format!("{ANN}{BOB}");
        let first = plan(&secret(), &Noon, Vec::new(), rows(&lines));
        assert_eq!(first.counts(), (2, 0, 0));
        let second = plan(&secret(), &Noon, known(&lines), rows(&lines));
        assert_eq!((second.counts(), second.unchanged), ((0, 0, 0), 2));
    }

    #[test]
    fn who_is_not_named_leaves_and_who_is_back_comes_back() {
        let mut known = known(&format!("{ANN}{BOB}"));
        assert_eq!(plan(&secret(), &Noon, known.clone(), rows(ANN)).counts(), (0, 0, 1));
        known[1].on_roster = false;
        assert_eq!(plan(&secret(), &Noon, known, rows(&format!("{ANN}{BOB}"))).counts(), (0, 1, 0));
    }

    #[test]
    fn a_line_with_a_mistake_is_no_departure() {
        let wrong = plan(
            &secret(),
            &Noon,
            known(&format!("{ANN}{BOB}")),
            rows(&format!("{ANN}2,Bob,bob,learner,QC,fr,\n")),
        );
        assert_eq!((wrong.counts(), wrong.errors), ((0, 0, 0), vec![(3, RowError::Email)]));
    }

    #[test]
    fn one_number_and_one_mailbox_are_one_member_s() {
        let twice =
            plan(&secret(), &Noon, Vec::new(), rows(&format!("{ANN}1,Bob,bob@example.org,learner,,fr,\n")));
        assert_eq!(twice.errors, [(3, RowError::NumberTwice)]);
        let shared =
            plan(&secret(), &Noon, Vec::new(), rows(&format!("{ANN}3,Cid,ANN@example.org,learner,,fr,\n")));
        assert_eq!(shared.errors, [(3, RowError::EmailTwice)]);
        let taken =
            plan(&secret(), &Noon, known(BOB), rows(&format!("{ANN}3,Cid,bob@example.org,learner,,fr,\n")));
        assert_eq!((taken.counts(), taken.errors), ((1, 0, 1), vec![(3, RowError::EmailTwice)]));
    }
}
