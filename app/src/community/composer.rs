//! Where a comment is written.

use domain::Language;
use domain::account::Act;
use domain::community::{CommentBody, CommentError};
use leptos::prelude::*;
use services::community::Refused;
use store::community::draft::DraftPlace;
use store::moderation::Mute;
use time::OffsetDateTime;
use uuid::Uuid;

use super::drafts::{Copy, Discarded, DraftKept, OtherDraft, WRITE_FORM};
use super::help::{PreviewTitle, WritingHelp, drafts_of};
use super::writing::{Begun, Wrong};
use crate::i18n::{ago, language_name, locale, minute, number, td_string, wait};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::{ErrorSummary, FieldErrorText, IntoMarkup, Once, Textarea};

/// Who reads, and what they are writing.
#[derive(Clone, Debug)]
pub struct Composer {
    /// Who writes.
    pub person: Uuid,
    /// Whether they may write at all.
    pub may_write: bool,
    /// Whether moderators keep them from writing here.
    pub muted: Option<Mute>,
    /// What they have typed.
    pub body: String,
    /// The language they chose.
    pub language: Option<Language>,
    /// The form.
    pub form: Uuid,
    /// The version of the draft that it goes on with; 0 for none.
    pub draft: i64,
    /// Which of the replies in a conversation it answers.
    pub reply_to: Option<i64>,
    /// When that was kept, where it stands in the form as it was.
    pub kept: Option<OffsetDateTime>,
    /// What another draft says, which was written elsewhere meanwhile.
    pub other: Option<String>,
    /// What was discarded a moment ago.
    pub discarded: Option<String>,
    /// Why it was not posted.
    pub refused: Option<Refused>,
    /// How it will look.
    pub preview: Option<String>,
}

impl Composer {
    /// Whether its page answers what was sent from it.
    pub(super) const fn is_answer(&self) -> bool {
        self.refused.is_some() || self.preview.is_some() || self.discarded.is_some()
    }

    /// Why what was typed was not taken, for who stays on the page; `None` where it was.
    pub fn wrong(&self, language: Language, now: OffsetDateTime) -> Option<Wrong> {
        let refused = self.refused.clone()?;
        let is_asked = matches!(refused, Refused::Asked(_));
        let other = self.other.clone().map(|other| (u64::try_from(self.draft).unwrap_or(0), other));
        Some(Wrong { error: refusal(language, refused, &self.body, now), is_asked, other })
    }

    /// The form of a reply, begun where the comment stands that it answers.
    pub(super) fn begun(
        self,
        language: Language,
        now: OffsetDateTime,
        (topic, parent): (i64, i64),
        quotation: String,
    ) -> Begun {
        let t = locale(language);
        let place = DraftPlace { topic, parent: Some(parent) };
        Begun {
            title: td_string!(t, community.composer.reply_title).to_owned(),
            action: Route::AddReply.path_with(language, &parent.to_string()),
            form: self.form.to_string(),
            draft: u64::try_from(self.draft).unwrap_or(0),
            kept: self.kept.map(|at| td_string!(t, community.draft.kept, when = ago(language, now, at))),
            body: self.body,
            quotation,
            language: self.language.map(Language::code).unwrap_or_default().to_owned(),
            key: drafts_of(language, self.person, place).key,
            topic,
            parent,
        }
    }
}

