//! Answers that go on: what open pages hear. Each has a seat and a life.

use std::convert::Infallible;
use std::ops::Range;
use std::time::Duration;

use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures::{Stream, StreamExt as _};
use serde::Deserialize;
use store::account::session::Actor;
use tokio_util::sync::CancellationToken;

use super::limits::Client;
use crate::live::seats::{Refused, Seat};
use crate::security::{self, Recorded, SecurityEvent};
use crate::state::App;

/// How long a page listens before it has to come back, through the wall where there is one. Each a little longer or
/// shorter, so that pages that came together do not come back together.
const LIFE: Range<Duration> = Duration::from_mins(4)..Duration::from_mins(6);
/// How long a browser waits before it comes back.
const PAUSE: Range<Duration> = Duration::from_secs(2)..Duration::from_secs(10);

/// How long news wait until it is a stream's turn, the same each time. A thousand pages that hear the same would else be told
/// at one moment, and whoever asks for a page in it would wait for all of them.
const TURN: Range<Duration> = Duration::ZERO..Duration::from_millis(200);

/// How a page wants to hear.
#[derive(Debug)]
pub enum Listener {
    /// From now on.
    Lasting(Seat),
    /// What there is now: a page whose browser listens on another page already. It takes no seat.
    Glance,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct StreamQuery {
    once: bool,
}

impl FromRequestParts<App> for Listener {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let Query(wish) = Query::<StreamQuery>::try_from_uri(&parts.uri).unwrap_or_default();
        if wish.once {
            return Ok(Self::Glance);
        }
        let client = Client::from_request_parts(parts, app).await.map_err(IntoResponse::into_response)?;
        let actor = parts.extensions.get::<Actor>();
        let seat = app.streams.seat(client, actor.map(|actor| actor.session));
        seat.map(Self::Lasting).map_err(|refused| {
            security::record(
                app,
                SecurityEvent::StreamRefused,
                actor.map(|actor| actor.person),
                Some(client),
            );
            let mut answer = no_seat(refused);
            answer.extensions_mut().insert(Recorded);
            answer
        })
    }
}

