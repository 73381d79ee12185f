//! What the islands of a form show and say: written with the page, hidden until its time comes.

use domain::Language;
use domain::community::Identifier;
use leptos::prelude::*;
use store::community::draft::DraftPlace;
use uuid::Uuid;

use super::comment::HOLE;
use super::islands::{
    ComposerHelp, FormattingTexts, NamesTexts, OwnTexts, SentTexts, WritingTexts, WrongTexts,
};
use crate::i18n::{locale, td_string};
use crate::routes::Route;
use crate::ui::{IntoMarkup, Once};

/// Where drafts of a person's are kept.
#[derive(Clone, Debug)]
pub(super) struct Drafts {
    /// Whose, and of what: the name on the device, so that nobody finds another's.
    pub key: String,
    /// What they are written about.
    pub place: DraftPlace,
    /// Whether the page shows one, with the button that discards it.
    pub is_kept: bool,
}

impl Drafts {
    /// Those of a person at a place.
    pub(super) fn of(person: Uuid, place: DraftPlace, is_kept: bool) -> Self {
        let DraftPlace { topic, parent } = place;
        Self { key: format!("{person}.{topic}.{}", parent.unwrap_or_default()), place, is_kept }
    }
}

/// What helps whoever writes: how long the text is, drafts, how it will look, and the question about patients.
#[component]
pub(super) fn WritingHelp(
    language: Language,
    /// The topic that is written in.
    topic: i64,
    /// Where drafts are kept; nowhere, where a comment is changed that stands already.
    drafts: Option<Drafts>,
) -> impl IntoView {
    let t = locale(language);
    let left = |count: u64| td_string!(t, community.composer.left, count, number = "#");
    let kept = drafts.as_ref();
    let place = kept.map(|drafts| drafts.place);
    let view = view! {
        <div
            id="composer-help"
            data-language=language.code()
            data-preview=Route::Preview.path(language)
            data-left-singular=left(1)
            data-left-plural=left(2)
            data-long=td_string!(t, community.composer.long)
            data-key=kept.map(|drafts| drafts.key.clone())
            data-drafts=kept.map(|_| Route::KeepDraft.path(language))
            data-topic=place.map(|place| place.topic.to_string())
            data-parent=place.map(|place| place.parent.unwrap_or_default().to_string())
            data-is-kept=kept.filter(|drafts| drafts.is_kept).map(|_| "true")
            data-saved=td_string!(t, community.draft.saved)
            data-saved-here=td_string!(t, community.draft.saved_here)
            data-found-here=td_string!(t, community.draft.found_here)
            data-other-here=td_string!(t, community.draft.other_here)
        >
            <p class="hint hint-live" id="composer-length" role="status"></p>
            {kept.map(|_| view! { <DraftStatus language/> })}
            <div class="preview preview-live" id="composer-preview" tabindex="-1" hidden=true>
                <PreviewTitle language is_under_title=kept.is_none()/>
                <div class="comment-body" id="composer-preview-text"></div>
            </div>
            <PrivacyQuestion language/>
        </div>
    };
    view! { <ComposerHelp texts=texts(language, topic)>{view}</ComposerHelp> }.markup()
}

/// What is said and shown while somebody writes on a topic.
fn texts(language: Language, topic: i64) -> WritingTexts {
    let t = locale(language);
    WritingTexts {
        formatting: formatting_texts(language),
        names: NamesTexts {
            path: Route::Names.path_with(language, &topic.to_string()),
            label: td_string!(t, community.names.label).to_owned(),
            one: td_string!(t, community.names.one).to_owned(),
            many: td_string!(t, community.names.many, number = "#"),
        },
        wrong: WrongTexts {
            title: td_string!(t, community.composer.refused).to_owned(),
            prefix: td_string!(t, common.form.error_prefix).to_owned(),
            unreachable: td_string!(t, community.composer.unreachable).to_owned(),
        },
        sent: SentTexts {
            posted: td_string!(t, community.composer.posted).to_owned(),
            discarded: td_string!(t, community.draft.discarded).to_owned(),
            restored: td_string!(t, community.own_drafts.restored).to_owned(),
            left: td_string!(t, community.draft.left).to_owned(),
        },
        own: OwnTexts {
            path: Route::EditComment.path_with(language, HOLE),
            save: td_string!(t, community.edit.save).to_owned(),
            refused: td_string!(t, community.edit.refused).to_owned(),
            done: td_string!(t, community.edit.done).to_owned(),
            title: td_string!(t, community.edit.withdraw_page).to_owned(),
            lead: td_string!(t, community.edit.withdraw).to_owned(),
            withdraw: td_string!(t, community.edit.withdraw_button).to_owned(),
            keep: td_string!(t, community.edit.back).to_owned(),
            withdrawn: td_string!(t, community.edit.withdrawn).to_owned(),
        },
    }
}