/// The form, under a title of its own.
#[component]
pub(super) fn Write(
    context: Context,
    composer: Composer,
    #[prop(into)] title: String,
    /// What it is written about.
    place: DraftPlace,
    /// Where it is posted.
    path: String,
) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let Composer {
        person,
        body,
        language: chosen,
        form,
        draft,
        reply_to,
        kept,
        other,
        discarded,
        refused,
        preview,
        ..
    } = composer;
    let (drafts, is_kept) = (drafts_of(language, person, place), kept.is_some());
    let is_lost = matches!(refused, Some(Refused::Closed | Refused::Gone | Refused::Muted | Refused::Locked));
    let is_asked = matches!(refused, Some(Refused::Asked(_)));
    let error = refused.map(|refused| refusal(language, refused, &body, context.now));
    let summary = error.clone().map(|error| {
        let items = vec![("body", error)];
        view! { <ErrorSummary title=td_string!(t, community.composer.refused) items/> }
    });
    let end = if is_lost {
        view! { <div class="form-end"><Copy language from="body"/></div> }.markup()
    } else {
        END.written_in(chosen.map_or(0, |chosen| 1 + chosen as usize), language, || {
            view! { <End language chosen/> }.markup()
        })
    };
    view! {
        <section class="section composer" id="reply" aria-labelledby="write-title">
            <h2 class="section-title" id="write-title">{title}</h2>
            {summary}
            <div id="composer-wrong"></div>
            <Preview language preview/>
            <Discarded language draft=discarded/>
            <form class="form" id=WRITE_FORM method="post" action=path novalidate>
                <input type="hidden" name="form" value=form.to_string()/>
                <input type="hidden" name="draft" value=draft.to_string()/>
                <input type="hidden" name="reply_to" value=reply_to.unwrap_or_default().to_string()/>
                {is_asked.then(|| view! { <Sure/> })}
                <Body language body error/>
                <DraftKept context=context.clone() kept/>
                <OtherDraft language other/>
                {end}
                <WritingHelp language topic=place.topic drafts=Some(drafts) is_kept/>
            </form>
        </section>
    }
    .markup()
}

/// Why its reader cannot write here, until when, and where they read more.
#[component]
pub(super) fn Muted(language: Language, mute: Mute) -> impl IntoView {
    let t = locale(language);
    let says = match mute.until {
        Some(until) => td_string!(t, moderation.measure.muted_until, date = minute(language, until)),
        None => td_string!(t, moderation.measure.muted).to_owned(),
    };
    let path = Route::Decision.path_with(language, &mute.decision.to_string());
    view! {
        <section class="section notice notice-slim" id="reply">
            <p>{says} " " <a href=path>{td_string!(t, moderation.gone.own)}</a></p>
        </section>
    }
    .markup()
}

/// Why something that was written is not there.
pub(super) fn refusal(language: Language, refused: Refused, body: &str, now: OffsetDateTime) -> String {
    let t = locale(language);
    match refused {
        Refused::Body(CommentError::Empty) => td_string!(t, community.composer.empty).to_owned(),
        Refused::Body(CommentError::TooLong) => {
            let number = number(language, body.chars().count() as u64);
            td_string!(t, community.composer.too_long, number)
        }
        Refused::Body(CommentError::Characters(place)) => {
            td_string!(t, community.composer.characters, line = place.line, character = place.character)
        }
        Refused::Asked(words) => asked(language, &words),
        Refused::Closed => td_string!(t, community.composer.closed).to_owned(),
        Refused::Locked => td_string!(t, topic_limits.refused_locked).to_owned(),
        Refused::Early(until) => td_string!(
            t,
            topic_limits.refused_early,
            time = minute(language, until + time::Duration::seconds(59))
        ),
        Refused::TooMuch(act, again) => too_much(language, act, now, again),
        Refused::OtherDraft => td_string!(t, community.draft.other).to_owned(),
        Refused::Posted(_) => td_string!(t, community.edit.posted).to_owned(),
        Refused::Gone => td_string!(t, community.composer.gone).to_owned(),
        Refused::Muted => td_string!(t, moderation.measure.refused).to_owned(),
    }
}

/// That somebody did too much of something of late, and when they may again.
pub(super) fn too_much(language: Language, act: Act, now: OffsetDateTime, again: OffsetDateTime) -> String {
    let (t, when) = (locale(language), wait(language, now, again));
    match act {
        Act::Comment => td_string!(t, community.composer.too_many, when),
        Act::Mention => td_string!(t, community.composer.too_many_names, when),
        _ => td_string!(t, common.wait.too_much, when),
    }
}