impl Listener {
    /// Answers with what is heard: what there is now, then whatever is new until the stream's life or the program ends.
    pub fn hear(
        self,
        stop: &CancellationToken,
        news: impl Stream<Item = String> + Send + 'static,
    ) -> Response {
        let (pause, turn) = (within(PAUSE), within(TURN));
        let events = news.enumerate().then(move |(at, news)| async move {
            let event = if at == 0 {
                Event::default().retry(pause)
            } else {
                tokio::time::sleep(turn).await;
                Event::default()
            };
            Ok::<_, Infallible>(event.data(news))
        });
        let mut response = match self {
            Self::Glance => Sse::new(events.take(1)).into_response(),
            Self::Lasting(seat) => {
                let ended = ended(stop.clone(), seat.end.clone(), within(LIFE));
                let events = events.take_until(Box::pin(ended)).map(move |event| {
                    // It is given back with the stream that it is part of.
                    let _ = &seat;
                    event
                });
                Sse::new(events).keep_alive(KeepAlive::default()).into_response()
            }
        };
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        // Proxies that gather answers would keep a stream back until it is long.
        headers.insert(HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
        response
    }
}

/// Whether a request is for what goes on, as `EventSource` asks.
pub fn is_asked_for(headers: &HeaderMap) -> bool {
    let told = headers.get(header::ACCEPT).and_then(|told| told.to_str().ok());
    told.is_some_and(|told| told.trim().eq_ignore_ascii_case("text/event-stream"))
}

/// The answer to who asked for a stream. Where that leads elsewhere, to signing in for example, or is refused for as long
/// as the page stands, nothing is to be heard any more: 204, after which a browser does not come back and has nothing to
/// complain of (HTML, section 9.2, "server-sent events").
pub fn told(answer: Response) -> Response {
    let is_over = matches!(
        answer.status(),
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN | StatusCode::NOT_FOUND | StatusCode::GONE
    );
    if !is_over && !answer.headers().contains_key(header::LOCATION) {
        return answer;
    }
    let mut over = StatusCode::NO_CONTENT.into_response();
    over.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    over
}

async fn ended(stop: CancellationToken, session: CancellationToken, life: Duration) {
    tokio::select! {
        () = stop.cancelled() => {}
        () = session.cancelled() => {}
        () = tokio::time::sleep(life) => {}
    }
}

fn within(range: Range<Duration>) -> Duration {
    rand::random_range(range)
}

/// An answer to a script, which needs no page: to write one would cost more than the stream.
fn no_seat(refused: Refused) -> Response {
    let status = match refused {
        Refused::Full => StatusCode::SERVICE_UNAVAILABLE,
        Refused::Share => StatusCode::TOO_MANY_REQUESTS,
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/plain")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::RETRY_AFTER, HeaderValue::from_static("60")),
    ];
    (status, headers).into_response()
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use axum::body::Body;
    use futures::FutureExt as _;
    use http_body_util::BodyExt as _;

    use super::*;
    use crate::live::seats::{Shares, Streams};

    async fn frame(body: &mut Body) -> String {
        let frame = body.frame().await.unwrap().unwrap().into_data().unwrap();
        String::from_utf8(frame.to_vec()).unwrap()
    }

    #[tokio::test]
    async fn what_there_is_is_told_at_once_and_what_is_new_in_its_turn() {
        let streams = Streams::new(Shares { all: 1, client: 1, session: 1 });
        let seat = streams.seat(IpAddr::from([192, 0, 2, 1]).into(), None).unwrap();
        let news = futures::stream::iter(["first", "second", "third"].map(str::to_owned));
        let mut body = Listener::Lasting(seat).hear(&CancellationToken::new(), news).into_body();
        assert!(frame(&mut body).now_or_never().unwrap().contains("data: first"));
        for news in ["second", "third"] {
            assert!(body.frame().now_or_never().is_none(), "not its turn");
            assert!(frame(&mut body).await.contains(news));
        }
    }

    #[test]
    fn a_stream_is_asked_for_by_its_name_alone() {
        let asks = |accept: &'static str| {
            is_asked_for(&HeaderMap::from_iter([(header::ACCEPT, HeaderValue::from_static(accept))]))
        };
        assert!(asks("text/event-stream"));
        assert!(!asks("text/html,*/*") && !asks("application/json") && !is_asked_for(&HeaderMap::new()));
    }

    #[test]
    fn where_nothing_is_to_be_heard_a_browser_is_told_not_to_come_back() {
        let of = |status: StatusCode| told(status.into_response()).status();
        let elsewhere = (StatusCode::SEE_OTHER, [(header::LOCATION, "/en/sign-in")]).into_response();
        assert_eq!(told(elsewhere).status(), StatusCode::NO_CONTENT);
        for status in [StatusCode::FORBIDDEN, StatusCode::NOT_FOUND] {
            assert_eq!(of(status), StatusCode::NO_CONTENT);
        }
        for status in [StatusCode::OK, StatusCode::TOO_MANY_REQUESTS, StatusCode::SERVICE_UNAVAILABLE] {
            assert_eq!(of(status), status);
        }
    }

    #[tokio::test]
    async fn a_stream_ends_with_its_session() {
        let session = CancellationToken::new();
        session.cancel();
        ended(CancellationToken::new(), session, Duration::MAX).await;
    }

    #[tokio::test]
    async fn a_stream_s_life_is_over_before_the_program_is() {
        ended(CancellationToken::new(), CancellationToken::new(), Duration::ZERO).await;
        let lives: Vec<Duration> = (0..50).map(|_| within(LIFE)).collect();
        assert!(lives.iter().all(|life| LIFE.contains(life)));
        assert!(lives.iter().any(|life| *life != lives[0]), "they do not end together");
    }
}
