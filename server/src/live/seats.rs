//! The seats of those who hear: each stream has one, of which nobody has more than a share.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::http::limits::Client;

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
    ///
    /// # Errors
    /// [`Refused`] says whose share is used up.
    pub fn seat(&self, client: Client, session: Option<Uuid>) -> Result<Seat, Refused> {
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
pub enum Refused {
    /// All are taken.
    Full,
    /// Who asks has their share.
    Share,
}

fn gauge(open: usize) {
    metrics::gauge!("commons_streams_open").set(u32::try_from(open).unwrap_or(u32::MAX));
}

/// Leave for one stream, given back when it is dropped.
#[derive(Debug)]
pub struct Seat {
    streams: Streams,
    holders: Vec<Assignee>,
    /// Ends the stream with its session.
    pub end: CancellationToken,
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

    #[test]
    fn the_streams_of_a_session_end_with_it_and_nobody_else_s() {
        let streams = streams();
        let [one, other] = [Uuid::from_u128(1), Uuid::from_u128(2)];
        let [seat, second] = [one, other].map(|session| streams.seat(client(1), Some(session)).unwrap());
        assert_eq!(streams.sessions().len(), 2);
        streams.end(one);
        assert!(seat.end.is_cancelled());
        assert!(!second.end.is_cancelled());
        drop(second);
        assert!(streams.sessions().is_empty());
        drop(seat);
        let again = streams.seat(client(1), Some(one)).unwrap();
        assert!(!again.end.is_cancelled(), "a later stream of a session is another");
    }
}
