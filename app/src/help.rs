//! The help centre: an article on each subject, in both languages.

#[cfg(feature = "ssr")]
mod article;
#[cfg(feature = "ssr")]
mod centre;
pub mod islands;
#[cfg(feature = "ssr")]
mod links;
#[cfg(feature = "ssr")]
mod search;
#[cfg(feature = "ssr")]
mod texts;

#[cfg(feature = "ssr")]
pub use article::HelpArticlePage;
#[cfg(feature = "ssr")]
pub use centre::HelpCentrePage;
#[cfg(feature = "ssr")]
pub use links::route_of;
#[cfg(feature = "ssr")]
pub(crate) use links::{HelpLink, HowThisWorks, help_name};
#[cfg(feature = "ssr")]
pub use search::HelpSearchPage;
#[cfg(feature = "ssr")]
pub(crate) use texts::shipped;
