//! A comment as one reader sees it: what the server says of it, and how it looks, the same on both sides.

mod card;
mod fresh;
mod initials;
mod row;
mod texts;
mod view;

pub use card::{Answers, AuthorCard, Card, Content, Depth, GoneCard, SaidCard, Whose};
pub use fresh::Fresh;
pub use texts::{CardPaths, CardTexts, HOLE};
pub use view::{author_line, comment_card, initials_of};
