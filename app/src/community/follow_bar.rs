//! What a reader wants to hear of a topic, as the server writes it and as the browser shows it anew.

use domain::community::{Following, Stance};
use leptos::prelude::*;

use crate::texts_given::texts_given;

texts_given! {
    /// What the bar says, in the order of [`domain::community::TopicChoice::ALL`].
    pub struct FollowTexts {
        /// The buttons.
        pub buttons: [String; 6],
        /// What is said once one was pressed.
        pub done: [String; 6],
        /// Beside the buttons of a topic that is followed.
        pub is_followed: String,
        /// Beside those of one that is muted.
        pub is_muted: String,
    }
}

/// The buttons under a topic's title: follow, mute, bookmark; and what was chosen.
#[component]
pub(crate) fn FollowBar(following: Following, texts: FollowTexts) -> impl IntoView {
    let FollowTexts { buttons, is_followed, is_muted, .. } = texts;
    let state = match following.stance {
        Some(Stance::Followed) => Some(is_followed),
        Some(Stance::Muted) => Some(is_muted),
        Some(Stance::Left) | None => None,
    };
    let shown = following.choices().map(move |choice| {
        view! {
            <button class="btn btn-quiet" type="submit" name="choice" value=choice.code()>
                {buttons[choice as usize].clone()}
            </button>
            " "
        }
    });
    view! {
        {shown.collect_view()}
        {state.map(|text| view! { <span class="small muted">{text}</span> })}
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use domain::community::TopicChoice;

    use super::*;
    use crate::ui::IntoMarkup as _;

    #[test]
    fn the_bar_offers_what_can_be_chosen_and_says_what_was() {
        let texts = FollowTexts {
            buttons: TopicChoice::ALL.map(|choice| choice.code().to_owned()),
            done: TopicChoice::ALL.map(|_| String::new()),
            is_followed: "followed".into(),
            is_muted: "muted".into(),
        };
        let stance = Some(Stance::Muted);
        let following = Following { stance, is_bookmarked: true };
        let html = view! { <FollowBar following texts/> }.markup().into_html();
        assert_eq!(html.matches("<button").count(), 2, "{html}");
        assert!(html.contains("value=\"unmute\"") && html.contains("value=\"unbookmark\""), "{html}");
        assert!(html.contains(">muted</span>") && !html.contains("<!"), "{html}");
    }
}
