//! A bare axum handler that answers with the very same bytes, in a process of its own.

use std::io::Write as _;
use std::net::Ipv4Addr;
use std::path::Path;

use axum::Router;
use axum::body::Bytes;
use axum::http::header;
use axum::routing::get;
use axum::serve::ListenerExt as _;
use tokio::net::TcpListener;

use super::process::Peer;
use load::Outcome;

/// The hidden argument with which the bench starts itself as this peer.
pub const WORD: &str = "bare-http";

/// Starts it, to answer with the bytes in `file`.
pub fn start(file: &Path) -> Outcome<Peer> {
    Peer::start([WORD.as_ref(), file.as_os_str()])
}

/// The peer itself: says its address and serves until killed, with as many threads as `commons` has.
pub fn serve(file: &Path) -> Outcome<()> {
    let body = Bytes::from(std::fs::read(file)?);
    std::thread::spawn(move || {
        tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(answer(body))
    })
    .join()
    .map_err(|_| "the bare handler panicked")?
}

async fn answer(body: Bytes) -> Outcome<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    println!("{}", listener.local_addr()?);
    std::io::stdout().flush()?;
    let headers = [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CONTENT_ENCODING, "br")];
    let router = Router::new().route("/en", get(move || async move { (headers, body) }));
    let listener = listener.tap_io(|stream| {
        let _ = stream.set_nodelay(true);
    });
    Ok(axum::serve(listener, router).await?)
}
