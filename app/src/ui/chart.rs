//! Numbers as bars, drawn by the server, and the same numbers as a table.

use domain::Language;
use leptos::prelude::*;

use super::markup::IntoMarkup;
use crate::i18n::number;

/// Width of a bar and of the gap after it, and the height of the highest one, in the drawing's own units.
const BAR: usize = 8;
const GAP: usize = 2;
const HEIGHT: u64 = 60;

/// One drawing for each column, all of one scale, and a table of them all.
#[component]
pub(crate) fn Chart(
    language: Language,
    /// Begins the identifiers of its parts.
    id: &'static str,
    /// What the numbers are.
    caption: &'static str,
    /// What the rows are.
    first: &'static str,
    /// What opens the table.
    summary: &'static str,
    /// Each column's name, and in a sentence what its bars show.
    columns: Vec<(&'static str, String)>,
    /// Each row's name and its numbers, one for each column.
    rows: Vec<(String, Vec<u64>)>,
) -> impl IntoView {
    let most = rows.iter().flat_map(|(_, values)| values).copied().max().unwrap_or(0);
    let ends = rows.first().zip(rows.last()).map(|((from, _), (to, _))| (from.clone(), to.clone()));
    let drawings = columns
        .iter()
        .enumerate()
        .map(|(at, (title, says))| {
            let values = rows.iter().map(|(_, values)| values.get(at).copied().unwrap_or(0)).collect();
            let ends = ends.clone().map(|(from, to)| {
                view! { <p class="chart-ends small muted" aria-hidden="true"><span>{from}</span><span>{to}</span></p> }
            });
            view! {
                <div class="chart-part">
                    <p class="chart-title" aria-hidden="true"><strong>{*title}</strong> " · " {says.clone()}</p>
                    <Bars id=format!("{id}-{at}") title=*title says=says.clone() values most/>
                    {ends}
                </div>
            }
        })
        .collect_view();
    let heads = columns.iter().map(|(title, _)| view! { <th scope="col">{*title}</th> }).collect_view();
    let lines = rows
        .into_iter()
        .map(|(name, values)| {
            let cells = values
                .into_iter()
                .map(|value| view! { <td class="nums">{number(language, value)}</td> })
                .collect_view();
            view! { <tr><th scope="row">{name}</th>{cells}</tr> }
        })
        .collect_view();
    view! {
        <figure class="chart">
            <figcaption class="small muted">{caption}</figcaption>
            {drawings}
            <details class="more">
                <summary>{summary}</summary>
                <table class="chart-table">
                    <caption class="visually-hidden">{caption}</caption>
                    <thead><tr><th scope="col">{first}</th>{heads}</tr></thead>
                    <tbody>{lines}</tbody>
                </table>
            </details>
        </figure>
    }
    .markup()
}

#[component]
fn Bars(id: String, title: &'static str, says: String, values: Vec<u64>, most: u64) -> impl IntoView {
    let width = values.len() * (BAR + GAP);
    let bars = values
        .into_iter()
        .enumerate()
        .filter(|(_, value)| *value > 0)
        .map(|(at, value)| {
            let height = height(value, most);
            view! { <rect x=at * (BAR + GAP) y=HEIGHT - height width=BAR height=height></rect> }
        })
        .collect_view();
    let (title_id, says_id) = (format!("{id}-title"), format!("{id}-says"));
    let (labelled_by, described_by) = (title_id.clone(), says_id.clone());
    view! {
        <svg
            class="chart-bars"
            role="img"
            aria-labelledby=labelled_by
            aria-describedby=described_by
            viewBox=format!("0 0 {width} {}", HEIGHT + 1)
            preserveAspectRatio="none"
        >
            <title id=title_id>{title}</title>
            <desc id=says_id>{says}</desc>
            {bars}
            <rect class="chart-ground" x="0" y=HEIGHT width=width height="1"></rect>
        </svg>
    }
    .markup()
}

/// How high a bar stands: whatever is there can be seen.
fn height(value: u64, most: u64) -> u64 {
    if value == 0 { 0 } else { (value.saturating_mul(HEIGHT) / most.max(value)).max(2) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_bar_fills_the_drawing_and_the_lowest_is_seen() {
        assert_eq!([0, 1, 500, 1_000].map(|value| height(value, 1_000)), [0, 2, 30, HEIGHT]);
        assert_eq!(height(3, 0), HEIGHT);
    }
}
