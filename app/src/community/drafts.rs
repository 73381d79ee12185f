//! A draft within the form that it was kept from.

use domain::Language;
use leptos::prelude::*;
use time::OffsetDateTime;

use crate::campaign::islands::CopyButton;
use crate::i18n::{ago, locale, td_string};
use crate::page::Context;
use crate::ui::{IntoMarkup, Textarea};

/// The identifier of the form that comments are written in.
pub(super) const WRITE_FORM: &str = "write-form";

/// Says, within the form, that it holds a draft.
#[component]
pub(super) fn DraftKept(context: Context, kept: Option<OffsetDateTime>) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    kept.map(|at| {
        let when = ago(language, context.now, at);
        view! {
            <p class="draft-kept small" id="draft-kept" tabindex="-1">
                <span role="status">{td_string!(t, community.draft.kept, when)}</span>
                " "
                <Discard language/>
            </p>
        }
        .markup()
    })
}

/// That a draft was discarded a moment ago, where the page was loaded for it, with the way back. Its button is the form's, so
/// that what was typed since goes along.
#[component]
pub(super) fn Discarded(
    language: Language,
    /// What it said.
    draft: Option<String>,
) -> impl IntoView {
    let t = locale(language);
    draft.map(|text| {
        view! {
            <div class="notice notice-slim" role="status" tabindex="-1" autofocus>
                <input type="hidden" form=WRITE_FORM name="discarded" value=text/>
                <span>{td_string!(t, community.draft.discarded)}</span>
                " "
                <button class="btn btn-quiet" type="submit" form=WRITE_FORM name="action" value="restore">
                    {td_string!(t, community.own_drafts.undo)}
                </button>
            </div>
        }
        .markup()
    })
}

/// What another draft says, which its author has not seen yet.
#[component]
pub(super) fn OtherDraft(language: Language, other: Option<String>) -> impl IntoView {
    let t = locale(language);
    other.map(|text| {
        view! {
            <div class="field">
                <label for="other-draft">{td_string!(t, community.draft.other_title)}</label>
                <Textarea id="other-draft".to_owned() text rows=5/>
            </div>
        }
        .markup()
    })
}

/// A button that copies what stands in a field.
#[component]
pub(super) fn Copy(language: Language, from: &'static str) -> impl IntoView {
    let t = locale(language);
    view! {
        <CopyButton
            from=from.to_owned()
            label=td_string!(t, community.draft.copy).to_owned()
            copied=td_string!(t, community.draft.copied).to_owned()
            failed=td_string!(t, community.draft.copy_failed).to_owned()
        />
    }
    .markup()
}

/// A button that erases the draft.
#[component]
pub(super) fn Discard(language: Language) -> impl IntoView {
    let t = locale(language);
    view! {
        <button class="btn btn-quiet" type="submit" name="action" value="discard">
            {td_string!(t, community.draft.discard)}
        </button>
    }
}
