//! Logs, for people or machines. Nothing that is logged holds personal data or a token: a request is named by its
//! route's pattern and its request id.

use tracing_subscriber::EnvFilter;

use crate::serve::StartError;
use crate::settings::{LogFormat, Settings};

/// Starts logging to standard error.
///
/// # Errors
/// [`StartError::Log`] when the filter cannot be read.
pub fn start(settings: &Settings) -> Result<(), StartError> {
    let filter = EnvFilter::builder().parse(&settings.log).map_err(|_| StartError::Log)?;
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let started = match settings.log_format {
        LogFormat::Human => lines.with_target(false).try_init(),
        LogFormat::Json => lines.json().try_init(),
    };
    started.map_err(|_| StartError::Log)
}
