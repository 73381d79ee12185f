//! Which page is written: its title, its matter, and what it shows.

use domain::Language;
use domain::account::{PasswordError, UsernameError};
use domain::campaign::FieldError;
use domain::community::{DigestTime, NotificationChoices};
use leptos::prelude::*;
use serde::Deserialize;
use store::account::{Actor, Person, Profile, Session, Terms};
use store::passkey::Passkey;
use store::staff::Held;

use super::actions::{Enrolment, Leaving, SecondStep, Stop};
use super::email::{ChangeEmail, ConfirmEmail, ConfirmSameEmail, EmailLinkInvalid, EmailSent, EmailTaken};
use super::leave::Leave;
use super::passkeys::{AddPasskey, AddPasskeyPage, RemovePasskey, RemovePasskeyPage, UsePasskey};
use super::password::ChangePassword;
use super::sample;
use super::settings::{Authenticator, MyAccount, RecoveryCodes};
use super::sign_in::{Code, SignIn};
use super::sign_on::{MySignOn, OpenSignedOn, Problem, SignOnProblem};
use super::stop_mails::{MailsStopped, StopInvalid, StopMails};
use super::terms::AcceptTerms;
use super::ways_in::{AccessRequest, AccessRequestSent, Invitation, LinkInvalid, Reset};
use crate::destination;
use crate::i18n::{locale, td_string};
use crate::page::{Context, LinkRequestPage, PageView, Sample};
use crate::ui::{IntoMarkup, Markup};

/// A page about accounts.
#[derive(Clone, Debug)]
pub enum AccountPage {
    /// The first step of signing in.
    SignIn(SignInPage),
    /// The second step.
    Code(CodePage),
    /// Ask for a link to get in.
    AccessRequest(LinkRequestPage),
    /// It was sent, if there was anyone to send it to.
    AccessRequestSent,
    /// Open an account.
    Invitation(Box<InvitationPage>),
    /// Choose a new password.
    Reset(ResetPage),
    /// The link is no good.
    LinkInvalid,
    /// Read the Terms and Conditions, and accept them.
    Terms(Box<TermsPage>),
    /// One's own account.
    Mine(Box<MyAccountPage>),
    /// Really leave? Holds why not, the time before.
    Leave(Option<Leaving>),
    /// Set up an authenticator.
    Authenticator(Box<AuthenticatorPage>),
    /// Stop these mails?
    StopMails(Stop),
    /// It is done. Whoever pressed the button, a mail provider perhaps, learns nothing more.
    MailsStopped(Stop),
    /// The link that would stop them is no good.
    StopInvalid,
    /// The recovery codes, this once.
    RecoveryCodes(Vec<String>),
    /// Change the password.
    Password(PasswordPage),
    /// Change the address.
    Email(EmailPage),
    /// A mail is under way to this address.
    EmailSent(String),
    /// Confirm this address.
    ConfirmEmail(String),
    /// Confirm that mail arrives at this address, which counts already.
    ConfirmSameEmail(String),
    /// Somebody else has that address.
    EmailTaken,
    /// The link to a new address is no good.
    EmailLinkInvalid,
    /// Signing in with the identity provider came to nothing.
    SignOnProblem(SignOnProblem),
    /// Open an account without a password.
    SignOnAccount(Box<InvitationPage>),
    /// Add a passkey.
    AddPasskey(AddPasskeyPage),
    /// Remove a passkey.
    RemovePasskey(Box<RemovePasskeyPage>),
    /// Give the passkey first.
    UsePasskey,
}

impl AccountPage {
    /// Where its reader wanted to be, which the other language's page remembers.
    pub(crate) fn wanted(&self) -> &str {
        match self {
            Self::SignIn(page) => &page.to,
            Self::Code(page) => &page.to,
            Self::Terms(page) => &page.to,
            _ => "",
        }
    }
}

/// The form that signs in.
#[derive(Clone, Debug, Default)]
pub struct SignInPage {
    /// What was typed as the username. The password is never written back.
    pub username: String,
    /// Where to go after.
    pub to: String,
    /// What to say first.
    pub notice: Option<SignInNotice>,
    /// Whether the form came without a username.
    pub lacks_username: bool,
    /// Whether it came without a password.
    pub lacks_password: bool,
}

/// The form of the second step.
#[derive(Clone, Debug)]
pub struct CodePage {
    /// The step.
    pub step: SecondStep,
    /// Where to go after.
    pub to: String,
}

/// What the sign-in page says first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInNotice {
    /// Not right.
    Failed,
    /// Too many attempts.
    TooMany,
    /// Too many people at once, or no database.
    Busy,
    /// The second step came too late.
    Expired,
    /// Signed out.
    SignedOut,
    /// The new password is set.
    PasswordSet,
    /// The account is gone.
    Left,
    /// The new address counts.
    EmailSet,
}

/// The fields of a new account.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct AccountFields {
    /// The name as typed.
    pub username: String,
    /// The password as typed.
    pub password: String,
    /// The version of the terms whose box was ticked.
    pub terms: String,
}

