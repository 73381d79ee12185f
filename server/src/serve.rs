//! Starts the program, and ends it without losing what it acknowledged.

pub mod error;

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use app::community::RenderedComments;
use services::Resources;
use services::account::Accounts;
use services::campaign::Campaign;
use services::community::Community;
use services::contact::Contact;
use services::dashboard::Dashboard;
use services::desk::Desk;
use services::erasures::Erasures;
use services::help::Help;
use services::moderation::Moderation;
use services::outbox::Outbox;
use services::site::Site;
use store::{Options, Store};
use tokio::net::TcpListener;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use self::error::StartError;
use crate::account::hashing::Hashing;
use crate::account::provider::Provider;
use crate::backup::ledger;
use crate::clock::SystemClock;
use crate::dashboard::notice::Notice;
use crate::http::allowances::Allowances;
use crate::http::assets;
use crate::http::cache::PageCache;
use crate::http::capacity::{self, Capacity};
use crate::http::limits::Limits;
use crate::http::listener::{self, Patience};
use crate::http::{csp, headers, router};
use crate::live::cases::LiveCases;
use crate::live::counter::Counter;
use crate::live::endings::Endings;
use crate::live::notifications::LiveNotifications;
use crate::live::seats::{Shares, Streams};
use crate::live::topics::LiveTopics;
use crate::mail::worker::Worker;
use crate::mail::{Sender, Transport};
use crate::secret;
use crate::settings::Settings;
use crate::settings::sign_on::SignOn;
use crate::state::{App, Parts};
use crate::{files, jobs, moderation, monitoring};

/// Days after which a pledge that was not confirmed is erased.
const CONFIRM_DAYS: u16 = 14;

/// Brings the database up to date.
///
/// # Errors
/// [`StartError`] says what stands in the way.
pub async fn migrate(settings: &Settings) -> Result<(), StartError> {
    open(settings).await?.close().await;
    tracing::info!("the database is up to date");
    Ok(())
}

/// Serves the site until SIGINT or SIGTERM.
///
/// # Errors
/// [`StartError`] says why it did not start.
pub async fn serve(settings: Settings) -> Result<(), StartError> {
    let stop = CancellationToken::new();
    let capacity = capacity::raise();
    if settings.refuses_sessions() {
        tracing::warn!(
            base_url = %settings.base(),
            "browsers keep the session's cookie on secure connections alone: nobody can sign in at this address; put a \
             TLS proxy in front and set base_url to https"
        );
    }
    let listener = listen(settings.listen).await?;
    if let Some(address) = settings.metrics_listen {
        monitoring::start(address, stop.clone()).await?;
    }
    let store = open(&settings).await?;
    let erasures = Erasures::new(store.clone());
    let erased = ledger::open(&erasures, &settings.erasures_file).await?;
    let app = assemble(&settings, store.clone(), Arc::new(SystemClock), stop.clone()).await?;
    let routes = router::router(app.clone(), &settings.site_root).map_err(|_| StartError::Origin)?;
    let (sender, transport) = (Sender::new(&settings)?, Transport::new(&settings.mail_url)?);
    let worker = Worker::new(app.clone(), sender, transport, settings.mail_per_second);
    let signal = signal().map_err(StartError::Signals)?;
    tokio::spawn(async move {
        signal.await;
        tracing::info!("ending: finishing what is under way");
        stop.cancel();
    });
    let jobs = TaskTracker::new();
    jobs.spawn(jobs::pledges(app.clone(), app.stop.clone()));
    jobs.spawn(jobs::comments(app.clone(), app.stop.clone()));
    jobs.spawn(jobs::live_notifications(app.clone(), app.stop.clone()));
    jobs.spawn(jobs::endings(app.clone(), app.stop.clone()));
    jobs.spawn(jobs::cases(app.clone(), app.stop.clone()));
    jobs.spawn(moderation::bulk_removals::run(app.clone(), app.stop.clone()));
    jobs.spawn(jobs::retention(app.clone(), app.stop.clone()));
    jobs.spawn(jobs::mail_backlog(app.clone(), app.stop.clone()));
    jobs.spawn(jobs::topics(app.clone(), app.stop.clone()));
    jobs.spawn(jobs::index(app.clone(), app.stop.clone()));
    jobs.spawn(jobs::notices(app.clone(), app.stop.clone()));
    jobs.spawn(jobs::documents(app.clone(), app.stop.clone()));
    jobs.spawn(ledger::follow(erasures, settings.erasures_file.clone(), erased, app.stop.clone()));
    jobs.spawn(worker.run(app.stop.clone()));
    jobs.close();
    tracing::info!(listen = %settings.listen, base_url = %settings.base(), "serving");
    let patience = Patience { connections: capacity.connections, ..Patience::default() };
    listener::serve(listener, routes, patience, app.stop.clone()).await;
    jobs.wait().await;
    app.tasks.close();
    app.tasks.wait().await;
    store.close().await;
    tracing::info!("ended");
    Ok(())
}

