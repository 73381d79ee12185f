//! What help may answer before somebody writes. What they typed is kept nowhere.

use app::help::route_of;
use domain::Language;
use services::contact::ContactFields;

use crate::state::App;

/// Articles at most.
const MOST: usize = 3;

/// The articles that may answer a form, the best first, by title and address.
pub(super) fn likely(
    app: &App,
    fields: &ContactFields,
    is_signed_in: bool,
    language: Language,
) -> Vec<(String, String)> {
    if !fields.asks_help(is_signed_in) {
        return Vec::new();
    }
    let (_, found) = app.help.articles().search(&fields.message, language);
    let article = |found: services::help::Found| {
        let article = found.article;
        (article.title.clone(), route_of(article.subject).path(language))
    };
    found.into_iter().take(MOST).map(article).collect()
}