/// Whether somebody means the words that they are asked about.
pub(super) fn asked(language: Language, words: &[String]) -> String {
    let quoted: Vec<_> = words.iter().map(|word| td_string!(locale(language), watch.quoted, word)).collect();
    td_string!(locale(language), watch.asked, words = quoted.join(", "))
}

/// Sent along once they were asked.
#[component]
pub(super) fn Sure() -> impl IntoView {
    view! { <input type="hidden" name="sure" value="true"/> }
}

/// How what was typed will look.
#[component]
pub(super) fn Preview(
    language: Language,
    preview: Option<String>,
    /// Whether it stands right under the page's title, in no section of its own.
    #[prop(optional)]
    is_under_title: bool,
) -> impl IntoView {
    preview.map(|html| {
        view! {
            // It takes the focus, so that whoever asked for it is led to it.
            <div class="preview" role="status" tabindex="-1" autofocus>
                <PreviewTitle language is_under_title/>
                <div class="comment-body" inner_html=html></div>
            </div>
        }
    })
}

/// The field that a comment is typed into.
#[component]
pub(super) fn Body(language: Language, body: String, error: Option<String>) -> impl IntoView {
    let t = locale(language);
    let is_invalid = error.is_some();
    let described_by = if is_invalid { "body-hint body-error" } else { "body-hint" };
    view! {
        <div class="field">
            <label for="body">{td_string!(t, community.composer.label)}</label>
            <p class="hint" id="body-hint">{td_string!(t, community.composer.hint)}</p>
            {error.map(|error| view! { <FieldErrorText language name="body" error/> })}
            // What is wrong is said here, and buttons and names come, once the island has.
            <div id="composer-field-wrong"></div>
            <div id="composer-formatting"></div>
            <div class="typing">
                <Textarea
                    id="body".to_owned()
                    text=body
                    rows=7
                    name="body"
                    described_by=described_by.to_owned()
                    is_invalid
                    max=CommentBody::MAX_CHARS
                />
                <div id="composer-names"></div>
            </div>
            <details class="small">
                <summary>{td_string!(t, community.composer.formatting)}</summary>
                <p>{td_string!(t, community.composer.formatting_text)}</p>
            </details>
        </div>
    }
    .markup()
}

/// The language that it is written in; by itself, the server recognizes it.
#[component]
pub(super) fn WrittenIn(language: Language, chosen: Option<Language>) -> impl IntoView {
    let t = locale(language);
    let options = Language::ALL
        .map(|option| {
            let selected = chosen == Some(option);
            view! { <option value=option.code() selected=selected>{language_name(language, option)}</option> }
        })
        .collect_view();
    view! {
        <div class="field">
            <label for="written-in">{td_string!(t, community.composer.language)}</label>
            <select class="input input-medium" id="written-in" name="language">
                <option value="">{td_string!(t, community.composer.guess)}</option>
                {options}
            </select>
        </div>
    }
    .markup()
}

/// The end of the form, by the language that is chosen.
static END: Once<3> = Once::new();

#[component]
fn End(language: Language, chosen: Option<Language>) -> impl IntoView {
    let t = locale(language);
    view! {
        <WrittenIn language chosen/>
        <div class="form-end btn-row">
            <button class="btn" type="submit">{td_string!(t, community.composer.submit)}</button>
            " "
            <button class="btn btn-quiet" type="submit" name="action" value="preview">
                {td_string!(t, community.composer.preview)}
            </button>
            " "
            <button class="btn btn-quiet" type="submit" name="action" value="draft">
                {td_string!(t, community.draft.save)}
            </button>
            " "
            <button class="btn btn-quiet" id="composer-close" type="button" hidden=true>
                {td_string!(t, community.composer.close)}
            </button>
        </div>
    }
    .markup()
}
