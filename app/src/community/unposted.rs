//! What a member had begun to write where they can no longer post it.

use domain::Language;
use leptos::prelude::*;
use store::community::draft::DraftPlace;

use super::composer::Composer;
use super::drafts::{Copy, Discard, Discarded, WRITE_FORM};
use super::help::drafts_of;
use super::islands::DraftOnDevice;
use super::writing::Drafts;
use crate::i18n::{locale, td_string};
use crate::page::Context;
use crate::ui::{IntoMarkup, Textarea};

/// A draft that can no longer be posted where it was written, and what was left of one on the device.
#[component]
pub(super) fn Unposted(
    context: Context,
    composer: Composer,
    /// What it was written about.
    place: DraftPlace,
    /// Where it would have been posted.
    path: String,
    /// Whether nothing else stands where one would write: links to the form lead here.
    #[prop(optional)]
    is_alone: bool,
) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    composer.may_write.then(|| {
        let Composer { person, body, language: chosen, draft, form, reply_to, kept, discarded, .. } = composer;
        let drafts = drafts_of(language, person, place);
        let shown = if kept.is_some() { body.clone() } else { String::new() };
        // Nothing is written here any more: the button that brings a draft back is this form's.
        let back = discarded.map(|text| {
            view! {
                <form id=WRITE_FORM method="post" action=path.clone()>
                    <input type="hidden" name="form" value=form.to_string()/>
                    <input type="hidden" name="reply_to" value=reply_to.unwrap_or_default().to_string()/>
                    <input type="hidden" name="language" value=chosen.map(Language::code).unwrap_or_default()/>
                </form>
                <Discarded language draft=Some(text)/>
            }
            .markup()
        });
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
            .markup()
        });
        view! {
            <div class="composer" id=is_alone.then_some("reply")>
                {back}
                {on_server}
                <OnDevice language drafts shown/>
            </div>
        }
        .markup()
    })
}

/// What was left on the device, shown where it says something else than what the page shows.
#[component]
fn OnDevice(language: Language, drafts: Drafts, shown: String) -> impl IntoView {
    let t = locale(language);
    view! {
        <DraftOnDevice drafts shown>
            <div class="draft-other" id="on-device" hidden=true>
                <p class="small">{td_string!(t, community.draft.found_here)}</p>
                <pre class="draft-text" id="on-device-text" tabindex="0"></pre>
                <div class="btn-row">
                    <Copy language from="on-device-text"/>
                    " "
                    <button class="btn btn-quiet" id="on-device-forget" type="button">
                        {td_string!(t, community.draft.forget)}
                    </button>
                </div>
            </div>
        </DraftOnDevice>
    }
    .markup()
}
