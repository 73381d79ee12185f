//! Empties the outbox: leases what is due, looks again whether it may be sent, sends, and tries again later what
//! failed.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use app::account;
use app::campaign::mail::{Links, compose};
use app::community;
use app::desk;
use app::mail::Composed;
use app::routes::Route;
use domain::EmailAddress;
use futures::{StreamExt as _, stream};
use store::mail::{
    AccountMail, AccountMailKind, CampaignMail, MailContent, MailKind, NotificationMail, Queued,
};
use time::Duration as Span;
use tokio_util::sync::CancellationToken;

use super::message::Unsubscribe;
use super::pause::Pause;
use super::{Failure, Sender, Transport};
use crate::state::App;

/// How often the worker looks when there was nothing to do.
const IDLE: Duration = Duration::from_millis(250);
/// For how long a mail is one worker's alone.
const LEASE: Span = Span::minutes(5);
/// How much of it must be left to begin with a mail: what all steps of handing it over may take.
const NEEDED: Span = Span::minutes(4);
/// Mails handed over at once.
const AT_ONCE: usize = 8;
/// The longest that one mail waits for its next try.
const LONGEST_WAIT: Span = Span::DAY;
/// For how long a mail is tried.
const TRIED: Span = Span::days(14);

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
        let Ok(mails) = self.app.campaign.store.claim_mail(now, now + LEASE, limit).await else { return 0 };
        let taken = u32::try_from(mails.len()).unwrap_or(u32::MAX);
        let relay_failed = AtomicBool::new(false);
        let outcomes: Vec<_> = stream::iter(mails)
            .map(|mail| async {
                let is_late = self.app.campaign.clock.now() > now + LEASE - NEEDED;
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
        let (store, now) = (&self.app.campaign.store, self.app.campaign.clock.now());
        if listened {
            self.pause.listened();
        } else if let Some(class) = failed {
            self.pause.failed(now, class);
        }
        // A mail whose settling is not kept is sent again: at least once, with the same Message-ID.
        let _ = store.mail_settled(settled).await;
        // What is not kept here is tried again when the lease lapses.
        let _ = store.mail_put_back(waiting, now).await;
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
                let link = accounts.link(account_mail);
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
                .store
                .receipts(mail.supporter.id)
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
        let notices = accounts.store.letter(seq, accounts.clock.now()).await;
        let notices = notices.map_err(|_| Failure::Later("the database cannot be used"))?;
        if notices.is_empty() {
            return Ok(None);
        }
        let stop = |what| {
            let token = accounts.stop_token(mail.person.id, what);
            accounts.site.url(&Route::StopMails.path_with(mail.person.language, &token))
        };
        // Where a mail tells of one kind of thing alone, one click stops that kind.
        let kind = notices.first().map(|notice| notice.kind);
        let is_one = notices.iter().all(|notice| Some(notice.kind) == kind);
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
        let (store, now) = (&self.app.campaign.store, self.app.campaign.clock.now());
        if now - mail.queued > TRIED {
            count(mail, "dead");
            tracing::warn!(seq = mail.seq, kind = mail.matter.code(), class, "a mail was never taken");
            // It says nothing of the mailbox. What is not kept here is tried again when the lease lapses.
            let _ = store.mail_dead(mail.seq, now, class, None).await;
            return;
        }
        count(mail, "failed");
        tracing::warn!(
            seq = mail.seq,
            kind = mail.matter.code(),
            attempts = mail.attempts,
            class,
            "a mail waits"
        );
        let due = now + backoff(mail.attempts);
        // What is not kept here is tried again when the lease lapses.
        let _ = store.mail_failed(mail.seq, due, class).await;
    }

    /// There is no such mailbox: the mail ends, and what nobody asked for is not written to it any more.
    async fn give_up(&self, mail: &Queued, class: &'static str) {
        count(mail, "dead");
        tracing::warn!(seq = mail.seq, kind = mail.matter.code(), class, "a mail was refused for good");
        let campaign = &self.app.campaign;
        let mailbox = EmailAddress::parse(&mail.address).ok();
        let mailbox = mailbox.map(|email| campaign.secret.address_key(&email.canonical()));
        // What is not kept here is tried again when the lease lapses.
        let _ = campaign.store.mail_dead(mail.seq, campaign.clock.now(), class, mailbox).await;
    }
}

fn count(mail: &Queued, result: &'static str) {
    metrics::counter!("commons_mails_total", "kind" => mail.matter.code(), "result" => result).increment(1);
}

/// Looks again at what may have changed since the mail was queued.
fn may_send(mail: &CampaignMail, address: &str) -> bool {
    let confirmed = mail.supporter.confirmed.is_some();
    match mail.kind {
        MailKind::ConfirmPledge | MailKind::PledgeWaiting => !confirmed,
        MailKind::Welcome | MailKind::AlreadySupporter => confirmed,
        MailKind::ConfirmAddress => {
            mail.supporter.pending.as_ref().is_some_and(|pending| pending.email == address)
        }
        MailKind::PreferencesLink | MailKind::AddressChanged => true,
    }
}

/// An invitation is for who is a member, or will be of the staff, and has no account yet.
fn still_true(mail: &AccountMail) -> bool {
    match mail.kind {
        AccountMailKind::Invitation => mail.person.username.is_none(),
        AccountMailKind::PasswordReset
        | AccountMailKind::PasswordChanged
        | AccountMailKind::SecondFactorSet
        | AccountMailKind::RecoveryCodeUsed
        | AccountMailKind::ConfirmEmail
        | AccountMailKind::EmailChanged
        | AccountMailKind::UsernameChanged
        | AccountMailKind::SecondFactorReset
        | AccountMailKind::SignOnLinked
        | AccountMailKind::PasskeyAdded
        | AccountMailKind::PasskeyRemoved
        | AccountMailKind::Moderated => mail.person.username.is_some(),
    }
}

/// A mail to a mailbox that is not, or no longer, the person's own must not carry their links.
const fn to_the_person(mail: &CampaignMail) -> bool {
    !matches!(mail.kind, MailKind::ConfirmAddress | MailKind::AddressChanged)
}

/// Half a minute, then twice as long each time up to a day, with up to a quarter more so that many mails do not come
/// back at once.
fn backoff(attempts: u32) -> Span {
    let seconds = (30_i64 << attempts.saturating_sub(1).min(12)).min(LONGEST_WAIT.whole_seconds());
    Span::seconds(seconds + rand::random_range(0..=seconds / 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_try_waits_longer_up_to_a_day() {
        for attempt in 1..12 {
            assert!(backoff(attempt + 1) > backoff(attempt) - Span::seconds(1), "{attempt}");
        }
        assert!(backoff(1) < Span::minutes(1));
        assert!(backoff(u32::MAX) >= Span::DAY && backoff(u32::MAX) < Span::hours(31));
    }
}
