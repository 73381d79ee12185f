//! The Markdown that people write (`CommonMark`): written as HTML, asked what it says, and changed where it names somebody. It knows
//! no page and no store; what `domain` says of names and lengths holds here.
//!
//! [`render()`] is the one way from what a person typed to the HTML that is shown. What is no markup where people write
//! it is kept from the parser (`shield`), what comes from the parser is changed to what comments have (`events`), and
//! what is written of it passes a sanitizer.

mod about;
mod addresses;
mod article;
mod events;
mod names;
mod plain;
mod render;
mod shield;

pub use about::{guess_language, hosts, mentions};
pub use article::render_article;
pub use names::{rename, rename_to, replace_names};
pub use plain::{own_words, plain};
pub use render::{RENDERER, read_comment, render};
