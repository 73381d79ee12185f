//! How a comment will look.

use domain::community::CommentError;
use services::community::read_text;

/// What was typed shows how it will look.
pub const PREVIEW: &str = "preview";

/// How a comment will look, in the language that was chosen or that it seems to be written in, where posting it would not
/// refuse it.
pub fn previewed(typed: &str, chosen: &str) -> Result<String, CommentError> {
    let (_, html, language) = read_text(typed, chosen)?;
    Ok(language.map(|language| format!("<div lang=\"{}\">{html}</div>", language.code())).unwrap_or(html))
}
