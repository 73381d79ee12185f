//! Changing one's e-mail address.

use domain::Language;
use domain::campaign::{Field, FieldError};
use leptos::prelude::*;
use time::OffsetDateTime;

use super::password::OwnPassword;
use super::sample::{HOSTILE, LONG_EMAIL};
use crate::campaign::field_errors;
use crate::i18n::{date, locale, td_string};
use crate::page::{Context, PageView, Sample, Viewer, asks_nothing};
use crate::routes::Route;
use crate::sample::member;
use crate::ui::{EmailField, ErrorSummary, IntoMarkup, Markup, Outcome, PageHead};

/// The new address, and the password.
#[derive(Clone, Debug, Default)]
pub struct EmailPage {
    /// The address that counts.
    pub current: String,
    /// What was typed as the new one.
    pub typed: String,
    /// What is wrong.
    pub wrong: Option<EmailWrong>,
    /// Whether no password was typed either.
    pub lacks_password: bool,
}

/// Why an address was not asked to confirm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmailWrong {
    /// It is no address.
    Address(FieldError),
    /// It counts already.
    Same,
    /// The password was not right.
    Password,
    /// Too many were asked for today.
    TooMany,
    /// Too many people at once.
    Busy,
}

impl PageView for EmailPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), account.email.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let (mut address_error, mut password_error, mut refusal) = (None, None, None);
        match self.wrong {
            Some(EmailWrong::Address(error)) => {
                address_error = Some(field_errors::message(language, Field::Email, error));
            }
            Some(EmailWrong::Same) => address_error = Some(td_string!(t, account.email.same).to_owned()),
            Some(EmailWrong::Password) => {
                password_error = Some(td_string!(t, account.password.wrong).to_owned());
            }
            Some(EmailWrong::TooMany) => refusal = Some(td_string!(t, account.email.too_many)),
            Some(EmailWrong::Busy) => refusal = Some(td_string!(t, account.sign_in.busy)),
            None => {}
        }
        if self.lacks_password {
            password_error = Some(td_string!(t, account.errors.own_password_missing).to_owned());
        }
        let items: Vec<(&'static str, String)> =
            [("email", address_error.clone()), ("password", password_error.clone())]
                .into_iter()
                .filter_map(|(name, message)| Some((name, message?)))
                .collect();
        let title = refusal.or_else(|| (!items.is_empty()).then(|| td_string!(t, account.errors.title)));
        let summary = title.map(|title| view! { <ErrorSummary title items/> });
        view! {
            <div class="wrap page">
                {summary}
                <PageHead
                    title=td_string!(t, account.email.title)
                    lead=td_string!(t, account.email.intro, address = self.current)
                />
                <form class="form prose" method="post" action=Route::Email.path(language) novalidate>
                    <EmailField
                        language
                        label=td_string!(t, account.email.new)
                        value=self.typed
                        error=address_error
                    />
                    <OwnPassword context=context.clone() label=td_string!(t, account.email.password) error=password_error/>
                    <div class="form-end">
                        <button class="btn" type="submit">{td_string!(t, account.email.submit)}</button>
                    </div>
                </form>
            </div>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let blank = || Self { current: LONG_EMAIL.into(), ..Self::default() };
        let wrong = |typed: &str, wrong| Self { typed: typed.into(), wrong: Some(wrong), ..blank() };
        let nothing = EmailWrong::Address(FieldError::Missing);
        let has_none = Viewer { has_password: false, ..member() };
        [
            ("", member(), blank()),
            ("no-password", has_none, blank()),
            ("nothing-typed", member(), Self { lacks_password: true, ..wrong("", nothing) }),
            ("no-address", member(), wrong(HOSTILE, EmailWrong::Address(FieldError::Invalid))),
            ("same", member(), wrong(LONG_EMAIL, EmailWrong::Same)),
            ("wrong-password", member(), wrong("zephirine@example.ca", EmailWrong::Password)),
            ("too-many", member(), wrong("zephirine@example.ca", EmailWrong::TooMany)),
            (
                "busy-and-none",
                member(),
                Self { lacks_password: true, ..wrong("zephirine@example.ca", EmailWrong::Busy) },
            ),
            ("busy", member(), wrong("zephirine@example.ca", EmailWrong::Busy)),
        ]
        .map(|(state, viewer, page)| Sample::of(viewer, state, Route::Email, page))
        .to_vec()
    }
}

/// Look at the new mailbox.
#[derive(Clone, Debug)]
pub struct EmailSentPage {
    /// The mailbox.
    pub address: String,
}

impl PageView for EmailSentPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), account.email.sent_title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let Self { address } = self;
        let t = locale(context.language);
        view! {
            <Outcome
                image="/img/letter.svg"
                title=td_string!(t, account.email.sent_title)
                lead=td_string!(t, account.email.sent, address)
            >
                <p><a href=Route::Account.path(context.language)>{td_string!(t, account.email.back)}</a></p>
            </Outcome>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        vec![Sample::of(member(), "", Route::Email, Self { address: LONG_EMAIL.into() })]
    }
}

/// Mail to the address is refused: since when, and what to do.
#[component]
pub(super) fn Unreachable(language: Language, since: OffsetDateTime) -> impl IntoView {
    let t = locale(language);
    view! {
        <div class="notice notice-warning">
            <p>{td_string!(t, account.email.unreachable, date = date(language, since))}</p>
            <form method="post" action=Route::Email.path(language)>
                <button class="btn btn-quiet" type="submit" name="again" value="on">
                    {td_string!(t, account.email.unreachable_again)}
                </button>
            </form>
        </div>
    }
    .markup()
}
