//! Answers that go on: what open pages hear. Each has a seat, of which nobody has more than a share, and a life.

use std::collections::HashMap;
use std::convert::Infallible;
use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures::{Stream, StreamExt as _};
use serde::Deserialize;
use store::account::Actor;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::limits::Client;
use crate::security::{self, Recorded, SecurityEvent};
use crate::state::App;

/// How long a page listens before it has to come back, through the wall where there is one. Each a little longer or
/// shorter, so that pages that came together do not come back together.
const LIFE: Range<Duration> = Duration::from_mins(4)..Duration::from_mins(6);
/// How long a browser waits before it comes back.
const PAUSE: Range<Duration> = Duration::from_secs(2)..Duration::from_secs(10);

/// How many streams there may be at once.
#[derive(Clone, Copy, Debug)]
pub struct Shares {
    /// In all.
    pub all: usize,
    /// Of one client.
    pub client: usize,
    /// Of one session.
    pub session: usize,
}

/// The streams that are open.
#[derive(Clone, Debug)]
pub struct Streams {
    shares: Shares,
    taken: Arc<Mutex<Taken>>,
}

#[derive(Debug, Default)]
struct Taken {
    all: usize,
    by: HashMap<Assignee, usize>,
    /// Ends the streams of a session.
    ends: HashMap<Uuid, CancellationToken>,
    /// Whether it was said that one client has its share.
    is_said: bool,
}

/// Who has a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Assignee {
    Client(Client),
    Session(Uuid),
}

impl Streams {
    /// None yet.
    pub fn new(shares: Shares) -> Self {
        Self { shares, taken: Arc::default() }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.taken().all
    }

    /// The sessions that listen.
    pub fn sessions(&self) -> Vec<Uuid> {
        self.taken().ends.keys().copied().collect()
    }

    /// Ends the streams of a session that is over.
    pub fn end(&self, session: Uuid) {
        if let Some(end) = self.taken().ends.remove(&session) {
            end.cancel();
        }
    }

    fn taken(&self) -> MutexGuard<'_, Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A seat for one more stream.
    fn seat(&self, client: Client, session: Option<Uuid>) -> Result<Seat, Refused> {
        let holders: Vec<Assignee> =
            [Some(Assignee::Client(client)), session.map(Assignee::Session)].into_iter().flatten().collect();
        let mut taken = self.taken();
        if taken.all >= self.shares.all {
            return Err(Refused::Full);
        }
        let is_over = |assignee: &Assignee| {
            let share = match assignee {
                Assignee::Client(_) => self.shares.client,
                Assignee::Session(_) => self.shares.session,
            };
            taken.by.get(assignee).is_some_and(|limit| *limit >= share)
        };
        if let Some(assignee) = holders.iter().copied().find(is_over) {
            let is_news =
                matches!(assignee, Assignee::Client(_)) && !std::mem::replace(&mut taken.is_said, true);
            if is_news {
                tracing::warn!(
                    "one address has its share of streams: if it is a proxy's, the setting trusted_proxies must name it"
                );
            }
            return Err(Refused::Share);
        }
        taken.all += 1;
        for assignee in &holders {
            *taken.by.entry(*assignee).or_default() += 1;
        }
        let end = session.map(|session| taken.ends.entry(session).or_default().clone()).unwrap_or_default();
        gauge(taken.all);
        drop(taken);
        Ok(Seat { streams: self.clone(), holders, end })
    }
}

/// Why there is no seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Refused {
    /// All are taken.
    Full,
    /// Who asks has their share.
    Share,
}

