//! The design system: the page's frame and the parts that every feature builds its pages with.

mod changed;
mod chart;
mod error_summary;
mod facts;
mod field;
mod footer;
mod head;
mod header;
mod linked;
mod marks;
mod markup;
mod notice;
mod parts;
mod scripts;
mod seen;
mod shell;
mod textarea;
mod trap;

pub(crate) use changed::ChangedElsewhere;
pub(crate) use chart::Chart;
pub(crate) use error_summary::{ErrorSummary, error_at, refusal, too_much};
pub(crate) use facts::Facts;
pub(crate) use field::{Choice, EmailField, FieldErrorText, LanguageChoice, TextField};
pub(crate) use linked::WithEmail;
pub use marks::without_marks;
pub(crate) use markup::IntoMarkup;
pub use markup::Markup;
pub(crate) use notice::{Said, Success};
pub(crate) use parts::{Outcome, PageHead};
pub use scripts::Scripts;
pub use seen::NOTICES_SEEN;
pub(crate) use seen::Seen;
pub use shell::Shell;
pub(crate) use textarea::{Textarea, TextareaField};
pub(crate) use trap::Trap;
