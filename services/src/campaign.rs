//! What people do on the campaign's pages: who may, is it valid, one store call, answer. No SQL, no HTML.

mod pledge;
mod preferences;

use std::sync::Arc;

use domain::campaign::{Channel, Purpose};
use domain::seal::{Purpose as LinkPurpose, Sealed, Secret, Unsealed};
use domain::{Clock, Language};
use store::campaign::{Method, NewConsent, Supporter};
use store::health::Schema;
use store::{Store, StoreError};
use time::{Duration, OffsetDateTime};

pub use pledge::{ConfirmFields, ConfirmWrong, Confirmation, PledgeError, PledgeToConfirm, Pressed};
pub use preferences::{AddressOutcome, DetailsError, MyData, Saved};
pub use preferences::{details_words, stands, updates_words};

use crate::digests::Digests;
use crate::resources::Resources;
use crate::site::Site;
use crate::stored_texts::StoredTexts;

/// How long a form may stay open.
const FORM_LIFE: Duration = Duration::DAY;
/// How long a link to the preferences works: CASL's mechanism must work for 60 days after a message (section 11(2)).
const PREFERENCES_LIFE: Duration = Duration::days(60);

/// The campaign's use cases, over one store.
#[derive(Clone)]
pub struct Campaign {
    pub(crate) store: Arc<dyn Store>,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// What seals links and forms.
    pub secret: Secret,
    /// Whose campaign it is.
    pub site: Arc<Site>,
    /// What of the texts is stored.
    pub texts: Arc<StoredTexts>,
    wordings: Arc<Digests>,
}

impl Campaign {
    /// Puts the use cases together.
    pub fn new(resources: &Resources) -> Self {
        let Resources { store, clock, secret, site, texts } = resources.clone();
        let wordings = Arc::new(Digests::new(&texts.consents));
        Self { store, clock, secret, site, texts, wordings }
    }

    /// Keeps this version's consent wordings, so that receipts can point to them, and tells earlier pledges apart as this
    /// version does.
    ///
    /// # Errors
    /// [`StoreError`] when that could not be kept.
    pub async fn prepare(&self) -> Result<(), StoreError> {
        self.store.keep_consent_texts(self.texts.consents.clone(), self.clock.now()).await?;
        self.store.mend_who().await
    }

    /// Whether the database can be used, and how its schema stands to this version's.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be used.
    pub async fn ready(&self) -> Result<Schema, StoreError> {
        self.store.ready().await
    }

    /// A stamp for a form that is written now.
    pub fn form_token(&self) -> String {
        self.secret.stamp_form(self.clock.now())
    }

    fn form_is_fresh(&self, stamp: &str) -> bool {
        self.secret.open_form(stamp, self.clock.now(), FORM_LIFE).is_ok()
    }

    /// The token of a link that confirms a pledge: it works for as long as the unconfirmed pledge is kept.
    pub fn confirm_token(&self, supporter: &Supporter) -> String {
        let expires = supporter.received + Duration::days(self.site.confirm_days.into());
        self.seal(LinkPurpose::ConfirmPledge, supporter, Some(expires))
    }

    /// The token of a link to a person's preferences.
    pub fn preferences_token(&self, supporter: &Supporter) -> String {
        self.seal(LinkPurpose::Preferences, supporter, Some(self.clock.now() + PREFERENCES_LIFE))
    }

    /// The token of a link that unsubscribes; it works for as long as the pledge is kept.
    pub fn unsubscribe_token(&self, supporter: &Supporter) -> String {
        self.seal(LinkPurpose::Unsubscribe, supporter, None)
    }

    /// The token of a link that confirms the new address, and no other that may take its place.
    pub fn address_token(&self, supporter: &Supporter) -> String {
        let expires = Some(self.clock.now() + Duration::days(7));
        let epoch = supporter.pending.as_ref().map_or(supporter.link_epoch, |pending| pending.tag);
        self.secret.seal(LinkPurpose::ConfirmAddress, Sealed { subject: supporter.id, epoch, expires })
    }

    fn seal(&self, purpose: LinkPurpose, supporter: &Supporter, expires: Option<OffsetDateTime>) -> String {
        self.secret.seal(purpose, Sealed { subject: supporter.id, epoch: supporter.link_epoch, expires })
    }

    fn open(&self, purpose: LinkPurpose, token: &str) -> Result<Sealed, Unsealed> {
        self.secret.open(purpose, token, self.clock.now())
    }

    /// The person that a link was sealed for, while it holds.
    async fn bearer(&self, purpose: LinkPurpose, token: &str) -> Result<Option<Supporter>, StoreError> {
        match self.open(purpose, token) {
            Ok(link) => self.store.supporter(link.subject, link.epoch).await,
            Err(_) => Ok(None),
        }
    }

    fn consent(&self, channel: Channel, shown_in: Language, method: Method) -> NewConsent {
        let purpose = Purpose::Updates;
        let text_digest = self.wordings.of(purpose, channel, shown_in).to_owned();
        NewConsent { purpose, channel, text_digest, method }
    }
}
