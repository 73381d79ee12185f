//! How long answers took.

use std::time::Duration;

/// Latencies, in microseconds.
#[derive(Clone, Debug, Default)]
pub struct Spread(Vec<u32>);

impl Spread {
    /// Notes one.
    pub fn add(&mut self, latency: Duration) {
        self.0.push(u32::try_from(latency.as_micros()).unwrap_or(u32::MAX));
    }

    /// Takes another's along.
    pub fn join(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// The latency in milliseconds under which this share of the answers stayed.
    pub fn quantile(&mut self, share: f64) -> f64 {
        self.0.sort_unstable();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "an index: whole and in range"
        )]
        let at = (share * crate::table::float(self.0.len().saturating_sub(1))).round() as usize;
        self.0.get(at).map_or(0.0, |micros| f64::from(*micros) / 1e3)
    }

    /// Median, 99th percentile and worst, for people.
    pub fn told(&mut self) -> String {
        let [half, most, all] = [0.5, 0.99, 1.0].map(|share| self.quantile(share));
        format!("p50 {half:.1} ms, p99 {most:.1} ms, worst {all:.0} ms")
    }
}

/// The middle one of several rounds.
pub fn median(mut rounds: Vec<f64>) -> f64 {
    rounds.sort_by(f64::total_cmp);
    rounds.get(rounds.len() / 2).copied().unwrap_or_default()
}
