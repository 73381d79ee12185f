//! What samples of the campaign's pages show.

use domain::Language;
use domain::campaign::{Channel, Issue, PledgeForm};
use store::campaign::{Method, Receipt, Supporter};
use uuid::Uuid;

use super::consent;
use crate::sample::{NOW, site};

/// Somebody who pledged.
pub fn supporter(language: Language) -> Supporter {
    Supporter {
        id: Uuid::from_u128(1),
        email: "marie-eve@example.ca".into(),
        first_name: "Marie-Ève".into(),
        last_name: "Tremblay".into(),
        postal_code: Some("K1A 0B1".into()),
        province: Some("ON".into()),
        language,
        issue: Some(Issue::AccessToCare),
        phone: Some("+16135550123".into()),
        received: NOW,
        confirmed: Some(NOW),
        pending: None,
        link_epoch: 0,
        forms: 1,
    }
}

/// What they agreed to, and have withdrawn in part.
pub fn receipts(language: Language) -> Vec<Receipt> {
    Channel::ALL
        .map(|channel| Receipt {
            text: consent::text(&site(), channel, language),
            given: NOW,
            method: Method::PledgeForm,
            withdrawn: (channel == Channel::Sms).then_some((NOW, Method::PreferenceCentre)),
        })
        .to_vec()
}

/// A form in which every field is wrong.
pub fn wrong_form() -> PledgeForm {
    PledgeForm {
        first_name: "@".into(),
        last_name: "x".repeat(200),
        email: "marie@".into(),
        postal_code: "D1A 0B1".into(),
        language: "de".into(),
        issue: "no-issue".into(),
        consent_sms: "yes".into(),
        ..PledgeForm::default()
    }
}

/// A form in which every field tries to be more than text.
pub fn hostile_form() -> PledgeForm {
    let hostile = "\"><b>Zoë's</b>&amp;<script>alert(1)</script>";
    PledgeForm {
        first_name: hostile.into(),
        last_name: hostile.into(),
        email: hostile.into(),
        postal_code: hostile.into(),
        language: hostile.into(),
        issue: hostile.into(),
        consent_email: hostile.into(),
        consent_sms: hostile.into(),
        phone: hostile.into(),
        ..PledgeForm::default()
    }
}

/// A form in which nothing is wrong.
pub fn filled_form(language: Language) -> PledgeForm {
    PledgeForm {
        first_name: "Marie-Ève".into(),
        last_name: "Featherstonehaugh-Cholmondeley".into(),
        email: "marie-eve@example.ca".into(),
        postal_code: "K1A 0B1".into(),
        language: language.code().into(),
        issue: Issue::AccessToCare.slug().into(),
        consent_email: "on".into(),
        consent_sms: "on".into(),
        phone: "613 555-0123".into(),
        ..PledgeForm::default()
    }
}
