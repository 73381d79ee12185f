//! How much one was told that one has not seen, in the bar of every page; and all else that a page hears.

use std::cell::Cell;

use leptos::prelude::*;

use super::{dom, list_news, new_comments};
use crate::heard::Heard;
use crate::in_place::tell;
use crate::island::island;
use crate::number::{is_singular, number};
use crate::stream::hear;
use crate::texts_given::texts_given;

texts_given! {
    /// Where a page listens, and what is said of notices.
    pub struct NotificationsTexts {
        /// How numbers are written.
        pub language: domain::Language,
        /// Whose page it is.
        pub of: String,
        /// Where what is new is told.
        pub events: String,
        /// That one is new.
        pub one: String,
        /// That `{}` are.
        pub many: String,
        /// That one came.
        pub came_one: String,
        /// That `{}` did.
        pub came_many: String,
    }
}

impl NotificationsTexts {
    fn words(&self, unseen: u64, one: &str, many: &str) -> String {
        let words = if is_singular(self.language, unseen) { one } else { many };
        words.replace("{}", &number(self.language, unseen))
    }
}

thread_local! {
    /// What the bar of this page shows.
    static COUNT: Cell<Option<RwSignal<u64>>> = const { Cell::new(None) };
}

/// Shows how many are new, as somebody's own act made it.
pub(super) fn show(unseen: u64) {
    if let Some(count) = COUNT.get() {
        count.set(unseen);
    }
}

island! {
    /// Shows how many notices are new, and keeps it so. It is said when the first comes, and not again until all were seen.
    NotificationsCount = notifications_count {
        /// How many there were when the page was written.
        unseen: u64,
        /// What is said of them.
        texts: NotificationsTexts,
    }
}

fn notifications_count(unseen: u64, texts: NotificationsTexts) -> impl IntoView {
    let count = RwSignal::new(unseen);
    let (spoken, language) = (texts.clone(), texts.language);
    dom::alive(move || {
        COUNT.set(Some(count));
        let said = Cell::new(unseen > 0);
        let (of, events) = (texts.of.clone(), texts.events.clone());
        hear(&of, &events, move |heard: Heard| {
            if let Some(unseen) = heard.notices {
                count.set(unseen);
                if unseen == 0 {
                    said.set(false);
                } else if !said.replace(true) {
                    tell(&texts.words(unseen, &texts.came_one, &texts.came_many));
                }
            }
            new_comments::told(&heard);
            list_news::told(&heard);
        });
    });
    let is_none = move || count.get() == 0;
    // Nothing to say leaves the elements empty; an empty text would not.
    let shown = move || Some(count.get()).filter(|unseen| *unseen > 0);
    let digits = move || shown().map(|unseen| number(language, unseen));
    let words = move || shown().map(|unseen| spoken.words(unseen, &spoken.one, &spoken.many));
    view! {
        <span class="nav-count" aria-hidden="true" hidden=is_none>{digits}</span>
        <span class="visually-hidden" hidden=is_none>{words}</span>
    }
}
