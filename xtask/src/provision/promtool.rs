//! Prometheus's own check of what we tell it.

use crate::apt;
use crate::context::Context;
use crate::failure::Failure;

/// Installs it where that can be done; the test that asks it is left out elsewhere.
pub fn promtool(context: &Context) -> Result<(), Failure> {
    if context.find("promtool").is_none() {
        apt::install(context, "promtool", &["prometheus"])?;
    }
    Ok(())
}
