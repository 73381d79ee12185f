//! Clearing a flood: one decision about all that some accounts wrote in a while.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use domain::account::{Capability, Scope};
use domain::desk::{ProseError, prose};
use domain::moderation::{BulkRemovalState, Clause, MAX_ACCOUNTS, MAX_REASON, Measure, Ruling, Term};
use store::StoreError;
use store::account::session::Actor;
use store::document::Bilingual;
use store::moderation::{
    BulkRemoval, BulkRemovalTask, CrowdLine, CrowdPageRequest, NewBulkRemoval, NewRuling, Quoting,
};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::Moderation;
use super::query::CrowdFilter;
use super::quotes::without;
use crate::stored_texts::Reasons;

/// Comments that are decided about in one transaction.
const BATCH: u32 = 100;
/// Bulk removals that are listed.
const LISTED: u32 = 20;

/// A bulk removal, as typed.
#[derive(Clone, Debug, Default)]
pub struct BulkRemovalFields {
    /// What was written since then, in milliseconds since 1970.
    pub since: i64,
    /// Whose.
    pub authors: Vec<Uuid>,
    /// What becomes of it.
    pub ruling: String,
    /// The clause that it breaks.
    pub clause: String,
    /// What it means for each author.
    pub measure: String,
    /// For how long.
    pub term: String,
    /// What its authors are told, in each language; what is suggested for the clause before it was seen.
    pub reason: Option<Bilingual>,
    /// For the log.
    pub note: String,
    /// Whether what it comes to was shown, and it is to be done.
    pub is_confirmed: bool,
}

impl BulkRemovalFields {
    /// Reads a form's fields.
    pub fn of(mut fields: BTreeMap<String, String>) -> Self {
        let mut take = |name: &str| fields.remove(name);
        let reason = take("reason-en").zip(take("reason-fr")).map(|(en, fr)| Bilingual { en, fr });
        let since = take("since").and_then(|since| since.parse().ok()).unwrap_or_default();
        let is_confirmed = take("step").is_some_and(|step| step == "do");
        let [ruling, clause, measure, term, note] =
            ["ruling", "clause", "measure", "term", "log"].map(|name| take(name).unwrap_or_default());
        let author = |name: &String| name.strip_prefix("author-")?.parse().ok();
        let authors = fields.keys().filter_map(author).collect();
        Self { since, authors, ruling, clause, measure, term, reason, note, is_confirmed }
    }

    /// Since when.
    pub fn start(&self) -> OffsetDateTime {
        OffsetDateTime::from_unix_timestamp_nanos(i128::from(self.since) * 1_000_000)
            .unwrap_or(OffsetDateTime::UNIX_EPOCH)
    }

    /// What its authors are told, as the review shows it: the words of another clause give way to those of the chosen one;
    /// what is somebody's own stays.
    pub fn fitting_reason(&self, reasons: &Reasons) -> Bilingual {
        let clause: Option<Clause> = self.clause.parse().ok();
        let its_words = clause.map(|clause| reasons.of(clause)).unwrap_or_default();
        let fits = |typed: &String| clause.is_none_or(|clause| !reasons.is_of_another(typed, clause));
        let typed = self.reason.clone().unwrap_or_else(|| its_words.clone());
        Bilingual {
            en: Some(typed.en).filter(fits).unwrap_or(its_words.en),
            fr: Some(typed.fr).filter(fits).unwrap_or(its_words.fr),
        }
    }
}

/// What is wrong with a bulk removal, field by field.
#[expect(clippy::struct_excessive_bools, reason = "each is a field of its own")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BulkRemovalErrors {
    /// No account is ticked, or too many are, or nothing of theirs is there any more.
    pub authors: bool,
    /// It is not said what becomes of what they wrote.
    pub ruling: bool,
    /// No clause is chosen.
    pub clause: bool,
    /// It is not said for how long.
    pub term: bool,
    /// With what they are told, in English and in French.
    pub reason: [Option<ProseError>; 2],
    /// What they are told is what is suggested for another clause.
    pub other_clause: bool,
    /// With the words for the log.
    pub note: Option<ProseError>,
    /// Some of the accounts are to be kept out by who reported something of theirs that waits.
    pub reported: bool,
}

impl BulkRemovalErrors {
    /// Whether the words alone are to be mended.
    pub const fn is_about_words(self) -> bool {
        !(self.authors || self.ruling || self.clause || self.term || self.reported)
    }
}

/// What became of a bulk removal that was typed.
#[derive(Clone, Debug)]
pub enum BulkRemovalSent {
    /// It has begun.
    Begun(Uuid),
    /// It is shown what it comes to.
    Review(Vec<CrowdLine>),
    /// Something is wrong with it.
    Refused(BulkRemovalErrors),
}

