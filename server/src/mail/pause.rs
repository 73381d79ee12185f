//! When the relay takes nothing, every mail waits together, and one of them asks again.

use std::sync::{Mutex, PoisonError};

use time::{Duration, OffsetDateTime};

/// The longest that nothing is tried.
const LONGEST: Duration = Duration::MINUTE;
/// Failures in a row, half a minute of them, after which it is no hiccup.
const ALARMING: u32 = 5;

/// Whether the relay takes mail, as far as is known.
#[derive(Default)]
pub(super) struct Pause(Mutex<State>);

#[derive(Default)]
struct State {
    /// Rounds in a row in which it took nothing.
    failures: u32,
    until: Option<OffsetDateTime>,
}

impl Pause {
    /// How many mails may be tried now, of `most`.
    pub(super) fn allows(&self, now: OffsetDateTime, most: u32) -> u32 {
        let state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match state.until {
            Some(until) if now < until => 0,
            Some(_) => 1,
            None => most,
        }
    }

    /// Notes that the relay took nothing: in the metrics, and in the log once it is no hiccup.
    pub(super) fn failed(&self, now: OffsetDateTime, class: &'static str) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        metrics::gauge!("commons_mails_relay_down").set(1);
        state.failures = state.failures.saturating_add(1);
        if state.failures == ALARMING {
            tracing::error!(
                class,
                "the mail relay takes no mail; all of it waits, and is sent when it does again"
            );
        }
        state.until = Some(now + length(state.failures));
    }

    /// Notes that the relay listened, whatever it said of a mail.
    pub(super) fn listened(&self) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if state.failures >= ALARMING {
            tracing::info!("the mail relay takes mail again");
        }
        metrics::gauge!("commons_mails_relay_down").set(0);
        *state = State::default();
    }
}

/// A second, then twice as long each time.
fn length(failures: u32) -> Duration {
    Duration::seconds(1 << failures.saturating_sub(1).min(10)).min(LONGEST)
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn a_relay_that_is_down_is_asked_by_one_mail_ever_more_rarely_and_by_all_once_it_listens() {
        let (pause, mut now) = (Pause::default(), datetime!(2026-11-29 12:00 UTC));
        assert_eq!(pause.allows(now, 100), 100);
        for seconds in [1, 2, 4, 8, 16, 32, 60, 60] {
            pause.failed(now, "not connected");
            assert_eq!(pause.allows(now + Duration::seconds(seconds - 1), 100), 0, "{seconds}");
            now += Duration::seconds(seconds);
            assert_eq!(pause.allows(now, 100), 1, "{seconds}");
        }
        pause.listened();
        assert_eq!(pause.allows(now, 100), 100);
    }
}
