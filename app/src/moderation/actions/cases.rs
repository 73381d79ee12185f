//! What moderators do about cases.

use domain::account::{Capability, Username};
use domain::desk::{ProseError, prose};
use domain::moderation::{
    CaseState, Clause, MAX_REASON, Measure, RedactionError, Ruling, Target, Term, Verdict, redact,
};
use serde::Deserialize;
use store::StoreError;
use store::account::Actor;
use store::community::Topic;
use store::moderation::{
    Acted, Acting, Alias, Assignee, Case, CaseAct, CaseLine, CasePageRequest, Destination, NewRuling,
    Requote, Waiting,
};
use time::OffsetDateTime;
use uuid::Uuid;

use super::Moderation;
use super::quotes::{redaction, renamed, requotes};
use crate::account::actions::name_key;
use crate::moderation::queue::{CasesQuery, DoneBefore, Held, LINES};
use crate::moderation::words;

/// A form of a case's page, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct CaseFields {
    /// Which of its forms.
    pub act: String,
    /// The version that it showed.
    pub version: u32,
    /// A colleague to hand it over to.
    pub colleague: String,
    /// A note for colleagues.
    pub note: String,
    /// What becomes of the thing.
    pub ruling: String,
    /// The clause that it breaks.
    pub clause: String,
    /// What is left of it, where passages are taken out.
    pub redacted: String,
    /// The topic that it is moved to.
    pub to: String,
    /// What its author is told.
    pub reason: String,
    /// For the log.
    pub log: String,
    /// What it means for its author.
    pub measure: String,
    /// For how long.
    pub term: String,
    /// What comes of an appeal.
    pub verdict: String,
    /// What its author is told of that.
    pub answer: String,
}

/// What was done about a case. A closed list: it stands in the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseDone {
    /// It was decided so.
    Ruled(Ruling),
    /// It is in the reader's hand.
    Claimed,
    /// It is given back.
    Released,
    /// It is a colleague's.
    HandedOver,
    /// A note is kept.
    Noted,
    /// The decision is taken back.
    Undone,
    /// Its measure is ended.
    Lifted,
    /// It was looked at again.
    Judged(Verdict),
}

impl CaseDone {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::Ruled(Ruling::Keep),
        Self::Ruled(Ruling::Hide),
        Self::Ruled(Ruling::Remove),
        Self::Ruled(Ruling::Redact),
        Self::Ruled(Ruling::Move),
        Self::Claimed,
        Self::Released,
        Self::HandedOver,
        Self::Noted,
        Self::Undone,
        Self::Lifted,
        Self::Judged(Verdict::Uphold),
        Self::Judged(Verdict::Restore),
    ];

    /// The word for it in the address.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ruled(ruling) => ruling.code(),
            Self::Claimed => "claim",
            Self::Released => "release",
            Self::HandedOver => "hand-over",
            Self::Noted => "note",
            Self::Undone => "undo",
            Self::Lifted => "lift",
            Self::Judged(verdict) => verdict.code(),
        }
    }

    /// Whether the case is done with, so that the next one is opened.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Ruled(_) | Self::Judged(_))
    }
}

/// What is wrong with a form, field by field.
#[expect(clippy::struct_excessive_bools, reason = "each is a field of its own")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CaseErrors {
    /// No ruling is chosen.
    pub ruling: bool,
    /// No clause is.
    pub clause: bool,
    /// With what is left of it.
    pub redacted: Option<RedactionError>,
    /// No topic to move it to is chosen.
    pub to: bool,
    /// With the reason.
    pub reason: Option<ProseError>,
    /// The reason is what is suggested for another clause.
    pub other_clause: bool,
    /// It is not said for how long.
    pub term: bool,
    /// With the words for the log.
    pub log: Option<ProseError>,
    /// With the note.
    pub note: Option<ProseError>,
    /// No colleague is chosen.
    pub colleague: bool,
    /// No verdict is.
    pub verdict: bool,
    /// With the answer.
    pub answer: Option<ProseError>,
}

