//! The campaign's pages in each of their states.

use domain::Language;
use domain::campaign::{Channel, Field, FieldError, Issue, PledgeForm};
use store::campaign::{Method, Receipt, Supporter};
use uuid::Uuid;

use super::CampaignPage;
use super::consent;
use crate::page::{ConfirmPage, ConfirmWrong, LinkRequestPage, PledgePage, PreferencesPage, Sample, Saved};
use crate::refusal::Refusal;
use crate::routes::Route;
use crate::sample::{NOW, TOKEN, site};

/// All of them.
pub(super) fn all(language: Language) -> Vec<Sample<CampaignPage>> {
    let mut pages = vec![
        Sample::public("", Route::Landing, CampaignPage::Landing(Box::default())),
        Sample::public("", Route::Landing, CampaignPage::Landing(Box::new(refused(wrong_form())))),
        Sample::public("", Route::Pledge, CampaignPage::Pledge(Box::default())),
        Sample::public("", Route::Pledge, CampaignPage::Pledge(Box::new(refused(wrong_form())))),
        Sample::public("", Route::Thanks, CampaignPage::Thanks(Vec::new())),
        Sample::public(
            "",
            Route::Thanks,
            CampaignPage::Thanks(vec![Field::PostalCode, Field::Issue, Field::Phone]),
        ),
        Sample::public("", Route::Confirm, CampaignPage::Confirm(Box::new(shared_mailbox()))),
        Sample::public("", Route::Confirm, CampaignPage::Confirm(Box::new(confirm(language)))),
        Sample::public("", Route::Confirm, CampaignPage::Confirmed(TOKEN.into())),
        Sample::public("", Route::Confirm, CampaignPage::AlreadyConfirmed),
        Sample::public("", Route::Confirm, CampaignPage::ConfirmExpired),
        Sample::public("", Route::Disowned, CampaignPage::Disowned),
        Sample::public("", Route::Act, CampaignPage::Act),
        Sample::public("", Route::Privacy, CampaignPage::Privacy(None)),
        Sample::public("", Route::LinkRequest, CampaignPage::LinkRequest(LinkRequestPage::default())),
        Sample::public("", Route::LinkRequest, CampaignPage::LinkRequest(wrong_request())),
        Sample::public("", Route::LinkSent, CampaignPage::LinkSent),
        Sample::public("", Route::Preferences, CampaignPage::LinkInvalid),
        Sample::public("", Route::Preferences, CampaignPage::Preferences(Box::new(preferences(language)))),
        Sample::public("", Route::Details, CampaignPage::Preferences(Box::new(wrong_details(language)))),
        Sample::public("", Route::Erase, CampaignPage::Erase),
        Sample::public("", Route::Erased, CampaignPage::Erased),
        Sample::public("", Route::ConfirmAddress, CampaignPage::ConfirmAddress("new@example.ca".into())),
        Sample::public("", Route::ConfirmAddress, CampaignPage::AddressTaken),
        Sample::public("", Route::Unsubscribe, CampaignPage::Unsubscribe),
        Sample::public("", Route::Unsubscribe, CampaignPage::Unsubscribed),
    ];
    for refusal in [Refusal::Expired, Refusal::TooMany, Refusal::Unavailable, Refusal::Doubtful] {
        let page = PledgePage { refusal: Some(refusal), ..PledgePage::default() };
        pages.push(Sample::public("refused", Route::Pledge, CampaignPage::Pledge(Box::new(page))));
        let page = LinkRequestPage { refusal: Some(refusal), ..LinkRequestPage::default() };
        pages.push(Sample::public("refused", Route::LinkRequest, CampaignPage::LinkRequest(page)));
    }
    for saved in Saved::ALL {
        let page = PreferencesPage { saved: Some(saved), ..preferences(language) };
        pages.push(Sample::public("saved", Route::Preferences, CampaignPage::Preferences(Box::new(page))));
    }
    pages
}

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

/// The form, with what is wrong with what was typed.
pub fn refused(form: PledgeForm) -> PledgePage {
    let errors = form.validate().err().unwrap_or_default();
    PledgePage { form, errors, refusal: None, form_token: "stamp".into() }
}

/// The preference centre of [`supporter`].
pub fn preferences(language: Language) -> PreferencesPage {
    PreferencesPage {
        supporter: supporter(language),
        receipts: receipts(language),
        details: PledgeForm {
            first_name: "Marie-Ève".into(),
            language: language.code().into(),
            ..PledgeForm::default()
        },
        errors: domain::campaign::Errors::default(),
        saved: None,
    }
}

fn confirm(language: Language) -> ConfirmPage {
    let words = |channel| (channel, consent::text(&site(), channel, language).text);
    ConfirmPage {
        name: "Marie Tremblay".into(),
        language,
        issue: Some(Issue::VirtualCare),
        consents: Channel::ALL.map(words).to_vec(),
        others: Vec::new(),
        seen: 1,
        wrong: None,
    }
}

/// A confirmation that asks which of two people it is.
fn shared_mailbox() -> ConfirmPage {
    ConfirmPage {
        name: "Marie Tremblay".into(),
        language: Language::Fr,
        issue: None,
        consents: Vec::new(),
        others: vec![(Uuid::from_u128(7), "Jean Tremblay".into())],
        seen: 2,
        wrong: Some(ConfirmWrong::Who),
    }
}

fn wrong_request() -> LinkRequestPage {
    LinkRequestPage { email: "marie@".into(), error: Some(FieldError::Invalid), refusal: None }
}

fn wrong_details(language: Language) -> PreferencesPage {
    let details = wrong_form();
    let errors = details.validate().err().unwrap_or_default();
    PreferencesPage { details, errors, ..preferences(language) }
}
