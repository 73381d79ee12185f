//! How a comment will look.

use domain::Language;
use domain::community::CommentError;
use markdown::{guess_language, read_comment};

/// What was typed shows how it will look.
pub const PREVIEW: &str = "preview";

/// How a comment will look, in the language that was chosen or that it seems to be written in, where posting it would not
/// refuse it.
pub fn previewed(typed: &str, chosen: &str) -> Result<String, CommentError> {
    let (source, html) = read_comment(typed)?;
    let language: Option<Language> = chosen.parse().ok().or_else(|| guess_language(&source));
    Ok(language.map(|language| format!("<div lang=\"{}\">{html}</div>", language.code())).unwrap_or(html))
}
