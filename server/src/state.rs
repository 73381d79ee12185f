//! What every handler shares.

use std::sync::Arc;

use app::community::RenderedComments;
use app::page::BrowserFiles;
use axum::body::Bytes;
use axum::http::HeaderValue;
use ipnet::IpNet;
use services::account::Accounts;
use services::campaign::Campaign;
use services::community::Community;
use services::contact::Contact;
use services::dashboard::Dashboard;
use services::desk::Desk;
use services::help::Help;
use services::moderation::Moderation;
use services::outbox::Outbox;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::account::provider::Provider;
use crate::dashboard::notice::Notice;
use crate::http::allowances::Allowances;
use crate::http::cache::PageCache;
use crate::http::limits::Limits;
use crate::live::cases::LiveCases;
use crate::live::counter::Counter;
use crate::live::endings::Endings;
use crate::live::notifications::LiveNotifications;
use crate::live::seats::Streams;
use crate::live::topics::LiveTopics;

/// The running program, as its handlers see it. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// The parts of [`App`].
pub struct Parts {
    /// The campaign's use cases.
    pub campaign: Campaign,
    /// The use cases of accounts.
    pub accounts: Accounts,
    /// The use cases of the Community.
    pub community: Community,
    /// The use cases of the service desk.
    pub desk: Desk,
    /// The use cases of writing to the association.
    pub contact: Contact,
    /// The use cases of moderation.
    pub moderation: Moderation,
    /// The use cases of whoever sends mail.
    pub outbox: Outbox,
    /// The association's identity provider, where there is one.
    pub sign_on: Option<Provider>,
    /// What all open pages of the Community hear alike.
    pub live_topics: LiveTopics,
    /// What each of them hears for its person alone.
    pub live_notifications: LiveNotifications,
    /// What open queues of moderators hear.
    pub live_cases: LiveCases,
    /// Has it looked which sessions have ended.
    pub endings: Endings,
    /// Says that something is to be indexed.
    pub to_index: Notify,
    /// Says that a flood is to be cleared.
    pub to_remove_in_bulk: Notify,
    /// The last count of confirmed pledges.
    pub counter: Counter,
    /// Pages that are the same for everybody.
    pub pages: PageCache,
    /// Comments that were written before.
    pub rendered: RenderedComments,
    /// How much one address may do.
    pub limits: Limits,
    /// The answers that go on.
    pub streams: Streams,
    /// How much one person has done of late.
    pub allowances: Allowances,
    /// Proxies whose word is taken.
    pub trusted_proxies: Vec<IpNet>,
    /// The browser's half.
    pub files: Arc<BrowserFiles>,
    /// What is said where no page can be written, as a page.
    pub last_words: Bytes,
    /// `Content-Security-Policy`, with the digests of this build's own scripts.
    pub csp: HeaderValue,
    /// `Strict-Transport-Security`, where the site is served over HTTPS, as its base URL says.
    pub hsts: Option<HeaderValue>,
    /// Ends long answers and jobs.
    pub stop: CancellationToken,
    /// The use cases of the dashboard.
    pub dashboard: Dashboard,
    /// The use cases of the help centre, with its articles in force.
    pub help: Help,
    /// The privacy notice in force.
    pub notice: Notice,
    /// What a request began and nobody waits for; finished before the program ends.
    pub tasks: TaskTracker,
}

impl App {
    /// Shares the parts.
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }
}

impl std::ops::Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}