/// Why nothing was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseRefusal {
    /// Something is wrong with what was typed.
    Unfit(CaseErrors),
    /// Somebody else did something meanwhile.
    Stale,
    /// It cannot be done as things stand.
    NotNow,
    /// It is an appeal against their own decision.
    Own,
    /// They reported it.
    Reporter,
    /// Its author is a colleague, whom administrators alone keep out.
    Colleague,
    /// They reported something else of its author's that waits: others decide what keeps that author out.
    ReportWaits,
}

/// What became of an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handled {
    /// It is done.
    Done {
        /// What.
        done: CaseDone,
        /// Who was suspended by it, or is no more.
        suspension: Option<Uuid>,
    },
    /// It is not.
    Refused(CaseRefusal),
    /// There is no such case within the asker's reach.
    Missing,
}

impl Moderation {
    /// A page of cases, and whether there are more.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn cases(
        &self,
        actor: &Actor,
        shown: &CasesQuery,
    ) -> Result<(Vec<CaseLine>, bool), StoreError> {
        let Some(purview) = Self::purview(actor) else { return Ok((Vec::new(), false)) };
        let assignee = shown.assignee.map(|held| match held {
            Held::Mine => Assignee::Person(actor.person),
            Held::Nobody => Assignee::Nobody,
        });
        let (state, kind, clause, after) = (shown.state, shown.kind, shown.clause, shown.after);
        let is_to_decide = false;
        let page_request =
            CasePageRequest { purview, is_to_decide, state, kind, clause, assignee, after, limit: LINES + 1 };
        let mut lines = self.store.cases(&page_request).await?;
        let has_more = lines.len() > LINES as usize;
        lines.truncate(LINES as usize);
        Ok((lines, has_more))
    }

    /// How many wait for the asker's decision.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be counted.
    pub async fn waiting(&self, actor: &Actor) -> Result<Waiting, StoreError> {
        match Self::purview(actor) {
            Some(purview) => self.store.waiting_cases(&purview).await,
            None => Ok(Waiting::default()),
        }
    }

    /// A case, with the topic that a guest post is.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn case(&self, actor: &Actor, id: i64) -> Result<Option<(Case, Option<Topic>)>, StoreError> {
        let Some(purview) = Self::purview(actor) else { return Ok(None) };
        let Some(case) = self.store.case(id, &purview, self.clock.now()).await? else { return Ok(None) };
        let article = match case.line.target {
            Target::Comment(_) | Target::Profile(_) => None,
            Target::GuestPost(topic) => self.store.topic(topic).await?,
        };
        Ok(Some((case, article)))
    }

    /// Where the comment that a case is about can be moved to.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn destinations(&self, actor: &Actor, case: &Case) -> Result<Vec<Destination>, StoreError> {
        let reach = actor.standing.reach(Capability::Moderate);
        match (case.line.state, case.line.target, reach) {
            (CaseState::Open, Target::Comment(comment), Some(reach)) => {
                self.store.destinations(comment, &reach).await
            }
            _ => Ok(Vec::new()),
        }
    }

    /// The next case that waits for the asker's decision and is in nobody else's hand.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn next_case(&self, actor: &Actor, not: i64) -> Result<Option<i64>, StoreError> {
        let Some(purview) = Self::purview(actor) else { return Ok(None) };
        for assignee in [Assignee::Person(actor.person), Assignee::Nobody] {
            let assignee = Some(assignee);
            let page_request = CasePageRequest {
                purview: purview.clone(),
                is_to_decide: true,
                state: None,
                kind: None,
                clause: None,
                assignee,
                after: None,
                limit: 2,
            };
            let lines = self.store.cases(&page_request).await?;
            if let Some(line) = lines.into_iter().find(|line| line.id != not) {
                return Ok(Some(line.id));
            }
        }
        Ok(None)
    }

    /// What was done with a case just before, as an address says, and what that came to.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn done_before(
        &self,
        actor: &Actor,
        done: CaseDone,
        id: i64,
    ) -> Result<Option<DoneBefore>, StoreError> {
        let Some((case, _)) = self.case(actor, id).await? else { return Ok(None) };
        let measure = match (done, case.decision()) {
            (CaseDone::Ruled(ruling), Some(decision)) if decision.ruling == ruling => decision.measure,
            _ => None,
        };
        let (is_reported, is_taken_back) = (!case.reports.is_empty(), case.text.taken_back.is_some());
        Ok(Some(DoneBefore { done, case: id, is_reported, is_taken_back, measure }))
    }

    /// Does about a case what a form says.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was done.
    pub async fn handle(&self, actor: &Actor, id: i64, fields: &CaseFields) -> Result<Handled, StoreError> {
        let Some(purview) = Self::purview(actor) else { return Ok(Handled::Missing) };
        let at = self.clock.now();
        let Some(case) = self.store.case(id, &purview, at).await? else { return Ok(Handled::Missing) };
        let (act, done) = match self.read(&case, fields).await? {
            Ok(read) => read,
            Err(refusal) => return Ok(Handled::Refused(refusal)),
        };
        let suspension = suspension(&case, &act, at);
        let (by, reach) = (purview.person, purview.reach);
        let acting = Acting { case: id, version: fields.version, by, reach, at, act };
        Ok(match self.store.act_on_case(acting).await? {
            Acted::Done => Handled::Done { done, suspension },
            Acted::Stale => Handled::Refused(CaseRefusal::Stale),
            Acted::NotNow => Handled::Refused(CaseRefusal::NotNow),
            Acted::Own => Handled::Refused(CaseRefusal::Own),
            Acted::Reporter => Handled::Refused(CaseRefusal::Reporter),
            Acted::Colleague => Handled::Refused(CaseRefusal::Colleague),
            Acted::ReportWaits => Handled::Refused(CaseRefusal::ReportWaits),
            Acted::Missing => Handled::Missing,
        })
    }

    async fn read(
        &self,
        case: &Case,
        fields: &CaseFields,
    ) -> Result<Result<(CaseAct, CaseDone), CaseRefusal>, StoreError> {
        let unfit = |errors| Ok(Err(CaseRefusal::Unfit(errors)));
        Ok(Ok(match fields.act.as_str() {
            "claim" => (CaseAct::Claim, CaseDone::Claimed),
            "release" => (CaseAct::Release, CaseDone::Released),
            "undo" => (CaseAct::Undo, CaseDone::Undone),
            "lift" => (CaseAct::Lift, CaseDone::Lifted),
            "hand-over" => match fields.colleague.parse::<Uuid>() {
                Ok(colleague) => (CaseAct::HandOver(colleague), CaseDone::HandedOver),
                Err(_) => return unfit(CaseErrors { colleague: true, ..CaseErrors::default() }),
            },
            "note" => match prose(&fields.note, MAX_REASON) {
                Ok(note) => (CaseAct::Note(note), CaseDone::Noted),
                Err(error) => return unfit(CaseErrors { note: Some(error), ..CaseErrors::default() }),
            },
            "judge" => match (fields.verdict.parse(), prose(&fields.answer, MAX_REASON)) {
                (Ok(verdict), Ok(answer)) => (CaseAct::Judge { verdict, answer }, CaseDone::Judged(verdict)),
                (verdict, answer) => {
                    let (verdict, answer) = (verdict.is_err(), answer.err());
                    return unfit(CaseErrors { verdict, answer, ..CaseErrors::default() });
                }
            },
            _ => match ruling(fields) {
                Ok(Typed { ruling, clause, reason, log, measure }) => {
                    if case.line.state != CaseState::Open {
                        let is_seen = fields.version == case.version;
                        return Ok(Err(if is_seen { CaseRefusal::NotNow } else { CaseRefusal::Stale }));
                    }
                    let alias = match (ruling, case.line.target) {
                        (Ruling::Hide, Target::Profile(_)) => Some(self.alias(case)),
                        _ => None,
                    };
                    let (redaction, requotes) = match (ruling, case.line.target) {
                        (Ruling::Hide, Target::Profile(_)) => (None, self.renamed(alias.as_ref()).await?),
                        (Ruling::Redact, Target::Comment(comment)) => {
                            let before = &case.text.source;
                            match redact(before, &fields.redacted) {
                                Ok(left) => {
                                    let (left, quotes) =
                                        redaction(&*self.store, comment, before, &left).await?;
                                    (Some(left), quotes)
                                }
                                Err(error) => {
                                    return unfit(CaseErrors {
                                        redacted: Some(error),
                                        ..CaseErrors::default()
                                    });
                                }
                            }
                        }
                        (ruling, target) if ruling.hides_content() => {
                            (None, requotes(&*self.store, target).await?)
                        }
                        _ => (None, Vec::new()),
                    };
                    let to = fields.to.parse::<i64>().ok().filter(|_| ruling == Ruling::Move);
                    if ruling == Ruling::Move && to.is_none() {
                        return unfit(CaseErrors { to: true, ..CaseErrors::default() });
                    }
                    let at = self.clock.now();
                    let (id, salt) = (crate::new_id(at), crate::new_id(at));
                    let measure =
                        measure.map(|(measure, term)| (measure, term.and_then(|term| term.end(at))));
                    let decided = NewRuling {
                        id,
                        ruling,
                        clause,
                        reason,
                        note: log,
                        salt,
                        requotes,
                        measure,
                        redaction,
                        to,
                        alias,
                    };
                    (CaseAct::Rule(Box::new(decided)), CaseDone::Ruled(ruling))
                }
                Err(errors) => return unfit(errors),
            },
        }))
    }
}