/// Puts the program's parts together.
///
/// # Errors
/// [`StartError`] says which part is missing.
pub async fn assemble(
    settings: &Settings,
    store: Arc<dyn Store>,
    clock: Arc<dyn domain::Clock>,
    stop: CancellationToken,
) -> Result<App, StartError> {
    let files = assets::files(&settings.site_root)?;
    let site = site(settings);
    let texts = app::texts::stored(&site);
    let resources = Resources::new(store, clock, secret::load(&settings.secret_file)?, site, texts);
    let campaign = Campaign::new(&resources);
    campaign.prepare().await?;
    let accounts = Accounts::new(&resources, Arc::new(Hashing::new()));
    accounts.prepare().await?;
    accounts.note_sign_on(settings.sign_on.as_ref().map(SignOn::summary)).await?;
    let sign_on =
        settings.sign_on.as_ref().map(|sign_on| provider(sign_on, accounts.clock.clone())).transpose()?;
    let dashboard = Dashboard::new(&resources, settings.publishes_own_guest_posts);
    Ok(App::new(Parts {
        last_words: app::last_words::last_words(&campaign.site).into(),
        notice: Notice::start(&dashboard).await?,
        help: Help::start(&resources).await?,
        dashboard,
        tasks: TaskTracker::new(),
        counter: Counter::start(&campaign).await?,
        live_topics: LiveTopics::default(),
        live_notifications: LiveNotifications::default(),
        live_cases: LiveCases::default(),
        endings: Endings::default(),
        to_index: Notify::new(),
        to_remove_in_bulk: Notify::new(),
        community: Community::new(&resources),
        moderation: Moderation::new(&resources),
        outbox: Outbox::new(&resources),
        campaign,
        desk: Desk { accounts: accounts.clone() },
        contact: Contact::new(&resources),
        accounts,
        sign_on,
        pages: PageCache::default(),
        rendered: RenderedComments::default(),
        limits: Limits::new(settings.form_burst, settings.form_per_minute),
        streams: Streams::new(Shares {
            all: Capacity::here().streams,
            client: settings.streams_per_client as usize,
            session: settings.streams_per_session as usize,
        }),
        allowances: Allowances::default(),
        trusted_proxies: settings.trusted_proxies.clone(),
        csp: csp::policy(&files.scripts).map_err(|_| StartError::Policy)?,
        files: Arc::new(files),
        hsts: headers::hsts(settings),
        stop,
    }))
}

pub(crate) fn site(settings: &Settings) -> Site {
    Site {
        base_url: settings.base(),
        association: settings.association.clone(),
        confirm_days: CONFIRM_DAYS,
        count_from: settings.count_from,
        answer_days: settings.answer_days,
        provider: settings.sign_on.as_ref().map(SignOn::provider),
    }
}

fn provider(settings: &SignOn, clock: Arc<dyn domain::Clock>) -> Result<Provider, StartError> {
    let secret = match &settings.client_secret_file {
        Some(path) => files::read_secret(path)
            .and_then(|secret| String::from_utf8(secret).map_err(std::io::Error::other))
            .map_err(|error| StartError::ClientSecret(path.display().to_string(), error))?
            .trim()
            .to_owned(),
        None => settings.client_secret.clone().unwrap_or_default(),
    };
    Provider::new(settings, secret, clock).map_err(|_| StartError::Issuer)
}

pub(crate) async fn open(settings: &Settings) -> Result<Arc<dyn Store>, StartError> {
    if let Some(path) = settings.database_url.strip_prefix("sqlite:") {
        let path = Path::new(path.split('?').next().unwrap_or(path));
        if let Some(folder) = path.parent() {
            let failed = |error| StartError::Folder(folder.display().to_string(), error);
            files::make_folder(folder).map_err(failed)?;
        }
    }
    let options = Options { readers: settings.database_readers, ..Options::default() };
    Ok(store::open(&settings.database_url, &options).await?)
}

async fn listen(listen: SocketAddr) -> Result<TcpListener, StartError> {
    TcpListener::bind(listen).await.map_err(|source| StartError::Listen { listen, source })
}

fn signal() -> std::io::Result<impl Future<Output = ()> + Send> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}
