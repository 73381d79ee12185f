//! Prometheus metrics, on a listener of their own that the public never reaches.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::http::header;
use axum::routing::get;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::security;
use crate::serve::error::StartError;

/// Prometheus's text format, which its newer versions want to be told.
const TEXT: &str = "text/plain; version=0.0.4";

/// Upper bounds of the histograms' buckets, in seconds.
const SECONDS: [f64; 11] = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0];

/// What each counter counts.
const COUNTERS: [(&str, &str); 5] = [
    ("commons_erasure_ledger_failures_total", "Times that erasures could not be written into their ledger."),
    ("commons_http_requests_total", "Requests that were answered, by method and status."),
    (
        "commons_mails_total",
        "Mails that were handed over, put off or given up, by their kind and what became of them.",
    ),
    ("commons_store_commits_total", "Transactions that the writer committed or had to give up."),
    ("commons_store_writes_total", "Writes that these transactions held."),
];
/// What each gauge shows.
const GAUGES: [(&str, &str); 5] = [
    ("commons_mails_waiting", "Mails that wait to be sent."),
    ("commons_mails_dead", "Mails that were given up."),
    ("commons_mails_oldest_seconds", "How long the oldest mail that waits has waited."),
    ("commons_mails_relay_down", "Whether the mail relay takes no mail."),
    ("commons_streams_open", "Open pages that are kept up to date."),
];
/// What each histogram measures.
const HISTOGRAMS: [(&str, &str); 3] = [
    (
        "commons_http_request_duration_seconds",
        "From a request's head to the head of its answer, by the route's pattern.",
    ),
    ("commons_asker_duration_seconds", "What it takes to know whose session a request is part of."),
    ("commons_store_commit_duration_seconds", "What a transaction of the writer takes."),
];

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
    describe();
    let process = metrics_process::Collector::default();
    process.describe();
    let listener = TcpListener::bind(listen).await.map_err(|source| StartError::Listen { listen, source })?;
    let rendered = handle.clone();
    let render = move || {
        process.collect();
        std::future::ready(([(header::CONTENT_TYPE, TEXT)], rendered.render()))
    };
    let router = Router::new().route("/metrics", get(render));
    tokio::spawn(upkeep(handle, stop.clone()));
    tokio::spawn(async move {
        let served = axum::serve(listener, router).with_graceful_shutdown(stop.cancelled_owned());
        if let Err(error) = served.await {
            tracing::error!(error = ?error.kind(), "the metrics' listener ended");
        }
    });
    Ok(())
}

fn describe() {
    for (name, text) in COUNTERS {
        metrics::describe_counter!(name, text);
    }
    for (name, text) in GAUGES {
        metrics::describe_gauge!(name, text);
    }
    for (name, text) in HISTOGRAMS {
        metrics::describe_histogram!(name, text);
    }
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
