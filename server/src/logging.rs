//! Logs, for people or machines. Nothing that is logged holds personal data or a token: a request is named by its
//! route's pattern and its request id.

use tracing_subscriber::EnvFilter;

use crate::security;
use crate::serve::error::StartError;
use crate::settings::{LogFormat, Settings};

/// Starts logging to standard error.
///
/// # Errors
/// [`StartError::Log`] when the filter cannot be read.
pub fn start(settings: &Settings) -> Result<(), StartError> {
    let filter = filter(&settings.log)?;
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let started = match settings.log_format {
        LogFormat::Human => lines.with_target(false).try_init(),
        LogFormat::Json => lines.json().try_init(),
    };
    started.map_err(|_| StartError::Log)
}

/// The filter of a setting. What would log an address, and a sealed link with it, is off whatever the setting says, and
/// what tells an attack is on.
///
/// # Errors
/// [`StartError::Log`] when it cannot be read.
pub fn filter(setting: &str) -> Result<EnvFilter, StartError> {
    EnvFilter::builder()
        .parse(format!("{setting},tower_http=off,{}=info", security::TARGET))
        .map_err(|_| StartError::Log)
}
