//! What moderators do about a case.

use domain::account::Username;
use domain::moderation::{CaseState, Measure, Ruling, Target, Verdict, redact};
use store::StoreError;
use store::account::session::Actor;
use store::moderation::{Acted, Acting, Alias, Case, CaseAct, NewRuling, Requote};
use time::OffsetDateTime;
use uuid::Uuid;

use super::Moderation;
use super::case_fields::{CaseErrors, CaseFields, Typed, TypedRuling};
use super::done::CaseDone;
use super::quotes::{redaction, renamed, requotes};
use crate::account::name_key;

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
        let typed = match fields.read(&self.texts.reasons) {
            Ok(Typed::Act(act, done)) => return Ok(Ok((act, done))),
            Ok(Typed::Ruling(typed)) => typed,
            Err(errors) => return Ok(Err(CaseRefusal::Unfit(errors))),
        };
        if case.line.state != CaseState::Open {
            let is_seen = fields.version == case.version;
            return Ok(Err(if is_seen { CaseRefusal::NotNow } else { CaseRefusal::Stale }));
        }
        let done = CaseDone::Ruled(typed.ruling);
        let ruling = self.ruling(case, fields, typed).await?;
        Ok(ruling.map(|ruling| (CaseAct::Rule(Box::new(ruling)), done)).map_err(CaseRefusal::Unfit))
    }

    /// A decision with all that goes with it: the name that stands instead, what is left of the text, the quotations.
    async fn ruling(
        &self,
        case: &Case,
        fields: &CaseFields,
        typed: TypedRuling,
    ) -> Result<Result<NewRuling, CaseErrors>, StoreError> {
        let TypedRuling { ruling, clause, reason, log, measure } = typed;
        let alias = match (ruling, case.line.target) {
            (Ruling::Hide, Target::Profile(_)) => Some(self.alias(case)),
            _ => None,
        };
        let (redaction, requotes) = match (ruling, case.line.target) {
            (Ruling::Hide, Target::Profile(_)) => (None, self.renamed(alias.as_ref()).await?),
            (Ruling::Redact, Target::Comment(comment)) => {
                let before = &case.text.source;
                let left = match redact(before, &fields.redacted) {
                    Ok(left) => left,
                    Err(error) => {
                        return Ok(Err(CaseErrors { redacted: Some(error), ..CaseErrors::default() }));
                    }
                };
                let (left, quotes) = redaction(&*self.store, comment, before, &left).await?;
                (Some(left), quotes)
            }
            (ruling, target) if ruling.hides_content() => {
                (None, requotes(&*self.store, target, &self.texts.instead).await?)
            }
            _ => (None, Vec::new()),
        };
        let to = fields.to.parse::<i64>().ok().filter(|_| ruling == Ruling::Move);
        if ruling == Ruling::Move && to.is_none() {
            return Ok(Err(CaseErrors { to: true, ..CaseErrors::default() }));
        }
        let at = self.clock.now();
        Ok(Ok(NewRuling {
            id: crate::new_id(at),
            ruling,
            clause,
            reason,
            note: log,
            salt: crate::new_id(at),
            requotes,
            measure: measure.map(|(measure, term)| (measure, term.and_then(|term| term.end(at)))),
            redaction,
            to,
            alias,
        }))
    }

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
