//! The reactions to one comment, as the server writes them and as the browser shows them anew.

use domain::Language;
use domain::community::{Bar, Reacting, Reaction};
use leptos::either::Either;
use leptos::prelude::*;

use crate::number::number;
use crate::texts_given::texts_given;

texts_given! {
    /// What the bars of a page say.
    pub struct ReactionTexts {
        /// How numbers are written.
        pub language: Language,
        /// What the reactions are called, in the order of [`Reaction::ALL`].
        pub names: [String; 3],
        /// Whose comment it is, behind a name: of `{name}`.
        pub of_comment: String,
        /// What is said once one has reacted: how many do like this now, `{reaction}` and `{number}`.
        pub counted: String,
    }
}

impl ReactionTexts {
    /// What is said once one has reacted, or has taken it back.
    pub(crate) fn counted(&self, bar: &Bar, reaction: Reaction) -> String {
        let number = number(self.language, bar.count(reaction));
        self.counted.replace("{reaction}", &self.names[reaction as usize]).replace("{number}", &number)
    }
}

/// A button for each reaction where one may react, else how many did. What each does and to whose comment is said in full to
/// who does not see where it stands; narrow rows show the words as a picture alone.
#[component]
pub(crate) fn ReactionBar(
    bar: Bar,
    /// Who wrote the comment.
    name: String,
    texts: ReactionTexts,
) -> impl IntoView {
    let ReactionTexts { language, names, of_comment, .. } = texts;
    let of_comment = of_comment.replace("{name}", &name);
    let shown = Reaction::ALL.into_iter().zip(names).filter_map(move |(reaction, word)| {
        let many = bar.count(reaction);
        let class = format!("reaction {}", reaction_icon(reaction));
        let word = view! { <span>{word}</span> };
        let count = (many > 0).then(|| view! { " " <span class="count">{number(language, many)}</span> });
        if bar.open {
            let has = bar.has(reaction);
            let value = Reacting { comment: bar.comment, reaction, on: !has }.code();
            return Some(Either::Left(view! {
                <button
                    class=class
                    type="submit"
                    form="react"
                    name="reaction"
                    value=value
                    aria-pressed=has.to_string()
                >
                    {word}
                    <span>{of_comment.clone()}</span>
                    {count}
                </button>
            }));
        }
        (many > 0).then(|| Either::Right(view! { <span class=class>{word} {count}</span> }))
    });
    shown.collect_view()
}

/// The class of a reaction's picture.
pub(crate) const fn reaction_icon(reaction: Reaction) -> &'static str {
    match reaction {
        Reaction::SeenToo => "icon icon-seen-too",
        Reaction::Helped => "icon icon-helped",
        Reaction::Disagree => "icon icon-disagree",
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::ui::IntoMarkup as _;

    fn texts() -> ReactionTexts {
        ReactionTexts {
            language: Language::Fr,
            names: ["Moi aussi", "Cela m’aide", "Pas d’accord"].map(str::to_owned),
            of_comment: " : commentaire de {name}".into(),
            counted: "{reaction} : {number}".into(),
        }
    }

    fn written(bar: Bar) -> String {
        let view = view! { <ReactionBar bar name="<b>".to_owned() texts=texts()/> };
        view.markup().into_html()
    }

    #[test]
    fn a_bar_that_is_open_has_a_button_for_each_reaction_that_says_what_it_would_do() {
        let html = written(Bar { comment: 7, counts: [0, 1_200, 0], mine: 2, open: true });
        assert_eq!(html.matches("<button").count(), 3, "{html}");
        for said in
            ["value=\"7.seen_too.1\"", "value=\"7.helped.0\"", "aria-pressed=\"true\"", "1\u{202f}200</span>"]
        {
            assert!(html.contains(said), "{said} in {html}");
        }
        assert!(html.contains(" : commentaire de &lt;b&gt;"), "{html}");
        assert!(!html.contains("<!"), "{html}");
    }

    #[test]
    fn a_bar_that_is_closed_says_only_what_there_is() {
        let html = written(Bar { comment: 7, counts: [0, 2, 0], mine: 2, open: false });
        assert!(!html.contains("<button") && html.matches("class=\"count\"").count() == 1, "{html}");
        assert_eq!(written(Bar { comment: 7, counts: [0; 3], mine: 0, open: false }), "");
    }

    #[test]
    fn what_is_said_names_the_reaction_and_how_many() {
        let bar = Bar { comment: 7, counts: [0, 1_200, 0], mine: 2, open: true };
        assert_eq!(texts().counted(&bar, Reaction::Helped), "Cela m’aide : 1\u{202f}200");
    }
}
