//! Ctrl-C and its kin: noticed, handed to the running child, never a sudden end that leaves servers behind.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

use crate::failure::Failure;

/// Remembers which signals arrived.
pub struct Interrupt {
    flags: [(&'static str, Arc<AtomicBool>); 3],
    stopping: AtomicBool,
}

impl Interrupt {
    /// Starts to listen; from here on the signals no longer end xtask by themselves.
    pub fn listen() -> Result<Self, Failure> {
        let flag = |name, signal| {
            let raised = Arc::new(AtomicBool::new(false));
            signal_hook::flag::register(signal, Arc::clone(&raised))
                .map_err(Failure::io("listen for Ctrl-C"))
                .map(|_| (name, raised))
        };
        Ok(Self {
            flags: [flag("INT", SIGINT)?, flag("TERM", SIGTERM)?, flag("HUP", SIGHUP)?],
            stopping: AtomicBool::new(false),
        })
    }

    /// The name of a signal that arrived since the last call, to be handed on.
    pub fn take(&self) -> Option<&'static str> {
        let (name, _) = self.flags.iter().find(|(_, raised)| raised.swap(false, Ordering::Relaxed))?;
        self.stopping.store(true, Ordering::Relaxed);
        Some(name)
    }

    /// Whether somebody asked to stop since the start.
    pub fn stopping(&self) -> bool {
        self.stopping.load(Ordering::Relaxed)
            || self.flags.iter().any(|(_, raised)| raised.load(Ordering::Relaxed))
    }
}
