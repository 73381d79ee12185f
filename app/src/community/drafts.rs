//! What a member is still writing, as they find it again.

use domain::Language;
use leptos::prelude::*;
use store::community::draft::DraftPlace;
use time::OffsetDateTime;

use super::help;
use super::islands::DraftOnDevice;
use super::pages::Composer;
use crate::campaign::islands::CopyButton;
use crate::i18n::{ago, locale, td_string};
use crate::page::Context;
use crate::ui::Textarea;

/// Says, within the form, that it holds a draft.
#[component]
pub(super) fn DraftKept(context: Context, kept: Option<OffsetDateTime>) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    kept.map(|at| {
        let when = ago(language, context.now, at);
        view! {
            <p class="draft-kept small">
                <span role="status">{td_string!(t, community.draft.kept, when)}</span>
                " "
                <Discard language/>
            </p>
        }
        .into_any()
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
        .into_any()
    })
}

/// A draft that can no longer be posted where it was written, and what was left of one on the device.
#[component]
pub(super) fn Unposted(
    context: Context,
    composer: Composer,
    /// What it was written about.
    place: DraftPlace,
    /// Where it would have been posted.
    path: String,
) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    composer.may_write.then(|| {
        let Composer { person, body, draft, form, kept, .. } = composer;
        let drafts = help::drafts(language, person, place, kept.is_some());
        let shown = if kept.is_some() { body.clone() } else { String::new() };
        let on_server = kept.is_some().then(|| {
            view! {
                <h2 class="section-title">{td_string!(t, community.draft.title)}</h2>
                <form class="form" method="post" action=path>
                    <input type="hidden" name="form" value=form.to_string()/>
                    <input type="hidden" name="draft" value=draft.to_string()/>
                    <div class="field">
                        <label for="unposted">{td_string!(t, community.composer.label)}</label>
                        <p class="hint" id="unposted-hint">{td_string!(t, community.draft.unposted)}</p>
                        <Textarea
                            id="unposted".to_owned()
                            text=body
                            rows=7
                            described_by="unposted-hint".to_owned()
                        />
                    </div>
                    <div class="form-end btn-row">
                        <Copy language from="unposted"/>
                        " "
                        <Discard language/>
                    </div>
                </form>
            }
            .into_any()
        });
        view! {
            <div class="composer" id="reply">
                {on_server}
                <DraftOnDevice drafts shown id="draft-on-device".to_owned()>
                    <Copy language from="draft-on-device"/>
                </DraftOnDevice>
            </div>
        }
        .into_any()
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
    .into_any()
}

#[component]
fn Discard(language: Language) -> impl IntoView {
    let t = locale(language);
    view! {
        <button class="btn btn-quiet" type="submit" name="action" value="discard">
            {td_string!(t, community.draft.discard)}
        </button>
    }
}
