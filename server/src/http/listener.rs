//! The listener: HTTP/1.1 connections that are cut off when they are slow, and finished when the program ends.
//!
//! `axum::serve` has no time-out for a request's head or for a reader that takes nothing, so the connections are
//! built here with hyper-util.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use axum::http::StatusCode;
use axum::response::IntoResponse as _;
use hyper::body::Incoming;
use hyper::server::conn::http1::Builder;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_io_timeout::TimeoutStream;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt as _;

use super::capacity::Capacity;
use super::host;

/// How patient a connection is.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// For a request's head, also on a connection that was kept open.
    pub head: Duration,
    /// For a reader that takes nothing of an answer.
    pub write: Duration,
    /// For what is under way when the program is asked to end.
    pub end: Duration,
    /// Connections at once; more wait in the kernel's queue.
    pub connections: usize,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            head: Duration::from_secs(10),
            write: Duration::from_secs(20),
            end: Duration::from_secs(20),
            connections: Capacity::here().connections,
        }
    }
}

/// Serves until `stop`, then finishes what is under way.
pub async fn serve(listener: TcpListener, router: Router, patience: Patience, stop: CancellationToken) {
    let graceful = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(patience.connections));
    let mut builder = Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(patience.head).max_buf_size(64 * 1024);
    loop {
        let accepted = tokio::select! {
            biased;
            () = stop.cancelled() => break,
            accepted = accept(&listener, &places) => accepted,
        };
        let Some((stream, peer, place)) = accepted else { continue };
        let mut stream = Box::pin(TimeoutStream::new(stream));
        stream.as_mut().set_write_timeout_pinned(Some(patience.write));
        let router = router.clone();
        let service = hyper::service::service_fn(move |mut request: hyper::Request<Incoming>| {
            request.extensions_mut().insert(ConnectInfo(peer));
            let is_plain = host::is_named_once(request.version(), request.headers());
            let router = router.clone();
            async move {
                if is_plain {
                    router.oneshot(request.map(axum::body::Body::new)).await
                } else {
                    Ok(StatusCode::BAD_REQUEST.into_response())
                }
            }
        });
        let connection = graceful.watch(builder.serve_connection(TokioIo::new(stream), service));
        tokio::spawn(async move {
            // A connection that breaks is the client's affair.
            let _ = connection.await;
            drop(place);
        });
    }
    drop(listener);
    if tokio::time::timeout(patience.end, graceful.shutdown()).await.is_err() {
        tracing::warn!("some connections did not end in time");
    }
}

async fn accept(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> Option<(TcpStream, SocketAddr, tokio::sync::OwnedSemaphorePermit)> {
    let place = places.clone().acquire_owned().await.ok()?;
    match listener.accept().await {
        Ok((stream, peer)) => {
            // Without it a small answer waits for the client's delayed acknowledgement.
            let _ = stream.set_nodelay(true);
            Some((stream, peer, place))
        }
        Err(error) => {
            // Out of file descriptors, usually: it passes when connections end.
            tracing::warn!(error = ?error.kind(), "a connection could not be accepted");
            tokio::time::sleep(Duration::from_millis(50)).await;
            None
        }
    }
}
