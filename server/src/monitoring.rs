//! Prometheus metrics, on a listener of their own that the public never reaches.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::routing::get;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::security;
use crate::serve::StartError;

/// Upper bounds of the histograms' buckets, in seconds.
const SECONDS: [f64; 11] = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0];

const UPKEEP: Duration = Duration::from_secs(2);

/// Starts to count, and serves the counts at `/metrics` of `listen`.
///
/// # Errors
/// [`StartError`] when the address is taken.
pub async fn start(listen: SocketAddr, stop: CancellationToken) -> Result<(), StartError> {
    let recorder = PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Suffix("_seconds".into()), &SECONDS)
        .map_err(|_| StartError::Metrics)?
        .build_recorder();
    let handle = recorder.handle();
    metrics::set_global_recorder(recorder).map_err(|_| StartError::Metrics)?;
    security::describe();
    let listener = TcpListener::bind(listen).await.map_err(|source| StartError::Listen { listen, source })?;
    let rendered = handle.clone();
    let router = Router::new().route("/metrics", get(move || std::future::ready(rendered.render())));
    tokio::spawn(upkeep(handle, stop.clone()));
    tokio::spawn(async move {
        let served = axum::serve(listener, router).with_graceful_shutdown(stop.cancelled_owned());
        if let Err(error) = served.await {
            tracing::error!(error = ?error.kind(), "the metrics' listener ended");
        }
    });
    Ok(())
}

/// Puts what was recorded into its buckets: until then each observation takes memory, whether anyone reads or not.
async fn upkeep(handle: PrometheusHandle, stop: CancellationToken) {
    let mut tick = tokio::time::interval(UPKEEP);
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            _ = tick.tick() => handle.run_upkeep(),
        }
    }
}
