//! What moderation keeps about somebody, for themselves.

use domain::Language;
use domain::moderation::{Clause, Measure, Ruling, Verdict};
use serde::Serialize;
use store::moderation::{OwnDecision, OwnReport};

use crate::moment::moment;

/// Something that somebody reported, for themselves.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the fields are those of the archive")]
pub struct MyReport {
    pub reported: String,
    pub clause: &'static str,
    pub language: Language,
    pub text: String,
    pub reported_at: String,
}

impl From<OwnReport> for MyReport {
    fn from(report: OwnReport) -> Self {
        Self {
            reported: report.target.to_string(),
            clause: Clause::code(report.clause),
            language: report.language,
            text: report.text,
            reported_at: moment(report.at),
        }
    }
}

/// A decision about something that somebody wrote, for themselves. The text stands beside it on its page.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the fields are those of the archive")]
pub struct MyDecision {
    pub about: String,
    pub username: Option<String>,
    pub ruling: &'static str,
    pub clause: Option<&'static str>,
    pub reason: String,
    pub measure: Option<&'static str>,
    pub measure_until: Option<String>,
    pub measure_ended_at: Option<String>,
    pub decided_at: String,
    pub taken_back_at: Option<String>,
    pub appeal: Option<String>,
    pub appealed_at: Option<String>,
    pub verdict: Option<&'static str>,
    pub answer: Option<String>,
    pub answered_at: Option<String>,
}

impl From<OwnDecision> for MyDecision {
    fn from(decision: OwnDecision) -> Self {
        let measure = decision.measure;
        let (appealed_at, appeal) = decision.appeal.map(|(at, text)| (moment(at), text)).unzip();
        let (verdict, answered) =
            decision.judged.map(|(verdict, at, answer)| (verdict, (at, answer))).unzip();
        let (answered_at, answer) = answered.map(|(at, answer)| (moment(at), answer)).unzip();
        Self {
            about: decision.target.to_string(),
            username: decision.name,
            ruling: Ruling::code(decision.ruling),
            clause: decision.clause.map(Clause::code),
            reason: decision.reason,
            measure: measure.map(|taken| Measure::code(taken.measure)),
            measure_until: measure.and_then(|taken| taken.until).map(moment),
            measure_ended_at: measure.and_then(|taken| taken.lifted).map(moment),
            decided_at: moment(decision.at),
            taken_back_at: decision.undone.map(moment),
            appeal,
            appealed_at,
            verdict: verdict.map(Verdict::code),
            answer,
            answered_at,
        }
    }
}