/// A bulk removal that can begin.
struct Read {
    ruling: Ruling,
    clause: Clause,
    measure: Option<(Measure, Option<Term>)>,
}

impl Moderation {
    /// Whether somebody may clear floods: who moderates everywhere.
    pub fn may_remove_in_bulk(actor: &Actor) -> bool {
        actor.standing.may(Capability::Moderate, Scope::Everywhere)
    }

    /// Accounts that wrote much, since when.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn crowd(
        &self,
        actor: &Actor,
        asked: CrowdFilter,
    ) -> Result<(OffsetDateTime, Vec<CrowdLine>), StoreError> {
        let now = self.clock.now();
        let since = asked.span.start(now);
        let opened = asked.opened.and_then(|days| now.checked_sub(Duration::days(days.into())));
        let limit = u32::try_from(MAX_ACCOUNTS).unwrap_or(u32::MAX);
        let (reader, at_least, among) = (actor.person, asked.at_least, Vec::new());
        let page_request = CrowdPageRequest { reader, since, at_least, opened, among, limit };
        Ok((since, self.store.crowd(page_request).await?))
    }

    /// The accounts that a form was about, where it named some.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn crowd_again(
        &self,
        actor: &Actor,
        fields: &BulkRemovalFields,
    ) -> Result<Vec<CrowdLine>, StoreError> {
        let at_least = if fields.authors.is_empty() { 5 } else { 1 };
        let limit = u32::try_from(MAX_ACCOUNTS).unwrap_or(u32::MAX);
        let among = fields.authors.iter().copied().take(MAX_ACCOUNTS).collect();
        let (reader, since, opened) = (actor.person, fields.start(), None);
        self.store.crowd(CrowdPageRequest { reader, since, at_least, opened, among, limit }).await
    }

    /// Bulk removals that are there for the asker, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn bulk_removals(&self, actor: &Actor) -> Result<Vec<BulkRemoval>, StoreError> {
        self.store.bulk_removals(actor.person, LISTED).await
    }

    /// One of them.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn bulk_removal(&self, actor: &Actor, id: Uuid) -> Result<Option<BulkRemoval>, StoreError> {
        self.store.bulk_removal(id, actor.person).await
    }

    /// Shows what a bulk removal comes to, or begins it once that was seen.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was begun.
    pub async fn send_bulk_removal(
        &self,
        actor: &Actor,
        fields: &BulkRemovalFields,
    ) -> Result<BulkRemovalSent, StoreError> {
        let (read, mut errors) = read(fields);
        let nobody = BulkRemovalErrors { authors: true, ..errors };
        if fields.authors.is_empty() || fields.authors.len() > MAX_ACCOUNTS {
            return Ok(BulkRemovalSent::Refused(nobody));
        }
        let Some(read) = read else { return Ok(BulkRemovalSent::Refused(errors)) };
        let since = fields.start();
        let lines = self.crowd_again(actor, fields).await?;
        if lines.is_empty() {
            return Ok(BulkRemovalSent::Refused(nobody));
        }
        let keeps_out = read.measure.is_some_and(|(measure, _)| measure.lasts());
        if keeps_out && lines.iter().any(|line| line.is_reported) {
            return Ok(BulkRemovalSent::Refused(BulkRemovalErrors { reported: true, ..errors }));
        }
        if !fields.is_confirmed {
            return Ok(BulkRemovalSent::Review(lines));
        }
        let told = fields.reason.clone().unwrap_or_else(|| self.texts.reasons.of(read.clause));
        let note = match prose(&fields.note, MAX_REASON) {
            Err(ProseError::Missing) => Ok(String::new()),
            read => read,
        };
        let (en, fr, note) = match (prose(&told.en, MAX_REASON), prose(&told.fr, MAX_REASON), note) {
            (Ok(en), Ok(fr), Ok(note)) => (en, fr, note),
            (en, fr, note) => {
                errors.reason = [en.err(), fr.err()];
                errors.note = note.err();
                return Ok(BulkRemovalSent::Refused(errors));
            }
        };
        if [&en, &fr].into_iter().any(|reason| self.texts.reasons.is_of_another(reason, read.clause)) {
            errors.other_clause = true;
            return Ok(BulkRemovalSent::Refused(errors));
        }
        let at = self.clock.now();
        let bulk_removal = NewBulkRemoval {
            id: crate::new_id(at),
            by: actor.person,
            at,
            since,
            authors: fields.authors.clone(),
            ruling: read.ruling,
            clause: read.clause,
            reason: Bilingual { en, fr },
            note,
            measure: read.measure.map(|(measure, term)| (measure, term.and_then(|term| term.end(at)))),
        };
        let id = bulk_removal.id;
        let has_begun = self.store.begin_bulk_removal(bulk_removal).await?;
        Ok(if has_begun { BulkRemovalSent::Begun(id) } else { BulkRemovalSent::Refused(nobody) })
    }

    /// Has a bulk removal taken back. `false` where that cannot be done any more.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was changed.
    pub async fn undo_bulk_removal(&self, actor: &Actor, id: Uuid) -> Result<bool, StoreError> {
        self.store.undo_bulk_removal(id, actor.person).await
    }

    /// Does what is next of the bulk removal that began first. Returns who was suspended by it, or is no more; `None` where
    /// none is at work.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was done.
    pub async fn continue_bulk_removal(&self) -> Result<Option<Vec<Uuid>>, StoreError> {
        let Some(task) = self.store.bulk_removal_task(BATCH).await? else { return Ok(None) };
        let at = self.clock.now();
        let mut measured = if task.bulk_removal.state == BulkRemovalState::Undoing {
            self.store.continue_undoing(&task, BATCH, at).await?
        } else {
            let rulings = self.rulings(&task, at).await?;
            self.store.continue_bulk_removal(&task, rulings, at).await?
        };
        if !matches!(task.bulk_removal.measure, Some((Measure::Suspend, _))) {
            measured.clear();
        }
        Ok(Some(measured))
    }

    /// A decision about each comment of a task.
    async fn rulings(
        &self,
        task: &BulkRemovalTask,
        at: OffsetDateTime,
    ) -> Result<Vec<(i64, NewRuling)>, StoreError> {
        let mut quoting: BTreeMap<i64, Vec<Quoting>> = BTreeMap::new();
        let mut rulings = Vec::with_capacity(task.comments.len());
        // In the order of their numbers, so that the first of a topic comes before all that may quote it.
        for comment in &task.comments {
            let others = match quoting.entry(comment.topic) {
                Entry::Occupied(kept) => kept.into_mut(),
                Entry::Vacant(free) => free.insert(self.store.quoting(comment.id).await?),
            };
            let bulk_removal = &task.bulk_removal;
            let ruling = NewRuling {
                id: crate::new_id(at),
                ruling: bulk_removal.ruling,
                clause: Some(bulk_removal.clause),
                reason: bulk_removal.reason.in_language(comment.language).to_owned(),
                note: bulk_removal.note.clone(),
                salt: crate::new_id(at),
                requotes: without(others, comment.id, &comment.source, &self.texts.instead),
                measure: bulk_removal.measure,
                redaction: None,
                to: None,
                alias: None,
            };
            rulings.push((comment.id, ruling));
        }
        Ok(rulings)
    }
}

