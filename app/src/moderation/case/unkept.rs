//! What somebody typed who cannot decide any more: a colleague did, or took it in hand. Nothing of it is lost.

use domain::Language;
use domain::moderation::{CaseState, Clause, Ruling, Verdict};
use leptos::prelude::*;

use super::CasePage;
use super::content::Decided;
use crate::i18n::{locale, td_string};
use crate::moderation::words;
use crate::ui::{IntoMarkup, Textarea};

/// What was typed, beside who decided what. Nothing where its form is shown again, which holds it.
#[component]
pub(super) fn Unkept(language: Language, page: CasePage) -> impl IntoView {
    let t = locale(language);
    let is_shown = match page.fields.act.as_str() {
        "rule" => page.may_decide(),
        "judge" => page.may_judge(),
        _ => true,
    };
    page.refusal.filter(|_| !is_shown)?;
    let CasePage { case, fields, .. } = page;
    let (of, kind) = (case.line.language, case.line.target.kind());
    let meanwhile = match (case.line.state, case.line.assignee.clone(), case.decision()) {
        (CaseState::Decided, _, Some(decision)) => {
            view! { <ol class="desk-history"><Decided language of kind decision=decision.clone()/></ol> }
                .markup()
        }
        (_, Some((_, name)), _) => {
            view! { <p>{td_string!(t, moderation.case.held, name = name.as_str())}</p> }.markup()
        }
        _ => ().markup(),
    };
    let chosen = [
        fields.ruling.parse::<Ruling>().ok().map(|ruling| words::ruling(language, ruling).0),
        fields.verdict.parse::<Verdict>().ok().map(|verdict| words::verdict(language, verdict)),
        fields.clause.parse::<Clause>().ok().map(|clause| words::clause_of(language, kind, clause)),
    ];
    let chosen: Vec<&str> = chosen.into_iter().flatten().collect();
    let texts = [
        ("unkept-reason", td_string!(t, moderation.case.reason), fields.reason),
        ("unkept-answer", td_string!(t, moderation.decisions.answer), fields.answer),
        ("unkept-log", td_string!(t, moderation.case.note), fields.log),
    ];
    let texts = texts.into_iter().filter(|(.., text)| !text.trim().is_empty());
    let texts = texts
        .map(|(id, label, text)| {
            view! { <div class="field"><label for=id>{label}</label><Textarea id=id.to_owned() text rows=4/></div> }
        })
        .collect_view();
    Some(
        view! {
            <section class="desk-part" aria-labelledby="unkept-title">
                <h2 id="unkept-title">{td_string!(t, moderation.case.unkept)}</h2>
                <p>{td_string!(t, moderation.case.unkept_text)}</p>
                {meanwhile}
                <p>{chosen.join(", ")}</p>
                {texts}
            </section>
        }
        .markup(),
    )
}
