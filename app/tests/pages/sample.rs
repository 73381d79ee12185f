//! A page of each kind, and how to render it.

use std::sync::Arc;

use app::account::{AccountPage, Fields, InvitationPage, SignInPage, SignOnProblem};
use app::desk::{DeskPage, HelpErrors, HelpFields, HelpPage};
use app::page::{
    BrowserFiles, ConfirmPage, ConfirmWrong, Context, FormBackPage, LinkRequestPage, Page, PledgePage,
    PreferencesPage, Problem, Refusal, Returned, Saved,
};
use app::routes::Route;
use app::site::{Association, Provider, Site};
use app::ui::Shell;
use domain::Language;
use domain::account::UsernameError;
use domain::campaign::{Channel, Field, FieldError, Issue, PledgeForm};
use domain::community::NotificationKind;
use domain::desk::ProseError;
use leptos::WasmSplitManifest;
use leptos::config::LeptosOptions;
use leptos::prelude::*;
use store::account::Terms;
use store::campaign::{Method, Receipt, Supporter};
use time::OffsetDateTime;
use time::macros::datetime;
use uuid::Uuid;

pub const NOW: OffsetDateTime = datetime!(2026-11-22 14:05:33 UTC);
pub const TOKEN: &str = "sealed";

pub fn site() -> Site {
    Site {
        base_url: "https://advocates.example.org".into(),
        association: Association::default(),
        confirm_days: 14,
        provider: Some(Provider { en: "My Association".into(), fr: "Mon Association".into() }),
    }
}

pub fn context(language: Language, route: Option<Route>) -> Context {
    Context {
        language,
        route,
        token: route.filter(|route| route.is_personal()).map(|_| TOKEN.to_owned()).unwrap_or_default(),
        viewer: None,
        site: Arc::new(site()),
        confirmed: 12_345,
        now: NOW,
        options: LeptosOptions::builder().output_name("commons").build(),
        files: BrowserFiles {
            style: "/pkg/commons.css".into(),
            script: "/pkg/commons.js".into(),
            wasm: "/pkg/commons.wasm".into(),
            loader: None,
            parts: WasmSplitManifest::default(),
            is_named: false,
        },
    }
}

pub fn render(context: Context, page: Page) -> String {
    Owner::new().with(|| view! { <Shell context page/> }.to_html())
}

/// The page as a reader of its language gets it.
pub fn page(language: Language, route: Route, page: Page) -> String {
    render(context(language, Some(route)), page)
}

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

