//! Claims about slow clients, over real sockets.

use std::time::Duration;

use commons::http::listener::{self, Patience};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio_util::sync::CancellationToken;

use crate::harness::{Site, post};

async fn listening(
    patience: Patience,
) -> (Site, std::net::SocketAddr, CancellationToken, tokio::task::JoinHandle<()>) {
    let site = Site::start().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (address, stop) = (listener.local_addr().unwrap(), CancellationToken::new());
    let serving = tokio::spawn(listener::serve(listener, site.router.clone(), patience, stop.clone()));
    (site, address, stop, serving)
}

#[tokio::test]
async fn case_36_a_head_that_never_ends_is_cut_off() {
    let patience = Patience { head: Duration::from_millis(100), ..Patience::default() };
    let (_site, address, _stop, _serving) = listening(patience).await;
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(b"GET /en HTTP/1.1\r\nHost: x\r\nX-Slow: ").await.unwrap();
    let mut answer = Vec::new();
    // It returns because the server hangs up; without the time-out it would wait for ever.
    let _ = stream.read_to_end(&mut answer).await;
    let answer = String::from_utf8_lossy(&answer);
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 408"), "{answer}");
}

#[tokio::test]
async fn case_36_a_reader_that_takes_nothing_is_cut_off() {
    let patience = Patience { write: Duration::from_millis(100), ..Patience::default() };
    let (_site, address, stop, serving) = listening(patience).await;
    let mut stream = TcpStream::connect(address).await.unwrap();
    // Far more answers than the socket's buffers hold, and nobody reads them.
    let request = b"GET /en HTTP/1.1\r\nHost: x\r\n\r\n".repeat(2_000);
    let _ = tokio::time::timeout(Duration::from_secs(20), stream.write_all(&request)).await;
    stop.cancel();
    serving.await.unwrap();
    let mut rest = Vec::new();
    let _ = stream.read_to_end(&mut rest).await;
    let answers = String::from_utf8_lossy(&rest).matches("HTTP/1.1 200").count();
    assert!(answers < 2_000, "{answers}: it was cut off before the end");
}

#[tokio::test]
async fn who_hangs_up_ends_nothing_in_the_midst_of_a_query() {
    let site = Site::start().await;
    let token = site.form_token().await;
    let fields = [
        ("first_name", "W"),
        ("last_name", "Q"),
        ("email", "quack@example.org"),
        ("language", "en"),
        ("form_token", token.as_str()),
    ];
    let mut asked = Box::pin(site.open("192.0.2.1:40000", post("/en/pledge", &fields)));
    // What is asked first of another task has no answer yet.
    assert!(futures::poll!(asked.as_mut()).is_pending());
    drop(asked);
    site.app().tasks.close();
    site.app().tasks.wait().await;
    assert!(site.dump().contains("quack@example.org"));
}

#[tokio::test]
async fn ending_finishes_what_was_asked_before() {
    let (site, address, stop, serving) = listening(Patience::default()).await;
    let token = site.form_token().await;
    let body = format!("first_name=W&last_name=Q&email=quack%40example.org&language=en&form_token={token}");
    let mut stream = TcpStream::connect(address).await.unwrap();
    let head = format!(
        "POST /en/pledge HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(&body.as_bytes()[..20]).await.unwrap();
    // The server has taken the request once it has read its head, which a second connection's answer shows.
    let mut other = TcpStream::connect(address).await.unwrap();
    other.write_all(b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await.unwrap();
    let mut healthy = Vec::new();
    other.read_to_end(&mut healthy).await.unwrap();
    stop.cancel();
    stream.write_all(&body.as_bytes()[20..]).await.unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.unwrap();
    assert!(String::from_utf8_lossy(&answer).starts_with("HTTP/1.1 303"));
    serving.await.unwrap();
    assert!(TcpStream::connect(address).await.is_err(), "and nobody else is let in");
}

#[tokio::test]
async fn a_request_with_two_hosts_or_none_is_refused() {
    let (_site, address, _stop, _serving) = listening(Patience::default()).await;
    for (hosts, status) in [
        ("Host: x\r\n", "200"),
        ("Host: x\r\nHost: x\r\n", "400"),
        ("Host: x\r\nhost: evil.example\r\n", "400"),
        ("Host: somebody@x\r\n", "400"),
        ("", "400"),
    ] {
        let mut stream = TcpStream::connect(address).await.unwrap();
        let head = format!("GET /healthz HTTP/1.1\r\n{hosts}Connection: close\r\n\r\n");
        stream.write_all(head.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{hosts:?}: {answer}");
    }
}
