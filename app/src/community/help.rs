//! What the islands of a form show and say: written with the page, hidden until its time comes.

use domain::Language;
use domain::community::Identifier;
use leptos::prelude::*;
use store::community::draft::DraftPlace;
use uuid::Uuid;

use super::comment::HOLE;
use super::islands::{
    ComposerHelp, DraftingTexts, FormattingTexts, NamesTexts, OwnTexts, SentTexts, WritingTexts, WrongTexts,
};
use super::writing::Drafts;
use crate::i18n::{locale, td_string};
use crate::routes::Route;
use crate::ui::{IntoMarkup, Once, PerLanguage};

/// Where drafts of a person's are kept.
pub(super) fn drafts_of(language: Language, person: Uuid, place: DraftPlace) -> Drafts {
    let DraftPlace { topic, parent } = place;
    let parent = parent.unwrap_or_default();
    let key = format!("{person}.{topic}.{parent}");
    Drafts { key, path: Route::KeepDraft.path(language), topic, parent }
}

/// What helps whoever writes: how long the text is, drafts, how it will look, and the question about patients.
#[component]
pub(super) fn WritingHelp(
    language: Language,
    /// The topic that is written in.
    topic: i64,
    /// Where drafts are kept; nowhere, where a comment is changed that stands already.
    drafts: Option<Drafts>,
    /// Whether the page shows one, with the button that discards it.
    #[prop(optional)]
    is_kept: bool,
) -> impl IntoView {
    static HELP: Once<2> = Once::new();
    let is_draft = drafts.is_some();
    let view = HELP.written_in(usize::from(is_draft), language, || help(language, is_draft).markup());
    view! { <ComposerHelp texts=texts(language, topic) drafts is_kept>{view}</ComposerHelp> }.markup()
}

/// What the island shows, beneath the text.
fn help(language: Language, is_draft: bool) -> impl IntoView {
    view! {
        <div>
            <p class="hint hint-live" id="composer-length" role="status"></p>
            {is_draft.then(|| view! { <DraftStatus language/> })}
            <div class="preview preview-live" id="composer-preview" tabindex="-1" hidden=true>
                <PreviewTitle language is_under_title=!is_draft/>
                <div class="comment-body" id="composer-preview-text"></div>
            </div>
            <PrivacyQuestion language/>
        </div>
    }
}

/// What is said and shown while somebody writes on a topic.
fn texts(language: Language, topic: i64) -> WritingTexts {
    static TEXTS: PerLanguage<WritingTexts> = PerLanguage::new();
    let mut texts = TEXTS.get(language, || everywhere(language)).clone();
    texts.names.path = Route::Names.path_with(language, &topic.to_string());
    texts
}

/// The same on no topic.
fn everywhere(language: Language) -> WritingTexts {
    let t = locale(language);
    let left = |count: u64| td_string!(t, community.composer.left, count, number = "#");
    WritingTexts {
        formatting: formatting_texts(language),
        drafting: DraftingTexts {
            language,
            preview: Route::Preview.path(language),
            left_singular: left(1),
            left_plural: left(2),
            long: td_string!(t, community.composer.long).to_owned(),
            saved: td_string!(t, community.draft.saved).to_owned(),
            saved_here: td_string!(t, community.draft.saved_here).to_owned(),
            found_here: td_string!(t, community.draft.found_here).to_owned(),
            other_here: td_string!(t, community.draft.other_here).to_owned(),
        },
        names: NamesTexts {
            path: String::new(),
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
