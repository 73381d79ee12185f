//! What administrators and editors do: is it valid, one store call, answer. No SQL, no HTML.

mod audit;
mod documents;
mod files;
mod guest_posts;
mod new_staff;
mod offers;
mod outcomes;
mod palette;
mod picture;
mod roster;
mod staff;
mod suggestions;
mod themes;
mod topic_work;
mod topics;
mod waiting;

use std::sync::Arc;

use domain::account::{MemberNumber, Username};
use domain::seal::Secret;
use domain::{Clock, EmailAddress};
use store::account::Login;
use store::account::session::Actor;
use store::staff::Find;
use store::{Store, StoreError};
use uuid::Uuid;

pub use audit::{Filter, Filtered};
pub use documents::{DraftFields, NotPublished, PublishFields, Saved, ToPublish};
pub use documents::{lags, obstacle, text};
pub use files::{FileContent, FileError, FileErrors, FileFields, read_file};
pub use guest_posts::{Answered, AskErrors, AskFields, DeskErrors, DeskFields, NotAsked};
pub use new_staff::{NewStaff, add_staff};
pub use offers::{OfferAnswerErrors, OfferAnswerFields, OfferAnswered};
pub use outcomes::{
    FollowUpErrors, FollowUpFields, FollowedUp, KeptOutcome, OutcomeErrors, OutcomeFields, OutcomeWritten,
    review_day,
};
pub use palette::Spotted;
pub use roster::fingerprint;
pub use roster::{Confirmed, INVITE_AGAIN, Look, UPLOAD_LIFE};
pub use staff::{
    Appointed, AppointmentErrors, AppointmentFields, StaffList, Suspending, SuspensionErrors,
    SuspensionFields,
};
pub use suggestions::{Judged, Triage, VerdictErrors, VerdictFields};
pub use themes::ThemeFields;
pub use topic_work::TopicWork;
pub use topics::{Acted, TextFields, TopicDesk, TopicErrors, TopicFields, TopicSaved, TopicSent};
pub use waiting::Waiting;

use crate::resources::Resources;
use crate::stored_texts::StoredTexts;

/// The use cases of the dashboard, over one store.
#[derive(Clone)]
pub struct Dashboard {
    pub(crate) store: Arc<dyn Store>,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// What makes two addresses one mailbox.
    pub secret: Secret,
    /// What of the texts is stored.
    pub texts: Arc<StoredTexts>,
    /// Whether an editor approves and publishes a guest post of their own: where there is no other editor.
    pub publishes_own: bool,
}

impl Dashboard {
    /// Puts the use cases together; `publishes_own` as the field says.
    pub fn new(resources: &Resources, publishes_own: bool) -> Self {
        let Resources { store, clock, secret, texts, .. } = resources.clone();
        Self { store, clock, secret, texts, publishes_own }
    }

    /// Whether somebody may have a guest post of a person's read: a second person looks at one's own.
    pub(super) fn may_publish(&self, actor: &Actor, author: Uuid) -> bool {
        self.publishes_own || author != actor.person
    }

    /// Whom somebody means by a username, an address, a member number or an identifier.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be found out.
    pub async fn find(&self, typed: &str) -> Result<Option<Uuid>, StoreError> {
        let typed = typed.trim();
        if let Ok(id) = typed.parse::<Uuid>() {
            return Ok(Some(id));
        }
        let mut ways = Vec::new();
        if let Ok(email) = EmailAddress::parse(typed) {
            ways.push(Find::Login(Login::Email(self.secret.address_key(&email.canonical()))));
        } else {
            ways.extend(MemberNumber::parse(typed).ok().map(Find::Number));
            let username = Username::read(typed).ok();
            ways.extend(username.map(|username| Find::Login(Login::Username(username.skeleton()))));
        }
        for way in ways {
            if let Some(person) = self.store.find_person(way).await? {
                return Ok(Some(person));
            }
        }
        Ok(None)
    }
}
