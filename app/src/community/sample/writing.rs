//! What a reader writes, as their form holds it.

use domain::Language;
use domain::account::Act;
use domain::community::{CommentError, Reaction, TopicState};
use services::community::Refused;
use store::community::comment::Comment;
use store::community::draft::{CommentDraft, DraftLine, DraftPlace};
use time::Duration;
use uuid::Uuid;

use super::members::{hostile, reader, unreadable_place};
use super::talk::lone_comment;
use super::topics::topic_lines;
use crate::community::composer::Composer;
use crate::sample::NOW;

/// A form that nothing was typed into.
pub(in crate::community) fn composer() -> Composer {
    Composer {
        person: reader().person,
        may_write: true,
        muted: None,
        body: String::new(),
        language: None,
        form: Uuid::from_u128(77),
        draft: 0,
        reply_to: None,
        kept: None,
        other: None,
        discarded: None,
        refused: None,
        preview: None,
    }
}

/// A form with what was kept of a draft.
pub(in crate::community) fn draft() -> Composer {
    Composer { body: typed(Language::En), draft: 3, kept: Some(NOW - Duration::minutes(35)), ..composer() }
}

/// What somebody has typed.
fn typed(language: Language) -> String {
    match language {
        Language::En => {
            "We stopped answering the same questionnaire twice: anyone who asks again gets a copy of the first answer, with a \
            line that says so.\n\nIn a year, **two** of them complained."
        }
        Language::Fr => {
            "Nous ne répondons plus deux fois au même questionnaire\u{a0}: l’organisme qui le redemande reçoit une copie de la première \
            réponse, avec une ligne qui le dit.\n\nEn un an, **deux** s’en sont plaints."
        }
    }
    .to_owned()
}

/// The form as it is found again, and as it comes back: previewed, and refused for each reason.
pub(in crate::community) fn composers(language: Language) -> Vec<(&'static str, Composer)> {
    let filled = Composer { body: typed(language), language: Some(language), ..composer() };
    let elsewhere = typed(language).replace("**", "");
    let preview = format!("<div lang=\"{}\">{}</div>", language.code(), markdown::render(&filled.body));
    let refused = |refused| Composer { refused: Some(refused), ..filled.clone() };
    let soon = NOW + Duration::minutes(12);
    let draft = Composer { body: typed(language), ..draft() };
    let other = Composer { draft: 4, other: Some(elsewhere), ..refused(Refused::OtherDraft) };
    let discarded = Composer { discarded: Some(typed(language)), language: Some(language), ..composer() };
    let asked = vec!["idiot".to_owned(), "incompetent".to_owned()];
    let long =
        Composer { body: "Anticonstitutionnellement ".repeat(400), ..refused(body(CommentError::TooLong)) };
    let characters = Composer { body: hostile(), ..refused(body(unreadable())) };
    vec![
        ("draft-restored", draft),
        ("draft-discarded", discarded),
        ("draft-elsewhere", other),
        ("preview", Composer { preview: Some(preview), ..filled.clone() }),
        ("nothing-written", Composer { refused: Some(body(CommentError::Empty)), ..composer() }),
        ("too-long", long),
        ("unreadable-character", characters),
        ("asked-about-words", refused(Refused::Asked(asked))),
        ("closed-meanwhile", refused(Refused::Closed)),
        ("taken-back-meanwhile", refused(Refused::Gone)),
        ("muted-meanwhile", refused(Refused::Muted)),
        ("locked-meanwhile", refused(Refused::Locked)),
        ("too-early", refused(Refused::Early(soon))),
        ("too-many-comments", refused(Refused::TooMuch(Act::Comment, soon))),
        ("too-many-names", refused(Refused::TooMuch(Act::Mention, soon))),
        ("too-many-previews", refused(Refused::TooMuch(Act::Preview, soon))),
    ]
}

fn body(error: CommentError) -> Refused {
    Refused::Body(error)
}

/// That a text holds a character that nobody can see.
pub(in crate::community) const fn unreadable() -> CommentError {
    CommentError::Characters(unreadable_place())
}

/// What is still being written in several places, of which some no longer take it.
pub(in crate::community) fn draft_lines() -> Vec<DraftLine> {
    let line = |topic: i64, parent: Option<i64>, at: usize, text: String| DraftLine {
        draft: CommentDraft {
            place: DraftPlace { topic, parent },
            text,
            language: parent.map(|_| Language::Fr),
            reply_to: None,
            stamp: topic,
            changed: NOW - Duration::minutes(35 * topic),
        },
        title: Some(topic_lines().swap_remove(at).title),
        state: TopicState::Open,
        locked_until: None,
        is_parent_gone: false,
    };
    let quoting = format!("{}Oui.", domain::community::quotation(Some("rowan-harbour"), "Would you?"));
    let closed = line(9, None, 1, hostile());
    let gone = line(4, None, 4, "Anticonstitutionnellement ".repeat(40));
    vec![
        line(1, None, 0, typed(Language::En)),
        line(2, Some(401), 2, quoting),
        DraftLine { state: TopicState::Closed, ..closed },
        DraftLine { state: TopicState::Withheld, title: None, ..gone },
        DraftLine { is_parent_gone: true, ..line(5, Some(7), 3, typed(Language::Fr)) },
    ]
}

/// A comment of the reader's own, and its Markdown.
pub(in crate::community) fn own_comment() -> (Comment, String) {
    let source = typed(Language::En);
    let comment = Comment {
        author: Some(reader()),
        html: markdown::render(&source),
        created: NOW - Duration::minutes(11),
        reactions: [2, 0, 0],
        own_reactions: Reaction::Helped.bit(),
        ..lone_comment()
    };
    (comment, source)
}

/// The same as its author changed it, and how it will look.
pub(in crate::community) fn changed_comment(language: Language) -> (String, String) {
    let changed = match language {
        Language::En => "In a year, *one* of them complained, and took it back.",
        Language::Fr => "En un an, *une seule* personne s’en est plainte, et s’est ravisée.",
    };
    let html = markdown::render(changed);
    (changed.to_owned(), html)
}
