//! A page as a browser reads it: by what stands on it, however that is written.

use scraper::{Html, Selector};

/// A CSS selector.
pub fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap()
}

/// What an attribute says of each element that a selector finds, where it has it.
pub fn attributes(page: &str, css: &str, name: &str) -> Vec<String> {
    let (page, found) = (Html::parse_document(page), selector(css));
    page.select(&found).filter_map(|element| element.attr(name)).map(str::to_owned).collect()
}

/// The text of each element that a selector finds.
pub fn texts(page: &str, css: &str) -> Vec<String> {
    let (page, found) = (Html::parse_document(page), selector(css));
    page.select(&found).map(|element| element.text().collect()).collect()
}

/// The value of the first field of this name.
pub fn field_of(page: &str, name: &str) -> String {
    let mut values = attributes(page, &format!("[name=\"{name}\"]"), "value").into_iter();
    values.next().unwrap_or_else(|| panic!("no field {name} in {page}"))
}
