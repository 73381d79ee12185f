//! What tells an attack (OWASP ASVS 5.0, 16.3): each event a line of the log's target `security` and a count in the
//! metrics. Nothing personal stands in it, but keyed digests that name the same person, or the same place, alike.

use domain::seal::Secret;
use uuid::Uuid;

use crate::http::limits::Client;
use crate::state::App;

/// The log's target, which is heard whatever the setting `log` says.
pub const TARGET: &str = "security";
/// How many events there were, by `event`.
const COUNTER: &str = "commons_security_events_total";

/// Something that may be part of an attack, or that one leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecurityEvent {
    /// Somebody signed in.
    SignedIn,
    /// A name and a password did not belong together.
    SignInFailed,
    /// The password was right, the code or the passkey was not.
    SecondFactorFailed,
    /// A password that was asked for once more, before something that only its owner may do, was wrong.
    ReauthenticationFailed,
    /// What the identity provider said was refused.
    SignOnRefused,
    /// A session asked for a page that its person may not see.
    PageRefused,
    /// A form came from another site.
    ForgeryRefused,
    /// A form was written for somebody else than who sent it.
    FormRefused,
    /// A limit was met.
    LimitMet,
    /// A stream was refused, because too many are open.
    StreamRefused,
    /// A password was set or changed.
    PasswordChanged,
    /// An authenticator or a passkey was added, removed or taken away, or a provider's account linked or unlinked.
    FactorChanged,
    /// The address that counts was changed.
    EmailChanged,
    /// Somebody ended sessions of theirs that were open elsewhere.
    SessionsEnded,
    /// Somebody was suspended, or is no more.
    SuspensionChanged,
    /// A role was given or taken.
    RoleChanged,
    /// Somebody exported what is kept: of themselves, or as staff.
    Exported,
    /// Somebody left, and was erased.
    Erased,
}

impl SecurityEvent {
    /// All of them.
    pub const ALL: [Self; 18] = [
        Self::SignedIn,
        Self::SignInFailed,
        Self::SecondFactorFailed,
        Self::ReauthenticationFailed,
        Self::SignOnRefused,
        Self::PageRefused,
        Self::ForgeryRefused,
        Self::FormRefused,
        Self::LimitMet,
        Self::StreamRefused,
        Self::PasswordChanged,
        Self::FactorChanged,
        Self::EmailChanged,
        Self::SessionsEnded,
        Self::SuspensionChanged,
        Self::RoleChanged,
        Self::Exported,
        Self::Erased,
    ];

    /// The word for it in the log and in the metrics.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SignedIn => "signed_in",
            Self::SignInFailed => "sign_in_failed",
            Self::SecondFactorFailed => "second_factor_failed",
            Self::ReauthenticationFailed => "reauthentication_failed",
            Self::SignOnRefused => "sign_on_refused",
            Self::PageRefused => "page_refused",
            Self::ForgeryRefused => "forgery_refused",
            Self::FormRefused => "form_refused",
            Self::LimitMet => "limit_met",
            Self::StreamRefused => "stream_refused",
            Self::PasswordChanged => "password_changed",
            Self::FactorChanged => "factor_changed",
            Self::EmailChanged => "email_changed",
            Self::SessionsEnded => "sessions_ended",
            Self::SuspensionChanged => "suspension_changed",
            Self::RoleChanged => "role_changed",
            Self::Exported => "exported",
            Self::Erased => "erased",
        }
    }

    /// Whether something was refused, rather than done.
    const fn is_refusal(self) -> bool {
        matches!(
            self,
            Self::SignInFailed
                | Self::SecondFactorFailed
                | Self::ReauthenticationFailed
                | Self::SignOnRefused
                | Self::PageRefused
                | Self::ForgeryRefused
                | Self::FormRefused
                | Self::LimitMet
                | Self::StreamRefused
        )
    }
}

/// On an answer whose event is recorded already, under a name of its own.
#[derive(Clone, Copy)]
pub struct Recorded;

/// Records an event: about whom, where that is known, and from where it came.
pub fn record(app: &App, event: SecurityEvent, person: Option<Uuid>, client: Option<Client>) {
    note(&app.accounts.secret, event, person, client);
}

fn note(secret: &Secret, event: SecurityEvent, person: Option<Uuid>, client: Option<Client>) {
    metrics::counter!(COUNTER, "event" => event.code()).increment(1);
    let person = person.map(|person| id(secret, "person", person.as_bytes()));
    let client = client.map(|client| match client {
        Client::V4(address) => id(secret, "client", &address),
        Client::V6(network) => id(secret, "client", &network),
    });
    let (event, person, client, refused) =
        (event.code(), person.as_deref(), client.as_deref(), event.is_refusal());
    if refused {
        tracing::warn!(target: TARGET, event, person, client, "security");
    } else {
        tracing::info!(target: TARGET, event, person, client, "security");
    }
}

fn id(secret: &Secret, kind: &str, bytes: &[u8]) -> String {
    format!("{:016x}", u64::from_be_bytes(secret.event_key(kind, bytes)))
}

/// Says what is counted, and begins each count at nothing, so that the first event of a kind is a rise.
pub fn describe() {
    metrics::describe_counter!(COUNTER, "Events that may be part of an attack, by kind.");
    for event in SecurityEvent::ALL {
        metrics::counter!(COUNTER, "event" => event.code()).increment(0);
    }
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use metrics_exporter_prometheus::PrometheusBuilder;

    use super::*;

    #[test]
    fn every_kind_of_event_is_counted_from_the_start() {
        let recorder = PrometheusBuilder::new().build_recorder();
        let secret = Secret::new(&[7; 32]).unwrap();
        let client = "192.0.2.1".parse::<IpAddr>().unwrap().into();
        metrics::with_local_recorder(&recorder, || {
            describe();
            note(&secret, SecurityEvent::LimitMet, None, Some(client));
        });
        let counted = recorder.handle().render();
        for event in SecurityEvent::ALL {
            let count = u8::from(event == SecurityEvent::LimitMet);
            let line = format!("commons_security_events_total{{event=\"{}\"}} {count}\n", event.code());
            assert!(counted.contains(&line), "{counted}");
        }
        assert!(counted.contains("# HELP commons_security_events_total"));
    }

    #[test]
    fn the_same_person_is_named_alike_and_no_other_kind_of_thing_is() {
        let (secret, other) = (Secret::new(&[7; 32]).unwrap(), Secret::new(&[8; 32]).unwrap());
        let person = id(&secret, "person", b"1234");
        assert_eq!(person, id(&secret, "person", b"1234"));
        assert_ne!(person, id(&secret, "client", b"1234"));
        assert_ne!(person, id(&other, "person", b"1234"));
    }
}