impl std::fmt::Debug for AccountFields {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("AccountFields(…)")
    }
}

/// What is wrong with them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    /// The name.
    pub username: Option<UsernameError>,
    /// The password.
    pub password: Option<PasswordError>,
    /// The terms are not accepted.
    pub terms: bool,
}

/// The form that opens an account.
#[derive(Clone, Debug)]
pub struct InvitationPage {
    /// Whether they are invited as a member.
    pub is_member: bool,
    /// What was typed as the username.
    pub username: String,
    /// What is wrong.
    pub wrong: Fields,
    /// Too many people at once.
    pub is_busy: bool,
    /// The terms to accept.
    pub terms: Terms,
}

/// The form that sets a password.
#[derive(Clone, Copy, Debug, Default)]
pub struct ResetPage {
    /// What is wrong.
    pub wrong: Option<PasswordError>,
    /// Too many people at once.
    pub is_busy: bool,
}

/// The form that changes a password. What was typed is never written back.
#[derive(Clone, Copy, Debug, Default)]
pub struct PasswordPage {
    /// The current one was not right.
    pub is_wrong: bool,
    /// What is wrong with the new one.
    pub refused: Option<PasswordError>,
    /// Too many people at once.
    pub is_busy: bool,
}

/// The form that changes an address.
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

/// The terms, to somebody who is signed in.
#[derive(Clone, Debug)]
pub struct TermsPage {
    /// The terms in force.
    pub terms: Terms,
    /// Whether they still have to accept them.
    pub owes: bool,
    /// Where to go after.
    pub to: String,
}

/// One's own account.
#[derive(Clone, Debug)]
pub struct MyAccountPage {
    /// Who asks.
    pub actor: Actor,
    /// What holds against them.
    pub held: Vec<Held>,
    /// Where they are signed in.
    pub sessions: Vec<Session>,
    /// Their passkeys.
    pub passkeys: Vec<Passkey>,
    /// What the association knows of them.
    pub person: Person,
    /// What of it others see.
    pub profile: Profile,
    /// How often they want to be told of what.
    pub notices: NotificationChoices,
    /// When what is gathered is mailed.
    pub digest: DigestTime,
    /// Their account at the association's identity provider, where there is one.
    pub sign_on: Option<MySignOn>,
    /// What was done just before.
    pub done: Option<Done>,
    /// What was not saved, because it was changed in another window meanwhile: what they chose here.
    pub unsaved: Vec<Unsaved>,
    /// Whether what else they chose in the same form was saved.
    pub is_partly_saved: bool,
}

/// What somebody chose for themselves that was not saved yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsaved {
    /// What others see.
    Profile(Profile),
    /// How often they are told of what, and when.
    Notifications(NotificationChoices, DigestTime),
}

/// What was just done to one's own account. A closed list: it stands in the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// A session was ended.
    Ended,
    /// The profile was saved.
    Saved,
    /// The password was changed.
    Password,
    /// How often they are told of what was saved.
    Notifications,
    /// The identity provider was disconnected.
    SignOnEnded,
    /// It was not, for want of a password.
    SignOnKept,
    /// A passkey was added.
    PasskeyAdded,
    /// A passkey was removed.
    PasskeyRemoved,
    /// Mail arrives at their address.
    EmailConfirmed,
}

impl Done {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Ended,
        Self::Saved,
        Self::Password,
        Self::Notifications,
        Self::SignOnEnded,
        Self::SignOnKept,
        Self::PasskeyAdded,
        Self::PasskeyRemoved,
        Self::EmailConfirmed,
    ];

    /// The word for it in the address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ended => "ended",
            Self::Saved => "saved",
            Self::Password => "password",
            Self::Notifications => "notices",
            Self::SignOnEnded => "sign-on-ended",
            Self::SignOnKept => "sign-on-kept",
            Self::PasskeyAdded => "passkey-added",
            Self::PasskeyRemoved => "passkey-removed",
            Self::EmailConfirmed => "email-confirmed",
        }
    }
}

/// What others may see, and the language, as posted.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "the fields are those of the form")]
pub struct ProfileFields {
    pub shows_kind: String,
    pub shows_province: String,
    pub shows_specialty: String,
    pub language: String,
    pub seen: String,
}

/// The form that sets up an authenticator.
#[derive(Clone, Debug)]
pub struct AuthenticatorPage {
    /// The secret to set up.
    pub enrolment: Enrolment,
    /// Whether the code was wrong.
    pub is_wrong: bool,
    /// Whether the password was.
    pub is_wrong_password: bool,
    /// Whether staff cannot go on without it.
    pub is_due: bool,
}

impl PageView for AccountPage {
    fn title(&self, language: Language) -> String {
        title(language, self)
    }

    fn in_other_language(&self, path: String, other: Language) -> String {
        destination::remembered(&path, &destination::in_language(self.wanted(), other))
    }

    fn view(self, context: Context) -> Markup {
        body(context, self)
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        sample::all()
    }
}

