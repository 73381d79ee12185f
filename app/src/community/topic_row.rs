//! A topic in a list, as the server writes it and as the browser shows it anew.

use domain::Language;
use leptos::either::Either;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::told::told;

/// A topic in a list, as its reader sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicCard {
    /// The page's language.
    pub language: Language,
    /// Its number and how many comments it has; nothing, where what is new of it is told nowhere.
    pub counted: Option<(i64, i64)>,
    /// What its theme is called, where the list has several.
    pub theme: Option<String>,
    /// What it is called.
    pub title: String,
    /// Its address.
    pub path: String,
    /// What is special about it, a word each, after the class that it has.
    pub marks: Vec<(String, String)>,
    /// What must be said of it.
    pub disclaimer: Option<String>,
    /// What was found in it: HTML that was made safe.
    pub passage: Option<String>,
    /// How begins what was said last, in its language.
    pub excerpt: Option<(Language, String)>,
    /// How much is said about it, and who did last.
    pub talk: String,
    /// The way to what its reader has not read: its address, how much that is, and where it leads.
    pub unread: Option<(String, String, String)>,
    /// Since when it stands, and until when.
    pub dates: String,
    /// Whether it stands right under the page's title, in no section.
    pub is_under_title: bool,
}

told! {
    TopicCard {
        language, counted, theme, title, path, marks, disclaimer, passage, excerpt, talk, unread, dates, is_under_title,
    }
}

/// Its row.
#[component]
pub(crate) fn TopicRow(
    /// What it shows.
    card: TopicCard,
) -> impl IntoView {
    let TopicCard { language, counted, theme, title, path, marks, disclaimer, passage, .. } = card;
    let (topic, comments) = (counted.map(|(topic, _)| topic), counted.map(|(_, comments)| comments));
    let heading = view! {
        <a href=path>{title}</a>
        " "
        {marks_of(marks)}
    };
    let heading = if card.is_under_title {
        Either::Left(view! { <h2 class="row-title">{heading}</h2> })
    } else {
        Either::Right(view! { <h3 class="row-title">{heading}</h3> })
    };
    let unread = card.unread.map(|(path, text, hint)| {
        view! {
            " "
            <a class="tag tag-new" href=path>
                {text}
                <span class="visually-hidden">{hint}</span>
            </a>
        }
    });
    view! {
        <li
            data-topic=topic.map(|topic| topic.to_string())
            data-comments=comments.map(|comments| comments.to_string())
        >
            {theme.map(|theme| view! { <span class="row-kicker">{theme}</span> })}
            {heading}
            {disclaimer.map(|text| view! { <p class="disclaimer small" lang=language.code()>{text}</p> })}
            {passage.map(|html| view! { <div inner_html=html></div> })}
            {card.excerpt.map(|(language, words)| view! { <p class="row-excerpt" lang=language.code()>{words}</p> })}
            <p class="small">{card.talk} {unread}</p>
            <p class="small muted">{card.dates}</p>
        </li>
    }
}

/// What is special about a topic.
pub(crate) fn marks_of(marks: Vec<(String, String)>) -> impl IntoView {
    let mark = |(class, word): (String, String)| view! { <span class=class>{word}</span> " " };
    marks.into_iter().map(mark).collect_view()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::told::tests::assert_told;

    #[test]
    fn a_row_is_read_as_it_was_meant() {
        let text = |text: &str| text.to_owned();
        let card = TopicCard {
            language: Language::Fr,
            counted: Some((7, 3)),
            theme: None,
            title: text("Quarts de nuit"),
            path: text("/fr/communaute/sujets/7"),
            marks: vec![(text("tag"), text("Épinglé"))],
            disclaimer: None,
            passage: None,
            excerpt: Some((Language::En, text("> <b>"))),
            talk: text("3 commentaires"),
            unread: Some((text("/fr/communaute/sujets/7?since=1"), text("un nouveau"), text(""))),
            dates: text("Depuis hier"),
            is_under_title: true,
        };
        assert_told(&card);
        assert_told(&vec![vec![TopicCard { counted: None, unread: None, excerpt: None, ..card }]]);
    }
}