impl Refused {
    /// An answer to a script, which needs no page: to write one would cost more than the stream.
    fn answer(self) -> Response {
        let status = match self {
            Self::Full => StatusCode::SERVICE_UNAVAILABLE,
            Self::Share => StatusCode::TOO_MANY_REQUESTS,
        };
        let headers = [
            (header::CONTENT_TYPE, HeaderValue::from_static("text/plain")),
            (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
            (header::RETRY_AFTER, HeaderValue::from_static("60")),
        ];
        (status, headers).into_response()
    }
}

fn gauge(open: usize) {
    metrics::gauge!("commons_streams_open").set(u32::try_from(open).unwrap_or(u32::MAX));
}

/// Leave for one stream, given back when it is dropped.
#[derive(Debug)]
pub struct Seat {
    streams: Streams,
    holders: Vec<Assignee>,
    end: CancellationToken,
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut taken = self.streams.taken();
        taken.all = taken.all.saturating_sub(1);
        for assignee in &self.holders {
            if let Some(limit) = taken.by.get_mut(assignee) {
                *limit -= 1;
                if *limit == 0 {
                    taken.by.remove(assignee);
                    if let Assignee::Session(session) = assignee {
                        taken.ends.remove(session);
                    }
                }
            }
        }
        gauge(taken.all);
    }
}

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
            let mut answer = refused.answer();
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
        let pause = within(PAUSE);
        let events = news.enumerate().map(move |(at, news)| {
            let event = if at == 0 { Event::default().retry(pause) } else { Event::default() };
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

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use super::*;

    fn client(number: u8) -> Client {
        IpAddr::from([192, 0, 2, number]).into()
    }

    fn streams() -> Streams {
        Streams::new(Shares { all: 6, client: 4, session: 2 })
    }

    #[test]
    fn a_client_has_its_share_and_gets_back_what_it_gave_back() {
        let streams = streams();
        let mut seats: Vec<Seat> = (0..4).map(|_| streams.seat(client(1), None).unwrap()).collect();
        assert_eq!(streams.seat(client(1), None).unwrap_err(), Refused::Share);
        let other = streams.seat(client(2), None).unwrap();
        seats.pop();
        seats.push(streams.seat(client(1), None).unwrap());
        drop((seats, other));
        assert_eq!(streams.count(), 0);
        assert!(streams.taken().by.is_empty(), "nobody is remembered");
    }

    #[test]
    fn a_session_has_its_share_wherever_it_comes_from() {
        let streams = streams();
        let session = Some(Uuid::from_u128(1));
        let _seats = [streams.seat(client(1), session).unwrap(), streams.seat(client(2), session).unwrap()];
        assert_eq!(streams.seat(client(3), session).unwrap_err(), Refused::Share);
        assert!(streams.seat(client(1), Some(Uuid::from_u128(2))).is_ok(), "a colleague at the same address");
    }

    #[test]
    fn many_clients_together_do_not_take_all_connections() {
        let streams = streams();
        let _seats: Vec<Seat> = (0..6).map(|n| streams.seat(client(n), None).unwrap()).collect();
        assert_eq!(streams.seat(client(9), None).unwrap_err(), Refused::Full);
    }

    #[tokio::test]
    async fn the_streams_of_a_session_end_with_it_and_nobody_else_s() {
        let streams = streams();
        let [one, other] = [Uuid::from_u128(1), Uuid::from_u128(2)];
        let [seat, second] = [one, other].map(|session| streams.seat(client(1), Some(session)).unwrap());
        assert_eq!(streams.sessions().len(), 2);
        streams.end(one);
        ended(CancellationToken::new(), seat.end.clone(), Duration::MAX).await;
        assert!(!second.end.is_cancelled());
        drop(second);
        assert!(streams.sessions().is_empty());
        drop(seat);
        let again = streams.seat(client(1), Some(one)).unwrap();
        assert!(!again.end.is_cancelled(), "a later stream of a session is another");
    }

    #[tokio::test]
    async fn a_stream_s_life_is_over_before_the_program_is() {
        ended(CancellationToken::new(), CancellationToken::new(), Duration::ZERO).await;
        let lives: Vec<Duration> = (0..50).map(|_| within(LIFE)).collect();
        assert!(lives.iter().all(|life| LIFE.contains(life)));
        assert!(lives.iter().any(|life| *life != lives[0]), "they do not end together");
    }
}
