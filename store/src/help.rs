//! Whether the articles of the help centre were useful, as two numbers a day: nothing of who says so.

use async_trait::async_trait;
use domain::help::Subject;
use time::Date;

use crate::StoreError;

/// How often an article was useful, and how often it was not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HelpCount {
    /// Which article.
    pub subject: Subject,
    /// To how many it was useful.
    pub useful: u64,
    /// To how many it was not.
    pub not_useful: u64,
}

/// Counting whether articles are useful.
#[async_trait]
pub trait HelpVotes: Send + Sync {
    /// Counts one answer on a day.
    ///
    /// # Errors
    /// [`StoreError`] when it was not counted.
    async fn count_help(&self, subject: Subject, is_useful: bool, day: Date) -> Result<(), StoreError>;

    /// What was answered since a day, of each article that anybody answered about.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn help_counts(&self, since: Date) -> Result<Vec<HelpCount>, StoreError>;
}
