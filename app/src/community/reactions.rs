//! The form that all buttons of reactions on a page belong to, and what the browser needs to know of them.

use domain::Language;
use domain::community::{Bar, Reaction};
use leptos::prelude::*;
use services::community::{Order, is_by};
use store::community::comment::Comment;
use uuid::Uuid;

use super::author::name_of;
use super::islands::{Reactions, Shown};
use super::reaction_bar::{ReactionTexts, reaction_icon};
use crate::i18n::{isolated, locale, td_string};
use crate::routes::Route;
use crate::ui::{IntoMarkup as _, Once, PerLanguage};

/// The page on which a reaction is pressed, which one is led back to.
#[derive(Clone, Debug)]
pub(super) enum PressedOn {
    /// A topic's.
    Topic {
        /// In which order it is read.
        order: Order,
        /// Where the page begins, in the other orders than the usual one.
        after: String,
        /// The page, in the usual one.
        page: u32,
    },
    /// A conversation's.
    Conversation {
        /// The page.
        page: u32,
    },
}

/// What the bars say.
pub(super) fn reaction_texts(language: Language) -> &'static ReactionTexts {
    static TEXTS: PerLanguage<ReactionTexts> = PerLanguage::new();
    let t = locale(language);
    TEXTS.get(language, || ReactionTexts {
        language,
        names: Reaction::ALL.map(|reaction| reaction_name(language, reaction).to_owned()),
        of_comment: td_string!(t, community.comments.of_comment, name = "{name}"),
        counted: td_string!(t, community.comments.counted, reaction = "{reaction}", number = "{number}"),
    })
}

/// What a reaction is called.
pub(super) fn reaction_name(language: Language, reaction: Reaction) -> &'static str {
    let t = locale(language);
    match reaction {
        Reaction::SeenToo => td_string!(t, community.comments.seen_too),
        Reaction::Helped => td_string!(t, community.comments.helped),
        Reaction::Disagree => td_string!(t, community.comments.disagree),
    }
}

/// The reactions to a comment, as a reader sees them.
pub(super) fn bar_of(comment: &Comment, person: Uuid, is_open: bool) -> Bar {
    Bar {
        comment: comment.id,
        counts: comment.reactions,
        mine: comment.own_reactions,
        open: is_open && comment.gone.is_none() && !is_by(comment, person),
    }
}

/// The bars of a page that a reader may press something on: of its comments, each with how they reacted.
pub(super) fn shown<'c>(
    language: Language,
    comments: impl Iterator<Item = (&'c Comment, u8)>,
    person: Uuid,
) -> Vec<Shown> {
    comments
        .filter_map(|(comment, mine)| {
            let bar = Bar { mine, ..bar_of(comment, person, true) };
            let name = name_of(language, comment.author.as_ref());
            bar.open.then(|| Shown(bar.comment, bar.counts, bar.mine, isolated(name)))
        })
        .collect()
}

/// The form. It stands beside the comments, and leads back to the same page; in the browser, nothing is left.
#[component]
pub(super) fn ReactionForm(language: Language, pressed_on: PressedOn, bars: Vec<Shown>) -> impl IntoView {
    let (on, page, order) = match pressed_on {
        PressedOn::Topic { order: Order::Oldest, page, .. } => ("topic", page, None),
        PressedOn::Topic { order, after, page } => ("topic", page, Some((order, after))),
        PressedOn::Conversation { page } => ("conversation", page, None),
    };
    let page = (page > 1).then(|| view! { <input type="hidden" name="page" value=page.to_string()/> });
    let order = order.map(|(order, after)| {
        view! {
            <input type="hidden" name="order" value=order.code()/>
            <input type="hidden" name="after" value=after/>
        }
    });
    // A form has a button, also where none of its own is on the page yet: they come in with comments.
    let none = bars.is_empty().then(|| {
        let name = td_string!(locale(language), community.comments.reactions);
        view! { <button type="submit" hidden=true>{name}</button> }
    });
    view! {
        <form id="react" method="post" action=Route::React.path(language)>
            <input type="hidden" name="on" value=on/>
            {page}
            {order}
            {none}
        </form>
        <Reactions texts=reaction_texts(language).clone() bars/>
    }
}

/// What the pictures of the reactions mean, for who sees them without their words.
#[component]
pub(super) fn ReactionLegend(language: Language) -> impl IntoView {
    static ONCE: Once = Once::new();
    ONCE.written(language, || legend(language).markup())
}

fn legend(language: Language) -> impl IntoView {
    let meanings = Reaction::ALL.map(|reaction| {
        view! {
            <span class=reaction_icon(reaction)>{reaction_name(language, reaction)}</span>
            " "
        }
    });
    view! { <p class="reaction-legend" aria-hidden="true">{meanings.collect_view()}</p> }
}
