//! A list of the dashboard as a table. A phone shows each row as a card, so each cell says of which column it is.

use leptos::prelude::*;

use crate::ui::{IntoMarkup, Markup};

/// A cell of a row.
pub(crate) enum Cell {
    /// What the row is about.
    Head(Markup),
    /// A text.
    Text(Markup),
    /// A number.
    Number(Markup),
}

impl Cell {
    /// The cell that says what the row is about.
    pub(crate) fn head(content: impl IntoMarkup) -> Self {
        Self::Head(content.markup())
    }

    /// A cell with a text.
    pub(crate) fn text(content: impl IntoMarkup) -> Self {
        Self::Text(content.markup())
    }

    /// A cell with a number.
    pub(crate) fn number(content: impl IntoMarkup) -> Self {
        Self::Number(content.markup())
    }

    fn of(self, column: &'static str) -> Markup {
        match self {
            Self::Head(content) => view! { <th scope="row">{content}</th> }.markup(),
            Self::Text(content) => view! { <td data-label=column>{content}</td> }.markup(),
            Self::Number(content) => view! { <td class="nums" data-label=column>{content}</td> }.markup(),
        }
    }
}

/// The table: its columns by their names, and a cell of each in every row.
pub(crate) fn table<const N: usize>(
    class: &'static str,
    caption: &'static str,
    columns: [&'static str; N],
    rows: Vec<[Cell; N]>,
) -> Markup {
    let rows = rows
        .into_iter()
        .map(|cells| {
            let mut names = columns.into_iter();
            let cells = cells.map(|cell| cell.of(names.next().unwrap_or_default()));
            view! { <tr>{cells}</tr> }.markup()
        })
        .collect_view();
    let columns = columns.map(|column| view! { <th scope="col">{column}</th> }.markup());
    view! {
        <table class=class>
            <caption class="visually-hidden">{caption}</caption>
            <thead>
                <tr>{columns}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .markup()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_cell_of_a_list_says_of_which_column_it_is() {
        let rows = vec![[Cell::head("<b>"), Cell::text(view! { <bdi>"Ann"</bdi> }), Cell::number(12)]];
        let html = table("desk-table", "Cases", ["Text", "Who", "Score"], rows).to_html();
        assert_eq!(
            html.replace("<!>", ""),
            "<table class=\"desk-table\"><caption class=\"visually-hidden\">Cases</caption>\
             <thead><tr><th scope=\"col\">Text</th><th scope=\"col\">Who</th><th scope=\"col\">Score</th></tr></thead>\
             <tbody><tr><th scope=\"row\">&lt;b&gt;</th><td data-label=\"Who\"><bdi>Ann</bdi></td>\
             <td data-label=\"Score\" class=\"nums\">12</td></tr></tbody></table>"
        );
    }
}
