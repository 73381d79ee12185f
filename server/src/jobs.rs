//! What happens by itself, on a schedule.

use std::time::Duration;

use time::Duration as Span;
use tokio::runtime::Handle;
use tokio::task::spawn_blocking;
use tokio_util::sync::CancellationToken;

use crate::state::App;

/// How often the retention job looks.
const EVERY: Duration = Duration::from_mins(10);

/// How often the outbox is counted for the metrics: a look at every mail that waits.
const COUNT_MAIL: Duration = Duration::from_secs(15);

/// Tells the metrics how much mail waits and how much was given up, until told to stop.
pub async fn mail_backlog(app: App, stop: CancellationToken) {
    let mut tick = tokio::time::interval(COUNT_MAIL);
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            _ = tick.tick() => {}
        }
        if let Ok(backlog) = app.outbox.backlog().await {
            gauge("commons_mails_waiting", backlog.waiting);
            gauge("commons_mails_dead", backlog.dead);
            let age = backlog.oldest.map_or(Span::ZERO, |oldest| app.campaign.clock.now() - oldest);
            gauge("commons_mails_oldest_seconds", age.whole_seconds().try_into().unwrap_or_default());
        }
    }
}

/// Counts confirmed pledges, until told to stop.
pub async fn pledges(app: App, stop: CancellationToken) {
    app.counter.run(&app.campaign, &stop).await;
}

/// Counts comments for those who listen, until told to stop.
pub async fn comments(app: App, stop: CancellationToken) {
    app.live_topics.run(&app.community, &app.live_notifications, &stop).await;
}

/// Counts the notices of those who listen, until told to stop.
pub async fn live_notifications(app: App, stop: CancellationToken) {
    app.live_notifications.run(&app.community, &stop).await;
}

/// Looks how much was done in moderation, until told to stop.
pub async fn cases(app: App, stop: CancellationToken) {
    app.live_cases.run(&app.moderation, &stop).await;
}

/// Looks which sessions of those who listen have ended, until told to stop.
pub async fn endings(app: App, stop: CancellationToken) {
    app.endings.run(&app.accounts, &app.streams, &stop).await;
}

/// How often documents are looked for that another node published.
const DOCUMENTS: Duration = Duration::from_secs(15);

/// Looks for a privacy notice and for articles of the help centre that another node published, until told to stop.
pub async fn documents(app: App, stop: CancellationToken) {
    let mut tick = tokio::time::interval(DOCUMENTS);
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            _ = tick.tick() => {}
        }
        let _ = app.notice.refresh(&app.dashboard).await;
        let _ = app.help.refresh().await;
    }
}

/// How often it is looked which topics are due.
const TURN_TOPICS: Duration = Duration::from_secs(30);

/// Publishes and closes the topics that are due, until told to stop.
pub async fn topics(app: App, stop: CancellationToken) {
    let mut tick = tokio::time::interval(TURN_TOPICS);
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            _ = tick.tick() => {}
        }
        match app.dashboard.turn_topics().await {
            Ok(0) | Err(_) => {}
            Ok(turned) => tracing::info!(turned, "published or closed topics that were due"),
        }
    }
}

/// How many followers are told in one transaction of what happened to a topic, and how many people's mails are queued.
const TELL_MANY: u32 = 500;
const MAIL_MANY: u32 = 100;

/// Tells the followers of topics that close soon, and queues the mails of notices, until told to stop. Any number of
/// nodes may do it at once: each row is one's own.
pub async fn notices(app: App, stop: CancellationToken) {
    let mut tick = tokio::time::interval(TURN_TOPICS);
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            _ = tick.tick() => {}
        }
        tell(&app, &stop).await;
    }
}

/// Tells all that is to be told now.
pub async fn tell(app: &App, stop: &CancellationToken) {
    let community = &app.community;
    while !stop.is_cancelled() && matches!(community.tell_followers(TELL_MANY).await, Ok(1..)) {}
    while !stop.is_cancelled() && matches!(community.queue_at_once(MAIL_MANY).await, Ok(1..)) {}
    while !stop.is_cancelled() && matches!(community.queue_digests(MAIL_MANY).await, Ok(1..)) {}
}

/// How often it is looked whether something is to be indexed that another process took, and how much is at once.
const INDEX: Duration = Duration::from_mins(1);
const INDEX_MANY: u32 = 500;

/// How long new comments wait for one another.
const INDEX_PACE: Duration = Duration::from_millis(200);

/// Makes what new comments, and those that an older version indexed, are found by, until told to stop. What they say is
/// read on a thread beside those that answer: some hundred texts take longer than a page may wait.
pub async fn index(app: App, stop: CancellationToken) {
    let mut tick = tokio::time::interval(INDEX);
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            _ = tick.tick() => {}
            () = app.to_index.notified() => tokio::time::sleep(INDEX_PACE).await,
        }
        while !stop.is_cancelled() && index_some(&app).await {}
    }
}

/// Whether there was something.
async fn index_some(app: &App) -> bool {
    let (app, runtime) = (app.clone(), Handle::current());
    let indexed = spawn_blocking(move || runtime.block_on(app.community.index(INDEX_MANY))).await;
    matches!(indexed, Ok(Ok(1..)))
}

fn gauge(name: &'static str, value: u64) {
    metrics::gauge!(name).set(u32::try_from(value).unwrap_or(u32::MAX));
}

/// Erases pledges that were never confirmed in time, strangers' requests that were kept long enough, what was written
/// to the association long ago, sessions that nobody can use, uploads that nobody applied, drafts that nobody goes on
/// with, offers that came to an end and comments that were withheld long ago,
/// and forgets idle visitors' limits, until told to stop.
pub async fn retention(app: App, stop: CancellationToken) {
    let mut tick = tokio::time::interval(EVERY);
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            _ = tick.tick() => {}
        }
        let now = app.campaign.clock.now();
        app.limits.forget_idle(now);
        app.allowances.forget_idle(now);
        let _ = app.accounts.forget_allowances().await;
        let _ = app.accounts.expire_sessions().await;
        let _ = app.accounts.forget_retained_measures().await;
        match app.desk.expire().await {
            Ok(0) | Err(_) => {}
            Ok(expired) => tracing::info!(expired, "erased requests of strangers that were kept long enough"),
        }
        match app.contact.expire().await {
            Ok(0) | Err(_) => {}
            Ok(expired) => {
                tracing::info!(expired, "erased what was written to the association long enough ago");
            }
        }
        let _ = app.community.expire_notifications().await;
        let _ = app.dashboard.expire_uploads().await;
        let _ = app.community.expire_drafts().await;
        match app.community.expire_offers().await {
            Ok(0) | Err(_) => {}
            Ok(expired) => tracing::info!(expired, "erased offers that were kept long enough"),
        }
        match app.moderation.erase_hidden().await {
            Ok(0) | Err(_) => {}
            Ok(forgotten) => tracing::info!(forgotten, "erased comments that were withheld long enough"),
        }
        let _ = app.accounts.expire_sign_on_states().await;
        match app.campaign.expire_unconfirmed().await {
            Ok(0) | Err(_) => {}
            Ok(expired) => tracing::info!(expired, "erased pledges that were not confirmed in time"),
        }
    }
}