pub fn receipts(language: Language) -> Vec<Receipt> {
    Channel::ALL
        .map(|channel| Receipt {
            text: app::campaign::consent::text(&site(), channel, language),
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

pub fn refused(form: PledgeForm) -> PledgePage {
    let errors = form.validate().err().unwrap_or_default();
    PledgePage { form, errors, refusal: None, form_token: "stamp".into() }
}

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

/// Every kind of page, in each of its states.
pub fn all(language: Language) -> Vec<(Option<Route>, Page)> {
    let mut pages = vec![
        (Some(Route::Landing), Page::Landing(Box::default())),
        (Some(Route::Landing), Page::Landing(Box::new(refused(wrong_form())))),
        (Some(Route::Pledge), Page::Pledge(Box::default())),
        (Some(Route::Pledge), Page::Pledge(Box::new(refused(wrong_form())))),
        (Some(Route::Thanks), Page::Thanks(Vec::new())),
        (Some(Route::Thanks), Page::Thanks(vec![Field::PostalCode, Field::Issue, Field::Phone])),
        (Some(Route::Confirm), Page::Confirm(Box::new(shared_mailbox()))),
        (Some(Route::Confirm), Page::Confirm(Box::new(confirm(language)))),
        (Some(Route::Confirm), Page::Confirmed(TOKEN.into())),
        (Some(Route::Confirm), Page::AlreadyConfirmed),
        (Some(Route::Confirm), Page::ConfirmExpired),
        (Some(Route::Disowned), Page::Disowned),
        (Some(Route::Act), Page::Act),
        (Some(Route::Privacy), Page::Privacy(None)),
        (Some(Route::LinkRequest), Page::LinkRequest(LinkRequestPage::default())),
        (Some(Route::LinkRequest), Page::LinkRequest(wrong_request())),
        (Some(Route::LinkSent), Page::LinkSent),
        (Some(Route::Preferences), Page::LinkInvalid),
        (Some(Route::Preferences), Page::Preferences(Box::new(preferences(language)))),
        (Some(Route::Details), Page::Preferences(Box::new(wrong_details(language)))),
        (Some(Route::Erase), Page::Erase),
        (Some(Route::Erased), Page::Erased),
        (Some(Route::ConfirmAddress), Page::ConfirmAddress("new@example.ca".into())),
        (Some(Route::ConfirmAddress), Page::AddressTaken),
        (Some(Route::Unsubscribe), Page::Unsubscribe),
        (Some(Route::Unsubscribe), Page::Unsubscribed),
    ];
    pages.push((Some(Route::Help), Page::Desk(Box::new(DeskPage::Help(Box::default())))));
    pages.push((Some(Route::Help), Page::Desk(Box::new(DeskPage::Help(Box::new(wrong_help()))))));
    pages.push((Some(Route::HelpSent), Page::Desk(Box::new(DeskPage::HelpSent))));
    for refusal in [Refusal::Expired, Refusal::TooMany, Refusal::Unavailable, Refusal::Doubtful] {
        let page = PledgePage { refusal: Some(refusal), ..PledgePage::default() };
        pages.push((Some(Route::Pledge), Page::Pledge(Box::new(page))));
        let page = LinkRequestPage { refusal: Some(refusal), ..LinkRequestPage::default() };
        pages.push((Some(Route::LinkRequest), Page::LinkRequest(page)));
    }
    for saved in Saved::ALL {
        let page = PreferencesPage { saved: Some(saved), ..preferences(language) };
        pages.push((Some(Route::Preferences), Page::Preferences(Box::new(page))));
    }
    for problem in [
        Problem::BadRequest,
        Problem::Forbidden,
        Problem::NotFound,
        Problem::MethodNotAllowed,
        Problem::Timeout,
        Problem::Anothers,
        Problem::Unsigned,
        Problem::TooLarge,
        Problem::TooMany,
        Problem::Internal,
        Problem::Unavailable,
    ] {
        pages.push((None, Page::Problem(problem)));
    }
    for returned in
        [Returned::Busy, Returned::TooMany, Returned::Failed, Returned::Anothers, Returned::Unsigned]
    {
        let fields = vec![("act".into(), "note".into()), ("note".into(), "Half of <b>it</b>.".into())];
        let page = FormBackPage { returned, action: Route::Suggest.path(language), fields };
        pages.push((None, Page::FormBack(Box::new(page))));
    }
    let account = |page| Page::Account(Box::new(page));
    pages.push((Some(Route::SignIn), account(AccountPage::SignIn(SignInPage::default()))));
    for stop in [None, Some(NotificationKind::Reply)] {
        pages.push((Some(Route::StopMails), account(AccountPage::StopMails(stop))));
        pages.push((Some(Route::StopMails), account(AccountPage::MailsStopped(stop))));
    }
    pages.push((Some(Route::StopMails), account(AccountPage::StopInvalid)));
    for problem in SignOnProblem::ALL {
        pages.push((Some(Route::SignOnReturn), account(AccountPage::SignOnProblem(problem))));
    }
    let wrong = Fields { username: Some(UsernameError::Taken), terms: true, ..Fields::default() };
    for wrong in [Fields::default(), wrong] {
        let page = AccountPage::SignOnAccount(Box::new(InvitationPage { wrong, ..opening() }));
        pages.push((Some(Route::SignOnAccount), account(page)));
    }
    pages
}

fn opening() -> InvitationPage {
    let terms = Terms { version: 1, published: NOW, en: "Be kind.".into(), fr: "Soyez bons.".into() };
    InvitationPage {
        is_member: true,
        username: "zéphirine".into(),
        wrong: Fields::default(),
        is_busy: false,
        terms,
    }
}

fn confirm(language: Language) -> ConfirmPage {
    let words = |channel| (channel, app::campaign::consent::text(&site(), channel, language).text);
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
        others: vec![(uuid::Uuid::from_u128(7), "Jean Tremblay".into())],
        seen: 2,
        wrong: Some(ConfirmWrong::Who),
    }
}

fn wrong_request() -> LinkRequestPage {
    LinkRequestPage { email: "marie@".into(), error: Some(FieldError::Invalid), refusal: None }
}

/// A request in which every field is wrong.
fn wrong_help() -> HelpPage {
    HelpPage {
        fields: HelpFields { email: "marie@".into(), message: "</textarea>".into(), ..HelpFields::default() },
        wrong: HelpErrors {
            email: Some(FieldError::Invalid),
            kind: true,
            wanted: Some(UsernameError::Reserved),
            message: Some(ProseError::Long),
        },
        refusal: None,
    }
}

fn wrong_details(language: Language) -> PreferencesPage {
    let details = wrong_form();
    let errors = details.validate().err().unwrap_or_default();
    PreferencesPage { details, errors, ..preferences(language) }
}