/// The page's own title.
fn title(language: Language, page: &AccountPage) -> String {
    let t = locale(language);
    match page {
        AccountPage::SignIn(_) => td_string!(t, account.sign_in.title),
        AccountPage::Code(..) => td_string!(t, account.code.title),
        AccountPage::AccessRequest(_) => td_string!(t, account.access_request.title),
        AccountPage::AccessRequestSent => td_string!(t, account.access_request.sent_title),
        AccountPage::Invitation(_) => td_string!(t, account.invitation.title),
        AccountPage::Reset(_) => td_string!(t, account.reset.title),
        AccountPage::LinkInvalid | AccountPage::EmailLinkInvalid => td_string!(t, account.invalid.title),
        AccountPage::Terms(_) => td_string!(t, account.terms.title),
        AccountPage::Mine(_) => td_string!(t, account.account.title),
        AccountPage::Leave(_) => td_string!(t, account.account.leave.confirm_title),
        AccountPage::Authenticator(_) => td_string!(t, account.authenticator.title),
        AccountPage::StopMails(_) => td_string!(t, following.stop.title),
        AccountPage::MailsStopped(_) => td_string!(t, following.stop.done_title),
        AccountPage::StopInvalid => td_string!(t, preferences.link_invalid.title),
        AccountPage::RecoveryCodes(_) => td_string!(t, account.authenticator.done_title),
        AccountPage::Password(_) => td_string!(t, account.password.title),
        AccountPage::Email(_) => td_string!(t, account.email.title),
        AccountPage::EmailSent(_) => td_string!(t, account.email.sent_title),
        AccountPage::ConfirmEmail(_) => td_string!(t, account.email.confirm_title),
        AccountPage::ConfirmSameEmail(_) => td_string!(t, account.email.same_title),
        AccountPage::EmailTaken => td_string!(t, account.email.taken_title),
        AccountPage::SignOnProblem(problem) => problem.title(language),
        AccountPage::SignOnAccount(_) => td_string!(t, sign_on.opening.title),
        AccountPage::AddPasskey(_) => td_string!(t, passkeys.add.title),
        AccountPage::RemovePasskey(_) => td_string!(t, passkeys.remove.title),
        AccountPage::UsePasskey => td_string!(t, passkeys.give.title),
    }
    .to_owned()
}

/// What stands between the header and the footer.
fn body(context: Context, page: AccountPage) -> Markup {
    match page {
        AccountPage::SignIn(page) => view! { <SignIn context page/> }.markup(),
        AccountPage::Code(page) => view! { <Code context page/> }.markup(),
        AccountPage::AccessRequest(page) => view! { <AccessRequest context page/> }.markup(),
        AccountPage::AccessRequestSent => view! { <AccessRequestSent context/> }.markup(),
        AccountPage::Invitation(page) => view! { <Invitation context page=*page/> }.markup(),
        AccountPage::Reset(page) => view! { <Reset context page/> }.markup(),
        AccountPage::LinkInvalid => view! { <LinkInvalid context/> }.markup(),
        AccountPage::Terms(page) => view! { <AcceptTerms context page=*page/> }.markup(),
        AccountPage::Mine(page) => view! { <MyAccount context page=*page/> }.markup(),
        AccountPage::Leave(refused) => view! { <Leave context refused/> }.markup(),
        AccountPage::Authenticator(page) => view! { <Authenticator context page=*page/> }.markup(),
        AccountPage::StopMails(stop) => view! { <StopMails context stop/> }.markup(),
        AccountPage::MailsStopped(stop) => view! { <MailsStopped context stop/> }.markup(),
        AccountPage::StopInvalid => view! { <StopInvalid context/> }.markup(),
        AccountPage::RecoveryCodes(codes) => view! { <RecoveryCodes context codes/> }.markup(),
        AccountPage::Password(page) => view! { <ChangePassword context page/> }.markup(),
        AccountPage::Email(page) => view! { <ChangeEmail context page/> }.markup(),
        AccountPage::EmailSent(address) => view! { <EmailSent context address/> }.markup(),
        AccountPage::ConfirmEmail(address) => view! { <ConfirmEmail context address/> }.markup(),
        AccountPage::ConfirmSameEmail(address) => view! { <ConfirmSameEmail context address/> }.markup(),
        AccountPage::EmailTaken => view! { <EmailTaken context/> }.markup(),
        AccountPage::EmailLinkInvalid => view! { <EmailLinkInvalid context/> }.markup(),
        AccountPage::SignOnProblem(problem) => view! { <Problem context problem/> }.markup(),
        AccountPage::SignOnAccount(page) => view! { <OpenSignedOn context page=*page/> }.markup(),
        AccountPage::AddPasskey(page) => view! { <AddPasskey context page/> }.markup(),
        AccountPage::RemovePasskey(page) => view! { <RemovePasskey context page=*page/> }.markup(),
        AccountPage::UsePasskey => view! { <UsePasskey context/> }.markup(),
    }
}