fn read(fields: &BulkRemovalFields) -> (Option<Read>, BulkRemovalErrors) {
    let ruling = fields.ruling.parse::<Ruling>().ok().filter(|ruling| ruling.hides_content());
    let clause = fields.clause.parse::<Clause>().ok();
    let measure = fields.measure.parse::<Measure>().ok().filter(|measure| *measure != Measure::MuteInTheme);
    let term = fields.term.parse::<Term>().ok().filter(|_| measure.is_some_and(Measure::lasts));
    let has_term = term.is_some() || !measure.is_some_and(Measure::lasts);
    let errors = BulkRemovalErrors {
        ruling: ruling.is_none(),
        clause: clause.is_none(),
        term: !has_term,
        ..BulkRemovalErrors::default()
    };
    let measure = measure.map(|measure| (measure, term));
    let read =
        ruling.zip(clause).filter(|_| has_term).map(|(ruling, clause)| Read { ruling, clause, measure });
    (read, errors)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_33_a_form_names_accounts_by_their_identifiers_alone() {
        let one = Uuid::from_u128(7);
        let fields = [
            (format!("author-{one}"), "1"),
            ("author-'; DROP TABLE people".to_owned(), "1"),
            ("author-".to_owned(), "1"),
            ("since".to_owned(), "yesterday"),
            ("step".to_owned(), "do"),
        ];
        let fields = fields.map(|(name, value)| (name, value.to_owned()));
        let read = BulkRemovalFields::of(fields.into_iter().collect());
        assert_eq!((read.authors, read.since, read.is_confirmed), (vec![one], 0, true));
        assert_eq!(
            BulkRemovalFields { since: i64::MAX, ..BulkRemovalFields::default() }.start(),
            OffsetDateTime::UNIX_EPOCH
        );
    }
}