/// Whose suspension an act begins or ends.
fn suspension(case: &Case, act: &CaseAct, at: OffsetDateTime) -> Option<Uuid> {
    let measure = match act {
        CaseAct::Rule(ruling) => ruling.measure.map(|(measure, _)| measure),
        CaseAct::Undo | CaseAct::Lift | CaseAct::Judge { verdict: Verdict::Restore, .. } => {
            let held = case.decision().and_then(|decision| decision.measure.as_ref());
            held.filter(|held| held.holds(at)).map(|held| held.measure)
        }
        _ => None,
    };
    let author = case.author.as_ref()?;
    (measure == Some(Measure::Suspend)).then_some(author.person)
}

impl Moderation {
    /// What stands in place of the name that a case is about.
    fn alias(&self, case: &Case) -> Alias {
        let before = case.text.source.clone();
        let before_key = name_key(&self.secret, &before);
        Alias { before_key, before, name: Username::neutral(case.line.language, case.line.id) }
    }

    /// The comments that name somebody who gets another name.
    async fn renamed(&self, alias: Option<&Alias>) -> Result<Vec<Requote>, StoreError> {
        match alias.and_then(|alias| Some((Username::read(&alias.before).ok()?, &alias.name))) {
            Some((from, to)) => renamed(&*self.store, &from, to).await,
            None => Ok(Vec::new()),
        }
    }
}

