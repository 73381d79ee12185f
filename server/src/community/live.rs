//! Streams of what is new in the Community.

use std::sync::Arc;

use app::heard::Heard;
use futures::stream::{once, select};
use futures::{Stream, StreamExt as _};
use tokio::sync::watch;
use tokio_stream::wrappers::WatchStream;

use super::Answer;
use crate::http::extract::{Actor, Id};
use crate::http::problem::Problem;
use crate::http::reader_key::reader_key;
use crate::http::streams::Listener;
use crate::live::topics::{Counts, written};
use crate::moderation::live;
use crate::state::App;

/// `GET`: how many comments topics have and how many notices the asker has not seen; to who moderates, how much was done
/// there. Then what changes.
///
/// # Errors
/// [`Problem`] when it cannot be counted.
pub async fn events(app: App, actor: Actor, listener: Listener) -> Answer {
    // First they listen, then it is counted: nothing falls between.
    let mut notices = app.live_notifications.watch(actor.person);
    let unseen = app.community.unseen_notifications(&actor).await?;
    app.live_notifications.tell(actor.person, unseen);
    let mut counts = app.live_topics.changes(&app.community).await?;
    let now = counts.borrow_and_update().clone();
    let (last, cases) = live::cases(&app, &actor).await?;
    let first = Heard {
        of: Some(reader_key(&app.accounts.secret, actor.person)),
        topics: now.topics.clone(),
        notices: Some(*notices.borrow_and_update()),
        cases: last,
        own: None,
    };
    let notices = WatchStream::from_changes(notices)
        .map(|unseen| written(&Heard { notices: Some(unseen), ..Heard::default() }));
    let cases = cases.map(|last| written(&Heard { cases: Some(last), ..Heard::default() }));
    let news = select(select(changes(counts, &now), notices), cases);
    Ok(listener.hear(&app.stop, once(async move { written(&first) }).chain(news)))
}

/// What changes in the topics after a count.
fn changes(
    counts: watch::Receiver<Arc<Counts>>,
    heard: &Counts,
) -> impl Stream<Item = String> + Send + use<> {
    let mut heard = heard.number();
    WatchStream::from_changes(counts).map(move |counts| counts.since(&mut heard).to_string())
}

/// `GET`: how many comments one topic has, then whenever there are others: for who sees no more than this.
///
/// # Errors
/// [`Problem`] when there is no such topic.
pub async fn topic_events(app: App, actor: Actor, listener: Listener, Id(topic): Id<i64>) -> Answer {
    let mut counts = app.live_topics.changes(&app.community).await?;
    counts.mark_unchanged();
    let count = app.community.count(topic).await?.ok_or(Problem::NOT_FOUND)?;
    let of = Some(reader_key(&app.accounts.secret, actor.person));
    let first = written(&Heard { of, topics: vec![(topic, count)], ..Heard::default() });
    let mut heard = count;
    let news = WatchStream::from_changes(counts).filter_map(move |counts| {
        let new = counts.of(topic).filter(|count| std::mem::replace(&mut heard, *count) != *count);
        let told = new.map(|count| written(&Heard { topics: vec![(topic, count)], ..Heard::default() }));
        std::future::ready(told)
    });
    Ok(listener.hear(&app.stop, once(async move { first }).chain(news)))
}
