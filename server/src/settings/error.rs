//! What is wrong with a setting.

/// A setting that is wrong.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// It cannot be read.
    #[error("the settings cannot be read: {0}")]
    Unreadable(#[from] config::ConfigError),
    /// It makes no sense.
    #[error("the setting {name} is wrong: {why}")]
    Wrong {
        /// Which.
        name: &'static str,
        /// Why.
        why: &'static str,
    },
}
