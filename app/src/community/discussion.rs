//! What is said in the browser while somebody reads a discussion.

use domain::Language;
use leptos::prelude::*;

use super::islands::{DiscussionInPlace, DiscussionTexts, ShortcutTexts};
use crate::i18n::{locale, td_string};
use crate::ui::{IntoMarkup as _, Once};

/// Minds the comments of a page: new ones come in, keys lead from one to the next. Without JavaScript it shows nothing.
#[component]
pub(super) fn Reading(language: Language) -> impl IntoView {
    static ONCE: Once = Once::new();
    ONCE.written(language, || view! { <DiscussionInPlace texts=texts(language)/> }.markup())
}

fn texts(language: Language) -> DiscussionTexts {
    let t = locale(language);
    DiscussionTexts {
        language,
        came_in_one: td_string!(t, community.comments.shown_single).to_owned(),
        came_in_many: td_string!(t, community.comments.shown_many, number = "{}"),
        next_new: td_string!(t, community.comments.next_new).to_owned(),
        no_more: td_string!(t, community.comments.no_more_new).to_owned(),
        reactions: td_string!(t, community.comments.reactions).to_owned(),
        shortcuts: ShortcutTexts {
            title: td_string!(t, community.shortcuts.title).to_owned(),
            keys: [
                ("j", td_string!(t, community.shortcuts.next)),
                ("k", td_string!(t, community.shortcuts.previous)),
                ("n", td_string!(t, community.shortcuts.next_new)),
                ("r", td_string!(t, community.shortcuts.reply)),
                ("?", td_string!(t, community.shortcuts.list)),
            ]
            .map(|(key, does)| (key.to_owned(), does.to_owned()))
            .to_vec(),
            wanted: td_string!(t, community.shortcuts.wanted).to_owned(),
            hint: td_string!(t, community.shortcuts.hint).to_owned(),
            close: td_string!(t, community.shortcuts.close).to_owned(),
        },
    }
}