/// A decision as it was read of a form.
struct Typed {
    ruling: Ruling,
    clause: Option<Clause>,
    reason: String,
    log: String,
    measure: Option<(Measure, Option<Term>)>,
}

/// Reads a decision. What is decided against somebody names a clause, and tells them why; what lasts says how long.
fn ruling(fields: &CaseFields) -> Result<Typed, CaseErrors> {
    let ruling = fields.ruling.parse::<Ruling>();
    let measure = fields.measure.parse::<Measure>().ok();
    let is_against = measure.is_some() || ruling.is_ok_and(Ruling::is_against);
    let clause = fields.clause.parse::<Clause>().ok();
    let term = fields.term.parse::<Term>().ok().filter(|_| measure.is_some_and(Measure::lasts));
    let has_term = term.is_some() || !measure.is_some_and(Measure::lasts);
    let optional = |typed: &str| match prose(typed, MAX_REASON) {
        Err(ProseError::Missing) => Ok(String::new()),
        read => read,
    };
    let reason = if is_against { prose(&fields.reason, MAX_REASON) } else { Ok(String::new()) };
    let log = optional(&fields.log);
    match (ruling, clause, reason, log) {
        (Ok(_), Some(clause), Ok(reason), Ok(_)) if is_against && words::is_of_another(&reason, clause) => {
            Err(CaseErrors { other_clause: true, term: !has_term, ..CaseErrors::default() })
        }
        (Ok(ruling), clause, Ok(reason), Ok(log)) if has_term && (!is_against || clause.is_some()) => {
            let clause = clause.filter(|_| is_against);
            Ok(Typed { ruling, clause, reason, log, measure: measure.map(|measure| (measure, term)) })
        }
        (ruling, clause, reason, log) => Err(CaseErrors {
            ruling: ruling.is_err(),
            clause: is_against && clause.is_none(),
            reason: reason.err(),
            term: !has_term,
            log: log.err(),
            ..CaseErrors::default()
        }),
    }
}