fn formatting_texts(language: Language) -> FormattingTexts {
    let t = locale(language);
    let names = [
        td_string!(t, community.formatting.bold),
        td_string!(t, community.formatting.italic),
        td_string!(t, community.formatting.quote),
        td_string!(t, community.formatting.list),
        td_string!(t, community.formatting.link),
    ];
    let label = td_string!(t, community.formatting.label).to_owned();
    FormattingTexts { label, names: names.map(str::to_owned) }
}

/// What stands above a preview.
#[component]
pub(super) fn PreviewTitle(language: Language, is_under_title: bool) -> impl IntoView {
    let title = td_string!(locale(language), community.composer.preview_title);
    if is_under_title {
        view! { <h2 class="row-title">{title}</h2> }.markup()
    } else {
        view! { <h3>{title}</h3> }.markup()
    }
}

/// What became of the draft, and another one that was written elsewhere.
#[component]
fn DraftStatus(language: Language) -> impl IntoView {
    static ONCE: Once = Once::new();
    ONCE.written(language, || draft_status(language).markup())
}

fn draft_status(language: Language) -> impl IntoView {
    let t = locale(language);
    view! {
        <div class="draft-live small">
            <span id="draft-said" role="status"></span>
            " "
            <button class="btn btn-quiet" id="draft-discard" type="submit" name="action" value="discard" hidden=true>
                {td_string!(t, community.draft.discard)}
            </button>
            <span id="draft-undo" hidden=true>
                {td_string!(t, community.draft.discarded)}
                " "
                <button class="btn btn-quiet" id="draft-undo-button" type="button">
                    {td_string!(t, community.own_drafts.undo)}
                </button>
            </span>
        </div>
        <div class="draft-other" id="draft-other" hidden=true>
            <p class="small" id="draft-other-said" role="status"></p>
            <pre class="draft-text" id="draft-other-text" tabindex="0"></pre>
            <div class="btn-row">
                <button class="btn btn-quiet" id="draft-swap" type="button">{td_string!(t, community.draft.swap)}</button>
                " "
                <button class="btn btn-quiet" id="draft-forget" type="button">
                    {td_string!(t, community.draft.forget)}
                </button>
            </div>
        </div>
    }
}

/// The question whether a text tells who a patient is.
#[component]
fn PrivacyQuestion(language: Language) -> impl IntoView {
    static ONCE: Once = Once::new();
    ONCE.written(language, || privacy_question(language).markup())
}

fn privacy_question(language: Language) -> impl IntoView {
    let t = locale(language);
    let kinds = Identifier::ALL.map(|kind| kind_name(language, kind)).join("\n");
    view! {
        <dialog
            class="dialog"
            id="privacy-question"
            aria-labelledby="privacy-title"
            aria-describedby="privacy-lead"
        >
            <h2 class="section-title" id="privacy-title">{td_string!(t, community.patient.title)}</h2>
            <p id="privacy-lead">{td_string!(t, community.patient.lead)}</p>
            <ul class="finds" id="privacy-finds" data-kinds=kinds></ul>
            <div class="btn-row">
                <button class="btn" id="privacy-change" type="button">{td_string!(t, community.patient.change)}</button>
                " "
                <button class="btn btn-quiet" id="privacy-post" type="button">
                    {td_string!(t, community.patient.post)}
                </button>
            </div>
        </dialog>
    }
}

fn kind_name(language: Language, kind: Identifier) -> &'static str {
    let t = locale(language);
    match kind {
        Identifier::HealthCard => td_string!(t, community.patient.health_card),
        Identifier::BirthDate => td_string!(t, community.patient.birth_date),
        Identifier::Phone => td_string!(t, community.patient.phone),
        Identifier::Email => td_string!(t, community.patient.email),
        Identifier::NameWithDate => td_string!(t, community.patient.name),
    }
}
