//! Empties the outbox: leases what is due, looks again whether it may be sent, sends, and tries again later what
//! failed.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use app::account;
use app::campaign::mail::{Links, compose};
use app::community;
use app::contact;
use app::desk;
use app::mail::Composed;
use app::routes::Route;
use futures::{StreamExt as _, stream};
use services::outbox::{Claimed, may_send, still_true, to_the_person};
use store::mail::{CampaignMail, MailContent, MailKind, NotificationMail, Queued};
use tokio_util::sync::CancellationToken;

use super::message::Unsubscribe;
use super::pause::Pause;
use super::{Failure, Sender, Transport};
use crate::state::App;

/// How often the worker looks when there was nothing to do.
const IDLE: Duration = Duration::from_millis(250);
/// Mails handed over at once.
const AT_ONCE: usize = 8;

/// What became of a mail.
enum Outcome {
    Sent,
    Dropped,
    Failed(Failure),
    /// Not tried: the relay took nothing just before, or its lease is nearly over.
    Untried,
}

/// The mail worker.
pub struct Worker {
    /// The program.
    pub app: App,
    sender: Sender,
    transport: Transport,
    /// Mails a second, at most.
    per_second: u32,
    pause: Pause,
}

impl Worker {
    /// A worker that sends as `sender` by `transport`, at most so many mails `per_second`.
    pub fn new(app: App, sender: Sender, transport: Transport, per_second: u32) -> Self {
        Self { app, sender, transport, per_second, pause: Pause::default() }
    }

    /// Works until told to stop; what is being sent then is finished.
    pub async fn run(self, stop: CancellationToken) {
        loop {
            let wait = match self.round().await {
                0 => IDLE,
                sent => Duration::from_secs_f64(f64::from(sent) / f64::from(self.per_second)),
            };
            tokio::select! {
                () = stop.cancelled() => return,
                () = tokio::time::sleep(wait) => {}
            }
        }
    }

    /// Sends what is due, once. Returns how many mails it took.
    pub async fn round(&self) -> u32 {
        let now = self.app.campaign.clock.now();
        let limit = self.pause.allows(now, self.per_second.clamp(1, 200));
        if limit == 0 {
            return 0;
        }
        let Ok(Claimed { mails, begin_until }) = self.app.outbox.claim(limit).await else { return 0 };
        let taken = u32::try_from(mails.len()).unwrap_or(u32::MAX);
        let relay_failed = AtomicBool::new(false);
        let outcomes: Vec<_> = stream::iter(mails)
            .map(|mail| async {
                let is_late = self.app.campaign.clock.now() > begin_until;
                if is_late || relay_failed.load(Ordering::Relaxed) {
                    return (mail, Outcome::Untried);
                }
                let outcome = self.send(&mail).await;
                relay_failed
                    .fetch_or(matches!(outcome, Outcome::Failed(Failure::Relay(_))), Ordering::Relaxed);
                (mail, outcome)
            })
            .buffer_unordered(AT_ONCE)
            .collect()
            .await;
        self.settle(outcomes).await;
        taken
    }

    /// Notes what became of each mail, and whether the relay listens.
    async fn settle(&self, outcomes: Vec<(Queued, Outcome)>) {
        let (mut settled, mut waiting) = (Vec::new(), Vec::new());
        let (mut listened, mut failed) = (false, None);
        for (mail, outcome) in outcomes {
            listened |=
                matches!(outcome, Outcome::Sent | Outcome::Failed(Failure::Later(_) | Failure::Refused(_)));
            match outcome {
                Outcome::Sent => {
                    count(&mail, "sent");
                    settled.push(mail.seq);
                }
                Outcome::Dropped => {
                    count(&mail, "dropped");
                    settled.push(mail.seq);
                }
                Outcome::Untried => waiting.push(mail.seq),
                Outcome::Failed(Failure::Relay(class)) => {
                    failed = Some(class);
                    waiting.push(mail.seq);
                }
                Outcome::Failed(Failure::Later(class)) => self.put_off(&mail, class).await,
                Outcome::Failed(Failure::Refused(class)) => self.give_up(&mail, class).await,
            }
        }
        if listened {
            self.pause.listened();
        } else if let Some(class) = failed {
            self.pause.failed(self.app.campaign.clock.now(), class);
        }
        // A mail whose settling is not kept is sent again: at least once, with the same Message-ID.
        let _ = self.app.outbox.settled(settled).await;
        // What is not kept here is tried again when the lease lapses.
        let _ = self.app.outbox.put_back(waiting).await;
    }

    async fn send(&self, mail: &Queued) -> Outcome {
        if mail.suppressed {
            return Outcome::Dropped;
        }
        let now = self.app.campaign.clock.now();
        let (composed, unsubscribe) = match &mail.matter {
            MailContent::Campaign(campaign_mail) => match self.compose(campaign_mail, &mail.address).await {
                Ok(Some(composed)) => composed,
                Ok(None) => return Outcome::Dropped,
                Err(failure) => return Outcome::Failed(failure),
            },
            MailContent::Account(account_mail) => {
                if !still_true(account_mail) {
                    return Outcome::Dropped;
                }
                let accounts = &self.app.accounts;
                let token = accounts.mail_token(account_mail);
                let link = account::mail::link(&accounts.site, account_mail, token.as_deref());
                (
                    account::mail::compose(&accounts.site, account_mail, link.as_deref()),
                    Unsubscribe { url: None },
                )
            }
            MailContent::Notifications(notice_mail) => match self.notices(mail.seq, notice_mail).await {
                Ok(Some(composed)) => composed,
                Ok(None) => return Outcome::Dropped,
                Err(failure) => return Outcome::Failed(failure),
            },
            MailContent::Desk(desk_mail) => {
                let site = &self.app.accounts.site;
                let token = self.app.desk.confirm_token(desk_mail, mail.queued);
                let confirm = desk::mail::confirm_link(site, desk_mail, &token);
                let composed = desk::mail::compose(site, desk_mail, &confirm);
                (composed, Unsubscribe { url: None })
            }
            MailContent::Contact(contact_mail) => {
                let site = &self.app.accounts.site;
                let token = self.app.contact.thread_token(contact_mail.enquiry, mail.queued);
                let thread = site.url(&Route::ContactThread.path_with(contact_mail.language, &token));
                (contact::mail::compose(site, contact_mail, &thread), Unsubscribe { url: None })
            }
        };
        match self.sender.message(mail, composed, &unsubscribe, now) {
            Ok(parcel) => match self.transport.send(&parcel).await {
                Ok(()) => Outcome::Sent,
                Err(failure) => Outcome::Failed(failure),
            },
            Err(_) => Outcome::Failed(Failure::Refused("no address")),
        }
    }

    /// A mail of the campaign; nothing when it must not be sent any more.
    async fn compose(
        &self,
        mail: &CampaignMail,
        address: &str,
    ) -> Result<Option<(Composed, Unsubscribe)>, Failure> {
        if !may_send(mail, address) {
            return Ok(None);
        }
        let campaign = &self.app.campaign;
        let receipts = match mail.kind {
            MailKind::Welcome => campaign
                .receipts(&mail.supporter)
                .await
                .map_err(|_| Failure::Later("the database cannot be used"))?,
            _ => Vec::new(),
        };
        let links = self.links(mail);
        let unsubscribe = Unsubscribe { url: to_the_person(mail).then(|| links.unsubscribe.clone()) };
        Ok(Some((compose(&campaign.site, mail, &receipts, &links), unsubscribe)))
    }

    /// A mail of notices; nothing when none of them is to be told any more.
    async fn notices(
        &self,
        seq: i64,
        mail: &NotificationMail,
    ) -> Result<Option<(Composed, Unsubscribe)>, Failure> {
        let accounts = &self.app.accounts;
        let notices = self.app.outbox.notifications_of(seq).await;
        let notices = notices.map_err(|_| Failure::Later("the database cannot be used"))?;
        if notices.is_empty() {
            return Ok(None);
        }
        let stop = |what| {
            let token = accounts.stop_token(mail.person.id, what);
            accounts.site.url(&Route::StopMails.path_with(mail.person.language, &token))
        };
        // Where a mail tells of one kind of thing alone, one click stops that kind.
        let kind = notices.first().map(|told| told.notification.kind);
        let is_one = notices.iter().all(|told| Some(told.notification.kind) == kind);
        let unsubscribe = Unsubscribe { url: Some(stop(kind.filter(|_| is_one))) };
        Ok(Some((community::mail::compose(&accounts.site, mail, &notices, stop), unsubscribe)))
    }

    fn links(&self, mail: &CampaignMail) -> Links {
        let (campaign, person) = (&self.app.campaign, &mail.supporter);
        let url = |route: Route, token: String| campaign.site.url(&route.path_with(person.language, &token));
        Links {
            confirm: url(Route::Confirm, campaign.confirm_token(person)),
            preferences: url(Route::Preferences, campaign.preferences_token(person)),
            unsubscribe: url(Route::Unsubscribe, campaign.unsubscribe_token(person)),
            confirm_address: url(Route::ConfirmAddress, campaign.address_token(person)),
        }
    }

    /// One mail waits, longer each time, for two weeks.
    async fn put_off(&self, mail: &Queued, class: &'static str) {
        let outbox = &self.app.outbox;
        let Some(due) = outbox.next_try(mail) else {
            count(mail, "dead");
            tracing::warn!(seq = mail.seq, kind = mail.matter.code(), class, "a mail was never taken");
            // What is not kept here is tried again when the lease lapses.
            let _ = outbox.dead(mail, class).await;
            return;
        };
        count(mail, "failed");
        tracing::warn!(
            seq = mail.seq,
            kind = mail.matter.code(),
            attempts = mail.attempts,
            class,
            "a mail waits"
        );
        // What is not kept here is tried again when the lease lapses.
        let _ = outbox.failed(mail, due, class).await;
    }

    /// There is no such mailbox: the mail ends.
    async fn give_up(&self, mail: &Queued, class: &'static str) {
        count(mail, "dead");
        tracing::warn!(seq = mail.seq, kind = mail.matter.code(), class, "a mail was refused for good");
        // What is not kept here is tried again when the lease lapses.
        let _ = self.app.outbox.refused(mail, class).await;
    }
}

fn count(mail: &Queued, result: &'static str) {
    metrics::counter!("commons_mails_total", "kind" => mail.matter.code(), "result" => result).increment(1);
}
